//! `src/runtime/`: copies of `codegen/runtime`, without the parts that a document does not need.

use std::fmt::Write as _;

use super::needs::Needs;
use super::{Content, Source};

/// The files of the runtime that every client has.
const ALWAYS: &[(&str, &str)] = &[
    ("answers.rs", include_str!("../../runtime/answers.rs")),
    ("arguments.rs", include_str!("../../runtime/arguments.rs")),
    ("attempts.rs", include_str!("../../runtime/attempts.rs")),
    ("blocking.rs", include_str!("../../runtime/blocking.rs")),
    ("builder.rs", include_str!("../../runtime/builder.rs")),
    ("call.rs", include_str!("../../runtime/call.rs")),
    ("cause.rs", include_str!("../../runtime/cause.rs")),
    ("checked.rs", include_str!("../../runtime/checked.rs")),
    ("checks.rs", include_str!("../../runtime/checks.rs")),
    ("client.rs", include_str!("../../runtime/client.rs")),
    ("closed.rs", include_str!("../../runtime/closed.rs")),
    ("complete.rs", include_str!("../../runtime/complete.rs")),
    ("decode.rs", include_str!("../../runtime/decode.rs")),
    ("decoder.rs", include_str!("../../runtime/decoder.rs")),
    ("encode.rs", include_str!("../../runtime/encode.rs")),
    ("enums.rs", include_str!("../../runtime/enums.rs")),
    ("error.rs", include_str!("../../runtime/error.rs")),
    ("example.rs", include_str!("../../runtime/example.rs")),
    ("failure.rs", include_str!("../../runtime/failure.rs")),
    ("fault.rs", include_str!("../../runtime/fault.rs")),
    ("finite.rs", include_str!("../../runtime/finite.rs")),
    ("http.rs", include_str!("../../runtime/http.rs")),
    ("media.rs", include_str!("../../runtime/media.rs")),
    ("mock.rs", include_str!("../../runtime/mock.rs")),
    (
        "mock_example.rs",
        include_str!("../../runtime/mock_example.rs"),
    ),
    (
        "mock_pattern.rs",
        include_str!("../../runtime/mock_pattern.rs"),
    ),
    (
        "mock_written.rs",
        include_str!("../../runtime/mock_written.rs"),
    ),
    ("newtype.rs", include_str!("../../runtime/newtype.rs")),
    ("nullable.rs", include_str!("../../runtime/nullable.rs")),
    ("object.rs", include_str!("../../runtime/object.rs")),
    ("operation.rs", include_str!("../../runtime/operation.rs")),
    ("pace.rs", include_str!("../../runtime/pace.rs")),
    ("parameter.rs", include_str!("../../runtime/parameter.rs")),
    ("path.rs", include_str!("../../runtime/path.rs")),
    ("request.rs", include_str!("../../runtime/request.rs")),
    ("response.rs", include_str!("../../runtime/response.rs")),
    ("retry.rs", include_str!("../../runtime/retry.rs")),
    ("secret.rs", include_str!("../../runtime/secret.rs")),
    ("security.rs", include_str!("../../runtime/security.rs")),
    ("token.rs", include_str!("../../runtime/token.rs")),
    ("trace.rs", include_str!("../../runtime/trace.rs")),
    ("text.rs", include_str!("../../runtime/text.rs")),
    ("transcode.rs", include_str!("../../runtime/transcode.rs")),
    ("transport.rs", include_str!("../../runtime/transport.rs")),
    ("union.rs", include_str!("../../runtime/union.rs")),
    ("untraced.rs", include_str!("../../runtime/untraced.rs")),
];

const MOD: &str = include_str!("../../runtime/mod.rs");

impl Needs {
    /// The optional files, each with whether it is needed.
    fn optional(self) -> [(bool, &'static str, &'static str); 23] {
        [
            (
                self.base64,
                "base64.rs",
                include_str!("../../runtime/base64.rs"),
            ),
            (self.body, "body.rs", include_str!("../../runtime/body.rs")),
            (
                self.challenge,
                "challenge.rs",
                include_str!("../../runtime/challenge.rs"),
            ),
            (
                self.chrono,
                "chrono.rs",
                include_str!("../../runtime/chrono.rs"),
            ),
            (
                self.chunks,
                "chunks.rs",
                include_str!("../../runtime/chunks.rs"),
            ),
            (
                self.download,
                "download.rs",
                include_str!("../../runtime/download.rs"),
            ),
            (self.form, "form.rs", include_str!("../../runtime/form.rs")),
            (
                self.stream,
                "frames.rs",
                include_str!("../../runtime/frames.rs"),
            ),
            (
                self.headers,
                "headers.rs",
                include_str!("../../runtime/headers.rs"),
            ),
            (
                self.literals,
                "literals.rs",
                include_str!("../../runtime/literals.rs"),
            ),
            (
                self.multipart,
                "multipart.rs",
                include_str!("../../runtime/multipart.rs"),
            ),
            (
                self.multipart,
                "part_headers.rs",
                include_str!("../../runtime/part_headers.rs"),
            ),
            (self.net, "net.rs", include_str!("../../runtime/net.rs")),
            (
                self.oauth2,
                "oauth.rs",
                include_str!("../../runtime/oauth.rs"),
            ),
            (
                self.oauth2,
                "oauth_answer.rs",
                include_str!("../../runtime/oauth_answer.rs"),
            ),
            (
                self.oauth2,
                "oauth_cache.rs",
                include_str!("../../runtime/oauth_cache.rs"),
            ),
            (
                self.oauth2,
                "oauth_endpoint.rs",
                include_str!("../../runtime/oauth_endpoint.rs"),
            ),
            (
                self.wait,
                "overdue.rs",
                include_str!("../../runtime/overdue.rs"),
            ),
            (
                self.pattern,
                "pattern.rs",
                include_str!("../../runtime/pattern.rs"),
            ),
            (
                self.plain,
                "plain.rs",
                include_str!("../../runtime/plain.rs"),
            ),
            (
                self.stream,
                "stream.rs",
                include_str!("../../runtime/stream.rs"),
            ),
            (self.uuid, "uuid.rs", include_str!("../../runtime/uuid.rs")),
            (self.wait, "wait.rs", include_str!("../../runtime/wait.rs")),
        ]
    }
}

pub(super) fn emit(needs: &Needs) -> Vec<Source> {
    let optional = needs.optional();
    let mut sources: Vec<Source> = ALWAYS
        .iter()
        .map(|(name, text)| source(name, (*text).to_owned()))
        .collect();
    for (needed, name, text) in optional {
        if needed {
            sources.push(source(name, text.to_owned()));
        }
    }
    let modules = index(|module| {
        optional
            .iter()
            .all(|(needed, name, _)| *needed || name.trim_end_matches(".rs") != module)
    });
    sources.push(source("mod.rs", modules));
    sources
}

/// `mod.rs` without the lines about modules that are left out.
fn index(is_needed: impl Fn(&str) -> bool) -> String {
    let mut text = String::with_capacity(MOD.len());
    for line in MOD.split_inclusive('\n') {
        let module = line
            .trim()
            .strip_prefix("mod ")
            .and_then(|rest| rest.strip_suffix(';'))
            .or_else(|| {
                let rest = line.split_once("use self::")?.1;
                Some(rest.split_once("::")?.0)
            });
        if module.is_none_or(&is_needed) {
            if let Some(feature) = module.and_then(feature) {
                let _ = writeln!(text, "#[cfg(feature = \"{feature}\")]");
            }
            text.push_str(line);
        }
    }
    text
}

/// The feature that a module belongs to: what a client has by choice.
fn feature(module: &str) -> Option<&'static str> {
    match module {
        module if module.starts_with("oauth") => Some("oauth2"),
        module if module.starts_with("mock") => Some("mock"),
        _ => None,
    }
}

fn source(name: &str, text: String) -> Source {
    Source {
        path: format!("src/runtime/{name}"),
        content: Content::Copy(text),
    }
}
