//! A needle for a haystack that is left as it was written: letters of either case, and white space of any length
//! where the needle has a blank.

use std::ops::Range;

use aho_corasick::packed::{Config, Searcher};
use memchr::memchr2;

/// How many letters the needle is looked for by.
const WINDOW: usize = 3;

/// Letters from the most frequent to the rarest, in English text.
const BY_FREQUENCY: &[u8] = b"etaoinshrdlcumwfgypbvkjxqz";

/// Plain text that is looked for without regard to case.
#[derive(Debug)]
pub struct Needle {
    /// In lower case, with single blanks.
    folded: Box<[u8]>,
    /// The rare letters it is looked for by.
    window: Range<usize>,
    anchor: Anchor,
}

/// What finds the window.
#[derive(Debug)]
enum Anchor {
    /// Its first byte, in either case.
    Byte(u8, u8),
    /// All of it, in every case.
    Bytes(Box<Searcher>),
}

impl Needle {
    /// The needle for a text, which is folded already; none if no plain text holds it.
    pub fn new(folded: &str) -> Option<Needle> {
        let bytes = folded.as_bytes();
        let odd = !bytes.iter().all(|b| matches!(b, b' '..=b'~')) || folded.contains("  ");
        if odd || folded.trim().is_empty() {
            return None;
        }
        let window = rarest(bytes)?;
        let anchor = anchor(bytes.get(window.clone())?)?;
        Some(Needle { folded: bytes.into(), window, anchor })
    }

    /// Where it first stands in a haystack, from a place on.
    pub fn find(&self, hay: &[u8], from: usize) -> Option<Range<usize>> {
        let before = self.folded.get(..self.window.start)?;
        let after = self.folded.get(self.window.start..)?;
        let mut at = from;
        loop {
            at += self.anchor.find(hay.get(at..)?)?;
            let start = behind(hay, at, before).filter(|start| *start >= from);
            if let (Some(start), Some(end)) = (start, ahead(hay, at, after, same_letter)) {
                return Some(start..end);
            }
            at += 1;
        }
    }
}

impl Anchor {
    fn find(&self, hay: &[u8]) -> Option<usize> {
        match self {
            Anchor::Byte(lower, upper) => memchr2(*lower, *upper, hay),
            Anchor::Bytes(searcher) => searcher.find(hay).map(|found| found.start()),
        }
    }
}

/// The anchor for some letters: one letter, or several where the machine looks for several at once.
fn anchor(letters: &[u8]) -> Option<Anchor> {
    let first = *letters.first()?;
    let byte = Anchor::Byte(first, first.to_ascii_uppercase());
    if letters.len() == 1 {
        return Some(byte);
    }
    let searcher = Config::new().builder().extend(cases(letters)).build();
    Some(searcher.map_or(byte, |searcher| Anchor::Bytes(Box::new(searcher))))
}

/// Some letters in every mixture of cases.
fn cases(letters: &[u8]) -> Vec<Vec<u8>> {
    letters.iter().fold(vec![Vec::new()], |so_far, letter| {
        let both = [letter.to_ascii_lowercase(), letter.to_ascii_uppercase()];
        let ways = if both[0] == both[1] { &both[..1] } else { &both[..] };
        let longer = |begun: &Vec<u8>| ways.iter().map(|b| [begun, &[*b][..]].concat()).collect::<Vec<_>>();
        so_far.iter().flat_map(longer).collect()
    })
}

/// The stretch without a blank, as long as may be, whose letters are the rarest.
fn rarest(needle: &[u8]) -> Option<Range<usize>> {
    let longest = needle.split(|b| *b == b' ').map(<[u8]>::len).max()?;
    let length = longest.min(WINDOW);
    let stretches = needle.windows(length).enumerate().filter(|(_, stretch)| !stretch.contains(&b' '));
    let (start, _) =
        stretches.max_by_key(|(_, stretch)| stretch.iter().map(|b| rarity(*b)).sum::<usize>())?;
    Some(start..start + length)
}

fn rarity(byte: u8) -> usize {
    BY_FREQUENCY.iter().position(|b| *b == byte).unwrap_or(BY_FREQUENCY.len() / 2)
}

/// Letters that differ in case alone are the same.
fn same_letter(a: u8, b: u8) -> bool {
    a.eq_ignore_ascii_case(&b)
}

/// Where a text ends that stands at a place, if it stands there.
pub fn ahead(hay: &[u8], at: usize, text: &[u8], same: fn(u8, u8) -> bool) -> Option<usize> {
    let mut at = at;
    for letter in text {
        if *letter == b' ' {
            at += blanks(hay.get(at..)?.iter())?;
        } else if same(*hay.get(at)?, *letter) {
            at += 1;
        } else {
            return None;
        }
    }
    Some(at)
}

/// Where a text begins that ends at a place, if it stands there.
fn behind(hay: &[u8], at: usize, text: &[u8]) -> Option<usize> {
    let mut at = at;
    for letter in text.iter().rev() {
        let before = hay.get(..at)?;
        if *letter == b' ' {
            at -= blanks(before.iter().rev())?;
        } else if same_letter(*before.last()?, *letter) {
            at -= 1;
        } else {
            return None;
        }
    }
    Some(at)
}

/// How much white space there is; none for nothing.
fn blanks<'h>(hay: impl Iterator<Item = &'h u8>) -> Option<usize> {
    Some(hay.take_while(|b| b.is_ascii_whitespace()).count()).filter(|n| *n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(needle: &str, hay: &str) -> Option<String> {
        let range = Needle::new(needle)?.find(hay.as_bytes(), 0)?;
        Some(hay[range].to_owned())
    }

    #[test]
    fn a_needle_is_found_in_any_case_and_across_the_ends_of_lines() {
        let hay = "title: The Lower\n    Bridge; the BRIDGE at 5";
        assert_eq!(found("bridge", hay).as_deref(), Some("Bridge"));
        assert_eq!(found("lower bridge", hay).as_deref(), Some("Lower\n    Bridge"));
        assert_eq!(found("r b", hay).as_deref(), Some("r\n    B"));
        assert_eq!(found("bridge at 5", hay).as_deref(), Some("BRIDGE at 5"));
        assert_eq!(found("5", hay).as_deref(), Some("5"));
        assert_eq!(found("lowerbridge", hay), None);
        assert_eq!(found("bridges", hay), None);
    }

    #[test]
    fn what_no_plain_text_holds_makes_no_needle() {
        for odd in ["", " ", "  ", "a  b", "é", "a\nb", "\u{7f}"] {
            assert!(Needle::new(odd).is_none(), "{odd:?}");
        }
    }

    #[test]
    fn it_is_looked_for_by_its_rarest_letters() {
        assert_eq!(rarest(b"the quay"), Some(4..7));
        assert_eq!(rarest(b"a b"), Some(2..3));
        assert_eq!(cases(b"a1"), [b"a1", b"A1"]);
    }

    proptest::proptest! {
        #[test]
        fn it_is_found_where_a_plain_look_finds_it(hay in "[abAB \n]{0,40}", needle in "[ab ]{1,4}") {
            let Some(sought) = Needle::new(&needle) else { return Ok(()) };
            let words: Vec<&str> = hay.split(' ').collect();
            let stands = |from: usize| ahead(hay.as_bytes(), from, needle.as_bytes(), same_letter).is_some();
            // The first place counts; a blank in front takes in all white space before the word.
            let found = sought.find(hay.as_bytes(), 0);
            proptest::prop_assert_eq!(found.is_some(), (0..hay.len()).any(stands), "{:?}", words);
            if let Some(found) = found {
                proptest::prop_assert!(stands(found.start));
            }
        }
    }
}
