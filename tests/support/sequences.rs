//! What is written to a terminal, read by a parser that is not ours: everything but text, moving, erasing and styling
//! is told, and so is text that acts.

use vte::{Params, Parser, Perform};

/// What a terminal may be sent beyond text, moving, erasing and styling.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allowed {
    /// Private modes that may be set and reset.
    pub modes: &'static [u16],
    /// Whether text may be handed to the clipboard.
    pub clipboard: bool,
    /// Whether there may be colours.
    pub colours: bool,
    /// Whether there may be bytes above 0x7f.
    pub utf8: bool,
}

/// Whatever of some bytes is not allowed.
pub fn forbidden(bytes: &[u8], allowed: Allowed) -> Vec<String> {
    let mut reader = Reader { allowed, found: Vec::new() };
    if !allowed.utf8 && !bytes.is_ascii() {
        reader.found.push("a byte above 0x7f".into());
    }
    if std::str::from_utf8(bytes).is_err() {
        reader.found.push("what is not UTF-8".into());
    }
    Parser::new().advance(&mut reader, bytes);
    reader.found
}

struct Reader {
    allowed: Allowed,
    found: Vec<String>,
}

impl Reader {
    /// The parts of a style: weight, underline, reverse and the like; colours where there may be some.
    fn style(&mut self, params: &Params) {
        let numbers: Vec<u16> = params.iter().filter_map(|p| p.first().copied()).collect();
        let mut rest = numbers.as_slice();
        while let [first, more @ ..] = rest {
            let colour = matches!(first, 30..=49 | 90..=107);
            let taken = match (first, more) {
                (38 | 48, [5, ..]) => 2,
                (38 | 48, [2, ..]) => 4,
                _ => 0,
            };
            let known = colour || matches!(first, 0..=9 | 22..=29);
            if !known || (colour && !self.allowed.colours) {
                self.found.push(format!("the style {first}"));
            }
            rest = more.get(taken..).unwrap_or_default();
        }
    }
}

impl Perform for Reader {
    fn print(&mut self, c: char) {
        let acts = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}');
        if c.is_control() || acts {
            self.found.push(format!("the character U+{:04X}", u32::from(c)));
        }
    }

    fn execute(&mut self, byte: u8) {
        if !matches!(byte, b'\r' | b'\n' | 0x08) {
            self.found.push(format!("the control 0x{byte:02x}"));
        }
    }

    fn hook(&mut self, _: &Params, _: &[u8], _: bool, action: char) {
        self.found.push(format!("a device control {action:?}"));
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], _: bool) {
        let copies = matches!(params, [b"52", b"c", text] if *text != b"?");
        if !(copies && self.allowed.clipboard) {
            self.found.push(format!("a command {:?}", params.first().map(|p| String::from_utf8_lossy(p))));
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], ignore: bool, action: char) {
        let modes = || params.iter().all(|p| matches!(p, [mode] if self.allowed.modes.contains(mode)));
        match (intermediates, action) {
            _ if ignore => self.found.push("a sequence that is too long".into()),
            ([], 'm') => self.style(params),
            ([], 'H' | 'C' | 'D' | 'K' | 'J') => {}
            ([b'?'], 'h' | 'l') if modes() => {}
            _ => self
                .found
                .push(format!("{:?} {action:?} of {params:?}", String::from_utf8_lossy(intermediates))),
        }
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], _: bool, byte: u8) {
        // The end of a string, for a string that is not there.
        if !(intermediates.is_empty() && byte == b'\\') {
            self.found.push(format!("an escape {:?}", char::from(byte)));
        }
    }
}

#[test]
fn what_is_not_allowed_is_told() {
    let all = Allowed { modes: &[25, 1049], clipboard: true, colours: true, utf8: true };
    let good =
        "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2;3H\x1b[1;38;5;208;48;2;1;2;3mé\x1b[m\x1b[K\x1b]52;c;YQ==\x1b\\\r\n";
    assert_eq!(forbidden(good.as_bytes(), all), Vec::<String>::new());
    let bad = [
        "\x1b[6n",
        "\x1b[c",
        "\x1b[?25$p",
        "\x1b[>c",
        "\x1b]0;title\x07",
        "\x1b]52;c;?\x07",
        "\x1bPq\x1b\\",
        "\x1bc",
        "\x1b[?47h",
        "\x07",
        "\x1b[31;77m",
        "\u{202e}",
        "\u{9b}31m",
        "\x1b(0",
        "\x1b[2t",
        "\x1b[4h",
        "\x00",
        "\x7f",
        "\x1b[5 q",
    ];
    for bytes in bad {
        assert_ne!(forbidden(bytes.as_bytes(), all), Vec::<String>::new(), "{bytes:?}");
    }
    let poor = Allowed::default();
    for bytes in ["é", "\x1b[31m", "\x1b[?25l", "\x1b[1;48;5;3m", "\x1b]52;c;YQ==\x07"] {
        assert_ne!(forbidden(bytes.as_bytes(), poor), Vec::<String>::new(), "{bytes:?}");
    }
    assert_eq!(forbidden(b"\x1b[0;1;7mplain\x1b[m", poor), Vec::<String>::new());
}
