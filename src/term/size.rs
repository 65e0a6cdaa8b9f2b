//! The size of the terminal, made sane: what the system says, else the environment, else 80x24.

use std::os::fd::AsFd;

use rustix::termios::tcgetwinsize;

use super::caps::Env;

/// The largest area that is drawn; a larger terminal keeps the rest blank.
pub const LARGEST: Size = Size { columns: 500, rows: 200 };

/// Columns and rows, both at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Size {
    /// Columns, 1 to 500.
    pub columns: u16,
    /// Rows, 1 to 200.
    pub rows: u16,
}

/// The size of the terminal behind `fd`.
pub fn size_of(fd: impl AsFd, env: &Env) -> Size {
    let told = tcgetwinsize(fd).map(|w| (w.ws_col, w.ws_row)).unwrap_or_default();
    sane(told, env)
}

/// A size from what the system told (0 is unknown), the environment and the default, within the limits.
pub fn sane(told: (u16, u16), env: &Env) -> Size {
    let pick = |told: u16, env: Option<u16>, default: u16, most: u16| match told {
        0 => env.filter(|n| *n > 0).unwrap_or(default).min(most),
        n => n.min(most),
    };
    Size {
        columns: pick(told.0, env.columns, 80, LARGEST.columns),
        rows: pick(told.1, env.lines, 24, LARGEST.rows),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absurd_sizes_are_made_sane() {
        let none = Env::default();
        let some = Env { columns: Some(132), lines: Some(43), ..Env::default() };
        let cases = [
            ((80, 24), &none, (80, 24)),
            ((0, 0), &none, (80, 24)),
            ((0, 0), &some, (132, 43)),
            ((100, 0), &some, (100, 43)),
            ((1, 1), &some, (1, 1)),
            ((65535, 65535), &none, (500, 200)),
            ((65535, 3), &none, (500, 3)),
        ];
        for (told, env, want) in cases {
            let got = sane(told, env);
            assert_eq!((got.columns, got.rows), want, "told {told:?}");
        }
    }
}
