//! One walk along the parser's events, held against the table of the format.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};

use super::found::{Found, Walked};
use super::{escape, scalar};
use crate::error::{Rule, nearest};
use crate::store::file::MOST;
use crate::store::shape::{EVENT, Map, Shape, Style};
use crate::text;
use crate::text::Text;

/// Longest key, in bytes, that YAML reads on one line.
const LONGEST_KEY: usize = 1024;

/// Walks along a text that should have a shape; `name` is what the whole is called.
pub fn walk(text: &str, shape: &Shape, name: &str) -> Walked {
    let mut walk = Walk { text, parser: Parser::new_from_str(text), walked: Walked::default(), depth: 0 };
    let ended = walk.stream(shape, name).is_some();
    let mut walked = walk.walked;
    walked.broken = !ended;
    walked.count_bytes(text);
    walked
}

struct Walk<'t> {
    text: &'t str,
    parser: Parser<'t, StrInput<'t>>,
    walked: Walked,
    depth: usize,
}

/// An event and where it stands, in characters.
type Met<'t> = (Event<'t>, Range<usize>);

impl<'t> Walk<'t> {
    fn fault(&mut self, rule: Rule, at: &Range<usize>, message: Text) -> &mut Found {
        self.walked.add(rule, at, message)
    }

    /// The next event; none when the parser gives up. Anchors, aliases and tags are faults wherever they stand.
    fn next(&mut self) -> Option<Met<'t>> {
        let (event, span) = match self.parser.next_event()? {
            Ok(met) => met,
            Err(error) => {
                self.syntax(&error);
                return None;
            }
        };
        let at = chars(&span);
        let (anchor, tag) = match &event {
            Event::Alias(_) => (true, false),
            Event::Scalar(_, _, anchor, tag) => (*anchor > 0, tag.is_some()),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                self.depth += 1;
                (*anchor > 0, tag.is_some())
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.depth = self.depth.saturating_sub(1);
                (false, false)
            }
            _ => (false, false),
        };
        if anchor {
            self.alias(&at);
        }
        if tag {
            self.fault(Rule::Tag, &at, "Tags are not used in a store.".into())
                .label("a tag")
                .hint("leave it out; a text that begins with ! is quoted");
        }
        if self.depth > super::depth::LIMIT {
            self.fault(Rule::TooDeep, &at, "Lists and mappings nest too deep here.".into()).label("too deep");
            return None;
        }
        Some((event, at))
    }

    fn alias(&mut self, at: &Range<usize>) {
        self.walked.aliases = true;
        self.fault(Rule::Alias, at, "Anchors and aliases are not used in a store.".into())
            .label("an anchor or alias")
            .hint("write the value out; a text that begins with & or * is quoted");
    }

    fn syntax(&mut self, error: &ScanError) {
        let said = error.info();
        if said.contains("unknown anchor") {
            let at = error.marker().index();
            return self.alias(&(at..at));
        }
        if said.starts_with("while parsing a quoted scalar") && self.escape(error.marker().index()) {
            return;
        }
        let at = match said.contains("found a tab") {
            true => indenting_tab(self.text, error.marker().index()),
            false => blamed(self.text, error.marker().index(), said),
        };
        let hint = match said {
            s if s.contains("mapping values are not allowed") => {
                Some("quote a text that holds a colon and a blank, and indent the keys of a mapping alike")
            }
            s if s.contains("simple key expect") => Some("a key is followed by a colon"),
            s if s.contains("quoted scalar") => Some("is a closing quote missing?"),
            s if s.contains("tab") => Some("indent with blanks, not with tabs"),
            s if s.contains("valid YAML whitespace") => Some("a colon is followed by a blank, not by a tab"),
            _ => None,
        };
        // YAML has tabs there, the reader has not.
        let message = match said.contains("valid YAML whitespace") {
            true => "A tab follows a colon here.".into(),
            false => text!("This is not YAML: {said}."),
        };
        self.fault(Rule::Syntax, &(at..at), message).label("here").hint_if(hint.map(Text::from));
    }

    /// Tells of a bad escape in the quoted text that begins at a place, if there is one.
    fn escape(&mut self, start: usize) -> bool {
        let byte = self.text.char_indices().nth(start).map_or(self.text.len(), |(at, _)| at);
        let Some(bad) = escape::bad(self.text.get(byte..).unwrap_or_default()) else { return false };
        let at = start + bad.at.start..start + bad.at.end;
        self.fault(Rule::Syntax, &at, bad.message).label("not an escape").hint(bad.hint);
        true
    }

    /// The whole stream: one document of the shape.
    fn stream(&mut self, shape: &Shape, name: &str) -> Option<()> {
        loop {
            let (event, at) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
                Event::StreamEnd => {
                    self.fault(Rule::WrongShape, &at, "There is nothing in this file.".into()).label("empty");
                    return Some(());
                }
                Event::Scalar(value, ScalarStyle::Plain, ..) if scalar::is_nothing(&value) => {
                    self.fault(Rule::WrongShape, &at, "There is nothing in this document.".into())
                        .label("nothing");
                    break;
                }
                other => {
                    self.node((other, at), shape, name)?;
                    break;
                }
            }
        }
        loop {
            let (event, at) = self.next()?;
            match event {
                Event::DocumentEnd | Event::Nothing => {}
                Event::StreamEnd => return Some(()),
                _ => {
                    self.fault(Rule::OneDocument, &at, "A second document begins here.".into())
                        .label("a second document")
                        .hint("one file holds one document");
                    return Some(());
                }
            }
        }
    }

    /// A node that should have a shape; its end, unless the parser gives up. `name` is its key.
    fn node(&mut self, met: Met<'t>, shape: &Shape, name: &str) -> Option<usize> {
        let (event, at) = met;
        match (shape, &event) {
            (_, Event::Alias(_)) => Some(at.end),
            (Shape::One(style), Event::Scalar(value, how, ..)) => self.scalar(value, *how, *style, &at, name),
            (Shape::OneOrMore, Event::Scalar(value, how, ..)) => {
                self.scalar(value, *how, Style::Text, &at, name)
            }
            (Shape::OneOrMore, Event::SequenceStart(..)) => {
                self.list(&at, &Shape::One(Style::Text), name).map(|(end, _)| end)
            }
            (Shape::List(inner), Event::SequenceStart(..)) => self.list(&at, inner, name).map(|(end, _)| end),
            (Shape::Some(inner), Event::SequenceStart(..)) => self.some(&at, inner, name),
            (Shape::Pair(style), Event::SequenceStart(..)) => self.pair(&at, *style, name),
            (Shape::Map(map), Event::MappingStart(..)) => self.map(&at, map),
            (Shape::Numbered, Event::MappingStart(..)) => self.numbered(),
            _ => self.wrong_shape(event, &at, shape, name),
        }
    }

    fn wrong_shape(
        &mut self,
        event: Event<'t>,
        at: &Range<usize>,
        shape: &Shape,
        name: &str,
    ) -> Option<usize> {
        if is_marked_nothing(&event) {
            return Some(at.end);
        }
        if let Event::Scalar(value, ScalarStyle::Plain, ..) = &event
            && scalar::is_nothing(value)
        {
            return self.no_value(at, name);
        }
        self.not_so(&event, at, shape, name);
        self.skip((event, at.clone()))
    }

    fn not_so(&mut self, event: &Event<'t>, at: &Range<usize>, shape: &Shape, name: &str) {
        let (is, begins) = match event {
            Event::Scalar(..) => ("a text", at.clone()),
            Event::SequenceStart(..) => ("a list", at.start..at.start + 1),
            _ => ("a mapping", at.start..at.start + 1),
        };
        let wanted = match shape {
            Shape::One(_) => "a single value",
            Shape::OneOrMore => "a text or a list of texts",
            Shape::Pair(_) => "a list of two values",
            Shape::List(_) | Shape::Some(_) => "a list",
            Shape::Map(_) => "a mapping",
            Shape::Numbered => "a mapping of paragraph numbers to reasons",
        };
        let message = match shape {
            Shape::Map(map) => text!("This {} is {is}; {wanted} stands there.", map.what),
            _ => text!("`{}` is {is}; {wanted} stands there.", Text::new(name)),
        };
        self.fault(Rule::WrongShape, &begins, message).label(text!("not {wanted}"));
    }

    fn no_value(&mut self, at: &Range<usize>, name: &str) -> Option<usize> {
        let shown = Text::new(name);
        self.fault(Rule::NoValue, at, text!("`{shown}` has no value."))
            .label("nothing here")
            .hint("leave the key out where nothing is known");
        Some(at.end)
    }

    fn scalar(
        &mut self,
        value: &str,
        how: ScalarStyle,
        style: Style,
        at: &Range<usize>,
        name: &str,
    ) -> Option<usize> {
        if let Some(wrong) = scalar::check(value, how, style, name) {
            self.fault(wrong.rule, at, wrong.message).label(wrong.label).hint_if(wrong.hint);
        }
        Some(at.end)
    }

    /// The items of a list that has begun; its end and their number.
    fn list(&mut self, at: &Range<usize>, shape: &Shape, name: &str) -> Option<(usize, usize)> {
        let events = matches!(shape, Shape::Map(map) if std::ptr::eq(*map, &EVENT));
        let mut count = 0;
        loop {
            let (event, item) = self.next()?;
            if event == Event::SequenceEnd {
                if events {
                    self.walked.items = count;
                    self.walked.list = Some(at.start..item.end);
                }
                return Some((item.end, count));
            }
            count += 1;
            if is_marked_nothing(&event) {
                continue;
            }
            if matches!(&event, Event::Scalar(value, ScalarStyle::Plain, ..) if scalar::is_nothing(value)) {
                self.fault(Rule::NoValue, &item, text!("An item of `{}` is empty.", Text::new(name)))
                    .label("nothing here")
                    .hint("leave the item out");
                continue;
            }
            let start = item.start;
            let mapping = matches!(event, Event::MappingStart(..));
            let end = self.node((event, item), shape, name)?;
            if events && mapping {
                self.walked.events.push(start..end);
            }
        }
    }

    fn some(&mut self, at: &Range<usize>, shape: &Shape, name: &str) -> Option<usize> {
        let (end, count) = self.list(at, shape, name)?;
        if count == 0 {
            let (rule, message) = match name {
                "claims" => (Rule::NoClaim, "This event has no claim.".into()),
                _ => (Rule::NoValue, text!("`{name}` lists nothing.")),
            };
            self.fault(rule, &(at.start..end), message).label("nothing in it");
        }
        Some(end)
    }

    fn pair(&mut self, at: &Range<usize>, style: Style, name: &str) -> Option<usize> {
        let (end, count) = self.list(at, &Shape::One(style), name)?;
        if count != 2 {
            let hint = match name {
                "bounds" => "earliest start and latest end; \"..\" for an open end",
                _ => "latitude and longitude",
            };
            self.fault(Rule::WrongShape, &(at.start..end), text!("`{name}` takes two values, not {count}."))
                .label("not two values")
                .hint(hint);
        }
        Some(end)
    }

    /// The keys of a mapping that has begun.
    fn map(&mut self, at: &Range<usize>, map: &'static Map) -> Option<usize> {
        let mut seen = vec![false; map.keys.len()];
        let mut first: Option<Range<usize>> = None;
        loop {
            let (event, key) = self.next()?;
            if event == Event::MappingEnd {
                let begins = if at.is_empty() { first.unwrap_or(at.clone()) } else { at.clone() };
                self.missing(map, &seen, &begins);
                return Some(key.end);
            }
            first.get_or_insert(key.clone());
            let Some(name) = self.key((event, key.clone()))? else { continue };
            let known = map.find(&name);
            match known.and_then(|n| Some((map.keys.get(n)?, seen.get_mut(n)?))) {
                Some((known, seen)) => {
                    if std::mem::replace(seen, true) {
                        self.twice(&name, map.what, &key);
                    }
                    self.under(&known.shape, known.name, &key)?;
                }
                None => {
                    self.unknown(&name, map, &key);
                    self.skip_next()?;
                }
            }
        }
    }

    /// The value under a key.
    fn under(&mut self, shape: &Shape, name: &str, key: &Range<usize>) -> Option<usize> {
        let (event, at) = self.next()?;
        if is_marked_nothing(&event) {
            return Some(at.end);
        }
        if matches!(&event, Event::Scalar(value, ScalarStyle::Plain, ..) if value.is_empty()) {
            return self.no_value(key, name);
        }
        // A block without text ends where the next thing begins, lines further on.
        let empty = matches!(&event, Event::Scalar(value, ScalarStyle::Literal | ScalarStyle::Folded, ..)
            if value.trim().is_empty());
        let at = if empty { key.clone() } else { at };
        self.node((event, at), shape, name)
    }

    /// A key's name; nothing if it is none, and then its value has been passed over.
    fn key(&mut self, met: Met<'t>) -> Option<Option<Cow<'t, str>>> {
        let (event, at) = met;
        match event {
            Event::Scalar(name, ScalarStyle::Plain, ..) if name == "<<" => {
                self.fault(Rule::Alias, &at, "Merge keys are not used in a store.".into())
                    .label("a merge key")
                    .hint("write the values out");
                self.skip_next()?;
                Some(None)
            }
            Event::Scalar(name, ..) => Some(Some(name)),
            other => {
                if !matches!(other, Event::Alias(_)) {
                    let begins = at.start..at.start + 1;
                    self.fault(Rule::WrongShape, &begins, "A key is a word.".into()).label("not a word");
                }
                self.skip((other, at))?;
                self.skip_next()?;
                Some(None)
            }
        }
    }

    fn twice(&mut self, name: &str, what: &str, at: &Range<usize>) {
        let shown = Text::new(name);
        self.fault(Rule::DuplicateKey, at, text!("`{shown}` stands twice in this {what}."))
            .label("again")
            .hint("one of the two would be lost");
    }

    fn unknown(&mut self, name: &str, map: &Map, at: &Range<usize>) {
        let shown = Text::new(name);
        let known = || map.keys.iter().map(|k| k.name);
        let list = || Text::new(format!("it has the keys {}", known().collect::<Vec<_>>().join(", ")));
        // Of very many faults only the first are told, and looking for near names takes its time.
        let told = self.walked.found.len() < MOST;
        self.fault(Rule::UnknownKey, at, text!("`{shown}` is not a key of this {}.", map.what))
            .label("not known")
            .hint_if(told.then(|| nearest::hint(name, known()).unwrap_or_else(list)));
    }

    fn missing(&mut self, map: &Map, seen: &[bool], at: &Range<usize>) {
        let required = map
            .keys
            .iter()
            .enumerate()
            .filter(|(n, k)| k.required && !seen.get(*n).copied().unwrap_or(false));
        let names: Vec<&str> = required.map(|(_, k)| k.name).collect();
        if !names.is_empty() {
            let list = names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
            self.fault(Rule::MissingKey, at, text!("This {} has no {list}.", map.what))
                .label(text!("without {}", names.join(", ")));
        }
    }

    /// Paragraph numbers with reasons.
    fn numbered(&mut self) -> Option<usize> {
        let mut seen: HashSet<Cow<'t, str>> = HashSet::new();
        loop {
            let (event, key) = self.next()?;
            if event == Event::MappingEnd {
                return Some(key.end);
            }
            let Some(name) = self.key((event, key.clone()))? else { continue };
            if seen.contains(&name) {
                self.twice(&name, "mapping", &key);
            }
            self.under(&Shape::One(Style::Text), &name, &key)?;
            seen.insert(name);
        }
    }

    /// Passes over the next node.
    fn skip_next(&mut self) -> Option<usize> {
        let met = self.next()?;
        self.skip(met)
    }

    /// Passes over the rest of a node that has begun.
    fn skip(&mut self, met: Met<'t>) -> Option<usize> {
        let (event, at) = met;
        if !matches!(event, Event::SequenceStart(..) | Event::MappingStart(..)) {
            return Some(at.end);
        }
        let outside = self.depth - 1;
        loop {
            let (_, at) = self.next()?;
            if self.depth == outside {
                return Some(at.end);
            }
        }
    }
}

/// Whether there is nothing but an anchor or a tag, which is a fault already.
fn is_marked_nothing(event: &Event<'_>) -> bool {
    match event {
        Event::Scalar(value, ScalarStyle::Plain, anchor, tag) => {
            value.is_empty() && (*anchor > 0 || tag.is_some())
        }
        _ => false,
    }
}

/// The first tab that indents a line, from a place on where the parser met what such a tab ends.
fn indenting_tab(text: &str, marker: usize) -> usize {
    let mut indents = false;
    let mut each = text.chars().enumerate().skip(marker);
    let tab = each.find(|(_, c)| {
        let found = indents && *c == '\t';
        indents = *c == '\n' || (indents && *c == ' ');
        found
    });
    tab.map_or(marker, |(at, _)| at)
}

/// The character to blame, where the parser has looked on to the next thing before it noticed.
fn blamed(text: &str, marker: usize, said: &str) -> usize {
    let missing = said.contains("simple key expect") || said.contains("did not find expected ','");
    if !missing && !said.contains("expected ',' or") {
        return marker;
    }
    let byte = text.char_indices().nth(marker).map_or(text.len(), |(at, _)| at);
    let before = text.get(..byte).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let key = said.contains("simple key expect") && byte - line <= LONGEST_KEY;
    if !key && !before.get(line..).unwrap_or_default().trim().is_empty() {
        return marker;
    }
    let said_before = before.get(..line).unwrap_or_default();
    let mut lines = said_before.split_inclusive('\n').rev().scan(line, |end, line| {
        *end -= line.len();
        Some((*end, line.trim()))
    });
    match lines.find(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        Some((start, line)) => {
            let indent =
                text.get(start..).unwrap_or_default().chars().take_while(|c| c.is_whitespace()).count();
            let end = if key { 0 } else { line.chars().count() };
            text.get(..start).unwrap_or_default().chars().count() + indent + end
        }
        None => marker,
    }
}

fn chars(span: &Span) -> Range<usize> {
    span.start.index()..span.end.index().max(span.start.index())
}
