//! The style the terminal writes with, and the fewest codes to change it.

use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::glyph::{Glyph, ON_BLANK};
use crate::term::caps::{Caps, Depth, Family};

/// A style as the terminal gets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) modifier: Modifier,
}

impl Look {
    /// No style.
    pub(super) const PLAIN: Look = Look { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    /// The style of a cell, as far as the terminal has it.
    pub(super) fn new(cell: &Cell, caps: Caps) -> Look {
        let kept = match caps.family {
            Family::Vt100 => {
                Modifier::BOLD | Modifier::UNDERLINED | Modifier::SLOW_BLINK | Modifier::REVERSED
            }
            Family::Xterm | Family::Linux => Modifier::all(),
        };
        let mut modifier = cell.modifier & kept;
        // Terminals differ on whether these can be had together; the later one is what most show.
        for (one, other) in EXCLUSIVE {
            if modifier.contains(one | other) {
                modifier -= one;
            }
        }
        Look { fg: reduced(cell.fg, caps.depth), bg: reduced(cell.bg, caps.depth), modifier }
    }
}

/// The style set in the terminal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    caps: Caps,
    /// Nothing when it is not known.
    look: Option<Look>,
}

impl Pen {
    /// A pen of which nothing is known.
    pub(super) fn new(caps: Caps) -> Pen {
        Pen { caps, look: None }
    }

    /// A pen that is known to write so.
    pub(super) fn at(look: Look, caps: Caps) -> Pen {
        Pen { caps, look: Some(look) }
    }

    /// Takes off every style.
    pub(super) fn plain(&mut self, out: &mut Vec<u8>) {
        self.change(Look::PLAIN, out);
    }

    /// Makes the pen fit to erase with the background of the terminal.
    pub(super) fn erasing(&mut self, out: &mut Vec<u8>) {
        let look = match self.look {
            Some(look) => Look { bg: Color::Reset, modifier: look.modifier - ON_BLANK, ..look },
            None => Look::PLAIN,
        };
        self.change(look, out);
    }

    /// Makes the pen fit for a glyph; a blank does not care for what it does not show.
    pub(super) fn ready(&mut self, glyph: &Glyph<'_>, out: &mut Vec<u8>) {
        let look = match self.look {
            Some(look) if glyph.is_blank() => {
                Look { fg: look.fg, bg: glyph.look.bg, modifier: look.modifier - ON_BLANK }
            }
            _ => glyph.look,
        };
        self.change(look, out);
    }

    /// Changes to another style by the shorter of two ways: code by code, or from nothing.
    fn change(&mut self, to: Look, out: &mut Vec<u8>) {
        let Some(from) = self.look.replace(to) else {
            return anew(to, out);
        };
        if from == to {
            return;
        }
        let start = out.len();
        anew(to, out);
        if self.caps.family == Family::Vt100 {
            return;
        }
        let mut steps = Vec::with_capacity(24);
        stepwise(from, to, &mut steps);
        if steps.len() < out.len() - start {
            out.truncate(start);
            out.extend_from_slice(&steps);
        }
    }
}

/// Codes of a sequence, joined by `;`.
struct Codes<'a> {
    out: &'a mut Vec<u8>,
    any: bool,
}

impl Codes<'_> {
    fn add(&mut self, code: std::fmt::Arguments<'_>) {
        if self.any {
            self.out.push(b';');
        }
        self.any = true;
        // Writing to memory does not fail.
        let _ = self.out.write_fmt(code);
    }

    fn colour(&mut self, colour: Color, base: u8) {
        match (named(colour), colour) {
            (Some(n @ 0..8), _) => self.add(format_args!("{}", base + n)),
            (Some(n), _) => self.add(format_args!("{}", base + 60 + n - 8)),
            (None, Color::Indexed(n)) => self.add(format_args!("{};5;{n}", base + 8)),
            (None, Color::Rgb(r, g, b)) => self.add(format_args!("{};2;{r};{g};{b}", base + 8)),
            _ => self.add(format_args!("{}", base + 9)),
        }
    }

    fn on(&mut self, modifier: Modifier) {
        for (one, code, _) in CODES {
            if modifier.contains(one) {
                self.add(format_args!("{code}"));
            }
        }
    }
}

/// Modifiers, the code that puts each on, the code that takes it off.
const CODES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Pairs of which a terminal may have only one.
const EXCLUSIVE: [(Modifier, Modifier); 2] =
    [(Modifier::BOLD, Modifier::DIM), (Modifier::SLOW_BLINK, Modifier::RAPID_BLINK)];

/// The style from nothing: `ESC [ m`, or `ESC [ 0 ; … m`, where the zero may be left out.
fn anew(to: Look, out: &mut Vec<u8>) {
    out.extend_from_slice(b"\x1b[");
    let mut codes = Codes { out, any: true };
    codes.on(to.modifier);
    if to.fg != Color::Reset {
        codes.colour(to.fg, 30);
    }
    if to.bg != Color::Reset {
        codes.colour(to.bg, 40);
    }
    out.push(b'm');
}

/// The style from another one, naming only what differs.
fn stepwise(from: Look, to: Look, out: &mut Vec<u8>) {
    out.extend_from_slice(b"\x1b[");
    let mut codes = Codes { out, any: false };
    let lost = from.modifier - to.modifier;
    let gained = to.modifier - from.modifier;
    let mut last_off = 0;
    for (one, _, off) in CODES {
        if lost.contains(one) && off != last_off {
            codes.add(format_args!("{off}"));
            last_off = off;
        }
    }
    codes.on(gained);
    if from.fg != to.fg {
        codes.colour(to.fg, 30);
    }
    if from.bg != to.bg {
        codes.colour(to.bg, 40);
    }
    out.push(b'm');
}

/// The number of a named colour: 0 to 7, and 8 to 15 for the bright ones.
fn named(colour: Color) -> Option<u8> {
    Some(match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(n @ 0..16) => n,
        _ => return None,
    })
}

/// The nearest colour the terminal has.
pub fn reduced(colour: Color, depth: Depth) -> Color {
    match (depth, colour) {
        (Depth::Mono, _) => Color::Reset,
        (Depth::Indexed, Color::Rgb(r, g, b)) => Color::Indexed(palette(r, g, b)),
        (Depth::Sixteen, Color::Rgb(r, g, b)) => sixteen(r, g, b),
        (Depth::Sixteen, Color::Indexed(n @ 16..=231)) => {
            let n = n - 16;
            let level = |v: u8| if v == 0 { 0 } else { 55 + 40 * v };
            sixteen(level(n / 36), level(n / 6 % 6), level(n % 6))
        }
        (Depth::Sixteen, Color::Indexed(n @ 232..)) => {
            let grey = 8 + 10 * (n - 232);
            sixteen(grey, grey, grey)
        }
        (_, colour) => colour,
    }
}

/// The place of a colour in the cube of the palette of 256.
fn palette(r: u8, g: u8, b: u8) -> u8 {
    let step = |v: u8| match v {
        0..48 => 0,
        48..115 => 1,
        v => (v - 35) / 40,
    };
    16 + 36 * step(r) + 6 * step(g) + step(b)
}

/// One of the sixteen: which of the three lights burn, and how bright.
fn sixteen(r: u8, g: u8, b: u8) -> Color {
    let brightest = r.max(g).max(b);
    let dimmest = r.min(g).min(b);
    if brightest - dimmest < 32 {
        return Color::Indexed(match brightest {
            0..64 => 0,
            64..160 => 8,
            160..224 => 7,
            224.. => 15,
        });
    }
    let lit = |v: u8| u8::from(u16::from(v) * 2 > u16::from(brightest));
    let hue = lit(r) + 2 * lit(g) + 4 * lit(b);
    Color::Indexed(if brightest > 200 { hue + 8 } else { hue })
}
