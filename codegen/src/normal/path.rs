//! Path templates: `/pets/{petId}.{format}`.

/// A path of the Paths Object, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathTemplate {
    /// As written.
    pub text: String,
    /// What stands between the slashes.
    pub segments: Vec<Segment>,
}

/// What stands between two slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Literal text and placeholders in their order.
    pub pieces: Vec<Piece>,
}

/// A part of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text that is always there.
    Literal(String),
    /// The value of the path parameter of this name.
    Parameter(String),
}

/// What a path says behind a `?`, where OpenAPI allows nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Query {
    /// Names and values that are always sent.
    pub(super) literals: Vec<(String, String)>,
    /// Names and the path parameters whose values they have.
    pub(super) placeholders: Vec<(String, String)>,
}

/// Why a path is no template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PathFault {
    NoSlash,
    Unbalanced,
    EmptyName,
}

impl PathTemplate {
    pub(super) fn parse(text: &str) -> Result<Self, PathFault> {
        if !text.starts_with('/') {
            return Err(PathFault::NoSlash);
        }
        let mut segments = Vec::new();
        for part in split_outside_braces(text) {
            segments.push(Segment {
                pieces: pieces(part)?,
            });
        }
        Ok(Self {
            text: text.to_owned(),
            segments,
        })
    }

    /// The names of the placeholders in their order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.segments
            .iter()
            .flat_map(|segment| &segment.pieces)
            .filter_map(|piece| match piece {
                Piece::Parameter(name) => Some(name.as_str()),
                Piece::Literal(_) => None,
            })
    }

    /// The template with its placeholders unnamed: what a router sees.
    pub(super) fn anonymous(&self) -> String {
        let mut text = String::new();
        for segment in &self.segments {
            text.push('/');
            for piece in &segment.pieces {
                match piece {
                    Piece::Literal(literal) => text.push_str(literal),
                    Piece::Parameter(_) => text.push_str("{}"),
                }
            }
        }
        text
    }
}

/// The parts between the slashes that are not inside a placeholder.
fn split_outside_braces(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut rest = text.strip_prefix('/').unwrap_or(text);
    let mut at = 0;
    while let Some(c) = rest.get(at..).and_then(|tail| tail.chars().next()) {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '/' if depth == 0 => {
                let (part, tail) = rest.split_at(at);
                parts.push(part);
                rest = tail.strip_prefix('/').unwrap_or(tail);
                at = 0;
                continue;
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    parts.push(rest);
    parts
}

fn pieces(mut part: &str) -> Result<Vec<Piece>, PathFault> {
    let mut pieces = Vec::new();
    while let Some((literal, tail)) = part.split_once('{') {
        let (name, tail) = tail.split_once('}').ok_or(PathFault::Unbalanced)?;
        if literal.contains('}') || name.contains('{') {
            return Err(PathFault::Unbalanced);
        }
        if name.is_empty() {
            return Err(PathFault::EmptyName);
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal.to_owned()));
        }
        pieces.push(Piece::Parameter(name.to_owned()));
        part = tail;
    }
    if part.contains('}') {
        return Err(PathFault::Unbalanced);
    }
    if !part.is_empty() {
        pieces.push(Piece::Literal(part.to_owned()));
    }
    Ok(pieces)
}
