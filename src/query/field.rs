//! The table of fields: one row for each, read by the parser, completion, help, the filter pane and the docs.

use crate::model::Catalog;

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
    /// An id.
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
    /// Whether this version answers it; others are recognised and refused.
    pub answered: bool,
}

/// A row of a field that this version answers.
const fn row(
    field: Field,
    name: &'static str,
    takes: Type,
    example: &'static str,
    doc: &'static str,
) -> FieldRow {
    FieldRow { field, name, aliases: &[], takes, doc, example, answered: true }
}

/// A row of a field that this version knows and refuses.
const fn later(
    field: Field,
    name: &'static str,
    takes: Type,
    example: &'static str,
    doc: &'static str,
) -> FieldRow {
    FieldRow { field, name, aliases: &[], takes, doc, example, answered: false }
}

/// Every field, in the order of the docs and of [`Field`].
#[rustfmt::skip]
pub const FIELDS: &[FieldRow] = &[
    row(Field::Date, "date", Type::Dates, "date:2017-07..2019", "Overlaps a stretch of time."),
    FieldRow {
        aliases: &["within"],
        ..row(Field::During, "during", Type::Dates, "during:2018", "Lies wholly within a stretch of time.")
    },
    later(Field::Published, "published", Type::Dates, "published<=2018-01", "Some claim was published then."),
    later(Field::AsOf, "asof", Type::Dates, "asof:2018-01-19", "Shows only what was published by then."),
    later(Field::Precision, "precision", Type::Choice, "precision:day", "How exactly the date is known."),
    later(Field::Dated, "dated", Type::Choice, "dated:inferred,outside", "How the date is known."),
    later(Field::Weekday, "weekday", Type::Choice, "weekday:fri", "Falls on a day of the week."),
    later(Field::Month, "month", Type::Choice, "month:jun", "Falls in a month of any year."),
    row(Field::Kind, "kind", Type::Choice, "kind:attack,operation", "Is of a kind; possibly so when only a claim says so."),
    row(Field::Form, "form", Type::Choice, "-form:statement", "Is of a form."),
    later(Field::Weight, "weight", Type::Choice, "weight:major", "What a small screen or a short briefing keeps."),
    later(Field::Coding, "coding", Type::Choice, "coding:doubtful", "How sure the coding is, not the fact."),
    later(Field::Tag, "tag", Type::Choice, "tag:checkpoint", "Carries a tag."),
    later(Field::Id, "id", Type::Id, "id:2018-06-17-anjata", "Is the event of that id."),
    row(Field::Place, "place", Type::Choice, "place:nineveh", "Happened at a place or anywhere within it; possibly so when only a claim, or only one reading of where a place lies, says so."),
    later(Field::Near, "near", Type::Distance, "near:mosul+50km", "Happened within a distance of a place."),
    row(Field::Actor, "actor", Type::Choice, "actor:isis", "Names an actor in any role; possibly so when only a claim does."),
    later(Field::By, "by", Type::Choice, "by:rasool", "Somebody says so, or is reported to."),
    later(Field::Via, "via", Type::Choice, "via:rawabet", "It is said through somebody."),
    later(Field::ByKind, "by.kind", Type::Choice, "by.kind:state-force", "A speaker of that kind of actor says so."),
    row(Field::Source, "source", Type::Choice, "source:asharq-2018", "Cites a source."),
    later(Field::Sources, "sources", Type::Number, "sources>=2", "How many sources it cites."),
    later(Field::Killed, "killed", Type::Count, "killed.civilians>=2", "How many were killed, true when one row of the toll says so."),
    later(Field::Injured, "injured", Type::Count, "injured>=5", "How many were injured, true when one row of the toll says so."),
    later(Field::Arrested, "arrested", Type::Count, "arrested>=5", "How many were arrested, true when one row of the toll says so."),
    later(Field::Kidnapped, "kidnapped", Type::Count, "kidnapped>=1", "How many were kidnapped, true when one row of the toll says so."),
    later(Field::Freed, "freed", Type::Count, "freed>=1", "How many were freed, true when one row of the toll says so."),
    later(Field::Displaced, "displaced", Type::Count, "displaced>=100", "How many were displaced, true when one row of the toll says so."),
    later(Field::Question, "question", Type::Choice, "question:hold-ground", "Answers a question the sources argue about."),
    later(Field::Answer, "answer", Type::Choice, "answer:cannot", "Answers a question so."),
    row(Field::Is, "is", Type::Choice, "is:differing", "Has a property: its claims differ, it lies outside what the store covers, it is located, it is linked."),
    later(Field::Linked, "linked", Type::Id, "linked:2018-06-17-anjata", "Is linked to an event, either way."),
];

impl Field {
    /// The field's row.
    pub fn row(self) -> &'static FieldRow {
        &FIELDS[self as usize]
    }

    /// The field's name in queries.
    pub fn name(self) -> &'static str {
        self.row().name
    }
}

/// What a name before an operator turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// A field that this version answers.
    Answered(Field),
    /// A field of the language that this version does not answer: a row of the table, a count of one side,
    /// or a role of the store.
    Later,
    /// No field.
    Unknown,
}

/// Looks a name up: the table first, then counts of one side (`killed.civilians`), then the store's roles.
pub fn known(name: &str, catalog: &Catalog) -> Known {
    if let Some(row) = find(name) {
        return if row.answered { Known::Answered(row.field) } else { Known::Later };
    }
    let counted = name.split_once('.').is_some_and(|(measure, side)| {
        find(measure).is_some_and(|r| r.takes == Type::Count)
            && catalog.sides.iter().any(|s| s.id.as_str() == side)
    });
    let role = catalog.roles.iter().any(|r| r.id.as_str() == name);
    if counted || role { Known::Later } else { Known::Unknown }
}

/// The row of that name or alias.
pub fn find(name: &str) -> Option<&'static FieldRow> {
    FIELDS.iter().find(|r| r.name == name || r.aliases.contains(&name))
}

/// Every name that may stand before an operator in a query of this store, answered or not.
pub fn names(catalog: &Catalog) -> impl Iterator<Item = &str> {
    let table = FIELDS.iter().flat_map(|r| std::iter::once(r.name).chain(r.aliases.iter().copied()));
    table.chain(catalog.roles.iter().map(|r| r.id.as_str()))
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
