//! What breaks a limit is not sent, and the error says where and which.

use crate::models::{EveryLimit, LimitedAliases};
use crate::runtime::{Client, Error};
use serde_json::{Value, json};

/// The violations of a body with `changes`, as the client reports them before it sends anything.
async fn violations(changes: Value) -> Vec<String> {
    let mut body = json!({ "code": "code" });
    body.as_object_mut()
        .unwrap()
        .extend(changes.as_object().unwrap().clone());
    let body: EveryLimit = serde_json::from_value(body).unwrap();
    // Nothing listens there: what is valid fails to be sent.
    let client = Client::builder()
        .base_url("http://127.0.0.1:9")
        .build()
        .unwrap();
    match client.untagged().echo_limits(&body).await {
        Err(Error::InvalidRequest(error)) => {
            error.violations().iter().map(ToString::to_string).collect()
        }
        Err(Error::Transport(_)) => Vec::new(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn each_limit_is_checked() {
    let table = [
        (
            json!({ "code": "c" }),
            "`code` must have at least 2 characters",
        ),
        (
            json!({ "code": "ccccc" }),
            "`code` must have at most 4 characters",
        ),
        (json!({ "percent": -1 }), "`percent` must be at least 0"),
        (json!({ "percent": 101 }), "`percent` must be at most 100"),
        (
            json!({ "sku": "xAA-000" }),
            "`sku` must match the pattern ^[A-Z]{2}-[0-9]{3}$",
        ),
        (
            json!({ "sku": "AA-000\n" }),
            "`sku` must match the pattern ^[A-Z]{2}-[0-9]{3}$",
        ),
        (json!({ "few": [] }), "`few` must have at least 1 items"),
        (
            json!({ "few": ["aa", "aa", "aa", "aa"] }),
            "`few` must have at most 3 items",
        ),
        (
            json!({ "few": ["aa", "a"] }),
            "`few[1]` must have at least 2 characters",
        ),
        (
            json!({ "fewEntries": {} }),
            "`fewEntries` must have at least 1 properties",
        ),
        (
            json!({ "fewEntries": { "a": 1, "b": 1, "c": 1 } }),
            "`fewEntries` must have at most 2 properties",
        ),
        (
            json!({ "fewEntries": { "a": 0 } }),
            "`fewEntries[*]` must be at least 1",
        ),
        (
            json!({ "text": "" }),
            "`text` must have at least 1 characters",
        ),
        (
            json!({ "text": "🦀🦀🦀🦀" }),
            "`text` must have at most 3 characters",
        ),
        (
            json!({ "nullableText": "" }),
            "`nullableText` must have at least 1 characters",
        ),
        (
            json!({ "nullableText": "four" }),
            "`nullableText` must have at most 3 characters",
        ),
        (
            json!({ "prefix": "yx" }),
            "`prefix` must match the pattern ^x",
        ),
        (
            json!({ "pin": "123" }),
            "`pin` must have at least 4 characters",
        ),
        (
            json!({ "inclusive": -4 }),
            "`inclusive` must be at least -3",
        ),
        (json!({ "inclusive": 4 }), "`inclusive` must be at most 3"),
        (
            json!({ "exclusive": -3 }),
            "`exclusive` must be more than -3",
        ),
        (json!({ "exclusive": 3 }), "`exclusive` must be less than 3"),
        (
            json!({ "fraction": 0.499_999 }),
            "`fraction` must be at least 0.5",
        ),
        (
            json!({ "fraction": 1.500_001 }),
            "`fraction` must be at most 1.5",
        ),
        (
            json!({ "exclusiveFraction": 0 }),
            "`exclusiveFraction` must be more than 0",
        ),
        (
            json!({ "exclusiveFraction": 1.0 }),
            "`exclusiveFraction` must be less than 1",
        ),
        (
            json!({ "big": 9_007_199_254_740_994_i64 }),
            "`big` must be at most 9007199254740993",
        ),
        (
            json!({ "big": -9_007_199_254_740_994_i64 }),
            "`big` must be at least -9007199254740993",
        ),
        (json!({ "unsigned": 0 }), "`unsigned` must be at least 1"),
        (
            json!({ "unsigned": u64::MAX }),
            "`unsigned` must be at most 18446744073709551614",
        ),
        (json!({ "even": -3 }), "`even` must be a multiple of 2"),
        (
            json!({ "cents": 0.005 }),
            "`cents` must be a multiple of 0.01",
        ),
        (json!({ "cents": 1000.01 }), "`cents` must be at most 1000"),
        (json!({ "list": [] }), "`list` must have at least 1 items"),
        (
            json!({ "list": [1, 2, 3] }),
            "`list` must have at most 2 items",
        ),
        (
            json!({ "unique": [1, 2, 1] }),
            "`unique` must not repeat an item",
        ),
        (
            json!({ "unique": [1, -2] }),
            "`unique[1]` must be at least 0",
        ),
        (
            json!({ "matrix": [[], [1, 2, 3]] }),
            "`matrix[1]` must have at most 2 items",
        ),
        (
            json!({ "matrix": [[], [1, 10]] }),
            "`matrix[1][1]` must be at most 9",
        ),
        (
            json!({ "map": {} }),
            "`map` must have at least 1 properties",
        ),
        (
            json!({ "map": { "a": "", "b": "", "c": "" } }),
            "`map` must have at most 2 properties",
        ),
        (
            json!({ "map": { "secret": "abc" } }),
            "`map[*]` must have at most 2 characters",
        ),
        (
            json!({ "nullableItems": [null, null, null, null] }),
            "`nullableItems` must have at most 3 items",
        ),
        (
            json!({ "nullableItems": [null, "abc"] }),
            "`nullableItems[1]` must have at most 2 characters",
        ),
        (
            json!({ "nested": { "code": "" } }),
            "`nested.code` must have at least 2 characters",
        ),
        (
            json!({ "nestedList": [{ "code": "aa" }, { "code": "a" }] }),
            "`nestedList[1].code` must have at least 2 characters",
        ),
        (
            json!({ "nestedMap": { "k": { "code": "a" } } }),
            "`nestedMap[*].code` must have at least 2 characters",
        ),
        (
            json!({ "union": { "code": "a" } }),
            "`union.code` must have at least 2 characters",
        ),
        (json!({ "union": 101 }), "`union` must be at most 100"),
        (
            json!({ "nullableNested": { "code": "a" } }),
            "`nullableNested.code` must have at least 2 characters",
        ),
        (
            json!({ "tightened": "aa" }),
            "`tightened` must have at least 3 characters",
        ),
        (
            json!({ "tightened": "aaaaa" }),
            "`tightened` must have at most 4 characters",
        ),
        (
            json!({ "optionalNamed": "a" }),
            "`optionalNamed` must have at least 2 characters",
        ),
        (
            json!({ "another": "longer" }),
            "`[*]` must have at most 5 characters",
        ),
    ];
    for (changes, violation) in table {
        assert_eq!(violations(changes.clone()).await, [violation], "{changes}");
    }
}

#[tokio::test]
async fn the_limits_themselves_are_sent() {
    let table = [
        json!({ "code": "cc" }),
        json!({ "code": "🦀🦀🦀🦀" }),
        json!({ "percent": 0 }),
        json!({ "percent": 100 }),
        json!({ "sku": "AZ-019" }),
        json!({ "few": ["aa"] }),
        json!({ "few": ["aa", "aa", "aa"] }),
        json!({ "fewEntries": { "a": 1, "b": i64::MAX } }),
        json!({ "text": "é" }),
        json!({ "text": "日本語" }),
        json!({ "nullableText": null }),
        json!({ "prefix": "x" }),
        json!({ "inclusive": -3 }),
        json!({ "inclusive": 3 }),
        json!({ "exclusive": -2 }),
        json!({ "exclusive": 2 }),
        json!({ "fraction": 0.5 }),
        json!({ "fraction": 1.5 }),
        json!({ "exclusiveFraction": 5e-324 }),
        json!({ "big": 9_007_199_254_740_993_i64 }),
        json!({ "big": -9_007_199_254_740_993_i64 }),
        json!({ "unsigned": 1 }),
        json!({ "unsigned": u64::MAX - 1 }),
        json!({ "even": -2 }),
        json!({ "even": 0 }),
        json!({ "cents": 0.07 }),
        json!({ "cents": -999.99 }),
        json!({ "cents": 1000 }),
        json!({ "list": [1] }),
        json!({ "list": [1, 1] }),
        json!({ "unique": [] }),
        json!({ "unique": [1, 0] }),
        json!({ "matrix": [[9, 9], []] }),
        json!({ "map": { "a": "ab" } }),
        json!({ "nullableItems": [null, "ab", null] }),
        json!({ "union": { "code": "aa" } }),
        json!({ "union": 100 }),
        json!({ "nullableNested": null }),
        json!({ "tightened": "aaa" }),
        json!({ "another": "short" }),
    ];
    for changes in table {
        assert_eq!(violations(changes.clone()).await, [""; 0], "{changes}");
    }
}

#[tokio::test]
async fn all_violations_are_told_at_once() {
    let found = violations(
        json!({ "code": "c", "even": 1, "nestedList": [{ "code": "", "percent": -1 }] }),
    )
    .await;
    assert_eq!(
        found,
        [
            "`code` must have at least 2 characters",
            "`even` must be a multiple of 2",
            "`nestedList[0].code` must have at least 2 characters",
            "`nestedList[0].percent` must be at least 0",
        ]
    );
}

/// Where the generator falls short of the promise. What is fixed goes up into the table.
#[tokio::test]
async fn limits_without_a_name_are_checked() {
    // Those of a union's alternatives without a name of their own.
    assert_eq!(violations(json!({ "inlineUnion": "abc" })).await.len(), 1);
    assert_eq!(violations(json!({ "inlineUnion": 6 })).await.len(), 1);
    // Those of named lists, maps and numbers, in an object that has no other limits.
    let body = json!({
        "few": [1, 2],
        "price": -1,
        "names": ["a", "b"],
        "limits": [{ "code": "cc" }, { "code": "c" }],
        "byName": { "a": { "code": "c" } },
    });
    let body: LimitedAliases = serde_json::from_value(body).unwrap();
    let client = Client::builder()
        .base_url("http://127.0.0.1:9")
        .build()
        .unwrap();
    let error = client.untagged().echo_aliases(&body).await.unwrap_err();
    let Error::InvalidRequest(error) = error else {
        panic!("{error:?}")
    };
    assert_eq!(error.violations().len(), 6, "{error:?}");
}
