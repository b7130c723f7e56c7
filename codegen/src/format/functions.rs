//! Functions.

use super::rules::{LINE, Rules, Shape, TAB, Type, break_line, is_single_line, last_line, width};
use super::syntax::{Block, Token, spell};

/// The text of a function at this indentation.
pub(super) fn function(
    rules: &Rules,
    head: &str,
    parameters: &[&[Token]],
    output: Option<&[Token]>,
    body: &Block<'_>,
    indent: usize,
) -> String {
    let mut text = signature(rules, head, parameters, output, indent);
    // A line that is full already leaves the brace to the next one. rustfmt counts its indentation
    // twice.
    if indent + width(last_line(&text)) + 2 > LINE {
        break_line(indent, &mut text);
    } else {
        // Nor does it leave a blank behind an output that alone is broken.
        let is_output = last_line(&text).trim_start() == ">";
        if !is_output || text.lines().next().is_some_and(|line| line.ends_with('(')) {
            text.push(' ');
        }
    }
    match rules.block(body, indent) {
        Some(block) => text.push_str(&block),
        None => text.push_str("{}"),
    }
    text
}

fn signature(
    rules: &Rules,
    head: &str,
    parameters: &[&[Token]],
    output: Option<&[Token]>,
    indent: usize,
) -> String {
    let own = Shape::indented(indent, LINE);
    let head = &generics(head, indent);
    let output = output.map(|output| {
        let room = own.after(3).unwrap_or(own);
        let output = rules.lenient(|| rules.ty(Type(output), room));
        format!("-> {}", output.unwrap_or_default())
    });
    let is_broken = output.as_ref().is_some_and(|text| !is_single_line(text));
    let texts: Vec<String> = parameters.iter().map(|one| spell(one)).collect();
    let line = texts.join(", ");
    // The braces, the blanks around the output and it.
    let behind = match &output {
        Some(_) if is_broken => 2 + 2,
        Some(output) => 2 + 1 + width(output) + 2,
        None => 2 + 2,
    };
    if is_single_line(head) && indent + width(head) + width(&line) + behind <= LINE {
        return match output {
            Some(output) => format!("{head}({line}) {output}"),
            None => format!("{head}({line})"),
        };
    }
    let mut text = format!("{head}(");
    for (one, tokens) in texts.iter().zip(parameters) {
        break_line(indent + TAB, &mut text);
        let shape = Shape::indented(indent + TAB, LINE);
        if width(one) < shape.width {
            text.push_str(one);
        } else {
            text.push_str(&parameter(rules, tokens, shape));
        }
        text.push(',');
    }
    break_line(indent, &mut text);
    text.push(')');
    if let Some(output) = output {
        text.push(' ');
        text.push_str(&output);
    }
    text
}

/// The head with its generic parameters on lines of their own, unless ` (…) {` fits behind it.
fn generics(head: &str, indent: usize) -> String {
    let parts = head.strip_suffix('>').and_then(|head| head.split_once('<'));
    let Some((name, parameters)) = parts.filter(|_| indent + width(head) + 4 > LINE) else {
        return head.to_owned();
    };
    let mut text = format!("{name}<");
    for parameter in parameters.split(", ") {
        break_line(indent + TAB, &mut text);
        text.push_str(parameter);
        text.push(',');
    }
    break_line(indent, &mut text);
    text.push('>');
    text
}

/// A parameter that does not fit on a line.
fn parameter(rules: &Rules, tokens: &[Token], shape: Shape) -> String {
    let colon = tokens.iter().position(|token| token.is(":"));
    let parts = colon.and_then(|at| Some((tokens.get(..at)?, tokens.get(at + 1..)?)));
    let Some((name, ty)) = parts else {
        return spell(tokens);
    };
    let name = spell(name);
    let ty = shape
        .after(width(&name) + 2)
        .and_then(|shape| shape.before(1))
        .and_then(|shape| rules.lenient(|| rules.ty(Type(ty), shape)));
    match ty {
        Some(ty) => format!("{name}: {ty}"),
        None => spell(tokens),
    }
}
