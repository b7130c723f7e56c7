//! Names of what the client as a whole has: groups of operations, credentials, servers, headers.

use super::case::{pascal, shouty, snake};
use super::lock::{Line, Lock, Role};
use super::operations::IMPORTED;
use super::places;
use super::scope::Scope;
use super::types::RESERVED_MODULES;
use super::{GroupNames, OAuthNames, SchemeNames};
use crate::model::{Api, Placement, Scheme, TokenUrls};

/// Methods that every client has.
const CLIENT: [&str; 8] = [
    "base_url",
    "builder",
    "new",
    "with",
    "with_credential",
    "with_oauth2_source",
    "with_shared_source",
    "with_source",
];

/// Methods that every client's builder has, or every client behind `with_`.
const BUILDER: [&str; 29] = [
    "allow_plain_http",
    "anonymous",
    "attempt_timeout",
    "base_path",
    "base_url",
    "basic_credential",
    "body_limit",
    "build",
    "configure",
    "connect_timeout",
    "credential",
    "default",
    "default_header",
    "deferred_source",
    "http_client",
    "layer",
    "middleware",
    "new",
    "oauth2_source",
    "origin",
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

pub(super) fn groups(api: &Api, schemes: &[SchemeNames], lock: &Lock) -> Vec<GroupNames> {
    let mut modules = Scope::without(&RESERVED_MODULES);
    let mut accessors = Scope::of_methods(&CLIENT);
    for scheme in schemes {
        let setters = [&scheme.setter, &scheme.source, &scheme.oauth2.any];
        for setter in setters.into_iter().filter(|setter| !setter.is_empty()) {
            accessors.claim(&with(setter), "");
        }
    }
    accessors.keep(lock.within("Client"));
    let handles = |tag| lock.line(Role::Group, &places::tag(tag));
    let kept = api.groups.iter();
    let kept = kept.filter_map(|group| module_of(handles(group.tag.as_deref())?));
    modules.keep(kept);
    api.groups
        .iter()
        .map(|group| {
            let pinned = handles(group.tag.as_deref());
            let place = places::tag(group.tag.as_deref());
            let tag = group.tag.as_deref().unwrap_or("untagged");
            let accessor =
                accessors.claim_or(lock.name(Role::Accessor, &place), &snake(tag), "_api");
            let module = modules.claim_or(pinned.and_then(module_of), &snake(tag), "_api");
            let mut handle = Scope::without(&IMPORTED);
            handle.keep(pinned.map(Line::name).into_iter());
            GroupNames {
                module: module
                    .strip_prefix("r#")
                    .map_or(module.clone(), |word| format!("{word}_")),
                handle: handle.claim_or(pinned.map(Line::name), &pascal(tag), "Api"),
                accessor,
            }
        })
        .collect()
}

/// The module in which the type of a group stands.
fn module_of(line: &Line) -> Option<&str> {
    line.path.split("::").nth(1)
}

/// The method of the client that is to another one what this method of its builder is to a new one.
pub fn with(setter: &str) -> String {
    format!("with_{}", setter.trim_start_matches("r#"))
}

pub(super) fn schemes(api: &Api, lock: &Lock) -> Vec<SchemeNames> {
    let mut constants = Scope::without(&[]);
    let mut scope = Scope::of_methods(&BUILDER);
    scope.keep(lock.within("ClientBuilder"));
    let pin = |scheme: &Scheme, role| lock.name(role, &places::scheme(&scheme.name));
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
            let pin = pin(scheme, Role::Credential);
            (constant, scope.claim_or(pin, &setter, "_credential"))
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
            let mut name = |role, word: &str, is_used: bool, users: usize| {
                let name = match (is_used, users) {
                    (false, _) => return String::new(),
                    (true, 1) => word.to_owned(),
                    (true, _) => format!("{word}_{}", snake(&scheme.name)),
                };
                scope.claim_or(pin(scheme, role), &name, "_grant")
            };
            let urls = scheme.tokens.as_ref();
            let is_token = scheme.placement == Placement::Bearer;
            let is_application = urls.is_some_and(|urls| urls.client_credentials.is_some());
            let is_user = urls.is_some_and(|urls| urls.password.is_some());
            SchemeNames {
                source: name(Role::Source, "token_source", is_token, sources),
                oauth2: OAuthNames {
                    urls: constants.claim(&format!("{constant}_TOKENS"), ""),
                    any: name(Role::OAuth2, "oauth2", urls.is_some(), grants),
                    client_credentials: name(
                        Role::ClientCredentials,
                        "client_credentials",
                        is_application,
                        applications,
                    ),
                    password: name(Role::Password, "password", is_user, users),
                },
                constant,
                setter,
            }
        })
        .collect()
}

pub(super) fn servers(api: &Api, lock: &Lock) -> Vec<String> {
    let mut scope = Scope::default();
    scope.keep(lock.within("servers"));
    api.servers
        .iter()
        .zip(places::servers(api))
        .map(|(server, place)| {
            let pin = lock.name(Role::Server, &place);
            scope.claim_or(pin, &shouty(&server.hint), "")
        })
        .collect()
}

pub(super) fn headers(api: &Api, lock: &Lock) -> Vec<String> {
    let mut scope = Scope::without(&["read_header"]);
    scope.keep(lock.within("headers"));
    api.headers
        .iter()
        .map(|header| {
            let pin = lock.name(Role::Header, &places::header(header));
            scope.claim_or(pin, &snake(&header.name), "")
        })
        .collect()
}
