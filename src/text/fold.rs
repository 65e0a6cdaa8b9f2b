//! Folding for search: without regard to case or accents, or to how Arabic is spelt.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The text as it is searched: in lower case, compatibility-decomposed, without accents and points, with one
/// form for each letter that is written in several ways. Folding what is folded changes nothing.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// As [`fold`], appended to a buffer.
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        if let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    let bare = text.nfkd().filter(|c| !is_left_out(*c));
    for c in bare.flat_map(char::to_lowercase).filter(|c| !is_left_out(*c)) {
        match spelt(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
}

/// The combining class of the marks that voice a kana, which makes another letter of it. Being the only class
/// left in, it keeps the marks of a letter in one order.
const KANA_VOICING: u8 = 8;

/// Whether a character makes no difference: accents, Arabic and Hebrew points, the stretching of Arabic words,
/// and what cannot be seen. The vowel signs of Indic scripts, which are letters, do.
fn is_left_out(c: char) -> bool {
    match c {
        '\0'..='\u{ac}' => false,
        '\u{ad}' | '\u{34f}' | '\u{640}' | '\u{61c}' | '\u{feff}' => true,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => true,
        c => !matches!(canonical_combining_class(c), 0 | KANA_VOICING),
    }
}

/// The one form of a letter or mark that is written in several.
fn spelt(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2b9}'..='\u{2bf}' | '\u{2032}' => "'",
        '\u{201c}' | '\u{201d}' | '\u{201f}' | '\u{2033}' | '«' | '»' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ŧ' => "t",
        'þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        c => return arabic(c),
    })
}

/// The one form of an Arabic letter, digit or mark: Persian and Kurdish twins, the bare alef, the final forms of
/// ya and ta, and the digits of the rest of the world.
fn arabic(c: char) -> Option<&'static str> {
    Some(match c {
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        'ة' | 'ە' | 'ہ' => "ه",
        '٠' | '۰' => "0",
        '١' | '۱' => "1",
        '٢' | '۲' => "2",
        '٣' | '۳' => "3",
        '٤' | '۴' => "4",
        '٥' | '۵' => "5",
        '٦' | '۶' => "6",
        '٧' | '۷' => "7",
        '٨' | '۸' => "8",
        '٩' | '۹' => "9",
        '،' => ",",
        '؛' => ";",
        '؟' => "?",
        _ => return None,
    })
}
