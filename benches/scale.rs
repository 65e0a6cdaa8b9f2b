//! What a person waits for in a large store: the frame after a key, the answer to a query, and opening it.
//! `cargo bench --bench scale`

#[path = "../examples/generate/made/mod.rs"]
mod made;

use std::ops::ControlFlow;
use std::sync::OnceLock;

use dateline::app::{Key, Message, State, update};
use dateline::brief::stats::Stats;
use dateline::index::{Data, Facet, Order};
use dateline::query::{self, Query};
use dateline::store::import::{self, Wishes};
use dateline::store::{Input, Limits};
use dateline::ui::{self, Theme, ThemeName};
use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZES: [u64; 3] = [10_000, 100_000, 1_000_000];

/// Stores of all sizes that are asked.
const STORES: [u64; 4] = [100, SIZES[0], SIZES[1], SIZES[2]];

/// A small store and a very large one, on the smallest of usual screens and on a large one.
const FRAMES: [(u64, u16, u16); 4] =
    [(100, 80, 24), (1_000_000, 80, 24), (100, 300, 80), (1_000_000, 300, 80)];

fn main() {
    divan::main();
}

fn open(text: String) -> Data {
    match Data::load(&[Input::Stdin(text.into_bytes())], &Limits { max_size: u64::MAX }) {
        Ok(data) => data,
        Err(refused) => panic!("{}", refused.render(Some(1), false)),
    }
}

/// The data of a size, loaded once: a million events are invented and read in memory.
fn data(events: u64) -> &'static Data {
    static DATA: [OnceLock<Data>; STORES.len()] = [const { OnceLock::new() }; STORES.len()];
    let at = STORES.iter().position(|size| *size == events).unwrap_or(0);
    DATA[at].get_or_init(|| open(made::text(events, 1)))
}

fn press(state: &mut State, data: &Data, key: Key) -> Buffer {
    update(state, data, Message::Key(key));
    draw(state, data)
}

fn draw(state: &State, data: &Data) -> Buffer {
    let (w, h) = state.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, w, h));
    ui::draw(state, data, &Theme { name: ThemeName::Sixteen, ascii: false }, &mut buffer);
    buffer
}

/// Presses keys in turn, each followed by a frame; some keys lead to where they begin.
fn keys(bencher: Bencher<'_, '_>, events: u64, size: (u16, u16), lead: &[&str], names: &[&str]) {
    let data = data(events);
    let mut state = State::new(data, size);
    let key = |name: &&str| Key::parse(name).unwrap_or(Key::char('j'));
    lead.iter().map(key).for_each(|k| drop(press(&mut state, data, k)));
    let mut names = names.iter().map(key).cycle();
    bencher.bench_local(|| names.next().map(|k| press(&mut state, data, k)));
}

/// What a frame costs: drawn once more, and after `j`, a pan and a zoom. The tables that the axis is answered from are
/// there, as after the first of them.
#[divan::bench(args = FRAMES)]
fn frame_redrawn(bencher: Bencher<'_, '_>, (events, columns, rows): (u64, u16, u16)) {
    let data = data(events);
    let state = State::new(data, (columns, rows));
    bencher.bench(|| draw(&state, data));
}

#[divan::bench(args = FRAMES)]
fn frame_j(bencher: Bencher<'_, '_>, (events, columns, rows): (u64, u16, u16)) {
    keys(bencher, events, (columns, rows), &["+", "-"], &["j", "j", "k"]);
}

#[divan::bench(args = FRAMES)]
fn frame_pan(bencher: Bencher<'_, '_>, (events, columns, rows): (u64, u16, u16)) {
    keys(bencher, events, (columns, rows), &["+", "+"], &["l", "l", "l", "h", "h", "h"]);
}

#[divan::bench(args = FRAMES)]
fn frame_zoom(bencher: Bencher<'_, '_>, (events, columns, rows): (u64, u16, u16)) {
    keys(bencher, events, (columns, rows), &["+", "-"], &["+", "+", "+", "-", "-", "-"]);
}

/// The first pan after a query: it makes the tables.
#[divan::bench(args = STORES, sample_count = 10)]
fn first_pan(bencher: Bencher<'_, '_>, events: u64) {
    let data = data(events);
    let fresh = || State::new(data, (80, 24));
    bencher.with_inputs(fresh).bench_local_values(|mut state| press(&mut state, data, Key::char('l')));
}

#[divan::bench(args = SIZES, consts = [80, 200])]
fn key_j<const W: u16>(bencher: Bencher<'_, '_>, events: u64) {
    keys(bencher, events, (W, W * 3 / 10), &[], &["j", "j", "k"]);
}

#[divan::bench(args = SIZES, consts = [80, 200])]
fn key_zoom<const W: u16>(bencher: Bencher<'_, '_>, events: u64) {
    keys(bencher, events, (W, W * 3 / 10), &[], &["+", "-"]);
}

#[divan::bench(args = SIZES, consts = [80, 200])]
fn key_in_filter<const W: u16>(bencher: Bencher<'_, '_>, events: u64) {
    keys(bencher, events, (W, W * 3 / 10), &["f"], &["j", "j", "k"]);
}

#[divan::bench(args = SIZES, consts = [80, 200])]
fn key_of_query<const W: u16>(bencher: Bencher<'_, '_>, events: u64) {
    keys(bencher, events, (W, W * 3 / 10), &["&"], &["b", "r", "i", "d", "g", "e", "Ctrl-u"]);
}

/// A letter of a value beside a word, of which the answer is kept.
#[divan::bench(args = SIZES)]
fn key_of_value(bencher: Bencher<'_, '_>, events: u64) {
    let line = "bridge kind:attac".chars().map(|c| if c == ' ' { "Space".into() } else { c.to_string() });
    let line: Vec<String> = std::iter::once("&".into()).chain(line).collect();
    let lead: Vec<&str> = line.iter().map(String::as_str).collect();
    keys(bencher, events, (80, 24), &lead, &["Backspace", "c"]);
}

#[divan::bench(args = SIZES, consts = [80, 200])]
fn key_of_find<const W: u16>(bencher: Bencher<'_, '_>, events: u64) {
    keys(bencher, events, (W, W * 3 / 10), &["/"], &["b", "r", "i", "d", "g", "e", "Ctrl-u"]);
}

const QUERIES: [&str; 10] = [
    "bridge",
    "\"the lower bridge\"",
    "river -truce",
    "kind:attack",
    "kind:attack,operation place:arenara",
    "date:2004-03..2007-11",
    "during:2010",
    "actor:harbour-front form:incident",
    "source:text-40 is:differing",
    "(kind:attack date:2003..) or (form:statement sluice)",
];

#[divan::bench(args = QUERIES, consts = SIZES)]
fn eval<const N: u64>(bencher: Bencher<'_, '_>, text: &str) {
    let data = data(N);
    bencher.bench(|| query::eval(&read(text, data), data).count());
}

/// A query, which must be one: what is refused is refused at once, and measures nothing.
fn read(text: &str, data: &Data) -> Query {
    match Query::parse(text, data) {
        Ok(query) => query,
        Err(error) => panic!("{}", error.report(text)),
    }
}

/// A letter more, where the answer without it is at hand.
#[divan::bench(args = [("b", "br"), ("bri", "brid"), ("bridge ri", "bridge riv")], consts = SIZES)]
fn letter_more<const N: u64>(bencher: Bencher<'_, '_>, (short, long): (&str, &str)) {
    let data = data(N);
    let before = read(short, data);
    let matched = query::eval(&before, data).either();
    bencher.bench(|| query::eval_after(&read(long, data), data, &before, &matched).count());
}

#[divan::bench(args = [Facet::Kind, Facet::Form, Facet::Place, Facet::Actor, Facet::Source, Facet::Year, Facet::Is], consts = SIZES)]
fn facet<const N: u64>(bencher: Bencher<'_, '_>, facet: Facet) {
    let data = data(N);
    let all = data.index.covered();
    bencher.bench(|| data.index.facet(&all, facet));
}

#[divan::bench(args = SIZES)]
fn histogram(bencher: Bencher<'_, '_>, events: u64) {
    let data = data(events);
    let (all, view) = (data.index.covered(), State::new(data, (200, 60)).spot.viewport);
    bencher.bench(|| data.index.histogram(&all, &view.edges(120), None));
}

#[divan::bench(args = SIZES)]
fn page(bencher: Bencher<'_, '_>, events: u64) {
    let data = data(events);
    let listing = data.index.listing(&data.index.covered(), Order::Date);
    bencher.bench(|| data.index.listed(&listing, data.store.len() * 7 / 10, 40));
}

fn last_minute(day: &str, data: &Data) -> i64 {
    Query::parse(&format!("asof:{day}"), data).ok().and_then(|query| query.as_of()).unwrap_or_default()
}

/// The data as of a day: what was not known by then is left out, and what was known only in part is read again.
#[divan::bench(args = [10_000, 100_000], sample_count = 5)]
fn as_of_a_day(bencher: Bencher<'_, '_>, events: u64) {
    let data = data(events);
    let by = last_minute("2010", data);
    bencher.bench(|| data.as_of(by));
}

/// The data as of the month after the one that is shown.
#[divan::bench(args = [10_000, 100_000], sample_count = 5)]
fn as_of_the_next_month(bencher: Bencher<'_, '_>, events: u64) {
    let data = data(events);
    let shown = data.as_of(last_minute("2010", data));
    let by = last_minute("2011-01", data);
    bencher.bench(|| data.as_of_near(&shown, by));
}

/// Every event read and indexed anew, which is what is spared.
#[divan::bench(args = [10_000, 100_000], sample_count = 1)]
fn as_of_another_day_alone(bencher: Bencher<'_, '_>, events: u64) {
    let data = data(events);
    let shown = data.as_of(last_minute("2010", data));
    let by = last_minute("2011-01", data);
    bencher.bench(|| shown.as_of(by));
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn open_store(bencher: Bencher<'_, '_>, events: u64) {
    let text = made::text(events, 1).into_bytes();
    let input = || [Input::Stdin(text.clone())];
    bencher.with_inputs(input).bench_values(|input| Data::load(&input, &Limits::default()).map(drop));
}

/// The store that is made of a table, which cites a report of its own in more than every second row.
fn of_a_table(rows: u64) -> Data {
    let mut table = Vec::new();
    if let Err(error) = made::ged::write(&mut table, rows, 1) {
        panic!("memory takes what is written: {error}");
    }
    let size = table.len() as u64;
    let wishes =
        Wishes { file: "table.csv", format: None, size, order: import::Order::EventsLast, rows: None };
    match import::import(&*table, &wishes, &mut |_| ControlFlow::Continue(())) {
        Ok(made) => open(made.text),
        Err(_) => panic!("a table that is made can be read"),
    }
}

/// Twice the rows, with twice the sources, take twice the time.
#[divan::bench(args = [10_000, 20_000], sample_count = 10)]
fn stats_of_a_table(bencher: Bencher<'_, '_>, rows: u64) {
    let data = of_a_table(rows);
    let all = read("", &data);
    bencher.bench(|| Stats::of(&all, &data));
}
