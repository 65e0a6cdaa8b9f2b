//! Summaries written afresh: no text of an event repeats a run of words of a source it cites.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::found::Subject;
use super::lint::own_words;
use crate::error::Rule;
use crate::model::{Event, SourceIx};
use crate::store::at::{Spot, Wrongs};
use crate::text;
use crate::text::fold;

/// Shortest run of words that is a copy: one more than may be quoted.
const RUN: usize = 9;

/// The runs of words of every source with a copy.
#[derive(Default)]
pub struct Runs {
    each: Vec<HashSet<u64>>,
}

impl Runs {
    /// The runs of the copies.
    pub fn of(subject: &Subject<'_>) -> Runs {
        let sources = 0..subject.catalog().sources.len();
        let paragraphs = |n: usize| subject.copies.as_ref().and_then(|c| c.of(SourceIx(n as u32)));
        let runs = |n: usize| {
            let all = paragraphs(n).unwrap_or_default();
            all.iter().flat_map(|p| hashes(&words(p.text.as_str()))).collect()
        };
        Runs { each: sources.map(runs).collect() }
    }

    /// Looks for runs of the cited sources in an event's own words.
    pub fn event(&self, event: &Event, subject: &Subject<'_>, wrongs: &mut Wrongs) {
        if self.each.iter().all(HashSet::is_empty) {
            return;
        }
        own_words(event, &mut |at, text| {
            let words = words(text.as_str());
            let runs = hashes(&words);
            let mut sources = event.claims.iter().map(|c| c.source);
            let first = |source: SourceIx| {
                let known = self.each.get(source.at())?;
                runs.iter().position(|run| known.contains(run)).map(|n| (source, n))
            };
            let Some((source, n)) = sources.find_map(first) else { return };
            let from = words.get(n).copied().unwrap_or_default();
            let before = words.iter().take(n).filter(|w| **w == from).count();
            let message =
                text!("Nine words in a row are those of `{}`.", subject.catalog().source(source).id());
            let wrong = wrongs.add(Rule::Copied, at, message).spot(Spot::Word(from.into(), before));
            wrong.label("copied from here on").hint("say it in your own words");
        });
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect()
}

/// A number for each run of words, whatever their case and accents.
fn hashes(words: &[&str]) -> Vec<u64> {
    let folded: Vec<String> = words.iter().map(|w| fold(w)).collect();
    let hash = |run: &[String]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    folded.windows(RUN).map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_nine_words_whatever_stands_between_them() {
        let one = hashes(&words("One, two three four five six seven eight nine."));
        let other = hashes(&words("one two “three” four five six seven eight NINE ten"));
        assert_eq!(one.len(), 1);
        assert_eq!(other.len(), 2);
        assert_eq!(one[0], other[0]);
        assert!(hashes(&words("one two three four five six seven eight")).is_empty());
    }
}
