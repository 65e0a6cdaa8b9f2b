//! What is sent to enter and to leave the screen, for each family of terminals.

use super::caps::Family;

/// The sequences of one terminal.
pub(super) struct Sequences {
    /// The screen becomes ours.
    pub(super) enter: Vec<u8>,
    /// The screen is still ours, but a shell has been at it.
    pub(super) again: Vec<u8>,
    /// The screen as found; where there is no second screen, an empty one.
    pub(super) leave: Vec<u8>,
    /// Ends a string or a synchronized update that a torn write left open.
    pub(super) mend: Vec<u8>,
    /// The same as `leave` after a torn write, which may have left a string or a synchronized update open.
    pub(super) leave_torn: Vec<u8>,
}

/// Buttons, dragging and the wheel are reported, as text.
const MOUSE_ON: &str = "\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l";

impl Sequences {
    /// Those of a family, with or without reports of the mouse where it has them.
    pub(super) fn new(family: Family, mouse: bool) -> Sequences {
        let (on, off) = if mouse && family == Family::Xterm { (MOUSE_ON, MOUSE_OFF) } else { ("", "") };
        let (screen, modes, restored, mended) = match family {
            Family::Xterm => (
                "\x1b[?1049h",
                "\x1b[?25l\x1b[?2004h",
                "\x1b[m\x1b[?2004l\x1b[?25h\x1b[?1049l",
                "\x1b\\\x1b[?2026l",
            ),
            Family::Linux => ("", "\x1b[?25l", "\x1b[m\x1b[H\x1b[J\x1b[?25h", ""),
            Family::Vt100 => ("", "", "\x1b[m\x1b[H\x1b[J", ""),
        };
        let joined = |pieces: &[&str]| pieces.concat().into_bytes();
        Sequences {
            enter: joined(&[screen, modes, on]),
            again: joined(&[modes, on]),
            leave: joined(&[off, restored]),
            mend: joined(&[mended, modes, on]),
            leave_torn: joined(&[mended, off, restored]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Private modes, each with whether it was set or reset.
    fn modes(bytes: &[u8]) -> Vec<(String, char)> {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let mode = |piece: &str| {
            let end = piece.find(['h', 'l']).unwrap();
            (piece[..end].to_string(), piece[end..].chars().next().unwrap())
        };
        text.split("\x1b[?").skip(1).map(mode).collect()
    }

    #[test]
    fn what_is_set_is_taken_back() {
        for family in [Family::Xterm, Family::Linux, Family::Vt100] {
            for mouse in [false, true] {
                let all = Sequences::new(family, mouse);
                let back = |(mode, way): (String, char)| (mode, if way == 'h' { 'l' } else { 'h' });
                let mut left = modes(&all.leave);
                let mut entered: Vec<_> = modes(&all.enter).into_iter().map(back).collect();
                left.sort();
                entered.sort();
                assert_eq!(left, entered, "{family:?} {mouse}");
                assert!(all.enter.ends_with(&all.again));
                assert!(all.leave_torn.ends_with(&all.leave));
            }
        }
        assert_eq!(modes(&Sequences::new(Family::Xterm, true).enter).len(), 5);
    }
}
