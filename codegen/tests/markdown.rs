//! The text of a document as rustdoc: how it looks, and that nothing in it gets out of hand.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

use std::fmt::Write as _;

use codegen::markdown::{code_cell, code_span, escape, one_line, to_rustdoc};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

const WIDTH: usize = 60;

/// What comes in, what goes out, and the first line of it.
fn table(inputs: &[&str]) -> String {
    let mut out = String::new();
    for (number, input) in inputs.iter().enumerate() {
        writeln!(out, "{}{:?}", if number == 0 { "" } else { "\n" }, input).unwrap();
        for line in to_rustdoc(input, WIDTH) {
            writeln!(out, "{}", format!("    /// {line}").trim_end()).unwrap();
        }
        writeln!(out, "    1: {}", one_line(input)).unwrap();
    }
    out
}

const HTML: &[&str] = &[
    "<strong>Type:</strong> Account<br/>\nWhat the account can do. Possible values:<br><br>\
     &bull; <code>SEPA_MONEY_TRANSFER</code> - a single money transfer<br>\
     &bull; <code>SEPA_DIRECT_DEBIT</code> - a single direct debit, see the documentation of the bank \
     <br/><br/>Note that this list may be empty.",
    "Reasons:<br/> - the PIN is missing;<br/> - the PIN is wrong.<br/>The message is for the user.",
    "See GET /accounts/&lt;id&gt; or /accounts/<id>,&nbsp;or write to \
     <a href='mailto:support@bank.example'>support@bank.example</a>.",
    "<p>Read <a href='https://bank.example/terms' target='_blank'>the terms</a>, not \
     <a href='?page=2'>this</a>, <a href='#top'>that</a>, <a href=\"javascript:alert(1)\">or</a> \
     <a>those</a>.<p>Use <kbd>Tab</kbd>, <i>please</i>; 10<sup>6</sup> <u>times</u>, <s>not</s> more.",
    "Choose:<ul><li>one<ul><li>and <b>a half</b></ul><li>two</li></ul><ol><li>first<p>again</p></li><li>second</ol>done",
    "Body: <pre>{\n   \"id\" : 1, // a * b * c\n\n   \"name\" : \"&lt;x&gt;\"\n}</pre> and then <b>more</b>",
    "<h2 id='x'>General <em>information</em></h2>\nText under it.\n\n<h3><strong>Paging #</strong></h3>\n\n- \"page\": from 1\n- \"perPage\": up to 500",
    "<table><thead><tr><th>Code</th><th>Meaning</th></tr></thead>\n<tr><td><code>a|b</code></td><td>either<br>or</td></tr>\n\
     <tr><td>c</td></tr></table>",
    "<table><caption>One column</caption><tr><td>is no table</td></tr><tr><td>but text</td></tr></table>",
    "<b>NOTE:</b>glued, <b>\"quoted\"</b>, w<b>\"ord\"</b>s, <b> spaced </b>out, <b>bo<i>th</i></b>, <b></b>none",
    "<div><!-- hidden -->Use `code`, **bold** &amp; [links](https://x.example) in HTML\n- as people do\n- anyhow</div><hr/><blockquote>Sure?\n</blockquote>",
    "An image <img src='https://x.example/a.png' alt='of it'/> and ![one](http://x.example/b.png), ![none](c.png)",
];

#[test]
fn html_reads_as_markdown() {
    insta::assert_snapshot!(table(HTML));
}

const MARKDOWN: &[&str] = &[
    "",
    " \n \n",
    "Plain text that is long enough to be wrapped, with a snake_case_word in it\nand a line end.\n\nAnd a second paragraph.",
    "# One\n\nTwo\n===\n\n###### Six\n\ntext",
    "* star\n* **bold** item that is long enough to be wrapped to a second line of it\n    * nested `code`\n\n      with a paragraph\n+ plus",
    "3. three\n4. four\n   > quoted\n   > text\n5. five",
    "Line one  \nline two\\\nline three",
    "[inline](https://x.example/a_(b)?c=1&d=2 \"title\"), [reference][1], [relative](/a), <https://y.example>, <me@x.example>, <urn:a:b>\n\n[1]: https://z.example",
    "| a | b |\n|:--|--:|\n| `x` | *y* |\n| c \\| d | https://x.example |\n",
    "***both*** **bold *mixed* bold** ~~struck~~ _under_ __score__ wo*r*d snake_case _id",
    "Default: 20\\. Minimum: 1\\. Not \\*this\\*, \\- nor that.",
    "One, e.g. this. Two is left out.",
    "`code. Not a sentence`. The second one.",
    "\n      Indented as in its source, *all* of it.\n\n      - item\n\n          code();\n    ",
    "A sentence that is so long that no table wants to have all of it in one cell, which is why it is cut at a word \
     near the limit, with an ellipsis that says so, whatever follows here and there.",
];

#[test]
fn markdown_is_kept() {
    insta::assert_snapshot!(table(MARKDOWN));
}

const HOSTILE: &[&str] = &[
    "[foo] and [foo][bar] and [`Vec`] and [x](y) and [x](#y) and [Self::x]",
    "- [ ] task\n- [x] done [^1]\n\n[^1]: footnote",
    "```rust\npanic!()",
    "    indented();\n\ntext\n\n~~~ignore\n``` inside\n~~~",
    "one ` tick, two `` ticks, ``` three",
    "`` a ` b `` and ` `` ` and `[x]`",
    "<script>alert(1)</script>seen<style>b { }</style> <iframe src='http://x.example'> <Foo attr> </Foo> <Vec<u8>>",
    "<!-- never closed <b>text</b>",
    "<b>never <i>closed <a href='https://x.example'>at all",
    "*/ } \"# #![feature(x)] \\",
    "\u{202e}reversed\u{202c} zero\u{200b}width\u{feff} nul\u{0} bell\u{7}\ttab\r\nnext\u{2028}line &#x202e;&#0;&zwj;end",
    "See https://x.example/a_b_, (http://y.example/z(1)), http://localhost:80. And HTTP://Z.EXAMPLE; http:// is none",
    "1986. A great year<br/>- dash<br/># hash<br/>+ plus<br/>> quote<br/>=== <br/>| a | b |<br/>|---|---|<br/>~~~ <br/>1) one",
    "aaaaaaaa bbbbbbbb cccccccc dddddddd eeeeeeee ffffffff gggg - dash aaaaaaaa bbbbbbbb cccccccc dddddddd eeeeeeee \
     ffffffff + plus aaaaaaaa bbbbbbbb cccccccc dddddddd eeeeeeee ffffffff gg 1. one aaaaaaaa bbbbbbbb cccccccc dddd \
     eeeeeeee ffffffff gg # hash aaaaaaaa bbbbbbbb cccccccc dddddddd eeeeeeee ffff gg > more",
    "&amp;lt; &amp;amp; & &copy; &unknown; &#91;x]",
    "! [x](https://x.example) and ![x and !<a href='https://x.example'>x</a>",
    "[a\\]b](https://x.example/<c>) [https://x.example](https://x.example) [String](https://x.example/`|\\)",
    "> > > > > > > > > > > deep",
    "- - - - - - - - - - - deep",
    "<ul><ul><ul><li><ul></blockquote></li></table><td>text</td></ul></p>",
    "text\n<pre>open\n\n- list\n\n```\n</pre> after",
];

#[test]
fn hostile_text_is_tamed() {
    insta::assert_snapshot!(table(HOSTILE));
}

#[test]
fn single_values_are_shown_as_they_are() {
    let mut out = String::new();
    for text in [
        "",
        " ",
        "a",
        "`",
        "a`b",
        "``a",
        " a ",
        "  ",
        "a|b",
        "a\nb",
        "a\\",
        "<b>&amp;\u{0}",
        "[x]",
        "- a",
        "1. a",
        "_a_ *b*",
        "https://x.example/a.",
    ] {
        writeln!(
            out,
            "{text:?}: {} {} {}",
            code_span(text),
            code_cell(text),
            escape(text)
        )
        .unwrap();
    }
    insta::assert_snapshot!(out);
}

/// What rustdoc reads.
fn events(markdown: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    Parser::new_ext(markdown, options)
}

/// The visible text; panics at whatever must not be in rustdoc.
fn visible(markdown: &str) -> String {
    let mut text = String::new();
    for event in events(markdown) {
        match event {
            Event::Text(more) | Event::Code(more) => text.push_str(&more),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let is_allowed = ["http://", "https://", "mailto:"].iter().any(|scheme| {
                    dest_url
                        .get(..scheme.len())
                        .is_some_and(|s| s.eq_ignore_ascii_case(scheme))
                });
                assert!(
                    is_allowed || link_type == LinkType::Email,
                    "a link to {dest_url} in {markdown:?}"
                );
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                assert!(
                    matches!(&kind, CodeBlockKind::Fenced(info) if &**info == "text"),
                    "{kind:?} in {markdown:?}"
                );
            }
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            ) => {}
            Event::SoftBreak | Event::End(_) => text.push(' '),
            Event::Start(Tag::Image { .. } | Tag::FootnoteDefinition(_) | Tag::HtmlBlock)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::HardBreak
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => panic!("{event:?} in {markdown:?}"),
            _ => {}
        }
    }
    words(&text)
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Holds for any text.
fn check(text: &str) {
    for width in [0, 24, WIDTH, 100] {
        let lines = to_rustdoc(text, width);
        for line in &lines {
            assert_eq!(line.trim_end(), line, "from {text:?}");
            assert!(
                !line.chars().any(char::is_control),
                "{line:?} from {text:?}"
            );
        }
        assert!(
            lines.first().is_none_or(|line| !line.is_empty()),
            "from {text:?}"
        );
        assert!(
            lines.last().is_none_or(|line| !line.is_empty()),
            "from {text:?}"
        );
        visible(&lines.join("\n"));
    }
    let (first, code, escaped) = (one_line(text), code_cell(text), escape(text));
    assert!(
        ![&first, &code, &escaped]
            .iter()
            .any(|line| line.contains('\n')),
        "from {text:?}"
    );
    let kept: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{202e}' | '\0'))
        .collect();
    assert_eq!(visible(&escaped), words(&kept), "{escaped}");
    let table = format!("| a | b |\n|---|---|\n| {first} | {code} |\n| {escaped} | x |\n");
    let cells = events(&table)
        .filter(|event| matches!(event, Event::Start(Tag::TableCell)))
        .count();
    assert_eq!(cells, 6, "{table}");
    visible(&table);
}

#[test]
fn whatever_is_mixed_stays_documentation() {
    for text in HTML.iter().chain(MARKDOWN) {
        check(text);
    }
    #[rustfmt::skip]
    let atoms = [
        "a", " ", " ", "\n", "\n\n", "*", "**", "_", "`", "```", "[", "]", "(", ")", "<", ">", "<b>", "</b>", "<br>", "<i>", "</i>",
        "<pre>", "</pre>", "<code>", "</code>", "<ul>", "<li>", "</ul>", "<ol>", "</ol>", "<table>", "<tr>", "<td>", "</table>", "- ", "1. ",
        "> ", "# ", "    ", "\t", "|", "---", "===", "~", "~~", "~~~", "!", "\\", "&", "&amp;", "&lt;", "&#91;", "&nbsp;", "•", "é",
        "https://x.y/z", "<https://a.b>", "<id>", "[x](http://e.f)", "<a href='http://g.h'>", "</a>", "word", ".", ":", "\u{202e}", "\0",
        "<!--", "-->", "<p>", "</p>", "<h2>", "</h2>", "|a|b|\n|-|-|\n|c|d|\n", "<script>", "</script>", "'", "\"", "+", "foo::Bar", "[^1]",
        "[ ]", "<blockquote>", "</blockquote>", "![i](http://j.k)", "**b**", "`c`", "<s>", "</s>", "2)", "~~d~~", "[y](/z)", "<x:y>", "<a@b.c>",
    ];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..4_000 {
        let length = 2 + next(16);
        check(
            &(0..length)
                .map(|_| atoms[next(atoms.len())])
                .collect::<String>(),
        );
    }
}

/// A text that a quadratic or recursive step would not survive.
#[test]
fn huge_text_ends() {
    let atoms = [
        "[",
        "`",
        "<",
        "<b>",
        "<ul><li>",
        "- ",
        "> ",
        "*a",
        "_",
        "<!--",
        "&",
        "&bull;",
        "|",
        "![",
        "~~a",
        "[a](",
        "<a href='",
        "<pre>",
        "<table><tr><td>",
        "1. ",
        "https://",
        "\\",
        "<li>",
        "a|b\n-|-\n",
        "<code>",
        "<?",
        "</",
        "<p>`",
        "- a\n",
        "a. ",
        "\u{200b}",
        "(",
    ];
    for atom in atoms {
        let text = atom.repeat(60_000 / atom.len());
        let lines = to_rustdoc(&format!("{text}{}", "word ".repeat(2_000)), 80);
        visible(&lines.join("\n"));
        let first = one_line(&text);
        assert!(first.len() < 1_000, "{first}");
        assert!(!escape(&text).is_empty() || atom == "\u{200b}");
        assert!(!code_span(&text).is_empty());
    }
}
