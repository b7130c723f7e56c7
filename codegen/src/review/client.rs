//! What holds for the client as a whole: credentials, servers and response headers.

use std::collections::{HashMap, HashSet};

use super::change::Spot;
use super::partners::Partners;
use super::{Effect, Review, Travel, breaking_if, code, rules};
use crate::model::{Header, HeaderShape, Placement, Scheme, TokenUrls};
use crate::names::SchemeNames;

impl Review<'_> {
    pub(super) fn client(&mut self) {
        self.schemes();
        self.origin();
        self.servers();
        self.headers();
    }

    fn schemes(&mut self) {
        let (old, new) = (self.old, self.new);
        let was = old.api.schemes.iter().zip(&old.names.schemes);
        let is = new.api.schemes.iter().zip(&new.names.schemes);
        let known: HashMap<&str, _> = was.clone().map(|old| (old.0.name.as_str(), old)).collect();
        let kept: HashSet<&str> = is.clone().map(|new| new.0.name.as_str()).collect();
        for (scheme, names) in is {
            self.subject = code(&scheme.name);
            if let Some(before) = known.get(scheme.name.as_str()) {
                self.scheme(*before, (scheme, names));
            } else {
                let spot = Spot::new(method(&names.setter), &scheme.pointer);
                self.say_new(&rules::SCHEME_ADDED, &spot, "the security scheme");
            }
        }
        for (scheme, names) in was {
            if !kept.contains(scheme.name.as_str()) {
                self.subject = code(&scheme.name);
                let spot = Spot::old(method(&names.setter), &scheme.pointer);
                let effects = (Effect::None, Effect::Breaking);
                let text = "the security scheme is gone";
                self.say(&rules::SCHEME_GONE, effects, &spot, text);
            }
        }
    }

    fn scheme(&mut self, old: (&Scheme, &SchemeNames), new: (&Scheme, &SchemeNames)) {
        let ((old, was), (new, is)) = (old, new);
        let own = (method(&was.setter), &old.pointer);
        let spot = Spot::both(own, (method(&is.setter), &new.pointer));
        if old.placement != new.placement {
            let text = format!(
                "the credential is {}, was {}",
                words(&new.placement),
                words(&old.placement)
            );
            let rust = breaking_if(is_taken_otherwise(&old.placement, &new.placement));
            self.say(
                &rules::CREDENTIAL_CHANGED,
                (Effect::Breaking, rust),
                &spot,
                text,
            );
        }
        if loses(old.tokens.as_ref(), new.tokens.as_ref()) {
            let text = "the token endpoints are others";
            let wire = (Effect::Breaking, Effect::None);
            self.say(&rules::TOKEN_URLS_CHANGED, wire, &spot, text);
        } else if old.tokens != new.tokens {
            let text = "there are more token endpoints";
            let wire = (Effect::Compatible, Effect::None);
            self.say(&rules::TOKEN_WAY_ADDED, wire, &spot, text);
        }
        let methods = [
            (&was.setter, &is.setter),
            (&was.source, &is.source),
            (&was.oauth2.any, &is.oauth2.any),
            (
                &was.oauth2.client_credentials,
                &is.oauth2.client_credentials,
            ),
            (&was.oauth2.password, &is.oauth2.password),
        ];
        for (was, is) in methods.into_iter().filter(|(was, is)| was != is) {
            let (rule, text) = match (was.as_str(), is.as_str()) {
                ("", is) => (
                    &rules::CREDENTIAL_METHOD_ADDED,
                    format!("the method `{is}` is new"),
                ),
                (was, "") => (
                    &rules::CREDENTIAL_METHOD_GONE,
                    format!("the method `{was}` is gone"),
                ),
                (was, is) => (&rules::RENAMED, format!("the method `{is}` was `{was}`")),
            };
            let own = |name: &String| (!name.is_empty()).then(|| method(name));
            let spot = Spot::of(
                own(was).map(|item| (item, &old.pointer)),
                own(is).map(|item| (item, &new.pointer)),
            );
            self.say(rule, (Effect::None, rule.rust), &spot, text);
        }
    }

    fn origin(&mut self) {
        let (was, is) = (&self.old.api.base_path, &self.new.api.base_path);
        let item = method("origin");
        self.subject = code(&item);
        match (was, is) {
            (None, Some(is)) => {
                let spot = Spot::new(item, &is.pointer);
                self.say_new(&rules::BASE_PATH_ADDED, &spot, "the path of the API");
            }
            (Some(was), None) => {
                let spot = Spot::old(item, &was.pointer);
                let effects = (Effect::None, Effect::Breaking);
                let text = "the path of the API is gone";
                self.say(&rules::BASE_PATH_GONE, effects, &spot, text);
            }
            (Some(was), Some(is)) if was.path != is.path => {
                let spot = Spot::both((item.clone(), &was.pointer), (item, &is.pointer));
                let (is, was) = (code(&is.path), code(&was.path));
                let text = format!("the path of the API is {is}, was {was}");
                let effects = (Effect::Compatible, Effect::None);
                self.say(&rules::BASE_PATH_CHANGED, effects, &spot, text);
            }
            (Some(_), Some(_)) | (None, None) => {}
        }
    }

    fn servers(&mut self) {
        let (old, new) = (self.old, self.new);
        let was = old.api.servers.iter().zip(&old.names.servers);
        let is = new.api.servers.iter().zip(&new.names.servers);
        let known: HashMap<&String, _> = was.clone().map(|(old, name)| (name, old)).collect();
        let kept: HashSet<&String> = new.names.servers.iter().collect();
        for (server, name) in is {
            let item = format!("servers::{name}");
            self.subject = code(&item);
            match known.get(name) {
                None => {
                    let spot = Spot::new(item, &server.pointer);
                    self.say_new(&rules::SERVER_ADDED, &spot, "the server");
                }
                Some(other) if other.url != server.url => {
                    let own = (item.clone(), &other.pointer);
                    let spot = Spot::both(own, (item, &server.pointer));
                    let text = format!(
                        "the server is {}, was {}",
                        code(&server.url),
                        code(&other.url)
                    );
                    let effects = (Effect::Compatible, Effect::None);
                    self.say(&rules::SERVER_CHANGED, effects, &spot, text);
                }
                Some(_) => {}
            }
        }
        for (server, name) in was {
            if !kept.contains(name) {
                let item = format!("servers::{name}");
                self.subject = code(&item);
                let spot = Spot::old(item, &server.pointer);
                let effects = (Effect::None, Effect::Breaking);
                self.say(&rules::SERVER_GONE, effects, &spot, "the server is gone");
            }
        }
    }

    fn headers(&mut self) {
        let (old, new) = (self.old, self.new);
        let was = old.api.headers.iter().zip(&old.names.headers);
        let is = new.api.headers.iter().zip(&new.names.headers);
        let key = |header: &Header| header.name.to_ascii_lowercase();
        // A header of which answers say different things has a reader for each.
        let named = |(header, name)| (key(header), name);
        let reader = |name: &str| format!("headers::{name}");
        let partners = Partners::none(old.api.headers.len(), new.api.headers.len())
            .by(was.clone().map(named), is.clone().map(named))
            .by(
                old.api.headers.iter().map(key),
                new.api.headers.iter().map(key),
            );
        for ((header, name), partner) in is.zip(partners.of_new) {
            self.subject = code(&header.name);
            let Some((other, other_name)) = partner.and_then(|index| was.clone().nth(index)) else {
                let spot = Spot::new(reader(name), &header.pointer);
                self.say_new(&rules::HEADER_ADDED, &spot, "the response header");
                continue;
            };
            let own = (reader(other_name), &other.pointer);
            let spot = Spot::both(own, (reader(name), &header.pointer));
            let what = "the response header";
            self.say_renamed(&spot, (other_name, name), what);
            self.say_deprecated(&spot, (other.deprecated, header.deprecated), what);
            let (wire, rust) = self.compare_texts(&other.ty, &header.ty, Travel::RECEIVED);
            // Between texts and scalars the types tell.
            let is_single =
                |header: &Header| matches!(header.shape, HeaderShape::Text | HeaderShape::Scalar);
            let is_read_otherwise =
                other.shape != header.shape && !(is_single(other) && is_single(header));
            let effects = (wire.max(breaking_if(is_read_otherwise)), rust);
            let text = format!("{what} {}", self.spelled(&other.ty, &header.ty));
            self.say(&rules::HEADER_TYPE, effects, &spot, text);
        }
        for ((header, name), is_kept) in was.zip(partners.is_kept) {
            if !is_kept {
                self.subject = code(&header.name);
                let spot = Spot::old(reader(name), &header.pointer);
                let effects = (Effect::None, Effect::Breaking);
                let text = "the response header is gone";
                self.say(&rules::HEADER_GONE, effects, &spot, text);
            }
        }
    }
}

/// The path of a method of the client's builder.
fn method(name: &str) -> String {
    format!("ClientBuilder::{name}")
}

/// Whether the builder takes the credential as another kind of value.
fn is_taken_otherwise(old: &Placement, new: &Placement) -> bool {
    let kind = |placement: &Placement| match placement {
        Placement::Bearer => 0,
        Placement::Basic => 1,
        Placement::Authorization(_) => 2,
        Placement::Header(_) | Placement::Query(_) | Placement::Cookie(_) => 3,
    };
    kind(old) != kind(new)
}

fn words(placement: &Placement) -> String {
    match placement {
        Placement::Bearer => "a bearer token".to_owned(),
        Placement::Basic => "a user with a password".to_owned(),
        Placement::Authorization(scheme) => format!("an authorization of {}", code(scheme)),
        Placement::Header(name) => format!("the header {}", code(name)),
        Placement::Query(name) => format!("the query parameter {}", code(name)),
        Placement::Cookie(name) => format!("the cookie {}", code(name)),
    }
}

/// Whether tokens that the old client asks for are not given there any more.
fn loses(old: Option<&TokenUrls>, new: Option<&TokenUrls>) -> bool {
    let Some(old) = old else { return false };
    let urls = |urls: &TokenUrls| {
        let TokenUrls {
            client_credentials,
            password,
            refresh,
        } = urls.clone();
        [client_credentials, password, refresh]
    };
    let is = new.map(urls).unwrap_or_default();
    let mut both = urls(old).into_iter().zip(is);
    both.any(|(was, is)| was.is_some() && was != is)
}
