//! `x-chunk`: which list is sent in parts, and which lists are joined.

use super::fields::FieldAt;
use super::repeated;
use crate::diagnostic::Diagnostic;
use crate::model::{Operation, Rule, Type, Types, codes};
use crate::normal;

/// A list is sent in several calls, whose answers are joined.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// The parameter, as an index of [`Operation::parameters`].
    pub parameter: usize,
    /// The list.
    pub list: Type,
    /// How many items a call takes.
    pub size: u64,
    /// The field of the answers that is joined; `None` joins the answers themselves.
    pub merge: Option<FieldAt>,
}

impl Types {
    pub(super) fn chunk(
        &self,
        operation: &Operation,
        index: usize,
        written: &normal::Chunk,
    ) -> Result<Chunk, Diagnostic> {
        let code = &codes::CHUNK;
        let output = repeated(operation, code, &written.pointer)?;
        let refused = |message: &str, help: &str| {
            let found = Diagnostic::new(code, message, written.pointer.clone());
            Err(found.key().help(help.to_owned()))
        };
        let parameter = operation.parameters.get(index);
        let list = parameter.and_then(|parameter| self.list(&parameter.ty));
        let (Some(parameter), Some((list, alias))) = (parameter, list) else {
            return refused("only a list can be sent in chunks", "use it on an array");
        };
        let rules = || {
            parameter
                .rules
                .own
                .iter()
                .chain(alias.iter().flat_map(|rules| &rules.own))
        };
        let size = rules().filter_map(|rule| match rule {
            Rule::MaxItems(size) => Some(*size),
            Rule::MinLength(_)
            | Rule::MaxLength(_)
            | Rule::Pattern(_)
            | Rule::Minimum(_)
            | Rule::Maximum(_)
            | Rule::MultipleOf(_)
            | Rule::MinItems(_)
            | Rule::UniqueItems
            | Rule::MinProperties(_)
            | Rule::MaxProperties(_) => None,
        });
        let Some(size) = size.min().filter(|&size| size > 0) else {
            let help = "give the array `maxItems`: so many items go into a call";
            return refused("the size of a chunk is not known", help);
        };
        if rules().any(|rule| matches!(rule, Rule::MinItems(least) if *least > 1)) {
            let help = "`minItems` must not be more than 1";
            return refused("the last chunk may hold a single item", help);
        }
        let merge = match &written.merge {
            Some(property) => Some(self.field(code, output, "the answer", property)?),
            None => None,
        };
        let joined = match merge {
            Some(at) => self
                .structure(at)
                .and_then(|o| Some(&o.fields.get(at.field)?.ty)),
            None => output,
        };
        if joined.and_then(|ty| self.list(ty)).is_none() {
            let help = "name the property of the answer that holds the list: `merge: items`";
            return refused("only lists can be joined", help);
        }
        Ok(Chunk {
            parameter: index,
            list: list.clone(),
            size,
            merge,
        })
    }
}
