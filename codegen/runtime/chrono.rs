//! Dates of the crate `chrono` as values of models.

use super::checked::Checked;
use super::closed::ClosedDebug;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::fmt::{Debug, Formatter, Result};

macro_rules! dates { ($($type:ty),*) => { $(
    impl ClosedDebug for $type {
        fn closed(&self, f: &mut Formatter<'_>) -> Result {
            Debug::fmt(self, f)
        }
    }

    impl Checked for $type {}
)* } }
dates!(DateTime<FixedOffset>, NaiveDate);
