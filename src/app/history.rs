//! Undo and redo, back and forward: two stacks around a present that lives elsewhere.

/// What came before and what was undone. The present is not in it.
#[derive(Clone, Debug, PartialEq)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
}

/// How many steps are kept.
const DEPTH: usize = 500;

impl<T> Default for History<T> {
    fn default() -> Self {
        History { past: Vec::new(), future: Vec::new() }
    }
}

impl<T: PartialEq> History<T> {
    /// Remembers the present before it changes; what was undone is forgotten.
    pub fn leave(&mut self, present: T) {
        if self.past.last() != Some(&present) {
            self.past.push(present);
        }
        if self.past.len() > DEPTH {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// Steps back: takes the present, gives the one before.
    pub fn back(&mut self, present: T) -> Option<T> {
        let before = self.past.pop()?;
        self.future.push(present);
        Some(before)
    }

    /// Steps forward again: takes the present, gives the one undone last.
    pub fn forward(&mut self, present: T) -> Option<T> {
        let after = self.future.pop()?;
        self.past.push(present);
        Some(after)
    }

    /// Every step as `again` gives it; those it gives nothing for are left out.
    pub fn kept(self, again: impl Fn(T) -> Option<T>) -> History<T> {
        let kept = |steps: Vec<T>| steps.into_iter().filter_map(&again).collect();
        History { past: kept(self.past), future: kept(self.future) }
    }

    /// Whether there is a step back.
    pub fn can_go_back(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step forward.
    pub fn can_go_forward(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_return() {
        let mut h = History::default();
        h.leave(1);
        h.leave(2);
        assert_eq!(h.back(3), Some(2));
        assert_eq!(h.back(2), Some(1));
        assert_eq!(h.back(1), None);
        assert_eq!(h.forward(1), Some(2));
        assert_eq!(h.forward(2), Some(3));
        h.leave(9);
        assert!(!h.can_go_forward());
    }
}
