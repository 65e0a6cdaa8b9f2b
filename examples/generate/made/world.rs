//! The invented world: its places, its people, and who wrote about it when.

use dateline::model::date::{DAY, civil, minute_of};

use super::words;

/// Kinds of events.
pub const KINDS: [&str; 6] = ["attack", "operation", "territory", "politics", "presence", "assessment"];
/// Sides.
pub const SIDES: [&str; 4] = ["civilians", "guard", "front", "league"];
/// Provinces of the country.
pub const PROVINCES: usize = 8;
/// Groups that act.
pub const GROUPS: [(&str, &str, &str, &str); 6] = [
    ("river-guard", "River Guard", "state-force", "guard"),
    ("harbour-front", "Harbour Front", "armed-group", "front"),
    ("hill-league", "Hill League", "armed-group", "league"),
    ("council", "Council of the Delta", "government", "guard"),
    ("pilots", "Guild of Pilots", "organisation", "civilians"),
    ("delta-wire", "Delta Wire", "media", ""),
];

/// A place with the province it lies in.
pub struct Town {
    pub id: String,
    pub name: String,
    pub province: usize,
}

/// A text that events are known from.
pub struct Source {
    pub id: String,
    /// Days since the year 0 on which it appeared.
    pub day: i64,
}

/// Everything that events refer to.
pub struct World {
    pub seed: u64,
    pub events: u64,
    /// First day that is covered, and how many there are.
    pub first: i64,
    pub days: i64,
    pub towns: Vec<Town>,
    pub people: Vec<String>,
    pub sources: Vec<Source>,
}

impl World {
    /// A world for so many events: more of them need more places, people and texts.
    pub fn new(events: u64, seed: u64) -> World {
        let first = day(2000, 1, 1);
        let days = day(2025, 1, 1) - first;
        let towns = size(events, 10, 16, 900);
        let town = |n: usize| {
            let name = words::place(n + PROVINCES);
            Town { id: words::slug(&name), name, province: n % PROVINCES }
        };
        let sources = size(events, 40, 6, 500);
        let source = |n: usize| {
            let day = first + 120 + (days + 700) * (n as i64 + 1) / sources as i64;
            Source { id: format!("text-{}", n + 1), day }
        };
        World {
            seed,
            events,
            first,
            days,
            towns: (0..towns).map(town).collect(),
            people: (0..size(events, 50, 8, 300)).map(words::person).collect(),
            sources: (0..sources).map(source).collect(),
        }
    }

    /// The province of a number: its id and its name.
    pub fn province(&self, n: usize) -> (String, String) {
        let name = words::place(n);
        (words::slug(&name), format!("{name} Province"))
    }

    /// Texts that appeared well after a day, the earliest first; never none.
    pub fn sources_after(&self, day: i64) -> &[Source] {
        let first = self.sources.partition_point(|s| s.day < day + 60).min(self.sources.len() - 1);
        &self.sources[first..(first + 4).min(self.sources.len())]
    }
}

fn size(events: u64, each: u64, least: usize, most: usize) -> usize {
    usize::try_from(events / each).unwrap_or(most).clamp(least, most)
}

/// A day of the calendar as a number of days.
pub fn day(year: i32, month: u8, day: u8) -> i64 {
    minute_of(year, month, day, 0, 0) / DAY
}

/// Year, month and day of a number of days.
pub fn date(day: i64) -> (i32, u8, u8) {
    let (year, month, day, ..) = civil(day * DAY);
    (year, month, day)
}

/// A day as it is written.
pub fn written(day: i64) -> String {
    let (year, month, day) = date(day);
    format!("{year:04}-{month:02}-{day:02}")
}
