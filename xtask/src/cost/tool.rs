//! The generators that are compared: how each is called, and what is left to its user.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What every generated package is called.
pub const PACKAGE: &str = "client";

/// How `openapi-to-rust` says what its output needs.
const NEEDED: &str = "src/REQUIRED_DEPS.toml";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Ours,
    Ploidy,
    OpenapiToRust,
}

/// The generators besides this one.
pub const PEERS: [Kind; 2] = [Kind::Ploidy, Kind::OpenapiToRust];

/// A generator on this machine.
#[derive(Clone, Debug)]
pub struct Tool {
    pub kind: Kind,
    pub program: PathBuf,
    pub version: String,
}

impl Kind {
    /// What it is called, here and on disk.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Ploidy => "ploidy",
            Self::OpenapiToRust => "openapi-to-rust",
        }
    }

    /// Whether the operations stand in groups, as `client.pets().list_pets()`.
    pub fn is_grouped(self) -> bool {
        self == Self::Ours
    }

    /// The type whose methods are the operations, or lead to them.
    pub fn client(self) -> &'static str {
        match self {
            Self::Ours | Self::Ploidy => "Client",
            Self::OpenapiToRust => "HttpClient",
        }
    }

    /// How a program makes one.
    pub fn made(self) -> &'static str {
        match self {
            Self::Ours => "Client::builder().base_url(\"https://localhost\").build().unwrap()",
            Self::Ploidy => "Client::new(\"https://localhost\").unwrap()",
            Self::OpenapiToRust => "HttpClient::new().with_base_url(\"https://localhost\")",
        }
    }

    /// Where below `src/` the operations stand.
    pub fn operations(self) -> &'static str {
        match self {
            Self::Ours => "api",
            Self::Ploidy => "client",
            Self::OpenapiToRust => "client.rs",
        }
    }
}

impl Tool {
    /// What writes the crate to a folder that is not there yet.
    pub fn generation(&self, document: &Path, folder: &Path) -> Command {
        let (document, folder) = (document.as_os_str(), folder.as_os_str());
        let source = Path::new(folder).join("src");
        let arguments: Vec<OsString> = match self.kind {
            Kind::Ours => {
                let head = ["--quiet", "gen", "--package", PACKAGE, "--spec"];
                let head = head.map(OsString::from).into_iter();
                head.chain([document.into(), "--out".into(), folder.into()])
                    .collect()
            }
            Kind::Ploidy => {
                let head = ["generate", "rust"].map(OsString::from).into_iter();
                head.chain([document.into(), "-o".into(), folder.into()])
                    .collect()
            }
            Kind::OpenapiToRust => {
                let into = ["--output-dir".into(), source.into(), "--quiet".into()];
                let head = ["generate".into(), document.into()].into_iter();
                head.chain(into).collect()
            }
        };
        let mut command = Command::new(&self.program);
        command.args(arguments);
        command
    }

    /// Writes what makes a crate of the output, where that is left to the user.
    pub fn complete(&self, folder: &Path) -> io::Result<()> {
        if self.kind != Kind::OpenapiToRust {
            return Ok(());
        }
        let needed = fs::read_to_string(folder.join(NEEDED))?;
        let head =
            format!("[package]\nname = \"{PACKAGE}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n");
        fs::write(folder.join("Cargo.toml"), head + &needed)?;
        let root = "pub mod client;\npub mod types;\npub use client::*;\npub use types::*;\n";
        fs::write(folder.join("src/lib.rs"), root)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Kind, Tool};

    fn arguments(kind: Kind) -> String {
        let tool = Tool {
            kind,
            program: "it".into(),
            version: String::new(),
        };
        let command = tool.generation(Path::new("a b.json"), Path::new("out"));
        format!("{command:?}").replace('\\', "/")
    }

    #[test]
    fn each_is_called_in_its_way() {
        assert_eq!(
            arguments(Kind::Ours),
            r#""it" "--quiet" "gen" "--package" "client" "--spec" "a b.json" "--out" "out""#
        );
        assert_eq!(
            arguments(Kind::Ploidy),
            r#""it" "generate" "rust" "a b.json" "-o" "out""#
        );
        assert!(arguments(Kind::OpenapiToRust).ends_with("\"--quiet\""));
    }
}
