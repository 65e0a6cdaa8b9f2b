//! Gives names their meaning: a field's name its row of the table, a value its place in the store's lists.

use super::dates;
use super::entries::{self, Entry};
use super::error::QueryError;
use super::field::{self, Field, Of, Op, Type};
use super::lexer::{Kind, Piece, PieceKind, RawValue, Token};
use super::names::Named;
use super::numbers;
use super::tree::{At, FieldValue, Node};
use crate::error::nearest::nearest;
use crate::model::wording::listed;
use crate::model::{Catalog, Id, PlaceIx};
use crate::text::{Text, fold};

/// How many ids of events are looked through for a near one, each time that an unknown one is typed.
const COMPARED: usize = 5_000;

/// The term that a token with a field asks for.
pub fn term(token: &Token, names: &dyn Named) -> Result<Node, QueryError> {
    let Kind::Field { name, name_at, op, op_at, values } = &token.kind else {
        return Err(QueryError::new(token.at.range(), "A field is missing here."));
    };
    let (field, of) = field_of(name, *name_at, names)?;
    ordered(field, *op, *op_at, values)?;
    let read = |raw: &RawValue| Ok((raw.at, value(field, *op, raw, names)?));
    let values = values.iter().map(read).collect::<Result<Vec<_>, QueryError>>()?;
    Ok(Node::narrowed(token.at, (field, of), *op, values))
}

fn field_of(name: &str, at: At, names: &dyn Named) -> Result<(Field, Option<Of>), QueryError> {
    let unknown = || {
        if let Some(error) = unknown_side(name, at, names) {
            return error;
        }
        let error = QueryError::new(at.range(), format!("`{name}` is not a field."));
        if !names.may_hint() {
            return error;
        }
        let known: Vec<String> = field::names(names.catalog()).map(|(name, _)| name).collect();
        let hint = did_you_mean(name, known.iter().map(|n| (n.as_str(), n.as_str())));
        let hint = hint.unwrap_or_else(|| "Quote the text to look for it as it stands.".into());
        error.hint(hint)
    };
    field::known(name, names.catalog()).ok_or_else(unknown)
}

/// That there is no such side, where a name counts people of one after its full stop.
fn unknown_side(name: &str, at: At, names: &dyn Named) -> Option<QueryError> {
    let (measure, side) = name.split_once('.')?;
    field::find(&measure.to_lowercase()).filter(|row| row.takes == Type::Count)?;
    let at = at.start + measure.len() + 1..at.end;
    let error = QueryError::new(at, format!("`{side}` is not a side of this store."));
    if !names.may_hint() {
        return Some(error);
    }
    let sides: Vec<Entry<'_>> = entries::sides(names.catalog());
    let known = sides.iter().flat_map(|e| [(e.id, e.id), (e.name, e.id)]);
    Some(error.maybe_hint(did_you_mean(side, known).or_else(|| one_of(&sides, &fold(side)))))
}

/// Refuses an order where values have none, and several values under an order.
fn ordered(field: Field, op: Op, at: At, values: &[RawValue]) -> Result<(), QueryError> {
    let name = field.name();
    if field == Field::AsOf {
        return one_day(op, at, values);
    }
    if op == Op::Is {
        return Ok(());
    }
    if !field.row().takes.ordered() {
        let error = QueryError::new(at.range(), format!("Values of `{name}` have no order."));
        return Err(error.hint(format!("Write `{name}:`.")));
    }
    match values.get(1) {
        None => Ok(()),
        Some(second) => {
            let message = format!("`{}` compares with one value.", op.written());
            Err(QueryError::new(second.at.range(), message))
        }
    }
}

/// Refuses anything but one date for `asof`: it is a point of view, and no comparison.
fn one_day(op: Op, at: At, values: &[RawValue]) -> Result<(), QueryError> {
    if op != Op::Is {
        let error =
            QueryError::new(at.range(), "`asof` compares nothing: it says by when claims were published.");
        return Err(error.hint("Write `asof:`."));
    }
    let ranged = |raw: &&RawValue| raw.pieces.len() > 1;
    match values.get(1).or_else(|| values.iter().find(ranged)) {
        None => Ok(()),
        Some(raw) => Err(QueryError::new(raw.at.range(), "`asof` takes one date.")),
    }
}

fn value(field: Field, op: Op, raw: &RawValue, names: &dyn Named) -> Result<FieldValue, QueryError> {
    match field.row().takes {
        Type::Dates => dates::value(op, raw).map(FieldValue::Date),
        Type::Number => numbers::numbers(op, raw).map(FieldValue::Sources),
        Type::Count => counted(field, op, raw),
        Type::Distance => near(raw, names),
        Type::Id => one(field, raw).and_then(|text| event(text, raw.at, names)),
        Type::Choice => one(field, raw).and_then(|text| chosen(field, text, raw, names)),
    }
}

/// The text of a value that must be one id or name.
fn one(field: Field, raw: &RawValue) -> Result<&str, QueryError> {
    match raw.pieces.as_slice() {
        [Piece { kind: PieceKind::Bare(text) | PieceKind::Quoted(text), .. }] => Ok(text),
        _ => {
            let message = format!("`{}` takes an id or a quoted name.", field.name());
            Err(QueryError::new(raw.at.range(), message))
        }
    }
}

fn counted(field: Field, op: Op, raw: &RawValue) -> Result<FieldValue, QueryError> {
    let value = numbers::count(op, raw)?;
    let measure =
        field.measure().ok_or_else(|| QueryError::new(raw.at.range(), "Nothing is counted here."))?;
    Ok(FieldValue::Count(measure, value))
}

fn near(raw: &RawValue, names: &dyn Named) -> Result<FieldValue, QueryError> {
    let (name, kilometres, end) = numbers::distance(raw)?;
    let FieldValue::Place(place, id) = choice(Field::Place, name, At::new(raw.at.start, end), names)? else {
        return Err(QueryError::new(raw.at.range(), "`near` takes a place and a distance."));
    };
    if names.catalog().place(place).at.is_none() {
        let error = QueryError::new(raw.at.start..end, format!("`{id}` has no coordinates to measure from."));
        let inside = if names.may_hint() { located_in(place, names.catalog()) } else { Vec::new() };
        return Err(error.hint(match inside.as_slice() {
            [] => format!("Write `place:{id}`, or take a place near it."),
            [only] => format!("Write `{only}`, which lies in it and has some, or `place:{id}`."),
            some => format!("{} in it have some; or write `place:{id}`.", listed(some, "and")),
        }));
    }
    Ok(FieldValue::Near(place, id, kilometres))
}

/// Some places within another that have coordinates, those of its own name first, each in code marks unless it is alone.
fn located_in(place: PlaceIx, catalog: &Catalog) -> Vec<String> {
    let own = fold(catalog.place(place).name.as_str());
    let all = (0..).map(PlaceIx).zip(&catalog.places);
    let inside = all.filter(|(ix, found)| found.at.is_some() && catalog.surely_within(*ix, place));
    let mut found: Vec<(bool, &Id)> =
        inside.map(|(_, found)| (!fold(found.name.as_str()).contains(&own), &found.id)).collect();
    found.sort_by_key(|(other, _)| *other);
    match found.as_slice() {
        [(_, only)] => vec![only.as_str().to_owned()],
        some => some.iter().take(NAMED_INSIDE).map(|(_, id)| format!("`{id}`")).collect(),
    }
}

/// So many places inside another are named.
const NAMED_INSIDE: usize = 3;

/// The event of an id, which must be one of the store's where these are known.
fn event(text: &str, at: At, names: &dyn Named) -> Result<FieldValue, QueryError> {
    let folded = fold(text);
    let id = Id::new(&folded).filter(|id| names.ids().is_none() || names.event(id.as_str()).is_some());
    let unknown = || {
        let error = QueryError::new(at.range(), format!("`{text}` is not the id of an event."));
        if !names.may_hint() {
            return error;
        }
        let known = names.ids().into_iter().flatten().take(COMPARED).map(|id| (id, id));
        error.maybe_hint(did_you_mean(text, known).or_else(|| with_that_in_it(&folded, names)))
    };
    id.map(FieldValue::Event).ok_or_else(unknown)
}

/// A hint with the event of whose id a text is a part in whole words, of several the one of which it is the most.
fn with_that_in_it(folded: &str, names: &dyn Named) -> Option<String> {
    let id = names.ids()?.filter(|id| entries::is_part(folded, id)).min_by_key(|id| id.len())?;
    Some(format!("Did you mean `{id}`?"))
}

/// The value that a text means; between quotes, also one of whose names it is a part in whole words, if it is of no
/// other's.
fn chosen(field: Field, text: &str, raw: &RawValue, names: &dyn Named) -> Result<FieldValue, QueryError> {
    let quoted = matches!(raw.pieces.as_slice(), [Piece { kind: PieceKind::Quoted(_), .. }]);
    let folded = fold(text);
    if !quoted || !named(field, &folded, names).is_empty() || cited_paragraph(field, text).is_some() {
        return choice(field, text, raw.at, names);
    }
    let look = || entries::of(field, names).into_iter().filter(|e| e.named_in_part(&folded)).collect();
    let parts: Vec<Entry<'_>> = names.listed_in_part(field, &folded).unwrap_or_else(look);
    match parts.as_slice() {
        [entry] => entry.value(field, names.catalog()).ok_or_else(|| unknown(field, text, raw.at, names)),
        [] => choice(field, text, raw.at, names),
        several => Err(ambiguous(field, text, raw.at, several)),
    }
}

/// The value that a text means: by id, else by name or other spelling, without regard to case or accents.
fn choice(field: Field, text: &str, at: At, names: &dyn Named) -> Result<FieldValue, QueryError> {
    if let Some((source, paragraph)) = cited_paragraph(field, text) {
        return cited(source, paragraph, at, names);
    }
    if field == Field::Tag && names.tags().is_none() {
        let tag = Id::new(&fold(text)).map(FieldValue::Tag);
        return tag.ok_or_else(|| QueryError::new(at.range(), format!("`{text}` is not a tag.")));
    }
    let named = named(field, &fold(text), names);
    match named.as_slice() {
        [entry] => entry.value(field, names.catalog()).ok_or_else(|| unknown(field, text, at, names)),
        [] => Err(unknown(field, text, at, names)),
        several => Err(ambiguous(field, text, at, several)),
    }
}

fn ambiguous(field: Field, text: &str, at: At, several: &[Entry<'_>]) -> QueryError {
    let ids: Vec<String> = several.iter().take(4).map(|e| format!("`{}`", e.id)).collect();
    let message = format!("`{text}` names more than one {}.", entries::noun(field));
    QueryError::new(at.range(), message).hint(format!("Write the id: {}.", ids.join(" or ")))
}

/// The values that a folded text names: the one with that id, else all of that name or other spelling.
fn named<'n>(field: Field, folded: &str, names: &'n dyn Named) -> Vec<Entry<'n>> {
    if let Some(listed) = names.listed(field, folded) {
        return listed;
    }
    let entries = entries::of(field, names);
    match entries.iter().find(|e| e.id == folded) {
        Some(entry) => vec![*entry],
        None => entries.into_iter().filter(|e| e.named(folded)).collect(),
    }
}

/// The source and the paragraph that a text such as `asharq-2018/19` names.
fn cited_paragraph(field: Field, text: &str) -> Option<(&str, &str)> {
    let (source, paragraph) = text.rsplit_once('/').filter(|_| field == Field::Source)?;
    let digits = !paragraph.is_empty() && paragraph.bytes().all(|b| b.is_ascii_digit());
    digits.then_some((source, paragraph))
}

fn cited(source: &str, paragraph: &str, at: At, names: &dyn Named) -> Result<FieldValue, QueryError> {
    let before = At::new(at.start, at.end.saturating_sub(paragraph.len() + 1));
    let FieldValue::Source(ix, id) = choice(Field::Source, source, before, names)? else {
        return Err(QueryError::new(at.range(), "A source is missing here."));
    };
    match paragraph.parse() {
        Ok(number) if number > 0 => Ok(FieldValue::Paragraph(ix, id, number)),
        _ => {
            let digits = at.end.saturating_sub(paragraph.len())..at.end;
            Err(QueryError::new(digits, "Paragraphs are counted from 1."))
        }
    }
}

fn unknown(field: Field, text: &str, at: At, names: &dyn Named) -> QueryError {
    let noun = entries::noun(field);
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    let error = QueryError::new(at.range(), format!("`{text}` is not {article} {noun}."));
    if !names.may_hint() {
        return error;
    }
    let entries = entries::of(field, names);
    let known = entries.iter().flat_map(|e| {
        let names = std::iter::once(e.name).chain(e.also.iter().map(Text::as_str));
        std::iter::once((e.id, e.id)).chain(names.map(|n| (n, e.id)))
    });
    error.maybe_hint(did_you_mean(text, known).or_else(|| one_of(&entries, &fold(text))))
}

/// A hint with all values, where they are few enough to be read: first those that begin most like the text.
fn one_of(entries: &[Entry<'_>], folded: &str) -> Option<String> {
    const READABLE: usize = 12;
    let shared = |e: &&Entry<'_>| e.id.chars().zip(folded.chars()).take_while(|(a, b)| a == b).count();
    let mut entries: Vec<&Entry<'_>> = entries.iter().collect();
    entries.sort_by_key(|e| std::cmp::Reverse(shared(e)));
    let ids: Vec<String> = entries.iter().map(|e| format!("`{}`", e.id)).collect();
    (!ids.is_empty() && ids.len() <= READABLE).then(|| format!("It can be {}.", ids.join(", ")))
}

/// A hint with the nearest of the known names, if one is near: pairs are what is compared and what is offered.
/// A name that only has been begun is nearest.
pub fn did_you_mean<'a>(text: &str, known: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let known: Vec<(String, &str)> = known.map(|(name, offer)| (fold(name), offer)).collect();
    let folded = fold(text);
    let begun = known.iter().find(|(name, _)| folded.chars().nth(1).is_some() && name.starts_with(&folded));
    let near = begun.or_else(|| {
        let near = nearest(&folded, known.iter().map(|(name, _)| name.as_str()))?;
        known.iter().find(|(name, _)| name == near)
    });
    near.map(|(_, offer)| format!("Did you mean `{offer}`?"))
}
