//! The uses of types: whether Rust sees a difference, and whether values still pass.

use super::{Client, Effect, Review, Travel, breaking_if};
use crate::model::{Integer, LiteralBase, Type, TypeId, TypeKind};

/// The use of a type in one of the clients.
#[derive(Clone, Copy)]
pub(super) struct Use<'a> {
    pub(super) client: Client<'a>,
    pub(super) ty: &'a Type,
}

/// What values of a type are on the wire.
enum Wire<'a> {
    Any,
    Boolean,
    Integer(Integer),
    Number,
    /// Text, of one format or of any.
    Text(Option<&'a Type>),
    File,
    List(Use<'a>),
    Map(Use<'a>),
    Nullable(Use<'a>),
    Literals(LiteralBase),
    Union(Vec<Use<'a>>),
    Struct,
}

/// How values are read.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    /// As a client reads answers: an enum takes values that it does not know.
    is_lenient: bool,
    is_inside_union: bool,
}

impl Reading {
    pub(super) const BY_CLIENT: Self = Self {
        is_lenient: true,
        is_inside_union: false,
    };
    pub(super) const BY_SERVER: Self = Self {
        is_lenient: false,
        is_inside_union: false,
    };
}

impl<'a> Use<'a> {
    pub(super) fn with(self, ty: &'a Type) -> Self {
        Self { ty, ..self }
    }

    /// The same behind aliases.
    fn resolved(self) -> Self {
        let mut ty = self.ty;
        while let Type::Named(id) = ty
            && let TypeKind::Alias(inner, _) = &self.client.api.types.get(*id).kind
        {
            ty = inner;
        }
        self.with(ty)
    }

    fn wire(self) -> Wire<'a> {
        match self.ty {
            Type::Named(id) => match &self.client.api.types.get(*id).kind {
                TypeKind::Struct(_) => Wire::Struct,
                TypeKind::Literals(literals) => Wire::Literals(literals.base),
                TypeKind::Newtype(inner, _) | TypeKind::Alias(inner, _) => self.with(inner).wire(),
                TypeKind::Union(union) => {
                    let variants = union.variants.iter();
                    Wire::Union(variants.map(|variant| self.with(&variant.ty)).collect())
                }
            },
            Type::Boxed(inner) => self.with(inner).wire(),
            Type::Boolean => Wire::Boolean,
            Type::Integer(integer) => Wire::Integer(*integer),
            Type::Float => Wire::Number,
            Type::String | Type::Secret => Wire::Text(None),
            Type::Date | Type::DateTime | Type::Uuid | Type::Base64 | Type::Ip(_) => {
                Wire::Text(Some(self.ty))
            }
            Type::Json => Wire::Any,
            Type::File => Wire::File,
            Type::List(inner) => Wire::List(self.with(inner)),
            Type::Map(inner) => Wire::Map(self.with(inner)),
            Type::Nullable(inner) => Wire::Nullable(self.with(inner)),
        }
    }

    /// Whether values of `other` are values of this one.
    pub(super) fn takes(self, other: Use<'_>, reading: Reading) -> bool {
        if self.is_compared_itself(other) {
            return true;
        }
        let is_lenient = reading.is_lenient;
        let inside = Reading {
            is_inside_union: true,
            ..reading
        };
        match (self.wire(), other.wire()) {
            (Wire::Any, _)
            | (Wire::Boolean, Wire::Boolean)
            | (Wire::Number, Wire::Number | Wire::Integer(_) | Wire::Literals(LiteralBase::Integer))
            | (Wire::Text(None), Wire::Text(_) | Wire::Literals(LiteralBase::String))
            | (Wire::File, Wire::File)
            | (Wire::Integer(_), Wire::Literals(LiteralBase::Integer))
            // Members and variants are compared one by one.
            | (Wire::Struct, Wire::Struct)
            | (Wire::Union(_), Wire::Union(_)) => true,
            (Wire::Integer(all), Wire::Integer(some)) => is_within(some, all),
            (Wire::Text(one), Wire::Text(other)) => one == other,
            (Wire::Literals(one), Wire::Literals(other)) => one == other,
            (Wire::Literals(LiteralBase::String), Wire::Text(_))
            | (Wire::Literals(LiteralBase::Integer), Wire::Integer(_)) => is_lenient,
            (Wire::List(one), Wire::List(other))
            | (Wire::Map(one), Wire::Map(other))
            | (Wire::Nullable(one), Wire::Nullable(other)) => one.takes(other, reading),
            (Wire::Nullable(one), _) => one.takes(other, reading),
            // One of many in one of many would take for ever to try.
            (Wire::Union(_), _) | (_, Wire::Union(_)) if reading.is_inside_union => true,
            (Wire::Union(variants), _) => variants.iter().any(|one| one.takes(other, inside)),
            (_, Wire::Union(variants)) => variants.iter().all(|one| self.takes(*one, inside)),
            _ => false,
        }
    }

    /// Whether both are declared under the same name, so that it is told there how they differ.
    fn is_compared_itself(self, other: Use<'_>) -> bool {
        let (Type::Named(one), Type::Named(two)) = (self.ty, other.ty) else {
            return false;
        };
        let kinds = (
            &self.client.api.types.get(*one).kind,
            &other.client.api.types.get(*two).kind,
        );
        let is_alike = matches!(
            kinds,
            (TypeKind::Alias(..), TypeKind::Alias(..))
                | (TypeKind::Newtype(..), TypeKind::Newtype(..))
        );
        is_alike && self.client.ident(*one) == other.client.ident(*two)
    }

    /// The type as Rust has it.
    pub(super) fn spelled(self) -> String {
        let of = |name: &str, inner: &'a Type| format!("{name}<{}>", self.with(inner).spelled());
        match self.ty {
            Type::Named(id) => self.client.ident(*id).to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::Integer(integer) => format!("{integer:?}").to_lowercase(),
            Type::Float => "f64".to_owned(),
            Type::String => "String".to_owned(),
            Type::Secret => "Secret".to_owned(),
            Type::Date => "NaiveDate".to_owned(),
            Type::DateTime => "DateTime".to_owned(),
            Type::Uuid => "Uuid".to_owned(),
            Type::Base64 => "Base64".to_owned(),
            Type::Ip(None) => "IpAddr".to_owned(),
            Type::Ip(Some(version)) => format!("Ipv{version}Addr"),
            Type::Json => "Value".to_owned(),
            Type::File => "Body".to_owned(),
            Type::List(inner) => of("Vec", inner),
            Type::Map(inner) => of("BTreeMap<String", inner).replacen("String<", "String, ", 1),
            Type::Nullable(inner) => of("Option", inner),
            Type::Boxed(inner) => of("Box", inner),
        }
    }
}

impl<'a> Client<'a> {
    /// What a type is called.
    pub(super) fn ident(self, id: TypeId) -> &'a str {
        let names = self.names.types.get(id.index());
        names.map_or("", |names| names.ident.as_str())
    }

    pub(super) fn has_ident(self, ident: &str) -> bool {
        self.names.types.iter().any(|names| names.ident == ident)
    }
}

impl Review<'_> {
    /// Compares what stands in the same place, and has the declared types in it compared as well.
    pub(super) fn compare(&mut self, old: &Type, new: &Type, travel: Travel) -> (Effect, Effect) {
        let old = Use {
            client: self.old,
            ty: old,
        };
        let new = Use {
            client: self.new,
            ty: new,
        };
        let rust = breaking_if(!self.is_same(old, new));
        let passes = (!travel.sent || new.takes(old, Reading::BY_SERVER))
            && (!travel.received || old.takes(new, Reading::BY_CLIENT));
        (breaking_if(!passes), rust)
    }

    /// The words for a difference that [`compare`](Self::compare) has found.
    pub(super) fn spelled(&self, old: &Type, new: &Type) -> String {
        let old = Use {
            client: self.old,
            ty: old,
        };
        let new = Use {
            client: self.new,
            ty: new,
        };
        let (old, new) = (old.spelled(), new.spelled());
        if old == new {
            return format!("is another `{new}`");
        }
        format!("is `{new}`, was `{old}`")
    }

    fn is_same(&mut self, old: Use<'_>, new: Use<'_>) -> bool {
        let (old, new) = if new.is_compared_itself(old) {
            (old, new)
        } else {
            (old.resolved(), new.resolved())
        };
        match (old.ty, new.ty) {
            (Type::Named(one), Type::Named(other)) => {
                if self.paired.insert((*one, *other)) {
                    self.pairs.push((*one, *other));
                }
                self.is_same_name(*one, *other)
            }
            (Type::List(one), Type::List(other))
            | (Type::Map(one), Type::Map(other))
            | (Type::Nullable(one), Type::Nullable(other))
            | (Type::Boxed(one), Type::Boxed(other)) => {
                self.is_same(old.with(one), new.with(other))
            }
            (one, other) => one == other,
        }
    }

    /// Whether two types have the same name, or the second is the first under a new one, which is
    /// told once, with the type.
    pub(super) fn is_same_name(&self, old: TypeId, new: TypeId) -> bool {
        let (one, other) = (self.old.ident(old), self.new.ident(new));
        one == other || (!self.new.has_ident(one) && !self.old.has_ident(other))
    }
}

fn is_within(some: Integer, all: Integer) -> bool {
    let (is_signed, bits) = size(some);
    let (takes_signed, room) = size(all);
    match (is_signed, takes_signed) {
        (true, false) => false,
        (false, true) => bits < room,
        (true, true) | (false, false) => bits <= room,
    }
}

fn size(integer: Integer) -> (bool, u32) {
    match integer {
        Integer::I8 => (true, 8),
        Integer::I16 => (true, 16),
        Integer::I32 => (true, 32),
        Integer::I64 => (true, 64),
        Integer::U8 => (false, 8),
        Integer::U16 => (false, 16),
        Integer::U32 => (false, 32),
        Integer::U64 => (false, 64),
    }
}
