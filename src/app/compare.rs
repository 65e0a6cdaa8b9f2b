//! Two stretches of time, or two queries, side by side: what each counts, and by how much they differ.

use std::sync::Arc;

use super::day;
use super::layout;
use super::scope::Scope;
use super::state::{Overlay, State};
use crate::index::{Answer, Bin, Counts, Data, Tally};
use crate::model::date::{FOREVER, FOREVER_AGO};
use crate::model::{Form, Window};
use crate::query::edit::{self, Time};
use crate::query::{self, Field, Query};
use crate::text;
use crate::text::Text;
use crate::timeline::Viewport;

/// Columns left of the two density bands.
pub const INDENT: u16 = 3;

/// What a window is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Versus {
    /// The equally long stretch before it, of the same query.
    Before,
    /// The same stretch, of another query.
    Query(Query),
}

/// The overlay.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareView {
    /// The stretch of time that is compared.
    pub window: Window,
    /// With what.
    pub versus: Versus,
    /// Lines scrolled down.
    pub scroll: usize,
    /// Both sides, once they have been counted; they follow from the rest.
    pub sides: Option<Arc<Sides>>,
}

/// Both sides, and what they were counted for.
#[derive(Clone, Debug)]
pub struct Sides {
    asked: Asked,
    /// The window as it is shown and counted now.
    pub this: Side,
    /// What it is compared with.
    pub other: Side,
    /// Events that are counted on both sides.
    pub both: Tally,
    /// What of either query says something of time besides the windows compared.
    said: Vec<Text>,
}

#[derive(Clone, Debug, PartialEq)]
struct Asked {
    scope: Arc<Scope>,
    window: Window,
    versus: Versus,
    columns: u16,
}

impl PartialEq for Sides {
    fn eq(&self, other: &Sides) -> bool {
        self.asked == other.asked
    }
}

/// One side.
#[derive(Clone, Debug)]
pub struct Side {
    /// What it is called.
    pub name: Text,
    /// Its stretch of time.
    pub window: Window,
    /// How many events match in it, by form.
    pub counts: Counts,
    /// Incidents in each column of its band.
    pub bins: Vec<Bin>,
    answer: Answer,
}

impl CompareView {
    /// A comparison that has not been counted yet.
    pub fn of(window: Window, versus: Versus) -> CompareView {
        CompareView { window, versus, scroll: 0, sides: None }
    }

    /// What the window is compared with: which stretch. Another query that asks for one keeps it.
    pub fn other(&self, covers: Window) -> Option<Window> {
        match &self.versus {
            Versus::Before => day::before(self.window),
            Versus::Query(query) => Some(Time::of(query).window(covers).unwrap_or(self.window)),
        }
    }
}

/// The stretch that the store covers, up to its first or last event where it says no beginning or end, and not beyond
/// the day as of which everything is shown.
pub fn coverage(data: &Data) -> Window {
    let (covers, extent) = (Window::of(&data.store.catalog().covers), data.index.extent());
    let lo = if covers.lo == FOREVER_AGO { extent.lo } else { covers.lo };
    let hi = if covers.hi == FOREVER { extent.hi } else { covers.hi };
    Window { lo, hi: data.store.known_by().map_or(hi, |day| hi.min(day)) }
}

/// Counts both sides where they are shown and are not those counted last.
pub fn settle(state: &mut State, data: &Data) {
    let columns = layout::layout(state).overlay.width.saturating_sub(4 + INDENT).max(1);
    let Some(Overlay::Compare(view)) = &mut state.overlay else { return };
    let (scope, versus) = (Arc::clone(&state.scope), view.versus.clone());
    let asked = Asked { scope, window: view.window, versus, columns };
    if view.sides.as_ref().is_none_or(|sides| sides.asked != asked) {
        view.sides = view.other(coverage(data)).and_then(|other| Sides::of(asked, other, data)).map(Arc::new);
    }
}

impl Sides {
    fn of(asked: Asked, other: Window, data: &Data) -> Option<Sides> {
        let query = &asked.scope.query;
        let second = match &asked.versus {
            Versus::Before => query,
            Versus::Query(second) => second,
        };
        let alone = asked.versus == Versus::Before;
        let this = Side::of(query, asked.window, alone, asked.columns, data)?;
        let other = Side::of(second, other, alone, asked.columns, data)?;
        let both = this.answer.and(&other.answer).count();
        let said = match alone {
            true => said(query, &this, "A and B", data),
            false => [said(query, &this, "A", data), said(second, &other, "B", data)].concat(),
        };
        Some(Sides { asked, this, other, both, said })
    }
}

impl Side {
    /// A query on a window, called by the window alone or by all that is asked.
    fn of(query: &Query, window: Window, alone: bool, columns: u16, data: &Data) -> Option<Side> {
        let asked = edit::set_time(query, day::ends(window)?);
        let name = match Time::of(query).field() {
            _ if !alone => text!("{asked}"),
            Field::During => text!("during:{}", day::written(window)),
            _ => day::written(window),
        };
        let answer = query::eval(&asked, data);
        let edges = Viewport::showing(window).edges(columns);
        let bins = data.index.histogram(&answer, &edges, None).bins;
        Some(Side { name, window, counts: data.index.count(&answer), bins, answer })
    }
}

/// What a query says of time that is not the window it is counted in: terms that gave way to it, and parts that hold
/// beside it. One with an open end did not, if nothing else matches it than what the window holds.
fn said(query: &Query, side: &Side, sides: &str, data: &Data) -> Vec<Text> {
    let (time, window) = (Time::of(query), side.window);
    let closed = time.window(Window { lo: FOREVER_AGO, hi: FOREVER }) == Some(window);
    let counts_all = || data.index.count(&query::eval(query, data)) == side.counts;
    let kept = closed || (time.window(window) == Some(window) && counts_all());
    let replaced = time.query().filter(|_| !kept);
    let replaced = replaced.map(|asked| text!("In {sides} the window stands in place of {asked}."));
    let beside = time.rest().map(|parts| text!("In {sides} {parts} holds as well."));
    replaced.into_iter().chain(beside).collect()
}

/// The forms that occur on either side, with how many on each.
pub fn rows(sides: &Sides) -> Vec<(Form, Tally, Tally)> {
    let row = |form: &Form| (*form, sides.this.counts.of(*form), sides.other.counts.of(*form));
    Form::ALL.iter().map(row).filter(|(_, this, other)| this.total() + other.total() > 0).collect()
}

/// By how many one count is above another, as far as that is known: "the same", "4 more", "2 to 5 fewer",
/// "1 fewer to 3 more".
pub fn difference(this: Tally, other: Tally) -> Text {
    let least = i64::from(this.certain) - i64::from(other.total());
    let most = i64::from(this.total()) - i64::from(other.certain);
    match (least, most) {
        (0, 0) => Text::new("the same"),
        (a, b) if a == b && a > 0 => text!("{a} more"),
        (a, b) if a == b => text!("{} fewer", -a),
        (a, b) if a >= 0 => text!("{a} to {b} more"),
        (a, b) if b <= 0 => text!("{} to {} fewer", -b, -a),
        (a, b) => text!("{} fewer to {b} more", -a),
    }
}

/// What has to be said of the counts: what is on both sides, what the store does not cover, what they are not.
pub fn notes(sides: &Sides, data: &Data) -> Vec<Text> {
    let catalog = data.store.catalog();
    let mut notes = sides.said.clone();
    let possible = match sides.both.possible {
        0 => String::new(),
        n => format!(" (+{n} possible)"),
    };
    if sides.both.total() > 0 {
        notes.push(text!("On both sides: {}{possible}.", sides.both.certain));
    }
    let covers = Window::of(&catalog.covers);
    let mut windows = vec![sides.this.window];
    if sides.other.window != sides.this.window {
        windows.push(sides.other.window);
    }
    if let Some(day) = data.store.known_by() {
        for window in windows.iter().filter(|window| day < window.hi) {
            let how = if window.lo <= day { "partly after" } else { "after" };
            notes.push(text!("{} lies {how} the day as of which this is shown.", day::written(*window)));
        }
    }
    for window in windows {
        let whole = covers.lo <= window.lo && window.hi <= covers.hi;
        let how = if covers.meets(&window) { "partly outside" } else { "outside" };
        if !whole {
            notes.push(text!("{} lies {how} what the store covers.", day::written(window)));
        }
    }
    notes.push(match catalog.sources.len() {
        1 => Text::new("Counts of what one source tells, not a measure of violence."),
        n => text!("Counts of what {n} sources tell, not a measure of violence."),
    });
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_say_how_far_they_are_known() {
        let tally = |certain, possible| Tally { certain, possible };
        for (this, other, words) in [
            ((3, 0), (3, 0), "the same"),
            ((5, 0), (1, 0), "4 more"),
            ((1, 0), (5, 0), "4 fewer"),
            ((5, 2), (1, 1), "3 to 6 more"),
            ((1, 1), (5, 2), "3 to 6 fewer"),
            ((3, 1), (3, 0), "0 to 1 more"),
            ((3, 0), (3, 1), "0 to 1 fewer"),
            ((3, 1), (3, 2), "2 fewer to 1 more"),
        ] {
            let told = difference(tally(this.0, this.1), tally(other.0, other.1));
            assert_eq!(told.as_str(), words, "{this:?} {other:?}");
        }
    }
}
