//! Imports and modules, in rustfmt's order.

use std::cmp::Ordering;

use super::rules::{LINE, Shape, TAB, break_line, filled, width};
use super::syntax::Tree;

/// The text of an import. What it names comes in order.
pub(super) fn import(visibility: &str, tree: &Tree<'_>) -> String {
    let mut text = format!("{visibility}use {}", tree.path.join("::"));
    let Some(names) = &tree.names else {
        text.push_str(";\n");
        return text;
    };
    if !tree.path.is_empty() {
        text.push_str("::");
    }
    let mut names = names.clone();
    names.sort_by(|one, other| order(one, other));
    let line = names.join(", ");
    // With `{`, `}` and `;`, and two columns that rustfmt leaves free.
    if width(&text) + width(&line) + 5 <= LINE {
        return format!("{text}{{{line}}};\n");
    }
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    let shape = Shape::indented(TAB, LINE);
    text.push('{');
    break_line(TAB, &mut text);
    text.push_str(&filled(
        &names,
        Shape {
            width: shape.width - 1,
            ..shape
        },
        true,
    ));
    text.push_str("\n};\n");
    text
}

/// The order of imports: by their paths, names before lists of names.
pub(super) fn order_of_trees(one: &Tree<'_>, other: &Tree<'_>) -> Ordering {
    for (a, b) in one.path.iter().zip(&other.path) {
        let order = order(a, b);
        if order != Ordering::Equal {
            return order;
        }
    }
    let length = one.path.len().cmp(&other.path.len());
    // A path that goes on has a name where the other one has its list.
    match (&one.names, &other.names) {
        (Some(_), _) if length == Ordering::Less => Ordering::Greater,
        (_, Some(_)) if length == Ordering::Greater => Ordering::Less,
        _ => length,
    }
}

/// The order of names: those that lead elsewhere first, then as versions are sorted.
pub(super) fn order(one: &str, other: &str) -> Ordering {
    let rank = |name: &str| match name {
        "self" => 0,
        "super" => 1,
        "crate" => 2,
        _ => 3,
    };
    let (one_rank, other_rank) = (rank(one), rank(other));
    if one_rank != 3 || other_rank != 3 {
        return one_rank.cmp(&other_rank);
    }
    versions(one.trim_start_matches("r#"), other.trim_start_matches("r#"))
}

/// A part of a name.
enum Piece<'a> {
    Underscore,
    Text(&'a str),
    Number(&'a str),
}

impl<'a> Piece<'a> {
    fn first(text: &'a str) -> Option<(Self, &'a str)> {
        let first = text.chars().next()?;
        if first == '_' {
            return Some((Self::Underscore, text.get(1..)?));
        }
        let is_number = first.is_ascii_digit();
        let end = text
            .find(|c: char| c == '_' || c.is_ascii_digit() != is_number)
            .unwrap_or(text.len());
        let (piece, rest) = text.split_at(end);
        let piece = if is_number {
            Self::Number(piece)
        } else {
            Self::Text(piece)
        };
        Some((piece, rest))
    }
}

/// The order in which `x8` comes before `x16`.
pub(super) fn versions(mut one: &str, mut other: &str) -> Ordering {
    let mut zeros = Ordering::Equal;
    loop {
        let (a, b) = match (Piece::first(one), Piece::first(other)) {
            (Some(a), Some(b)) => (a, b),
            (Some(_), None) => return Ordering::Greater,
            (None, Some(_)) => return Ordering::Less,
            (None, None) => return zeros,
        };
        (one, other) = (a.1, b.1);
        let order = match (a.0, b.0) {
            (Piece::Underscore, Piece::Underscore) => Ordering::Equal,
            (Piece::Underscore, _) => Ordering::Less,
            (_, Piece::Underscore) => Ordering::Greater,
            (Piece::Number(a), Piece::Number(b)) => {
                let (short_a, short_b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
                // Of equal numbers, the one with more zeros comes first.
                zeros = zeros.then(b.len().cmp(&a.len()));
                let length = short_a.len().cmp(&short_b.len());
                length.then_with(|| short_a.cmp(short_b))
            }
            (Piece::Text(a) | Piece::Number(a), Piece::Text(b) | Piece::Number(b)) => a.cmp(b),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}
