//! What is said about the document as a whole.

use serde_json::Value;

use super::site::Site;
use super::unchecked;
use crate::diagnostic::Diagnostic;
use crate::document::{codes, private};

/// `summary` goes before the description.
pub(super) fn info(site: &mut Site<'_>) {
    site.take("$self");
    let place = site.place.child("info");
    if let Some(Value::Object(info)) = site.members.get_mut("info") {
        let mut info = Site {
            place: &place,
            members: info,
            moves: site.moves,
            said: site.said,
        };
        info.describe("summary");
    }
}

/// Tags may have a summary. How they are nested arranges documentation, not code.
pub(super) fn tags(site: &mut Site<'_>) {
    let place = site.place.child("tags");
    if let Some(Value::Array(tags)) = site.members.get_mut("tags") {
        for (index, tag) in tags.iter_mut().enumerate() {
            if let Value::Object(tag) = tag {
                let mut tag = Site {
                    place: &place.index(index),
                    members: tag,
                    moves: site.moves,
                    said: site.said,
                };
                tag.describe("summary");
                tag.take("parent");
                tag.take("kind");
            }
        }
    }
}

/// A server may have a name.
pub(super) fn servers(site: &mut Site<'_>) {
    let Some(Value::Array(servers)) = site.members.get_mut("servers") else {
        return;
    };
    for server in servers.iter_mut().filter_map(Value::as_object_mut) {
        if server.get("name").is_some_and(Value::is_string)
            && let Some(name) = server.shift_remove("name")
        {
            server.insert(private::NAME.to_owned(), name);
        }
    }
}

/// What the API calls is noted, like callbacks.
pub(super) fn webhooks(site: &mut Site<'_>) {
    if site.take("webhooks").is_some() {
        let remark = Diagnostic::new(
            &codes::NOT_HONOURED,
            "webhooks are not generated",
            site.place.child("webhooks"),
        );
        site.remark(
            remark
                .key()
                .label("ignored")
                .help("the client calls the API; what the API calls is a server of yours"),
        );
    }
}

pub(super) fn dialect(site: &mut Site<'_>) {
    unchecked::dialect(site, "jsonSchemaDialect");
}
