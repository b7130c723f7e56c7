// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use super::{BankDataSource, BankId, FinapiDateTime};
use crate::runtime;

/// A bank, as far as finAPI knows it. The server sends every field, and null where there is no
/// value.
///
/// Spec: `#/components/schemas/Bank`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Bank {
    /// Identifies a bank, for as long as it lasts: identifiers differ between sandbox and
    /// production, and may change with every release of finAPI. Do not hard-code them; look the
    /// bank up by its `blz`.
    pub id: BankId,

    /// Name of the bank.
    pub name: String,

    /// Which credentials finAPI expects: a German text for the user, which may contain HTML. They
    /// can differ from those of the bank's website, so always show it if there is one.
    pub login_hint: Option<String>,

    /// BIC of the bank.
    pub bic: Option<String>,

    /// Bank code (*Bankleitzahl*). The demo bank has `00000000`. A text, and not always made of
    /// digits: later test banks have codes such as `DEMO0001`. The right thing to hard-code, if a
    /// bank must be hard-coded at all.
    pub blz: String,

    /// All bank codes of the bank. Deprecated and going to be removed; read `blz` instead.
    #[deprecated = "Deprecated and going to be removed; read `blz` instead."]
    pub blzs: Vec<String>,

    /// The bank's name for the user ID, to label the input field with. If null, the bank needs no
    /// user ID: show no such field.
    pub login_field_user_id: Option<String>,

    /// The bank's name for the customer ID, to label the input field with. If null, the bank needs
    /// no customer ID: show no such field.
    pub login_field_customer_id: Option<String>,

    /// The bank's name for the PIN, mostly `PIN`, to label the input field with. If null, the bank
    /// needs no PIN: show no such field.
    pub login_field_pin: Option<String>,

    /// Whether connections of this bank can be imported and updated. If not, both answer 501.
    ///
    /// Default: `false`.
    pub is_supported: bool,

    /// How finAPI can download from this bank; empty if the bank is not supported. Web scraping can
    /// be switched off for a client. Then a bank with no other source cannot be used, and import
    /// and update answer 422 `ILLEGAL_ENTITY_STATE`.
    pub supported_data_sources: Vec<BankDataSource>,

    /// Whether a PIN is good for one login only. If so, do not store it: it will not work again.
    ///
    /// Default: `false`.
    pub pins_are_volatile: bool,

    /// Country of the bank as a code of two letters (ISO 3166-1 alpha-2). Null for an international
    /// institute.
    pub location: Option<String>,

    /// City of the bank.
    pub city: Option<String>,

    /// Whether this is no real bank but an endpoint for tests, of finAPI or of a bank. Hide such
    /// banks in production.
    ///
    /// Default: `false`.
    pub is_test_bank: bool,

    /// How many connections to this bank exist at the moment, counting all users of all clients
    /// that belong to the same mandator. Of use for sorting search results.
    pub popularity: i32,

    /// Share of finAPI's latest attempts to reach the bank that worked technically, in per cent.
    /// Wrong credentials count as success.
    ///
    /// At least 0. At most 100.
    pub health: i32,

    /// When finAPI last tried to reach the bank for an import or update, for any user.
    pub last_communication_attempt: Option<FinapiDateTime>,

    /// When finAPI last reached the bank for an import or update, for any user.
    pub last_successful_communication: Option<FinapiDateTime>,
}

runtime::object!(Bank {
    id = "id",
    name = "name",
    login_hint = "loginHint" optional,
    bic = "bic" optional,
    blz = "blz",
    blzs = "blzs",
    login_field_user_id = "loginFieldUserId" optional,
    login_field_customer_id = "loginFieldCustomerId" optional,
    login_field_pin = "loginFieldPin" optional,
    is_supported = "isSupported",
    supported_data_sources = "supportedDataSources",
    pins_are_volatile = "pinsAreVolatile",
    location = "location" optional,
    city = "city" optional,
    is_test_bank = "isTestBank",
    popularity = "popularity",
    health = "health",
    last_communication_attempt = "lastCommunicationAttempt" optional,
    last_successful_communication = "lastSuccessfulCommunication" optional,
});

runtime::example!(Bank => r#"{
  "id": 280042,
  "name": "Volksbank Musterstadt eG",
  "loginHint": "Bitte geben Sie Ihren <strong>VR-NetKey</strong> und Ihre PIN ein.",
  "bic": "MUSTDE99XXX",
  "blz": "99900042",
  "blzs": ["99900042"],
  "loginFieldUserId": "VR-NetKey",
  "loginFieldCustomerId": null,
  "loginFieldPin": "PIN",
  "isSupported": true,
  "supportedDataSources": ["FINTS_SERVER", "WEB_SCRAPER"],
  "pinsAreVolatile": false,
  "location": "DE",
  "city": "Musterstadt",
  "isTestBank": false,
  "popularity": 128,
  "health": 97,
  "lastCommunicationAttempt": "2018-03-14 09:21:40.000",
  "lastSuccessfulCommunication": "2018-03-14 09:21:40.000"
}"#);
