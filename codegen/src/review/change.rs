//! A change, and what it is known by.

use super::rules::Rule;
use crate::pointer::Pointer;

/// What a change does to those on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Nothing.
    None,
    /// What worked before still does.
    Compatible,
    /// What worked before may do something else, or be refused by a server.
    Risky,
    /// Something that worked before does not work any more.
    Breaking,
}

/// What there is of something in the old and in the new document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both<T> {
    /// In the old one.
    pub old: Option<T>,
    /// In the new one.
    pub new: Option<T>,
}

impl<T> Default for Both<T> {
    fn default() -> Self {
        Self {
            old: None,
            new: None,
        }
    }
}

impl<T> Both<T> {
    /// The new one, or else the old one.
    pub fn latest(&self) -> Option<&T> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// What callers' code knows: the old one, or else the new one.
    pub fn known(&self) -> Option<&T> {
        self.old.as_ref().or(self.new.as_ref())
    }
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub rule: &'static Rule,
    /// What has changed, in backticks: an operation as `METHOD /path`, or something of the crate.
    pub subject: String,
    /// How, in words that follow the subject. Names of the document are in backticks.
    pub text: String,
    /// What it does to requests and answers.
    pub wire: Effect,
    /// What it does to callers' code.
    pub rust: Effect,
    /// The path of the Rust item, as the lock file has it.
    pub item: Both<String>,
    /// What that is in Rust.
    pub signature: Both<String>,
    /// Where it stands.
    pub place: Both<Pointer>,
    /// The calls that it concerns, as `METHOD /path`. None if that is the client as a whole.
    pub operations: Vec<String>,
    /// What tells it from others of the same rule, item and place.
    pub(super) detail: String,
}

impl Change {
    /// The worse of its two effects.
    pub fn level(&self) -> Effect {
        self.wire.max(self.rust)
    }

    /// Whether it breaks anything.
    pub fn is_breaking(&self) -> bool {
        self.level() == Effect::Breaking
    }

    /// What it is known by, as long as the rule, the place and the Rust item are the same: the
    /// order of the document and other changes do not count.
    pub fn fingerprint(&self) -> String {
        let place = self.place.latest().map(plain).unwrap_or_default();
        let item = self.item.known().map_or("", String::as_str);
        let parts = [self.rule.id, &place, item, &self.detail];
        // FNV-1a, which is the same everywhere and for ever.
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in parts.join("\n").bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        format!("{:012x}", hash >> 16)
    }
}

/// A pointer without positions in lists, which other changes move.
fn plain(pointer: &Pointer) -> String {
    let mut plain = pointer.file().to_owned();
    let mut is_list = false;
    for token in pointer.tokens() {
        let is_position = is_list && token.bytes().all(|byte| byte.is_ascii_digit());
        if !is_position {
            plain.push('/');
            plain.push_str(&token);
        }
        is_list = matches!(
            token.as_ref(),
            "allOf" | "anyOf" | "oneOf" | "parameters" | "prefixItems" | "security" | "servers"
        );
    }
    plain
}

/// Something that is compared: the Rust item, and where it stands.
#[derive(Clone, Default)]
pub(super) struct Spot {
    pub(super) item: Both<String>,
    pub(super) place: Both<Pointer>,
    detail: String,
}

/// What one of the documents has of it.
pub(super) type Own<'p> = (String, &'p Pointer);

impl Spot {
    pub(super) fn of(old: Option<Own<'_>>, new: Option<Own<'_>>) -> Self {
        let apart = |own: Option<Own<'_>>| own.map(|(item, place)| (item, place.clone())).unzip();
        let ((was, before), (is, now)) = (apart(old), apart(new));
        Self {
            item: Both { old: was, new: is },
            place: Both {
                old: before,
                new: now,
            },
            detail: String::new(),
        }
    }

    pub(super) fn both(old: Own<'_>, new: Own<'_>) -> Self {
        Self::of(Some(old), Some(new))
    }

    pub(super) fn old(item: String, place: &Pointer) -> Self {
        Self::of(Some((item, place)), None)
    }

    pub(super) fn new(item: String, place: &Pointer) -> Self {
        Self::of(None, Some((item, place)))
    }

    /// One of several things at this spot.
    pub(super) fn with(&self, detail: impl Into<String>) -> Self {
        let mut spot = self.clone();
        spot.detail = detail.into();
        spot
    }

    pub(super) fn into_change(
        self,
        rule: &'static Rule,
        subject: String,
        text: String,
        (wire, rust): (Effect, Effect),
    ) -> Change {
        Change {
            rule,
            subject,
            text,
            wire,
            rust,
            item: self.item,
            signature: Both::default(),
            place: self.place,
            operations: Vec::new(),
            detail: self.detail,
        }
    }
}
