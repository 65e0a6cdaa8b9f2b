use super::*;

#[test]
fn control_characters_are_shown() {
    assert_eq!(Text::new("a\u{1b}[31mb").as_str(), "a␛[31mb");
    assert_eq!(Text::new("\u{9b}31m\u{7f}").as_str(), "<U+009B>31m␡");
}

#[test]
fn bidirectional_overrides_are_shown() {
    assert_eq!(Text::new("x\u{202e}y").as_str(), "x<U+202E>y");
}

#[test]
fn clipping_never_cuts_a_grapheme() {
    assert_eq!(clip(&Text::new("محمد علي"), 5).width(), 5);
    assert_eq!(clip(&Text::new("日本語"), 4).as_str(), "日…");
}

#[test]
fn wrapping_breaks_at_blanks() {
    let lines = wrap(&Text::new("one two three"), 7);
    assert_eq!(lines, vec![Text::new("one two"), Text::new("three")]);
}
