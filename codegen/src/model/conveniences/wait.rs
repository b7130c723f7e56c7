//! `x-wait`: what is looked at, and what it must be.

use std::collections::HashSet;

use indexmap::IndexSet;

use super::fields::FieldAt;
use super::{fault, repeated, shown, suggestion};
use crate::diagnostic::Diagnostic;
use crate::model::{Operation, Type, Types, codes};
use crate::normal::{self, Word};

/// The operation is called until its value is ready.
#[derive(Clone, Debug)]
pub struct Wait {
    /// What must hold.
    pub until: Vec<Condition>,
    /// What then holds if all went well.
    pub success: Vec<Condition>,
}

/// An enum in a value is to have one of these values.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The path, as the document writes it.
    pub property: String,
    /// The fields on the way to the enum.
    pub fields: Vec<FieldAt>,
    /// The values that it is to have.
    pub wanted: Vec<String>,
    /// The other values that the document names.
    pub others: Vec<String>,
}

/// Paths and conditions have no more properties than this, so that what is made of them stays
/// small.
const MOST: usize = 16;

impl Types {
    pub(super) fn wait(
        &self,
        operation: &Operation,
        written: &normal::Wait,
    ) -> Result<Wait, Diagnostic> {
        let output = repeated(operation, &codes::WAIT, &written.pointer)?;
        let all = |conditions: &[normal::Condition]| {
            if let Some(next) = conditions.get(MOST) {
                let message = format!("a condition of more than {MOST} properties");
                let found = fault(&codes::WAIT, &next.property, message);
                return Err(found.key().help("leave out those that follow from others"));
            }
            let found = conditions.iter().map(|one| self.condition(output, one));
            found.collect::<Result<Vec<_>, _>>()
        };
        Ok(Wait {
            until: all(&written.until)?,
            success: all(&written.success)?,
        })
    }

    fn condition(
        &self,
        output: Option<&Type>,
        written: &normal::Condition,
    ) -> Result<Condition, Diagnostic> {
        let (code, property) = (&codes::WAIT, &written.property);
        let refused = |message: String, help: &str| {
            let found = fault(code, property, message);
            Err(found.key().help(help))
        };
        if property.text.split('.').count() > MOST {
            let message = format!("a path of more than {MOST} properties");
            return refused(message, "name a property that is nearer to the answer");
        }
        let mut fields: Vec<FieldAt> = Vec::new();
        let (mut ty, mut holder) = (output, "the answer".to_owned());
        for name in property.text.split('.') {
            let name = Word {
                pointer: property.pointer.clone(),
                text: name.to_owned(),
            };
            let found = self.field(code, ty, &holder, &name);
            let found = found.map_err(Diagnostic::key)?;
            fields.push(found);
            let object = self.structure(found);
            let field = object.and_then(|object| object.fields.get(found.field));
            if field.is_some_and(|field| field.write_only) {
                let message = format!("{} is only in requests", shown(&name));
                return refused(message, "name a property that is not `writeOnly`");
            }
            (ty, holder) = (field.map(|field| &field.ty), shown(&name));
        }
        let Some(literals) = ty.and_then(|ty| self.texts(ty)) else {
            let message = format!("{} is no enum of texts", shown(property));
            let help = "name a property whose schema has `type: string` and an `enum`";
            return refused(message, help);
        };
        let values = literals.values.iter();
        let known: Vec<&str> = values.filter_map(|value| value.value.as_str()).collect();
        let all: HashSet<&str> = known.iter().copied().collect();
        let mut wanted = IndexSet::new();
        for value in &written.values {
            if !all.contains(value.text.as_str()) {
                let message = format!("{} is no value of {}", shown(value), shown(property));
                let found = Diagnostic::new(code, message, value.pointer.clone());
                return Err(found.help(suggestion(&value.text, &known)));
            }
            wanted.insert(value.text.clone());
        }
        let others = known.into_iter().filter(|&value| !wanted.contains(value));
        Ok(Condition {
            property: property.text.clone(),
            fields,
            others: others.map(str::to_owned).collect(),
            wanted: wanted.into_iter().collect(),
        })
    }
}
