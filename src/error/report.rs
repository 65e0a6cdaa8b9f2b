//! Faults as people read them, with the line they stand on, and as programs do.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use unicode_segmentation::UnicodeSegmentation;

use super::{Fault, Severity};
use crate::text::{Text, clusters, width};

/// Most columns of a line that are shown.
const COLUMNS: usize = 100;
/// Most columns of a message, a label or a hint: longer ones lose their middle.
const SENTENCE: usize = 240;
/// Bytes of a line that are looked at to either side of a fault; the second, where the first hold too few columns.
const NEAR: [usize; 2] = [160, 600];

/// Everything wrong with a store, by place, with the lines it stands on.
#[derive(Clone, Debug, Default)]
pub struct Report {
    faults: Vec<Located>,
    /// Errors that were left out.
    more: usize,
    /// Warnings that were left out.
    warnings: usize,
}

/// A fault with its place in its file.
#[derive(Clone, Debug)]
pub struct Located {
    /// The fault.
    pub fault: Fault,
    /// The name of its file.
    pub name: Text,
    /// Its line and column, from 1; columns are characters.
    pub start: (usize, usize),
    /// The line and column after its last character.
    pub end: (usize, usize),
    /// Its line, cut where it is long.
    source: Text,
    /// The bytes of that text it is about.
    mark: Range<usize>,
}

/// Faults of a person's own file that are told: no command lists all.
const OWN: usize = 20;

impl Report {
    /// The report on a file of a person's own, such as a configuration: its first faults, sorted by place, and how many
    /// more there are.
    pub fn of_own(mut faults: Vec<Fault>, name: &Text, bytes: &[u8]) -> Report {
        let more = faults.len().saturating_sub(OWN);
        faults.truncate(OWN);
        Report::new(faults, more, &[(name, bytes)])
    }

    /// The report on faults sorted by place in files with names and contents; `more` errors were left out.
    pub fn new(faults: Vec<Fault>, more: usize, files: &[(&Text, &[u8])]) -> Report {
        let mut located = Vec::with_capacity(faults.len());
        let mut place: Option<(usize, Place<'_>)> = None;
        for fault in faults {
            let Some((name, bytes)) = files.get(fault.file) else { continue };
            let here = match place.take() {
                Some((file, place)) if file == fault.file && place.at <= fault.at.start => place,
                _ => Place { bytes, at: 0, line: 1, start: 0, column: 1 },
            };
            let start = here.forward(fault.at.start);
            let end = start.forward(fault.at.end.max(fault.at.start));
            let (source, mark) = excerpt(start.bytes, start.start, &fault.at);
            let fault = shortened(fault);
            located.push(Located {
                fault,
                name: (*name).clone(),
                start: (start.line, start.column),
                end: (end.line, end.column),
                source,
                mark,
            });
            place = Some((located.last().map_or(0, |l| l.fault.file), start));
        }
        Report { faults: located, more, warnings: 0 }
    }

    /// The same report, so many warnings more left out.
    pub fn and_warnings(self, warnings: usize) -> Report {
        Report { warnings: self.warnings + warnings, ..self }
    }

    /// The faults, by place.
    pub fn faults(&self) -> &[Located] {
        &self.faults
    }

    /// How many there are, those left out included.
    pub fn len(&self) -> usize {
        self.faults.len() + self.more + self.warnings
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many are errors, those left out included.
    pub fn errors(&self) -> usize {
        self.faults.iter().filter(|l| l.fault.rule.row().severity == Severity::Error).count() + self.more
    }

    /// The first `limit` faults as text for a terminal or a pipe, and how many more there are; without a limit all that
    /// were kept, as `dateline check` lists them. Displayable, but for the line breaks and, with `color`, the sequences
    /// that colour it.
    pub fn render(&self, limit: Option<usize>, color: bool) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.term_width(COLUMNS + 40);
        let shown = limit.unwrap_or(usize::MAX).min(self.faults.len());
        let mut out = String::new();
        for located in self.faults.iter().take(shown) {
            located.render(&renderer, color, &mut out);
        }
        let left = self.len() - shown;
        if left > 0 {
            out.push_str(&format!("and {left} more; {}\n", self.where_more(limit)));
        }
        out
    }

    /// Where those that are not shown can be read.
    fn where_more(&self, limit: Option<usize>) -> &'static str {
        match (limit, self.more + self.warnings) {
            (None, _) => "mend these, and check again",
            (Some(_), 0) => "`dateline check` of these files lists all",
            (Some(_), _) => "`dateline check` of these files lists some thousands of them",
        }
    }

    /// The faults for programs: a list of objects with file, line, column, end, severity, rule, message and hint.
    pub fn json(&self) -> serde_json::Value {
        self.faults.iter().map(Located::json).collect()
    }
}

impl Located {
    /// Its text. The place is put in here, because the renderer would count columns in the line as it was cut.
    fn render(&self, renderer: &Renderer, color: bool, out: &mut String) {
        let rendered = renderer.render(&[self.group()]);
        let (title, rest) = rendered.split_once('\n').unwrap_or((&rendered, ""));
        let (line, column) = self.start;
        let indent = " ".repeat(line.to_string().len());
        let arrow = if color { "\u{1b}[1m\u{1b}[94m-->\u{1b}[0m" } else { "-->" };
        out.push_str(&format!("{title}\n{indent}{arrow} {}:{line}:{column}\n{rest}\n\n", self.name));
    }

    fn group(&self) -> Group<'_> {
        let row = self.fault.rule.row();
        let level = match row.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut mark = AnnotationKind::Primary.span(self.mark.clone());
        if !self.fault.label.is_empty() {
            mark = mark.label(self.fault.label.as_str());
        }
        let snippet = Snippet::source(self.source.as_str()).line_start(self.start.0).annotation(mark);
        let title = level.primary_title(self.fault.message.as_str()).id(row.name);
        let group = title.element(snippet);
        match &self.fault.hint {
            Some(hint) => group.element(Level::HELP.message(hint.as_str())),
            None => group,
        }
    }

    fn json(&self) -> serde_json::Value {
        let row = self.fault.rule.row();
        serde_json::json!({
            "file": self.name.as_str(),
            "line": self.start.0,
            "column": self.start.1,
            "end": { "line": self.end.0, "column": self.end.1 },
            "severity": match row.severity { Severity::Error => "error", Severity::Warning => "warning" },
            "rule": row.name,
            "message": self.fault.message.as_str(),
            "hint": self.fault.hint.as_ref().map(Text::as_str),
        })
    }
}

/// A place in a file, its line and column counted on from an earlier one.
#[derive(Clone, Copy)]
struct Place<'f> {
    bytes: &'f [u8],
    at: usize,
    line: usize,
    /// Where its line begins.
    start: usize,
    column: usize,
}

impl Place<'_> {
    fn forward(mut self, to: usize) -> Self {
        let passed = self.bytes.get(self.at..to.min(self.bytes.len())).unwrap_or_default();
        let mut from = 0;
        for end in memchr::memchr_iter(b'\n', passed) {
            self.line += 1;
            from = end + 1;
            self.start = self.at + from;
            self.column = 1;
        }
        let rest = passed.get(from..).unwrap_or_default();
        self.column += rest.iter().filter(|b| **b & 0xc0 != 0x80).count();
        self.at += passed.len();
        self
    }
}

/// A fault whose sentences are short, however long the values are that they name.
fn shortened(fault: Fault) -> Fault {
    let (message, label, hint) = (middle(fault.message), middle(fault.label), fault.hint.map(middle));
    Fault { message, label, hint, ..fault }
}

/// A text without its middle, if it is too long.
fn middle(text: Text) -> Text {
    if text.as_str().len() <= SENTENCE || text.width() <= SENTENCE {
        return text;
    }
    let (first, last) =
        (first_columns(text.as_str(), SENTENCE / 2), last_columns(text.as_str(), SENTENCE / 2 - 1));
    Text::new([first.0, "…", last.0].concat())
}

/// The line that begins at `line`, cut around a place, and the bytes of it that the place covers.
fn excerpt(bytes: &[u8], line: usize, at: &Range<usize>) -> (Text, Range<usize>) {
    let [near, far] = NEAR.map(|bound| move || Around::of(bytes, line, at, bound));
    let around = Some(near()).filter(Around::holds_enough).unwrap_or_else(far);
    cut(&around.before, &around.marked, &around.after, around.more_before, around.more_after)
}

/// What stands around a place in its line.
struct Around {
    before: Text,
    marked: Text,
    after: Text,
    /// Whether the line goes on to the left, or to the right, of what was looked at.
    more_before: bool,
    more_after: bool,
}

impl Around {
    fn of(bytes: &[u8], line: usize, at: &Range<usize>, bound: usize) -> Around {
        let near = at.start.saturating_sub(bound).max(line);
        let rest = bytes.get(at.start..).unwrap_or_default();
        let rest = rest.get(..rest.len().min(bound)).unwrap_or_default();
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let end = at.start + length - usize::from(length > 0 && rest.get(length - 1) == Some(&b'\r'));
        let part = |range: Range<usize>| {
            let lossy = String::from_utf8_lossy(bytes.get(range).unwrap_or_default());
            Text::new(lossy.trim_matches('\u{fffd}'))
        };
        let marked = bytes.get(at.start..at.end.min(end).max(at.start)).unwrap_or_default();
        Around {
            before: part(near..at.start.min(bytes.len())),
            marked: Text::new(String::from_utf8_lossy(marked)),
            after: part(at.end.clamp(at.start, end)..end),
            more_before: near > line,
            more_after: length == rest.len() && length == bound,
        }
    }

    /// Whether more of the line would change nothing.
    fn holds_enough(&self) -> bool {
        let right = || self.marked.width() + self.after.width();
        (!self.more_before || self.before.width() > COLUMNS) && (!self.more_after || right() > COLUMNS + 10)
    }
}

/// The three parts of a line in at most about [`COLUMNS`] columns, and the bytes of the middle one.
fn cut(
    before: &Text,
    marked: &Text,
    after: &Text,
    more_before: bool,
    more_after: bool,
) -> (Text, Range<usize>) {
    let whole = before.width() + marked.width() + after.width();
    let short = whole <= COLUMNS && !more_before && !more_after;
    let room = if short { COLUMNS } else { COLUMNS / 2 };
    let (head, cut_before) =
        last_columns(before.as_str(), room.min(COLUMNS * 2 / 5 + usize::from(short) * COLUMNS));
    let (middle, cut_marked) = first_columns(marked.as_str(), COLUMNS / 2 + usize::from(short) * COLUMNS);
    let used = width(head) + width(middle);
    let (tail, cut_after) = first_columns(after.as_str(), (COLUMNS + 10).saturating_sub(used));
    let tail = if cut_marked { "" } else { tail };
    let lead = if cut_before || more_before { "…" } else { "" };
    let trail = if cut_marked || cut_after || more_after { "…" } else { "" };
    let start = lead.len() + head.len();
    (Text::new([lead, head, middle, tail, trail].concat()), start..start + middle.len())
}

/// As much of the beginning as fits into some columns, and whether anything is left.
fn first_columns(text: &str, columns: usize) -> (&str, bool) {
    let mut used = 0;
    for (at, grapheme) in clusters(text).indexed() {
        used += width(grapheme);
        if used > columns {
            return (text.get(..at).unwrap_or_default(), true);
        }
    }
    (text, false)
}

/// As much of the end as fits into some columns, and whether anything is left.
fn last_columns(text: &str, columns: usize) -> (&str, bool) {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += width(grapheme);
        if used > columns {
            return (text.get(at + grapheme.len()..).unwrap_or_default(), true);
        }
    }
    (text, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Rule;
    use crate::text;

    fn fault(at: Range<usize>, message: &'static str) -> Fault {
        Fault {
            rule: Rule::UnknownKey,
            file: 0,
            at,
            message: message.into(),
            label: "here".into(),
            hint: None,
        }
    }

    fn report(text: &str, faults: Vec<Fault>, more: usize) -> Report {
        Report::new(faults, more, &[(&Text::from("a.yaml"), text.as_bytes())])
    }

    #[test]
    fn the_line_is_shown_with_its_place() {
        let report = report("a: b\n  é: c\n", vec![fault(7..9, "No such key.")], 0);
        assert_eq!(
            report.render(None, false),
            "error[unknown-key]: No such key.\n --> a.yaml:2:3\n  |\n2 |   é: c\n  |   ^ here\n\n"
        );
    }

    #[test]
    fn the_first_are_shown_and_all_are_counted() {
        let faults = (0..30).map(|n| fault(n..n + 1, "Wrong.")).collect();
        let report = report(&"x".repeat(30), faults, 5);
        let shown = report.render(Some(20), false);
        assert_eq!(shown.matches("error[unknown-key]").count(), 20);
        assert!(shown.contains("\nand 15 more; "), "{shown}");
        assert_eq!((report.len(), report.errors()), (35, 35));
    }

    #[test]
    fn where_the_others_are_is_true_of_every_command() {
        let ends = |limit, more| {
            let faults = (0..30).map(|n| fault(n..n + 1, "Wrong.")).collect();
            let shown = report(&"x".repeat(30), faults, more).render(limit, false);
            shown.lines().last().unwrap_or_default().to_owned()
        };
        assert_eq!(ends(Some(20), 0), "and 10 more; `dateline check` of these files lists all");
        assert_eq!(
            ends(Some(20), 5),
            "and 15 more; `dateline check` of these files lists some thousands of them"
        );
        assert_eq!(ends(None, 5), "and 5 more; mend these, and check again");
        assert_eq!(ends(None, 0), "");
    }

    #[test]
    fn sentences_lose_the_middle_of_long_values() {
        let long = |c: &str| text!("`{}` is not an id.", c.repeat(100_000));
        for c in ["a", "é", "日", "e\u{301}"] {
            let wrong = Fault { message: long(c), hint: Some(long(c)), ..fault(0..1, "") };
            let shown = report("x", vec![wrong], 0).render(None, false);
            assert!(shown.lines().all(|l| width(l) <= SENTENCE + 40), "{}", shown.len());
            assert_eq!(shown.matches("…").count(), 2);
            assert_eq!(shown.matches("` is not an id.").count(), 2, "{shown}");
        }
    }

    #[test]
    fn colour_is_the_only_thing_that_acts() {
        let report = report("a: \u{1b}[31m\u{202e}b\n", vec![fault(3..9, "Odd.")], 0);
        let plain = report.render(None, false);
        assert!(!plain.contains(['\u{1b}', '\u{202e}']), "{plain:?}");
        let colored = report.render(None, true);
        let sequences = colored.matches('\u{1b}').count();
        assert!(sequences > 4 && !colored.contains('\u{202e}'));
        assert!(colored.split('\u{1b}').skip(1).all(|s| s.starts_with('[') && s.contains('m')));
    }

    #[test]
    fn long_lines_are_cut_around_the_fault() {
        let text = format!("{}bad{}", "word ".repeat(100_000), " word".repeat(100_000));
        let at = text.find("bad").unwrap();
        let shown = report(&text, vec![fault(at..at + 3, "Bad.")], 0).render(None, false);
        assert!(shown.contains(&format!("a.yaml:1:{}", at + 1)), "{shown}");
        assert!(shown.lines().all(|l| width(l) <= COLUMNS + 20), "{shown}");
        assert!(shown.contains("^^^ here"), "{shown}");
    }

    #[test]
    fn programs_get_lines_columns_and_names() {
        let json = report("a: b\né: c\n", vec![fault(5..7, "No such key.")], 0).json();
        let expected = serde_json::json!([{
            "file": "a.yaml", "line": 2, "column": 1, "end": { "line": 2, "column": 2 },
            "severity": "error", "rule": "unknown-key", "message": "No such key.", "hint": null,
        }]);
        assert_eq!(json, expected);
    }
}
