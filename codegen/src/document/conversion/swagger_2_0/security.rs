//! `securityDefinitions`.

use serde_json::{Map, Value, json};

use super::super::Document;
use crate::diagnostic::Diagnostic;
use crate::document::codes;
use crate::pointer::Pointer;

pub(super) fn convert(document: &mut Document) {
    let root = Pointer::root();
    let schemes = root.child("components").child("securitySchemes");
    let written = root.child("securityDefinitions");
    document.moves.set(schemes.clone(), written.clone());
    let Some(Value::Object(definitions)) = document.value_mut(&written) else {
        return;
    };
    let mut definitions = std::mem::take(definitions);
    let mut faults = Vec::new();
    for (name, definition) in &mut definitions {
        if let Some(members) = definition.as_object_mut()
            && let Err(fault) = scheme(members)
        {
            faults.push((schemes.child(name), fault));
        }
    }
    let Some(Value::Object(members)) = document.value_mut(&root) else {
        return;
    };
    let components = members
        .entry("components")
        .or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(components) = components {
        components.insert("securitySchemes".to_owned(), Value::Object(definitions));
    }
    for (place, fault) in faults {
        document.remark(&place, fault.at(&place));
    }
}

/// A field whose value says nothing.
struct Fault {
    field: &'static str,
    known: &'static str,
}

impl Fault {
    fn at(&self, place: &Pointer) -> Diagnostic {
        let Self { field, known } = self;
        let message = format!("this security definition has no valid `{field}`");
        Diagnostic::new(&codes::SECURITY_DEFINITION, message, place.child(field))
            .help(format!("the `{field}` is {known}"))
    }
}

fn scheme(members: &mut Map<String, Value>) -> Result<(), Fault> {
    let text = |members: &Map<String, Value>, key| {
        members.get(key).and_then(Value::as_str).map(str::to_owned)
    };
    match text(members, "type").as_deref() {
        Some("apiKey") => {
            // A cookie is one only in later versions, but means what it means there.
            let place = text(members, "in");
            if !place.is_some_and(|place| ["header", "query", "cookie"].contains(&place.as_str())) {
                return Err(Fault {
                    field: "in",
                    known: "`header` or `query`",
                });
            }
            if text(members, "name").is_none() {
                return Err(Fault {
                    field: "name",
                    known: "that of the header or the query parameter",
                });
            }
        }
        Some("basic") => {
            members.insert("type".to_owned(), json!("http"));
            members.insert("scheme".to_owned(), json!("basic"));
        }
        Some("oauth2") => {
            let flow = match text(members, "flow").as_deref() {
                Some("implicit") => "implicit",
                Some("password") => "password",
                Some("application") => "clientCredentials",
                Some("accessCode") => "authorizationCode",
                _ => {
                    return Err(Fault {
                        field: "flow",
                        known: "one of implicit, password, application and accessCode",
                    });
                }
            };
            members.shift_remove("flow");
            let mut object = Map::new();
            for key in ["authorizationUrl", "tokenUrl", "scopes"] {
                if let Some(value) = members.shift_remove(key) {
                    object.insert(key.to_owned(), value);
                }
            }
            object.entry("scopes").or_insert_with(|| json!({}));
            members.insert("flows".to_owned(), json!({ flow: object }));
        }
        _ => {
            return Err(Fault {
                field: "type",
                known: "one of basic, apiKey and oauth2",
            });
        }
    }
    Ok(())
}
