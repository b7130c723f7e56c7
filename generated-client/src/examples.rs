// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! A value of each model, from the examples of the document.
//!
//! `{"$ref": "Name"}` stands for the example of that model.

use crate::runtime;

runtime::examples!(models {
    AccountId = r#"2000137"#,
    AccountTypeId = r#"1"#,
    BadCredentialsError = r#"{"error": "invalid_token", "error_description": "Invalid access token"}"#,
    Bank = r#"{
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
    }"#,
    BankConnection = r#"{
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
    }"#,
    BankConnectionId = r#"1000042"#,
    BankConnectionList = r#"{
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
    }"#,
    BankConnectionType = r#""ONLINE""#,
    BankDataSource = r#""FINTS_SERVER""#,
    BankId = r#"280042"#,
    CategorizationStatus = r#""READY""#,
    EditBankConnectionParams = r#"{
      "bankingUserId": "VRK0099887766",
      "bankingCustomerId": "",
      "bankingPin": "n4?Wx",
      "defaultTwoStepProcedureId": "942",
      "name": "Haushaltskonto"
    }"#,
    ErrorCode = r#""BANK_SERVER_REJECTION""#,
    ErrorDetails = r#"{
      "message": "Bitte geben Sie die TAN ein, die an Ihr Mobiltelefon gesendet wurde.",
      "code": "ADDITIONAL_AUTHENTICATION_REQUIRED",
      "type": "BUSINESS"
    }"#,
    ErrorMessage = r#"{
      "errors": [
        {
          "message": "Die Anmeldung ist fehlgeschlagen. Bitte prüfen Sie Ihre Zugangsdaten.",
          "code": "BANK_SERVER_REJECTION",
          "type": "BUSINESS"
        }
      ],
      "date": "2018-03-14 09:26:53.589",
      "requestId": "selfgen-27a9e6c4-b58f-4d13-80fe-c4d6012b973e"
    }"#,
    ErrorType = r#""BUSINESS""#,
    FinapiDateTime = r#""2018-06-12 15:39:35.000""#,
    IdentifierList = r#"{"identifiers": [1000042, 1000043]}"#,
    ImportBankConnectionParams = r#"{
      "bankId": 280042,
      "bankingUserId": "VRK0099887766",
      "bankingCustomerId": "4711088",
      "bankingPin": "q7!Lm",
      "storePin": true,
      "name": "Haushaltskonto",
      "skipPositionsDownload": false,
      "maxDaysForDownload": 90,
      "accountTypeIds": [1, 2],
      "challengeResponse": "483920"
    }"#,
    RequestId = r#""selfgen-27a9e6c4-b58f-4d13-80fe-c4d6012b973e""#,
    TwoStepProcedure = r#"{
      "procedureId": "955",
      "procedureName": "mobileTAN",
      "procedureChallengeType": "TEXT",
      "implicitExecute": false
    }"#,
    TwoStepProcedureId = r#""955""#,
    UpdateBankConnectionParams = r#"{
      "bankConnectionId": 1000042,
      "bankingPin": "q7!Lm",
      "importNewAccounts": false,
      "skipPositionsDownload": false,
      "challengeResponse": "483920"
    }"#,
    UpdateResult = r#"{
      "result": "BANK_SERVER_REJECTION",
      "errorMessage": "Die PIN wurde geändert. Bitte prüfen Sie Ihre Zugangsdaten.",
      "errorType": "BUSINESS",
      "timestamp": "2018-03-14 04:10:07.000"
    }"#,
    UpdateResultCode = r#""OK""#,
    UpdateStatus = r#""READY""#,
});
