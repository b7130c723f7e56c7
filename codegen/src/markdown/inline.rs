//! The text of one paragraph, with its styles, links and line breaks.

use super::escape::Line;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) struck: bool,
}

impl Style {
    fn delimiter(self) -> &'static str {
        match (self.struck, self.bold, self.italic) {
            (true, ..) => "~~",
            (false, true, true) => "***",
            (false, true, false) => "**",
            (false, false, true) => "*",
            (false, false, false) => "",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text(String),
    Code(String),
    /// `<br>`.
    Break,
}

#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    style: Style,
    /// Which of the links it belongs to.
    link: Option<usize>,
}

/// What has been read of the paragraph so far.
#[derive(Debug, Default)]
pub(super) struct Inline {
    pub(super) pieces: Vec<Piece>,
    urls: Vec<String>,
    depths: [u32; 3],
    link: Option<Link>,
    /// The text since `<code>`.
    code: Option<String>,
}

#[derive(Clone, Copy, Debug)]
struct Link {
    index: usize,
    is_html: bool,
}

/// The styles that nest.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark {
    Bold,
    Italic,
    Struck,
}

impl Inline {
    pub(super) fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let (style, link) = (self.style(), self.link.map(|link| link.index));
        match self.pieces.last_mut() {
            Some(Piece { kind: Kind::Text(before), style: s, link: l }) if (*s, *l) == (style, link) => before.push_str(text),
            _ => self.push(Kind::Text(text.to_owned())),
        }
    }

    pub(super) fn code(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        if text.trim().is_empty() {
            self.text(" ");
            return;
        }
        let (style, link) = (self.style(), self.link.map(|link| link.index));
        match self.pieces.last_mut() {
            Some(Piece { kind: Kind::Code(before), style: s, link: l }) if (*s, *l) == (style, link) => before.push_str(text),
            _ => self.push(Kind::Code(text.to_owned())),
        }
    }

    pub(super) fn line_break(&mut self) {
        let was_code = self.close_code();
        self.push(Kind::Break);
        if was_code {
            self.open_code();
        }
    }

    pub(super) fn is_code(&self) -> bool {
        self.code.is_some()
    }

    pub(super) fn open_code(&mut self) {
        self.code.get_or_insert_default();
    }

    /// Ends the code; says whether there was any.
    pub(super) fn close_code(&mut self) -> bool {
        let code = self.code.take();
        if let Some(code) = &code {
            let words: Vec<&str> = code.split_whitespace().collect();
            if code.starts_with(char::is_whitespace) {
                self.text(" ");
            }
            if !words.is_empty() {
                self.code(&words.join(" "));
            }
            if code.ends_with(char::is_whitespace) {
                self.text(" ");
            }
        }
        code.is_some()
    }

    pub(super) fn open(&mut self, mark: Mark) {
        let depth = self.depth(mark);
        *depth = depth.saturating_add(1);
    }

    pub(super) fn close(&mut self, mark: Mark) {
        let depth = self.depth(mark);
        *depth = depth.saturating_sub(1);
    }

    fn depth(&mut self, mark: Mark) -> &mut u32 {
        let [bold, italic, struck] = &mut self.depths;
        match mark {
            Mark::Bold => bold,
            Mark::Italic => italic,
            Mark::Struck => struck,
        }
    }

    /// Starts a link, unless one is open or it must not be followed; says whether it did.
    pub(super) fn open_link(&mut self, url: &str, is_html: bool) -> bool {
        let Some(url) = allowed(url).filter(|_| self.link.is_none()) else { return false };
        self.link = Some(Link { index: self.urls.len(), is_html });
        self.urls.push(url);
        true
    }

    /// Ends the link, if it was opened in the same language.
    pub(super) fn close_link(&mut self, is_html: bool) {
        let Some(link) = self.link.filter(|link| link.is_html == is_html) else { return };
        let is_empty = self.pieces.last().is_none_or(|piece| piece.link != Some(link.index)) && self.code.is_none();
        if let (true, Some(url)) = (is_empty, self.urls.get(link.index).cloned()) {
            self.text(&url);
        }
        self.link = None;
    }

    /// Takes the paragraph out, and ends what is still open.
    pub(super) fn take(&mut self) -> (Vec<Piece>, Vec<String>) {
        self.close_code();
        let done = std::mem::take(self);
        (done.pieces, done.urls)
    }

    fn style(&self) -> Style {
        let [bold, italic, struck] = self.depths.map(|depth| depth > 0);
        Style { bold, italic, struck }
    }

    fn push(&mut self, kind: Kind) {
        self.pieces.push(Piece { kind, style: self.style(), link: self.link.map(|link| link.index) });
    }
}

/// A line of pieces as Markdown, with [`FIXED_SPACE`](super::escape::FIXED_SPACE) in its code.
///
/// Styles do not nest in what is written: each run of equal style and link stands for itself.
pub(super) fn render(pieces: &[Piece], urls: &[String], cell: bool, styled: bool) -> String {
    let mut line = Line::new(cell);
    let same_link = |a: &Piece, b: &Piece| a.link == b.link;
    let mut groups = pieces.chunk_by(same_link).peekable();
    while let Some(group) = groups.next() {
        let after = groups.peek().and_then(|next| next.first()).map_or(' ', |next| if next.link.is_some() { '[' } else { first(next) });
        let url = group.first().and_then(|piece| piece.link).and_then(|link| urls.get(link));
        match url {
            None => runs(&mut line, group, after, false, styled),
            Some(url) => link(&mut line, group, url, styled),
        }
    }
    line.finish()
}

fn link(line: &mut Line, group: &[Piece], url: &str, styled: bool) {
    let (text, is_plain) = group.iter().fold((String::new(), true), |(text, is_plain), piece| match &piece.kind {
        Kind::Text(more) => (text + more, is_plain),
        Kind::Code(more) => (text + more, false),
        Kind::Break => (text + " ", is_plain),
    });
    let shown = text.trim();
    if text.starts_with(char::is_whitespace) {
        line.space();
    }
    let address = url.strip_prefix("mailto:").filter(|address| !address.contains(['?', '%', '&', ',']));
    if is_plain && (shown.is_empty() || shown == url || Some(shown) == address) {
        let url = address.filter(|a| a.contains('@') && a.is_ascii()).unwrap_or(url);
        line.raw(&format!("<{}>", url.replace('|', "%7C")));
    } else {
        line.link();
        let mut inner = Line::new(line.is_cell());
        runs(&mut inner, group, ']', true, styled);
        line.raw(&inner.finish());
        line.raw(&format!("]({})", destination(url)));
    }
    if text.ends_with(char::is_whitespace) {
        line.space();
    }
}

/// Pieces of one link or of none, `after` being what follows them.
fn runs(line: &mut Line, pieces: &[Piece], after: char, in_link: bool, styled: bool) {
    let mut runs = pieces.chunk_by(|a, b| a.style == b.style).peekable();
    while let Some(run) = runs.next() {
        let after = runs.peek().and_then(|next| next.first()).map_or(after, first);
        let style = run.first().map(|piece| piece.style).unwrap_or_default();
        let mut run = run.to_vec();
        let tail = if styled && !style.delimiter().is_empty() { split_tail(&mut run, after) } else { String::new() };
        let inner_after = tail.chars().next().unwrap_or(after);
        let (start, end) = (run.first().map_or(' ', first), run.last().map_or(' ', last));
        let before = if in_link && line.is_empty() { '[' } else { line.last() };
        if start == ' ' {
            line.space();
        }
        let opens = is_word(visible_start(&run)) || start == ' ' || before == ' ' || is_mark(before);
        let closes = end == ' ' || is_word(end) || inner_after == ' ' || is_mark(inner_after);
        let has_text = run.iter().any(|piece| visible_start(std::slice::from_ref(piece)) != ' ');
        let touches = start != ' ' && matches!(before, '*' | '~');
        let delimiter = if styled && has_text && opens && closes && !touches { style.delimiter() } else { "" };
        if !delimiter.is_empty() {
            line.raw(delimiter);
        }
        let start = line.len();
        for piece in &run {
            write_piece(line, piece, !delimiter.is_empty() && line.len() == start, in_link);
        }
        if !delimiter.is_empty() {
            line.glue(delimiter);
        }
        line.text(&tail, in_link);
    }
}

fn write_piece(line: &mut Line, piece: &Piece, at_delimiter: bool, in_link: bool) {
    match &piece.kind {
        Kind::Text(text) if at_delimiter => line.text(text.trim_start(), in_link),
        Kind::Text(text) => line.text(text, in_link),
        Kind::Code(code) => line.code(code),
        Kind::Break if at_delimiter => {}
        Kind::Break => line.space(),
    }
}

/// Takes the punctuation off the end of a run that a word follows: `**Note:**it` is not bold,
/// `**Note**:it` is.
fn split_tail(run: &mut [Piece], after: char) -> String {
    if after == ' ' || is_mark(after) {
        return String::new();
    }
    let Some(Piece { kind: Kind::Text(text), .. }) = run.last_mut() else { return String::new() };
    if text.contains("://") {
        return String::new();
    }
    let kept = text.trim_end_matches(|c: char| c.is_ascii_punctuation()).len();
    if text.get(..kept).is_none_or(|kept| kept.trim().is_empty()) {
        return String::new();
    }
    text.split_off(kept)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// What lets a delimiter open or close beside it.
fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation()
}

/// The first character that is written, a space if it is white.
fn first(piece: &Piece) -> char {
    match &piece.kind {
        Kind::Text(text) if text.starts_with("http") => '<',
        Kind::Text(text) => text.chars().next().filter(|c| !c.is_whitespace()).unwrap_or(' '),
        Kind::Code(_) => '`',
        Kind::Break => ' ',
    }
}

fn visible_start(run: &[Piece]) -> char {
    let shown = run.iter().map(|piece| match &piece.kind {
        Kind::Text(text) if text.trim_start().starts_with("http") => '<',
        Kind::Text(text) => text.trim_start().chars().next().unwrap_or(' '),
        Kind::Code(_) => '`',
        Kind::Break => ' ',
    });
    shown.into_iter().find(|&c| c != ' ').unwrap_or(' ')
}

/// The last character that is written, a space if it is white.
fn last(piece: &Piece) -> char {
    match &piece.kind {
        Kind::Text(text) if text.contains("://") && !text.ends_with(char::is_whitespace) => '>',
        Kind::Text(text) => text.chars().next_back().filter(|c| !c.is_whitespace()).unwrap_or(' '),
        Kind::Code(_) => '`',
        Kind::Break => ' ',
    }
}

/// A URL as the destination of a link, if it is one that may be followed from the documentation.
fn allowed(url: &str) -> Option<String> {
    let url: String = url.trim().chars().filter(|c| !c.is_whitespace() && !super::clean::is_hidden(*c)).collect();
    let is_allowed = ["https://", "http://", "mailto:"]
        .into_iter()
        .any(|scheme| url.len() > scheme.len() && url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    is_allowed.then(|| {
        let mut out = String::with_capacity(url.len());
        for c in url.chars() {
            match c {
                '<' => out.push_str("%3C"),
                '>' => out.push_str("%3E"),
                '\\' => out.push_str("%5C"),
                '`' => out.push_str("%60"),
                '"' => out.push_str("%22"),
                '|' => out.push_str("%7C"),
                c => out.push(c),
            }
        }
        out
    })
}

/// A URL between the parentheses of a link.
fn destination(url: &str) -> String {
    url.replace('(', "%28").replace(')', "%29").replace('&', if url.contains(';') { "&amp;" } else { "&" })
}
