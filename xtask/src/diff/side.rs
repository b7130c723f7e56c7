//! One of the two documents, and the client that it becomes.

use std::fmt;

use codegen::diagnostic::{Diagnostic, Locate as _, Target};
use codegen::document::Document;
use codegen::model::Api;
use codegen::names::{self, Lock, Names};
use codegen::normal::Selection;
use codegen::normal::codes::LEFT_OUT;
use codegen::pointer::Pointer;
use codegen::review::{Client, Written};
use codegen::{Diagnostics, normal};

use crate::failure::Failure;
use crate::input::Input;
use crate::report::{failed, show};
use crate::terminal::Terminal;
use crate::way_out::refused;

use super::report::printable;

pub struct Side {
    pub document: Document,
    selection: Selection,
    pub api: Api,
    pub names: Names,
    operations: Vec<Pointer>,
    file: String,
    /// Whether it is one of the working tree, and not of a revision.
    is_here: bool,
}

impl Side {
    pub fn of(
        input: &Input,
        lock: &Lock,
        is_here: bool,
        terminal: &Terminal,
    ) -> Result<Self, Failure> {
        Self::read(input, lock, is_here, terminal).map_err(|failure| match failure {
            Failure::Found => Failure::Incomparable,
            other => other,
        })
    }

    fn read(
        input: &Input,
        lock: &Lock,
        is_here: bool,
        terminal: &Terminal,
    ) -> Result<Self, Failure> {
        let document = input.load(terminal)?;
        let selection = Selection {
            may_lack: true,
            ..input.selection.clone()
        };
        let (api, diagnostics) = codegen::lower(&document, &selection);
        let Some(api) = api else {
            return Err(refused(&diagnostics, &document, &selection, terminal));
        };
        // What is left out counts as gone. What else is to say of it, `gen` says.
        let left_out = diagnostics.iter().filter(|it| it.code().id == LEFT_OUT.id);
        show(&left_out.cloned().collect(), &document, terminal);
        let names = names::assign(&api, lock);
        let operations = api.operations.iter().map(|it| it.pointer.clone()).collect();
        Ok(Self {
            document,
            selection,
            api,
            names,
            operations,
            file: input.files.name(&input.spec),
            is_here,
        })
    }

    /// What is wanted and not there.
    fn lacking(&self) -> Diagnostics {
        normal::lacking(&self.document, &self.selection)
    }

    /// Says what is wanted and in neither of the two: what only one has is new or gone.
    pub fn require(old: &Self, new: &Self, terminal: &Terminal) -> Result<(), Failure> {
        let (before, now) = (old.lacking(), new.lacking());
        let is_gone = |it: &&Diagnostic| before.iter().any(|old| old.message() == it.message());
        let nowhere: Diagnostics = now.iter().filter(is_gone).cloned().collect();
        if nowhere.iter().next().is_some() {
            failed(&nowhere, &new.document, terminal);
            return Err(Failure::Incomparable);
        }
        Ok(())
    }

    pub fn compared(&self) -> (Client<'_>, Written<'_>) {
        let Self { api, names, .. } = self;
        let written = Written {
            root: self.document.root(),
            operations: &self.operations,
        };
        (Client { api, names }, written)
    }

    pub fn about(&self) -> About {
        About {
            file: self.file.clone(),
            title: self.api.title.clone(),
            version: self.api.version.clone(),
        }
    }

    pub fn locate(&self, pointer: &Pointer) -> Option<At> {
        let location = self.document.locate(pointer, Target::Key)?;
        let (line, column) = location.line_column();
        Some(At {
            file: location.file.name().to_owned(),
            is_file: self.is_here,
            line,
            column,
        })
    }
}

/// What a document says of itself.
pub struct About {
    pub file: String,
    pub title: String,
    pub version: String,
}

/// A place in a file, lines and columns counted from 1.
pub struct At {
    pub file: String,
    /// Whether it is one of the working tree, and not of a revision.
    pub is_file: bool,
    pub line: usize,
    pub column: usize,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", printable(&self.file), self.line, self.column)
    }
}
