//! What a program has done to the modes of a terminal, read from the bytes it wrote.

use std::collections::BTreeSet;

/// Private modes that are set before any program runs: the cursor is shown, lines wrap.
const SET_AT_FIRST: [u16; 2] = [7, 25];

/// Private modes that differ from the beginning after these bytes.
pub fn left_changed(bytes: &[u8]) -> BTreeSet<u16> {
    let mut set = BTreeSet::from(SET_AT_FIRST);
    for (mode, on) in changes(bytes) {
        if on {
            set.insert(mode);
        } else {
            set.remove(&mode);
        }
    }
    set.symmetric_difference(&BTreeSet::from(SET_AT_FIRST)).copied().collect()
}

/// Every change of a private mode, in order.
pub fn changes(bytes: &[u8]) -> Vec<(u16, bool)> {
    let text = String::from_utf8_lossy(bytes);
    let mut found = Vec::new();
    for piece in text.split("\x1b[?").skip(1) {
        let Some(end) = piece.find(|c: char| !c.is_ascii_digit() && c != ';') else { continue };
        let on = piece[end..].starts_with('h');
        if on || piece[end..].starts_with('l') {
            found.extend(piece[..end].split(';').filter_map(|n| n.parse().ok()).map(|mode| (mode, on)));
        }
    }
    found
}

/// How many frames have been finished.
pub fn frames(bytes: &[u8]) -> usize {
    changes(bytes).into_iter().filter(|change| *change == (2026, false)).count()
}

#[test]
fn modes_left_behind_are_seen() {
    assert_eq!(left_changed(b""), BTreeSet::new());
    assert_eq!(left_changed(b"\x1b[?1049h\x1b[?25l\x1b[?2004h"), BTreeSet::from([25, 1049, 2004]));
    assert_eq!(left_changed(b"\x1b[?1049;25hx\x1b[?25lx\x1b[?25;1049;l"), BTreeSet::from([25]));
}
