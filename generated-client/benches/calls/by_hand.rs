//! What one would write without the generator: plain structs and a plain `reqwest` call.

use serde::Deserialize;
use std::time::Duration;

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is the cost that is measured")]
pub struct BankConnectionList {
    pub connections: Vec<BankConnection>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is read is the cost that is measured")]
pub struct BankConnection {
    pub id: i64,
    pub bank_id: i64,
    pub bank: Bank,
    pub name: Option<String>,
    pub banking_user_id: Option<String>,
    pub banking_customer_id: Option<String>,
    pub banking_pin: Option<String>,
    pub r#type: BankConnectionType,
    pub update_status: UpdateStatus,
    pub categorization_status: CategorizationStatus,
    pub last_manual_update: Option<UpdateResult>,
    pub last_auto_update: Option<UpdateResult>,
    pub two_step_procedures: Option<Vec<TwoStepProcedure>>,
    pub iban_only_money_transfer_supported: bool,
    pub iban_only_direct_debit_supported: bool,
    pub collective_money_transfer_supported: bool,
    pub default_two_step_procedure_id: Option<String>,
    pub account_ids: Vec<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is read is the cost that is measured")]
pub struct Bank {
    pub id: i64,
    pub name: String,
    pub login_hint: Option<String>,
    pub bic: Option<String>,
    pub blz: String,
    pub blzs: Vec<String>,
    pub login_field_user_id: Option<String>,
    pub login_field_customer_id: Option<String>,
    pub login_field_pin: Option<String>,
    pub is_supported: bool,
    pub supported_data_sources: Vec<BankDataSource>,
    pub pins_are_volatile: bool,
    pub location: Option<String>,
    pub city: Option<String>,
    pub is_test_bank: bool,
    pub popularity: i32,
    pub health: i32,
    pub last_communication_attempt: Option<String>,
    pub last_successful_communication: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is read is the cost that is measured")]
pub struct UpdateResult {
    pub result: UpdateResultCode,
    pub error_message: Option<String>,
    pub error_type: Option<ErrorType>,
    pub timestamp: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is read is the cost that is measured")]
pub struct TwoStepProcedure {
    pub procedure_id: String,
    pub procedure_name: String,
    pub procedure_challenge_type: Option<String>,
    pub implicit_execute: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum BankConnectionType {
    Online,
    Demo,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum UpdateStatus {
    InProgress,
    Ready,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CategorizationStatus {
    InProgress,
    Pending,
    Ready,
}

#[derive(Deserialize)]
pub enum BankDataSource {
    #[serde(rename = "WEB_SCRAPER")]
    WebScraper,
    #[serde(rename = "FINTS_SERVER")]
    FintsServer,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum UpdateResultCode {
    Ok,
    BankServerRejection,
    InternalServerError,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ErrorType {
    Business,
    Technical,
}

/// A client as a careful developer sets it up: what the generated one has by default, but for
/// retries and a limit of the body.
pub fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .user_agent(concat!(
            env!("CARGO_PKG_NAME"),
            "/",
            env!("CARGO_PKG_VERSION")
        ))
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(90))
        .build()
        .expect("a client")
}

/// One call, with the answer's status checked and its body read into a type.
pub async fn get<T: serde::de::DeserializeOwned>(
    client: &reqwest::Client,
    url: &str,
    token: &str,
) -> Result<T, Box<dyn std::error::Error>> {
    let request = client.get(url).header("accept", "application/json");
    let response = request.bearer_auth(token).send().await?;
    let body = response.error_for_status()?.bytes().await?;
    Ok(serde_json::from_slice(&body)?)
}
