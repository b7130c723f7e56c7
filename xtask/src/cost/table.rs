//! The figures as a table for people, and as JSON for programs.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::figures::{Figures, MEASURES, Measure, lightest, ratio};
use super::tool::Tool;

/// A generator with its figures; the first is this one.
pub type Row<'a> = (&'a Tool, &'a Figures);

/// What was measured, and how.
#[derive(Debug)]
pub struct Subject {
    pub document: String,
    pub operations: usize,
    pub models: usize,
    pub runs: u32,
    /// How many operations the program calls.
    pub calls: usize,
    /// How many of them are called by all programs.
    pub same: usize,
}

const MISSING: &str = "—";

pub fn text(subject: &Subject, rows: &[Row<'_>]) -> String {
    let mut cells = vec![head(rows)];
    let measured = MEASURES.into_iter().filter(|measure| {
        let mut values = rows.iter().map(|(_, figures)| figures.get(*measure));
        values.any(|value| value.is_some())
    });
    cells.extend(measured.map(|measure| line(measure, rows)));
    let columns = cells.first().map_or(0, Vec::len);
    let width = |column: usize| {
        let cells = cells.iter().filter_map(|row| row.get(column));
        let widths = cells.map(|cell| cell.chars().count());
        widths.max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let Subject {
        document,
        operations,
        models,
        runs,
        calls,
        same,
    } = subject;
    let least = match runs {
        1 => "a single run".to_owned(),
        runs => format!("the least of {runs} runs"),
    };
    let mut text = format!(
        "{document}: {operations} operations, {models} models; {least}\n\
         CPU time of user and system; crates alone, what they depend on is built before\n"
    );
    let others = match calls.saturating_sub(*same) {
        0 => String::new(),
        others => format!(", {others} of them not the same for all"),
    };
    let _ = writeln!(text, "the program calls {calls} operations{others}\n");
    for row in &cells {
        let cells = row.iter().zip(&widths).enumerate();
        let cells: Vec<String> = cells
            .map(|(column, (cell, width))| match column {
                0 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            })
            .collect();
        text += cells.join("  ").trim_end();
        text.push('\n');
    }
    text
}

fn head(rows: &[Row<'_>]) -> Vec<String> {
    let mut cells = vec![String::new()];
    cells.extend(rows.iter().map(|(tool, _)| {
        let Tool { kind, version, .. } = tool;
        format!("{} {version}", kind.name())
    }));
    let peers = rows.get(1..).unwrap_or_default();
    cells.extend(peers.iter().map(|(tool, _)| against(tool)));
    if peers.len() > 1 {
        cells.push("ours/lightest".to_owned());
    }
    cells
}

fn against(tool: &Tool) -> String {
    format!("ours/{}", tool.kind.name())
}

fn line(measure: Measure, rows: &[Row<'_>]) -> Vec<String> {
    let shown = |value: Option<f64>| value.map_or(MISSING.to_owned(), |it| measure.shown(it));
    let mut cells = vec![measure.title().to_owned()];
    cells.extend(rows.iter().map(|(_, figures)| shown(figures.get(measure))));
    let ratios = ratios(measure, rows).into_iter();
    // Beside a single peer, the lightest is that one.
    let columns = if rows.len() > 2 {
        rows.len()
    } else {
        rows.len().saturating_sub(1)
    };
    cells.extend(
        ratios
            .take(columns)
            .map(|(_, ratio)| ratio.map_or(MISSING.to_owned(), |ratio| format!("{ratio:.2}"))),
    );
    cells
}

/// Ours in relation to each peer and to the lightest of them, each with its name.
fn ratios(measure: Measure, rows: &[Row<'_>]) -> Vec<(String, Option<f64>)> {
    let value = |(_, figures): &Row<'_>| figures.get(measure);
    let Some((ours, peers)) = rows.split_first() else {
        return Vec::new();
    };
    let ours = value(ours);
    let mut ratios: Vec<_> = peers
        .iter()
        .map(|row| (row.0.kind.name().to_owned(), ratio(ours, value(row))))
        .collect();
    let lightest = lightest(peers.iter().map(value));
    ratios.push(("lightest".to_owned(), ratio(ours, lightest)));
    ratios
}

pub fn json(subject: &Subject, rows: &[Row<'_>]) -> String {
    let tools = rows.iter().map(|(tool, figures)| {
        let mut members = Map::new();
        members.insert("name".to_owned(), tool.kind.name().into());
        members.insert("version".to_owned(), tool.version.clone().into());
        for measure in MEASURES {
            if let Some(value) = figures.get(measure) {
                members.insert(measure.key().to_owned(), number(measure, value));
            }
        }
        Value::Object(members)
    });
    let ratios = MEASURES.into_iter().filter_map(|measure| {
        let known = ratios(measure, rows).into_iter();
        let known: Map<_, _> = known
            .filter_map(|(name, ratio)| Some((name, rounded(ratio?).into())))
            .collect();
        (!known.is_empty()).then(|| (measure.key().to_owned(), Value::Object(known)))
    });
    let value = json!({
        "document": subject.document,
        "operations": subject.operations,
        "models": subject.models,
        "runs": subject.runs,
        "program": { "calls": subject.calls, "same_for_all": subject.same },
        "tools": tools.collect::<Vec<_>>(),
        "ours_to": ratios.collect::<Map<_, _>>(),
    });
    format!("{value:#}\n")
}

fn number(measure: Measure, value: f64) -> Value {
    match measure {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "these are counts"
        )]
        Measure::Size | Measure::Lines => (value as u64).into(),
        _ => rounded(value).into(),
    }
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::super::tool::Kind;
    use super::{Figures, Measure, Row, Subject, Tool, json, text};

    fn subject() -> Subject {
        Subject {
            document: "pets.yaml".to_owned(),
            operations: 12,
            models: 3,
            runs: 2,
            calls: 10,
            same: 9,
        }
    }

    fn row(kind: Kind, check: f64) -> (Tool, Figures) {
        let tool = Tool {
            kind,
            program: "it".into(),
            version: "0.1.0".to_owned(),
        };
        let mut figures = Figures::default();
        if check > 0.0 {
            figures.note(Measure::Check, check);
        }
        figures.note(Measure::Lines, 1234.0);
        (tool, figures)
    }

    fn shown(rows: &[(Tool, Figures)], by: fn(&Subject, &[Row<'_>]) -> String) -> String {
        let rows: Vec<Row<'_>> = rows.iter().map(|(tool, figures)| (tool, figures)).collect();
        by(&subject(), &rows)
    }

    #[test]
    fn ours_is_held_against_each_peer_and_the_lightest() {
        let rows = [
            row(Kind::Ours, 1.0),
            row(Kind::Ploidy, 4.0),
            row(Kind::OpenapiToRust, 2.0),
        ];
        insta::assert_snapshot!(shown(&rows, text));
        insta::assert_snapshot!(shown(&rows, json));
    }

    #[test]
    fn what_failed_has_no_figure() {
        let rows = [row(Kind::Ours, 1.0), row(Kind::Ploidy, 0.0)];
        insta::assert_snapshot!(shown(&rows, text));
    }

    #[test]
    fn there_may_be_no_peer() {
        insta::assert_snapshot!(shown(&[row(Kind::Ours, 1.0)], text));
        let json = shown(&[row(Kind::Ours, 1.0)], json);
        assert!(json.contains("\"ours_to\": {}"), "{json}");
    }
}
