//! The table of fields: one row for each, read by the parser, completion, help, the filter pane and the docs.

use crate::model::{Catalog, Id, Measure, RoleIx, SideIx};

/// A field of the language, named by its row in [`FIELDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Overlaps a stretch of time.
    Date,
    /// Lies wholly within a stretch of time.
    During,
    /// Some claim was published then.
    Published,
    /// Only what was published by then.
    AsOf,
    /// How exactly the date is known.
    Precision,
    /// How it is known at all.
    Dated,
    /// On a day of the week.
    Weekday,
    /// In a month of any year.
    Month,
    /// The kind.
    Kind,
    /// The form.
    Form,
    /// How much it weighs in a briefing.
    Weight,
    /// How sure the coding is.
    Coding,
    /// A tag.
    Tag,
    /// The id.
    Id,
    /// The place and all within it.
    Place,
    /// Within a distance of a place.
    Near,
    /// Who, in any role.
    Actor,
    /// Who says so.
    By,
    /// Through whom.
    Via,
    /// What kind of speaker says so.
    ByKind,
    /// A cited source.
    Source,
    /// How many sources.
    Sources,
    /// People killed.
    Killed,
    /// People injured.
    Injured,
    /// People arrested.
    Arrested,
    /// People kidnapped.
    Kidnapped,
    /// People freed.
    Freed,
    /// People displaced.
    Displaced,
    /// Answers a question.
    Question,
    /// Answers it so.
    Answer,
    /// Has a property.
    Is,
    /// Is linked to an event.
    Linked,
    /// Who, in one role: one field for each role of the store, under the role's own name.
    Role,
}

/// What narrows a field: the side whose people are counted, or the role that an actor has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// A side, after a full stop.
    Side(SideIx, Id),
    /// A role, which is the name of the field.
    Role(RoleIx, Id),
}

/// What a field is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// EDTF dates, ranges of them, and dates with days to either side.
    Dates,
    /// A value of a list: of the store's own, by id or name, or of the format's.
    Choice,
    /// A number of people as the sources count them, `unknown` or `unstated`; of one side after a full stop.
    Count,
    /// A whole number.
    Number,
    /// A place and a distance.
    Distance,
    /// The id of an event.
    Id,
}

impl Type {
    /// The type in a word or two, for help and the docs.
    pub fn written(self) -> &'static str {
        match self {
            Type::Dates => "dates",
            Type::Choice => "choice",
            Type::Count => "count",
            Type::Number => "number",
            Type::Distance => "place and distance",
            Type::Id => "id",
        }
    }

    /// Whether values have an order, so that `<` and `>` mean something.
    pub fn ordered(self) -> bool {
        matches!(self, Type::Dates | Type::Count | Type::Number)
    }
}

/// How a field is compared with its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// `:` or `=`: is, or overlaps.
    Is,
    /// `>`: after.
    After,
    /// `>=`: from it on.
    From,
    /// `<=`: through it.
    Through,
    /// `<`: before.
    Before,
}

impl Op {
    /// Every operator as written, the longer ones first.
    pub const WRITTEN: &'static [(&'static str, Op)] = &[
        (">=", Op::From),
        ("<=", Op::Through),
        (":", Op::Is),
        ("=", Op::Is),
        (">", Op::After),
        ("<", Op::Before),
    ];

    /// The operator in canonical form.
    pub fn written(self) -> &'static str {
        match self {
            Op::Is => ":",
            Op::After => ">",
            Op::From => ">=",
            Op::Through => "<=",
            Op::Before => "<",
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct FieldRow {
    /// The field.
    pub field: Field,
    /// Its name in queries.
    pub name: &'static str,
    /// Other names it is known by; printed as `name`.
    pub aliases: &'static [&'static str],
    /// What it is compared with.
    pub takes: Type,
    /// What it asks, one sentence ending in a period.
    pub doc: &'static str,
    /// A query that uses it.
    pub example: &'static str,
}

/// A row of a field with one name.
const fn row(
    field: Field,
    name: &'static str,
    takes: Type,
    example: &'static str,
    doc: &'static str,
) -> FieldRow {
    FieldRow { field, name, aliases: &[], takes, doc, example }
}

/// Every field, in the order of the docs and of [`Field`].
#[rustfmt::skip]
pub const FIELDS: &[FieldRow] = &[
    FieldRow {
        aliases: &["year"],
        ..row(Field::Date, "date", Type::Dates, "date:2017-07..2019", "Overlaps a stretch of time.")
    },
    FieldRow {
        aliases: &["within"],
        ..row(Field::During, "during", Type::Dates, "during:2018", "Lies wholly within a stretch of time.")
    },
    row(Field::Published, "published", Type::Dates, "published<=2018-01", "Some claim was published then."),
    row(Field::AsOf, "asof", Type::Dates, "asof:2018-01-19", "Shows only what was published by then: at the top of a query, once."),
    row(Field::Precision, "precision", Type::Choice, "precision:day", "How exactly the date is known."),
    row(Field::Dated, "dated", Type::Choice, "dated:inferred,outside", "How the date is known."),
    row(Field::Weekday, "weekday", Type::Choice, "weekday:fri", "Falls on a day of the week."),
    row(Field::Month, "month", Type::Choice, "month:jun", "Falls in a month of any year."),
    row(Field::Kind, "kind", Type::Choice, "kind:attack,operation", "Is of a kind; possibly so when only a claim says so."),
    row(Field::Form, "form", Type::Choice, "-form:statement", "Is of a form."),
    row(Field::Weight, "weight", Type::Choice, "weight:major", "What a small screen or a short briefing keeps."),
    row(Field::Coding, "coding", Type::Choice, "coding:doubtful", "How sure the coding is, not the fact."),
    row(Field::Tag, "tag", Type::Choice, "tag:checkpoint", "Carries a tag."),
    row(Field::Id, "id", Type::Id, "id:2018-06-17-anjata", "Is the event of that id."),
    row(Field::Place, "place", Type::Choice, "place:nineveh", "Happened at a place or anywhere within it; possibly so when only a claim, or only one reading of where a place lies, says so."),
    row(Field::Near, "near", Type::Distance, "near:mosul+50km", "Happened within a distance of a place's coordinates; possibly so when its own are not known well enough. A place without coordinates is near nothing."),
    row(Field::Actor, "actor", Type::Choice, "actor:isis", "Names an actor in any role; possibly so when only a claim does."),
    row(Field::By, "by", Type::Choice, "by:rasool", "Somebody says so, or is reported to."),
    row(Field::Via, "via", Type::Choice, "via:rawabet", "It is said through somebody."),
    row(Field::ByKind, "by.kind", Type::Choice, "by.kind:state-force", "A speaker of that kind of actor says so."),
    row(Field::Source, "source", Type::Choice, "source:asharq-2018/19", "Cites a source, or a paragraph of it after a slash."),
    row(Field::Sources, "sources", Type::Number, "sources>=2", "How many sources it cites."),
    row(Field::Killed, "killed", Type::Count, "killed.civilians>=2", "How many were killed, true when one row of the toll says so."),
    row(Field::Injured, "injured", Type::Count, "injured>=5", "How many were injured, true when one row of the toll says so."),
    row(Field::Arrested, "arrested", Type::Count, "arrested>=5", "How many were arrested, true when one row of the toll says so."),
    row(Field::Kidnapped, "kidnapped", Type::Count, "kidnapped>=1", "How many were kidnapped, true when one row of the toll says so."),
    row(Field::Freed, "freed", Type::Count, "freed>=1", "How many were freed, true when one row of the toll says so."),
    row(Field::Displaced, "displaced", Type::Count, "displaced>=100", "How many were displaced, true when one row of the toll says so."),
    row(Field::Question, "question", Type::Choice, "question:hold-ground", "Answers a question the sources argue about; beside `answer:`, with that answer."),
    row(Field::Answer, "answer", Type::Choice, "answer:cannot", "Answers a question so."),
    row(Field::Is, "is", Type::Choice, "is:differing", "Has a property: its claims differ, it lies outside what the store covers, it is located, it is linked."),
    row(Field::Linked, "linked", Type::Id, "linked:2018-06-17-anjata", "Is linked to an event, either way."),
];

/// The row of every role of the store, under the role's own name.
#[rustfmt::skip]
pub const ROLE: FieldRow =
    row(Field::Role, "role", Type::Choice, "attacker:isis", "Names an actor in that role; possibly so when only a claim does, and never one that is merely implied.");

impl Field {
    /// The field's row.
    pub fn row(self) -> &'static FieldRow {
        FIELDS.get(self as usize).unwrap_or(&ROLE)
    }

    /// The field that counts so.
    pub fn counting(measure: Measure) -> Field {
        match measure {
            Measure::Killed => Field::Killed,
            Measure::Injured => Field::Injured,
            Measure::Arrested => Field::Arrested,
            Measure::Kidnapped => Field::Kidnapped,
            Measure::Freed => Field::Freed,
            Measure::Displaced => Field::Displaced,
        }
    }

    /// What the field counts, if it counts people.
    pub fn measure(self) -> Option<Measure> {
        Measure::ALL.iter().copied().find(|m| Field::counting(*m) == self)
    }

    /// The field's name in queries.
    pub fn name(self) -> &'static str {
        self.row().name
    }
}

/// The field of a name in any case, and what narrows it: the table first, then counts of one side
/// (`killed.civilians`), then the store's roles.
pub fn known(name: &str, catalog: &Catalog) -> Option<(Field, Option<Of>)> {
    let name = &name.to_lowercase();
    if let Some(row) = find(name) {
        return Some((row.field, None));
    }
    let sided = counted(name, catalog).map(|(row, side)| (row.field, Some(side)));
    sided.or_else(|| role(name, catalog).map(|role| (Field::Role, Some(role))))
}

/// The count and the side that a name such as `killed.civilians` asks for.
fn counted(name: &str, catalog: &Catalog) -> Option<(&'static FieldRow, Of)> {
    let (measure, side) = name.split_once('.')?;
    let row = find(measure).filter(|row| row.takes == Type::Count)?;
    let at = catalog.sides.iter().position(|s| s.id.as_str() == side)?;
    Some((row, Of::Side(SideIx(at as u32), catalog.sides.get(at)?.id.clone())))
}

fn role(name: &str, catalog: &Catalog) -> Option<Of> {
    let at = catalog.roles.iter().position(|r| r.id.as_str() == name)?;
    Some(Of::Role(RoleIx(at as u32), catalog.roles.get(at)?.id.clone()))
}

/// The row of that name or alias.
pub fn find(name: &str) -> Option<&'static FieldRow> {
    FIELDS.iter().find(|r| r.name == name || r.aliases.contains(&name))
}

/// Every name that may stand before an operator in a query of this store, with what it asks: the table, the
/// roles, and last the counts of one side.
pub fn names(catalog: &Catalog) -> impl Iterator<Item = (String, &'static FieldRow)> {
    let own = |r: &'static FieldRow| std::iter::once(r.name).chain(r.aliases.iter().copied());
    let table = FIELDS.iter().flat_map(move |r| own(r).map(move |name| (name.to_owned(), r)));
    let roles = catalog.roles.iter().map(|role| (role.id.to_string(), &ROLE));
    let counts = FIELDS.iter().filter(|r| r.takes == Type::Count);
    let sided =
        |r: &'static FieldRow| catalog.sides.iter().map(move |side| (format!("{}.{}", r.name, side.id), r));
    table.chain(roles).chain(counts.flat_map(sided))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_fields() {
        for (at, row) in FIELDS.iter().enumerate() {
            assert_eq!(row.field as usize, at, "{}", row.name);
            assert_eq!(row.field.row().name, row.name);
        }
    }

    #[test]
    fn no_name_is_given_twice() {
        let mut all: Vec<&str> = FIELDS.iter().flat_map(|r| [&[r.name], r.aliases].concat()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn names_are_lower_case_and_docs_are_sentences() {
        for row in FIELDS {
            assert!(row.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'.'), "{}", row.name);
            assert!(row.doc.ends_with('.') && row.doc.starts_with(char::is_uppercase), "{}", row.name);
            assert!(row.example.contains(row.name), "{}", row.example);
        }
    }

    #[test]
    fn every_operator_reads_as_it_is_written() {
        for (written, op) in Op::WRITTEN {
            assert!(*written == op.written() || *written == "=", "{written}");
        }
    }
}
