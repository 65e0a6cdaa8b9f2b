//! Gaps: stretches of time in which nothing of an answer may have happened.

use super::Index;
use super::answer::Answer;
use crate::model::Window;

impl Index {
    /// The stretches between events of an answer into which none of them may fall, not even by what only a claim
    /// says of its date; ascending, both ends included. Before the first event and after the last is no gap.
    pub fn gaps(&self, answer: &Answer) -> Vec<Window> {
        let held = self.dates.values().iter().zip(self.dates.tally(answer)).filter(|(_, t)| t.total() > 0);
        let mut windows: Vec<Window> = held
            .flat_map(|(dates, _)| std::iter::once(&dates.coded).chain(&dates.said))
            .map(|bounds| bounds.span.hull())
            .collect();
        windows.sort_unstable_by_key(|window| (window.lo, window.hi));
        let mut gaps = Vec::new();
        let mut reached = None;
        for window in windows {
            if let Some(last) = reached.filter(|last: &i64| last.saturating_add(1) < window.lo) {
                gaps.push(Window { lo: last + 1, hi: window.lo - 1 });
            }
            reached = reached.max(Some(window.hi));
        }
        gaps
    }
}
