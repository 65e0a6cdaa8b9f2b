//! The arguments that `y` writes into a shell line: which order, which part of the axis and how it is drawn, which
//! event, which store.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{Failure, show, sort};
use crate::app::awaited::{self, Awaited};
use crate::app::lanes::LaneOrder;
use crate::app::list::ListPane;
use crate::app::{State, chart, share};
use crate::index::{Data, Heading, LaneBy, Sort};
use crate::model::date::DAY;
use crate::model::{Edtf, Minute, Window};
use crate::text;
use crate::timeline::{Scale, Viewport};

#[derive(Args, Debug)]
pub struct ViewArgs {
    #[arg(long, value_name = "ORDER", value_parser = sort::order(), hide_possible_values = true, allow_hyphen_values = true, help = sort::help())]
    sort: Option<Sort>,
    #[arg(long, value_name = "HEADING", value_parser = sort::heading(), hide_possible_values = true, help = sort::headings_help())]
    headings: Option<Heading>,
    /// The part of the axis to begin with: two dates, as in `2017-03..2019-12`, or days with times after a `T`.
    #[arg(long, value_name = "FROM..TO", value_parser = window)]
    window: Option<Window>,
    /// What the lanes of the timeline stand for.
    #[arg(long, value_name = "BY", value_parser = lanes())]
    lanes: Option<LaneBy>,
    /// The order of the lanes: as in the store, by count, or by name; without it, as is usual for what they stand for.
    #[arg(long, value_name = "ORDER", value_parser = lane_order())]
    lane_order: Option<LaneOrder>,
    /// Fold long gaps of the axis in which no event may lie.
    #[arg(long)]
    fold: bool,
    /// Measure the density row on a logarithmic scale.
    #[arg(long)]
    log: bool,
    /// Begin with the places map open.
    #[arg(long)]
    map: bool,
    /// The event to begin on.
    #[arg(long, value_name = "ID")]
    at: Option<String>,
    /// The beginning of the hash that the store had when the view was copied; another hash is told.
    #[arg(long, value_name = "HEX", value_parser = hash)]
    hash: Option<String>,
}

impl ViewArgs {
    /// What cannot be told of the beginning of a store, with the text of a query that cannot be asked of it.
    pub fn awaited(&self, query: Option<String>, data: &Data) -> Awaited {
        let goes = |id: &String| query.is_some() || data.store.find(id).is_none();
        let at = self.at.clone().filter(goes);
        Awaited { query, at, hash: self.hash.clone(), ..Awaited::default() }
    }

    /// Whether nothing is asked for.
    pub fn is_bare(&self) -> bool {
        let ViewArgs { sort, headings, window, lanes, lane_order, fold, log, map, at, hash } = self;
        sort.is_none()
            && headings.is_none()
            && window.is_none()
            && lanes.is_none()
            && lane_order.is_none()
            && at.is_none()
            && hash.is_none()
            && !(*fold || *log || *map)
    }

    /// Goes to the view. While only the beginning of a store is there, what must be known of all of it is left to
    /// [`ViewArgs::awaited`].
    ///
    /// # Errors
    /// When no event has the id, or the headings do not go with the order.
    pub fn enter(&self, state: &mut State, data: &Data) -> Result<(), Failure> {
        self.draw(state, data);
        self.put_in_order(state, data)?;
        if let Some(id) = &self.at {
            match data.store.find(id) {
                Some(event) => state.begin_on(event, data),
                None if state.reading.is_some() => {}
                None => return Err(show::unknown(id, data)),
            }
        }
        if let Some(window) = self.window {
            state.spot.viewport = Viewport::showing(window);
            state.settle(data);
        }
        if self.map {
            chart::begin(state, data);
            state.settle(data);
        }
        let hash = self.hash.as_ref().filter(|_| state.reading.is_none());
        if let Some(told) = hash.and_then(|then| awaited::other_hash(then, data)) {
            state.notice = Some(told);
        }
        Ok(())
    }

    /// Draws the axis as it was.
    fn draw(&self, state: &mut State, data: &Data) {
        state.lanes.stand_for(self.lanes.unwrap_or_default());
        state.lanes.order = self.lane_order.unwrap_or(state.lanes.order);
        state.gaps_folded = self.fold;
        state.scale = if self.log { Scale::Log } else { Scale::Linear };
        state.settle(data);
    }

    /// Puts the list in its order and under its headings, and begins at its head.
    fn put_in_order(&self, state: &mut State, data: &Data) -> Result<(), Failure> {
        if let Some(heading) = self.headings {
            let order = heading.order();
            if self.sort.is_some_and(|sort| sort.order != order) {
                let (name, order) = (heading.name(), order.row().name);
                return Err(Failure::new(text!("Headings by {name} go with --sort {order}.")));
            }
            state.list.put_under(heading);
        }
        if let Some(sort) = self.sort {
            state.list.sort = sort;
        }
        if state.list != ListPane::default() {
            state.spot.selected = state.first_listed(data);
            state.settle(data);
        }
        Ok(())
    }
}

/// Reads what lanes stand for.
fn lanes() -> impl TypedValueParser<Value = LaneBy> {
    let names = LaneBy::ALL.iter().map(|by| by.name());
    PossibleValuesParser::new(names).map(|name| {
        let named = LaneBy::ALL.iter().find(|by| by.name() == name);
        named.copied().unwrap_or_default()
    })
}

/// Reads the order of lanes.
fn lane_order() -> impl TypedValueParser<Value = LaneOrder> {
    let words = LaneOrder::ALL.iter().map(|order| order.word());
    PossibleValuesParser::new(words).map(|word| {
        let named = LaneOrder::ALL.iter().find(|order| order.word() == word);
        named.copied().unwrap_or_default()
    })
}

/// Reads a window.
fn window(text: &str) -> Result<Window, String> {
    let (from, to) = text.split_once("..").ok_or("write two dates as in 2017-03..2019-12")?;
    let read = |end: &str| match end.split_once('T') {
        Some((day, time)) => minute(day, time).map(|minute| Window { lo: minute, hi: minute }),
        None => Edtf::parse(end).map(|date| Window::of(&date)).map_err(|e| e.to_string()),
    };
    let (from, to) = (read(from)?, read(to)?);
    if from.lo > to.hi {
        return Err("the window ends before it begins".into());
    }
    Ok(Window { lo: from.lo, hi: to.hi })
}

/// Reads a minute: a day and a time, such as `2017-03-05` and `06:30`.
fn minute(day: &str, time: &str) -> Result<Minute, String> {
    let window = Edtf::parse(day).map(|date| Window::of(&date)).map_err(|e| e.to_string())?;
    let clock = time.split_once(':').and_then(|(hour, past)| Some((two(hour)?, two(past)?)));
    match clock.filter(|(hour, past)| *hour < 24 && *past < 60 && window.hi - window.lo == DAY - 1) {
        Some((hour, past)) => Ok(window.lo + hour * 60 + past),
        None => Err("write a time after a day as in 2017-03-05T06:30".into()),
    }
}

/// A number of two digits.
fn two(digits: &str) -> Option<Minute> {
    let plain = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

/// Reads a hash: at least [`share::HASH`] hexadecimal digits.
fn hash(text: &str) -> Result<String, String> {
    let digits = text.chars().all(|c| c.is_ascii_hexdigit()) && text.len() >= share::HASH;
    if digits { Ok(text.to_ascii_lowercase()) } else { Err("write at least 8 hexadecimal digits".into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_two_dates() {
        let read = window("2017-03..2019-12").unwrap();
        assert_eq!(read.lo, Window::of(&Edtf::parse("2017-03").unwrap()).lo);
        assert_eq!(read.hi, Window::of(&Edtf::parse("2019-12").unwrap()).hi);
        assert!(window("2017").is_err());
        assert!(window("2019..2017").is_err());
        assert!(window("2019-02-30..2020").is_err());
        for wrong in
            ["2019-02T10:00..2020", "2019-02-03T24:00..2020", "2019-02-03T1:00..2020", "2019..XXXXT01:00"]
        {
            assert!(window(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_ends_of_an_axis_are_read_as_they_are_written() {
        let day = Window::of(&Edtf::parse("2019-11-08").unwrap()).lo;
        for (lo, length) in
            [(day, DAY), (day + 17, 371), (day, 30 * DAY), (0, 9999 * 366 * DAY), (day - 7 * DAY, 23 * DAY)]
        {
            let view = Viewport::new(lo, length);
            let (from, to) = view.exact();
            assert_eq!(Viewport::showing(window(&format!("{from}..{to}")).unwrap()), view, "{from}..{to}");
        }
        let read = |text: &str| Viewport::showing(window(text).unwrap()).exact();
        for text in
            ["2017..2019", "2017-03..2019-11", "2017-03-05..2017-04-01", "2017-03-05T06:30..2017-03-05T18:29"]
        {
            let (from, to) = read(text);
            assert_eq!(format!("{from}..{to}"), text);
        }
    }

    #[test]
    fn hashes_are_hexadecimal() {
        assert_eq!(hash("ABCDEF01").as_deref(), Ok("abcdef01"));
        assert!(hash("abc").is_err());
        assert!(hash("abcdefg1").is_err());
    }
}
