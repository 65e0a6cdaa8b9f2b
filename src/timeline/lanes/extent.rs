//! Where one event lies on the screen, and the parts it is drawn in.

use std::ops::RangeInclusive;

use crate::model::date::{FOREVER, FOREVER_AGO};
use crate::model::{Minute, Span};
use crate::timeline::shape::Shape;
use crate::timeline::signs::Sign;
use crate::timeline::viewport::{Column, Viewport};

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

/// The columns an event takes on the screen: all of them, those where it certainly lasted, and its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Every column it may lie in.
    pub columns: RangeInclusive<u16>,
    /// The columns in which it certainly lasted, if it lasted and any are on the screen.
    pub body: Option<RangeInclusive<u16>>,
    /// The column of its sign: the start of what lasted, else the middle of what is on the screen.
    pub anchor: u16,
    sign: Sign,
    ends: bool,
    open: (bool, bool),
    lasts_on: bool,
}

/// Minutes and columns of a screen.
struct Scale<'v> {
    view: &'v Viewport,
    width: u16,
}

impl Scale<'_> {
    /// The column of a minute, or the one at the edge it is off.
    fn nearest(&self, minute: Minute) -> u16 {
        match self.view.column_of(minute, self.width) {
            Column::Left => 0,
            Column::At(column) => column,
            Column::Right => self.width - 1,
        }
    }

    fn shows(&self, minute: Minute) -> bool {
        (self.view.lo..self.view.hi).contains(&minute)
    }

    /// The columns from one minute to another; but one column only, in the middle, for what is no longer
    /// than a column is.
    fn columns(&self, lo: Minute, hi: Minute) -> RangeInclusive<u16> {
        if self.is_narrow(lo, hi) {
            let middle = self.nearest(lo.max(self.view.lo).midpoint(hi.min(self.view.hi - 1)));
            return middle..=middle;
        }
        self.nearest(lo)..=self.nearest(hi)
    }

    /// Whether a stretch is no longer than a column.
    fn is_narrow(&self, lo: Minute, hi: Minute) -> bool {
        let minutes = i128::from(hi) - i128::from(lo) + 1;
        minutes * i128::from(self.width) <= i128::from(self.view.length())
    }
}

impl Extent {
    /// Where an event lies on a screen; none when it is off it, or the screen has no columns.
    pub fn of(span: Span, shape: Shape, view: &Viewport, width: u16) -> Option<Extent> {
        if width == 0 || span.end_max < view.lo || span.start_min >= view.hi {
            return None;
        }
        let scale = Scale { view, width };
        Some(if is_moment(span) { moment(span, shape, &scale) } else { lasting(span, &scale) })
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
        let first = |c| c == *self.columns.start();
        let last = |c| c == *self.columns.end();
        let in_body = self.body.as_ref().is_some_and(|b| b.contains(&column));
        match column {
            c if c == self.anchor => (Part::Anchor, self.sign),
            c if self.open.0 && first(c) => (Part::Open, Sign::Left),
            c if self.open.1 && last(c) => (Part::Open, Sign::Right),
            _ if in_body && self.lasts_on => (Part::Open, Sign::Open),
            c if in_body && self.ends && self.body.as_ref().is_some_and(|b| c == *b.end()) => {
                (Part::Body, Sign::End)
            }
            _ if in_body => (Part::Body, Sign::Lasted),
            _ => (Part::Spread, Sign::Spread),
        }
    }
}

/// Whether a span is that of one moment: it ends when it starts.
fn is_moment(span: Span) -> bool {
    span.start_min == span.end_min && span.start_max == span.end_max
}

/// A moment: its sign in the middle of where it may lie.
fn moment(span: Span, shape: Shape, scale: &Scale<'_>) -> Extent {
    let columns = scale.columns(span.start_min, span.end_max);
    let anchor = columns.start() + (columns.end() - columns.start()) / 2;
    let sign = match shape {
        Shape::Day => Sign::Day,
        Shape::Month => Sign::Month,
        Shape::Year => Sign::Year,
        Shape::OneOf | Shape::Lasted | Shape::Open => Sign::OneOf,
    };
    let open = (span.start_min == FOREVER_AGO, span.end_max == FOREVER);
    Extent { columns, body: None, anchor, sign, ends: false, open, lasts_on: false }
}

/// What lasted: from its latest start to its earliest end certainly, around that possibly.
fn lasting(span: Span, scale: &Scale<'_>) -> Extent {
    let view = scale.view;
    let start = scale.columns(span.start_min, span.start_max);
    let end = scale.columns(span.end_min, span.end_max);
    let certain = span.start_max <= span.end_min && span.start_max < view.hi && span.end_min >= view.lo;
    let body = certain.then(|| *start.end()..=(*end.start()).max(*start.end()));
    let columns = *start.start()..=(*end.end()).max(*start.end());
    let anchor = match &body {
        Some(body) => *body.start(),
        None => columns.start() + (columns.end() - columns.start()) / 2,
    };
    let begins = certain && scale.shows(span.start_max) && body.as_ref().is_some_and(|b| b.start() < b.end());
    let sign = if begins { Sign::Start } else { Sign::Lasted };
    let ends = certain && scale.shows(span.end_min);
    let open = (span.start_min == FOREVER_AGO, span.end_max == FOREVER);
    Extent { columns, body, anchor, sign, ends, open, lasts_on: span.end_min == FOREVER }
}
