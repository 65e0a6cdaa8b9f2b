//! Displayable text: nothing in it acts on a terminal, and widths hold under clipping and wrapping.
#![no_main]

use dateline::text::{Text, clip, to_ascii, wrap};
use dateline_fuzz::bounded;
use libfuzzer_sys::fuzz_target;

fn run(text: &str) {
    let shown = Text::new(text);
    assert!(shown.as_str().chars().all(|c| !c.is_control()), "{shown:?}");
    for columns in [1, 7, 40] {
        assert!(clip(&shown, columns).width() <= columns);
        for line in wrap(&shown, columns) {
            assert!(line.width() <= columns.max(2), "{line:?} in {columns}");
        }
    }
    assert!(to_ascii(shown.as_str()).bytes().all(|b| (b' '..=b'~').contains(&b)));
}

fuzz_target!(|text: &str| {
    bounded(text.len(), || run(text));
});
