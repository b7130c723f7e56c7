//! Whether a folder belongs to a cargo workspace above it.

use std::path::Path;

use toml_edit::DocumentMut;

/// Whether cargo would refuse a crate in `folder` unless it says that it stands alone: there is
/// a workspace above it, of which it is neither a member nor excluded.
pub fn is_stray(folder: &Path) -> bool {
    let Ok(absolute) = std::path::absolute(folder) else {
        return false;
    };
    // The folder may be new; what lies above it is where cargo looks.
    let existing = absolute
        .ancestors()
        .find_map(|part| Some((part, part.canonicalize().ok()?)));
    let Some((part, real)) = existing else {
        return false;
    };
    let folder = real.join(absolute.strip_prefix(part).unwrap_or(Path::new("")));
    for root in folder.ancestors().skip(1) {
        let Ok(text) = std::fs::read_to_string(root.join("Cargo.toml")) else {
            continue;
        };
        let Ok(manifest) = text.parse::<DocumentMut>() else {
            continue;
        };
        if let Some(workspace) = manifest.get("workspace") {
            let relative = folder.strip_prefix(root).unwrap_or(Path::new(""));
            let listed = |key: &str, fits: fn(&str, &Path) -> bool| {
                let patterns = workspace.get(key).and_then(toml_edit::Item::as_array);
                let mut patterns = patterns
                    .into_iter()
                    .flatten()
                    .filter_map(|pattern| pattern.as_str());
                patterns.any(|pattern| fits(pattern, relative))
            };
            return !listed("members", matches) && !listed("exclude", contains);
        }
    }
    false
}

/// Whether a pattern of `members` stands for a folder; `*` stands for any text in one name.
fn matches(pattern: &str, folder: &Path) -> bool {
    let wanted: Vec<_> = pattern
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    let names: Vec<_> = folder.iter().map(|name| name.to_string_lossy()).collect();
    wanted.len() == names.len()
        && wanted
            .iter()
            .zip(&names)
            .all(|(part, name)| glob(part, name))
}

fn contains(excluded: &str, folder: &Path) -> bool {
    folder.starts_with(excluded.trim_start_matches("./"))
}

fn glob(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == name;
    };
    let Some(name) = name.strip_prefix(start) else {
        return false;
    };
    name.char_indices()
        .map(|(at, _)| at)
        .chain([name.len()])
        .any(|at| name.get(at..).is_some_and(|name| glob(rest, name)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::matches;

    #[test]
    fn members_are_patterns() {
        let fits = |pattern, folder| matches(pattern, Path::new(folder));
        assert!(fits("client", "client"));
        assert!(fits("./crates/*/", "crates/client"));
        assert!(fits("crates/*-client", "crates/pet-client"));
        assert!(!fits("crates/*", "crates/deep/client"));
        assert!(!fits("crates/*-client", "crates/client"));
    }
}
