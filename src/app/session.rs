//! Where a person left a store: what is kept of the state when the program ends, and taken up at the next start.

use serde::{Deserialize, Serialize};

use super::awaited::{self, Awaited};
use super::commands::scoping;
use super::state::{Pane, State};
use super::{chart, lanes};
use crate::index::{Data, Heading, LaneBy, Sort};
use crate::query::Query;
use crate::text;
use crate::text::Text;
use crate::timeline::{Scale, Viewport};

/// What is kept. What is as it is at first is left out.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Left {
    /// The query.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    query: Option<String>,
    /// The id of the event shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// The first minute of the axis and its length, in minutes, unless it showed everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<(i64, i64)>,
    /// What the lanes stood for.
    #[serde(skip_serializing_if = "Option::is_none")]
    lanes: Option<String>,
    /// The order of the lanes.
    #[serde(skip_serializing_if = "Option::is_none")]
    lane_order: Option<String>,
    /// The order of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    sort: Option<String>,
    /// Its headings.
    #[serde(skip_serializing_if = "Option::is_none")]
    headings: Option<String>,
    /// Whether long gaps were folded.
    #[serde(skip_serializing_if = "is_false")]
    fold: bool,
    /// Whether the density row was logarithmic.
    #[serde(skip_serializing_if = "is_false")]
    log: bool,
    /// Whether the places map was open.
    #[serde(skip_serializing_if = "is_false")]
    map: bool,
    /// The pane that keys went to, unless it was the Timeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pane: Option<String>,
    /// Whether Detail had the whole screen.
    #[serde(skip_serializing_if = "is_false")]
    full: bool,
    /// Whether the drawer with the Filter pane was out.
    #[serde(skip_serializing_if = "is_false")]
    drawer: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde asks
fn is_false(value: &bool) -> bool {
    !*value
}

impl Left {
    /// What is to be kept of a state.
    pub fn of(state: &State, data: &Data) -> Left {
        let differs = |is: bool, name: String| is.then_some(name);
        let (viewport, lanes) = (state.spot.viewport, &state.lanes);
        let query = &state.scope.query;
        Left {
            query: differs(!query.is_everything(), query.to_string()),
            at: state
                .shown()
                .filter(|e| state.first_listed(data) != Some(*e))
                .map(|e| data.store.id(e).to_owned()),
            window: (!state.shows_whole(data)).then_some((viewport.lo, viewport.hi - viewport.lo)),
            lanes: differs(lanes.by != LaneBy::default(), lanes.by.name().to_owned()),
            lane_order: differs(lanes.order != lanes::usual_order(lanes.by), lanes.order.name().to_owned()),
            sort: differs(state.list.sort != Sort::default(), state.list.sort.to_string()),
            headings: state.list.heading().map(|heading| heading.name().to_owned()),
            fold: state.gaps_folded,
            log: state.scale == Scale::Log,
            map: state.map.is_some(),
            pane: match state.focus {
                Pane::Timeline => None,
                Pane::Detail => Some("detail".to_owned()),
                Pane::Filter => Some("filter".to_owned()),
            },
            full: state.detail.full,
            drawer: state.filter.open,
        }
    }

    /// Takes it up in a state that was just made, and says so; what no longer means anything is left as it is. Says
    /// nothing where there is nothing to take up. Undoing returns to everything.
    pub fn enter(&self, state: &mut State, data: &Data) {
        if *self == Left::default() {
            return;
        }
        let lost = self.ask(state, data);
        self.draw(state, data);
        self.list(state, data);
        self.go(state, data);
        if let Some((lo, length)) = self.window {
            state.spot.viewport = Viewport::new(lo, length);
        }
        self.open(state, data);
        state.settle(data);
        state.notice = Some(lost.unwrap_or_else(|| {
            let (all, everything) = (state.keys.first("whole-axis"), state.keys.first("clear-query"));
            text!("Where you left it. {everything} counts everything, {all} shows the whole axis.")
        }));
    }

    /// What could not be entered yet, of the beginning of a store: a query of what is not read, an event.
    pub fn awaited(&self, data: &Data) -> Awaited {
        let query = self.query.clone().filter(|text| Query::parse(text, data).is_err());
        let goes = |id: &String| query.is_some() || data.store.find(id).is_none();
        let at = self.at.clone().filter(goes);
        Awaited { query, at, is_left: true, ..Awaited::default() }
    }

    fn ask(&self, state: &mut State, data: &Data) -> Option<Text> {
        let text = self.query.as_deref()?;
        match Query::parse(text, data) {
            Ok(query) => {
                scoping::ask(state, data, query);
                None
            }
            Err(_) if state.reading.is_some() => Some(awaited::told(text)),
            Err(_) => Some(awaited::no_longer_reads(text)),
        }
    }

    fn draw(&self, state: &mut State, data: &Data) {
        let named = |name: &String| LaneBy::ALL.iter().find(|by| by.name() == name);
        if let Some(by) = self.lanes.as_ref().and_then(named) {
            state.lanes.stand_for(*by);
        }
        let order = |name: &String| lanes::LaneOrder::ALL.iter().find(|order| order.name() == name);
        if let Some(order) = self.lane_order.as_ref().and_then(order) {
            state.lanes.order = *order;
        }
        state.gaps_folded = self.fold;
        state.scale = if self.log { Scale::Log } else { Scale::Linear };
        state.settle(data);
    }

    fn list(&self, state: &mut State, data: &Data) {
        if let Some(heading) = self.headings.as_deref().and_then(Heading::read) {
            state.list.put_under(heading);
        }
        if let Some(sort) = self.sort.as_deref().and_then(Sort::read) {
            state.list.sort = sort;
        }
        state.spot.selected = state.first_listed(data);
        state.settle(data);
    }

    fn go(&self, state: &mut State, data: &Data) {
        if let Some(event) = self.at.as_deref().and_then(|id| data.store.find(id)) {
            state.begin_on(event, data);
        }
    }

    fn open(&self, state: &mut State, data: &Data) {
        state.filter.open = self.drawer;
        if self.map {
            chart::begin(state, data);
        }
        state.detail.full = self.full;
        state.focus = match self.pane.as_deref() {
            Some("detail") => Pane::Detail,
            Some("filter") => Pane::Filter,
            _ => state.focus,
        };
    }
}
