//! The URL of a request, which can never leave its template.

use super::checks::Violation;
use super::parameter;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use reqwest::Url;

/// What a literal part of a template cannot contain.
const LITERAL: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The URL of a template that is filled with parameters, below a base URL, with the parts of a
/// query. Parameters and parts are encoded already.
pub(super) fn url(
    mut base: Url,
    template: &str,
    values: &[(&str, String)],
    query: &[&str],
) -> Result<Url, Violation> {
    let start = base.path().trim_end_matches('/');
    let filled: usize = values.iter().map(|(_, value)| value.len()).sum();
    let mut path = String::with_capacity(start.len() + template.len() + filled);
    path.push_str(start);
    for segment in template.trim_start_matches('/').split('/') {
        path.push('/');
        fill(&mut path, segment, values)?;
    }
    base.set_path(&path);
    base.set_query((!query.is_empty()).then(|| query.join("&")).as_deref());
    // The encoding leaves nothing to normalise: a parser that disagrees stops the request.
    if base.path() != path {
        let rule = "must stay what the path template says";
        return Err(Violation::new("path", rule));
    }
    Ok(base)
}

/// Fills a segment of a template, at the end of a path.
fn fill(path: &mut String, segment: &str, values: &[(&str, String)]) -> Result<(), Violation> {
    let (start, mut rest, mut first) = (path.len(), segment, None);
    while let Some((literal, name, after)) = placeholder(rest) {
        path.extend(utf8_percent_encode(literal, LITERAL));
        let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else {
            return Err(Violation::new(name, "is missing from the path"));
        };
        path.push_str(value);
        first.get_or_insert(name);
        rest = after;
    }
    path.extend(utf8_percent_encode(rest, LITERAL));
    let filled = path.get(start..).unwrap_or_default();
    match (first, fault(filled)) {
        (Some(name), Some(rule)) => Err(Violation::new(name, rule)),
        _ => Ok(()),
    }
}

fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (literal, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((literal, name, after))
}

/// Why a segment is no part of this path, or leads elsewhere for some reader: URL parsers drop tabs
/// and line breaks, servers trim blanks, and proxies decode twice, or resolve dots after decoding
/// slashes.
fn fault(segment: &str) -> Option<&'static str> {
    let once = percent_decode_str(segment).decode_utf8_lossy();
    let twice = percent_decode_str(&once).decode_utf8_lossy();
    let is_visible = |c: &char| !c.is_whitespace() && !c.is_control();
    let text: String = twice.chars().filter(is_visible).collect();
    let is_dots = |part: &str| matches!(part, "." | "..");
    let is_slash = |c: char| matches!(c, '/' | '\\');
    if once.is_empty() {
        Some("must not be empty in the path")
    } else if text.is_empty() {
        Some("must not be all blanks in the path")
    } else if text.chars().all(is_slash) {
        Some("must not be all slashes in the path")
    } else if is_dots(&once) {
        Some("must not be `.` or `..` in the path")
    } else if is_dots(&text) {
        Some("must not be `.` or `..` in the path, also not with blanks or encoded")
    } else if text.split(is_slash).any(is_dots) {
        Some("must not have `.` or `..` between slashes in the path")
    } else {
        None
    }
}
