//! Finds the other generators that are installed.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::tool::{Kind, PEERS, Tool};
use crate::failure::Failure;
use crate::workspace::shown;

/// This generator, and the others: those that are named, and else those on `PATH`.
pub fn tools(named: &[PathBuf]) -> Result<Vec<Tool>, Failure> {
    let program = env::current_exe()
        .map_err(|error| Failure::usage(format!("this program cannot find itself: {error}")))?;
    let mut tools = vec![Tool {
        kind: Kind::Ours,
        program,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }];
    let mut found = Vec::new();
    for path in named {
        let kind = kind(path)?;
        if found.iter().any(|(other, _)| *other == kind) {
            let name = kind.name();
            return Err(Failure::usage(format!("--peer names {name} twice")));
        }
        let path = path.canonicalize().map_err(|error| {
            Failure::usage(format!("cannot run the peer {}: {error}", shown(path)))
        })?;
        found.push((kind, path));
    }
    for kind in PEERS {
        let path = found.iter().find(|(other, _)| *other == kind);
        let path = path.map(|(_, path)| path.clone());
        if let Some(program) = path.or_else(|| on_path(kind)) {
            let version = version(&program).map_err(|reason| {
                Failure::usage(format!("cannot run the peer {}: {reason}", shown(&program)))
            })?;
            tools.push(Tool {
                kind,
                program,
                version,
            });
        }
    }
    Ok(tools)
}

/// Which generator a program is, by its name.
fn kind(program: &Path) -> Result<Kind, Failure> {
    let stem = program.file_stem().unwrap_or_default();
    let known = PEERS.into_iter().find(|kind| stem == kind.name());
    known.ok_or_else(|| {
        let names = PEERS.map(Kind::name).join(", ");
        Failure::usage(format!(
            "no known generator is called {}\nhelp: --peer takes the path of one of {names}",
            shown(program)
        ))
    })
}

fn on_path(kind: Kind) -> Option<PathBuf> {
    let name = format!("{}{}", kind.name(), env::consts::EXE_SUFFIX);
    let folders = env::var_os("PATH")?;
    let mut programs = env::split_paths(&folders).map(|folder| folder.join(&name));
    programs.find(|program| program.is_file())
}

/// `0.15.0` of `ploidy 0.15.0`.
fn version(program: &Path) -> Result<String, String> {
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stdout);
    let version = said.split_whitespace().nth(1);
    match version.filter(|_| output.status.success()) {
        Some(version) => Ok(version.to_owned()),
        None => Err("it does not tell its version".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Kind, kind};

    #[test]
    fn a_peer_is_known_by_its_name() {
        assert_eq!(kind(Path::new("/a/ploidy")).unwrap(), Kind::Ploidy);
        let windows = kind(Path::new("openapi-to-rust.exe")).unwrap();
        assert_eq!(windows, Kind::OpenapiToRust);
        for other in ["ours", "/bin/progenitor", "/", ""] {
            assert!(kind(Path::new(other)).is_err(), "{other}");
        }
    }
}
