//! The values that fields compare with, as written in a query. Values of the store's own lists carry their id,
//! so that a query prints without the store.

use super::field::Field;
use crate::index::{FacetValue, Is};
use crate::model::count::Asked;
use crate::model::{
    ActorIx, ActorKindIx, Catalog, Coding, Edtf, Form, How, Id, KindIx, Measure, PlaceIx, Precision,
    QuestionIx, SourceIx, Weight,
};

use super::field::Op;

/// A value that a field can have.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// A kind of event.
    Kind(KindIx, Id),
    /// A form of event.
    Form(Form),
    /// What a small screen keeps.
    Weight(Weight),
    /// How sure the coding is.
    Coding(Coding),
    /// How exactly the date is known.
    Precision(Precision),
    /// How the date is known.
    Dated(How),
    /// A day of the week: 0 is Monday, 6 is Sunday.
    Weekday(u8),
    /// A month of any year, 1 to 12.
    Month(u8),
    /// A tag.
    Tag(Id),
    /// An event.
    Event(Id),
    /// A place, with all that lies within it.
    Place(PlaceIx, Id),
    /// Within so many kilometres of a place's coordinates.
    Near(PlaceIx, Id, u32),
    /// An actor: in any role or in that of the term, or as one who speaks or through whom another is heard.
    Actor(ActorIx, Id),
    /// A kind of actor.
    ActorKind(ActorKindIx, Id),
    /// A cited source.
    Source(SourceIx, Id),
    /// A paragraph of a cited source, from 1.
    Paragraph(SourceIx, Id, u32),
    /// How many sources.
    Sources(Numbers),
    /// How many people a row of the toll counts.
    Count(Measure, CountValue),
    /// A question that the sources argue about.
    Question(QuestionIx, Id),
    /// An answer, by its id, with the place it has among the answers of each question that knows it.
    Answer(Vec<(QuestionIx, usize)>, Id),
    /// A stretch of time.
    Date(DateValue),
    /// A property that an event has or has not.
    Is(Is),
}

/// A stretch of time as written in a query.
#[derive(Clone, Debug, PartialEq)]
pub enum DateValue {
    /// A date, from its earliest to its latest minute.
    On(Edtf),
    /// From one date through another; at least one is given.
    Range(Option<Edtf>, Option<Edtf>),
    /// A date and that many days to either side.
    Near(Edtf, u32),
}

/// Whole numbers as written in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// From one through the other; never reversed. One number is from itself through itself.
    Between(u64, u64),
    /// `n..`
    AtLeast(u64),
    /// `..n`
    AtMost(u64),
}

/// What a count is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountValue {
    /// A number of people.
    Numbers(Numbers),
    /// `unknown`: the source says that it is not known.
    Unknown,
    /// `unstated`: no row states it.
    Unstated,
}

impl Numbers {
    /// What is asked of a number under an operator; a range stands under `:` alone.
    pub fn asked(self, op: Op) -> Asked {
        match (self, op) {
            (Numbers::Between(n, _), Op::After) => Asked::MoreThan(n),
            (Numbers::Between(n, _), Op::From) | (Numbers::AtLeast(n), _) => Asked::AtLeast(n),
            (Numbers::Between(n, _), Op::Through) | (Numbers::AtMost(n), _) => Asked::AtMost(n),
            (Numbers::Between(n, _), Op::Before) => Asked::LessThan(n),
            (Numbers::Between(lo, hi), Op::Is) => Asked::Between(lo, hi),
        }
    }
}

impl Is {
    /// As written in a query, after `is:`.
    pub fn written(self) -> &'static str {
        match self {
            Is::Differing => "differing",
            Is::Context => "context",
            Is::Located => "located",
            Is::Linked => "linked",
            Is::Marked => "marked",
        }
    }
}

impl FieldValue {
    /// The field that facets, toggles and brushes use for this value.
    pub fn field(&self) -> Field {
        match self {
            FieldValue::Kind(..) => Field::Kind,
            FieldValue::Form(_) => Field::Form,
            FieldValue::Weight(_) => Field::Weight,
            FieldValue::Coding(_) => Field::Coding,
            FieldValue::Precision(_) => Field::Precision,
            FieldValue::Dated(_) => Field::Dated,
            FieldValue::Weekday(_) => Field::Weekday,
            FieldValue::Month(_) => Field::Month,
            FieldValue::Tag(_) => Field::Tag,
            FieldValue::Event(_) => Field::Id,
            FieldValue::Place(..) => Field::Place,
            FieldValue::Near(..) => Field::Near,
            FieldValue::Actor(..) => Field::Actor,
            FieldValue::ActorKind(..) => Field::ByKind,
            FieldValue::Source(..) | FieldValue::Paragraph(..) => Field::Source,
            FieldValue::Sources(_) => Field::Sources,
            FieldValue::Count(measure, _) => Field::counting(*measure),
            FieldValue::Question(..) => Field::Question,
            FieldValue::Answer(..) => Field::Answer,
            FieldValue::Date(_) => Field::Date,
            FieldValue::Is(_) => Field::Is,
        }
    }

    /// The value that a row of a facet counts: a year as that year's date; nothing for a year that no date can
    /// be written of.
    pub fn of(value: FacetValue, catalog: &Catalog) -> Option<FieldValue> {
        Some(match value {
            FacetValue::Kind(ix) => FieldValue::kind(ix, catalog),
            FacetValue::Form(form) => FieldValue::Form(form),
            FacetValue::Place(ix) => FieldValue::place(ix, catalog),
            FacetValue::Actor(ix) => FieldValue::actor(ix, catalog),
            FacetValue::Source(ix) => FieldValue::source(ix, catalog),
            FacetValue::Year(year) => {
                FieldValue::Date(DateValue::On(Edtf::parse(&format!("{year:04}")).ok()?))
            }
            FacetValue::Precision(precision) => FieldValue::Precision(precision),
            FacetValue::Is(property) => FieldValue::Is(property),
        })
    }

    /// The kind at a position of the store's list.
    pub fn kind(ix: KindIx, catalog: &Catalog) -> FieldValue {
        FieldValue::Kind(ix, catalog.kind(ix).id.clone())
    }

    /// The place at a position of the store's list.
    pub fn place(ix: PlaceIx, catalog: &Catalog) -> FieldValue {
        FieldValue::Place(ix, catalog.place(ix).id.clone())
    }

    /// The actor at a position of the store's list.
    pub fn actor(ix: ActorIx, catalog: &Catalog) -> FieldValue {
        FieldValue::Actor(ix, catalog.actor(ix).id.clone())
    }

    /// The source at a position of the store's list.
    pub fn source(ix: SourceIx, catalog: &Catalog) -> FieldValue {
        FieldValue::Source(ix, Id::of(catalog.source(ix)))
    }

    /// The answer with an id, to whichever questions know it; nothing when none does.
    pub fn answer(id: &Id, catalog: &Catalog) -> Option<FieldValue> {
        let questions = catalog.questions.iter().enumerate();
        let place = |(at, question): (usize, &crate::model::Question)| {
            let says = question.answers.iter().position(|answer| answer == id)?;
            Some((QuestionIx(at as u32), says))
        };
        let places: Vec<_> = questions.filter_map(place).collect();
        (!places.is_empty()).then(|| FieldValue::Answer(places, id.clone()))
    }
}
