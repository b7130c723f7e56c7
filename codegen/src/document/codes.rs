//! The codes of this stage: `E01xx` and `W01xx`.

use crate::diagnostic::codes;

codes! {
    SYNTAX = "E0101", "the text is neither YAML nor JSON",
        "The text cannot be read. A text that begins with `{` and a quoted key is read as JSON, \
         anything else as YAML 1.2. The place is where the parser gave up; the fault is there or \
         shortly before. In YAML look for tabs, for wrong indentation, and for values with `: ` or \
         ` #` in them that need quotes.";
    CHARACTER = "E0102", "a character that YAML does not allow",
        "YAML allows no control characters except tab, line feed and carriage return. Remove the \
         character, or write it as an escape within double quotes: `\"\\u0000\"`.";
    DUPLICATE_KEY = "E0103", "a key occurs twice",
        "Of two equal keys of one mapping only one could count, and which one depends on the tool. \
         Remove one of them or merge their values. `200` and `\"200\"` are the same key.";
    TOO_DEEP = "E0104", "the document is nested too deeply",
        "Values may be nested 100 levels deep. Real documents need some 30; more is a mistake, or \
         an alias that contains itself. Move inner schemas to `components/schemas` and refer to them.";
    TOO_LARGE = "E0105", "the aliases of the document expand to too much",
        "Each `*alias` stands for a copy of what its `&anchor` marks. Aliases within anchors \
         multiply, and here they exceed the limit. Use `$ref` instead, which copies nothing.";
    SEVERAL_DOCUMENTS = "E0106", "the file holds several YAML documents",
        "A line `---` after the first document starts another one. Keep one document per file.";
    MERGE_KEY = "E0107", "a merge key without a mapping",
        "The value of `<<` must be a mapping, an alias of one, or a list of such.";
    NOT_A_MAPPING = "E0108", "the document is not a mapping",
        "An OpenAPI document, and an overlay, is a mapping with keys such as `openapi`, `info` and `paths`.";
    NO_VERSION = "E0110", "the document does not say its version",
        "An OpenAPI 3 document begins with `openapi: 3.0.3`, a Swagger document with `swagger: \"2.0\"`. \
         Without it the document cannot be understood.";
    UNSUPPORTED_VERSION = "E0111", "the version is not supported",
        "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are supported. Convert the document with a tool of \
         its makers, or ask for a newer version of it: most frameworks can write one.";
    REMOTE_REFERENCE = "E0120", "a reference to another host",
        "Nothing is fetched over the network, so that the same input always gives the same output. \
         Download the file into the folder of the document and refer to it by a relative name.";
    OUTSIDE_REFERENCE = "E0121", "a reference out of the folder of the document",
        "Only files in the folder of the main document, or below it, are read. `--root DIR`, or \
         `root` in codegen.toml, names a folder above it to which references may lead.";
    MALFORMED_REFERENCE = "E0122", "a reference that cannot be understood",
        "A `$ref` is a relative file name, a `#` and a JSON Pointer, each of which may be absent: \
         `#/components/schemas/Pet` (in Swagger 2.0 `#/definitions/Pet`), `common.yaml#/Pet`, `pet.yaml`. In a pointer `/` is written \
         `~1` and `~` is written `~0`.";
    UNREADABLE_FILE = "E0123", "a file that a reference names cannot be read",
        "The file does not exist, may not be read, or is not UTF-8. Names are relative to the file \
         that holds the reference.";
    BROKEN_FILE = "E0124", "a file that a reference names is broken",
        "The file was found, but it is neither YAML nor JSON or breaks one of the rules for both.";
    DANGLING_REFERENCE = "E0125", "a reference to nothing",
        "The file exists, but there is nothing at the pointer.";
    SECURITY_DEFINITION = "E0126", "a security definition that cannot be understood",
        "A Security Scheme Object of Swagger 2.0 has the `type` `basic`, `apiKey` or `oauth2`; the \
         last of these has a `flow`: `implicit`, `password`, `application` or `accessCode`.";
    METHOD = "E0140", "a method that cannot be sent",
        "The keys of `additionalOperations` are methods of HTTP as they are sent, such as `COPY`: tokens \
         without blanks. Methods with a field of their own (`get`, `query`, …) stand there.";
    OVERLAY = "E0130", "the overlay is malformed",
        "An overlay is a mapping with `overlay: 1.0.0`, `info` and `actions`. Each action has a \
         `target`, a JSONPath (RFC 9535) expression, and either `update` or `remove: true`.";
    OVERLAY_MISMATCH = "E0131", "an overlay cannot change its target so",
        "Mappings are merged into mappings, values are appended to lists. The root cannot be removed.";
    TAG = "W0101", "a YAML tag is ignored",
        "OpenAPI knows no tags such as `!include`. The value is read as if the tag were absent.";
    NOT_A_NUMBER = "W0102", "a number that JSON does not have",
        "JSON has no infinities and no NaN. The value is read as text.";
    VERSION_TEXT = "W0110", "the version should be text",
        "`openapi: 3.0` and `swagger: 2.0` are numbers to YAML. Write all three parts, \
         `openapi: 3.0.3`, or quotes, `swagger: \"2.0\"`.";
    LIST_AS_TEXT = "W0120", "a list is passed as text",
        "Swagger 2.0 has ways to write lists for which OpenAPI 3.0, and with it the client, has no \
         words: items separated by tabs, lists within lists, and others than commas in paths and \
         headers. The client takes the text that is sent, and leaves it to the caller to join the \
         items.";
    NOT_CONVERTED = "W0121", "a part of a Swagger 2.0 document has no effect",
        "Something contradicts what else the document says, lacks what Swagger 2.0 requires, or \
         has no meaning in its place.";
    FOREIGN_KEYWORD = "W0140", "a keyword of OpenAPI 3.0",
        "OpenAPI 3.1 takes its schemas from JSON Schema, which has no `nullable` and gives \
         `exclusiveMinimum` and `exclusiveMaximum` as numbers. Documents that were converted by hand \
         still have them, so they are understood as they were meant.";
    NOT_HONOURED = "W0141", "the client does not honour this",
        "The specification allows it, but neither Rust's types nor the client's checks have a \
         counterpart. What is generated is right otherwise; the message says what it lacks.";
    REFERENCE_BASE = "W0142", "a reference that begins somewhere else",
        "A `$ref` begins at the root of its file, or of the schema with an `$id` that it stands in. \
         Schemas that were copied into a document refer to their own `$defs` as if they were a file \
         of their own; what they mean is found all the same.";
    PRIVATE_KEY = "W0143", "a key of the generator's own",
        "Keys that begin with `x-codegen-private-` carry what the stages of the generator say to each other. \
         A document cannot use them.";
    OVERLAY_NO_MATCH = "W0130", "an action of an overlay matches nothing",
        "The `target` selects no place of the document, so the action has no effect. The document \
         may have changed since the overlay was written.";
}
