// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use crate::runtime::{self, UnknownValue};

/// The kind of an error. The list is finAPI's as a whole and grows with each version, so
/// unknown codes must be expected. These concern bank connections:
///
/// - `MISSING_FIELD`: a field is missing, such as the PIN where none is stored.
/// - `UNKNOWN_ENTITY`: there is no such bank or bank connection.
/// - `METHOD_NOT_ALLOWED`: the path does not know this HTTP method.
/// - `ENTITY_EXISTS`: the bank connection exists already.
/// - `ILLEGAL_ENTITY_STATE`: not possible in the present state.
/// - `UNEXPECTED_ERROR`: finAPI failed.
/// - `ILLEGAL_FIELD_VALUE`: a field has a value that is not allowed.
/// - `UNAUTHORIZED_ACCESS`, `FORBIDDEN`: the token does not permit this.
/// - `BAD_REQUEST`: the request cannot be understood.
/// - `TOO_MANY_IDS`: more than 1000 identifiers in the filter.
/// - `BANK_SERVER_REJECTION`: the bank refused; its message is for the user.
/// - `INVALID_TWO_STEP_PROCEDURE`: the connection does not have this two-step procedure.
/// - `UNSUPPORTED_MEDIA_TYPE`: the body is not JSON.
/// - `UNSUPPORTED_BANK`: finAPI does not support the bank.
/// - `LOCKED`: the connection is busy.
/// - `NO_ACCOUNTS_FOR_TYPE_LIST`: the bank has no account of the wanted types.
/// - `NO_EXISTING_CHALLENGE`: an answer was sent, but no challenge is pending.
/// - `ADDITIONAL_AUTHENTICATION_REQUIRED`: the bank asks a challenge (510).
///
/// The others belong to payments, searches and users.
///
/// Spec: `#/components/schemas/ErrorCode`
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ErrorCode {
    /// `MISSING_FIELD`
    MissingField,

    /// `UNKNOWN_ENTITY`
    UnknownEntity,

    /// `METHOD_NOT_ALLOWED`
    MethodNotAllowed,

    /// `ENTITY_EXISTS`
    EntityExists,

    /// `ILLEGAL_ENTITY_STATE`
    IllegalEntityState,

    /// `UNEXPECTED_ERROR`
    UnexpectedError,

    /// `ILLEGAL_FIELD_VALUE`
    IllegalFieldValue,

    /// `UNAUTHORIZED_ACCESS`
    UnauthorizedAccess,

    /// `BAD_REQUEST`
    BadRequest,

    /// `UNSUPPORTED_ORDER`
    UnsupportedOrder,

    /// `ILLEGAL_PAGE_SIZE`
    IllegalPageSize,

    /// `INVALID_FILTER_OPTIONS`
    InvalidFilterOptions,

    /// `TOO_MANY_IDS`
    TooManyIds,

    /// `BANK_SERVER_REJECTION`
    BankServerRejection,

    /// `IBAN_ONLY_MONEY_TRANSFER_NOT_SUPPORTED`
    IbanOnlyMoneyTransferNotSupported,

    /// `IBAN_ONLY_DIRECT_DEBIT_NOT_SUPPORTED`
    IbanOnlyDirectDebitNotSupported,

    /// `COLLECTIVE_MONEY_TRANSFER_NOT_SUPPORTED`
    CollectiveMoneyTransferNotSupported,

    /// `INVALID_TWO_STEP_PROCEDURE`
    InvalidTwoStepProcedure,

    /// `MISSING_TWO_STEP_PROCEDURE`
    MissingTwoStepProcedure,

    /// `UNSUPPORTED_MEDIA_TYPE`
    UnsupportedMediaType,

    /// `UNSUPPORTED_BANK`
    UnsupportedBank,

    /// `USER_NOT_VERIFIED`
    UserNotVerified,

    /// `USER_ALREADY_VERIFIED`
    UserAlreadyVerified,

    /// `INVALID_TOKEN`
    InvalidToken,

    /// `LOCKED`
    Locked,

    /// `NO_ACCOUNTS_FOR_TYPE_LIST`
    NoAccountsForTypeList,

    /// `FORBIDDEN`
    Forbidden,

    /// `NO_EXISTING_CHALLENGE`
    NoExistingChallenge,

    /// `ADDITIONAL_AUTHENTICATION_REQUIRED`
    AdditionalAuthenticationRequired,

    /// A value that this version of the client does not know.
    Unknown(UnknownValue),
}

runtime::string_enum!(ErrorCode {
    MissingField = "MISSING_FIELD",
    UnknownEntity = "UNKNOWN_ENTITY",
    MethodNotAllowed = "METHOD_NOT_ALLOWED",
    EntityExists = "ENTITY_EXISTS",
    IllegalEntityState = "ILLEGAL_ENTITY_STATE",
    UnexpectedError = "UNEXPECTED_ERROR",
    IllegalFieldValue = "ILLEGAL_FIELD_VALUE",
    UnauthorizedAccess = "UNAUTHORIZED_ACCESS",
    BadRequest = "BAD_REQUEST",
    UnsupportedOrder = "UNSUPPORTED_ORDER",
    IllegalPageSize = "ILLEGAL_PAGE_SIZE",
    InvalidFilterOptions = "INVALID_FILTER_OPTIONS",
    TooManyIds = "TOO_MANY_IDS",
    BankServerRejection = "BANK_SERVER_REJECTION",
    IbanOnlyMoneyTransferNotSupported = "IBAN_ONLY_MONEY_TRANSFER_NOT_SUPPORTED",
    IbanOnlyDirectDebitNotSupported = "IBAN_ONLY_DIRECT_DEBIT_NOT_SUPPORTED",
    CollectiveMoneyTransferNotSupported = "COLLECTIVE_MONEY_TRANSFER_NOT_SUPPORTED",
    InvalidTwoStepProcedure = "INVALID_TWO_STEP_PROCEDURE",
    MissingTwoStepProcedure = "MISSING_TWO_STEP_PROCEDURE",
    UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE",
    UnsupportedBank = "UNSUPPORTED_BANK",
    UserNotVerified = "USER_NOT_VERIFIED",
    UserAlreadyVerified = "USER_ALREADY_VERIFIED",
    InvalidToken = "INVALID_TOKEN",
    Locked = "LOCKED",
    NoAccountsForTypeList = "NO_ACCOUNTS_FOR_TYPE_LIST",
    Forbidden = "FORBIDDEN",
    NoExistingChallenge = "NO_EXISTING_CHALLENGE",
    AdditionalAuthenticationRequired = "ADDITIONAL_AUTHENTICATION_REQUIRED",
});

runtime::example!(ErrorCode => r#""BANK_SERVER_REJECTION""#);
