//! Kleene's three answers: an event matches certainly, possibly or not.

/// An answer to a question about an event, ordered `No < Possible < Certain`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Truth {
    /// It does not hold.
    #[default]
    No,
    /// It may hold: the event is not known well enough to say.
    Possible,
    /// It holds.
    Certain,
}

impl Truth {
    /// `Certain` for `true`, `No` for `false`.
    pub fn crisp(holds: bool) -> Truth {
        if holds { Truth::Certain } else { Truth::No }
    }

    /// Kleene's conjunction: the weaker of the two.
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    /// Kleene's disjunction: the stronger of the two.
    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }

    /// Whether it holds at least possibly.
    pub fn holds(self) -> bool {
        self != Truth::No
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    /// Kleene's negation: `Possible` stays possible.
    fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Certain,
            Truth::Possible => Truth::Possible,
            Truth::Certain => Truth::No,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{Certain, No, Possible};

    #[test]
    fn negation_keeps_the_possible() {
        assert_eq!([!No, !Possible, !Certain], [Certain, Possible, No]);
    }

    #[test]
    fn conjunction_and_disjunction_follow_kleene() {
        for a in [No, Possible, Certain] {
            for b in [No, Possible, Certain] {
                assert_eq!(!(a.and(b)), (!a).or(!b));
                assert_eq!(a.and(b) == Certain, a == Certain && b == Certain);
                assert_eq!(a.or(b) == No, a == No && b == No);
            }
        }
    }
}
