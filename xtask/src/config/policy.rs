//! `[diff]`: which changes matter to the project.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use codegen::review::{Effect, rule};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use toml_edit::Datetime;

use crate::cli::FailOn;

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Which changes make the exit status 1, unless the command line says it.
    #[serde(default)]
    pub fail_on: Option<FailOn>,
    /// Other levels for some rules.
    #[serde(default)]
    pub levels: Levels,
    /// Changes that are known and wanted.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
}

impl Policy {
    /// The same, of a file of this name with this text.
    pub(super) fn placed(mut self, name: &str, text: &str) -> Self {
        for waiver in &mut self.waivers {
            let mut lines = text.lines();
            let line = lines.position(|line| line.contains(&waiver.fingerprint));
            waiver.place = format!("{name}:{}", line.map_or(1, |line| line + 1));
        }
        self
    }
}

/// A change that is known and wanted.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// What the change is known by.
    #[serde(deserialize_with = "fingerprint")]
    pub fingerprint: String,
    /// Why it is waived.
    #[serde(deserialize_with = "reason")]
    pub reason: String,
    /// The last day on which it is.
    pub until: Day,
    /// Where it stands, for messages.
    #[serde(skip)]
    pub place: String,
}

impl Waiver {
    pub fn is_expired(&self, today: Day) -> bool {
        self.until < today
    }
}

fn fingerprint<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(text.to_ascii_lowercase())
    } else {
        let message = "a fingerprint has twelve hexadecimal digits, as `cargo xtask diff` shows it";
        Err(de::Error::custom(message))
    }
}

fn reason<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() {
        return Err(de::Error::custom("a waiver needs a reason"));
    }
    Ok(text)
}

/// The levels of rules, in the order of the file.
#[derive(Debug, Default)]
pub struct Levels(Vec<(Name, Level)>);

impl Levels {
    pub fn iter(&self) -> impl Iterator<Item = &(Name, Level)> {
        self.0.iter()
    }
}

impl<'de> Deserialize<'de> for Levels {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Levels;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table of rules with their levels")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Levels, M::Error> {
                let mut levels = Vec::new();
                while let Some(member) = map.next_entry()? {
                    levels.push(member);
                }
                Ok(Levels(levels))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// The name of a rule that there is.
#[derive(Debug, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Name(String);

impl Name {
    pub fn id(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Name {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        match rule(&name) {
            Some(_) => Ok(Self(name)),
            None => Err(format!(
                "there is no rule `{name}`; `cargo xtask explain rules` lists them"
            )),
        }
    }
}

#[derive(Clone, Copy, Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Breaking,
    Risky,
    Compatible,
}

impl From<Level> for Effect {
    fn from(level: Level) -> Self {
        match level {
            Level::Breaking => Self::Breaking,
            Level::Risky => Self::Risky,
            Level::Compatible => Self::Compatible,
        }
    }
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    of_month: u8,
}

impl Day {
    pub fn today() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let days = since.map_or(0, |since| since.as_secs() / 86_400);
        Self::after_epoch(days)
    }

    /// So many days after 1 January 1970, by the calendar's eras of 400 years.
    fn after_epoch(days: u64) -> Self {
        let days = days + 719_468;
        let of_era = days % 146_097;
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        // Its years begin in March.
        let (month, more) = if month < 10 {
            (month + 3, 0)
        } else {
            (month - 9, 1)
        };
        let year = days / 146_097 * 400 + year + more;
        let small = |number: u64| u8::try_from(number).unwrap_or(u8::MAX);
        Self {
            year: u16::try_from(year).unwrap_or(u16::MAX),
            month: small(month),
            of_month: small(day),
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Date;
        impl<'de> Visitor<'de> for Date {
            type Value = Datetime;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as 2030-01-31")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Datetime, E> {
                let date = text.parse();
                date.map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Datetime, M::Error> {
                Datetime::deserialize(de::value::MapAccessDeserializer::new(map))
            }
        }
        let found = deserializer.deserialize_any(Date)?;
        match (found.date, found.time) {
            (Some(date), None) => Ok(Self {
                year: date.year,
                month: date.month,
                of_month: date.day,
            }),
            _ => Err(de::Error::custom("expected a date such as 2030-01-31")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_are_those_of_the_calendar() {
        let day = |year, month, of_month| Day {
            year,
            month,
            of_month,
        };
        assert_eq!(Day::after_epoch(0), day(1970, 1, 1));
        assert_eq!(Day::after_epoch(11_016), day(2000, 2, 29));
        assert_eq!(Day::after_epoch(20_787), day(2026, 11, 30));
        assert_eq!(Day::after_epoch(47_481), day(2099, 12, 31));
    }
}
