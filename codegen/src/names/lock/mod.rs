//! The public surface as a file: `api.lock` in the folder of the generated crate.
//!
//! One sorted line per public item that comes from the document: its Rust path, what it is, and
//! the place in the document that it stands for.
//!
//! ```text
//! models::Bank::name: field Option<String> @ #/components/schemas/Bank/properties/name
//! ```
//!
//! A name that stands here is kept as long as its place is there, so an addition renames nothing.
//! Who reviews a pull request reads this file first: lines that are added are additions, lines that
//! are gone or changed break callers. The file is edited by people and merged by git, so it is
//! read as untrusted text.

mod beside;
mod read;
mod write;

use std::collections::{BTreeSet, HashMap};
use std::fmt;

pub(crate) use beside::beside;
pub use read::Fault;

/// The name of the file, in the folder of the crate.
pub const FILE: &str = "api.lock";

/// What a line of the lock file is about. With the place it tells an item from all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A declared type.
    Type,
    /// A field of a struct.
    Field,
    /// A variant of an enum.
    Variant,
    /// The arguments of `new`.
    Constructor,
    /// The type that has the operations of a tag as methods.
    Group,
    /// The method of the client that gives it.
    Accessor,
    /// A method that makes a call.
    Method,
    /// The type that stands for an operation.
    Operation,
    /// The type of an operation's successes.
    Output,
    /// The type of an operation's errors.
    Errors,
    /// A success.
    Success,
    /// An error.
    Failure,
    /// A parameter: an argument or a setter.
    Parameter,
    /// The setter that sends a parameter without a value.
    Empty,
    /// A body: an argument or a setter.
    Body,
    /// The method that answers challenges.
    Challenges,
    /// The method that sends a list in several calls.
    Chunks,
    /// The method of a call that asks for another media type.
    Reading,
    /// The method that takes a credential.
    Credential,
    /// The method that takes a source of tokens.
    Source,
    /// The method that asks for tokens by any grant.
    OAuth2,
    /// The method that asks for tokens of the application.
    ClientCredentials,
    /// The method that asks for tokens of users.
    Password,
    /// The constant of a server.
    Server,
    /// The function that reads a response header.
    Header,
}

/// The words for each kind of item. A type has one for each shape.
const KINDS: [(&str, Role); 31] = [
    ("accessor", Role::Accessor),
    ("alias", Role::Type),
    ("argument", Role::Parameter),
    ("body", Role::Body),
    ("challenges", Role::Challenges),
    ("chunks", Role::Chunks),
    ("client-credentials", Role::ClientCredentials),
    ("credential", Role::Credential),
    ("empty", Role::Empty),
    ("enum", Role::Type),
    ("error", Role::Failure),
    ("errors", Role::Errors),
    ("field", Role::Field),
    ("form", Role::Type),
    ("group", Role::Group),
    ("header", Role::Header),
    ("method", Role::Method),
    ("new", Role::Constructor),
    ("newtype", Role::Type),
    ("oauth2", Role::OAuth2),
    ("operation", Role::Operation),
    ("output", Role::Output),
    ("password", Role::Password),
    ("reading", Role::Reading),
    ("server", Role::Server),
    ("setter", Role::Parameter),
    ("source", Role::Source),
    ("struct", Role::Type),
    ("success", Role::Success),
    ("union", Role::Type),
    ("variant", Role::Variant),
];

fn role(kind: &str) -> Option<Role> {
    let known = KINDS.iter().find(|(word, _)| *word == kind);
    known.map(|(_, role)| *role)
}

/// A line of the lock file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file that was read, from 1; 0 for what was not read.
    pub number: usize,
    /// The path within the crate: `models::Bank::name`.
    pub path: String,
    /// What the item is, in one of the words above.
    pub kind: String,
    /// Its type, signature or nothing.
    pub ty: String,
    /// The place in the document, with names in place of positions.
    pub place: String,
    /// What the kind stands for.
    pub role: Role,
}

impl Line {
    /// What the item itself is called.
    pub fn name(&self) -> &str {
        let name = self.path.rsplit_once("::");
        name.map_or(self.path.as_str(), |(_, name)| name)
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let space = if self.ty.is_empty() { "" } else { " " };
        let Self {
            path,
            kind,
            ty,
            place,
            ..
        } = self;
        write!(f, "{path}: {kind}{space}{ty} @ {place}")
    }
}

/// The lines of a lock file.
#[derive(Clone, Debug, Default)]
pub struct Lock {
    lines: Vec<Line>,
    by_place: HashMap<(Role, String), usize>,
}

impl Lock {
    fn of(lines: Vec<Line>) -> Self {
        let places = lines.iter().enumerate();
        let by_place = places.map(|(index, line)| ((line.role, line.place.clone()), index));
        Self {
            by_place: by_place.collect(),
            lines,
        }
    }

    /// Reads the text of a lock file.
    ///
    /// # Errors
    ///
    /// The faults with their lines: what is no such line, what names no item, a merge conflict.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        read::lines(text).map(Self::of)
    }

    /// The surface of a client.
    pub fn of_client(api: &crate::model::Api, names: &super::Names) -> Self {
        Self::of(write::lines(api, names))
    }

    /// Every line.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Whether nothing is pinned.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The line of an item.
    pub fn line(&self, role: Role, place: &str) -> Option<&Line> {
        // Most clients are named without a file.
        if self.lines.is_empty() {
            return None;
        }
        let index = self.by_place.get(&(role, place.to_owned()))?;
        self.lines.get(*index)
    }

    /// What an item is to be called.
    pub(super) fn name(&self, role: Role, place: &str) -> Option<&str> {
        self.line(role, place).map(Line::name)
    }

    /// The names of all types.
    pub(super) fn models(&self) -> impl Iterator<Item = &str> {
        let types = self.lines.iter().filter(|line| line.role == Role::Type);
        types.map(Line::name)
    }

    /// The names of all items in a module or type.
    pub(super) fn within<'l>(&'l self, path: &'l str) -> impl Iterator<Item = &'l str> {
        let within = self.lines.iter().filter(move |line| {
            let rest = line.path.strip_prefix(path);
            let name = rest.and_then(|rest| rest.strip_prefix("::"));
            name.is_some_and(|name| !name.contains("::"))
        });
        within.map(Line::name)
    }

    /// The lines of an older surface whose places are here under other names, with these.
    pub(crate) fn renamed(&self, older: &Self) -> Vec<(Line, String)> {
        let now = |line: &Line| {
            let name = self.line(line.role, &line.place)?.name();
            (name != line.name()).then(|| (line.clone(), name.to_owned()))
        };
        older.lines.iter().filter_map(now).collect()
    }

    /// These lines, and those of `other`.
    pub(crate) fn and(mut self, other: Vec<Line>) -> Self {
        self.lines.extend(other);
        Self::of(self.lines)
    }

    /// The text of the file, for a client of this name and version.
    pub fn text(&self, package: &str, version: &str) -> String {
        let sorted: BTreeSet<String> = self.lines.iter().map(Line::to_string).collect();
        let mut text = format!(
            "# {package} {version}\n\
             # The public surface: lines that are added are additions, lines that are gone or changed break callers.\n"
        );
        for line in &sorted {
            text.push_str(line);
            text.push('\n');
        }
        text
    }
}
