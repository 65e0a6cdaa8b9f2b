//! From values as written to the types of the model, and everything that can be wrong on the way.
//!
//! A value that is empty here was missing in the file or is reported by the gate, so it is passed over in
//! silence; what cannot be read is reported once and leaves its event unmade.

pub mod definitions;
pub mod event;
mod places;
mod seen;
mod sources;

use std::borrow::Cow;

use super::at::{At, Spot, Wrongs};
use super::gate::style::is_whole;
use super::names::{Known, Names};
use super::raw::{Many, Scalar};
use crate::error::{Rule, nearest};
use crate::model::misread::Misread;
use crate::model::{Count, Edtf, Id};
use crate::text;
use crate::text::{Text, clusters};
use seen::Seen;

/// What scalars are read with: a list of what was wrong with them.
#[derive(Debug, Default)]
pub struct Reader {
    /// What was found wrong.
    pub wrongs: Wrongs,
    /// How many known names may still be looked through for near ones: with very many names and very many faults
    /// that would take its time.
    pub spare: usize,
}

/// Longest title of an event, in grapheme clusters.
pub const TITLE: usize = 80;
/// The last paragraph of a source that can be cited.
pub const PARAGRAPHS: u32 = 1_000_000;
/// Most words quoted from a source.
pub const WORDS: usize = 8;

impl Reader {
    /// Text with line breaks and runs of white space as single blanks.
    fn text(&self, raw: &Scalar<'_>) -> Text {
        Text::new(tidy(raw.as_str()))
    }

    /// As [`Reader::text`]; nothing if left out.
    fn text_if(&self, raw: &Scalar<'_>) -> Option<Text> {
        (!raw.is_empty()).then(|| self.text(raw))
    }

    /// A title of an event.
    fn title(&mut self, raw: &Scalar<'_>, at: &At<'_>) -> Text {
        // As it is written: what is shown of it may be longer.
        let title = tidy(raw.as_str());
        if title.len() > TITLE {
            let length = clusters(&title).count();
            if length > TITLE {
                let message = text!("This title is {length} characters long; {TITLE} fit.");
                self.wrongs
                    .add(Rule::TooLong, at, message)
                    .label("too long")
                    .hint("move detail to the summary");
            }
        }
        Text::new(title)
    }

    /// Words quoted from a source.
    fn words(&mut self, raw: &Scalar<'_>, at: &At<'_>) -> Text {
        let count = raw.as_str().split_whitespace().count();
        if count > WORDS {
            self.wrongs
                .add(
                    Rule::TooManyWords,
                    at,
                    text!("{count} words are quoted from the source; {WORDS} are allowed."),
                )
                .label("too many words")
                .hint("keep the few that find the passage");
        }
        self.text(raw)
    }

    /// An id that is being given.
    fn id(&mut self, raw: &Scalar<'_>, at: &At<'_>) -> Option<Id> {
        if raw.is_empty() {
            return None;
        }
        let Some(id) = Id::new(raw.as_str()) else {
            let shown = Text::new(raw.as_str());
            self.wrongs
                .add(Rule::IdShape, at, text!("`{shown}` is not an id."))
                .label("not an id")
                .hint("lower-case letters and digits in parts joined by hyphens, with at least one letter");
            return None;
        };
        if super::gate::style::reads_as(id.as_str()).is_some() {
            self.wrongs
                .add(Rule::ReservedId, at, text!("`{id}` reads as a number, a boolean or nothing."))
                .label("reads as something else")
                .hint("choose another id");
            return None;
        }
        Some(id)
    }

    /// A date.
    fn date(&mut self, raw: &Scalar<'_>, at: &At<'_>) -> Option<Edtf> {
        if raw.is_empty() {
            return None;
        }
        self.misread(Rule::BadDate, "not a date", at, Edtf::parse(raw.as_str()))
    }

    /// A count.
    fn count(&mut self, raw: &Scalar<'_>, at: &At<'_>) -> Option<Count> {
        if raw.is_empty() {
            return None;
        }
        let count = self.misread(Rule::BadCount, "not a count", at, Count::parse(raw.as_str()))?;
        if let Count::Best(best, low, high) = count
            && !(low..=high).contains(&best)
        {
            self.wrongs
                .add(
                    Rule::BestOutsideRange,
                    at,
                    text!("The best figure {best} lies outside {low} to {high}."),
                )
                .label("outside its own range");
        }
        Some(count)
    }

    /// What a small notation says, or why it says nothing.
    fn misread<T>(
        &mut self,
        rule: Rule,
        label: &'static str,
        at: &At<'_>,
        read: Result<T, Misread>,
    ) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(bad) => {
                self.wrongs
                    .add(rule, at, bad.message)
                    .label(label)
                    .hint_if(bad.hint)
                    .spot(Spot::Part(bad.at));
                None
            }
        }
    }

    /// A whole number from 1.
    fn number(&mut self, raw: &Scalar<'_>, at: &At<'_>, spot: Spot) -> Option<u32> {
        if raw.is_empty() {
            return None;
        }
        let plain = is_whole(raw.as_str());
        let number = raw.as_str().parse().ok().filter(|n| plain && *n > 0 && *n <= PARAGRAPHS);
        if number.is_none() {
            let shown = Text::new(raw.as_str());
            self.wrongs
                .add(Rule::BadNumber, at, text!("`{shown}` is not the number of a paragraph."))
                .spot(spot)
                .label("not a paragraph")
                .hint("paragraphs are non-empty lines, counted from 1");
        }
        number
    }

    /// A value of one of the format's closed lists.
    fn closed<T: Copy>(
        &mut self,
        raw: &Scalar<'_>,
        at: &At<'_>,
        what: &str,
        all: &[T],
        written: fn(T) -> &'static str,
    ) -> Option<T> {
        if raw.is_empty() {
            return None;
        }
        let found = all.iter().copied().find(|v| written(*v) == raw.as_str());
        if found.is_none() {
            let known = || all.iter().map(|v| written(*v));
            let list = || Text::new(format!("one of {}", known().collect::<Vec<_>>().join(", ")));
            let shown = Text::new(raw.as_str());
            self.wrongs
                .add(Rule::UnknownValue, at, text!("`{shown}` is not {what}."))
                .label("not known")
                .hint_if(nearest::hint(raw.as_str(), known()).or_else(|| Some(list())));
        }
        found
    }

    /// The position of a definition that is referred to.
    fn refer<'n>(
        &mut self,
        raw: &Scalar<'_>,
        at: &At<'_>,
        what: &str,
        list: &str,
        names: impl Into<Known<'n>>,
    ) -> Option<u32> {
        let names = names.into();
        if raw.is_empty() {
            return None;
        }
        let found = names.refer(raw.as_str());
        if found.is_none() && !names.is_flawed(raw.as_str()) {
            let shown = Text::new(raw.as_str());
            self.wrongs
                .add(Rule::UnknownName, at, text!("No {what} has the id `{shown}`."))
                .label("not defined")
                .hint_if(
                    names
                        .hint(raw.as_str(), &mut self.spare)
                        .or_else(|| Some(text!("define it under `{list}`"))),
                );
        }
        found
    }

    /// The positions of several definitions.
    fn refer_many<'n>(
        &mut self,
        raw: &Many<'_>,
        at: &At<'_>,
        what: &str,
        list: &str,
        names: impl Into<Known<'n>>,
    ) -> Vec<u32> {
        let names = names.into();
        let each = raw.values.iter().enumerate();
        each.filter_map(|(n, value)| self.refer(value, &at.item(n), what, list, names)).collect()
    }

    /// The ids of a list, each once.
    fn ids(&mut self, raw: &[Scalar<'_>], at: &At<'_>, what: &str) -> Vec<Id> {
        let mut ids: Vec<Id> = Vec::with_capacity(raw.len());
        let mut seen = Seen::new();
        for (n, value) in raw.iter().enumerate() {
            let at = at.item(n);
            let Some(id) = self.id(value, &at) else { continue };
            if seen.again(value.as_str()) {
                self.wrongs
                    .add(Rule::DuplicateId, &at, text!("The {what} `{id}` stands twice."))
                    .label("again");
            } else {
                ids.push(id);
            }
        }
        ids
    }

    /// Other spellings of a name.
    fn spellings(&self, raw: &[Scalar<'_>]) -> Vec<Text> {
        raw.iter().filter(|s| !s.is_empty()).map(|s| self.text(s)).collect()
    }
}

/// Text without white space at its ends, and with each run of it inside as one blank.
fn tidy(raw: &str) -> Cow<'_, str> {
    let bytes = raw.as_bytes();
    let ends = [bytes.first(), bytes.last()];
    let loose = ends.into_iter().flatten().any(u8::is_ascii_whitespace)
        || memchr::memchr3(b'\n', b'\t', b'\r', bytes).is_some()
        || memchr::memmem::find(bytes, b"  ").is_some();
    if loose {
        Cow::Owned(raw.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(raw)
    }
}

/// What an event is read with: the definitions, and a list of what was wrong.
pub struct EventReader<'n> {
    names: &'n Names,
    reader: Reader,
}
