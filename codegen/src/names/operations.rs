//! Names of operations and of what belongs to them.

use super::answers;
use super::case::{pascal, snake, snake_with};
use super::scope::{Scope, Text};
use super::signs::Signs;
use super::{GroupNames, OperationNames, ReadingNames};
use crate::model::{Api, Location, Operation};

/// Methods that every call has, and names that stand for something else inside the methods.
const CALL: [&str; 19] = [
    "again",
    "anonymous",
    "attempt_timeout",
    "base_url",
    "blocking",
    "call",
    "debug",
    "header",
    "headers",
    "into_future",
    "new",
    "request_id",
    "retry",
    "send",
    "send_blocking",
    "stream",
    "timeout",
    "value",
    "wait_until_ready",
];

/// What the files of operations import, or mean by these names without importing them.
pub const IMPORTED: [&str; 24] = [
    "Answer",
    "BTreeMap",
    "Bytes",
    "Call",
    "Client",
    "Into",
    "IntoIterator",
    "Method",
    "None",
    "Ok",
    "Operation",
    "OperationInfo",
    "OperationServer",
    "Option",
    "PathStyle",
    "QueryStyle",
    "ReadError",
    "Reply",
    "Request",
    "Result",
    "Secret",
    "Some",
    "String",
    "Vec",
];

pub(super) fn operations(api: &Api, groups: &[GroupNames]) -> Vec<OperationNames> {
    let mut named: Vec<Option<OperationNames>> = vec![None; api.operations.len()];
    for (group, names) in api.groups.iter().zip(groups) {
        let mut types = Scope::without(&IMPORTED);
        types.claim(&names.handle, "");
        let mut methods = Scope::of_methods(&["client"]);
        let members: Vec<(usize, &Operation)> = group
            .operations
            .iter()
            .filter_map(|id| Some((id.0, api.operations.get(id.0)?)))
            .collect();
        let hints: Vec<Text<'_>> = members
            .iter()
            .map(|(_, operation)| Text::from(operation.hint.as_str()))
            .collect();
        let given = methods.claim_all(&hints, snake_with, Signs::OfNumbers, "_");
        for (&(index, operation), method) in members.iter().zip(given) {
            if let Some(slot) = named.get_mut(index) {
                *slot = Some(operation_names(operation, method, &mut methods, &mut types));
            }
        }
        // What an operation is called itself does not depend on how another one is read.
        for (index, operation) in members {
            if let Some(names) = named.get_mut(index).and_then(Option::as_mut) {
                name_readings(operation, names, &mut types);
            }
        }
    }
    named.into_iter().flatten().collect()
}

/// Names the types of the ways in which an operation is read.
fn name_readings(operation: &Operation, names: &mut OperationNames, types: &mut Scope) {
    let stem = pascal(&operation.hint);
    for (reading, names) in operation.readings.iter().zip(&mut names.readings) {
        let stem = format!("{stem}{}", pascal(&format!("as {}", reading.hint)));
        names.marker = types.claim(&stem, "Operation");
        names.output = types.claim(&format!("{stem}Output"), "");
    }
}

fn operation_names(
    operation: &Operation,
    method: String,
    methods: &mut Scope,
    types: &mut Scope,
) -> OperationNames {
    let stem = pascal(&operation.hint);
    let mut scope = Scope::of_methods(&CALL);
    let hints: Vec<Text<'_>> = operation
        .parameters
        .iter()
        .map(|parameter| Text {
            text: &parameter.hint,
            place: match parameter.location {
                Location::Path(..) => (0, "path"),
                Location::Query { .. } => (1, "query"),
                Location::Header(..) => (2, "header"),
                Location::Cookie(..) => (3, "cookie"),
            },
        })
        .collect();
    let parameters = scope.claim_all(&hints, snake_with, Signs::Operators, "_parameter");
    let body = scope.claim("body", "");
    let empties = operation
        .parameters
        .iter()
        .zip(&parameters)
        .map(|(parameter, name)| {
            let name = format!("{}_empty", name.trim_start_matches("r#"));
            parameter.may_be_empty().then(|| scope.claim(&name, ""))
        })
        .collect();
    let other_bodies = operation
        .other_bodies
        .iter()
        .map(|other| {
            // A required body is an argument, so another one needs a method of its own.
            if other.required {
                let method = method.trim_start_matches("r#");
                methods.claim(&snake(&format!("{method} as {}", other.hint)), "_body")
            } else {
                scope.claim(&snake(&format!("body as {}", other.hint)), "")
            }
        })
        .collect();
    let readings = operation.readings.iter();
    let readings = readings.map(|reading| ReadingNames {
        method: scope.claim(&snake(&format!("answer as {}", reading.hint)), "_"),
        marker: String::new(),
        output: String::new(),
        success: answers::variants(&reading.success),
    });
    let readings = readings.collect();
    let mut beside = |name: &str| {
        let method = method.trim_start_matches("r#");
        methods.claim(&format!("{method}_{name}"), "_")
    };
    let challenge = operation.challenge.as_ref();
    let with_challenges = challenge.map(|_| beside("with_challenges"));
    let chunk = operation.chunk.as_ref();
    let in_chunks = chunk.map(|_| beside("in_chunks"));
    OperationNames {
        method,
        with_challenges,
        in_chunks,
        marker: types.claim(&stem, "Operation"),
        output: types.claim(&format!("{stem}Output"), ""),
        error: types.claim(&format!("{stem}Error"), ""),
        parameters,
        empties,
        body,
        other_bodies,
        success: answers::variants(&operation.success),
        failures: answers::variants(&operation.failures),
        readings,
    }
}
