//! The fields that OpenAPI 3.0.4 gives each object, so that one it does not know is noticed.

use crate::document::words::Words;

/// The fields of one kind of object.
pub(super) struct Keywords {
    /// The object's name in the specification.
    pub(super) object: &'static str,
    /// Its fixed fields.
    pub(super) fields: &'static [&'static str],
}

impl Keywords {
    /// What this object has in place of a field that other versions or formats give it.
    pub(super) fn instead_of(&self, field: &str, words: &Words) -> Option<String> {
        let version = words.version;
        let is_swagger = !words.has("components");
        let instead = match (self.object, field) {
            ("OpenAPI Object" | "Response Object", _)
            | (_, "consumes" | "produces" | "collectionFormat")
                if is_swagger =>
            {
                return None;
            }
            ("OpenAPI Object", "host" | "basePath" | "schemes") => {
                return Some(format!("{version} has `servers` with complete URLs"));
            }
            ("OpenAPI Object", "definitions") => "put schemas into `components.schemas`",
            ("OpenAPI Object", "securityDefinitions") => {
                "put security schemes into `components.securitySchemes`"
            }
            (_, "consumes" | "produces") => "name media types as the keys of `content`",
            (
                "Parameter Object" | "Header Object",
                "type" | "format" | "items" | "enum" | "default" | "minimum" | "maximum"
                | "minLength" | "maxLength" | "pattern" | "minItems" | "maxItems" | "nullable",
            ) => "put it into the `schema`",
            (_, "collectionFormat") => "use `style` and `explode`",
            ("Request Body Object", "schema")
            | ("Response Object", "schema" | "example" | "examples") => {
                "put it into `content`, under a media type such as `application/json`"
            }
            ("Schema Object", "const") => "use `enum` with this one value",
            ("Schema Object", "examples") => "use `example`",
            ("Schema Object", "optional") => {
                "leave the name out of `required` of the object that has the property"
            }
            (
                "Schema Object",
                "if"
                | "then"
                | "else"
                | "prefixItems"
                | "contains"
                | "patternProperties"
                | "propertyNames"
                | "dependentRequired"
                | "dependentSchemas"
                | "$defs"
                | "$schema"
                | "$id"
                | "$comment"
                | "contentEncoding"
                | "contentMediaType"
                | "unevaluatedProperties",
            ) => {
                return Some(format!(
                    "{version} does not have this keyword of JSON Schema; remove it"
                ));
            }
            _ => return None,
        };
        Some(instead.to_owned())
    }
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

pub(super) const CONTACT: Keywords = Keywords {
    object: "Contact Object",
    fields: &["name", "url", "email"],
};

pub(super) const LICENSE: Keywords = Keywords {
    object: "License Object",
    // The identifier stands beside the name since 3.1.
    fields: &["name", "url", "identifier"],
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
        "x-sensitive",
    ],
};

pub(super) const EXTERNAL_DOCS: Keywords = Keywords {
    object: "External Documentation Object",
    fields: &["description", "url"],
};

pub(super) const DISCRIMINATOR: Keywords = Keywords {
    object: "Discriminator Object",
    fields: &["propertyName", "mapping"],
};

pub(super) const CHALLENGE: Keywords = Keywords {
    object: "extension `x-challenge`",
    fields: &["status", "answer"],
};

pub(super) const WAIT: Keywords = Keywords {
    object: "extension `x-wait`",
    fields: &["until", "success"],
};

pub(super) const CHUNK: Keywords = Keywords {
    object: "extension `x-chunk`",
    fields: &["merge"],
};
