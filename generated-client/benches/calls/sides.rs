//! Two sides, measured in turn, so that no drift of the machine decides.

use std::time::{Duration, Instant};

/// How long one side is measured before it is the other's turn.
const TURN: Duration = Duration::from_millis(4);
/// How often each side has its turn.
const ROUNDS: usize = 300;

/// Measures what is written by hand and what is generated, and prints what each takes and their
/// ratio. Of the rounds, the middle one counts.
pub fn compare(name: &str, by_hand: &mut dyn FnMut(), generated: &mut dyn FnMut()) {
    let mut arguments = std::env::args().skip(1);
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let is_named = arguments.all(|argument| argument.starts_with('-') || name.contains(&argument));
    if !is_named {
        return;
    }
    // Without `cargo bench` it is only tried whether all works.
    let rounds = if is_bench { ROUNDS } else { 1 };
    let count = times(by_hand);
    times(generated);
    let (mut left, mut right, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        let (one, other);
        if round % 2 == 0 {
            one = turn(count, by_hand);
            other = turn(count, generated);
        } else {
            other = turn(count, generated);
            one = turn(count, by_hand);
        }
        left.push(one);
        right.push(other);
        ratios.push(other / one);
    }
    println!(
        "{name:<32} {:>10.2} µs by hand {:>10.2} µs generated, ratio {:.3}, ratio of the least {:.3}",
        middle(&mut left),
        middle(&mut right),
        middle(&mut ratios),
        least(&right) / least(&left),
    );
}

/// How often something can be done in a turn.
fn times(work: &mut dyn FnMut()) -> u32 {
    let start = Instant::now();
    let mut count = 0_u32;
    while start.elapsed() < TURN * 10 {
        work();
        count += 1;
    }
    (count / 10).max(1)
}

/// What one time takes, in microseconds.
fn turn(count: u32, work: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    for _ in 0..count {
        work();
    }
    start.elapsed().as_secs_f64() * 1e6 / f64::from(count)
}

fn middle(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn least(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}
