//! What holds for the client as a whole: credentials, servers and response headers.

use std::collections::{HashMap, HashSet};

use super::partners::Partners;
use super::{Effect, Place, Review, Travel, breaking_if, code};
use crate::model::{Header, Scheme};
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
            match known.get(scheme.name.as_str()) {
                Some(before) => self.scheme(*before, (scheme, names)),
                None => self.say_new(&scheme.pointer, "the security scheme"),
            }
        }
        for (scheme, _) in was {
            if !kept.contains(scheme.name.as_str()) {
                self.subject = code(&scheme.name);
                let place = Place::Old(scheme.pointer.clone());
                let effects = (Effect::None, Effect::Breaking);
                self.say(effects, place, "the security scheme is gone");
            }
        }
    }

    fn scheme(&mut self, old: (&Scheme, &SchemeNames), new: (&Scheme, &SchemeNames)) {
        let ((old, was), (new, is)) = (old, new);
        if old.placement != new.placement {
            let place = Place::New(new.pointer.clone());
            let text = "the credential is sent in another way";
            self.say((Effect::Breaking, Effect::None), place, text);
        }
        if old.tokens != new.tokens {
            let place = Place::New(new.pointer.clone());
            let text = "the token endpoints are others";
            self.say((Effect::Breaking, Effect::None), place, text);
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
            let (rust, text) = match (was.as_str(), is.as_str()) {
                ("", is) => (false, format!("the method `{is}` is new")),
                (was, "") => (true, format!("the method `{was}` is gone")),
                (was, is) => (true, format!("the method `{is}` was `{was}`")),
            };
            let effects = (Effect::None, breaking_if(rust).max(Effect::Compatible));
            self.say(effects, Place::New(new.pointer.clone()), text);
        }
    }

    fn origin(&mut self) {
        let (was, is) = (&self.old.api.base_path, &self.new.api.base_path);
        "`ClientBuilder::origin`".clone_into(&mut self.subject);
        match (was, is) {
            (None, Some(is)) => self.say_new(&is.pointer, "the path of the API"),
            (Some(was), None) => {
                let place = Place::Old(was.pointer.clone());
                let effects = (Effect::None, Effect::Breaking);
                self.say(effects, place, "the path of the API is gone");
            }
            (Some(was), Some(is)) if was.path != is.path => {
                let place = Place::New(is.pointer.clone());
                let (is, was) = (code(&is.path), code(&was.path));
                let text = format!("the path of the API is {is}, was {was}");
                self.say((Effect::Compatible, Effect::None), place, text);
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
            self.subject = format!("`servers::{name}`");
            match known.get(name) {
                None => self.say_new(&server.pointer, "the server"),
                Some(other) if other.url != server.url => {
                    let place = Place::New(server.pointer.clone());
                    let text = format!(
                        "the server is {}, was {}",
                        code(&server.url),
                        code(&other.url)
                    );
                    self.say((Effect::Compatible, Effect::None), place, text);
                }
                Some(_) => {}
            }
        }
        for (server, name) in was {
            if !kept.contains(name) {
                self.subject = format!("`servers::{name}`");
                let place = Place::Old(server.pointer.clone());
                self.say(
                    (Effect::None, Effect::Breaking),
                    place,
                    "the server is gone",
                );
            }
        }
    }

    fn headers(&mut self) {
        let (old, new) = (self.old, self.new);
        let was = old.api.headers.iter().zip(&old.names.headers);
        let is = new.api.headers.iter().zip(&new.names.headers);
        let key = |header: &Header| header.name.to_ascii_lowercase();
        // A header of which answers say different things has a reader for each.
        let reader = |(header, name)| (key(header), name);
        let partners = Partners::none(old.api.headers.len(), new.api.headers.len())
            .by(was.clone().map(reader), is.clone().map(reader))
            .by(
                old.api.headers.iter().map(key),
                new.api.headers.iter().map(key),
            );
        for ((header, name), partner) in is.zip(partners.of_new) {
            self.subject = code(&header.name);
            let Some((other, other_name)) = partner.and_then(|index| was.clone().nth(index)) else {
                self.say_new(&header.pointer, "the response header");
                continue;
            };
            let what = "the response header";
            self.say_renamed(&header.pointer, (other_name, name), what);
            self.say_deprecated(&header.pointer, (other.deprecated, header.deprecated), what);
            let (wire, rust) = self.compare(&other.ty, &header.ty, Travel::RECEIVED);
            let is_read_otherwise = other.shape != header.shape;
            let effects = (wire.max(breaking_if(is_read_otherwise)), rust);
            let text = format!("{what} {}", self.spelled(&other.ty, &header.ty));
            self.say(effects, Place::New(header.pointer.clone()), text);
        }
        for ((header, _), is_kept) in was.zip(partners.is_kept) {
            if !is_kept {
                self.subject = code(&header.name);
                let place = Place::Old(header.pointer.clone());
                let effects = (Effect::None, Effect::Breaking);
                self.say(effects, place, "the response header is gone");
            }
        }
    }
}
