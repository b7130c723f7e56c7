//! Names of operations and of what belongs to them.

use super::answers;
use super::case::{pascal, snake};
use super::scope::Scope;
use super::{GroupNames, OperationNames};
use crate::model::{Api, Operation};

/// Methods that every call has, and names that stand for something else inside the methods.
const CALL: [&str; 21] = [
    "again",
    "anonymous",
    "attempt_timeout",
    "base_url",
    "blocking",
    "call",
    "clone",
    "debug",
    "fmt",
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
        let mut methods = Scope::without(&["client", "clone", "fmt"]);
        let members: Vec<(usize, &Operation)> = group
            .operations
            .iter()
            .filter_map(|id| Some((id.0, api.operations.get(id.0)?)))
            .collect();
        let wanted: Vec<(String, &str)> = members
            .iter()
            .map(|(_, operation)| (snake(&operation.hint), operation.hint.as_str()))
            .collect();
        let given = methods.claim_all(&wanted, "_");
        for ((index, operation), method) in members.into_iter().zip(given) {
            if let Some(slot) = named.get_mut(index) {
                *slot = Some(operation_names(operation, method, &mut methods, &mut types));
            }
        }
    }
    named.into_iter().flatten().collect()
}

fn operation_names(
    operation: &Operation,
    method: String,
    methods: &mut Scope,
    types: &mut Scope,
) -> OperationNames {
    let stem = pascal(&operation.hint);
    let mut scope = Scope::without(&CALL);
    let wanted: Vec<(String, &str)> = operation
        .parameters
        .iter()
        .map(|parameter| (snake(&parameter.hint), parameter.hint.as_str()))
        .collect();
    let parameters = scope.claim_all(&wanted, "_parameter");
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
    }
}
