//! Tolls added up, where a person asks for it, with everything that makes a sum doubtful.

use std::collections::{BTreeMap, BTreeSet};

use super::Built;
use super::gaps::of_incidents;
use crate::brief::groups::{Cell, groups};
use crate::brief::owner::Owner;
use crate::index::{Answer, Data, Is, Sum};
use crate::model::differ::{On, differences};
use crate::model::{Catalog, Count, Event, EventIx, Form, LinkKind, Measure, SourceIx, Truth, wording};
use crate::text;
use crate::text::Text;

/// What is to be beware of in a sum: how many of its incidents each is true of.
#[derive(Default)]
struct Doubts {
    /// Claims differ on the number.
    differing: usize,
    /// Another of them may be the same, or says the opposite.
    twice: usize,
    /// They lie outside what the store covers.
    outside: usize,
    /// The number is called about.
    about: usize,
    /// The best number lies outside its own range.
    odd: usize,
    /// Who they were, where a side is another in each event: side A of a data set.
    groups: BTreeSet<Text>,
}

/// The tolls of an answer added up, a sentence for each side and measure that an incident states a figure of.
pub(super) fn totals(data: &Data, answer: &Answer, built: &[Built]) -> Vec<Text> {
    let catalog = data.store.catalog();
    let (doubts, sources) = looked_at(data, built);
    let mut told = Vec::new();
    for measure in Measure::ALL {
        for sum in data.index.sums(answer, *measure) {
            if sum.stated.total() > 0 {
                told.push(total(&sum, *measure, doubts.get(&(sum.side, *measure)), catalog));
            }
        }
    }
    match sources.len() {
        _ if told.is_empty() => {}
        1 => told.push(Text::new("This is 1 source, not a count of all that happened.")),
        n => told.push(text!("These are {n} sources, not a count of all that happened.")),
    }
    told
}

/// What is doubtful in each sum, and the sources that give the figures.
fn looked_at(data: &Data, built: &[Built]) -> (BTreeMap<Cell, Doubts>, BTreeSet<SourceIx>) {
    let (mut doubts, mut sources) = (BTreeMap::<Cell, Doubts>::new(), BTreeSet::new());
    let incidents = built.iter().filter(|(event, _, truth)| event.form == Form::Incident && truth.holds());
    let stating: BTreeMap<EventIx, BTreeSet<Cell>> =
        incidents.clone().map(|(event, ix, _)| (*ix, cells(event))).collect();
    let context = data.index.is(Is::Context);
    for (event, ix, _) in incidents {
        let differing: BTreeSet<On> =
            differences(event, data.store.catalog()).into_iter().map(|d| d.on).collect();
        let others: Vec<EventIx> =
            data.index.links(*ix).iter().filter(|l| is_other(l.kind)).map(|l| l.to).collect();
        for cell in stating.get(ix).into_iter().flatten() {
            let here = doubts.entry(*cell).or_default();
            let stated = |other: &EventIx| stating.get(other).is_some_and(|cells| cells.contains(cell));
            here.differing += usize::from(differing.contains(&On::Toll(cell.0, cell.1)));
            here.twice += usize::from(others.iter().any(stated));
            here.outside += usize::from(context.truth(*ix) != Truth::No);
            let counts = counts(event, *cell);
            here.about += usize::from(counts.iter().any(|c| matches!(c, Count::About(_))));
            here.odd += usize::from(counts.iter().any(|c| c.is_off_range()));
        }
        for (cell, group) in groups(event, data.store.catalog()) {
            if let Some(here) = doubts.get_mut(&cell) {
                here.groups.insert(group.clone());
            }
        }
        for row in &event.toll {
            sources.extend(Owner::of_row(event, row).sources());
        }
    }
    (doubts, sources)
}

/// Whether two events linked so may be one, or cannot both be true.
fn is_other(kind: LinkKind) -> bool {
    matches!(kind, LinkKind::MayBe | LinkKind::Contradicts)
}

/// What an event states a figure of.
fn cells(event: &Event) -> BTreeSet<Cell> {
    let rows =
        event.toll.iter().flat_map(|row| row.counts.iter().map(move |(m, count)| (row.side, *m, *count)));
    rows.filter(|(.., count)| *count != Count::Unknown).map(|(side, measure, _)| (side, measure)).collect()
}

fn counts(event: &Event, (side, measure): Cell) -> Vec<Count> {
    event.toll.iter().filter(|row| row.side == side).filter_map(|row| row.count(measure)).collect()
}

fn total(sum: &Sum, measure: Measure, doubts: Option<&Doubts>, catalog: &Catalog) -> Text {
    let amount = match sum.high {
        Some(high) if high == sum.low => wording::count(&Count::Exact(high)).to_string(),
        Some(high) => wording::count(&Count::Between(sum.low, high)).to_string(),
        None => wording::count(&Count::AtLeast(sum.low)).to_string(),
    };
    let none = sum.unstated.total().saturating_add(sum.unknown.total());
    let none = match none {
        0 => String::new(),
        1 => "; 1 incident gives none".to_owned(),
        n => format!("; {n} incidents give none"),
    };
    let possible = match (sum.stated.certain, sum.stated.possible) {
        (_, 0) => String::new(),
        (0, 1) => ", which may not belong here".to_owned(),
        (0, _) => ", none of which certainly belongs here".to_owned(),
        (_, n) => format!(", of which {n} may not belong here"),
    };
    text!(
        "{}: in {} with a stated figure{possible}, {amount} {}{none}{}.",
        catalog.side(sum.side).name,
        of_incidents(sum.stated.total()),
        measure.written(),
        doubts.map(Doubts::told).unwrap_or_default()
    )
}

impl Doubts {
    /// `; claims differ on it in 2 of them`, and the like.
    fn told(&self) -> String {
        let mut told = String::new();
        let mut say = |n: usize, of: &str| {
            if n > 0 {
                told.push_str(&format!("; {of} {n} of them"));
            }
        };
        say(self.differing, "claims differ on it in");
        say(self.twice, "another may be the same, or says the opposite, in");
        say(self.outside, "outside what the store covers:");
        say(self.about, "“about” is taken as a quarter more or less in");
        say(self.odd, "the best figure lies outside its own range in");
        if self.groups.len() > 1 {
            told.push_str(&format!("; these are of {} groups, not of one", self.groups.len()));
        }
        told
    }
}
