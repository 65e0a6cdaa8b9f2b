//! Bytes from the terminal as keys, pastes and mouse events.
//!
//! The terminal says some keys as sequences that begin with the byte of the Escape key. On a slow link they may come
//! in pieces, so a sequence that is not complete waits for a moment before it counts as what it is. There are no
//! Alt keys: Escape and another key that come together are two keys, as they are when they were pressed in haste.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// How long a lone Escape may be the beginning of a sequence.
const ESCAPE: Duration = Duration::from_millis(20);
/// How long the rest of a sequence is waited for.
const SEQUENCE: Duration = Duration::from_millis(200);
/// How long a paste may pause before it counts as ended.
const PASTE: Duration = Duration::from_secs(2);
/// The longest sequence; the longest of a terminal's answers, which nobody asked for.
const LONGEST: usize = 4096;
/// The most bytes of a paste that are kept.
const MOST: usize = 1 << 20;

const ESC: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";

/// Turns bytes into events, and holds what is not complete.
#[derive(Default)]
pub(super) struct Decoder {
    held: Vec<u8>,
    paste: Option<Vec<u8>>,
}

/// What the beginning of some bytes is.
enum Step {
    /// So many bytes are an event, or nothing of interest.
    Take(usize, Option<Event>),
    /// A paste begins after so many bytes.
    Paste(usize),
    /// More bytes are needed.
    More,
}

impl Decoder {
    /// Takes bytes as they came and gives the events they complete.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        self.held.extend_from_slice(bytes);
        let mut events = Vec::new();
        let mut done = 0;
        while let Some(rest) = self.held.get(done..).filter(|rest| !rest.is_empty()) {
            match step(rest, self.paste.is_some()) {
                Step::Take(n, event) => {
                    if let Some(paste) = &mut self.paste {
                        keep(paste, rest.get(..n).unwrap_or_default());
                    }
                    done += n;
                    events.extend(event);
                }
                Step::Paste(n) => {
                    done += n;
                    match self.paste.take() {
                        Some(text) => events.push(pasted(&text)),
                        None => self.paste = Some(Vec::new()),
                    }
                }
                Step::More => break,
            }
        }
        self.held.drain(..done);
        events
    }

    /// How long to wait for more bytes before [`Decoder::give_up`]; for ever when nothing is held.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (self.held.as_slice(), &self.paste) {
            (_, Some(_)) => Some(PASTE),
            ([], None) => None,
            ([ESC], None) => Some(ESCAPE),
            _ => Some(SEQUENCE),
        }
    }

    /// No more came: what is held counts as it is.
    pub(super) fn give_up(&mut self) -> Vec<Event> {
        let held = std::mem::take(&mut self.held);
        if let Some(mut text) = self.paste.take() {
            keep(&mut text, &held);
            return vec![pasted(&text)];
        }
        match held.as_slice() {
            [ESC] => vec![key(KeyCode::Esc)],
            [ESC, c @ (b'[' | b']' | b'O' | b'P' | b'_')] => vec![key(KeyCode::Esc), typed(char::from(*c))],
            _ => Vec::new(),
        }
    }
}

/// Adds to a paste as much as is kept of one.
fn keep(paste: &mut Vec<u8>, bytes: &[u8]) {
    let room = MOST.saturating_sub(paste.len());
    paste.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
}

fn pasted(text: &[u8]) -> Event {
    Event::Paste(String::from_utf8_lossy(text).into_owned())
}

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// A character as its key: a capital letter is typed with shift.
fn typed(c: char) -> Event {
    let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    Event::Key(KeyEvent::new(KeyCode::Char(c), shift))
}

fn control(c: char) -> Event {
    Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL))
}

fn step(bytes: &[u8], pasting: bool) -> Step {
    if pasting {
        return paste_step(bytes);
    }
    match bytes {
        [] => Step::More,
        [ESC, rest @ ..] => escape(bytes, rest),
        [b'\r', ..] => Step::Take(1, Some(key(KeyCode::Enter))),
        [b'\t', ..] => Step::Take(1, Some(key(KeyCode::Tab))),
        [0x08 | 0x7f, ..] => Step::Take(1, Some(key(KeyCode::Backspace))),
        [0, ..] => Step::Take(1, Some(control(' '))),
        [c @ 1..=26, ..] => Step::Take(1, Some(control(char::from(c - 1 + b'a')))),
        [c @ 0x1c..=0x1f, ..] => Step::Take(1, Some(control(char::from(c - 0x1c + b'4')))),
        [c @ b' '..=b'~', ..] => Step::Take(1, Some(typed(char::from(*c)))),
        _ => character(bytes),
    }
}

/// Text up to the end mark, which may have come only in part.
fn paste_step(bytes: &[u8]) -> Step {
    match memchr::memchr(ESC, bytes) {
        None => Step::Take(bytes.len(), None),
        Some(0) if bytes.starts_with(PASTE_END) => Step::Paste(PASTE_END.len()),
        Some(0) if PASTE_END.starts_with(bytes) => Step::More,
        Some(0) => Step::Take(1, None),
        Some(n) => Step::Take(n, None),
    }
}

/// A character of several bytes; what is none is skipped.
fn character(bytes: &[u8]) -> Step {
    let most = bytes.get(..4).unwrap_or(bytes);
    let valid = match std::str::from_utf8(most) {
        Ok(text) => text,
        Err(e) if e.valid_up_to() == 0 && e.error_len().is_none() => return Step::More,
        Err(e) if e.valid_up_to() == 0 => return Step::Take(e.error_len().unwrap_or(1), None),
        Err(e) => most.get(..e.valid_up_to()).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default(),
    };
    match valid.chars().next() {
        Some(c) => Step::Take(c.len_utf8(), Some(typed(c)).filter(|_| !c.is_control())),
        None => Step::Take(1, None),
    }
}

/// What begins with Escape.
fn escape(bytes: &[u8], rest: &[u8]) -> Step {
    match rest {
        [] => Step::More,
        [b'[', rest @ ..] => sequence(bytes, rest),
        [b'O'] => Step::More,
        [b'O', b'M', ..] => Step::Take(3, Some(key(KeyCode::Enter))),
        [b'O', last, ..] => match final_key(*last) {
            Some(code) => Step::Take(3, Some(key(code))),
            None => Step::Take(1, Some(key(KeyCode::Esc))),
        },
        [b']' | b'P' | b'_'] => Step::More,
        // The terminal's answers to questions of whoever was here before us.
        [b']', b'0'..=b'9', ..] | [b'P', b'0'..=b'9' | b'!' | b'$' | b'+' | b'>', ..] | [b'_', b'G', ..] => {
            answer(bytes)
        }
        _ => Step::Take(1, Some(key(KeyCode::Esc))),
    }
}

/// A string that ends with BEL or ESC \, dropped.
fn answer(bytes: &[u8]) -> Step {
    let bell = memchr::memchr(7, bytes).map(|n| n + 1);
    let string = memchr::memmem::find(bytes, b"\x1b\\").map(|n| n + 2);
    match bell.into_iter().chain(string).min() {
        Some(n) => Step::Take(n, None),
        None if bytes.len() > LONGEST => Step::Take(bytes.len(), None),
        None => Step::More,
    }
}

/// A control sequence: parameters, then a final byte.
fn sequence(bytes: &[u8], rest: &[u8]) -> Step {
    if let [b'[', tail @ ..] = rest {
        // The Linux console says F1 to F5 so.
        return match tail {
            [] => Step::More,
            [c @ b'A'..=b'E', ..] => Step::Take(4, Some(key(KeyCode::F(c - b'A' + 1)))),
            _ => Step::Take(3, None),
        };
    }
    let Some(end) = rest.iter().position(|c| !matches!(c, b' '..=b'?')) else {
        return if rest.len() > LONGEST { Step::Take(bytes.len(), None) } else { Step::More };
    };
    let (parameters, last) =
        (rest.get(..end).unwrap_or_default(), rest.get(end).copied().unwrap_or_default());
    match (parameters, last) {
        (b"200", b'~') => Step::Paste(end + 3),
        // Not a final byte: the sequence was cut off, and what comes now begins anew.
        (_, ..b'@' | 0x7f..) => Step::Take(end + 2, None),
        _ => Step::Take(end + 3, sequence_event(parameters, last)),
    }
}

fn sequence_event(parameters: &[u8], last: u8) -> Option<Event> {
    let text = std::str::from_utf8(parameters).ok()?;
    if let Some(mouse) = text.strip_prefix('<') {
        return mouse_event(mouse, last);
    }
    let mut numbers = text.split(';').map(|n| n.split(':').next().unwrap_or(n).parse::<u32>().ok());
    let first = numbers.next().flatten().unwrap_or(1);
    let modifiers = modifiers(numbers.next().flatten().unwrap_or(1));
    let code = match last {
        b'~' => numbered_key(first)?,
        b'Z' => return Some(Event::Key(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT))),
        b'u' => character_key(first)?,
        // An answer or a report of a terminal, not a key.
        _ if !text.starts_with(|c: char| c.is_ascii_digit()) && !text.is_empty() => return None,
        _ => final_key(last)?,
    };
    Some(Event::Key(KeyEvent::new(code, modifiers)))
}

fn modifiers(said: u32) -> KeyModifiers {
    let bits = said.saturating_sub(1);
    let pairs = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    pairs.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, m)| m).collect()
}

/// Keys said by the last byte of a sequence.
fn final_key(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        c @ b'P'..=b'S' => KeyCode::F(c - b'P' + 1),
        _ => return None,
    })
}

/// Keys said by a number before `~`.
fn numbered_key(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        n @ 11..=15 => KeyCode::F((n - 10) as u8),
        n @ 17..=21 => KeyCode::F((n - 11) as u8),
        n @ 23..=24 => KeyCode::F((n - 12) as u8),
        _ => return None,
    })
}

/// Keys said by the number of their character.
fn character_key(number: u32) -> Option<KeyCode> {
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        n => KeyCode::Char(char::from_u32(n).filter(|c| !c.is_control())?),
    })
}

/// A mouse event: button and modifiers, column, row; `m` when the button is let go.
fn mouse_event(text: &str, last: u8) -> Option<Event> {
    let mut numbers = text.split(';').map_while(|n| n.parse::<u16>().ok());
    let (what, column, row) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let button = match what & 3 {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        _ => MouseButton::Right,
    };
    let kind = match (what & 0xe0, last) {
        (0x40, b'M') if what & 3 == 0 => MouseEventKind::ScrollUp,
        (0x40, b'M') if what & 3 == 1 => MouseEventKind::ScrollDown,
        (0x20, b'M') if what & 3 == 3 => MouseEventKind::Moved,
        (0x20, b'M') => MouseEventKind::Drag(button),
        (0, b'M') => MouseEventKind::Down(button),
        (0, b'm') => MouseEventKind::Up(button),
        _ => return None,
    };
    let modifiers = modifiers(1 + u32::from(what >> 2 & 7));
    Some(Event::Mouse(MouseEvent {
        kind,
        column: column.saturating_sub(1),
        row: row.saturating_sub(1),
        modifiers,
    }))
}

#[cfg(test)]
#[path = "keys_tests.rs"]
mod tests;
