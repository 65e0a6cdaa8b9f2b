//! What a text says it takes on a terminal is what the painter takes for it, and nothing of it is dropped.

use dateline::text::Text;
use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns that a painter moves on by, and the text in the cells it filled.
fn painted(text: &Text) -> (usize, String) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, text.width() as u16 + 4, 1));
    let (end, _) = buffer.set_stringn(0, 0, text.as_str(), usize::MAX, Style::new());
    let (mut column, mut drawn) = (0, String::new());
    while column < end {
        let cell = &buffer[(column, 0)];
        drawn.push_str(cell.symbol());
        column += cell.symbol().cell_width();
    }
    (usize::from(end), drawn)
}

fn check(raw: &str) {
    let text = Text::new(raw);
    assert_eq!(painted(&text), (text.width(), text.as_str().to_owned()), "{raw:?}");
}

#[test]
fn scripts_and_emoji_are_painted_as_wide_as_they_say() {
    for raw in [
        "False checkpoint south of Tuz Khurmatu",
        "محمّد بن عليّ في الموصل، لا إله",
        "日本語 ﾊﾟﾊﾟ ｶ\u{ff9e}",
        "한국어 \u{1112}\u{1161}\u{11ab} \u{1161}",
        "e\u{301} \u{301} क्षि ཧཱུྃ",
        "👩\u{200d}👩\u{200d}👧 👩🏽 🇮🇶 ❤\u{fe0f} ⌚\u{fe0e} 🏴\u{e0067}\u{e0062}\u{e007f}",
        "zero\u{200b}width\u{200d}\u{ad}\u{2060}",
        "\u{600}1 \u{605}1 \u{605}",
        "\u{3164}\u{115f}\u{e000}",
    ] {
        check(raw);
    }
}

#[test]
fn every_character_is_painted_as_wide_as_it_says() {
    for c in '\0'..=char::MAX {
        check(c.encode_utf8(&mut [0; 4]));
    }
}

proptest! {
    #[test]
    fn any_text_is_painted_as_wide_as_it_says(raw in ".{0,40}") {
        check(&raw);
    }

    #[test]
    fn any_heap_of_awkward_characters_is_painted_as_wide_as_it_says(
        raw in "[aé \u{300}-\u{36f}ل-ي\u{600}-\u{605}\u{61c}\u{64b}-\u{65f}\u{1100}-\u{11ff}क-ह\u{94d}\u{1780}-\u{17dd}\u{200b}-\u{200f}\u{fe00}-\u{fe0f}\u{ff9e}\u{ff9f}日👩🏽🇦-🇿\u{e0020}-\u{e007f}]{0,30}"
    ) {
        check(&raw);
    }
}
