//! What the settings make of changes: another level for a rule, or a waiver of one change.

use codegen::review::{self, Change, Effect};

use crate::config::{Config, Day, Waiver};

/// The changes as the project sees them, the worst first.
pub struct Judged<'c> {
    pub changes: Vec<(Change, Option<&'c Waiver>)>,
    /// What is to say of the settings.
    pub told: Vec<String>,
}

pub fn judged(changes: Vec<Change>, config: Option<&Config>) -> Judged<'_> {
    let Some(config) = config else {
        let changes = changes.into_iter().map(|change| (change, None));
        return Judged {
            changes: changes.collect(),
            told: Vec::new(),
        };
    };
    let mut changes = changes;
    for change in &mut changes {
        let level = config.diff.levels.iter();
        let mut level = level.filter(|(rule, _)| rule.id() == change.rule.id);
        if let Some((_, level)) = level.next() {
            level_out(change, (*level).into());
        }
    }
    review::sort(&mut changes);
    let today = Day::today();
    let mut told = Vec::new();
    let known: Vec<String> = changes.iter().map(Change::fingerprint).collect();
    for waiver in &config.diff.waivers {
        let Waiver {
            fingerprint, place, ..
        } = waiver;
        if !known.contains(fingerprint) {
            told.push(format!(
                "{place}: there is no change `{fingerprint}` any more; remove its waiver"
            ));
        } else if waiver.is_expired(today) {
            told.push(format!(
                "{place}: the waiver of `{fingerprint}` has expired; mend what it waives, or give \
                 it another date"
            ));
        }
    }
    let find = |fingerprint: &String| {
        let mut waivers = config.diff.waivers.iter();
        waivers.find(|it| it.fingerprint == *fingerprint && !it.is_expired(today))
    };
    let waivers: Vec<Option<&Waiver>> = known.iter().map(find).collect();
    Judged {
        changes: changes.into_iter().zip(waivers).collect(),
        told,
    }
}

/// Gives a change another level: what is worse is as bad as it, and what is told of one side only
/// stays with that side.
fn level_out(change: &mut Change, level: Effect) {
    if change.level() < level {
        let worst = change.wire >= change.rust;
        let effect = if worst {
            &mut change.wire
        } else {
            &mut change.rust
        };
        *effect = level;
    }
    change.wire = change.wire.min(level);
    change.rust = change.rust.min(level);
}
