//! The signs of the screen: one table, read by painters, help and documentation.

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Charset {
    /// UTF-8 is promised.
    #[default]
    Unicode,
    /// Only ASCII is.
    Ascii,
}

/// A sign. Each takes one column in either character set, and means the same in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// A moment known to the day.
    Day,
    /// A moment known to the month or season.
    Month,
    /// A moment known to the year or worse.
    Year,
    /// A moment on one of several days.
    OneOf,
    /// Where a moment, a start or an end may lie.
    Spread,
    /// What lasted begins.
    Start,
    /// What lasted goes on.
    Lasted,
    /// What lasted ends.
    End,
    /// Several things lasted.
    Together,
    /// It goes on beyond what is known.
    Open,
    /// So many events in one column, 2 to 9.
    Few(u8),
    /// Ten events or more in one column.
    Many,
    /// One event of another form.
    Tick,
    /// Claims differ.
    Differ,
    /// About.
    About,
    /// Uncertain.
    Uncertain,
    /// Earlier, off the screen.
    Left,
    /// Later, off the screen.
    Right,
    /// A folded gap.
    Gap,
    /// The selected row.
    Selected,
    /// The selected event, on the axis.
    Cursor,
    /// So many eighths of a column's height, certain, 1 to 8.
    Certain(u8),
    /// So many thirds of a column's height, possible, 1 to 3.
    Possible(u8),
}

/// A sign, its two looks and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignRow {
    /// The sign.
    pub sign: Sign,
    /// What it is called.
    pub name: &'static str,
    /// Its look where UTF-8 is promised; one column.
    pub unicode: &'static str,
    /// Its look elsewhere; one ASCII character.
    pub ascii: &'static str,
    /// What it means, as a phrase without a period.
    pub meaning: &'static str,
}

/// One row of the table.
const fn row(
    sign: Sign,
    name: &'static str,
    unicode: &'static str,
    ascii: &'static str,
    meaning: &'static str,
) -> SignRow {
    SignRow { sign, name, unicode, ascii, meaning }
}

/// Every sign, in the order in which help explains them. Of those that count or measure, the first and the last.
pub const SIGNS: [SignRow; 27] = [
    row(Sign::Day, "day", "●", "*", "happened on a known day"),
    row(Sign::Month, "month", "◐", "o", "happened in a known month or season"),
    row(Sign::Year, "year", "○", "O", "happened in a known year"),
    row(Sign::OneOf, "one of", "◌", "%", "happened on one of several days"),
    row(Sign::Spread, "spread", "┄", "-", "may have happened, begun or ended here"),
    row(Sign::Start, "start", "╺", "[", "began here and lasted"),
    row(Sign::Lasted, "lasted", "━", "=", "lasted"),
    row(Sign::End, "end", "╸", "]", "lasted until here"),
    row(Sign::Together, "together", "═", "#", "several lasted at the same time"),
    row(Sign::Open, "open", "┅", ":", "open: goes on, its beginning or end not known"),
    row(Sign::Few(2), "two", "2", "2", "two events in this column, and so up to 9"),
    row(Sign::Few(9), "nine", "9", "9", "nine events in this column"),
    row(Sign::Many, "many", "+", "+", "ten events or more in this column"),
    row(Sign::Tick, "tick", "·", ".", "an event of another form"),
    row(Sign::Differ, "differ", "≠", "!", "claims differ"),
    row(Sign::About, "about", "~", "~", "about"),
    row(Sign::Uncertain, "uncertain", "?", "?", "uncertain"),
    row(Sign::Left, "earlier", "‹", "<", "earlier than the screen"),
    row(Sign::Right, "later", "›", ">", "later than the screen"),
    row(Sign::Gap, "gap", "⋯", "_", "a long stretch without events, folded"),
    row(Sign::Selected, "selected", "▌", "|", "the selected row"),
    row(Sign::Cursor, "cursor", "▲", "^", "the selected event on the axis"),
    row(Sign::Certain(1), "low", "▁", ".", "an eighth of the scale certainly happened here"),
    row(Sign::Certain(8), "full", "█", "@", "as many as the scale says certainly happened here"),
    row(Sign::Possible(1), "light", "░", "'", "a little may have happened here"),
    row(Sign::Possible(2), "medium", "▒", "\"", "more may have happened here"),
    row(Sign::Possible(3), "dark", "▓", "$", "as many as the scale says may have happened here"),
];

/// Digits of counts from 2 to 9.
const DIGITS: [&str; 8] = ["2", "3", "4", "5", "6", "7", "8", "9"];
/// Eighths of a column, from one to all, and their twins.
const BLOCKS: [(&str, &str); 8] =
    [("▁", "."), ("▂", ":"), ("▃", "-"), ("▄", "="), ("▅", "+"), ("▆", "*"), ("▇", "#"), ("█", "@")];
/// Thirds of a column, from one to all, and their twins.
const SHADES: [(&str, &str); 3] = [("░", "'"), ("▒", "\""), ("▓", "$")];

impl Sign {
    /// The sign for so many events in one column: none for 0, the given one for 1.
    pub fn of_count(count: u32, alone: Sign) -> Option<Sign> {
        match count {
            0 => None,
            1 => Some(alone),
            2..=9 => Some(Sign::Few(count as u8)),
            _ => Some(Sign::Many),
        }
    }

    /// How it looks.
    pub fn glyph(self, charset: Charset) -> &'static str {
        let (unicode, ascii) = self.looks();
        match charset {
            Charset::Unicode => unicode,
            Charset::Ascii => ascii,
        }
    }

    /// Its look in either character set.
    fn looks(self) -> (&'static str, &'static str) {
        match self {
            Sign::Few(n) => DIGITS.get(usize::from(n.clamp(2, 9)) - 2).map_or(("", ""), |d| (d, d)),
            Sign::Certain(n) => BLOCKS.get(usize::from(n.clamp(1, 8)) - 1).copied().unwrap_or_default(),
            Sign::Possible(n) => SHADES.get(usize::from(n.clamp(1, 3)) - 1).copied().unwrap_or_default(),
            _ => SIGNS.iter().find(|r| r.sign == self).map_or(("", ""), |r| (r.unicode, r.ascii)),
        }
    }
}

#[cfg(test)]
mod tests;
