//! Values that JSON, dates of RFC 3339 and headers cannot say are not sent, and their place is told.

use crate::calls::wrong;
use crate::runtime::{self, Multipart, QueryStyle, Request};
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::BTreeMap;

#[derive(Default)]
struct Order {
    amount: f64,
    prices: Vec<Option<f64>>,
    inner: Option<Box<Order>>,
    rates: BTreeMap<String, f64>,
    tagged: Option<Point>,
    day: Option<NaiveDate>,
    at: Option<DateTime<FixedOffset>>,
    more: BTreeMap<String, f64>,
}

runtime::object!(Order {
    amount = "amount",
    prices = "prices",
    inner = "inner" optional,
    rates = "rates",
    tagged = "tagged" nullable,
    day = "day" nullable,
    at = "at" nullable,
    ..more
});

#[derive(Default)]
struct Point {
    x: f64,
    more: Vec<f64>,
}

runtime::object!(Point { x = "x", more = "more" });

fn map(value: f64) -> BTreeMap<String, f64> {
    BTreeMap::from([("secret".to_owned(), value)])
}

fn day(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 12, 31)
}

fn at(year: i32) -> Option<DateTime<FixedOffset>> {
    Some(day(year)?.and_hms_opt(23, 59, 59)?.and_utc().fixed_offset())
}

/// Faults of a body, each with what is told of it.
fn orders() -> Vec<(&'static str, Order)> {
    let order = Order::default;
    let number = "must be a finite number";
    let date = "must have a year from 0000 to 9999";
    let deep = |inner: Order| Order {
        inner: Some(Box::new(inner)),
        ..order()
    };
    let point = |x, more| Order {
        tagged: Some(Point { x, more }),
        ..order()
    };
    let rows = [
        (
            "amount",
            number,
            Order {
                amount: f64::NAN,
                ..order()
            },
        ),
        (
            "amount",
            number,
            Order {
                amount: f64::INFINITY,
                ..order()
            },
        ),
        (
            "prices[2]",
            number,
            Order {
                prices: vec![Some(1.0), None, Some(f64::NEG_INFINITY)],
                ..order()
            },
        ),
        (
            "rates[*]",
            number,
            Order {
                rates: map(f64::NAN),
                ..order()
            },
        ),
        (
            "[*]",
            number,
            Order {
                more: map(f64::NAN),
                ..order()
            },
        ),
        (
            "inner.inner.amount",
            number,
            deep(deep(Order {
                amount: f64::NAN,
                ..order()
            })),
        ),
        ("tagged.x", number, point(f64::NAN, vec![])),
        ("tagged.more[1]", number, point(0.0, vec![0.0, f64::NAN])),
        (
            "day",
            date,
            Order {
                day: day(10_000),
                ..order()
            },
        ),
        (
            "day",
            date,
            Order {
                day: day(-1),
                ..order()
            },
        ),
        (
            "inner.at",
            date,
            deep(Order {
                at: at(12_345),
                ..order()
            }),
        ),
    ];
    let rows = rows.into_iter();
    rows.map(|(place, rule, order)| (&*format!("`{place}` {rule}").leak(), order))
        .collect()
}

fn told(fault: &str) -> String {
    format!("`getAllBankConnections` was not sent: {fault}")
}

const FORM: QueryStyle = QueryStyle::Form { explode: true };

#[tokio::test]
async fn bodies_and_forms_say_what_they_mean() {
    for (fault, order) in orders() {
        let found =
            wrong(|request| request.form("application/x-www-form-urlencoded", &order, &[])).await;
        assert_eq!(found, told(fault));
    }
    let nan = wrong(|request| request.json("application/json", &f64::NAN)).await;
    assert_eq!(nan, told("`body` must be a finite number"));
    let list = wrong(|request| request.json("application/json", &vec![f64::NAN])).await;
    assert_eq!(list, told("`[0]` must be a finite number"));
}

#[tokio::test]
async fn parts_say_what_they_mean() {
    for (part, fault) in [
        (
            Multipart::new().json("p", &f64::NAN),
            "`p` must be a finite number",
        ),
        (
            Multipart::new().json(
                "p",
                &Point {
                    x: f64::NAN,
                    ..Point::default()
                },
            ),
            "`p.x` must be a finite number",
        ),
    ] {
        assert_eq!(wrong(|request| request.multipart(part)).await, told(fault));
    }
    let mut parts = Multipart::new();
    parts.value("list", "", &[1.0, f64::NAN]);
    let found = wrong(|request| request.multipart(parts)).await;
    assert_eq!(found, told("`list[1]` must be a finite number"));
}

#[tokio::test]
async fn parameters_say_what_they_mean() {
    type Set = fn(&mut Request);
    let simple = "`p` must be a finite number";
    let rows: [(Set, &str); 10] = [
        (|r| r.path("p", &f64::NAN), simple),
        (|r| r.query_styled("p", FORM, &f64::NAN), simple),
        (
            |r| r.query_reserved_styled("p", FORM, &f64::INFINITY),
            simple,
        ),
        (|r| r.header("p", &f64::NAN), simple),
        (|r| r.cookie("p", &f64::NAN), simple),
        (
            |r| r.query_styled("p", FORM, &[0.5, f64::NAN]),
            "`p[1]` must be a finite number",
        ),
        (
            |r| {
                r.query_styled(
                    "p",
                    QueryStyle::DeepObject,
                    &Point {
                        x: f64::NAN,
                        ..Point::default()
                    },
                );
            },
            "`p.x` must be a finite number",
        ),
        (
            |r| r.query_json("p", &map(f64::NAN)),
            "`p[*]` must be a finite number",
        ),
        (
            |r| r.header_json("p", &[f64::NAN]),
            "`p[0]` must be a finite number",
        ),
        (
            |r| r.query_styled("p", FORM, &day(10_000)),
            "`p` must have a year from 0000 to 9999",
        ),
    ];
    for (set, fault) in rows {
        let found = wrong(set).await;
        assert!(found.starts_with(&told(fault)), "{found}: {fault}");
    }
}

#[tokio::test]
async fn what_can_be_said_is_sent() {
    let order = Order {
        amount: f64::MAX,
        prices: vec![Some(f64::MIN_POSITIVE), None],
        day: day(9999),
        at: at(0),
        rates: map(-0.0),
        more: map(1.5),
        tagged: Some(Point::default()),
        inner: None,
    };
    assert_eq!(
        wrong(|request| request.form("application/x-www-form-urlencoded", &order, &[])).await,
        ""
    );
    // Texts are the caller's, whatever they look like.
    let text = "+12345-01-01";
    assert_eq!(
        wrong(|request| request.json("application/json", &text)).await,
        ""
    );
}

#[tokio::test]
async fn no_header_loses_its_blanks() {
    for value in [" a", "a ", "\ta", "a\t", " "] {
        let rule = "must not begin or end with a blank";
        let found = wrong(|request| request.header("X-Note", value)).await;
        assert_eq!(found, told(&format!("`X-Note` {rule}")));
        let found = wrong(|request| request.header("X-Note", &["b", value])).await;
        assert_eq!(found, told(&format!("`X-Note` {rule}")));
        let builder = runtime::Client::builder().base_url("http://localhost");
        let error = builder.default_header("X-Note", value).build().unwrap_err();
        assert!(error.to_string().contains("`x-note` has an invalid value"));
    }
    assert_eq!(wrong(|request| request.header("X-Note", "a b")).await, "");
    assert_eq!(wrong(|request| request.header("X-Note", "")).await, "");
}
