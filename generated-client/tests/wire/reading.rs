//! Answers that differ from the document in ways that a client has to bear.

use crate::support::examples::{connection, example, without_nulls};
use crate::support::{ID, answering_bytes, answering_json};
use finapi_bank_connections::api::bank_connections::ImportBankConnectionError;
use finapi_bank_connections::models::{
    BankConnection, BankConnectionType, BankDataSource, BankId, CategorizationStatus, ErrorCode,
    ErrorType, ImportBankConnectionParams, UpdateResultCode, UpdateStatus,
};
use finapi_bank_connections::{Error, Secret};
use serde_json::{Value, json};

/// Reads a connection that the server sends like this.
async fn read(body: &Value) -> BankConnection {
    let (_server, client) = answering_json(200, body).await;
    let answer = client.bank_connections().get_bank_connection(ID).await;
    answer.expect("the connection can be read")
}

#[tokio::test]
async fn a_null_reads_like_a_missing_field() {
    let nulls = example("importBankConnection", "201", "demo");
    let missing = without_nulls(nulls);
    assert!(nulls.to_string().len() > missing.to_string().len());
    let (with_null, without) = (read(nulls).await, read(&missing).await);
    assert!(with_null == without);
    assert!(with_null.name.is_none() && with_null.banking_pin.is_none());
    assert!(with_null.last_manual_update.is_none() && with_null.bank.bic.is_none());
}

#[tokio::test]
async fn an_optional_array_may_be_null_missing_or_empty() {
    for (value, length) in [(json!(null), None), (json!([]), Some(0))] {
        let mut body = connection();
        body["twoStepProcedures"] = value;
        let read = read(&body).await;
        assert_eq!(read.two_step_procedures.map(|all| all.len()), length);
    }
}

#[tokio::test]
async fn all_fields_are_read() {
    let read = read(&connection()).await;
    assert_eq!((read.id, read.bank.id), (ID, BankId(280_042)));
    assert_eq!(read.bank_id, BankId(280_042));
    assert_eq!(read.name.as_deref(), Some("Haushaltskonto"));
    assert_eq!(read.banking_pin.as_ref().map(Secret::expose), Some("XXXXX"));
    assert_eq!(read.update_status, UpdateStatus::Ready);
    assert_eq!(read.categorization_status, CategorizationStatus::Ready);
    assert_eq!(read.r#type, BankConnectionType::Online);
    let automatic = read.last_auto_update.expect("a result");
    assert_eq!(automatic.result, UpdateResultCode::BankServerRejection);
    assert_eq!(automatic.error_type, Some(ErrorType::Business));
    assert_eq!(automatic.timestamp.as_str(), "2018-03-14 04:10:07.000");
    let ids: Vec<_> = read.account_ids.iter().map(|id| id.0).collect();
    assert_eq!(ids, [2_000_137, 2_000_138]);
}

#[tokio::test]
async fn unknown_fields_are_passed_over() {
    let mut body = connection();
    let expected = read(&body).await;
    body["owners"] = json!(null);
    body["bank"]["bankGroup"] = json!({"id": 1, "deep": [{"er": []}]});
    body["lastManualUpdate"]["x"] = json!(1.5e300);
    body["twoStepProcedures"][0]["photo"] = json!("");
    assert!(read(&body).await == expected);
}

#[tokio::test]
async fn unknown_enum_values_are_kept_and_written_back() {
    let mut body = connection();
    body["type"] = json!("HYBRID");
    body["updateStatus"] = json!("");
    body["categorizationStatus"] = json!("ready");
    body["lastManualUpdate"]["result"] = json!("TEILWEISE_ÖK");
    body["lastManualUpdate"]["errorType"] = json!("OTHER");
    body["bank"]["supportedDataSources"] = json!(["XS2A", "FINTS_SERVER"]);
    let read = read(&body).await;
    assert!(matches!(&read.r#type, BankConnectionType::Unknown(text) if text.as_str() == "HYBRID"));
    assert!(matches!(&read.update_status, UpdateStatus::Unknown(text) if text.as_str().is_empty()));
    assert!(read.categorization_status != CategorizationStatus::Ready);
    let result = read
        .last_manual_update
        .as_ref()
        .map(|run| run.result.as_str());
    assert_eq!(result, Some("TEILWEISE_ÖK"));
    assert_eq!(read.bank.supported_data_sources[0].to_string(), "XS2A");
    assert_eq!(
        read.bank.supported_data_sources[1],
        BankDataSource::FintsServer
    );
    assert_eq!(json!(read), without_nulls(&body));
}

#[tokio::test]
async fn limits_do_not_apply_to_answers() {
    let mut body = connection();
    body["name"] = json!("n".repeat(65));
    body["bank"]["health"] = json!(101);
    body["accountIds"] = json!([5, 5]);
    let read = read(&body).await;
    assert_eq!((read.bank.health, read.account_ids.len()), (101, 2));
}

#[tokio::test]
async fn dates_are_kept_as_they_come() {
    for date in [
        "2018-06-12 15:39:35.000",
        "2020-11-19T16:54:06.854+01:00",
        "soon",
    ] {
        let mut body = connection();
        body["lastManualUpdate"]["timestamp"] = json!(date);
        let run = read(&body).await.last_manual_update.expect("a result");
        assert_eq!(run.timestamp.as_str(), date);
    }
}

#[tokio::test]
async fn later_and_sparser_error_bodies_are_read() {
    let later = json!({
        "errors": [{
            "message": null, "code": "SOMETHING_NEW", "type": null,
            "multiStepAuthentication": {"hash": "abc", "status": "REDIRECT_REQUIRED"},
        }, {}],
        "date": "2026-01-01T00:00:00.000+01:00", "requestId": null, "endpoint": "POST /x",
    });
    let sparse = json!({"date": "2018-03-14 09:26:53.589"});
    let params = ImportBankConnectionParams::new(BankId(1));
    for (body, codes) in [(later, 2), (sparse, 0)] {
        let (_server, client) = answering_json(510, &body).await;
        let answer = client
            .bank_connections()
            .import_bank_connection(&params)
            .await;
        let Err(Error::Api(error)) = answer else {
            panic!("expected a documented error");
        };
        let ImportBankConnectionError::AdditionalAuthenticationRequired(message) = error.error()
        else {
            panic!("expected a challenge, got {error}");
        };
        let errors = message.errors.as_deref().unwrap_or_default();
        assert_eq!(errors.len(), codes);
        if let [first, second] = errors {
            let unknown = ErrorCode::from("SOMETHING_NEW");
            assert_eq!((&first.code, &second.code), (&Some(unknown), &None));
        }
        // What the types do not know yet is still within reach.
        assert_eq!(serde_json::from_slice::<Value>(error.body()).unwrap(), body);
    }
}

#[tokio::test]
async fn a_byte_order_mark_and_blanks_are_passed_over() {
    let text = connection().to_string();
    for body in [
        format!("\u{feff}{text}"),
        format!("\r\n\t {text} \n"),
        format!("\u{feff} {text}"),
    ] {
        let (_server, client) = answering_bytes(200, "application/json", body).await;
        let answer = client.bank_connections().get_bank_connection(ID).await;
        assert_eq!(answer.expect("a connection").id, ID);
    }
}

#[tokio::test]
async fn json_is_read_whatever_the_content_type_says() {
    for name in [
        "text/plain",
        "text/html; charset=utf-8",
        "application/problem+json",
        "¿?",
        "x",
    ] {
        let (_server, client) = answering_bytes(200, name, connection().to_string()).await;
        let answer = client.bank_connections().get_bank_connection(ID).await;
        assert_eq!(answer.expect("a connection").id, ID, "{name}");
    }
}
