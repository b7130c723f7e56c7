//! Names of fields as serde makes them.

use crate::model::Struct;

/// How serde turns the names of a struct's fields into those on the wire.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Case {
    Same,
    Camel,
    Pascal,
    Kebab,
}

impl Case {
    /// The case that spares the most fields a name of their own.
    pub(super) fn of(object: &Struct, members: &[String]) -> Self {
        let fits = |case: Self| {
            object
                .fields
                .iter()
                .zip(members)
                .filter(|(field, member)| case.apply(member) == field.name)
                .count()
        };
        let mut best = Self::Same;
        for case in [Self::Camel, Self::Pascal, Self::Kebab] {
            if fits(case) > fits(best) {
                best = case;
            }
        }
        best
    }

    pub(super) fn rule(self) -> Option<&'static str> {
        match self {
            Self::Same => None,
            Self::Camel => Some("camelCase"),
            Self::Pascal => Some("PascalCase"),
            Self::Kebab => Some("kebab-case"),
        }
    }

    /// What serde makes of a field's name.
    pub(super) fn apply(self, member: &str) -> String {
        let member = member.trim_start_matches("r#");
        let pascal = || {
            let mut name = String::with_capacity(member.len());
            let mut capital = true;
            for c in member.chars() {
                if c == '_' {
                    capital = true;
                } else if std::mem::take(&mut capital) {
                    name.push(c.to_ascii_uppercase());
                } else {
                    name.push(c);
                }
            }
            name
        };
        match self {
            Self::Same => member.to_owned(),
            Self::Pascal => pascal(),
            Self::Camel => {
                let pascal = pascal();
                let mut chars = pascal.chars();
                chars.next().map_or_else(String::new, |first| {
                    format!("{}{}", first.to_ascii_lowercase(), chars.as_str())
                })
            }
            Self::Kebab => member.replace('_', "-"),
        }
    }
}
