//! `cargo xtask explain`: what the codes of messages and the rules of `diff` mean.

use codegen::diagnostic::{Code, closest};
use codegen::review::{Effect, Rule, rules};

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
    if wanted == "rules" {
        for rule in rules() {
            let (wire, rust) = (word(rule.wire), word(rule.rust));
            let id = terminal.paint("1", &format!("{:<30}", rule.id));
            print(&format!("{id}  {wire:<10}  {rust:<10}  {}\n", rule.reason));
        }
        return Ok(());
    }
    if let Some(rule) = rules().find(|rule| rule.id.eq_ignore_ascii_case(wanted)) {
        print(&of_rule(rule, terminal));
        return Ok(());
    }
    if let Some(code) = codes().find(|code| code.id.eq_ignore_ascii_case(wanted)) {
        let title = terminal.paint("1", &format!("{}: {}", code.id, code.title));
        print(&format!("{title}\n\n{}\n", code.explanation));
        return Ok(());
    }
    let known = codes().map(|code| code.id);
    let known = known.chain(rules().map(|rule| rule.id));
    let help = closest(wanted, known).map_or_else(
        || {
            "`cargo xtask explain` lists all codes, and `cargo xtask explain rules` the rules of \
             `diff`"
                .to_owned()
        },
        |near| format!("did you mean `{near}`?"),
    );
    Err(Failure::usage(format!(
        "there is no code or rule `{wanted}`\nhelp: {help}"
    )))
}

fn of_rule(rule: &Rule, terminal: &Terminal) -> String {
    format!(
        "{}\n\nWhy: {}\nWhat to do: {}\nThe worst that it does: to the wire {}, to Rust {}.\n",
        terminal.paint("1", rule.id),
        rule.reason,
        rule.advice,
        word(rule.wire),
        word(rule.rust),
    )
}

fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::None => "nothing",
        Effect::Compatible => "compatible",
        Effect::Risky => "risky",
        Effect::Breaking => "breaking",
    }
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
