//! Gives names their meaning: a field's name its row of the table, a value its place in the store's lists.

use super::dates;
use super::error::QueryError;
use super::field::{self, Field, Known, Op, Type};
use super::lexer::{Kind, Piece, PieceKind, RawValue, Token};
use super::tree::{At, FieldValue, Node};
use crate::error::nearest::nearest;
use crate::index::Is;
use crate::model::{ActorIx, Catalog, Form, KindIx, PlaceIx, SourceIx};
use crate::text::{Text, fold};

/// Properties that the language has and this version does not answer.
const LATER_FLAGS: &[&str] = &["marked"];

/// The term that a token with a field asks for.
pub fn term(token: &Token, catalog: &Catalog) -> Result<Node, QueryError> {
    let Kind::Field { name, name_at, op, op_at, values } = &token.kind else {
        return Err(QueryError::new(token.at.range(), "A field is missing here."));
    };
    let field = field_of(name, *name_at, catalog)?;
    ordered(field, *op, *op_at, values)?;
    let read = |raw: &RawValue| Ok((raw.at, value(field, *op, raw, catalog)?));
    let values = values.iter().map(read).collect::<Result<Vec<_>, QueryError>>()?;
    Ok(Node::term(token.at, field, *op, values))
}

fn field_of(name: &str, at: At, catalog: &Catalog) -> Result<Field, QueryError> {
    match field::known(name, catalog) {
        Known::Answered(field) => Ok(field),
        Known::Later => {
            let answered: Vec<&str> = field::FIELDS.iter().filter(|r| r.answered).map(|r| r.name).collect();
            let message = format!("`{name}` is not a field this version answers.");
            Err(QueryError::new(at.range(), message).hint(format!("It answers {}.", answered.join(", "))))
        }
        Known::Unknown => {
            let hint = did_you_mean(name, field::names(catalog).map(|n| (n, n)));
            let hint = hint.unwrap_or_else(|| "Quote the text to look for it as it stands.".into());
            Err(QueryError::new(at.range(), format!("`{name}` is not a field.")).hint(hint))
        }
    }
}

/// Refuses an order where values have none, and several values under an order.
fn ordered(field: Field, op: Op, at: At, values: &[RawValue]) -> Result<(), QueryError> {
    let name = field.name();
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

fn value(field: Field, op: Op, raw: &RawValue, catalog: &Catalog) -> Result<FieldValue, QueryError> {
    if field.row().takes == Type::Dates {
        return dates::value(op, raw).map(FieldValue::Date);
    }
    match raw.pieces.as_slice() {
        [Piece { kind: PieceKind::Bare(text) | PieceKind::Quoted(text), .. }] => {
            choice(field, text, raw.at, catalog)
        }
        _ => {
            let message = format!("`{}` takes an id or a quoted name.", field.name());
            Err(QueryError::new(raw.at.range(), message))
        }
    }
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
    position: u32,
}

impl<'a> Entry<'a> {
    fn new(position: usize, id: &'a str, name: &'a str, also: &'a [Text]) -> Entry<'a> {
        Entry { id, name, also, position: position as u32 }
    }

    /// Whether the folded text is its name or another spelling.
    fn named(&self, folded: &str) -> bool {
        fold(self.name) == folded || self.also.iter().any(|a| fold(a.as_str()) == folded)
    }

    /// The value of that field.
    pub fn value(&self, field: Field, catalog: &Catalog) -> Option<FieldValue> {
        let at = self.position;
        Some(match field {
            Field::Kind => FieldValue::kind(KindIx(at), catalog),
            Field::Place => FieldValue::place(PlaceIx(at), catalog),
            Field::Actor => FieldValue::actor(ActorIx(at), catalog),
            Field::Source => FieldValue::source(SourceIx(at), catalog),
            Field::Form => FieldValue::Form(*Form::ALL.get(at as usize)?),
            Field::Is => FieldValue::Is(*Is::ALL.get(at as usize)?),
            _ => return None,
        })
    }
}

/// The values a field can be asked for, in the order of their list; none for dates.
pub fn entries(field: Field, catalog: &Catalog) -> Vec<Entry<'_>> {
    fn numbered<'a, T>(list: &'a [T], entry: impl Fn(usize, &'a T) -> Entry<'a>) -> Vec<Entry<'a>> {
        list.iter().enumerate().map(|(at, item)| entry(at, item)).collect()
    }
    let new = Entry::new;
    match field {
        Field::Kind => numbered(&catalog.kinds, |at, k| new(at, k.id.as_str(), k.name.as_str(), &[])),
        Field::Place => numbered(&catalog.places, |at, p| new(at, p.id.as_str(), p.name.as_str(), &p.also)),
        Field::Actor => numbered(&catalog.actors, |at, a| new(at, a.id.as_str(), a.name.as_str(), &a.also)),
        Field::Source => numbered(&catalog.sources, |at, s| new(at, s.id.as_str(), s.title.as_str(), &[])),
        Field::Form => numbered(Form::ALL, |at, f| new(at, f.written(), f.written(), &[])),
        Field::Is => numbered(Is::ALL, |at, p| new(at, p.written(), p.written(), &[])),
        _ => Vec::new(),
    }
}

/// The value that a text means: by id, else by name or other spelling, without regard to case or accents.
fn choice(field: Field, text: &str, at: At, catalog: &Catalog) -> Result<FieldValue, QueryError> {
    let entries = entries(field, catalog);
    let folded = fold(text);
    let by_id = entries.iter().find(|e| e.id == folded);
    let named: Vec<&Entry<'_>> = match by_id {
        Some(entry) => vec![entry],
        None => entries.iter().filter(|e| e.named(&folded)).collect(),
    };
    match named.as_slice() {
        [entry] => entry.value(field, catalog).ok_or_else(|| unknown(field, text, at, &entries)),
        [] => Err(unknown(field, text, at, &entries)),
        several => {
            let ids: Vec<String> = several.iter().take(4).map(|e| format!("`{}`", e.id)).collect();
            let message = format!("`{text}` names more than one {}.", noun(field));
            Err(QueryError::new(at.range(), message).hint(format!("Write the id: {}.", ids.join(" or "))))
        }
    }
}

fn unknown(field: Field, text: &str, at: At, entries: &[Entry<'_>]) -> QueryError {
    if field == Field::Is && LATER_FLAGS.contains(&text) {
        return QueryError::new(at.range(), format!("`is:{text}` is not something this version answers."));
    }
    if let Some(source) = cited_paragraph(field, text) {
        let error = QueryError::new(at.range(), "A paragraph is not something this version answers.");
        return error.hint(format!("Write `source:{source}`."));
    }
    let known = entries.iter().flat_map(|e| {
        let names = std::iter::once(e.name).chain(e.also.iter().map(Text::as_str));
        std::iter::once((e.id, e.id)).chain(names.map(|n| (n, e.id)))
    });
    QueryError::new(at.range(), format!("`{text}` is not a {}.", noun(field)))
        .maybe_hint(did_you_mean(text, known).or_else(|| one_of(entries)))
}

/// A hint with all values, where they are few enough to be read.
fn one_of(entries: &[Entry<'_>]) -> Option<String> {
    const READABLE: usize = 12;
    let ids: Vec<String> = entries.iter().map(|e| format!("`{}`", e.id)).collect();
    (!ids.is_empty() && ids.len() <= READABLE).then(|| format!("It can be {}.", ids.join(", ")))
}

/// The source of which a text names a paragraph: `asharq-2018/19`.
fn cited_paragraph(field: Field, text: &str) -> Option<&str> {
    let (source, para) = text.split_once('/').filter(|_| field == Field::Source)?;
    (!para.is_empty() && para.bytes().all(|b| b.is_ascii_digit())).then_some(source)
}

/// What a value of a field is called.
fn noun(field: Field) -> &'static str {
    match field {
        Field::Kind => "kind of this store",
        Field::Place => "place of this store",
        Field::Actor => "actor of this store",
        Field::Source => "source of this store",
        Field::Form => "form",
        _ => "property that `is:` asks for",
    }
}

/// A hint with the nearest of the known names, if one is near: pairs are what is compared and what is offered.
/// A name that only has been begun is nearest.
fn did_you_mean<'a>(text: &str, known: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let known: Vec<(String, &str)> = known.map(|(name, offer)| (fold(name), offer)).collect();
    let folded = fold(text);
    let begun = known.iter().find(|(name, _)| folded.chars().nth(1).is_some() && name.starts_with(&folded));
    let near = begun.or_else(|| {
        let near = nearest(&folded, known.iter().map(|(name, _)| name.as_str()))?;
        known.iter().find(|(name, _)| name == near)
    });
    near.map(|(_, offer)| format!("Did you mean `{offer}`?"))
}
