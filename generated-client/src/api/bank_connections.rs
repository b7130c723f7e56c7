// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime::{self, Call, Client, Operation, OperationInfo, QueryStyle, Secret};
use crate::{models, security};

/// The operations tagged `Bank Connections`.
///
/// The banks that a user has connected: importing, updating, reading, editing and deleting. All
/// operations concern the user whose access token is sent, and no one else's connections.
#[derive(Clone, Copy, Debug)]
pub struct BankConnections<'a> {
    client: &'a Client,
}

impl Client {
    /// The operations tagged `Bank Connections`.
    #[inline]
    pub fn bank_connections(&self) -> BankConnections<'_> {
        BankConnections { client: self }
    }
}

impl BankConnections<'_> {
    /// List bank connections
    ///
    /// The bank connections of the user, or those that the filter `ids` selects. Without a filter
    /// all of them are returned at once: this list is never paged. Needs the user's access token.
    ///
    /// This only shows what finAPI has stored; to fetch from the bank, use *Fetch new data*.
    ///
    /// For a longer list:
    /// [`get_all_bank_connections_in_chunks`](Self::get_all_bank_connections_in_chunks).
    ///
    /// Errors: [`GetAllBankConnectionsError`] for 401, 403, 500.
    ///
    /// `GET /api/v1/bankConnections`, spec: `#/paths/~1api~1v1~1bankConnections/get`
    #[inline]
    pub fn get_all_bank_connections(self) -> Call<GetAllBankConnections> {
        Call::new(self.client)
    }
}

/// The operation `getAllBankConnections`: `GET /api/v1/bankConnections`.
pub enum GetAllBankConnections {}

impl Call<GetAllBankConnections> {
    /// Identifiers of the wanted connections, separated by commas; at most 1000. Identifiers that
    /// do not exist or belong to another user are presumably passed over, as they are in *Read
    /// several bank connections*.
    ///
    /// The server refuses more than 1000 with the code `TOO_MANY_IDS`; version 1.42 does not
    /// document the status (later versions: 400). Mind the length of the URL, too: 1000 identifiers
    /// of seven digits make 8 kB.
    ///
    /// The filter must not be empty (`minItems: 1`, which is this document's own rule). An empty
    /// one would be taken for none, and the answer would be *all* connections instead of none. To
    /// list all, leave the parameter out.
    ///
    /// 1 to 1000 items.
    #[inline]
    pub fn ids(mut self, ids: impl IntoIterator<Item = models::BankConnectionId>) -> Self {
        let ids: Vec<models::BankConnectionId> = ids.into_iter().collect();
        self.request
            .query_styled("ids", QueryStyle::Form { explode: false }, &ids);
        self.request
            .check("ids")
            .min_items(&ids, 1)
            .max_items(&ids, 1000);
        self
    }
}

impl Operation for GetAllBankConnections {
    type Output = models::BankConnectionList;
    type Error = GetAllBankConnectionsError;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getAllBankConnections",
        method: "GET",
        path: "/api/v1/bankConnections",
        idempotent: true,
        security: &[&[security::FINAPI_AUTH]],
    };
    runtime::success!(json = 200);
}

/// The errors that the document names for `getAllBankConnections`.
#[non_exhaustive]
pub enum GetAllBankConnectionsError {
    /// The access token is missing, expired or unknown. Get a new one (or use the refresh token)
    /// and repeat the request once. It says nothing of the banking credentials. This is the one
    /// error with another body: the OAuth one, without codes. Expect `invalid_token` in `error`.
    ///
    /// Status 401.
    Unauthorized(models::BadCredentialsError),

    /// The token is valid, but its owner may not do this: usually the client's token was sent where
    /// the user's is needed. Expect the code `FORBIDDEN` or `UNAUTHORIZED_ACCESS`.
    ///
    /// Status 403.
    Forbidden(models::ErrorMessage),

    /// Something went wrong inside finAPI. Expect the code `UNEXPECTED_ERROR`; but a proxy in
    /// between may answer with a page of HTML.
    ///
    /// Status 500.
    InternalServerError(models::ErrorMessage),
}

runtime::operation_error!(GetAllBankConnectionsError {
    Unauthorized(json) = 401,
    Forbidden(json) = 403,
    InternalServerError(json) = 500,
});

impl BankConnections<'_> {
    /// Like [`get_all_bank_connections`](Self::get_all_bank_connections), for a longer list.
    ///
    /// Each call takes at most 1000 items of `ids`,
    /// and their answers are joined. An empty list is refused.
    #[inline]
    pub fn get_all_bank_connections_in_chunks(
        self,
        ids: impl IntoIterator<Item = models::BankConnectionId>,
    ) -> runtime::Chunks<GetAllBankConnections> {
        let call = Call::new(self.client);
        let ids: Vec<models::BankConnectionId> = ids.into_iter().collect();
        runtime::Chunks::new(call, ids)
    }
}

impl runtime::Chunking for GetAllBankConnections {
    type Item = models::BankConnectionId;
    const PARAMETER: &'static str = "ids";
    const SIZE: usize = 1000;

    #[inline]
    fn narrow(mut call: Call<Self>, ids: Vec<Self::Item>) -> Call<Self> {
        call.request
            .query_styled("ids", QueryStyle::Form { explode: false }, &ids);
        call.request
            .check("ids")
            .min_items(&ids, 1)
            .max_items(&ids, 1000);
        call
    }

    #[inline]
    fn join(whole: &mut Self::Output, part: Self::Output) {
        runtime::Join::join(&mut whole.connections, part.connections);
    }
}

impl BankConnections<'_> {
    /// Delete all bank connections
    ///
    /// Deletes **every** bank connection of the user, with all accounts, transactions and balances.
    /// Needs the user's access token.
    ///
    /// - It is all or nothing: if a single connection is busy (being imported, updated or
    ///   categorised), nothing at all is deleted and the answer is 423.
    /// - Notification rules that are bound to particular connections are deleted, too.
    ///
    /// Errors: [`DeleteAllBankConnectionsError`] for 401, 403, 423, 500.
    ///
    /// `DELETE /api/v1/bankConnections`, spec: `#/paths/~1api~1v1~1bankConnections/delete`
    #[inline]
    pub fn delete_all_bank_connections(self) -> Call<DeleteAllBankConnections> {
        Call::new(self.client)
    }
}

/// The operation `deleteAllBankConnections`: `DELETE /api/v1/bankConnections`.
pub enum DeleteAllBankConnections {}

impl Operation for DeleteAllBankConnections {
    type Output = models::IdentifierList;
    type Error = DeleteAllBankConnectionsError;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "deleteAllBankConnections",
        method: "DELETE",
        path: "/api/v1/bankConnections",
        idempotent: true,
        security: &[&[security::FINAPI_AUTH]],
    };
    runtime::success!(json = 200);
}

/// The errors that the document names for `deleteAllBankConnections`.
#[non_exhaustive]
pub enum DeleteAllBankConnectionsError {
    /// The access token is missing, expired or unknown. Get a new one (or use the refresh token)
    /// and repeat the request once. It says nothing of the banking credentials. This is the one
    /// error with another body: the OAuth one, without codes. Expect `invalid_token` in `error`.
    ///
    /// Status 401.
    Unauthorized(models::BadCredentialsError),

    /// The token is valid, but its owner may not do this: usually the client's token was sent where
    /// the user's is needed. Expect the code `FORBIDDEN` or `UNAUTHORIZED_ACCESS`.
    ///
    /// Status 403.
    Forbidden(models::ErrorMessage),

    /// Nothing was deleted, because at least one connection is being imported, updated (by the user
    /// or by the automatic batch update) or categorised. Expect the code `LOCKED`. Wait until both
    /// flags of every connection are `READY`, then try again.
    ///
    /// Status 423.
    Locked(models::ErrorMessage),

    /// Something went wrong inside finAPI. Expect the code `UNEXPECTED_ERROR`; but a proxy in
    /// between may answer with a page of HTML.
    ///
    /// Status 500.
    InternalServerError(models::ErrorMessage),
}

runtime::operation_error!(DeleteAllBankConnectionsError {
    Unauthorized(json) = 401,
    Forbidden(json) = 403,
    Locked(json) = 423,
    InternalServerError(json) = 500,
});

impl BankConnections<'_> {
    /// Import a bank connection
    ///
    /// Connects the user with a bank: logs in there, and imports all accounts with their balances,
    /// transactions and two-step procedures. Needs the user's access token. How far back
    /// transactions reach is up to the bank: some give a year, others three months.
    ///
    /// The answer comes once the login has succeeded, which may take a minute, so allow a long
    /// time-out. The accounts (`accountIds`) are known by then; balances and transactions follow in
    /// the background, and after that the transactions are categorised. To see when all is there,
    /// poll *Read one bank connection*: first until `updateStatus` is `READY`, then until
    /// `categorizationStatus` is `READY` (it also is *before* the download has ended). Then check
    /// `lastManualUpdate.result`.
    ///
    /// If the bank wants one more proof from the user, the answer is **510** with the bank's
    /// question: show it, and call again with the same body plus `challengeResponse`, as often as
    /// the bank asks.
    ///
    /// For the **demo bank** (BLZ `00000000`) `bankId` alone is enough. Other fields are accepted,
    /// but the credentials and `storePin` are merely stored, and `skipPositionsDownload` and
    /// `maxDaysForDownload` are ignored. The name `MSA` makes the demo bank ask a challenge.
    ///
    /// Traps:
    ///
    /// - An unknown bank is 422 `UNKNOWN_ENTITY` and not 404, a connection that exists already is
    ///   422 `ENTITY_EXISTS` and not 409, and a wrong PIN is 422 `BANK_SERVER_REJECTION` and
    ///   not 401.
    /// - Never repeat an import blindly. After a time-out the connection may exist all the same,
    ///   and the repetition then fails with `ENTITY_EXISTS`. List the connections first.
    /// - An import is never refused as busy: there is no 423 here.
    ///
    /// finAPI has an article on the subject: [Import & Update of Bank Connections /
    /// Accounts](https://finapi.zendesk.com/hc/en-us/articles/115000296607-Import-Update-of-Bank-Connections-Accounts).
    ///
    /// Arguments:
    ///
    /// - `body`: The bank, the credentials, and what to import.
    ///
    /// The server may ask. To keep the request, and answer:
    /// [`import_bank_connection_with_challenges`](Self::import_bank_connection_with_challenges).
    ///
    /// Errors: [`ImportBankConnectionError`] for 400, 401, 403, 422, 500, 501, 510.
    ///
    /// `POST /api/v1/bankConnections/import`, spec: `#/paths/~1api~1v1~1bankConnections~1import/post`
    #[inline]
    pub fn import_bank_connection(
        self,
        body: &models::ImportBankConnectionParams,
    ) -> Call<ImportBankConnection> {
        let mut call = Call::new(self.client);
        call.request.validate(body);
        call.request.json("application/json", body);
        call
    }
}

/// The operation `importBankConnection`: `POST /api/v1/bankConnections/import`.
pub enum ImportBankConnection {}

impl Operation for ImportBankConnection {
    type Output = models::BankConnection;
    type Error = ImportBankConnectionError;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "importBankConnection",
        method: "POST",
        path: "/api/v1/bankConnections/import",
        idempotent: false,
        security: &[&[security::FINAPI_AUTH]],
    };
    runtime::success!(json = 201);
}

/// The errors that the document names for `importBankConnection`.
#[non_exhaustive]
pub enum ImportBankConnectionError {
    /// The request cannot be understood: an identifier that is not a number, a body that is not
    /// JSON, a field of the wrong type, perhaps one that finAPI does not know. Expect the code
    /// `BAD_REQUEST`.
    ///
    /// Status 400.
    BadRequest(models::ErrorMessage),

    /// The access token is missing, expired or unknown. Get a new one (or use the refresh token)
    /// and repeat the request once. It says nothing of the banking credentials. This is the one
    /// error with another body: the OAuth one, without codes. Expect `invalid_token` in `error`.
    ///
    /// Status 401.
    Unauthorized(models::BadCredentialsError),

    /// The token is valid, but its owner may not do this: usually the client's token was sent where
    /// the user's is needed. Expect the code `FORBIDDEN` or `UNAUTHORIZED_ACCESS`.
    ///
    /// Status 403.
    Forbidden(models::ErrorMessage),

    /// finAPI or the bank refuses this import. The codes:
    ///
    /// - `UNKNOWN_ENTITY`: there is no bank with this `bankId`.
    /// - `ENTITY_EXISTS`: the user has this connection already.
    /// - `ILLEGAL_ENTITY_STATE`: this client may not import the demo bank; or the bank can only be
    ///   reached by web scraping, which is switched off for this client.
    /// - `ILLEGAL_FIELD_VALUE`: `bankingUserId` or `bankingPin` is missing, though this is not the
    ///   demo bank.
    /// - `BANK_SERVER_REJECTION`: the bank refused, for instance because the credentials are wrong
    ///   or the account is not enabled for online banking. The message usually is the bank's own
    ///   German text; show it to the user.
    /// - `NO_ACCOUNTS_FOR_TYPE_LIST`: no account is of any type in `accountTypeIds`.
    /// - `NO_EXISTING_CHALLENGE`: `challengeResponse` was sent, but no challenge is pending.
    ///
    /// Status 422.
    UnprocessableEntity(models::ErrorMessage),

    /// Something went wrong inside finAPI. Expect the code `UNEXPECTED_ERROR`; but a proxy in
    /// between may answer with a page of HTML.
    ///
    /// Status 500.
    InternalServerError(models::ErrorMessage),

    /// finAPI does not support this bank at present (`Bank.isSupported` is false). Expect the code
    /// `UNSUPPORTED_BANK`.
    ///
    /// Status 501.
    NotImplemented(models::ErrorMessage),

    /// The bank asks the user for one more proof. `errors[0].code` is
    /// `ADDITIONAL_AUTHENTICATION_REQUIRED`, and `errors[0].message` is the question: a text for
    /// the user, mostly German, to be shown and not to be parsed.
    ///
    /// Call the same operation again with the **same body** and the user's answer in
    /// `challengeResponse`. The answer carries no handle: the server remembers one pending
    /// challenge per attempt, so the caller has to keep the whole request, credentials included,
    /// while the user thinks. A further 510 may follow. Without a pending challenge the answer is
    /// 422 with `NO_EXISTING_CHALLENGE`.
    ///
    /// Despite its number this is a step on the way and no failure of the server; exempt it from
    /// automatic retries and circuit breakers.
    ///
    /// Status 510.
    AdditionalAuthenticationRequired(models::ErrorMessage),
}

runtime::operation_error!(ImportBankConnectionError {
    BadRequest(json) = 400,
    Unauthorized(json) = 401,
    Forbidden(json) = 403,
    UnprocessableEntity(json) = 422,
    InternalServerError(json) = 500,
    NotImplemented(json) = 501,
    AdditionalAuthenticationRequired(json) = 510,
});

impl BankConnections<'_> {
    /// Like [`import_bank_connection`](Self::import_bank_connection), for a server that asks.
    ///
    /// Awaited, it is done, or the server asks with
    /// [`ImportBankConnectionError::AdditionalAuthenticationRequired`].
    /// Whatever the body says, the status makes it a question if the body can be read.
    /// The body is kept, and sent again with each answer:
    ///
    /// ```text
    /// let value = loop {
    ///     match call.await? {
    ///         Challenged::Done(value) => break value,
    ///         Challenged::Asked(challenge) => {
    ///             let answer = ask_the_user(challenge.question());
    ///             call = challenge.answer(answer);
    ///         }
    ///     }
    /// };
    /// ```
    #[inline]
    pub fn import_bank_connection_with_challenges(
        self,
        body: models::ImportBankConnectionParams,
    ) -> runtime::ChallengeCall<ImportBankConnection> {
        let call = Call::new(self.client);
        runtime::ChallengeCall::new(call, body)
    }
}

impl runtime::Challenging for ImportBankConnection {
    type Body = models::ImportBankConnectionParams;
    type Question = models::ErrorMessage;
    type Answer = Secret;

    fn attach(mut call: Call<Self>, body: &Self::Body) -> Call<Self> {
        call.request.validate(body);
        call.request.json("application/json", body);
        call
    }

    fn question(error: Self::Error) -> Result<Self::Question, Self::Error> {
        match error {
            ImportBankConnectionError::AdditionalAuthenticationRequired(question) => Ok(question),
            other => Err(other),
        }
    }

    fn answer(body: Self::Body, answer: Self::Answer) -> Self::Body {
        body.challenge_response(answer)
    }
}

impl BankConnections<'_> {
    /// Fetch new data for a bank connection
    ///
    /// Logs in at the bank, and downloads current balances and new transactions. Needs the user's
    /// access token. The connection is named in the body, not in the path.
    ///
    /// Login, challenge (**510**), download and categorisation go as they do on an import, and so
    /// does the polling: first `updateStatus`, then `categorizationStatus`, then
    /// `lastManualUpdate.result`. Allow a long time-out here, too.
    ///
    /// - While an earlier import or update of the connection is running, the answer is 423.
    /// - The two-step procedures are read anew. If the bank has withdrawn the one that is set as
    ///   default, `defaultTwoStepProcedureId` becomes null.
    /// - A demo connection can be updated as well; `bankingPin`, `importNewAccounts` and
    ///   `skipPositionsDownload` are ignored then.
    /// - An unknown connection is 404 here, unlike an unknown bank on an import.
    ///
    /// finAPI has an article on the subject: [Import & Update of Bank Connections /
    /// Accounts](https://finapi.zendesk.com/hc/en-us/articles/115000296607-Import-Update-of-Bank-Connections-Accounts).
    ///
    /// Arguments:
    ///
    /// - `body`: The connection, and what to fetch.
    ///
    /// The server may ask. To keep the request, and answer:
    /// [`update_bank_connection_with_challenges`](Self::update_bank_connection_with_challenges).
    ///
    /// Errors: [`UpdateBankConnectionError`] for 400, 401, 403, 404, 422, 423, 500, 501, 510.
    ///
    /// `POST /api/v1/bankConnections/update`, spec: `#/paths/~1api~1v1~1bankConnections~1update/post`
    #[inline]
    pub fn update_bank_connection(
        self,
        body: &models::UpdateBankConnectionParams,
    ) -> Call<UpdateBankConnection> {
        let mut call = Call::new(self.client);
        call.request.validate(body);
        call.request.json("application/json", body);
        call
    }
}

/// The operation `updateBankConnection`: `POST /api/v1/bankConnections/update`.
pub enum UpdateBankConnection {}

impl Operation for UpdateBankConnection {
    type Output = models::BankConnection;
    type Error = UpdateBankConnectionError;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "updateBankConnection",
        method: "POST",
        path: "/api/v1/bankConnections/update",
        idempotent: false,
        security: &[&[security::FINAPI_AUTH]],
    };
    runtime::success!(json = 200);
}

/// The errors that the document names for `updateBankConnection`.
#[non_exhaustive]
pub enum UpdateBankConnectionError {
    /// The request cannot be understood: an identifier that is not a number, a body that is not
    /// JSON, a field of the wrong type, perhaps one that finAPI does not know. Expect the code
    /// `BAD_REQUEST`.
    ///
    /// Status 400.
    BadRequest(models::ErrorMessage),

    /// The access token is missing, expired or unknown. Get a new one (or use the refresh token)
    /// and repeat the request once. It says nothing of the banking credentials. This is the one
    /// error with another body: the OAuth one, without codes. Expect `invalid_token` in `error`.
    ///
    /// Status 401.
    Unauthorized(models::BadCredentialsError),

    /// The token is valid, but its owner may not do this: usually the client's token was sent where
    /// the user's is needed. Expect the code `FORBIDDEN` or `UNAUTHORIZED_ACCESS`.
    ///
    /// Status 403.
    Forbidden(models::ErrorMessage),

    /// The user has no bank connection with this identifier: it never existed, has been deleted, or
    /// belongs to someone else. Expect the code `UNKNOWN_ENTITY`.
    ///
    /// Status 404.
    NotFound(models::ErrorMessage),

    /// finAPI or the bank refuses this update. The codes:
    ///
    /// - `MISSING_FIELD`: no `bankingPin` was sent, and none is stored.
    /// - `ILLEGAL_FIELD_VALUE`: the PIN contains characters that are not accepted.
    /// - `ILLEGAL_ENTITY_STATE`: `skipPositionsDownload` is true, though positions have been
    ///   downloaded before; or the bank can only be reached by web scraping, which is switched off
    ///   for this client.
    /// - `BANK_SERVER_REJECTION`: the bank refused, for instance because the credentials are wrong.
    ///   The message usually is the bank's own German text; show it to the user.
    /// - `NO_EXISTING_CHALLENGE`: `challengeResponse` was sent, but no challenge is pending for
    ///   this connection.
    ///
    /// Status 422.
    UnprocessableEntity(models::ErrorMessage),

    /// The connection is being imported or updated already, by the user or by the automatic batch
    /// update. Expect the code `LOCKED`. Wait until `updateStatus` is `READY`, then try again. A
    /// connection that stays locked for longer than some minutes is a case for finAPI's support.
    ///
    /// Status 423.
    Locked(models::ErrorMessage),

    /// Something went wrong inside finAPI. Expect the code `UNEXPECTED_ERROR`; but a proxy in
    /// between may answer with a page of HTML.
    ///
    /// Status 500.
    InternalServerError(models::ErrorMessage),

    /// finAPI does not support this bank at present (`Bank.isSupported` is false). Expect the code
    /// `UNSUPPORTED_BANK`.
    ///
    /// Status 501.
    NotImplemented(models::ErrorMessage),

    /// The bank asks the user for one more proof. `errors[0].code` is
    /// `ADDITIONAL_AUTHENTICATION_REQUIRED`, and `errors[0].message` is the question: a text for
    /// the user, mostly German, to be shown and not to be parsed.
    ///
    /// Call the same operation again with the **same body** and the user's answer in
    /// `challengeResponse`. The answer carries no handle: the server remembers one pending
    /// challenge per attempt, so the caller has to keep the whole request, credentials included,
    /// while the user thinks. A further 510 may follow. Without a pending challenge the answer is
    /// 422 with `NO_EXISTING_CHALLENGE`.
    ///
    /// Despite its number this is a step on the way and no failure of the server; exempt it from
    /// automatic retries and circuit breakers.
    ///
    /// Status 510.
    AdditionalAuthenticationRequired(models::ErrorMessage),
}

runtime::operation_error!(UpdateBankConnectionError {
    BadRequest(json) = 400,
    Unauthorized(json) = 401,
    Forbidden(json) = 403,
    NotFound(json) = 404,
    UnprocessableEntity(json) = 422,
    Locked(json) = 423,
    InternalServerError(json) = 500,
    NotImplemented(json) = 501,
    AdditionalAuthenticationRequired(json) = 510,
});

impl BankConnections<'_> {
    /// Like [`update_bank_connection`](Self::update_bank_connection), for a server that asks.
    ///
    /// Awaited, it is done, or the server asks with
    /// [`UpdateBankConnectionError::AdditionalAuthenticationRequired`].
    /// Whatever the body says, the status makes it a question if the body can be read.
    /// The body is kept, and sent again with each answer:
    ///
    /// ```text
    /// let value = loop {
    ///     match call.await? {
    ///         Challenged::Done(value) => break value,
    ///         Challenged::Asked(challenge) => {
    ///             let answer = ask_the_user(challenge.question());
    ///             call = challenge.answer(answer);
    ///         }
    ///     }
    /// };
    /// ```
    #[inline]
    pub fn update_bank_connection_with_challenges(
        self,
        body: models::UpdateBankConnectionParams,
    ) -> runtime::ChallengeCall<UpdateBankConnection> {
        let call = Call::new(self.client);
        runtime::ChallengeCall::new(call, body)
    }
}

impl runtime::Challenging for UpdateBankConnection {
    type Body = models::UpdateBankConnectionParams;
    type Question = models::ErrorMessage;
    type Answer = Secret;

    fn attach(mut call: Call<Self>, body: &Self::Body) -> Call<Self> {
        call.request.validate(body);
        call.request.json("application/json", body);
        call
    }

    fn question(error: Self::Error) -> Result<Self::Question, Self::Error> {
        match error {
            UpdateBankConnectionError::AdditionalAuthenticationRequired(question) => Ok(question),
            other => Err(other),
        }
    }

    fn answer(body: Self::Body, answer: Self::Answer) -> Self::Body {
        body.challenge_response(answer)
    }
}

impl BankConnections<'_> {
    /// Read one bank connection
    ///
    /// One bank connection of the user. Needs the user's access token.
    ///
    /// This is the call to poll with after an import or an update: wait for `updateStatus`, and
    /// only then for `categorizationStatus`. It shows what finAPI has stored, and never asks the
    /// bank.
    ///
    /// Arguments:
    ///
    /// - `id`: Identifier of the bank connection, one of the user's own.
    ///
    /// To wait until `updateStatus` is `READY` and `categorizationStatus` is `READY`:
    /// [`wait_until_ready`](Call::wait_until_ready).
    ///
    /// Errors: [`GetBankConnectionError`] for 400, 401, 403, 404, 500.
    ///
    /// `GET /api/v1/bankConnections/{id}`, spec: `#/paths/~1api~1v1~1bankConnections~1{id}/get`
    #[inline]
    pub fn get_bank_connection(self, id: models::BankConnectionId) -> Call<GetBankConnection> {
        let mut call = Call::new(self.client);
        call.request.path("id", &id);
        call
    }
}

/// The operation `getBankConnection`: `GET /api/v1/bankConnections/{id}`.
pub enum GetBankConnection {}

impl Operation for GetBankConnection {
    type Output = models::BankConnection;
    type Error = GetBankConnectionError;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getBankConnection",
        method: "GET",
        path: "/api/v1/bankConnections/{id}",
        idempotent: true,
        security: &[&[security::FINAPI_AUTH]],
    };
    runtime::success!(json = 200);
}

/// The errors that the document names for `getBankConnection`.
#[non_exhaustive]
pub enum GetBankConnectionError {
    /// The request cannot be understood: an identifier that is not a number, a body that is not
    /// JSON, a field of the wrong type, perhaps one that finAPI does not know. Expect the code
    /// `BAD_REQUEST`.
    ///
    /// Status 400.
    BadRequest(models::ErrorMessage),

    /// The access token is missing, expired or unknown. Get a new one (or use the refresh token)
    /// and repeat the request once. It says nothing of the banking credentials. This is the one
    /// error with another body: the OAuth one, without codes. Expect `invalid_token` in `error`.
    ///
    /// Status 401.
    Unauthorized(models::BadCredentialsError),

    /// The token is valid, but its owner may not do this: usually the client's token was sent where
    /// the user's is needed. Expect the code `FORBIDDEN` or `UNAUTHORIZED_ACCESS`.
    ///
    /// Status 403.
    Forbidden(models::ErrorMessage),

    /// The user has no bank connection with this identifier: it never existed, has been deleted, or
    /// belongs to someone else. Expect the code `UNKNOWN_ENTITY`.
    ///
    /// Status 404.
    NotFound(models::ErrorMessage),

    /// Something went wrong inside finAPI. Expect the code `UNEXPECTED_ERROR`; but a proxy in
    /// between may answer with a page of HTML.
    ///
    /// Status 500.
    InternalServerError(models::ErrorMessage),
}

runtime::operation_error!(GetBankConnectionError {
    BadRequest(json) = 400,
    Unauthorized(json) = 401,
    Forbidden(json) = 403,
    NotFound(json) = 404,
    InternalServerError(json) = 500,
});

impl runtime::Waiting for GetBankConnection {
    const UNTIL: &'static [runtime::Condition<Self::Output>] = &[
        runtime::Condition {
            property: "updateStatus",
            wanted: &["READY"],
            others: &["IN_PROGRESS"],
            read: |it| Some(it.update_status.as_str()),
        },
        runtime::Condition {
            property: "categorizationStatus",
            wanted: &["READY"],
            others: &["IN_PROGRESS", "PENDING"],
            read: |it| Some(it.categorization_status.as_str()),
        },
    ];
    const SUCCESS: &'static [runtime::Condition<Self::Output>] = &[runtime::Condition {
        property: "lastManualUpdate.result",
        wanted: &["OK"],
        others: &["BANK_SERVER_REJECTION", "INTERNAL_SERVER_ERROR"],
        read: |it| Some(it.last_manual_update.as_ref()?.result.as_str()),
    }];
}

impl BankConnections<'_> {
    /// Edit a bank connection
    ///
    /// Changes the stored credentials, the default two-step procedure or the name of a connection.
    /// Needs the user's access token.
    ///
    /// Each field has three states: left out, it keeps its value; an empty string clears it; any
    /// other text replaces it. The banking user ID alone cannot be cleared. Do not send null, whose
    /// effect is undefined. And do not send back what was read: the PIN in a `BankConnection` is
    /// masked, and the mask would be stored as the new PIN.
    ///
    /// While the connection is busy, the answer is 423.
    ///
    /// Arguments:
    ///
    /// - `id`: Identifier of the bank connection, one of the user's own.
    /// - `body`: The fields to change; all others stay as they are.
    ///
    /// Errors: [`EditBankConnectionError`] for 400, 401, 403, 404, 422, 423, 500.
    ///
    /// `PATCH /api/v1/bankConnections/{id}`, spec: `#/paths/~1api~1v1~1bankConnections~1{id}/patch`
    #[inline]
    pub fn edit_bank_connection(
        self,
        id: models::BankConnectionId,
        body: &models::EditBankConnectionParams,
    ) -> Call<EditBankConnection> {
        let mut call = Call::new(self.client);
        call.request.path("id", &id);
        call.request.validate(body);
        call.request.json("application/json", body);
        call
    }
}

/// The operation `editBankConnection`: `PATCH /api/v1/bankConnections/{id}`.
pub enum EditBankConnection {}

impl Operation for EditBankConnection {
    type Output = models::BankConnection;
    type Error = EditBankConnectionError;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "editBankConnection",
        method: "PATCH",
        path: "/api/v1/bankConnections/{id}",
        idempotent: false,
        security: &[&[security::FINAPI_AUTH]],
    };
    runtime::success!(json = 200);
}

/// The errors that the document names for `editBankConnection`.
#[non_exhaustive]
pub enum EditBankConnectionError {
    /// The request cannot be understood: an identifier that is not a number, a body that is not
    /// JSON, a field of the wrong type, perhaps one that finAPI does not know. Expect the code
    /// `BAD_REQUEST`.
    ///
    /// Status 400.
    BadRequest(models::ErrorMessage),

    /// The access token is missing, expired or unknown. Get a new one (or use the refresh token)
    /// and repeat the request once. It says nothing of the banking credentials. This is the one
    /// error with another body: the OAuth one, without codes. Expect `invalid_token` in `error`.
    ///
    /// Status 401.
    Unauthorized(models::BadCredentialsError),

    /// The token is valid, but its owner may not do this: usually the client's token was sent where
    /// the user's is needed. Expect the code `FORBIDDEN` or `UNAUTHORIZED_ACCESS`.
    ///
    /// Status 403.
    Forbidden(models::ErrorMessage),

    /// The user has no bank connection with this identifier: it never existed, has been deleted, or
    /// belongs to someone else. Expect the code `UNKNOWN_ENTITY`.
    ///
    /// Status 404.
    NotFound(models::ErrorMessage),

    /// `INVALID_TWO_STEP_PROCEDURE`: the connection has no two-step procedure with the identifier
    /// in `defaultTwoStepProcedureId`. Choose one from its `twoStepProcedures`.
    ///
    /// Status 422.
    UnprocessableEntity(models::ErrorMessage),

    /// The connection is busy: imported, updated (by the user or by the automatic batch update) or
    /// categorised. Expect the code `LOCKED`. Version 1.42 counts categorisation as busy here, the
    /// texts of later versions do not; waiting until both flags are `READY` is safe.
    ///
    /// Status 423.
    Locked(models::ErrorMessage),

    /// Something went wrong inside finAPI. Expect the code `UNEXPECTED_ERROR`; but a proxy in
    /// between may answer with a page of HTML.
    ///
    /// Status 500.
    InternalServerError(models::ErrorMessage),
}

runtime::operation_error!(EditBankConnectionError {
    BadRequest(json) = 400,
    Unauthorized(json) = 401,
    Forbidden(json) = 403,
    NotFound(json) = 404,
    UnprocessableEntity(json) = 422,
    Locked(json) = 423,
    InternalServerError(json) = 500,
});

impl BankConnections<'_> {
    /// Delete one bank connection
    ///
    /// Deletes a bank connection of the user, with its accounts, transactions and balances. Needs
    /// the user's access token.
    ///
    /// - A connection that is busy (being imported, updated or categorised) cannot be deleted: 423.
    /// - Notification rules lose this connection from their lists, and a rule that concerned no
    ///   other connection is deleted.
    ///
    /// Arguments:
    ///
    /// - `id`: Identifier of the bank connection, one of the user's own.
    ///
    /// Errors: [`DeleteBankConnectionError`] for 401, 403, 404, 423, 500.
    ///
    /// `DELETE /api/v1/bankConnections/{id}`, spec: `#/paths/~1api~1v1~1bankConnections~1{id}/delete`
    #[inline]
    pub fn delete_bank_connection(
        self,
        id: models::BankConnectionId,
    ) -> Call<DeleteBankConnection> {
        let mut call = Call::new(self.client);
        call.request.path("id", &id);
        call
    }
}

/// The operation `deleteBankConnection`: `DELETE /api/v1/bankConnections/{id}`.
pub enum DeleteBankConnection {}

impl Operation for DeleteBankConnection {
    type Output = ();
    type Error = DeleteBankConnectionError;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "deleteBankConnection",
        method: "DELETE",
        path: "/api/v1/bankConnections/{id}",
        idempotent: true,
        security: &[&[security::FINAPI_AUTH]],
    };
    runtime::success!(empty = 200);
}

/// The errors that the document names for `deleteBankConnection`.
#[non_exhaustive]
pub enum DeleteBankConnectionError {
    /// The access token is missing, expired or unknown. Get a new one (or use the refresh token)
    /// and repeat the request once. It says nothing of the banking credentials. This is the one
    /// error with another body: the OAuth one, without codes. Expect `invalid_token` in `error`.
    ///
    /// Status 401.
    Unauthorized(models::BadCredentialsError),

    /// The token is valid, but its owner may not do this: usually the client's token was sent where
    /// the user's is needed. Expect the code `FORBIDDEN` or `UNAUTHORIZED_ACCESS`.
    ///
    /// Status 403.
    Forbidden(models::ErrorMessage),

    /// The user has no bank connection with this identifier: it never existed, has been deleted, or
    /// belongs to someone else. Expect the code `UNKNOWN_ENTITY`.
    ///
    /// Status 404.
    NotFound(models::ErrorMessage),

    /// The connection is busy: imported, updated (by the user or by the automatic batch update) or
    /// categorised. Expect the code `LOCKED`. Wait until both `updateStatus` and
    /// `categorizationStatus` are `READY`, then try again.
    ///
    /// Status 423.
    Locked(models::ErrorMessage),

    /// Something went wrong inside finAPI. Expect the code `UNEXPECTED_ERROR`; but a proxy in
    /// between may answer with a page of HTML.
    ///
    /// Status 500.
    InternalServerError(models::ErrorMessage),
}

runtime::operation_error!(DeleteBankConnectionError {
    Unauthorized(json) = 401,
    Forbidden(json) = 403,
    NotFound(json) = 404,
    Locked(json) = 423,
    InternalServerError(json) = 500,
});

impl BankConnections<'_> {
    /// Read several bank connections
    ///
    /// Deprecated; finAPI is going to remove it. Use *List bank connections* with the filter `ids`
    /// instead.
    ///
    /// The connections of the user that have the given identifiers. Identifiers that do not exist
    /// or belong to someone else are left out, which may leave an empty list; the answer is
    /// never 404. Needs the user's access token.
    ///
    /// Give at least **two** identifiers. With a single one the URL is that of *Read one bank
    /// connection*, and the answer a bare `BankConnection` or 404 instead of a list. The two path
    /// templates collide for that reason: the server tells them apart by the comma.
    ///
    /// Arguments:
    ///
    /// - `ids`: Identifiers of the wanted connections, separated by commas; at least two. No upper
    ///   limit is documented.
    ///
    /// Errors: [`GetMultipleBankConnectionsError`] for 400, 401, 403, 500.
    ///
    /// `GET /api/v1/bankConnections/{ids}`, spec: `#/paths/~1api~1v1~1bankConnections~1{ids}/get`
    #[deprecated = "Deprecated; finAPI is going to remove it."]
    #[inline]
    pub fn get_multiple_bank_connections(
        self,
        ids: impl IntoIterator<Item = models::BankConnectionId>,
    ) -> Call<GetMultipleBankConnections> {
        let mut call = Call::new(self.client);
        let ids: Vec<models::BankConnectionId> = ids.into_iter().collect();
        call.request.path("ids", &ids);
        call.request.check("ids").min_items(&ids, 2);
        call
    }
}

/// The operation `getMultipleBankConnections`: `GET /api/v1/bankConnections/{ids}`.
pub enum GetMultipleBankConnections {}

impl Operation for GetMultipleBankConnections {
    type Output = models::BankConnectionList;
    type Error = GetMultipleBankConnectionsError;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getMultipleBankConnections",
        method: "GET",
        path: "/api/v1/bankConnections/{ids}",
        idempotent: true,
        security: &[&[security::FINAPI_AUTH]],
    };
    runtime::success!(json = 200);
}

/// The errors that the document names for `getMultipleBankConnections`.
#[non_exhaustive]
pub enum GetMultipleBankConnectionsError {
    /// The request cannot be understood: an identifier that is not a number, a body that is not
    /// JSON, a field of the wrong type, perhaps one that finAPI does not know. Expect the code
    /// `BAD_REQUEST`.
    ///
    /// Status 400.
    BadRequest(models::ErrorMessage),

    /// The access token is missing, expired or unknown. Get a new one (or use the refresh token)
    /// and repeat the request once. It says nothing of the banking credentials. This is the one
    /// error with another body: the OAuth one, without codes. Expect `invalid_token` in `error`.
    ///
    /// Status 401.
    Unauthorized(models::BadCredentialsError),

    /// The token is valid, but its owner may not do this: usually the client's token was sent where
    /// the user's is needed. Expect the code `FORBIDDEN` or `UNAUTHORIZED_ACCESS`.
    ///
    /// Status 403.
    Forbidden(models::ErrorMessage),

    /// Something went wrong inside finAPI. Expect the code `UNEXPECTED_ERROR`; but a proxy in
    /// between may answer with a page of HTML.
    ///
    /// Status 500.
    InternalServerError(models::ErrorMessage),
}

runtime::operation_error!(GetMultipleBankConnectionsError {
    BadRequest(json) = 400,
    Unauthorized(json) = 401,
    Forbidden(json) = 403,
    InternalServerError(json) = 500,
});
