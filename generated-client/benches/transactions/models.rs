//! finAPI's transactions (`#/components/schemas/Transaction` of its document), each type once with
//! serde's derived traits and once with the table of a generated client.

macro_rules! models { ($($name:ident { $($member:ident: $type:ty = $wire:literal $($word:ident)*,)* })*) => {
    pub mod derived {
        pub use super::derived_currency::Currency;
        use serde::{Deserialize, Serialize};

        $(
            #[derive(Serialize, Deserialize)]
            pub struct $name { $(#[serde(rename = $wire)] pub $member: $type,)* }
        )*
    }

    pub mod table {
        pub use super::table_currency::Currency;
        use crate::runtime;

        $(
            pub struct $name { $(pub $member: $type,)* }

            runtime::object!($name { $($member = $wire $($word)*),* });
        )*
    }
} }

models! {
    Transactions {
        transactions: Vec<Transaction> = "transactions",
    }
    Transaction {
        id: i64 = "id",
        parent_id: Option<i64> = "parentId" nullable,
        account_id: i64 = "accountId",
        value_date: String = "valueDate",
        bank_booking_date: String = "bankBookingDate",
        finapi_booking_date: String = "finapiBookingDate",
        amount: f64 = "amount",
        currency: Option<Currency> = "currency" nullable,
        purpose: Option<String> = "purpose" nullable,
        counterpart_name: Option<String> = "counterpartName" nullable,
        counterpart_account_number: Option<String> = "counterpartAccountNumber" nullable,
        counterpart_iban: Option<String> = "counterpartIban" nullable,
        counterpart_blz: Option<String> = "counterpartBlz" nullable,
        counterpart_bic: Option<String> = "counterpartBic" nullable,
        counterpart_bank_name: Option<String> = "counterpartBankName" nullable,
        counterpart_mandate_reference: Option<String> = "counterpartMandateReference" nullable,
        counterpart_customer_reference: Option<String> = "counterpartCustomerReference" nullable,
        counterpart_creditor_id: Option<String> = "counterpartCreditorId" nullable,
        counterpart_debitor_id: Option<String> = "counterpartDebitorId" nullable,
        r#type: Option<String> = "type" nullable,
        type_code_zka: Option<String> = "typeCodeZka" nullable,
        type_code_swift: Option<String> = "typeCodeSwift" nullable,
        sepa_purpose_code: Option<String> = "sepaPurposeCode" nullable,
        bank_transaction_code: Option<String> = "bankTransactionCode" nullable,
        primanota: Option<String> = "primanota" nullable,
        category: Option<Category> = "category" nullable,
        labels: Vec<Label> = "labels",
        is_potential_duplicate: bool = "isPotentialDuplicate",
        is_adjusting_entry: bool = "isAdjustingEntry",
        is_new: bool = "isNew",
        import_date: String = "importDate",
        children: Option<Vec<i64>> = "children" nullable,
        paypal_data: Option<PaypalTransactionData> = "paypalData" nullable,
        end_to_end_reference: Option<String> = "endToEndReference" nullable,
        compensation_amount: Option<f64> = "compensationAmount" nullable,
        original_amount: Option<f64> = "originalAmount" nullable,
        original_currency: Option<Currency> = "originalCurrency" nullable,
        different_debitor: Option<String> = "differentDebitor" nullable,
        different_creditor: Option<String> = "differentCreditor" nullable,
    }
    Category {
        id: i64 = "id",
        name: String = "name",
        parent_id: Option<i64> = "parentId" nullable,
        parent_name: Option<String> = "parentName" nullable,
        is_custom: bool = "isCustom",
        children: Option<Vec<i64>> = "children" nullable,
    }
    Label {
        id: i64 = "id",
        name: String = "name",
    }
    PaypalTransactionData {
        invoice_number: Option<String> = "invoiceNumber" nullable,
        fee: Option<f64> = "fee" nullable,
        net: Option<f64> = "net" nullable,
        auction_site: Option<String> = "auctionSite" nullable,
    }
}

mod derived_currency {
    use serde::{Deserialize, Serialize};

    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "UPPERCASE")]
    pub enum Currency {
        Chf,
        Dkk,
        Eur,
        Gbp,
        Nok,
        Sek,
        Usd,
    }
}

mod table_currency {
    use crate::runtime::{self, UnknownValue};

    #[derive(Debug)]
    pub enum Currency {
        Chf,
        Dkk,
        Eur,
        Gbp,
        Nok,
        Sek,
        Usd,
        Unknown(UnknownValue),
    }

    runtime::string_enum!(Currency {
        Chf = "CHF",
        Dkk = "DKK",
        Eur = "EUR",
        Gbp = "GBP",
        Nok = "NOK",
        Sek = "SEK",
        Usd = "USD",
    });
}
