//! `cargo xtask show`: what a stage of the generator makes of the document.

use std::fmt::{Debug, Write as _};

use codegen::Lock;
use codegen::document::Document;
use codegen::normal::Selection;
use codegen::pointer::Pointer;
use codegen::{Diagnostics, Package, emit, format, model, names, normal};

use crate::cli::{self, Stage};
use crate::failure::Failure;
use crate::input::Input;
use crate::report;
use crate::terminal::{Terminal, print};

const INSTEAD: &str = "name a document with --spec FILE, or settings with --config FILE";

pub fn run(args: cli::Show, terminal: &Terminal) -> Result<(), Failure> {
    let (input, _) = Input::of(args.document, INSTEAD)?;
    let document = input.load(terminal)?;
    let text = match args.stage {
        Stage::Emit => emitted(
            &lowered(&document, &input.selection, terminal)?,
            args.pointer.as_deref(),
        ),
        stage => {
            let place = place(args.pointer.as_deref())?;
            match stage {
                Stage::Document => written(&document, &place)?,
                Stage::Normal => normalised(&document, &input.selection, &place, terminal)?,
                Stage::Model => modelled(&lowered(&document, &input.selection, terminal)?, &place),
                Stage::Names | Stage::Emit => {
                    named(&lowered(&document, &input.selection, terminal)?, &place)
                }
            }
        }
    };
    if text.is_empty() {
        let wanted = args.pointer.unwrap_or_default();
        return Err(Failure::usage(format!(
            "nothing of this stage stands at or below `{wanted}`"
        )));
    }
    print(&text);
    Ok(())
}

/// A JSON Pointer with or without its `#`, or with the name of a file before it.
fn place(text: Option<&str>) -> Result<Pointer, Failure> {
    let text = text.unwrap_or_default();
    let reference = if text.is_empty() || text.contains('#') {
        text.to_owned()
    } else {
        format!("#{text}")
    };
    Pointer::parse_reference(&Pointer::root(), &reference)
        .map_err(|error| Failure::usage(format!("`{text}` is no JSON Pointer: {error}")))
}

fn written(document: &Document, place: &Pointer) -> Result<String, Failure> {
    let Some(value) = document.value(place) else {
        return Ok(String::new());
    };
    let text =
        serde_json::to_string_pretty(value).map_err(|error| Failure::usage(error.to_string()))?;
    Ok(text + "\n")
}

fn normalised(
    document: &Document,
    selection: &Selection,
    place: &Pointer,
    terminal: &Terminal,
) -> Result<String, Failure> {
    let (spec, diagnostics) = normal::normalise(document, selection);
    let spec = stop_on_errors(spec, &diagnostics, document, terminal)?;
    let operations = spec
        .operations
        .iter()
        .map(|it| (&it.pointer, it as &dyn Debug));
    let schemas = spec
        .schemas
        .iter()
        .map(|(_, it)| (&it.pointer, it as &dyn Debug));
    Ok(listed(operations.chain(schemas), place))
}

fn lowered(
    document: &Document,
    selection: &Selection,
    terminal: &Terminal,
) -> Result<model::Api, Failure> {
    let (api, diagnostics) = codegen::lower(document, selection);
    stop_on_errors(api, &diagnostics, document, terminal)
}

fn stop_on_errors<T>(
    value: Option<T>,
    diagnostics: &Diagnostics,
    document: &Document,
    terminal: &Terminal,
) -> Result<T, Failure> {
    value.ok_or_else(|| report::failed(diagnostics, document, terminal))
}

fn modelled(api: &model::Api, place: &Pointer) -> String {
    let operations = api
        .operations
        .iter()
        .map(|it| (&it.pointer, it as &dyn Debug));
    let types = api
        .types
        .iter()
        .map(|(_, it)| (&it.pointer, it as &dyn Debug));
    listed(operations.chain(types), place)
}

fn named(api: &model::Api, place: &Pointer) -> String {
    let names = names::assign(api, &Lock::default());
    let operations = api.operations.iter().map(|it| &it.pointer);
    let operations = operations.zip(names.operations.iter().map(|it| it as &dyn Debug));
    let types = api.types.iter().map(|(_, it)| &it.pointer);
    let types = types.zip(names.types.iter().map(|it| it as &dyn Debug));
    listed(operations.chain(types), place)
}

/// Each thing with the place where it stands, if that is `place` or within it.
fn listed<'a>(
    things: impl Iterator<Item = (&'a Pointer, &'a dyn Debug)>,
    place: &Pointer,
) -> String {
    let mut text = String::new();
    for (pointer, thing) in things.filter(|(pointer, _)| pointer.starts_with(place)) {
        let _ = writeln!(text, "{pointer}\n{thing:#?}\n");
    }
    text
}

fn emitted(api: &model::Api, path: Option<&str>) -> String {
    let package = Package {
        name: "client".to_owned(),
        version: "0.1.0".to_owned(),
        document: "the document".to_owned(),
    };
    let files = format::print(
        emit::emit(api, &names::assign(api, &Lock::default()), &package),
        &package.document,
    );
    let wanted = path.unwrap_or_default();
    let mut text = String::new();
    for (path, content) in files.iter().filter(|(path, _)| path.starts_with(wanted)) {
        let _ = writeln!(text, "==> {path} <==\n{content}");
    }
    text
}
