// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use super::{AccountTypeId, BankId};
use crate::runtime::{self, Checks, Secret, Validate};

/// Which bank to connect, with which credentials, and what to import. Leave out what is not
/// set, and do not send null.
///
/// Spec: `#/components/schemas/ImportBankConnectionParams`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ImportBankConnectionParams {
    /// Identifies a bank, for as long as it lasts: identifiers differ between sandbox and
    /// production, and may change with every release of finAPI. Do not hard-code them; look the
    /// bank up by its `blz`.
    pub bank_id: BankId,

    /// User ID for online banking. Required (else 422 `ILLEGAL_FIELD_VALUE`), except for the demo
    /// bank.
    ///
    /// At most 64 characters.
    pub banking_user_id: Option<String>,

    /// Customer ID for online banking. Most banks have none; see `Bank.loginFieldCustomerId`.
    ///
    /// At most 64 characters.
    pub banking_customer_id: Option<String>,

    /// PIN for online banking; any symbols are allowed. Required (else 422 `ILLEGAL_FIELD_VALUE`),
    /// except for the demo bank.
    ///
    /// At most 170 characters.
    pub banking_pin: Option<Secret>,

    /// Whether finAPI keeps the PIN, so that later updates and orders can do without. Not advised
    /// for a bank with `Bank.pinsAreVolatile`.
    ///
    /// Default: `false`.
    pub store_pin: Option<bool>,

    /// A name for the connection. The name `MSA` makes the demo bank ask a challenge (510).
    ///
    /// At most 64 characters.
    pub name: Option<String>,

    /// Whether to fetch only the accounts and, where possible, their balances, but no transactions
    /// and securities.
    ///
    /// - There is **no way back**: positions can be fetched by a later update (though perhaps not
    ///   all, as banks limit how far back they go), but once a run with false has downloaded them,
    ///   true is refused with 422 `ILLEGAL_ENTITY_STATE`.
    /// - The automatic batch update downloads positions in any case.
    /// - Security accounts may be left without a balance.
    /// - Ignored for building savings accounts and for the demo bank.
    /// - Not guaranteed for banks outside Germany.
    ///
    /// Default: `false`.
    pub skip_positions_download: Option<bool>,

    /// How many days of transactions to fetch, today included: **0, or 14 to 3650**. The values 1
    /// to 13 are refused, which `minimum` and `maximum` cannot say. 0 means as many as the bank
    /// gives.
    ///
    /// The bank may give fewer. Securities are not limited. Ignored for the demo bank, and not
    /// guaranteed for banks outside Germany.
    ///
    /// At least 0. At most 3650. Default: `0`.
    pub max_days_for_download: Option<i32>,

    /// Imports accounts of these types only; all accounts, if left out. If the bank has none of
    /// these types, the answer is 422 `NO_ACCOUNTS_FOR_TYPE_LIST`. An update with
    /// `importNewAccounts` does not keep to this list. Not guaranteed for banks outside Germany.
    pub account_type_ids: Option<Vec<AccountTypeId>>,

    /// The user's answer to the bank's challenge. Only after the same import has been answered with
    /// 510; otherwise the answer is 422 `NO_EXISTING_CHALLENGE`.
    pub challenge_response: Option<Secret>,
}

runtime::object!(ImportBankConnectionParams {
    bank_id = "bankId",
    banking_user_id = "bankingUserId" optional,
    banking_customer_id = "bankingCustomerId" optional,
    banking_pin = "bankingPin" optional,
    store_pin = "storePin" optional,
    name = "name" optional,
    skip_positions_download = "skipPositionsDownload" optional,
    max_days_for_download = "maxDaysForDownload" optional,
    account_type_ids = "accountTypeIds" optional,
    challenge_response = "challengeResponse" optional,
});

impl ImportBankConnectionParams {
    /// With what is required.
    #[inline]
    pub fn new(bank_id: BankId) -> Self {
        Self {
            bank_id,
            banking_user_id: None,
            banking_customer_id: None,
            banking_pin: None,
            store_pin: None,
            name: None,
            skip_positions_download: None,
            max_days_for_download: None,
            account_type_ids: None,
            challenge_response: None,
        }
    }

    /// Sets `bankingUserId`.
    #[must_use]
    #[inline]
    pub fn banking_user_id(mut self, banking_user_id: impl Into<String>) -> Self {
        self.banking_user_id = Some(banking_user_id.into());
        self
    }

    /// Sets `bankingCustomerId`.
    #[must_use]
    #[inline]
    pub fn banking_customer_id(mut self, banking_customer_id: impl Into<String>) -> Self {
        self.banking_customer_id = Some(banking_customer_id.into());
        self
    }

    /// Sets `bankingPin`.
    #[must_use]
    #[inline]
    pub fn banking_pin(mut self, banking_pin: impl Into<Secret>) -> Self {
        self.banking_pin = Some(banking_pin.into());
        self
    }

    /// Sets `storePin`.
    #[must_use]
    #[inline]
    pub fn store_pin(mut self, store_pin: bool) -> Self {
        self.store_pin = Some(store_pin);
        self
    }

    /// Sets `name`.
    #[must_use]
    #[inline]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets `skipPositionsDownload`.
    #[must_use]
    #[inline]
    pub fn skip_positions_download(mut self, skip_positions_download: bool) -> Self {
        self.skip_positions_download = Some(skip_positions_download);
        self
    }

    /// Sets `maxDaysForDownload`.
    #[must_use]
    #[inline]
    pub fn max_days_for_download(mut self, max_days_for_download: i32) -> Self {
        self.max_days_for_download = Some(max_days_for_download);
        self
    }

    /// Sets `accountTypeIds`.
    #[must_use]
    #[inline]
    pub fn account_type_ids(
        mut self,
        account_type_ids: impl IntoIterator<Item = AccountTypeId>,
    ) -> Self {
        self.account_type_ids = Some(account_type_ids.into_iter().collect());
        self
    }

    /// Sets `challengeResponse`.
    #[must_use]
    #[inline]
    pub fn challenge_response(mut self, challenge_response: impl Into<Secret>) -> Self {
        self.challenge_response = Some(challenge_response.into());
        self
    }
}

impl Validate for ImportBankConnectionParams {
    #[inline]
    fn validate(&self, checks: &mut Checks) {
        checks
            .at("bankingUserId")
            .max_length(&self.banking_user_id, 64);
        checks
            .at("bankingCustomerId")
            .max_length(&self.banking_customer_id, 64);
        checks.at("bankingPin").max_length(&self.banking_pin, 170);
        checks.at("name").max_length(&self.name, 64);
        checks
            .at("maxDaysForDownload")
            .minimum(&self.max_days_for_download, 0)
            .maximum(&self.max_days_for_download, 3650);
    }
}

runtime::example!(ImportBankConnectionParams => r#"{
  "bankId": 280042,
  "bankingUserId": "VRK0099887766",
  "bankingCustomerId": "4711088",
  "bankingPin": "q7!Lm",
  "storePin": true,
  "name": "Haushaltskonto",
  "skipPositionsDownload": false,
  "maxDaysForDownload": 90,
  "accountTypeIds": [1, 2]
}"#);
