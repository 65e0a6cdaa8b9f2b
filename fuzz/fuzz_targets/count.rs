//! Counts of people: read or refused; their range in order, printed so that they read back the same.
#![no_main]

use dateline::model::{Count, wording};
use dateline_fuzz::bounded;
use libfuzzer_sys::fuzz_target;

fn run(text: &str) {
    let Ok(count) = Count::parse(text) else { return };
    let again = Count::parse(&count.to_string()).expect("what is printed can be read");
    assert_eq!(again, count);
    let _ = wording::count(&count);
}

fuzz_target!(|text: &str| {
    bounded(text.len(), || run(text));
});
