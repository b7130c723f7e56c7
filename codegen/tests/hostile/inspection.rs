//! Looks through a generated crate for what must not be in it.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

use codegen::Generated;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, Options, Parser, Tag};
use quote::ToTokens;

use super::support::is_rust;

/// Texts try to make this word an identifier, a link or a test. It may stand in literals and
/// in words of documentation; no name of a case becomes exactly it.
pub const CANARY: &str = "injected_canary";

/// Names that some file systems keep for themselves.
pub const DEVICES: [&str; 6] = ["aux", "con", "nul", "prn", "com1", "lpt1"];

pub fn inspect(name: &str, generated: &Generated) {
    for (path, text) in &generated.files {
        inspect_path(name, path);
        let control = |c: char| c.is_control() && c != '\n';
        assert!(
            !text.contains(control),
            "{name}: {path} holds control characters"
        );
        if is_rust(path) {
            assert!(
                !text.contains(turns_text),
                "{name}: {path} turns the direction of text"
            );
            inspect_rust(name, path, text);
        }
    }
    inspect_client(name, &generated.files);
    inspect_lock(name, &generated.files[codegen::names::lock::FILE]);
    inspect_manifest(name, &generated.files["Cargo.toml"]);
}

/// What is written is read again, line by line.
fn inspect_lock(name: &str, text: &str) {
    let lock = codegen::Lock::parse(text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
    let lines = text.lines().filter(|line| !line.starts_with("# ")).count();
    assert_eq!(lock.lines().len(), lines, "{name}");
    let is_hidden = |c: char| turns_text(c) || c.is_control() && c != '\n';
    assert!(!text.contains(is_hidden), "{name}: hidden characters");
}

/// Marks that make text read otherwise than it is; rustc refuses them.
pub fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn inspect_path(name: &str, path: &str) {
    if path == "Cargo.toml" || path == codegen::names::lock::FILE {
        return;
    }
    let stem = path
        .rsplit('/')
        .next()
        .and_then(|file| file.strip_suffix(".rs"))
        .unwrap_or_default();
    assert!(
        path.starts_with("src/")
            && is_rust(path)
            && path
                .chars()
                .all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_' | '/' | '.'))
            && !path.contains("..")
            && !path.contains("//")
            && path.len() < 120
            && !stem.is_empty(),
        "{name}: writes to {path:?}"
    );
}

fn inspect_rust(name: &str, path: &str, text: &str) {
    let file = syn::parse_file(text)
        .unwrap_or_else(|error| panic!("{name}: {path} is no Rust: {error}\n{text}"));
    assert!(
        text.starts_with("// @generated from"),
        "{name}: {path} has no header"
    );
    assert!(
        !text.contains("compile_error!"),
        "{name}: {path} does not compile"
    );
    if path.starts_with("src/runtime/") {
        return;
    }
    let mut identifiers = HashSet::new();
    let mut docs = Vec::new();
    walk(file.to_token_stream(), &mut identifiers, &mut docs);
    for identifier in &identifiers {
        let bare = identifier.trim_start_matches("r#");
        assert!(
            !bare.eq_ignore_ascii_case(CANARY),
            "{name}: {path} holds the identifier {bare}"
        );
    }
    for text in docs {
        inspect_docs(name, path, &text);
    }
    inspect_items(name, path, &file);
}

/// Collects identifiers, and the documentation of each item.
fn walk(tokens: TokenStream, identifiers: &mut HashSet<String>, docs: &mut Vec<String>) {
    let mut lines: Vec<String> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                tokens.next_if(|next| matches!(next, TokenTree::Punct(p) if p.as_char() == '!'));
                let line = match tokens.peek() {
                    Some(TokenTree::Group(group)) => doc_line(group.stream()),
                    _ => None,
                };
                if let Some(line) = line {
                    lines.push(line);
                    tokens.next();
                }
                continue;
            }
            TokenTree::Ident(ident) => drop(identifiers.insert(ident.to_string())),
            TokenTree::Group(group) => {
                let attribute = group.delimiter() == Delimiter::Bracket;
                walk(group.stream(), identifiers, docs);
                if attribute {
                    continue;
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        if !lines.is_empty() {
            docs.push(std::mem::take(&mut lines).join("\n"));
        }
    }
}

/// The text of `doc = "…"`.
fn doc_line(tokens: TokenStream) -> Option<String> {
    let attribute: syn::MetaNameValue = syn::parse2(tokens).ok()?;
    let syn::Expr::Lit(syn::ExprLit {
        lit: syn::Lit::Str(text),
        ..
    }) = attribute.value
    else {
        return None;
    };
    let text = text.value();
    attribute
        .path
        .is_ident("doc")
        .then(|| text.strip_prefix(' ').unwrap_or(&text).to_owned())
}

/// Documentation holds no live HTML, no link into the crate that the generator has not made, and
/// no code that would be run as a test.
fn inspect_docs(name: &str, path: &str, text: &str) {
    let fail = |what: &str| panic!("{name}: {path}: {what} in documentation:\n{text}");
    let mut references = BTreeSet::new();
    let mut resolve = |link: BrokenLink<'_>| {
        references.insert(link.reference.to_string());
        Some((CowStr::from("crate"), CowStr::from("")))
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    for event in Parser::new_with_broken_link_callback(text, options, Some(&mut resolve)) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => fail("HTML"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => fail("a test"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let own = info.as_ref() == "no_run" && path == "src/lib.rs";
                if info.as_ref() != "text" && !own {
                    fail("a test");
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let web = ["https://", "http://", "mailto:"];
                let own = dest_url.as_ref() == "crate" || dest_url.starts_with("api::");
                if !own && !web.iter().any(|scheme| dest_url.starts_with(scheme)) {
                    fail("a link");
                }
            }
            Event::Start(Tag::Image { .. }) => fail("an image"),
            _ => {}
        }
    }
    for reference in references {
        let own = reference.trim_matches('`');
        let item = !own.is_empty() && own.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !item || own.eq_ignore_ascii_case(CANARY) {
            fail("a link into the crate");
        }
    }
}

/// What rustc would refuse, although it is Rust: names that are there twice.
fn inspect_items(name: &str, path: &str, file: &syn::File) {
    let mut types = Twice::default();
    let mut values = Twice::default();
    let mut methods: BTreeMap<String, Twice> = BTreeMap::new();
    for item in &file.items {
        match item {
            syn::Item::Struct(item) => {
                types.add(&item.ident);
                let mut fields = Twice::default();
                item.fields
                    .iter()
                    .filter_map(|field| field.ident.as_ref())
                    .for_each(|i| fields.add(i));
                fields.check(name, path);
            }
            syn::Item::Enum(item) => {
                types.add(&item.ident);
                let mut variants = Twice::default();
                item.variants
                    .iter()
                    .for_each(|variant| variants.add(&variant.ident));
                variants.check(name, path);
            }
            syn::Item::Type(item) => types.add(&item.ident),
            syn::Item::Mod(item) => types.add(&item.ident),
            syn::Item::Const(item) => values.add(&item.ident),
            syn::Item::Impl(item) if item.trait_.is_none() => {
                let methods = methods
                    .entry(item.self_ty.to_token_stream().to_string())
                    .or_default();
                for member in &item.items {
                    if let syn::ImplItem::Fn(function) = member {
                        methods.add(&function.sig.ident);
                        let mut arguments = Twice::default();
                        for input in &function.sig.inputs {
                            if let syn::FnArg::Typed(typed) = input
                                && let syn::Pat::Ident(argument) = typed.pat.as_ref()
                            {
                                arguments.add(&argument.ident);
                            }
                        }
                        arguments.check(name, path);
                    }
                }
            }
            syn::Item::Use(item) => {
                // `use crate::…::{A, B};` brings names into the same scope.
                let mut names = HashSet::new();
                walk_use(&item.tree, &mut names);
                for ident in &names {
                    types.add(ident);
                }
            }
            _ => {}
        }
    }
    types.check(name, path);
    values.check(name, path);
    for methods in methods.values() {
        methods.check(name, path);
    }
}

/// The client, its builder and its calls have methods in several files, no two of the same name.
fn inspect_client(name: &str, files: &BTreeMap<String, String>) {
    let mut methods: BTreeMap<String, Twice> = BTreeMap::new();
    for (_, text) in files.iter().filter(|(path, _)| is_rust(path)) {
        for item in syn::parse_file(text).unwrap().items {
            let syn::Item::Impl(item) = item else {
                continue;
            };
            let methods = methods
                .entry(item.self_ty.to_token_stream().to_string())
                .or_default();
            for member in item.items.iter().filter(|_| item.trait_.is_none()) {
                if let syn::ImplItem::Fn(function) = member {
                    methods.add(&function.sig.ident);
                }
            }
        }
    }
    for client in ["Client", "ClientBuilder"] {
        methods[client].check(name, client);
    }
    let general = &methods["Call < O >"].names;
    for (call, own) in methods.iter().filter(|(ty, _)| ty.starts_with("Call <")) {
        let again: Vec<_> = own.names.intersection(general).collect();
        assert!(
            again.is_empty() || call == "Call < O >",
            "{name}: {call} has {again:?} of every call"
        );
    }
}

/// What callers reach by a dot besides what a document names: the methods of the runtime's calls,
/// client and builder.
pub(super) fn methods_of_runtime() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime");
    let mut methods = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for item in syn::parse_file(&text).unwrap().items {
            if let syn::Item::Impl(item) = item
                && let syn::Type::Path(ty) = item.self_ty.as_ref()
                && let Some(ty) = ty.path.segments.last()
                && ["Call", "Client", "ClientBuilder"]
                    .iter()
                    .any(|known| ty.ident == known)
            {
                methods.extend(item.items.iter().filter_map(|member| match member {
                    syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                    _ => None,
                }));
            }
        }
    }
    methods
}

fn walk_use(tree: &syn::UseTree, names: &mut HashSet<proc_macro2::Ident>) {
    match tree {
        syn::UseTree::Path(path) => walk_use(&path.tree, names),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| walk_use(tree, names)),
        syn::UseTree::Name(name) if name.ident != "self" => drop(names.insert(name.ident.clone())),
        _ => {}
    }
}

/// Names of one scope, and those that came again.
#[derive(Default)]
struct Twice {
    names: BTreeSet<String>,
    again: BTreeSet<String>,
}

impl Twice {
    fn add(&mut self, ident: &proc_macro2::Ident) {
        let ident = ident.to_string();
        if !self.names.insert(ident.clone()) {
            self.again.insert(ident);
        }
    }

    fn check(&self, name: &str, path: &str) {
        assert!(
            self.again.is_empty(),
            "{name}: {path} has twice {:?}",
            self.again
        );
    }
}

/// The manifest is the one of a harmless document, its description aside.
fn inspect_manifest(name: &str, text: &str) {
    let known = [
        "name = ",
        "version = ",
        "edition = ",
        "rust-version = ",
        "[package]",
        "[dependencies]",
        "[features]",
        "mock = ",
        "# ",
    ];
    let crates = [
        "base64",
        "blocking",
        "bytes",
        "chrono",
        "fastrand",
        "httpdate",
        "hyper",
        "oauth2",
        "percent-encoding",
        "regex-lite",
        "reqwest",
        "rustls",
        "rustls-platform-verifier",
        "serde",
        "hifijson",
        "serde_json",
        "tokio",
        "tower",
        "tracing",
        "uuid",
        "wiremock",
        "zeroize",
    ];
    for line in text.lines().filter(|line| !line.is_empty()) {
        if let Some(description) = line.strip_prefix("description = ") {
            let parsed: Result<String, _> = serde_json::from_str(description);
            assert!(parsed.is_ok(), "{name}: the manifest holds {line}");
            continue;
        }
        let dependency = line
            .split_once(" = ")
            .is_some_and(|(key, _)| crates.contains(&key));
        assert!(
            dependency || known.iter().any(|start| line.starts_with(start)),
            "{name}: the manifest holds {line}"
        );
    }
}
