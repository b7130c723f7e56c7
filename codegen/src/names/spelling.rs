//! Types as a caller reads them.

use super::Names;
use crate::model::{Field, Payload, Presence, Type, TypeId};

impl Names {
    /// What a type is called.
    pub fn ident(&self, id: TypeId) -> &str {
        let names = self.types.get(id.index());
        names.map_or("", |names| names.ident.as_str())
    }

    /// A type as Rust has it, by its last names.
    pub fn spelled(&self, ty: &Type) -> String {
        let of = |name: &str, inner: &Type| format!("{name}<{}>", self.spelled(inner));
        match ty {
            Type::Named(id) => self.ident(*id).to_owned(),
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
            Type::Map(inner) => format!("BTreeMap<String, {}>", self.spelled(inner)),
            Type::Nullable(inner) => of("Option", inner),
            Type::Boxed(inner) => of("Box", inner),
        }
    }

    /// The type of a field.
    pub fn field(&self, field: &Field) -> String {
        let ty = self.spelled(&field.ty);
        match field.presence {
            Presence::Required => ty,
            Presence::Nullable | Presence::Optional | Presence::SentOnly => format!("Option<{ty}>"),
            Presence::Either => format!("Nullable<{ty}>"),
        }
    }

    /// What is sent, or read.
    pub fn payload(&self, payload: &Payload) -> String {
        match payload {
            Payload::Json(ty) | Payload::Plain(ty) | Payload::Form(ty, _) => self.spelled(ty),
            Payload::Multipart(Some(id)) => self.ident(*id).to_owned(),
            Payload::Multipart(None) => "Form".to_owned(),
            Payload::Text => "String".to_owned(),
            Payload::Bytes => "Bytes".to_owned(),
            Payload::Stream => "Download".to_owned(),
            Payload::Items(ty, _) => format!("ItemStream<{}>", self.spelled(ty)),
            Payload::Empty => "()".to_owned(),
        }
    }
}
