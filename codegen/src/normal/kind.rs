//! Kinds of objects: what a reference may lead to.

use super::codes;
use crate::diagnostic::{Diagnostic, Target};
use crate::document::words::Words;
use crate::pointer::Pointer;

/// The kinds of objects that a document may hold under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Schema,
    Response,
    Parameter,
    RequestBody,
    Header,
    PathItem,
    MediaType,
    SecurityScheme,
    Example,
    Link,
    Callback,
}

impl Kind {
    /// What stands at a place where objects of one kind are named.
    pub(super) fn of_named(place: &Pointer, words: &Words) -> Option<Self> {
        let tokens: Vec<_> = place.tokens().collect();
        let tokens: Vec<&str> = tokens.iter().map(AsRef::as_ref).collect();
        if let Some((_, holder)) = tokens.split_last()
            && holder == words.schemas
        {
            return Some(Self::Schema);
        }
        let section = match tokens.as_slice() {
            ["components", section, _] => section,
            [section @ ("parameters" | "responses"), _] if !words.has("components") => section,
            _ => return None,
        };
        Some(match *section {
            "schemas" => Self::Schema,
            "responses" => Self::Response,
            "parameters" => Self::Parameter,
            "requestBodies" => Self::RequestBody,
            "headers" => Self::Header,
            "pathItems" => Self::PathItem,
            "mediaTypes" => Self::MediaType,
            "securitySchemes" => Self::SecurityScheme,
            "examples" => Self::Example,
            "links" => Self::Link,
            "callbacks" => Self::Callback,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Schema => "a schema",
            Self::Response => "a response",
            Self::Parameter => "a parameter",
            Self::RequestBody => "a request body",
            Self::Header => "a header",
            Self::PathItem => "a path item",
            Self::MediaType => "a media type",
            Self::SecurityScheme => "a security scheme",
            Self::Example => "an example",
            Self::Link => "a link",
            Self::Callback => "a callback",
        }
    }

    /// Says that a reference at `place` leads to an object of another kind.
    pub(super) fn expected(self, found: Self, target: &Pointer, place: Pointer) -> Diagnostic {
        let help = match (self, found) {
            (Self::Response | Self::Parameter | Self::RequestBody | Self::Header, Self::Schema) => {
                format!("describe {} that has the schema", self.name())
            }
            _ => format!("refer to {}", self.name()),
        };
        let (wanted, found) = (self.name(), found.name());
        let message = format!("this leads to {found}, not to {wanted}");
        // Real documents have such references; the client can do without these two.
        let (code, label) = match self {
            Self::Schema => (&codes::MISLEADING, "taken as any value".to_owned()),
            Self::Response => (&codes::MISLEADING, "left out".to_owned()),
            _ => (&codes::WRONG_KIND, format!("{wanted} is needed here")),
        };
        Diagnostic::new(code, message, place)
            .label(label)
            .related_on(target.clone(), Target::Key, format!("{found} stands here"))
            .help(help)
    }
}
