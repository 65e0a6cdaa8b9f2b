//! Lines typed and accepted before in this session, to be called up again. They are not kept on disk: what an
//! analyst looked for is nobody else's business.

use std::collections::BTreeMap;

use super::state::Purpose;

/// How many lines are kept of each purpose.
const KEPT: usize = 200;

/// Lines accepted before, the newest last, by what they were for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Lines(BTreeMap<Purpose, Vec<String>>);

/// A line called up again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recalled {
    /// What was typed before the first one was called up.
    pub typed: String,
    /// How those begin that are called up.
    pub begun: String,
    /// Which of the kept lines stands there.
    pub at: usize,
}

impl Lines {
    /// Keeps a line, once: as the newest. A line of blanks is not worth keeping.
    pub fn keep(&mut self, purpose: Purpose, line: &str) {
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        let lines = self.0.entry(purpose).or_default();
        lines.retain(|kept| kept != line);
        lines.push(line.to_string());
        if lines.len() > KEPT {
            lines.remove(0);
        }
    }

    fn of(&self, purpose: Purpose) -> &[String] {
        self.0.get(&purpose).map_or(&[], Vec::as_slice)
    }

    /// The line at a position.
    pub fn line(&self, purpose: Purpose, at: usize) -> Option<&str> {
        self.of(purpose).get(at).map(String::as_str)
    }

    /// The position of the newest line before another, or before none, that begins so and is not that text.
    pub fn earlier(&self, purpose: Purpose, begun: &str, before: Option<usize>, text: &str) -> Option<usize> {
        let lines = self.of(purpose);
        let before = lines.get(..before.unwrap_or(lines.len()))?;
        before.iter().rposition(|line| line.starts_with(begun) && line != text.trim())
    }

    /// The position of the oldest line after another that begins so.
    pub fn later(&self, purpose: Purpose, begun: &str, after: usize) -> Option<usize> {
        let lines = self.of(purpose).iter().enumerate().skip(after + 1);
        lines.filter(|(_, line)| line.starts_with(begun)).map(|(at, _)| at).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(of: &[&str]) -> Lines {
        let mut lines = Lines::default();
        of.iter().for_each(|line| lines.keep(Purpose::Query, line));
        lines
    }

    #[test]
    fn a_line_is_kept_once_as_the_newest_and_not_for_ever() {
        let mut kept = lines(&["a", "b", " a ", "  "]);
        assert_eq!(kept.of(Purpose::Query), ["b", "a"]);
        assert!(kept.of(Purpose::Find).is_empty());
        (0..2 * KEPT).for_each(|n| kept.keep(Purpose::Query, &n.to_string()));
        assert_eq!(kept.of(Purpose::Query).len(), KEPT);
    }

    #[test]
    fn only_lines_that_begin_so_are_called_up() {
        let kept = lines(&["kind:attack", "mosul", "kind:clash"]);
        assert_eq!(kept.earlier(Purpose::Query, "kind", None, "kind"), Some(2));
        assert_eq!(kept.earlier(Purpose::Query, "kind", Some(2), "kind:clash"), Some(0));
        assert_eq!(kept.earlier(Purpose::Query, "kind", Some(0), "kind:attack"), None);
        assert_eq!(kept.later(Purpose::Query, "kind", 0), Some(2));
        assert_eq!(kept.later(Purpose::Query, "kind", 2), None);
        assert_eq!(kept.earlier(Purpose::Query, "", None, "kind:clash "), Some(1), "not what stands there");
    }
}
