//! finAPI for one user, one bank and one connection, with what matters of its behaviour over time:
//! the client's own mocks with a state behind them.
//!
//! An import asks for a TAN, then runs in the background. So does the automatic update, which
//! starts here after the first time that the connections are listed.

use finapi_bank_connections::MockServer;
use finapi_bank_connections::api::bank_connections::{
    DeleteBankConnection, DeleteBankConnectionError, EditBankConnection, EditBankConnectionError,
    GetAllBankConnections, GetBankConnection, GetBankConnectionError, ImportBankConnection,
    ImportBankConnectionError,
};
use finapi_bank_connections::models::{
    BankConnection, BankConnectionId, BankConnectionList, BankId, CategorizationStatus,
    EditBankConnectionParams, ErrorCode, ErrorDetails, ErrorMessage, ImportBankConnectionParams,
    UpdateResult, UpdateResultCode, UpdateStatus,
};
use finapi_bank_connections::runtime::Operation;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The user's access token.
pub const TOKEN: &str = "token-of-max";

/// The answer to the bank's question.
pub const TAN: &str = "483920";

const BANK: BankId = BankId(277_672);
const ID: BankConnectionId = BankConnectionId(1_000_043);

/// Starts finAPI on a free port.
pub async fn start() -> MockServer {
    let server = MockServer::start().await;
    let state = Arc::default();
    mock::<ImportBankConnection>(
        &server,
        &state,
        |state, body| match serde_json::from_slice(body) {
            Ok(params) => state.import(&params),
            Err(_) => Err(ImportBankConnectionError::BadRequest(error(
                ErrorCode::BadRequest,
                "Das verstehe ich nicht.",
            ))),
        },
    )
    .await;
    mock::<GetAllBankConnections>(&server, &state, |state, _| Ok(state.list())).await;
    mock::<GetBankConnection>(&server, &state, |state, _| match &state.connection {
        Some(connection) => Ok(connection.show()),
        None => Err(GetBankConnectionError::NotFound(unknown())),
    })
    .await;
    mock::<EditBankConnection>(&server, &state, |state, body| match &mut state.connection {
        None => Err(EditBankConnectionError::NotFound(unknown())),
        Some(connection) if connection.phase() != Phase::Ready => {
            Err(EditBankConnectionError::Locked(busy()))
        }
        Some(connection) => {
            connection.edit(&serde_json::from_slice(body).unwrap_or_default());
            Ok(connection.show())
        }
    })
    .await;
    mock::<DeleteBankConnection>(&server, &state, |state, _| match &state.connection {
        None => Err(DeleteBankConnectionError::NotFound(unknown())),
        Some(connection) if connection.phase() != Phase::Ready => {
            Err(DeleteBankConnectionError::Locked(busy()))
        }
        Some(_) => {
            state.connection = None;
            Ok(())
        }
    })
    .await;
    server
}

/// What an operation answers to a body.
type Answer<O> = fn(&mut State, &[u8]) -> Result<<O as Operation>::Output, <O as Operation>::Error>;

/// Answers an operation, called by the user, out of the state.
async fn mock<O: Operation>(server: &MockServer, state: &Arc<Mutex<State>>, answer: Answer<O>) {
    let state = state.clone();
    server
        .any::<O>()
        .when_header("authorization", &format!("Bearer {TOKEN}"))
        .answers(move |request| {
            let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
            answer(&mut state, &request.body)
        })
        .await;
}

#[derive(Default)]
struct State {
    is_challenge_pending: bool,
    connection: Option<Connection>,
}

struct Connection {
    name: Option<String>,
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

impl State {
    fn import(
        &mut self,
        params: &ImportBankConnectionParams,
    ) -> Result<BankConnection, ImportBankConnectionError> {
        use ImportBankConnectionError::{AdditionalAuthenticationRequired, UnprocessableEntity};
        let refused = |code, text| Err(UnprocessableEntity(error(code, text)));
        if params.bank_id != BANK {
            return refused(ErrorCode::UnknownEntity, "Die Bank gibt es nicht.");
        }
        if self.connection.is_some() {
            return refused(ErrorCode::EntityExists, "Die Bankverbindung gibt es schon.");
        }
        let answer = params.challenge_response.as_ref();
        match (params.name.as_deref(), answer.map(|answer| answer.expose())) {
            (Some("MSA"), None) => {
                self.is_challenge_pending = true;
                let question = "Bitte geben Sie die TAN ein, die wir Ihnen geschickt haben.";
                let code = ErrorCode::AdditionalAuthenticationRequired;
                return Err(AdditionalAuthenticationRequired(error(code, question)));
            }
            (_, Some(_)) if !self.is_challenge_pending => {
                return refused(ErrorCode::NoExistingChallenge, "Es wurde nichts gefragt.");
            }
            (_, Some(answer)) if answer != TAN => {
                return refused(ErrorCode::BankServerRejection, "Die TAN ist falsch.");
            }
            _ => self.is_challenge_pending = false,
        }
        let connection = self.connection.insert(Connection {
            name: params.name.clone(),
            run_started: Instant::now(),
            has_automatic_run: false,
        });
        Ok(connection.show())
    }

    fn list(&mut self) -> BankConnectionList {
        let mut list = BankConnectionList::example();
        list.connections = self.connection.iter().map(Connection::show).collect();
        if let Some(connection) = &mut self.connection {
            connection.has_automatic_run = true;
            connection.run_started = Instant::now();
        }
        list
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

    fn edit(&mut self, params: &EditBankConnectionParams) {
        if let Some(name) = &params.name {
            self.name = Some(name.clone());
        }
    }

    /// The document's example, with what is different here.
    fn show(&self) -> BankConnection {
        let mut shown = BankConnection::example();
        shown.id = ID;
        (shown.bank.id, shown.bank.name) = (BANK, "Demo-Bank".to_owned());
        shown.name.clone_from(&self.name);
        (shown.update_status, shown.categorization_status) = match self.phase() {
            Phase::Downloading => (UpdateStatus::InProgress, CategorizationStatus::Ready),
            Phase::Waiting => (UpdateStatus::Ready, CategorizationStatus::Pending),
            Phase::Categorising => (UpdateStatus::Ready, CategorizationStatus::InProgress),
            Phase::Ready => (UpdateStatus::Ready, CategorizationStatus::Ready),
        };
        let mut run = UpdateResult::example();
        (run.result, run.error_message, run.error_type) = (UpdateResultCode::Ok, None, None);
        let is_running = shown.update_status != UpdateStatus::Ready;
        let (first, automatic) = match self.has_automatic_run {
            false => (!is_running, false),
            true => (true, !is_running),
        };
        shown.last_manual_update = first.then(|| run.clone());
        shown.last_auto_update = automatic.then_some(run);
        shown
    }
}

fn unknown() -> ErrorMessage {
    error(
        ErrorCode::UnknownEntity,
        "Die Bankverbindung gibt es nicht.",
    )
}

fn busy() -> ErrorMessage {
    error(ErrorCode::Locked, "Die Bankverbindung ist gerade gesperrt.")
}

fn error(code: ErrorCode, text: &str) -> ErrorMessage {
    let (mut message, mut details) = (ErrorMessage::example(), ErrorDetails::example());
    (details.code, details.message) = (Some(code), Some(text.to_owned()));
    message.errors = Some(vec![details]);
    message
}
