//! UUIDs of the crate `uuid` as values of models.

use super::checked::Checked;
use super::closed::ClosedDebug;
use std::fmt::{self, Debug, Formatter};
use uuid::Uuid;

impl ClosedDebug for Uuid {
    fn closed(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(self, f)
    }
}

impl Checked for Uuid {}

super::in_text! {
    Uuid: "a UUID", |text| text.parse().ok(), |text| text.len() == 36, |uuid| Ok(uuid.to_string());
}
