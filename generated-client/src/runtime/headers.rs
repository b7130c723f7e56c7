// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Response headers as values.

use super::decode::{self, Decode, ReadError};
use super::encode;
use super::tree::Tree;
use reqwest::header::HeaderMap;

/// How the text of a header becomes a value (the style `simple`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderShape {
    /// A text.
    Text,
    /// A number or a boolean.
    Scalar,
    /// A list of texts, separated by commas.
    Texts,
    /// A list of numbers or booleans, separated by commas.
    Scalars,
    /// An object as `key,value,key,value`.
    Object(HeaderMembers),
    /// An object as `key=value,key=value`.
    ExplodedObject(HeaderMembers),
    /// JSON.
    Json,
}

/// Which members of an object are texts, whatever they look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderMembers {
    /// Those of these names.
    pub texts: &'static [&'static str],
    /// Those of these names are numbers or booleans.
    pub scalars: &'static [&'static str],
    /// Whether those of other names are texts.
    pub are_texts: bool,
}

/// Reads a header: `None` if the answer has none of this name.
///
/// A list may be sent in several lines (RFC 9110, 5.2); anything else is sent once.
pub fn read_header<T: Decode>(
    headers: &HeaderMap,
    name: &str,
    shape: HeaderShape,
) -> Result<Option<T>, ReadError> {
    let fault = |text: &str| ReadError::new(format!("the header `{name}` {text}"));
    let lines = headers.get_all(name).iter();
    let lines = lines.map(|line| std::str::from_utf8(line.as_bytes()).map(str::trim));
    let unfit = || fault("does not have the documented form");
    let lines: Vec<&str> = lines.collect::<Result<_, _>>().map_err(|_| unfit())?;
    let is_list = match shape {
        HeaderShape::Text => LISTS.iter().any(|list| name.eq_ignore_ascii_case(list)),
        HeaderShape::Scalar | HeaderShape::Json => false,
        HeaderShape::Texts
        | HeaderShape::Scalars
        | HeaderShape::Object(_)
        | HeaderShape::ExplodedObject(_) => true,
    };
    let value = match lines.as_slice() {
        [] => return Ok(None),
        [_, _, ..] if !is_list => return Err(fault("is sent more than once")),
        // It has commas that end nothing, so that its lines cannot be joined.
        lines if name.eq_ignore_ascii_case("set-cookie") => each(lines.iter().copied(), shape),
        [line] => parse(line, shape),
        lines => parse(&lines.join(", "), shape),
    };
    let value = value.ok_or_else(unfit)?;
    let json = encode::write(&value).map_err(|_| unfit())?;
    let json = std::str::from_utf8(json.as_ref()).map_err(|_| unfit())?;
    decode::from_text(json).map(Some).map_err(|_| unfit())
}

/// Headers that are lists by their own definition, also where they are described as a text.
const LISTS: [&str; 21] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "accept-ranges",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-expose-headers",
    "allow",
    "cache-control",
    "connection",
    "content-encoding",
    "content-language",
    "link",
    "pragma",
    "proxy-authenticate",
    "server-timing",
    "upgrade",
    "vary",
    "via",
    "warning",
    "www-authenticate",
];

fn items(text: &str) -> impl Iterator<Item = &str> {
    let items = text.split(',').map(str::trim);
    items.filter(|item| !item.is_empty())
}

fn parse(text: &str, shape: HeaderShape) -> Option<Tree> {
    match shape {
        HeaderShape::Text => Some(Tree::from(text)),
        HeaderShape::Scalar | HeaderShape::Json => decode::from_text(text).ok(),
        HeaderShape::Texts
        | HeaderShape::Scalars
        | HeaderShape::Object(_)
        | HeaderShape::ExplodedObject(_) => each(items(text), shape),
    }
}

/// A value made of items; of one item where it is no list.
fn each<'t>(mut items: impl Iterator<Item = &'t str>, shape: HeaderShape) -> Option<Tree> {
    let mut object = Vec::new();
    match shape {
        HeaderShape::Text | HeaderShape::Scalar | HeaderShape::Json => {
            return parse(items.next()?, shape);
        }
        HeaderShape::Texts => return Some(Tree::Items(items.map(Tree::from).collect())),
        HeaderShape::Scalars => {
            let values = items.map(decode::from_text).collect::<Result<_, _>>();
            return values.ok().map(Tree::Items);
        }
        HeaderShape::Object(members) => {
            while let Some(key) = items.next() {
                object.push((key.to_owned(), members.read(key, items.next()?)?));
            }
        }
        HeaderShape::ExplodedObject(members) => {
            for item in items {
                let (key, value) = item.split_once('=')?;
                object.push((key.to_owned(), members.read(key, value)?));
            }
        }
    }
    Some(Tree::Members(object))
}

impl HeaderMembers {
    /// The member of this name. Where its type is not known, it is a number or boolean if it looks
    /// like one.
    fn read(&self, name: &str, text: &str) -> Option<Tree> {
        let is_scalar = self.scalars.contains(&name);
        let is_text = self.texts.contains(&name) || self.are_texts && !is_scalar;
        match decode::from_text(text) {
            Ok(value @ Tree::Literal(_)) if !is_text => Some(value),
            _ if is_scalar => None,
            _ => Some(Tree::from(text)),
        }
    }
}
