//! The card index of a store, written once while it loads: columns, sets of events, and where the words of each event
//! stand in the files; only texts with accents, or written otherwise than they read, are kept apart, folded.
//!
//! Queries ask the columns for an [`Answer`]. Views ask of an answer how many ([`Index::count`]), a histogram
//! ([`Index::histogram`]), facet counts ([`Index::facet`]), sums by side ([`Index::sums`]), a listing in an order and its
//! pages ([`Index::listing`], [`Index::page`]), the stretches without an event ([`Index::silences`]), groups and lanes;
//! and of one event its row, its links and the whole of it ([`crate::store::Store::event`]).

mod answer;
mod arena;
mod bits;
mod builder;
mod calendar;
mod cites;
mod coded;
mod columns;
mod data;
mod facets;
mod fields;
mod gaps;
mod gazetteer;
mod gravity;
mod groups;
mod histogram;
mod lanes;
mod links;
mod needle;
mod order;
mod peaks;
mod prefix;
mod ranking;
mod reckoner;
mod row;
mod silence;
mod sort;
mod sorted;
mod spots;
mod sums;
mod tags;
#[cfg(test)]
mod tests;
mod texts;
mod tree;
mod tried;
mod wholes;
mod words;

pub use answer::{Answer, Tally};
pub use bits::{Bits, Ones};
pub use builder::Builder;
pub use data::Data;
pub use facets::{Facet, FacetRow, FacetValue, whole_year};
pub use fields::Is;
pub use gravity::{BANDS, Band, Gravity};
pub use groups::{Group, Run};
pub use histogram::{Bin, Histogram, Off};
pub use lanes::{LaneBy, LaneGroup, LaneGroups};
pub use links::Linked;
pub use order::Listing;
pub use peaks::Peaks;
pub use prefix::{Amount, Prefix, Sums, minus, plus};
pub use reckoner::{HitMarks, Reckoner};
pub use row::Row;
pub use silence::Silence;
pub use sort::{Heading, ORDERS, Order, OrderRow, Sort};
pub use spots::Together;
pub use sums::Sum;
pub use texts::{names, own_texts};
pub use tried::Tried;

use cites::Cites;
use coded::Coded;
use columns::{Bounds, Cast, Dates, Kinds, Places, Tolls, Voices};
use gazetteer::Gazetteer;
use order::Ranks;
use ranking::Rankings;
use tags::Tagged;
use texts::Texts;
use tree::Tree;
use words::Words;

use crate::model::{ActorKindIx, Coding, EventIx, Form, How, QuestionIx, Truth, Weight, Window};
use crate::store::Store;

/// What every event is coded as once, and no claim says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Head {
    form: Form,
    weight: Weight,
    coding: Coding,
    how: Option<How>,
}

/// The answers that an event gives: the question, and the place among its answers.
type Given = Vec<(QuestionIx, usize)>;

/// How many definitions of a sort the catalog holds.
#[derive(Clone, Copy, Debug, Default)]
struct Sizes {
    kinds: usize,
    sides: usize,
    actors: usize,
    sources: usize,
}

/// The index of a store. Every set and column has one place for each event, in the order of the file.
#[derive(Clone, Debug)]
pub struct Index {
    heads: Vec<Head>,
    dates: Coded<Dates>,
    kinds: Coded<Kinds>,
    places: Coded<Places>,
    casts: Coded<Cast>,
    voices: Coded<Voices>,
    tolls: Coded<Tolls>,
    answers: Coded<Given>,
    tags: Tagged,
    /// What kind each actor is.
    actor_kinds: Vec<Option<ActorKindIx>>,
    /// When each source was published: very many of a table on the same days.
    published: Coded<Bounds>,
    /// Source and paragraph of each claim.
    claims: Cites,
    differing: Bits,
    /// Events that differ whatever their places, before links are looked at.
    differing_alone: Bits,
    /// Events whose coded values may give way to what claims say even when all of these are known.
    unsettled: Bits,
    context: Bits,
    /// Events that never answer: nothing of them was published yet.
    hidden: Bits,
    linked: Bits,
    links: links::Links,
    /// Events that are part of another or counted in it, ascending, with the other.
    parts: Vec<(EventIx, EventIx)>,
    words: Words,
    /// What the words stand in; none for an index of events that were never read.
    store: Option<Store>,
    place_names: Texts,
    actor_names: Texts,
    tree: Tree,
    gazetteer: Gazetteer,
    by_date: Ranks,
    rankings: Rankings,
    sizes: Sizes,
    /// What the store covers; where that is open, as far as `extent`.
    covers: Window,
    /// From the first to the last minute that the store covers or an event names.
    extent: Window,
}

/// How many events match, by form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    by_form: [Tally; Form::ALL.len()],
}

impl Counts {
    /// How many events of a form match.
    pub fn of(&self, form: Form) -> Tally {
        self.by_form.get(form as usize).copied().unwrap_or_default()
    }

    /// How many events of all forms match. Forms are never added up on screen; this is for sizes and positions.
    pub fn total(&self) -> Tally {
        let mut sum = Tally::default();
        self.by_form.iter().for_each(|tally| sum.add_and(*tally, Truth::Certain));
        sum
    }
}

impl Index {
    /// How many events there are.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// From the first to the last minute that the store covers or an event names; open ends are left out.
    pub fn extent(&self) -> Window {
        self.extent
    }

    /// How many events of an answer there are, by form.
    pub fn count(&self, answer: &Answer) -> Counts {
        let mut counts = Counts::default();
        for (event, truth) in answer.iter() {
            let form = self.heads.get(event.at()).map(|head| head.form as usize);
            if let Some(tally) = form.and_then(|form| counts.by_form.get_mut(form)) {
                tally.add(truth, 1);
            }
        }
        counts
    }

    /// At most `len` events of an answer, in an order, from position `offset` on, each with how it matches.
    /// Who pages through an answer makes a [`Listing`] of it once.
    pub fn page(
        &self,
        answer: &Answer,
        sort: impl Into<Sort>,
        offset: usize,
        len: usize,
    ) -> Vec<(EventIx, Truth)> {
        self.listed(&self.listing(answer, sort), offset, len)
    }
}
