//! What stays in a lock file though this run does not make it.

use std::collections::HashSet;

use super::{Line, Lock};
use crate::document::Document;
use crate::model::Api;

/// The lines of operations that the document has and this run leaves out, and of the types that
/// those name.
///
/// A run with another selection of tags must not forget what the others are called.
pub(crate) fn beside(lock: &Lock, api: &Api, document: &Document) -> Vec<Line> {
    let made: HashSet<&str> = api
        .operations
        .iter()
        .map(|it| it.pointer.as_str())
        .collect();
    let is_left_out = |line: &&Line| {
        let place = owner(&line.place);
        place.is_some_and(|place| !made.contains(place) && exists(document, place))
    };
    let mut kept: Vec<&Line> = lock.lines.iter().filter(is_left_out).collect();
    if kept.is_empty() {
        return Vec::new();
    }
    // With an operation goes the group that has it as a method.
    let holders: HashSet<&str> = kept.iter().filter_map(|line| holder(&line.path)).collect();
    let groups = lock
        .lines
        .iter()
        .filter(|line| holders.contains(line.path.as_str()));
    let tags: HashSet<&str> = groups.map(|line| line.place.as_str()).collect();
    kept.extend(
        lock.lines
            .iter()
            .filter(|line| tags.contains(line.place.as_str())),
    );
    let mut words: HashSet<&str> = HashSet::new();
    let mut next = 0;
    let types: Vec<&Line> = lock
        .lines
        .iter()
        .filter(|line| line.path.starts_with("models::"))
        .collect();
    while let Some(line) = kept.get(next).copied() {
        next += 1;
        let new = line.ty.split(|c: char| !c.is_alphanumeric() && c != '_');
        for word in new.filter(|word| !word.is_empty()) {
            if !words.insert(word) {
                continue;
            }
            kept.extend(
                types
                    .iter()
                    .filter(|line| line.path.split("::").nth(1) == Some(word)),
            );
        }
    }
    kept.into_iter().cloned().collect()
}

/// The type or module in which an item stands.
fn holder(path: &str) -> Option<&str> {
    path.rsplit_once("::").map(|(holder, _)| holder)
}

/// The operation that a place belongs to.
fn owner(place: &str) -> Option<&str> {
    let rest = place.strip_prefix("#/paths/")?;
    let mut slashes = rest.match_indices('/');
    slashes.next()?;
    let end = slashes.next().map_or(rest.len(), |(at, _)| at);
    place.get(.."#/paths/".len() + end)
}

fn exists(document: &Document, place: &str) -> bool {
    let pointer = place.strip_prefix('#');
    pointer.is_some_and(|pointer| document.root().pointer(pointer).is_some())
}
