//! The lines of a client.

use std::collections::HashSet;

use super::{Line, Role, role};
use crate::model::{Answer, Api, Body, Operation, OperationId, TypeId, TypeKind, single_output};
use crate::names::{Names, OperationNames, ReadingNames, places};

pub(super) fn lines(api: &Api, names: &Names) -> Vec<Line> {
    let mut surface = Surface {
        api,
        names,
        lines: Vec::new(),
        taken: HashSet::new(),
    };
    for (index, place) in places::types(&api.types, &api.operations)
        .iter()
        .enumerate()
    {
        surface.declared(index, place);
    }
    surface.groups();
    surface.client();
    surface.lines
}

struct Surface<'a> {
    api: &'a Api,
    names: &'a Names,
    lines: Vec<Line>,
    taken: HashSet<(Role, String)>,
}

impl Surface<'_> {
    fn line(&mut self, path: String, kind: &'static str, ty: String, mut place: String) {
        // Every kind that is written here is one that is read.
        let Some(role) = role(kind) else { return };
        // Texts that differ in hidden characters alone look alike here.
        let mut number = 2;
        let plain = place.clone();
        while !self.taken.insert((role, place.clone())) {
            place = format!("{plain}+{number}");
            number += 1;
        }
        self.lines.push(Line {
            number: 0,
            path,
            kind: kind.to_owned(),
            ty,
            place,
            role,
        });
    }

    fn declared(&mut self, index: usize, place: &str) {
        let (api, all) = (self.api, self.names);
        let Some((id, def)) = api.types.iter().nth(index) else {
            return;
        };
        let Some(names) = all.types.get(index) else {
            return;
        };
        let path = format!("models::{}", names.ident);
        let (kind, ty) = match &def.kind {
            TypeKind::Struct(object) if object.parts.is_some() => ("form", String::new()),
            TypeKind::Struct(_) => ("struct", String::new()),
            TypeKind::Literals(_) => ("enum", String::new()),
            TypeKind::Newtype(ty, _) => ("newtype", all.spelled(ty)),
            TypeKind::Alias(ty, _) => ("alias", all.spelled(ty)),
            TypeKind::Union(_) => ("union", String::new()),
        };
        match &def.kind {
            TypeKind::Struct(object) => {
                for (field, member) in object.fields.iter().zip(&names.members) {
                    let place = places::field(place, &field.name);
                    self.line(
                        format!("{path}::{member}"),
                        "field",
                        all.field(field),
                        place,
                    );
                }
                if let Some((ty, _)) = &object.rest {
                    let ty = format!("BTreeMap<String, {}>", all.spelled(ty));
                    let place = format!("{place}/additionalProperties");
                    self.line(format!("{path}::{}", names.rest), "field", ty, place);
                }
                if def.sent {
                    let arguments = self.arguments(id);
                    let new = format!("{path}::new");
                    self.line(new, "new", arguments, format!("{place}/required"));
                }
            }
            TypeKind::Literals(literals) => {
                for (literal, member) in literals.values.iter().zip(&names.members) {
                    let place = places::literal(place, literal);
                    self.line(format!("{path}::{member}"), "variant", String::new(), place);
                }
            }
            TypeKind::Union(union) => {
                let variants = union.variants.iter().zip(&names.members);
                for ((variant, member), place) in variants.zip(places::variants(place, union)) {
                    let ty = all.spelled(&variant.ty);
                    self.line(format!("{path}::{member}"), "variant", ty, place);
                }
            }
            TypeKind::Newtype(..) | TypeKind::Alias(..) => {}
        }
        self.line(path, kind, ty, place.to_owned());
    }

    /// The arguments of a struct's `new`.
    fn arguments(&self, id: TypeId) -> String {
        let TypeKind::Struct(object) = &self.api.types.get(id).kind else {
            return String::new();
        };
        let members = self
            .names
            .types
            .get(id.index())
            .map_or(&[][..], |it| &it.members);
        let asked = object.asked().into_iter().filter_map(|at| {
            let (field, member) = (object.fields.get(at)?, members.get(at)?);
            Some(format!("{member}: {}", self.names.spelled(&field.ty)))
        });
        format!("({})", asked.collect::<Vec<_>>().join(", "))
    }

    fn groups(&mut self) {
        let (api, all) = (self.api, self.names);
        for (group, names) in api.groups.iter().zip(&all.groups) {
            let place = places::tag(group.tag.as_deref());
            let handle = format!("api::{}::{}", names.module, names.handle);
            let accessor = format!("Client::{}", names.accessor);
            self.line(accessor, "accessor", names.handle.clone(), place.clone());
            for &OperationId(index) in &group.operations {
                if let (Some(operation), Some(own)) =
                    (api.operations.get(index), all.operations.get(index))
                {
                    self.operation(operation, own, &handle, &names.module);
                }
            }
            self.line(handle, "group", String::new(), place);
        }
    }

    fn operation(
        &mut self,
        operation: &Operation,
        names: &OperationNames,
        handle: &str,
        module: &str,
    ) {
        let place = &places::operation(operation);
        let at = |name: &str| format!("api::{module}::{name}");
        let marker = at(&names.marker);
        let output = self.output(&operation.success, &names.output);
        let call =
            |body: Option<&Body>| format!("{} -> {output}", self.signature(operation, names, body));
        let method = format!("{handle}::{}", names.method);
        let first = call(operation.body.as_ref());
        let others: Vec<String> = operation
            .other_bodies
            .iter()
            .map(|body| call(Some(body)))
            .collect();
        self.line(method, "method", first, place.to_owned());
        self.line(marker.clone(), "operation", String::new(), place.to_owned());
        for ((parameter, name), empty) in operation
            .parameters
            .iter()
            .zip(&names.parameters)
            .zip(&names.empties)
        {
            let kind = if parameter.required {
                "argument"
            } else {
                "setter"
            };
            let ty = self.names.spelled(&parameter.ty);
            let place = places::parameter(operation, parameter);
            self.line(format!("{marker}::{name}"), kind, ty, place.clone());
            if let Some(empty) = empty {
                self.line(format!("{marker}::{empty}"), "empty", String::new(), place);
            }
        }
        if let Some(body) = operation.body.as_ref() {
            let ty = self.names.payload(&body.payload);
            self.line(
                format!("{marker}::{}", names.body),
                "body",
                ty,
                format!("{place}/requestBody"),
            );
        }
        for ((body, name), signature) in operation
            .other_bodies
            .iter()
            .zip(&names.other_bodies)
            .zip(others)
        {
            let place = places::way(operation, "requestBody", &body.hint);
            if body.required {
                self.line(format!("{handle}::{name}"), "method", signature, place);
            } else {
                let ty = self.names.payload(&body.payload);
                self.line(format!("{marker}::{name}"), "body", ty, place);
            }
        }
        let beside = [
            ("challenges", &names.with_challenges),
            ("chunks", &names.in_chunks),
        ];
        for (kind, name) in beside {
            if let Some(name) = name {
                self.line(
                    format!("{handle}::{name}"),
                    kind,
                    String::new(),
                    place.to_owned(),
                );
            }
        }
        let errors = at(&names.error);
        self.answers(
            &errors,
            "error",
            (&operation.failures, &names.failures),
            place,
        );
        self.line(errors, "errors", String::new(), place.to_owned());
        self.outputs(
            &at(&names.output),
            (&operation.success, &names.success),
            place,
        );
        for (reading, own) in operation.readings.iter().zip(&names.readings) {
            let place = places::way(operation, "as", &reading.hint);
            let ReadingNames { method, .. } = own;
            let ty = self.output(&reading.success, &own.output);
            self.line(format!("{marker}::{method}"), "reading", ty, place.clone());
            self.line(at(&own.marker), "operation", String::new(), place.clone());
            self.outputs(&at(&own.output), (&reading.success, &own.success), &place);
        }
    }

    fn outputs(&mut self, path: &str, answers: (&[Answer], &[String]), place: &str) {
        if single_output(answers.0).is_none() && !answers.0.is_empty() {
            self.answers(path, "success", answers, place);
            self.line(path.to_owned(), "output", String::new(), place.to_owned());
        }
    }

    fn answers(
        &mut self,
        path: &str,
        kind: &'static str,
        (answers, names): (&[Answer], &[String]),
        place: &str,
    ) {
        for (answer, name) in answers.iter().zip(names) {
            let ty = self.names.payload(&answer.payload);
            self.line(
                format!("{path}::{name}"),
                kind,
                ty,
                places::answer(place, answer),
            );
        }
    }

    /// What is passed and in which order.
    fn signature(
        &self,
        operation: &Operation,
        names: &OperationNames,
        body: Option<&Body>,
    ) -> String {
        let parameters = operation.parameters.iter().zip(&names.parameters);
        let required = parameters.filter(|(parameter, _)| parameter.required);
        let arguments = required
            .map(|(parameter, name)| format!("{name}: {}", self.names.spelled(&parameter.ty)));
        let body = body.filter(|body| body.required);
        let body =
            body.map(|body| format!("{}: {}", names.body, self.names.payload(&body.payload)));
        let arguments: Vec<String> = arguments.chain(body).collect();
        format!("({})", arguments.join(", "))
    }

    fn output(&self, success: &[Answer], name: &str) -> String {
        match single_output(success) {
            Some(payload) => self.names.payload(payload),
            None if success.is_empty() => "()".to_owned(),
            None => name.to_owned(),
        }
    }

    fn client(&mut self) {
        let (api, all) = (self.api, self.names);
        for (scheme, names) in api.schemes.iter().zip(&all.schemes) {
            let setters = [
                ("credential", &names.setter),
                ("source", &names.source),
                ("oauth2", &names.oauth2.any),
                ("client-credentials", &names.oauth2.client_credentials),
                ("password", &names.oauth2.password),
            ];
            for (kind, name) in setters.into_iter().filter(|(_, name)| !name.is_empty()) {
                let ty = if kind == "credential" {
                    format!("{:?}", scheme.placement)
                } else {
                    String::new()
                };
                let ty = ty.split(['(', ' ']).next().unwrap_or_default().to_owned();
                self.line(
                    format!("ClientBuilder::{name}"),
                    kind,
                    ty,
                    places::scheme(&scheme.name),
                );
            }
        }
        for (name, place) in all.servers.iter().zip(places::servers(api)) {
            self.line(format!("servers::{name}"), "server", String::new(), place);
        }
        for (header, name) in api.headers.iter().zip(&all.headers) {
            let ty = all.spelled(&header.ty);
            self.line(
                format!("headers::{name}"),
                "header",
                ty,
                places::header(header),
            );
        }
    }
}
