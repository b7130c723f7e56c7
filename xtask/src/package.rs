//! Names and versions that cargo accepts.

use std::fmt;
use std::str::FromStr;

use codegen::names::is_keyword;
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
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Version(semver::Version);

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
    use super::Name;

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
