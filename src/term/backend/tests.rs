//! The painter against an independent terminal: what it leaves on the screen, byte for byte cheaper than by hand.

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::Painter;
use crate::term::caps::{Caps, Depth, Family};
use crate::term::run::Frame;

const CAPS: Caps = Caps { depth: Depth::True, family: Family::Xterm, utf8: true };

/// Symbols all terminals agree on.
const PLAIN: [&str; 12] = ["a", "b", "~", " ", " ", " ", "é", "e\u{301}", "ب", "日", "語", "━"];

/// Symbols that lie about their width, join, or try to act on the terminal.
const NASTY: [&str; 14] = [
    "❤\u{fe0f}",
    "👨\u{200d}👩\u{200d}👧",
    "🇮🇶",
    "👍🏽",
    "1\u{fe0f}\u{20e3}",
    "\u{1b}",
    "\u{1b}[2J",
    "\u{9b}31m",
    "\u{7f}",
    "\n",
    "",
    "\u{301}",
    "\u{200b}",
    "ab",
];

/// A change to a screen: some text with a style at a place, or one raw cell.
#[derive(Clone, Debug)]
struct Stroke {
    at: (u16, u16),
    symbols: Vec<&'static str>,
    style: Style,
    raw: bool,
}

fn style() -> impl Strategy<Value = Style> {
    let colour = prop_oneof![
        4 => Just(Color::Reset),
        2 => prop::sample::select(vec![Color::Red, Color::Gray, Color::DarkGray, Color::White, Color::Black]),
        1 => any::<u8>().prop_map(Color::Indexed),
        1 => any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
    ];
    let modifier = prop_oneof![2 => Just(0), 1 => any::<u16>()].prop_map(Modifier::from_bits_truncate);
    (colour.clone(), colour, modifier).prop_map(|(fg, bg, m)| Style::new().fg(fg).bg(bg).add_modifier(m))
}

fn stroke(symbols: Vec<&'static str>) -> impl Strategy<Value = Stroke> {
    let symbols = prop::collection::vec(prop::sample::select(symbols), 1..12);
    ((0..24u16, 0..5u16), symbols, style(), any::<bool>()).prop_map(|(at, symbols, style, raw)| Stroke {
        at,
        symbols,
        style,
        raw,
    })
}

/// Frames as strokes over the one before; every fourth begins from nothing.
fn frames(symbols: Vec<&'static str>) -> impl Strategy<Value = Vec<(bool, Vec<Stroke>)>> {
    let frame = (prop::bool::weighted(0.25), prop::collection::vec(stroke(symbols), 0..8));
    prop::collection::vec(frame, 1..6)
}

fn apply(buffer: &mut Buffer, stroke: &Stroke) {
    let (x, y) = stroke.at;
    if !buffer.area.contains(Position::new(x, y)) {
        return;
    }
    if stroke.raw {
        for (x, symbol) in (x..buffer.area.width).zip(&stroke.symbols) {
            buffer[(x, y)].set_symbol(symbol).set_style(stroke.style);
        }
    } else {
        buffer.set_stringn(x, y, stroke.symbols.concat(), usize::from(buffer.area.width - x), stroke.style);
    }
}

fn terminal(area: Rect) -> vt100::Parser {
    let side = |n| NonZeroU16::new(n).unwrap();
    vt100::Parser::new(side(area.height), side(area.width), 0)
}

/// What a person sees of a cell: erased and blank look the same.
fn seen(cell: &vt100::Cell) -> String {
    let blank = matches!(cell.contents(), "" | " ") && !cell.underline() && !cell.inverse();
    if blank && !cell.is_wide_continuation() {
        return format!("blank on {:?}", cell.bgcolor());
    }
    let marks = [cell.bold(), cell.dim(), cell.italic(), cell.underline(), cell.inverse(), cell.is_wide()];
    let (fg, bg) = (cell.fgcolor(), cell.bgcolor());
    if cell.is_wide_continuation() {
        return "second half".into();
    }
    format!("{:?} {fg:?} {bg:?} {marks:?}", cell.contents())
}

fn screen(parser: &vt100::Parser) -> Vec<Vec<String>> {
    let (rows, columns) = parser.screen().size();
    let cell = |y, x| parser.screen().cell(y, x).map(seen).unwrap_or_default();
    (0..rows.get()).map(|y| (0..columns.get()).map(|x| cell(y, x)).collect()).collect()
}

/// The plainest way to draw: every cell on its own, from nothing.
fn by_hand(buffer: &Buffer) -> Vec<u8> {
    let mut out = b"\x1b[m\x1b[2J".to_vec();
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let hidden = cell.cell_width().max(1);
            let fits = x + hidden <= buffer.area.width;
            out.extend(format!("\x1b[{};{}H\x1b[0m{}", y + 1, x + 1, codes(cell.style())).bytes());
            out.extend(if fits { cell.symbol() } else { "?" }.bytes());
            x += if fits { hidden } else { 1 };
        }
    }
    out
}

fn codes(style: Style) -> String {
    let colour = |c: Option<Color>, base: u8| match c {
        Some(Color::Indexed(n)) => format!("\x1b[{};5;{n}m", base + 8),
        Some(Color::Rgb(r, g, b)) => format!("\x1b[{};2;{r};{g};{b}m", base + 8),
        Some(Color::Black) => format!("\x1b[{base}m"),
        Some(Color::Red) => format!("\x1b[{}m", base + 1),
        Some(Color::Gray) => format!("\x1b[{}m", base + 7),
        Some(Color::DarkGray) => format!("\x1b[{}m", base + 60),
        Some(Color::White) => format!("\x1b[{}m", base + 67),
        _ => String::new(),
    };
    let bits = style.add_modifier.bits();
    let modifiers: String =
        (0..9).filter(|n| bits & (1 << n) != 0).map(|n| format!("\x1b[{}m", n + 1)).collect();
    colour(style.fg, 30) + &colour(style.bg, 40) + &modifiers
}

/// Plays the frames; after each, the screen must be that of a painter that draws it from nothing.
fn play(
    frames: &[(bool, Vec<Stroke>)],
    area: Rect,
    caps: Caps,
    mut check: impl FnMut(&Buffer, &vt100::Parser, &[u8]),
) {
    let mut painter = Painter::new(caps);
    let mut shown = terminal(area);
    let mut buffer = Buffer::empty(area);
    for (fresh, strokes) in frames {
        if *fresh {
            buffer = Buffer::empty(area);
        }
        strokes.iter().for_each(|stroke| apply(&mut buffer, stroke));
        let bytes = painter.paint(buffer.clone()).to_vec();
        shown.process(&bytes);
        check(&buffer, &shown, &bytes);
    }
}

/// Sequences a frame may hold, for any terminal.
fn foreign(bytes: &[u8], caps: Caps) -> Option<String> {
    let text = String::from_utf8_lossy(bytes).replace("\x1b[?2026h", "").replace("\x1b[?2026l", "");
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|c: char| c.is_control()) {
        rest = &rest[at..];
        let after = rest
            .strip_prefix("\x1b[")
            .map(|r| r.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';'));
        rest = match after.and_then(|r| r.chars().next()) {
            Some('H' | 'C' | 'D' | 'K' | 'J' | 'm') => &after?[1..],
            _ if rest.starts_with(['\r', '\n', '\x08']) => &rest[1..],
            _ => return Some(rest.chars().take(12).collect()),
        };
    }
    let sync = bytes.windows(7).any(|w| w == b"\x1b[?2026");
    (sync && caps.family != Family::Xterm).then(|| "synchronized update".into())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_frame_shows_every_cell(frames in frames(PLAIN.to_vec()), width in 1..24u16, height in 1..5u16) {
        let area = Rect::new(0, 0, width, height);
        play(&frames, area, CAPS, |buffer, shown, _| {
            let mut wanted = terminal(area);
            wanted.process(&by_hand(buffer));
            assert_eq!(screen(shown), screen(&wanted));
        });
    }

    #[test]
    fn frame_after_frame_shows_what_a_fresh_one_would(
        frames in frames([&PLAIN[..], &NASTY[..]].concat()), width in 1..24u16, height in 1..5u16,
    ) {
        let area = Rect::new(0, 0, width, height);
        play(&frames, area, CAPS, |buffer, shown, bytes| {
            let mut wanted = terminal(area);
            wanted.process(Painter::new(CAPS).paint(buffer.clone()));
            assert_eq!(screen(shown), screen(&wanted));
            assert_eq!(foreign(bytes, CAPS), None);
        });
    }

    #[test]
    fn a_poor_terminal_gets_nothing_it_does_not_know(
        frames in frames([&PLAIN[..], &NASTY[..]].concat()),
        family in prop::sample::select(vec![Family::Linux, Family::Vt100]),
    ) {
        let caps = Caps { depth: Depth::Mono, family, utf8: false };
        play(&frames, Rect::new(0, 0, 20, 4), caps, |buffer, shown, bytes| {
            assert_eq!(foreign(bytes, caps), None);
            assert!(bytes.is_ascii());
            let cells = (0..4).flat_map(|y| (0..20).filter_map(move |x| shown.screen().cell(y, x)));
            let colours = cells.flat_map(|cell| [cell.fgcolor(), cell.bgcolor()]);
            assert!(colours.into_iter().all(|c| c == vt100::Color::Default));
            let mut wanted = terminal(buffer.area);
            wanted.process(Painter::new(caps).paint(buffer.clone()));
            assert_eq!(screen(shown), screen(&wanted));
        });
    }
}

/// A screen of 80x24 as an explorer draws it, with line `chosen` marked.
fn list(chosen: u16) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    buffer.set_string(0, 0, format!("{:80}", " events"), Style::new().add_modifier(Modifier::REVERSED));
    for y in 1..23 {
        let mark = if y == chosen { "▌" } else { " " };
        let weight = if y == chosen { Modifier::BOLD } else { Modifier::empty() };
        buffer.set_string(0, y, mark, Style::new().fg(Color::Yellow));
        buffer.set_string(2, y, "2018-06-17", Style::new().fg(Color::Gray));
        buffer.set_string(14, y, "●", Style::new().fg(Color::Red));
        buffer.set_string(17, y, "False checkpoint south of Tuz Khurmatu", Style::new().add_modifier(weight));
    }
    buffer
}

fn bytes_of(painter: &mut Painter, frame: impl Into<Frame>) -> usize {
    painter.paint(frame).len()
}

#[test]
fn moving_the_selection_costs_little() {
    let mut painter = Painter::new(CAPS);
    let first = bytes_of(&mut painter, list(5));
    let step = bytes_of(&mut painter, list(6));
    // Two titles of 38 characters change their weight: that is what has to be said, and it is nearly all.
    assert!(step <= 76 + 60, "{step} bytes");
    assert!(first <= 1750, "{first} bytes");
    assert_eq!(bytes_of(&mut painter, list(6)), 0, "nothing changed");
}

#[test]
fn a_gap_is_written_or_jumped_whichever_is_shorter() {
    let line = |text: &str| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
        buffer.set_string(0, 0, text, Style::new());
        buffer
    };
    let step = |from: &str, to: &str| {
        let mut painter = Painter::new(Caps { family: Family::Linux, ..CAPS });
        painter.paint(line(from));
        String::from_utf8(painter.paint(line(to)).to_vec()).unwrap()
    };
    assert_eq!(step("one two three", "One Two Three"), "\x1b[HOne Two T");
    assert_eq!(step("a quite long line", "A quite long linE"), "\x1b[HA\x1b[15CE");
    assert_eq!(step("a long line", "a"), "\x1b[;3H\x1b[K");
    assert_eq!(step("a to", "a"), "\x1b[;3H  ");
}

#[test]
fn the_cursor_is_shown_only_where_it_is_wanted() {
    let caps = Caps { family: Family::Linux, ..CAPS };
    let mut painter = Painter::new(caps);
    let with = |x| Frame { cursor: Some(Position::new(x, 2)), ..Frame::from(list(1)) };
    painter.paint(list(1));
    assert_eq!(painter.paint(with(4)), b"\x1b[3;5H\x1b[?25h");
    assert_eq!(painter.paint(with(4)), b"");
    assert_eq!(painter.paint(with(5)), b"\x1b[3;6H");
    assert_eq!(painter.paint(list(1)), b"\x1b[?25l");
    let vt100 = Caps { family: Family::Vt100, ..caps };
    let mut painter = Painter::new(vt100);
    painter.paint(list(1));
    assert_eq!(painter.paint(with(4)), b"\x1b[3;5H");
}

#[test]
fn a_forgotten_screen_is_drawn_whole() {
    let mut painter = Painter::new(CAPS);
    let first = painter.paint(list(1)).to_vec();
    painter.forget();
    assert!(painter.is_stale());
    assert_eq!(painter.paint(list(1)).to_vec().len(), first.len());
}

#[test]
fn colours_are_brought_down_to_what_there_is() {
    let sgr = |colour, depth| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        buffer.set_string(0, 0, "x", Style::new().fg(colour));
        let mut painter = Painter::new(Caps { depth, family: Family::Linux, utf8: true });
        let bytes = String::from_utf8(painter.paint(buffer).to_vec()).unwrap();
        bytes.trim_start_matches("\x1b[m\x1b[H\x1b[J").to_string()
    };
    let cases = [
        (Color::Rgb(215, 95, 0), Depth::True, "\x1b[38;2;215;95;0mx"),
        (Color::Rgb(215, 95, 0), Depth::Indexed, "\x1b[38;5;166mx"),
        (Color::Rgb(255, 40, 40), Depth::Sixteen, "\x1b[91mx"),
        (Color::Rgb(128, 128, 128), Depth::Sixteen, "\x1b[90mx"),
        (Color::Indexed(166), Depth::Sixteen, "\x1b[91mx"),
        (Color::Indexed(233), Depth::Sixteen, "\x1b[30mx"),
        (Color::Indexed(3), Depth::Sixteen, "\x1b[33mx"),
        (Color::Cyan, Depth::Sixteen, "\x1b[36mx"),
        (Color::Cyan, Depth::Mono, "x"),
    ];
    for (colour, depth, want) in cases {
        assert_eq!(sgr(colour, depth), want, "{colour:?} at {depth:?}");
    }
}
