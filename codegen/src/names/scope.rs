//! Names that must differ from each other.

use std::collections::HashSet;

/// The names of one place, each given once.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    taken: HashSet<String>,
}

impl Scope {
    /// A scope in which these names are not to be had.
    pub(super) fn without(reserved: &[&str]) -> Self {
        Self {
            taken: reserved.iter().map(|&name| name.to_owned()).collect(),
        }
    }

    /// This name, or else it with `suffix`, or else with a number.
    pub(super) fn claim(&mut self, name: &str, suffix: &str) -> String {
        let name = escape(name);
        if self.taken.insert(name.clone()) {
            return name;
        }
        let bare = name.trim_start_matches("r#");
        let longer = format!("{bare}{suffix}");
        if !suffix.is_empty() && self.taken.insert(longer.clone()) {
            return longer;
        }
        let mut number = 2_usize;
        loop {
            let numbered = format!("{longer}{number}");
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
            number += 1;
        }
    }

    /// One name for each pair of a name and the text that it was made from, in their order. Those
    /// that are spelt as their text go first, so that a newcomer does not rename an older one.
    pub(super) fn claim_all(&mut self, wanted: &[(String, &str)], suffix: &str) -> Vec<String> {
        let mut given = vec![None; wanted.len()];
        for exact in [true, false] {
            for (slot, (name, text)) in given.iter_mut().zip(wanted) {
                if slot.is_none() && (name == text) == exact {
                    *slot = Some(self.claim(name, suffix));
                }
            }
        }
        given.into_iter().flatten().collect()
    }
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
