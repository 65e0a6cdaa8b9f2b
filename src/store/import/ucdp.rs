//! UCDP Georeferenced Event Dataset, after its codebook (UCDP GED Codebook, Uppsala University; sections named as there).
//!
//! One row is one event, or a sum of several that the sources tell together. What UCDP estimates is for all sides
//! together; what it gives for each side is a best estimate without a range.

mod releases;
mod reports;

use super::counts::{estimate, whole};
use super::day::{Day, one_of};
use super::draft::{AND, Claim, Closed, DATA_SET, Draft, Event, Imprint, Toll};
use super::loss::Loss;
use super::names::slug;
use super::places::{PlaceNo, coordinates};
use super::table::{Row, columns};
use super::yaml;
use super::{Code, Column, Format, Rows, Way, code, column};
use crate::text;
use reports::{Report, reports};

/// The format.
pub static FORMAT: Format = Format {
    name: "ucdp",
    title: "UCDP Georeferenced Event Dataset (GED)",
    known_by: &["type_of_violence", "date_prec", "where_prec", "best"],
    columns: COLUMNS,
    codes: CODES,
    codebook: "UCDP GED Codebook, version 19.1 and later (Department of Peace and Conflict Research, Uppsala University)",
    aliases: &[],
    headers: &[releases::RELEASE_20, releases::RELEASE_19, releases::RELEASE_SYRIA],
    days: &["date_start", "date_end", "source_date"],
    imprint: Imprint {
        title: "UCDP GED",
        id: "ucdp-ged",
        licence: "CC BY 4.0",
        attribution: "Uppsala Conflict Data Program, UCDP Georeferenced Event Dataset; Sundberg and Melander 2013.",
    },
    closed: Closed { kinds: KINDS, sides: SIDES, roles: ROLES, actor_kinds: ACTOR_KINDS },
    way: Way::Table(|header| Box::new(Ucdp::of(header))),
};

const KINDS: &[(&str, &str)] = &[
    ("state-based", "State-based conflict"),
    ("non-state", "Non-state conflict"),
    ("one-sided", "One-sided violence"),
    ("violence", "Violence of no stated type"),
];

const SIDES: &[(&str, &str)] = &[
    ("all", "All sides together"),
    ("civilians", "Civilians"),
    ("side-a", "Side A"),
    ("side-b", "Side B"),
    ("unknown", "Side not known"),
];

const ROLES: &[(&str, &str)] =
    &[("side-a", "Side A"), ("side-b", "Side B"), ("attacker", "Attacker"), ("target", "Target")];

const ACTOR_KINDS: &[(&str, &str)] =
    &[("state", "State"), ("group", "Organised group"), ("civilians", "Civilians"), (DATA_SET, "Data set")];

const COLUMNS: &[Column] = &[
    column("id", "`id`, as `ucdp-…`"),
    column("type_of_violence", "`kind`"),
    column("conflict_name", "a tag, and named in the summary"),
    column("side_a", "an actor: `side-a`, or `attacker` where violence is one-sided"),
    column("side_b", "an actor: `side-b`, or `target` where violence is one-sided"),
    column("gwnoa", "makes side A a state"),
    column("gwnob", "makes side B a state"),
    column(
        "source_article",
        "sources: publisher, day and headline of each; its first words are those of the claim",
    ),
    column("source_office", "the publisher, where `source_article` is empty"),
    column("source_date", "the day of publication, where `source_article` is empty"),
    column("source_headline", "the title, where `source_article` is empty"),
    column("where_prec", "precision of the place, see below"),
    column("where_coordinates", "the place"),
    column("where_description", "told in the summary"),
    column("adm_1", "the province around the place"),
    column("adm_2", "the district around the place"),
    column("country", "the country around the place"),
    column("latitude", "`at` of the place"),
    column("longitude", "`at` of the place"),
    column("region", "a tag"),
    column("event_clarity", "form and coding, see below"),
    column("code_status", "`coding: doubtful` where it is not Clear"),
    column("date_prec", "precision of the date, see below"),
    column("date_start", "the date, or the beginning of the range in which it lies"),
    column("date_end", "the end of that range"),
    column("year", "the date, where no day can be read; else told where none of the days is in it"),
    column("deaths_a", "`killed` of `side-a` by its name, where there were any"),
    column("deaths_b", "`killed` of `side-b` by its name, where there were any"),
    column("deaths_civilians", "`killed` of `civilians`, where there were any"),
    column("deaths_unknown", "`killed` of `unknown`, where there were any"),
    column("low", "`killed` of `all`, as in `best (low..high)`"),
    column("best", "`killed` of `all`"),
    column("high", "`killed` of `all`"),
];

const CODES: &[Code] = &[
    code("type_of_violence", "1", "state-based conflict", "kind `state-based`"),
    code("type_of_violence", "2", "non-state conflict", "kind `non-state`"),
    code("type_of_violence", "3", "one-sided violence", "kind `one-sided`"),
    code("date_prec", "1", "the day is known", "`2016-05-04`"),
    code("date_prec", "2", "a range of two to six days", "one of them: `[2016-05-04..2016-05-07]`"),
    code("date_prec", "3", "the week is known", "one of its days: `[2016-05-02..2016-05-08]`"),
    code(
        "date_prec",
        "4",
        "a range of eight to thirty days, or the month",
        "the month, `2016-05`, where the range is a whole one; else one of its days",
    ),
    code(
        "date_prec",
        "5",
        "more than a month",
        "one of its days: `[2016-01-01..2016-04-01]`, or the year where the range is a whole one",
    ),
    code("date_prec", "empty", "not said", "about the day, `2016-05-04~`, where the range is one; told"),
    code("where_prec", "1", "the place itself", "precision `town`"),
    code("where_prec", "2", "within about 25 km of the place", "a place around it, precision `district`"),
    code("where_prec", "3", "the district", "the district, precision `district`"),
    code("where_prec", "4", "the province", "the province, precision `province`"),
    code("where_prec", "5", "a larger area, a line or a border", "the place as named, precision `province`"),
    code("where_prec", "6", "the country", "the country, precision `country`"),
    code("where_prec", "7", "international waters or air", "the place as named, precision `country`"),
    code("where_prec", "empty", "not said", "the place as named, precision `province`; told"),
    code("event_clarity", "1", "told as one event", "form `incident`"),
    code(
        "event_clarity",
        "2",
        "told by the source as a sum of several",
        "form `aggregate` where the date is a range; `coding: fair`",
    ),
];

/// What is told of rows that do not say how precisely they are dated or placed.
const NO_DATE_PREC: &str =
    "date_prec is empty; a day alone is taken to be about that day, a range to hold it";
const NO_WHERE_PREC: &str = "where_prec is empty; the place is taken to be within a province";

columns! {
    /// Where the columns stand.
    Ucdp {
        id, type_of_violence, conflict_name, side_a, side_b, gwnoa, gwnob, source_article, source_office,
        source_date, source_headline, where_prec, where_coordinates, where_description, adm_1, adm_2, country,
        latitude, longitude, region, event_clarity, code_status, date_prec, date_start, date_end, year,
        deaths_a, deaths_b, deaths_civilians, deaths_unknown, low, best, high,
    }
}

/// When an event was.
struct When {
    date: String,
    dated: String,
    from: Day,
    to: Day,
}

impl Rows for Ucdp {
    fn row(&mut self, row: &Row<'_>, draft: &mut Draft) {
        let id = row.get(self.id);
        let Some(when) = self.when(row, draft) else {
            return draft.losses.lost(row.number, text!("the event {id} has no date that can be read."));
        };
        let summed = self.is_summed(row, draft);
        let kind = kind(row.number, &row.get(self.type_of_violence), draft);
        let toll = self.toll(row, draft);
        let place = self.place(row, draft);
        let actors = self.actors(row, kind == "one-sided", draft);
        let status = row.get(self.code_status);
        let claims = self.claims(row, &when, draft);
        let own = draft.id(row.number, "ucdp", &id);
        draft.event(
            row.number,
            Event {
                id: own,
                named: !id.is_empty(),
                years: Some((when.from.year, when.to.year)),
                // A sum lasts, unless all that is known is a range in which it lies.
                form: if summed && when.from != when.to { "aggregate" } else { "incident" },
                kind: kind.to_owned(),
                title: self.title(row, kind, place, draft),
                summary: self.summary(row, kind, summed),
                place: place.into_iter().collect(),
                actors,
                toll,
                claims,
                coding: match (status.is_empty() || status.eq_ignore_ascii_case("clear"), summed) {
                    (false, _) => "doubtful",
                    (true, true) => "fair",
                    (true, false) => "",
                },
                tags: self.tags(row),
                date: when.date,
                dated: when.dated,
                ..Event::default()
            },
        );
    }
}

impl Ucdp {
    /// Codebook, "date_prec": the range from `date_start` to `date_end` is where the event lies, never how long it
    /// lasted.
    fn when(&self, row: &Row<'_>, draft: &mut Draft) -> Option<When> {
        let days = [(self.date_start, "date_start"), (self.date_end, "date_end")];
        let [start, end] = days.map(|(column, name)| day(row.number, name, &row.get(column), draft));
        let Some((start, end)) = start.or(end).zip(end.or(start)) else {
            let year: u16 = whole(&row.get(self.year)).and_then(|y| y.try_into().ok())?;
            let (from, to) = (Day::new(year, 1, 1)?, Day::new(year, 12, 31)?);
            draft.losses.odd(row.number, "no day can be read; the year is taken.".into());
            return Some(When { date: one_of(from, to), dated: String::new(), from, to });
        };
        if end < start {
            draft.losses.odd(row.number, "date_end is before date_start; they were exchanged.".into());
        }
        let (from, to) = (start.min(end), start.max(end));
        draft.year(row, self.year, (from, to));
        let precision = row.get(self.date_prec);
        let summed = row.get(self.event_clarity) == "2";
        let mut date = one_of(from, to);
        if summed && from != to {
            date = format!("[{from}..{to}]");
        }
        let meaning = match (&*precision, from == to) {
            ("1", true) => "",
            ("", one_day) => {
                draft.losses.often(Some(Loss::Odd), NO_DATE_PREC, row.number);
                if one_day {
                    date.push('~');
                }
                "date_prec is empty"
            }
            ("1", false) => {
                draft
                    .losses
                    .odd(row.number, "date_prec is 1, the day, but the range has several days.".into());
                "date_prec 1, but a range of days"
            }
            (_, true) => {
                draft.losses.odd(row.number, text!("date_prec is {precision}, but the range is one day."));
                date.push('~');
                "date_prec of a range, but one day"
            }
            ("2", _) => "date_prec 2: one of two to six days",
            ("3", _) => "date_prec 3: one of the days of a week",
            ("4", _) => "date_prec 4: one of eight to thirty days, or of the month",
            ("5", _) => "date_prec 5: a day of more than a month",
            (other, _) => {
                draft.no_code(row.number, "date_prec", other, "one of the days of the range is taken");
                "a day of the range"
            }
        };
        let read = date.starts_with('[') || date.ends_with('~');
        let dated = if read { meaning } else { "" };
        Some(When { date, dated: dated.to_owned(), from, to })
    }

    /// Codebook, "best", "high", "low": estimates for all sides together; "deaths_a" and so on: best estimates. That a side
    /// is A or B says nothing to who reads of its dead, so it is told who that was.
    fn toll(&self, row: &Row<'_>, draft: &mut Draft) -> Vec<Toll> {
        let mut toll = Vec::with_capacity(3);
        let estimates = [(self.low, "low"), (self.best, "best"), (self.high, "high")];
        let [low, best, high] = estimates.map(|(column, name)| draft.number(row, column, name));
        if let Some((count, odd)) = estimate(low, best, high) {
            if let Some(odd) = odd {
                let (low, best, high) = (row.get(self.low), row.get(self.best), row.get(self.high));
                draft.losses.odd(row.number, text!("low {low}, best {best}, high {high}: {odd}."));
            }
            toll.push(Toll::of("all", "killed", count));
        }
        let sides = [
            ("side-a", self.side_a, self.deaths_a, "deaths_a"),
            ("side-b", self.side_b, self.deaths_b, "deaths_b"),
            ("civilians", None, self.deaths_civilians, "deaths_civilians"),
            ("unknown", None, self.deaths_unknown, "deaths_unknown"),
        ];
        for (side, who, column, name) in sides {
            // A nought here is a side for which nothing was recorded, not one of which it is said that nobody died.
            if let Some(deaths) = draft.number(row, column, name).filter(|n| *n > 0) {
                let of = row.get(who).into_owned();
                toll.push(Toll { of, ..Toll::of(side, "killed", deaths.to_string()) });
            }
        }
        toll
    }

    /// Codebook, "where_prec".
    fn place(&self, row: &Row<'_>, draft: &mut Draft) -> Option<PlaceNo> {
        let (latitude, longitude) = (row.get(self.latitude), row.get(self.longitude));
        let at = coordinates(&latitude, &longitude);
        if at.is_none() && !(latitude.is_empty() && longitude.is_empty()) {
            draft.losses.lost(row.number, text!("there is no place at {latitude}, {longitude}."));
        }
        let [country, first, second, named] =
            [self.country, self.adm_1, self.adm_2, self.where_coordinates].map(|column| row.get(column));
        let around = Some(&country).filter(|c| !c.is_empty()).map(|c| draft.country(c));
        let precision = row.get(self.where_prec);
        // What is not the place, or around it, is not defined: nothing would refer to it.
        let (areas, width) = match &*precision {
            "6" => (&[][..], "country"),
            "4" if !first.is_empty() => (&[&first][..], "province"),
            "3" if !second.is_empty() => (&[&first, &second][..], "district"),
            _ => (&[&first, &second][..], ""),
        };
        let within = areas.iter().filter(|name| !name.is_empty());
        let area = within.fold(around, |around, name| Some(draft.known.places.area(name, around)));
        if let Some(area) = area.filter(|_| !width.is_empty()) {
            draft.known.places.lies(area, at, width);
            return Some(area);
        }
        let width = match &*precision {
            "1" => "town",
            "2" | "3" => "district",
            "6" | "7" => "country",
            "4" | "5" => "province",
            "" => {
                draft.losses.often(Some(Loss::Odd), NO_WHERE_PREC, row.number);
                "province"
            }
            other => {
                draft.no_code(row.number, "where_prec", other, "the place is taken to be within a province");
                "province"
            }
        };
        let named = if &*precision == "2" { format!("around {named}") } else { named.into_owned() };
        match named.trim() {
            "" | "around" => area,
            _ => Some(draft.known.places.spot(&named, area, at, width)),
        }
    }

    fn actors(
        &self,
        row: &Row<'_>,
        one_sided: bool,
        draft: &mut Draft,
    ) -> Vec<(String, &'static str, &'static str)> {
        let sides = [(self.side_a, self.gwnoa, true), (self.side_b, self.gwnob, false)];
        let mut actors = Vec::with_capacity(2);
        for (name, state, first) in sides {
            let (name, state) = (row.get(name), row.get(state));
            if name.is_empty() {
                continue;
            }
            let kind = match &*name {
                "Civilians" => "civilians",
                _ if name.starts_with("Government of ") || whole(&state).is_some_and(|n| n > 0) => "state",
                _ => "group",
            };
            let who = draft.actor(&name, kind);
            actors.push(match (one_sided, first) {
                (true, true) => (who, "attacker", "named by source"),
                (true, false) => (who, "target", ""),
                (false, true) => (who, "side-a", ""),
                (false, false) => (who, "side-b", ""),
            });
        }
        actors
    }

    /// Who was on the two sides. Of one-sided violence the codebook says which side attacked, of no other.
    fn sides(&self, row: &Row<'_>, kind: &str) -> String {
        let [a, b] = [self.side_a, self.side_b].map(|column| row.get(column));
        match (kind, &*a, &*b) {
            ("one-sided", a, "Civilians") if !a.is_empty() => format!("{a} against civilians"),
            ("one-sided", a, b) if !a.is_empty() && !b.is_empty() => format!("{a} against {b}"),
            (_, a, b) => [a, b].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(AND),
        }
    }

    /// The place as it is coded: what is known less exactly than its name has no exact name.
    fn title(&self, row: &Row<'_>, kind: &str, place: Option<PlaceNo>, draft: &Draft) -> String {
        let mut parts = vec![self.sides(row, kind)];
        parts.extend(place.map(|place| draft.known.places.called(place).to_owned()));
        parts.retain(|part| !part.is_empty());
        match parts.is_empty() {
            true => "Event without a description".to_owned(),
            false => parts.join(", "),
        }
    }

    /// Its kind is not told again. A conflict that is called by its two sides is told by them.
    fn summary(&self, row: &Row<'_>, kind: &str, summed: bool) -> String {
        let [conflict, described, a, b] =
            [self.conflict_name, self.where_description, self.side_a, self.side_b].map(|c| row.get(c));
        let named = KINDS.iter().find(|(id, _)| *id == kind).map_or("Violence", |(_, name)| name);
        let is_dyad = conflict.split_once(" - ").is_some_and(|both| both == (&*a, &*b) || both == (&*b, &*a));
        let mut summary = match (conflict.is_empty(), is_dyad) {
            (true, _) => format!("{named}."),
            (false, true) => yaml::sentence(self.sides(row, kind)),
            (false, false) => yaml::sentence(format!("Conflict: {conflict}")),
        };
        if !described.is_empty() {
            summary = format!("{summary} Where: {}", yaml::sentence(described.into_owned()));
        }
        if summed {
            summary.push_str(" The sources tell several events together.");
        }
        summary
    }

    fn tags(&self, row: &Row<'_>) -> Vec<String> {
        let mut tags: Vec<String> = Vec::with_capacity(2);
        for (column, stand_in) in [(self.conflict_name, "conflict"), (self.region, "region")] {
            let name = row.get(column);
            let tag = slug(&name, stand_in);
            if !name.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }

    /// What UCDP says itself, and the reports that it cites. Codebook, "source_article": publisher, day and headline of
    /// each report, with `;` between them.
    fn claims(&self, row: &Row<'_>, when: &When, draft: &mut Draft) -> Vec<Claim> {
        let told = row.get(self.source_article);
        let alone =
            [self.source_office, self.source_date, self.source_headline].map(|column| row.get(column));
        let mut reports = reports(&told);
        if reports.is_empty() && alone.iter().any(|part| !part.is_empty()) {
            let [office, date, headline] = &alone;
            reports.push(Report { office, date: day(row.number, "source_date", date, draft), headline });
        }
        let mut claims = Vec::with_capacity(reports.len() + 1);
        claims.push(draft.own(format!("event {}", row.get(self.id))));
        for report in reports {
            let title =
                if report.headline.is_empty() { "Report without a headline" } else { report.headline };
            let published = report.date.map(|date| date.to_string()).unwrap_or_default();
            let id = draft.report(row.number, report.office, title, &published, "", when.from);
            draft.cite(&mut claims, id, title);
        }
        claims
    }

    /// Codebook, "event_clarity".
    fn is_summed(&self, row: &Row<'_>, draft: &mut Draft) -> bool {
        let clarity = row.get(self.event_clarity);
        if !matches!(&*clarity, "1" | "2" | "") {
            draft.no_code(row.number, "event_clarity", &clarity, "it is taken to be one event");
        }
        clarity == "2"
    }
}

/// Codebook, "type_of_violence".
fn kind(row: u64, code: &str, draft: &mut Draft) -> &'static str {
    match code {
        "1" => "state-based",
        "2" => "non-state",
        "3" => "one-sided",
        "" => "violence",
        other => {
            draft.no_code(row, "type_of_violence", other, "its type is not stated");
            "violence"
        }
    }
}

/// A day; what is there and is none is told.
fn day(row: u64, name: &str, written: &str, draft: &mut Draft) -> Option<Day> {
    let day = draft.day(row, written);
    if day.is_none() && !written.is_empty() {
        draft.losses.lost(row, text!("{name} is `{written}`, which is no day."));
    }
    day
}
