//! What was found out about looking for expressions in the texts of a store, so that it is found out once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Expressions that are remembered at most.
const MOST: usize = 256;

/// What looking for an expression costs, by how it is written; nothing where it costs too much.
#[derive(Clone, Debug, Default)]
pub struct Tried(Arc<Mutex<BTreeMap<Box<str>, Option<u64>>>>);

impl Tried {
    /// What was found out, or is now.
    pub fn or_try(&self, written: &str, find_out: impl FnOnce() -> Option<u64>) -> Option<u64> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(written).copied();
        known.unwrap_or_else(|| {
            let found = find_out();
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(written.into(), found);
            found
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_out_is_remembered_and_few_of_it() {
        let tried = Tried::default();
        assert_eq!(tried.or_try("a", || Some(1)), Some(1));
        assert_eq!(tried.or_try("a", || panic!("it is known")), Some(1));
        assert_eq!(tried.clone().or_try("b", || None), None);
        assert_eq!(tried.or_try("b", || panic!("it is known there too")), None);
        (0..2 * MOST).for_each(|n| _ = tried.or_try(&format!("x{n}"), || Some(0)));
        assert!(tried.0.lock().unwrap().len() <= MOST);
    }
}
