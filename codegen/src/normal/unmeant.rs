//! Names that cannot be meant as they are written.

use super::codes;
use super::node::Node;
use super::operation::path_pointer;
use super::path::{PathTemplate, Piece, Segment};
use super::reader::Reader;
use super::select::Selected;
use crate::diagnostic::closest;
use crate::pointer::Pointer;
use crate::rfc9110::{is_media_type, is_token};

/// Media types, and what is written in their place.
const USUAL: [(&str, &[&str]); 6] = [
    ("application/json", &["json"]),
    ("application/xml", &["xml"]),
    ("text/plain", &["text", "string"]),
    ("text/html", &["html"]),
    ("application/x-www-form-urlencoded", &["form", "urlencoded"]),
    ("multipart/form-data", &["multipart", "form-data"]),
];

impl<'d> Reader<'d> {
    /// Tells of a key of `content` that is no media type.
    pub(super) fn media_type_key(&mut self, name: &str, node: &Node<'d>) {
        if is_media_type(name) {
            return;
        }
        let short = USUAL
            .iter()
            .find(|(_, short)| short.iter().any(|it| it.eq_ignore_ascii_case(name.trim())));
        let usual = short.map(|(usual, _)| *usual);
        let usual = usual.or_else(|| closest(name, USUAL.iter().map(|(usual, _)| *usual)));
        self.warn(
            &codes::MEDIA_TYPE,
            &node.pointer,
            format!("`{name}` is no media type"),
            "taken for bytes of a kind that is not known",
            match usual {
                Some(usual) => format!("did you mean `{usual}`?"),
                None => "write a type, a `/` and a subtype, such as `application/json`; each of \
                         several is a key of its own"
                    .to_owned(),
            },
        );
    }

    /// Tells of a name that no cookie has.
    pub(super) fn cookie_name(&mut self, name: &str, place: &Pointer) {
        if !is_token(name) {
            self.warn(
                &codes::HEADER_NAME,
                place,
                "this is no name of a cookie",
                "sent percent-encoded, which a server may not take for it",
                "use letters, digits, `-` and `_`",
            );
        }
    }

    /// Tells of segments of a path that no URL keeps, or that mean nothing.
    pub(super) fn odd_segments(&mut self, path: &PathTemplate, selected: &Selected<'d>) {
        let place = path_pointer(selected);
        if path.segments.iter().any(is_dots) {
            self.warn(
                &codes::PATH_SEGMENTS,
                &place,
                "a path has a segment `.` or `..`",
                "no URL keeps such a segment, so every call is refused",
                "write the path that it leads to",
            );
        }
        // What ends with a slash has an empty segment behind it.
        let before_last = path.segments.split_last().map(|(_, others)| others);
        let is_empty = |segment: &Segment| segment.pieces.is_empty();
        if before_last.is_some_and(|segments| segments.iter().any(is_empty)) {
            self.warn(
                &codes::PATH_SEGMENTS,
                &place,
                "a path has an empty segment, `//`",
                "within the path it is sent as it stands, at its start as one `/`",
                "remove one of the slashes",
            );
        }
    }
}

/// Whether a URL parser takes a segment away, also where its dots are encoded.
fn is_dots(segment: &Segment) -> bool {
    match segment.pieces.as_slice() {
        [Piece::Literal(text)] => {
            let text = text.to_ascii_lowercase().replace("%2e", ".");
            matches!(text.as_str(), "." | "..")
        }
        _ => false,
    }
}
