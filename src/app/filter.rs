//! The Filter pane as rows: facets, their values with counts, ranges, and the views of the store and of the person.

mod places;
mod ranges;
mod search;
mod values;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::facets::{self, Alone, Choice, Counted, Section, Tallies};
use super::own::Own;
use super::scope::Scope;
use super::state::{Overlay, Purpose, State};
use crate::index::{Bits, Data};
use crate::model::{Measure, PlaceIx, QuestionIx, View};
use crate::query::edit::{State as Selected, Subject};
use crate::text;
use crate::text::Text;

/// One row of the pane.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// The name of a section.
    Heading(Section, Text),
    /// A value that can be chosen.
    Value(ValueRow),
    /// How many values of a section are not shown; 0 where all are, and can be fewer again.
    More(Section, usize),
    /// A view of the store or of the person, by its position.
    View(Section, usize, Text),
    /// Something to be told.
    Note(Text),
}

/// A value of a facet, or a range.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueRow {
    /// Where it stands.
    pub section: Section,
    /// What choosing it does.
    pub choice: Choice,
    /// What a range typed here is about, where one can be typed.
    pub range: Option<Subject>,
    /// Its name.
    pub name: Text,
    /// How deep it lies in a tree.
    pub depth: usize,
    /// Events that match once it alone is asked for, certainly and possibly.
    pub counts: (u32, u32),
    /// Whether it is chosen, excepted or neither.
    pub chosen: Selected,
    /// What its parts are known by, and whether they are shown; none when it has none.
    pub parts: Option<(Fold, bool)>,
    /// The largest count of its section, for the bar.
    pub most: u32,
}

impl ValueRow {
    /// Events that match at least possibly.
    pub fn total(&self) -> u32 {
        self.counts.0.saturating_add(self.counts.1)
    }

    /// Whether it is worth a row: something matches, or it has been chosen.
    fn is_worth_it(&self) -> bool {
        self.total() > 0 || self.chosen != Selected::Off
    }
}

/// Something whose parts can be shown or hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fold {
    /// The places within a place.
    Place(PlaceIx),
    /// The answers to a question.
    Question(QuestionIx),
    /// The sides whose people are counted.
    Measure(Measure),
    /// All values of a long section.
    Section(Section),
}

/// The section that is searched, and what for.
pub type Search = (Section, String);

/// The pane as it stands for a scope, what is unfolded, and what is looked for in it. It follows from the rest of the
/// state.
#[derive(Clone, Debug)]
pub struct Panel {
    scope: Arc<Scope>,
    unfolded: BTreeSet<Fold>,
    search: Option<Search>,
    own: Arc<Own>,
    marked: Arc<Bits>,
    counted: Arc<Counted>,
    alone: Arc<Alone>,
    /// Every row.
    pub rows: Vec<Row>,
}

impl PartialEq for Panel {
    fn eq(&self, other: &Panel) -> bool {
        self.scope == other.scope
            && self.unfolded == other.unfolded
            && self.search == other.search
            && self.own == other.own
            && self.marked == other.marked
    }
}

impl Eq for Panel {}

/// The pane of a state, made anew only if its rows have changed.
pub fn panel(state: &State, data: &Data) -> Arc<Panel> {
    let search = search_of(state);
    let known = state.panel.as_ref();
    let same = |panel: &&Arc<Panel>| {
        panel.scope == state.scope
            && panel.unfolded == state.filter.unfolded
            && panel.search == search
            && panel.own == state.own
    };
    match known.filter(same) {
        Some(panel) if panel.marked == *data.marked() => Arc::clone(panel),
        Some(panel) if !panel.scope.query.says_marked() => Arc::new(marked(panel, state, data)),
        _ => Arc::new(make(state, data, search, known)),
    }
}

/// The same pane after marks have changed: only these are counted anew.
fn marked(panel: &Panel, state: &State, data: &Data) -> Panel {
    let mut counted = Counted::clone(&panel.counted);
    facets::recount_marked(&state.scope, &mut counted, data);
    let tallies = Tallies::new(&state.scope, data, Alone::new());
    let rows = Maker { state, data, counted: &counted, tallies, all: false }.section(Section::Is);
    let of = |keep: &dyn Fn(Section) -> bool| {
        let kept = |at: &usize| section_at(&panel.rows, *at).is_some_and(keep);
        (0..panel.rows.len()).filter(kept).filter_map(|at| panel.rows.get(at).cloned()).collect::<Vec<_>>()
    };
    let rows = [of(&|section| section < Section::Is), rows, of(&|section| section > Section::Is)].concat();
    let (counted, marked) = (Arc::new(counted), Arc::clone(data.marked()));
    Panel { rows, counted, marked, ..panel.clone() }
}

/// Makes the pane, with what is known of it from before.
fn make(state: &State, data: &Data, search: Option<Search>, known: Option<&Arc<Panel>>) -> Panel {
    let fresh = |panel: &&Arc<Panel>| panel.scope == state.scope && panel.marked == *data.marked();
    let counted = known.filter(fresh).map(|panel| Arc::clone(&panel.counted));
    let counted = counted.unwrap_or_else(|| Arc::new(facets::count(&state.scope, data)));
    let alone = known.filter(|panel| panel.scope.generation == state.scope.generation);
    let alone = alone.map(|panel| Alone::clone(&panel.alone)).unwrap_or_default();
    let tallies = Tallies::new(&state.scope, data, alone);
    let mut maker = Maker { state, data, counted: &counted, tallies, all: false };
    let rows = maker.rows(search.as_ref());
    let alone = Arc::new(maker.tallies.alone);
    let (scope, unfolded) = (Arc::clone(&state.scope), state.filter.unfolded.clone());
    let (own, marked) = (Arc::clone(&state.own), Arc::clone(data.marked()));
    Panel { scope, unfolded, search, own, marked, counted, alone, rows }
}

/// What is looked for in the pane, if anything is.
fn search_of(state: &State) -> Option<Search> {
    match &state.overlay {
        Some(Overlay::Prompt(prompt)) => match prompt.purpose {
            Purpose::Search(section) if !prompt.entry.value().trim().is_empty() => {
                Some((section, prompt.entry.value().trim().to_owned()))
            }
            _ => None,
        },
        _ => None,
    }
}

/// The row nearest to a position, at it or above it first, that keys act on.
pub fn nearest_stop(rows: &[Row], at: usize) -> usize {
    let stops = |i: &usize| rows.get(*i).is_some_and(is_stop);
    let last = rows.len().saturating_sub(1);
    let above = (0..=at.min(last)).rev().find(stops);
    above.or_else(|| (at..=last).find(stops)).unwrap_or(0)
}

/// Whether keys act on a row.
pub fn is_stop(row: &Row) -> bool {
    !matches!(row, Row::Heading(..) | Row::Note(_))
}

/// The section that a row stands in.
pub fn section_at(rows: &[Row], at: usize) -> Option<Section> {
    rows.iter().take(at + 1).rev().find_map(|row| match row {
        Row::Heading(section, _) => Some(*section),
        _ => None,
    })
}

/// The views of a section.
pub fn views<'a>(section: Section, state: &'a State, data: &'a Data) -> &'a [View] {
    match section {
        Section::Own => &state.own.views,
        _ => &data.store.catalog().views,
    }
}

/// Makes rows.
struct Maker<'a> {
    state: &'a State,
    data: &'a Data,
    counted: &'a Counted,
    tallies: Tallies<'a>,
    /// Whether everything is shown, whatever is folded.
    all: bool,
}

impl Maker<'_> {
    /// Every row of the pane.
    fn rows(&mut self, search: Option<&Search>) -> Vec<Row> {
        let mut rows = Vec::new();
        for section in Section::ALL {
            match search.filter(|(searched, _)| searched == section) {
                Some((_, text)) => rows.extend(self.found(*section, text)),
                None => rows.extend(self.section(*section)),
            }
        }
        rows
    }

    /// The rows of a section under its heading; none of one that has none.
    fn section(&mut self, section: Section) -> Vec<Row> {
        let mut rows = match section {
            Section::Views | Section::Own => self.views(section),
            _ => self.cut(section),
        };
        if !rows.is_empty() {
            rows.insert(0, Row::Heading(section, section.name().into()));
        }
        rows
    }

    fn views(&self, section: Section) -> Vec<Row> {
        let trouble = self.state.own.trouble.as_ref().filter(|_| section == Section::Own);
        let notes = trouble.into_iter().map(|why| Row::Note(why.clone()));
        let views = views(section, self.state, self.data).iter().enumerate();
        notes.chain(views.map(|(i, view)| Row::View(section, i, view.name.clone()))).collect()
    }

    /// The values of a section.
    fn values(&mut self, section: Section) -> Vec<ValueRow> {
        match section {
            Section::Place => self.places(),
            Section::Year => self.years(),
            Section::Question => self.questions(),
            Section::Numbers => self.numbers(),
            Section::Weight => self.weights(),
            _ => self.facet_values(section),
        }
    }

    /// The values of a section, of a long one only the first and those chosen.
    fn cut(&mut self, section: Section) -> Vec<Row> {
        let values = self.values(section);
        let long = values.len() > LONGEST && values::can_be_long(section);
        if !long {
            return values.into_iter().map(Row::Value).collect();
        }
        let open = self.is_open(Fold::Section(section));
        let count = values.len();
        let kept = |(i, row): &(usize, ValueRow)| open || *i < LONGEST || row.chosen != Selected::Off;
        let mut rows: Vec<Row> =
            values.into_iter().enumerate().filter(kept).map(|(_, row)| Row::Value(row)).collect();
        let left = count - rows.len();
        if left > 0 || open {
            rows.push(Row::More(section, left));
        }
        rows
    }

    fn is_open(&self, fold: Fold) -> bool {
        self.all || self.state.filter.unfolded.contains(&fold)
    }

    fn row(&self, section: Section, choice: Choice, name: Text, counts: (u32, u32)) -> ValueRow {
        let query = &self.state.scope.query;
        let chosen = choice.state_in(query);
        let name = match choice.surely_in(query) {
            Some(word) => text!("{name} ({word})"),
            None => name,
        };
        ValueRow { section, choice, range: None, name, depth: 0, counts, chosen, parts: None, most: 0 }
    }
}

/// Values shown of a long section until all are asked for.
const LONGEST: usize = 12;

/// Gives every row the largest count among them.
fn scaled(mut rows: Vec<ValueRow>) -> Vec<ValueRow> {
    let most = rows.iter().map(ValueRow::total).max().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.most = row.most.max(most));
    rows
}

/// The words for values that are not shown.
pub fn more(left: usize) -> Text {
    match left {
        0 => "fewer".into(),
        left => text!("{left} more"),
    }
}
