//! What the index takes of an event, made where the event is read: on any thread, before they are put in order.

use std::num::NonZeroU32;

use crate::index::calendar::Calendar;
use crate::index::coded::{Hashed, Hashers};
use crate::index::columns::{Bounds, Cast, Dates, Kinds, Places, Short, Tolls, Voices, said};
use crate::index::words::Located;
use crate::index::{Given, Head};
use crate::model::differ::differs_beside_place;
use crate::model::{Edtf, Event, Id, LinkKind, SourceIx};

/// What the index takes of an event. The event itself need not be kept.
#[derive(Debug)]
pub struct Gist {
    pub(super) head: Head,
    pub(super) dates: Hashed<Dates>,
    pub(super) kinds: Hashed<Kinds>,
    pub(super) places: Hashed<Places>,
    pub(super) cast: Hashed<Cast>,
    pub(super) voices: Hashed<Voices>,
    pub(super) tolls: Hashed<Tolls>,
    pub(super) answers: Hashed<Given>,
    pub(super) tags: Vec<Id>,
    pub(super) claims: Vec<(SourceIx, u32, bool)>,
    pub(super) differs: bool,
    pub(super) settled: bool,
    pub(super) words: Located,
    pub(super) links: Vec<(LinkKind, Id)>,
}

impl Gist {
    /// The gist of an event, which was read from `written`; that may be empty.
    pub(super) fn of(event: &Event, written: &str, hashers: &Hashers) -> Gist {
        let how = event.dated.as_ref().map(|d| d.how);
        Gist {
            head: Head { form: event.form, weight: event.weight, coding: event.coding, how },
            dates: hashers.hashed(dates_of(event)),
            kinds: hashers.hashed(Kinds::of(event)),
            places: hashers.hashed(Places::of(event)),
            cast: hashers.hashed(Cast::of(event)),
            voices: hashers.hashed(Voices::of(event)),
            tolls: hashers.hashed(Tolls::of(event)),
            answers: hashers.hashed(event.answers.iter().map(|a| (a.to, a.says)).collect()),
            tags: event.tags.clone(),
            claims: event
                .claims
                .iter()
                .map(|c| (c.source, c.para.map_or(0, NonZeroU32::get), c.rejected))
                .collect(),
            differs: differs_beside_place(event),
            settled: is_settled(event),
            words: Located::of(event, written),
            links: event.links.iter().map(|l| (l.kind, l.to.clone())).collect(),
        }
    }
}

/// Whether a claim that is not rejected says nothing else than what is coded, so that this stands as long as all
/// claims do.
fn is_settled(event: &Event) -> bool {
    event.claims.iter().any(|claim| !claim.rejected && claim.says.is_none())
}

pub(super) fn dates_of(event: &Event) -> Dates {
    let when = &event.when;
    let dates = || said(event).filter_map(|s| s.date.as_ref());
    Dates {
        coded: Bounds { span: when.span(), sure: !when.is_doubtful() },
        precision: when.precision(),
        moment: when.is_moment(),
        uncertain: when.date.is_uncertain(),
        approximate: when.date.is_approximate(),
        short: Short::of(when),
        said: dates().map(bounds_of).collect(),
        calendar: dates().map(Calendar::said).fold(Calendar::of(when), Calendar::or),
    }
}

fn bounds_of(date: &Edtf) -> Bounds {
    Bounds { span: date.span(), sure: false }
}
