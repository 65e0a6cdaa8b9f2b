//! Tests of dates: what reads, what is refused and why, and the four bounds of every shape.

mod bounds;
mod props;
mod reading;

use super::*;

/// The date a test writes.
pub(crate) fn date(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The date a test writes, with bounds (`""` for none, `".."` for open) and a time (`""` for none).
pub(crate) fn when(text: &str, bounds: (&str, &str), time: &str) -> When {
    let bound = |text: &str| (text != "..").then(|| date(text));
    let bounds = (bounds != ("", "")).then(|| (bound(bounds.0), bound(bounds.1)));
    let time = (!time.is_empty()).then(|| TimeOfDay::parse(time).unwrap());
    When::new(date(text), bounds, time).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The four bounds as people write them; `-` and `+` for the ends of time, a day alone for its first minute as a
/// start and its last as an end of a window.
fn shown(span: Span) -> String {
    let minute = |at| match at {
        FOREVER_AGO => "-".to_owned(),
        FOREVER => "+".to_owned(),
        at => {
            let (year, month, day, hour, minute) = civil(at);
            let clock = match (hour, minute) {
                (0, 0) => "<".to_owned(),
                (23, 59) => ">".to_owned(),
                (hour, minute) => format!("T{hour:02}:{minute:02}"),
            };
            format!("{year:04}-{month:02}-{day:02}{clock}")
        }
    };
    [span.start_min, span.start_max, span.end_min, span.end_max].map(minute).join(" ")
}
