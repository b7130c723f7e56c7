//! Patterns that the client cannot check.

use super::{Operation, Rule, Rules, TypeKind, Types};
use crate::pointer::Pointer;

/// A pattern that is not checked: where it is, what it is, and why.
pub(super) type Dropped = (Pointer, String, String);

/// Takes away the patterns that need not or cannot be checked, and says what is wrong with the
/// latter.
///
/// Those of what is only received are not checked; those with more than a regular expression of
/// linear time can do, such as look-around, are left to the server.
pub(super) fn keep_checkable(types: &mut Types, operations: &mut [Operation]) -> Vec<Dropped> {
    let mut dropped = Vec::new();
    for def in &mut types.0 {
        match &mut def.kind {
            TypeKind::Struct(object) => {
                for field in &mut object.fields {
                    keep(&mut field.rules, def.sent, &field.pointer, &mut dropped);
                }
                if let Some((_, rules)) = &mut object.rest {
                    keep(rules, def.sent, &def.pointer, &mut dropped);
                }
            }
            TypeKind::Newtype(_, rules) | TypeKind::Alias(_, rules) => {
                keep(rules, def.sent, &def.pointer, &mut dropped);
            }
            TypeKind::Union(union) => {
                for variant in &mut union.variants {
                    keep(&mut variant.rules, def.sent, &def.pointer, &mut dropped);
                }
            }
            TypeKind::Literals(_) => {}
        }
    }
    for operation in operations {
        for parameter in &mut operation.parameters {
            keep(&mut parameter.rules, true, &parameter.pointer, &mut dropped);
        }
        for body in operation.body.iter_mut().chain(&mut operation.other_bodies) {
            keep(&mut body.rules, true, &body.pointer, &mut dropped);
        }
    }
    dropped
}

fn keep(rules: &mut Rules, sent: bool, pointer: &Pointer, dropped: &mut Vec<Dropped>) {
    rules.own.retain(|rule| {
        let Rule::Pattern(pattern) = rule else {
            return true;
        };
        let fault = if sent { fault(pattern) } else { None };
        let fits = fault.is_none();
        dropped.extend(fault.map(|fault| (pointer.clone(), pattern.clone(), fault)));
        sent && fits
    });
    if let Some(each) = &mut rules.each {
        keep(each, sent, pointer, dropped);
    }
}

/// Why a pattern cannot be checked.
fn fault(pattern: &str) -> Option<String> {
    // With `/^…$/`, as programs write it, the slash before the start of the text matches nothing.
    if pattern.starts_with("/^") {
        return Some("the slashes around it are taken as parts of it".to_owned());
    }
    let parsed = regex_lite::Regex::new(pattern);
    parsed.err().map(|error| error.to_string())
}
