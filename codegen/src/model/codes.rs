//! The codes of this stage's messages.

use crate::diagnostic::codes;

codes! {
    CHALLENGE = "E0301", "a challenge that cannot be answered",
        "`x-challenge` on an operation says that one of its errors is a question, and that the \
         operation is called again with the same body and the answer:\n\n\
         `x-challenge: { status: 510, answer: challengeResponse }`\n\n\
         The status is that of a documented error with a body, the answer an optional property of \
         the operation's JSON object.";
    WAIT = "E0302", "a wait that never ends",
        "`x-wait` on an operation says when the value that it reads is ready, and what is then a \
         success:\n\n\
         `x-wait: { until: { status: [DONE, BROKEN] }, success: { status: DONE } }`\n\n\
         The keys are paths of properties, joined by dots, that end at an enum of texts; the values \
         are one of its values, or several of which one must be there. All properties of `until` \
         must fit at once.";
    CHUNK = "E0303", "a list that cannot be sent in chunks",
        "`x-chunk` on a parameter says that a list which is longer than its `maxItems` is sent in \
         several calls, and which lists of their answers are joined:\n\n\
         `x-chunk: { merge: items }`\n\n\
         The operation is idempotent and has no body. Without `merge`, the answers themselves are \
         lists.";
    RAW_BODY = "W0301", "a body is handed over as it is",
        "The client has no type for a body of this media type, so it is sent or received as it is.";
    NOT_SENT = "W0303", "a part of the document is not sent",
        "The client cannot send this part; the operation is generated without it.";
    HEADERS_UNTYPED = "W0304", "a response header is not typed",
        "The header is reachable by its name through the response's headers.";
    NO_OPERATIONS = "W0305", "the document has no operations",
        "A client without operations calls nothing. Look at `paths` and at the selection.";
    MANY_MEDIA_TYPES = "W0306", "one of several media types is used",
        "The client reads one media type for each answer: JSON if there is one, else the first; \
         answers that have the same two are told together. \
         Another one can be asked for with the header `Accept`, and is then an answer that does \
         not fit.";
    UNKNOWN_FORMAT = "W0307", "a format that the generator does not know",
        "The value is typed by its `type` alone.";
    UNSUPPORTED_SCHEME = "W0308", "a security scheme that the client cannot apply",
        "Operations that need it are generated; pass its credential as a header yourself.";
    ONE_PLACE = "W0309", "two credentials have one place",
        "All schemes of one item of `security` are sent together. A header has one value, so of two \
         credentials for one header the latter is sent; a query parameter or a cookie is sent twice.";
    SERVER = "W0310", "a server that clients cannot have as it is",
        "The base URL of a client is an absolute `https` URL, or `http` for the machine itself, \
         without query, fragment, user and password. `http` elsewhere has to be allowed by \
         `.allow_plain_http()`. The path of a server without a host is known to `.origin(…)`, which \
         takes the host. Any other has no constant in the client; callers pass a base URL of \
         their own.";
    NO_FORM = "W0311", "a style has no form for such a value",
        "The styles of parameters say how texts, lists of texts and objects with such properties \
         are written. OpenAPI leaves open how what lies deeper is written; servers differ.";
    SERVER_NOT_CALLED = "W0312", "an operation's own server is not called",
        "An operation with a server of its own is sent there when the client is configured for a \
         server of the document, and else where the client is configured for, such as a proxy. \
         Without a server of the document that a client can have, the two cannot be told apart.";
    EXAMPLE_UNFIT = "W0313", "an example does not fit its schema",
        "A model's `example()` is made from the document's examples. One that does not fit is \
         passed over; another one or a value that is made up stands in for it. Examples that break \
         the same part of a schema are told together.";
    DEFAULT_UNFIT = "W0317", "a default does not fit its schema",
        "A default is what the server takes where nothing is sent. The client shows it in its \
         documentation and sends nothing; `example()` is made without one that does not fit. \
         Defaults that break the same part of a schema are told together.";
    INTEGER_RANGE = "W0318", "integers that no type holds",
        "Integers are read into types of 64 bits: `i64`, or `u64` where none is negative and some are \
         too large for that. A schema that allows others documents numbers that the client cannot \
         read.";
    NOT_SHOWN = "W0314", "a text stays hidden",
        "`x-sensitive: false`, or the settings, say that `Debug` may show the texts of a value. It \
         shows those of a property or an alternative whose value is a text, a list or map of texts \
         or raw JSON, and those of a schema that is a text. Everything else has to be opened where \
         its texts are, and secrets (`format: password`, texts that are only written, what \
         `x-sensitive: true` marks anywhere) are never shown.";
    NOT_HIDDEN = "W0315", "a sensitive value is shown by itself",
        "The `Debug` of a model, and of a union, shows nothing of what `x-sensitive: true` marks. A \
         value that is no model, such as a number, a list or a header, is printed as Rust prints it: \
         who has it in hand by itself has to keep it out of logs.";
    DEEP_TYPES = "W0316", "types lie very deep in each other",
        "The compiler follows types that hold each other only up to the crate's `recursion_limit`. \
         The generated crate raises it where it has to, but not without end: the compiler's own \
         stack is finite. With these schemas it may end with `overflow evaluating the requirement`.";
}
