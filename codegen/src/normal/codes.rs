//! The codes of this stage's messages.

use crate::diagnostic::codes;

codes! {
    WRONG_SHAPE = "E0201", "a value has the wrong shape",
        "The OpenAPI specification gives each field a shape: a mapping, a list, a text and so on. \
         This one has another shape, and what it stands for cannot be guessed.\n\n\
         In YAML, look at the indentation and at a missing or extra `-`.";
    MISSING_FIELD = "E0202", "a required field is missing",
        "The OpenAPI specification requires this field, and the client cannot be generated \
         without it.";
    REFERENCE_RING = "E0204", "a reference leads back to itself",
        "Following this reference never ends at a definition. Recursion is fine where a schema \
         lies between, such as a property; a component that is nothing but a reference must end \
         at something.";
    UNKNOWN_TYPE = "E0205", "an unknown type",
        "OpenAPI knows the types array, boolean, integer, number, object and string; OpenAPI 3.1 knows \
         null, too, and Swagger 2.0 knows file.";
    BAD_PATH = "E0206", "a path is no template",
        "A path begins with `/` and may hold placeholders such as `{petId}`, each with a name and \
         a closing brace.";
    NOTHING_SELECTED = "E0207", "a selector selects nothing",
        "A tag or operation was asked for that the document does not have, or a value was to be \
         shown that it does not describe. A misspelt selector would otherwise leave operations \
         out in silence.";
    BAD_STATUS = "E0208", "a response has no valid status",
        "The keys of `responses` are three-digit status codes, ranges such as `4XX`, or `default`.";
    BAD_PARAMETER = "E0209", "a parameter cannot be sent",
        "A parameter stands in `path`, `query`, `header` or `cookie`, and is written in a style \
         that its place allows. OpenAPI 3.2 has `querystring`, too, whose value is a form or JSON; in \
         Swagger 2.0 there are `formData` and `body` and no cookies.";

    NO_CREDENTIALS = "E0210", "an operation's credentials are not declared",
        "The operation requires credentials, and none of the schemes that it names is declared in \
         `components.securitySchemes`, in Swagger 2.0 `securityDefinitions`. Calling it without credentials is not what the document says.";

    WRONG_KIND = "E0211", "a reference to another kind of object",
        "A reference leads to an object of the kind that is needed where it stands, in a list of \
         parameters to a parameter.";
    SENSITIVE = "E0212", "a secret is to be shown",
        "The settings name a value that `Debug` is to show, and the document says that it is \
         sensitive: by `x-sensitive: true` or by `format: password`. One of the two is wrong.";

    OPERATION_REFERENCE = "E0220", "an operation that is a reference",
        "An Operation Object cannot be a reference; a Path Item Object can. Tools that split a \
         document into files have their own way to put it together again; let them do so (`redocly \
         bundle`, `swagger-cli bundle`) and generate from what they write, or refer to the whole \
         path item.";

    UNKNOWN_FIELD = "W0201", "an unknown field",
        "The OpenAPI specification gives this object no such field, so the generator does not know \
         what it means and ignores it. A misspelt field is a common cause; one of your own begins \
         with `x-`.";
    IGNORED_VALUE = "W0202", "a value of the wrong shape is ignored",
        "The field is optional and its value does not have the shape that the specification gives \
         it. The client is generated as if the field were absent.";
    REFERENCE_SIBLING = "W0203", "a keyword beside `$ref`",
        "Swagger 2.0 and OpenAPI 3.0 ignore what stands beside `$ref`. Descriptions, `nullable`, `deprecated` and \
         the like are honoured all the same, because that is what their authors mean; keywords \
         that restrict values are not.";
    ENUM_TYPE = "W0205", "an enum value of another type",
        "The values of an `enum` have the schema's type. YAML takes unquoted digits, `true` and \
         `null` for other types than text.";
    NO_TITLE = "W0206", "`info` is missing",
        "The Info Object names the API. Without it the client's documentation has no title.";
    UNDECLARED_SCHEME = "W0207", "a security requirement names no scheme",
        "A security requirement names schemes of `components.securitySchemes`, in Swagger 2.0 of `securityDefinitions`. An alternative \
         with an unknown one cannot be satisfied and is left out.";
    RAW_JSON = "W0208", "values are kept as raw JSON",
        "What the document says of this value has no Rust type of its own, so the client hands \
         over the JSON as it is.";
    COLLIDING_PATHS = "W0209", "two paths with the same template",
        "Two paths that differ only in the names of their placeholders match the same requests. \
         OpenAPI forbids them, yet servers have them; each operation is generated and called as \
         it is written.";
    UNDECLARED_PARAMETER = "W0210", "a placeholder without a parameter",
        "Every placeholder of a path needs a path parameter of its name. A parameter whose name \
         differs only in its capitals is taken for it; else the client takes a text.";
    UNUSED_PARAMETER = "W0211", "a path parameter without a placeholder",
        "The path has no placeholder of this name, so the parameter is never sent and left out of \
         the client.";
    RESERVED_HEADER = "W0212", "a header that is no parameter",
        "`Accept`, `Content-Type` and `Authorization` follow from media types and security; \
         OpenAPI ignores parameters of these names. `Host`, `Content-Length`, `Connection` and \
         `Transfer-Encoding` frame the request and belong to the client.";
    NOT_GENERATED = "W0213", "a part of the document has no counterpart in the client",
        "The client calls the API; what the API calls (callbacks) and hints for navigating it \
         (links) are noted here and not generated. Headers of the parts of a multipart body are \
         not sent.";
    PATH_EXTRAS = "W0214", "a path with a query or a fragment",
        "A path template has no query and no fragment. A literal query is sent as it stands; a \
         fragment never reaches a server and is left out.";
    DUPLICATE_PARAMETER = "W0215", "a parameter is declared twice",
        "A parameter is identified by its name and its place. The first declaration counts.";
    MAPPING = "W0217", "a discriminator's mapping leads nowhere",
        "The mapping of a discriminator names a schema for each tag. Without one, the tag is not \
         known to the client.";
    DUPLICATE_ID = "W0218", "an operationId occurs twice",
        "An operationId is unique. Methods of one group that would have the same name are told \
         apart by a suffix, in document order.";
    TOO_MUCH_MERGING = "W0219", "schemas multiply each other out",
        "Merging the `allOf`s of this document copies more than 300,000 parts and properties. \
         What is beyond that is handed over as raw JSON.";
    UNDECLARED_PROPERTY = "W0220", "a required property is not declared",
        "`required` lists a name that `properties` does not have, often one that is misspelt. The \
         client neither asks for it nor expects it. What an `allOf` merges is looked at as a whole.";
    HEADER_NAME = "W0221", "a header or a cookie cannot have this name",
        "The name of a header, and of a cookie, is a token of RFC 9110: letters, digits and some \
         signs, without blanks, colons or line breaks. A header of another name cannot be sent; the \
         name of a cookie is percent-encoded.";
    DUPLICATE_PLACEHOLDER = "W0222", "a placeholder occurs twice",
        "The placeholders of a path have different names. One that occurs twice is filled with the \
         same value in both places.";
    NO_VALUE = "W0223", "limits that no value meets",
        "A lower limit is above the upper one, so that no value is valid. The client checks limits \
         before it sends a request, and refuses every value; it does not check answers.";
    NO_RESPONSES = "W0224", "an operation without responses",
        "An operation documents at least one response. Without any, the client takes every status \
         from 200 to 299 for success and does not read what comes with it.";
    MISLEADING = "W0225", "a schema or a response that is something else",
        "A reference in a schema leads to a schema, and one among the responses to a response. \
         Without the schema any value fits; a status without its response is one that the document \
         does not name.";

    NEWER_TYPE = "W0226", "a type of OpenAPI 3.1",
        "Before OpenAPI 3.1, `nullable: true` stands beside the type of the other values. The \
         document is read as one of 3.1 would be here.";
    LEFT_OUT = "W0240", "an operation is broken and left out",
        "`--skip-broken`, or `skip_broken = true` in codegen.toml, leaves out the operations that \
         alone are broken, such as by a reference to nothing or a security scheme that is not \
         declared. What else is wrong with the document still stops the run.";
    PATH_SEGMENTS = "W0241", "a path with segments that cannot be meant",
        "The segments `.` and `..` lead to another path as soon as a URL is made of them, and the \
         client sends nothing to another path than the document says. Empty segments, `//`, mean \
         nothing; servers join them or take them for another path.";
    MEDIA_TYPE = "W0242", "a key that is no media type",
        "The keys of `content`, in Swagger 2.0 the items of `consumes` and `produces`, are media \
         types or ranges such as `application/json` and `text/*`. Of another text it is not known \
         how a body is written or read.";
    RING = "W0243", "schemas that hold each other by `allOf`",
        "Each member of an `allOf` must hold for a value, so a schema that leads back to itself adds \
         nothing to itself. All schemas of such a ring are read as one and the same. A reference \
         meant for a property often stands in the `allOf` by mistake.";
    UNDECLARED_TAG = "W0244", "a discriminator that no alternative declares",
        "A discriminator names the property by whose value alternatives are told apart. If none of \
         them declares that property, it is probably misspelt, or the server sends another one; \
         then every value is taken for an unknown alternative.";
    UNUSED_SCHEMAS = "N0201", "schemas that no operation leads to",
        "A client has the types that its operations send and receive. Schemas of webhooks, queues \
         and the like, to which no operation refers, directly or through others, are left out. To \
         have them, let an operation refer to them; an overlay can add one.";
    MISSPELT = "N0202", "keys of schemas that are nearly keywords",
        "Since OpenAPI 3.1 a schema may have any other keys, with or without `x-`. Those that differ \
         from a keyword by a letter or two may be misspelt ones, and mean nothing to the client.";
    CONFLICT = "W0216", "no value satisfies all of these schemas",
        "The members of an `allOf` contradict each other, so that no value is valid. The value is \
         handed over as raw JSON.";
}
