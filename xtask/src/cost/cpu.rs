//! What other programs have taken of the processor.

use std::time::Duration;

/// Why nothing can be measured, if it cannot.
pub fn unmeasurable() -> Option<&'static str> {
    of_children().is_none().then_some(
        "this system does not tell what CPU time other programs take; `cost` needs `getrusage`, \
         which Linux, macOS and the BSDs have",
    )
}

/// What comes of `work`, and the CPU time, of user and system together, of the programs that it has
/// run and waited for, and of those that these have waited for.
pub fn spent<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let before = of_children().unwrap_or_default();
    let made = work();
    let after = of_children().unwrap_or_default();
    (made, after.saturating_sub(before))
}

/// That of all programs that have been waited for so far.
#[cfg(unix)]
fn of_children() -> Option<Duration> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::{TimeVal, TimeValLike as _};

    let of = |time: TimeVal| {
        let micros = u64::try_from(time.num_microseconds());
        micros.ok().map(Duration::from_micros)
    };
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).ok()?;
    Some(of(usage.user_time())? + of(usage.system_time())?)
}

#[cfg(not(unix))]
fn of_children() -> Option<Duration> {
    None
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::time::Duration;

    #[cfg(unix)]
    #[test]
    fn what_a_program_takes_is_counted() {
        // However fast the machine is, a program is not started for nothing.
        let program = std::env::current_exe().unwrap();
        let ((), time) = super::spent(|| {
            let output = Command::new(program).arg("--list").output().unwrap();
            assert!(output.status.success());
        });
        assert!(time > Duration::ZERO);
    }
}
