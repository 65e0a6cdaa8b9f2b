//! Long sessions through the painter: after any keys the screen of a terminal is what a fresh one would show, and
//! nothing but moving, erasing, styling and text is ever written.

mod support;

use std::num::NonZeroU16;

use dateline::app::{Key, Message};
use dateline::store::Input;
use dateline::term::backend::Painter;
use dateline::term::{Caps, Depth, Family};
use dateline::ui::{Theme, ThemeName};
use support::Session;

/// Keys of the whole program, those that end it or leave it apart; moving about is the most of it.
const KEYS: &str = "j j j j k k G g h l + - 0 z f Tab Enter Esc Esc Down Up Left Right PgDn PgUp J K H L ( ) { } \
    Z u Ctrl-r Ctrl-o ! x D v o O F m c s n N . , ? : / & t 1 2 3 Space [ ] a e 2 0 1 8 - m o s u l Backspace Home End";

/// Keys pressed in each session; `DATELINE_TEST_KEYS` asks for more.
fn how_many() -> usize {
    std::env::var("DATELINE_TEST_KEYS").ok().and_then(|n| n.parse().ok()).unwrap_or(400)
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// A store of texts that are wide, joined, marked, or written from right to left.
fn awkward() -> String {
    let words = [
        ("Old Ford", "🇮🇶 عين e\u{301}\u{302}"),
        ("Lantern", "ラ👨\u{200d}👩\u{200d}👧タン"),
        ("River Guard", "❤\u{fe0f}川क्षि1\u{fe0f}\u{20e3}"),
        ("warehouse", "ｶﾞ👍🏽\u{ad}한"),
        ("Vessa", "ﷺ각\u{301}"),
    ];
    words
        .iter()
        .fold(include_str!("fixtures/small.yaml").to_string(), |text, (old, new)| text.replace(old, new))
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

/// Whether a frame holds only what any terminal of the family understands.
fn assert_plain(bytes: &[u8], caps: Caps) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    assert!(caps.utf8 || text.is_ascii(), "a byte above ASCII in {text:?}");
    let text = text.replace("\x1b[?2026h", "").replace("\x1b[?2026l", "");
    for piece in text.split("\x1b[").skip(1) {
        let last = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').chars().next();
        assert!(last.is_some_and(|c| "HCDKJm".contains(c)), "{piece:?}");
    }
    let rest = text.replace("\x1b[", "");
    assert!(!rest.chars().any(|c| c.is_control() && !matches!(c, '\r' | '\n' | '\x08')), "{rest:?}");
}

/// Presses random keys, now and then in another size, and compares after each.
fn wander(mut session: Session, caps: Caps, seed: u64) {
    let keys: Vec<Key> = KEYS.split_whitespace().map(|name| Key::parse(name).expect(name)).collect();
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
        session.tell(Message::Key(keys[dice.below(keys.len())]));
        let buffer = session.buffer();
        let bytes = painter.paint(buffer.clone());
        assert_plain(bytes, caps);
        shown.process(bytes);
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
