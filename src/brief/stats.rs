//! What there is, in numbers: how many events of each form, what they state of a toll, when they were, who reports
//! them, and how exactly they are dated. Counts of reports, never of what happened.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::{Cell, groups};
use super::page::coverage;
use super::scope;
use crate::index::{Answer, Bits, Counts, Data, Facet, FacetValue, Sum, Tally};
use crate::model::date::{FOREVER, FOREVER_AGO, civil, minute_of};
use crate::model::{Event, EventIx, Form, How, KindIx, Measure, Minute, Precision, SourceIx, Window};
use crate::query::{self, Query};
use crate::text::Text;

/// Columns that the table of years takes at most.
const COLUMNS: i32 = 12;
/// How many years one column of it may stand for.
const UNITS: [i32; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/// The numbers of a query's answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Stats {
    /// What was asked, in words.
    pub scope: Text,
    /// When the sources were published.
    pub coverage: Text,
    /// How many events, by form.
    pub counts: Counts,
    /// What incidents state of a toll: each side and measure of which at least one states a figure or that it is
    /// not known.
    pub tolls: Vec<Toll>,
    /// The sources of the incidents that state a toll.
    pub toll_sources: Vec<SourceIx>,
    /// When the events were.
    pub years: Years,
    /// What the sources give.
    pub sources: Vec<Coverage>,
    /// How exactly events are dated: every precision.
    pub precision: Vec<(Precision, Tally)>,
    /// How the dates are known: each way, and last those of which it is not said.
    pub dated: Vec<(Option<How>, Tally)>,
}

/// What incidents state of one measure for one side.
#[derive(Clone, Debug, PartialEq)]
pub struct Toll {
    /// What is counted.
    pub measure: Measure,
    /// The side, and how many.
    pub sum: Sum,
    /// How many groups they were of, as the incidents call them: side A of a data set is another in each event. Of most
    /// sides none is named.
    pub groups: usize,
}

/// Incidents by kind and year.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Years {
    /// The years of each column, first and last.
    pub columns: Vec<(i32, i32)>,
    /// The kinds of which there are incidents.
    pub kinds: Vec<KindYears>,
    /// Events of other forms, each in the column of the middle of its date.
    pub others: Vec<u32>,
}

/// The incidents of a kind by year.
#[derive(Clone, Debug, PartialEq)]
pub struct KindYears {
    /// The kind.
    pub kind: KindIx,
    /// How many fall into each column: one that may fall into several is counted in each.
    pub tallies: Vec<Tally>,
    /// What they weigh in each: one in all for each, spread over the days that its date allows.
    pub mass: Vec<f32>,
}

/// What a source gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The source.
    pub source: SourceIx,
    /// Events of which it makes a claim.
    pub events: Tally,
    /// Its claims of them.
    pub claims: u32,
    /// From the earliest to the latest minute of these events; none where it is open or there are none.
    pub from: Option<Minute>,
    /// The latest.
    pub to: Option<Minute>,
}

impl Stats {
    /// The numbers of what a query asks for, of data as of its day, if it names one.
    pub fn of(query: &Query, data: &Data) -> Stats {
        let answer = query::eval(query, data);
        let index = &data.index;
        let stating = stating(&answer, data);
        let precision = |p: Precision| (p, answer.and(&index.precision(p)).count());
        Stats {
            scope: scope::in_words(query, data.store.catalog()),
            coverage: coverage(&data.store),
            counts: index.count(&answer),
            tolls: tolls(&answer, &stating, data),
            toll_sources: toll_sources(&stating, data),
            years: Years::of(&answer, data),
            sources: sources(&answer, data),
            precision: Precision::ALL.into_iter().map(precision).collect(),
            dated: dated(&answer, data),
        }
    }

    /// Whether nothing matches.
    pub fn is_empty(&self) -> bool {
        self.counts.total().total() == 0
    }
}

fn tolls(answer: &Answer, stating: &[EventIx], data: &Data) -> Vec<Toll> {
    let groups = named(stating, data);
    let sums = Measure::ALL.iter().flat_map(|m| data.index.sums(answer, *m).into_iter().map(|s| (*m, s)));
    let told = sums.filter(|(_, sum)| sum.stated.total() > 0 || sum.unknown.total() > 0);
    let mut told: Vec<Toll> = told
        .map(|(measure, sum)| {
            let groups = groups.get(&(sum.side, measure)).map_or(0, BTreeSet::len);
            Toll { measure, sum, groups }
        })
        .collect();
    told.sort_by_key(|toll| (toll.sum.side, toll.measure));
    told
}

/// The incidents of an answer that state a toll.
fn stating(answer: &Answer, data: &Data) -> Vec<EventIx> {
    let incidents = answer.and(&data.index.form(Form::Incident)).either();
    let states = |m: &Measure| data.index.toll_unstated(*m, None).certain.not().and(&incidents);
    let all = Measure::ALL.iter().map(states).fold(Bits::new(data.index.len()), |all, some| all.or(&some));
    all.iter().map(|at| EventIx(at as u32)).collect()
}

/// The groups that these name.
fn named(stating: &[EventIx], data: &Data) -> BTreeMap<Cell, BTreeSet<Text>> {
    let catalog = data.store.catalog();
    let make = |event: Event, _: &str| -> Vec<(Cell, Text)> {
        groups(&event, catalog).map(|(cell, group)| (cell, group.clone())).collect()
    };
    let mut named = BTreeMap::<Cell, BTreeSet<Text>>::new();
    data.store.read_again(stating, &make, &mut |_, of: Vec<(Cell, Text)>| {
        of.into_iter().for_each(|(cell, group)| _ = named.entry(cell).or_default().insert(group));
    });
    named
}

/// The sources of incidents that state a toll, in the order of the store.
fn toll_sources(stating: &[EventIx], data: &Data) -> Vec<SourceIx> {
    let mut sources: Vec<SourceIx> = stating.iter().flat_map(|ix| data.index.cited(*ix)).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

fn dated(answer: &Answer, data: &Data) -> Vec<(Option<How>, Tally)> {
    let mut rest = answer.clone();
    let mut told = Vec::new();
    for how in How::ALL {
        let so = data.index.dated(*how);
        told.push((Some(*how), answer.and(&so).count()));
        rest = rest.and(&so.not());
    }
    told.push((None, rest.count()));
    told
}

fn sources(answer: &Answer, data: &Data) -> Vec<Coverage> {
    let mut found: BTreeMap<SourceIx, (u32, Option<Window>)> = BTreeMap::new();
    for (event, _) in answer.iter() {
        let span = data.index.span(event).map(|span| span.hull());
        for source in data.index.cited(event) {
            let (claims, reach) = found.entry(source).or_default();
            *claims += 1;
            *reach = reach.map_or(span, |reach| span.map(|span| reach.hull(span)));
        }
    }
    let facet = data.index.facet(answer, Facet::Source);
    let all = facet.into_iter().filter_map(|row| match row.value {
        FacetValue::Source(source) => Some((source, Tally { certain: row.certain, possible: row.possible })),
        _ => None,
    });
    all.map(|(source, events)| {
        let (claims, reach) = found.get(&source).copied().unwrap_or_default();
        let from = reach.map(|w| w.lo).filter(|lo| *lo != FOREVER_AGO);
        let to = reach.map(|w| w.hi).filter(|hi| *hi != FOREVER);
        Coverage { source, events, claims, from, to }
    })
    .collect()
}

impl Years {
    fn of(answer: &Answer, data: &Data) -> Years {
        let Some((first, last)) = reach(answer, data) else { return Years::default() };
        let unit = UNITS.into_iter().find(|unit| (last - first) / unit < COLUMNS - 1).unwrap_or(10_000);
        let start = first.div_euclid(unit) * unit;
        let starts: Vec<i32> = (start..=last).step_by(unit as usize).collect();
        let edges: Vec<Minute> =
            starts.iter().copied().chain([start + unit * starts.len() as i32]).map(new_year).collect();
        let of_kind = |kind: u32| {
            // What is coded is certain; what only a claim says would count an incident twice.
            let coded = Answer::crisp(data.index.kind(KindIx(kind)).certain);
            let bins = data.index.histogram(&answer.and(&coded), &edges, None).bins;
            let tally = |certain, possible| Tally { certain, possible };
            KindYears {
                kind: KindIx(kind),
                tallies: bins.iter().map(|bin| tally(bin.certain, bin.possible)).collect(),
                mass: bins.iter().map(|bin| bin.mass).collect(),
            }
        };
        let kinds = (0..data.store.catalog().kinds.len() as u32).map(of_kind);
        Years {
            columns: starts.iter().map(|year| (*year, year + unit - 1)).collect(),
            kinds: kinds.filter(|kind| kind.tallies.iter().any(|tally| tally.total() > 0)).collect(),
            others: data.index.histogram(answer, &edges, None).bins.iter().map(|bin| bin.others).collect(),
        }
    }
}

/// The first and the last year that an event of the answer may fall into, open ends aside.
fn reach(answer: &Answer, data: &Data) -> Option<(i32, i32)> {
    let hulls = || answer.iter().filter_map(|(event, _)| data.index.span(event)).map(|span| span.hull());
    let known = |at: &Minute| *at != FOREVER && *at != FOREVER_AGO;
    let ends = || hulls().flat_map(|hull| [hull.lo, hull.hi]).filter(known);
    Some((civil(ends().min()?).0, civil(ends().max()?).0))
}

fn new_year(year: i32) -> Minute {
    minute_of(year, 1, 1, 0, 0)
}
