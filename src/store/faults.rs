//! The faults found while loading: counted all, kept as many as anybody reads, sorted by place.

use super::at::Wrongs;
use super::file::StoreFile;
use crate::error::{Fault, Report, Rule, Severity};

/// Most faults that are kept.
const MOST: usize = 10_000;

/// Faults so far.
#[derive(Debug, Default)]
pub struct Faults {
    kept: Vec<Fault>,
    /// How many more errors there were.
    more: usize,
    /// How many more warnings there were.
    warnings: usize,
    errors: bool,
}

impl Faults {
    /// Takes in faults, and a number of errors that were not kept.
    pub fn extend(&mut self, (faults, more): (Vec<Fault>, usize)) {
        self.errors |= more > 0 || faults.iter().any(is_error);
        let room = MOST.saturating_sub(self.kept.len());
        let errors = faults.iter().skip(room).filter(|fault| is_error(fault)).count();
        self.warnings += faults.len().saturating_sub(room) - errors;
        self.more += more + errors;
        self.kept.extend(faults.into_iter().take(room));
    }

    /// Whether no more are kept.
    pub fn is_full(&self) -> bool {
        self.kept.len() >= MOST
    }

    /// Takes in what is wrong without its places, which nobody will read once no more are kept.
    pub fn count(&mut self, wrongs: &Wrongs) {
        let errors = wrongs.errors();
        self.errors |= errors > 0;
        self.more += errors;
        self.warnings += wrongs.warnings();
    }

    /// Takes in a number of warnings that were not kept.
    pub fn leave_out(&mut self, warnings: usize) {
        self.warnings += warnings;
    }

    /// Takes in what was found elsewhere.
    pub fn absorb(&mut self, other: Faults) {
        self.extend((other.kept, other.more));
        self.warnings += other.warnings;
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
        self.kept.iter().any(|f| f.file == file && is_error(f))
    }

    /// Drops what a walk over pieces found in a file that will be walked as a whole.
    pub fn forget_structure(&mut self, file: usize) {
        self.kept.retain(|f| f.file != file || f.rule > Rule::Quoted);
        self.errors = self.more > 0 || self.kept.iter().any(is_error);
    }

    /// Drops faults of some files.
    pub fn forget(&mut self, these: impl Fn(&Fault) -> bool) {
        self.kept.retain(|fault| !these(fault));
    }

    /// All that were kept, by place, each place once where the second only follows from the first.
    pub fn sorted(mut self) -> Vec<Fault> {
        self.kept.sort_by(|a, b| {
            (a.file, a.at.start, a.at.end, a.rule).cmp(&(b.file, b.at.start, b.at.end, b.rule))
        });
        self.kept.dedup_by(|b, a| a == b || (a.file == b.file && follows(a, b)));
        self.kept
    }

    /// The report on all of them.
    pub fn report(self, files: &[StoreFile]) -> Report {
        let (more, warnings) = (self.more, self.warnings);
        let files: Vec<_> = files.iter().map(|f| (&f.name, f.bytes())).collect();
        Report::new(self.sorted(), more, &files).and_warnings(warnings)
    }
}

fn is_error(fault: &Fault) -> bool {
    fault.rule.row().severity == Severity::Error
}

/// Whether a fault says no more than the one before.
fn follows(first: &Fault, second: &Fault) -> bool {
    let style = matches!(
        first.rule,
        Rule::ControlCharacter
            | Rule::Unquoted
            | Rule::Quoted
            | Rule::NoValue
            | Rule::WrongShape
            | Rule::BadNumber
            | Rule::YesNo
    );
    if first.at != second.at {
        // What reads as nothing ends before it has begun to be a date.
        let dates = (first.rule, second.rule) == (Rule::Unquoted, Rule::BadDate);
        return dates && second.at.start == first.at.end;
    }
    (style && second.rule > Rule::Quoted) || (first.rule == second.rule && first.rule == Rule::Syntax)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn faults(rule: Rule, count: usize) -> Vec<Fault> {
        let fault = |n| {
            let (message, label) = (Text::default(), Text::default());
            Fault { rule, file: 0, at: n..n, message, label, hint: None }
        };
        (0..count).map(fault).collect()
    }

    #[test]
    fn more_warnings_than_are_kept_are_no_errors() {
        let mut found = Faults::default();
        found.extend((faults(Rule::Unused, MOST + 5), 0));
        let mut all = Faults::default();
        all.absorb(found);
        all.extend((faults(Rule::Unused, 3), 0));
        assert!(!all.refuses());
        let report = all.report(&[]);
        assert_eq!((report.errors(), report.len()), (0, 8), "those kept are of no file here");
        let mut refused = Faults::default();
        refused.extend((faults(Rule::Unused, MOST), 0));
        refused.extend((faults(Rule::DuplicateId, 2), 1));
        assert!(refused.refuses());
        assert_eq!(refused.report(&[]).errors(), 3);
    }
}
