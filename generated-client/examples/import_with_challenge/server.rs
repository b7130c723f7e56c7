//! finAPI for one user, one bank and one connection, with what matters of its behaviour over time.
//!
//! An import asks for a TAN, then runs in the background. So does the automatic update, which
//! starts here after the first time that the connections are listed.

use serde_json::{Value, json};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

/// The user's access token.
pub const TOKEN: &str = "token-of-max";

/// The answer to the bank's question.
pub const TAN: &str = "483920";

const BANK: i64 = 277_672;
const ID: i64 = 1_000_043;
const DATE: &str = "2018-03-14 09:26:53.589";

/// Starts finAPI on a free port.
pub async fn start() -> MockServer {
    let server = MockServer::start().await;
    let finapi = Finapi::default();
    Mock::given(any()).respond_with(finapi).mount(&server).await;
    server
}

#[derive(Default)]
struct Finapi(Mutex<State>);

#[derive(Default)]
struct State {
    is_challenge_pending: bool,
    connection: Option<Connection>,
}

struct Connection {
    name: Value,
    run_started: Instant,
    has_automatic_run: bool,
}

/// What runs in the background.
#[derive(Clone, Copy, PartialEq)]
enum Phase {
    Downloading,
    Waiting,
    Categorising,
    Ready,
}

impl Respond for Finapi {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let token = request
            .headers
            .get("authorization")
            .and_then(|value| value.to_str().ok());
        if token != Some(&format!("Bearer {TOKEN}")) {
            let body =
                json!({"error": "invalid_token", "error_description": "Invalid access token"});
            return ResponseTemplate::new(401).set_body_json(body);
        }
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let path = request
            .url
            .path()
            .trim_start_matches("/api/v1/bankConnections");
        let body = || serde_json::from_slice(&request.body).unwrap_or_default();
        match (request.method.as_str(), path.trim_start_matches('/')) {
            ("POST", "import") => state.import(&body()),
            ("GET", "") => state.list(),
            (method, id) if id == ID.to_string() => match (method, &mut state.connection) {
                (_, None) => error(404, "UNKNOWN_ENTITY", "Die Bankverbindung gibt es nicht."),
                ("GET", Some(connection)) => ok(200, &connection.show()),
                (_, Some(connection)) if connection.phase() != Phase::Ready => {
                    error(423, "LOCKED", "Die Bankverbindung ist gerade gesperrt.")
                }
                ("PATCH", Some(connection)) => connection.edit(&body()),
                ("DELETE", _) => {
                    state.connection = None;
                    ResponseTemplate::new(200)
                }
                _ => error(405, "METHOD_NOT_ALLOWED", "Das geht hier nicht."),
            },
            _ => error(404, "UNKNOWN_ENTITY", "Das gibt es nicht."),
        }
    }
}

impl State {
    fn import(&mut self, params: &Value) -> ResponseTemplate {
        if params["bankId"] != BANK {
            return error(422, "UNKNOWN_ENTITY", "Die Bank gibt es nicht.");
        }
        if self.connection.is_some() {
            return error(422, "ENTITY_EXISTS", "Die Bankverbindung gibt es schon.");
        }
        let (answer, pending) = (
            params["challengeResponse"].as_str(),
            self.is_challenge_pending,
        );
        match (params["name"].as_str(), answer) {
            (Some("MSA"), None) => {
                self.is_challenge_pending = true;
                let question = "Bitte geben Sie die TAN ein, die wir Ihnen geschickt haben.";
                return error(510, "ADDITIONAL_AUTHENTICATION_REQUIRED", question);
            }
            (_, Some(_)) if !pending => {
                return error(422, "NO_EXISTING_CHALLENGE", "Es wurde nichts gefragt.");
            }
            (_, Some(answer)) if answer != TAN => {
                return error(422, "BANK_SERVER_REJECTION", "Die TAN ist falsch.");
            }
            _ => self.is_challenge_pending = false,
        }
        let connection = self.connection.insert(Connection {
            name: params["name"].clone(),
            run_started: Instant::now(),
            has_automatic_run: false,
        });
        ok(201, &connection.show())
    }

    fn list(&mut self) -> ResponseTemplate {
        let shown: Vec<_> = self.connection.iter().map(Connection::show).collect();
        if let Some(connection) = &mut self.connection {
            connection.has_automatic_run = true;
            connection.run_started = Instant::now();
        }
        ok(200, &json!({"connections": shown}))
    }
}

impl Connection {
    fn phase(&self) -> Phase {
        match self.run_started.elapsed() {
            time if time < Duration::from_millis(250) => Phase::Downloading,
            time if time < Duration::from_millis(350) => Phase::Waiting,
            time if time < Duration::from_millis(550) => Phase::Categorising,
            _ => Phase::Ready,
        }
    }

    fn edit(&mut self, params: &Value) -> ResponseTemplate {
        if let Some(name) = params.get("name") {
            self.name.clone_from(name);
        }
        ok(200, &self.show())
    }

    fn show(&self) -> Value {
        let (update, categorization) = match self.phase() {
            Phase::Downloading => ("IN_PROGRESS", "READY"),
            Phase::Waiting => ("READY", "PENDING"),
            Phase::Categorising => ("READY", "IN_PROGRESS"),
            Phase::Ready => ("READY", "READY"),
        };
        let run =
            json!({"result": "OK", "errorMessage": null, "errorType": null, "timestamp": DATE});
        let is_first_running = !self.has_automatic_run && update != "READY";
        json!({
            "id": ID,
            "bankId": BANK,
            "bank": {
                "id": BANK, "name": "Demo-Bank", "loginHint": null, "bic": null,
                "blz": "00000000", "blzs": ["00000000"], "loginFieldUserId": null,
                "loginFieldCustomerId": null, "loginFieldPin": null, "isSupported": true,
                "supportedDataSources": ["FINTS_SERVER"], "pinsAreVolatile": false,
                "location": "DE", "city": null, "isTestBank": true, "popularity": 3511,
                "health": 100, "lastCommunicationAttempt": null,
                "lastSuccessfulCommunication": null,
            },
            "name": self.name,
            "bankingUserId": null,
            "bankingCustomerId": null,
            "bankingPin": null,
            "type": "DEMO",
            "updateStatus": update,
            "categorizationStatus": categorization,
            "lastManualUpdate": (!is_first_running).then_some(&run),
            "lastAutoUpdate": (self.has_automatic_run && update == "READY").then_some(&run),
            "twoStepProcedures": [],
            "ibanOnlyMoneyTransferSupported": false,
            "ibanOnlyDirectDebitSupported": false,
            "collectiveMoneyTransferSupported": false,
            "defaultTwoStepProcedureId": null,
            "accountIds": [2_000_140],
            "owners": null,
        })
    }
}

fn ok(status: u16, body: &Value) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(body)
}

fn error(status: u16, code: &str, message: &str) -> ResponseTemplate {
    let id = "selfgen-d1c85f20-7e6b-4b94-8a03-95f4e2617cdb";
    let errors = json!([{"message": message, "code": code, "type": "BUSINESS"}]);
    ResponseTemplate::new(status)
        .insert_header("X-Request-Id", id)
        .set_body_json(json!({"errors": errors, "date": DATE, "requestId": id}))
}
