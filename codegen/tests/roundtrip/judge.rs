//! An independent judge of values: the crate `jsonschema`, and what OpenAPI 3.0 says otherwise
//! than JSON Schema turned into it.

use serde_json::{Map, Value, json};

/// Whether the schemas are those of requests, which are not asked for what is read-only.
#[derive(Clone, Copy, PartialEq)]
pub enum For {
    Answers,
    Requests,
}

/// The components of a document in JSON Schema 2020-12.
pub fn components(root: &Value, direction: For) -> Value {
    let schemas = root["components"]["schemas"].as_object().unwrap();
    schemas
        .iter()
        .map(|(name, schema)| (name.clone(), converted(schema, direction)))
        .collect()
}

pub fn judge(components: &Value, name: &str) -> jsonschema::Validator {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "components": { "schemas": components },
        "$ref": format!("#/components/schemas/{name}"),
    });
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn converted(schema: &Value, direction: For) -> Value {
    let Some(keywords) = schema.as_object() else {
        return schema.clone();
    };
    let mut output = Map::new();
    for (keyword, value) in keywords {
        let inner = |value: &Value| converted(value, direction);
        let list = |value: &Value| {
            value
                .as_array()
                .unwrap()
                .iter()
                .map(inner)
                .collect::<Value>()
        };
        match keyword.as_str() {
            "properties" => {
                let properties = value.as_object().unwrap().iter();
                output.insert(
                    keyword.clone(),
                    properties
                        .map(|(name, value)| (name.clone(), inner(value)))
                        .collect(),
                );
            }
            "items" | "additionalProperties" | "not" => {
                output.insert(keyword.clone(), inner(value));
            }
            "allOf" | "anyOf" => {
                output.insert(keyword.clone(), list(value));
            }
            // A discriminator picks one, also where the others fit as well.
            "oneOf" => {
                let tagged = keywords.contains_key("discriminator");
                output.insert(
                    if tagged { "anyOf" } else { "oneOf" }.to_owned(),
                    list(value),
                );
            }
            "required" => {
                let asked = value.as_array().unwrap().iter().filter(|name| {
                    let property =
                        &keywords.get("properties").unwrap_or(&Value::Null)[name.as_str().unwrap()];
                    direction == For::Answers || property["readOnly"] != true
                });
                output.insert(keyword.clone(), asked.cloned().collect());
            }
            "minimum" if keywords.get("exclusiveMinimum") == Some(&json!(true)) => {
                output.insert("exclusiveMinimum".to_owned(), value.clone());
            }
            "maximum" if keywords.get("exclusiveMaximum") == Some(&json!(true)) => {
                output.insert("exclusiveMaximum".to_owned(), value.clone());
            }
            "$ref" | "type" | "enum" | "format" | "pattern" | "minimum" | "maximum"
            | "multipleOf" | "minLength" | "maxLength" | "minItems" | "maxItems"
            | "uniqueItems" | "minProperties" | "maxProperties" => {
                output.insert(keyword.clone(), value.clone());
            }
            _ => {}
        }
    }
    if keywords.contains_key("$ref") {
        output.retain(|keyword, _| keyword == "$ref");
    }
    if keywords.get("nullable") == Some(&json!(true)) {
        return json!({ "anyOf": [{ "type": "null" }, output] });
    }
    Value::Object(output)
}
