//! Documents in which something has every width around those at which rustfmt breaks lines.

use serde_json::{Map, Value, json};

/// A name of about this width.
fn name(width: usize, filler: &str) -> String {
    let mut name = format!("w{width}");
    while name.len() < width {
        name.push_str(filler);
    }
    name
}

/// The widths: every one up to where names are cut, and some beyond.
fn widths() -> impl Iterator<Item = usize> {
    (3..84).chain([100, 130])
}

/// A document with names of every width in every place.
pub fn document(filler: &str) -> Value {
    let mut schemas = Map::new();
    let mut paths = Map::new();
    let limited = |kind: &str| match kind {
        "string" => json!({ "type": "string", "maxLength": 1000, "pattern": "^[a-z]+$" }),
        "integer" => json!({ "type": "integer", "minimum": 1, "maximum": 2_147_483_648_u32 }),
        _ => {
            json!({ "type": "array", "maxItems": 100, "items": { "type": "string", "maxLength": 9 } })
        }
    };
    let mut properties = [Map::new(), Map::new(), Map::new()];
    let mut variants = Vec::new();
    for (index, width) in widths().enumerate() {
        let own = name(width, filler);
        let kind = ["string", "integer", "array"][index % 3];
        properties[index % 3].insert(own.clone(), limited(kind));
        let model = format!("M{own}");
        let reference = json!({ "$ref": format!("#/components/schemas/{model}") });
        properties[(index + 1) % 3].insert(
            format!("{own}Map"),
            json!({ "type": "object", "additionalProperties": { "type": "array", "items": reference } }),
        );
        variants.push(reference.clone());
        schemas.insert(
            model,
            json!({ "type": "object", "required": ["kind"], "properties": {
                "kind": { "type": "string", "enum": [own, format!("{own}2")] },
                "count": limited("integer"),
            } }),
        );
        schemas.insert(format!("N{own}"), limited(kind));
        let parameters: Vec<Value> = ["query", "header", "cookie", "path"]
            .into_iter()
            .enumerate()
            .map(|(at, place)| {
                // Headers and cookies are of ASCII.
                let own = name(width, if at == 0 { filler } else { "x" });
                let kind = ["string", "integer", "array"][(index + at) % 3];
                json!({ "name": format!("{own}{at}"), "in": place, "schema": limited(kind),
                    "required": place == "path" || index % 2 == 0, "explode": index % 5 == 0 })
            })
            .collect();
        let path = format!("/{}/{{{}3}}", name(width, "x"), name(width, "x"));
        paths.insert(
            path,
            json!({ "post": {
                "operationId": format!("o{own}"),
                "tags": [format!("t{}", width % 7)],
                "parameters": parameters,
                "requestBody": { "required": true, "content": { "application/json": { "schema": reference } } },
                "responses": {
                    "200": { "description": "Found.", "content": { "application/json": { "schema": { "type": "array", "items": reference } } },
                        "headers": { format!("X-{}", name(width, "x")): { "schema": { "type": "integer" } } } },
                    "404": { "description": "None.", "content": { "text/plain": { "schema": { "type": "string" } } } },
                },
            } }),
        );
    }
    for (index, properties) in properties.into_iter().enumerate() {
        let required: Vec<String> = properties.keys().step_by(2).cloned().collect();
        schemas.insert(
            format!("Wide{index}"),
            json!({ "type": "object", "required": required, "properties": properties }),
        );
    }
    schemas.insert("Any".to_owned(), json!({ "oneOf": variants }));
    paths.insert(
        "/all".to_owned(),
        json!({ "post": { "operationId": "all", "responses": { "200": { "description": "All.", "content": { "application/json": {
            "schema": { "$ref": "#/components/schemas/Any" } } } } },
            "requestBody": { "content": { "application/json": { "schema": { "type": "object", "properties": {
                "a": { "$ref": "#/components/schemas/Wide0" }, "b": { "$ref": "#/components/schemas/Wide1" },
                "c": { "$ref": "#/components/schemas/Wide2" } } } } } } } }),
    );
    let credentials: Map<String, Value> = widths()
        .map(|width| {
            let token = format!("https://example.com/{}", name(width, "t"));
            let flows = json!({ "clientCredentials": { "tokenUrl": token, "scopes": {} } });
            let scheme = match width % 4 {
                0 => json!({ "type": "http", "scheme": "bearer" }),
                1 => json!({ "type": "http", "scheme": "basic" }),
                2 => json!({ "type": "apiKey", "in": "header", "name": format!("X-{}", name(width, "k")) }),
                _ => json!({ "type": "oauth2", "flows": flows }),
            };
            (format!("S{}", name(width, "x")), scheme)
        })
        .collect();
    let security: Vec<Value> = credentials.keys().map(|name| json!({ name: [] })).collect();
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Widths", "version": "1" },
        "servers": widths().step_by(9).map(|width| json!({ "url": format!("https://example.com/{}", name(width, "p")) })).collect::<Vec<_>>(),
        "security": security,
        "paths": paths,
        "components": { "schemas": schemas, "securitySchemes": credentials },
    })
}

/// A model with lists in lists, whose limits are checked.
pub fn deep(depth: usize) -> Value {
    let mut schema = json!({ "type": "string", "maxLength": 9 });
    for index in 0..depth {
        schema = if index % 4 == 3 {
            json!({ "type": "object", "additionalProperties": schema, "minProperties": 1 })
        } else {
            json!({ "type": "array", "items": schema, "maxItems": 1000 + index })
        };
    }
    with_model(
        "Deep",
        &json!({ "type": "object", "properties": { "lists": schema } }),
    )
}

/// A model whose limits hold long texts, and an operation with this many parameters.
pub fn wide(length: usize) -> Value {
    let pattern = format!("^({})+$", "a|".repeat(length));
    let mut document = with_model(
        "Wide",
        &json!({ "type": "object", "description": "word ".repeat(length), "properties": {
            "texts": { "type": "array", "items": { "type": "string", "pattern": pattern } },
            "text": { "type": "string", "pattern": pattern, "description": "x".repeat(length) },
            "values": { "type": "string", "enum": [name(length, "v"), "b"] },
        } }),
    );
    document["paths"]["/wide"]["post"]["parameters"] = (0..length.min(60))
        .map(|index| {
            json!({ "name": format!("parameter {index}"), "in": "query", "required": index % 2 == 0,
                "description": "word ".repeat(index), "schema": { "type": "array", "items": { "type": "string", "pattern": pattern } } })
        })
        .collect();
    document
}

fn with_model(name: &str, schema: &Value) -> Value {
    let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
    json!({
        "openapi": "3.0.3",
        "info": { "title": name, "version": "1" },
        "paths": { format!("/{}", name.to_lowercase()): { "post": {
            "operationId": name,
            "requestBody": { "content": { "application/json": { "schema": reference } } },
            "responses": { "200": { "description": "Found.", "content": { "application/json": { "schema": reference } } } },
        } } },
        "components": { "schemas": { name: schema } },
    })
}
