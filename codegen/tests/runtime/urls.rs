//! URLs: bases are joined, templates are never left.

use crate::calls::server;
use crate::runtime::{self, Call, Client, Error, Operation, OperationInfo, OperationServer};
use crate::sample::api::DeleteUserError;

/// A template with literal text around its parameters.
enum GetFile {}

impl Operation for GetFile {
    type Output = ();
    type Error = DeleteUserError;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getFile",
        method: "GET",
        path: "/files/{name}.{ext}/{dir}",
        idempotent: true,
        security: &[],
    };

    runtime::success!(empty = 200);
}

fn file(client: &Client, parameters: &[(&'static str, &str)]) -> Call<GetFile> {
    let mut call = Call::new(client);
    for (name, value) in parameters {
        call.request.path(name, *value);
    }
    call
}

#[tokio::test]
async fn an_origin_gets_the_path_of_the_document() {
    let server = server(200, "", "").await;
    let at = |origin: &str| Client::builder().base_path(origin.to_owned(), "/api/v3");
    for origin in [server.uri(), format!("{}/", server.uri())] {
        let client = at(&origin).build().unwrap();
        assert_eq!(client.base_url(), format!("{}/api/v3", server.uri()));
        let set = [("name", "a"), ("ext", "b"), ("dir", "c")];
        file(&client, &set).await.unwrap();
        let received = server.received_requests().await.unwrap();
        assert_eq!(received.last().unwrap().url.path(), "/api/v3/files/a.b/c");
    }
    for (origin, fault) in [
        (
            "https://a.example/x",
            "must not have a path: `base_url` takes one",
        ),
        ("https://a.example?x", "must not have a query or a fragment"),
        ("a.example", "is not an absolute URL"),
        ("", "is missing"),
    ] {
        let error = at(origin).build().unwrap_err().to_string();
        assert_eq!(
            error,
            format!("the client cannot be built: the origin {fault}")
        );
    }
    // What is said last counts.
    let client = at("https://a.example").base_url("https://b.example/x");
    assert_eq!(client.build().unwrap().base_url(), "https://b.example/x");
}

/// An operation with a server of its own, in a document that names paths only.
enum Upload {}

impl Operation for Upload {
    type Output = ();
    type Error = DeleteUserError;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "upload",
        method: "GET",
        path: "/files",
        idempotent: true,
        security: &[],
    };
    const SERVER: Option<OperationServer> = Some(OperationServer {
        url: "/uploads",
        instead_of: &[],
    });

    runtime::success!(empty = 200);
}

#[tokio::test]
async fn an_operation_has_its_own_path_at_an_origin() {
    let server = server(200, "", "").await;
    let at_origin = Client::builder().base_path(server.uri(), "/api");
    let at_base = Client::builder().base_url(format!("{}/proxy", server.uri()));
    for (builder, path) in [(at_origin, "/uploads/files"), (at_base, "/proxy/files")] {
        let client = builder.build().unwrap();
        Call::<Upload>::new(&client).await.unwrap();
        let sent = server.received_requests().await.unwrap();
        assert_eq!(sent.last().unwrap().url.path(), path);
    }
}

#[tokio::test]
async fn no_argument_leaves_its_template() {
    let server = server(200, "", "").await;
    let client = Client::builder().base_url(server.uri()).build().unwrap();
    let refused: [(&[&str], &str); 6] = [
        (&[""], "be empty in the path"),
        (&["\t", " ", "\u{0}", "%20"], "be all blanks in the path"),
        (&["/", "\\", "//", "%2f"], "be all slashes in the path"),
        (&[".", ".."], "be `.` or `..` in the path"),
        (
            &[
                "%2e", "%2E%2e", ".%2e", "\t..", ".\n.", "..\r", "%09..", ". .", "\u{a0}..",
            ],
            "be `.` or `..` in the path, also not with blanks or encoded",
        ),
        (
            &["../x", "x/..", "..\\x", "%2e%2e%2fx", "x/./y"],
            "have `.` or `..` between slashes in the path",
        ),
    ];
    let refused = refused
        .iter()
        .flat_map(|(names, rule)| names.iter().map(move |name| (*name, *rule)));
    for (name, rule) in refused {
        let error = client
            .bank_connections()
            .delete_user(name)
            .await
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("`deleteUser` was not sent: `name` must not {rule}"),
            "{name:?}"
        );
    }
    assert!(server.received_requests().await.unwrap().is_empty());
    let encoded = [
        ("a/b", "a%2Fb"),
        ("a\\b", "a%5Cb"),
        ("a?b", "a%3Fb"),
        ("a#b", "a%23b"),
        ("a,b;c=d", "a%2Cb%3Bc%3Dd"),
        ("a%2Fb", "a%252Fb"),
        ("{name}", "%7Bname%7D"),
        ("ü€😀", "%C3%BC%E2%82%AC%F0%9F%98%80"),
        ("...", "..."),
        ("a-b_c.d~e", "a-b_c.d~e"),
        ("/a", "%2Fa"),
    ];
    for (name, path) in encoded {
        client.bank_connections().delete_user(name).await.unwrap();
        let request = server.received_requests().await.unwrap().pop().unwrap();
        assert_eq!(request.url.path(), format!("/api/v1/users/{path}"));
        assert_eq!(request.url.query(), None);
    }
}

#[tokio::test]
async fn literal_parts_of_a_segment_count() {
    let server = server(200, "", "").await;
    let client = Client::builder().base_url(server.uri()).build().unwrap();
    file(&client, &[("name", "a.b"), ("ext", "pdf"), ("dir", "x")])
        .await
        .unwrap();
    let request = server.received_requests().await.unwrap().pop().unwrap();
    assert_eq!(request.url.path(), "/files/a.b.pdf/x");
    for (name, ext) in [("", ""), (".", ""), ("", "\t"), ("%2e", "")] {
        let call = file(&client, &[("name", name), ("ext", ext), ("dir", "x")]);
        assert!(
            matches!(call.await, Err(Error::InvalidRequest(_))),
            "{name:?} {ext:?}"
        );
    }
    let error = file(&client, &[("name", "a"), ("ext", "b")])
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`getFile` was not sent: `dir` is missing from the path"
    );
}

#[tokio::test]
async fn base_urls_are_joined() {
    let server = server(200, "", "").await;
    for (suffix, prefix) in [
        ("", ""),
        ("/", ""),
        ("/v2", "/v2"),
        ("/v2/", "/v2"),
        ("/a/../b c", "/b%20c"),
    ] {
        let base = format!("{}{suffix}", server.uri());
        let client = Client::builder().base_url(base).build().unwrap();
        client.bank_connections().delete_user("u").await.unwrap();
        let request = server.received_requests().await.unwrap().pop().unwrap();
        assert_eq!(request.url.path(), format!("{prefix}/api/v1/users/u"));
    }
}

#[test]
fn base_urls_are_checked() {
    let table = [
        ("", "is missing"),
        ("sandbox.finapi.io", "is not an absolute URL"),
        ("/api", "is not an absolute URL"),
        (
            "http://sandbox.finapi.io",
            "must use https, except for a loopback host or with the builder's \
             `.allow_plain_http()`",
        ),
        (
            "http://localhost.evil.example",
            "must use https, except for a loopback host or with the builder's \
             `.allow_plain_http()`",
        ),
        ("ftp://x.example", "must use https"),
        (
            "https://user:PASSWORD@x.example",
            "must not contain a user or a password",
        ),
        (
            "https://x.example/?a=b",
            "must not have a query or a fragment",
        ),
        (
            "https://x.example/#a",
            "must not have a query or a fragment",
        ),
    ];
    for (base, text) in table {
        let error = Client::builder().base_url(base).build().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("the client cannot be built: the base URL {text}")
        );
    }
    for base in [
        "https://x.example/api",
        "http://localhost:1",
        "http://[::1]:1",
        "http://127.1.2.3",
    ] {
        assert!(Client::builder().base_url(base).build().is_ok(), "{base}");
    }
}
