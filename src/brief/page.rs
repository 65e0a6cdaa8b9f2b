//! The briefing: what a person carries out, in words. A page of the weightiest events, what the sources argue about,
//! where they differ, what they do not say, and who they are. Renderers only lay it out.
//!
//! The same store, query and wishes give the same page, byte for byte: no clock is read.

mod axis;
mod differing;
mod footer;
mod gaps;
mod item;
mod marked;
mod positions;
mod spots;

use std::collections::BTreeMap;

use super::scope;
use crate::index::{Answer, Data, Order};
use crate::model::differ::{On, differences};
use crate::model::{Catalog, Event, EventIx, SourceIx, Truth, wording};
use crate::query::{self, Query};
use crate::text;
use crate::text::{Text, wrap};

pub use axis::{Axis, AxisLane, Stroke};
pub use differing::Disputed;
pub use footer::Reference;
pub(super) use footer::coverage;
pub use item::{Cited, Item};
pub(super) use item::{figures, tolls};
pub use positions::{Position, Stance, Voiced};
pub use spots::{SpotPoint, Spots};

/// Columns of the page as plain text.
pub const COLUMNS: usize = 72;
/// The fewest events that the first page holds, where so many match.
const FEWEST: usize = 8;
/// The most.
const MOST: usize = 12;
/// Lines of plain text that the events of the first page may take.
const LINES: usize = 64;

/// What a person asks of a briefing besides the query.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Its title; else that of the store.
    pub title: Option<Text>,
    /// Up to three lines of the author's own words.
    pub own: Vec<Text>,
    /// Whether tolls are added up.
    pub totals: bool,
    /// The day of preparation, as it is to be printed.
    pub prepared: Option<Text>,
}

/// A briefing.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its title.
    pub title: Text,
    /// The day of preparation, if asked for.
    pub prepared: Option<Text>,
    /// What it covers, in words.
    pub scope: Text,
    /// When its sources were published.
    pub coverage: Text,
    /// The author's own words.
    pub own: Vec<Text>,
    /// The events of the page, in the order of time; marked ones in that of the author.
    pub events: Vec<Item>,
    /// Tolls added up, where asked for: sentences.
    pub totals: Vec<Text>,
    /// How the sources answer what they argue about.
    pub positions: Vec<Position>,
    /// Where the sources of these events differ.
    pub disputed: Vec<Disputed>,
    /// What no source says: sentences.
    pub unsaid: Vec<Text>,
    /// Events left out of the page for space, in the order of time.
    pub rest: Vec<Item>,
    /// The sources, by their numbers.
    pub sources: Vec<Reference>,
    /// How the page came to be: lines.
    pub footer: Vec<Text>,
    /// All of the events along time; none where nothing matches.
    pub axis: Option<Axis>,
    /// Those of them that are in places with coordinates; none where none is.
    pub spots: Option<Spots>,
}

/// An event as it is built, and how it matches.
type Built = (Event, EventIx, Truth);

/// What a page is about.
enum Asked<'q> {
    /// What a query asks for.
    Query(&'q Query),
    /// What is marked.
    Marked(marked::Marked),
}

/// Everything that is needed while a page is made.
struct Maker<'a> {
    data: &'a Data,
    /// The sources by the order of their first mention, and the paragraphs mentioned.
    cited: BTreeMap<SourceIx, (usize, Vec<u32>)>,
    /// Whether the author's notes on events are told.
    notes: bool,
}

impl Page {
    /// The briefing on what a query asks for. The query is asked of data as of its day, if it names one.
    pub fn of(query: &Query, data: &Data, wishes: &Wishes) -> Page {
        let answer = query::eval(query, data);
        let listed = data.index.page(&answer, Order::Date, 0, answer.len());
        let built: Vec<Built> =
            listed.into_iter().map(|(ix, truth)| (data.store.event(ix), ix, truth)).collect();
        let maker = Maker { data, cited: BTreeMap::new(), notes: false };
        let chosen = maker.weightiest(&built);
        maker.page(&Asked::Query(query), (&built, &chosen), &answer, wishes)
    }

    /// The briefing on the events that the person has marked, all of them, in their order and with their notes.
    pub fn of_marked(data: &Data, wishes: &Wishes) -> Page {
        let marked = marked::Marked::of(data);
        let (built, answer) = (marked.built.clone(), marked.answer.clone());
        let maker = Maker { data, cited: BTreeMap::new(), notes: true };
        maker.page(&Asked::Marked(marked), (&built, &vec![true; built.len()]), &answer, wishes)
    }

    /// Whether nothing matches.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}

impl Maker<'_> {
    /// The page on some events, of which those chosen have room on it.
    fn page(
        mut self,
        asked: &Asked<'_>,
        (built, chosen): (&[Built], &[bool]),
        answer: &Answer,
        wishes: &Wishes,
    ) -> Page {
        let data = self.data;
        let (first, rest): (Vec<_>, Vec<_>) = built.iter().zip(chosen).partition(|(_, chosen)| **chosen);
        let first: Vec<&Built> = first.into_iter().map(|(b, _)| b).collect();
        let events = first.iter().map(|(event, ix, truth)| self.item(event, *ix, *truth)).collect();
        let positions = self.positions(built);
        let disputed = first.iter().filter_map(|(event, ix, _)| self.disputed(event, *ix)).collect();
        let rest: Vec<Item> =
            rest.iter().map(|((event, ix, truth), _)| self.item(event, *ix, *truth)).collect();
        let catalog = data.store.catalog();
        Page {
            title: wishes.title.clone().unwrap_or_else(|| catalog.title.clone()),
            prepared: wishes.prepared.clone(),
            scope: match asked {
                Asked::Query(query) => sentence(&scope::in_words(query, catalog)),
                Asked::Marked(_) => marked::scope(built.len(), data),
            },
            coverage: footer::coverage(catalog),
            own: wishes.own.clone(),
            events,
            totals: if wishes.totals { self.totals(answer) } else { Vec::new() },
            positions,
            disputed,
            unsaid: gaps::unsaid(built, rest.len(), catalog),
            rest,
            sources: self.references(),
            footer: footer::lines(asked, data, wishes),
            axis: axis::axis(built, answer, data),
            spots: spots::spots(answer, data),
        }
    }

    fn catalog(&self) -> &Catalog {
        self.data.store.catalog()
    }

    /// Which events go on the page: the weightiest, in each weight the earliest, as long as there is room.
    fn weightiest(&self, events: &[(Event, EventIx, Truth)]) -> Vec<bool> {
        let mut order: Vec<usize> = (0..events.len()).collect();
        order.sort_by_key(|at| events.get(*at).map(|(event, ..)| event.weight));
        let mut chosen = vec![false; events.len()];
        let mut lines = 0;
        for (count, at) in order.into_iter().take(MOST).enumerate() {
            let Some(((event, ..), slot)) = events.get(at).zip(chosen.get_mut(at)) else { continue };
            lines += 3
                + wrap(&event.summary, COLUMNS - 4).len()
                + event.toll.len()
                + usize::from(!event.figures.is_empty());
            if count >= FEWEST && lines > LINES {
                break;
            }
            *slot = true;
        }
        chosen
    }

    /// The number of a source, given at its first mention, and that these paragraphs of it were mentioned.
    fn number(&mut self, source: SourceIx, paragraphs: &[u32]) -> usize {
        let next = self.cited.len() + 1;
        let (number, mentioned) = self.cited.entry(source).or_insert((next, Vec::new()));
        mentioned.extend_from_slice(paragraphs);
        *number
    }

    /// The tolls of an answer added up, a sentence for each side and measure that an incident states.
    fn totals(&self, answer: &Answer) -> Vec<Text> {
        gaps::totals(self.data, answer)
    }
}

/// When an event was, and that sources differ on it if they do: for lines that say nothing else of it.
fn dated(event: &Event, catalog: &Catalog) -> Text {
    let when = wording::when_of(event, false);
    let differ = differences(event, catalog).iter().any(|d| d.on == On::Date);
    if differ { text!("{when}, sources differ on the date") } else { when }
}

/// With a capital and a full stop.
fn sentence(text: &Text) -> Text {
    let mut chars = text.as_str().chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    text!("{first}{}.", chars.as_str())
}
