//! Where one event lies on the screen, and the parts it is drawn in.

use std::ops::RangeInclusive;

use crate::model::date::{FOREVER, FOREVER_AGO, Shape};
use crate::model::{Minute, Span};
use crate::timeline::ruler::Ruler;
use crate::timeline::signs::Sign;
use crate::timeline::viewport::Column;

/// A part of an event as drawn. Each covers those before it, so that no event is hidden by another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Part {
    /// Nothing.
    #[default]
    Nothing,
    /// Where it may lie.
    Spread,
    /// Where it is open.
    Open,
    /// Where it certainly lasted.
    Body,
    /// The one column that every event has to itself or is counted in.
    Anchor,
}

/// Columns before an open edge in which what lasted is drawn as open.
const FADING: u16 = 2;

/// The columns an event takes on the screen: all of them, those where it certainly lasted, and its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Every column it may lie in.
    pub columns: RangeInclusive<u16>,
    /// The columns in which it certainly lasted, if it lasted and any are on the screen.
    pub body: Option<RangeInclusive<u16>>,
    /// The column of its sign: that of [`Span::anchor`], or the one at the edge which that is off.
    pub anchor: u16,
    /// The sign there.
    pub(super) sign: Sign,
    /// Whether its certain end is on the screen.
    ends: bool,
    /// Whether it may have begun for ever ago, and whether it may go on for ever.
    open: (bool, bool),
}

/// Minutes and columns of a screen that has some.
struct Screen<'r> {
    ruler: &'r Ruler,
}

impl Screen<'_> {
    /// The column of a minute, or the one at the edge it is off.
    fn nearest(&self, minute: Minute) -> u16 {
        match self.ruler.column_of(minute) {
            Column::Left => 0,
            Column::At(column) => column,
            Column::Right => self.ruler.width() - 1,
        }
    }

    /// Whether a minute is on the screen.
    fn shows(&self, minute: Minute) -> bool {
        self.meets(minute, minute)
    }

    /// Whether a stretch is one, and any of it is on the screen.
    fn meets(&self, lo: Minute, hi: Minute) -> bool {
        let view = self.ruler.view();
        lo <= hi && lo < view.hi && hi >= view.lo
    }

    /// Whether a span is open at its beginning, and at its end.
    fn open(&self, span: Span) -> (bool, bool) {
        (span.start_min == FOREVER_AGO, span.end_max == FOREVER)
    }

    /// The columns from one minute to another; but one column only, that of a minute between them, for what is no
    /// longer than a column is.
    fn columns(&self, lo: Minute, hi: Minute, at: Minute) -> RangeInclusive<u16> {
        if self.ruler.is_narrow(lo, hi) {
            let one = self.nearest(at.clamp(lo, hi));
            return one..=one;
        }
        self.nearest(lo)..=self.nearest(hi)
    }

    /// The column, of those an event takes, that it is anchored in: the middle one for what is open at both ends.
    fn anchor(&self, span: Span, columns: &RangeInclusive<u16>) -> u16 {
        let (first, last) = (*columns.start(), *columns.end());
        span.anchor().map_or(first.midpoint(last), |minute| self.nearest(minute).clamp(first, last))
    }
}

impl Extent {
    /// Where an event lies on a screen; none when it is off it, or the screen has no columns.
    pub fn of(span: Span, shape: Shape, ruler: &Ruler) -> Option<Extent> {
        let view = ruler.view();
        if ruler.width() == 0 || span.end_max < view.lo || span.start_min >= view.hi {
            return None;
        }
        let screen = Screen { ruler };
        Some(if is_moment(span, shape) { moment(span, shape, &screen) } else { lasting(span, &screen) })
    }

    /// Hands out what is to be drawn, column by column.
    pub fn draw(&self, mut put: impl FnMut(u16, Part, Sign)) {
        for column in self.columns.clone() {
            let (part, sign) = self.part(column);
            put(column, part, sign);
        }
    }

    /// What is drawn in one of its columns.
    fn part(&self, column: u16) -> (Part, Sign) {
        let (first, last) = (*self.columns.start(), *self.columns.end());
        let near = (column - first <= FADING && self.open.0) || (last - column <= FADING && self.open.1);
        match column {
            c if c == self.anchor => (Part::Anchor, self.sign),
            c if c == first && self.open.0 => (Part::Open, Sign::Left),
            c if c == last && self.open.1 => (Part::Open, Sign::Right),
            c => match &self.body {
                Some(body) if !body.contains(&c) => (Part::Spread, Sign::Spread),
                Some(_) if near => (Part::Open, Sign::Open),
                Some(body) if self.ends && c == *body.end() => (Part::Body, Sign::End),
                Some(_) => (Part::Body, Sign::Lasted),
                None => (Part::Spread, Sign::Spread),
            },
        }
    }
}

/// Whether what is drawn so is one moment. Of open dates the span tells: a moment ends when it starts.
pub fn is_moment(span: Span, shape: Shape) -> bool {
    match shape {
        Shape::Day | Shape::Month | Shape::Year | Shape::OneOf => true,
        Shape::Lasted => false,
        Shape::Open => span.start_min == span.end_min && span.start_max == span.end_max,
    }
}

/// The sign of a date where there is one column for all of it.
pub fn sign_of(span: Span, shape: Shape) -> Sign {
    match shape {
        Shape::Day => Sign::Day,
        Shape::Month => Sign::Month,
        Shape::Year => Sign::Year,
        Shape::OneOf => Sign::OneOf,
        // On one day of those up to a limit, or from one on.
        Shape::Open if is_moment(span, shape) => Sign::OneOf,
        Shape::Open => Sign::Open,
        Shape::Lasted => Sign::Lasted,
    }
}

/// A moment: its sign at the one minute that stands for it, whatever part of it is on the screen.
fn moment(span: Span, shape: Shape, screen: &Screen<'_>) -> Extent {
    let columns = screen.columns(span.start_min, span.end_max, span.anchor().unwrap_or(span.end_max));
    let (anchor, sign) = (screen.anchor(span, &columns), sign_of(span, shape));
    Extent { anchor, columns, body: None, sign, ends: false, open: screen.open(span) }
}

/// What lasted: from its latest start to its earliest end certainly, around that possibly.
fn lasting(span: Span, screen: &Screen<'_>) -> Extent {
    let anchored = span.anchor().unwrap_or(span.start_max);
    let start = screen.columns(span.start_min, span.start_max, anchored);
    let end = screen.columns(span.end_min, span.end_max, span.end_min.midpoint(span.end_max));
    let columns = *start.start()..=*end.end().max(start.end());
    let (open, ends) = (screen.open(span), screen.shows(span.end_min));
    let anchor = screen.anchor(span, &columns);
    if !screen.meets(span.start_max, span.end_min) {
        let sign = uncertain_sign(anchor, &start, &end, span, screen);
        return Extent { columns, body: None, anchor, sign, ends, open };
    }
    let (from, to) = (*start.end(), *end.start().max(start.end()));
    let sign = match anchor {
        _ if span.start_max == FOREVER_AGO => {
            if ends {
                Sign::End
            } else {
                Sign::Lasted
            }
        }
        0 if open.0 => Sign::Left,
        _ if from < to && screen.shows(span.start_max) => Sign::Start,
        _ => Sign::Lasted,
    };
    Extent { columns, body: Some(from..=to), anchor, sign, ends, open }
}

/// The sign of what lasted without any minute of which that is certain on the screen: that of its start or end where
/// it is anchored there and that is known to the column.
fn uncertain_sign(
    anchor: u16,
    start: &RangeInclusive<u16>,
    end: &RangeInclusive<u16>,
    span: Span,
    screen: &Screen<'_>,
) -> Sign {
    let known = |part: &RangeInclusive<u16>, at| *part == (anchor..=anchor) && screen.shows(at);
    match (known(start, span.start_min), known(end, span.end_max)) {
        (true, false) => Sign::Start,
        (false, true) => Sign::End,
        _ => Sign::Lasted,
    }
}
