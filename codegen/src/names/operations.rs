//! Names of operations and of what belongs to them.

use super::answers;
use super::case::{pascal, snake, snake_with};
use super::lock::{Lock, Role};
use super::scope::{Scope, Text};
use super::signs::Signs;
use super::{GroupNames, OperationNames, ReadingNames, places};
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

pub(super) fn operations(api: &Api, groups: &[GroupNames], lock: &Lock) -> Vec<OperationNames> {
    let mut named: Vec<Option<OperationNames>> = vec![None; api.operations.len()];
    for (group, names) in api.groups.iter().zip(groups) {
        let mut types = Scope::without(&IMPORTED);
        types.claim(&names.handle, "");
        let mut methods = Scope::of_methods(&["client"]);
        let module = format!("api::{}", names.module);
        types.keep(lock.within(&module));
        methods.keep(lock.within(&format!("{module}::{}", names.handle)));
        let members: Vec<(usize, &Operation)> = group
            .operations
            .iter()
            .filter_map(|id| Some((id.0, api.operations.get(id.0)?)))
            .collect();
        let method_places = members.iter();
        let method_places: Vec<String> = method_places
            .map(|(_, operation)| places::operation(operation))
            .collect();
        let hints: Vec<Text<'_>> = members
            .iter()
            .zip(&method_places)
            .map(|((_, operation), place)| Text {
                pin: lock.name(Role::Method, place),
                ..Text::from(operation.hint.as_str())
            })
            .collect();
        let given = methods.claim_all(&hints, snake_with, Signs::OfNumbers, "_");
        for (&(index, operation), method) in members.iter().zip(given) {
            if let Some(slot) = named.get_mut(index) {
                let scopes = (&mut methods, &mut types);
                *slot = Some(operation_names(operation, method, scopes, lock));
            }
        }
        // What an operation is called itself does not depend on how another one is read.
        for (index, operation) in members {
            if let Some(names) = named.get_mut(index).and_then(Option::as_mut) {
                name_readings(operation, names, &mut types, lock);
            }
        }
    }
    named.into_iter().flatten().collect()
}

/// Names the types of the ways in which an operation is read.
fn name_readings(
    operation: &Operation,
    names: &mut OperationNames,
    types: &mut Scope,
    lock: &Lock,
) {
    let stem = pascal(&operation.hint);
    for (reading, names) in operation.readings.iter().zip(&mut names.readings) {
        let stem = format!("{stem}{}", pascal(&format!("as {}", reading.hint)));
        let place = places::way(operation, "as", &reading.hint);
        let pin = |role| lock.name(role, &place);
        names.marker = types.claim_or(pin(Role::Operation), &stem, "Operation");
        names.output = types.claim_or(pin(Role::Output), &format!("{stem}Output"), "");
    }
}

fn operation_names(
    operation: &Operation,
    method: String,
    (methods, types): (&mut Scope, &mut Scope),
    lock: &Lock,
) -> OperationNames {
    let stem = pascal(&operation.hint);
    let place = &places::operation(operation);
    let pin = |role| lock.name(role, place);
    let marker = types.claim_or(pin(Role::Operation), &stem, "Operation");
    let mut scope = Scope::of_methods(&CALL);
    let parameter_places = operation.parameters.iter();
    let parameter_places: Vec<String> = parameter_places
        .map(|parameter| places::parameter(operation, parameter))
        .collect();
    let hints: Vec<Text<'_>> = operation
        .parameters
        .iter()
        .zip(&parameter_places)
        .map(|(parameter, place)| Text {
            text: &parameter.hint,
            pin: lock.name(Role::Parameter, place),
            place: match parameter.location {
                Location::Path(..) => (0, "path"),
                Location::Query { .. } => (1, "query"),
                Location::Header(..) => (2, "header"),
                Location::Cookie(..) => (3, "cookie"),
            },
        })
        .collect();
    if let Some(line) = lock.line(Role::Operation, place) {
        scope.keep(lock.within(&line.path));
    }
    let parameters = scope.claim_all(&hints, snake_with, Signs::Operators, "_parameter");
    let pinned_body = lock.name(Role::Body, &format!("{place}/requestBody"));
    let body = scope.claim_or(pinned_body, "body", "");
    let empties = operation
        .parameters
        .iter()
        .zip(&parameters)
        .zip(&parameter_places)
        .map(|((parameter, name), place)| {
            let pin = lock.name(Role::Empty, place);
            let name = format!("{}_empty", name.trim_start_matches("r#"));
            parameter
                .may_be_empty()
                .then(|| scope.claim_or(pin, &name, ""))
        })
        .collect();
    let other_bodies = operation
        .other_bodies
        .iter()
        .map(|other| {
            let place = places::way(operation, "requestBody", &other.hint);
            // A required body is an argument, so another one needs a method of its own.
            if other.required {
                let method = method.trim_start_matches("r#");
                let name = snake(&format!("{method} as {}", other.hint));
                methods.claim_or(lock.name(Role::Method, &place), &name, "_body")
            } else {
                let name = snake(&format!("body as {}", other.hint));
                scope.claim_or(lock.name(Role::Body, &place), &name, "")
            }
        })
        .collect();
    let readings = operation.readings.iter();
    let readings = readings.map(|reading| {
        let place = places::way(operation, "as", &reading.hint);
        let name = snake(&format!("answer as {}", reading.hint));
        ReadingNames {
            method: scope.claim_or(lock.name(Role::Reading, &place), &name, "_"),
            marker: String::new(),
            output: String::new(),
            success: answers::variants(&reading.success, lock, Role::Success, &place),
        }
    });
    let readings = readings.collect();
    let mut beside = |role, name: &str| {
        let method = method.trim_start_matches("r#");
        methods.claim_or(pin(role), &format!("{method}_{name}"), "_")
    };
    let challenge = operation.challenge.as_ref();
    let with_challenges = challenge.map(|_| beside(Role::Challenges, "with_challenges"));
    let chunk = operation.chunk.as_ref();
    let in_chunks = chunk.map(|_| beside(Role::Chunks, "in_chunks"));
    OperationNames {
        method,
        with_challenges,
        in_chunks,
        marker,
        output: types.claim_or(pin(Role::Output), &format!("{stem}Output"), ""),
        error: types.claim_or(pin(Role::Errors), &format!("{stem}Error"), ""),
        parameters,
        empties,
        body,
        other_bodies,
        success: answers::variants(&operation.success, lock, Role::Success, place),
        failures: answers::variants(&operation.failures, lock, Role::Failure, place),
        readings,
    }
}
