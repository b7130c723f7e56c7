//! Where this workspace is, and how its paths are shown.

use std::path::{Path, PathBuf};

/// The folder of the workspace. Cargo compiles xtask anew where a checkout has moved.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// The folder for what is built.
pub fn target() -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(target)
}

/// A path as seen from the root, if it lies within.
pub fn relative(path: &Path) -> Option<PathBuf> {
    let absolute = tidied(&std::env::current_dir().ok()?.join(path));
    Some(absolute.strip_prefix(root()).ok()?.to_path_buf())
}

/// A path as people like to read it: relative to the current folder if it lies within.
pub fn shown(path: &Path) -> String {
    let tidy = std::env::current_dir().ok().and_then(|current| {
        let absolute = tidied(&current.join(path));
        let relative = absolute.strip_prefix(&current).ok()?;
        Some(if relative.as_os_str().is_empty() {
            ".".into()
        } else {
            relative.to_path_buf()
        })
    });
    tidy.unwrap_or_else(|| tidied(path)).display().to_string()
}

/// The path with `.` and `..` taken out as far as its text allows; the file system is not asked.
fn tidied(path: &Path) -> PathBuf {
    use std::path::Component::{CurDir, Normal, ParentDir};
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            CurDir => {}
            ParentDir if matches!(tidy.components().next_back(), Some(Normal(_))) => {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}
