//! Long sessions through the painter: after any keys the screen of a terminal is what a fresh one would show, and
//! nothing but moving, erasing, styling and text is ever written.

#[path = "../examples/generate/made/mod.rs"]
mod made;
#[path = "support/sequences.rs"]
mod sequences;
mod support;

use std::num::NonZeroU16;

use dateline::app::mouse::{Deed, Mouse};
use dateline::app::{COMMANDS, Command, Key, Message};
use dateline::store::Input;
use dateline::term::backend::Painter;
use dateline::term::{Caps, Depth, Family};
use dateline::ui::{Theme, ThemeName};
use sequences::{Allowed, forbidden};
use support::Session;

/// What is pressed most, so that a session goes somewhere; besides, each key of each command is.
const MOVES: &str = "j j j j j j j j k k k k G g h h l l + + - 0 z Tab Tab Enter Enter Enter Esc Esc Esc Esc Esc Esc \
    Down Up Left Right PgDn PgUp J K Z u a e 2 0 1 8 - m o s u l b : & / t Backspace Home End";

/// The keys of a session. A command that is new is among them by itself.
fn keys() -> Vec<Key> {
    let moves = MOVES.split_whitespace().map(|name| Key::parse(name).expect(name));
    moves.chain(COMMANDS.iter().flat_map(Command::keys)).collect()
}

/// Keys pressed in each session, 20,000 in all of them; `DATELINE_TEST_KEYS` asks for others.
fn how_many() -> usize {
    std::env::var("DATELINE_TEST_KEYS").ok().and_then(|n| n.parse().ok()).unwrap_or(1112)
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// A store in which words of all kinds, titles and names among them, are awkward ones.
fn with(words: [&str; 5]) -> String {
    let old = ["Old Ford", "Lantern", "River Guard", "warehouse", "Vessa"];
    let text = include_str!("fixtures/small.yaml").to_string();
    old.iter().zip(words).fold(text, |text, (old, new)| text.replace(old, new))
}

/// Texts that are wide, joined, marked, or written from right to left.
fn awkward() -> String {
    with([
        "🇮🇶 عين e\u{301}\u{302}",
        "ラ👨\u{200d}👩\u{200d}👧タン",
        "❤\u{fe0f}川क्षि1\u{fe0f}\u{20e3}",
        "ｶﾞ👍🏽\u{ad}한",
        "ﷺ각\u{301}",
    ])
}

fn terminal(size: (u16, u16)) -> vt100::Parser {
    let side = |n| NonZeroU16::new(n).expect("above zero");
    vt100::Parser::new(side(size.1), side(size.0), 0)
}

/// The first cell that a person would see differ.
fn difference(one: &vt100::Screen, other: &vt100::Screen) -> Option<String> {
    let (rows, columns) = one.size();
    let cells = (0..rows.get()).flat_map(|y| (0..columns.get()).map(move |x| (y, x)));
    cells.into_iter().find_map(|(y, x)| {
        let (a, b) = (one.cell(y, x)?, other.cell(y, x)?);
        (!alike(a, b)).then(|| format!("row {y}, column {x}: {a:?}\nand {b:?}\nin\n{}", one.contents()))
    })
}

fn alike(a: &vt100::Cell, b: &vt100::Cell) -> bool {
    let blank = |c: &vt100::Cell| matches!(c.contents(), "" | " ") && !c.underline() && !c.inverse();
    let half = a.is_wide_continuation() == b.is_wide_continuation();
    half && (a == b || blank(a) && blank(b) && a.bgcolor() == b.bgcolor())
}

/// What any terminal of the family understands.
fn allowed(caps: Caps) -> Allowed {
    let modes: &[u16] = if caps.family == Family::Xterm { &[2026] } else { &[] };
    Allowed { modes, clipboard: false, colours: caps.depth != Depth::Mono, utf8: caps.utf8 }
}

/// What is pasted where something may be typed.
const PASTED: [&str; 4] = ["kind:attack", "川 \u{202e}x\u{1b}[31m", "e\u{301}\u{302}", "2019-05-12"];

/// The mouse somewhere on the screen, or just outside.
fn mouse(dice: &mut Dice, (columns, rows): (u16, u16)) -> Mouse {
    let deeds = [Deed::Press, Deed::Drag, Deed::Drag, Deed::Release, Deed::WheelUp, Deed::WheelDown];
    let (column, row) = (dice.below(usize::from(columns) + 2), dice.below(usize::from(rows) + 2));
    Mouse { deed: deeds[dice.below(deeds.len())], column: column as u16, row: row as u16 }
}

/// Presses random keys, now and then in another size, and compares after each.
fn wander(mut session: Session, caps: Caps, seed: u64) {
    let keys = keys();
    let sizes = [(80, 24), (140, 40), (40, 10), (200, 60), (33, 7), (97, 31)];
    let mut dice = Dice(seed);
    let mut painter = Painter::new(caps);
    let mut shown = terminal(session.state.size);
    for n in 0..how_many() {
        if dice.below(60) == 0 {
            let (columns, rows) = sizes[dice.below(sizes.len())];
            session.tell(Message::Resize(columns, rows));
            shown = terminal((columns, rows));
            painter.forget();
        }
        match dice.below(25) {
            0 => session.tell(Message::Mouse(mouse(&mut dice, session.state.size))),
            1 => session.tell(Message::Paste(PASTED[dice.below(PASTED.len())].into())),
            _ => session.tell(Message::Key(keys[dice.below(keys.len())])),
        };
        let buffer = session.buffer();
        let bytes = painter.paint(buffer.clone());
        assert_eq!(forbidden(bytes, allowed(caps)), Vec::<String>::new(), "after {n} keys from seed {seed}");
        shown.process(bytes);
        // Looking at every screen takes most of the time; what is wrong stays wrong until it is drawn over.
        if dice.below(3) > 0 && n + 1 < how_many() {
            continue;
        }
        let mut fresh = terminal(session.state.size);
        fresh.process(Painter::new(caps).paint(buffer));
        let found = difference(shown.screen(), fresh.screen());
        assert_eq!(found, None, "after {n} keys from seed {seed}");
    }
}

const RICH: Caps = Caps { depth: Depth::Indexed, family: Family::Xterm, utf8: true };
const POOR: Caps = Caps { depth: Depth::Mono, family: Family::Vt100, utf8: false };

#[test]
fn the_store_that_ships_with_it() {
    let mut session = Session::on(Input::Embedded, 80, 24);
    session.theme = Theme { name: ThemeName::Dark, ascii: false };
    wander(session, RICH, 1);
}

#[test]
fn a_poor_terminal() {
    let mut session = Session::on(Input::Embedded, 80, 24);
    session.theme = Theme { name: ThemeName::Plain, ascii: true };
    wander(session, POOR, 2);
}

#[test]
fn awkward_texts() {
    wander(Session::text(&awkward(), 80, 24), RICH, 3);
}

#[test]
fn awkward_texts_on_a_poor_terminal() {
    let mut session = Session::text(&awkward(), 80, 24);
    session.theme = Theme { name: ThemeName::Plain, ascii: true };
    wander(session, POOR, 4);
}

#[test]
fn right_to_left() {
    let words = ["مدينة الموصل", "الجيش العراقي", "حرس النهر (٢٠١٨)", "مستودع", "وَسَّى"];
    wander(Session::text(&with(words), 80, 24), RICH, 5);
}

#[test]
fn wide_signs_alone() {
    let words = ["漢字漢字漢字漢字漢字漢字", "カタカナ", "한국어한국어", "中", "日本"];
    wander(Session::text(&with(words), 80, 24), RICH, 6);
}

#[test]
fn marks_upon_marks() {
    let heap = "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}".repeat(3);
    let tower = format!("a{}", "\u{301}".repeat(25));
    let words = [heap.as_str(), &tower, "क्षि ཧཱུྃ", "\u{301}\u{301}", "ก็ กำ"];
    wander(Session::text(&with(words), 80, 24), RICH, 7);
}

#[test]
fn joined_signs() {
    let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
    let words = [
        family,
        "🏴\u{e0067}\u{e0062}\u{e007f}",
        "🇮🇶🇮🇶🇮",
        "👍🏽\u{200d}",
        "⌚\u{fe0e}❤\u{fe0f}1\u{fe0f}\u{20e3}",
    ];
    wander(Session::text(&with(words), 80, 24), RICH, 8);
}

#[test]
fn directions_that_are_shown() {
    let words = ["\u{202e}droF\u{202c}", "\u{2066}x\u{2069}", "\u{200f}a\u{200e}", "\u{61c}b", "\u{2067}c"];
    wander(Session::text(&with(words), 80, 24), RICH, 9);
}

#[test]
fn what_cannot_be_seen() {
    // Not U+FFFD: the terminal that we look through leaves it out.
    let words = ["\u{200b}\u{2060}a", "\u{115f}\u{3164}c", "\u{ad}b", "\u{e000}", "\u{2800}\u{2063}d"];
    wander(Session::text(&with(words), 80, 24), RICH, 10);
}

#[test]
fn long_words() {
    let (one, two) = ("x".repeat(28), "漢".repeat(20));
    wander(Session::text(&with([&one, &two, "a b c d e f g h i j k l m n o p", "-", "—"]), 80, 24), RICH, 11);
}

#[test]
fn sequences_written_as_escapes() {
    // Controls are refused as escapes too; tabs, line breaks and what turns directions round are not.
    let acting = "\"\\t[31m \\n]0;x \\u202e \\u2066x \\U000E0041 \\uE000 x\"";
    let text: Vec<String> =
        include_str!("fixtures/small.yaml").lines().map(|line| act(line, acting)).collect();
    wander(Session::text(&text.join("\n"), 80, 24), RICH, 12);
}

/// The line, with other text where a summary stands.
fn act(line: &str, text: &str) -> String {
    match line.split_once("summary: ") {
        Some((before, _)) => format!("{before}summary: {text}"),
        None => line.to_owned(),
    }
}

#[test]
fn a_store_of_hundreds() {
    wander(Session::text(&made::text(400, 3), 80, 24), RICH, 13);
}

#[test]
fn a_store_without_events() {
    wander(Session::text(include_str!("hostile/stores/structure/events-empty.yaml"), 80, 24), RICH, 14);
}

#[test]
fn dates_without_an_end() {
    wander(Session::text(include_str!("hostile/stores/dates/open-at-one-end.yaml"), 80, 24), RICH, 15);
}

#[test]
fn the_first_and_the_last_day() {
    let mut session = Session::text(include_str!("hostile/stores/dates/edges.yaml"), 80, 24);
    session.theme = Theme { name: ThemeName::Light, ascii: false };
    wander(session, RICH, 16);
}

/// The small store up to its events, with these.
fn events(each: impl Fn(usize) -> String, count: usize) -> String {
    let (head, _) = include_str!("fixtures/small.yaml").split_once("\nevents:\n").expect("it has events");
    format!("{head}\nevents:\n{}", (0..count).map(each).collect::<String>())
}

#[test]
fn a_thousand_events_of_a_day() {
    let event = |n| {
        format!(
            "- id: e{n}\n  date: \"2019-05-12\"\n  form: incident\n  kind: attack\n  title: \"Number {n}\"\n  \
             summary: \"One of many.\"\n  place: ford\n  claims:\n  - {{source: courier-2020, para: 3, words: \"a\"}}\n"
        )
    };
    wander(Session::text(&events(event, 1000), 80, 24), RICH, 17);
}

#[test]
fn huge_counts_and_long_names() {
    let event = |n| {
        format!(
            "- id: {}-{n}\n  date: \"20{n:02}\"\n  form: incident\n  kind: attack\n  title: \"{}\"\n  \
             summary: \"{}\"\n  place: ford\n  toll:\n  - {{side: civilians, killed: 999999999, injured: \">900000000\"}}\n  \
             claims:\n  - {{source: courier-2020, para: {n}, words: \"a\"}}\n",
            "long".repeat(12),
            "T".repeat(80),
            "Word after word. ".repeat(100),
        )
    };
    wander(Session::text(&events(|n| event(n + 1), 30), 80, 24), RICH, 18);
}
