//! Slides for TimelineJS 3: what is not known of a date is said in words beside it.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::days::{self, Day};
use super::json::written;
use super::{Entry, Selected, origin, told};
use crate::brief::scope;
use crate::model::date::{civil, days_in_month};
use crate::model::wording;
use crate::text::Text;

/// Writes the title and one slide for each event, each on a line of its own.
pub(super) fn write(selected: &Selected<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"scale\":\"human\",\"title\":{},\"events\":[", written(&title(selected)))?;
    let mut before = "\n";
    for entry in selected.entries() {
        write!(out, "{before}{}", written(&slide(&entry)))?;
        before = ",\n";
    }
    out.write_all(b"\n]}\n")
}

/// The first slide: what the store is, what was asked of it, and what its data ask for.
fn title(selected: &Selected<'_>) -> Value {
    let catalog = selected.catalog();
    let mut text: Vec<String> = catalog.about.iter().map(|about| markup(about.raw())).collect();
    text.push(markup(&format!("Shown: {}.", scope::in_words(selected.query, catalog))));
    text.extend(origin::terms(catalog).map(|line| markup(line.as_str())));
    json!({
        "unique_id": "dateline:title",
        "autolink": false,
        "text": {"headline": markup(catalog.title.raw()), "text": paragraphs(&text)},
    })
}

fn slide(entry: &Entry<'_>) -> Value {
    let event = &entry.event;
    let mut slide = Map::new();
    slide.insert("unique_id".into(), event.id.as_str().into());
    let (start, end) = stretch(entry);
    slide.insert("start_date".into(), start);
    slide.extend(end.map(|end| ("end_date".into(), end)));
    let when = wording::when_of(event, false);
    slide.insert("display_date".into(), markup(when.raw()).into());
    slide.insert("group".into(), markup(entry.catalog().kind(event.kind).name.raw()).into());
    slide.insert("autolink".into(), false.into());
    let mut text = vec![markup(event.summary.raw()), format!("Form: {}.", event.form.written())];
    text.extend(told::paragraphs(entry).iter().map(|t| markup(t.as_str())));
    text.extend(told::sources(entry).iter().map(|(source, url)| cited(source, *url)));
    slide.insert("text".into(), json!({"headline": markup(event.title.raw()), "text": paragraphs(&text)}));
    Value::Object(slide)
}

fn paragraphs(texts: &[String]) -> String {
    texts.iter().map(|text| format!("<p>{text}</p>")).collect()
}

/// A source, with a link to where it can be read.
fn cited(source: &Text, url: Option<&str>) -> String {
    let source = markup(&format!("Source: {source}"));
    match url.filter(|url| url.starts_with("http://") || url.starts_with("https://")) {
        Some(url) => format!("{source} <a href=\"{}\">read it</a>", markup(url)),
        None => source,
    }
}

/// When it was: a date as exact as it is known; two of them for what lasted or lies anywhere between.
fn stretch(entry: &Entry<'_>) -> (Value, Option<Value>) {
    let (first, last) = days::named(&entry.event);
    let known = first.or(last).unwrap_or_else(|| Day::of(0));
    let (first, last) = (first.unwrap_or(known), last.unwrap_or(known));
    if let (Some(day), Some(time)) = (entry.event.when.known_day(), entry.event.when.time) {
        let mut start = of_day(Day::of(day));
        let minute = day.saturating_add(time.window().lo);
        if time.window().lo == time.window().hi {
            let (_, _, _, hour, minute) = civil(minute);
            start.insert("hour".into(), hour.into());
            start.insert("minute".into(), minute.into());
        }
        return (start.into(), None);
    }
    let whole_months = first.day == 1 && last.day == days_in_month(last.year, last.month);
    let whole_years = whole_months && first.month == 1 && last.month == 12;
    let exact = |day: Day| {
        let mut date = of_day(day);
        if whole_months {
            date.remove("day");
        }
        if whole_years {
            date.remove("month");
        }
        Value::Object(date)
    };
    let (start, end) = (exact(first), exact(last));
    let end = (start != end).then_some(end);
    (start, end)
}

fn of_day(day: Day) -> Map<String, Value> {
    let mut date = Map::new();
    date.insert("year".into(), day.year.into());
    date.insert("month".into(), day.month.into());
    date.insert("day".into(), day.day.into());
    date
}

/// A text in which nothing is markup.
fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
