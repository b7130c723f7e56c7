//! A sample of what the generator emits, in the form in which it emits it. In a client each
//! module here is a file of its own, and `crate::sample` is `crate`.

/// `src/security`
pub mod security {
    use crate::runtime::{
        Client, ClientBuilder, ConfigurationError, OAuth2, Placement, Secret, SecurityScheme,
        TokenSource, TokenUrls,
    };

    /// `finapi_auth`
    pub(crate) const FINAPI_AUTH: SecurityScheme = SecurityScheme {
        name: "finapi_auth",
        placement: Placement::Bearer,
        setter: "access_token",
    };

    /// The token endpoints of `finapi_auth`.
    const FINAPI_AUTH_TOKENS: TokenUrls = TokenUrls {
        client_credentials: Some("/oauth/token"),
        password: Some("/oauth/token"),
        refresh: Some("/oauth/token"),
    };

    impl ClientBuilder {
        /// The source of access tokens, for `finapi_auth`.
        pub fn token_source(self, source: impl TokenSource) -> Self {
            self.source(FINAPI_AUTH, source)
        }

        /// Asks for access tokens by OAuth 2.0, for `finapi_auth`.
        pub fn oauth2<K>(self, config: OAuth2<K>) -> Self {
            self.oauth2_source(FINAPI_AUTH, FINAPI_AUTH_TOKENS, config)
        }

        /// The access token of the user, for `finapi_auth`.
        pub fn access_token(self, token: impl Into<Secret>) -> Self {
            self.credential(FINAPI_AUTH, token.into())
        }
    }

    impl Client {
        /// This client with access tokens by OAuth 2.0. The connections are shared.
        pub fn with_oauth2<K>(&self, config: OAuth2<K>) -> Result<Self, ConfigurationError> {
            self.with_oauth2_source(FINAPI_AUTH, FINAPI_AUTH_TOKENS, config)
        }

        /// This client with another access token. The connections are shared.
        #[must_use]
        pub fn with_access_token(&self, token: impl Into<Secret>) -> Self {
            self.with_credential(FINAPI_AUTH, token.into())
        }
    }
}

/// `src/models`
pub mod models {
    use crate::runtime::{self, Checks, Nullable, Secret, UnknownValue, Validate};

    /// Identifier of a bank connection.
    #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub struct BankConnectionId(pub i64);

    runtime::newtype!(BankConnectionId: i64);

    /// Name of a person.
    #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub struct Owner(pub String);

    runtime::newtype!(Owner: String);

    /// Whether a download runs.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    #[non_exhaustive]
    pub enum UpdateStatus {
        /// `IN_PROGRESS`
        InProgress,

        /// `READY`
        Ready,

        /// A value that this version of the client does not know.
        Unknown(UnknownValue),
    }

    runtime::string_enum!(UpdateStatus {
        InProgress = "IN_PROGRESS",
        Ready = "READY",
    });

    /// A bank connection.
    #[derive(Clone, PartialEq)]
    #[non_exhaustive]
    pub struct BankConnection {
        /// Its identifier.
        pub id: BankConnectionId,

        /// Its name.
        pub name: Option<String>,

        /// Its status.
        pub update_status: UpdateStatus,

        /// Its owners.
        pub owners: Option<Vec<Owner>>,
    }

    runtime::object!(BankConnection {
        id = "id",
        name = "name" optional,
        update_status = "updateStatus",
        owners = "owners" optional,
    });

    /// A list of bank connections.
    #[derive(Clone, PartialEq)]
    #[non_exhaustive]
    pub struct BankConnectionList {
        /// The bank connections.
        pub connections: Vec<BankConnection>,
    }

    runtime::object!(BankConnectionList {
        connections = "connections",
    });

    /// What to change.
    #[derive(Clone, Default, PartialEq)]
    #[non_exhaustive]
    pub struct EditBankConnectionParams {
        /// The new name, or `null` to clear it.
        pub name: Nullable<String>,

        /// The PIN.
        pub banking_pin: Option<Secret>,

        /// How many days to download.
        pub max_days: Option<i32>,

        /// The tags.
        pub tags: Option<Vec<String>>,
    }

    runtime::object!(EditBankConnectionParams {
        name = "name" optional,
        banking_pin = "bankingPin" optional,
        max_days = "maxDays" optional,
        tags = "tags" optional,
    });

    impl EditBankConnectionParams {
        /// Without any change.
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }

        /// Sets `name`.
        #[must_use]
        pub fn name(mut self, name: impl Into<Nullable<String>>) -> Self {
            self.name = name.into();
            self
        }

        /// Sets `bankingPin`.
        #[must_use]
        pub fn banking_pin(mut self, banking_pin: impl Into<Secret>) -> Self {
            self.banking_pin = Some(banking_pin.into());
            self
        }

        /// Sets `maxDays`.
        #[must_use]
        pub fn max_days(mut self, max_days: i32) -> Self {
            self.max_days = Some(max_days);
            self
        }

        /// Sets `tags`.
        #[must_use]
        pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
            self.tags = Some(tags.into_iter().map(Into::into).collect());
            self
        }
    }

    impl Validate for EditBankConnectionParams {
        fn validate(&self, checks: &mut Checks) {
            checks
                .at("name")
                .min_length(&self.name, 1)
                .max_length(&self.name, 64);
            checks.at("bankingPin").max_length(&self.banking_pin, 170);
            checks
                .at("maxDays")
                .minimum(&self.max_days, 14)
                .maximum(&self.max_days, 3650);
            checks
                .at("tags")
                .unique_items(&self.tags)
                .each(&self.tags, |at, item| {
                    at.max_length(item, 5);
                });
        }
    }

    /// The body of an error.
    #[derive(Clone, PartialEq)]
    #[non_exhaustive]
    pub struct ErrorMessage {
        /// The text for the user.
        pub message: Option<String>,

        /// The code.
        pub code: Option<i32>,
    }

    runtime::object!(ErrorMessage {
        message = "message" optional,
        code = "code" optional,
    });
}

/// `src/api`
pub mod api {
    use crate::runtime::{self, Call, Client, Operation, OperationInfo, QueryStyle};
    use crate::sample::{models, security};

    impl Client {
        /// The operations tagged `Bank Connections`.
        pub fn bank_connections(&self) -> BankConnections<'_> {
            BankConnections { client: self }
        }
    }

    /// The operations tagged `Bank Connections`.
    #[derive(Clone, Copy, Debug)]
    pub struct BankConnections<'a> {
        client: &'a Client,
    }

    impl BankConnections<'_> {
        /// `GET /api/v1/bankConnections`
        pub fn get_all_bank_connections(self) -> Call<GetAllBankConnections> {
            Call::new(self.client)
        }

        /// `GET /api/v1/bankConnections/{ids}`
        pub fn get_multiple_bank_connections(
            self,
            ids: impl IntoIterator<Item = models::BankConnectionId>,
        ) -> Call<GetMultipleBankConnections> {
            let ids: Vec<_> = ids.into_iter().collect();
            let mut call = Call::new(self.client);
            call.request.path("ids", &ids);
            call.request.check("ids").min_items(&ids, 2);
            call
        }

        /// `PATCH /api/v1/bankConnections/{id}`
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

        /// `DELETE /api/v1/users/{name}`
        pub fn delete_user(self, name: &str) -> Call<DeleteUser> {
            let mut call = Call::new(self.client);
            call.request.path("name", name);
            call
        }
    }

    /// `getAllBankConnections`
    pub enum GetAllBankConnections {}

    impl Call<GetAllBankConnections> {
        /// Sets `ids`: at most 1000 items.
        pub fn ids(mut self, ids: impl IntoIterator<Item = models::BankConnectionId>) -> Self {
            let ids: Vec<_> = ids.into_iter().collect();
            self.request
                .query_styled("ids", QueryStyle::Form { explode: false }, &ids);
            self.request.check("ids").max_items(&ids, 1000);
            self
        }

        /// Sets the header `X-REQUEST-ID`.
        pub fn x_request_id(mut self, x_request_id: &str) -> Self {
            self.request
                .check("X-REQUEST-ID")
                .max_length(x_request_id, 255);
            self.request.header("X-REQUEST-ID", x_request_id);
            self
        }

        /// Sets the cookie `session`.
        pub fn session(mut self, session: &str) -> Self {
            self.request.cookie("session", session);
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
        /// 401
        Unauthorized(models::ErrorMessage),

        /// 404, without a body
        NotFound,
    }

    runtime::operation_error!(GetAllBankConnectionsError {
        Unauthorized(json) = 401,
        NotFound = 404,
    });

    /// `getMultipleBankConnections`
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

    /// The document names no errors for `getMultipleBankConnections`.
    #[non_exhaustive]
    pub enum GetMultipleBankConnectionsError {}

    runtime::operation_error!(GetMultipleBankConnectionsError {});

    /// `editBankConnection`
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
        /// 423
        Locked(models::ErrorMessage),

        /// 5XX
        Server(String),
    }

    runtime::operation_error!(EditBankConnectionError {
        Locked(json) = 423,
        Server(text) = 500..=599,
    });

    /// `deleteUser`
    pub enum DeleteUser {}

    impl Operation for DeleteUser {
        type Output = ();
        type Error = DeleteUserError;

        const INFO: &'static OperationInfo = &OperationInfo {
            id: "deleteUser",
            method: "DELETE",
            path: "/api/v1/users/{name}",
            idempotent: true,
            security: &[],
        };

        runtime::success!(empty = 200, 204);
    }

    /// The document names no errors for `deleteUser`.
    #[non_exhaustive]
    pub enum DeleteUserError {}

    runtime::operation_error!(DeleteUserError {});
}
