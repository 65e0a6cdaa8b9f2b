//! How many events of an answer have each value of a field: what adding that value to the query would give.

use super::Index;
use super::answer::{Answer, Tally};
use super::columns::Dates;
use super::fields::Is;
use crate::model::date::{civil, minute_of};
use crate::model::{ActorIx, Form, KindIx, Minute, PlaceIx, Precision, RoleIx, SourceIx, Truth, Window};

/// A field whose values are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Kinds, in the order of the store.
    Kind,
    /// Forms, in the order of the format.
    Form,
    /// Places, in the order of the store, each with all that lies within it.
    Place,
    /// Actors in any role, in the order of the store, `unidentified` first.
    Actor,
    /// Sources, in the order of the store.
    Source,
    /// Years, every one from the first to the last that an event of the store may fall into.
    Year,
    /// How exactly the date is known.
    Precision,
    /// Properties.
    Is,
}

/// A value of a [`Facet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetValue {
    /// A kind.
    Kind(KindIx),
    /// A form.
    Form(Form),
    /// A place and all within it.
    Place(PlaceIx),
    /// An actor, in any role.
    Actor(ActorIx),
    /// A cited source.
    Source(SourceIx),
    /// A year of the proleptic Gregorian calendar.
    Year(i32),
    /// How exactly the date is known.
    Precision(Precision),
    /// A property.
    Is(Is),
}

/// One value of a facet and how many events have it. Values without events are rows too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetRow {
    /// The value.
    pub value: FacetValue,
    /// Events that certainly match and certainly have it.
    pub certain: u32,
    /// Further events that may match and have it.
    pub possible: u32,
}

impl FacetRow {
    fn new(value: FacetValue, tally: Tally) -> FacetRow {
        FacetRow { value, certain: tally.certain, possible: tally.possible }
    }
}

impl Index {
    /// How many events of an answer have each value of a facet, in the facet's own order.
    pub fn facet(&self, answer: &Answer, facet: Facet) -> Vec<FacetRow> {
        match facet {
            Facet::Kind => rows(self.by_kind(answer), |i| FacetValue::Kind(KindIx(i))),
            Facet::Form => self.by_form(answer),
            Facet::Place => rows(self.by_place(answer), |i| FacetValue::Place(PlaceIx(i))),
            Facet::Actor => rows(self.by_actor(answer), |i| FacetValue::Actor(ActorIx(i))),
            Facet::Source => rows(self.by_source(answer), |i| FacetValue::Source(SourceIx(i))),
            Facet::Year => self.by_year(answer),
            Facet::Precision => self.by_precision(answer),
            Facet::Is => self.by_property(answer),
        }
    }

    fn by_kind(&self, answer: &Answer) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.sizes.kinds];
        for (kinds, tally) in self.kinds.values().iter().zip(self.kinds.tally(answer)) {
            add(&mut tallies, kinds.coded.at(), tally, Truth::Certain);
            kinds.said.iter().for_each(|k| add(&mut tallies, k.at(), tally, Truth::Possible));
        }
        tallies
    }

    fn by_form(&self, answer: &Answer) -> Vec<FacetRow> {
        let counts = self.count(answer);
        Form::ALL.iter().map(|form| FacetRow::new(FacetValue::Form(*form), counts.of(*form))).collect()
    }

    fn by_place(&self, answer: &Answer) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.tree.len()];
        let mut scratch = Vec::new();
        for (places, tally) in self.places.values().iter().zip(self.places.tally(answer)) {
            if tally.total() > 0 {
                let above = self.tree.rolled_up(places, &mut scratch);
                above.iter().for_each(|(place, truth)| add(&mut tallies, place.at(), tally, *truth));
            }
        }
        tallies
    }

    fn by_actor(&self, answer: &Answer) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.sizes.actors];
        for (cast, tally) in self.casts.values().iter().zip(self.casts.tally(answer)) {
            for who in cast.everyone() {
                add(&mut tallies, who.at(), tally, cast.truth(who, None));
            }
        }
        tallies
    }

    /// How many events of an answer have each actor in a role, in the order of the store.
    pub fn by_role(&self, answer: &Answer, role: RoleIx) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.sizes.actors];
        for (cast, tally) in self.casts.values().iter().zip(self.casts.tally(answer)) {
            for who in cast.everyone() {
                add(&mut tallies, who.at(), tally, cast.truth(who, Some(role)));
            }
        }
        tallies
    }

    /// How many events of an answer are told by each actor, or through each, in the order of the store.
    pub fn by_voice(&self, answer: &Answer, through: bool) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.sizes.actors];
        for (voices, tally) in self.voices.values().iter().zip(self.voices.tally(answer)) {
            let heard = if through { &voices.via } else { &voices.by };
            heard.iter().for_each(|who| add(&mut tallies, who.at(), tally, Truth::Certain));
        }
        tallies
    }

    fn by_source(&self, answer: &Answer) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.sizes.sources];
        for (event, truth) in answer.iter() {
            let claims = self.claims.get(event.at());
            for (i, (source, _)) in claims.clone().enumerate() {
                let again = claims.clone().take(i).any(|(s, _)| s == source);
                if let (false, Some(tally)) = (again, tallies.get_mut(source.at())) {
                    tally.add(truth, 1);
                }
            }
        }
        tallies
    }

    fn by_year(&self, answer: &Answer) -> Vec<FacetRow> {
        let (first, last) = (year(self.extent.lo), year(self.extent.hi));
        let windows: Vec<Window> = (first..=last).map(whole_year).collect();
        let mut tallies = vec![Tally::default(); windows.len()];
        for (dates, tally) in self.dates.values().iter().zip(self.dates.tally(answer)) {
            if tally.total() > 0 {
                for y in years(dates, &windows) {
                    let truth = windows.get(y).map_or(Truth::No, |window| dates.overlaps(*window));
                    add(&mut tallies, y, tally, truth);
                }
            }
        }
        let row = |(y, tally)| FacetRow::new(FacetValue::Year(y), tally);
        (first..=last).zip(tallies).map(row).collect()
    }

    fn by_precision(&self, answer: &Answer) -> Vec<FacetRow> {
        let tallies = self.dates.tally(answer);
        let of = |precision: Precision| {
            let mut sum = Tally::default();
            let shares = self.dates.values().iter().zip(&tallies).filter(|(d, _)| d.precision == precision);
            shares.for_each(|(_, tally)| sum.add_and(*tally, Truth::Certain));
            FacetRow::new(FacetValue::Precision(precision), sum)
        };
        Precision::ALL.into_iter().map(of).collect()
    }

    fn by_property(&self, answer: &Answer) -> Vec<FacetRow> {
        let of = |is: &Is| FacetRow::new(FacetValue::Is(*is), answer.and(&self.is(*is)).count());
        Is::ALL.iter().map(of).collect()
    }
}

fn add(tallies: &mut [Tally], at: usize, tally: Tally, truth: Truth) {
    if let Some(slot) = tallies.get_mut(at) {
        slot.add_and(tally, truth);
    }
}

fn rows(tallies: Vec<Tally>, value: impl Fn(u32) -> FacetValue) -> Vec<FacetRow> {
    let row = |(i, tally)| FacetRow::new(value(i as u32), tally);
    tallies.into_iter().enumerate().map(row).collect()
}

/// Which of the years that any of the dates, coded or said, may fall into.
fn years(dates: &Dates, windows: &[Window]) -> std::ops::Range<usize> {
    let hull = dates.said.iter().fold(dates.coded.span.hull(), |hull, said| hull.hull(said.span.hull()));
    let first = windows.partition_point(|year| year.hi < hull.lo);
    first..windows.partition_point(|year| year.lo <= hull.hi).max(first)
}

fn year(minute: Minute) -> i32 {
    civil(minute).0
}

/// The minutes of a year.
pub fn whole_year(year: i32) -> Window {
    let start = |y| minute_of(y, 1, 1, 0, 0);
    Window { lo: start(year), hi: start(year.saturating_add(1)).saturating_sub(1) }
}
