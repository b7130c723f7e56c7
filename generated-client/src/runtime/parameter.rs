// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Parameters as text: the styles of OAS 3.0.4, cell by cell.
//!
//! `null` and an empty array are the table's *undefined*. A filter with no items is thereby sent
//! as `ids=` instead of being left out, which would widen it to everything. Members that are
//! `null` are skipped, as RFC 6570 says. Arrays and objects inside of arrays and objects, for
//! which OAS defines nothing, are sent as JSON; `deepObject` goes on with brackets, in which the items
//! of lists have numbers if they have parts of their own.

use super::request::{OUTER_BLANKS, has_outer_blanks};
use super::tree::Tree;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;

/// The style of a path parameter.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PathStyle {
    Simple { explode: bool },
    Label { explode: bool },
    Matrix { explode: bool },
}

/// The style of a query parameter.
#[derive(Clone, Copy, Debug)]
pub(crate) enum QueryStyle {
    Form { explode: bool },
    SpaceDelimited { explode: bool },
    PipeDelimited { explode: bool },
    DeepObject,
}

/// Everything but RFC 3986's unreserved characters.
pub(super) const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// `allowReserved`: what may stand in a query and is not special in a form stays as it is.
const ENCODED_RESERVED: &AsciiSet = &ENCODED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).collect()
}

/// Like [`encode`], but keeps reserved characters and percent-encoded triples.
fn encode_reserved(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    for (index, part) in text.split('%').enumerate() {
        if index > 0 {
            let triple = part.len() >= 2 && part.bytes().take(2).all(|b| b.is_ascii_hexdigit());
            output.push_str(if triple { "%" } else { "%25" });
        }
        output.extend(utf8_percent_encode(part, ENCODED_RESERVED));
    }
    output
}

type Encode = fn(&str) -> String;

enum Shape {
    Undefined,
    Scalar(String),
    List(Vec<String>),
    Pairs(Vec<(String, String)>),
}

impl Shape {
    fn new(value: &Tree, encode: Encode) -> Self {
        match value {
            Tree::Null => Self::Undefined,
            // Nothing but nulls is nothing: a filter must not widen to all.
            Tree::Items(items) if items.iter().all(Tree::is_null) => Self::Undefined,
            Tree::Items(items) => Self::List(
                items
                    .iter()
                    .filter(|v| !v.is_null())
                    .map(|v| encode(&v.text()))
                    .collect(),
            ),
            Tree::Members(members) => Self::Pairs(
                members
                    .iter()
                    .filter(|(_, v)| !v.is_null())
                    .map(|(k, v)| (encode(k), encode(&v.text())))
                    .collect(),
            ),
            Tree::Literal(_) | Tree::Text(_) => Self::Scalar(encode(&value.text())),
        }
    }

    fn join(self, separator: &str, equals: &str) -> String {
        match self {
            Self::Undefined => String::new(),
            Self::Scalar(text) => text,
            Self::List(items) => items.join(separator),
            Self::Pairs(pairs) => {
                let pairs: Vec<_> = pairs
                    .iter()
                    .map(|(k, v)| format!("{k}{equals}{v}"))
                    .collect();
                pairs.join(separator)
            }
        }
    }

    /// `name=value` for each value, the way of exploded forms.
    fn explode(self, name: &str) -> Vec<String> {
        match self {
            Self::List(items) => items.iter().map(|item| format!("{name}={item}")).collect(),
            // The first `=` ends a name, whatever `allowReserved` says.
            Self::Pairs(pairs) => {
                let name = |key: &String| key.replace('=', "%3D");
                let pairs = pairs.iter().map(|(k, v)| format!("{}={v}", name(k)));
                pairs.collect()
            }
            single => vec![format!("{name}={}", single.join("", ""))],
        }
    }
}

/// The text that stands for a path parameter.
pub(super) fn path(name: &str, style: PathStyle, value: &Tree) -> String {
    let shape = Shape::new(value, encode);
    match style {
        PathStyle::Simple { explode } => shape.join(",", equals(explode)),
        PathStyle::Label { explode } => {
            format!(
                ".{}",
                shape.join(if explode { "." } else { "," }, equals(explode))
            )
        }
        PathStyle::Matrix { explode: true } => shape
            .explode(&encode(name))
            .iter()
            .map(|pair| matrix(pair))
            .collect(),
        PathStyle::Matrix { explode: false } => {
            matrix(&format!("{}={}", encode(name), shape.join(",", ",")))
        }
    }
}

fn equals(explode: bool) -> &'static str {
    if explode { "=" } else { "," }
}

/// Matrix parameters without a value have no `=`.
fn matrix(pair: &str) -> String {
    format!(";{}", pair.strip_suffix('=').unwrap_or(pair))
}

/// The `name=value` parts that stand for a query parameter, or the rule that it breaks.
pub(super) fn query(
    name: &str,
    style: QueryStyle,
    reserved: bool,
    value: &Tree,
) -> Result<Vec<String>, &'static str> {
    let name = encode(name);
    let encode: Encode = if reserved { encode_reserved } else { encode };
    let delimited = |delimiter: char, encoded: &str| {
        // The delimiter is sent encoded, so one inside of an item could not be told from it.
        if parts(value).any(|text| text.contains(delimiter)) {
            return Err("must not contain its delimiter");
        }
        Ok(vec![format!(
            "{name}={}",
            Shape::new(value, encode).join(encoded, encoded)
        )])
    };
    match style {
        QueryStyle::SpaceDelimited { explode: false } => delimited(' ', "%20"),
        QueryStyle::PipeDelimited { explode: false } => delimited('|', "%7C"),
        QueryStyle::DeepObject if matches!(value, Tree::Members(_)) || holds_parts(value) => {
            let mut output = Vec::new();
            deep(&name, value, encode, &mut output);
            Ok(output)
        }
        QueryStyle::Form { explode: false } => {
            // Only a comma between items may be literal, whatever `allowReserved` says.
            let ambiguous = reserved && parts(value).any(|text| text.contains(','));
            let encode = if ambiguous { self::encode } else { encode };
            Ok(vec![format!(
                "{name}={}",
                Shape::new(value, encode).join(",", ",")
            )])
        }
        _ => Ok(Shape::new(value, encode).explode(&name)),
    }
}

/// The texts that a style puts a delimiter between.
fn parts(value: &Tree) -> impl Iterator<Item = Cow<'_, str>> {
    let items = value.items().iter().map(Tree::text);
    let members = value.members().iter();
    items.chain(members.flat_map(|(k, v)| [Cow::Borrowed(k.as_str()), v.text()]))
}

/// Whether it is a list of lists or objects.
fn holds_parts(value: &Tree) -> bool {
    value.items().iter().any(Tree::has_parts)
}

fn deep(name: &str, value: &Tree, encode: Encode, output: &mut Vec<String>) {
    match value {
        Tree::Null => {}
        Tree::Members(members) => {
            for (key, member) in members {
                deep(
                    &format!("{name}%5B{}%5D", self::encode(key)),
                    member,
                    encode,
                    output,
                );
            }
        }
        // The parts of each item stay together.
        Tree::Items(items) if holds_parts(value) => {
            for (index, item) in items.iter().enumerate() {
                deep(&format!("{name}%5B{index}%5D"), item, encode, output);
            }
        }
        Tree::Items(items) => items
            .iter()
            .for_each(|item| deep(name, item, encode, output)),
        Tree::Literal(_) | Tree::Text(_) => {
            output.push(format!("{name}={}", encode(&value.text())));
        }
    }
}

/// The text of a header parameter. Headers are not percent-encoded, so an item must not contain
/// the comma that separates items.
pub(super) fn header(explode: bool, value: &Tree) -> Result<String, &'static str> {
    if parts(value).any(|text| text.contains(',')) {
        return Err("must not contain a comma in an item");
    }
    let mut members = value.members().iter();
    if explode && members.any(|(name, _)| name.contains('=')) {
        return Err("must not contain `=` in a name");
    }
    if parts(value).any(|text| has_outer_blanks(&text)) {
        return Err(OUTER_BLANKS);
    }
    Ok(Shape::new(value, str::to_owned).join(",", equals(explode)))
}
