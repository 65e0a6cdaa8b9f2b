//! The lists that a field's values come from: the store's own, the format's, and those of the calendar.

use std::collections::HashSet;

use super::field::Field;
use super::names::Named;
use super::tree::FieldValue;
use crate::index::Is;
use crate::model::{
    ActorIx, ActorKindIx, Catalog, Coding, Form, How, Id, KindIx, PlaceIx, Precision, QuestionIx, SourceIx,
    Weight,
};
use crate::text::{Text, fold};

/// The days of the week, shortly and in full.
pub const WEEKDAYS: &[(&str, &str)] = &[
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("fri", "Friday"),
    ("sat", "Saturday"),
    ("sun", "Sunday"),
];

/// The months of the year, shortly and in full.
pub const MONTHS: &[(&str, &str)] = &[
    ("jan", "January"),
    ("feb", "February"),
    ("mar", "March"),
    ("apr", "April"),
    ("may", "May"),
    ("jun", "June"),
    ("jul", "July"),
    ("aug", "August"),
    ("sep", "September"),
    ("oct", "October"),
    ("nov", "November"),
    ("dec", "December"),
];

/// Whether a text of three letters at least is a part of another, in whole words. Both are folded.
pub fn is_part(part: &str, name: &str) -> bool {
    let apart = |side: Option<char>| side.is_none_or(|c| !c.is_alphanumeric());
    let is_whole = |(at, found): (usize, &str)| {
        let (before, after) = (name.get(..at), name.get(at + found.len()..));
        apart(before.and_then(|b| b.chars().next_back())) && apart(after.and_then(|a| a.chars().next()))
    };
    part.chars().nth(2).is_some() && name.match_indices(part).any(is_whole)
}

/// One value of a list: what it is called, and which it is.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its id, or how it is written in a query.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Other spellings.
    pub also: &'a [Text],
    /// Its number as the calendar counts, else nothing.
    number: Option<u8>,
    /// Its place in the list.
    pub position: u32,
}

impl<'a> Entry<'a> {
    fn new(position: usize, id: &'a str, name: &'a str, also: &'a [Text]) -> Entry<'a> {
        Entry { id, name, also, number: None, position: position as u32 }
    }

    /// Whether the folded text is its name, another spelling or its number.
    pub fn named(&self, folded: &str) -> bool {
        let number = self.number.is_some() && folded.parse().ok() == self.number;
        number || fold(self.name) == folded || self.also.iter().any(|a| fold(a.as_str()) == folded)
    }

    /// Whether the folded text is a part of its name or of another spelling, in whole words.
    pub fn named_in_part(&self, folded: &str) -> bool {
        let holds = |name: &str| is_part(folded, &fold(name));
        holds(self.name) || self.also.iter().any(|also| holds(also.as_str()))
    }

    /// The value of that field.
    pub fn value(&self, field: Field, catalog: &Catalog) -> Option<FieldValue> {
        let (ix, at) = (self.position, self.position as usize);
        let id = || Id::new(self.id);
        Some(match field {
            Field::Kind => FieldValue::kind(KindIx(ix), catalog),
            Field::Place => FieldValue::place(PlaceIx(ix), catalog),
            Field::Actor | Field::Role | Field::By | Field::Via => FieldValue::actor(ActorIx(ix), catalog),
            Field::ByKind => FieldValue::ActorKind(ActorKindIx(ix), id()?),
            Field::Source => FieldValue::source(SourceIx(ix), catalog),
            Field::Question => FieldValue::Question(QuestionIx(ix), id()?),
            Field::Answer => FieldValue::answer(&id()?, catalog)?,
            Field::Tag => FieldValue::Tag(id()?),
            Field::Form => FieldValue::Form(*Form::ALL.get(at)?),
            Field::Weight => FieldValue::Weight(*Weight::ALL.get(at)?),
            Field::Coding => FieldValue::Coding(*Coding::ALL.get(at)?),
            Field::Precision => FieldValue::Precision(*Precision::ALL.get(at)?),
            Field::Dated => FieldValue::Dated(*How::ALL.get(at)?),
            Field::Weekday => FieldValue::Weekday(ix as u8),
            Field::Month => FieldValue::Month(ix as u8 + 1),
            Field::Is => FieldValue::Is(*Is::ALL.get(at)?),
            _ => return None,
        })
    }
}

/// The values a field can be asked for, in the order of their list; none for dates, numbers and ids.
pub fn of<'a>(field: Field, names: &'a dyn Named) -> Vec<Entry<'a>> {
    let catalog = names.catalog();
    let new = Entry::new;
    match field {
        Field::Kind => numbered(&catalog.kinds, |at, k| new(at, k.id.as_str(), k.name.as_str(), &[])),
        Field::Place | Field::Near => {
            numbered(&catalog.places, |at, p| new(at, p.id.as_str(), p.name.as_str(), &p.also))
        }
        Field::Actor | Field::Role | Field::By | Field::Via => {
            numbered(&catalog.actors, |at, a| new(at, a.id.as_str(), a.name.as_str(), &a.also))
        }
        Field::ByKind => numbered(&catalog.actor_kinds, |at, k| new(at, k.id.as_str(), k.name.as_str(), &[])),
        Field::Source => numbered(&catalog.sources, |at, s| new(at, s.id(), s.title(), &[])),
        Field::Question => numbered(&catalog.questions, |at, q| new(at, q.id.as_str(), q.ask.as_str(), &[])),
        Field::Answer => answers(catalog),
        Field::Tag => {
            numbered(names.tags().unwrap_or_default(), |at, t| new(at, t.as_str(), t.as_str(), &[]))
        }
        _ => of_the_format(field),
    }
}

/// The sides whose people are counted.
pub fn sides(catalog: &Catalog) -> Vec<Entry<'_>> {
    numbered(&catalog.sides, |at, side| Entry::new(at, side.id.as_str(), side.name.as_str(), &[]))
}

/// The field whose list a field shares.
pub fn list(field: Field) -> Field {
    match field {
        Field::Near => Field::Place,
        Field::Role | Field::By | Field::Via => Field::Actor,
        field => field,
    }
}

fn of_the_format(field: Field) -> Vec<Entry<'static>> {
    fn written<T: Copy>(list: &[T], written: fn(T) -> &'static str) -> Vec<Entry<'static>> {
        numbered(list, |at, value| Entry::new(at, written(*value), written(*value), &[]))
    }
    match field {
        Field::Form => written(Form::ALL, Form::written),
        Field::Weight => written(Weight::ALL, Weight::written),
        Field::Coding => written(Coding::ALL, Coding::written),
        Field::Precision => written(&Precision::ALL, Precision::written),
        Field::Dated => written(How::ALL, How::written),
        Field::Is => written(Is::ALL, Is::written),
        Field::Weekday => calendar(WEEKDAYS),
        Field::Month => calendar(MONTHS),
        _ => Vec::new(),
    }
}

fn numbered<'a, 'l, T>(list: &'l [T], entry: impl Fn(usize, &'l T) -> Entry<'a>) -> Vec<Entry<'a>> {
    list.iter().enumerate().map(|(at, item)| entry(at, item)).collect()
}

fn calendar(list: &'static [(&str, &str)]) -> Vec<Entry<'static>> {
    let number = |at: usize| Some(at as u8 + 1);
    numbered(list, |at, (short, name)| Entry { number: number(at), ..Entry::new(at, short, name, &[]) })
}

/// The answers that the questions know, each once.
fn answers(catalog: &Catalog) -> Vec<Entry<'_>> {
    let mut seen: HashSet<&Id> = HashSet::new();
    let all = catalog.questions.iter().flat_map(|q| &q.answers);
    let once = all.filter(|id| seen.insert(id));
    once.enumerate().map(|(at, id)| Entry::new(at, id.as_str(), id.as_str(), &[])).collect()
}

/// What a value of a field is called.
pub fn noun(field: Field) -> &'static str {
    match field {
        Field::Kind => "kind of this store",
        Field::Place | Field::Near => "place of this store",
        Field::Actor | Field::Role | Field::By | Field::Via => "actor of this store",
        Field::ByKind => "kind of actor of this store",
        Field::Source => "source of this store",
        Field::Question => "question of this store",
        Field::Answer => "answer to a question of this store",
        Field::Tag => "tag of this store",
        Field::Form => "form",
        Field::Weight => "weight",
        Field::Coding => "degree of coding",
        Field::Precision => "precision",
        Field::Dated => "way a date is known",
        Field::Weekday => "day of the week",
        Field::Month => "month",
        _ => "property that `is:` asks for",
    }
}
