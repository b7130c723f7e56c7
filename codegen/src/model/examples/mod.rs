//! A value of each type, for the tests of those who call the client.
//!
//! It is the schema's own example or the first one of a body that holds it, if it fits. Else it is
//! put together from the examples of its parts, each of which is the one that the document gives,
//! or the default, or the first value of an enum, or made up. A declared type within another one
//! is named, not copied, so that a change of it is a change in one place.

mod given;
mod parts;
mod union;
mod value;

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use self::given::Misfit;
use self::value::size;
use super::lower::Lowering;
use super::{Example, TypeId, TypeKind};
use crate::normal::{self, SchemaId};

/// How many values an example may have, those of the named ones included.
const MOST: usize = 800;

/// How deep types are looked into before those that they hold have their examples.
const DEEPEST: usize = 24;

/// How often it is tried again to make the examples that could not be made.
const ROUNDS: usize = 2;

/// How often a type is tried as a part of others, as what it holds may be in the making.
const TRIES: u32 = 3;

pub(super) fn make(lowering: &mut Lowering<'_>) {
    let mut examples = Examples::new(lowering);
    for _ in 0..ROUNDS {
        // What is declared last holds least of the others.
        for index in (0..examples.states.len()).rev() {
            examples.example(TypeId(index), 0);
        }
    }
    let (states, misfits) = (examples.states, examples.misfits);
    given::tell(lowering, misfits);
    for (def, state) in lowering.types.iter_mut().zip(states) {
        if let State::Made(example, _) = state {
            def.example = Some(example);
        }
    }
}

enum State {
    /// Not made, though tried so often.
    Open(u32),
    Busy,
    Made(Example, usize),
}

struct Examples<'l, 's> {
    lowering: &'l Lowering<'s>,
    schemas: Vec<Option<SchemaId>>,
    /// The examples of bodies, by the schema of the body.
    bodies: HashMap<SchemaId, Vec<&'s normal::Example>>,
    /// The properties of bodies that answer a question, which none has asked yet.
    answers: HashSet<(SchemaId, &'s str)>,
    /// By type.
    states: Vec<State>,
    /// What has no type of its own and is being put together.
    open: Vec<SchemaId>,
    /// Whether the examples that are given for a schema have been looked at already.
    seen: HashMap<SchemaId, Option<&'s Value>>,
    misfits: Vec<Misfit>,
}

impl<'l, 's> Examples<'l, 's> {
    fn new(lowering: &'l Lowering<'s>) -> Self {
        let mut schemas = vec![None; lowering.types.len()];
        for (&schema, &id) in &lowering.by_schema {
            let is_alias = lowering
                .types
                .get(id.0)
                .is_none_or(|def| matches!(def.kind, TypeKind::Alias(..)));
            if let (false, Some(slot)) = (is_alias, schemas.get_mut(id.0)) {
                *slot = Some(schema);
            }
        }
        Self {
            lowering,
            bodies: given::of_bodies(lowering),
            answers: given::answers(lowering),
            states: schemas.iter().map(|_| State::Open(0)).collect(),
            schemas,
            open: Vec::new(),
            seen: HashMap::new(),
            misfits: Vec::new(),
        }
    }

    /// The example of a declared type, by its name if it has parts, and how many values it has.
    fn example(&mut self, id: TypeId, depth: usize) -> Option<(Example, usize)> {
        let tries = match self.states.get(id.0)? {
            State::Made(Example::Json(scalar), 1) => {
                return Some((Example::Json(scalar.clone()), 1));
            }
            State::Made(_, size) => return Some((Example::Of(id), *size)),
            State::Busy => return None,
            State::Open(tries) if depth > 0 && *tries >= TRIES => return None,
            State::Open(tries) => tries + 1,
        };
        let schema = (*self.schemas.get(id.0)?)?;
        if depth > DEEPEST {
            return None;
        }
        self.set(id, State::Busy);
        let made = match self.given(schema) {
            Some(value) => Some((Example::Json(value.clone()), size(value))),
            None => self.parts(schema, depth + 1),
        };
        let made = made.map(|(example, size)| (self.unasked(schema, example), size));
        let Some((example, size)) = made.filter(|(_, size)| *size <= MOST) else {
            self.set(id, State::Open(tries));
            return None;
        };
        self.set(id, State::Made(example, size));
        self.example(id, depth)
    }

    fn set(&mut self, id: TypeId, state: State) {
        if let Some(slot) = self.states.get_mut(id.0) {
            *slot = state;
        }
    }

    /// An example of a use of a schema.
    fn of(&mut self, schema: SchemaId, depth: usize) -> Option<(Example, usize)> {
        if depth > DEEPEST {
            return None;
        }
        let declared = self.lowering.by_schema.get(&schema).copied();
        let declared = declared.filter(|id| self.schemas.get(id.0).is_some_and(Option::is_some));
        let made = if let Some(id) = declared {
            self.example(id, depth)
        } else if let Some(value) = self.given(schema) {
            Some((Example::Json(value.clone()), size(value)))
        } else if self.open.contains(&schema) {
            // A list or map without a type of its own that holds itself.
            None
        } else {
            self.open.push(schema);
            let made = self.parts(schema, depth + 1);
            self.open.pop();
            made
        };
        let null = || (Example::Json(Value::Null), 1);
        made.or_else(|| self.lowering.schema(schema).nullable.then(null))
    }
}
