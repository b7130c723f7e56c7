//! Defaults that do not fit their schemas.

use indexmap::IndexMap;

use super::codes;
use super::fits::Cause;
use super::lower::Lowering;
use super::repeated::repeated;
use crate::diagnostic::{Diagnostic, Target};
use crate::pointer::Pointer;

/// Tells of them, once for each cause. A default of null says that there is none.
pub(super) fn tell(lowering: &mut Lowering<'_>) {
    let reached = lowering.spec.schemas.reached(&lowering.spec.operations);
    let mut causes: IndexMap<Cause, Vec<(Pointer, String)>> = IndexMap::new();
    for (id, schema) in lowering.spec.schemas.iter() {
        let default = schema.notes.default.as_ref();
        let default = default.filter(|default| !default.value.is_null() && reached.contains(&id));
        if let Some(default) = default
            && let Err(unfit) = lowering.fits(id, &default.value)
        {
            let misfits = causes.entry(unfit.cause(id)).or_default();
            misfits.push((default.pointer.clone(), unfit.text()));
        }
    }
    for misfits in causes.into_values() {
        let diagnostic = repeated(misfits, Target::Value, |place, text| {
            let message = "the default does not fit its schema";
            Diagnostic::new(&codes::DEFAULT_UNFIT, message, place)
                .label(text)
                .help("correct it, or its schema; the client only documents it")
        });
        lowering.diagnostics.extend(diagnostic);
    }
}
