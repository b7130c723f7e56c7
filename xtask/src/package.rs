//! Names and versions that cargo accepts.

use std::fmt;
use std::str::FromStr;

use codegen::names::is_keyword;
use codegen::review::Bump;
use serde::Deserialize;

/// The name of a package that cargo accepts and that no crate it uses has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Name(String);

/// What a package cannot be called: words of cargo, of Windows and of the standard library, and
/// the crates that a client uses.
const RESERVED: &[&str] = &[
    "alloc",
    "base64",
    "build",
    "bytes",
    "chrono",
    "core",
    "deps",
    "doc",
    "examples",
    "fastrand",
    "httpdate",
    "hyper",
    "incremental",
    "oauth2",
    "percent_encoding",
    "proc_macro",
    "reqwest",
    "rustls",
    "serde",
    "serde_json",
    "std",
    "test",
    "tokio",
    "uuid",
    "wiremock",
    "zeroize",
    "aux",
    "con",
    "nul",
    "prn",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
];
const LONGEST: usize = 64;

impl Name {
    /// A name made from the first text that holds enough for one.
    pub fn derive<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let candidates = texts.into_iter().map(slug).filter(|slug| !slug.is_empty());
        candidates
            .flat_map(|slug| {
                [
                    slug.clone(),
                    format!("{slug}-client"),
                    format!("api-{slug}"),
                ]
            })
            .find_map(|candidate| candidate.parse().ok())
            .unwrap_or_else(|| Self("api-client".to_owned()))
    }
}

/// Lower-case letters and digits, each run of anything else as one hyphen.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().map(|c| c.to_ascii_lowercase()) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(LONGEST - "-client".len());
    slug.trim_end_matches('-').to_owned()
}

impl FromStr for Name {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let module = name.replace('-', "_").to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            Err("a package name begins with a letter".to_owned())
        } else if !name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        {
            Err("a package name holds only letters, digits, `-` and `_`".to_owned())
        } else if name.len() > LONGEST {
            Err(format!("a package name has at most {LONGEST} letters"))
        } else if is_keyword(&module) {
            Err(format!("`{name}` is a keyword of Rust"))
        } else if RESERVED.contains(&module.as_str()) {
            Err(format!(
                "a package cannot be called `{name}`; `{name}-client` would do"
            ))
        } else {
            Ok(Self(name.to_owned()))
        }
    }
}

impl TryFrom<String> for Name {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        name.parse()
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The version of a package.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Version(semver::Version);

impl Version {
    /// The least version that may follow, by Cargo's rules.
    #[must_use]
    pub fn after(&self, bump: Bump) -> Self {
        let semver::Version {
            major,
            minor,
            patch,
            ..
        } = self.0;
        // What is not released yet may still change.
        let is_before = !self.0.pre.is_empty();
        let next = match (bump, major, minor) {
            (Bump::None, ..) => return self.clone(),
            _ if is_before => semver::Version::new(major, minor, patch),
            (Bump::Major, 0, 0) | (Bump::Minor, 0, _) => {
                semver::Version::new(major, minor, patch + 1)
            }
            (Bump::Major, 0, _) => semver::Version::new(0, minor + 1, 0),
            (Bump::Major, ..) => semver::Version::new(major + 1, 0, 0),
            (Bump::Minor, ..) => semver::Version::new(major, minor + 1, 0),
        };
        Self(next)
    }
}

impl Default for Version {
    fn default() -> Self {
        Self(semver::Version::new(0, 1, 0))
    }
}

impl FromStr for Version {
    type Err = String;

    fn from_str(version: &str) -> Result<Self, String> {
        let parsed = semver::Version::parse(version);
        parsed
            .map(Self)
            .map_err(|error| format!("not a version such as 0.1.0: {error}"))
    }
}

impl TryFrom<String> for Version {
    type Error = String;

    fn try_from(version: String) -> Result<Self, String> {
        version.parse()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use codegen::review::Bump;

    use super::{Name, Version};

    #[test]
    fn versions_follow_as_cargo_reads_them() {
        let after =
            |version: &str, bump| version.parse::<Version>().unwrap().after(bump).to_string();
        for (version, major, minor) in [
            ("0.0.3", "0.0.4", "0.0.4"),
            ("0.1.2", "0.2.0", "0.1.3"),
            ("1.2.3", "2.0.0", "1.3.0"),
            ("2.0.0-rc.1", "2.0.0", "2.0.0"),
        ] {
            assert_eq!(after(version, Bump::Major), major);
            assert_eq!(after(version, Bump::Minor), minor);
            assert_eq!(after(version, Bump::None), version);
        }
    }

    #[test]
    fn names_are_made_of_anything() {
        let made = |text| Name::derive([text, "Title"]).to_string();
        assert_eq!(made("finapi-1.151.1"), "finapi-1-151-1");
        assert_eq!(made("Pets & Co. (v3)"), "pets-co-v3");
        assert_eq!(made("2fa"), "api-2fa");
        assert_eq!(made("type"), "type-client");
        assert_eq!(made("serde_json"), "serde-json-client");
        assert_eq!(made("…"), "title");
        assert_eq!(made(&"a".repeat(500)).len(), 57);
        assert_eq!(Name::derive([]).to_string(), "api-client");
    }

    #[test]
    fn what_cargo_would_refuse_is_refused() {
        for name in [
            "",
            "2fa",
            "a b",
            "ä",
            "fn",
            "Test",
            "reqwest",
            "nul",
            "a/b",
            &"a".repeat(65),
        ] {
            assert!(name.parse::<Name>().is_err(), "{name}");
        }
    }
}
