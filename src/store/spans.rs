//! From the way to a value to its bytes: the parser walks the text once more, only when something is wrong.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};

use super::at::{Spot, Step, Wrong};
use super::gate::chars_to_bytes;

/// A node with its places in characters, which become bytes at the end.
#[derive(Debug)]
struct Node {
    at: Range<usize>,
    inside: Inside,
}

#[derive(Debug)]
enum Inside {
    Scalar { value: String, style: ScalarStyle },
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

/// The bytes of each wrong value in the text that its way begins in. `list` says that the text is a list, in
/// which the way leads through its first item.
pub fn places(text: &str, list: bool, wrongs: &[Wrong]) -> Vec<Range<usize>> {
    let mut parser = Parser::new_from_str(text);
    let tree = std::iter::from_fn(|| node(&mut parser)).find_map(|found| found);
    let tree = match tree {
        Some(Node { inside: Inside::List(items), .. }) if list => items.into_iter().next(),
        other => other,
    };
    let Some(tree) = tree else { return vec![0..0; wrongs.len()] };
    let mut found: Vec<_> = wrongs.iter().map(|wrong| place(&tree, wrong)).collect();
    chars_to_bytes(text, found.iter_mut().flat_map(|(at, _)| [&mut at.start, &mut at.end]).collect());
    let narrowed = |(at, part)| match part {
        Some(part) => within(text, &at, part).unwrap_or(at),
        None => at,
    };
    found.into_iter().map(narrowed).collect()
}

/// A part of a scalar's value, if the value stands letter by letter in the bytes.
fn within(text: &str, bytes: &Range<usize>, (value, part): (&str, Range<usize>)) -> Option<Range<usize>> {
    let quote = usize::from(text.get(bytes.clone())?.starts_with(['"', '\'']));
    let start = bytes.start + quote;
    let same = text.get(start..start + value.len())? == value;
    let part = if part.is_empty() && part.start < value.len() { part.start..value.len() } else { part };
    (same && part.end <= value.len()).then(|| start + part.start..start + part.end)
}

/// The next node; `Some(None)` for events that are none, `None` at the end.
fn node<'t>(parser: &mut Parser<'t, StrInput<'t>>) -> Option<Option<Node>> {
    let (event, span) = parser.next_event()?.ok()?;
    let start = span.start.index();
    let node = match event {
        Event::Scalar(value, style, ..) => {
            Node { at: start..span.end.index(), inside: Inside::Scalar { value: value.into_owned(), style } }
        }
        Event::SequenceStart(..) => {
            let mut items = Vec::new();
            while let Some(Some(item)) = node(parser) {
                items.push(item);
            }
            let end = items.last().map_or(span.end.index(), |i| i.at.end);
            Node { at: start..end.max(start), inside: Inside::List(items) }
        }
        Event::MappingStart(..) => {
            let mut pairs = Vec::new();
            while let Some(Some(key)) = node(parser) {
                let value = node(parser).flatten()?;
                pairs.push((key, value));
            }
            let end = pairs.last().map_or(span.end.index(), |(_, v)| v.at.end);
            Node { at: start..end.max(start), inside: Inside::Map(pairs) }
        }
        Event::Alias(_) => Node { at: start..span.end.index(), inside: Inside::List(Vec::new()) },
        _ => return Some(None),
    };
    Some(Some(node))
}

/// The characters that are meant, and the part of the value if only a part is.
fn place<'n>(tree: &'n Node, wrong: &Wrong) -> (Range<usize>, Option<(&'n str, Range<usize>)>) {
    let mut here = tree;
    let mut key: Option<&Node> = None;
    for step in &wrong.path {
        let next = match (&here.inside, step) {
            (Inside::Map(pairs), Step::Key(name)) => {
                pairs.iter().find(|(k, _)| matches!(&k.inside, Inside::Scalar { value, .. } if value == name))
            }
            (Inside::Map(pairs), Step::Entry(n)) => pairs.get(*n),
            (Inside::Map(pairs), Step::Number(n)) => {
                let same = |key: &Node| matches!(&key.inside, Inside::Scalar { value, .. } if value.parse() == Ok(*n));
                pairs.iter().find(|(k, _)| same(k))
            }
            (Inside::List(items), Step::Item(n)) => match items.get(*n) {
                Some(item) => {
                    (here, key) = (item, None);
                    continue;
                }
                None => None,
            },
            (Inside::Scalar { .. }, Step::Item(_)) => continue,
            _ => None,
        };
        let Some((k, value)) = next else { break };
        (here, key) = (value, Some(k));
    }
    match (&here.inside, &wrong.spot, key) {
        (_, Spot::Key, Some(key)) => (key.at.clone(), None),
        (Inside::Scalar { value, style }, Spot::Part(part), _)
            if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) =>
        {
            (here.at.clone(), Some((value, part.clone())))
        }
        (Inside::Map(pairs), _, _) => {
            let first = pairs.first().map_or(here.at.clone(), |(k, _)| k.at.clone());
            (first, None)
        }
        _ => (here.at.clone(), None),
    }
}
