//! The passes for `Swagger 2.0`.

use super::Document;
use crate::diagnostic::Diagnostics;

pub(super) fn convert(_document: &mut Document) -> Diagnostics {
    Diagnostics::new()
}
