//! Body and form parameters.

use serde_json::{Map, Value, json};

use super::super::Document;
use super::media_types::{self, JSON, MULTIPART, MediaType, URLENCODED};
use super::places::{Operation, Places};
use super::references;
use crate::diagnostic::Diagnostic;
use crate::document::{codes, private::BODY};
use crate::pointer::Pointer;

/// A parameter of the body: where it is listed and, behind references, where it stands.
struct Part {
    listed: Pointer,
    place: Pointer,
    /// The name of a form parameter.
    field: Option<String>,
}

pub(super) fn convert(document: &mut Document, places: &Places) {
    for operation in places.operations() {
        let mut parts = parts(document, &operation.place);
        let inherited = self::parts(document, &operation.path_item);
        if parts.is_empty() {
            parts = inherited;
        } else if parts.iter().all(|part| part.field.is_some()) {
            let is_new = |part: &Part| parts.iter().all(|own| own.field != part.field);
            let new: Vec<Part> = inherited
                .into_iter()
                .filter(|part| part.field.is_some() && is_new(part))
                .collect();
            parts.splice(0..0, new);
        }
        if !parts.is_empty() {
            add(document, operation, parts);
        }
    }
}

/// The body parameters in the list of a path item or an operation.
fn parts(document: &Document, holder: &Pointer) -> Vec<Part> {
    let list = holder.child("parameters");
    let length = document.value(&list).and_then(Value::as_array);
    let mut parts: Vec<Part> = Vec::new();
    for index in 0..length.map_or(0, Vec::len) {
        let listed = list.index(index);
        let Some(place) = references::end(document, listed.clone()) else {
            continue;
        };
        let Some(parameter) = document.value(&place) else {
            continue;
        };
        if parameter.get(BODY).is_none() {
            continue;
        }
        let is_form = parameter.get("in").and_then(Value::as_str) == Some("formData");
        let name = parameter.get("name").and_then(Value::as_str);
        if is_form && name.is_none() {
            continue;
        }
        let field = name.filter(|_| is_form).map(str::to_owned);
        // The next stage says so of a second one of the same name.
        if is_form && parts.iter().any(|part| part.field == field) {
            continue;
        }
        parts.push(Part {
            listed,
            place,
            field,
        });
    }
    parts
}

fn add(document: &mut Document, operation: &Operation, parts: Vec<Part>) {
    let consumes = media_types::of(document, &operation.place, "consumes");
    let body = operation.place.child("requestBody");
    let has_body = document.value(&body).is_some();
    let (bodies, forms): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|part| part.field.is_none());
    let mut left = bodies.iter();
    let single = left.next().filter(|_| !has_body);
    let surplus: Vec<&Part> = if has_body || single.is_some() {
        left.chain(&forms).collect()
    } else {
        Vec::new()
    };
    for part in surplus {
        let message = "an operation has one body";
        let warning = Diagnostic::new(&codes::NOT_CONVERTED, message, part.listed.clone())
            .label("left out")
            .help("keep one body parameter, or form parameters alone");
        document.remark(&operation.place, warning);
    }
    if has_body {
        return;
    }
    let value = if let Some(part) = single {
        let consumes = of_one(consumes);
        document.moves.set(body.clone(), part.place.clone());
        media_types::note(document, &body, &consumes, &part.place.child("schema"));
        body_of(document, operation, part, &consumes)
    } else if let Some(list) = forms.first().and_then(|first| first.listed.parent()) {
        let media_type = of_form(document, &forms, &consumes);
        let value = form_of(document, operation, &forms, &media_type);
        // The schema of a form is the list of its parameters.
        document.moves.set(body.clone(), list.clone());
        media_types::note(document, &body, &[media_type], &list);
        value
    } else {
        return;
    };
    if let Some(Value::Object(members)) = document.value_mut(&operation.place) {
        members.insert("requestBody".to_owned(), value);
    }
}

/// The media types of a body parameter.
fn of_one(mut consumes: Vec<MediaType>) -> Vec<MediaType> {
    let is_form = |media_type: &MediaType| media_types::is_form(&media_type.name);
    // Forms are described by form parameters; what is listed for all operations says little of one.
    if !consumes.iter().all(is_form) {
        consumes.retain(|media_type| !is_form(media_type));
    }
    if consumes.is_empty() {
        consumes.push(MediaType::new(JSON));
    }
    consumes
}

/// The media type of form parameters. One is enough, and files need one.
fn of_form(document: &Document, forms: &[Part], consumes: &[MediaType]) -> MediaType {
    let has_file = forms.iter().any(|part| {
        let parameter = document.value(&part.place);
        holds_file(parameter.and_then(|parameter| parameter.get("schema")))
    });
    let listed = |wanted: &str| {
        let mut consumes = consumes.iter();
        consumes.find(|media_type| media_types::is(&media_type.name, wanted))
    };
    match (listed(URLENCODED), listed(MULTIPART)) {
        (_, Some(multipart)) if has_file => multipart.clone(),
        _ if has_file => MediaType::new(MULTIPART),
        (Some(urlencoded), _) => urlencoded.clone(),
        (None, Some(multipart)) => multipart.clone(),
        (None, None) => MediaType::new(URLENCODED),
    }
}

/// The Request Body Object of a body parameter.
fn body_of(
    document: &Document,
    operation: &Operation,
    part: &Part,
    consumes: &[MediaType],
) -> Value {
    let schema = part.place.child("schema");
    let media_type = match document.value(&schema) {
        Some(_) => json!({
            "schema": references::to_schema(document, &operation.place, &schema)
        }),
        None => json!({}),
    };
    let content: Map<String, Value> = consumes
        .iter()
        .map(|consumed| (consumed.name.clone(), media_type.clone()))
        .collect();
    let mut body = Map::new();
    for key in ["description", "required"] {
        if let Some(value) = document.value(&part.place.child(key)) {
            body.insert(key.to_owned(), value.clone());
        }
    }
    body.insert("content".to_owned(), Value::Object(content));
    Value::Object(body)
}

/// The Request Body Object of form parameters.
fn form_of(
    document: &mut Document,
    operation: &Operation,
    forms: &[Part],
    media_type: &MediaType,
) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut encoding = Map::new();
    for part in forms {
        let (Some(name), Some(parameter)) = (&part.field, document.value(&part.place)) else {
            continue;
        };
        if parameter.get("required") == Some(&Value::Bool(true)) {
            required.push(name.clone());
        }
        let styles: Map<String, Value> = ["style", "explode"]
            .into_iter()
            .filter_map(|key| Some((key.to_owned(), parameter.get(key)?.clone())))
            .collect();
        if !styles.is_empty() && !holds_file(parameter.get("schema")) {
            encoding.insert(name.clone(), Value::Object(styles));
        }
        let schema = part.place.child("schema");
        let schema = references::to_schema(document, &operation.place, &schema);
        properties.insert(name.clone(), schema);
    }
    if media_types::is(&media_type.name, MULTIPART) {
        repeated(document, operation, forms, &encoding);
        encoding.clear();
    }
    let is_required = !required.is_empty();
    let mut schema = json!({ "type": "object", "properties": properties });
    if let Value::Object(schema) = &mut schema
        && is_required
    {
        schema.insert("required".to_owned(), json!(required));
    }
    let mut content = json!({ "schema": schema });
    if let Value::Object(content) = &mut content
        && !encoding.is_empty()
    {
        content.insert("encoding".to_owned(), Value::Object(encoding));
    }
    json!({ "required": is_required, "content": { media_type.name.as_str(): content } })
}

/// Says that a list is sent as one part for each item, although it should be one text.
fn repeated(
    document: &mut Document,
    operation: &Operation,
    forms: &[Part],
    encoding: &Map<String, Value>,
) {
    for part in forms {
        let style = part.field.as_ref().and_then(|name| encoding.get(name));
        if style.is_some_and(|style| style.get("explode") == Some(&Value::Bool(false))) {
            let message = "multipart bodies have no lists";
            let warning = Diagnostic::new(&codes::NOT_CONVERTED, message, part.place.clone())
                .label("each item is a part of this name")
                .help("write `collectionFormat: multi`, or take a text for the list");
            document.remark(&operation.place, warning);
        }
    }
}

fn holds_file(schema: Option<&Value>) -> bool {
    schema.is_some_and(|schema| {
        let is_file = schema.get("format").and_then(Value::as_str) == Some("binary");
        is_file || holds_file(schema.get("items"))
    })
}
