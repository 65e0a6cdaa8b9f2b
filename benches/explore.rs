//! What a person waits for, on the embedded store: opening it, asking it, and the frame after a key.
//! `cargo bench --bench explore`

use dateline::app::{Key, Message, State, update};
use dateline::index::{Data, Facet};
use dateline::query::{self, Query};
use dateline::ui::{self, Theme, ThemeName};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

#[divan::bench]
fn open_the_embedded_store() -> Data {
    Data::embedded()
}

#[divan::bench(args = ["mosul", "kind:attack place:nineveh", "-form:statement date:2018..", "is:differing"])]
fn ask(bencher: divan::Bencher<'_, '_>, text: &str) {
    let data = Data::embedded();
    bencher.bench(|| Query::parse(text, &data).map(|q| query::eval(&q, &data).count()));
}

#[divan::bench]
fn count_the_places(bencher: divan::Bencher<'_, '_>) {
    let data = Data::embedded();
    let all = data.index.covered();
    bencher.bench(|| data.index.facet(&all, Facet::Place));
}

#[divan::bench(args = [(80, 24), (140, 40), (200, 60)])]
fn key_to_frame(bencher: divan::Bencher<'_, '_>, size: (u16, u16)) {
    let data = Data::embedded();
    let mut state = State::new(&data, size);
    let theme = Theme { name: ThemeName::Sixteen, ascii: false };
    let mut keys = ["j", "j", "k"].iter().cycle().filter_map(|k| Key::parse(k));
    bencher.bench_local(|| {
        let key = keys.next().unwrap_or(Key::char('j'));
        update(&mut state, &data, Message::Key(key));
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        ui::draw(&state, &data, &theme, &mut buffer);
        buffer
    });
}
