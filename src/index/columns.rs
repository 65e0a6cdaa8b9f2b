//! The repeated values of the columns: what an event is coded as, and what its claims say besides.
//!
//! There may be as many of them as events, so they take no more room than they fill. What only a claim says makes a field possible and never certain; a rejected claim says it too.

use super::calendar::Calendar;
use crate::model::wording::when_short;
use crate::model::{
    ActorIx, Basis, Count, Event, KindIx, Measure, Part, PlaceIx, Precision, RoleIx, Says, SideIx, Span,
    TollRow, Truth, When, Window,
};
use crate::text::Text;

/// What the claims of an event say where they differ from it or add to it.
pub fn said(event: &Event) -> impl Iterator<Item = &Says> {
    event.claims.iter().filter_map(|claim| claim.says.as_ref())
}

/// `Certain` when the coded value holds, `Possible` when only a claim's does.
fn coded_or_said(coded: bool, said: bool) -> Truth {
    match (coded, said) {
        (true, _) => Truth::Certain,
        (false, true) => Truth::Possible,
        (false, false) => Truth::No,
    }
}

fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Box<[T]> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values.into()
}

/// The kind of an event and the kinds its claims say.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Kinds {
    /// As coded.
    pub coded: KindIx,
    /// What claims say, ascending, without the coded one.
    pub said: Box<[KindIx]>,
}

impl Kinds {
    /// The kinds of an event.
    pub fn of(event: &Event) -> Kinds {
        let said = said(event).filter_map(|s| s.kind).filter(|k| *k != event.kind);
        Kinds { coded: event.kind, said: sorted(said) }
    }

    /// Whether the event is of a kind.
    pub fn truth(&self, kind: KindIx) -> Truth {
        coded_or_said(self.coded == kind, self.said.contains(&kind))
    }
}

/// Where an event was, and where its claims say it was: each claim's list is kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Places {
    /// As coded: all of these.
    pub coded: Box<[PlaceIx]>,
    /// What claims say, each list once.
    pub said: Box<[Box<[PlaceIx]>]>,
}

impl Places {
    /// The places of an event.
    pub fn of(event: &Event) -> Places {
        let said = said(event).filter(|s| !s.place.is_empty()).map(|s| s.place.clone().into());
        Places { coded: event.place.clone().into(), said: sorted(said) }
    }

    /// Every place named, coded or said.
    pub fn all(&self) -> impl Iterator<Item = PlaceIx> + '_ {
        self.coded.iter().chain(self.said.iter().flatten()).copied()
    }
}

/// An actor in a role. The role fields pass over implied ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CastPart {
    /// The actor.
    pub who: ActorIx,
    /// The role.
    pub role: RoleIx,
    /// How that is known, if said.
    pub basis: Option<Basis>,
}

impl CastPart {
    fn of(part: &Part) -> CastPart {
        CastPart { who: part.who, role: part.role, basis: part.basis }
    }

    /// Whether this is the actor, in the role if one is asked for: then implied ones do not answer.
    pub fn is(&self, who: ActorIx, role: Option<RoleIx>) -> bool {
        self.who == who && role.is_none_or(|r| r == self.role && self.basis != Some(Basis::Implied))
    }
}

/// Who did what in an event, and who its claims say did.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cast {
    /// As coded, in the order of the event.
    pub coded: Box<[CastPart]>,
    /// What claims say, ascending.
    pub said: Box<[CastPart]>,
}

impl Cast {
    /// The cast of an event.
    pub fn of(event: &Event) -> Cast {
        let coded = event.actors.iter().map(CastPart::of).collect();
        let said = said(event).flat_map(|s| s.actors.iter().map(CastPart::of));
        Cast { coded, said: sorted(said) }
    }

    /// Whether an actor took part, in a role if one is given.
    pub fn truth(&self, who: ActorIx, role: Option<RoleIx>) -> Truth {
        let is = |part: &CastPart| part.is(who, role);
        coded_or_said(self.coded.iter().any(is), self.said.iter().any(is))
    }

    /// Every actor, coded or said, each once, ascending.
    pub fn everyone(&self) -> Box<[ActorIx]> {
        sorted(self.coded.iter().chain(&self.said).map(|part| part.who))
    }
}

/// Who says so, and through whom: over all claims of an event, rejected ones too.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Voices {
    /// Speakers, ascending.
    pub by: Box<[ActorIx]>,
    /// Those through whom they are heard, ascending.
    pub via: Box<[ActorIx]>,
}

impl Voices {
    /// The voices of an event.
    pub fn of(event: &Event) -> Voices {
        let by = sorted(event.claims.iter().flat_map(|c| c.by.iter().copied()));
        let via = sorted(event.claims.iter().flat_map(|c| c.via.iter().copied()));
        Voices { by, via }
    }
}

/// One stated count of a toll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TollCell {
    /// The group's side.
    pub side: SideIx,
    /// What is counted.
    pub measure: Measure,
    /// How many.
    pub count: Count,
}

/// How many of whom, as coded and as claims say, cell by cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tolls {
    /// As coded, in the order of the event.
    pub coded: Box<[TollCell]>,
    /// What claims say, each cell once.
    pub said: Box<[TollCell]>,
}

impl Tolls {
    /// The tolls of an event.
    pub fn of(event: &Event) -> Tolls {
        let mut said_once: Vec<TollCell> = Vec::new();
        for cell in said(event).flat_map(|s| cells(&s.toll)) {
            if !said_once.contains(&cell) {
                said_once.push(cell);
            }
        }
        Tolls { coded: cells(&event.toll).collect(), said: said_once.into() }
    }

    /// Whether one row states a count that answers so: surely as far as it does, possibly when only a claim
    /// says it.
    pub fn truth(&self, of: (Measure, Option<SideIx>), answers: impl Fn(Count) -> Truth) -> Truth {
        let surest = |cells: &[TollCell]| {
            let asked =
                cells.iter().filter(|cell| cell.measure == of.0 && of.1.is_none_or(|s| s == cell.side));
            asked.map(|cell| answers(cell.count)).max().unwrap_or_default()
        };
        surest(&self.coded).or(surest(&self.said).and(Truth::Possible))
    }
}

/// The cells of a toll.
fn cells(toll: &[TollRow]) -> impl Iterator<Item = TollCell> + '_ {
    let of = |row: &'_ TollRow, (measure, count): &(Measure, Count)| TollCell {
        side: row.side,
        measure: *measure,
        count: *count,
    };
    toll.iter().flat_map(move |row| row.counts.iter().map(move |cell| of(row, cell)))
}

/// Four bounds, and whether they hold for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The four bounds.
    pub span: Span,
    /// Whether the date can match certainly: it is not `~` or `?` without bounds.
    pub sure: bool,
}

impl Bounds {
    fn as_far(self, truth: Truth) -> Truth {
        if self.sure { truth } else { truth.and(Truth::Possible) }
    }

    /// Whether any of it falls into a window.
    pub fn overlaps(self, window: Window) -> Truth {
        self.as_far(self.span.overlaps(window))
    }

    /// Whether all of it falls into a window.
    pub fn within(self, window: Window) -> Truth {
        self.as_far(self.span.within(window))
    }
}

/// A date as a list prints it, kept in place: there may be as many dates as events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Short {
    len: u8,
    bytes: [u8; SHORT],
}

/// Characters that a list has for a date at most, and one more.
const SHORT: usize = 15;

impl Short {
    /// A date in so few ASCII characters; see [`when_short`].
    pub fn of(when: &When) -> Short {
        let text = when_short(when);
        debug_assert!(text.as_str().is_ascii() && text.as_str().len() <= SHORT, "{}", text.as_str());
        let mut bytes = [0; SHORT];
        bytes.iter_mut().zip(text.as_str().bytes()).for_each(|(to, byte)| *to = byte);
        Short { len: text.as_str().len().min(SHORT) as u8, bytes }
    }

    /// The same as a text.
    pub fn text(&self) -> Text {
        let bytes = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        Text::new(String::from_utf8_lossy(bytes))
    }
}

/// When an event was, and when its claims say it was.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Dates {
    /// As coded.
    pub coded: Bounds,
    /// How exactly that is known.
    pub precision: Precision,
    /// Whether it lies at one moment, however imprecise, and did not last.
    pub moment: bool,
    /// Whether it is `?`.
    pub uncertain: bool,
    /// Whether it is `~`.
    pub approximate: bool,
    /// As a list prints it.
    pub short: Short,
    /// What claims say.
    pub said: Box<[Bounds]>,
    /// Days of the week and months, as coded and as claims say.
    pub calendar: Calendar,
}

impl Dates {
    /// Whether any of it falls into a window.
    pub fn overlaps(&self, window: Window) -> Truth {
        self.either(|bounds| bounds.overlaps(window))
    }

    /// Whether all of it falls into a window.
    pub fn within(&self, window: Window) -> Truth {
        self.either(|bounds| bounds.within(window))
    }

    fn either(&self, truth: impl Fn(Bounds) -> Truth) -> Truth {
        let said = self.said.iter().any(|bounds| truth(*bounds).holds());
        truth(self.coded).or(if said { Truth::Possible } else { Truth::No })
    }
}
