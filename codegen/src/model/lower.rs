//! The order of work, and what all of it shares.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::docs::Docs;
use super::{
    Api, Group, Hint, OperationId, Server, Type, TypeDef, TypeId, TypeKind, Types, applicable,
    boxes, codes, conveniences, defaults, examples, nesting, patterns, servers, types, usage,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shared};
use crate::normal::{Encoding, Schema, SchemaId, Shape, Spec};
use crate::pointer::Pointer;

pub(super) fn lower(spec: &Spec) -> (Option<Api>, Diagnostics) {
    let mut lowering = Lowering {
        spec,
        diagnostics: Diagnostics::new(),
        nullable: types::nullable(&spec.schemas),
        types: Vec::new(),
        by_schema: HashMap::new(),
        open: Vec::new(),
        heavy: Vec::new(),
        forms: Vec::new(),
        disclosed: HashSet::new(),
    };
    let mut servers = lowering.servers(&spec.servers);
    let base_path = servers::base_path(&spec.servers);
    let schemes = lowering.schemes(&servers);
    let mut operations: Vec<_> = spec
        .operations
        .iter()
        .enumerate()
        .map(|(index, operation)| lowering.operation(OperationId(index), operation, &schemes))
        .collect();
    if operations.is_empty() {
        lowering.warn(
            &codes::NO_OPERATIONS,
            &Pointer::root().child("paths"),
            "there are no operations",
            "the client calls nothing",
            "add a path with a method",
        );
    }
    let headers = lowering.headers();
    lowering.drain();
    lowering.not_disclosed();
    examples::make(&mut lowering);
    defaults::tell(&mut lowering);
    let groups = groups(spec);
    if spec.servers.is_empty() {
        // A document may leave it to its paths to say where they are.
        for server in operations.iter().flat_map(|operation| &operation.servers) {
            let is_known = servers.iter().any(|known| known.url == server.url);
            if !is_known && !server.is_relative() {
                servers.push(server.clone());
            }
        }
    }
    if servers.is_empty() && base_path.is_none() {
        for server in operations
            .iter()
            .filter_map(|operation| operation.servers.first())
        {
            lowering.warn(
                &codes::SERVER_NOT_CALLED,
                &server.pointer,
                "an operation has a server of its own, and the document has none",
                "called at the base URL of the client",
                "add the absolute URL of the API to the document's `servers`",
            );
        }
    }
    for operation in &mut operations {
        let is_general = |server: &Server| servers.iter().any(|known| known.url == server.url);
        if operation.servers.first().is_some_and(is_general) {
            operation.servers.clear();
        }
    }
    let mut types = Types(std::mem::take(&mut lowering.types));
    boxes::insert(&mut types);
    applicable::keep(&mut types, &mut operations);
    usage::mark(&mut types, &operations, &headers);
    for (place, pattern, fault) in patterns::keep_checkable(&mut types, &mut operations) {
        lowering.warn(
            &shared::UNCHECKED,
            &place,
            format!("the pattern `{}` is not checked", Docs::plain(&pattern)),
            "a value that does not match is sent all the same",
            format!("write it in another way: {fault}"),
        );
    }
    usage::mark_checked(&mut types);
    let depth = nesting::recursion_limit(&types);
    if depth.is_capped {
        lowering.warn(
            &codes::DEEP_TYPES,
            &Pointer::root().child("components").child("schemas"),
            "the schemas lie very deep in each other",
            "the compiler may not follow their types",
            "generate only the operations that are needed, or let fewer schemas hold each other",
        );
    }
    let faults = conveniences::resolve(spec, &types, &mut operations);
    lowering.diagnostics.extend(faults);
    let api = Api {
        title: spec.info.title.clone(),
        version: spec.info.version.clone(),
        docs: Docs::text(spec.info.description.as_deref()),
        servers,
        base_path,
        schemes,
        groups,
        operations,
        headers,
        recursion_limit: depth.limit,
        types,
    };
    (Some(api), lowering.diagnostics)
}

/// Operations by their first tag, tags in document order, those without a tag last.
fn groups(spec: &Spec) -> Vec<Group> {
    let mut groups: Vec<Group> = spec
        .tags
        .iter()
        .map(|tag| Group {
            tag: Some(tag.name.clone()),
            docs: Docs::text(tag.description.as_deref()),
            operations: Vec::new(),
        })
        .collect();
    let mut untagged = Group {
        tag: None,
        docs: Docs::default(),
        operations: Vec::new(),
    };
    for (index, operation) in spec.operations.iter().enumerate() {
        let group = operation
            .tags
            .first()
            .and_then(|tag| {
                groups
                    .iter_mut()
                    .find(|group| group.tag.as_ref() == Some(tag))
            })
            .unwrap_or(&mut untagged);
        group.operations.push(OperationId(index));
    }
    groups.push(untagged);
    groups.retain(|group| !group.operations.is_empty());
    groups
}

/// The state of this stage.
pub(super) struct Lowering<'s> {
    pub(super) spec: &'s Spec,
    pub(super) diagnostics: Diagnostics,
    /// The schemas of which null is a value.
    pub(super) nullable: HashSet<SchemaId>,
    pub(super) types: Vec<TypeDef>,
    /// The declared type of a schema that has one.
    pub(super) by_schema: HashMap<SchemaId, TypeId>,
    /// Lists and maps without a name that are being looked into.
    pub(super) open: Vec<SchemaId>,
    /// Types that are declared and still to be filled in, so that recursion does not recurse here.
    pub(super) heavy: Vec<(TypeId, SchemaId)>,
    /// The schemas that say that they may be shown, and are.
    pub(super) disclosed: HashSet<SchemaId>,
    /// The structs of multipart bodies, by schema and encoding.
    pub(super) forms: Vec<(SchemaId, IndexMap<String, Encoding>, TypeId)>,
}

impl<'s> Lowering<'s> {
    pub(super) fn schema(&self, id: SchemaId) -> &'s Schema {
        self.spec.schemas.get(id)
    }

    /// The schema behind those that only repeat another one under their own notes.
    pub(super) fn target(&self, id: SchemaId) -> SchemaId {
        let mut at = id;
        // Rings of repetition do not leave the stage before; this bound is a seat belt.
        for _ in 0..self.spec.schemas.len() {
            let Shape::Same(next) = self.schema(at).shape else {
                return at;
            };
            at = next;
        }
        at
    }

    /// Warns of a place by its key: what is the matter, its effect, and the remedy.
    pub(super) fn warn(
        &mut self,
        code: &'static Code,
        place: &Pointer,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.push(
            Diagnostic::new(code, message, place.clone())
                .key()
                .label(label)
                .help(help),
        );
    }

    /// Declares a type; it is filled in later.
    pub(super) fn declare(&mut self, schema: SchemaId, hint: Hint) -> TypeId {
        let id = self.new_type(schema, hint);
        self.by_schema.insert(schema, id);
        self.heavy.push((id, schema));
        id
    }

    /// A type for a schema, without a kind yet.
    pub(super) fn new_type(&mut self, schema: SchemaId, hint: Hint) -> TypeId {
        let id = TypeId(self.types.len());
        let home = match &hint {
            Hint::Part(parent, _) => self.types.get(parent.0).map_or(id, |parent| parent.home),
            Hint::Name(_) | Hint::Operation(..) => id,
        };
        let source = self.schema(schema);
        let mut docs = Docs::of(source);
        if source.name.is_none() && docs.is_empty() {
            docs = Docs::of(self.schema(self.target(schema)));
        }
        let disclosure = self.disclosure_of_declared(schema);
        self.types.push(TypeDef {
            pointer: source.pointer.clone(),
            hint,
            home,
            docs,
            deprecated: source.notes.deprecated,
            kind: TypeKind::Alias(Type::Json, super::Rules::default()),
            sent: false,
            received: false,
            checked: false,
            disclosure,
            example: None,
        });
        id
    }

    /// Fills in what has been declared, in the order of declaration.
    pub(super) fn drain(&mut self) {
        let mut next = 0;
        while let Some(&(id, schema)) = self.heavy.get(next) {
            next += 1;
            let kind = self.kind(id, schema);
            if let TypeKind::Alias(ty, _) = &kind {
                let place = self.schema(schema).pointer.clone();
                self.not_hidden(schema, ty, &place);
            }
            if let Some(def) = self.types.get_mut(id.0) {
                def.kind = kind;
            }
        }
        self.heavy.clear();
    }
}
