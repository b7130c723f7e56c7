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
    let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
    let parts = essence.trim().split_once('/');
    let is_parameter = |text: &str| {
        let name = text.split_once('=').map(|(name, _)| name);
        text.is_empty() || name.is_some_and(is_token)
    };
    parts.is_some_and(|(group, subtype)| is_token(group) && is_token(subtype))
        && text.chars().all(|c| c == '\t' || !c.is_control())
        // What stands in quotes is not looked into.
        && (parameters.contains('"') || parameters.split(';').map(str::trim).all(is_parameter))
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
