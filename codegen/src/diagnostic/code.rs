//! Stable codes of messages.

use super::Severity;

/// The kind of a message: a stable id, and what `cargo xtask explain` tells about it.
///
/// Each stage declares its own with [`codes!`], in a `codes.rs` beside the code that raises them.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `E`, `W` or `N` for error, warning or note, and four digits of which the first two name the stage.
    pub id: &'static str,
    /// What is wrong, in general, in one line.
    pub title: &'static str,
    /// Why it matters and what to do, in Markdown.
    pub explanation: &'static str,
}

impl Code {
    /// How bad it is, as the id says.
    pub fn severity(&self) -> Severity {
        match self.id.as_bytes().first() {
            Some(b'N') => Severity::Note,
            Some(b'W') => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// Declares the codes of a stage, and `ALL`, the list of them:
///
/// ```text
/// codes! {
///     DUPLICATE_KEY = "E0103", "a key occurs twice",
///         "Of two equal keys in one mapping only one could count. …";
/// }
/// ```
macro_rules! codes {
    ($($name:ident = $id:literal, $title:literal, $explanation:literal;)*) => {
        $(
            #[doc = concat!("`", $id, "`: ", $title, ".")]
            pub static $name: $crate::diagnostic::Code = $crate::diagnostic::Code {
                id: $id,
                title: $title,
                explanation: $explanation,
            };
        )*
        /// The codes of this stage.
        pub static ALL: &[&$crate::diagnostic::Code] = &[$(&$name),*];
    };
}
pub(crate) use codes;
