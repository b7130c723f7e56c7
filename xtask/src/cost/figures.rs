//! What is measured, and how the results are held against each other.

use std::collections::BTreeMap;
use std::time::Duration;

/// What is measured of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    Generate,
    Check,
    CheckProgram,
    Build,
    BuildProgram,
    Size,
    Lines,
}

/// In the order of the table.
pub const MEASURES: [Measure; 7] = [
    Measure::Generate,
    Measure::Check,
    Measure::CheckProgram,
    Measure::Build,
    Measure::BuildProgram,
    Measure::Size,
    Measure::Lines,
];

impl Measure {
    /// For people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Generate => "generate, CPU s",
            Self::Check => "cargo check, CPU s",
            Self::CheckProgram | Self::BuildProgram => "… and a program",
            Self::Build => "cargo build --release, CPU s",
            Self::Size => "size of the program, MB",
            Self::Lines => "lines of Rust",
        }
    }

    /// What must not have failed for this to be tried.
    pub fn needs(self) -> &'static [Self] {
        use Measure::{Build, BuildProgram, Check, CheckProgram, Generate};
        match self {
            Self::Generate | Self::Lines => &[Generate],
            Self::Check => &[Generate, Check],
            Self::CheckProgram => &[Generate, Check, CheckProgram],
            Self::Build => &[Generate, Check, Build],
            Self::BuildProgram | Self::Size => {
                &[Generate, Check, CheckProgram, Build, BuildProgram]
            }
        }
    }

    /// For programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Generate => "generate_cpu_seconds",
            Self::Check => "check_cpu_seconds",
            Self::CheckProgram => "check_with_program_cpu_seconds",
            Self::Build => "release_cpu_seconds",
            Self::BuildProgram => "release_with_program_cpu_seconds",
            Self::Size => "program_bytes",
            Self::Lines => "lines",
        }
    }

    /// A result as the table shows it.
    pub fn shown(self, value: f64) -> String {
        match self {
            Self::Size => format!("{:.2}", value / 1e6),
            Self::Lines => format!("{value:.0}"),
            _ => format!("{value:.2}"),
        }
    }
}

/// The least of each measure so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures(BTreeMap<Measure, f64>);

impl Figures {
    pub fn note(&mut self, measure: Measure, value: f64) {
        let least = self.0.entry(measure).or_insert(value);
        *least = least.min(value);
    }

    pub fn time(&mut self, measure: Measure, time: Duration) {
        self.note(measure, time.as_secs_f64());
    }

    pub fn get(&self, measure: Measure) -> Option<f64> {
        self.0.get(&measure).copied()
    }
}

/// How `ours` compares with `other`; below 1 is less.
pub fn ratio(ours: Option<f64>, other: Option<f64>) -> Option<f64> {
    let (ours, other) = (ours?, other?);
    (other > 0.0).then(|| ours / other)
}

/// The least of those that have a result.
pub fn lightest(peers: impl IntoIterator<Item = Option<f64>>) -> Option<f64> {
    peers.into_iter().flatten().min_by(f64::total_cmp)
}

/// How many lines a text has, as `wc -l` has it, and one for what follows the last end of line.
pub fn lines(text: &str) -> usize {
    text.lines().count()
}

#[cfg(test)]
mod tests {
    use super::{Figures, Measure, lightest, lines, ratio};

    #[test]
    fn the_least_is_kept() {
        let mut figures = Figures::default();
        for value in [3.0, 1.5, 2.0] {
            figures.note(Measure::Check, value);
        }
        assert_eq!(figures.get(Measure::Check), Some(1.5));
        assert_eq!(figures.get(Measure::Build), None);
    }

    #[test]
    fn what_is_missing_or_nothing_has_no_ratio() {
        assert_eq!(ratio(Some(1.0), Some(2.0)), Some(0.5));
        assert_eq!(ratio(Some(1.0), None), None);
        assert_eq!(ratio(None, Some(2.0)), None);
        assert_eq!(ratio(Some(1.0), Some(0.0)), None);
        assert_eq!(lightest([Some(3.0), None, Some(2.0)]), Some(2.0));
        assert_eq!(lightest([None]), None);
    }

    #[test]
    fn lines_are_counted() {
        assert_eq!(
            [lines(""), lines("a"), lines("a\n"), lines("a\n\nb")],
            [0, 1, 1, 3]
        );
    }

    #[test]
    fn results_are_shown_in_their_units() {
        assert_eq!(Measure::Size.shown(3_456_789.0), "3.46");
        assert_eq!(Measure::Lines.shown(12_345.0), "12345");
        assert_eq!(Measure::Check.shown(1.005_9), "1.01");
    }
}
