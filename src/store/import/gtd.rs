//! Global Terrorism Database, after its codebook (START, University of Maryland; sections named as there).
//!
//! GTD is published as a spreadsheet: it is read once that is saved as CSV, with commas or semicolons.

mod citation;

use super::counts::{around, whole};
use super::day::{Day, month_of, one_of};
use super::draft::{Claim, Closed, DATA_SET, Draft, Event, Imprint, Toll};
use super::names::slug;
use super::places::{PlaceNo, coordinates};
use super::table::{Row, columns};
use super::{Code, Column, Format, Rows, Way, code, column};
use crate::text;

/// The format.
pub static FORMAT: Format = Format {
    name: "gtd",
    title: "Global Terrorism Database (GTD), its sheet saved as CSV",
    known_by: &["eventid", "iyear", "imonth", "iday"],
    columns: COLUMNS,
    codes: CODES,
    codebook: "GTD Codebook: Methodology, Inclusion Criteria, and Variables (START, University of Maryland)",
    aliases: &[],
    headers: &[],
    days: &["resolution"],
    imprint: Imprint {
        title: "GTD",
        id: "gtd",
        licence: "GTD end user agreement (University of Maryland); its data may not be passed on.",
        attribution: "START (National Consortium for the Study of Terrorism and Responses to Terrorism), Global \
                      Terrorism Database, University of Maryland, start.umd.edu/gtd.",
    },
    closed: Closed { kinds: KINDS, sides: SIDES, roles: ROLES, actor_kinds: ACTOR_KINDS },
    way: Way::Table(|header| Box::new(Gtd::of(header))),
};

const KINDS: &[(&str, &str)] = &[
    ("assassination", "Assassination"),
    ("armed-assault", "Armed Assault"),
    ("bombing-explosion", "Bombing/Explosion"),
    ("hijacking", "Hijacking"),
    ("hostage-taking-barricade-incident", "Hostage Taking (Barricade Incident)"),
    ("hostage-taking-kidnapping", "Hostage Taking (Kidnapping)"),
    ("facility-infrastructure-attack", "Facility/Infrastructure Attack"),
    ("unarmed-assault", "Unarmed Assault"),
    (UNKNOWN, "Attack of unknown type"),
];

const SIDES: &[(&str, &str)] =
    &[("all", "All sides together"), ("perpetrators", "Perpetrators, who are among all")];

const ROLES: &[(&str, &str)] = &[("attacker", "Attacker")];

/// The kind of attacks of which GTD does not say more.
const UNKNOWN: &str = "attack-of-unknown-type";

/// The kind of those whom GTD names.
const GROUP: &str = "perpetrator-group";

const ACTOR_KINDS: &[(&str, &str)] = &[(GROUP, "Perpetrator group"), (DATA_SET, "Data set")];

const COLUMNS: &[Column] = &[
    column("eventid", "`id`, as `gtd-…`"),
    column("iyear", "the year"),
    column("imonth", "the month; `0` is not known"),
    column("iday", "the day; `0` is not known"),
    column("approxdate", "told beside the date; `March 3-5, 1990` becomes one of these days"),
    column("extended", "with `resolution`, an event that lasted"),
    column("resolution", "the day on which it ended"),
    column("country_txt", "the country around the place"),
    column("region_txt", "a tag"),
    column("provstate", "the province around the place"),
    column("city", "the place"),
    column("latitude", "`at` of the place"),
    column("longitude", "`at` of the place"),
    column("specificity", "precision of the place, see below"),
    column("vicinity", "`1`: a place around the city"),
    column("location", "told in the summary"),
    column("summary", "the summary, quoted"),
    column("doubtterr", "`1`: `coding: doubtful` and a tag"),
    column("multiple", "`1`: a tag"),
    column("success", "`0`: a tag"),
    column("suicide", "`1`: a tag"),
    column("attacktype1_txt", "`kind`"),
    column("attacktype2_txt", "a tag"),
    column("attacktype3_txt", "a tag"),
    column("targtype1_txt", "a tag, and told in the summary"),
    column("target1", "told in the summary"),
    column("weaptype1_txt", "a tag, and told in the summary"),
    column("gname", "an actor: `attacker`; Unknown is `unidentified`"),
    column("gname2", "another one"),
    column("gname3", "another one"),
    column("guncertain1", "`1`: `basis: implied`"),
    column("guncertain2", "the same for the second"),
    column("guncertain3", "the same for the third"),
    column("claimed", "`1`: `basis: own claim`"),
    column("claim2", "the same for the second"),
    column("claim3", "the same for the third"),
    column("nkill", "`killed` of `all`"),
    column("nkillter", "`killed` of `perpetrators`, who are among all"),
    column("nwound", "`injured` of `all`"),
    column("nwoundte", "`injured` of `perpetrators`"),
    column("ishostkid", "`1`: people were taken"),
    column("nhostkid", "`kidnapped` of `all`"),
    column("nreleased", "`freed` of `all`"),
    column("scite1", "a source: title, publisher, date"),
    column("scite2", "another one"),
    column("scite3", "another one"),
    column("dbsource", "the publisher, where a citation names none"),
];

const CODES: &[Code] = &[
    code("imonth", "0", "the month is not known", "the year: `1975`"),
    code("iday", "0", "the day is not known", "the month: `1975-03`"),
    code("approxdate", "any text, and a day", "the day is not certain", "`1975-03-08~`"),
    code(
        "approxdate",
        "days, and one of them",
        "the days between which it lies",
        "`[1975-03-08..1975-03-10]`",
    ),
    code("extended", "1, and a resolution", "it went on for more than a day", "`1975-03-08/1975-03-12`"),
    code("specificity", "1", "the city itself", "precision `town`"),
    code("specificity", "2", "a city; the middle of its district is given", "the city, precision `district`"),
    code(
        "specificity",
        "3",
        "no city; the middle of the district is given",
        "the place, precision `district`",
    ),
    code("specificity", "4", "the middle of the province is given", "the province, precision `province`"),
    code("specificity", "5", "no coordinates", "no `at`"),
    code("nkill, nwound, nreleased", "empty", "not reported", "not stated"),
    code("nkill, nwound, nhostkid, nreleased", "-9, -99", "not known", "`unknown`"),
    code("nkill, nwound", "2.5", "a share of a sum over several incidents", "`2..3`"),
    code("doubtterr", "1", "doubted whether it is what the data set collects", "`coding: doubtful`"),
    code("doubtterr, vicinity, claimed", "-9", "not known", "nothing"),
];

columns! {
    /// Where the columns stand.
    Gtd {
        eventid, iyear, imonth, iday, approxdate, extended, resolution, country_txt, region_txt, provstate, city,
        latitude, longitude, specificity, vicinity, location, summary, doubtterr, multiple, success, suicide,
        attacktype1_txt, attacktype2_txt, attacktype3_txt, targtype1_txt, target1, weaptype1_txt, gname, gname2,
        gname3, guncertain1, guncertain2, guncertain3, claimed, claim2, claim3, nkill, nkillter, nwound, nwoundte,
        ishostkid, nhostkid, nreleased, scite1, scite2, scite3, dbsource,
    }
}

/// When an event was.
struct When {
    date: String,
    from: Day,
    to: Day,
}

impl Rows for Gtd {
    fn row(&mut self, row: &Row<'_>, draft: &mut Draft) {
        let id = row.get(self.eventid);
        let Some(when) = self.when(row, draft) else {
            return draft.losses.lost(row.number, text!("the event {id} has no date that can be read."));
        };
        let kind = match &*row.get(self.attacktype1_txt) {
            name if name.is_empty() || name.eq_ignore_ascii_case("unknown") => UNKNOWN.to_owned(),
            name => draft.known.kinds.named(name, "kind"),
        };
        let approximate = row.get(self.approxdate);
        let place = self.place(row, draft);
        let actors = self.actors(row, draft);
        let claims = self.claims(row, when.from, draft);
        let toll = self.toll(row, draft);
        self.flags(row, draft);
        let own = draft.id(row.number, "gtd", &id);
        draft.event(
            row.number,
            Event {
                id: own,
                named: !id.is_empty(),
                years: Some((when.from.year, when.to.year)),
                dated: if approximate.is_empty() {
                    String::new()
                } else {
                    format!("approxdate: “{approximate}”")
                },
                date: when.date,
                form: "incident",
                kind,
                title: self.title(row, place, draft),
                summary: self.summary(row),
                place: place.into_iter().collect(),
                actors,
                toll,
                claims,
                coding: if bare(&row.get(self.doubtterr)) == "1" { "doubtful" } else { "" },
                tags: self.tags(row),
                ..Event::default()
            },
        );
    }
}

impl Gtd {
    /// Codebook, "GTD ID and Date": nought for a month or day that is not known.
    fn when(&self, row: &Row<'_>, draft: &mut Draft) -> Option<When> {
        let mut part = |column, name, most: u8| {
            let written = row.get(column);
            let number = whole(&written).and_then(|n| u8::try_from(n).ok()).filter(|n| *n <= most);
            if number.is_none() && !written.is_empty() {
                draft.no_code(row.number, name, &written, "it is taken to be not known");
            }
            number.filter(|n| *n > 0)
        };
        let (month, day) = (part(self.imonth, "imonth", 12), part(self.iday, "iday", 31));
        let year: u16 = whole(&row.get(self.iyear)).filter(|y| *y > 0)?.try_into().ok()?;
        let approximate = row.get(self.approxdate);
        let exact = month.zip(day).and_then(|(month, day)| Day::new(year, month, day));
        if exact.is_none() && month.is_some() && day.is_some() {
            draft.losses.odd(row.number, "its month has no such day; the month is taken.".into());
        }
        if month.is_none() && day.is_some() {
            let message =
                text!("iday is {} where imonth is not known; the day was left out.", day.unwrap_or(0));
            draft.losses.lost(row.number, message);
        }
        let range = range_of(&approximate);
        if let Some((from, to)) = range.filter(|_| exact.is_none()) {
            return Some(When { date: one_of(from, to), from, to });
        }
        let Some(from) = exact else {
            let first = Day::new(year, month.unwrap_or(1), 1)?;
            let last = Day::new(year, month.unwrap_or(12), 1)?.last_of_month();
            return Some(When { date: one_of(first, last), from: first, to: last });
        };
        let ended = self.ended(row, draft);
        match ended {
            Some(to) if to > from => Some(When { date: format!("{from}/{to}"), from, to }),
            Some(to) if to < from => {
                draft.losses.odd(row.number, "its resolution is before its day, and was left out.".into());
                Some(When { date: from.to_string(), from, to: from })
            }
            _ if !approximate.is_empty() => {
                let range = range.filter(|(first, last)| (*first..=*last).contains(&from));
                if range.is_none() && range_of(&approximate).is_some() {
                    let message =
                        text!("approxdate is “{approximate}”, in which the day {from} does not lie.");
                    draft.losses.odd(row.number, message);
                }
                let about = When { date: format!("{from}~"), from, to: from };
                Some(range.map_or(about, |(from, to)| When { date: one_of(from, to), from, to }))
            }
            _ => Some(When { date: from.to_string(), from, to: from }),
        }
    }

    /// The day on which what went on ended.
    fn ended(&self, row: &Row<'_>, draft: &mut Draft) -> Option<Day> {
        let written = row.get(self.resolution);
        let lasted = bare(&row.get(self.extended)) == "1";
        if lasted && written.is_empty() {
            draft.losses.odd(
                row.number,
                "it went on for more than a day (extended), and when it ended is not said.".into(),
            );
        }
        if !lasted || written.is_empty() {
            return None;
        }
        let day = draft.day(row.number, &written);
        if day.is_none() {
            draft.losses.lost(row.number, text!("resolution is `{written}`, which is no day."));
        }
        day
    }

    /// Codebook, "Incident Location": what the coordinates are the middle of.
    fn place(&self, row: &Row<'_>, draft: &mut Draft) -> Option<PlaceNo> {
        let (latitude, longitude) = (row.get(self.latitude), row.get(self.longitude));
        let at = coordinates(&latitude, &longitude);
        if at.is_none() && !(latitude.is_empty() && longitude.is_empty()) {
            draft.losses.lost(row.number, text!("there is no place at {latitude}, {longitude}."));
        }
        let known = |name: &str| !name.is_empty() && !name.eq_ignore_ascii_case("unknown");
        let [country, province, city] = [self.country_txt, self.provstate, self.city].map(|c| row.get(c));
        let around = Some(&country).filter(|c| known(c)).map(|c| draft.country(c));
        let inside = match known(&province) {
            true => Some(draft.known.places.area(&province, around)),
            false => around,
        };
        let specificity = row.get(self.specificity);
        let specificity = bare(&specificity);
        if !matches!(specificity, "1" | "2" | "3" | "4" | "5" | "") {
            draft.no_code(
                row.number,
                "specificity",
                specificity,
                "the place is taken to be within a district",
            );
        }
        match specificity {
            "4" if known(&province) => {
                if let Some(place) = inside {
                    draft.known.places.lies(place, at, "province");
                }
                inside
            }
            _ if !known(&city) => inside,
            _ => {
                let near = bare(&row.get(self.vicinity)) == "1";
                let width = match specificity {
                    "1" if !near => "town",
                    "4" => "province",
                    _ => "district",
                };
                let name = if near { format!("around {city}") } else { city.into_owned() };
                Some(draft.known.places.spot(&name, inside, at.filter(|_| specificity != "5"), width))
            }
        }
    }

    /// Codebook, "Perpetrator Information".
    fn actors(&self, row: &Row<'_>, draft: &mut Draft) -> Vec<(String, &'static str, &'static str)> {
        let groups = [
            (self.gname, self.guncertain1, self.claimed),
            (self.gname2, self.guncertain2, self.claim2),
            (self.gname3, self.guncertain3, self.claim3),
        ];
        let mut actors: Vec<(String, &'static str, &'static str)> = Vec::new();
        for (name, uncertain, claimed) in groups {
            let name = row.get(name);
            if name.is_empty() {
                continue;
            }
            if name.eq_ignore_ascii_case("unknown") {
                actors.push(("unidentified".to_owned(), "attacker", ""));
                continue;
            }
            let basis = match (bare(&row.get(uncertain)), bare(&row.get(claimed))) {
                ("1", _) => "implied",
                (_, "1") => "own claim",
                _ => "named by source",
            };
            let who = draft.actor(&name, GROUP);
            if !actors.iter().any(|(known, ..)| *known == who) {
                actors.push((who, "attacker", basis));
            }
        }
        actors
    }

    /// Codebook, "Casualties and Consequences": totals, the perpetrators among them.
    fn toll(&self, row: &Row<'_>, draft: &mut Draft) -> Vec<Toll> {
        let mut count = |column, name| {
            let written = row.get(column);
            let counted = counted(&written);
            if counted.is_none() && !written.is_empty() {
                draft.losses.lost(row.number, text!("{name} is `{written}`, which is not a count."));
            }
            if written.starts_with('-') || !counted.as_ref().is_some_and(|c| c.contains("..")) {
                return counted;
            }
            draft
                .losses
                .odd(row.number, text!("{written} is a share of a sum; the numbers around it are taken."));
            counted
        };
        let mut all = Toll { side: "all", ..Toll::default() };
        let mut own = Toll { side: "perpetrators", ..Toll::default() };
        let taken = bare(&row.get(self.ishostkid)) == "1";
        let kidnapped = count(self.nhostkid, "nhostkid").filter(|n| taken || (n != "unknown" && n != "0"));
        let kidnapped = kidnapped.or_else(|| taken.then(|| "unknown".to_owned()));
        let counts = [
            ("killed", count(self.nkill, "nkill")),
            ("injured", count(self.nwound, "nwound")),
            ("kidnapped", kidnapped),
            ("freed", count(self.nreleased, "nreleased").filter(|_| taken)),
        ];
        all.counts.extend(counts.into_iter().filter_map(|(measure, n)| Some((measure, n?))));
        let counts =
            [("killed", count(self.nkillter, "nkillter")), ("injured", count(self.nwoundte, "nwoundte"))];
        own.counts.extend(counts.into_iter().filter_map(|(measure, n)| Some((measure, n?))));
        self.contradictions(row, taken, draft);
        [all, own].into_iter().filter(|toll| !toll.counts.is_empty()).collect()
    }

    /// Tells of counts that cannot both be.
    fn contradictions(&self, row: &Row<'_>, taken: bool, draft: &mut Draft) {
        let number = |column| whole(&row.get(column));
        let among = [
            (self.nkillter, "nkillter", self.nkill, "nkill"),
            (self.nwoundte, "nwoundte", self.nwound, "nwound"),
        ];
        for (own, own_name, all, all_name) in among {
            if let Some((own, all)) = number(own).zip(number(all)).filter(|(own, all)| own > all) {
                let message = text!("{own_name} is {own}, but {all_name}, which it is a part of, is {all}.");
                draft.losses.odd(row.number, message);
            }
        }
        let hostages = number(self.nhostkid).filter(|n| *n > 0 && !taken);
        if let Some(hostages) = hostages {
            let flag = row.get(self.ishostkid);
            let flag = if flag.is_empty() { "empty" } else { &*flag };
            let message = text!("nhostkid is {hostages}, but ishostkid is {flag}; the number is kept.");
            draft.losses.odd(row.number, message);
        }
        if let Some(freed) = number(self.nreleased).filter(|n| *n > 0 && !taken) {
            let message = text!("nreleased is {freed}, but ishostkid does not say that people were taken.");
            draft.losses.lost(row.number, message);
        }
    }

    /// What, by whom if GTD names anybody, and the place as it is coded.
    fn title(&self, row: &Row<'_>, place: Option<PlaceNo>, draft: &Draft) -> String {
        let [kind, group] = [self.attacktype1_txt, self.gname].map(|c| row.get(c));
        let is_known = |name: &str| !name.is_empty() && !name.eq_ignore_ascii_case("unknown");
        let kind = if is_known(&kind) { kind } else { "Attack".into() };
        let group = is_known(&group).then(|| match bare(&row.get(self.guncertain1)) {
            "1" => format!("{group} suspected"),
            _ => group.into_owned(),
        });
        let place = place.map(|place| draft.known.places.called(place).to_owned());
        std::iter::once(kind.into_owned()).chain(group).chain(place).collect::<Vec<_>>().join(", ")
    }

    fn summary(&self, row: &Row<'_>) -> String {
        let [summary, target, kind, weapon, location] =
            [self.summary, self.target1, self.targtype1_txt, self.weaptype1_txt, self.location]
                .map(|c| row.get(c));
        let mut parts = Vec::new();
        if !summary.is_empty() {
            parts.push(format!("GTD: “{summary}”"));
        }
        for (what, value) in
            [("Target", target), ("Type of target", kind), ("Weapon", weapon), ("Where", location)]
        {
            if !value.is_empty() {
                parts.push(format!("{what}: “{value}”."));
            }
        }
        if parts.is_empty() { "GTD says no more.".to_owned() } else { parts.join(" ") }
    }

    fn tags(&self, row: &Row<'_>) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        let named = [
            self.attacktype2_txt,
            self.attacktype3_txt,
            self.targtype1_txt,
            self.weaptype1_txt,
            self.region_txt,
        ];
        let marked = [
            (self.doubtterr, "1", "doubted"),
            (self.multiple, "1", "one-of-several"),
            (self.success, "0", "not-carried-out"),
            (self.suicide, "1", "suicide"),
        ];
        let names = named.map(|column| row.get(column));
        let names = names.iter().filter(|name| !name.is_empty()).map(|name| slug(name, "tag"));
        let marks = marked.iter().filter(|(column, code, _)| bare(&row.get(*column)) == *code);
        for tag in names.chain(marks.map(|(.., tag)| (*tag).to_owned())) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }

    /// What GTD says itself, and what it cites.
    fn claims(&self, row: &Row<'_>, from: Day, draft: &mut Draft) -> Vec<Claim> {
        let publisher = row.get(self.dbsource);
        let mut claims = vec![draft.own(format!("event {}", row.get(self.eventid)))];
        for cited in [self.scite1, self.scite2, self.scite3].map(|column| row.get(column)) {
            let Some(citation) = citation::read(&cited) else { continue };
            let publisher = if citation.publisher.is_empty() { &*publisher } else { citation.publisher };
            let id = draft.report(row.number, publisher, citation.title, &citation.published, "", from);
            draft.cite(&mut claims, id, citation.title);
        }
        claims
    }

    /// Tells of what is neither yes nor no in the columns that are one of these.
    fn flags(&self, row: &Row<'_>, draft: &mut Draft) {
        let flags = [
            (self.extended, "extended"),
            (self.vicinity, "vicinity"),
            (self.doubtterr, "doubtterr"),
            (self.multiple, "multiple"),
            (self.success, "success"),
            (self.suicide, "suicide"),
            (self.guncertain1, "guncertain1"),
            (self.guncertain2, "guncertain2"),
            (self.guncertain3, "guncertain3"),
            (self.claimed, "claimed"),
            (self.claim2, "claim2"),
            (self.claim3, "claim3"),
            (self.ishostkid, "ishostkid"),
        ];
        for (column, name) in flags {
            let code = row.get(column);
            if !matches!(bare(&code), "0" | "1" | "-9" | "") {
                draft.no_code(row.number, name, &code, "it is taken to be not known");
            }
        }
    }
}

/// A code, which a spreadsheet may write as `1.0`.
fn bare(code: &str) -> &str {
    code.strip_suffix(".0").unwrap_or(code)
}

/// A count, `unknown` for -9 and -99, and the numbers around a share.
fn counted(written: &str) -> Option<String> {
    if matches!(bare(written), "-9" | "-99") {
        return Some("unknown".to_owned());
    }
    let share = || around(written).map(|(low, high)| format!("{low}..{high}"));
    whole(written).map(|n| n.to_string()).or_else(share)
}

/// `March 3-5, 1990` as the days from one to the other.
fn range_of(written: &str) -> Option<(Day, Day)> {
    let (days, year) = written.rsplit_once(',')?;
    let (month, days) = days.trim().split_once(' ')?;
    let (first, last) = days.split_once(['-', '–'])?;
    let (month, year) = (month_of(month)?, whole(year.trim())?.try_into().ok()?);
    let day = |text: &str| Day::new(year, month, whole(text.trim())?.try_into().ok()?);
    let (first, last) = (day(first)?, day(last)?);
    (first < last).then_some((first, last))
}
