// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! The table of an object: what there is to say of its fields beside their types.

/// What the table of an object says of a field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in Rust.
    pub member: &'static str,
    /// Its name in JSON.
    pub name: &'static str,
    pub(super) presence: Presence,
    pub(super) direction: Direction,
    pub(super) disclosure: Disclosure,
    pub(super) null_is_empty: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    Required,
    /// Always there, perhaps as `null`.
    Nullable,
    /// Left out where there is no value.
    Optional,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Both,
    /// Requests do not hold it.
    ReadOnly,
    /// Responses do not hold it, so that it may be missing there though requests need it.
    WriteOnly,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Disclosure {
    /// Without texts.
    Closed,
    Shown,
    Hidden,
}

impl Field {
    /// A required field.
    pub const fn new(member: &'static str, name: &'static str) -> Self {
        Self {
            member,
            name,
            presence: Presence::Required,
            direction: Direction::Both,
            disclosure: Disclosure::Closed,
            null_is_empty: false,
        }
    }

    /// It is left out where there is no value.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.presence = Presence::Optional;
        self
    }

    /// It is written as `null` where there is no value.
    #[must_use]
    pub const fn nullable(mut self) -> Self {
        self.presence = Presence::Nullable;
        self
    }

    /// Requests leave it out.
    #[must_use]
    pub const fn read_only(mut self) -> Self {
        self.direction = Direction::ReadOnly;
        self
    }

    /// Responses need not hold it.
    #[must_use]
    pub const fn write_only(mut self) -> Self {
        self.direction = Direction::WriteOnly;
        self
    }

    /// Its text may be shown by `Debug`.
    #[must_use]
    pub const fn shown(mut self) -> Self {
        self.disclosure = Disclosure::Shown;
        self
    }

    /// Nothing of it may be shown by `Debug`.
    #[must_use]
    pub const fn hidden(mut self) -> Self {
        self.disclosure = Disclosure::Hidden;
        self
    }

    /// `null` is read as an empty array or map.
    #[must_use]
    pub const fn null_is_empty(mut self) -> Self {
        self.null_is_empty = true;
        self
    }

    /// Whether a response always holds it.
    pub(super) fn is_always_there(&self) -> bool {
        self.presence != Presence::Optional && self.direction == Direction::Both
    }
}

/// The table of an object.
#[derive(Debug)]
pub struct Table {
    /// The name of the struct.
    pub name: &'static str,
    /// The properties that the document names.
    pub fields: &'static [Field],
    /// The member that keeps all other properties.
    pub rest: Option<Field>,
}

/// A struct with a table. Implemented by generated code only.
pub trait Model {
    /// Its table.
    const TABLE: &'static Table;
}
