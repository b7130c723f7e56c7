//! UUIDs of the crate `uuid` as values of models.

use super::checked::Checked;
use super::closed::ClosedDebug;
use std::fmt::{Debug, Formatter, Result};
use uuid::Uuid;

impl ClosedDebug for Uuid {
    fn closed(&self, f: &mut Formatter<'_>) -> Result {
        Debug::fmt(self, f)
    }
}

impl Checked for Uuid {}
