//! The document as it was written: the raw value with overlays applied, and the place of every node.
//!
//! Swagger 2.0 and the versions of `OpenAPI` 3 go in; the shape of `OpenAPI` 3.0 goes out, with
//! places that name the document as its author knows it. See `conversion`.

pub mod codes;
mod conversion;
mod events;
mod file;
mod json;
mod layout;
mod origin;
mod overlay;
pub mod private;
pub(crate) mod references;
mod replay;
mod scalar;
mod tree;
mod version;
pub mod words;
mod yaml;

use std::collections::HashMap;
use std::sync::OnceLock;

use indexmap::IndexMap;
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics, Locate, Location, Severity, Target};
use crate::pointer::Pointer;
use file::File;
use origin::Origins;
use version::Version;
use words::Words;

/// A text that someone has read from somewhere.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name as shown to people, for example `spec/bank-connections.yaml`.
    pub name: String,
    /// The text, YAML or JSON.
    pub text: String,
}

/// Reads a file that a reference names, relative to the root folder: that of the main document,
/// unless a wider one is given. The error is the reason, as a person is told it: "no such file".
pub type Read<'a> = dyn FnMut(&str) -> Result<String, String> + 'a;

/// A document with all files that it refers to.
#[derive(Debug)]
pub struct Document {
    /// The folder of the main file, relative to the root folder.
    within: String,
    /// By name relative to the folder of the main document, which itself is `""`.
    files: IndexMap<String, Entry>,
    /// What overlays have put where it is.
    origins: Origins,
    /// What the conversion of a version has put where it is.
    moves: Origins,
    /// The same the other way round, made when a reference needs it.
    moved: OnceLock<HashMap<Pointer, Vec<Pointer>>>,
    /// What a conversion has to say of objects, by the numbers that these carry.
    said: Vec<Diagnostic>,
    words: &'static Words,
    warnings: Diagnostics,
}

#[derive(Debug)]
enum Entry {
    Loaded(Box<File>),
    Unreadable(String),
}

/// A document that cannot be used.
#[derive(Debug)]
pub struct Failure {
    /// What is wrong with it, and the warnings.
    pub diagnostics: Diagnostics,
    /// What could be read, to locate the messages in.
    pub document: Document,
}

/// Reads a document, applies the overlays in order, and reads all files that it refers to.
///
/// A file that cannot be read is no error yet: [`Document::resolve`] tells whoever needs it.
pub fn load(
    main: Source,
    overlays: Vec<Source>,
    read: &mut Read<'_>,
) -> Result<Document, Box<Failure>> {
    load_within("", main, overlays, read)
}

/// The same of a document in a folder `within` the root folder, such as `api/v1`, so that its
/// references may lead to what lies above it.
pub fn load_within(
    within: &str,
    main: Source,
    overlays: Vec<Source>,
    read: &mut Read<'_>,
) -> Result<Document, Box<Failure>> {
    let mut diagnostics = Diagnostics::new();
    let mut document = Document {
        within: within.to_owned(),
        files: IndexMap::new(),
        origins: Origins::default(),
        moves: Origins::default(),
        moved: OnceLock::new(),
        said: Vec::new(),
        words: Version::OpenApi30.words(),
        warnings: Diagnostics::new(),
    };
    let root = Pointer::root();
    let mut file = File::read(&main.name, main.text, &root);
    file.require_mapping("an OpenAPI document", &root);
    diagnostics.extend(std::mem::take(&mut file.diagnostics));
    let mut value = std::mem::take(&mut file.value);
    document
        .files
        .insert(String::new(), Entry::Loaded(Box::new(file)));
    let readable = value.is_object();

    for overlay in overlays {
        // No reference can name it so, since a file name holds no colon.
        let root = Pointer::file_root(&format!("overlay:{}", overlay.name));
        let mut file = File::read(&overlay.name, overlay.text, &root);
        file.require_mapping("an overlay", &root);
        diagnostics.extend(std::mem::take(&mut file.diagnostics));
        if readable && file.value.is_object() {
            overlay::apply(
                &mut value,
                &file.value,
                &root,
                &mut document.origins,
                &mut diagnostics,
            );
        }
        document
            .files
            .insert(root.file().to_owned(), Entry::Loaded(Box::new(file)));
    }
    let version = readable
        .then(|| version::read(&value, &mut diagnostics))
        .flatten();
    if let Some(Entry::Loaded(main)) = document.files.get_mut("") {
        main.value = value;
    }
    if diagnostics.has_errors() {
        return Err(Box::new(Failure {
            diagnostics,
            document,
        }));
    }
    document.read_references(&main.name, read);
    if let Some(version) = version {
        document.words = version.words();
        diagnostics.extend(conversion::convert(&mut document, version));
    }
    for entry in document.files.values() {
        if let Entry::Loaded(file) = entry {
            let warnings = file
                .diagnostics
                .iter()
                .filter(|d| d.severity() == Severity::Warning);
            diagnostics.extend(warnings.cloned());
        }
    }
    document.warnings = diagnostics;
    Ok(document)
}

impl Document {
    /// The value at the root of the main file.
    pub fn root(&self) -> &Value {
        self.value(&Pointer::root()).unwrap_or(&Value::Null)
    }

    /// The value at a place of any file.
    pub fn value(&self, place: &Pointer) -> Option<&Value> {
        match self.files.get(place.file())? {
            Entry::Loaded(file) => file.value.pointer(place.fragment()),
            Entry::Unreadable(_) => None,
        }
    }

    /// Where a node was written, if an overlay or a conversion has put it where it is.
    pub fn origin(&self, place: &Pointer) -> Pointer {
        self.origins.of(&self.moves.of(place))
    }

    /// How the version that the document is written in says what messages speak of.
    pub fn words(&self) -> &'static Words {
        self.words
    }

    /// The key under which a node was written.
    pub fn key(&self, place: &Pointer) -> Option<String> {
        self.origin(place).last()
    }

    /// Where a node stands now that was written at a place and has been moved from it.
    fn moved(&self, written: &Pointer) -> Option<Pointer> {
        let moved = self.moved.get_or_init(|| self.moves.inverse());
        let mut holder = Some(written.clone());
        while let Some(from) = holder {
            let places = moved.get(&from).into_iter().flatten();
            let mut places = places.filter_map(|to| written.rebase(&from, to));
            if let Some(found) = places.find(|place| self.value(place).is_some()) {
                return Some(found);
            }
            holder = from.parent();
        }
        None
    }

    fn value_mut(&mut self, place: &Pointer) -> Option<&mut Value> {
        match self.files.get_mut(place.file())? {
            Entry::Loaded(file) => file.value.pointer_mut(place.fragment()),
            Entry::Unreadable(_) => None,
        }
    }

    /// What is odd, but did not stop the document from being read.
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }

    /// Reads what is referred to, and what that refers to, each file once.
    fn read_references(&mut self, main: &str, read: &mut Read<'_>) {
        let folder = main
            .rfind(['/', '\\'])
            .map_or("", |end| main.get(..=end).unwrap_or_default());
        let folder = folder.to_owned();
        let mut unread = self.referred(&Pointer::root());
        while let Some(root) = unread.pop() {
            let name = root.file();
            if self.files.contains_key(name) {
                continue;
            }
            let Some(path) = self.path_from_root(name) else {
                continue;
            };
            let entry = match read(&path) {
                Ok(text) => Entry::Loaded(Box::new(File::read(
                    &format!("{folder}{name}"),
                    text,
                    &root,
                ))),
                Err(reason) => Entry::Unreadable(reason),
            };
            self.files.insert(name.to_owned(), entry);
            unread.extend(self.referred(&root));
        }
    }

    /// The roots of the files that a file refers to.
    fn referred(&self, root: &Pointer) -> Vec<Pointer> {
        let references = self
            .value(root)
            .map(references::external)
            .unwrap_or_default();
        let targets = references
            .into_iter()
            .filter_map(|reference| Pointer::parse_reference_from_root(root, reference).ok());
        let mut roots: Vec<Pointer> = targets
            .map(|target| Pointer::file_root(self.canonical(target).file()))
            .collect();
        roots.sort();
        roots.dedup();
        roots.reverse();
        roots
    }

    /// The path of a file from the root folder; `None` if it lies outside of that.
    fn path_from_root(&self, file: &str) -> Option<String> {
        let mut folder = self.within.as_str();
        let mut below = file;
        while let Some(rest) = below.strip_prefix("../") {
            if folder.is_empty() {
                return None;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
            below = rest;
        }
        let separator = if folder.is_empty() { "" } else { "/" };
        Some(format!("{folder}{separator}{below}"))
    }

    /// A place in the main file has one name, also if another file calls the main file by its own,
    /// and so has one in a file that is called by way of a folder above it.
    fn canonical(&self, place: Pointer) -> Pointer {
        let mut place = place;
        if place.file().starts_with("../")
            && let Some(path) = self.path_from_root(place.file())
            && let Some(below) = path.strip_prefix(&format!("{}/", self.within))
        {
            let (from, to) = (Pointer::file_root(place.file()), Pointer::file_root(below));
            place = place.rebase(&from, &to).unwrap_or(place);
        }
        let Some(Entry::Loaded(main)) = self.files.get("") else {
            return place;
        };
        let name = main.source.name();
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        if place.file() == name {
            let moved = place.rebase(&Pointer::file_root(name), &Pointer::root());
            return moved.unwrap_or(place);
        }
        place
    }
}

impl Locate for Document {
    fn locate(&self, place: &Pointer, on: Target) -> Option<Location<'_>> {
        let place = match on {
            Target::Text(..) => place.clone(),
            Target::Key | Target::Value => self.origin(place),
        };
        match self.files.get(place.file())? {
            Entry::Loaded(file) => Some(Location {
                file: &file.source,
                range: file.locate(&place, on),
            }),
            Entry::Unreadable(_) => None,
        }
    }
}
