// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime;

/// A type of account:
///
/// - 1: checking account
/// - 2: savings account
/// - 3: credit card
/// - 4: securities account
/// - 5: loan
/// - 6: pocket money account; deprecated, as no account has this type unless somebody sets it
/// - 7: membership
/// - 8: building savings (*Bausparen*)
///
/// Spec: `#/components/schemas/AccountTypeId`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AccountTypeId {
    /// `1`
    Checking,

    /// `2`
    Savings,

    /// `3`
    CreditCard,

    /// `4`
    Security,

    /// `5`
    Loan,

    /// `6`
    Pocket,

    /// `7`
    Membership,

    /// `8`
    BuildingSaving,

    /// A value that this version of the client does not know.
    Unknown(i64),
}

runtime::integer_enum!(AccountTypeId {
    Checking = 1,
    Savings = 2,
    CreditCard = 3,
    Security = 4,
    Loan = 5,
    Pocket = 6,
    Membership = 7,
    BuildingSaving = 8,
});

runtime::example!(AccountTypeId => r#"1"#);
