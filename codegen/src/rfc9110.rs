//! What RFC 9110 says of texts: tokens and media types. It knows no stage.

/// Whether a text is a token, as names of headers, methods and authentication schemes are.
pub(crate) fn is_token(text: &str) -> bool {
    let is_sign = |c: u8| b"!#$%&'*+-.^_`|~".contains(&c);
    !text.is_empty()
        && text
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || is_sign(c))
}

/// Whether a text is a media type, or a range of some, with or without parameters.
pub(crate) fn is_media_type(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or_default().trim();
    let parts = essence.split_once('/');
    parts.is_some_and(|(group, subtype)| is_token(group) && is_token(subtype))
        && text.chars().all(|c| c == '\t' || !c.is_control())
}

/// A media type without its parameters, in small letters.
pub(crate) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Whether bodies of this media type are JSON.
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence.ends_with("+json") || essence == "text/json"
}
