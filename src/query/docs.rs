//! Writes `docs/query.md` from the table of fields, the grammar and worked examples.

use std::fmt::Write;

use super::error::grouped;
use super::field::{FIELDS, Field, FieldRow, Op, ROLE, Type};
use super::parser::{MAX_CHARACTERS, MAX_DEPTH, RESERVED};
use crate::index::Is;

/// Worked examples: a query and what it asks, against the embedded store.
pub const EXAMPLES: &[(&str, &str)] = &[
    ("", "Everything in the coverage of the store."),
    ("mosul", "Events that speak of Mosul, in any of their texts."),
    ("suicide bombing", "Both words, anywhere, in any order."),
    ("\"suicide bombing\"", "The phrase as it stands."),
    ("mosul or tikrit", "Either word."),
    ("(mosul or tikrit) -bombing", "Either word, and nothing that speaks of a bombing."),
    ("kind:attack,operation -form:statement", "Attacks and operations that are not statements."),
    (
        "place:nineveh date:2017-07..2019",
        "At a place within Nineveh, at some time from July 2017 through 2019.",
    ),
    ("place:\"Salah al-Din\"", "A value by its name: quoted when it holds a blank."),
    ("during:2018", "Wholly within 2018."),
    ("date>=2019-11", "From November 2019 on."),
    ("date:2019-11-08~7d", "Within a week of 8 November 2019."),
    ("date:\"2018-06~\"", "A date that holds `~`, `,` or `..` is quoted."),
    ("actor:isis source:asharq-2018", "Names ISIS in any role, and cites that source."),
    ("is:differing", "Events whose claims cannot all be true."),
    ("date:2018-06 weekday:fri", "In June 2018, on a Friday."),
    (
        "attacker:isis killed.civilians>=2",
        "ISIS had the role of attacker, and a row counts two civilians killed or more.",
    ),
    ("near:mosul+50km -place:nineveh", "Within 50 km of Mosul, and not in Nineveh."),
    ("certainly(date:2019) kind:attack", "Attacks that fell into 2019 for certain."),
    ("/\\bbomb\\w*/", "A text that holds a word beginning so."),
    ("question:hold-ground answer:cannot", "Says that it cannot: question and answer are of one answer."),
    (
        "by.kind:government sources>=2",
        "A speaker of a government says so, and two sources or more are cited.",
    ),
    ("asof:2018-01-19 kind:attack", "Attacks as they could be known by 19 January 2018."),
    ("is:context", "Events wholly outside what the store covers; no other query answers them."),
    ("-is:located", "Events at no place with coordinates of its own."),
];

/// The grammar.
const GRAMMAR: &str = r#"query  = [ or ]
or     = and { "or" and }
and    = not { [ "and" ] not }
not    = [ "-" | "not" ] atom
atom   = "(" or ")" | ( "certainly" | "possibly" ) "(" or ")"
       | field op values | word | "quoted phrase" | "/" regular expression "/"
values = value { "," value }
value  = id | "quoted name" | source "/" paragraph | place "+" kilometres "km"
       | date | number | from ".." to | from ".." | ".." to | date "~" days "d"
"#;

/// The whole of `docs/query.md`.
pub fn markdown() -> String {
    let mut out = String::new();
    out.push_str(OPENING);
    let _ = write!(out, "\n## Grammar\n\n```text\n{GRAMMAR}```\n\n{}", small_print());
    out.push_str("\n## Fields\n\n");
    table(&mut out);
    let _ = write!(out, "\nOperators: {}.\n{OPERATORS}", operators());
    let _ = write!(out, "\n`is:` asks for {}.\n", flags());
    out.push_str(FIELDS_NOTES);
    out.push_str(ANSWERS);
    out.push_str("\n## Examples\n\n| query | asks for |\n|---|---|\n");
    for (query, meaning) in EXAMPLES {
        let _ = writeln!(out, "| {} | {meaning} |", code(query));
    }
    out
}

fn table(out: &mut String) {
    out.push_str("| field | takes | asks | example |\n|---|---|---|---|\n");
    for row in FIELDS.iter().chain([&ROLE]) {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            names(row),
            row.takes.written(),
            row.doc,
            code(row.example)
        );
    }
}

fn names(row: &FieldRow) -> String {
    if row.field == Field::Role {
        return "*each role of the store*".to_owned();
    }
    let side = if row.takes == Type::Count { format!(", `{}.`*side*", row.name) } else { String::new() };
    let also: Vec<String> = row.aliases.iter().map(|a| format!(", `{a}`")).collect();
    format!("`{}`{}{side}", row.name, also.concat())
}

fn operators() -> String {
    let signs: Vec<String> = Op::WRITTEN.iter().map(|(sign, _)| format!("`{sign}`")).collect();
    signs.join(" ")
}

fn flags() -> String {
    let all: Vec<String> = Is::ALL.iter().map(|f| format!("`{}`", f.written())).collect();
    all.join(", ")
}

/// A query as code in a table; the empty one in words.
fn code(query: &str) -> String {
    if query.is_empty() { "*nothing*".to_owned() } else { format!("`{query}`") }
}

fn small_print() -> String {
    let reserved: Vec<String> = RESERVED.iter().map(|w| format!("`{w}`")).collect();
    let limit = grouped(MAX_CHARACTERS);
    format!(
        "- {} are words of the language, in lower case only; quote them to look for them.\n\
         - `-` binds tightest, then `and` (or nothing), then `or`. A blank may follow `-`.\n\
         - Between quotes, `\\\"` is a quote and `\\\\` a backslash.\n\
         - No blank stands around an operator or a comma.\n\
         - `& ` at the beginning is the sign of the query line, copied with the query, and asks nothing; quoted, `\"&\"`\n  \
         looks for it.\n\
         - A query holds at most {limit} characters and {MAX_DEPTH} open parentheses.\n",
        reserved.join(" ")
    )
}

const OPENING: &str = "\
# The query language

One small language says what is counted: typed in the query line, edited by the filter pane, given to commands
with `-w`. The query line always says exactly what is counted.

Words and phrases are looked for in an event's title and summary, the names of its places and actors with their
other spellings, its speakers and how they are styled, its tags, and the words that anchor its claims; without
regard to case or accents, also within longer words. All words of a query must be found.

A field compares one property with values, of which any one will do: `kind:attack,operation`. Its name is written in
any case. A value is an id or a name, quoted when it holds a blank; between quotes, a part of a name in whole words will
do if it is of one value alone: `actor:\"Islamic State\"`. A name that is unknown is an error under a caret, with the
nearest known.

## While a line is typed

- Each letter of a word is answered at once, with the whole list and all counts.
- While a line does not read, the last answer that was good stays, and the header says that its counts are those of the
  `last good` line.
- The letters of a field's name are looked for as a word until an operator makes them a name: then the line is answered
  without them, until a value is there. `kind:attack place:` counts attacks, and not what speaks of a place.
- A last word that no event holds, and with which the name of a field or a word of the language begins, is not answered
  yet: the header says `last good`, and the line is answered without it. `Enter` takes it as it stands.
- `Tab` takes what is offered for the word at the cursor, the likeliest first: what begins so before what holds it
  inside, then by how many events have it beside what must hold with it in the line; beside what does not read nothing
  is counted. Days, months, forms, weights and the like keep their order until a letter is typed. In an empty line the
  first `Tab` shows the fields and takes none.
- While stores are being read nothing is counted beside a value: it would be counted in their beginning.
";

const OPERATORS: &str = "\
`:` and `=` are the same. The others compare with one date: `date>=2018` is from the first minute of 2018 on,
`date>2018` after its last, `date<=2018` through its last, `date<2018` before its first. Counts and numbers are
compared as numbers.
";

const FIELDS_NOTES: &str = "
- A role is a field of its own, and asks for a role and a name on the same actor: `attacker:isis`. An actor whose
  part is merely implied answers `actor:` and no role. `unidentified` is an actor like any other.
- A count asks one row of the toll: rows are never added up. After a full stop stands a side: `killed.civilians>=2`.
  `unknown` is what a source says that it does not know; `unstated` is what no row, of that side, states. Numbers are
  digits alone, and begin with 0 only where they are 0: a thousand is `1000`.
- `near:` measures from the coordinates of the place asked for, which must have some.
- `weekday:` and `month:` take a name, three letters or a number: Monday is 1, January is 1.
- `published:` asks for the dates of the sources that claims cite; `by:` for every speaker listed, also of what is
  rejected.
- `question:` and `answer:` among what must hold together are of one answer of the event.
- Words are looked for as text. Where no event has them all and some are kinds, places or actors of the store, or years,
  it is said how the same is asked by field: `attacks around Mosul since 2018` is
  `kind:attack near:mosul+50km date:2018..`, and `Tab` takes it.
- A regular expression sees one text at a time, folded as words are. It has the syntax of Rust's `regex` crate,
  without look-around and back references, and is refused when it grows too large. `\\/` is a slash. Several of them in
  one query are refused where looking for all would take too long in a store of that size; written as one, as in
  `/this|that/`, they take no longer than one.
- `is:marked` asks for the events that you have marked with `Space`, here and on the command line; a mark is certain.

### As of a day

`asof:2018-01-19` shows what could be known by the end of that day (or month, or year). It stands at the top of a
query, once. A claim counts once the latest possible date of its source has passed. Events without such a claim, or
with none but rejected ones, are left out, and so are links to them. The coded value of each thing (date, places,
kind, the actors of a role, a measure of a side) stands while a claim published by then supports it, by saying the
same or nothing else of it; else the latest published of what claims say takes its place. What differs is computed
anew. Other figures are left out until a claim was published that says nothing else of the event than it is coded as.
Titles, summaries, weights, tags and answers stay as they were written later; a briefing says so.
";

const ANSWERS: &str = "
## Three answers

An event matches *certainly*, *possibly* or *not*. `and`, `or` and `-` follow Kleene's logic: what matches `x`
possibly matches `-x` possibly too.

- A date is four bounds: earliest and latest start, earliest and latest end. `date:` matches certainly when the
  event overlaps the stretch wherever it lies within its bounds, possibly when it may; `during:` asks the same of
  lying wholly within. A date marked `~` or `?` that has no bounds never matches certainly.
- A date marked `~` or `?` reaches one unit of what is marked to either side. Of a date that lasted, `weekday:` and
  `month:` ask whether any of its days answers.
- `31+` may be 40 or more. `~40` is 30 to 50, both included; of `3 (2..4)` the range decides. What is `unknown` may
  be any number, what is not stated is none.
- Coordinates are known to 1, 5, 25, 100 or 500 km for a site, town, district, province or country: what lies within
  the distance by less than that is near possibly.
- A source that is not dated to the day is published possibly at any time within its bounds.
- A value that only a claim gives, and not the event as coded, matches possibly, also when the claim is rejected.
- A place that lies in one of several others matches certainly only when every one of them lies inside what is
  asked for and no claim says otherwise.
- Everything else knows no doubt. `certainly(…)` keeps what matches for certain, `possibly(…)` makes certain what
  matches at all.

An event wholly outside what the store covers is context: it answers only a query that says `is:context`.
";
