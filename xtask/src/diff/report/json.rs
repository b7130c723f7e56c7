//! For programs, in the form that `schema.json` describes.

use codegen::review::Both;
use serde_json::{Value, json};

use super::{About, At, Found, Report, word};

/// Changes with every change of the form that could be in a program's way.
const SCHEMA: u32 = 1;

pub fn json(report: &Report<'_>) -> String {
    let verdict = report.verdict;
    let needed = report.needed.as_ref();
    let document = json!({
        "schema": SCHEMA,
        "old": about(&report.old),
        "new": about(&report.new),
        "headline": report.headline(),
        "bump": verdict.bump().to_string(),
        "client_version": needed.map(|(_, version)| version.to_string()),
        "needed_version": needed.map(|(needed, _)| needed.to_string()),
        "breaks_wire": verdict.wire,
        "breaks_rust": verdict.rust,
        "risky": verdict.risky,
        "compatible": verdict.additions,
        "waived": report.found.iter().filter(|one| one.waiver.is_some()).count(),
        "changes": report.found.iter().map(change).collect::<Vec<_>>(),
    });
    format!("{document:#}\n")
}

fn about(about: &About) -> Value {
    json!({ "file": about.file, "title": about.title, "version": about.version })
}

fn change(one: &Found<'_>) -> Value {
    let change = one.change;
    let side = |is_old: bool| {
        fn pick<T>(both: &Both<T>, is_old: bool) -> Option<&T> {
            if is_old {
                both.old.as_ref()
            } else {
                both.new.as_ref()
            }
        }
        let at = pick(&one.place, is_old);
        pick(&change.place, is_old).map(|pointer| {
            json!({
                "pointer": pointer.as_str(),
                "item": pick(&change.item, is_old).filter(|item| !item.is_empty()),
                "signature": pick(&change.signature, is_old),
                "file": at.map(|at: &At| &at.file),
                "line": at.map(|at| at.line),
                "column": at.map(|at| at.column),
            })
        })
    };
    json!({
        "rule": change.rule.id,
        "fingerprint": change.fingerprint(),
        "subject": change.subject,
        "change": change.text,
        "level": word(change.level()),
        "wire": word(change.wire),
        "rust": word(change.rust),
        "item": change.item.known().filter(|item| !item.is_empty()),
        "operations": change.operations,
        "old": side(true),
        "new": side(false),
        "reason": change.rule.reason,
        "advice": change.rule.advice,
        "waiver": one.waiver.map(|waiver| &waiver.reason),
    })
}
