//! Stores that have changed on disk and can no longer be read: what is shown is from before, and says so.

use crate::error::{Located, Refused};
use crate::text;
use crate::text::Text;

/// What is said where stores that changed were read again; it no longer holds once they cannot be.
pub const READ_AGAIN: &str = "The store has changed on disk and was read again.";

/// Faults that are kept to be shown.
const MOST: usize = 3;

/// Rows of the screen from which faults have lines of their own.
const TALL: u16 = 20;

/// Why what is on disk is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The first faults with their places, or the one reason why nothing can be read.
    pub reasons: Vec<Text>,
    /// How many more there are.
    pub more: usize,
}

impl Stale {
    /// What reading the stores again came to.
    pub fn new(refused: &Refused) -> Stale {
        match refused {
            Refused::Unreadable(what) => Stale { reasons: vec![what.message.clone()], more: 0 },
            Refused::Faulty(report) => {
                let reasons: Vec<Text> = report.faults().iter().take(MOST).map(told).collect();
                Stale { more: report.len() - reasons.len(), reasons }
            }
        }
    }

    /// The lines of the banner on a screen of so many rows.
    pub fn lines(&self, rows: u16) -> Vec<Text> {
        let more = |shown: usize| match self.more + self.reasons.len() - shown {
            0 => String::new(),
            left => format!(" (and {left} more)"),
        };
        if rows < TALL {
            let first = self.reasons.first().cloned().unwrap_or_default();
            return vec![text!("Shown as it was: {first}{}", more(1))];
        }
        let head = "The store on disk is refused; what is shown is as it was before.".into();
        let mut lines = vec![head];
        lines.extend(self.reasons.iter().map(|reason| text!("  {reason}")));
        if let Some(last) = lines.last_mut() {
            *last = text!("{last}{}", more(self.reasons.len()));
        }
        lines
    }
}

/// `events.yaml:12:18: February 2020 has 29 days.` The folders of a file would leave no room for what is wrong.
fn told(located: &Located) -> Text {
    let (line, column) = located.start;
    let name = located.name.as_str();
    let file = name.rsplit('/').next().unwrap_or(name);
    text!("{file}:{line}:{column}: {}", located.fault.message)
}
