//! The JSON of TimelineJS.

use serde_json::Value;

use super::slide::{self, Moment, Slide};
use crate::store::import::draft::Draft;
use crate::store::import::loss::Loss;
use crate::text;
use crate::text::Text;

/// Reads a timeline; slides are counted as rows, from 1.
///
/// # Errors
/// When it is no JSON, or holds no list of events.
pub fn read(bytes: &[u8], most: Option<u64>, draft: &mut Draft) -> Result<(), Text> {
    let timeline: Value = serde_json::from_slice(bytes).map_err(|e| text!("this is not JSON: {e}."))?;
    let Some(events) = timeline.get("events").and_then(Value::as_array) else {
        return Err("there is no list of `events`, as TimelineJS has it.".into());
    };
    if let Some(title) = timeline.get("title") {
        draft.title = slide::heading(&of(title, false));
    }
    if timeline.get("scale").and_then(Value::as_str) == Some("cosmological") {
        let message = "The scale is cosmological; only years from 0 to 9999 are carried.";
        draft.losses.whole(Loss::Lost, message.into());
    }
    let eras = timeline.get("eras").and_then(Value::as_array);
    let slides = events.iter().map(|event| of(event, false));
    let eras = eras.into_iter().flatten().map(|era| of(era, true));
    let most = most.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
    for (n, slide) in slides.chain(eras).enumerate().take(most) {
        slide::take(n as u64 + 1, &slide, draft);
    }
    Ok(())
}

fn of(value: &Value, is_era: bool) -> Slide {
    let text = |path: &str| value.pointer(path).map(scalar).unwrap_or_default();
    let shown = ["/display_date", "/start_date/display_date"].map(text);
    Slide {
        start: moment(value.get("start_date")),
        end: moment(value.get("end_date")),
        display: shown.into_iter().find(|s| !s.is_empty()).unwrap_or_default(),
        headline: text("/text/headline"),
        text: text("/text/text"),
        media: text("/media/url"),
        credit: text("/media/credit"),
        caption: text("/media/caption"),
        group: text("/group"),
        is_era,
    }
}

fn moment(date: Option<&Value>) -> Option<Moment> {
    let part = |name: &str| date.and_then(|d| d.get(name)).map(scalar).unwrap_or_default();
    let (hour, minute) = (part("hour"), part("minute"));
    let time = match (hour.is_empty(), minute.is_empty()) {
        (true, _) => String::new(),
        (false, true) => format!("{hour}:00"),
        (false, false) => format!("{hour}:{minute}"),
    };
    let moment = Moment { year: part("year"), month: part("month"), day: part("day"), time };
    (!moment.year.is_empty()).then_some(moment)
}

/// A text or a number as text; anything else as nothing.
fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
