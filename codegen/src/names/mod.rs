//! What everything is called.
//!
//! Names are claimed once, in an order that lets what is already spelt the Rust way keep its
//! spelling, and only looked up afterwards. This is the only stage that knows cases, keywords and
//! collisions.

mod answers;
mod case;
mod client;
pub mod lock;
mod operations;
mod places;
mod scope;
mod signs;
mod spelling;
mod types;

use crate::model::Api;
pub use client::with;
pub use lock::Lock;
pub use operations::IMPORTED;
pub use scope::is_keyword;

/// The names of an API.
#[derive(Clone, Debug)]
pub struct Names {
    /// By [`crate::model::TypeId`].
    pub types: Vec<TypeNames>,
    /// By [`crate::model::OperationId`].
    pub operations: Vec<OperationNames>,
    /// In step with `Api::groups`.
    pub groups: Vec<GroupNames>,
    /// In step with `Api::schemes`.
    pub schemes: Vec<SchemeNames>,
    /// In step with `Api::servers`.
    pub servers: Vec<String>,
    /// In step with `Api::headers`.
    pub headers: Vec<String>,
}

/// The names of a declared type.
#[derive(Clone, Debug)]
pub struct TypeNames {
    /// The type itself.
    pub ident: String,
    /// The module that a type at home in it stands in; also the name of its file.
    pub module: String,
    /// Its fields or variants, in step with them.
    pub members: Vec<String>,
    /// The field that keeps properties without a name, or the variant that keeps unknown values.
    pub rest: String,
}

/// The names of an operation.
#[derive(Clone, Debug)]
pub struct OperationNames {
    /// The method.
    pub method: String,
    /// The type that stands for the operation.
    pub marker: String,
    /// The type of its successes, where there are several.
    pub output: String,
    /// The type of its errors.
    pub error: String,
    /// The parameters, in step with them.
    pub parameters: Vec<String>,
    /// The setters that send a parameter without a value, in step with the parameters.
    pub empties: Vec<Option<String>>,
    /// The argument for the body.
    pub body: String,
    /// The methods or setters that take other bodies, in step with them.
    pub other_bodies: Vec<String>,
    /// The method that lets the server ask, if it may.
    pub with_challenges: Option<String>,
    /// The method that sends a list in several calls, if there is one.
    pub in_chunks: Option<String>,
    /// The variants of the successes, in step with them.
    pub success: Vec<String>,
    /// The variants of the errors, in step with them.
    pub failures: Vec<String>,
    /// The other ways to read the successes, in step with them.
    pub readings: Vec<ReadingNames>,
}

/// The names of another way to read the successes of an operation.
#[derive(Clone, Debug)]
pub struct ReadingNames {
    /// The method of its call that chooses it.
    pub method: String,
    /// The type that stands for the operation when it is read like this.
    pub marker: String,
    /// The type of its successes, where there are several.
    pub output: String,
    /// The variants of the successes, in step with them.
    pub success: Vec<String>,
}

/// The names of a group of operations.
#[derive(Clone, Debug)]
pub struct GroupNames {
    /// The module; also the name of its file.
    pub module: String,
    /// The type that has the operations as methods.
    pub handle: String,
    /// The method of the client that gives it.
    pub accessor: String,
}

/// The names of a security scheme.
#[derive(Clone, Debug)]
pub struct SchemeNames {
    /// The constant that describes it.
    pub constant: String,
    /// The method of the client's builder that takes its credential.
    pub setter: String,
    /// The method that takes a source of its tokens.
    pub source: String,
    /// The methods that ask for its tokens.
    pub oauth2: OAuthNames,
}

/// The names of the methods of a client's builder for OAuth 2.0.
#[derive(Clone, Debug)]
pub struct OAuthNames {
    /// The constant of the token endpoints.
    pub urls: String,
    /// For any grant.
    pub any: String,
    /// For tokens of the application.
    pub client_credentials: String,
    /// For tokens of users.
    pub password: String,
}

/// Names everything in `api`. What `lock` says stays, and all else is named around it.
pub fn assign(api: &Api, lock: &Lock) -> Names {
    let types = types::assign(&api.types, &api.operations, lock);
    let schemes = client::schemes(api, lock);
    let groups = client::groups(api, &schemes, lock);
    Names {
        operations: operations::operations(api, &groups, lock),
        groups,
        schemes,
        servers: client::servers(api, lock),
        headers: client::headers(api, lock),
        types,
    }
}
