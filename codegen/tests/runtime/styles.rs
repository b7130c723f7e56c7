//! The table of style examples in the Parameter Object of OAS 3.0.4, cell by cell.

use crate::runtime::{self, Call, Client, Operation, OperationInfo, PathStyle, QueryStyle};
use crate::sample::api::DeleteUserError;
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// The parameter's value stands between two letters, so that empty cells can be sent.
enum Probe {}

impl Operation for Probe {
    type Output = ();
    type Error = DeleteUserError;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "probe",
        method: "GET",
        path: "/a{color}z",
        idempotent: true,
        security: &[],
    };

    runtime::success!(empty = 200);
}

struct Bench(MockServer, Client);

impl Bench {
    async fn new() -> Self {
        let server = MockServer::builder().start().await;
        Mock::given(any())
            .respond_with(ResponseTemplate::new(200))
            .mount(&server)
            .await;
        let client = Client::builder().base_url(server.uri()).build().unwrap();
        Self(server, client)
    }

    async fn send(&self, put: impl FnOnce(&mut Call<Probe>)) -> Result<Request, String> {
        let mut call = Call::new(&self.1);
        put(&mut call);
        call.await.map_err(|error| error.to_string())?;
        Ok(self.0.received_requests().await.unwrap().pop().unwrap())
    }

    async fn path(&self, style: PathStyle, value: &Value) -> String {
        let request = self
            .send(|call| call.request.path_styled("color", style, value))
            .await
            .unwrap();
        request
            .url
            .path()
            .strip_prefix("/a")
            .unwrap()
            .strip_suffix('z')
            .unwrap()
            .to_owned()
    }

    async fn other(&self, put: impl FnOnce(&mut Call<Probe>)) -> Result<Request, String> {
        self.send(|call| {
            call.request.path("color", "");
            put(call);
        })
        .await
    }

    async fn query(&self, style: QueryStyle, value: &Value) -> String {
        let request = self
            .other(|call| call.request.query_styled("color", style, value))
            .await
            .unwrap();
        request.url.query().unwrap_or_default().to_owned()
    }
}

fn values() -> [Value; 5] {
    let array = json!(["blue", "black", "brown"]);
    [
        Value::Null,
        json!(""),
        json!("blue"),
        array,
        json!({"R": 100, "G": 200, "B": 150}),
    ]
}

#[tokio::test]
async fn path_styles() {
    use PathStyle::{Label, Matrix, Simple};
    let table = [
        (
            Matrix { explode: false },
            [
                ";color",
                ";color",
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            Matrix { explode: true },
            [
                ";color",
                ";color",
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
        (
            Label { explode: false },
            [".", ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
        ),
        (
            Label { explode: true },
            [".", ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (
            Simple { explode: false },
            ["", "", "blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            Simple { explode: true },
            ["", "", "blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
    ];
    let bench = Bench::new().await;
    for (style, cells) in table {
        for (value, cell) in values().iter().zip(cells) {
            assert_eq!(bench.path(style, value).await, cell, "{style:?} {value}");
        }
    }
}

#[tokio::test]
async fn query_styles() {
    use QueryStyle::{DeepObject, Form, PipeDelimited, SpaceDelimited};
    // `-` marks the cells that OAS leaves undefined.
    let table = [
        (
            Form { explode: false },
            [
                "color=",
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            Form { explode: true },
            [
                "color=",
                "color=",
                "color=blue",
                "color=blue&color=black&color=brown",
                "R=100&G=200&B=150",
            ],
        ),
        (
            SpaceDelimited { explode: false },
            [
                "-",
                "-",
                "-",
                "color=blue%20black%20brown",
                "color=R%20100%20G%20200%20B%20150",
            ],
        ),
        (
            PipeDelimited { explode: false },
            [
                "-",
                "-",
                "-",
                "color=blue%7Cblack%7Cbrown",
                "color=R%7C100%7CG%7C200%7CB%7C150",
            ],
        ),
        (
            DeepObject,
            [
                "-",
                "-",
                "-",
                "-",
                "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            ],
        ),
    ];
    let bench = Bench::new().await;
    for (style, cells) in table {
        for (value, cell) in values().iter().zip(cells).filter(|(_, cell)| *cell != "-") {
            assert_eq!(bench.query(style, value).await, cell, "{style:?} {value}");
        }
    }
    // What OAS leaves open, and what this client makes of it.
    let table = [
        (Form { explode: false }, json!([]), "color="),
        (Form { explode: true }, json!([]), "color="),
        (Form { explode: true }, json!({}), ""),
        (
            Form { explode: false },
            json!(["a,b", null, true, 1.5]),
            "color=a%2Cb,true,1.5",
        ),
        (
            Form { explode: false },
            json!([{"a": [1]}]),
            "color=%7B%22a%22%3A%5B1%5D%7D",
        ),
        (
            Form { explode: true },
            json!("a&b=c+d #"),
            "color=a%26b%3Dc%2Bd%20%23",
        ),
        (
            SpaceDelimited { explode: true },
            json!(["a", "b"]),
            "color=a&color=b",
        ),
        (
            DeepObject,
            json!({"a": {"b": [1, 2]}, "c": null}),
            "color%5Ba%5D%5Bb%5D=1&color%5Ba%5D%5Bb%5D=2",
        ),
        (
            DeepObject,
            json!([{"p": 1, "t": [2, 3]}, {"p": 4}]),
            "color%5B0%5D%5Bp%5D=1&color%5B0%5D%5Bt%5D=2&color%5B0%5D%5Bt%5D=3&color%5B1%5D%5Bp%5D=4",
        ),
        (
            DeepObject,
            json!({"a": [{"p": 1}, {"p": 4}]}),
            "color%5Ba%5D%5B0%5D%5Bp%5D=1&color%5Ba%5D%5B1%5D%5Bp%5D=4",
        ),
        (DeepObject, json!(["a", "b"]), "color=a&color=b"),
    ];
    for (style, value, text) in table {
        assert_eq!(bench.query(style, &value).await, text, "{style:?} {value}");
    }
    let ambiguous = bench
        .other(|call| {
            call.request
                .query_styled("color", PipeDelimited { explode: false }, &["a|b"]);
        })
        .await;
    assert_eq!(
        ambiguous.unwrap_err(),
        "`probe` was not sent: `color` must not contain its delimiter"
    );
}

#[tokio::test]
async fn reserved_empty_and_json_queries() {
    let bench = Bench::new().await;
    let form = QueryStyle::Form { explode: false };
    let table = [
        (json!("a/b?c:d@e!$'()*;="), "q=a/b?c:d@e!$%27()*;="),
        (json!("%2F%zz%"), "q=%2F%25zz%25"),
        (json!("a&b+c#[d]"), "q=a%26b%2Bc%23%5Bd%5D"),
        (json!(["a,b", "c"]), "q=a%2Cb,c"),
    ];
    for (value, text) in table {
        let request = bench
            .other(|call| call.request.query_reserved_styled("q", form, &value))
            .await;
        assert_eq!(request.unwrap().url.query(), Some(text));
    }
    // The first `=` ends the name.
    let exploded = QueryStyle::Form { explode: true };
    let map = json!({ "a=b": "c=d" });
    let request = bench.other(|call| call.request.query_reserved_styled("q", exploded, &map));
    assert_eq!(request.await.unwrap().url.query(), Some("a%3Db=c=d"));
    let request = bench.other(|call| call.request.header_styled("X-A", true, &map));
    assert!(
        request
            .await
            .unwrap_err()
            .ends_with("must not contain `=` in a name")
    );
    let request = bench
        .other(|call| {
            call.request.query_empty("e");
            call.request.query_json("j", &json!({"lat": 1}));
            call.request.header_json("J", &json!({"lat": [1, 2]}));
            call.request.cookie_json("k", &json!([1]));
        })
        .await
        .unwrap();
    assert_eq!(request.url.query(), Some("e=&j=%7B%22lat%22%3A1%7D"));
    assert_eq!(request.headers["j"], r#"{"lat":[1,2]}"#);
    assert_eq!(request.headers["cookie"], "k=%5B1%5D");
    let whole = json!({"where": {"name": "a b", "kinds": ["c&d"]}});
    let request = bench
        .other(|call| call.request.query_json("", &whole))
        .await
        .unwrap();
    let query = request.url.query().unwrap();
    let decoded = percent_encoding::percent_decode_str(query).decode_utf8();
    assert!(!query.contains(['&', '=']), "{query}");
    assert_eq!(decoded.unwrap(), whole.to_string());
}

#[tokio::test]
async fn headers_and_cookies() {
    let bench = Bench::new().await;
    let array = json!(["blue", "black", "brown"]);
    let object = json!({"R": 100, "G": 200, "B": 150});
    let table = [
        (false, json!("a b/ü"), "a b/ü"),
        (false, array.clone(), "blue,black,brown"),
        (true, array.clone(), "blue,black,brown"),
        (false, object.clone(), "R,100,G,200,B,150"),
        (true, object.clone(), "R=100,G=200,B=150"),
    ];
    for (explode, value, text) in table {
        let request = bench
            .other(|call| call.request.header_styled("X-Color", explode, &value))
            .await;
        assert_eq!(
            request.unwrap().headers["x-color"].as_bytes(),
            text.as_bytes()
        );
    }
    let table = [
        (false, json!("blue"), "color=blue"),
        (false, array.clone(), "color=blue,black,brown"),
        (true, array, "color=blue; color=black; color=brown"),
        (false, object.clone(), "color=R,100,G,200,B,150"),
        (true, object, "R=100; G=200; B=150"),
    ];
    for (explode, value, text) in table {
        let request = bench
            .other(|call| call.request.cookie_styled("color", explode, &value))
            .await;
        assert_eq!(request.unwrap().headers["cookie"], text);
    }
    // Headers that OAS reserves are ignored as parameters; broken values are refused by name.
    let request = bench
        .other(|call| call.request.header("Accept", "x/y"))
        .await
        .unwrap();
    assert_eq!(request.headers["accept"], "application/json, */*;q=0.5");
    for (name, value, rule) in [
        (
            "X-A",
            "a\r\nX-Evil: 1",
            "`X-A` must not contain control characters",
        ),
        (
            "Host",
            "evil",
            "`Host` is a header that the client sets itself",
        ),
    ] {
        let error = bench
            .other(|call| call.request.header(name, value))
            .await
            .unwrap_err();
        assert_eq!(error, format!("`probe` was not sent: {rule}"));
    }
}
