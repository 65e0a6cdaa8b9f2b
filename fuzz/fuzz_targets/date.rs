//! Dates: read or refused; bounds in order, printed as written.
#![no_main]

use dateline::model::{Edtf, When, Window, wording};
use dateline_fuzz::bounded;
use libfuzzer_sys::fuzz_target;

fn run(text: &str) {
    let Ok(date) = Edtf::parse(text) else { return };
    assert_eq!(date.as_str(), text, "a date is kept as written");
    let window = Window::of(&date);
    assert!(window.lo <= window.hi);
    let when = When::new(date, None, None).expect("a date without bounds is no contradiction");
    let span = when.span();
    assert!(span.start_min <= span.start_max && span.end_min <= span.end_max);
    assert!(wording::when_short(&when).width() <= 14);
    let _ = (wording::when(&when, None), wording::when_long(&when, None));
}

fuzz_target!(|text: &str| {
    bounded(text.len(), || run(text));
});
