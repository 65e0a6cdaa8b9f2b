//! Where in a store something stands, told by the way to it; turned into bytes only when it is needed.

use std::ops::Range;

use super::file::MOST;
use crate::error::{Rule, Severity};
use crate::text::Text;

/// One step from a mapping or a list to what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value of a key.
    Key(&'static str),
    /// The value of the key at a position of its mapping, from 0.
    Entry(usize),
    /// The value of the key that is this number.
    Number(u32),
    /// An item of a list, from 0; the value itself where it stands alone instead of a list.
    Item(usize),
}

/// The way to a value, as a chain of frames: it costs nothing until something is wrong.
#[derive(Clone, Copy)]
pub struct At<'a> {
    up: Option<&'a At<'a>>,
    step: Option<Step>,
}

impl<'a> At<'a> {
    /// The beginning: the whole text looked at.
    pub const ROOT: At<'static> = At { up: None, step: None };

    /// The value of a key.
    pub fn key(&'a self, key: &'static str) -> At<'a> {
        At { up: Some(self), step: Some(Step::Key(key)) }
    }

    /// The value of the key at a position.
    pub fn entry(&'a self, n: usize) -> At<'a> {
        At { up: Some(self), step: Some(Step::Entry(n)) }
    }

    /// The value of the key that is a number.
    pub fn number(&'a self, n: u32) -> At<'a> {
        At { up: Some(self), step: Some(Step::Number(n)) }
    }

    /// An item of a list.
    pub fn item(&'a self, n: usize) -> At<'a> {
        At { up: Some(self), step: Some(Step::Item(n)) }
    }

    /// The steps, first to last.
    pub fn path(&self) -> Vec<Step> {
        let mut steps: Vec<Step> =
            std::iter::successors(Some(self), |at| at.up).filter_map(|at| at.step).collect();
        steps.reverse();
        steps
    }
}

/// Which part of the value at the end of the way is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The value; where its key is missing, the beginning of the mapping.
    Value,
    /// The key of the value.
    Key,
    /// Bytes of the value as read; the whole value where they do not stand in the file letter by letter.
    Part(Range<usize>),
    /// A word of the value as it stands in the file, and how many runs of letters and digits stand before it that are
    /// like its first; the whole value where it is not there.
    Word(Box<str>, usize),
}

/// Something wrong with a value, before its bytes are known.
#[derive(Clone, Debug)]
pub struct Wrong {
    /// The rule that is broken.
    pub rule: Rule,
    /// The way to the value.
    pub path: Vec<Step>,
    /// The part of it that is meant.
    pub spot: Spot,
    /// What is wrong, as a sentence.
    pub message: Text,
    /// A few words under the caret.
    pub label: Text,
    /// What to do.
    pub hint: Option<Text>,
}

/// What was found wrong so far: so many errors and as many warnings at most, and how many there were.
#[derive(Debug, Default)]
pub struct Wrongs(pub Vec<Wrong>, Counts);

#[derive(Debug, Default)]
struct Counts {
    errors: usize,
    warnings: usize,
    /// The last one that was not kept.
    left_out: Option<Wrong>,
}

impl Wrongs {
    /// Notes that the value at `at` breaks a rule; the rest is said by the builder methods.
    #[expect(clippy::indexing_slicing, reason = "the last one was pushed just before")]
    pub fn add(&mut self, rule: Rule, at: &At<'_>, message: Text) -> &mut Wrong {
        let count = match rule.row().severity {
            Severity::Error => &mut self.1.errors,
            Severity::Warning => &mut self.1.warnings,
        };
        *count += 1;
        let kept = *count <= MOST;
        let path = if kept { at.path() } else { Vec::new() };
        let wrong = Wrong { rule, path, spot: Spot::Value, message, label: Text::default(), hint: None };
        if !kept {
            return self.1.left_out.insert(wrong);
        }
        self.0.push(wrong);
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    /// How many errors there were.
    pub fn errors(&self) -> usize {
        self.1.errors
    }

    /// How many warnings there were.
    pub fn warnings(&self) -> usize {
        self.1.warnings
    }

    /// How many more errors there were than are kept.
    pub fn more(&self) -> usize {
        self.1.errors.saturating_sub(MOST)
    }

    /// How many more warnings there were than are kept.
    pub fn more_warnings(&self) -> usize {
        self.1.warnings.saturating_sub(MOST)
    }
}

impl Wrong {
    /// With a few words under the caret.
    pub fn label(&mut self, label: impl Into<Text>) -> &mut Wrong {
        self.label = label.into();
        self
    }

    /// With what to do.
    pub fn hint(&mut self, hint: impl Into<Text>) -> &mut Wrong {
        self.hint = Some(hint.into());
        self
    }

    /// With what to do, if anything is known.
    pub fn hint_if(&mut self, hint: Option<Text>) -> &mut Wrong {
        self.hint = hint;
        self
    }

    /// With the part that is meant.
    pub fn spot(&mut self, spot: Spot) -> &mut Wrong {
        self.spot = spot;
        self
    }
}
