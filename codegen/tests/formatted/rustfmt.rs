//! rustfmt, if it is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::support::is_rust;

/// That rustfmt is installed.
#[derive(Clone, Copy)]
pub struct Rustfmt(());

impl Rustfmt {
    pub fn find() -> Option<Self> {
        let mut version = Command::new("rustfmt");
        version
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let is_there = version.status().is_ok_and(|status| status.success());
        is_there.then_some(Self(()))
    }
}

/// What rustfmt would change of a crate, and what it says of it.
pub fn difference(_: Rustfmt, files: &BTreeMap<String, String>) -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let own = format!(
        "formatted-{}-{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    );
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(own);
    for (path, text) in files.iter().filter(|(path, _)| is_rust(path)) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    // The defaults, whatever is configured above the folder.
    fs::write(folder.join("rustfmt.toml"), "").unwrap();
    let mut check = Command::new("rustfmt");
    check.args(["--edition", "2024", "--check", "--color", "never"]);
    let output = check.arg(folder.join("src/lib.rs")).output().unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    assert!(
        output.status.success() || !text.is_empty(),
        "rustfmt has ended with {}",
        output.status
    );
    text
}
