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
pub mod parts;
mod plan;
mod positions;
pub mod room;
mod spots;
mod totals;

use std::collections::BTreeMap;

use super::scope;
use crate::index::{Answer, Data, Order};
use crate::model::differ::{On, differences};
use crate::model::{Catalog, Event, EventIx, SourceIx, Truth, wording};
use crate::query::{self, Query};
use crate::text;
use crate::text::Text;

pub use axis::{Axis, AxisLane, Stroke};
pub use differing::Disputed;
pub use footer::Reference;
pub(super) use footer::{coverage, hindsight};
pub(super) use gaps::told_in_short;
pub use item::{Cited, Item};
pub(super) use item::{cautions, figures, tolls};
use plan::{Choice, Ground, Plan};
pub use positions::{Position, Stance, Voiced};
pub use spots::{SpotPoint, Spots};

/// Columns of the page as plain text.
pub const COLUMNS: usize = 72;
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
    /// How the sources answer what they argue about, as far as there is room.
    pub positions: Vec<Position>,
    /// Where the sources of these events differ, as far as there is room.
    pub disputed: Vec<Disputed>,
    /// What no source says: sentences.
    pub unsaid: Vec<Text>,
    /// Events left out of the page for space, in the order of time; marked ones in that of the author.
    pub rest: Vec<Item>,
    /// The sources that the page cites, by their numbers.
    pub sources: Vec<Reference>,
    /// How the page came to be: lines.
    pub footer: Vec<Text>,
    /// On what terms the store may be used.
    pub licence: Option<Text>,
    /// Whether addresses of the sources and the licence have room on the page, and do not follow it.
    pub extras: bool,
    /// What else follows the page.
    pub after: After,
    /// All of the events along time; none where nothing matches.
    pub axis: Option<Axis>,
    /// Those of them that are in places with coordinates; none where none is.
    pub spots: Option<Spots>,
}

/// What follows the page beside the events that are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct After {
    /// Answers that have no room on the page.
    pub positions: Vec<Position>,
    /// Where the sources differ on the events that are left out, and on others where that has no room on the page.
    pub disputed: Vec<Disputed>,
    /// The sources that only what follows the page cites.
    pub sources: Vec<Reference>,
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
    /// Events as they are told on the page, kept from one plan to the next.
    items: BTreeMap<EventIx, Item>,
}

impl Page {
    /// The briefing on what a query asks for. The query is asked of data as of its day, if it names one.
    pub fn of(query: &Query, data: &Data, wishes: &Wishes) -> Page {
        let answer = query::eval(query, data);
        let listed = data.index.page(&answer, Order::Date, 0, answer.len());
        let built: Vec<Built> =
            listed.into_iter().map(|(ix, truth)| (data.store.event(ix), ix, truth)).collect();
        let maker = Maker::new(data, false);
        maker.page(&Asked::Query(query), &built, &Choice::by_weight(&built), (&answer, wishes))
    }

    /// The briefing on the events that the person has marked, all of them, in their order and with their notes.
    pub fn of_marked(data: &Data, wishes: &Wishes) -> Page {
        let marked = marked::Marked::of(data);
        let (built, answer) = (marked.built.clone(), marked.answer.clone());
        let maker = Maker::new(data, true);
        maker.page(&Asked::Marked(marked), &built, &Choice::by_author(&built), (&answer, wishes))
    }

    /// Why the page on what is marked holds nothing.
    pub fn why_none_marked(data: &Data) -> Text {
        marked::none(data)
    }

    /// The events of the page that are told in short on it, and in full after it.
    pub fn shortened(&self) -> impl Iterator<Item = &Item> {
        self.events.iter().filter(|item| !item.full)
    }

    /// Whether anything is said after the page.
    pub fn goes_on(&self) -> bool {
        !parts::after(self).is_empty()
    }

    /// Whether nothing matches.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.rest.is_empty()
    }
}

impl<'a> Maker<'a> {
    fn new(data: &'a Data, notes: bool) -> Maker<'a> {
        Maker { data, cited: BTreeMap::new(), notes, items: BTreeMap::new() }
    }
}

impl Maker<'_> {
    /// The page on some events, and what follows it.
    fn page(
        mut self,
        asked: &Asked<'_>,
        built: &[Built],
        choice: &Choice,
        (answer, wishes): (&Answer, &Wishes),
    ) -> Page {
        let base = self.base(asked, built, answer, wishes);
        let ground = Ground { base, built, answers: self.answers(built) };
        let plan = self.plan(choice, &ground);
        let mut page = self.first(&plan, &ground);
        if !room::holds(&page) {
            page.footer.push(Text::new("What must be on this page is longer than one page: it runs over."));
        }
        self.follow(&mut page, &plan, &ground);
        page.axis = axis::axis(built, answer, self.data);
        page.spots = spots::spots(answer, self.data);
        page
    }

    /// What is on the page whatever is chosen.
    fn base(&self, asked: &Asked<'_>, built: &[Built], answer: &Answer, wishes: &Wishes) -> Page {
        let (data, catalog) = (self.data, self.catalog());
        Page {
            title: wishes.title.clone().unwrap_or_else(|| catalog.title.clone()),
            prepared: wishes.prepared.clone(),
            scope: match asked {
                Asked::Query(query) => sentence(&scope::in_words(query, catalog)),
                Asked::Marked(marked) => marked::scope(marked, data),
            },
            coverage: footer::coverage(&data.store),
            own: wishes.own.clone(),
            events: Vec::new(),
            totals: if wishes.totals { totals::totals(data, answer, built) } else { Vec::new() },
            positions: Vec::new(),
            disputed: Vec::new(),
            unsaid: gaps::unsaid(built, catalog),
            rest: Vec::new(),
            sources: Vec::new(),
            footer: footer::lines(asked, data, (built, answer), wishes),
            licence: catalog.licence.clone(),
            extras: false,
            after: After::default(),
            axis: None,
            spots: None,
        }
    }

    /// What follows a page: what was left out of it. Marked events are told in full there too.
    fn follow(&mut self, page: &mut Page, plan: &Plan, ground: &Ground<'_>) {
        let mut left = vec![true; ground.built.len()];
        for (at, _) in &plan.events {
            left.iter_mut().skip(*at).take(1).for_each(|left| *left = false);
        }
        let first = self.cited.len();
        for (at, ((event, ix, truth), left)) in ground.built.iter().zip(&left).enumerate() {
            if *left {
                let mut item = self.item(event, *ix, *truth);
                item.full = self.notes;
                page.rest.push(item);
            }
            if !plan.disputed.contains(&at) {
                page.after.disputed.extend(self.disputed(event, *ix));
            }
        }
        page.after.positions = self.other_positions(&ground.answers, ground.built, plan);
        page.after.sources = self.references().into_iter().filter(|r| r.number > first).collect();
    }

    fn catalog(&self) -> &Catalog {
        self.data.store.catalog()
    }

    /// The number of a source, given at its first mention, and that these paragraphs of it were mentioned.
    fn number(&mut self, source: SourceIx, paragraphs: &[u32]) -> usize {
        let next = self.cited.len() + 1;
        let (number, mentioned) = self.cited.entry(source).or_insert((next, Vec::new()));
        mentioned.extend_from_slice(paragraphs);
        *number
    }
}

/// When an event was, and that claims differ on it if they do: for lines that say nothing else of it.
fn dated(event: &Event, catalog: &Catalog) -> Text {
    let when = wording::when_of(event, false);
    let differ = differences(event, catalog).iter().any(|d| d.on == On::Date);
    if differ { text!("{when}, claims differ on the date") } else { when }
}

/// With a capital and a full stop.
fn sentence(text: &Text) -> Text {
    let mut chars = text.as_str().chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    text!("{first}{}.", chars.as_str())
}
