//! What a person waits for in a large store: the frame after a key, the answer to a query, and opening it.
//! `cargo bench --bench scale`

#[path = "../examples/generate/made/mod.rs"]
mod made;

use std::sync::OnceLock;

use dateline::app::{Key, Message, State, update};
use dateline::index::{Data, Facet, Order};
use dateline::query::{self, Query};
use dateline::store::{Input, Limits};
use dateline::ui::{self, Theme, ThemeName};
use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZES: [u64; 2] = [10_000, 100_000];

fn main() {
    divan::main();
}

fn open(events: u64) -> Data {
    let text = made::text(events, 1).into_bytes();
    match Data::load(&[Input::Stdin(text)], &Limits::default()) {
        Ok(data) => data,
        Err(refused) => panic!("{}", refused.render(Some(1), false)),
    }
}

/// The data of a size, loaded once.
fn data(events: u64) -> &'static Data {
    static SMALL: OnceLock<Data> = OnceLock::new();
    static LARGE: OnceLock<Data> = OnceLock::new();
    (if events > SIZES[0] { &LARGE } else { &SMALL }).get_or_init(|| open(events))
}

fn press(state: &mut State, data: &Data, key: Key) -> Buffer {
    update(state, data, Message::Key(key));
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

#[divan::bench(args = SIZES, consts = [80, 200])]
fn key_of_find<const W: u16>(bencher: Bencher<'_, '_>, events: u64) {
    keys(bencher, events, (W, W * 3 / 10), &["/"], &["b", "r", "i", "d", "g", "e", "Ctrl-u"]);
}

const QUERIES: [&str; 10] = [
    "bridge",
    "\"the lower bridge\"",
    "river -truce",
    "kind:attack",
    "kind:attack,operation place:relhaven",
    "date:2004-03..2007-11",
    "during:2010",
    "actor:harbour-front form:incident",
    "source:text-40 is:differing",
    "(kind:attack date:2003..) or (form:statement sluice)",
];

#[divan::bench(args = QUERIES)]
fn eval_100k(bencher: Bencher<'_, '_>, text: &str) {
    let data = data(100_000);
    bencher.bench(|| Query::parse(text, data).map(|q| query::eval(&q, data).count()));
}

#[divan::bench(args = [Facet::Kind, Facet::Form, Facet::Place, Facet::Actor, Facet::Source, Facet::Year, Facet::Is])]
fn facet_100k(bencher: Bencher<'_, '_>, facet: Facet) {
    let data = data(100_000);
    let all = data.index.covered();
    bencher.bench(|| data.index.facet(&all, facet));
}

#[divan::bench]
fn histogram_100k(bencher: Bencher<'_, '_>) {
    let data = data(100_000);
    let (all, view) = (data.index.covered(), State::new(data, (200, 60)).spot.viewport);
    bencher.bench(|| data.index.histogram(&all, &view.edges(120), None));
}

#[divan::bench]
fn page_100k(bencher: Bencher<'_, '_>) {
    let data = data(100_000);
    let listing = data.index.listing(&data.index.covered(), Order::Date);
    bencher.bench(|| data.index.listed(&listing, 70_000, 40));
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn open_store(bencher: Bencher<'_, '_>, events: u64) {
    let text = made::text(events, 1).into_bytes();
    let input = || [Input::Stdin(text.clone())];
    bencher.with_inputs(input).bench_values(|input| Data::load(&input, &Limits::default()).map(drop));
}
