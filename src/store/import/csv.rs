//! Tables with columns of one's own, known by their names.
//!
//! What stands in a cell may be written in the notation of a store already: a date in EDTF, a count with a range.

use super::counts::{quoted, worded};
use super::day::{Day, clock, either_of};
use super::draft::{Claim, Closed, Draft, Event, Imprint, Toll};
use super::names::{listed, slug};
use super::places::{PlaceNo, coordinates};
use super::sources::Article;
use super::table::{Row, columns};
use super::written::{self, Written};
use super::{Code, Column, Format, Rows, Way, code, column};
use crate::model::date::civil;
use crate::model::{Edtf, Form, Measure, TimeOfDay, Window};
use crate::store::convert::PARAGRAPHS;
use crate::store::web::is_address;
use crate::text;

/// The format.
pub static FORMAT: Format = Format {
    name: "csv",
    title: "a table with columns of its own",
    known_by: &["date", "title"],
    columns: COLUMNS,
    codes: CODES,
    codebook: "none: the table of columns is the whole of it",
    aliases: ALIASES,
    headers: &[],
    days: &["date", "end", "published"],
    imprint: Imprint { title: "Events", id: "", licence: "", attribution: "" },
    closed: Closed { kinds: KINDS, sides: SIDES, roles: ROLES, actor_kinds: ACTOR_KINDS },
    way: Way::Table(|header| Box::new(Plain::of(header))),
};

const KINDS: &[(&str, &str)] = &[("event", "Event")];
const SIDES: &[(&str, &str)] = &[("unstated", "Side not stated")];
const ROLES: &[(&str, &str)] = &[("involved", "Involved"), ("attacker", "Attacker"), ("target", "Target")];
const ACTOR_KINDS: &[(&str, &str)] = &[("unstated", "Kind not stated")];

const COLUMNS: &[Column] = &[
    column("id", "`id`; made from the date and the title without it"),
    column("date", "the date, in EDTF or as below; with `end`, when it began"),
    column("end", "when it ended: the event lasted"),
    column("time", "`time`"),
    column("title", "the title"),
    column("summary", "the summary, with a full stop where it has no end; the title without it"),
    column("kind", "`kind`"),
    column("form", "`form`; an incident without it, a period with `end`"),
    column("place", "the place"),
    column("province", "the province around it"),
    column("country", "the country around it"),
    column("latitude", "`at` of the place, precision `town`"),
    column("longitude", "`at` of the place"),
    column("actors", "actors with the role `involved`, with `;` between them"),
    column("attacker", "actors with the role `attacker`, `basis: named by source`"),
    column("target", "actors with the role `target`"),
    column("killed", "`killed` of `unstated`, a number or a count of a store: `>43`, `2..4`, `3 (2..4)`"),
    column("injured", "`injured`"),
    column("arrested", "`arrested`"),
    column("kidnapped", "`kidnapped`"),
    column("freed", "`freed`"),
    column("displaced", "`displaced`"),
    column(
        "source",
        "the publisher of the source, or several with `;` between them; the name of the file where nothing is told of a source",
    ),
    column("source_title", "the title of the source"),
    column("published", "when the source was published"),
    column("url", "the address of the source"),
    column("para", "the paragraph of the source, from 1; none without it"),
    column("words", "the words of the claim; those of the title of the source without it"),
    column("tags", "tags, with `;` between them"),
];

const CODES: &[Code] = &[
    code(
        "date",
        "2020-03-08, 2020/3/8, 20200308, 8.3.2020, 8 March 2020, March 8, 2020, 3/8/2020",
        "a day",
        "`2020-03-08`",
    ),
    code(
        "date",
        "2020-03-08T12:30:00Z, 3/8/2020 12:30 PM",
        "a day and its time",
        "`2020-03-08`, `time: 12:30`",
    ),
    code("date", "Mar 2020, March 2020, 3/2020", "a month", "`2020-03`"),
    code("date", "about March 2020, c. 2020, ~2020", "about then", "`2020-03~`, `2020~`"),
    code("date", "between 8 March 2020 and 10 March 2020", "one of these", "`[2020-03-08..2020-03-10]`"),
    code("date", "2020-03..2020-05", "one of these", "`[2020-03..2020-05]`"),
    code("date", "any EDTF", "as it says", "the same"),
    code("end", "any day after", "it lasted until then", "`2020-03-08/2020-03-12`"),
    code("killed, injured, …", "empty", "not stated", "nothing"),
    code("killed, injured, …", "0, none", "the source says nobody", "`0`"),
    code("killed, injured, …", "at least 5, 5 or more, >=5", "at least", "`5+`"),
    code("killed, injured, …", "more than 5, over 5, >5", "more than", "`\">5\"`"),
    code("killed, injured, …", "up to 5, at most 5, fewer than 6, <6", "at most", "`..5`"),
    code("killed, injured, …", "about 40, nearly 40, c. 40, ~40", "about", "`~40`"),
    code("killed, injured, …", "5-10, 5 to 10, between 5 and 10", "between", "`5..10`"),
    code("killed, injured, …", "unknown, ?", "not known", "`unknown`"),
];

/// Names that people give to the columns.
const ALIASES: &[(&str, &str)] = &[
    ("start", "date"),
    ("start_date", "date"),
    ("start date", "date"),
    ("date_start", "date"),
    ("from", "date"),
    ("when", "date"),
    ("end_date", "end"),
    ("end date", "end"),
    ("date_end", "end"),
    ("to", "end"),
    ("until", "end"),
    ("headline", "title"),
    ("name", "title"),
    ("event", "title"),
    ("description", "summary"),
    ("text", "summary"),
    ("notes", "summary"),
    ("type", "kind"),
    ("category", "kind"),
    ("event_type", "kind"),
    ("location", "place"),
    ("city", "place"),
    ("where", "place"),
    ("state", "province"),
    ("admin1", "province"),
    ("region", "province"),
    ("lat", "latitude"),
    ("lon", "longitude"),
    ("lng", "longitude"),
    ("long", "longitude"),
    ("actor", "actors"),
    ("who", "actors"),
    ("deaths", "killed"),
    ("dead", "killed"),
    ("fatalities", "killed"),
    ("wounded", "injured"),
    ("publisher", "source"),
    ("source title", "source_title"),
    ("link", "url"),
    ("source_url", "url"),
    ("quote", "words"),
    ("paragraph", "para"),
    ("tag", "tags"),
];

columns! {
    /// Where the columns stand.
    Plain {
        id, date, end, time, title, summary, kind, form, place, province, country, latitude, longitude, actors,
        attacker, target, killed, injured, arrested, kidnapped, freed, displaced, source, source_title, published,
        url, para, words, tags,
    }
}

impl Rows for Plain {
    fn row(&mut self, row: &Row<'_>, draft: &mut Draft) {
        let title = row.get(self.title);
        if title.is_empty() {
            return draft.losses.lost(row.number, "it has no title.".into());
        }
        let written = row.get(self.date);
        let Some(Written { date: began, time: behind }) = written::read(row.number, &written, draft) else {
            return draft
                .losses
                .lost(row.number, text!("the date of “{title}”, `{written}`, cannot be read."));
        };
        // What has an end is no set of days.
        let either = draft.either(&written).filter(|_| row.get(self.end).is_empty());
        let (date, lasted) = match either {
            Some((one, other)) => (either_of(one, other), false),
            None => self.lasted(row, began, draft),
        };
        let Some((from, years)) = Edtf::parse(&date).ok().map(|date| first_day(&date)) else {
            return draft
                .losses
                .lost(row.number, text!("the date of “{title}”, `{written}`, cannot be read."));
        };
        let form = row.get(self.form).to_ascii_lowercase();
        let known = Form::ALL.iter().map(|f| f.written()).find(|f| *f == form);
        if known.is_none() && !form.is_empty() {
            draft.losses.lost(row.number, text!("`{form}` is no form of a store."));
        }
        let id = row.get(self.id);
        let named = !id.is_empty();
        let id = match id.is_empty() {
            true => slug(&format!("{} {title}", leading(&date)), "row"),
            false => slug(&id, "row"),
        };
        let kind = match &*row.get(self.kind) {
            "" => "event".to_owned(),
            name => draft.known.kinds.named(name, "kind"),
        };
        let time = self.time(row, &date, &behind, draft);
        let place = self.place(row, draft);
        let actors = self.actors(row, draft);
        let toll = self.toll(row, draft);
        let claims = self.claims(row, &title, from, draft);
        let summary = row.get(self.summary);
        let read = date.contains(['[', '~', '?', '%']);
        draft.event(
            row.number,
            Event {
                id,
                named,
                years,
                dated: if read { format!("written as {written}") } else { String::new() },
                date,
                time,
                form: known.unwrap_or(if lasted { "period" } else { "incident" }),
                kind,
                summary: if summary.is_empty() { title.to_string() } else { summary.into_owned() },
                title: title.into_owned(),
                place: place.into_iter().collect(),
                actors,
                toll,
                claims,
                tags: tags(&row.get(self.tags)),
                ..Event::default()
            },
        );
    }
}

impl Plain {
    /// The time of day: that of its column, else the one that stands behind the date.
    fn time(&self, row: &Row<'_>, date: &str, behind: &str, draft: &mut Draft) -> String {
        let written = row.get(self.time);
        let told = TimeOfDay::parse(&written).is_ok().then(|| written.to_string());
        let told = told.or_else(|| clock(&written).map(|clock| clock.to_string())).unwrap_or_default();
        let single = !date.contains(['[', '/', '~', '?', '%', 'X']) && date.len() == 10;
        if !written.is_empty() && (told.is_empty() || !single) {
            draft.losses.lost(row.number, text!("the time `{written}` does not go with the date."));
        }
        let left = !behind.is_empty() && (!single || (!told.is_empty() && told != behind));
        if left {
            let message = text!("the time {behind} behind its date does not go with the date or its time.");
            draft.losses.lost(row.number, message);
        }
        match single {
            true if told.is_empty() => behind.to_owned(),
            true => told,
            false => String::new(),
        }
    }

    /// The date with its end, and whether it lasted.
    fn lasted(&self, row: &Row<'_>, began: String, draft: &mut Draft) -> (String, bool) {
        let written = row.get(self.end);
        if written.is_empty() {
            let lasted = began.contains('/');
            return (began, lasted);
        }
        let end = written::read(row.number, &written, draft).map(|read| {
            if !read.time.is_empty() {
                draft.losses.lost(row.number, text!("the time of its end, {}, has no place.", read.time));
            }
            read.date
        });
        let both = end.as_ref().map(|end| format!("{began}/{end}"));
        match both.filter(|both| Edtf::parse(both).is_ok()) {
            _ if end.as_ref() == Some(&began) => (began, false),
            Some(both) => (both, true),
            None => {
                draft.losses.lost(row.number, text!("its end, `{written}`, does not go with its beginning."));
                (began, false)
            }
        }
    }

    fn place(&self, row: &Row<'_>, draft: &mut Draft) -> Option<PlaceNo> {
        let (latitude, longitude) = (row.get(self.latitude), row.get(self.longitude));
        let at = coordinates(&latitude, &longitude);
        if at.is_none() && !(latitude.is_empty() && longitude.is_empty()) {
            draft.losses.lost(row.number, text!("there is no place at {latitude}, {longitude}."));
        }
        let [country, province, place] = [self.country, self.province, self.place].map(|c| row.get(c));
        let around = Some(&country).filter(|c| !c.is_empty()).map(|c| draft.country(c));
        let around = match province.is_empty() {
            true => around,
            false => Some(draft.known.places.area(&province, around)),
        };
        match (place.is_empty(), at) {
            (false, _) => Some(draft.known.places.spot(&place, around, at, "town")),
            (true, Some((latitude, longitude))) => {
                Some(draft.known.places.spot(&format!("{latitude}, {longitude}"), around, at, "town"))
            }
            (true, None) => around,
        }
    }

    fn actors(&self, row: &Row<'_>, draft: &mut Draft) -> Vec<(String, &'static str, &'static str)> {
        let columns = [
            (self.actors, "involved", ""),
            (self.attacker, "attacker", "named by source"),
            (self.target, "target", ""),
        ];
        let mut actors: Vec<(String, &'static str, &'static str)> = Vec::new();
        for (column, role, basis) in columns {
            let names = row.get(column);
            for name in listed(&names) {
                let unknown =
                    name.eq_ignore_ascii_case("unknown") || name.eq_ignore_ascii_case("unidentified");
                let who = if unknown { "unidentified".to_owned() } else { draft.actor(name, "unstated") };
                let basis = if unknown { "" } else { basis };
                if !actors.iter().any(|(known, as_, _)| *known == who && *as_ == role) {
                    actors.push((who, role, basis));
                }
            }
        }
        actors
    }

    fn toll(&self, row: &Row<'_>, draft: &mut Draft) -> Vec<Toll> {
        let columns = [
            (Measure::Killed, self.killed),
            (Measure::Injured, self.injured),
            (Measure::Arrested, self.arrested),
            (Measure::Kidnapped, self.kidnapped),
            (Measure::Freed, self.freed),
            (Measure::Displaced, self.displaced),
        ];
        let mut toll = Toll { side: "unstated", ..Toll::default() };
        for (measure, column) in columns {
            let written = row.get(column);
            match worded(&written) {
                Some(count) => toll.counts.push((measure.written(), quoted(count))),
                None if written.is_empty() => {}
                None => {
                    let measure = measure.written();
                    draft.losses.lost(row.number, text!("`{written}` {measure} is not a count."));
                }
            }
        }
        if toll.counts.is_empty() { Vec::new() } else { vec![toll] }
    }

    /// The paragraph of the source, empty where it is not known.
    fn para(&self, row: &Row<'_>, draft: &mut Draft) -> String {
        let written = row.get(self.para);
        match written.parse::<u32>() {
            Ok(number @ 1..=PARAGRAPHS) => number.to_string(),
            _ => {
                if !written.is_empty() {
                    draft.losses.lost(row.number, text!("`{written}` is not the number of a paragraph."));
                }
                String::new()
            }
        }
    }

    /// A claim of each source that the row names, of which all that it says of sources is true.
    fn claims(&self, row: &Row<'_>, title: &str, from: Day, draft: &mut Draft) -> Vec<Claim> {
        let para = self.para(row, draft);
        let [publishers, named, published, url, words] =
            [self.source, self.source_title, self.published, self.url, self.words].map(|c| row.get(c));
        let good = is_address(&url);
        if !good && !url.is_empty() {
            draft.losses.lost(row.number, text!("`{url}` is not an address of the web."));
        }
        let day = written::read(row.number, &published, draft).map(|read| read.date);
        if day.is_none() && !published.is_empty() {
            draft.losses.lost(row.number, text!("the date of publication, `{published}`, cannot be read."));
        }
        let said = [&*words, &*named, title].into_iter().find(|w| !w.is_empty()).unwrap_or_default();
        let article = Article {
            publisher: "",
            title: if named.is_empty() { title } else { &named },
            published: day.as_deref().unwrap_or_default(),
            basis: "",
            url: if good { &url } else { "" },
        };
        let is_outlet = named.is_empty() && day.is_none() && !good;
        let mut claims: Vec<Claim> = Vec::new();
        let names: Vec<&str> = listed(&publishers).collect();
        for publisher in if names.is_empty() { vec![""] } else { names } {
            let source = match is_outlet {
                true => self.outlet(publisher, from, draft),
                false => report(row.number, Article { publisher, ..article }, from, draft),
            };
            if !claims.iter().any(|claim| claim.source == source) {
                claims.push(Claim { para: para.clone(), ..Claim::new(source, said.to_owned()) });
            }
        }
        claims
    }

    /// A source of which nothing is told but who published it, if that.
    fn outlet(&self, publisher: &str, from: Day, draft: &mut Draft) -> String {
        let publisher = if publisher.is_empty() { draft.file.clone() } else { publisher.to_owned() };
        draft.known.sources.outlet(&publisher, Some(from)).to_owned()
    }
}

/// A report of which the row tells title, day or address.
fn report(row: u64, article: Article<'_>, from: Day, draft: &mut Draft) -> String {
    let Article { publisher, title, published, url, .. } = article;
    draft.report(row, publisher, title, published, url, from)
}

/// The first day an event may be on, and its years; of one that is open at an end, what is known.
fn first_day(date: &Edtf) -> (Day, Option<(u16, u16)>) {
    let window = Window::of(date);
    let day = |minute| {
        let (year, month, day, ..) = civil(minute);
        u16::try_from(year).ok().and_then(|year| Day::new(year, month, day))
    };
    let (from, to) = (day(window.lo), day(window.hi));
    let first = from.or(to).unwrap_or(Day { year: 0, month: 1, day: 1 });
    (first, from.or(to).zip(to.or(from)).map(|(from, to)| (from.year, to.year)))
}

/// The beginning of a date as far as it is plain, for an id.
fn leading(date: &str) -> &str {
    let date = date.trim_start_matches('[');
    let end = date.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(date.len());
    date.get(..end).unwrap_or_default()
}

fn tags(written: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in written.split([';', ',']).map(str::trim).filter(|t| !t.is_empty()).map(|t| slug(t, "tag")) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}
