//! What all changes come to: how many break what, and which version the client needs.

use std::fmt;

use super::{Change, Effect};

/// How many changes do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Those that break callers' code.
    pub rust: usize,
    /// Those that break the wire.
    pub wire: usize,
    /// Those that break nothing and may matter all the same.
    pub risky: usize,
    /// All others.
    pub additions: usize,
}

/// Which part of the client's version has to move. While the first number is 0, a break moves the
/// second and all else the third.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// None.
    None,
    /// The one for what breaks nobody.
    Minor,
    /// The one for what breaks somebody.
    Major,
}

impl Verdict {
    /// Counts the changes.
    pub fn of<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Self {
        let mut verdict = Self::default();
        for change in changes {
            verdict.rust += usize::from(change.rust == Effect::Breaking);
            verdict.wire += usize::from(change.wire == Effect::Breaking);
            verdict.risky += usize::from(change.level() == Effect::Risky);
            verdict.additions += usize::from(change.level() < Effect::Risky);
        }
        verdict
    }

    /// What the client's version needs. Code that compiles as before and fails at the server is
    /// broken, too.
    pub fn bump(self) -> Bump {
        if self.rust + self.wire > 0 {
            Bump::Major
        } else if self.risky + self.additions > 0 {
            Bump::Minor
        } else {
            Bump::None
        }
    }
}

/// `major: 3 break Rust, 1 breaks the wire; 2 risky, 41 additions`
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let breaking = |number: usize, what: &str| {
            let verb = if number == 1 { "breaks" } else { "break" };
            (number > 0).then(|| format!("{number} {verb} {what}"))
        };
        let breaks = [breaking(self.rust, "Rust"), breaking(self.wire, "the wire")];
        let additions = if self.additions == 1 {
            "addition"
        } else {
            "additions"
        };
        let others = [(self.risky, "risky"), (self.additions, additions)];
        let others = others.map(|(number, word)| (number > 0).then(|| format!("{number} {word}")));
        let joined = |parts: [Option<String>; 2]| {
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        };
        let all: Vec<String> = [joined(breaks), joined(others)]
            .into_iter()
            .flatten()
            .collect();
        if all.is_empty() {
            return f.write_str("nothing has changed");
        }
        write!(f, "{}: {}", self.bump(), all.join("; "))
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}
