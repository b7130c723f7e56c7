//! `cargo xtask explain`: what the codes of messages mean.

use codegen::diagnostic::{Code, closest};

use crate::cli;
use crate::failure::Failure;
use crate::terminal::{Terminal, print};

pub fn run(args: &cli::Explain, terminal: &Terminal) -> Result<(), Failure> {
    let Some(wanted) = &args.code else {
        let mut all: Vec<_> = codes().collect();
        all.sort_by_key(|code| code.id);
        for code in all {
            print(&format!(
                "{}  {}\n",
                terminal.paint("1", code.id),
                code.title
            ));
        }
        return Ok(());
    };
    if let Some(code) = codes().find(|code| code.id.eq_ignore_ascii_case(wanted)) {
        let title = terminal.paint("1", &format!("{}: {}", code.id, code.title));
        print(&format!("{title}\n\n{}\n", code.explanation));
        return Ok(());
    }
    let help = closest(wanted, codes().map(|code| code.id)).map_or_else(
        || "`cargo xtask explain` lists all codes".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Err(Failure::usage(format!(
        "there is no code `{wanted}`\nhelp: {help}"
    )))
}

/// The codes of every stage that has any.
fn codes() -> impl Iterator<Item = &'static Code> {
    [
        codegen::diagnostic::shared::ALL,
        codegen::document::codes::ALL,
        codegen::normal::codes::ALL,
        codegen::model::codes::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn every_code_is_there_once() {
        let ids: BTreeSet<_> = super::codes().map(|code| code.id).collect();
        assert_eq!(ids.len(), super::codes().count());
    }
}
