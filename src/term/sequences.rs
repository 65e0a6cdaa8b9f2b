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
    /// Turns off what another program commonly leaves on.
    pub(super) tidy: Vec<u8>,
    /// The same after one that ended badly: it may have been anywhere.
    pub(super) rescue: Vec<u8>,
    /// The same as `leave` after a torn write, which may have left a string or a synchronized update open.
    pub(super) leave_torn: Vec<u8>,
}

/// Buttons, dragging and the wheel are reported, as text.
const MOUSE_ON: &str = "\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l";

/// What editors turn on: reports of the mouse and of focus, pasting in brackets, keys of an application, styles, and a
/// hidden cursor.
const TIDY_XTERM: &str =
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[?1l\x1b>\x1b[?25h\x1b[m";
const TIDY_LINUX: &str = "\x1b[?1l\x1b>\x1b[?25h\x1b[m";
const TIDY_VT100: &str = "\x1b[?1l\x1b>\x1b[m";

/// What is open ends first; then keys told at length, the second screen, and margins. Who was not on the second screen
/// finds the cursor where it was when the screen was lent.
const RESCUE_XTERM: &str = "\x1b\\\x1b[?2026l\x1b[<u\x1b[>4m\x1b[?1049l\x1b7\x1b[r\x1b8";
const RESCUE_OTHER: &str = "\x1b[r";

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
        let (rescue, tidy) = match family {
            Family::Xterm => (RESCUE_XTERM, TIDY_XTERM),
            Family::Linux => (RESCUE_OTHER, TIDY_LINUX),
            Family::Vt100 => (RESCUE_OTHER, TIDY_VT100),
        };
        let joined = |pieces: &[&str]| pieces.concat().into_bytes();
        Sequences {
            enter: joined(&[screen, modes, on]),
            again: joined(&[modes, on]),
            leave: joined(&[off, restored]),
            tidy: joined(&[tidy]),
            rescue: joined(&[rescue, tidy]),
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
