//! Lanes with many dates, sorted so that any stretch of time is drawn without going through all of them. Made for a
//! lane once for each scope, when it is first drawn.

use super::lanes::PlannedLane;
use crate::index::{Data, LaneGroup};
use crate::model::Truth;
use crate::timeline::lanes::{Extent, Placed, Strip, crowd, is_moment};
use crate::timeline::{Lane, Mark, Ruler};

/// Dates from which a lane is sorted so.
const MANY: usize = 64;

/// The dates of a lane in tables: those of what lasted, and those of moments.
#[derive(Clone, Debug)]
pub struct Strips {
    lasting: Strip,
    moments: Strip,
}

impl Strips {
    /// The tables of a lane; none of one that has few dates.
    pub fn of(lane: &PlannedLane, data: &Data) -> Option<Strips> {
        if lane.groups.len() < MANY {
            return None;
        }
        let mark = |at: usize| lane.groups.get(at).and_then(|group| mark(group, data));
        let lasts = |at: &u32| mark(*at as usize).is_some_and(|mark| !is_moment(mark.span, mark.shape));
        let (lasting, moments): (Vec<u32>, Vec<u32>) = (0..lane.groups.len() as u32).partition(lasts);
        Some(Strips { lasting: Strip::of(&lasting, &mark), moments: Strip::of(&moments, &mark) })
    }

    /// Whether more dates are on an axis than it has columns: then cells are counted instead of packed.
    pub fn is_crowded(&self, ruler: &Ruler) -> bool {
        let shown = self.lasting.shown(ruler.view()) + self.moments.shown(ruler.view());
        shown > usize::from(ruler.width())
    }

    /// What is counted in each cell, in at most so many rows: what lasted in one, moments in the next. What is off the
    /// screen of either is counted in the first.
    pub fn crowd(&self, lane: &PlannedLane, ruler: &Ruler, rows: u16, data: &Data) -> Vec<Lane> {
        let mark = |at: usize| lane.groups.get(at).and_then(|group| mark(group, data));
        let row = |strips: &[&Strip]| crowd(strips, ruler, &mark);
        if rows < 2 {
            return vec![row(&[&self.lasting, &self.moments])];
        }
        let (mut lasting, mut moments) = (row(&[&self.lasting]), row(&[&self.moments]));
        (lasting.before, lasting.after) = self.off_screen(ruler);
        (moments.before, moments.after) = (0, 0);
        vec![lasting, moments]
    }

    /// The places of the groups that are on an axis, ascending.
    pub fn on_screen(&self, ruler: &Ruler) -> Vec<usize> {
        let mut places = self.lasting.on_screen(ruler.view());
        places.extend(self.moments.on_screen(ruler.view()));
        places.sort_unstable();
        places
    }

    /// Events of the lane before an axis, and after it.
    pub fn off_screen(&self, ruler: &Ruler) -> (u32, u32) {
        let (lasting, moments) =
            (self.lasting.off_screen(ruler.view()), self.moments.off_screen(ruler.view()));
        (lasting.0.saturating_add(moments.0), lasting.1.saturating_add(moments.1))
    }
}

/// The row, of those that a crowded lane takes, that events of a date are counted in.
pub fn row_of(date: u32, rows: u16, data: &Data) -> usize {
    let is_moment = data.index.drawn(date).is_some_and(|(span, shape)| is_moment(span, shape));
    usize::from(is_moment && rows > 1)
}

/// Events of one date as they are to be drawn.
pub fn placed<'l>(
    lane: &'l PlannedLane,
    group: &LaneGroup,
    ruler: &Ruler,
    data: &Data,
) -> Option<Placed<'l>> {
    let mark = mark(group, data)?;
    Some(Placed { mark, extent: Extent::of(mark.span, mark.shape, ruler), label: lane.label(group) })
}

fn mark(group: &LaneGroup, data: &Data) -> Option<Mark> {
    let (span, shape) = data.index.drawn(group.date)?;
    let truth = if group.tally.certain > 0 { Truth::Certain } else { Truth::Possible };
    Some(Mark { span, shape, count: group.tally.total(), truth, differing: group.differing })
}
