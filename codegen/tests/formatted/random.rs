//! Documents made at random, of names that are long, short and hostile.

use fastrand::Rng;
use serde_json::{Map, Value, json};

const WORDS: [&str; 17] = [
    "a",
    "id",
    "type",
    "self",
    "Account",
    "transaction",
    "Überweisung",
    "数据",
    "x-y",
    "bank",
    "Connection",
    "verylongsegmentofaname",
    "2fa",
    "UPPER",
    "snake_case",
    "match",
    "😀",
];
const SAFE: [&str; 10] = [
    "Account",
    "Tx",
    "bank",
    "Connection",
    "Verylongsegment",
    "2",
    "Id",
    "A",
    "Item",
    "q1",
];

struct Maker {
    random: Rng,
    schemas: Vec<String>,
}

/// The document of this seed.
pub fn document(seed: u64) -> Value {
    let mut maker = Maker {
        random: Rng::with_seed(seed),
        schemas: Vec::new(),
    };
    while maker.schemas.len() < 8 {
        let name = format!("S{}", maker.safe(90));
        if !maker.schemas.contains(&name) {
            maker.schemas.push(name);
        }
    }
    let mut schemas = Map::new();
    for index in 0..maker.schemas.len() {
        let schema = if index % 3 == 0 {
            maker.schema(0)
        } else {
            maker.object(0)
        };
        schemas.insert(maker.schemas[index].clone(), schema);
    }
    let mut paths = Map::new();
    for index in 0..6 {
        let (path, operation) = maker.operation(index);
        let method = ["get", "post", "put", "delete"][maker.random.usize(..4)];
        paths.insert(path, json!({ method: operation }));
    }
    let mut credentials = Map::new();
    for _ in 0..maker.random.usize(..4) {
        let scheme = match maker.random.u8(..3) {
            0 => json!({ "type": "http", "scheme": "bearer" }),
            1 => json!({ "type": "http", "scheme": "basic" }),
            _ => {
                json!({ "type": "apiKey", "in": "header", "name": format!("X-{}", maker.safe(50)) })
            }
        };
        credentials.insert(maker.safe(70), scheme);
    }
    let security: Vec<Value> = credentials.keys().map(|name| json!({ name: [] })).collect();
    json!({
        "openapi": "3.0.3",
        "info": { "title": maker.name(90), "version": "1" },
        "security": security,
        "paths": paths,
        "components": { "schemas": schemas, "securitySchemes": credentials },
    })
}

impl Maker {
    fn chance(&mut self, percent: u8) -> bool {
        self.random.u8(..100) < percent
    }

    fn made(&mut self, words: &[&str], longest: usize, between: &[&str]) -> String {
        let reach = [12, 40, longest][self.random.usize(..3)];
        let length = self.random.usize(1..=reach);
        let mut name = String::new();
        while name.len() < length {
            name.push_str(words[self.random.usize(..words.len())]);
            name.push_str(between[self.random.usize(..between.len())]);
        }
        name
    }

    fn name(&mut self, longest: usize) -> String {
        self.made(&WORDS, longest, &["", "_", "-", " ", ".", ""])
    }

    fn safe(&mut self, longest: usize) -> String {
        self.made(&SAFE, longest, &[""])
    }

    fn scalar(&mut self) -> Value {
        match self.random.u8(..9) {
            0 => json!({ "type": "string" }),
            1 => json!({ "type": "string", "maxLength": self.random.u32(9..), "minLength": 1 }),
            2 => {
                let pattern = "[a-z]{1,5}(-x)?".repeat(self.random.usize(1..7));
                json!({ "type": "string", "pattern": format!("^{pattern}$") })
            }
            3 => json!({ "type": "integer", "minimum": -5, "maximum": 9_999_999_999_999_u64 }),
            4 => json!({ "type": "number", "multipleOf": 0.01, "minimum": 1e20 }),
            5 => json!({ "type": "boolean", "nullable": true }),
            6 => {
                let mut values: Vec<String> = Vec::new();
                for index in 0..self.random.usize(1..8) {
                    values.push(format!("{}{index}", self.name(60)));
                }
                json!({ "type": "string", "enum": values })
            }
            7 => {
                let format = ["date-time", "uuid", "byte", "ipv4"][self.random.usize(..4)];
                json!({ "type": "string", "format": format })
            }
            _ => json!({ "type": "integer", "enum": [-1, 0, 7] }),
        }
    }

    fn schema(&mut self, depth: usize) -> Value {
        match self.random.u8(..100) {
            0..20 => {
                let name = &self.schemas[self.random.usize(..self.schemas.len())];
                json!({ "$ref": format!("#/components/schemas/{name}") })
            }
            20..45 => self.scalar(),
            _ if depth > 4 => self.scalar(),
            45..65 => json!({ "type": "array", "items": self.schema(depth + 1), "maxItems": 100 }),
            65..75 => json!({ "type": "object", "additionalProperties": self.schema(depth + 1) }),
            75..88 => self.object(depth + 1),
            _ => {
                let count = self.random.usize(2..6);
                let all: Vec<Value> = (0..count).map(|_| self.schema(depth + 1)).collect();
                json!({ if self.chance(50) { "oneOf" } else { "anyOf" }: all })
            }
        }
    }

    fn object(&mut self, depth: usize) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for _ in 0..self.random.usize(..7) {
            let name = self.name(70);
            let mut schema = self.schema(depth + 1);
            if schema.get("$ref").is_none() && self.chance(30) {
                schema["description"] = "Lorem `ipsum` *dolor* "
                    .repeat(self.random.usize(1..40))
                    .into();
                schema["deprecated"] = self.chance(30).into();
                schema["readOnly"] = self.chance(30).into();
            }
            if self.chance(50) && !required.contains(&name) {
                required.push(name.clone());
            }
            properties.insert(name, schema);
        }
        let mut object = json!({ "type": "object", "properties": properties });
        if !required.is_empty() {
            object["required"] = required.into();
        }
        if self.chance(20) {
            object["additionalProperties"] = self.schema(depth + 1);
        }
        object
    }

    fn operation(&mut self, index: usize) -> (String, Value) {
        let mut path = format!("/{index}{}", self.safe(90));
        let mut parameters = Vec::new();
        for at in 0..self.random.usize(..9) {
            let place = ["query", "query", "header", "cookie", "path"][self.random.usize(..5)];
            let name = match place {
                "query" => format!("{}{at}", self.name(60)),
                _ => format!("{}{at}", self.safe(50)),
            };
            if place == "path" {
                path = format!("{path}/{{{name}}}");
            }
            let schema = match self.random.u8(..3) {
                0 => json!({ "type": "array", "items": { "type": "string" }, "maxItems": 9 }),
                1 => json!({ "type": "string", "maxLength": 99 }),
                _ => json!({ "type": "integer", "minimum": 1 }),
            };
            parameters.push(json!({ "name": name, "in": place, "schema": schema,
                "required": place == "path" || self.chance(30), "explode": self.chance(60),
                "description": "A long description. ".repeat(self.random.usize(..20)) }));
        }
        let types = [
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "text/plain",
            "application/octet-stream",
        ];
        let mut responses = Map::new();
        for status in ["200", "201", "404", "4XX", "default"] {
            if status == "200" || self.chance(40) {
                let content = match self.random.u8(..5) {
                    0 => json!({}),
                    1 => json!({ "text/plain": { "schema": { "type": "string" } } }),
                    2 => {
                        json!({ "application/pdf": { "schema": { "type": "string", "format": "binary" } } })
                    }
                    _ => json!({ "application/json": { "schema": self.schema(1) } }),
                };
                responses.insert(status.to_owned(), json!({ "description": "d".repeat(self.random.usize(..120)), "content": content,
                    "headers": { format!("X-{}", self.safe(60)): { "schema": { "type": "integer" } } } }));
            }
        }
        let mut operation = json!({ "operationId": format!("{}{index}", self.name(80)), "parameters": parameters, "responses": responses });
        if self.chance(60) {
            operation["tags"] = json!([self.name(60)]);
        }
        if self.chance(50) {
            let media_type = types[self.random.usize(..types.len())];
            let schema = if media_type.starts_with("text/") || media_type.ends_with("stream") {
                json!({ "type": "string" })
            } else {
                self.object(1)
            };
            operation["requestBody"] = json!({ "required": self.chance(60), "content": { media_type: { "schema": schema } } });
        }
        (path, operation)
    }
}
