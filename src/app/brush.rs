//! A stretch of time being brushed: where it begins, where it is now, and how many events it holds.

use std::sync::Arc;

use super::day;
use super::scope::Scope;
use super::state::State;
use crate::index::{Data, Tally};
use crate::model::date::DAY;
use crate::model::{Minute, Window};
use crate::query::{self, Query, edit};
use crate::timeline::{Step, Unit};

/// The brush. It covers whole units of the axis as it was marked when the brush was taken up, days at the least: no
/// finer stretch can be asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Brush {
    /// A minute of the unit where it was begun.
    pub anchor: Minute,
    /// A minute of the unit at the end that moves.
    pub head: Minute,
    /// The unit.
    pub unit: &'static Unit,
    /// What it holds, counted once for each scope and stretch.
    held: Option<Held>,
}

#[derive(Clone, Debug, PartialEq)]
struct Held {
    scope: Arc<Scope>,
    window: Window,
    tally: Tally,
}

impl Brush {
    /// A brush over the unit that holds a minute.
    pub fn at(minute: Minute, unit: &'static Unit) -> Brush {
        Brush { anchor: minute, head: minute, unit, held: None }
    }

    /// What it covers: from the start of the first unit to the end of the last.
    pub fn window(&self) -> Window {
        let (lo, hi) = (self.anchor.min(self.head), self.anchor.max(self.head));
        let (lo, hi) = (self.unit.floor(lo), self.unit.next(hi) - 1);
        Window { lo: lo.max(0), hi: hi.max(lo + DAY - 1) }
    }

    /// How many events match once it is made the scope; none until it has been counted.
    pub fn tally(&self) -> Option<Tally> {
        self.held.as_ref().map(|held| held.tally)
    }
}

/// The unit that a brush covers wholes of, on an axis marked in a unit.
pub fn unit(axis: &'static Unit, day: &'static Unit) -> &'static Unit {
    if matches!(axis.step, Step::Hours(_)) { day } else { axis }
}

/// The query whose `date:` is a stretch of time; what it says besides stays. None where the stretch cannot be written.
pub fn asked(query: &Query, window: Window) -> Option<Query> {
    day::ends(window).map(|ends| edit::set_window(query, Some(ends)))
}

/// The brush of a state with what it holds, counted anew only if it covers something else.
pub fn settled(state: &State, data: &Data) -> Option<Brush> {
    let brush = state.brush.clone()?;
    let (window, scope) = (brush.window(), Arc::clone(&state.scope));
    if brush.held.as_ref().is_some_and(|held| held.window == window && held.scope == scope) {
        return Some(brush);
    }
    let query = asked(&scope.query, window);
    let tally = query.map_or(Tally::default(), |query| query::eval(&query, data).count());
    Some(Brush { held: Some(Held { scope, window, tally }), ..brush })
}
