// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use super::BankConnectionId;
use crate::runtime::{self, Checks, Secret, Validate};

/// Which bank connection to update, and what to fetch. Leave out what is not set, and do not
/// send null.
///
/// Spec: `#/components/schemas/UpdateBankConnectionParams`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateBankConnectionParams {
    /// Identifies a bank connection of a user.
    pub bank_connection_id: BankConnectionId,

    /// PIN for online banking; any symbols are allowed. Required if finAPI has stored none (else
    /// 422 `MISSING_FIELD`); if given, it is used instead of the stored one. Ignored for the demo
    /// connection.
    ///
    /// At most 170 characters.
    pub banking_pin: Option<Secret>,

    /// Whether to import accounts that are not part of the connection yet. It makes the update
    /// slower, so set it only when new accounts are expected, best when the user says so. It
    /// imports accounts of *all* types, even if the import was limited by `accountTypeIds`. Ignored
    /// for the demo connection.
    ///
    /// Default: `false`.
    pub import_new_accounts: Option<bool>,

    /// Whether to fetch only the accounts and, where possible, their balances, but no transactions
    /// and securities.
    ///
    /// - There is **no way back**: once a run with false has downloaded positions of this
    ///   connection, true is refused with 422 `ILLEGAL_ENTITY_STATE`.
    /// - The automatic batch update downloads positions in any case.
    /// - Security accounts may be left without a balance.
    /// - Ignored for the demo connection.
    /// - Not guaranteed for banks outside Germany.
    ///
    /// Default: `false`.
    pub skip_positions_download: Option<bool>,

    /// The user's answer to the bank's challenge. Only after the same update has been answered with
    /// 510; otherwise the answer is 422 `NO_EXISTING_CHALLENGE`.
    pub challenge_response: Option<Secret>,
}

runtime::object!(UpdateBankConnectionParams {
    bank_connection_id = "bankConnectionId",
    banking_pin = "bankingPin" optional,
    import_new_accounts = "importNewAccounts" optional,
    skip_positions_download = "skipPositionsDownload" optional,
    challenge_response = "challengeResponse" optional,
});

impl UpdateBankConnectionParams {
    /// With what is required.
    #[inline]
    pub fn new(bank_connection_id: BankConnectionId) -> Self {
        Self {
            bank_connection_id,
            banking_pin: None,
            import_new_accounts: None,
            skip_positions_download: None,
            challenge_response: None,
        }
    }

    /// Sets `bankingPin`.
    #[must_use]
    #[inline]
    pub fn banking_pin(mut self, banking_pin: impl Into<Secret>) -> Self {
        self.banking_pin = Some(banking_pin.into());
        self
    }

    /// Sets `importNewAccounts`.
    #[must_use]
    #[inline]
    pub fn import_new_accounts(mut self, import_new_accounts: bool) -> Self {
        self.import_new_accounts = Some(import_new_accounts);
        self
    }

    /// Sets `skipPositionsDownload`.
    #[must_use]
    #[inline]
    pub fn skip_positions_download(mut self, skip_positions_download: bool) -> Self {
        self.skip_positions_download = Some(skip_positions_download);
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

impl Validate for UpdateBankConnectionParams {
    #[inline]
    fn validate(&self, checks: &mut Checks) {
        checks.at("bankingPin").max_length(&self.banking_pin, 170);
    }
}

runtime::example!(UpdateBankConnectionParams => r#"{
  "bankConnectionId": 1000042,
  "bankingPin": "q7!Lm",
  "importNewAccounts": false,
  "skipPositionsDownload": false
}"#);
