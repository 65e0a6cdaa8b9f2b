//! A store in the making: events are written as they come, definitions when all have been met.

use std::collections::BTreeSet;
use std::io;

use super::counts::whole;
use super::day::{Day, behind, clock};
use super::item::{Item, Style};
use super::known::Known;
use super::loss::{Loss, Losses};
use super::names::slug;
use super::places::PlaceNo;
use super::slashes::Slashes;
use super::sources::Article;
use super::table::Row;
use super::yaml;
use crate::model::date::minute_of;
use crate::model::{Edtf, Window};
use crate::text;
use crate::text::{Text, is_seen};

/// Between two sides of which nobody says who attacked. It is in plain letters, so that titles need not be kept beside
/// the text they stand in.
pub const AND: &str = " and ";

/// A publisher that nobody names.
const UNNAMED: &str = "an unnamed publisher";

/// What a data set is called, and on which terms it may be used.
#[derive(Clone, Copy, Debug, Default)]
pub struct Imprint {
    /// Its title.
    pub title: &'static str,
    /// The id of the data set as a source, and as that through which its reports are cited. Empty where the rows are no
    /// data set's: they have sources of their own.
    pub id: &'static str,
    /// The licence of the data set.
    pub licence: &'static str,
    /// How it wants to be cited.
    pub attribution: &'static str,
}

/// A store in the making.
#[derive(Debug)]
pub struct Draft {
    /// What it defines.
    pub known: Known,
    /// What was not carried, and what was odd.
    pub losses: Losses,
    /// The title of the store, where the file itself has one.
    pub title: String,
    /// What its file is called.
    pub file: String,
    /// Which way round its days with slashes are.
    pub slashes: Slashes,
    /// How its events are written.
    pub style: Style,
    imprint: &'static Imprint,
    /// Whether it cites anything, as data sets do.
    cites: bool,
    events: String,
    countries: BTreeSet<String>,
    count: usize,
    years: Option<(u16, u16)>,
}

/// An event to be written. What is empty is left out.
#[derive(Debug, Default)]
pub struct Event {
    /// Its id, of the right shape.
    pub id: String,
    /// Whether the file gives that id itself.
    pub named: bool,
    /// Its date, in EDTF.
    pub date: String,
    /// The first and the last year it may be in.
    pub years: Option<(u16, u16)>,
    /// How the date is known, where it is more than a plain date.
    pub dated: String,
    /// A part of the day, or `hh:mm`.
    pub time: String,
    /// Its form.
    pub form: &'static str,
    /// The id of its kind.
    pub kind: String,
    /// Its title, of any length.
    pub title: String,
    /// What happened.
    pub summary: String,
    /// Where.
    pub place: Vec<PlaceNo>,
    /// Who, in which role, and how that is known.
    pub actors: Vec<(String, &'static str, &'static str)>,
    /// Who was harmed.
    pub toll: Vec<Toll>,
    /// Other counts: of what, and how many.
    pub figures: Vec<(String, String)>,
    /// Who says so.
    pub claims: Vec<Claim>,
    /// `fair` or `doubtful`.
    pub coding: &'static str,
    /// Tags, of the right shape.
    pub tags: Vec<String>,
}

/// A claim that supports the event.
#[derive(Debug)]
pub struct Claim {
    /// The id of its source.
    pub source: String,
    /// The number of a paragraph, empty where none is known.
    pub para: String,
    /// Words to find it by, of any length.
    pub words: String,
    /// Whether the data set cites it: what the event is coded as is the data set's then.
    pub cited: bool,
}

impl Claim {
    /// What a source says itself.
    pub fn new(source: String, words: String) -> Claim {
        Claim { source, para: String::new(), words, cited: false }
    }
}

/// A row of a toll.
#[derive(Debug, Default)]
pub struct Toll {
    /// The id of the side.
    pub side: &'static str,
    /// Who they were, where the side is not their name.
    pub of: String,
    /// Measures and counts.
    pub counts: Vec<(&'static str, String)>,
}

impl Toll {
    /// A row with one count.
    pub fn of(side: &'static str, measure: &'static str, count: String) -> Toll {
        Toll { side, counts: vec![(measure, count)], ..Toll::default() }
    }
}

/// The kind of actor that a data set is.
pub const DATA_SET: &str = "data-set";

/// The tables that a format closes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Closed {
    /// Kinds of events.
    pub kinds: &'static [(&'static str, &'static str)],
    /// Sides of tolls.
    pub sides: &'static [(&'static str, &'static str)],
    /// Roles of actors.
    pub roles: &'static [(&'static str, &'static str)],
    /// Kinds of actors.
    pub actor_kinds: &'static [(&'static str, &'static str)],
}

impl Draft {
    /// A store without events yet, of a table that adds to what is known.
    pub fn new(known: Known, imprint: &'static Imprint) -> Draft {
        Draft {
            known,
            losses: Losses::default(),
            title: String::new(),
            file: String::new(),
            slashes: Slashes::default(),
            style: Style::Lines,
            imprint,
            cites: false,
            events: EVENTS.to_owned(),
            countries: BTreeSet::new(),
            count: 0,
            years: None,
        }
    }

    /// How many events it holds.
    pub fn len(&self) -> usize {
        self.count
    }

    /// The country of a name: where all events lie in one, the title of the store names it.
    pub fn country(&mut self, name: &str) -> PlaceNo {
        if self.countries.len() < 2 && !self.countries.contains(name) {
            self.countries.insert(name.to_owned());
        }
        self.known.places.area(name, None)
    }

    /// The day that a field says, as other rows tell how it is written; what had to be guessed is told.
    pub fn day(&mut self, row: u64, written: &str) -> Option<Day> {
        let day = self.plain_day(row, written)?;
        if clock(behind(written).1).is_some_and(|clock| clock.says_something()) {
            self.losses.often(Some(Loss::Lost), "the time of day behind a date is not carried", row);
        }
        Some(day)
    }

    /// The two days that a field may mean where no row tells which, the earlier first.
    pub fn either(&self, written: &str) -> Option<(Day, Day)> {
        self.slashes.either(written)
    }

    /// As [`Draft::day`], of a field of which the time of day is somebody else's matter.
    pub fn plain_day(&mut self, row: u64, written: &str) -> Option<Day> {
        let (day, reading) = self.slashes.read(written)?;
        self.slashes.tell(reading, row, &mut self.losses);
        Some(day)
    }

    /// Tells of a field with the year of an event in which none of its days is.
    pub fn year(&mut self, row: &Row<'_>, column: Option<usize>, (from, to): (Day, Day)) {
        let written = row.get(column);
        let is_theirs = |year| (u64::from(from.year)..=u64::from(to.year)).contains(&year);
        if !written.is_empty() && !whole(&written).is_some_and(is_theirs) {
            let years = if from.year == to.year {
                text!("{}", from.year)
            } else {
                text!("{} to {}", from.year, to.year)
            };
            self.losses
                .odd(row.number, text!("year is {written}, but its date is in {years}; the date is kept."));
        }
    }

    /// The whole number that a field holds; what is there and is none is told.
    pub fn number(&mut self, row: &Row<'_>, column: Option<usize>, name: &str) -> Option<u64> {
        let written = row.get(column);
        let number = whole(&written);
        if number.is_none() && !written.is_empty() {
            self.losses.lost(row.number, text!("{name} is `{written}`, which is not a count."));
        }
        number
    }

    /// Tells of a code that the codebook does not have, and what became of it.
    pub fn no_code(&mut self, row: u64, name: &str, code: &str, became: &str) {
        self.losses.odd(row, text!("{name} is {code}, which the codebook does not have; {became}."));
    }

    /// The id of the event of a row of a data set, whose ids begin alike.
    pub fn id(&mut self, row: u64, begins: &str, written: &str) -> String {
        if written.is_empty() {
            let id = format!("{begins}-row-{row}");
            self.losses.odd(row, text!("it has no id; the event is called {id}."));
            return id;
        }
        slug(&format!("{begins} {written}"), begins)
    }

    /// What the data set itself says, in words of its own: its estimates are nobody else's.
    pub fn own(&self, words: String) -> Claim {
        Claim::new(self.imprint.id.to_owned(), words)
    }

    /// Adds a source that the data set cites to the claims, unless it is among them.
    pub fn cite(&mut self, claims: &mut Vec<Claim>, source: String, words: &str) {
        if !claims.iter().any(|claim| claim.source == source) {
            self.cites = true;
            claims.push(Claim { cited: true, ..Claim::new(source, yaml::words(words, FEW).to_owned()) });
        }
    }

    /// The id of a report that a row cites. `published` is its date in EDTF, empty if it is not stated; what is dated
    /// before the event that it tells of cannot have been published then, and is told.
    pub fn report(
        &mut self,
        row: u64,
        publisher: &str,
        title: &str,
        published: &str,
        url: &str,
        event: Day,
    ) -> String {
        let publisher = if is_seen(publisher) { publisher } else { UNNAMED };
        let title = if is_seen(title) { title } else { publisher };
        let begins = minute_of(i32::from(event.year), event.month, event.day, 0, 0);
        let early = |date: &Edtf| Window::of(date).hi < begins;
        let (published, basis) = match Edtf::parse(published) {
            Ok(date) if early(&date) => {
                let message = text!("the report of {publisher} is dated {published}, before the event.");
                self.losses.odd(row, message);
                (format!("[{published}..]"), "dated before an event that it tells of")
            }
            Ok(_) => (published.to_owned(), ""),
            Err(_) => (format!("[{event}..]"), "not stated: not before the event"),
        };
        let published = Edtf::parse(&published).map_or_else(|_| format!("[{event}..]"), |_| published);
        let article = Article { publisher, title, published: &published, basis, url };
        self.known.sources.article(article).to_owned()
    }

    /// The id of the actor of a name; defined, with a kind of the table, if it was not.
    pub fn actor(&mut self, name: &str, kind: &str) -> String {
        self.known.actor(name, kind)
    }

    /// Takes in an event of a row. An id that stands already gets the row behind it, unless the file gives it itself and
    /// it is another file's too: that two files have the same event is not for an import to decide.
    pub fn event(&mut self, row: u64, mut event: Event) {
        let ids = &mut self.known.sources.ids;
        let is_ours = ids.take(&event.id) || (event.named && ids.take_again(&event.id));
        if !is_ours {
            let own = format!("{}-row-{row}", event.id);
            // Another table may have made the same of it.
            let own = if ids.is_before(&own) { Some(ids.give(own)) } else { ids.take(&own).then_some(own) };
            let Some(own) = own else {
                return self.losses.lost(row, text!("the id {} is taken, and with its row too.", event.id));
            };
            self.losses.odd(row, text!("the id {} is taken already; the event is called {own}.", event.id));
            event.id = own;
        }
        self.count += 1;
        if let Some((from, to)) = event.years {
            let (first, last) = self.years.unwrap_or((from, to));
            self.years = Some((first.min(from), last.max(to)));
        }
        self.known.kinds.using(&event.kind);
        for (_, role, _) in &event.actors {
            self.known.roles.using(role);
        }
        for row in &event.toll {
            self.known.sides.using(row.side);
        }
        self.write(event);
    }

    fn write(&mut self, event: Event) {
        let mut item = Item::begin(&mut self.events, self.style, &event.id);
        item.text("date", &event.date);
        item.text("time", &event.time);
        if !event.dated.is_empty() {
            item.map("dated", |fields| {
                fields.word("how", "stated");
                fields.text("note", &event.dated);
            });
        }
        item.word("form", event.form);
        item.word("kind", &event.kind);
        item.text("title", &yaml::title(event.title));
        item.text("summary", &yaml::sentence(event.summary));
        item.words("place", event.place.iter().map(|place| self.known.places.id(*place)));
        item.maps("actors", &event.actors, |fields, (who, role, basis)| {
            fields.word("who", who);
            fields.word("as", role);
            fields.word("basis", basis);
        });
        item.maps("toll", &event.toll, |fields, row| {
            fields.word("side", row.side);
            fields.text("of", &row.of);
            row.counts.iter().for_each(|(measure, count)| fields.word(measure, count));
        });
        item.maps("figures", &event.figures, |fields, (of, count)| {
            fields.text("of", of);
            fields.word("count", count);
        });
        let through = self.imprint.id;
        item.maps("claims", &event.claims, |fields, claim| {
            fields.word("source", &claim.source);
            fields.word("para", &claim.para);
            fields.text("words", yaml::words(&claim.words, yaml::WORDS));
            fields.word("via", if claim.cited { through } else { "" });
        });
        item.word("coding", event.coding);
        item.listed("tags", &event.tags);
        item.end();
    }

    /// Puts the events that are held aside, if they take up so many bytes: what was put there belongs behind the
    /// definitions.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put_aside(&mut self, aside: &mut dyn io::Write, held: usize) -> io::Result<()> {
        if self.events.len() >= held {
            aside.write_all(self.events.as_bytes())?;
            self.events.clear();
        }
        Ok(())
    }

    /// What it comes to, of a file that is called so without its folder.
    pub fn finish(mut self, file: &str) -> Finished {
        self.itself();
        let mut head = VERSION.to_owned();
        self.head(file, &mut head);
        let events = if self.count == 0 { String::new() } else { self.events };
        Finished { head, events, known: self.known, losses: self.losses }
    }

    /// Defines the data set itself: as a source that nobody dates, and as that through which others are cited.
    fn itself(&mut self) {
        let Imprint { id, title, .. } = *self.imprint;
        if id.is_empty() || self.count == 0 {
            return;
        }
        if let Some((_, last)) = self.years {
            self.known.sources.itself(id, title, last);
        }
        if self.cites {
            self.known.cites(id, title, DATA_SET);
        }
    }

    fn head(&self, file: &str, out: &mut String) {
        let years = match self.years {
            Some((first, last)) if first == last => format!("{first:04}"),
            Some((first, last)) => format!("{first:04}/{last:04}"),
            None => "0000/9999".to_owned(),
        };
        let Imprint { title, licence, attribution, .. } = *self.imprint;
        let title = if self.title.is_empty() { title } else { &self.title };
        let country = match (self.countries.len(), self.countries.first()) {
            (1, Some(only)) => format!(", {only}"),
            _ => String::new(),
        };
        let when = self.years.map(|_| format!(", {}", years.replace('/', "–"))).unwrap_or_default();
        yaml::line(out, "title", &format!("{title}{country}{when}"));
        let file = Text::paragraph(file);
        let about =
            format!("Imported from {file}: coded by rule from its columns, not read anew from its sources.");
        yaml::line(out, "about", &about);
        for (key, value) in [("licence", licence), ("attribution", attribution)] {
            if !value.is_empty() {
                yaml::line(out, key, value);
            }
        }
        yaml::line(out, "covers", &years);
    }
}

/// So many words of a headline find it: all of it is the title of the source.
const FEW: usize = 3;

/// The first line of a store that is written.
pub const MODELINE: &str = "# yaml-language-server: $schema=docs/store.schema.json\n";

/// The version of the format.
const VERSION: &str = "dateline: 1\n";

/// The line over the events.
const EVENTS: &str = "events:\n";

/// What was made of a file.
#[derive(Debug)]
pub struct Finished {
    /// What the store says of itself.
    pub head: String,
    /// The events, the line over them included; empty if there are none, or they were put aside.
    pub events: String,
    /// What it defines, and what tables before it do.
    pub known: Known,
    /// What was not carried, and what was odd.
    pub losses: Losses,
}

/// Where the events stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Behind the definitions, as people write stores.
    EventsLast,
    /// Before them and apart, so that either can be given back when it has been read.
    EventsFirst,
}
