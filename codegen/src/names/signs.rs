//! What becomes of the characters of a text that are neither letters nor digits.

/// Which signs go into a name. Of a text of nothing else, all do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signs {
    /// Those before a number: the others separate words.
    OfNumbers,
    /// Those that compare and calculate, too: `StartTime<` is not `StartTime`.
    Operators,
    /// All that stand where no words are separated: `-created`, `C++`, `A-`, `.pdf`.
    OfValues,
    /// All, for a text that differs by them from another one.
    All,
}

impl Signs {
    /// The text, its signs spelt out or turned into separators.
    pub(super) fn spell(self, ascii: &str) -> String {
        let signs = if ascii.contains(|c: char| c.is_ascii_alphanumeric()) {
            self
        } else {
            Self::All
        };
        let characters: Vec<char> = ascii.chars().collect();
        let at = |index: Option<usize>| index.and_then(|index| characters.get(index)).copied();
        let mut text = String::new();
        for (index, &c) in characters.iter().enumerate() {
            if c.is_ascii_alphanumeric() {
                text.push(c);
                continue;
            }
            text.push(' ');
            let before = at(index.checked_sub(1));
            let after = at(Some(index + 1));
            if signs.spells(before, c, after) {
                text.push_str(word(before, c, after).unwrap_or_default());
                text.push(' ');
            }
        }
        text
    }

    fn spells(self, before: Option<char>, sign: char, after: Option<char>) -> bool {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
        let of_number = before.is_none() && matches!(sign, '-' | '+') && is_digit(after);
        let operates = match sign {
            '<' | '>' | '=' | '+' | '*' | '%' | '&' | '|' | '^' | '~' => true,
            '-' => before.is_none(),
            // At the end of a word it is punctuation.
            '!' => after.is_some() && !is_blank(after),
            _ => false,
        };
        match self {
            Self::OfNumbers => of_number,
            Self::Operators => operates,
            Self::OfValues => {
                let stands_alone = match sign {
                    '#' | '@' | '$' => true,
                    '-' => {
                        let is_dash = before == Some('-') || after == Some('-');
                        let separates = is_word(before) && is_word(after)
                            || is_blank(before) && is_blank(after);
                        before.is_none() || after.is_none() || !(is_dash || separates)
                    }
                    '.' | '/' => before.is_none() && is_word(after),
                    _ => false,
                };
                operates || stands_alone
            }
            Self::All => true,
        }
    }
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric())
}

fn word(before: Option<char>, sign: char, after: Option<char>) -> Option<&'static str> {
    Some(match sign {
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '+' => "plus",
        '-' if is_word(before) && is_word(after) => "dash",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '^' => "caret",
        '~' => "tilde",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '?' => "question",
        '#' => "hash",
        '@' => "at",
        '$' => "dollar",
        '_' => "underscore",
        ' ' => "space",
        '"' | '\'' => "quote",
        '(' | ')' | '[' | ']' | '{' | '}' => "bracket",
        _ => return None,
    })
}
