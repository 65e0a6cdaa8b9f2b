//! An event: a set of claims with the coded value beside them, never a row.

use std::fmt;
use std::num::NonZeroU32;

use super::catalog::{ActorIx, KindIx, PlaceIx, QuestionIx, RoleIx, SideIx, Source, SourceIx};
use super::count::Count;
use super::date::{Edtf, When};
use super::offset::Offset;
use crate::text::Text;

/// An id: `[a-z0-9]+(-[a-z0-9]+)*` with at least one letter. Plain ASCII, so always displayable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

impl Id {
    /// The id, if `text` is one.
    pub fn new(text: &str) -> Option<Id> {
        let shaped = text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        let lettered = text.bytes().any(|b| b.is_ascii_lowercase());
        (shaped && lettered).then(|| Id(text.into()))
    }

    /// The id of a source.
    pub fn of(source: &Source) -> Id {
        Id(source.id().into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as displayable text.
    pub fn text(&self) -> Text {
        Text::new(&self.0)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Position of an event in its store, in the order of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventIx(pub u32);

impl EventIx {
    /// The position as a slice index.
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// A closed list of the format: every value has one written form and one explanation.
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident => $written:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order of the format.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The value as written in a store, a query and on screen.
            pub fn written(self) -> &'static str {
                match self { $($name::$variant => $written),+ }
            }

            /// The value written so, if any.
            pub fn read(text: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|v| v.written() == text)
            }
        }
    };
}

closed_list! {
    /// What form of event this is; forms never mix in sums.
    Form {
        /// Something that happened once.
        Incident => "incident",
        /// Something somebody said.
        Statement => "statement",
        /// A document that was published.
        Report => "report",
        /// A lasting condition.
        Period => "period",
        /// Repeated acts described together.
        Series => "series",
        /// A counted total over a period.
        Aggregate => "aggregate",
    }
}

impl Form {
    /// Whether it is something that lasts or is repeated, not something that was once.
    pub fn lasts(self) -> bool {
        matches!(self, Form::Period | Form::Series | Form::Aggregate)
    }

    /// Its abbreviation, for the header of a narrow screen.
    pub fn short(self) -> &'static str {
        match self {
            Form::Incident => "inc",
            Form::Statement => "stmt",
            Form::Report => "rep",
            Form::Period => "per",
            Form::Series => "ser",
            Form::Aggregate => "aggr",
        }
    }

    /// What it is called of so many events.
    pub fn counted(self, count: u32) -> &'static str {
        match (self, count == 1) {
            (Form::Incident, false) => "incidents",
            (Form::Statement, false) => "statements",
            (Form::Report, false) => "reports",
            (Form::Period, false) => "periods",
            (Form::Aggregate, false) => "aggregates",
            _ => self.written(),
        }
    }

    /// What an event of the form is, as a phrase.
    pub fn meaning(self) -> &'static str {
        match self {
            Form::Incident => "something that happened once",
            Form::Statement => "something somebody said",
            Form::Report => "a document that was published",
            Form::Period => "a lasting condition",
            Form::Series => "repeated acts described together",
            Form::Aggregate => "a counted total over a period",
        }
    }
}

closed_list! {
    /// How a date is known.
    How {
        /// The source gives it.
        Stated => "stated",
        /// From relative words against an anchor.
        Resolved => "resolved",
        /// From other evidence in the sources.
        Inferred => "inferred",
        /// In no cited source.
        Outside => "outside",
    }
}

closed_list! {
    /// How it is known that an actor had a role.
    Basis {
        /// The actor says so.
        OwnClaim => "own claim",
        /// The text names the actor.
        NamedBySource => "named by source",
        /// The context merely suggests it; never answers a role field.
        Implied => "implied",
    }
}

closed_list! {
    /// What a toll row counts.
    Measure {
        /// People killed.
        Killed => "killed",
        /// People injured.
        Injured => "injured",
        /// People arrested.
        Arrested => "arrested",
        /// People kidnapped.
        Kidnapped => "kidnapped",
        /// People freed.
        Freed => "freed",
        /// People displaced.
        Displaced => "displaced",
    }
}

closed_list! {
    /// What one event is to another. Stored once, shown from both ends.
    LinkKind {
        /// This event is part of the other.
        PartOf => "part of",
        /// This event led to the other.
        LedTo => "led to",
        /// This event responds to the other.
        RespondsTo => "responds to",
        /// This event is about the other.
        About => "about",
        /// This event may be the same as the other.
        MayBe => "may be",
        /// This event contradicts the other.
        Contradicts => "contradicts",
        /// This event is counted in the other.
        CountedIn => "counted in",
        /// This event came after the other.
        After => "after",
    }
}

impl LinkKind {
    /// The phrase at the far end of the link.
    pub fn reverse(self) -> &'static str {
        match self {
            LinkKind::PartOf => "has part",
            LinkKind::LedTo => "followed from",
            LinkKind::RespondsTo => "answered by",
            LinkKind::About => "subject of",
            LinkKind::MayBe => "may be",
            LinkKind::Contradicts => "contradicted by",
            LinkKind::CountedIn => "counts",
            LinkKind::After => "before",
        }
    }
}

closed_list! {
    /// How sure the coding is (not the fact).
    Coding {
        /// Sure.
        Sure => "sure",
        /// Fair.
        Fair => "fair",
        /// Doubtful.
        Doubtful => "doubtful",
    }
}

closed_list! {
    /// What a small screen or a one-page briefing keeps.
    Weight {
        /// Kept first.
        Major => "major",
        /// Kept when there is room.
        Normal => "normal",
        /// Left out first.
        Minor => "minor",
    }
}

/// How the date is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// The way it is known.
    pub how: How,
    /// The source's words, at most eight.
    pub from: Option<Text>,
    /// A source or an event that relative words are measured from.
    pub anchor: Option<Id>,
    /// The curator's note.
    pub note: Option<Text>,
}

/// Who did what in an event.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// The actor.
    pub who: ActorIx,
    /// The role.
    pub role: RoleIx,
    /// How that is known, if said.
    pub basis: Option<Basis>,
}

/// One group's row of a toll. A measure left out is *not stated*; a zero is the source's zero.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TollRow {
    /// The group's side.
    pub side: SideIx,
    /// Who they were, in the curator's words.
    pub of: Option<Text>,
    /// The stated counts, in the order of [`Measure`], each measure at most once.
    pub counts: Vec<(Measure, Count)>,
}

impl TollRow {
    /// The count of a measure, if stated.
    pub fn count(&self, measure: Measure) -> Option<Count> {
        self.counts.iter().find(|(m, _)| *m == measure).map(|(_, c)| *c)
    }
}

/// Another count, never summed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub of: Text,
    /// How many.
    pub count: Count,
}

/// What a claim says where it differs from the event as coded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Says {
    /// Another date.
    pub date: Option<Edtf>,
    /// Another place, or places (all of these).
    pub place: Vec<PlaceIx>,
    /// Another kind.
    pub kind: Option<KindIx>,
    /// Other actors.
    pub actors: Vec<Part>,
    /// Another toll.
    pub toll: Vec<TollRow>,
    /// Something else, in the curator's words; never differs.
    pub text: Option<Text>,
}

/// What a source says of an event, and where.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Claim {
    /// The source.
    pub source: SourceIx,
    /// The paragraph, from 1; none where the source is cited as a whole.
    pub para: Option<NonZeroU32>,
    /// At most eight words of it, verbatim, to find the passage by.
    pub words: Text,
    /// Who says so, the speaker first.
    pub by: Vec<ActorIx>,
    /// Through whom.
    pub via: Vec<ActorIx>,
    /// How the speaker was styled then.
    pub style: Option<Text>,
    /// An error in the source.
    pub slip: Option<Text>,
    /// The source reports it to deny it.
    pub rejected: bool,
    /// What it says; without it the claim supports the event as coded.
    pub says: Option<Says>,
}

/// An answer to one of the store's questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerGiven {
    /// The question.
    pub to: QuestionIx,
    /// Position in [`super::Question::answers`].
    pub says: usize,
}

/// A link to another event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The other event's id.
    pub to: Id,
    /// What this event is to it.
    pub kind: LinkKind,
    /// How far the other event is from this one, negative when it comes first.
    pub offset: Option<Offset>,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its id.
    pub id: Id,
    /// When: the date as written, its bounds, its time of day.
    pub when: When,
    /// How the date is known, if said.
    pub dated: Option<Dated>,
    /// Its form.
    pub form: Form,
    /// Its kind.
    pub kind: KindIx,
    /// At most 80 grapheme clusters.
    pub title: Text,
    /// The curator's own words.
    pub summary: Text,
    /// Where: all of these.
    pub place: Vec<PlaceIx>,
    /// Who did what.
    pub actors: Vec<Part>,
    /// The toll, a row for each group.
    pub toll: Vec<TollRow>,
    /// Other counts.
    pub figures: Vec<Figure>,
    /// At least one.
    pub claims: Vec<Claim>,
    /// Answers to questions, for statements and reports.
    pub answers: Vec<AnswerGiven>,
    /// Links to other events.
    pub links: Vec<Link>,
    /// How sure the coding is.
    pub coding: Coding,
    /// What a small screen keeps.
    pub weight: Weight,
    /// Free tags, as ids.
    pub tags: Vec<Id>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_words_with_a_letter() {
        for good in ["a", "2018-06-17-anjata", "1st", "a-1"] {
            assert!(Id::new(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "2018", "2018-06", "a_b", "é", "a b"] {
            assert!(Id::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn closed_lists_read_what_they_write() {
        for form in Form::ALL {
            assert_eq!(Form::read(form.written()), Some(*form));
        }
        for kind in LinkKind::ALL {
            assert_eq!(LinkKind::read(kind.written()), Some(*kind));
        }
        assert_eq!(Form::read("Incident"), None);
    }
}
