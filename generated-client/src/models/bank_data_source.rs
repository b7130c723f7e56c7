// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime::{self, UnknownValue};

/// A way to download data from a bank:
///
/// - `WEB_SCRAPER`: by reading the website of its online banking.
/// - `FINTS_SERVER`: through its FinTS interface.
///
/// Spec: `#/components/schemas/BankDataSource`
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum BankDataSource {
    /// `WEB_SCRAPER`
    WebScraper,

    /// `FINTS_SERVER`
    FintsServer,

    /// A value that this version of the client does not know.
    Unknown(UnknownValue),
}

runtime::string_enum!(BankDataSource {
    WebScraper = "WEB_SCRAPER",
    FintsServer = "FINTS_SERVER",
});

runtime::example!(BankDataSource => r#""FINTS_SERVER""#);
