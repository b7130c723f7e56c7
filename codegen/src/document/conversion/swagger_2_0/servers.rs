//! `host`, `basePath` and `schemes`.

use serde_json::{Value, json};

use super::super::Document;
use super::places::Places;
use crate::diagnostic::Diagnostic;
use crate::document::codes;
use crate::pointer::Pointer;

/// A URL that clients can call begins with one of these; the safer one comes first. Web sockets
/// are no HTTP.
const SCHEMES: [&str; 2] = ["https", "http"];

pub(super) fn convert(document: &mut Document, places: &Places) {
    let root = Pointer::root();
    check(document, &root, &["host", "basePath", "schemes"]);
    let Some(address) = Address::of(document.root()) else {
        return;
    };
    add(document, &root, &address);
    for operation in places.operations() {
        check(document, &operation.place, &["schemes"]);
        let schemes = document
            .value(&operation.place)
            .map(schemes)
            .unwrap_or_default();
        if !schemes.is_empty() && address.host.is_some() {
            let address = Address {
                schemes,
                ..address.clone()
            };
            add(document, &operation.place, &address);
        }
    }
}

/// Warns of what says nothing of a server.
fn check(document: &mut Document, holder: &Pointer, keys: &[&str]) {
    for &key in keys {
        let place = holder.child(key);
        let example = match key {
            "host" => "write it as `host: api.example.com`",
            "basePath" => "write it as `basePath: /v1`",
            _ => "write it as `schemes: [https]`",
        };
        let wanted = match (key, document.value(&place)) {
            (_, None | Some(Value::Null)) => continue,
            ("schemes", Some(Value::Array(_))) => {
                let has_some = document
                    .value(holder)
                    .is_some_and(|holder| !schemes(holder).is_empty());
                if has_some {
                    continue;
                }
                "name https or http"
            }
            ("schemes", Some(_)) => "be a list",
            (_, Some(Value::String(_))) => continue,
            _ => "be a text",
        };
        let warning = Diagnostic::new(
            &codes::NOT_CONVERTED,
            format!("`{key}` must {wanted}"),
            place,
        );
        document.remark(holder, warning.label("ignored").help(example));
    }
}

fn add(document: &mut Document, place: &Pointer, address: &Address) {
    let Some(Value::Object(members)) = document.value_mut(place) else {
        return;
    };
    if members.contains_key("servers") {
        return;
    }
    let keys = ["schemes", "host", "basePath"];
    let written = keys
        .into_iter()
        .find(|key| members.contains_key(*key))
        .unwrap_or("host");
    members.insert("servers".to_owned(), address.servers());
    let (servers, written) = (place.child("servers"), place.child(written));
    for index in 0..SCHEMES.len() {
        document.moves.set(servers.index(index), written.clone());
    }
}

#[derive(Clone)]
struct Address {
    schemes: Vec<&'static str>,
    host: Option<String>,
    path: String,
}

impl Address {
    /// What the document says; `None` if it says nothing.
    fn of(root: &Value) -> Option<Self> {
        let text = |key| root.get(key).and_then(Value::as_str).map(str::trim);
        let host = text("host").map(|host| {
            // Some write a whole URL.
            let host = host.split_once("://").map_or(host, |(_, host)| host);
            host.trim_end_matches('/').to_owned()
        });
        let host = host.filter(|host| !host.is_empty());
        let path = text("basePath").unwrap_or_default().trim_matches('/');
        let path = match path {
            "" => String::new(),
            path => format!("/{path}"),
        };
        if host.is_none() && path.is_empty() {
            return None;
        }
        Some(Self {
            schemes: schemes(root),
            host,
            path,
        })
    }

    fn servers(&self) -> Value {
        let Some(host) = &self.host else {
            return json!([{ "url": self.path }]);
        };
        let Self { schemes, path, .. } = self;
        match schemes.as_slice() {
            [] => json!([{ "url": format!("https://{host}{path}") }]),
            [scheme] => json!([{ "url": format!("{scheme}://{host}{path}") }]),
            several => several
                .iter()
                .map(|scheme| {
                    json!({ "url": format!("{scheme}://{host}{path}"), "description": scheme })
                })
                .collect(),
        }
    }
}

fn schemes(holder: &Value) -> Vec<&'static str> {
    let listed = holder.get("schemes").and_then(Value::as_array);
    let is_listed = |scheme: &str| {
        listed
            .into_iter()
            .flatten()
            .any(|listed| listed.as_str().is_some_and(|listed| listed == scheme))
    };
    SCHEMES
        .into_iter()
        .filter(|scheme| is_listed(scheme))
        .collect()
}
