//! A small program that calls some operations of a client.
//!
//! A call passes what its method takes. Where a generator makes optional parameters arguments, they
//! are passed; where it makes them setters, they are not called, as by most who call.

use std::fmt::Write as _;

use super::calls::Call;
use super::tool::{Kind, PACKAGE};

/// What it is called.
pub const PROGRAM: &str = "program";

/// What a value is made of. The compiler must take it that there may be one, so that what follows
/// is compiled; whoever runs the program is told that there is none.
const GIVEN: &str = "\
fn given<T: 'static>() -> T {
    match black_box::<Box<dyn Any>>(Box::new(())).downcast() {
        Ok(value) => *value,
        Err(_) => panic!(\"this program is only built\"),
    }
}
";

pub fn manifest() -> String {
    format!(
        "[package]\nname = \"{PROGRAM}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
        [dependencies]\n{PACKAGE} = {{ path = \"../{PACKAGE}\" }}\n\
        tokio = {{ version = \"1\", default-features = false, features = [\"rt\"] }}\n"
    )
}

/// The text of `main.rs`. Which operation is called is decided when it runs, so that all are
/// compiled.
pub fn text(kind: Kind, calls: &[Call]) -> String {
    let mut functions = String::new();
    let mut arms = String::new();
    for (number, Call { name, steps }) in calls.iter().enumerate() {
        let _ = write!(
            functions,
            "\n/// `{name}`\nasync fn call_{number}(client: &::client::{}) -> bool {{\n    \
            black_box(&client{steps}.await).is_ok()\n}}\n",
            kind.client()
        );
        let _ = writeln!(
            arms,
            "            Some(\"{number}\") => call_{number}(&client).await,"
        );
    }
    format!(
        "//! Calls {} operations; the argument says which.\n\n\
        #![allow(deprecated, unused)]\n\n\
        use std::any::Any;\nuse std::hint::black_box;\n\n\
        use client::{};\n\n{GIVEN}{functions}\n\
        fn main() {{\n    \
            let client = {};\n    \
            let wanted = std::env::args().nth(1);\n    \
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();\n    \
            let done = runtime.unwrap().block_on(async {{\n        \
                match wanted.as_deref() {{\n{arms}            \
                    _ => false,\n        \
                }}\n    \
            }});\n    \
            println!(\"{{done}}\");\n\
        }}\n",
        calls.len(),
        kind.client(),
        kind.made(),
    )
}

#[cfg(test)]
mod tests {
    use super::{Call, Kind, text};

    #[test]
    fn every_call_is_reached() {
        let call = |name: &str| Call {
            name: name.to_owned(),
            steps: format!(".pets().{name}(given())"),
        };
        let text = text(Kind::Ours, &[call("get_pet"), call("list_pets")]);
        assert!(text.contains("black_box(&client.pets().list_pets(given()).await).is_ok()"));
        assert!(text.contains("Some(\"1\") => call_1(&client).await"));
        syn::parse_file(&text).unwrap();
        syn::parse_file(&super::text(Kind::Ploidy, &[])).unwrap();
    }
}
