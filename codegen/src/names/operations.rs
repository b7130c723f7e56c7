//! Names of operations and their groups, of security schemes and servers.

use super::answers;
use super::case::{pascal, shouty, snake};
use super::scope::Scope;
use super::types::RESERVED_MODULES;
use super::{GroupNames, OAuthNames, OperationNames, SchemeNames};
use crate::model::{Api, Operation, Placement, Scheme, TokenUrls};

/// Methods that every call has, and names that stand for something else inside the methods.
const CALL: [&str; 20] = [
    "again",
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

/// Methods that every client has.
const CLIENT: [&str; 10] = [
    "base_url",
    "builder",
    "clone",
    "fmt",
    "new",
    "with",
    "with_credential",
    "with_oauth2_source",
    "with_shared_source",
    "with_source",
];

/// Methods that every client's builder has, or every client behind `with_`.
const BUILDER: [&str; 27] = [
    "attempt_timeout",
    "base_url",
    "basic_credential",
    "body_limit",
    "build",
    "clone",
    "configure",
    "connect_timeout",
    "credential",
    "default",
    "default_header",
    "deferred_source",
    "fmt",
    "http_client",
    "layer",
    "middleware",
    "new",
    "oauth2_source",
    "request_ids",
    "retry",
    "retry_budget",
    "shared_source",
    "source",
    "timeout",
    "tls",
    "tokens",
    "user_agent",
];

pub(super) fn groups(api: &Api, schemes: &[SchemeNames]) -> Vec<GroupNames> {
    let mut modules = Scope::without(&RESERVED_MODULES);
    let mut accessors = Scope::without(&CLIENT);
    for scheme in schemes {
        let setters = [&scheme.setter, &scheme.source, &scheme.oauth2.any];
        for setter in setters.into_iter().filter(|setter| !setter.is_empty()) {
            accessors.claim(&with(setter), "");
        }
    }
    api.groups
        .iter()
        .map(|group| {
            let tag = group.tag.as_deref().unwrap_or("untagged");
            let accessor = accessors.claim(&snake(tag), "_api");
            let module = modules.claim(&snake(tag), "_api");
            GroupNames {
                module: module
                    .strip_prefix("r#")
                    .map_or(module.clone(), |word| format!("{word}_")),
                handle: Scope::without(&IMPORTED).claim(&pascal(tag), "Api"),
                accessor,
            }
        })
        .collect()
}

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

/// The method of the client that is to another one what this method of its builder is to a new one.
pub fn with(setter: &str) -> String {
    format!("with_{}", setter.trim_start_matches("r#"))
}

pub(super) fn schemes(api: &Api) -> Vec<SchemeNames> {
    let mut constants = Scope::without(&[]);
    let mut scope = Scope::without(&BUILDER);
    let mut has_token = false;
    let setters: Vec<(String, String)> = api
        .schemes
        .iter()
        .map(|scheme| {
            // The first token is what most callers have: an access token.
            let is_token = scheme.placement == Placement::Bearer && !has_token;
            has_token |= is_token;
            let setter = if is_token {
                "access_token".to_owned()
            } else {
                snake(&scheme.name)
            };
            let constant = constants.claim(&shouty(&scheme.name), "");
            (constant, scope.claim(&setter, "_credential"))
        })
        .collect();
    // What one scheme alone has needs no more of a name.
    let count = |has: fn(&Scheme) -> bool| api.schemes.iter().filter(|scheme| has(scheme)).count();
    let sources = count(|scheme| scheme.placement == Placement::Bearer);
    let grants = count(|scheme| scheme.tokens.is_some());
    let urls = |scheme: &Scheme| scheme.tokens.clone();
    let of_all = |has: fn(&TokenUrls) -> bool| {
        let all = api.schemes.iter().filter_map(urls);
        all.filter(has).count()
    };
    let applications = of_all(|urls| urls.client_credentials.is_some());
    let users = of_all(|urls| urls.password.is_some());
    let named = api.schemes.iter().zip(setters);
    named
        .map(|(scheme, (constant, setter))| {
            let mut name = |word: &str, is_used: bool, users: usize| match (is_used, users) {
                (false, _) => String::new(),
                (true, 1) => scope.claim(word, "_grant"),
                (true, _) => scope.claim(&format!("{word}_{}", snake(&scheme.name)), "_grant"),
            };
            let urls = scheme.tokens.as_ref();
            let is_token = scheme.placement == Placement::Bearer;
            let is_application = urls.is_some_and(|urls| urls.client_credentials.is_some());
            let is_user = urls.is_some_and(|urls| urls.password.is_some());
            SchemeNames {
                source: name("token_source", is_token, sources),
                oauth2: OAuthNames {
                    urls: constants.claim(&format!("{constant}_TOKENS"), ""),
                    any: name("oauth2", urls.is_some(), grants),
                    client_credentials: name("client_credentials", is_application, applications),
                    password: name("password", is_user, users),
                },
                constant,
                setter,
            }
        })
        .collect()
}

pub(super) fn servers(api: &Api) -> Vec<String> {
    let mut scope = Scope::default();
    api.servers
        .iter()
        .map(|server| scope.claim(&shouty(&server.hint), ""))
        .collect()
}

pub(super) fn headers(api: &Api) -> Vec<String> {
    let mut scope = Scope::without(&["read_header"]);
    api.headers
        .iter()
        .map(|header| scope.claim(&snake(&header.name), ""))
        .collect()
}
