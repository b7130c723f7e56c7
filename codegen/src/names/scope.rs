//! Names that must differ from each other.

use std::collections::{HashMap, HashSet};

use super::case::{Case, shortened};
use super::signs::Signs;

/// Methods that every value has through traits of the standard library. One of the same name
/// that the document asks for would hide them from callers.
pub(super) const OF_EVERY_VALUE: [&str; 13] = [
    "as_mut",
    "as_ref",
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "fmt",
    "into",
    "to_owned",
    "to_string",
    "try_into",
    "type_id",
];

/// The names of one place, each given once.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    reserved: HashSet<String>,
    taken: HashSet<String>,
    /// What the lock file gives to somebody in this place.
    kept: HashSet<String>,
}

/// What something is called after.
#[expect(clippy::struct_field_names, reason = "it is the text of a name")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Text<'t> {
    pub(super) text: &'t str,
    /// Where it is used and how far behind, if others may have the same text elsewhere.
    pub(super) place: (u8, &'static str),
    /// The name that the lock file gives it.
    pub(super) pin: Option<&'t str>,
}

impl<'t> From<&'t str> for Text<'t> {
    fn from(text: &'t str) -> Self {
        Self {
            text,
            place: (0, ""),
            pin: None,
        }
    }
}

impl Scope {
    /// A scope in which these names are not to be had.
    pub(super) fn without(reserved: &[&str]) -> Self {
        Self {
            reserved: reserved.iter().map(|&name| name.to_owned()).collect(),
            taken: HashSet::new(),
            kept: HashSet::new(),
        }
    }

    /// A scope of methods, among which these and those of every value are not to be had.
    pub(super) fn of_methods(reserved: &[&str]) -> Self {
        Self::without(&[&OF_EVERY_VALUE, reserved].concat())
    }

    /// Keeps these names for those whom the lock file gives them.
    pub(super) fn keep<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        let free = names.filter(|name| !self.reserved.contains(*name));
        let free: Vec<String> = free.map(str::to_owned).collect();
        self.kept.extend(free);
    }

    /// The name that the lock file gives, if there is one that can be had.
    pub(super) fn pinned(&mut self, name: Option<&str>) -> Option<String> {
        let name = name.filter(|name| self.kept.contains(*name))?;
        self.taken.insert(name.to_owned()).then(|| name.to_owned())
    }

    /// The name that the lock file gives, or else as [`claim`](Self::claim) has it.
    pub(super) fn claim_or(&mut self, pin: Option<&str>, name: &str, suffix: &str) -> String {
        self.pinned(pin).unwrap_or_else(|| self.claim(name, suffix))
    }

    /// This name, or else it with `suffix`, or else with a number.
    pub(super) fn claim(&mut self, name: &str, suffix: &str) -> String {
        if let Some(given) = self.try_claim(name) {
            return given;
        }
        let longer = format!("{name}{suffix}");
        if let Some(given) = self.try_claim(&longer) {
            return given;
        }
        let mut number = 2_usize;
        loop {
            if let Some(given) = self.try_claim(&format!("{longer}{number}")) {
                return given;
            }
            number += 1;
        }
    }

    /// This name, if it is free.
    pub(super) fn try_claim(&mut self, name: &str) -> Option<String> {
        let name = escape(name);
        let is_kept = self.reserved.contains(&name) || self.kept.contains(&name);
        let is_free = !is_kept && self.taken.insert(name.clone());
        is_free.then_some(name)
    }

    /// A name for each text, in their order. One that is reserved gets `suffix`.
    ///
    /// Who of several gets a name, and what the others are called, depends on the texts alone, not
    /// on their order: first comes who is spelt like it, then who has fewer signs. The others say
    /// what makes them differ: their place, their signs, their letters' cases.
    pub(super) fn claim_all(
        &mut self,
        texts: &[Text<'_>],
        case: Case,
        signs: Signs,
        suffix: &str,
    ) -> Vec<String> {
        self.keep(texts.iter().filter_map(|text| text.pin));
        let mut given = vec![String::new(); texts.len()];
        for (text, slot) in texts.iter().zip(&mut given) {
            if let Some(name) = self.pinned(text.pin) {
                *slot = name;
            }
        }
        let mut uses: HashMap<String, usize> = HashMap::new();
        let mut uses_in_lower_case: HashMap<String, usize> = HashMap::new();
        let mut order: Vec<(bool, usize, Text<'_>, usize, String)> = Vec::new();
        for (index, &whole) in texts.iter().enumerate() {
            let text = whole.text;
            *uses.entry(text.to_owned()).or_default() += 1;
            *uses_in_lower_case.entry(text.to_lowercase()).or_default() += 1;
            let name = case(text, signs);
            let others = text.chars().filter(|c| !c.is_alphanumeric()).count();
            order.push((name != text, others, whole, index, name));
        }
        order.sort_unstable();
        for (_, _, Text { text, place, .. }, index, name) in order {
            if given.get(index).is_some_and(|name| !name.is_empty()) {
                continue;
            }
            let is_reserved = self.reserved.contains(&escape(&name));
            let claimed = self.try_claim(&name).or_else(|| {
                let uses = uses.get(text).copied();
                let is_cased = uses_in_lower_case.get(&text.to_lowercase()).copied() > uses;
                let place = Some(place.1).filter(|place| uses > Some(1) && !place.is_empty());
                if uses > Some(1) && place.is_none() {
                    // Nothing in the text says how it differs from itself.
                    return None;
                }
                let (short, ends) = (shortened(&name), ends(text));
                let is_short = ends.is_none();
                let longer = [
                    is_reserved.then(|| format!("{name}{suffix}")),
                    place.map(|place| case(&format!("{text} {place}"), signs)),
                    is_short.then(|| case(text, Signs::OfValues)),
                    ends.map(|ends| case(&ends, Signs::OfValues)),
                    is_cased.then(|| case(&format!("{short} {}", letters(text)), signs)),
                    is_short.then(|| case(text, Signs::All)),
                    Some(case(
                        &format!("{short} x{:06x}", digest(text) & 0x00ff_ffff),
                        signs,
                    )),
                ];
                let mut longer = longer.into_iter().flatten();
                longer.find_map(|name| self.try_claim(&name))
            });
            let claimed = claimed.unwrap_or_else(|| self.claim(&name, suffix));
            if let Some(slot) = given.get_mut(index) {
                *slot = claimed;
            }
        }
        given
    }
}

/// The start and the end of a text that is too long for a name.
fn ends(text: &str) -> Option<String> {
    const KEPT: usize = 35;
    let length = text.chars().count();
    let start = || text.chars().take(KEPT);
    let end = || text.chars().skip(length - KEPT);
    (length > 2 * KEPT).then(|| start().chain([' ']).chain(end()).collect())
}

/// The cases of the letters, in a word.
fn letters(text: &str) -> &'static str {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return "";
    };
    let mut rest = letters.peekable();
    match (first.is_uppercase(), rest.peek().is_some()) {
        (false, _) if rest.any(char::is_uppercase) => "camel",
        (false, _) => "lower",
        (true, true) if rest.any(char::is_lowercase) => "title",
        (true, _) => "upper",
    }
}

/// A number that follows from the text: FNV-1a, the same in every version and on every machine.
pub(super) fn digest(text: &str) -> u32 {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, mix)
}

/// The name as an identifier: keywords raw, and those that cannot be raw with an underscore.
fn escape(name: &str) -> String {
    match name {
        "self" | "super" | "crate" | "Self" | "_" => format!("{name}_"),
        _ if is_keyword(name) => format!("r#{name}"),
        _ => name.to_owned(),
    }
}

/// Whether Rust 2024 keeps this word for itself.
pub fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "abstract"
            | "as"
            | "async"
            | "await"
            | "become"
            | "box"
            | "break"
            | "const"
            | "continue"
            | "crate"
            | "do"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "false"
            | "final"
            | "fn"
            | "for"
            | "gen"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "macro"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "override"
            | "priv"
            | "pub"
            | "ref"
            | "return"
            | "self"
            | "Self"
            | "static"
            | "struct"
            | "super"
            | "trait"
            | "true"
            | "try"
            | "type"
            | "typeof"
            | "unsafe"
            | "unsized"
            | "use"
            | "virtual"
            | "where"
            | "while"
            | "yield"
    )
}
