//! The results as a table.

use std::collections::BTreeMap;
use std::time::Duration;

use super::result::Result;
use crate::terminal::count;

const HEAD: [&str; 7] = [
    "file",
    "version",
    "operations",
    "models",
    "ms",
    "result",
    "messages",
];

pub fn table(results: &[Result]) -> String {
    let mut rows = vec![HEAD.map(str::to_owned)];
    rows.extend(results.iter().map(row));
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..HEAD.len()).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).enumerate();
        let cells: Vec<String> = cells
            .map(|(column, (cell, width))| match column {
                2..=4 => format!("{cell:>width$}"),
                _ => format!("{cell:<width$}"),
            })
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

fn row(result: &Result) -> [String; 7] {
    let mut messages: Vec<String> = result
        .tally
        .codes()
        .map(|(code, number)| format!("{code}×{number}"))
        .collect();
    if result.lints > 0 {
        messages.push(format!("rustc×{}", result.lints));
    }
    [
        result
            .file
            .chars()
            .map(|c| if c.is_control() { '_' } else { c })
            .collect(),
        result.version.clone(),
        result.operations.to_string(),
        result.models.to_string(),
        result.time.as_millis().to_string(),
        result.outcome.name().to_owned(),
        messages.join(" "),
    ]
}

/// `10 documents: 9 ok, 1 unsupported; 1032 operations, 2345 models, 76 warnings in 9 kinds; 1.2 s`.
pub fn summary(results: &[Result], time: Duration) -> String {
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for result in results {
        *outcomes.entry(result.outcome.name()).or_default() += 1;
        for (code, number) in &result.tally.warnings {
            *kinds.entry(code).or_default() += number;
        }
    }
    let outcomes: Vec<String> = outcomes
        .iter()
        .map(|(outcome, number)| format!("{number} {outcome}"))
        .collect();
    format!(
        "\n{}: {}; {}, {}, {} in {}; {:.1} s",
        count(results.len(), "document"),
        outcomes.join(", "),
        count(
            results.iter().map(|result| result.operations).sum(),
            "operation"
        ),
        count(results.iter().map(|result| result.models).sum(), "model"),
        count(kinds.values().sum(), "warning"),
        count(kinds.len(), "kind"),
        time.as_secs_f64(),
    )
}
