//! The passes for `OpenAPI 3.1 and 3.2`.

use super::Document;
use crate::diagnostic::Diagnostics;

pub(super) fn convert(_document: &mut Document) -> Diagnostics {
    Diagnostics::new()
}
