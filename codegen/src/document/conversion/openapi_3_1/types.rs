//! `type` as a list, `null`, and schemas that are `true` or `false`.

use serde_json::{Map, Value, json};

use super::site::Site;
use crate::diagnostic::Diagnostic;
use crate::document::{codes, private};
use crate::pointer::Pointer;

const TYPES: [&str; 6] = ["boolean", "integer", "number", "string", "array", "object"];

/// `true` takes any value and `false` none. Where 3.0 knows booleans itself they stay, and where
/// something is to be said of `false` it stays for the object that holds it.
pub(super) fn boolean(value: &mut Value, place: &Pointer, said: &mut Vec<Diagnostic>) {
    let Value::Bool(anything) = *value else {
        return;
    };
    let holder = place.parent().and_then(|holder| holder.last());
    let is_property = holder.as_deref() == Some("properties");
    let stays = |key: &str| {
        matches!(
            key,
            "additionalProperties" | "unevaluatedProperties" | "items" | "unevaluatedItems"
        )
    };
    if anything && !place.last().as_deref().is_some_and(stays) {
        *value = json!({});
    } else if !anything && !is_property && !place.last().as_deref().is_some_and(stays) {
        let mut members = Map::new();
        let remark = Diagnostic::new(
            &codes::NOT_HONOURED,
            "this schema allows no value",
            place.clone(),
        );
        let remark = remark
            .label("taken as any value")
            .help("describe the values, or remove what cannot be there");
        private::add_remark(said, &mut members, remark);
        *value = Value::Object(members);
    }
}

/// `type: "null"` has one value.
pub(super) fn null(site: &mut Site<'_>) {
    const REMEDY: &str = "add `null` to the list of types: `type: [string, \"null\"]`";
    if site.get("nullable").is_some_and(Value::is_boolean) {
        site.foreign("nullable", REMEDY);
    } else {
        site.give_up("nullable", "ignored", REMEDY);
    }
    if site.get("type") == Some(&json!("null")) {
        site.take("type");
        if !site.has("enum") {
            site.set("enum", json!([null]));
        }
    }
}

/// `type: [string, "null"]` is a nullable text; several types are alternatives.
pub(super) fn lists(site: &mut Site<'_>) {
    let Some(Value::Array(listed)) = site.get("type") else {
        return;
    };
    let mut types: Vec<Value> = Vec::new();
    let mut nullable = false;
    for item in listed {
        match item.as_str() {
            Some("null") => nullable = true,
            _ if !types.contains(item) => types.push(item.clone()),
            _ => {}
        }
    }
    if types.is_empty() && !nullable {
        return;
    }
    let is_known = |item: &&Value| item.as_str().is_some_and(|text| TYPES.contains(&text));
    let unknown = types.iter().find(|item| !is_known(item)).cloned();
    let listed = listed.clone();
    let position = |wanted: &Value| listed.iter().position(|item| item == wanted).unwrap_or(0);
    if types.contains(&json!("number")) {
        // Any integer is a number.
        types.retain(|item| item != "integer");
    }
    site.take("type");
    if nullable {
        site.set("nullable", true);
    }
    match (unknown, types.as_slice()) {
        // The next stage says what is wrong with it.
        (Some(unknown), _) => {
            let index = position(&unknown);
            let place = site.place.child("type");
            site.moves.set(place.clone(), place.index(index));
            site.set("type", unknown);
        }
        (None, []) if site.has("enum") => {}
        (None, []) => site.set("enum", json!([null])),
        (None, [only]) => site.set("type", only.clone()),
        // The values of an `enum` have their types, and any of five types is any type.
        (None, several) if site.has("enum") || several.len() >= TYPES.len() - 1 => {}
        (None, _) => site.set(private::TYPES, types),
    }
}

/// A property whose schema is `false` is never there.
pub(super) fn never(site: &mut Site<'_>) {
    let Some(Value::Object(properties)) = site.members.get_mut("properties") else {
        return;
    };
    let mut forbidden = Vec::new();
    properties.retain(|name, schema| {
        let is_forbidden = *schema == Value::Bool(false);
        if is_forbidden {
            forbidden.push(name.clone());
        }
        !is_forbidden
    });
    for name in forbidden {
        let place = site.place.child("properties").child(&name);
        let remark = Diagnostic::new(
            &codes::NOT_HONOURED,
            format!("the property `{name}` allows no value"),
            place,
        );
        site.remark(
            remark
                .key()
                .label("left out of the client")
                .help("remove it, if nothing else depends on it"),
        );
    }
}

/// What is chosen where a tag is missing or unknown.
pub(super) fn default_tag(site: &mut Site<'_>) {
    let Some(Value::Object(discriminator)) = site.members.get_mut("discriminator") else {
        return;
    };
    if discriminator.shift_remove("defaultMapping").is_none() {
        return;
    }
    let remark = Diagnostic::new(
        &codes::NOT_HONOURED,
        "`defaultMapping` is not honoured",
        site.place.child("discriminator").child("defaultMapping"),
    );
    site.remark(
        remark
            .key()
            .label("a value with a missing or another tag is read as one that is not known")
            .help("require the tag, and list all tags in `mapping`"),
    );
}
