//! Tables: kept if Markdown can show them, else a list of rows.

/// More columns than this are no table that a person reads.
const COLUMNS: usize = 16;

/// A table under construction; its cells are Markdown.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
    has_cell: bool,
    /// What stands outside of the cells.
    stray: String,
}

/// A table that is complete.
#[derive(Debug)]
pub(super) enum Layout {
    /// Lines of a Markdown table.
    Table(Vec<String>),
    /// One paragraph for each row.
    Rows(Vec<String>),
}

impl Table {
    pub(super) fn row(&mut self) {
        self.has_cell = false;
        if self.rows.last().is_none_or(|row| !row.is_empty()) {
            self.rows.push(Vec::new());
        }
    }

    pub(super) fn cell(&mut self) {
        if self.rows.is_empty() {
            self.row();
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(String::new());
        }
        self.has_cell = true;
    }

    pub(super) fn end_cell(&mut self) {
        self.has_cell = false;
    }

    /// Adds to the cell.
    pub(super) fn text(&mut self, markdown: &str) {
        let cell = if self.has_cell {
            self.rows.last_mut().and_then(|row| row.last_mut())
        } else {
            Some(&mut self.stray)
        };
        if let Some(cell) = cell.filter(|_| !markdown.is_empty()) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(markdown);
        }
    }

    /// The text outside of the cells, and the table; or its rows, where there is no place for one.
    pub(super) fn finish(mut self, as_rows: bool) -> (String, Layout) {
        self.rows
            .retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        if as_rows || !(2..=COLUMNS).contains(&columns) || self.rows.len() < 2 {
            let rows = self.rows.into_iter().map(|mut row| {
                row.retain(|cell| !cell.is_empty());
                row.join(" – ")
            });
            return (self.stray, Layout::Rows(rows.collect()));
        }
        let mut lines = Vec::with_capacity(self.rows.len() + 1);
        for (index, row) in self.rows.iter().enumerate() {
            let mut line = String::from("|");
            for column in 0..columns {
                line.push(' ');
                line.push_str(row.get(column).map_or("", String::as_str));
                line.push_str(if line.ends_with("| ") { "|" } else { " |" });
            }
            lines.push(line);
            if index == 0 {
                lines.push(format!("|{}", "---|".repeat(columns)));
            }
        }
        (self.stray, Layout::Table(lines))
    }
}
