//! A calendar as RFC 5545 has it.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use super::days::{self, Day};
use super::{Entry, Selected, told};
use crate::index::Linked;
use crate::model::date::FOREVER;
use crate::model::differ::{On, differences};
use crate::model::{Catalog, Coding, LinkKind, Minute, Precision, Source, Truth, Window, wording};
use crate::text::Text;

/// Octets of a line at most, without its end.
const OCTETS: usize = 75;

/// Writes one all-day event for each event.
pub(super) fn write(selected: &Selected<'_>, out: &mut dyn Write) -> io::Result<()> {
    let catalog = selected.catalog();
    let domain = domain(catalog);
    let mut lines = Lines { out };
    lines.plain("BEGIN", "VCALENDAR")?;
    lines.plain("VERSION", "2.0")?;
    lines.plain("PRODID", "-//dateline//dateline//EN")?;
    lines.plain("CALSCALE", "GREGORIAN")?;
    lines.text("X-WR-CALNAME", catalog.title.raw())?;
    for entry in selected.entries() {
        lines.event(&entry, &domain)?;
    }
    lines.plain("END", "VCALENDAR")
}

/// What makes ids of this store those of no other: it follows from the title alone.
fn domain(catalog: &Catalog) -> String {
    let hash = Sha256::digest(catalog.title.raw().as_bytes());
    let hash: String = hash.iter().take(8).map(|b| format!("{b:02x}")).collect();
    format!("{hash}.dateline.invalid")
}

/// The lines of the file.
struct Lines<'w> {
    out: &'w mut dyn Write,
}

impl Lines<'_> {
    /// A property whose value is no text of anybody.
    fn plain(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.out.write_all(folded(&format!("{name}:{value}")).as_bytes())
    }

    /// A property that holds text.
    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.plain(name, &escaped(text))
    }

    fn event(&mut self, entry: &Entry<'_>, domain: &str) -> io::Result<()> {
        let (event, catalog) = (&entry.event, entry.catalog());
        self.plain("BEGIN", "VEVENT")?;
        self.plain("UID", &format!("{}@{domain}", event.id))?;
        self.plain("DTSTAMP", &format!("{}T000000Z", stamp(entry).plain()))?;
        let (first, end) = stretch(entry);
        self.plain("DTSTART;VALUE=DATE", &first.plain())?;
        if let Some(end) = end {
            self.plain("DTEND;VALUE=DATE", &end.plain())?;
        }
        self.text("SUMMARY", &summary(entry))?;
        self.text("DESCRIPTION", &description(entry))?;
        self.places(entry)?;
        let kind = &catalog.kind(event.kind).name;
        self.plain("CATEGORIES", &format!("{},{}", escaped(kind.raw()), event.form.written()))?;
        let firm = is_exact(entry) && entry.truth == Truth::Certain && !is_doubted(entry);
        self.plain("STATUS", if firm { "CONFIRMED" } else { "TENTATIVE" })?;
        self.plain("TRANSP", "TRANSPARENT")?;
        self.text("X-DATELINE-DATE", event.when.date.as_str())?;
        self.plain("X-DATELINE-PRECISION", event.when.precision().written())?;
        self.plain("X-DATELINE-MATCH", entry.matching())?;
        self.plain("END", "VEVENT")
    }

    fn places(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        let catalog = entry.catalog();
        let places = || entry.event.place.iter().map(|ix| catalog.place(*ix));
        let names: Vec<&str> = places().map(|place| place.name.raw()).collect();
        if !names.is_empty() {
            self.text("LOCATION", &names.join("; "))?;
        }
        match places().find_map(|place| place.at) {
            Some((lat, lon)) => self.plain("GEO", &format!("{lat};{lon}")),
            None => Ok(()),
        }
    }
}

/// From the first day to the day after the last one. What is open at an end stands on its known day.
fn stretch(entry: &Entry<'_>) -> (Day, Option<Day>) {
    let (first, last) = days::counted(&entry.event);
    let known = first.or(last).unwrap_or_else(|| Day::of(0));
    let last = last.unwrap_or(known);
    // The last day that can be written has none after it: it then lasts the one day.
    (first.unwrap_or(last), Some(last.next()).filter(|end| *end > last))
}

/// Whether the event was on the day or days that the calendar shows.
fn is_exact(entry: &Entry<'_>) -> bool {
    let when = &entry.event.when;
    !when.date.is_qualified() && (when.known_day().is_some() || when.precision() == Precision::Lasted)
}

/// Whether it may not have been then, or not at all: claims differ on the date, another event contradicts it, or its
/// coding is doubtful.
fn is_doubted(entry: &Entry<'_>) -> bool {
    let differs =
        differences(&entry.event, entry.catalog()).iter().any(|difference| difference.on == On::Date);
    let contradicts = |link: &Linked| link.kind == LinkKind::Contradicts;
    let contradicted = || entry.data.index.links(entry.ix).iter().any(contradicts);
    differs || entry.event.coding == Coding::Doubtful || contradicted()
}

/// The title, with the date in words where days do not say it.
fn summary(entry: &Entry<'_>) -> String {
    let title = entry.event.title.raw();
    if is_exact(entry) {
        title.to_owned()
    } else {
        format!("{title} · {}", wording::when_of(&entry.event, false))
    }
}

/// Everything in words, then the sources.
fn description(entry: &Entry<'_>) -> String {
    let mut lines = vec![entry.event.summary.raw().to_owned()];
    lines.push(format!("When: {}.", wording::when_of(&entry.event, true)));
    lines.extend(told::paragraphs(entry).iter().map(Text::to_string));
    for (source, url) in told::sources(entry) {
        let url = url.map(|url| format!(" {url}")).unwrap_or_default();
        lines.push(format!("Source: {source}.{url}"));
    }
    lines.join("\n")
}

/// The latest day on which the newest of the event's sources can have been published; of the store's, where that is
/// open. No clock is read.
fn stamp(entry: &Entry<'_>) -> Day {
    let catalog = entry.catalog();
    let published = |source: &Source| Some(Window::of(&source.published).hi).filter(|hi| *hi != FOREVER);
    let cited = entry.event.claims.iter().filter_map(|claim| published(catalog.source(claim.source))).max();
    let newest: Option<Minute> = cited.or_else(|| catalog.sources.iter().filter_map(published).max());
    newest.map_or(Day { year: 1970, month: 1, day: 1 }, Day::of)
}

/// A text in which nothing is syntax. Controls, which no text may hold, are shown.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c if c.is_ascii_control() && c != '\t' => out.push_str(Text::new(c.to_string()).as_str()),
            c => out.push(c),
        }
    }
    out
}

/// A line with its end: broken so that no part is over 75 octets, each but the first behind a blank, and never within
/// a character.
pub fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + line.len() / 24 + 2);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        octets += c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn folding_keeps_to_75_octets_and_unfolds_to_the_same(line in "[ -~é日👩\u{200d}ل]{0,300}") {
            let folded = folded(&line);
            prop_assert!(folded.ends_with("\r\n"));
            for part in folded.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(part.len() <= OCTETS, "{part:?}");
            }
            prop_assert_eq!(folded.replace("\r\n ", ""), line + "\r\n");
        }

        #[test]
        fn escaped_text_reads_back(text in "[a-c\\\\;,:\"\nn é日]{0,80}") {
            let line = format!("SUMMARY:{}", escaped(&text));
            let file = format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{}END:VEVENT\r\nEND:VCALENDAR\r\n", folded(&line));
            let calendar: icalendar::Calendar = file.parse().unwrap();
            let event = calendar.events().next().unwrap();
            prop_assert_eq!(icalendar::Component::get_summary(event).unwrap_or_default(), text);
        }
    }

    #[test]
    fn controls_are_shown_and_returns_dropped() {
        assert_eq!(escaped("a\u{1b}b\r\nc"), "a␛b\\nc");
    }
}
