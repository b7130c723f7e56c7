//! Properties without a name of their own.

use serde_json::{Value, json};

use super::site::Site;

/// Where properties are described by the patterns of their names alone, an object is a map.
pub(super) fn patterns(site: &mut Site<'_>) {
    let Some(Value::Object(patterns)) = site.get("patternProperties") else {
        return;
    };
    let mut patterns = patterns.clone().into_iter();
    let (first, second) = (patterns.next(), patterns.next());
    let is_open = !matches!(
        site.get("additionalProperties"),
        None | Some(Value::Bool(false))
    );
    let names_any = site
        .get("properties")
        .and_then(Value::as_object)
        .is_some_and(|properties| !properties.is_empty());
    let remedy = "check the names where it matters";
    match (first, second) {
        (Some((pattern, schema)), None) if !is_open && !names_any => {
            let effect = "taken as a map; names are not checked against the pattern";
            site.give_up("patternProperties", effect, remedy);
            site.set("additionalProperties", schema);
            let from = site.place.child("patternProperties").child(&pattern);
            let to = site.place.child("additionalProperties");
            site.moves.rename(&from, &to);
        }
        _ => {
            let effect = "what is not declared by name is kept as raw JSON";
            site.give_up("patternProperties", effect, remedy);
            if !is_open {
                site.set("additionalProperties", true);
            }
        }
    }
}

/// Since `allOf` is merged, what nothing has evaluated is what is additional.
pub(super) fn unevaluated(site: &mut Site<'_>) {
    for key in ["additionalProperties", "unevaluatedProperties"] {
        // `{not: {}}` is how some tools write `false`.
        let is_nothing = site
            .get(key)
            .is_some_and(|schema| [json!({ "not": {} }), json!({ "not": true })].contains(schema));
        if is_nothing {
            site.set(key, false);
        }
    }
    match site.get("unevaluatedProperties") {
        // What is not declared is tolerated anyway.
        Some(Value::Bool(true)) => {
            site.take("unevaluatedProperties");
        }
        Some(_) if site.has("additionalProperties") => {
            site.take("unevaluatedProperties");
        }
        Some(_) => site.rename("unevaluatedProperties", "additionalProperties"),
        None => {}
    }
}
