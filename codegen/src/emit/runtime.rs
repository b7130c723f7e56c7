//! `src/runtime/`: copies of `codegen/runtime`, without the parts that a document does not need.

use std::fmt::Write as _;

use super::needs::Needs;
use super::{Content, Source};

/// A file of the runtime: its name and its text.
macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../runtime/", $name)))
    };
}

/// The files of the runtime that every client has.
const ALWAYS: &[(&str, &str)] = &[
    file!("answers.rs"),
    file!("arguments.rs"),
    file!("attempts.rs"),
    file!("blocking.rs"),
    file!("builder.rs"),
    file!("call.rs"),
    file!("cause.rs"),
    file!("checked.rs"),
    file!("checks.rs"),
    file!("client.rs"),
    file!("closed.rs"),
    file!("complete.rs"),
    file!("decode.rs"),
    file!("decoder.rs"),
    file!("encode.rs"),
    file!("enums.rs"),
    file!("error.rs"),
    file!("example.rs"),
    file!("failure.rs"),
    file!("fault.rs"),
    file!("field.rs"),
    file!("http.rs"),
    file!("media.rs"),
    file!("mock.rs"),
    file!("mock_example.rs"),
    file!("mock_pattern.rs"),
    file!("mock_written.rs"),
    file!("newtype.rs"),
    file!("nullable.rs"),
    file!("object.rs"),
    file!("operation.rs"),
    file!("pace.rs"),
    file!("parameter.rs"),
    file!("path.rs"),
    file!("raw.rs"),
    file!("request.rs"),
    file!("response.rs"),
    file!("retry.rs"),
    file!("secret.rs"),
    file!("security.rs"),
    file!("slot.rs"),
    file!("tag.rs"),
    file!("text.rs"),
    file!("token.rs"),
    file!("trace.rs"),
    file!("transcode.rs"),
    file!("transport.rs"),
    file!("tree.rs"),
    file!("untraced.rs"),
];

const MOD: &str = include_str!("../../runtime/mod.rs");

impl Needs {
    /// The optional files, each with whether it is needed.
    fn optional(self) -> [(bool, (&'static str, &'static str)); 26] {
        [
            (self.base64, file!("base64.rs")),
            (self.body, file!("body.rs")),
            (self.challenge, file!("challenge.rs")),
            (self.chrono, file!("chrono.rs")),
            (self.chunks, file!("chunks.rs")),
            (self.download, file!("download.rs")),
            (self.form, file!("form.rs")),
            (self.stream, file!("frames.rs")),
            (self.headers, file!("headers.rs")),
            (self.literals, file!("literals.rs")),
            (self.untagged, file!("look.rs")),
            (self.multipart, file!("multipart.rs")),
            (self.multipart, file!("part_headers.rs")),
            (self.net, file!("net.rs")),
            (self.oauth2, file!("oauth.rs")),
            (self.oauth2, file!("oauth_answer.rs")),
            (self.oauth2, file!("oauth_cache.rs")),
            (self.oauth2, file!("oauth_endpoint.rs")),
            (self.wait, file!("overdue.rs")),
            (self.pattern, file!("pattern.rs")),
            (self.plain, file!("plain.rs")),
            (self.stream, file!("stream.rs")),
            (self.tagged, file!("tagged.rs")),
            (self.untagged, file!("untagged.rs")),
            (self.uuid, file!("uuid.rs")),
            (self.wait, file!("wait.rs")),
        ]
    }
}

pub(super) fn emit(needs: &Needs) -> Vec<Source> {
    let optional = needs.optional();
    let mut sources: Vec<Source> = ALWAYS
        .iter()
        .map(|(name, text)| source(name, (*text).to_owned()))
        .collect();
    for (needed, (name, text)) in optional {
        if needed {
            sources.push(source(name, text.to_owned()));
        }
    }
    let modules = index(|module| {
        optional
            .iter()
            .all(|(needed, (name, _))| *needed || name.trim_end_matches(".rs") != module)
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
