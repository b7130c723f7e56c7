//! What holds for the client as a whole.

super::table! {
    CLIENT
    SCHEME_ADDED "security-scheme-added" Compatible Compatible
        "There is one more credential to give."
        "Nothing has to be done."
    SCHEME_GONE "security-scheme-gone" None Breaking
        "The methods that take its credential are gone."
        "Give the credential that is needed now."
    CREDENTIAL_CHANGED "credential-changed" Breaking Breaking
        "The server looks for the credential in another place or form."
        "Take the new client, and give the credential that its builder asks for."
    TOKEN_URLS_CHANGED "token-endpoints-changed" Breaking None
        "Tokens are asked for at another place."
        "Take the new client; the code stays as it is."
    TOKEN_WAY_ADDED "token-endpoint-added" Compatible None
        "Tokens may be asked for in one more way."
        "Nothing has to be done."
    CREDENTIAL_METHOD_ADDED "credential-method-added" None Compatible
        "The credential may be given in one more way."
        "Nothing has to be done."
    CREDENTIAL_METHOD_GONE "credential-method-gone" None Breaking
        "The builder has no such method any more."
        "Give the credential with another method of the builder."
    BASE_PATH_ADDED "base-path-added" Compatible Compatible
        "The builder takes the host alone."
        "Nothing has to be done."
    BASE_PATH_GONE "base-path-gone" None Breaking
        "The document does not say any more where the API lies at a host."
        "Give the whole base URL."
    BASE_PATH_CHANGED "base-path-changed" Compatible None
        "Calls to a host of the caller's go to another path."
        "Check where your base URL leads."
    SERVER_ADDED "server-added" Compatible Compatible
        "There is one more server to choose."
        "Nothing has to be done."
    SERVER_GONE "server-gone" None Breaking
        "The constant is gone."
        "Choose another server, or write its URL out."
    SERVER_CHANGED "server-changed" Compatible None
        "The constant leads somewhere else."
        "Check where you want to call."
    HEADER_ADDED "response-header-added" Compatible Compatible
        "There is one more header to read."
        "Nothing has to be done."
    HEADER_GONE "response-header-gone" None Breaking
        "The function that reads it is gone."
        "Do without it."
    HEADER_TYPE "response-header-type-changed" Breaking Breaking
        "The text of the header is read as another type."
        "Read a value of the new type."
}
