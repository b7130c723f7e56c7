//! Reads request bodies, responses and their media types.

use indexmap::IndexMap;
use openapiv3::StatusCode;

use super::codes;
use super::keywords;
use super::kind::Kind;
use super::node::Node;
use super::reader::Reader;
use super::{Encoding, Example, Header, Items, MediaType, RequestBody, Response};
use crate::diagnostic::Diagnostic;
use crate::document::private;

impl<'d> Reader<'d> {
    pub(super) fn request_body(&mut self, operation: &Node<'d>) -> Option<RequestBody> {
        let used = operation.get("requestBody")?;
        let node = self.follow(used.clone(), Kind::RequestBody)?;
        if !self.mapping(&node) {
            return None;
        }
        self.known(&node, &keywords::REQUEST_BODY);
        Some(RequestBody {
            pointer: self.document.origin(&node.pointer),
            description: self.description_beside(&used, &node),
            required: self.flag(&node, "required"),
            content: self.content(&node),
        })
    }

    pub(super) fn responses(&mut self, operation: &Node<'d>) -> Vec<Response> {
        let Some(list) = operation.get("responses") else {
            self.missing(operation, "responses");
            return Vec::new();
        };
        if !self.mapping(&list) {
            return Vec::new();
        }
        let mut responses = Vec::new();
        if list.entries().all(|(key, _)| key.starts_with("x-")) {
            self.warn(
                &codes::NO_RESPONSES,
                &list.pointer,
                "no response is documented",
                "a status from 200 to 299 is success, its body is not read",
                "add one, such as `\"204\": {description: Done.}`",
            );
        }
        for (key, node) in list.entries() {
            if key.starts_with("x-") {
                continue;
            }
            let status = match key {
                "default" => None,
                _ => {
                    if let Some(status) = status_code(key) {
                        Some(status)
                    } else {
                        self.bad_status(key, &node);
                        continue;
                    }
                }
            };
            let used = node.clone();
            let Some(node) = self.follow(node, Kind::Response) else {
                continue;
            };
            if self.mapping(&node) {
                responses.push(self.response(status, &used, &node));
            }
        }
        responses
    }

    fn response(
        &mut self,
        status: Option<StatusCode>,
        used: &Node<'d>,
        node: &Node<'d>,
    ) -> Response {
        self.known(node, &keywords::RESPONSE);
        if let Some(links) = node.get("links") {
            self.warn(
                &codes::NOT_GENERATED,
                &links.pointer,
                "links are not generated",
                "the client has no method that follows them",
                "call the operation that a link names with values of the answer; to silence this, \
                 remove them by an overlay",
            );
        }
        Response {
            pointer: self.document.origin(&node.pointer),
            status,
            rust_name: self.text(node, "x-rust-name").map(str::to_owned),
            description: self.description_beside(used, node).unwrap_or_default(),
            headers: self.headers(node),
            content: self.content(node),
        }
    }

    fn bad_status(&mut self, key: &str, node: &Node<'d>) {
        self.push(
            Diagnostic::new(
                &codes::BAD_STATUS,
                format!("`{key}` is no status"),
                node.pointer.clone(),
            )
            .key()
            .label("neither a status code nor a range nor `default`")
            .help("use a code such as `404`, a range such as `4XX`, or `default`"),
        );
    }

    /// The headers of an answer or of a part.
    fn headers(&mut self, holder: &Node<'d>) -> Vec<Header> {
        let Some(list) = holder.get("headers") else {
            return Vec::new();
        };
        if !self.mapping(&list) {
            return Vec::new();
        }
        let mut headers = Vec::new();
        for (name, node) in list.entries() {
            // OpenAPI: a header named Content-Type is ignored.
            if name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let used = node.clone();
            let Some(node) = self.follow(node, Kind::Header) else {
                continue;
            };
            if !self.mapping(&node) {
                continue;
            }
            self.known(&node, &keywords::HEADER);
            let schema = node.get("schema").map(|schema| self.schema(&schema));
            let content = self.content(&node).into_iter().next();
            headers.push(Header {
                pointer: self.document.origin(&node.pointer),
                name: name.to_owned(),
                description: self.description_beside(&used, &node),
                required: self.flag(&node, "required"),
                deprecated: self.flag(&node, "deprecated"),
                schema,
                content: content.map(|media_type| media_type.name),
                explode: self.flag(&node, "explode"),
            });
        }
        headers
    }

    /// The media types of a body, a response or a parameter.
    pub(super) fn content(&mut self, holder: &Node<'d>) -> Vec<MediaType> {
        let Some(content) = holder.get("content") else {
            return Vec::new();
        };
        if !self.mapping(&content) {
            return Vec::new();
        }
        let mut media_types = Vec::new();
        for (name, node) in content.entries() {
            let place = node.clone();
            let Some(node) = self.follow(node, Kind::MediaType) else {
                continue;
            };
            if !self.mapping(&node) {
                continue;
            }
            self.known(&node, &keywords::MEDIA_TYPE);
            self.media_type_key(name, &place);
            media_types.push(MediaType {
                pointer: self.document.origin(&node.pointer),
                name: name.to_owned(),
                schema: node.get("schema").map(|schema| self.schema(&schema)),
                items: node.get(private::ITEM_SCHEMA).map(|schema| Items {
                    schema: self.schema(&schema),
                    json_data: self.flag(&node, private::JSON_DATA),
                }),
                examples: self.examples(&node),
                encoding: self.encoding(&node),
            });
        }
        media_types
    }

    /// The sample values of a media type. A reference that leads nowhere is no loss here.
    fn examples(&self, media_type: &Node<'d>) -> Vec<Example> {
        let own = media_type.get("example");
        let named = media_type.get("examples");
        let named = named.iter().flat_map(Node::entries);
        let values = named.filter_map(|(_, node)| {
            let node = match node.reference() {
                None => node,
                Some(reference) => {
                    let place = node.pointer.child("$ref");
                    let pointer = self.document.resolve(&place, reference).ok()?;
                    let value = self.document.value(&pointer)?;
                    Node { value, pointer }
                }
            };
            node.get("value")
        });
        own.into_iter()
            .chain(values)
            .map(|node| Example {
                pointer: self.document.origin(&node.pointer),
                value: node.value.clone(),
            })
            .collect()
    }

    fn encoding(&mut self, media_type: &Node<'d>) -> IndexMap<String, Encoding> {
        let mut encodings = IndexMap::new();
        let Some(list) = media_type.get("encoding") else {
            return encodings;
        };
        if !self.mapping(&list) {
            return encodings;
        }
        for (property, node) in list.entries() {
            if !self.mapping(&node) {
                continue;
            }
            self.known(&node, &keywords::ENCODING);
            let style = node
                .get("style")
                .and_then(|style| self.read(&style, "style of a form"));
            encodings.insert(
                property.to_owned(),
                Encoding {
                    headers: self.headers(&node),
                    content_type: self.text(&node, "contentType").map(str::to_owned),
                    style,
                    explode: self.optional_flag(&node, "explode"),
                    allow_reserved: self.flag(&node, "allowReserved"),
                },
            );
        }
        encodings
    }
}

/// A status code or a range; ranges are read in either case.
fn status_code(key: &str) -> Option<StatusCode> {
    let digits = key
        .get(..1)?
        .parse::<u16>()
        .ok()
        .filter(|digit| (1..=5).contains(digit))?;
    if key.len() == 3
        && key
            .get(1..)
            .is_some_and(|rest| rest.eq_ignore_ascii_case("xx"))
    {
        return Some(StatusCode::Range(digits));
    }
    let code = key
        .parse::<u16>()
        .ok()
        .filter(|code| (100..600).contains(code))?;
    Some(StatusCode::Code(code))
}
