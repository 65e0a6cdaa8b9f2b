#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

/// Characters that go wrong by themselves or together, of every kind the rules name.
const AWKWARD: &[char] = &[
    'a',
    'é',
    ' ',
    '-',
    '<',
    '\u{1b}',
    '\u{7f}',
    '\u{9b}',
    '\n',
    '\r',
    '\t',
    '\u{a0}',
    '\u{ad}',
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{200f}',
    '\u{202e}',
    '\u{2066}',
    '\u{2028}',
    '\u{feff}',
    '\u{301}',
    '\u{20dd}',
    '\u{34f}',
    '\u{fe0e}',
    '\u{fe0f}',
    '\u{e0101}',
    '\u{e0067}',
    '\u{e000}',
    '\u{ffff}',
    '\u{fffa}',
    'ل',
    'ا',
    'م',
    'َ',
    'ّ',
    '\u{600}',
    '\u{605}',
    '日',
    '한',
    '\u{1100}',
    '\u{1161}',
    '\u{11a8}',
    '\u{115f}',
    '\u{1160}',
    '\u{3164}',
    'か',
    '\u{3099}',
    'ｶ',
    '\u{ff9e}',
    'क',
    '\u{94d}',
    'ि',
    'ु',
    '👩',
    '🏽',
    '❤',
    '⌚',
    '🇮',
    '🇶',
    '🏴',
    '\u{1780}',
    '\u{17d2}',
    '\u{17d8}',
    '\u{1d173}',
    'İ',
    'ß',
    '…',
];

fn awkward() -> impl Strategy<Value = String> {
    let one = prop_oneof![6 => prop::sample::select(AWKWARD), 1 => any::<char>()];
    prop::collection::vec(one, 0..24).prop_map(String::from_iter)
}

/// What a wrapped or clipped text may lose: blanks and nothing else.
fn without_blanks(text: &str) -> String {
    text.graphemes(true).filter(|g| !g.chars().all(char::is_whitespace)).collect()
}

#[test]
fn control_characters_are_shown() {
    assert_eq!(Text::new("a\u{1b}[31mb").as_str(), "a␛[31mb");
    assert_eq!(Text::new("\u{9b}31m\u{7f}\n").as_str(), "<U+009B>31m␡␊");
}

#[test]
fn what_was_given_is_kept_for_files() {
    let text = Text::new("x\u{202e}y");
    assert_eq!((text.as_str(), text.raw()), ("x<U+202E>y", "x\u{202e}y"));
    assert_eq!(text, Text::new("x<U+202E>y"), "texts are equal when they are shown alike");
    assert_eq!(Text::from("a\u{1b}".to_owned()).raw(), "a\u{1b}");
    assert_eq!(Text::new("plain").raw(), "plain");
    assert_eq!(crate::text!("{text}").raw(), "x<U+202E>y", "a composed text is what is shown");
}

#[test]
fn bidirectional_overrides_are_shown() {
    assert_eq!(Text::new("x\u{202e}y").as_str(), "x<U+202E>y");
}

#[test]
fn what_cannot_be_seen_is_shown() {
    let shown = |raw: &str| Text::new(raw).as_str().to_owned();
    assert_eq!(shown("soft\u{ad}hyphen"), "soft<U+00AD>hyphen");
    assert_eq!(shown("zero\u{200b}width"), "zero<U+200B>width");
    assert_eq!(shown("filler\u{3164}"), "filler<U+3164>");
    assert_eq!(shown("private\u{e0b0}"), "private<U+E0B0>");
    assert_eq!(shown("not a character\u{fffe}"), "not a character<U+FFFE>");
    assert_eq!(shown("\u{301}lone mark"), "<U+0301>lone mark");
    assert_eq!(shown("\u{1161}lone vowel"), "<U+1161>lone vowel");
    assert_eq!(shown("a\u{202e}\u{301}"), "a<U+202E><U+0301>");
    assert_eq!(shown("\u{115f}\u{1161}"), "<U+115F><U+1161>");
    assert_eq!(shown("🏴\u{e0067}\u{e007f}"), "🏴<U+E0067><U+E007F>");
}

#[test]
fn writing_and_emoji_stay_as_they_are() {
    for text in [
        "محمّد بن عليّ",
        "می\u{200c}خواهم",
        "한국어 \u{1112}\u{1161}\u{11ab}",
        "e\u{301}",
        "क्षि",
        "ｶ\u{ff9e}",
        "👩\u{200d}👩\u{200d}👧\u{200d}👦",
        "👩🏽\u{200d}⚕\u{fe0f}",
        "🇮🇶",
        "❤\u{fe0f}",
        "葛\u{e0101}",
        "Iraq · “2014–2022” …",
    ] {
        assert_eq!(Text::new(text).as_str(), text);
    }
}

#[test]
fn a_heap_of_marks_is_shown() {
    let heap = format!("e{}", "\u{301}".repeat(1000));
    let shown = Text::new(&heap);
    assert!(shown.as_str().ends_with("<U+0301>"));
    assert_eq!(shown.as_str().graphemes(true).next().unwrap().chars().count(), 32);
}

#[test]
fn a_paragraph_has_single_blanks() {
    assert_eq!(Text::paragraph(" one\n  two\tthree ").as_str(), "one two three");
}

#[test]
fn widths_are_those_of_what_is_drawn() {
    let widths = [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u{301}", 1),
        ("محمد علي", 8),
        ("لا", 2),
        ("سلا\u{64b}ما", 5),
        ("日本語", 6),
        ("한\u{1112}\u{1161}\u{11ab}", 4),
        ("ﾊ\u{ff9f}", 3),
        ("👩\u{200d}👩\u{200d}👧", 2),
        ("🇮🇶", 2),
        ("❤\u{fe0f}", 2),
        ("a\u{a0}b…", 4),
    ];
    for (text, columns) in widths {
        assert_eq!((text, width(text)), (text, columns));
    }
}

#[test]
fn clipping_never_cuts_a_grapheme() {
    let clipped = |text: &str, columns| clip(&Text::new(text), columns).as_str().to_owned();
    assert_eq!(clipped("محمد علي", 5), "محمد…");
    assert_eq!(clipped("日本語", 4), "日…");
    assert_eq!(clipped("日本語", 6), "日本語");
    assert_eq!(clipped("👩\u{200d}👩\u{200d}👧 family", 4), "👩\u{200d}👩\u{200d}👧…");
    assert_eq!(clipped("one two", 5), "one…");
    assert_eq!([0, 1].map(|n| clipped("日本語", n)), ["", "…"]);
}

#[test]
fn wrapping_breaks_at_blanks() {
    let wrapped = |text: &str, columns| {
        wrap(&Text::new(text), columns).iter().map(|l| l.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(wrapped("one two  three ", 7), ["one two", "three"]);
    assert_eq!(wrapped("a b-c 日本語", 5), ["a b-c", "日本", "語"]);
    assert_eq!(wrapped("at 10\u{a0}000 men", 9), ["at 10\u{a0}000", "men"]);
    assert_eq!(wrapped("an \u{301} accent", 5), ["an \u{301}", "accen", "t"]);
    assert_eq!(wrapped("日a", 1), ["…", "a"]);
    assert_eq!(wrapped(" ", 3), Vec::<String>::new());
}

#[test]
fn formats_count_columns() {
    let name = Text::new("محمّد 日");
    assert_eq!(format!("[{name:<9}][{name:>9}][{name:^9}]"), format!("[{name}  ][  {name}][ {name} ]"));
    assert_eq!(format!("[{:.3}][{:.>4.2}]", Text::new("日本語"), Text::new("abc")), "[日…][..a…]");
}

#[test]
fn texts_made_of_strings_and_formats_are_shown_too() {
    assert_eq!(Text::from(String::from("a\u{1b}")).as_str(), "a␛");
    assert_eq!(crate::text!("{}\u{7}", 1).as_str(), "1␇");
}

#[test]
fn ascii_twins_are_readable() {
    assert_eq!(to_ascii("“Da‘ash” – Nīnawá · ≠ …"), "\"Da'ash\" - Ninawa . ! ~");
    assert_eq!(to_ascii("Łódź ﬁ ½"), "Lodz f 1");
    assert_eq!(to_ascii("محمّد 日本"), "???? ????");
    assert_eq!(to_ascii("╭─╮│●┄◐"), "+-+|*-o");
}

/// Whether two spellings are found by each other.
fn same(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

#[test]
fn case_and_accents_make_no_difference() {
    assert!(same("Nīnawá", "ninawa") && same("MOSUL", "mosul") && same("Ḥamrīn", "hamrin"));
    assert!(same("İstanbul", "istanbul") && same("ISPARTA", "ısparta"));
    assert!(same("Straße", "STRASSE") && same("Æsir", "aesir") && same("ΣΟΦΟΣ", "σοφος"));
    assert!(same("Da’ash", "da'ash") && same("Daʿash", "Da'ash") && same("“x”—y", "\"x\"-y"));
    assert!(same("so\u{ad}ft", "soft") && same("ﬁve", "five") && same("10\u{a0}000", "10 000"));
}

#[test]
fn arabic_is_found_however_it_is_spelt() {
    assert!(same("مُحَمَّد", "محمد") && same("محـــمد", "محمد"));
    assert!(
        same("أحمد", "احمد") && same("إربيل", "اربيل") && same("آمرلي", "امرلي") && same("ٱلموصل", "الموصل")
    );
    assert!(same("نينوى", "نينوي") && same("البصرة", "البصره") && same("کرکوک", "كركوك"));
    assert!(same("٢٠١٨", "2018") && same("۲۰۱۸", "2018") && !same("محمد", "احمد"));
}

#[test]
fn letters_of_other_scripts_are_told_apart() {
    assert!(!same("कि", "कु") && !same("か", "が") && !same("и", "н"));
}

#[test]
fn folding_any_character_twice_changes_nothing() {
    for c in '\0'..=char::MAX {
        let once = fold(c.encode_utf8(&mut [0; 4]));
        assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
    }
}

#[test]
fn every_character_becomes_displayable_and_stays_so() {
    for c in '\0'..=char::MAX {
        let text = Text::new(c.encode_utf8(&mut [0; 4]));
        assert!(text.width() > 0 && !text.as_str().contains(char::is_control), "U+{:04X}", u32::from(c));
        assert_eq!(Text::new(text.as_str()), text);
        let ascii = to_ascii(text.as_str());
        assert!(ascii.is_ascii() && ascii.len() == text.width(), "U+{:04X}", u32::from(c));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn showing_twice_changes_nothing(raw in awkward()) {
        let text = Text::new(&raw);
        prop_assert_eq!(&Text::new(text.as_str()), &text);
        prop_assert_eq!(Text::from(raw), text);
    }

    #[test]
    fn nothing_in_a_text_acts_or_hides(raw in awkward()) {
        let text = Text::new(&raw);
        let acting = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        prop_assert!(!text.as_str().contains(acting));
        prop_assert!(text.as_str().graphemes(true).all(|g| width(g) > 0));
    }

    /// Flags are of two letters each and begin somewhere; joined signs, marks and line breaks go with what is before.
    #[test]
    fn clusters_are_those_of_unicode(raw in prop_oneof![awkward(), "[ab\r\n\u{301}\u{1f1e6}\u{1f1f6}\u{200d}👩क\u{94d}\u{600}]{0,12}"]) {
        prop_assert_eq!(clusters(&raw).collect::<Vec<_>>(), raw.graphemes(true).collect::<Vec<_>>());
        prop_assert!(clusters(&raw).indexed().eq(raw.grapheme_indices(true)));
    }

    #[test]
    fn what_is_seen_is_kept(raw in awkward()) {
        let kept = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>();
        let text = Text::new(&raw);
        let shown = kept(text.as_str());
        let mut rest = shown.iter();
        prop_assert!(raw.chars().filter(|c| c.is_ascii_alphanumeric()).all(|c| rest.any(|r| *r == c)));
    }

    #[test]
    fn clips_fit_and_are_whole(raw in awkward(), columns in 0_usize..20) {
        let text = Text::new(&raw);
        let clipped = clip(&text, columns);
        prop_assert!(clipped.width() <= columns);
        prop_assert_eq!(&Text::new(clipped.as_str()), &clipped);
        if let Some(kept) = clipped.as_str().strip_suffix('…').filter(|_| clipped != text) {
            let starts = text.as_str().graphemes(true).scan(0, |end, g| { *end += g.len(); Some(*end) });
            prop_assert!(text.as_str().starts_with(kept));
            prop_assert!(kept.is_empty() || starts.into_iter().any(|end| end == kept.len()));
        } else {
            prop_assert!(clipped == text || columns == 0);
        }
    }

    #[test]
    fn padding_is_exact(raw in awkward(), columns in 0_usize..20) {
        let padded = pad(&Text::new(&raw), columns);
        prop_assert_eq!(padded.width(), columns);
        prop_assert_eq!(&Text::new(padded.as_str()), &padded);
    }

    #[test]
    fn wrapped_lines_fit_and_lose_only_blanks(raw in awkward(), columns in 1_usize..20) {
        let text = Text::new(&raw);
        let lines = wrap(&text, columns);
        for line in &lines {
            prop_assert!(line.width() <= columns && !line.is_empty());
            prop_assert_eq!(&Text::new(line.as_str()), line);
        }
        let joined: String = lines.iter().map(|l| without_blanks(l.as_str())).collect();
        let widest = text.as_str().graphemes(true).map(width).max().unwrap_or(0);
        if widest <= columns {
            prop_assert_eq!(joined, without_blanks(text.as_str()));
        }
    }

    #[test]
    fn twins_keep_the_width_and_are_ascii(raw in awkward()) {
        let text = Text::new(&raw);
        let ascii = to_ascii(text.as_str());
        prop_assert!(ascii.is_ascii() && !ascii.contains(char::is_control));
        prop_assert_eq!(ascii.len(), text.width());
    }

    #[test]
    fn folding_twice_changes_nothing(raw in awkward()) {
        let once = fold(&raw);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn a_part_that_is_searched_is_found(before in "[a-zA-Z é]{0,5}", raw in "[a-zA-Zéüñİأةى’–]{1,8}", after in "[a-z]{0,5}") {
        let whole = fold(&[before, raw.clone(), after].concat());
        prop_assert!(whole.contains(&fold(&raw)));
    }

    #[test]
    fn short_ways_to_a_width_agree_with_the_long_one(raw in "[ -~\u{a0}-\u{2ff}\u{620}-\u{669}‐-‧]{0,12}") {
        prop_assert_eq!(width(&raw), raw.graphemes(true).map(lines::columns).sum::<usize>());
    }
}
