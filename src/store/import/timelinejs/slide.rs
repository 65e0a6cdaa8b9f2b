//! A slide of a timeline, wherever it was written, as an event.

use crate::store::import::counts::whole;
use crate::store::import::day::{Day, clock};
use crate::store::import::decode;
use crate::store::import::draft::{Claim, Draft, Event};
use crate::store::import::html::plain;
use crate::store::import::loss::Loss;
use crate::store::import::names::slug;
use crate::store::web::is_address;
use crate::text;

/// A date in parts, as text. Parts that are not known are empty.
#[derive(Debug, Default)]
pub struct Moment {
    /// The year.
    pub year: String,
    /// The month.
    pub month: String,
    /// The day.
    pub day: String,
    /// The time of day.
    pub time: String,
}

/// A slide. What it does not have is empty.
#[derive(Debug, Default)]
pub struct Slide {
    /// When it begins.
    pub start: Option<Moment>,
    /// When it ends.
    pub end: Option<Moment>,
    /// The date as it is shown.
    pub display: String,
    /// Its headline, in HTML.
    pub headline: String,
    /// Its text, in HTML.
    pub text: String,
    /// The address of its picture, or what stands in its place.
    pub media: String,
    /// Whose picture that is, in HTML.
    pub credit: String,
    /// What is said of it, in HTML.
    pub caption: String,
    /// Its group.
    pub group: String,
    /// Whether it is an era.
    pub is_era: bool,
}

/// A date as precise as it is known.
struct Known {
    /// In EDTF.
    date: String,
    /// Its first and its last day.
    from: Day,
    to: Day,
    /// Whether it is known to the day.
    exact: bool,
}

/// Text without markup, control characters and line breaks.
fn bare(html: &str, row: u64, draft: &mut Draft) -> String {
    let (text, marked) = plain(html);
    if marked {
        draft.losses.often(Some(Loss::Lost), "links and other markup of the text are not carried", row);
    }
    decode::clean(&text, &mut decode::Done::default()).into_owned()
}

/// The headline of the slide that stands for the whole.
pub fn heading(slide: &Slide) -> String {
    let heading = if slide.headline.is_empty() { &slide.text } else { &slide.headline };
    decode::clean(&plain(heading).0, &mut decode::Done::default()).into_owned()
}

/// Takes a slide in.
pub fn take(row: u64, slide: &Slide, draft: &mut Draft) {
    let headline = bare(&slide.headline, row, draft);
    let text = bare(&slide.text, row, draft);
    let title = [&headline, &text].into_iter().find(|t| !t.is_empty()).cloned();
    let title = title.unwrap_or_else(|| "Slide without a headline".to_owned());
    let Some(start) = &slide.start else {
        return draft.losses.lost(row, text!("“{title}” has no date."));
    };
    let Some(known) = known(start) else {
        let written = [&*start.year, &start.month, &start.day].join(" ");
        return draft
            .losses
            .lost(row, text!("the date of “{title}”, {}, is none of a store.", written.trim()));
    };
    unread(row, start, &title, draft);
    let end = slide.end.as_ref().and_then(|end| ended(row, &known, end, &title, draft));
    let display = bare(&slide.display, row, draft);
    let (date, to) = match &end {
        Some(end) => (format!("{}/{}", known.date, end.date), end.to),
        None if is_about(&display) => (format!("{}~", known.date), known.to),
        None => (known.date.clone(), known.to),
    };
    let kind = match (slide.is_era, bare(&slide.group, row, draft)) {
        (true, _) => "era".to_owned(),
        (false, group) if group.is_empty() => "event".to_owned(),
        (false, group) => draft.known.kinds.named(&group, "kind"),
    };
    let claims = claims(row, slide, &title, known.from, draft);
    draft.event(
        row,
        Event {
            id: format!("{}-{}", known.date, slug(&title, "slide")),
            years: Some((known.from.year, to.year)),
            dated: if display.is_empty() { String::new() } else { format!("shown as “{display}”") },
            time: time(&start.time).filter(|_| known.exact && end.is_none()).unwrap_or_default(),
            date,
            form: if end.is_some() || slide.is_era { "period" } else { "incident" },
            kind,
            summary: if text.is_empty() { title.clone() } else { text },
            title,
            claims,
            ..Event::default()
        },
    );
}

/// The end of a slide, if it is one.
fn ended(row: u64, start: &Known, end: &Moment, title: &str, draft: &mut Draft) -> Option<Known> {
    unread(row, end, title, draft);
    let Some(known) = known(end) else {
        draft.losses.lost(row, text!("the end of “{title}” is none that a store can hold."));
        return None;
    };
    if known.date == start.date {
        return None;
    }
    if known.to < start.from {
        draft.losses.lost(row, text!("“{title}” ends before it begins; the end was left out."));
        return None;
    }
    // A store takes no interval whose end may begin before its start.
    if known.from < start.from {
        let end = &known.date;
        draft
            .losses
            .lost(row, text!("the end of “{title}”, {end}, may lie before its beginning; it was left out."));
        return None;
    }
    Some(known)
}

/// Tells of parts of a date that are there and cannot be read.
fn unread(row: u64, moment: &Moment, title: &str, draft: &mut Draft) {
    for (what, part) in [("month", &moment.month), ("day", &moment.day)] {
        if !part.trim().is_empty() && whole(part.trim()).is_none() {
            draft.losses.lost(row, text!("the {what} of “{title}”, `{part}`, cannot be read."));
        }
    }
    if !moment.time.trim().is_empty() && time(&moment.time).is_none() {
        draft.losses.lost(row, text!("the time of “{title}”, `{}`, cannot be read.", moment.time));
    }
}

/// The year, the month or the day, as far as it is known.
fn known(moment: &Moment) -> Option<Known> {
    let part = |text: &str| whole(text.trim()).filter(|n| *n > 0);
    let year: u16 = whole(moment.year.trim())?.try_into().ok().filter(|y| *y <= 9999)?;
    let month = part(&moment.month).map(|m| u8::try_from(m).unwrap_or(u8::MAX));
    let day = part(&moment.day).map(|d| u8::try_from(d).unwrap_or(u8::MAX));
    match (month, day) {
        (None, _) => {
            let (from, to) = (Day::new(year, 1, 1)?, Day::new(year, 12, 31)?);
            Some(Known { date: format!("{year:04}"), from, to, exact: false })
        }
        (Some(month), None) => {
            let from = Day::new(year, month, 1)?;
            Some(Known {
                date: format!("{year:04}-{month:02}"),
                from,
                to: from.last_of_month(),
                exact: false,
            })
        }
        (Some(month), Some(day)) => {
            let day = Day::new(year, month, day)?;
            Some(Known { date: day.to_string(), from: day, to: day, exact: true })
        }
    }
}

/// A time of day as a store has it, from `9:30`, `09:30:00` or `9:30 PM`.
fn time(written: &str) -> Option<String> {
    clock(written).map(|clock| clock.to_string())
}

/// Whether a date is shown as not exact.
fn is_about(display: &str) -> bool {
    let display = display.to_lowercase();
    let mut words = display.split(|c: char| !(c.is_alphanumeric() || c == '.'));
    display.starts_with('~') || words.any(|w| matches!(w, "circa" | "ca" | "ca." | "c." | "about" | "around"))
}

/// The timeline itself, and what its picture comes from.
fn claims(row: u64, slide: &Slide, title: &str, from: Day, draft: &mut Draft) -> Vec<Claim> {
    let timeline = if draft.title.is_empty() { draft.file.clone() } else { draft.title.clone() };
    let own = draft.known.sources.outlet(&timeline, Some(from)).to_owned();
    let mut claims = vec![Claim::new(own, title.to_owned())];
    let (credit, caption) = (bare(&slide.credit, row, draft), bare(&slide.caption, row, draft));
    let url = slide.media.trim();
    let is_url = is_address(url);
    if !is_url && !url.is_empty() {
        draft.losses.lost(row, text!("what “{title}” shows is no address."));
    }
    if credit.is_empty() && !is_url {
        return claims;
    }
    let named = [&caption, title].into_iter().find(|t| !t.is_empty()).unwrap_or_default();
    let media = draft.report(row, &credit, named, "", if is_url { url } else { "" }, from);
    claims.push(Claim::new(media, named.to_owned()));
    claims
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_read() {
        for (written, read) in [
            ("9:30", Some("09:30")),
            ("21:05:59", Some("21:05")),
            ("9:30 PM", Some("21:30")),
            ("12:00 am", Some("00:00")),
            ("25:00", None),
            ("noon", None),
            ("", None),
        ] {
            assert_eq!(time(written).as_deref(), read, "{written}");
        }
    }

    #[test]
    fn dates_shown_as_not_exact_are_known() {
        assert!(
            is_about("circa 1815") && is_about("c. 1815") && is_about("About March") && is_about("~1815")
        );
        assert!(!is_about("March 1815") && !is_about("roundabout"));
    }
}
