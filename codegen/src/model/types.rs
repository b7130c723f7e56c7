//! Which Rust type stands for a schema.

use std::collections::{HashMap, HashSet};

use super::literals;
use super::lower::Lowering;
use super::{Hint, Integer, JsonKind, Look, Rules, Type, TypeId, TypeKind, Union, UnionVariant};
use crate::normal::{Additional, Schema, SchemaId, Schemas, Shape};

/// How deep lists and maps without a name lie in each other.
const DEEPEST: usize = 5;

/// The schemas of which null is a value: they say so, or what they repeat, or one of their
/// alternatives.
pub(super) fn nullable(schemas: &Schemas) -> HashSet<SchemaId> {
    let mut nullable = HashSet::new();
    let mut users: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
    let mut work = Vec::new();
    for (id, schema) in schemas.iter() {
        if schema.nullable || matches!(schema.shape, Shape::Any) {
            work.push(id);
        }
        match &schema.shape {
            Shape::Same(target) => users.entry(*target).or_default().push(id),
            Shape::Union(union) => {
                for variant in &union.variants {
                    users.entry(variant.schema).or_default().push(id);
                }
            }
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_)
            | Shape::Array(_)
            | Shape::Object(_) => {}
        }
    }
    while let Some(id) = work.pop() {
        if nullable.insert(id) {
            work.extend(users.get(&id).into_iter().flatten());
        }
    }
    nullable
}

impl Lowering<'_> {
    /// The type of a use of `schema`, null aside, and what must hold for its values.
    ///
    /// `hint` names the type if the schema needs a declaration and has no name of its own.
    pub(super) fn use_of(&mut self, schema: SchemaId, hint: Hint) -> (Type, Rules) {
        let node = self.schema(schema);
        if let Shape::Same(target) = node.shape
            && node.name.is_none()
        {
            let (mut ty, rules) = self.use_of(target, hint);
            if ty == Type::String && node.notes.write_only {
                ty = Type::Secret;
            }
            return (ty, Rules::of(node).and(rules));
        }
        // A list that holds itself can only do so under a name.
        if node.name.is_some()
            || needs_declaration(node)
            || self.open.contains(&schema)
            || self.open.len() >= DEEPEST
        {
            return (self.named(schema, hint), Rules::default());
        }
        let rules = Rules::of(node);
        if let Some(ty) = self.scalar(node) {
            (ty, rules)
        } else {
            self.open.push(schema);
            let found = self.container(schema, &hint, rules);
            self.open.pop();
            found
        }
    }

    /// The same, null included: for items, values and variants.
    pub(super) fn nullable_use_of(&mut self, schema: SchemaId, hint: Hint) -> (Type, Rules) {
        let (ty, rules) = self.use_of(schema, hint);
        let is_json = matches!(self.schema(self.target(schema)).shape, Shape::Any);
        if self.is_nullable(schema) && !is_json {
            (Type::Nullable(Box::new(ty)), rules)
        } else {
            (ty, rules)
        }
    }

    /// Whether null is a value of a use of this schema.
    pub(super) fn is_nullable(&self, schema: SchemaId) -> bool {
        self.nullable.contains(&schema)
    }

    fn named(&mut self, schema: SchemaId, hint: Hint) -> Type {
        if let Some(&id) = self.by_schema.get(&schema) {
            return Type::Named(id);
        }
        let node = self.schema(schema);
        let hint = match (&node.notes.rust_name, &node.name) {
            (Some(name), _) | (None, Some(name)) => Hint::Name(name.clone()),
            (None, None) => hint,
        };
        Type::Named(self.declare(schema, hint))
    }

    /// The kind of a declared type.
    pub(super) fn kind(&mut self, id: TypeId, schema: SchemaId) -> TypeKind {
        let node = self.schema(schema);
        let rules = Rules::of(node);
        match &node.shape {
            Shape::Same(target) => {
                let (ty, inner) = self.use_of(*target, Hint::Part(id, "value".to_owned()));
                TypeKind::Alias(ty, rules.and(inner))
            }
            Shape::Enum(enumeration) => TypeKind::Literals(literals::of(enumeration)),
            Shape::Union(union) => self.union(id, schema, union),
            Shape::Object(object) if is_struct(node) => self.structure(id, node, object),
            Shape::Object(_) | Shape::Array(_) => {
                let hint = Hint::Part(id, String::new());
                let (ty, rules) = self.container(schema, &hint, rules);
                TypeKind::Alias(ty, rules)
            }
            shape if is_int_or_string(shape) => self.int_or_string(schema, rules),
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_) => match self.scalar(node) {
                Some(
                    ty @ (Type::String
                    | Type::Integer(_)
                    | Type::Uuid
                    | Type::Date
                    | Type::DateTime),
                ) => TypeKind::Newtype(ty, rules),
                Some(ty) => TypeKind::Alias(ty, rules),
                None => TypeKind::Alias(Type::Json, rules),
            },
        }
    }

    /// The type of a list or map without a name.
    fn container(&mut self, schema: SchemaId, hint: &Hint, rules: Rules) -> (Type, Rules) {
        let node = self.schema(schema);
        let part = |role: &str| match hint {
            Hint::Part(parent, own) => Hint::Part(*parent, join(own, role)),
            Hint::Operation(operation, own) => Hint::Operation(*operation, join(own, role)),
            Hint::Name(name) => Hint::Name(join(name, role)),
        };
        match &node.shape {
            Shape::Array(items) => {
                let (ty, inner) = self.nullable_use_of(*items, part("item"));
                (Type::List(Box::new(ty)), rules.each(inner))
            }
            Shape::Object(object) => match object.additional {
                Additional::Schema(value) => {
                    let (ty, inner) = self.nullable_use_of(value, part("value"));
                    (Type::Map(Box::new(ty)), rules.each(inner))
                }
                Additional::Any | Additional::Unspecified | Additional::Forbidden => {
                    (Type::Map(Box::new(Type::Json)), rules)
                }
            },
            Shape::Any
            | Shape::Same(_)
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enum(_)
            | Shape::Union(_) => (Type::Json, rules),
        }
    }

    /// The type of a schema without parts.
    fn scalar(&mut self, node: &Schema) -> Option<Type> {
        Some(match &node.shape {
            Shape::Any => Type::Json,
            Shape::Boolean => Type::Boolean,
            Shape::Integer(format) => Type::Integer(self.integer(node, format.as_deref())),
            Shape::Number(_) => Type::Float,
            Shape::String(format) => string(node, format.as_deref()),
            Shape::Same(_)
            | Shape::Enum(_)
            | Shape::Array(_)
            | Shape::Object(_)
            | Shape::Union(_) => return None,
        })
    }

    /// Both kinds of values of a format that Kubernetes has.
    fn int_or_string(&mut self, schema: SchemaId, rules: Rules) -> TypeKind {
        let mut variant = |hint: &str, ty: Type, kind: JsonKind, rules: Rules| UnionVariant {
            disclosure: self.disclosure(schema, &ty),
            ty,
            hint: hint.to_owned(),
            tags: Vec::new(),
            has_tag: false,
            look: Look {
                kinds: vec![kind],
                ..Look::default()
            },
            rules,
        };
        let integer = Type::Integer(Integer::I64);
        TypeKind::Union(Union {
            inclusive: false,
            variants: vec![
                variant("Integer", integer, JsonKind::Integer, Rules::default()),
                variant("String", Type::String, JsonKind::String, rules),
            ],
            tag: None,
        })
    }
}

/// The type of a text.
fn string(node: &Schema, format: Option<&str>) -> Type {
    match format {
        Some("password") => Type::Secret,
        None if node.notes.write_only => Type::Secret,
        Some("date") => Type::Date,
        Some("date-time") => Type::DateTime,
        Some("uuid" | "guid") => Type::Uuid,
        Some("byte" | "base64") => Type::Base64,
        Some("ipv4") => Type::Ip(Some(4)),
        Some("ipv6") => Type::Ip(Some(6)),
        Some("ip") => Type::Ip(None),
        // Formats that say what a text looks like, and for which a text is the best type.
        _ => Type::String,
    }
}

/// Whether values are texts or integers, though `type` names one of the two only.
pub(super) fn is_int_or_string(shape: &Shape) -> bool {
    matches!(shape, Shape::String(Some(format)) if format == "int-or-string")
}

/// Whether a schema without a name needs a declaration all the same.
fn needs_declaration(node: &Schema) -> bool {
    match &node.shape {
        shape if is_int_or_string(shape) => true,
        Shape::Enum(_) | Shape::Union(_) => true,
        Shape::Object(_) => is_struct(node),
        Shape::Any
        | Shape::Same(_)
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array(_) => false,
    }
}

/// Whether an object has properties of its own, or is closed to any: else it is a map.
fn is_struct(node: &Schema) -> bool {
    node.shape.object().is_some_and(|object| {
        !object.properties.is_empty() || object.additional == Additional::Forbidden
    })
}

fn join(own: &str, role: &str) -> String {
    if own.is_empty() {
        role.to_owned()
    } else {
        format!("{own} {role}")
    }
}
