//! TimelineJS: its JSON, and the sheet from which most of its timelines are made, saved as CSV.
//!
//! A slide with an end is shown by TimelineJS as something that lasted, so it becomes a period.

mod json;
mod slide;

use super::draft::{Closed, Draft, Imprint};
use super::table::{Row, columns};
use super::{Code, Column, Format, Rows, Way, code, column};
use slide::{Moment, Slide};

/// The format.
pub static FORMAT: Format = Format {
    name: "timelinejs",
    title: "TimelineJS, JSON or CSV",
    known_by: &["year", "month", "day", "headline"],
    columns: COLUMNS,
    codes: CODES,
    codebook: "TimelineJS documentation, “JSON format” and the template of its spreadsheet (Knight Lab)",
    aliases: &[],
    headers: &[],
    days: &[],
    imprint: Imprint { title: "Timeline", id: "", licence: "", attribution: "" },
    closed: Closed { kinds: KINDS, sides: &[], roles: &[], actor_kinds: &[] },
    way: Way::Slides(json::read, |header| Box::new(Sheet::of(header))),
};

const KINDS: &[(&str, &str)] = &[("event", "Event"), ("era", "Era")];

const COLUMNS: &[Column] = &[
    column("year", "the date; JSON: `start_date`"),
    column("month", "the date"),
    column("day", "the date"),
    column("time", "`time`, where it is hours and minutes of a day"),
    column("end year", "the end of what lasted; JSON: `end_date`"),
    column("end month", "the end"),
    column("end day", "the end"),
    column("display date", "told beside the date; with circa it is approximate; JSON: `display_date`"),
    column("headline", "the title; JSON: `text.headline`"),
    column("text", "the summary, as plain text; JSON: `text.text`"),
    column("media", "the address of a source, where it is one; JSON: `media.url`"),
    column("media credit", "the publisher of that source; JSON: `media.credit`"),
    column("media caption", "the title of that source; JSON: `media.caption`"),
    column(
        "type",
        "`title`: the title of the store; `era`: a period of the kind `era`; JSON: `title`, `eras`",
    ),
    column("group", "`kind`"),
];

const CODES: &[Code] = &[
    code("year", "alone", "only the year is known", "`1815`"),
    code("month, day", "empty or 0", "not known", "`1815-12`"),
    code("end year", "any", "it lasted", "`1815-12-10/1852-11-27`, form `period`"),
    code("display date", "circa, c., about, around", "about then", "`1815~`"),
    code("year", "before 0 or beyond 9999", "beyond what a store holds", "not carried"),
];

columns! {
    /// Where the columns of the sheet stand.
    Columns {
        year, month, day, time, headline, text, media, group,
    }
}

/// The sheet: names of columns hold blanks.
struct Sheet {
    named: Columns,
    ends: [Option<usize>; 3],
    display: Option<usize>,
    credit: Option<usize>,
    caption: Option<usize>,
    kind: Option<usize>,
}

impl Sheet {
    fn of(header: &[String]) -> Sheet {
        let at = |name: &str| header.iter().position(|n| n == name);
        Sheet {
            named: Columns::of(header),
            ends: ["end year", "end month", "end day"].map(at),
            display: at("display date"),
            credit: at("media credit"),
            caption: at("media caption"),
            kind: at("type"),
        }
    }
}

impl Rows for Sheet {
    fn row(&mut self, row: &Row<'_>, draft: &mut Draft) {
        let get = |column| row.get(column).into_owned();
        let kind = get(self.kind).to_ascii_lowercase();
        let moment = |[year, month, day]: [Option<usize>; 3], time: String| {
            let moment = Moment { year: get(year), month: get(month), day: get(day), time };
            (!moment.year.is_empty()).then_some(moment)
        };
        let Columns { year, month, day, time, headline, text, media, group } = self.named;
        let slide = Slide {
            start: moment([year, month, day], get(time)),
            end: moment(self.ends, String::new()),
            display: get(self.display),
            headline: get(headline),
            text: get(text),
            media: get(media),
            credit: get(self.credit),
            caption: get(self.caption),
            group: get(group),
            is_era: kind == "era",
        };
        match kind.as_str() {
            "title" => draft.title = slide::heading(&slide),
            _ => slide::take(row.number, &slide, draft),
        }
    }
}
