//! The codes of this stage's messages.

use crate::diagnostic::codes;

codes! {
    RAW_BODY = "W0301", "a body is handed over as it is",
        "The client has no type for a body of this media type, so it is sent or received as it is.";
    NOT_CHECKED = "W0302", "a limit is not checked",
        "The client shows the limit in its documentation and leaves the check to the server.";
    NOT_SENT = "W0303", "a part of the document is not sent",
        "The client cannot send this part; the operation is generated without it.";
    HEADERS_UNTYPED = "W0304", "a response header is not typed",
        "The header is reachable by its name through the response's headers.";
    NO_OPERATIONS = "W0305", "the document has no operations",
        "A client without operations calls nothing. Look at `paths` and at the selection.";
    MANY_MEDIA_TYPES = "W0306", "one of several media types is used",
        "The client reads one media type for each answer: JSON if there is one, else the first. \
         Another one can be asked for with the header `Accept`, and is then an answer that does \
         not fit.";
    UNKNOWN_FORMAT = "W0307", "a format that the generator does not know",
        "The value is typed by its `type` alone.";
    UNSUPPORTED_SCHEME = "W0308", "a security scheme that the client cannot apply",
        "Operations that need it are generated; pass its credential as a header yourself.";
    EXAMPLE_UNFIT = "W0309", "an example does not fit its schema",
        "A model's `example()` is made from the document's examples. One that does not fit is \
         passed over; another one or a value that is made up stands in for it.";
}
