// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers hold.
//!
//! Types of requests have `new` with what is required, and a setter for each other field,
//! except for those that only the server fills in. Types of answers have no constructor.

mod account_id;
mod account_type_id;
mod bad_credentials_error;
mod bank;
mod bank_connection;
mod bank_connection_id;
mod bank_connection_list;
mod bank_connection_type;
mod bank_data_source;
mod bank_id;
mod categorization_status;
mod edit_bank_connection_params;
mod error_code;
mod error_details;
mod error_message;
mod error_type;
mod finapi_date_time;
mod identifier_list;
mod import_bank_connection_params;
mod request_id;
mod two_step_procedure;
mod two_step_procedure_id;
mod update_bank_connection_params;
mod update_result;
mod update_result_code;
mod update_status;

pub use self::account_id::AccountId;
pub use self::account_type_id::AccountTypeId;
pub use self::bad_credentials_error::BadCredentialsError;
pub use self::bank::Bank;
pub use self::bank_connection::BankConnection;
pub use self::bank_connection_id::BankConnectionId;
pub use self::bank_connection_list::BankConnectionList;
pub use self::bank_connection_type::BankConnectionType;
pub use self::bank_data_source::BankDataSource;
pub use self::bank_id::BankId;
pub use self::categorization_status::CategorizationStatus;
pub use self::edit_bank_connection_params::EditBankConnectionParams;
pub use self::error_code::ErrorCode;
pub use self::error_details::ErrorDetails;
pub use self::error_message::ErrorMessage;
pub use self::error_type::ErrorType;
pub use self::finapi_date_time::FinapiDateTime;
pub use self::identifier_list::IdentifierList;
pub use self::import_bank_connection_params::ImportBankConnectionParams;
pub use self::request_id::RequestId;
pub use self::two_step_procedure::TwoStepProcedure;
pub use self::two_step_procedure_id::TwoStepProcedureId;
pub use self::update_bank_connection_params::UpdateBankConnectionParams;
pub use self::update_result::UpdateResult;
pub use self::update_result_code::UpdateResultCode;
pub use self::update_status::UpdateStatus;
