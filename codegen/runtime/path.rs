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

/// Fills a template with parameters that are encoded already.
pub(super) fn fill(template: &str, values: &[(&str, String)]) -> Result<String, Violation> {
    let mut path = String::with_capacity(template.len() + 16);
    for segment in template.trim_start_matches('/').split('/') {
        path.push('/');
        path.push_str(&fill_segment(segment, values)?);
    }
    Ok(path)
}

fn fill_segment(segment: &str, values: &[(&str, String)]) -> Result<String, Violation> {
    let (mut output, mut rest, mut first) = (String::new(), segment, None);
    while let Some((literal, name, after)) = placeholder(rest) {
        output.extend(utf8_percent_encode(literal, LITERAL));
        let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else {
            return Err(Violation::new(name, "is missing from the path"));
        };
        output.push_str(value);
        first.get_or_insert(name);
        rest = after;
    }
    output.extend(utf8_percent_encode(rest, LITERAL));
    match first {
        Some(name) if is_dotted(&output) => Err(Violation::new(
            name,
            "must not be empty, `.` or `..` in the path",
        )),
        _ => Ok(output),
    }
}

fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (literal, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((literal, name, after))
}

/// Whether a segment is empty or leads elsewhere for some reader: URL parsers drop tabs and line
/// breaks, servers trim blanks, and proxies decode twice, or resolve dots after decoding slashes.
fn is_dotted(segment: &str) -> bool {
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let mut text = decode(&decode(segment));
    text.retain(|c| !c.is_whitespace() && !c.is_control());
    let mut parts = text.split(['/', '\\']);
    text.split(['/', '\\']).all(str::is_empty) || parts.any(|part| matches!(part, "." | ".."))
}

/// Joins the base URL, a filled path and the parts of a query.
pub(super) fn join(base: &Url, path: &str, query: &[&str]) -> Result<Url, Violation> {
    let path = format!("{}{path}", base.path().trim_end_matches('/'));
    let origin = base.as_str().strip_suffix(base.path());
    let mut text = format!("{}{path}", origin.unwrap_or_default());
    if !query.is_empty() {
        text.push('?');
        text.push_str(&query.join("&"));
    }
    // The encoding above leaves nothing to normalise: a parser that disagrees stops the request.
    match Url::parse(&text) {
        Ok(url)
            if url.path() == path
                && url.origin() == base.origin()
                && url.username().is_empty()
                && url.password().is_none()
                && url.fragment().is_none() =>
        {
            Ok(url)
        }
        _ => Err(Violation::new(
            "path",
            "must stay what the path template says",
        )),
    }
}
