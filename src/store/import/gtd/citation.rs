//! A citation of GTD taken apart: `"Title," Publisher, Month 3, 1990.`

use crate::store::import::counts::whole;
use crate::store::import::day::{Day, month_of};
use crate::text::is_seen;

/// What a citation says. What it does not say is empty.
#[derive(Debug, PartialEq, Eq)]
pub struct Citation<'c> {
    /// The title; all of the citation where it cannot be taken apart.
    pub title: &'c str,
    /// Who published it.
    pub publisher: &'c str,
    /// When, in EDTF.
    pub published: String,
}

/// Reads a citation; none if nothing of it can be seen.
pub fn read(written: &str) -> Option<Citation<'_>> {
    let written = written.trim();
    let bare = written.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”'));
    if !is_seen(bare) {
        return None;
    }
    let whole = Citation { title: bare, publisher: "", published: String::new() };
    let Some(inner) = written.strip_prefix(['"', '“']) else { return Some(whole) };
    let Some(end) = inner.rfind(['"', '”']) else { return Some(whole) };
    let title = inner.get(..end).unwrap_or_default().trim().trim_end_matches(',');
    let rest = inner.get(end..).unwrap_or_default().trim_start_matches(['"', '”', ',', ' ']).trim();
    if !is_seen(title) {
        return Some(whole);
    }
    let (publisher, published) = dated(rest.trim_end_matches('.'));
    Some(Citation { title, publisher: publisher.trim_matches([' ', ',']), published })
}

/// A text that may end with a date, without it, and the date.
fn dated(text: &str) -> (&str, String) {
    let Some((before, last)) = text.rsplit_once([',', ' ']) else { return (text, String::new()) };
    let year = whole(last).and_then(|y| u16::try_from(y).ok()).filter(|y| (1000..=9999).contains(y));
    let Some(year) = year else { return (text, String::new()) };
    let before = before.trim_end_matches([',', ' ']);
    let (rest, word) = before.rsplit_once([',', ' ']).unwrap_or(("", before));
    if let Some(month) = month_of(word).filter(|_| word.len() > 2) {
        return (rest, format!("{year:04}-{month:02}"));
    }
    let rest = rest.trim_end();
    let (further, name) = rest.rsplit_once([',', ' ']).unwrap_or(("", rest));
    let day = month_of(name).and_then(|month| Day::new(year, month, whole(word)?.try_into().ok()?));
    match day {
        Some(day) => (further, day.to_string()),
        None => (before, format!("{year:04}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(written: &str) -> (String, String, String) {
        let read = read(written).unwrap();
        (read.title.to_owned(), read.publisher.to_owned(), read.published)
    }

    #[test]
    fn citations_are_taken_apart() {
        for (written, title, publisher, published) in [
            ("\"Ferry held up,\" The Courier, March 3, 1990.", "Ferry held up", "The Courier", "1990-03-03"),
            ("\"Ferry \"held\" up,\" Radio, March 1990", "Ferry \"held\" up", "Radio", "1990-03"),
            ("“Ferry held up,” Archive of Vessa, 1990.", "Ferry held up", "Archive of Vessa", "1990"),
            ("\"Ferry held up,\" The Courier", "Ferry held up", "The Courier", ""),
            ("A book on the Vessa", "A book on the Vessa", "", ""),
        ] {
            let wanted = (title.to_owned(), publisher.to_owned(), published.to_owned());
            assert_eq!(parts(written), wanted, "{written}");
        }
        assert_eq!(read(" \"\" "), None);
        assert_eq!(read("\"\u{ad}\""), None, "nothing of it can be seen");
    }
}
