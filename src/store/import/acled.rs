//! ACLED (Armed Conflict Location & Event Data), after its codebook (sections named as there).
//!
//! ACLED names its sources, not their reports: the note is ACLED's own, the words of a source are the number of the
//! event that it is cited for, and it is dated "not before the first event it is cited for".

use super::counts::{quoted, worded};
use super::day::{Day, either_of, one_of};
use super::draft::{AND, Claim, Closed, DATA_SET, Draft, Event, Imprint, Toll};
use super::loss::Loss;
use super::names::{listed, slug};
use super::places::{PlaceNo, coordinates};
use super::table::{Row, columns};
use super::yaml;
use super::{Code, Column, Format, Rows, Way, code, column};
use crate::text;

/// The format.
pub static FORMAT: Format = Format {
    name: "acled",
    title: "ACLED",
    known_by: &["event_id_cnty", "event_date", "event_type", "fatalities"],
    columns: COLUMNS,
    codes: CODES,
    codebook: "ACLED Codebook, 2019 and later (Armed Conflict Location & Event Data)",
    aliases: &[],
    headers: &[],
    days: &["event_date"],
    imprint: Imprint {
        title: "ACLED",
        id: "acled",
        licence: "ACLED terms of use; its data may not be passed on without ACLED's leave.",
        attribution: "Armed Conflict Location & Event Data (ACLED), acleddata.com.",
    },
    closed: Closed { kinds: KINDS, sides: SIDES, roles: ROLES, actor_kinds: ACTOR_KINDS },
    way: Way::Table(|header| Box::new(Acled::of(header))),
};

const KINDS: &[(&str, &str)] = &[
    ("battles", "Battles"),
    ("explosions-remote-violence", "Explosions/Remote violence"),
    ("violence-against-civilians", "Violence against civilians"),
    ("protests", "Protests"),
    ("riots", "Riots"),
    ("strategic-developments", "Strategic developments"),
];

const SIDES: &[(&str, &str)] = &[("all", "All sides together")];

const ROLES: &[(&str, &str)] = &[
    ("actor-1", "Actor 1"),
    ("actor-2", "Actor 2"),
    ("with-actor-1", "With actor 1"),
    ("with-actor-2", "With actor 2"),
];

const ACTOR_KINDS: &[(&str, &str)] = &[
    ("state-forces", "State forces"),
    ("rebel-group", "Rebel group"),
    ("political-militia", "Political militia"),
    ("identity-militia", "Identity militia"),
    ("rioters", "Rioters"),
    ("protesters", "Protesters"),
    ("civilians", "Civilians"),
    ("external-other-forces", "External/Other forces"),
    ("unstated", "Kind not stated"),
    (DATA_SET, "Data set"),
];

const COLUMNS: &[Column] = &[
    column("event_id_cnty", "`id`, as `acled-…`"),
    column("event_date", "the date, as `01 January 2020` or `2020-01-01`"),
    column("year", "held against the date, and told where it is another"),
    column("time_precision", "precision of the date, see below"),
    column("disorder_type", "tags, with `;` between them"),
    column("event_type", "`kind`"),
    column("sub_event_type", "a tag, and the title"),
    column("actor1", "an actor: `actor-1`"),
    column("assoc_actor_1", "actors: `with-actor-1`, with `;` between them"),
    column("inter1", "the kind of actor 1"),
    column("actor2", "an actor: `actor-2`"),
    column("assoc_actor_2", "actors: `with-actor-2`"),
    column("inter2", "the kind of actor 2"),
    column("civilian_targeting", "a tag"),
    column("region", "a tag"),
    column("country", "the country around the place"),
    column("admin1", "the province around the place"),
    column("admin2", "the district around the place"),
    column("admin3", "the smaller district around the place"),
    column("location", "the place"),
    column("latitude", "`at` of the place"),
    column("longitude", "`at` of the place"),
    column("geo_precision", "precision of the place, see below"),
    column("source", "sources that ACLED cites, with `;` between them"),
    column("notes", "the summary, quoted; its first words are those of ACLED's own claim"),
    column("fatalities", "`killed` of `all`; `0` means that none were reported and is left out"),
    column("tags", "tags; the size of a crowd becomes a figure"),
];

const CODES: &[Code] = &[
    code("time_precision", "1", "the day is known", "`2020-03-08`"),
    code(
        "time_precision",
        "2",
        "the week is known; its middle is given",
        "one of the seven days around it: `[2020-03-05..2020-03-11]`",
    ),
    code("time_precision", "3", "the month is known; a day of it is given", "`2020-03`"),
    code("time_precision", "empty", "not said", "about the day, `2020-03-08~`; told"),
    code("geo_precision", "1", "the town itself", "precision `town`"),
    code(
        "geo_precision",
        "2",
        "a part of a region; a town near by is given",
        "a place around the town, precision `district`",
    ),
    code("geo_precision", "3", "a larger region; its capital is given", "the province, precision `province`"),
    code("geo_precision", "empty", "not said", "the place, precision `district`; told"),
    code("fatalities", "0", "none were reported", "not stated"),
    code(
        "inter1, inter2",
        "1 to 8",
        "state forces, rebel group, political militia, identity militia, rioters, protesters, civilians, external or other forces",
        "the kind of the actor; newer files write the words",
    ),
];

columns! {
    /// Where the columns stand.
    Acled {
        event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, assoc_actor_1,
        inter1, actor2, assoc_actor_2, inter2, civilian_targeting, region, country, admin1, admin2, admin3, location,
        latitude, longitude, geo_precision, source, notes, fatalities, tags,
    }
}

/// What is told of rows that do not say how precisely they are dated or placed.
const NO_TIME_PRECISION: &str = "time_precision is empty; the event is taken to be about the day given";
const NO_GEO_PRECISION: &str = "geo_precision is empty; the place is taken to be within a district";

/// How a date is known of which nothing tells whether its day or its month comes first.
const EITHER: &str = "written so that its day and its month cannot be told apart";

/// When an event was.
struct When {
    date: String,
    from: Day,
    to: Day,
    dated: &'static str,
}

impl Rows for Acled {
    fn row(&mut self, row: &Row<'_>, draft: &mut Draft) {
        let id = row.get(self.event_id_cnty);
        let written = row.get(self.event_date);
        let Some(day) = draft.day(row.number, &written) else {
            return draft.losses.lost(row.number, text!("the date of {id}, `{written}`, cannot be read."));
        };
        draft.year(row, self.year, (day, day));
        let When { date, from, to, dated } = self.when(row, (&written, day), draft);
        let kind = match &*row.get(self.event_type) {
            "" => draft.known.kinds.named("Type not stated", "kind"),
            name => draft.known.kinds.named(name, "kind"),
        };
        let place = self.place(row, draft);
        let actors = self.actors(row, draft);
        let claims = self.claims(row, from, draft);
        let (tags, figures) = self.tags(row);
        let toll = self.toll(row, draft);
        let own = draft.id(row.number, "acled", &id);
        draft.event(
            row.number,
            Event {
                id: own,
                named: !id.is_empty(),
                date,
                years: Some((from.year, to.year)),
                dated: dated.to_owned(),
                form: "incident",
                kind,
                title: self.title(row, place, draft),
                summary: self.summary(row, place, draft),
                place: place.into_iter().collect(),
                actors,
                toll,
                figures,
                claims,
                tags,
                ..Event::default()
            },
        );
    }
}

impl Acled {
    /// Codebook, "Event time": with precision 2 the middle of the week is given, with 3 a day of the month.
    fn when(&self, row: &Row<'_>, (written, day): (&str, Day), draft: &mut Draft) -> When {
        let one = |(from, to), dated| When { date: one_of(from, to), from, to, dated };
        let about = |dated| When { date: format!("{day}~"), from: day, to: day, dated };
        match &*row.get(self.time_precision) {
            "1" => match draft.either(written) {
                Some((from, to)) => When { date: either_of(from, to), from, to, dated: EITHER },
                None => one((day, day), ""),
            },
            "2" => {
                let around = (day.later(-3).unwrap_or(day), day.later(3).unwrap_or(day));
                one(around, "time_precision 2: a day of the week around the one given")
            }
            "3" => one((day.first_of_month(), day.last_of_month()), "time_precision 3: a day of the month"),
            "" => {
                draft.losses.often(Some(Loss::Odd), NO_TIME_PRECISION, row.number);
                about("time_precision is empty")
            }
            other => {
                draft.no_code(row.number, "time_precision", other, "it is taken to be about that day");
                about("time_precision is none of the codebook's")
            }
        }
    }

    /// Codebook, "Event geography": with precision 2 and 3 the coordinates are those of a stand-in.
    fn place(&self, row: &Row<'_>, draft: &mut Draft) -> Option<PlaceNo> {
        let (latitude, longitude) = (row.get(self.latitude), row.get(self.longitude));
        let at = coordinates(&latitude, &longitude);
        if at.is_none() && !(latitude.is_empty() && longitude.is_empty()) {
            draft.losses.lost(row.number, text!("there is no place at {latitude}, {longitude}."));
        }
        let country = row.get(self.country);
        let mut around = Some(&country).filter(|c| !c.is_empty()).map(|c| draft.country(c));
        let precision = row.get(self.geo_precision);
        for column in [self.admin1, self.admin2, self.admin3] {
            let name = row.get(column);
            if !name.is_empty() {
                let area = draft.known.places.area(&name, around);
                if &*precision == "3" {
                    draft.known.places.lies(area, at, "province");
                    return Some(area);
                }
                around = Some(area);
            }
        }
        let location = row.get(self.location);
        match &*precision {
            _ if location.is_empty() => around,
            "2" | "3" => Some(draft.known.places.spot(&format!("around {location}"), around, at, "district")),
            "1" => Some(draft.known.places.spot(&location, around, at, "town")),
            "" => {
                draft.losses.often(Some(Loss::Odd), NO_GEO_PRECISION, row.number);
                Some(draft.known.places.spot(&location, around, at, "district"))
            }
            other => {
                draft.no_code(
                    row.number,
                    "geo_precision",
                    other,
                    "the place is taken to be around the one named",
                );
                Some(draft.known.places.spot(&format!("around {location}"), around, at, "district"))
            }
        }
    }

    /// Codebook, "Actors": the order of the two does not say who attacked.
    fn actors(&self, row: &Row<'_>, draft: &mut Draft) -> Vec<(String, &'static str, &'static str)> {
        let mut actors: Vec<(String, &'static str, &'static str)> = Vec::new();
        let columns = [
            (self.actor1, self.inter1, "actor-1"),
            (self.assoc_actor_1, None, "with-actor-1"),
            (self.actor2, self.inter2, "actor-2"),
            (self.assoc_actor_2, None, "with-actor-2"),
        ];
        for (names, inter, role) in columns {
            let code = row.get(inter);
            let kind = actor_kind(&code).unwrap_or_else(|| {
                draft.no_code(row.number, "inter", &code, "the kind of the actor is not stated");
                "unstated"
            });
            let names = row.get(names);
            for name in listed(&names) {
                let who = draft.actor(name, kind);
                if !actors.iter().any(|(known, as_, _)| *known == who && *as_ == role) {
                    actors.push((who, role, ""));
                }
            }
        }
        actors
    }

    /// Codebook, "Fatalities": nought stands for none reported.
    fn toll(&self, row: &Row<'_>, draft: &mut Draft) -> Vec<Toll> {
        let deaths = draft.number(row, self.fatalities, "fatalities").filter(|n| *n > 0);
        deaths.map(|n| Toll::of("all", "killed", n.to_string())).into_iter().collect()
    }

    /// The place as it is coded: what is known less exactly than its name has no exact name.
    fn title(&self, row: &Row<'_>, place: Option<PlaceNo>, draft: &Draft) -> String {
        let [sub, kind, first, second] =
            [self.sub_event_type, self.event_type, self.actor1, self.actor2].map(|c| row.get(c));
        let location = place.map(|place| draft.known.places.called(place)).unwrap_or_default();
        let what = if sub.is_empty() { kind } else { sub };
        let actors: Vec<&str> = [&*first, &*second].into_iter().filter(|a| !a.is_empty()).collect();
        let actors = actors.join(AND);
        let parts: Vec<&str> = [&*what, &actors, location].into_iter().filter(|p| !p.is_empty()).collect();
        match parts.is_empty() {
            true => "Event without a description".to_owned(),
            false => parts.join(", "),
        }
    }

    fn summary(&self, row: &Row<'_>, place: Option<PlaceNo>, draft: &Draft) -> String {
        let notes = row.get(self.notes);
        match notes.is_empty() {
            true => format!("{} ACLED gives no note.", yaml::sentence(self.title(row, place, draft))),
            false => format!("ACLED notes: “{notes}”"),
        }
    }

    /// What ACLED says itself, and the outlets that it cites, of which it says no more.
    fn claims(&self, row: &Row<'_>, from: Day, draft: &mut Draft) -> Vec<Claim> {
        let (names, notes) = (row.get(self.source), row.get(self.notes));
        let number = format!("event {}", row.get(self.event_id_cnty));
        let mut claims = vec![draft.own(if notes.is_empty() { number.clone() } else { notes.into_owned() })];
        for name in listed(&names) {
            let id = draft.known.sources.outlet(name, Some(from)).to_owned();
            draft.cite(&mut claims, id, &number);
        }
        claims
    }

    fn tags(&self, row: &Row<'_>) -> (Vec<String>, Vec<(String, String)>) {
        let (mut tags, mut figures) = (Vec::new(), Vec::new());
        for column in
            [self.sub_event_type, self.disorder_type, self.civilian_targeting, self.region, self.tags]
        {
            let names = row.get(column);
            for name in listed(&names) {
                match name.strip_prefix("crowd size=") {
                    Some("no report") => {}
                    // In words, as `about 200`.
                    Some(size) if worded(size).is_some() => {
                        figures.extend(worded(size).map(|n| ("people in the crowd".to_owned(), quoted(n))));
                    }
                    _ => {
                        let tag = slug(name, "tag");
                        if !tags.contains(&tag) {
                            tags.push(tag);
                        }
                    }
                }
            }
        }
        (tags, figures)
    }
}

/// Codebook, "Actor types": a number in older files, words in newer ones.
fn actor_kind(inter: &str) -> Option<&'static str> {
    Some(match inter.to_ascii_lowercase().as_str() {
        "1" | "state forces" => "state-forces",
        "2" | "rebel group" | "rebel groups" => "rebel-group",
        "3" | "political militia" | "political militias" => "political-militia",
        "4" | "identity militia" | "identity militias" => "identity-militia",
        "5" | "rioters" => "rioters",
        "6" | "protesters" => "protesters",
        "7" | "civilians" => "civilians",
        "8" | "external/other forces" | "other forces" => "external-other-forces",
        // Where there is no second actor.
        "" | "0" => "unstated",
        _ => return None,
    })
}
