//! Names that mean something else to Rust, to the generator or to a file system, and names that
//! become one.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::arena::{generate, reference};
use super::inspection::{DEVICES, methods_of_runtime};

/// Names for schemas, properties, values, operations, parameters and tags, all in one document.
fn names() -> Vec<String> {
    let words = [
        // Rust
        "abstract as async await become box break const continue crate do dyn else enum extern false",
        "final fn for gen if impl in let loop macro match mod move mut override priv pub ref return",
        "self Self static struct super trait true try type typeof union unsafe unsized use virtual",
        "where while yield r#type macro_rules",
        // The prelude and what derives refer to
        "Option Some None Result Ok Err Vec String str Box Default Clone Copy Debug PartialEq Eq Hash",
        "PartialOrd Ord Drop Fn FnMut FnOnce From Into TryFrom TryInto AsRef AsMut ToOwned ToString",
        "Iterator IntoIterator Extend Send Sync Sized Unpin bool char u8 u16 u32 u64 i8 i16 i32 i64",
        "f32 f64 usize isize std core alloc format vec println assert panic derive cfg doc main test",
        // The generated crate and its runtime
        "api models runtime security servers lib mod client Client ClientBuilder Call call Error error",
        "Response response Reply reply Request request Secret Nullable Answer Operation OperationInfo",
        "Method Status Bytes bytes ReadError ApiError UnknownValue Unknown Validate Checks checks value",
        "serde serde_json Serialize Deserialize Serializer BTreeMap HashMap Base64 Look Kind Placement",
        "SecurityScheme PathStyle QueryStyle new build builder base_url token access_token credential",
        "send header headers retry timeout fmt clone into_future stream code body info read name path",
        "additional_properties empty default with other as_str try_from into validate nested each here",
        "Any AnyApiError chrono uuid reqwest NaiveDate DateTime Uuid IpAddr http future Future Pin",
        "At Violation Checked Items Number Properties ClosedDebug Shown fields variant Reader Sealed",
        "ConfigurationError TextVisitor OperationError DecodeError InvalidRequest TransportError",
        "Visitor Formatter Display FromStr Deserializer SeqAccess MapAccess Value Cow Arc Path Query Output",
        "OperationServer with_credential with_source with_shared_source with_oauth2_source",
        "with_access_token with_token_source with_key shared_source",
        "Self_ r_type look into_ err Part Form File Stream Header Cookie Body Info INFO read_tagged",
        // File systems
        "con prn aux nul com1 lpt1 CON Aux . .. / ../../etc/passwd ..\\x C:\\x ~ a/b a.rs mod.rs lib.rs",
        // Alike
        "a-b a_b aB AB ab a.b A_B a--b _a a_ __a 1 01 1a 2fa -1 +1 1.0 -1.0 + - ++ @ # $ % & * _ __",
        "error2 Error2 error_2 ErrorModel error_model Model Model2",
        "ключ 键 é è e 🦀 🦀🦀 ß ss ﬁ fi K k ſ s ı i",
    ];
    let words = words
        .iter()
        .flat_map(|line| line.split(' '))
        .map(str::to_owned);
    let odd = [
        "", " ", "  ", "a b", "a\tb", "a\nb", "\u{0}", "\u{200b}", "\"", "'", "`", "{", "}", "{}",
        "{a}",
    ];
    let long = [
        "a".repeat(10_000),
        "a".repeat(10_001),
        "Ab".repeat(5_000),
        "é".repeat(10_000),
    ];
    words
        .chain(odd.map(str::to_owned))
        .chain(long)
        .chain(methods_of_runtime())
        .collect()
}

fn named<T>(make: impl Fn(&str) -> T) -> Vec<T> {
    names().iter().map(|name| make(name)).collect()
}

fn document(paths: &Value, schemas: &Map<String, Value>) -> String {
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Names", "version": "1" },
        "paths": paths,
        "components": { "schemas": schemas },
    });
    document.to_string()
}

fn done() -> Value {
    json!({ "204": { "description": "Done." } })
}

#[test]
#[ignore = "slow: `cargo xtask ci` runs it"]
fn schemas_may_be_called_anything() {
    let kinds = |n: usize, name: &str| match n % 6 {
        0 => {
            json!({ "type": "object", "required": ["a"], "properties": { "a": { "type": "string", "minLength": 1 } } })
        }
        1 => json!({ "type": "string" }),
        2 => json!({ "type": "string", "enum": ["a", "b"] }),
        3 => json!({ "type": "array", "items": { "type": "integer" } }),
        4 => {
            json!({ "oneOf": [{ "type": "string" }, { "type": "object", "properties": { name: {} } }] })
        }
        _ => {
            json!({ "type": "object", "additionalProperties": { "type": "string", "format": "date" } })
        }
    };
    for shift in 0..6 {
        let schemas: Map<String, Value> = names()
            .iter()
            .enumerate()
            .map(|(n, name)| (name.clone(), kinds(n + shift, name)))
            .collect();
        let properties: Map<String, Value> = schemas
            .keys()
            .enumerate()
            .map(|(n, name)| (format!("p{n}"), reference(name)))
            .collect();
        let all = json!({ "type": "object", "properties": properties });
        let content = json!({ "application/json": { "schema": all } });
        let operation = json!({
            "operationId": "all",
            "requestBody": { "required": true, "content": content.clone() },
            "responses": { "200": { "description": "All.", "content": content } },
        });
        generate(
            &format!("schemas {shift}"),
            document(&json!({ "/all": { "post": operation } }), &schemas),
        );
    }
}

#[test]
fn members_may_be_called_anything() {
    let properties: Map<String, Value> =
        named(|name| (name.to_owned(), json!({ "type": "string", "maxLength": 3 })))
            .into_iter()
            .collect();
    let required: Vec<String> = names().into_iter().step_by(2).collect();
    let schemas = [
        (
            "Struct",
            json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": true }),
        ),
        ("Enum", json!({ "type": "string", "enum": names() })),
        (
            "Named",
            json!({ "type": "integer", "enum": (0..names().len()).collect::<Vec<_>>(), "x-enum-varnames": names() }),
        ),
        (
            "Mixed",
            json!({ "enum": [1, -1, 0, 18_446_744_073_709_551_615_u64, i64::MIN, 1.5, -0.0, 1e300, true, false, "1", "true", null] }),
        ),
        (
            "Union",
            json!({ "oneOf": named(|name| json!({ "title": name, "type": "object", "required": [name], "properties": { name: {} } })) }),
        ),
        (
            "Tagged",
            json!({
                "oneOf": [reference("Struct")],
                "discriminator": { "propertyName": "type", "mapping": named(|name| (name.to_owned(), json!("Struct"))).into_iter().collect::<Map<_, _>>() },
            }),
        ),
        (
            "All",
            json!({ "type": "object", "properties": {
            "a": reference("Struct"), "b": reference("Enum"), "c": reference("Named"), "d": reference("Mixed"), "e": reference("Union"), "f": reference("Tagged"),
        } }),
        ),
    ];
    let schemas: Map<String, Value> = schemas
        .map(|(name, schema)| (name.to_owned(), schema))
        .into_iter()
        .collect();
    let content = json!({ "application/json": { "schema": reference("All") } });
    let operation = json!({
        "requestBody": { "content": content.clone() },
        "responses": { "200": { "description": "All.", "content": content } },
    });
    generate(
        "members",
        document(&json!({ "/all": { "post": operation } }), &schemas),
    );
}

#[test]
fn operations_may_be_called_anything() {
    let mut paths = Map::new();
    for (n, name) in names().iter().enumerate() {
        let one = json!({ "operationId": name, "tags": ["one"], "responses": done() });
        let own = json!({ "operationId": name, "tags": [name], "responses": done() });
        let none = json!({ "responses": done() });
        paths.insert(
            format!("/{n}"),
            json!({ "get": one, "put": own, "delete": none }),
        );
        let plain = name.replace(['{', '}'], "");
        paths
            .entry(format!("/by/{plain}"))
            .or_insert_with(|| json!({ "get": { "tags": ["path"], "responses": done() } }));
    }
    // What the files of operations import.
    let secret = json!({ "name": "secret", "in": "query", "schema": { "type": "string", "format": "password" } });
    let list = json!({ "name": "list", "in": "query", "schema": { "type": "array", "items": {} } });
    let map = json!({ "type": "object", "additionalProperties": { "type": "integer" } });
    let everything = json!({
        "operationId": "everything",
        "tags": ["one"],
        "servers": [{ "url": "https://other.example.com" }],
        "parameters": [secret, list],
        "responses": { "200": { "description": "All.", "content": { "application/json": { "schema": map } } } },
    });
    paths.insert("/everything".to_owned(), json!({ "post": everything }));
    let flows =
        json!({ "clientCredentials": { "tokenUrl": "https://example.com/token", "scopes": {} } });
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Names", "version": "1" },
        "servers": [{ "url": "https://example.com" }],
        "security": [{ "oauth": [] }, { "key": [] }, { "shared_source": [] }],
        "paths": paths,
        "components": { "securitySchemes": {
            "oauth": { "type": "oauth2", "flows": flows },
            "key": { "type": "apiKey", "in": "header", "name": "X" },
            "shared_source": { "type": "apiKey", "in": "header", "name": "Y" },
        } },
    });
    generate("operations", document.to_string());
}

#[test]
fn parameters_may_be_called_anything() {
    let mut parameters = Vec::new();
    for place in ["query", "header", "cookie"] {
        parameters.extend(named(
            |name| json!({ "name": name, "in": place, "schema": { "type": "string" } }),
        ));
    }
    let required = named(
        |name| json!({ "name": name, "in": "query", "required": true, "schema": { "type": "array", "items": { "type": "string" } } }),
    );
    let mut in_path = String::new();
    for name in names() {
        let name = name.replace(['{', '}'], "");
        if !name.is_empty() {
            let _ = write!(in_path, "/{{{name}}}");
        }
    }
    let schemes: Map<String, Value> = named(|name| {
        (
            name.to_owned(),
            json!({ "type": "apiKey", "in": "header", "name": "X" }),
        )
    })
    .into_iter()
    .collect();
    let security: Vec<Value> = schemes.keys().map(|name| json!({ name: [] })).collect();
    let headers: Map<String, Value> =
        named(|name| (name.to_owned(), json!({ "schema": { "type": "string" } })))
            .into_iter()
            .collect();
    let servers = named(|name| json!({ "url": "https://example.com", "description": name }));
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Names", "version": "1" },
        "servers": servers,
        "security": security,
        "paths": {
            "/optional": { "post": { "parameters": parameters, "requestBody": { "content": { "application/json": {} } }, "responses": { "204": { "description": "Done.", "headers": headers } } } },
            "/required": { "post": { "parameters": required, "requestBody": { "required": true, "content": { "application/json": {} } }, "responses": done() } },
            in_path: { "get": { "responses": done() } },
        },
        "components": { "securitySchemes": schemes },
    });
    generate("parameters", document.to_string());
}

#[test]
fn no_file_is_called_like_a_device() {
    let paths: Map<String, Value> = DEVICES
        .iter()
        .map(|name| {
            (
                format!("/{name}"),
                json!({ "get": { "tags": [name], "responses": done() } }),
            )
        })
        .collect();
    let schemas = DEVICES
        .iter()
        .map(|name| ((*name).to_owned(), json!({ "type": "object" })))
        .collect();
    let generated = generate("devices", document(&Value::Object(paths), &schemas));
    for device in DEVICES {
        let called = |path: &&String| path.ends_with(&format!("/{device}.rs"));
        assert_eq!(generated.files.keys().find(called), None);
    }
}

#[test]
fn placeholders_may_hold_any_sign() {
    let get = json!({ "get": { "responses": done() } });
    for path in [
        "/pets/{#}",
        "/pets/{a?}",
        "/pets{?limit,offset}",
        "/pets/{a#b}/owners",
    ] {
        generate(path, document(&json!({ path: get.clone() }), &Map::new()));
    }
}

/// Names that generated code means something else by; found by compiling the documents above.
#[test]
fn names_in_use_are_not_given_to_types() {
    let names = ["Into", "Box", "Option", "String", "Vec"];
    let schemas: Map<String, Value> = names
        .iter()
        .map(|name| {
            (
                (*name).to_owned(),
                json!({ "type": "string", "enum": ["a"] }),
            )
        })
        .collect();
    let properties: Map<String, Value> = names
        .iter()
        .map(|name| ((*name).to_owned(), reference(name)))
        .collect();
    let content = json!({ "application/json": { "schema": { "properties": properties } } });
    let post = json!({ "requestBody": { "content": content }, "responses": done() });
    let paths = json!({ "/a": { "post": post } });
    let generated = generate("names in use", document(&paths, &schemas));
    for name in names {
        let declaration = format!("pub enum {name} ");
        let declares = |text: &&String| text.contains(&declaration);
        assert_eq!(generated.files.values().find(declares), None);
    }
}

#[test]
fn a_scheme_is_not_called_default() {
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Names", "version": "1" },
        "security": [{ "default": [] }],
        "paths": { "/a": { "get": { "responses": done() } } },
        "components": { "securitySchemes": { "default": { "type": "apiKey", "in": "header", "name": "X" } } },
    });
    let generated = generate("default", document.to_string());
    assert!(!generated.files["src/security.rs"].contains("pub fn default("));
}

/// What a document with these schemas, all of them properties of one answer, declares: the lines
/// of variants and fields, sorted.
fn members(schemas: &Value, parameters: &Value) -> Vec<String> {
    let Value::Object(schemas) = schemas else {
        panic!("schemas are an object");
    };
    let properties: Map<String, Value> = schemas
        .keys()
        .map(|name| (name.clone(), reference(name)))
        .collect();
    let content = json!({ "application/json": { "schema": { "properties": properties } } });
    let get = json!({
        "operationId": "get",
        "parameters": parameters,
        "responses": { "200": { "description": "All.", "content": content } },
    });
    let generated = generate(
        "members",
        document(&json!({ "/a": { "get": get } }), schemas),
    );
    let texts = generated.files.iter();
    let texts = texts.filter(|(path, _)| path.starts_with("src/models/") || path.contains("/api/"));
    let mut lines: Vec<String> = texts
        .flat_map(|(_, text)| text.lines())
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.starts_with("//") && !line.starts_with("mod "))
        .collect();
    lines.sort_unstable();
    lines
}

/// Whether each of these is a line of the others.
fn assert_has(lines: &[String], wanted: &[&str]) {
    for wanted in wanted {
        assert!(
            lines.iter().any(|line| line == wanted),
            "{wanted}: {lines:#?}"
        );
    }
}

/// Alternatives keep their names, whatever they are merged with and whatever comes before them.
#[test]
fn alternatives_are_called_after_their_schemas() {
    let with = |first: &[&str]| {
        let branches: Vec<Value> = first.iter().map(|name| reference(name)).collect();
        let entry = |name: &str| json!({ "type": "object", "required": [name], "properties": { name: { "type": "string" } } });
        members(
            &json!({
                "Pay": { "required": ["sum"], "properties": { "sum": { "type": "integer" } }, "oneOf": branches },
                "Bank": entry("iban"), "Card": entry("no"), "Cash": entry("till"),
            }),
            &json!([]),
        )
    };
    let variants = ["Card(PayCard),", "Cash(PayCash),"];
    assert_has(&with(&["Card", "Cash"]), &variants);
    assert_has(&with(&["Bank", "Cash", "Card"]), &variants);
}

/// What is merged into an alternative gives it no title, and what says nothing new no new type.
#[test]
fn alternatives_keep_their_titles_and_types() {
    let lines = members(
        &json!({
            "Detail": { "title": "Error Details", "type": "object", "properties": { "issue": { "type": "string" } } },
            "Titled": { "allOf": [reference("Detail")], "anyOf": [
                { "title": "NOT_VALID", "properties": { "issue": { "type": "string", "enum": ["NOT_VALID"] } } },
                { "title": "NOT_FOUND", "properties": { "issue": { "type": "string", "enum": ["NOT_FOUND"] } } },
            ] },
            "Told": { "type": "object", "properties": { "no": { "type": "string" } }, "oneOf": [reference("Card"), reference("Cash")] },
            "Twice": { "oneOf": [{ "allOf": [reference("Card")], "description": "Again." }, reference("Card"), { "type": "array", "items": {} }, { "type": "array", "items": {} }] },
            "Card": { "type": "object", "required": ["no"], "properties": { "no": { "type": "string" } } },
            "Cash": { "type": "object", "required": ["till"], "properties": { "no": { "type": "string" }, "till": { "type": "string" } } },
        }),
        &json!([]),
    );
    assert_has(
        &lines,
        &[
            "NotValid(TitledNotValid),",
            "NotFound(TitledNotFound),",
            "Card(Card),",
            "Cash(Cash),",
            "List(Vec<serde_json::Value>),",
        ],
    );
    assert!(!lines.iter().any(|line| line.contains("Variant")));
}

/// Alternatives without a name say what they are, in any order.
#[test]
fn alternatives_without_a_name_are_called_after_their_content() {
    let branches = [
        json!({ "properties": { "kind": { "type": "string", "enum": ["a_cat"] }, "object": { "type": "string", "enum": ["pet"] } } }),
        json!({ "properties": { "kind": { "type": "string", "enum": ["dog"] }, "object": { "type": "string", "enum": ["pet"] } } }),
        json!({ "required": ["wings"], "properties": { "id": { "type": "string" }, "wings": { "type": "integer" } } }),
        json!({ "type": "string" }),
        json!({ "type": "string", "enum": ["x", "y"] }),
        json!({ "type": "array", "items": reference("Item") }),
    ];
    let with = |branches: Vec<&Value>| {
        members(
            &json!({ "Item": { "type": "object" }, "Any": { "oneOf": branches } }),
            &json!([]),
        )
    };
    let wanted = [
        "ACatPet(AnyACatPet),",
        "DogPet(AnyDogPet),",
        "Wings(AnyWings),",
        "String(String),",
        "Enum(AnyEnum),",
        "ItemList(Vec<Item>),",
    ];
    assert_has(&with(branches.iter().collect()), &wanted);
    assert_has(&with(branches.iter().rev().collect()), &wanted);
}

/// What a branch is called follows from itself alone: none in front of it, beside it or gone renames
/// it, though it has the same properties, values, base or items.
#[test]
fn a_branch_without_a_name_is_renamed_by_no_other() {
    let object = |required: Value, properties: Value| json!({ "type": "object", "required": required, "properties": properties });
    let text = json!({ "type": "string" });
    let one = |value: Value| json!({ "enum": [value] });
    let base = |more: Value| json!({ "allOf": [reference("Item"), more] });
    let branches = [
        (
            object(json!(["id", "iban"]), json!({ "id": text, "iban": text })),
            "IbanId(AnyIbanId),",
        ),
        (
            object(json!(["id", "card"]), json!({ "id": text, "card": text })),
            "CardId(AnyCardId),",
        ),
        (
            object(json!([]), json!({ "id": text, "note": text })),
            "IdNote(AnyIdNote),",
        ),
        (object(json!([]), json!({ "note": text })), "Note(AnyNote),"),
        (
            object(
                json!(["type"]),
                json!({ "type": one(json!("event")), "id": text }),
            ),
            "Event(AnyEvent),",
        ),
        (
            object(json!(["on"]), json!({ "on": one(json!(true)) })),
            "OnTrue(AnyOnTrue),",
        ),
        (
            object(json!(["on"]), json!({ "on": one(json!(false)) })),
            "OnFalse(AnyOnFalse),",
        ),
        (
            base(object(json!(["wings"]), json!({ "wings": text }))),
            "ItemWings(AnyItemWings),",
        ),
        (
            base(object(json!([]), json!({ "legs": text }))),
            "ItemLegs(AnyItemLegs),",
        ),
        (
            base(object(json!([]), json!({ "kind": one(json!("box")) }))),
            "ItemBox(AnyItemBox),",
        ),
        (
            json!({ "type": "array", "items": { "type": "string" } }),
            "StringList(Vec<String>),",
        ),
        (
            json!({ "type": "array", "items": { "type": "integer" } }),
            "IntegerList(Vec<i64>),",
        ),
        (
            json!({ "type": "array", "items": object(json!(["a"]), json!({ "a": text })) }),
            "AList(Vec<AnyAListItem>),",
        ),
        (
            json!({ "type": "object", "additionalProperties": { "type": "string" } }),
            "StringMap(BTreeMap<String, String>),",
        ),
        (
            json!({ "type": "object", "additionalProperties": { "type": "boolean" } }),
            "BoolMap(BTreeMap<String, bool>),",
        ),
        (json!({ "type": "string" }), "String(String),"),
        (json!({ "type": "boolean" }), "Bool(bool),"),
    ];
    let with = |branches: Vec<&Value>| {
        members(
            &json!({
                "Item": object(json!(["id"]), json!({ "id": text })),
                "Any": { "anyOf": branches },
            }),
            &json!([]),
        )
    };
    let all: Vec<&str> = branches.iter().map(|(_, name)| *name).collect();
    let schemas = || branches.iter().map(|(branch, _)| branch);
    assert_has(&with(schemas().collect()), &all);
    assert_has(&with(schemas().rev().collect()), &all);
    for (branch, name) in &branches {
        assert_has(&with(vec![branch, &json!({ "type": "number" })]), &[*name]);
    }
}

/// Signs in values are spelt out, and the order of values renames nothing.
#[test]
fn values_are_called_after_their_text_alone() {
    let values = [
        "created", "-created", "ASC", "asc", "C++", "C#", "A+", "A-", "en-US", "en_US", "a.b",
    ];
    let with = |values: Vec<&str>| {
        let lines = members(
            &json!({ "Order": { "type": "string", "enum": values } }),
            &json!([]),
        );
        let lines = lines.into_iter().filter(|line| line.ends_with("\","));
        lines.collect::<Vec<_>>()
    };
    let lines = with(values.to_vec());
    assert_eq!(lines, with(values.iter().rev().copied().collect()));
    let wanted = [
        "Created = \"created\",",
        "MinusCreated = \"-created\",",
        "Asc = \"ASC\",",
        "AscLower = \"asc\",",
        "CPlusPlus = \"C++\",",
        "CHash = \"C#\",",
        "APlus = \"A+\",",
        "AMinus = \"A-\",",
        "EnUs = \"en-US\",",
        "EnUnderscoreUs = \"en_US\",",
        "AB = \"a.b\",",
    ];
    assert_has(&lines, &wanted);
}

#[test]
fn parameters_say_what_makes_them_differ() {
    let parameter = |name: &str, place: &str| json!({ "name": name, "in": place, "schema": { "type": "string" } });
    let mut parameters = [
        parameter("StartTime", "query"),
        parameter("StartTime<", "query"),
        parameter("StartTime>", "query"),
        parameter("limit", "header"),
        parameter("limit", "query"),
        parameter("EnableIPv4", "query"),
        parameter("IDs", "query"),
        parameter("OAuth2Token", "query"),
        parameter("into", "query"),
        parameter("send", "query"),
    ];
    let lines = members(&json!({}), &json!(parameters));
    let wanted = [
        "start_time",
        "start_time_less",
        "start_time_greater",
        "limit",
        "limit_header",
        "enable_ipv4",
        "ids",
        "oauth2_token",
        "into_parameter",
        "send_parameter",
    ];
    for name in wanted {
        let setter = format!("pub fn {name}(mut self, {name}: &str) -> Self {{");
        assert_has(&lines, &[&setter]);
    }
    parameters.reverse();
    assert_eq!(lines, members(&json!({}), &json!(parameters)));
}
