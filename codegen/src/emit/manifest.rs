//! `Cargo.toml` of the generated crate.

use std::fmt::Write as _;

use super::needs::Needs;
use super::{Content, Context, Source};

/// What the generated crate is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The name, valid for cargo.
    pub name: String,
    /// The version of the crate, valid for cargo.
    pub version: String,
    /// The document's name, for the header of each file.
    pub document: String,
}

pub(super) fn emit(context: &Context<'_>, package: &Package, needs: &Needs) -> Source {
    let mut text = String::new();
    let description = quoted(&format!("Client for {}", context.api.title));
    let _ = write!(
        text,
        "[package]\n\
         name = {name}\n\
         description = {description}\n\
         version = {version}\n\
         edition = \"2024\"\n\
         rust-version = \"1.88\"\n\
         \n\
         [dependencies]\n",
        name = quoted(&package.name),
        version = quoted(&package.version),
    );
    let dependencies = [
        (needs.base64, "base64 = \"0.22\""),
        (true, "bytes = \"1.9\""),
        (
            needs.chrono,
            "chrono = { version = \"0.4\", default-features = false, features = [\"alloc\", \"serde\"] }",
        ),
        (true, "fastrand = \"2\""),
        (
            needs.body || needs.download,
            "futures-core = { version = \"0.3\", default-features = false }",
        ),
        (needs.body || needs.download, "http-body = \"1\""),
        (
            true,
            "hifijson = { version = \"0.5\", default-features = false, features = [\"alloc\"] }",
        ),
        (true, "httpdate = \"1\""),
        (
            true,
            "hyper = { version = \"1\", default-features = false }",
        ),
        (
            needs.oauth2,
            "oauth2 = { version = \"5\", default-features = false, optional = true }",
        ),
        (true, "percent-encoding = \"2.3\""),
        (needs.pattern, "regex-lite = \"0.1\""),
        (
            true,
            "reqwest = { version = \"0.13\", default-features = false, features = [\"rustls\"] }",
        ),
        (
            true,
            "rustls = { version = \"0.23\", default-features = false, features = [\"std\"] }",
        ),
        (true, "serde = { version = \"1\", features = [\"derive\"] }"),
        (!needs.float, "serde_json = \"1\""),
        (
            needs.float,
            "serde_json = { version = \"1\", features = [\"float_roundtrip\"] }",
        ),
        (true, "tokio = { version = \"1\", features = [\"time\"] }"),
        (
            true,
            "tower = { version = \"0.5\", default-features = false, features = [\"util\"] }",
        ),
        (
            true,
            "tracing = { version = \"0.1\", default-features = false, features = [\"std\"], optional = true }",
        ),
        (
            needs.uuid,
            "uuid = { version = \"1\", features = [\"serde\"] }",
        ),
        (true, "wiremock = { version = \"0.6\", optional = true }"),
        (true, "zeroize = \"1.8\""),
    ];
    for (needed, line) in dependencies {
        if needed {
            text.push_str(line);
            text.push('\n');
        }
    }
    let features = [
        (true, "blocking = [\"tokio/rt\"]"),
        (true, "mock = [\"dep:wiremock\"]"),
        (
            needs.oauth2,
            "oauth2 = [\"dep:oauth2\", \"tokio/rt\", \"tokio/sync\"]",
        ),
        (true, "tracing = [\"dep:tracing\"]"),
    ];
    text.push_str("\n[features]\n");
    for (needed, line) in features {
        if needed {
            text.push_str(line);
            text.push('\n');
        }
    }
    Source {
        path: "Cargo.toml".to_owned(),
        content: Content::Manifest(text),
    }
}

/// A basic string of TOML. What JSON escapes is a subset of what TOML does, control characters
/// aside, which a name or title has no use for.
fn quoted(text: &str) -> String {
    let clean = crate::diagnostic::printable(text).into_owned();
    serde_json::Value::String(clean).to_string()
}
