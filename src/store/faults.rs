//! The faults found while loading: counted all, kept as many as anybody reads, sorted by place.

use super::file::StoreFile;
use crate::error::{Fault, Report, Rule, Severity};

/// Most faults that are kept.
const MOST: usize = 10_000;

/// Faults so far.
#[derive(Debug, Default)]
pub struct Faults {
    kept: Vec<Fault>,
    /// How many more there were.
    more: usize,
    errors: bool,
}

impl Faults {
    /// Takes in faults, and a number of errors that were not kept.
    pub fn extend(&mut self, (faults, more): (Vec<Fault>, usize)) {
        self.errors |= more > 0 || faults.iter().any(|f| f.rule.row().severity == Severity::Error);
        let room = MOST.saturating_sub(self.kept.len());
        self.more += more + faults.len().saturating_sub(room);
        self.kept.extend(faults.into_iter().take(room));
    }

    /// Takes in what was found elsewhere.
    pub fn absorb(&mut self, other: Faults) {
        self.extend((other.kept, other.more));
    }

    /// The faults that were kept, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.kept.iter()
    }

    /// Whether the store is refused.
    pub fn refuses(&self) -> bool {
        self.errors
    }

    /// Whether a file has an error.
    pub fn has_errors_in(&self, file: usize) -> bool {
        self.kept.iter().any(|f| f.file == file && f.rule.row().severity == Severity::Error)
    }

    /// Drops what a walk over pieces found in a file that will be walked as a whole.
    pub fn forget_structure(&mut self, file: usize) {
        self.kept.retain(|f| f.file != file || f.rule > Rule::Quoted);
        self.errors = self.more > 0 || self.kept.iter().any(|f| f.rule.row().severity == Severity::Error);
    }

    /// All that were kept, by place, each place once where the second only follows from the first.
    pub fn sorted(mut self) -> Vec<Fault> {
        self.kept.sort_by(|a, b| {
            (a.file, a.at.start, a.at.end, a.rule).cmp(&(b.file, b.at.start, b.at.end, b.rule))
        });
        self.kept.dedup_by(|b, a| a == b || (a.file == b.file && a.at == b.at && follows(a.rule, b.rule)));
        self.kept
    }

    /// The report on all of them.
    pub fn report(self, files: &[StoreFile]) -> Report {
        let more = self.more;
        let files: Vec<_> = files.iter().map(|f| (&f.name, f.bytes())).collect();
        Report::new(self.sorted(), more, &files)
    }
}

/// Whether a fault at the same place says no more than the one before.
fn follows(first: Rule, second: Rule) -> bool {
    let style = matches!(
        first,
        Rule::Unquoted | Rule::Quoted | Rule::NoValue | Rule::WrongShape | Rule::BadNumber | Rule::YesNo
    );
    (style && second > Rule::Quoted) || (first == second && first == Rule::Syntax)
}
