// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use super::BankConnection;
use crate::runtime;

/// Bank connections, wrapped in an object. The list is complete; there is no paging.
///
/// Spec: `#/components/schemas/BankConnectionList`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct BankConnectionList {
    /// The connections.
    pub connections: Vec<BankConnection>,
}

runtime::object!(BankConnectionList {
    connections = "connections",
});

runtime::example!(BankConnectionList => r#"{
  "connections": [
    {
      "id": 1000043,
      "bankId": 277672,
      "bank": {
        "id": 277672,
        "name": "Demo-Bank",
        "loginHint": null,
        "bic": null,
        "blz": "00000000",
        "blzs": ["00000000"],
        "loginFieldUserId": null,
        "loginFieldCustomerId": null,
        "loginFieldPin": null,
        "isSupported": true,
        "supportedDataSources": ["FINTS_SERVER"],
        "pinsAreVolatile": false,
        "location": "DE",
        "city": null,
        "isTestBank": true,
        "popularity": 3511,
        "health": 100,
        "lastCommunicationAttempt": null,
        "lastSuccessfulCommunication": null
      },
      "name": null,
      "bankingUserId": null,
      "bankingCustomerId": null,
      "bankingPin": null,
      "type": "DEMO",
      "updateStatus": "READY",
      "categorizationStatus": "READY",
      "lastManualUpdate": {
        "result": "OK",
        "errorMessage": null,
        "errorType": null,
        "timestamp": "2018-03-14 09:26:58.000"
      },
      "lastAutoUpdate": null,
      "twoStepProcedures": [],
      "ibanOnlyMoneyTransferSupported": false,
      "ibanOnlyDirectDebitSupported": false,
      "collectiveMoneyTransferSupported": false,
      "defaultTwoStepProcedureId": null,
      "accountIds": [2000140]
    }
  ]
}"#);
