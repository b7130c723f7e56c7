//! `src/lib.rs`: the front page, the re-exports and the servers.

use proc_macro2::TokenStream;
use quote::quote;

use super::conveniences;
use super::docs::Words;
use super::file::{File, ident};
use super::first_call::first_call;
use super::{Context, Package, Source};
use crate::model::{Placement, Scheme};

/// What every client shows of its runtime at its root.
const EXPORTS: [&str; 9] = [
    "ApiError",
    "Call",
    "Client",
    "ClientBuilder",
    "Error",
    "Nullable",
    "Response",
    "RetryPolicy",
    "Secret",
];

pub(super) fn emit(context: &Context<'_>, package: &Package) -> Vec<Source> {
    let mut file = File::new(front_page(context, package));
    let limit = context.api.recursion_limit.map(|limit| {
        let limit = limit.to_string();
        quote!(#![recursion_limit = #limit])
    });
    file.part(
        "",
        quote! {
            #limit
            #![allow(
                deprecated,
                reason = "the client has to name what the document deprecates"
            )]
        },
    );
    let security = (!context.api.schemes.is_empty()).then(|| {
        quote!(
            mod security;
        )
    });
    let servers = if !context.api.servers.is_empty() {
        quote!(
            pub mod servers;
        )
    } else if context.api.base_path.is_some() {
        quote!(
            mod servers;
        )
    } else {
        TokenStream::new()
    };
    let headers = (!context.api.headers.is_empty()).then(|| {
        quote!(
            pub mod headers;
        )
    });
    file.part(
        "",
        quote!(pub mod api; #headers pub mod models; pub mod runtime; #security #servers),
    );
    file.part(
        "",
        quote!(
            #[cfg(feature = "mock")]
            pub use self::runtime::MockServer;
        ),
    );
    let has_tokens = |scheme: &Scheme| scheme.placement == Placement::Bearer;
    let tokens = context.api.schemes.iter().any(has_tokens);
    let tokens: &[&str] = if tokens {
        &["TokenError", "TokenSource"]
    } else {
        &[]
    };
    if context
        .api
        .schemes
        .iter()
        .any(|scheme| scheme.tokens.is_some())
    {
        file.part(
            "",
            quote!(
                #[cfg(feature = "oauth2")]
                pub use self::runtime::OAuth2;
            ),
        );
    }
    let mut exports = conveniences::exports(context.api);
    exports.extend(EXPORTS);
    exports.extend(tokens);
    exports.sort_unstable();
    let exports = exports.into_iter().map(ident);
    file.part("", quote!(pub use self::runtime::{#(#exports),*};));
    let mut sources = vec![file.finish("src/lib.rs")];
    sources.extend(servers_file(context));
    sources
}

/// `src/servers.rs`.
fn servers_file(context: &Context<'_>) -> Option<Source> {
    if context.api.servers.is_empty() && context.api.base_path.is_none() {
        return None;
    }
    let mut file = File::new(vec!["The servers that the document names.".to_owned()]);
    let constants: TokenStream = context
        .api
        .servers
        .iter()
        .zip(&context.names.servers)
        .map(|(server, name)| {
            let url = &server.url;
            let mut words = Words::of(&server.docs, &crate::markdown::code_span(url));
            if server.is_plain {
                words = words.paragraph("Plain HTTP has to be allowed: `.allow_plain_http()`.");
            }
            let docs = file.docs(words);
            let name = ident(name);
            quote!(#docs pub const #name: &str = #url;)
        })
        .collect();
    file.part("", constants);
    let has_own = context
        .api
        .operations
        .iter()
        .any(|operation| !operation.servers.is_empty());
    if has_own {
        let names = context.names.servers.iter().map(|name| ident(name));
        let docs = file.docs("All of them, for operations with servers of their own.");
        file.part(
            "",
            quote!(#docs pub(crate) const ALL: &[&str] = &[#(#names),*];),
        );
    }
    if let Some(base) = &context.api.base_path {
        let builder = file.runtime("ClientBuilder");
        let path = &base.path;
        let span = crate::markdown::code_span(path);
        let docs = file.docs(format!(
            "Where the API is, by scheme and host, such as `https://api.example.com`: {span} comes \
             behind it. With the rules of `base_url`, which takes a path as well."
        ));
        file.part(
            "",
            quote! {
                impl #builder {
                    #docs
                    pub fn origin(self, origin: impl Into<String>) -> Self {
                        self.base_path(origin.into(), #path)
                    }
                }
            },
        );
    }
    Some(file.finish("src/servers.rs"))
}

fn front_page(context: &Context<'_>, package: &Package) -> Vec<String> {
    let api = context.api;
    let mut lines = vec![format!(
        "Client for {}.",
        crate::markdown::one_line(&api.title)
    )];
    if !api.version.is_empty() {
        lines.push(String::new());
        lines.push(format!(
            "API version {}.",
            crate::markdown::code_span(&api.version)
        ));
    }
    let example = first_call(context, package);
    if !example.is_empty() {
        lines.push(String::new());
        lines.extend(example);
    }
    if !api.docs.text.is_empty() {
        lines.push(String::new());
        lines.extend(api.docs.text.iter().cloned());
    }
    lines.push(String::new());
    lines.extend(features(context));
    lines.push(String::new());
    lines.push("# Operations".to_owned());
    for (group, names) in api.groups.iter().zip(&context.names.groups) {
        let module = names.module.as_str();
        let title = match &group.tag {
            Some(tag) => crate::markdown::code_span(tag),
            None => "Without a tag".to_owned(),
        };
        lines.push(String::new());
        lines.push(format!("## [{title}](api::{module})"));
        lines.push(String::new());
        lines.push("| method | request | what it does |".to_owned());
        lines.push("|---|---|---|".to_owned());
        for id in &group.operations {
            let (Some(operation), Some(operation_names)) =
                (api.operations.get(id.0), context.names.operations.get(id.0))
            else {
                continue;
            };
            let method = operation_names.method.trim_start_matches("r#");
            let handle = names.handle.as_str();
            let request =
                crate::markdown::code_span(&format!("{} {}", operation.method, operation.path));
            let what = operation
                .docs
                .text
                .first()
                .map(String::as_str)
                .unwrap_or_default();
            lines.push(format!(
                "| [`{method}`](api::{module}::{handle}::{method}) | {} | {} |",
                request.replace('|', "\\|"),
                what.replace('|', "\\|"),
            ));
        }
    }
    lines
}

/// The features of the crate, all of which are off unless asked for.
fn features(context: &Context<'_>) -> Vec<String> {
    let schemes = &context.api.schemes;
    let has_tokens = schemes.iter().any(|scheme| scheme.tokens.is_some());
    let rows = [
        (
            true,
            "| `blocking` | calls without async code: `.blocking()` in the place of `.await` |",
        ),
        (
            true,
            "| `mock` | for tests: a `MockServer` that answers with typed values and errors, and an \
             `example()` of each model that is not huge or endless |",
        ),
        (
            has_tokens,
            "| `oauth2` | access tokens from the token endpoints of the API, kept and renewed |",
        ),
        (
            true,
            "| `tracing` | a span for each call, with facts of HTTP and no data |",
        ),
    ];
    let rows = rows.into_iter().filter(|(is_there, _)| *is_there);
    let head = ["# Features", "", "| feature | what it adds |", "|---|---|"];
    let lines = head.into_iter().chain(rows.map(|(_, row)| row));
    lines.map(str::to_owned).collect()
}
