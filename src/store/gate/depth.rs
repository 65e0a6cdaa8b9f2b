//! How deep lists and mappings nest, measured on the bytes before any parser sees them: parsers take time
//! that grows with the square of the depth.
//!
//! It reads just as much of YAML as it must to know what stands in quotes, comments and blocks of text. Where
//! it cannot know it measures rather too deep; the parser's own events are counted once more afterwards.

/// Deepest nesting of a store; the format itself needs 8.
pub const LIMIT: usize = 32;

/// The byte at which text nests deeper than [`LIMIT`], if any does.
pub fn too_deep(text: &str) -> Option<usize> {
    let meter = measure(text, LIMIT);
    (meter.deepest > LIMIT).then_some(meter.at.min(text.len()))
}

/// How deep text nests at most.
#[cfg(test)]
pub fn deepest(text: &str) -> usize {
    measure(text, usize::MAX).deepest
}

/// Measures text until it ends or nests deeper than a limit.
fn measure(text: &str, limit: usize) -> Meter<'_> {
    let mut meter = Meter {
        bytes: text.as_bytes(),
        at: 0,
        line: 0,
        flow: Vec::new(),
        levels: 0,
        outermost: 0,
        property: None,
        blocks: Vec::new(),
        deepest: 0,
    };
    while meter.deepest <= limit && meter.at < meter.bytes.len() {
        meter.token();
    }
    meter
}

/// An open bracket: how many levels it may stand for, and the colons since its last comma.
#[derive(Clone, Copy)]
struct Bracket {
    levels: usize,
    colons: usize,
}

/// A block collection: the column it stands at, and whether it is a list.
#[derive(Clone, Copy, PartialEq)]
struct Block {
    column: usize,
    list: bool,
}

struct Meter<'t> {
    bytes: &'t [u8],
    at: usize,
    /// Where the line began.
    line: usize,
    /// Open brackets.
    flow: Vec<Bracket>,
    /// How many levels they may stand for together.
    levels: usize,
    /// The column of the outermost of them.
    outermost: usize,
    /// The column of an anchor, a tag or brackets before what stands here.
    property: Option<usize>,
    /// Open block collections, columns ascending.
    blocks: Vec<Block>,
    deepest: usize,
}

impl Meter<'_> {
    fn byte(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn before(&self) -> Option<u8> {
        self.at.checked_sub(1).and_then(|b| self.bytes.get(b)).copied()
    }

    /// Whether nothing, or white space, stands so far ahead.
    fn blank(&self, ahead: usize) -> bool {
        self.byte(ahead).is_none_or(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r'))
    }

    fn measure(&mut self) {
        self.deepest = self.deepest.max(self.blocks.len() + self.levels);
    }

    /// Reads what begins here: white space, a comment, an indicator or a scalar.
    fn token(&mut self) {
        match self.byte(0) {
            Some(b'\n') => {
                self.at += 1;
                self.line = self.at;
                self.property = None;
            }
            Some(b' ' | b'\t' | b'\r') => self.at += 1,
            Some(b'#') if self.before().is_none_or(|b| b.is_ascii_whitespace()) => self.end_line(),
            Some(b'[' | b'{') => self.open(),
            Some(b'"') => self.double_quoted(),
            Some(b'\'') => self.single_quoted(),
            Some(b'&' | b'!' | b'*') => self.property(),
            Some(_) if !self.flow.is_empty() => self.in_brackets(),
            Some(_) => self.in_block(),
            None => {}
        }
    }

    /// The column of what begins here, an anchor or tag before it included.
    fn column(&mut self) -> usize {
        self.property.take().unwrap_or(self.at - self.line)
    }

    fn end_line(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    }

    /// A bracket. What a list holds may turn out to be keys, each of a mapping of its own: a list counts twice;
    /// and the outermost bracket may be a key of the block it stands in.
    fn open(&mut self) {
        if self.flow.is_empty() {
            let column = self.column();
            self.unroll(column);
            self.outermost = column;
        }
        let levels = 1 + usize::from(self.byte(0) == Some(b'[')) + usize::from(self.flow.is_empty());
        self.flow.push(Bracket { levels, colons: 0 });
        self.levels += levels;
        self.at += 1;
        self.measure();
    }

    /// Anchors, tags and aliases: refused later, passed over here.
    fn property(&mut self) {
        self.property.get_or_insert(self.at - self.line);
        self.at += 1;
        while !(self.blank(0) || self.bracket(0)) {
            self.at += 1;
        }
    }

    fn bracket(&self, ahead: usize) -> bool {
        self.byte(ahead).is_some_and(|b| matches!(b, b',' | b'[' | b']' | b'{' | b'}'))
    }

    fn double_quoted(&mut self) {
        let (start, column) = (self.at, self.column());
        self.at += 1;
        while let Some(found) = memchr::memchr2(b'"', b'\\', self.bytes.get(self.at..).unwrap_or_default()) {
            self.at += found + 1;
            if self.bytes.get(self.at - 1) == Some(&b'"') {
                return self.after_quotes(start, column);
            }
            self.at += 1;
        }
        self.at = self.bytes.len();
    }

    fn single_quoted(&mut self) {
        let (start, column) = (self.at, self.column());
        self.at += 1;
        while let Some(found) = memchr::memchr(b'\'', self.bytes.get(self.at..).unwrap_or_default()) {
            self.at += found + 1;
            if self.byte(0) != Some(b'\'') {
                return self.after_quotes(start, column);
            }
            self.at += 1;
        }
        self.at = self.bytes.len();
    }

    /// A quoted scalar with a colon after it is a key.
    fn after_quotes(&mut self, start: usize, column: usize) {
        let inside = self.bytes.get(start..self.at).unwrap_or_default();
        if let Some(last) = memchr::memrchr(b'\n', inside) {
            self.line = start + last + 1;
        }
        let mut ahead = 0;
        while matches!(self.byte(ahead), Some(b' ' | b'\t')) {
            ahead += 1;
        }
        if self.flow.is_empty() && self.byte(ahead) == Some(b':') && self.blank(ahead + 1) {
            self.block(column, false);
            self.at += ahead + 1;
        }
    }

    /// Inside brackets: an indicator, or a plain scalar, which may run over several lines.
    fn in_brackets(&mut self) {
        match self.byte(0) {
            Some(b']' | b'}') => {
                self.levels -= self.flow.pop().map_or(0, |b| b.levels);
                self.property = self.flow.is_empty().then_some(self.outermost);
                self.at += 1;
            }
            Some(b',') => self.separator(b','),
            Some(b':') if self.is_value() => self.separator(b':'),
            Some(b'?') if self.blank(1) => self.separator(b'?'),
            _ => {
                self.at += 1;
                while self.at < self.bytes.len() && !self.ends_plain() {
                    if self.byte(0) == Some(b'\n') {
                        self.line = self.at + 1;
                    }
                    self.at += 1;
                }
            }
        }
    }

    /// Whether a colon inside brackets separates: what follows, or the quote or bracket before it, says so.
    fn is_value(&self) -> bool {
        let before = self.bytes.get(..self.at).unwrap_or_default().trim_ascii_end().last();
        self.blank(1) || self.bracket(1) || matches!(before, Some(b'"' | b'\'' | b']' | b'}'))
    }

    /// A comma, a question mark, or a colon: one that follows another may nest, for all that it is an error
    /// further on.
    fn separator(&mut self, sign: u8) {
        self.at += 1;
        let Some(bracket) = self.flow.last_mut() else { return };
        bracket.colons = if sign == b':' { bracket.colons + 1 } else { 0 };
        if bracket.colons > 1 || sign == b'?' {
            bracket.levels += 1;
            self.levels += 1;
            self.measure();
        }
    }

    /// Whether a plain scalar inside brackets ends here.
    fn ends_plain(&self) -> bool {
        match self.byte(0) {
            Some(b':') => self.blank(1) || self.bracket(1),
            Some(b'#') => self.before().is_some_and(|b| b.is_ascii_whitespace()),
            _ => self.bracket(0),
        }
    }

    /// Outside brackets: an indicator, a block of text, or a plain scalar.
    fn in_block(&mut self) {
        if self.at == self.line && self.marker() {
            self.blocks.clear();
            self.at += 3;
            return;
        }
        let column = self.column();
        match self.byte(0) {
            Some(b'-') if self.blank(1) => self.indicator(column, true),
            Some(b'?') if self.blank(1) => self.indicator(column, false),
            Some(b':') if self.blank(1) => self.indicator(column, false),
            Some(b']' | b'}' | b',') => self.at += 1,
            Some(b'|' | b'>') => self.block_of_text(),
            Some(b'%') if column == 0 => self.end_line(),
            _ => self.plain(column),
        }
    }

    fn marker(&self) -> bool {
        marks_document(self.bytes.get(self.at..).unwrap_or_default()) && self.blank(3)
    }

    fn indicator(&mut self, column: usize, list: bool) {
        self.block(column, list);
        self.at += 1;
    }

    /// Closes the collections that stand further right.
    fn unroll(&mut self, column: usize) {
        while self.blocks.last().is_some_and(|b| b.column > column) {
            self.blocks.pop();
        }
    }

    /// An item of a list, or a key of a mapping, stands at a column.
    fn block(&mut self, column: usize, list: bool) {
        self.unroll(column);
        if !list && self.blocks.last() == Some(&Block { column, list: true }) {
            self.blocks.pop();
        }
        let here = Block { column, list };
        if self.blocks.last() != Some(&here) {
            self.blocks.push(here);
        }
        self.measure();
    }

    /// A block of text: its lines are blank, or stand further right than what it belongs to.
    fn block_of_text(&mut self) {
        let left = self.blocks.last().map(|b| b.column);
        loop {
            self.end_line();
            let start = self.at + 1;
            let Some(line) = self.bytes.get(start..).filter(|l| !l.is_empty()) else { return };
            let indent = line.iter().take_while(|b| **b == b' ').count();
            let blank = line.get(indent).is_none_or(|b| matches!(b, b'\n' | b'\r'));
            let outside = left.map_or_else(|| marks_document(line), |left| indent <= left);
            if !blank && outside {
                return;
            }
            self.at = start;
            self.line = start;
        }
    }

    /// A plain scalar: a key if a colon follows on the line, else text that may run over several lines.
    fn plain(&mut self, column: usize) {
        self.unroll(column);
        self.at += 1;
        loop {
            match self.byte(0) {
                None => return,
                Some(b':') if self.blank(1) => {
                    self.block(column, false);
                    self.at += 1;
                    return;
                }
                Some(b'#') if matches!(self.bytes.get(self.at - 1), Some(b' ' | b'\t')) => {
                    return self.end_line();
                }
                Some(b'\n') => break,
                Some(_) => self.at += 1,
            }
        }
        self.continuation();
    }

    /// The further lines of a plain scalar: they end at a comment.
    fn continuation(&mut self) {
        let left = self.blocks.last().map(|b| b.column);
        loop {
            let start = self.at + 1;
            let Some(line) = self.bytes.get(start..).filter(|l| !l.is_empty()) else { return };
            let indent = line.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
            let first = line.get(indent).copied();
            let blank = matches!(first, None | Some(b'\n' | b'\r'));
            let outside = left.is_some_and(|left| indent <= left);
            if !blank && (outside || marks_document(line) || first == Some(b'#')) {
                return;
            }
            self.at = start;
            self.line = start;
            let length = memchr::memchr(b'\n', line).unwrap_or(line.len());
            let comment = memchr::memmem::find(line.get(..length).unwrap_or_default(), b" #");
            self.at += length;
            if comment.is_some() {
                return;
            }
        }
    }
}

/// Whether a line begins as the marks between documents do.
fn marks_document(line: &[u8]) -> bool {
    line.starts_with(b"---") || line.starts_with(b"...")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use saphyr_parser::{Event, Parser};

    /// The depth that the parser meets before it ends or gives up.
    fn met(text: &str) -> usize {
        let (mut depth, mut deepest) = (0_usize, 0);
        for event in Parser::new_from_str(text).map_while(Result::ok) {
            match event.0 {
                Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
                Event::SequenceEnd | Event::MappingEnd => depth -= 1,
                _ => {}
            }
            deepest = deepest.max(depth);
        }
        deepest
    }

    #[test]
    fn nesting_is_measured_in_every_style() {
        for (text, depth, measured) in [
            ("a: b\n", 1, 1),
            ("a: [b, [c]]\nd: {e: [f]}\n", 3, 6),
            ("- - - a\n- b\n", 3, 3),
            ("a:\n  b:\n    c: d\ne: f\n", 3, 3),
            ("a:\n- b: c\n  d:\n  - e\n", 4, 4),
            ("a: \"[[[[\"\nb: '{{{''{'\nc: x[[[\n# [[[[\n", 1, 1),
            ("a: |\n  [[[[\n   {{{\nb: [c]\n", 2, 4),
            ("a: b\n  [[[[\n  'c\nd: e\n", 1, 1),
            ("\"a\": {\"b\":[\"c\"]}", 3, 5),
            ("? [a, b]\n: c\n", 2, 4),
            ("[[a]: b, c: [d: e]]", 4, 5),
        ] {
            assert_eq!((met(text), deepest(text)), (depth, measured), "{text}");
        }
    }

    #[test]
    fn the_limit_is_found_where_it_is_passed() {
        assert_eq!(too_deep(&"{".repeat(LIMIT - 1)), None);
        assert_eq!(too_deep(&"{".repeat(1_000_000)), Some(LIMIT));
        assert!(too_deep(&"- ".repeat(LIMIT + 1)).is_some());
        assert!(too_deep(&"{a: ".repeat(LIMIT + 1)).is_some());
        let stairs: String = (0..=LIMIT).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
        assert!(too_deep(&stairs).is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// Whatever the parser meets has been measured at least as deep.
        #[test]
        fn nothing_nests_deeper_than_measured(
            pieces in prop::collection::vec(
                prop::sample::select(vec![
                    "[", "]", "{", "}", ",", ": ", ":", "- ", "-", "? ", "\"", "'", "#", " #", "|\n", ">-\n", "\n",
                    "\n  ", "\n    ", "\n ", " ", "\t", "a", "b c", "é", "&x ", "*x", "!t ", "\\", "''", "---", "...", "%",
                ]),
                0..40,
            )
        ) {
            let text = pieces.concat();
            prop_assert!(met(&text) <= deepest(&text), "{text:?}");
        }
    }
}
