//! Bodies of `multipart/form-data`: a struct whose fields are parts.

use super::bodies::styled;
use super::docs::Docs;
use super::lower::Lowering;
use super::{
    Disclosure, Field, Hint, OperationId, Part, PartHeader, Presence, Rule, Rules, Struct, Type,
    TypeId, TypeKind, codes,
};
use crate::normal::{
    Additional, Encoding, Header, MediaType, Object, Property, Schema, SchemaId, Shape,
};
use crate::rfc9110::{essence, is_json};

impl Lowering<'_> {
    /// The struct of the parts, where the document says what they are.
    pub(super) fn multipart(&mut self, id: OperationId, media_type: &MediaType) -> Option<TypeId> {
        let schema = media_type.schema.map(|schema| self.target(schema));
        let described =
            schema.and_then(|schema| Some((schema, self.schema(schema).shape.object()?)));
        let Some((schema, object)) = described else {
            self.warn(
                &codes::RAW_BODY,
                &media_type.pointer,
                "the parts of this body are not described as an object",
                "handed over part by part, for the caller to make",
                "describe the body as an object with a property for each part",
            );
            return None;
        };
        self.check_encoding(media_type);
        let known = self
            .forms
            .iter()
            .find(|(known, encoding, _)| *known == schema && *encoding == media_type.encoding);
        if let Some((_, _, form)) = known {
            return Some(*form);
        }
        let hint = match &self.schema(schema).name {
            Some(name) => Hint::Name(format!("{name} form")),
            None => Hint::Operation(id, "form".to_owned()),
        };
        // A type beside the one that stands for the schema in JSON.
        let form = self.new_type(schema, hint);
        self.forms.push((schema, media_type.encoding.clone(), form));
        let kind = TypeKind::Struct(self.form(form, object, media_type));
        if let Some(def) = self.types.get_mut(form.0) {
            def.kind = kind;
        }
        Some(form)
    }

    fn form(&mut self, id: TypeId, object: &Object, media_type: &MediaType) -> Struct {
        let mut fields = Vec::new();
        let mut parts = Vec::new();
        for (name, property) in &object.properties {
            let encoding = media_type.encoding.get(name);
            fields.push(self.part(id, name, property, encoding));
            let is_file = fields.last().is_some_and(|field| field.ty.holds_files());
            let part = encoding.map(|encoding| self.how(media_type, name, encoding, is_file));
            let mut part = part.unwrap_or_default();
            part.is_base64 = self.is_base64(property.schema);
            parts.push(part);
            let headers = encoding
                .filter(|_| !is_file)
                .map(|it| it.headers.as_slice());
            for header in headers.unwrap_or_default() {
                let is_given = fields.iter().any(|it| it.name == *name && it.required);
                fields.push(self.part_header(id, (name, is_given), header));
                parts.push(Part {
                    header: Some(PartHeader {
                        part: name.clone(),
                        name: header.name.clone(),
                        required: header.required,
                        explode: header.explode,
                        json: header.content.as_deref().is_some_and(is_json),
                    }),
                    ..Part::default()
                });
            }
        }
        let mut rest_disclosure = Disclosure::Closed;
        let rest = match object.additional {
            Additional::Schema(value) => {
                rest_disclosure = self.disclosure_of_rest(value);
                let file = self.file(value, None).filter(|_| !self.is_base64(value));
                let rest = file.map(|ty| (ty, Rules::default()));
                let hint = Hint::Part(id, "value".to_owned());
                Some(rest.unwrap_or_else(|| self.nullable_use_of(value, hint)))
            }
            Additional::Any => Some((Type::Json, Rules::default())),
            // Without anything said, a caller would have nothing to send.
            Additional::Unspecified if object.properties.is_empty() => {
                Some((Type::Json, Rules::default()))
            }
            Additional::Unspecified | Additional::Forbidden => None,
        };
        Struct {
            fields,
            rest,
            rest_disclosure,
            parts: Some(parts),
        }
    }

    fn part(
        &mut self,
        id: TypeId,
        name: &str,
        property: &Property,
        encoding: Option<&Encoding>,
    ) -> Field {
        let mut field = match self.file(property.schema, encoding) {
            None => self.field(id, name, property),
            Some(ty) => {
                let rules = if matches!(ty, Type::List(_)) {
                    counted(self.schema(self.target(property.schema)))
                } else {
                    Rules::default()
                };
                self.field_of(name, property, ty, rules)
            }
        };
        // There is no part that says null: it is left out.
        field.required &= !field.nullable;
        field.nullable = false;
        field
    }

    /// The field of a part's header, which a caller must give with a part that is always there.
    fn part_header(
        &mut self,
        id: TypeId,
        (part, is_given): (&str, bool),
        header: &Header,
    ) -> Field {
        let name = format!("{part} {}", header.name);
        let (ty, rules) = match header.schema {
            Some(schema) => self.use_of(schema, Hint::Part(id, name.clone())),
            None => (Type::String, Rules::default()),
        };
        let mut docs = Docs::text(header.description.as_deref());
        if let Some(schema) = header.schema.filter(|_| docs.text.is_empty()) {
            docs = Docs::of_use(self.schema(schema), self.schema(self.target(schema)));
        }
        let disclosure = header.schema.map(|schema| self.disclosure(schema, &ty));
        Field {
            pointer: header.pointer.clone(),
            hint: name.clone(),
            name,
            ty,
            required: header.required && is_given,
            nullable: false,
            read_only: false,
            write_only: false,
            presence: Presence::Required,
            null_is_empty: false,
            only: None,
            deprecated: header.deprecated,
            rules,
            disclosure: disclosure.unwrap_or_default(),
            docs,
        }
    }

    /// The type of a property that holds files; `None` if it holds values.
    fn file(&self, schema: SchemaId, encoding: Option<&Encoding>) -> Option<Type> {
        let named = encoding.and_then(|encoding| encoding.content_type.as_deref());
        let is_binary = named.map(first).is_some_and(|named| {
            !named.is_empty()
                && !named.starts_with("text/")
                && !is_json(&named)
                && !named.ends_with("xml")
                && named != "*/*"
        });
        let holds = |schema: SchemaId| match &self.schema(self.target(schema)).shape {
            Shape::String(Some(format)) if matches!(&**format, "binary" | "byte" | "base64") => {
                true
            }
            Shape::String(_) | Shape::Any => is_binary,
            Shape::Same(_)
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::Enum(_)
            | Shape::Array(_)
            | Shape::Object(_)
            | Shape::Union(_) => false,
        };
        if holds(schema) {
            return Some(Type::File);
        }
        let items = self.schema(self.target(schema)).shape.items();
        items
            .filter(|items| holds(*items))
            .map(|_| Type::List(Box::new(Type::File)))
    }

    /// Whether a property holds bytes as texts.
    fn is_base64(&self, schema: SchemaId) -> bool {
        let shape = |schema| &self.schema(self.target(schema)).shape;
        let shape = shape(shape(schema).items().unwrap_or(schema));
        matches!(shape, Shape::String(Some(format)) if matches!(&**format, "byte" | "base64"))
    }

    /// How a part is sent, where the document says it.
    fn how(
        &mut self,
        media_type: &MediaType,
        name: &str,
        encoding: &Encoding,
        is_file: bool,
    ) -> Part {
        let mut part = Part::default();
        if is_file {
            let headers = encoding.headers.iter();
            let headers = headers.map(|header| (header.name.clone(), header.required));
            part.headers = headers.collect();
        }
        let is_old = self.spec.words.version == "OpenAPI 3.0";
        if encoding.has_style() && !is_file && !is_old {
            // The specification has the style count, and not the content type.
            self.check_property_style(media_type, name, encoding);
            part.style = Some(styled(encoding));
            return part;
        }
        if encoding.has_style() {
            self.warn(
                &codes::NOT_SENT,
                &media_type.pointer.child("encoding").child(name),
                if is_file {
                    "a file has no style"
                } else {
                    "OpenAPI 3.0 has no styles for the parts of a multipart body"
                },
                "`style`, `explode` and `allowReserved` are ignored",
                "leave them out, or describe the body by OpenAPI 3.1",
            );
        }
        part.content_type = self.part_type(media_type, name, encoding);
        part
    }

    /// The content type of a part, where the document names exactly one.
    fn part_type(
        &mut self,
        media_type: &MediaType,
        name: &str,
        encoding: &Encoding,
    ) -> Option<String> {
        let named = encoding.content_type.as_deref()?;
        let fits = named.bytes().all(|byte| (0x20..0x7f).contains(&byte)) && named.contains('/');
        if !fits {
            self.warn(
                &codes::NOT_SENT,
                &media_type.pointer.child("encoding").child(name),
                format!("`{}` is no content type", Docs::plain(named)),
                "the part has the usual one",
                "write it as `type/subtype`",
            );
            return None;
        }
        let named = named.split(',').next().unwrap_or_default().trim();
        (!named.contains('*')).then(|| named.to_owned())
    }
}

impl Encoding {
    /// Whether it says more than a content type of how a value is written.
    pub(super) fn has_style(&self) -> bool {
        self.style.is_some() || self.explode.is_some() || self.allow_reserved
    }
}

impl Type {
    /// Whether it is a file or a list of files.
    fn holds_files(&self) -> bool {
        match self {
            Self::List(item) => **item == Self::File,
            other => *other == Self::File,
        }
    }
}

/// The rules for a list of files: they can be counted, but not compared.
fn counted(node: &Schema) -> Rules {
    let mut rules = Rules::of(node);
    rules.own.retain(|rule| *rule != Rule::UniqueItems);
    rules
}

/// The first of the media types that a part may have.
fn first(content_type: &str) -> String {
    essence(content_type.split(',').next().unwrap_or_default())
}
