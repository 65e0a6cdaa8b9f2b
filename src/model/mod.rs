//! What an event is: values only. No input or output, no terminal, nothing about storage.

pub mod asof;
pub mod catalog;
pub mod count;
pub mod date;
pub mod differ;
pub mod distance;
pub mod event;
pub mod marks;
pub mod misread;
pub mod offset;
pub mod truth;
pub mod wording;

pub use catalog::{
    Actor, ActorIx, ActorKindIx, Catalog, Details, Kind, KindIx, More, Place, PlaceIx, PlacePrecision,
    Question, QuestionIx, RoleIx, SideIx, Source, SourceIx, Term, View,
};
pub use count::Count;
pub use date::{DateError, Edtf, Minute, PartOfDay, Precision, Shape, Span, TimeOfDay, When, Window};
pub use event::{
    AnswerGiven, Basis, Claim, Coding, Dated, Event, EventIx, Figure, Form, How, Id, Link, LinkKind, Measure,
    Part, Says, TollRow, Weight,
};
pub use marks::{LONGEST_NOTE, Marks};
pub use misread::Misread;
pub use offset::Offset;
pub use truth::Truth;
