//! How the documents of a version say what messages speak of.
//!
//! Later stages see one shape whatever the version. Who reads their messages sees only what is
//! written, so what differs between versions is worded here and nowhere else.

use super::version::Version;

/// The words of a version.
#[derive(Debug)]
pub struct Words {
    /// What the specification is called.
    pub version: &'static str,
    /// What it calls the object at the root.
    pub root: &'static str,
    /// The values of `type`.
    pub types: &'static [&'static str],
    /// What stands under `type`.
    pub type_value: &'static str,
    /// How several types are written.
    pub several_types: &'static str,
    /// How null is allowed.
    pub null: &'static str,
    /// What stands under `exclusiveMinimum` and `exclusiveMaximum`.
    pub exclusive: &'static str,
    /// What stands under `discriminator`, and how it is written.
    pub discriminator: (&'static str, &'static str),
    /// Where named schemas stand.
    pub schemas: &'static [&'static str],
    /// The values of a parameter's `in`.
    pub places: &'static [&'static str],
    /// How a parameter is declared that a style has no form for.
    pub nested: &'static str,
    /// What says which media types are accepted, and which are sent.
    pub media_types: (&'static str, &'static str),
    /// What says that a response has a body.
    pub body: &'static str,
    /// How a base URL is written, one without a host, one with variables, and one of `https`.
    pub urls: [&'static str; 4],
    /// Whether a schema may have keys that the specification does not know.
    pub open_schemas: bool,
    /// Whether its own fields are gone after the conversion, unless their values have a wrong shape.
    pub consumed: bool,
    /// The fields that its objects have besides those of `OpenAPI` 3.0.
    more: &'static [(&'static str, &'static [&'static str])],
    /// The fields of `OpenAPI` 3.0 that nobody means, since it does not have them.
    fewer: &'static [&'static str],
}

impl Words {
    /// What the specification calls an object of `OpenAPI` 3.0.
    pub fn object(&self, object: &'static str) -> &'static str {
        match object {
            "OpenAPI Object" => self.root,
            other => other,
        }
    }

    /// The fields that such an object has besides those of `OpenAPI` 3.0.
    pub fn fields(&self, object: &str) -> impl Iterator<Item = &'static str> + use<> {
        let of_object = self.more.iter().find(|(name, _)| *name == object);
        of_object
            .into_iter()
            .flat_map(|(_, fields)| *fields)
            .copied()
    }

    /// Whether a field of `OpenAPI` 3.0 is one of this version, too.
    pub fn has(&self, field: &str) -> bool {
        !self.fewer.contains(&field)
    }

    /// A reference to a schema, as an example.
    pub fn reference(&self) -> String {
        format!("#/{}/Pet", self.schemas.join("/"))
    }
}

impl Version {
    /// The words of this version.
    pub(super) fn words(self) -> &'static Words {
        match self {
            Self::Swagger20 => &SWAGGER_2_0,
            Self::OpenApi30 => &OPENAPI_3_0,
            Self::OpenApi31 => &OPENAPI_3_1,
            Self::OpenApi32 => &OPENAPI_3_2,
        }
    }
}

static SWAGGER_2_0: Words = Words {
    version: "Swagger 2.0",
    root: "Swagger Object",
    types: &[
        "array", "boolean", "file", "integer", "number", "object", "string",
    ],
    several_types: "leave it out where values have several",
    null: "write `x-nullable: true` beside the type of the other values",
    discriminator: (
        "the name of a property",
        "write the property that tells, such as `discriminator: type`",
    ),
    schemas: &["definitions"],
    places: &["path", "query", "header", "formData", "body"],
    nested: "declare it as a text, `type: string`, and let the caller write what the server reads",
    media_types: ("`produces` says", "`consumes` says"),
    body: "`schema`",
    urls: [
        "write `host: api.example.com`",
        "add the `host` to it, such as `host: api.example.com`",
        "write it without braces: `host` and `basePath` have no variables",
        "list `https` in `schemes`; plain `http` is for the machine itself, such as `localhost`",
    ],
    more: &[
        (
            "OpenAPI Object",
            &[
                "swagger",
                "host",
                "basePath",
                "schemes",
                "consumes",
                "produces",
                "definitions",
                "parameters",
                "responses",
                "securityDefinitions",
            ],
        ),
        ("Operation Object", &["consumes", "produces", "schemes"]),
        ("Parameter Object", OF_VALUES),
        ("Header Object", OF_VALUES),
        ("Response Object", &["schema", "examples"]),
        ("Schema Object", &["x-nullable"]),
    ],
    fewer: &["openapi", "servers", "components", "nullable"],
    ..OPENAPI_3_0
};

/// What parameters other than bodies, and headers, say of their values.
const OF_VALUES: &[&str] = &[
    "type",
    "format",
    "items",
    "collectionFormat",
    "default",
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
    "enum",
    "multipleOf",
];

const OPENAPI_3_0: Words = Words {
    version: "OpenAPI 3.0",
    root: "OpenAPI Object",
    types: &["array", "boolean", "integer", "number", "object", "string"],
    type_value: "a text",
    several_types: "use `oneOf` for several",
    null: "write `nullable: true` beside the type of the other values",
    exclusive: "a boolean",
    discriminator: (
        "a mapping",
        "add the property that tells, such as `propertyName: type`",
    ),
    schemas: &["components", "schemas"],
    places: &["path", "query", "header", "cookie"],
    nested: "declare it by `content` with `application/json` if the server reads JSON there",
    media_types: (
        "the media types of `responses` say",
        "the media types of `requestBody` say",
    ),
    body: "`content`",
    urls: [
        "write it as `https://api.example.com/v1`",
        "write the whole URL, such as `https://api.example.com/v1`",
        "declare it in `variables` with a `default`",
        "write `https`; plain `http` is for the machine itself, such as `localhost`",
    ],
    open_schemas: false,
    consumed: false,
    more: &[],
    fewer: &[],
};

const OPENAPI_3_1: Words = Words {
    version: "OpenAPI 3.1",
    types: &[
        "array", "boolean", "integer", "null", "number", "object", "string",
    ],
    type_value: "a text or a list of texts",
    several_types: "list several, such as `type: [string, \"null\"]`",
    null: "add null to the types: `type: [string, \"null\"]`",
    exclusive: "a number",
    open_schemas: true,
    consumed: true,
    more: &[
        ("OpenAPI Object", &["webhooks", "jsonSchemaDialect"]),
        ("Info Object", &["summary"]),
        ("Schema Object", OF_JSON_SCHEMA),
    ],
    fewer: &["nullable"],
    ..OPENAPI_3_0
};

const OPENAPI_3_2: Words = Words {
    version: "OpenAPI 3.2",
    places: &["path", "query", "querystring", "header", "cookie"],
    more: &[
        (
            "OpenAPI Object",
            &["$self", "webhooks", "jsonSchemaDialect"],
        ),
        ("Info Object", &["summary"]),
        ("Server Object", &["name"]),
        ("Tag Object", &["summary", "parent", "kind"]),
        ("Path Item Object", &["query", "additionalOperations"]),
        ("Response Object", &["summary"]),
        (
            "Media Type Object",
            &["itemSchema", "prefixEncoding", "itemEncoding"],
        ),
        ("Discriminator Object", &["defaultMapping"]),
        ("Schema Object", OF_JSON_SCHEMA),
    ],
    ..OPENAPI_3_1
};

/// The keywords of JSON Schema 2020-12 that 3.0 does not have.
const OF_JSON_SCHEMA: &[&str] = &[
    "$id",
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "$schema",
    "$comment",
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "examples",
    "if",
    "maxContains",
    "minContains",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
