//! The format as JSON Schema, draft-07, for editors: made from the types below, whose doc comments are what an
//! editor shows beside a key. A test holds their keys equal to those the reader takes.
//!
//! A schema says less than `dateline check`: that ids refer to something, that dates exist and that counts run
//! forwards is beyond it.

// The types describe what is written; the reader makes the model's types, so nothing makes these.
#![allow(dead_code)]

mod tables;
#[cfg(test)]
mod tests;
mod values;

pub use tables::tables;

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::model::Measure;
use values::{
    ActorKindId, BasisWord, Bounds, CodingWord, Coordinates, CountText, Date, Duration, FileName, FormWord,
    Hash, HowWord, IdText, LinkWord, NewAnswer, OneOrMore, Paragraph, Passed, PrecisionWord, Text, Time, Url,
    Version, WeightWord, Words,
};

/// The schema of a store as pretty JSON with a line break at its end.
pub fn schema() -> String {
    let settings = SchemaSettings::draft07()
        .with_transform(RecursiveTransform(never_null))
        .with_transform(RecursiveTransform(one_line));
    let schema = settings.into_generator().into_root_schema_for::<Store>();
    serde_json::to_string_pretty(&schema).map(|json| json + "\n").unwrap_or_default()
}

/// A key that may be left out is never null: a key that stands has a value.
fn never_null(schema: &mut Schema) {
    let null = serde_json::json!({ "type": "null" });
    let Some(object) = schema.as_object_mut() else { return };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|t| t != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(values)) = object.get_mut("enum") {
        values.retain(|v| !v.is_null());
    }
    let Some(Value::Array(any)) = object.get_mut("anyOf") else { return };
    any.retain(|s| *s != null);
    if any.len() == 1
        && let Some(only) = object.remove("anyOf")
    {
        object.insert("allOf".into(), only);
    }
}

/// Doc comments break their lines for the reader of the source alone.
fn one_line(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}

/// A store: definitions, sources and events. One file holds a whole store, or several files are merged.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, title = "dateline store, format version 1")]
struct Store {
    /// Version of the format: 1.
    dateline: Version,
    /// What the store is called.
    title: Text,
    /// Version of the content, in any form: "2026-11".
    version: Option<Text>,
    /// What the store is, and what it is not.
    about: Option<Text>,
    /// Under which licence the store may be used.
    licence: Option<Text>,
    /// Attribution that briefings print.
    attribution: Option<Text>,
    /// The span the store covers. An event wholly outside it is context: shown apart, and counted only when a
    /// query says `is:context`.
    covers: Date,
    /// Kinds of events: a closed list, in the order of lanes, facets and colours.
    kinds: Vec<Term>,
    /// Sides that actors and rows of tolls belong to: a closed list.
    sides: Option<Vec<Term>>,
    /// What actors can be in an event: a closed list. Each role becomes a field of queries, so none may be called
    /// as a field is.
    roles: Option<Vec<Term>>,
    /// Kinds of actors: a closed list.
    actor_kinds: Option<Vec<Term>>,
    /// What the sources argue about, with the answers they give.
    questions: Option<Vec<Question>>,
    /// The reports that claims cite.
    sources: Vec<Source>,
    /// Places, as a tree.
    places: Option<Vec<Place>>,
    /// Persons, groups and institutions. `unidentified` is built in and may take any role.
    actors: Option<Vec<Actor>>,
    /// Queries with a name.
    views: Option<Vec<View>>,
    /// The events. Where each item begins at the start of a line (`- id: …`), large files are read faster.
    events: Vec<Event>,
}

/// A value of a list that the store closes.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Term {
    /// What queries and events call it.
    id: IdText,
    /// What it is called on screen and in print.
    name: Text,
}

/// A question that the sources answer differently.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Question {
    /// What events call it.
    id: IdText,
    /// The question as a sentence.
    ask: Text,
    /// The ids of the possible answers; each says something on its own, so none is yes or no.
    #[schemars(length(min = 1))]
    answers: Vec<NewAnswer>,
}

/// A published report.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Source {
    /// What claims call it. Sources and events share one space of ids.
    id: IdText,
    /// Its title as published.
    title: Text,
    /// Who published it.
    publisher: Text,
    /// Its author, if it names one.
    author: Option<Text>,
    /// The news agency it draws on.
    agency: Option<Text>,
    /// Its address on the web.
    url: Option<Url>,
    /// The language it was read in.
    language: Option<Text>,
    /// When it was published; for an undated report the days between which it must have been, as one of several:
    /// "[2019-07..2020-02]".
    published: Date,
    /// How the date of publication is known.
    published_basis: Option<Text>,
    /// One line of caution that briefings print with it.
    caution: Option<Text>,
    /// The name of a local copy in the folder given with `--sources`: a file name, never a path.
    file: Option<FileName>,
    /// SHA-256 of that copy, as `sha256sum` prints it.
    sha256: Option<Hash>,
    /// Paragraphs of the copy that yield no event, and why. Paragraphs are non-empty lines, counted from 1.
    passed_over: Option<Passed>,
    /// Whether claims may cite it as a whole, without `para`: for what a data set names and nobody has read.
    whole: Option<bool>,
}

/// A place in the tree of places.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Place {
    /// What events call it.
    id: IdText,
    /// Its name on screen and in print.
    name: Text,
    /// Other spellings, among them those of the sources.
    also: Option<Vec<Text>>,
    /// The place it lies within; a list means one of these, where it is not known which.
    within: Option<OneOrMore>,
    /// Latitude and longitude in degrees, approximate.
    at: Option<Coordinates>,
    /// How exactly the coordinates are known: about 1, 5, 25, 100 and 500 km.
    precision: Option<PrecisionWord>,
}

/// A person, a group or an institution.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Actor {
    /// What events call it.
    id: IdText,
    /// Its name on screen and in print.
    name: Text,
    /// Other spellings, among them those of the sources.
    also: Option<Vec<Text>>,
    /// What kind of actor it is, from the store's own list.
    kind: ActorKindId,
    /// The side it belongs to, from the store's own list.
    side: Option<IdText>,
}

/// A query with a name.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct View {
    /// What it is called.
    name: Text,
    /// The query, as typed in the query line: "place:mosul date:2017-07..".
    #[schemars(rename = "where")]
    query: Text,
}

/// An event: the value as coded, and every claim that the sources make about it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Event {
    /// What other events and queries call it. Sources and events share one space of ids.
    id: IdText,
    /// When, as it is shown.
    date: Date,
    /// Earliest start and latest end, where the date says less than is known; ".." for an open end. Counting,
    /// matching and drawing use them instead of the date, which they must overlap.
    bounds: Option<Bounds>,
    /// The time of day.
    time: Option<Time>,
    /// How the date is known.
    dated: Option<Dated>,
    /// What form of event it is. Forms are never added up with each other.
    form: FormWord,
    /// What kind of event it is, from the store's own list.
    kind: IdText,
    /// A neutral title of at most 80 characters.
    title: Text,
    /// What happened, in the curator's own words.
    summary: Text,
    /// Where; a list means all of these, and orders and headings go by the first.
    place: Option<OneOrMore>,
    /// Who did what.
    actors: Option<Vec<Part>>,
    /// Who was harmed: a row for each group.
    toll: Option<Vec<TollRow>>,
    /// Other counts. They are shown and never added up.
    figures: Option<Vec<Figure>>,
    /// What the sources say of it, and where: at least one claim.
    #[schemars(length(min = 1))]
    claims: Vec<Claim>,
    /// Answers that a statement or a report gives to questions of the store.
    answers: Option<Vec<Answer>>,
    /// Links to other events, each stored once and shown from both ends.
    links: Option<Vec<Link>>,
    /// How sure the coding is, not the fact: sure unless it says otherwise.
    coding: Option<CodingWord>,
    /// What a small screen or a briefing of one page keeps first: normal unless it says otherwise.
    weight: Option<WeightWord>,
    /// Free tags.
    tags: Option<Vec<IdText>>,
}

/// How a date is known.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Dated {
    /// stated: the source gives it; resolved: from relative words against an anchor; inferred: from other evidence
    /// in the sources; outside: in no cited source.
    how: HowWord,
    /// The source's own words for it.
    from: Option<Words>,
    /// The source or the event that relative words are measured from.
    anchor: Option<IdText>,
    /// The curator's note.
    note: Option<Text>,
}

/// An actor of an event.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Part {
    /// The actor.
    who: IdText,
    /// Its role, from the store's own list.
    #[schemars(rename = "as")]
    role: IdText,
    /// How it is known that the actor had this role. What is merely implied answers no query for the role.
    basis: Option<BasisWord>,
}

/// The counts of one group. A key left out is not stated; 0 means that the source says so.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = one_count)]
struct TollRow {
    /// The group's side, from the store's own list.
    side: IdText,
    /// Who they were, in the curator's words.
    of: Option<Text>,
    /// How many were killed.
    killed: Option<CountText>,
    /// How many were injured.
    injured: Option<CountText>,
    /// How many were arrested.
    arrested: Option<CountText>,
    /// How many were kidnapped.
    kidnapped: Option<CountText>,
    /// How many were freed.
    freed: Option<CountText>,
    /// How many were displaced.
    displaced: Option<CountText>,
}

/// A row of a toll states at least one count.
fn one_count(schema: &mut Schema) {
    let each = Measure::ALL.iter().map(|m| serde_json::json!({ "required": [m.written()] }));
    schema.insert("anyOf".into(), each.collect());
}

/// Another count, never added up.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Figure {
    /// What is counted.
    of: Text,
    /// How many.
    count: CountText,
}

/// What a source says, and where. Without `says` it supports the event as coded.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Claim {
    /// The source.
    source: IdText,
    /// The paragraph of its text: non-empty lines, counted from 1. It may be left out where the source says `whole`.
    para: Option<Paragraph>,
    /// Enough of the paragraph's own words to find the passage.
    words: Words,
    /// Who says so, the speaker first.
    by: Option<OneOrMore>,
    /// Through whom.
    via: Option<OneOrMore>,
    /// How the source styles the speaker, in its own words: "Brigadier".
    style: Option<Text>,
    /// An error of the source, in its own words, to be shown as it stands. An ellipsis leaves words out.
    slip: Option<Text>,
    /// Whether the source reports this only to deny it.
    rejected: Option<bool>,
    /// What it says where it differs from the event as coded.
    says: Option<Says>,
}

/// What a claim says instead of the coded value, in the same shapes.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Says {
    /// Another date.
    date: Option<Date>,
    /// Another place; a list means all of these.
    place: Option<OneOrMore>,
    /// Another kind.
    kind: Option<IdText>,
    /// Other actors.
    actors: Option<Vec<Part>>,
    /// Another toll.
    toll: Option<Vec<TollRow>>,
    /// Something else, in the curator's words. It never counts as a difference.
    text: Option<Text>,
}

/// An answer to a question of the store.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Answer {
    /// The question.
    to: IdText,
    /// One of its answers.
    says: IdText,
}

/// A link to another event.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Link {
    /// The other event.
    to: IdText,
    /// What this event is to the other.
    #[schemars(rename = "as")]
    kind: LinkWord,
    /// How long after this event the other was: "P2D" for two days, "P0D" for the same day, "-P1M" for a month
    /// before. It must fit the dates of both.
    offset: Option<Duration>,
}
