//! The list as rows: events in an order, under headings that can be folded. Made once for a scope, an order, headings
//! and folds, and kept beside the rest of the state; a row is then found by its number.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::scope::Scope;
use super::state::State;
use crate::index::{BANDS, Band, Data, Group, Heading, Listing, Order, Run, Sort, Tally};
use crate::model::wording::month_name;
use crate::model::{Catalog, Count, EventIx, Measure, PlaceIx, Truth, Weight};
use crate::text;
use crate::text::Text;

/// How the list is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListPane {
    /// The order of the events.
    pub sort: Sort,
    /// Which of the order's headings they stand under: 0 none, then from the widest on.
    pub level: usize,
    /// Which groups are folded. Undone with the scope.
    pub folds: Arc<Folds>,
}

impl ListPane {
    /// The heading that events stand under, if any.
    pub fn heading(&self) -> Option<Heading> {
        let headings = self.sort.order.row().headings;
        self.level.min(headings.len()).checked_sub(1).and_then(|at| headings.get(at)).copied()
    }

    /// Lets events stand under a heading, in the order that it goes with.
    pub fn put_under(&mut self, heading: Heading) {
        if self.sort.order != heading.order() {
            self.sort = heading.order().into();
        }
        let at = self.sort.order.row().headings.iter().position(|other| *other == heading);
        self.level = at.map_or(0, |at| at + 1);
    }
}

/// Which groups are folded, heading by heading.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Folds(BTreeMap<Heading, Folded>);

/// Which groups under one heading are folded. One that the query brings in later is folded as most are.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Folded {
    /// Whether groups are folded unless named.
    most: bool,
    /// Those that are otherwise.
    others: BTreeSet<Group>,
}

impl Folds {
    /// Whether a group is folded.
    pub fn is_folded(&self, heading: Heading, group: Group) -> bool {
        self.0.get(&heading).is_some_and(|folded| folded.most != folded.others.contains(&group))
    }

    /// Folds a group, or unfolds it.
    pub fn toggle(&mut self, heading: Heading, group: Group) {
        let others = &mut self.0.entry(heading).or_default().others;
        if !others.remove(&group) {
            others.insert(group);
        }
    }

    /// Folds or unfolds every group under a heading.
    pub fn set_all(&mut self, heading: Heading, folded: bool) {
        self.0.insert(heading, Folded { most: folded, others: BTreeSet::new() });
    }

    /// The same folds of other data, in which places have other positions; of places that are gone, none.
    pub fn moved(&self, place: impl Fn(PlaceIx) -> Option<PlaceIx>) -> Folds {
        let moved = |group: &Group| match *group {
            Group::Province(Some(at)) => place(at).map(|at| Group::Province(Some(at))),
            Group::Place(Some(at)) => place(at).map(|at| Group::Place(Some(at))),
            group => Some(group),
        };
        let again = |folded: &Folded| Folded {
            most: folded.most,
            others: folded.others.iter().filter_map(moved).collect(),
        };
        Folds(self.0.iter().map(|(heading, folded)| (*heading, again(folded))).collect())
    }
}

/// All that decides which rows there are.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    scope: Arc<Scope>,
    pane: ListPane,
}

/// A group of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// What its events have in common, where they stand and how many they are.
    pub run: Run,
    /// The row of its heading.
    pub row: usize,
    /// Whether only its heading is a row.
    pub folded: bool,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListRow {
    /// A heading.
    Heading(GroupRow),
    /// An event, and how it matches.
    Event(EventIx, Truth),
}

/// The rows of the list. They follow from the rest of the state.
#[derive(Clone, Debug)]
pub struct Rows {
    asked: Asked,
    /// The listing, where it is not the scope's own.
    listing: Option<Listing>,
    /// The groups, without headings none.
    groups: Vec<GroupRow>,
    len: usize,
    /// Columns of what the order rests on.
    pub column: u16,
}

impl PartialEq for Rows {
    fn eq(&self, other: &Rows) -> bool {
        self.asked == other.asked
    }
}

/// The rows of a state: those it keeps, unless they would be others by now.
pub fn rows(state: &State, data: &Data) -> Arc<Rows> {
    let asked = Asked { scope: Arc::clone(&state.scope), pane: state.list.clone() };
    match &state.rows {
        Some(rows) if rows.asked == asked => Arc::clone(rows),
        kept => Arc::new(Rows::of(asked, kept.as_deref(), data)),
    }
}

impl Rows {
    /// The rows; what rests on the store and the order alone is taken from rows made before.
    fn of(asked: Asked, before: Option<&Rows>, data: &Data) -> Rows {
        let sort = asked.pane.sort;
        let own = || data.index.listing(&asked.scope.answer, sort);
        let listing = (sort != Sort::default()).then(own);
        let heading = asked.pane.heading();
        let of_the_same = |before: &&Rows| before.is_of(&asked);
        let column = before.filter(of_the_same).map_or_else(|| column(sort.order, data), |rows| rows.column);
        let mut rows = Rows { asked, listing, groups: Vec::new(), len: 0, column };
        rows.len = rows.listing().len();
        if let Some(heading) = heading {
            rows.lay(heading, data);
        }
        rows
    }

    /// Whether rows are of the same data in the same order.
    fn is_of(&self, asked: &Asked) -> bool {
        self.asked.scope.generation == asked.scope.generation
            && self.asked.pane.sort.order == asked.pane.sort.order
    }

    /// Puts a heading over each group, and leaves out the events of those that are folded.
    fn lay(&mut self, heading: Heading, data: &Data) {
        let folds = Arc::clone(&self.asked.pane.folds);
        let mut row = 0;
        for run in data.index.groups(self.listing(), heading) {
            let folded = folds.is_folded(heading, run.group);
            self.groups.push(GroupRow { run, row, folded });
            row += if folded { 1 } else { 1 + run.tally.total() as usize };
        }
        self.len = row;
    }

    /// The events in the order of the list, those in folds too.
    pub fn listing(&self) -> &Listing {
        self.listing.as_ref().unwrap_or(&self.asked.scope.listing)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The groups, in the order of the list; none without headings.
    pub fn groups(&self) -> &[GroupRow] {
        &self.groups
    }

    /// The group that holds a row.
    fn group_at(&self, row: usize) -> Option<&GroupRow> {
        let after = self.groups.partition_point(|group| group.row <= row);
        after.checked_sub(1).and_then(|at| self.groups.get(at))
    }

    /// The group whose heading a row is.
    pub fn heading_at(&self, row: usize) -> Option<&GroupRow> {
        self.group_at(row).filter(|group| group.row == row)
    }

    /// The group that holds an event.
    pub fn group_of(&self, event: EventIx, data: &Data) -> Option<&GroupRow> {
        let position = data.index.position_of(self.listing(), event)?;
        self.holding(position)
    }

    /// The group that holds a position of the listing.
    fn holding(&self, position: usize) -> Option<&GroupRow> {
        let after = self.groups.partition_point(|group| group.run.first <= position);
        after.checked_sub(1).and_then(|at| self.groups.get(at))
    }

    /// The row of an event: the heading of its group where that is folded. None for one that is not listed.
    pub fn row_of(&self, event: EventIx, data: &Data) -> Option<usize> {
        let position = data.index.position_of(self.listing(), event)?;
        Some(match self.holding(position) {
            None => position,
            Some(group) if group.folded => group.row,
            Some(group) => group.row + 1 + position - group.run.first,
        })
    }

    /// Whether a row is the heading of a group that is not folded: no event is selected there.
    fn is_passed_over(&self, row: usize) -> bool {
        self.group_at(row).is_some_and(|group| group.row == row && !group.folded)
    }

    /// Whether a row is right under the heading of its group.
    pub fn is_under_heading(&self, row: usize) -> bool {
        self.group_at(row).is_some_and(|group| group.row + 1 == row)
    }

    /// The row so many rows on (negative: back) that can be selected; at the ends, the last such row on the way.
    pub fn stepped(&self, from: usize, by: isize) -> usize {
        let last = self.len.saturating_sub(1);
        let there = from.saturating_add_signed(by).min(last);
        match (self.is_passed_over(there), by < 0 && there > 0) {
            (false, _) => there,
            // The row above a heading is an event or a fold; the row under one is an event.
            (true, true) => there - 1,
            (true, false) => there + 1,
        }
    }

    /// The event that is selected at a row: of a folded group, the first.
    pub fn event_at(&self, row: usize, data: &Data) -> Option<EventIx> {
        if row >= self.len {
            return None;
        }
        let position = match self.group_at(row) {
            None => row,
            Some(group) => group.run.first + row.saturating_sub(group.row + 1),
        };
        data.index.listed(self.listing(), position, 1).first().map(|(event, _)| *event)
    }

    /// At most `len` rows from row `top` on.
    pub fn page(&self, data: &Data, top: usize, len: usize) -> Vec<ListRow> {
        let end = self.len.min(top.saturating_add(len));
        let mut page = Vec::with_capacity(end.saturating_sub(top));
        let mut row = top;
        while row < end {
            match self.group_at(row) {
                Some(group) if group.row == row => page.push(ListRow::Heading(group.clone())),
                Some(group) => {
                    let within = row - group.row - 1;
                    let left = (group.run.tally.total() as usize).saturating_sub(within);
                    self.take(data, group.run.first + within, left.min(end - row), &mut page);
                }
                None => self.take(data, row, end - row, &mut page),
            }
            if top + page.len() == row {
                break;
            }
            row = top + page.len();
        }
        page
    }

    /// Adds the events at some positions to a page.
    fn take(&self, data: &Data, position: usize, len: usize, page: &mut Vec<ListRow>) {
        let events = data.index.listed(self.listing(), position, len);
        page.extend(events.into_iter().map(|(event, truth)| ListRow::Event(event, truth)));
    }
}

/// Columns that what an order rests on takes at most; counts that are wider are shown whole all the same.
const WIDEST: usize = 18;

/// Columns of what an order rests on, the same for all rows of a store.
fn column(order: Order, data: &Data) -> u16 {
    let columns = match order {
        Order::Date => None,
        Order::Toll => {
            let counts = data.index.all_gravest().map(count_text).map(|text| text.width());
            counts.filter(|width| *width <= WIDEST).max()
        }
        Order::Place => data.store.catalog().places.iter().map(|place| place.name.width()).max(),
        Order::Weight => Weight::ALL.iter().map(|weight| weight.written().len()).max(),
    };
    columns.unwrap_or(0).min(WIDEST) as u16
}

/// `43+ killed`: a count as the store notes it.
fn count_text((measure, count): (Measure, Count)) -> Text {
    text!("{count} {}", measure.written())
}

/// What the order of an event rests on, as the list shows it; empty where it has nothing to rest on.
pub fn rests_on(event: EventIx, order: Order, data: &Data) -> Text {
    let Some(row) = data.index.row(event) else { return Text::default() };
    match order {
        Order::Date => row.date.clone(),
        Order::Toll => data.index.gravest(event).map(count_text).unwrap_or_default(),
        Order::Place => {
            let place = row.places.first().map(|place| data.store.catalog().place(*place).name.clone());
            place.unwrap_or_default()
        }
        Order::Weight => Text::new(row.weight.written()),
    }
}

/// What a group is called over its events. Of dates only the earliest beginning is told, for imprecise ones may be later.
pub fn label(group: Group, catalog: &Catalog) -> Text {
    match group {
        Group::Year(None) | Group::Month(None) => Text::new("beginning not known"),
        Group::Year(Some(year)) => text!("from {year:04}"),
        Group::Month(Some((year, month))) => text!("from {} {year:04}", month_name(month)),
        Group::Province(None) | Group::Place(None) => Text::new("no place given"),
        Group::Province(Some(place)) | Group::Place(Some(place)) => catalog.place(place).name.clone(),
        Group::Toll(band) => band_label(band),
        Group::Weight(weight) => Text::new(weight.written()),
    }
}

fn band_label(band: Band) -> Text {
    match band {
        Band::Killed(least) => {
            let above = BANDS.iter().rev().find(|other| **other > least);
            let most = above.map(|above| text!(" to {}", above - 1));
            text!("{least}{} killed", most.unwrap_or_else(|| Text::new(" or more")))
        }
        Band::Other(measure) => text!("{}, none known to be killed", measure.written()),
        Band::Nobody => Text::new("every figure is 0"),
        Band::Unknown => Text::new("not known"),
        Band::Unstated => Text::new("not stated"),
    }
}

/// `21`, `11+1`: certain and possible, as everywhere beside a name.
pub fn tally_text(tally: Tally) -> Text {
    match (tally.certain, tally.possible) {
        (certain, 0) => text!("{certain}"),
        (certain, possible) => text!("{certain}+{possible}"),
    }
}
