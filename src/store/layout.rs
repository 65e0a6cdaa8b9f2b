//! How a file is laid out: its head, and where each event lies.
//!
//! Where the items of the list of events start at column 0 they are found without a parser, and a large file is
//! read piece by piece; otherwise the walk of the gate over the whole file says where they are.

use std::borrow::Cow;
use std::ops::Range;

use super::load::let_go;

/// A file with the list of its events taken out.
#[derive(Debug)]
pub struct Layout<'t> {
    /// What is left, with an empty list in the place of the events.
    pub head: Cow<'t, str>,
    /// The bytes that were taken out.
    pub out: Range<usize>,
    /// How many bytes stand for them.
    filled: usize,
    /// The events; with the dash in front where they start at column 0.
    pub events: Items,
    /// Whether they were found without a parser.
    pub by_lines: bool,
}

/// Stands in the head for the events that were taken out.
const EMPTY: &str = " []\n";

impl<'t> Layout<'t> {
    /// The layout of a file whose list of events starts at column 0; none if it has no such list.
    pub fn by_lines(text: &'t str) -> Option<Layout<'t>> {
        let List { items, range, .. } = List::of(text, "events:")?;
        Some(Layout::new(text, range, items, true))
    }

    /// The layout of what an import wrote, its events before everything else: nothing of it is copied.
    pub fn of_import(text: &'t str) -> Option<Layout<'t>> {
        let List { items, range, .. } = List::of(text, "events:").filter(|list| list.key == 0)?;
        let head = Cow::Borrowed(text.get(range.end..)?);
        Some(Layout { head, out: 0..range.end, filled: 0, events: items, by_lines: true })
    }

    /// The layout of a file as a walk over the whole of it found it.
    pub fn by_walk(text: &'t str, list: Range<usize>, events: Vec<Range<usize>>) -> Layout<'t> {
        let trimmed = |range: Range<usize>| {
            let end = range.start + text.get(range.clone()).unwrap_or_default().trim_ascii_end().len();
            range.start..end
        };
        let list = list_without_prefix(text, trimmed(list));
        Layout::new(text, list, Items::apart(events.into_iter().map(trimmed)), false)
    }

    /// A file all of which is head.
    pub fn head_only(text: &'t str) -> Layout<'t> {
        let end = text.len();
        Layout {
            head: Cow::Borrowed(text),
            out: end..end,
            filled: 0,
            events: Items::default(),
            by_lines: true,
        }
    }

    fn new(text: &'t str, out: Range<usize>, events: Items, by_lines: bool) -> Layout<'t> {
        let before = text.get(..out.start).unwrap_or_default();
        let after = text.get(out.end..).unwrap_or_default();
        let head = Cow::Owned([before, EMPTY, after].concat());
        Layout { head, out, filled: EMPTY.len(), events, by_lines }
    }

    /// The place in the file of a place in the head.
    pub fn in_file(&self, at: usize) -> usize {
        if at <= self.out.start {
            at
        } else if at < self.out.start + self.filled {
            self.out.start
        } else {
            at - self.filled + self.out.len()
        }
    }

    /// The events in runs of about `size` bytes.
    pub fn pieces(&self, size: usize) -> Vec<Range<usize>> {
        runs(&self.events, size)
    }
}

/// Where the items of a list lie. There may be very many: of those that follow each other one number is kept for each.
#[derive(Debug, Default)]
pub struct Items {
    /// Where each begins.
    starts: Vec<u32>,
    /// Where each ends, unless that is where the next begins.
    ends: Vec<u32>,
    /// Where the last ends.
    end: u32,
}

impl Items {
    /// Items anywhere, in their order.
    pub fn apart(items: impl Iterator<Item = Range<usize>>) -> Items {
        let (starts, ends): (Vec<u32>, Vec<u32>) = items.map(|i| (i.start as u32, i.end as u32)).unzip();
        let end = ends.last().copied().unwrap_or_default();
        Items { starts, ends, end }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Where an item lies.
    pub fn get(&self, n: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(n)?;
        let end = self.ends.get(n).or_else(|| self.starts.get(n + 1)).copied().unwrap_or(self.end);
        Some(start as usize..end as usize)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        (0..self.len()).filter_map(|n| self.get(n))
    }

    /// Some of them.
    pub fn some(&self, which: Range<usize>) -> Vec<Range<usize>> {
        which.filter_map(|n| self.get(n)).collect()
    }

    /// Forgets them.
    pub fn let_go(&mut self) {
        let_go(&mut self.starts);
        let_go(&mut self.ends);
    }
}

/// Items in runs of about `size` bytes, by their numbers.
pub fn runs(items: &Items, size: usize) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut first = 0;
    let mut bytes = 0;
    for (n, item) in items.iter().enumerate() {
        bytes += item.len();
        if bytes >= size {
            runs.push(first..n + 1);
            first = n + 1;
            bytes = 0;
        }
    }
    if first < items.len() {
        runs.push(first..items.len());
    }
    runs
}

/// A list whose items start at column 0, found without a parser.
#[derive(Debug)]
pub struct List {
    /// Where the line of its key begins.
    pub key: usize,
    /// From its first item to its end.
    pub range: Range<usize>,
    /// Its items, dash and all.
    pub items: Items,
}

impl List {
    /// The list under a key at column 0, which is given with its colon; none if it has no such list.
    pub fn of(text: &str, key: &str) -> Option<List> {
        let (key, list) = list_at(text, key)?;
        let mut starts = vec![list as u32];
        let mut at = list;
        for end in memchr::memchr_iter(b'\n', text.get(list..)?.as_bytes()).chain([text.len() - list]) {
            match text.as_bytes().get(at) {
                Some(b'-') if dash(text, at) => {
                    if at > list {
                        starts.push(at as u32);
                    }
                }
                None | Some(b' ' | b'\t' | b'#' | b'\n' | b'\r') => {}
                Some(_) => break,
            }
            at = (list + end + 1).min(text.len());
        }
        starts.shrink_to_fit();
        let items = Items { starts, ends: Vec::new(), end: at as u32 };
        Some(List { key, range: list..at, items })
    }
}

/// A key at column 0, given with its colon, and the first item at column 0 after it, with nothing but blank lines and
/// comments between.
fn list_at(text: &str, key: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    let line = loop {
        let at = from + memchr::memmem::find(text.get(from..)?.as_bytes(), key.as_bytes())?;
        if at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n') {
            break at;
        }
        from = at + 1;
    };
    let mut at = line + key.len();
    let mut rest = text.get(at..)?;
    loop {
        let length = memchr::memchr(b'\n', rest.as_bytes())? + 1;
        let (this, next) = rest.split_at(length);
        let bare = this.trim_start_matches([' ', '\t']);
        let comment = bare.starts_with('#') && (bare.len() < this.len() || at > line + key.len());
        if !(bare.trim_ascii().is_empty() || comment) {
            return None;
        }
        at += length;
        rest = next;
        if dash(text, at) {
            return Some((line, at));
        }
    }
}

/// Whether an item of a list begins at a byte.
fn dash(text: &str, at: usize) -> bool {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    matches!(rest, [b'-'] | [b'-', b' ' | b'\t' | b'\n' | b'\r', ..])
}

/// A list in the block style begins with its first dash, wherever the parser says that it does.
fn list_without_prefix(text: &str, list: Range<usize>) -> Range<usize> {
    let before = text.get(..list.start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    match before.get(line..).map(str::trim_ascii) {
        Some("-") => line + before.get(line..).and_then(|l| l.find('-')).unwrap_or(0)..list.end,
        _ => list,
    }
}

/// The text of an event's mapping as a document of its own.
///
/// A mapping in the block style keeps its columns by blanks in front of its first line.
pub fn alone(text: &str, event: &Range<usize>) -> String {
    let slice = text.get(event.clone()).unwrap_or_default();
    if slice.starts_with('{') {
        return slice.to_owned();
    }
    let before = text.get(..event.start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before.get(line..).unwrap_or_default().chars().count();
    let mut alone = String::with_capacity(column + slice.len());
    alone.extend(std::iter::repeat_n(' ', column));
    alone.push_str(slice);
    alone
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(text: &str) -> Vec<&str> {
        let layout = Layout::by_lines(text).unwrap();
        layout.events.iter().map(|e| &text[e]).collect()
    }

    #[test]
    fn items_at_column_0_are_cut_where_they_begin() {
        let text =
            "title: x\nevents: # all\n\n# first\n- id: a\n  b: c\n# on\n\n- id: d\n-\n  id: e\nplaces: []\n";
        assert_eq!(events(text), ["- id: a\n  b: c\n# on\n\n", "- id: d\n", "-\n  id: e\n"]);
        let layout = Layout::by_lines(text).unwrap();
        assert_eq!(layout.head, "title: x\nevents: # all\n\n# first\n []\nplaces: []\n");
        let places = layout.head.find("places").unwrap();
        assert_eq!(layout.in_file(places), text.find("places").unwrap());
        assert_eq!(layout.in_file(3), 3);
    }

    #[test]
    fn the_last_line_needs_no_line_break() {
        assert_eq!(events("events:\n- a\n- b"), ["- a\n", "- b"]);
        assert_eq!(events("events:\r\n- a\r\n- b\r\n"), ["- a\r\n", "- b\r\n"]);
    }

    #[test]
    fn an_import_is_its_events_and_then_its_head() {
        let text = "events:\n- id: a\n  b: c\n- id: d\ndateline: 1\ntitle: x\n";
        let layout = Layout::of_import(text).unwrap();
        assert_eq!(layout.head, "dateline: 1\ntitle: x\n");
        assert_eq!(layout.events.len(), 2);
        let title = layout.head.find("title").unwrap();
        assert_eq!(layout.in_file(title), text.find("title").unwrap());
        assert!(Layout::of_import("title: x\nevents:\n- a\n").is_none());
    }

    #[test]
    fn other_layouts_are_left_to_the_parser() {
        for text in [
            "events: []\n",
            "events:\n  - a\n",
            "{\"events\": []}",
            "\"events\":\n- a\n",
            "x: events:\n- a\n",
        ] {
            assert!(Layout::by_lines(text).is_none(), "{text}");
        }
    }

    #[test]
    fn an_event_alone_keeps_its_columns() {
        let text = "events:\n    - id: a\n      b: c\n";
        assert_eq!(alone(text, &(14..text.len())), "      id: a\n      b: c\n");
    }
}
