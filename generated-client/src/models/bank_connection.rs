// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use super::{
    AccountId, Bank, BankConnectionId, BankConnectionType, BankId, CategorizationStatus,
    TwoStepProcedure, TwoStepProcedureId, UpdateResult, UpdateStatus,
};
use crate::runtime::{self, Secret};

/// A user's access to one bank, and the state of the data that finAPI holds of it.
///
/// The server sends every field, and null where there is no value. Later versions add fields
/// (`owners` first), so unknown ones must be passed over.
///
/// Spec: `#/components/schemas/BankConnection`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct BankConnection {
    /// Identifies a bank connection of a user.
    pub id: BankConnectionId,

    /// Identifier of the bank. Deprecated and going to be removed; read `bank.id` instead.
    #[deprecated = "Deprecated and going to be removed; read `bank.id` instead."]
    pub bank_id: BankId,

    /// A bank, as far as finAPI knows it. The server sends every field, and null where there is no
    /// value.
    pub bank: Bank,

    /// The name that was given to the connection when it was imported or edited; null if none was.
    ///
    /// At most 64 characters.
    pub name: Option<String>,

    /// The stored user ID for online banking. It may be null for the demo connection. Later
    /// versions show `XXXXX` to clients without a licence for handling credentials.
    pub banking_user_id: Option<String>,

    /// The stored customer ID for online banking; null if there is none, as at most banks. Later
    /// versions show `XXXXX` to clients without a licence for handling credentials.
    pub banking_customer_id: Option<String>,

    /// Tells whether a PIN is stored: null if not, otherwise a mask. Version 1.42 sends one `X` for
    /// each symbol of the PIN and so betrays its length; later versions always send `XXXXX`. Never
    /// use the mask as a PIN, and never send it back in an edit.
    pub banking_pin: Option<Secret>,

    /// What is behind a bank connection.
    pub r#type: BankConnectionType,

    /// Whether data are being fetched from the bank.
    pub update_status: UpdateStatus,

    /// Whether downloaded transactions are being categorised. Only meaningful once `updateStatus`
    /// is `READY`: until then it is still that of the run before.
    pub categorization_status: CategorizationStatus,

    /// How the last import or update that a call started has ended. It is null until the first one
    /// has ended, so right after an import, too.
    pub last_manual_update: Option<UpdateResult>,

    /// How the last run of finAPI's automatic batch update has ended; null if there was none.
    pub last_auto_update: Option<UpdateResult>,

    /// The two-step procedures that the bank offers to this user, for money transfers and direct
    /// debits. Each update reads them anew, so the list may change. Seen as an empty list where
    /// there are none.
    pub two_step_procedures: Option<Vec<TwoStepProcedure>>,

    /// Whether the IBAN of the recipient is enough for a money transfer, without the BIC. Each
    /// update finds it out anew.
    ///
    /// Default: `false`.
    pub iban_only_money_transfer_supported: bool,

    /// Whether the IBAN of the debtor is enough for a direct debit, without the BIC. Each update
    /// finds it out anew.
    ///
    /// Default: `false`.
    pub iban_only_direct_debit_supported: bool,

    /// Whether several money transfers can be ordered at once. Deprecated, because it is
    /// unreliable; read `supportedOrders` of the account (another resource) instead.
    ///
    /// Default: `false`.
    #[deprecated = "Deprecated, because it is unreliable; read `supportedOrders` of the account (another resource) instead."]
    pub collective_money_transfer_supported: bool,

    /// The two-step procedure that is used when an order names none; one of `twoStepProcedures`. It
    /// is null if none is set. The server resets it to null when an update shows that the bank has
    /// withdrawn the procedure.
    pub default_two_step_procedure_id: Option<TwoStepProcedureId>,

    /// The accounts of this connection. Already filled in the answer to an import.
    pub account_ids: Vec<AccountId>,
}

runtime::object!(BankConnection {
    id = "id",
    bank_id = "bankId",
    bank = "bank",
    name = "name" optional,
    banking_user_id = "bankingUserId" optional,
    banking_customer_id = "bankingCustomerId" optional,
    banking_pin = "bankingPin" optional,
    r#type = "type",
    update_status = "updateStatus",
    categorization_status = "categorizationStatus",
    last_manual_update = "lastManualUpdate" optional,
    last_auto_update = "lastAutoUpdate" optional,
    two_step_procedures = "twoStepProcedures" optional,
    iban_only_money_transfer_supported = "ibanOnlyMoneyTransferSupported",
    iban_only_direct_debit_supported = "ibanOnlyDirectDebitSupported",
    collective_money_transfer_supported = "collectiveMoneyTransferSupported",
    default_two_step_procedure_id = "defaultTwoStepProcedureId" optional,
    account_ids = "accountIds" hidden,
});

runtime::example!(BankConnection => r#"{
  "id": 1000042,
  "bankId": 280042,
  "bank": {
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
  },
  "name": "Haushaltskonto",
  "bankingUserId": "VRK0099887766",
  "bankingCustomerId": null,
  "bankingPin": "XXXXX",
  "type": "ONLINE",
  "updateStatus": "READY",
  "categorizationStatus": "READY",
  "lastManualUpdate": {
    "result": "OK",
    "errorMessage": null,
    "errorType": null,
    "timestamp": "2018-03-12 18:04:31.000"
  },
  "lastAutoUpdate": {
    "result": "BANK_SERVER_REJECTION",
    "errorMessage": "Ihr Zugang ist vorübergehend gesperrt.",
    "errorType": "BUSINESS",
    "timestamp": "2018-03-14 04:10:07.000"
  },
  "twoStepProcedures": [
    {
      "procedureId": "942",
      "procedureName": "mobileTAN",
      "procedureChallengeType": "TEXT",
      "implicitExecute": false
    },
    {
      "procedureId": "962",
      "procedureName": "Smart-TAN plus",
      "procedureChallengeType": "FLICKER_CODE",
      "implicitExecute": true
    }
  ],
  "ibanOnlyMoneyTransferSupported": true,
  "ibanOnlyDirectDebitSupported": false,
  "collectiveMoneyTransferSupported": false,
  "defaultTwoStepProcedureId": "942",
  "accountIds": [2000137, 2000138]
}"#);
