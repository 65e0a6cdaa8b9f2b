//! The canonical text of a tree: it parses back to the same tree, and is the same for any text of it.

use std::fmt::Write;

use super::entries::{MONTHS, WEEKDAYS};
use super::field::Op;
use super::lexer::{PROMPT, begins_op, ends_word};
use super::numbers::{UNKNOWN, UNSTATED};
use super::parser::RESERVED;
use super::tree::{At, CountValue, DateValue, FieldValue, Node, Numbers, Term, Tree};
use crate::model::Edtf;

/// A printed tree.
pub struct Printed {
    /// The text.
    pub text: String,
    /// The most parentheses open at once.
    pub depth: usize,
}

/// Prints a tree and moves every node to where it stands in the canonical text.
pub fn print(root: &mut Node) -> Printed {
    let mut printer = Printer::default();
    printer.node(root);
    Printed { text: printer.text, depth: printer.deepest }
}

#[derive(Default)]
struct Printer {
    text: String,
    open: usize,
    deepest: usize,
}

impl Printer {
    fn node(&mut self, node: &mut Node) {
        let start = self.text.len();
        match &mut node.tree {
            Tree::Words(words) => self.text.push_str(&quoted_if(words.as_str(), word_needs_quotes)),
            Tree::Regex(pattern) => {
                let _ = write!(self.text, "/{}/", pattern.source());
            }
            Tree::Term(term) => self.term(term),
            Tree::Certainly(inner) => self.sure("certainly", inner),
            Tree::Possibly(inner) => self.sure("possibly", inner),
            Tree::Not(inner) => {
                self.text.push('-');
                self.inner(inner, |tree| matches!(tree, Tree::And(_) | Tree::Or(_)));
            }
            Tree::And(nodes) => self.list(nodes, " ", |tree| matches!(tree, Tree::Or(_))),
            Tree::Or(nodes) => self.list(nodes, " or ", |_| false),
        }
        node.at = At::new(start, self.text.len());
    }

    fn list(&mut self, nodes: &mut [Node], between: &str, group: fn(&Tree) -> bool) {
        for (i, node) in nodes.iter_mut().enumerate() {
            if i > 0 {
                self.text.push_str(between);
            }
            self.inner(node, group);
        }
    }

    /// A node, in parentheses when `group` asks for them.
    fn inner(&mut self, node: &mut Node, group: fn(&Tree) -> bool) {
        if !group(&node.tree) {
            return self.node(node);
        }
        self.text.push('(');
        self.open += 1;
        self.deepest = self.deepest.max(self.open);
        self.node(node);
        self.open -= 1;
        self.text.push(')');
    }

    fn sure(&mut self, word: &str, inner: &mut Node) {
        self.text.push_str(word);
        self.inner(inner, |_| true);
    }

    fn term(&mut self, term: &mut Term) {
        self.text.push_str(&term.name());
        self.text.push_str(term.op.written());
        for (i, (at, value)) in term.values.iter_mut().enumerate() {
            if i > 0 {
                self.text.push(',');
            }
            let start = self.text.len();
            self.text.push_str(&written(value));
            *at = At::new(start, self.text.len());
        }
    }
}

/// A value as written in a query.
fn written(value: &FieldValue) -> String {
    match value {
        FieldValue::Kind(_, id)
        | FieldValue::Place(_, id)
        | FieldValue::Actor(_, id)
        | FieldValue::ActorKind(_, id)
        | FieldValue::Source(_, id)
        | FieldValue::Question(_, id)
        | FieldValue::Answer(_, id)
        | FieldValue::Tag(id)
        | FieldValue::Event(id) => id.to_string(),
        FieldValue::Paragraph(_, id, paragraph) => format!("{id}/{paragraph}"),
        FieldValue::Near(_, id, kilometres) => format!("{id}+{kilometres}km"),
        FieldValue::Form(form) => form.written().to_owned(),
        FieldValue::Weight(weight) => weight.written().to_owned(),
        FieldValue::Coding(coding) => coding.written().to_owned(),
        FieldValue::Precision(precision) => precision.written().to_owned(),
        FieldValue::Dated(how) => how.written().to_owned(),
        FieldValue::Weekday(day) => at(WEEKDAYS, usize::from(*day)),
        FieldValue::Month(month) => at(MONTHS, usize::from(*month).saturating_sub(1)),
        FieldValue::Is(flag) => flag.written().to_owned(),
        FieldValue::Sources(numbers) => numbers_written(*numbers),
        FieldValue::Count(_, CountValue::Numbers(numbers)) => numbers_written(*numbers),
        FieldValue::Count(_, CountValue::Unknown) => UNKNOWN.to_owned(),
        FieldValue::Count(_, CountValue::Unstated) => UNSTATED.to_owned(),
        FieldValue::Date(date) => date_written(date),
    }
}

/// The short name at a position of a list of the calendar.
fn at(list: &[(&str, &str)], position: usize) -> String {
    list.get(position).map(|(short, _)| (*short).to_owned()).unwrap_or_default()
}

fn numbers_written(numbers: Numbers) -> String {
    match numbers {
        Numbers::Between(lo, hi) if lo == hi => lo.to_string(),
        Numbers::Between(lo, hi) => format!("{lo}..{hi}"),
        Numbers::AtLeast(lo) => format!("{lo}.."),
        Numbers::AtMost(hi) => format!("..{hi}"),
    }
}

fn date_written(date: &DateValue) -> String {
    let edtf = |d: &Edtf| quoted_if(d.as_str(), value_needs_quotes);
    match date {
        DateValue::On(day) => edtf(day),
        DateValue::Near(day, days) => format!("{}~{days}d", edtf(day)),
        DateValue::Range(from, to) => {
            let end = |d: &Option<Edtf>| d.as_ref().map(edtf).unwrap_or_default();
            format!("{}..{}", end(from), end(to))
        }
    }
}

impl std::fmt::Display for FieldValue {
    /// The term that asks for it: `kind:attack`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}{}", self.field().name(), Op::Is.written(), written(self))
    }
}

/// Whether a text would not be read as one word when it stands bare.
fn word_needs_quotes(text: &str) -> bool {
    let signs = text.chars().any(|c| ends_word(c) || begins_op(c));
    signs || text.starts_with(['-', '/']) || RESERVED.contains(&text) || [PROMPT, ""].contains(&text)
}

/// Whether a text would not be read as one piece of a value when it stands bare.
fn value_needs_quotes(text: &str) -> bool {
    let signs = text.chars().any(|c| ends_word(c) || matches!(c, ',' | '~'));
    signs || text.contains("..") || text.is_empty()
}

fn quoted_if(text: &str, needed: fn(&str) -> bool) -> String {
    if !needed(text) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
