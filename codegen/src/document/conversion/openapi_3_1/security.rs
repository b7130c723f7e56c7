//! Security schemes that 3.0 does not have.

use serde_json::Value;

use super::grammar::{Kind, Node};
use super::identifiers::join;
use super::site::Site;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Document, Entry, codes};
use crate::pointer::Pointer;

/// Flows that the client does not go through, and schemes that are deprecated.
pub(super) fn schemes(site: &mut Site<'_>) {
    let holder = site.place.child("components").child("securitySchemes");
    let components = site.members.get_mut("components");
    let schemes = components.and_then(|components| components.get_mut("securitySchemes"));
    let Some(Value::Object(schemes)) = schemes else {
        return;
    };
    let mut remarks = Vec::new();
    for (name, scheme) in schemes {
        let Value::Object(scheme) = scheme else {
            continue;
        };
        let place = holder.child(name);
        if scheme.get("deprecated") == Some(&Value::Bool(true)) {
            let text = match scheme.get("description").and_then(Value::as_str) {
                Some(text) => format!("Deprecated. {text}"),
                None => "Deprecated.".to_owned(),
            };
            scheme.insert("description".to_owned(), text.into());
        }
        if let Some(Value::Object(flows)) = scheme.get_mut("flows")
            && flows.shift_remove("deviceAuthorization").is_some()
        {
            let remark = Diagnostic::new(
                &codes::NOT_HONOURED,
                "the client does not go through the flow `deviceAuthorization`",
                place.child("flows").child("deviceAuthorization"),
            );
            remarks.push(
                remark
                    .key()
                    .label("its tokens are not asked for")
                    .help("obtain a token by it and hand it to the client"),
            );
        }
    }
    for remark in remarks {
        site.remark(remark);
    }
}

/// A requirement may name its scheme by a reference to the component.
pub(super) fn names(document: &mut Document, nodes: &[Node]) {
    let holder = Pointer::root().child("components").child("securitySchemes");
    let own = document.root().get("$self").and_then(Value::as_str);
    let own = own.map(str::to_owned);
    for node in nodes {
        let (Kind::Document | Kind::Operation) = node.kind else {
            continue;
        };
        let list = node.place.child("security");
        let count = document
            .value(&list)
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        for index in 0..count {
            let place = list.index(index);
            let Some(Value::Object(schemes)) = document.value(&place) else {
                continue;
            };
            let named = schemes
                .keys()
                .filter(|name| document.value(&holder.child(name)).is_none());
            let named = named.filter_map(|reference| {
                let target = match own.as_deref() {
                    Some(own) => within(own, reference).unwrap_or_else(|| reference.clone()),
                    None => reference.clone(),
                };
                let target = Pointer::parse_reference_from_root(&node.place, &target).ok()?;
                let target = document.canonical(target);
                document.value(&target)?;
                let is_scheme = target.parent().is_some_and(|parent| parent == holder);
                let name = target.last().filter(|_| is_scheme)?;
                Some((reference.clone(), name))
            });
            let named: Vec<(String, String)> = named.collect();
            for (reference, name) in named {
                if let Some(Value::Object(schemes)) = document.value_mut(&place)
                    && let Some(scopes) = schemes.shift_remove(&reference)
                {
                    schemes.insert(name.clone(), scopes);
                    document
                        .moves
                        .rename(&place.child(&reference), &place.child(&name));
                }
            }
        }
    }
}

/// The fragment of a reference that begins with what the document calls itself.
fn within(own: &str, reference: &str) -> Option<String> {
    let (uri, fragment) = reference.split_once('#')?;
    let is_own = !uri.is_empty() && join(Some(own), uri) == own;
    is_own.then(|| format!("#{fragment}"))
}

/// Client certificates belong to the connection, which is the caller's: nothing is sent for them.
pub(super) fn certificates(document: &mut Document, nodes: &[Node]) -> Diagnostics {
    let holder = Pointer::root().child("components").child("securitySchemes");
    let schemes = document.value(&holder).and_then(Value::as_object);
    let is_certificate = |scheme: &Value| scheme.get("type").is_some_and(|t| t == "mutualTLS");
    let names: Vec<String> = schemes
        .into_iter()
        .flatten()
        .filter(|(_, scheme)| is_certificate(scheme))
        .map(|(name, _)| name.clone())
        .collect();
    if names.is_empty() {
        return Diagnostics::new();
    }
    let mut used: Vec<bool> = vec![false; names.len()];
    for node in nodes {
        let (Kind::Document | Kind::Operation) = node.kind else {
            continue;
        };
        let Some(Entry::Loaded(file)) = document.files.get_mut(node.place.file()) else {
            continue;
        };
        let object = file.value.pointer_mut(node.place.fragment());
        let list = object.and_then(|object| object.get_mut("security"));
        let alternatives = list.and_then(Value::as_array_mut).into_iter().flatten();
        for alternative in alternatives.filter_map(Value::as_object_mut) {
            for (name, used) in names.iter().zip(&mut used) {
                *used |= alternative.shift_remove(name).is_some();
            }
        }
    }
    let used = names.iter().zip(used).filter(|(_, used)| *used);
    used.map(|(name, _)| {
        Diagnostic::new(
            &codes::NOT_HONOURED,
            format!("the client presents no certificate for `{name}`"),
            holder.child(name),
        )
        .key()
        .label("operations are called without it")
        .help("give the client an HTTP client that has the certificate")
    })
    .collect()
}
