//! The fields that OpenAPI 3.0.4 gives each object, so that one it does not know is noticed.

/// The fields of one kind of object.
pub(super) struct Keywords {
    /// The object's name in the specification.
    pub(super) object: &'static str,
    /// Its fixed fields.
    pub(super) fields: &'static [&'static str],
}

pub(super) const ROOT: Keywords = Keywords {
    object: "OpenAPI Object",
    fields: &[
        "openapi",
        "info",
        "servers",
        "paths",
        "components",
        "security",
        "tags",
        "externalDocs",
    ],
};

pub(super) const INFO: Keywords = Keywords {
    object: "Info Object",
    fields: &[
        "title",
        "description",
        "termsOfService",
        "contact",
        "license",
        "version",
    ],
};

pub(super) const TAG: Keywords = Keywords {
    object: "Tag Object",
    fields: &["name", "description", "externalDocs"],
};

pub(super) const SERVER: Keywords = Keywords {
    object: "Server Object",
    fields: &["url", "description", "variables"],
};

pub(super) const PATH_ITEM: Keywords = Keywords {
    object: "Path Item Object",
    fields: &[
        "$ref",
        "summary",
        "description",
        "get",
        "put",
        "post",
        "delete",
        "options",
        "head",
        "patch",
        "trace",
        "servers",
        "parameters",
    ],
};

pub(super) const OPERATION: Keywords = Keywords {
    object: "Operation Object",
    fields: &[
        "tags",
        "summary",
        "description",
        "externalDocs",
        "operationId",
        "parameters",
        "requestBody",
        "responses",
        "callbacks",
        "deprecated",
        "security",
        "servers",
    ],
};

pub(super) const PARAMETER: Keywords = Keywords {
    object: "Parameter Object",
    fields: &[
        "name",
        "in",
        "description",
        "required",
        "deprecated",
        "allowEmptyValue",
        "style",
        "explode",
        "allowReserved",
        "schema",
        "example",
        "examples",
        "content",
    ],
};

pub(super) const HEADER: Keywords = Keywords {
    object: "Header Object",
    fields: &[
        "description",
        "required",
        "deprecated",
        "allowEmptyValue",
        "style",
        "explode",
        "allowReserved",
        "schema",
        "example",
        "examples",
        "content",
    ],
};

pub(super) const REQUEST_BODY: Keywords = Keywords {
    object: "Request Body Object",
    fields: &["description", "content", "required"],
};

pub(super) const MEDIA_TYPE: Keywords = Keywords {
    object: "Media Type Object",
    fields: &["schema", "example", "examples", "encoding"],
};

pub(super) const ENCODING: Keywords = Keywords {
    object: "Encoding Object",
    fields: &[
        "contentType",
        "headers",
        "style",
        "explode",
        "allowReserved",
    ],
};

pub(super) const RESPONSE: Keywords = Keywords {
    object: "Response Object",
    fields: &["description", "headers", "content", "links"],
};

pub(super) const SCHEMA: Keywords = Keywords {
    object: "Schema Object",
    fields: &[
        "type",
        "format",
        "description",
        "properties",
        "items",
        "required",
        "enum",
        "nullable",
        "title",
        "default",
        "example",
        "allOf",
        "oneOf",
        "anyOf",
        "not",
        "additionalProperties",
        "discriminator",
        "readOnly",
        "writeOnly",
        "deprecated",
        "externalDocs",
        "xml",
        "multipleOf",
        "maximum",
        "exclusiveMaximum",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
        "minLength",
        "pattern",
        "maxItems",
        "minItems",
        "uniqueItems",
        "maxProperties",
        "minProperties",
        // Other schemas, to which only references lead.
        "$defs",
        "definitions",
    ],
};

pub(super) const DISCRIMINATOR: Keywords = Keywords {
    object: "Discriminator Object",
    fields: &["propertyName", "mapping"],
};
