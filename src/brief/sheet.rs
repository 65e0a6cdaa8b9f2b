//! An event as a sheet of lines: everything in it, each figure with its owner, each claim with its paragraph.

use super::owner::Owner;
use super::{cite, claims, unsaid};
use crate::index::{Data, Linked};
use crate::model::differ::{Difference, Voice, differences};
use crate::model::{Claim, Event, EventIx, Id, SourceIx, wording};
use crate::text;
use crate::text::{Text, wrap};
use crate::timeline::{Charset, Sign};

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The event's title.
    Title,
    /// Ordinary text.
    Plain,
    /// Text of second rank.
    Dim,
    /// The name of what follows.
    Label,
    /// A heading.
    Heading,
    /// Claims differ, or one is rejected.
    Differ,
    /// Words of a source.
    Words,
    /// Words of a source where they stand in it.
    Lit,
    /// A link, by its number.
    Link(usize),
}

/// A line of pieces.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Line(pub Vec<(Text, Tone)>);

impl Line {
    /// The link on this line, if any.
    pub fn link(&self) -> Option<usize> {
        self.0.iter().find_map(|(_, tone)| match tone {
            Tone::Link(i) => Some(*i),
            _ => None,
        })
    }
}

/// Columns of the names at the left.
const LABEL: usize = 10;

/// The sheet being written.
struct Sheet<'a> {
    event: &'a Event,
    /// The sources that it cites, by their numbers.
    cited: Vec<SourceIx>,
    data: &'a Data,
    width: usize,
    lines: Vec<Line>,
}

/// The sheet of an event, in lines of at most `width` columns.
pub fn sheet(event: EventIx, data: &Data, width: usize) -> Vec<Line> {
    let built = data.store.event(event);
    let cited = cite::sources(&built);
    let mut sheet = Sheet { event: &built, cited, data, width: width.max(20), lines: Vec::new() };
    let differing = differences(&built, data.store.catalog());
    let marked = data.index.row(event).is_some_and(|row| row.differing);
    sheet.head(!differing.is_empty() || marked, data.marked().get(event.at()));
    sheet.own();
    sheet.summary();
    sheet.who();
    sheet.toll();
    sheet.gaps();
    sheet.claims(&differing, marked && differing.is_empty());
    sheet.answers();
    sheet.links(event);
    sheet.sources();
    sheet.coding(event);
    sheet.lines
}

impl Sheet<'_> {
    fn line(&mut self, pieces: Vec<(Text, Tone)>) {
        self.lines.push(Line(pieces));
    }

    fn blank(&mut self) {
        self.lines.push(Line::default());
    }

    /// Text wrapped behind `indent` blanks; `first` stands in the indentation of the first line.
    fn hanging(&mut self, first: (Text, Tone), indent: usize, text: &Text, tone: Tone) {
        let lines = wrap(text, self.width.saturating_sub(indent).max(8));
        for (i, line) in lines.into_iter().enumerate() {
            let lead = if i == 0 { first.clone() } else { (Text::default(), Tone::Plain) };
            let fill = indent.saturating_sub(lead.0.width());
            self.line(vec![lead, (Text::new(" ".repeat(fill)), Tone::Plain), (line, tone)]);
        }
    }

    /// A name at the left and its value beside it.
    fn labelled(&mut self, label: &'static str, text: &Text, tone: Tone) {
        self.hanging((Text::new(label), Tone::Label), LABEL, text, tone);
    }

    fn head(&mut self, differs: bool, marked: bool) {
        let titles = wrap(&self.event.title, self.width.saturating_sub(if marked { 4 } else { 2 }));
        for (i, title) in titles.into_iter().enumerate() {
            let mark = if i == 0 && differs { "≠ " } else { "" };
            let star = if i == 0 && marked {
                text!("{} ", Sign::Marked.glyph(Charset::Unicode))
            } else {
                Text::default()
            };
            self.line(vec![(star, Tone::Heading), (Text::new(mark), Tone::Differ), (title, Tone::Title)]);
        }
        let when = wording::when_of(self.event, true);
        for line in wrap(&when, self.width) {
            self.line(vec![(line, Tone::Plain)]);
        }
        let catalog = self.data.store.catalog();
        let kind = &catalog.kind(self.event.kind).name;
        let place = match self.event.place.as_slice() {
            [] => String::new(),
            some => format!(" · {}", claims::places(some, catalog)),
        };
        let line = text!("{kind} · {}{place}", self.event.form.written());
        for line in wrap(&line, self.width) {
            self.line(vec![(line, Tone::Dim)]);
        }
    }

    /// The person's own note, which is no part of the store.
    fn own(&mut self) {
        if let Some(note) = self.data.marks().note(self.event.id.as_str()) {
            let note = note.clone();
            self.labelled("Your note", &note, Tone::Plain);
        }
    }

    fn summary(&mut self) {
        self.blank();
        for line in wrap(&self.event.summary, self.width) {
            self.line(vec![(line, Tone::Plain)]);
        }
    }

    fn who(&mut self) {
        if self.event.actors.is_empty() {
            return;
        }
        self.blank();
        let catalog = self.data.store.catalog();
        let mut label = "Actors";
        for part in &self.event.actors {
            let basis = part.basis.map(|b| format!(" ({})", b.written())).unwrap_or_default();
            let role = catalog.role(part.role).name.as_str().to_lowercase();
            let line = text!("{role} {}{basis}", catalog.actor(part.who).name);
            self.labelled(std::mem::take(&mut label), &line, Tone::Plain);
        }
    }

    fn toll(&mut self) {
        let catalog = self.data.store.catalog();
        let mut label = "Toll";
        for row in &self.event.toll {
            self.labelled(std::mem::take(&mut label), &claims::toll(row, catalog), Tone::Plain);
        }
        let mut label = "Figures";
        for figure in &self.event.figures {
            let line = text!("{}: {}", figure.of, wording::count(&figure.count));
            self.labelled(std::mem::take(&mut label), &line, Tone::Plain);
        }
        let counts = !self.event.toll.is_empty() || !self.event.figures.is_empty();
        if counts && cite::own_sources(self.event).len() < self.cited.len() {
            self.labelled("", &Owner::of_title(self.event).told(catalog), Tone::Plain);
        }
    }

    fn gaps(&mut self) {
        let gaps = unsaid::not_said(self.event, self.data.store.catalog());
        if !gaps.is_empty() {
            let list = gaps.iter().map(Text::as_str).collect::<Vec<_>>().join("; ");
            self.labelled("Not said", &Text::new(list), Tone::Plain);
        }
    }

    fn claims(&mut self, differing: &[Difference], contradicted: bool) {
        self.blank();
        let heading = match differing {
            [] if contradicted => Text::new("Claims · contradicted by another event"),
            [] => Text::new("Claims"),
            some => {
                let catalog = self.data.store.catalog();
                let mut on: Vec<String> = some.iter().map(|d| claims::what(d.on, catalog)).collect();
                on.dedup();
                text!("Claims differ on {}", wording::listed(&on, "and"))
            }
        };
        let tone = if differing.is_empty() && !contradicted { Tone::Heading } else { Tone::Differ };
        self.line(vec![(heading, tone)]);
        let groups = claims::groups(self.event, self.data.store.catalog());
        let several = groups.len() > 1;
        for group in groups {
            if several {
                let among = |v: Voice| group.claims.iter().any(|i| v == Voice::Claim(*i));
                self.group_head(&group, differing.iter().any(|d| among(d.one) || among(d.other)));
            }
            for i in group.claims {
                if let Some(claim) = self.event.claims.get(i) {
                    self.claim(&claim.clone());
                }
            }
        }
    }

    fn group_head(&mut self, group: &claims::Group, differs: bool) {
        let text = group.asserts.clone().unwrap_or_else(|| Text::new("as coded"));
        let (sign, tone) = match (&group.asserts, group.rejected) {
            (None, false) => (Sign::Coded, Tone::Dim),
            (_, true) => (Sign::Rejected, Tone::Differ),
            (Some(_), false) if differs => (Sign::Otherwise, Tone::Differ),
            (Some(_), false) => (Sign::Besides, Tone::Plain),
        };
        let mark = sign.glyph(Charset::Unicode);
        let text = if group.rejected { text!("{text} (rejected by the source)") } else { text };
        self.hanging((Text::new(mark), tone), 2, &text, tone);
    }

    fn claim(&mut self, claim: &Claim) {
        let catalog = self.data.store.catalog();
        let number = 1 + self.cited.iter().position(|s| *s == claim.source).unwrap_or(0);
        let reference = text!("  [{number}]{}", cite::sign(claim));
        let indent = reference.width().max(9) + 1;
        let words = text!("“{}”", claim.words);
        self.hanging((reference, Tone::Dim), indent, &words, Tone::Words);
        let speakers = cite::speakers(claim, catalog);
        if !speakers.is_empty() {
            let told = if cite::is_cited(claim) { speakers } else { text!("by {speakers}") };
            self.hanging((Text::default(), Tone::Plain), indent, &told, Tone::Plain);
        }
        if let Some(slip) = &claim.slip {
            self.hanging((Text::default(), Tone::Plain), indent, &text!("sic: “{slip}”"), Tone::Differ);
        }
    }

    fn answers(&mut self) {
        if self.event.answers.is_empty() {
            return;
        }
        self.blank();
        self.line(vec![(Text::new("Answers"), Tone::Heading)]);
        for answer in &self.event.answers {
            let question = self.data.store.catalog().question(answer.to);
            let said = question.answers.get(answer.says).map(|a| a.as_str().replace('-', " "));
            let line = text!("{} {}", question.ask, said.unwrap_or_default());
            self.hanging((Text::default(), Tone::Plain), 2, &line, Tone::Plain);
        }
    }

    fn links(&mut self, event: EventIx) {
        let links = self.data.index.links(event);
        if links.is_empty() {
            return;
        }
        self.blank();
        self.line(vec![(Text::new("Linked events"), Tone::Heading)]);
        for (i, link) in links.iter().enumerate() {
            let Some(other) = self.data.index.row(link.to) else { continue };
            let line = text!("{}{}: {} · {}", link.phrase(), self.offset(link), other.title, other.date);
            self.hanging((Text::new("→"), Tone::Link(i)), 2, &line, Tone::Link(i));
        }
    }

    /// How far the other event lies from this one, where a source says so.
    fn offset(&self, link: &Linked) -> Text {
        let told = |from: &Event, to: &str| {
            let mut links = from.links.iter().filter(|l| l.to.as_str() == to && l.kind == link.kind);
            links.find_map(|l| l.offset.clone())
        };
        let found = if link.outgoing {
            told(self.event, self.data.store.id(link.to))
        } else {
            told(&self.data.store.event(link.to), self.event.id.as_str())
        };
        found.map(|o| text!(" ({})", wording::offset(&o, link.outgoing))).unwrap_or_default()
    }

    fn sources(&mut self) {
        self.blank();
        self.line(vec![(Text::new("Sources"), Tone::Heading)]);
        for (i, ix) in self.cited.clone().into_iter().enumerate() {
            let source = self.data.store.catalog().source(ix);
            self.hanging((text!("[{}]", i + 1), Tone::Dim), 4, &cite::source(source), Tone::Plain);
            if let Some(basis) = &source.more.published_basis {
                let line = text!("publication date {basis}");
                self.hanging((Text::default(), Tone::Plain), 4, &line, Tone::Dim);
            }
            if let Some(caution) = &source.more.caution {
                let line = text!("caution: {caution}");
                self.hanging((Text::default(), Tone::Plain), 4, &line, Tone::Dim);
            }
            if let Some(url) = &source.more.url {
                self.hanging((Text::default(), Tone::Plain), 4, url, Tone::Dim);
            }
        }
    }

    /// What relative words are measured from: a source by its publisher, an event by its title.
    fn anchor(&self, anchor: &Id) -> String {
        let sources = &self.data.store.catalog().sources;
        let source = sources.iter().find(|s| s.id() == anchor.as_str()).map(|s| (*s.publisher).clone());
        let event = || self.data.store.find(anchor.as_str()).map(|e| text!("“{}”", self.data.index.title(e)));
        source.or_else(event).map(|name| format!("; measured from {name}")).unwrap_or_default()
    }

    fn coding(&mut self, event: EventIx) {
        self.blank();
        if let Some(dated) = &self.event.dated {
            let known = wording::how(dated).unwrap_or_else(|| Text::new("stated"));
            let note = dated.note.as_ref().map(|n| format!("; {n}")).unwrap_or_default();
            let anchor = dated.anchor.as_ref().map(|a| self.anchor(a)).unwrap_or_default();
            self.labelled("Dated", &text!("{known}{anchor}{note}"), Tone::Dim);
        }
        let counted = wording::counted(&self.event.when).map(|c| format!(" · {c}")).unwrap_or_default();
        self.labelled("EDTF", &text!("{}{counted}", self.event.when.date.as_str()), Tone::Dim);
        let tags = self.event.tags.iter().map(|t| format!(" · {t}")).collect::<String>();
        let line = text!("{}, weight {}{tags}", self.event.coding.written(), self.event.weight.written());
        self.labelled("Coding", &line, Tone::Dim);
        let (file, line) = self.data.store.place_in_file(event);
        let line = if line > 0 { text!(":{line}") } else { text!(", imported") };
        self.labelled("Event", &text!("{} · {file}{line}", self.event.id), Tone::Dim);
    }
}
