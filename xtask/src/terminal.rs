//! What people see: results on stdout, everything about them on stderr.

use std::io::{IsTerminal, Write};

use codegen::diagnostic::Style;

use crate::cli::{Color, Options};

/// Where text goes, and how it may look there.
#[derive(Debug)]
pub struct Terminal {
    /// Neither warnings nor summaries are wanted.
    pub quiet: bool,
    /// No warning is folded away.
    pub all_warnings: bool,
    out: Style,
    err: Style,
}

impl Terminal {
    pub fn new(options: &Options) -> Self {
        let style = |is_terminal: bool| {
            let wanted = match options.color {
                Color::Always => true,
                Color::Never => false,
                Color::Auto => {
                    is_terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
                }
            };
            if wanted { Style::Ansi } else { Style::Plain }
        };
        Self {
            quiet: options.quiet,
            all_warnings: options.all_warnings,
            out: style(std::io::stdout().is_terminal()),
            err: style(std::io::stderr().is_terminal()),
        }
    }

    /// How diagnostics look.
    pub fn diagnostics(&self) -> Style {
        self.err
    }

    /// Writes a closing line to stdout, unless nobody wants to know.
    pub fn summary(&self, text: &str) {
        if !self.quiet {
            print(&format!("{text}\n"));
        }
    }

    /// Writes `error: …` to stderr.
    pub fn error(&self, message: &str) {
        let label = paint(self.err, "1;31", "error");
        tell(&format!("{label}: {message}\n"));
    }

    /// Writes `warning: …` to stderr, unless nobody wants to know.
    pub fn warning(&self, message: &str) {
        if !self.quiet {
            let label = paint(self.err, "1;33", "warning");
            tell(&format!("{label}: {message}\n"));
        }
    }

    /// Text for stdout in a colour, given as the numbers of an ANSI escape sequence.
    pub fn paint(&self, color: &str, text: &str) -> String {
        paint(self.out, color, text)
    }
}

/// Writes to stdout. A reader that has gone away, as in `… | head`, is no fault of ours.
pub fn print(text: &str) {
    write(&mut std::io::stdout().lock(), text);
}

/// Writes to stderr.
pub fn tell(text: &str) {
    write(&mut std::io::stderr().lock(), text);
}

fn paint(style: Style, color: &str, text: &str) -> String {
    match style {
        Style::Plain => text.to_owned(),
        Style::Ansi => format!("\u{1b}[{color}m{text}\u{1b}[0m"),
    }
}

fn write(stream: &mut impl Write, text: &str) {
    let _ = stream
        .write_all(text.as_bytes())
        .and_then(|()| stream.flush());
}

/// `1 file`, `2 files`.
pub fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
