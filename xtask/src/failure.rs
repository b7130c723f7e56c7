//! The ways in which a command does not succeed.

/// Why a command stopped; each kind has its exit status.
#[derive(Debug)]
pub enum Failure {
    /// The document is wrong, or a check found something. It has been told already. Status 1.
    Found,
    /// The command was called wrongly, or the machine did not let it work. Status 2.
    Usage(String),
    /// One of two documents that are to be compared is wrong, where 1 has another meaning. It has
    /// been told already. Status 3.
    Incomparable,
}

impl Failure {
    pub fn usage(message: impl Into<String>) -> Self {
        Self::Usage(message.into())
    }
}
