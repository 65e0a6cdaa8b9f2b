//! Gaps: stretches of time in which nothing of an answer may have happened, before, between and after its events.

use super::Index;
use super::answer::Answer;
use crate::model::Window;
use crate::model::date::{FOREVER, FOREVER_AGO};

impl Index {
    /// The stretches into which no event of an answer may fall, not even by what only a claim says of its date;
    /// ascending, both ends included. The first begins for ever ago and the last never ends, unless something may have
    /// been then. Where nothing matches there is no gap.
    pub fn gaps(&self, answer: &Answer) -> Vec<Window> {
        let held = self.dates.values().iter().zip(self.dates.tally(answer)).filter(|(_, t)| t.total() > 0);
        let mut windows: Vec<Window> = held
            .flat_map(|(dates, _)| std::iter::once(&dates.coded).chain(&dates.said))
            .map(|bounds| bounds.span.hull())
            .collect();
        windows.sort_unstable_by_key(|window| (window.lo, window.hi));
        let mut gaps = Vec::new();
        // The first minute of which nothing is known yet to fall into it.
        let mut free = FOREVER_AGO;
        for window in &windows {
            if free < window.lo {
                gaps.push(Window { lo: free, hi: window.lo - 1 });
            }
            free = free.max(window.hi.saturating_add(1));
        }
        if free < FOREVER && !windows.is_empty() {
            gaps.push(Window { lo: free, hi: FOREVER });
        }
        gaps
    }
}
