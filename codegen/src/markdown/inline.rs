//! The text of one paragraph, with its styles, links and line breaks.

use super::url;

/// How a text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) struck: bool,
}

impl Style {
    /// What stands on both sides of the text.
    pub(super) fn delimiter(self) -> &'static str {
        match (self.struck, self.bold, self.italic) {
            (true, ..) => "~~",
            (false, true, true) => "***",
            (false, true, false) => "**",
            (false, false, true) => "*",
            (false, false, false) => "",
        }
    }
}

/// What a piece of a paragraph is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text(String),
    Code(String),
    /// `<br>`.
    Break,
}

/// A piece of a paragraph, set in one style.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) style: Style,
    /// Which of the links it belongs to.
    pub(super) link: Option<usize>,
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
            Some(Piece {
                kind: Kind::Text(before),
                style: s,
                link: l,
            }) if (*s, *l) == (style, link) => before.push_str(text),
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
            Some(Piece {
                kind: Kind::Code(before),
                style: s,
                link: l,
            }) if (*s, *l) == (style, link) => before.push_str(text),
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
        let Some(url) = url::allowed(url).filter(|_| self.link.is_none()) else {
            return false;
        };
        self.link = Some(Link {
            index: self.urls.len(),
            is_html,
        });
        self.urls.push(url);
        true
    }

    /// Ends the link, if it was opened in the same language.
    pub(super) fn close_link(&mut self, is_html: bool) {
        let Some(link) = self.link.filter(|link| link.is_html == is_html) else {
            return;
        };
        let is_empty = self
            .pieces
            .last()
            .is_none_or(|piece| piece.link != Some(link.index))
            && self.code.is_none();
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
        Style {
            bold,
            italic,
            struck,
        }
    }

    fn push(&mut self, kind: Kind) {
        self.pieces.push(Piece {
            kind,
            style: self.style(),
            link: self.link.map(|link| link.index),
        });
    }
}
