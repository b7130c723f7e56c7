//! The items of a client as Rust has them, in one line each.

use std::collections::HashMap;

use super::{Both, Change, Client};
use crate::names::Lock;
use crate::names::lock::Line;

/// Says of every change what its items are in Rust.
pub(super) fn sign(changes: &mut [Change], old: Client<'_>, new: Client<'_>) {
    if changes.is_empty() {
        return;
    }
    let surfaces = [old, new].map(|client| Lock::of_client(client.api, client.names));
    let [before, now] = surfaces.each_ref().map(|surface| {
        let lines = surface.lines().iter().rev();
        lines
            .map(|line| (line.path.as_str(), line))
            .collect::<HashMap<_, _>>()
    });
    for change in changes {
        let shown = |lines: &HashMap<&str, &Line>, item: &Option<String>| {
            lines.get(item.as_deref()?).map(|line| signature(line))
        };
        change.signature = Both {
            old: shown(&before, &change.item.old),
            new: shown(&now, &change.item.new),
        };
    }
}

fn signature(line: &Line) -> String {
    let (name, ty) = (line.name(), line.ty.as_str());
    match line.kind.as_str() {
        "field" => format!("pub {name}: {ty}"),
        "method" | "new" => format!("pub fn {name}{ty}"),
        "argument" => format!("{name}: {ty}"),
        "setter" | "body" => format!("pub fn {name}(value: {ty})"),
        "variant" | "error" | "success" if ty.is_empty() => name.to_owned(),
        "variant" | "error" | "success" => format!("{name}({ty})"),
        "struct" | "form" | "group" | "operation" => format!("pub struct {name}"),
        "enum" | "union" | "errors" | "output" => format!("pub enum {name}"),
        "newtype" => format!("pub struct {name}({ty})"),
        "alias" => format!("pub type {name} = {ty}"),
        "header" | "reading" => format!("pub fn {name}() -> {ty}"),
        "server" => format!("pub const {name}: &str"),
        _ => format!("pub fn {name}"),
    }
}
