//! The HTML of descriptions: tags, attributes, character references.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

/// A tag, with its name as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) is_end: bool,
    attributes: &'a str,
}

/// A piece of HTML.
#[derive(Debug)]
pub(super) enum Token<'a> {
    Text(&'a str),
    /// A tag and how it is written.
    Tag(Tag<'a>, &'a str),
}

/// The start of the text, at most `limit` bytes.
pub(super) fn head(text: &str, limit: usize) -> &str {
    let end = (0..=limit.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at));
    end.and_then(|end| text.get(..end)).unwrap_or_default()
}

impl<'a> Tag<'a> {
    /// The tag that the text starts with, and its length.
    pub(super) fn read(text: &'a str) -> Option<(Self, usize)> {
        let inner = text.strip_prefix('<')?;
        let (is_end, inner) = inner
            .strip_prefix('/')
            .map_or((false, inner), |rest| (true, rest));
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name_len = inner
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
            .unwrap_or(inner.len());
        let (name, rest) = inner.split_at(name_len);
        if !rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>') {
            return None;
        }
        let mut quote = None;
        for (at, byte) in rest.bytes().enumerate() {
            match (byte, quote) {
                // Refused even in quotes: so every byte is read once, whatever the text.
                (b'<', _) => return None,
                (b'>', None) => {
                    let tag = Self {
                        name,
                        is_end,
                        attributes: rest.get(..at)?,
                    };
                    return Some((tag, text.len() - rest.len() + at + 1));
                }
                (b'"' | b'\'', None) => quote = Some(byte),
                (byte, Some(open)) if byte == open => quote = None,
                _ => {}
            }
        }
        None
    }

    /// The value of an attribute, with its character references resolved.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let key_len = rest
                .find(|c: char| c.is_ascii_whitespace() || c == '=')
                .unwrap_or(rest.len());
            let (key, after) = rest.split_at(key_len);
            let value = after.trim_start().strip_prefix('=').map(str::trim_start);
            let Some(value) = value else {
                rest = after;
                continue;
            };
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = match quote {
                Some(quote) => value.get(1..)?.split_once(quote)?,
                None => value.split_at(
                    value
                        .find(|c: char| c.is_ascii_whitespace())
                        .unwrap_or(value.len()),
                ),
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(resolve(value).into_owned());
            }
            rest = after;
        }
    }
}

/// The tags and texts of some HTML; comments and declarations are left out.
pub(super) fn tokens(html: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut comments_end = true;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find('<')) {
        let open = at + found;
        let rest = html.get(open..).unwrap_or_default();
        let (token, len) = if let Some((tag, len)) = Tag::read(rest) {
            (rest.get(..len).map(|written| Token::Tag(tag, written)), len)
        } else if comments_end && rest.starts_with("<!--") {
            let end = rest.find("-->");
            comments_end = end.is_some();
            (None, end.map_or(0, |end| end + 3))
        } else {
            (None, declaration(rest))
        };
        if len == 0 {
            at = open + 1;
            continue;
        }
        tokens.extend(
            html.get(start..open)
                .filter(|text| !text.is_empty())
                .map(Token::Text),
        );
        tokens.extend(token);
        at = open + len;
        start = at;
    }
    tokens.extend(
        html.get(start..)
            .filter(|text| !text.is_empty())
            .map(Token::Text),
    );
    tokens
}

/// The length of `<!DOCTYPE html>` or `<?xml …?>`; 0 if it is none.
fn declaration(text: &str) -> usize {
    let is_one = text.starts_with("<?")
        || text
            .strip_prefix("<!")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    let end = if is_one {
        text.bytes().skip(1).position(|b| b == b'>' || b == b'<')
    } else {
        None
    };
    end.filter(|end| text.as_bytes().get(end + 1) == Some(&b'>'))
        .map_or(0, |end| end + 2)
}

/// Where `</name` starts in the text and where its tag ends.
pub(super) fn find_end(text: &str, name: &str) -> Option<(usize, usize)> {
    text.match_indices("</").find_map(|(at, _)| {
        let (tag, len) = Tag::read(text.get(at..)?)?;
        tag.name
            .eq_ignore_ascii_case(name)
            .then_some((at, at + len))
    })
}

/// The text with its character references resolved.
pub(super) fn resolve(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after
            .bytes()
            .take(40)
            .position(|b| !b.is_ascii_alphanumeric() && b != b'#');
        let name = end
            .filter(|&end| after.as_bytes().get(end) == Some(&b';'))
            .and_then(|end| after.get(..end));
        if let Some((text, len)) =
            name.and_then(|name| reference(name).map(|text| (text, name.len() + 1)))
        {
            out.push_str(&text);
            rest = after.get(len..).unwrap_or_default();
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The text that `&name;` stands for.
fn reference(name: &str) -> Option<Cow<'static, str>> {
    let known = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" | "#39" => "'",
        "nbsp" => " ",
        "bull" => "•",
        _ => {
            let written = format!("&{name};");
            let text: String = Parser::new(&written)
                .filter_map(|event| {
                    if let Event::Text(text) = event {
                        Some(text)
                    } else {
                        None
                    }
                })
                .map(|text| text.to_string())
                .collect();
            return (text != written).then_some(Cow::Owned(text));
        }
    };
    Some(Cow::Borrowed(known))
}
