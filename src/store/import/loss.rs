//! What an import did not carry over and what was odd in it, row by row.

use std::collections::BTreeMap;

use crate::text;
use crate::text::Text;

/// Whether something of the file is missing in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// It is not in the store.
    Lost,
    /// It is in the store, and worth a look.
    Odd,
}

/// One remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its row, the first line of the file being row 1; none for what concerns the whole file.
    pub row: Option<u64>,
    /// What became of it.
    pub loss: Loss,
    /// What is the matter, as a sentence.
    pub message: Text,
}

/// Most remarks that are kept; more are counted.
const KEPT: usize = 200_000;

/// Most runs of rows that are kept of what is told once.
const RUNS: usize = 10_000;

/// Everything worth saying about an import.
#[derive(Clone, Debug, Default)]
pub struct Losses {
    whole: Vec<Remark>,
    rows: Vec<Remark>,
    more: usize,
    lost: usize,
    odd: usize,
    /// How often something befell rows that needs no line for each.
    often: BTreeMap<&'static str, Often>,
}

/// The rows that something befell.
#[derive(Clone, Debug, Default)]
struct Often {
    /// What became of it; none of what is told and is no fault.
    loss: Option<Loss>,
    count: u64,
    /// Their numbers, rows one after the other as the first and the last of them.
    runs: Vec<(u64, u64)>,
}

impl Often {
    /// Notes a row, which may be the one that was noted last.
    fn add(&mut self, row: u64) {
        if self.runs.last().is_some_and(|(_, last)| *last == row) {
            return;
        }
        self.count += 1;
        let room = self.runs.len() < RUNS;
        match self.runs.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ if room => self.runs.push((row, row)),
            _ => {}
        }
    }

    /// Which rows they are, in words: all of them, or the first and how many.
    fn told(&self, all: bool) -> String {
        let first = self.runs.first().map_or(0, |(first, _)| *first);
        if self.count == 1 {
            return format!("Row {first}");
        }
        if !all {
            return format!("{} rows, the first of them row {first}", self.count);
        }
        let run = |(first, last): &(u64, u64)| match last - first {
            0 => first.to_string(),
            _ => format!("{first} to {last}"),
        };
        let named: u64 = self.runs.iter().map(|(first, last)| last - first + 1).sum();
        let more = match self.count.saturating_sub(named) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!("Rows {}{more}", self.runs.iter().map(run).collect::<Vec<_>>().join(", "))
    }
}

impl Losses {
    /// Notes that something of a row is not in the store.
    pub fn lost(&mut self, row: u64, message: Text) {
        self.lost += 1;
        self.keep(row, Loss::Lost, message);
    }

    /// Notes that something of a row is odd.
    pub fn odd(&mut self, row: u64, message: Text) {
        self.odd += 1;
        self.keep(row, Loss::Odd, message);
    }

    fn keep(&mut self, row: u64, loss: Loss, message: Text) {
        match self.rows.len() < KEPT {
            true => self.rows.push(Remark { row: Some(row), loss, message }),
            false => self.more += 1,
        }
    }

    /// Notes what concerns the whole file.
    pub fn whole(&mut self, loss: Loss, message: Text) {
        self.whole.push(Remark { row: None, loss, message });
    }

    /// Notes a row to which something befell that is told once for all rows, and what became of it; none of what is
    /// told and is no fault.
    pub fn often(&mut self, loss: Option<Loss>, what: &'static str, row: u64) {
        let often = self.often.entry(what).or_default();
        often.loss = loss;
        often.add(row);
    }

    /// How many rows' values are not in the store, and how many are odd.
    pub fn counts(&self) -> (usize, usize) {
        let rows = |loss| {
            let often = self.often.values().filter(|often| often.loss == Some(loss));
            often.map(|often| usize::try_from(often.count).unwrap_or(usize::MAX)).sum::<usize>()
        };
        (self.lost + rows(Loss::Lost), self.odd + rows(Loss::Odd))
    }

    /// What is told once for all rows to which it befell; none if it befell no row.
    pub fn line(&self, what: &str) -> Option<Text> {
        self.often.get(what).map(|rows| text!("{}: {what}.", rows.told(false)))
    }

    /// The remarks as lines: those on the whole file, then those on rows, in order, so many of them at most, and
    /// then how many more there are.
    pub fn lines(&self, most: Option<usize>) -> Vec<Text> {
        let mut lines: Vec<Text> = self.whole.iter().map(|r| r.message.clone()).collect();
        lines.extend(self.often.iter().map(|(what, rows)| text!("{}: {what}.", rows.told(most.is_none()))));
        let shown = most.unwrap_or(usize::MAX).min(self.rows.len());
        for remark in self.rows.iter().take(shown) {
            let (row, message) = (remark.row.unwrap_or_default(), &remark.message);
            lines.push(match remark.loss {
                Loss::Lost => text!("Row {row}, not carried: {message}"),
                Loss::Odd => text!("Row {row}, odd: {message}"),
            });
        }
        let more = self.rows.len() - shown + self.more;
        if more > 0 {
            lines.push(text!("… and {more} more remarks on rows."));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_told_and_the_rest_counted() {
        let mut losses = Losses::default();
        losses.whole(Loss::Lost, "Columns not carried: x.".into());
        losses.often(None, "text that is not UTF-8", 4);
        losses.often(None, "text that is not UTF-8", 9);
        assert_eq!(losses.line("text"), None);
        let line = losses.line("text that is not UTF-8").unwrap();
        assert_eq!(line.as_str(), "2 rows, the first of them row 4: text that is not UTF-8.");
        for row in 2..=6 {
            losses.odd(row, "best is beyond high.".into());
        }
        losses.lost(7, "it has no date.".into());
        let told: Vec<String> = losses.lines(Some(2)).iter().map(|l| l.as_str().to_owned()).collect();
        assert_eq!(
            told,
            [
                "Columns not carried: x.",
                "2 rows, the first of them row 4: text that is not UTF-8.",
                "Row 2, odd: best is beyond high.",
                "Row 3, odd: best is beyond high.",
                "… and 4 more remarks on rows.",
            ]
        );
        losses.often(Some(Loss::Odd), "text that is not UTF-8", 10);
        losses.often(Some(Loss::Odd), "text that is not UTF-8", 10);
        let all = losses.lines(None);
        assert_eq!(all.len(), 8);
        assert_eq!(all[1].as_str(), "Rows 4, 9 to 10: text that is not UTF-8.");
        assert_eq!(losses.counts(), (1, 8), "what is told once counts each of its rows");
    }
}
