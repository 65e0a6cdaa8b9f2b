//! Where a briefing comes from: its sources with their cautions, and how it was made.

use super::{Asked, Built, Maker, Wishes, marked, plan};
use crate::brief::cite;
use crate::index::{Answer, Data, Tally};
use crate::model::asof::is_published;
use crate::model::date::{FOREVER, FOREVER_AGO, civil};
use crate::model::{Count, Minute, SourceIx, Window, wording};
use crate::store::Store;
use crate::text;
use crate::text::Text;

/// A source of a briefing.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Its number, from 1.
    pub number: usize,
    /// Author, publisher, title and date.
    pub source: Text,
    /// The paragraphs that the briefing cites.
    pub paragraphs: Vec<u32>,
    /// What to beware of, if anything.
    pub caution: Option<Text>,
    /// Where it can be read.
    pub url: Option<Text>,
}

impl Reference {
    /// `Cited: paragraphs 7 and 10.`, or that no paragraph is known.
    pub fn cited(&self) -> Text {
        match super::item::paragraphs(&self.paragraphs) {
            paragraphs if paragraphs.is_empty() => Text::from("Cited as a whole."),
            paragraphs => text!("Cited: {paragraphs}."),
        }
    }

    /// Everything but the number and the address, as one paragraph.
    pub fn told(&self) -> Text {
        let caution = self.caution.iter().map(|caution| format!(" Caution: {caution}")).collect::<String>();
        text!("{}. {}{caution}", self.source, self.cited())
    }
}

impl Maker<'_> {
    /// The sources by number.
    pub(super) fn references(&self) -> Vec<Reference> {
        let mut references: Vec<Reference> = self
            .cited
            .iter()
            .map(|(ix, (number, paragraphs))| {
                let source = self.catalog().source(*ix);
                let mut paragraphs = paragraphs.clone();
                paragraphs.sort_unstable();
                paragraphs.dedup();
                let (caution, url) = (source.more.caution.clone(), source.more.url.clone());
                Reference { number: *number, source: cite::source(source), paragraphs, caution, url }
            })
            .collect();
        references.sort_by_key(|r| r.number);
        references
    }
}

/// `Sources published 19 January 2018 to 5 May 2022; nothing later is covered.` As of a day, those published by then.
/// Where a source may have been published at any time after or before a day, that is no day to name.
pub(in crate::brief) fn coverage(store: &Store) -> Text {
    let windows = published(store);
    let (from, to) = (windows.iter().map(|w| w.lo).min(), windows.iter().map(|w| w.hi).max());
    match (from.zip(to), store.known_by()) {
        (Some(ends), _) => spread(ends),
        (None, Some(by)) => text!("No source of the store was published by {}.", day(by)),
        (None, None) => Text::new("The store names no source."),
    }
}

/// From when to when sources were published, as far as both have an end.
fn spread(ends: (Minute, Minute)) -> Text {
    match ends {
        (FOREVER_AGO, FOREVER) => Text::new("From when to when the sources were published is not known."),
        (from, FOREVER) => text!("Sources published from {} on; until when is not known.", day(from)),
        (from, to) if day(from) == day(to) => {
            text!("Sources published on {}; nothing later is covered.", day(to))
        }
        (FOREVER_AGO, to) => text!("Sources published until {}; nothing later is covered.", day(to)),
        (from, to) => text!("Sources published {} to {}; nothing later is covered.", day(from), day(to)),
    }
}

/// When each source of a store was published; as of a day, each that was by then.
pub(super) fn published(store: &Store) -> Vec<Window> {
    let (catalog, by) = (store.catalog(), store.known_by());
    let all = (0..).map(SourceIx).take(catalog.sources.len());
    let told = all.filter(|ix| by.is_none_or(|by| is_published(*ix, catalog, by)));
    told.map(|ix| Window::of(&catalog.source(ix).published)).collect()
}

pub(super) fn day(minute: Minute) -> String {
    let (year, month, day, ..) = civil(minute);
    format!("{day} {} {year}", wording::month_name(month))
}

/// That titles and summaries know more than was known by the day that the data are as of.
pub(in crate::brief) fn hindsight(by: Minute) -> Text {
    text!("Titles and summaries may tell what was published after {}.", day(by))
}

/// `Of the 16 events that answer the query, 11 only possibly do; each of them says so.`
fn answering(found: Tally) -> Text {
    let events = |n| if n == 1 { "1 event".to_owned() } else { format!("{n} events") };
    match (found.certain, found.possible) {
        (n, 0) => text!("{} certainly {} the query.", events(n), if n == 1 { "answers" } else { "answer" }),
        (0, 1) => Text::new("1 event possibly answers the query, none certainly does; it says so."),
        (0, n) => text!("{n} events possibly answer the query, none certainly does; each says so."),
        (n, 1) => text!("Of {} events that answer the query, 1 only possibly does; it says so.", n + 1),
        (n, m) => text!("Of {} events that answer the query, {m} only possibly do; each says so.", n + m),
    }
}

/// How the events of the page were chosen, where all can have no room on it.
fn chosen(found: Tally) -> &'static str {
    match found.total() as usize > plan::MOST {
        true => {
            " Of these the page takes the certain first, then the weightiest, and where weights are equal the earliest."
        }
        false => "",
    }
}

/// That a count may stand for a word of its source, which nobody there gave as a number: coding rule 5.
fn worded(built: &[Built]) -> Option<Text> {
    let has = |least| {
        let is = |count: &Count| *count == Count::AtLeast(least);
        let holds = |(event, ..): &Built| {
            let said =
                event.claims.iter().filter_map(|claim| claim.says.as_ref()).flat_map(|says| &says.toll);
            let tolls =
                event.toll.iter().chain(said).flat_map(|row| row.counts.iter().map(|(_, count)| count));
            tolls.chain(event.figures.iter().map(|figure| &figure.count)).any(is)
        };
        built.iter().any(holds)
    };
    let words = [(2, "“at least 2” for a plural or “several”"), (24, "“at least 24” for “dozens”")];
    let there: Vec<&str> =
        words.into_iter().filter(|(least, _)| has(*least)).map(|(_, words)| words).collect();
    (!there.is_empty()).then(|| text!("A count may stand for a word of its source: {}.", there.join(", ")))
}

/// How the page came to be.
pub(super) fn lines(
    asked: &Asked<'_>,
    data: &Data,
    (built, answer): (&[Built], &Answer),
    wishes: &Wishes,
) -> Vec<Text> {
    let catalog = data.store.catalog();
    let mut lines = match asked {
        Asked::Query(query) if query.is_everything() => vec![Text::new("Query: none")],
        Asked::Query(query) => vec![text!("Query: {query}")],
        Asked::Marked(_) => marked::chosen(asked, data),
    };
    let version = catalog.version.as_ref().map(|v| text!(", version {v}")).unwrap_or_default();
    let hash = data.store.short_hash(16);
    lines.extend([
        text!("Store: {}{version}; SHA-256 {hash}…", catalog.title),
        match asked {
            Asked::Query(_) => text!(
                "An imprecise date counts as every day that it may mean. {}{} Nothing is added up unless totals are \
                 asked for.",
                answering(answer.count()),
                chosen(answer.count())
            ),
            Asked::Marked(_) => Text::new("Nothing is added up unless totals are asked for."),
        },
    ]);
    lines.extend(worded(built));
    lines.extend(data.store.known_by().map(hindsight));
    if !wishes.own.is_empty() {
        lines.push(Text::new("The author's note is not from the store."));
    }
    lines.extend(catalog.attribution.iter().map(|a| text!("Attribution: {a}")));
    lines
}
