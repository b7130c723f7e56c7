//! Documents that are too deep, too large, or go round in circles.

use serde_json::{Map, Value, json};

use super::arena::{api, generate, reference, refuse, schemas, survive};

/// Schemas `S0`, `S1`, …, each made from its number and a reference to the next one; the last
/// refers to the first.
fn ring(length: usize, make: impl Fn(usize, Value) -> Value) -> String {
    let name = |number: usize| format!("S{}", number % length);
    schemas((0..length).map(|n| (name(n), make(n, reference(&name(n + 1))))))
}

/// The same, but the last one is a plain object.
fn chain(length: usize, make: impl Fn(usize, Value) -> Value) -> String {
    let all = (0..length).map(|n| (format!("S{n}"), make(n, reference(&format!("S{}", n + 1)))));
    schemas(all.chain([(
        format!("S{length}"),
        json!({ "type": "object", "properties": { "end": { "type": "string" } } }),
    )]))
}

#[test]
fn deep_nesting_is_refused() {
    let nested = |open: &str, close: &str, depth: usize| {
        format!(
            "{{\"openapi\": \"3.0.3\", \"x\": {}1{}}}",
            open.repeat(depth),
            close.repeat(depth)
        )
    };
    refuse("lists in JSON", nested("[", "]", 10_000), "E0104");
    refuse("mappings in JSON", nested("{\"a\":", "}", 10_000), "E0104");
    refuse(
        "lists in YAML",
        format!("openapi: 3.0.3\nx: {}", "[".repeat(10_000)),
        "E0104",
    );
    let blocks: String = (0..10_000)
        .map(|n| format!("{}a:\n", " ".repeat(n)))
        .collect();
    survive("blocks in YAML", format!("openapi: 3.0.3\n{blocks}"));
    let dashes = format!("openapi: 3.0.3\nx:\n {}1\n", "- ".repeat(10_000));
    survive("dashes in YAML", dashes);
    let items = |depth: usize| {
        (0..depth).fold(
            json!({}),
            |inner, _| json!({ "type": "array", "items": inner }),
        )
    };
    refuse("schemas", schemas([("A".to_owned(), items(120))]), "E0104");
}

fn nest(make: fn(Value) -> Value, depth: usize) -> String {
    let inner = json!({ "type": "string" });
    let nested = (0..depth).fold(inner, |inner, _| make(inner));
    schemas([("A".to_owned(), nested)])
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "minItems": 1, "items": items })
}

fn map(values: Value) -> Value {
    json!({ "type": "object", "additionalProperties": values })
}

#[test]
fn allowed_nesting_is_generated() {
    generate("lists", nest(list, 20));
    generate("maps", nest(map, 20));
    generate(
        "objects",
        nest(|inner| json!({ "properties": { "a": inner } }), 45),
    );
    generate(
        "allOf",
        nest(
            |inner| json!({ "allOf": [inner, { "description": "x" }] }),
            45,
        ),
    );
    generate(
        "oneOf",
        nest(
            |inner| json!({ "oneOf": [inner, { "type": "integer" }] }),
            45,
        ),
    );
    generate(
        "nullable",
        nest(|inner| json!({ "nullable": true, "allOf": [inner] }), 45),
    );
    let described = |inner| {
        let other = json!({ "properties": { "b": {} } });
        json!({ "properties": { "a": {} }, "oneOf": [inner, other] })
    };
    generate("described unions", nest(described, 45));
}

/// As deep as documents may be.
#[test]
fn deepest_types_are_generated() {
    generate("lists", nest(list, 90));
    generate("maps", nest(map, 90));
}

#[test]
fn alias_bombs_are_refused() {
    let bomb = |first: &str, open: &str, close: &str| {
        (1..30).fold(format!("openapi: 3.0.3\nx0: &x0 {first}\n"), |text, n| {
            let items: Vec<String> = (0..9)
                .map(|k| {
                    if open == "[" {
                        format!("*x{}", n - 1)
                    } else {
                        format!("k{k}: *x{}", n - 1)
                    }
                })
                .collect();
            text + &format!("x{n}: &x{n} {open}{}{close}\n", items.join(", "))
        })
    };
    refuse("lists", bomb("[x]", "[", "]"), "E0105");
    refuse("mappings", bomb("{x: 1}", "{", "}"), "E0105");
    survive("itself", "openapi: 3.0.3\nx: &x [*x]\n".to_owned());
    survive("merge", "openapi: 3.0.3\nx: &x {<<: *x}\n".to_owned());
}

#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn rings_of_references_end() {
    for length in [1, 2, 1000] {
        survive(&format!("{length} schemas"), ring(length, |_, next| next));
        survive(
            &format!("{length} schemas in allOf"),
            ring(length, |_, next| json!({ "allOf": [next] })),
        );
        survive(
            &format!("{length} schemas in oneOf"),
            ring(length, |_, next| json!({ "oneOf": [next] })),
        );
        survive(
            &format!("{length} schemas in allOf with more"),
            ring(
                length,
                |n, next| json!({ "allOf": [next, { "properties": { format!("p{n}"): {} } }] }),
            ),
        );
        survive(
            &format!("{length} nullable schemas"),
            ring(
                length,
                |_, next| json!({ "nullable": true, "allOf": [next] }),
            ),
        );
        let parts = |kind: &str| -> Value {
            let members = (0..length).map(|n| {
                (
                    format!("C{n}"),
                    json!({ "$ref": format!("#/components/{kind}/C{}", (n + 1) % length) }),
                )
            });
            let members: Map<String, Value> = members.collect();
            json!({ kind: members })
        };
        let first = |kind: &str| json!({ "$ref": format!("#/components/{kind}/C0") });
        let operation = |key: &str, value: Value| {
            let mut operation = json!({ "responses": { "204": { "description": "Done." } } });
            operation[key] = value;
            json!({ "/a": { "get": operation } })
        };
        for (kind, paths) in [
            (
                "parameters",
                operation("parameters", json!([first("parameters")])),
            ),
            (
                "requestBodies",
                operation("requestBody", first("requestBodies")),
            ),
            (
                "responses",
                operation("responses", json!({ "200": first("responses") })),
            ),
            (
                "headers",
                operation(
                    "responses",
                    json!({ "200": { "description": "", "headers": { "X": first("headers") } } }),
                ),
            ),
            ("pathItems", json!({ "/a": first("pathItems") })),
        ] {
            refuse(
                &format!("{length} {kind}"),
                api(&paths, &parts(kind)),
                "E0204",
            );
        }
    }
    let paths = json!({ "/a": { "$ref": "#/paths/~1b" }, "/b": { "$ref": "#/paths/~1a" } });
    refuse("paths", api(&paths, &json!({})), "E0204");
    refuse(
        "itself",
        api(&json!({ "/a": { "$ref": "#/paths/~1a" } }), &json!({})),
        "E0204",
    );
}

/// References that end somewhere are valid, however many there are.
#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn long_chains_are_generated() {
    generate("references", chain(1_000, |_, next| next));
    let noted = |n, next: Value| json!({ "$ref": next["$ref"], "description": format!("d{n}") });
    generate("references with notes", chain(1_000, noted));
    let holder = |_, next| json!({ "required": ["a"], "properties": { "a": next } });
    generate("properties", chain(3_000, holder));
}

#[test]
fn long_chains_of_lists_are_generated() {
    generate("lists", chain(3_000, |_, next| list(next)));
    generate("maps", chain(3_000, |_, next| map(next)));
}

fn or_text(_: usize, next: Value) -> Value {
    json!({ "oneOf": [next, { "type": "string" }] })
}

fn tagged(_: usize, next: Value) -> Value {
    let own = json!({ "type": "object", "properties": { "t": {} } });
    json!({ "oneOf": [next, own], "discriminator": { "propertyName": "t" } })
}

/// Unions of which each has every one as an alternative.
fn unions_of_all(count: usize) -> String {
    let all: Vec<Value> = (0..count).map(|n| reference(&format!("S{n}"))).collect();
    ring(count, |_, _| json!({ "oneOf": all.clone() }))
}

#[test]
fn unions_are_generated() {
    generate("chain", chain(50, or_text));
    generate("tagged chain", chain(50, tagged));
    generate("all of all", unions_of_all(20));
    let own = |n| {
        let name = format!("p{n}");
        json!({ "type": "object", "required": [name], "properties": { name: {} } })
    };
    let variants: Vec<Value> = (0..1_000).map(own).collect();
    generate(
        "many",
        schemas([("A".to_owned(), json!({ "oneOf": variants }))]),
    );
}

#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn long_chains_of_unions_are_generated() {
    generate("chain", chain(2_000, or_text));
    generate("tagged chain", chain(2_000, tagged));
}

#[test]
fn many_unions_of_all_are_generated() {
    generate("all of all", unions_of_all(80));
}

/// A schema that extends the next one by a property of its own.
fn extending(n: usize, next: Value) -> Value {
    json!({ "allOf": [next], "properties": { format!("p{n}"): { "type": "string" } } })
}

#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn inheritance_is_merged_in_time() {
    let layers = 40;
    let diamond = (0..layers).flat_map(|n| {
        ["A", "B"].map(|side| {
            let next = ["A", "B"].map(|side| reference(&format!("{side}{}", n + 1)));
            let own = json!({ "properties": { format!("p{n}{side}"): { "type": "string" } } });
            (
                format!("{side}{n}"),
                json!({ "allOf": [next[0], next[1], own] }),
            )
        })
    });
    let ends = ["A", "B"].map(|side| (format!("{side}{layers}"), json!({ "type": "object" })));
    generate("diamond", schemas(diamond.chain(ends)));
    generate("ring", ring(200, extending));
    generate("chain of properties", chain(200, extending));
    let same = |_, next| json!({ "allOf": [next], "properties": { "a": { "type": "string" } } });
    generate("chain of the same property", chain(500, same));
    let noted = |_, next| json!({ "allOf": [next, { "description": "x" }] });
    generate("chain", chain(10_000, noted));
}

/// What it stands for is large: thousands of schemas with up to as many properties each.
#[test]
fn inheritance_that_multiplies_ends() {
    survive("chain of properties", chain(3_000, extending));
}

/// A schema of three members, whose properties lead round cycles of these lengths, so that each
/// combination is a schema.
fn cycles(lengths: [usize; 3]) -> String {
    let members = ["A", "B", "C"]
        .into_iter()
        .zip(lengths)
        .flat_map(|(member, length)| {
            (0..length).map(move |n| {
                let next = reference(&format!("{member}{}", (n + 1) % length));
                let properties =
                    json!({ "next": next, format!("{member}{n}"): { "type": "string" } });
                (
                    format!("{member}{n}"),
                    json!({ "type": "object", "properties": properties }),
                )
            })
        });
    let all = json!({ "allOf": [reference("A0"), reference("B0"), reference("C0")] });
    schemas([("S".to_owned(), all)].into_iter().chain(members))
}

/// Alternatives that are described by what stands beside them, level by level.
fn described(levels: usize) -> String {
    let schema = |n: usize| {
        let variant = |k: usize| {
            let own = json!({ "properties": { format!("p{n}x{k}"): {} } });
            json!({ "allOf": [reference(&format!("S{}", n + 1)), own] })
        };
        let variants: Vec<Value> = (0..20).map(variant).collect();
        json!({ "properties": { format!("own{n}"): {} }, "oneOf": variants })
    };
    let all = (0..levels).map(|n| (format!("S{n}"), schema(n)));
    schemas(all.chain([(format!("S{levels}"), json!({ "type": "object" }))]))
}

/// Properties that must be merged with each other, round and round.
#[test]
fn merging_ends() {
    generate("cycles", cycles([3, 4, 5]));
    generate("alternatives", described(2));
    let deeper = json!({ "properties": { "a": { "properties": { "a": reference("S") } } } });
    let itself = json!({ "properties": { "a": reference("S") }, "allOf": [deeper] });
    generate("itself", schemas([("S".to_owned(), itself)]));
}

#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn merging_stays_small() {
    for (name, text) in [
        ("cycles", cycles([11, 13, 15])),
        ("alternatives", described(3)),
    ] {
        let generated = generate(name, text);
        let size: usize = generated.files.values().map(String::len).sum();
        assert!(size < 40_000_000, "{name}: {size} bytes");
    }
}

#[test]
fn recursion_of_every_form_is_generated() {
    let one = |schema: Value| schemas([("A".to_owned(), schema)]);
    let a = || reference("A");
    generate(
        "property",
        one(json!({ "type": "object", "properties": { "a": a() } })),
    );
    generate(
        "required property",
        one(json!({ "type": "object", "required": ["a"], "properties": { "a": a() } })),
    );
    generate("list", one(json!({ "type": "array", "items": a() })));
    generate(
        "map",
        one(json!({ "type": "object", "additionalProperties": a() })),
    );
    generate(
        "map beside properties",
        one(json!({ "properties": { "b": {} }, "additionalProperties": a() })),
    );
    generate(
        "oneOf itself",
        one(json!({ "oneOf": [a(), { "type": "string" }] })),
    );
    generate("oneOf itself alone", one(json!({ "oneOf": [a()] })));
    generate("oneOf itself twice", one(json!({ "oneOf": [a(), a()] })));
    generate(
        "anyOf lists of itself",
        one(
            json!({ "anyOf": [{ "type": "array", "items": a() }, { "type": "object", "additionalProperties": a() }] }),
        ),
    );
    generate(
        "allOf itself",
        one(json!({ "allOf": [a(), { "properties": { "b": { "type": "string" } } }] })),
    );
    generate("not itself", one(json!({ "not": a() })));
    generate(
        "list of lists",
        one(json!({ "type": "array", "items": { "type": "array", "items": a() } })),
    );
    generate(
        "three kinds",
        schemas([
            (
                "A".to_owned(),
                json!({ "type": "array", "items": reference("B") }),
            ),
            (
                "B".to_owned(),
                json!({ "type": "object", "additionalProperties": reference("C") }),
            ),
            (
                "C".to_owned(),
                json!({ "oneOf": [reference("A"), reference("B"), reference("C")] }),
            ),
        ]),
    );
    generate(
        "unions of each other",
        schemas([
            (
                "A".to_owned(),
                json!({ "oneOf": [reference("B"), { "type": "integer" }] }),
            ),
            (
                "B".to_owned(),
                json!({ "oneOf": [reference("A"), { "type": "string" }] }),
            ),
        ]),
    );
    generate(
        "rings of required properties",
        ring(
            50,
            |_, next| json!({ "type": "object", "required": ["n", "m"], "properties": { "n": next.clone(), "m": next } }),
        ),
    );
}

#[test]
fn discriminators_end() {
    let base = |mapping: &[(&str, &str)]| {
        let mapping: Map<String, Value> = mapping
            .iter()
            .map(|(tag, name)| ((*tag).to_owned(), reference(name)["$ref"].clone()))
            .collect();
        json!({ "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" } }, "discriminator": { "propertyName": "kind", "mapping": mapping } })
    };
    let heir = |of: &str, more: Value| json!({ "allOf": [reference(of), more] });
    generate(
        "heirs that list each other",
        schemas([
            ("A".to_owned(), base(&[("b", "B"), ("c", "C")])),
            ("B".to_owned(), heir("A", base(&[("a", "A"), ("c", "C")]))),
            ("C".to_owned(), heir("B", base(&[("a", "A"), ("b", "B")]))),
        ]),
    );
    generate(
        "a base that lists itself",
        schemas([("A".to_owned(), base(&[("a", "A")]))]),
    );
    generate(
        "a base that extends its heir",
        schemas([
            (
                "A".to_owned(),
                json!({ "allOf": [reference("B")], "discriminator": { "propertyName": "kind" } }),
            ),
            (
                "B".to_owned(),
                heir("A", json!({ "properties": { "b": {} } })),
            ),
        ]),
    );
    generate(
        "one tag for two",
        schemas([
            (
                "A".to_owned(),
                json!({ "oneOf": [reference("B"), reference("C")], "discriminator": { "propertyName": "kind", "mapping": { "x": "B", "y": "B", "C": "B" } } }),
            ),
            ("B".to_owned(), json!({ "type": "object" })),
            ("C".to_owned(), json!({ "type": "string" })),
        ]),
    );
    let heirs = (0..1_000).map(|n| {
        (
            format!("H{n}"),
            heir("A", json!({ "properties": { format!("p{n}"): {} } })),
        )
    });
    generate(
        "many heirs",
        schemas([("A".to_owned(), base(&[]))].into_iter().chain(heirs)),
    );
    let line = (0..300).map(|n| {
        (
            format!("H{n}"),
            heir(
                &if n == 0 {
                    "A".to_owned()
                } else {
                    format!("H{}", n - 1)
                },
                base(&[]),
            ),
        )
    });
    generate(
        "a line of bases",
        schemas([("A".to_owned(), base(&[]))].into_iter().chain(line)),
    );
}

#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn large_documents_are_generated() {
    let properties: Map<String, Value> = (0..10_000)
        .map(|n| (format!("p{n}"), json!({ "type": "string", "maxLength": 5 })))
        .collect();
    let required: Vec<String> = (0..50).map(|n| format!("p{n}")).collect();
    generate(
        "properties",
        schemas([(
            "A".to_owned(),
            json!({ "type": "object", "properties": properties, "required": required }),
        )]),
    );
    let values: Vec<String> = (0..5_000).map(|n| format!("value {n}")).collect();
    generate(
        "values",
        schemas([("A".to_owned(), json!({ "type": "string", "enum": values }))]),
    );
    let parameters: Vec<Value> = (0..2_000)
        .map(|n| json!({ "name": format!("p{n}"), "in": "query", "schema": { "type": "integer" } }))
        .collect();
    let operation =
        json!({ "parameters": parameters, "responses": { "204": { "description": "" } } });
    generate(
        "parameters",
        api(&json!({ "/a": { "get": operation } }), &json!({})),
    );
    let paths: Map<String, Value> = (0..2_000).map(|n| (format!("/a{n}"), json!({ "get": { "tags": [format!("t{n}")], "responses": { "204": { "description": "" } } } }))).collect();
    generate(
        "operations and tags",
        api(&Value::Object(paths), &json!({})),
    );
    let placeholders: String = (0..2_000).map(|n| format!("/{{p{n}}}")).collect();
    generate(
        "placeholders",
        api(
            &json!({ placeholders: { "get": { "responses": { "204": { "description": "" } } } } }),
            &json!({}),
        ),
    );
}

/// All of these become the same name at first.
#[test]
fn collisions_are_numbered_in_time() {
    let alike = |n: usize| format!("a{}", "-".repeat(n));
    let values: Vec<String> = (0..1_000).map(alike).collect();
    generate(
        "values",
        schemas([("A".to_owned(), json!({ "type": "string", "enum": values }))]),
    );
    let properties: Map<String, Value> = (0..1_000)
        .map(|n| (alike(n), json!({ "type": "string" })))
        .collect();
    generate(
        "properties",
        schemas([(
            "A".to_owned(),
            json!({ "type": "object", "properties": properties }),
        )]),
    );
}

/// Each variable of a server stands for two of the next one.
#[test]
fn server_variables_do_not_multiply() {
    let variables: Map<String, Value> = (0..18)
        .map(|n| {
            (
                format!("v{n}"),
                json!({ "default": format!("{{v{0}}}{{v{0}}}", n + 1) }),
            )
        })
        .collect();
    let document = json!({
        "openapi": "3.0.3", "info": { "title": "x", "version": "1" },
        "servers": [{ "url": "https://{v0}", "variables": variables }],
        "paths": { "/a": { "get": { "responses": { "204": { "description": "" } } } } },
    });
    let outcome = survive("variables", document.to_string());
    let servers = outcome
        .generated
        .and_then(|mut generated| generated.files.remove("src/servers.rs"));
    let size = servers.map_or(0, |servers| servers.len());
    assert!(size < 100_000, "two KiB of document become {size} bytes");
}

#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn merging_that_stops_says_so() {
    let outcome = survive("cycles", cycles([61, 62, 63]));
    assert!(outcome.codes.contains(&"W0219"), "{:?}", outcome.codes);
}
