//! What the client does not model, and what is compared as it is written.

super::table! {
    WRITTEN
    DEFAULT_CHANGED "default-changed" Risky None
        "A value that is left out may mean something else."
        "Set the value where the old default mattered."
    CONDITION_CHANGED "condition-changed" Risky None
        "The server may judge values by other conditions."
        "Check the values that you send."
    CLOSED "other-properties-refused" Breaking None
        "What callers put into the map of properties without a name is refused."
        "Do without other properties."
    FORMAT_CHANGED "format-changed" Risky None
        "Texts may have to look otherwise, which the client does not check."
        "Check the values that you send."
    SCOPE_ADDED "scope-required" Risky None
        "The token may need one more scope."
        "Check which scopes your tokens have."
    SCOPE_GONE "scope-gone" Compatible None
        "The token needs a scope less."
        "Nothing has to be done."
    SCOPES_CHANGED "scopes-changed" Compatible None
        "The scopes that there are are others."
        "Ask for the scopes that you need by their new names."
    SCOPE_REMOVED "scope-removed" Risky None
        "Tokens that ask for the scope may be refused."
        "Do not ask for it any more."
    WEBHOOK_CHANGED "webhook-changed" Risky None
        "What the server sends by itself is another thing, which the client has no part in."
        "Check the code that receives it."
    CALLBACK_CHANGED "callback-changed" Risky None
        "What the server sends by itself is another thing, which the client has no part in."
        "Check the code that receives it."
    LINK_CHANGED "link-changed" Compatible None
        "Links are a description of how calls follow each other."
        "Nothing has to be done."
    REQUEST_LIMIT_CHANGED "request-limit-changed" Risky None
        "The server may judge values by other limits, which the client does not check."
        "Check the values that you send."
    RESPONSE_LIMIT_CHANGED "response-limit-changed" Compatible None
        "Answers are never checked against limits."
        "Check where your code relies on the limit."
    NULLABLE_CHANGED "nullability-changed" Compatible None
        "Null and absence read alike in answers."
        "Nothing has to be done."
    MEDIA_TYPE_ADDED "media-type-added" Compatible None
        "The client goes on with the media type that it has chosen."
        "Nothing has to be done."
    MEDIA_TYPE_GONE "media-type-gone" Compatible None
        "The client goes on with the media type that it has chosen."
        "Check the requests that you make without the client."
    UNDEPRECATED "no-longer-deprecated" None Compatible
        "It may be used again."
        "Nothing has to be done."
    EXTENSION_CHANGED "extension-changed" Compatible None
        "Extensions mean what their authors say."
        "See what the extension stands for."
    UNMODELLED_CHANGED "unmodelled-changed" Risky None
        "The client does not model it, so that nobody checks it."
        "See whether it matters to you."
    NOT_COMPARED "not-compared" Compatible None
        "Documents of different major versions of OpenAPI have their keywords in different places."
        "Compare what the client does not model yourself."
}
