// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

use super::TwoStepProcedureId;
use crate::runtime::{self, Checks, Secret, Validate};

/// What to change. Each field has three states: left out, the value stays; an empty string
/// clears it; any other text replaces it. Null is not one of them, and what it does is
/// undefined.
///
/// Spec: `#/components/schemas/EditBankConnectionParams`
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct EditBankConnectionParams {
    /// New user ID for online banking. Cannot be cleared: a connection always has one, the demo
    /// connection aside.
    ///
    /// At most 64 characters.
    pub banking_user_id: Option<String>,

    /// New customer ID for online banking. An empty string clears it.
    ///
    /// At most 64 characters.
    pub banking_customer_id: Option<String>,

    /// New PIN for online banking, which is stored; any symbols are allowed. An empty string
    /// removes the stored one. Not advised for a bank with `Bank.pinsAreVolatile`. Never send the
    /// mask that `BankConnection.bankingPin` shows.
    ///
    /// At most 170 characters.
    pub banking_pin: Option<Secret>,

    /// New default: the `procedureId` of one of the connection's `twoStepProcedures` (else 422
    /// `INVALID_TWO_STEP_PROCEDURE`). An empty string clears it.
    pub default_two_step_procedure_id: Option<TwoStepProcedureId>,

    /// New name of the connection. An empty string clears it.
    ///
    /// At most 64 characters.
    pub name: Option<String>,
}

runtime::object!(EditBankConnectionParams {
    banking_user_id = "bankingUserId" optional,
    banking_customer_id = "bankingCustomerId" optional,
    banking_pin = "bankingPin" optional,
    default_two_step_procedure_id = "defaultTwoStepProcedureId" optional,
    name = "name" optional,
});

impl EditBankConnectionParams {
    /// With nothing set.
    #[inline]
    pub fn new() -> Self {
        Default::default()
    }

    /// Sets `bankingUserId`.
    #[must_use]
    #[inline]
    pub fn banking_user_id(mut self, banking_user_id: impl Into<String>) -> Self {
        self.banking_user_id = Some(banking_user_id.into());
        self
    }

    /// Sets `bankingCustomerId`.
    #[must_use]
    #[inline]
    pub fn banking_customer_id(mut self, banking_customer_id: impl Into<String>) -> Self {
        self.banking_customer_id = Some(banking_customer_id.into());
        self
    }

    /// Sets `bankingPin`.
    #[must_use]
    #[inline]
    pub fn banking_pin(mut self, banking_pin: impl Into<Secret>) -> Self {
        self.banking_pin = Some(banking_pin.into());
        self
    }

    /// Sets `defaultTwoStepProcedureId`.
    #[must_use]
    #[inline]
    pub fn default_two_step_procedure_id(
        mut self,
        default_two_step_procedure_id: impl Into<TwoStepProcedureId>,
    ) -> Self {
        self.default_two_step_procedure_id = Some(default_two_step_procedure_id.into());
        self
    }

    /// Sets `name`.
    #[must_use]
    #[inline]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

impl Validate for EditBankConnectionParams {
    #[inline]
    fn validate(&self, checks: &mut Checks) {
        checks
            .at("bankingUserId")
            .max_length(&self.banking_user_id, 64);
        checks
            .at("bankingCustomerId")
            .max_length(&self.banking_customer_id, 64);
        checks.at("bankingPin").max_length(&self.banking_pin, 170);
        checks.at("name").max_length(&self.name, 64);
    }
}

runtime::example!(EditBankConnectionParams => r#"{
  "bankingUserId": "VRK0099887766",
  "bankingCustomerId": "",
  "bankingPin": "n4?Wx",
  "defaultTwoStepProcedureId": "942",
  "name": "Haushaltskonto"
}"#);
