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
    /// Several events in one column beside another such, in four shades by how many: see [`Sign::shade_of`].
    Shade(u8),
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
    /// A brushed window begins.
    BrushStart,
    /// Within a brushed window.
    Brushed,
    /// A brushed window ends.
    BrushEnd,
    /// A brushed window, all of it in one column.
    BrushedColumn,
    /// A folded gap.
    Gap,
    /// The selected row.
    Selected,
    /// A marked event, in the list, the lanes and under these.
    Marked,
    /// The selected event, on the axis.
    Cursor,
    /// Events found by their words, on the axis.
    Hit,
    /// Events found by their words, and one of another form, on the axis.
    HitAndTick,
    /// Events found by their words where the selected event is, on the axis.
    CursorAndHit,
    /// A group of the list whose events are shown.
    Unfolded,
    /// A group of the list of which only the heading is shown.
    Folded,
    /// A division of the axis without a label.
    Division,
    /// Lanes above those on the screen.
    Above,
    /// Lanes below those on the screen.
    Below,
    /// So many eighths of a column's height, certain, 1 to 8.
    Certain(u8),
    /// So many thirds of a column's height, possible, 1 to 3.
    Possible(u8),
    /// Of a cell that is certain in part and possible above that: so many quarters certain, 1 to 3.
    Both(u8),
    /// A value of a facet that the query does not name.
    Free,
    /// A value of a facet that is counted.
    Chosen,
    /// A value of a facet that is not counted.
    Excepted,
    /// Claims that assert what the event is coded as.
    Coded,
    /// Claims that assert something else, which cannot be true beside the rest.
    Otherwise,
    /// Claims that assert something more, narrower or wider.
    Besides,
    /// Claims that their source rejects.
    Rejected,
    /// One event certainly happened here, on the map.
    Place,
    /// One event may have happened here, on the map.
    MaybePlace,
    /// The selected event, on the map.
    Here,
    /// Where only a claim puts the selected event, on the map.
    MaybeHere,
}

/// Where a sign stands. No two signs look alike where they meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Band {
    /// Among the lanes, in the list and on the rule between them.
    Lanes,
    /// Before the headings of the list.
    Headings,
    /// On the axis.
    Axis,
    /// In the density row.
    Density,
    /// On the rule under the lanes, while a window is brushed.
    Brush,
    /// In the Filter pane.
    Filter,
    /// Before claims, in Detail.
    Claims,
    /// On the places map.
    Map,
}

impl Band {
    /// The heading of its signs in help.
    pub fn heading(self) -> &'static str {
        match self {
            Band::Lanes => "Signs of the lanes and the list",
            Band::Headings => "Signs before the headings of the list",
            Band::Axis => "Signs of the axis",
            Band::Density => "Signs of the density row",
            Band::Brush => "Signs of a brushed window, on the rule under the lanes",
            Band::Filter => "Signs of the Filter pane",
            Band::Claims => "Signs before claims in Detail",
            Band::Map => "Signs of the places map, where a number stands for as many events",
        }
    }
}

/// A sign, its two looks and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignRow {
    /// The sign.
    pub sign: Sign,
    /// Where it stands.
    pub band: Band,
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
    band: Band,
    sign: Sign,
    name: &'static str,
    unicode: &'static str,
    ascii: &'static str,
    meaning: &'static str,
) -> SignRow {
    SignRow { sign, band, name, unicode, ascii, meaning }
}

use Band::{Axis, Brush, Claims, Density, Filter, Headings, Lanes, Map};

/// Every sign, in the order in which help explains them. Of those that count or measure, the first and the last.
#[rustfmt::skip]
pub const SIGNS: [SignRow; 57] = [
    row(Lanes, Sign::Day, "day", "●", "*", "happened on a known day"),
    row(Lanes, Sign::Month, "month", "◐", "o", "happened in a known month or season"),
    row(Lanes, Sign::Year, "year", "○", "O", "happened in a known year"),
    row(Lanes, Sign::OneOf, "one of", "◌", "%", "happened on one of several days"),
    row(Lanes, Sign::Spread, "spread", "┄", "-", "may have happened, begun or ended here"),
    row(Lanes, Sign::Start, "start", "╺", "[", "began here and lasted"),
    row(Lanes, Sign::Lasted, "lasted", "━", "=", "lasted"),
    row(Lanes, Sign::End, "end", "╸", "]", "lasted until here"),
    row(Lanes, Sign::Together, "together", "═", "#", "several lasted at the same time"),
    row(Lanes, Sign::Open, "open", "┅", ":", "open: goes on, its beginning or end not known"),
    row(Lanes, Sign::Few(2), "two", "2", "2", "two events in this column, and so up to 9"),
    row(Lanes, Sign::Few(9), "nine", "9", "9", "nine events in this column"),
    row(Lanes, Sign::Many, "many", "+", "+", "ten events or more in this column"),
    row(Lanes, Sign::Shade(1), "pair", "⠒", "x", "two or three events in this column, and several in the next"),
    row(Lanes, Sign::Shade(2), "handful", "⠶", "X", "four to nine events, likewise"),
    row(Lanes, Sign::Shade(3), "crowd", "⠿", "&", "ten to ninety-nine events, likewise"),
    row(Lanes, Sign::Shade(4), "throng", "⣿", "@", "a hundred events or more, likewise"),
    row(Lanes, Sign::Tick, "tick", "·", ".", "an event of another form"),
    row(Lanes, Sign::Differ, "differ", "≠", "!", "claims differ"),
    row(Lanes, Sign::About, "about", "~", "~", "about"),
    row(Lanes, Sign::Uncertain, "uncertain", "?", "?", "uncertain"),
    row(Lanes, Sign::Left, "earlier", "‹", "<", "earlier than the screen"),
    row(Lanes, Sign::Right, "later", "›", ">", "later than the screen"),
    row(Lanes, Sign::Gap, "gap", "⋯", "_", "a long stretch without events, folded"),
    row(Lanes, Sign::Selected, "selected", "▌", "|", "the selected row"),
    row(Lanes, Sign::Cursor, "cursor", "▲", "^", "the selected event on the axis"),
    row(Lanes, Sign::Marked, "marked", "★", "M", "an event that you have marked"),
    row(Lanes, Sign::Hit, "hit", "┸", "T", "found here by its words"),
    row(Lanes, Sign::HitAndTick, "hit and tick", "╀", "Y", "found here by its words, and an event of another form"),
    row(Lanes, Sign::CursorAndHit, "cursor and hit", "△", "A", "the selected event on the axis, and found here by its words"),
    row(Headings, Sign::Unfolded, "unfolded", "▾", "v", "a group of the list with its events under it"),
    row(Headings, Sign::Folded, "folded", "▸", ">", "a group of the list folded to its heading"),
    row(Axis, Sign::Division, "division", "╵", "'", "a division of the axis that has no room for a label"),
    row(Axis, Sign::Above, "above", "↑", "^", "after a number, left of the rule: so many lanes further up"),
    row(Axis, Sign::Below, "below", "↓", "v", "after a number, left of the rule: so many lanes further down"),
    row(Density, Sign::Certain(1), "low", "▁", ".", "an eighth of the scale certainly happened here"),
    row(Density, Sign::Certain(8), "full", "█", "@", "as many as the scale says certainly happened here"),
    row(Density, Sign::Possible(1), "light", "░", "'", "a little may have happened here"),
    row(Density, Sign::Possible(2), "medium", "▒", "\"", "more may have happened here"),
    row(Density, Sign::Possible(3), "dark", "▓", "$", "as many as the scale says may have happened here"),
    row(Density, Sign::Both(1), "low and more", "▖", ",", "where there is one row: up to three eighths certainly happened here, and more may have"),
    row(Density, Sign::Both(3), "high and more", "▟", "%", "where there is one row: six eighths or more certainly happened here, and more may have"),
    row(Brush, Sign::BrushStart, "brush start", "[", "[", "the brushed window begins here"),
    row(Brush, Sign::Brushed, "brushed", "━", "=", "in the brushed window"),
    row(Brush, Sign::BrushEnd, "brush end", "]", "]", "the brushed window ends here"),
    row(Brush, Sign::BrushedColumn, "brushed column", "┃", "|", "the brushed window lies in this column"),
    row(Filter, Sign::Free, "free", "▢", "o", "a value that the query does not name"),
    row(Filter, Sign::Chosen, "chosen", "▣", "x", "counted: chosen"),
    row(Filter, Sign::Excepted, "excepted", "⊟", "!", "not counted: excepted"),
    row(Claims, Sign::Coded, "coded", "=", "=", "claims of what the event is coded as"),
    row(Claims, Sign::Otherwise, "otherwise", "≠", "!", "claims of something that differs"),
    row(Claims, Sign::Besides, "besides", "·", ".", "claims of something narrower, wider or besides"),
    row(Claims, Sign::Rejected, "rejected", "x", "x", "what the source itself rejects"),
    row(Map, Sign::Place, "place", "●", "*", "one event was certainly here; 12+: twelve were, and more may have been"),
    row(Map, Sign::MaybePlace, "maybe place", "○", "O", "one event may have been here; 3?: three may have been"),
    row(Map, Sign::Here, "here", "◆", "@", "the selected event"),
    row(Map, Sign::MaybeHere, "maybe here", "◇", "&", "where only a claim puts the selected event"),
];

/// Digits of counts from 2 to 9.
const DIGITS: [&str; 8] = ["2", "3", "4", "5", "6", "7", "8", "9"];
/// Shades of several events in a column, from few to many, and their twins.
const CROWDS: [(&str, &str); 4] = [("⠒", "x"), ("⠶", "X"), ("⠿", "&"), ("⣿", "@")];
/// Eighths of a column, from one to all, and their twins.
const BLOCKS: [(&str, &str); 8] =
    [("▁", "."), ("▂", ":"), ("▃", "-"), ("▄", "="), ("▅", "+"), ("▆", "*"), ("▇", "#"), ("█", "@")];
/// Thirds of a column, from one to all, and their twins.
const SHADES: [(&str, &str); 3] = [("░", "'"), ("▒", "\""), ("▓", "$")];
/// Quarters of a cell that are certain below what is possible, and their twins.
const BOTH: [(&str, &str); 3] = [("▖", ","), ("▞", ";"), ("▟", "%")];

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

    /// The shade for so many events in one column, from two on: it is read as an amount where digits side by side would
    /// be read as one number.
    pub fn shade_of(count: u32) -> Sign {
        Sign::Shade(match count {
            ..4 => 1,
            4..10 => 2,
            10..100 => 3,
            _ => 4,
        })
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
            Sign::Shade(n) => CROWDS.get(usize::from(n.clamp(1, 4)) - 1).copied().unwrap_or_default(),
            Sign::Certain(n) => BLOCKS.get(usize::from(n.clamp(1, 8)) - 1).copied().unwrap_or_default(),
            Sign::Possible(n) => SHADES.get(usize::from(n.clamp(1, 3)) - 1).copied().unwrap_or_default(),
            Sign::Both(n) => BOTH.get(usize::from(n.clamp(1, 3)) - 1).copied().unwrap_or_default(),
            _ => SIGNS.iter().find(|r| r.sign == self).map_or(("", ""), |r| (r.unicode, r.ascii)),
        }
    }
}

#[cfg(test)]
mod tests;
