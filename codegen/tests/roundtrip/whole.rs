//! A schema's keywords together with those of its `$ref` and `allOf`, straight from the document
//! and by other means than the generator's.

use serde_json::{Map, Value, json};

/// Where `$ref`s lead.
pub fn follow<'a>(root: &'a Value, reference: &str) -> &'a Value {
    root.pointer(reference.trim_start_matches('#'))
        .unwrap_or_else(|| panic!("{reference} leads nowhere"))
}

/// All that must hold, as one schema. Sets of alternatives are listed under `alternatives`.
pub fn whole(root: &Value, schema: &Value) -> Map<String, Value> {
    let mut merged = Map::new();
    add(root, schema, &mut merged, true);
    merged
}

fn add(root: &Value, schema: &Value, merged: &mut Map<String, Value>, is_outermost: bool) {
    let Some(keywords) = schema.as_object() else {
        return;
    };
    for (keyword, value) in keywords {
        match keyword.as_str() {
            "$ref" => add(
                root,
                follow(root, value.as_str().unwrap()),
                merged,
                is_outermost,
            ),
            "allOf" => {
                for member in value.as_array().unwrap() {
                    let mut inner = Map::new();
                    add(root, member, &mut inner, false);
                    // What a member says of null does not make the whole nullable.
                    inner.remove("nullable");
                    add(root, &Value::Object(inner), merged, true);
                }
            }
            "oneOf" | "anyOf" => push(merged, "alternatives", json!([keyword, value])),
            "alternatives" => {
                value
                    .as_array()
                    .unwrap()
                    .iter()
                    .for_each(|set| push(merged, keyword, set.clone()));
            }
            "discriminator" if !is_outermost => {}
            "properties" => {
                for (name, property) in value.as_object().unwrap() {
                    let all = merged.entry("properties").or_insert_with(|| json!({}));
                    both(all.as_object_mut().unwrap(), name, property);
                }
            }
            "items" => both(merged, keyword, value),
            "additionalProperties"
                if value.is_object() && merged.get(keyword).is_some_and(Value::is_object) =>
            {
                both(merged, keyword, value);
            }
            "required" => value
                .as_array()
                .unwrap()
                .iter()
                .for_each(|name| push(merged, keyword, name.clone())),
            "enum" if merged.contains_key("enum") => {
                let kept = value.as_array().unwrap().clone();
                merged["enum"]
                    .as_array_mut()
                    .unwrap()
                    .retain(|value| kept.contains(value));
            }
            "minimum" | "minLength" | "minItems" | "minProperties" => {
                stricter(merged, keyword, value, |new, old| new > old);
            }
            "maximum" | "maxLength" | "maxItems" | "maxProperties" => {
                stricter(merged, keyword, value, |new, old| new < old);
            }
            "type" if value == "number" && merged.contains_key("type") => {}
            _ => {
                merged.insert(keyword.clone(), value.clone());
            }
        }
    }
}

fn push(merged: &mut Map<String, Value>, keyword: &str, value: Value) {
    let list = merged.entry(keyword).or_insert_with(|| json!([]));
    list.as_array_mut().unwrap().push(value);
}

fn both(merged: &mut Map<String, Value>, keyword: &str, value: &Value) {
    let both = match merged.get(keyword) {
        Some(other) if other != value => json!({ "allOf": [other, value] }),
        _ => value.clone(),
    };
    merged.insert(keyword.to_owned(), both);
}

fn stricter(
    merged: &mut Map<String, Value>,
    keyword: &str,
    new: &Value,
    is_stricter: fn(f64, f64) -> bool,
) {
    let old = merged.get(keyword).and_then(Value::as_f64);
    if old.is_none_or(|old| is_stricter(new.as_f64().unwrap(), old)) {
        merged.insert(keyword.to_owned(), new.clone());
    }
}
