//! URLs: where they end in a text, and which of them may be followed.

use super::clean::is_hidden;

/// The length of the URL that the text starts with.
pub(super) fn end(text: &str) -> Option<usize> {
    let scheme = ["https://", "http://"].into_iter().find(|s| {
        text.get(..s.len())
            .is_some_and(|t| t.eq_ignore_ascii_case(s))
    })?;
    let is_part = |c: char| {
        !c.is_whitespace()
            && !is_hidden(c)
            && !matches!(c, '<' | '>' | '"' | '`' | '\\' | '|' | '^')
    };
    let mut url = text.get(..text.find(|c| !is_part(c)).unwrap_or(text.len()))?;
    let (mut opened, mut closed) = (url.matches('(').count(), url.matches(')').count());
    while let Some(last) = url.chars().next_back() {
        let is_extra = match last {
            ')' => closed > opened,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | ']' | '[' | '}' | '('
            | '’' | '”' | '…' => !(last == '}' && url.contains('{')),
            _ => false,
        };
        if !is_extra {
            break;
        }
        opened -= usize::from(last == '(');
        closed -= usize::from(last == ')');
        url = url.get(..url.len() - last.len_utf8())?;
    }
    (url.len() > scheme.len()).then_some(url.len())
}

/// A URL as the destination of a link, if it is one that may be followed from the documentation.
pub(super) fn allowed(url: &str) -> Option<String> {
    let url: String = url
        .trim()
        .chars()
        .filter(|c| !c.is_whitespace() && !is_hidden(*c))
        .collect();
    let is_allowed = ["https://", "http://", "mailto:"]
        .into_iter()
        .any(|scheme| {
            url.len() > scheme.len()
                && url
                    .get(..scheme.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        });
    is_allowed.then(|| {
        let mut out = String::with_capacity(url.len());
        for c in url.chars() {
            match c {
                '<' => out.push_str("%3C"),
                '>' => out.push_str("%3E"),
                '\\' => out.push_str("%5C"),
                '`' => out.push_str("%60"),
                '"' => out.push_str("%22"),
                '|' => out.push_str("%7C"),
                c => out.push(c),
            }
        }
        out
    })
}

/// A URL between the parentheses of a link.
pub(super) fn destination(url: &str) -> String {
    url.replace('(', "%28")
        .replace(')', "%29")
        .replace('&', if url.contains(';') { "&amp;" } else { "&" })
}
