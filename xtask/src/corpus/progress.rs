//! A progress bar, where a person watches.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::terminal::Terminal;

pub struct Progress(ProgressBar);

impl Progress {
    pub fn new(steps: usize, terminal: &Terminal) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), target(terminal));
        let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {msg:30!}");
        Self(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())))
    }

    /// For work of which nobody knows how much there is.
    pub fn endless(what: &str, terminal: &Terminal) -> Self {
        let bar = ProgressBar::with_draw_target(None, target(terminal));
        bar.set_message(what.to_owned());
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    pub fn advance(&self, name: &str) {
        self.0
            .set_message(name.chars().filter(|c| !c.is_control()).collect::<String>());
        self.0.inc(1);
    }

    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

fn target(terminal: &Terminal) -> ProgressDrawTarget {
    if std::io::stderr().is_terminal() && !terminal.quiet {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    }
}
