//! Dates of the crate `chrono` as values of models.

use super::checked::Checked;
use super::closed::ClosedDebug;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, SecondsFormat};
use std::fmt::{self, Debug, Formatter};

macro_rules! dates { ($($type:ty),*) => { $(
    impl ClosedDebug for $type {
        fn closed(&self, f: &mut Formatter<'_>) -> fmt::Result {
            Debug::fmt(self, f)
        }
    }

    impl Checked for $type {}
)* } }
dates!(DateTime<FixedOffset>, NaiveDate);

super::in_text! {
    DateTime<FixedOffset>: "a date and time",
        |text| text.parse().ok(),
        |text| matches!(text.as_bytes().get(10), Some(b'T' | b't')) && DateTime::parse_from_rfc3339(text).is_ok(),
        |time| years(time).map(|()| time.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    NaiveDate: "a date",
        |text| text.parse().ok(),
        |text| text.len() == 10 && text.is_ascii(),
        |date| years(date).map(|()| date.format("%Y-%m-%d").to_string());
}

/// RFC 3339 has years of four digits.
fn years(date: &impl Datelike) -> Result<(), &'static str> {
    if (0..=9999).contains(&date.year()) {
        Ok(())
    } else {
        Err("must have a year from 0000 to 9999")
    }
}
