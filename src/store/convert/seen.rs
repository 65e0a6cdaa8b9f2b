//! What stood before in a list, of a few things or of very many.

use std::collections::HashSet;
use std::hash::Hash;

/// As long as there are so few things they are looked through one by one.
const FEW: usize = 16;

/// Things that stood before.
pub struct Seen<T> {
    few: Vec<T>,
    many: HashSet<T>,
}

impl<T: Eq + Hash> Seen<T> {
    /// Nothing yet.
    pub fn new() -> Seen<T> {
        Seen { few: Vec::new(), many: HashSet::new() }
    }

    /// Takes in a thing; whether it stood before.
    pub fn again(&mut self, thing: T) -> bool {
        if !self.many.is_empty() {
            return !self.many.insert(thing);
        }
        if self.few.contains(&thing) {
            return true;
        }
        self.few.push(thing);
        if self.few.len() > FEW {
            self.many.extend(self.few.drain(..));
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_stand_again_whether_few_or_many() {
        for count in [3, FEW, FEW + 1, 100] {
            let mut seen = Seen::new();
            assert!((0..count).all(|n| !seen.again(n)));
            assert!((0..count).all(|n| seen.again(n)));
            assert!(!seen.again(count));
        }
    }
}
