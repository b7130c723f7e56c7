//! The example on the front page: how a client is made, and its simplest call.

use super::docs::WIDTH;
use super::{Context, Package};
use crate::model::{Operation, Payload, Placement, Type, TypeKind};
use crate::names::{GroupNames, OperationNames};

/// An operation that the example may call.
struct Call<'a> {
    group: &'a GroupNames,
    names: &'a OperationNames,
    operation: &'a Operation,
    /// The type of its body, if it has one.
    body: Option<&'a str>,
}

/// The lines of the example; none if every operation needs more than texts and a body.
pub(super) fn first_call(context: &Context<'_>, package: &Package) -> Vec<String> {
    let Some(call) = calls(context).min_by_key(rank) else {
        return Vec::new();
    };
    let api = context.api;
    let package = package.name.replace('-', "_");
    let body = call
        .body
        .map_or_else(String::new, |ty| format!(", body: {package}::models::{ty}"));
    let mut lines = vec![
        "```no_run".to_owned(),
        format!("# async fn example(token: String{body}) -> Result<(), {package}::Error> {{"),
    ];
    let setter = if api.base_path.is_some() {
        "origin"
    } else {
        "base_url"
    };
    let server = if let Some(server) = context.names.servers.first() {
        lines.push(format!("use {package}::{{Client, servers}};"));
        format!("base_url(servers::{server})")
    } else {
        lines.push(format!("use {package}::Client;"));
        format!("{setter}(\"https://api.example.com\")")
    };
    lines.push(String::new());
    lines.push("let client = Client::builder()".to_owned());
    lines.push(format!("    .{server}"));
    if api.servers.first().is_some_and(|server| server.is_plain) {
        lines.push("    .allow_plain_http()".to_owned());
    }
    let mut schemes = context.names.schemes.iter().zip(&api.schemes);
    if let Some((names, scheme)) = schemes.next()
        && scheme.placement != Placement::Basic
    {
        lines.push(format!("    .{}(token)", names.setter));
    }
    lines.push("    .build()?;".to_owned());
    let steps = call.steps();
    let line = format!("let answer = client{}.await?;", steps.concat());
    if line.len() <= WIDTH {
        lines.push(line);
    } else {
        lines.push("let answer = client".to_owned());
        lines.extend(steps.iter().map(|step| format!("    {step}")));
        lines.push("    .await?;".to_owned());
    }
    let end = ["println!(\"{answer:?}\");", "# Ok(())", "# }", "```"];
    lines.extend(end.map(str::to_owned));
    lines
}

/// The operations whose arguments are texts and a model.
fn calls<'a>(context: &'a Context<'a>) -> impl Iterator<Item = Call<'a>> {
    let groups = context.api.groups.iter().zip(&context.names.groups);
    let operations = groups.flat_map(|(group, names)| {
        let ids = group.operations.iter();
        ids.map(move |id| (names, id.0))
    });
    operations.filter_map(|(group, id)| {
        let operation = context.api.operations.get(id)?;
        let names = context.names.operations.get(id)?;
        let mut required = required(operation);
        if !required.all(|(_, ty)| *ty == Type::String) {
            return None;
        }
        let model = operation.body.as_ref().and_then(|body| {
            let Payload::Json(Type::Named(id)) = &body.payload else {
                return None;
            };
            matches!(context.def(*id).kind, TypeKind::Struct(_)).then(|| context.type_name(*id))
        });
        let fits = operation.body.is_none() || model.is_some();
        fits.then_some(Call {
            group,
            names,
            operation,
            body: model,
        })
    })
}

/// The lower, the simpler and the more harmless.
fn rank(call: &Call<'_>) -> (bool, u8, usize) {
    let method = match call.operation.method.as_str() {
        "GET" => 0,
        "POST" => 1,
        _ => 2,
    };
    let arguments = required(call.operation).count();
    (call.operation.deprecated, method, arguments)
}

/// The parameters that are arguments, by their place and type.
fn required(operation: &Operation) -> impl Iterator<Item = (usize, &Type)> {
    let parameters = operation.parameters.iter().enumerate();
    parameters
        .filter(|(_, parameter)| parameter.required)
        .map(|(at, parameter)| (at, &parameter.ty))
}

impl Call<'_> {
    /// What stands behind `client`, each beginning with its dot.
    fn steps(&self) -> Vec<String> {
        let names = self.names;
        let texts = required(self.operation).filter_map(|(at, _)| names.parameters.get(at));
        let mut arguments: Vec<String> = texts
            .map(|name| format!("\"{}\"", name.trim_start_matches("r#")))
            .collect();
        let body = self.operation.body.as_ref();
        let is_argument = body.is_some_and(|body| body.required);
        if is_argument {
            arguments.push("&body".to_owned());
        }
        let mut steps = vec![
            format!(".{}()", self.group.accessor),
            format!(".{}({})", names.method, arguments.join(", ")),
        ];
        if body.is_some() && !is_argument {
            steps.push(format!(".{}(&body)", names.body));
        }
        steps
    }
}
