//! Texts: of each format, for each pattern, and those that break things.

use super::random::Random;

const PLAIN: &[&str] = &[
    "",
    " ",
    "a",
    "null",
    "true",
    "0",
    "-1.5e3",
    "1970-01-01",
    "\"quoted\\\"",
    "line\nbreak\r\n",
    "\u{0}\u{1f}\u{7f}",
    "ä ö ü ß",
    "日本語",
    "🦀👩‍👩‍👧",
    "e\u{301}",
    "\u{feff}bom",
    "\u{202e}rtl",
    "\u{10ffff}",
    "<b>&amp;</b>",
    "{\"a\":[1]}",
    "../../etc",
    "a,b;c|d",
    "red",
    "Unknown",
    "type",
];

const FORMATS: &[(&str, &[&str])] = &[
    (
        "date",
        &[
            "2024-02-29",
            "0001-01-01",
            "1969-12-31",
            "9999-12-31",
            "2026-07-04",
        ],
    ),
    (
        "date-time",
        &[
            "2024-02-29T23:59:59Z",
            "1969-12-31T23:59:59.999999999+00:00",
            "0001-01-01T00:00:00Z",
            "2026-07-04T12:00:00.5+02:00",
            "2026-07-04T12:00:00-11:30",
            "2026-07-04t12:00:00z",
            "2016-12-31T23:59:60Z",
            "9999-12-31T23:59:59.123456Z",
            "2026-07-04T00:00:00.100Z",
        ],
    ),
    ("time", &["00:00:00Z", "23:59:59.999+02:00"]),
    ("duration", &["P1D", "PT0S", "P3Y6M4DT12H30M5S", "P2W"]),
    (
        "uuid",
        &[
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "67e55044-10b1-426f-9247-bb680e5fe0c8",
            "67E55044-10B1-426F-9247-BB680E5FE0C8",
        ],
    ),
    (
        "uri",
        &[
            "https://example.com",
            "urn:isbn:0451450523",
            "mailto:a@b.c",
            "https://[::1]:8080/p%20q?a=b#c",
        ],
    ),
    (
        "byte",
        &[
            "",
            "AA==",
            "AAE=",
            "AAEC",
            "+/+/",
            "c3RyaW5nIHdpdGggc3BhY2VzIA==",
        ],
    ),
    (
        "decimal",
        &["0", "-0.00", "12345678901234567890.123456789", "1E-30"],
    ),
    ("ipv4", &["0.0.0.0", "255.255.255.255", "192.0.2.1"]),
    (
        "ipv6",
        &[
            "::",
            "::1",
            "2001:db8::ff00:42:8329",
            "2001:DB8:0:0:0:0:0:1",
            "::ffff:192.0.2.1",
        ],
    ),
];

/// The texts that match a pattern of the documents. A new pattern needs a line here.
const PATTERNS: &[(&str, &[&str])] = &[
    ("^[A-Z]{2}-[0-9]{3}$", &["AA-000", "ZZ-999", "QX-407"]),
    ("^x", &["x", "xx", "x\n🦀"]),
];

pub fn of_format(format: &str, random: &mut Random) -> Option<String> {
    let (_, texts) = FORMATS.iter().find(|(known, _)| *known == format)?;
    Some((*random.pick(texts)).to_owned())
}

pub fn of_pattern(pattern: &str, random: &mut Random) -> String {
    let found = PATTERNS.iter().find(|(known, _)| *known == pattern);
    let (_, texts) =
        found.unwrap_or_else(|| panic!("which texts match {pattern}? Say so in texts.rs"));
    (*random.pick(texts)).to_owned()
}

/// A text of a length in characters, the ends more often than others.
pub fn of_length(least: usize, most: Option<usize>, random: &mut Random) -> String {
    let text = *random.pick(PLAIN);
    let length = text.chars().count();
    if length >= least && most.is_none_or(|most| length <= most) && !random.one_in(3) {
        return text.to_owned();
    }
    let wanted = match (random.below(2), most) {
        (0, Some(most)) => most,
        _ => least,
    };
    let alphabet: Vec<char> = "aZ09 -_ä🦀\"\\\u{7f}".chars().collect();
    (0..wanted).map(|_| *random.pick(&alphabet)).collect()
}
