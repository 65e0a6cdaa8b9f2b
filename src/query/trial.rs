//! Trying a regular expression out before it is asked for: whether looking for it in all texts of a store takes too
//! long to be done while a person types. No clock decides that, so that the same store always answers the same.

use regex_automata::Input;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::NFA;
use regex_automata::util::syntax;

/// States times bytes that may be gone through one by one: well under a second.
pub const AFFORDED: u64 = 300_000_000;

/// What all expressions of a query may cost together, each as [`Trial::cost`] says; a single one may cost more.
pub const TOGETHER: u64 = 300_000_000;

/// What is not worth trying out.
const LEAST: u64 = 1_000_000;

/// What it takes to make a state, in bytes gone through.
const MADE: u64 = 200;

/// Bytes that the automaton may take while it is made as it goes.
const CACHE: usize = 1 << 20;
/// How often it may be thrown away and begun anew.
const CLEARED: usize = 3;

/// An expression being tried out on one text after the other. As long as it is an automaton that can be made as it
/// goes, a text costs nothing worth counting; where it is not, each byte costs as much as it has states.
pub struct Trial {
    states: u64,
    automaton: Option<(DFA, Cache)>,
    cost: u64,
}

impl Trial {
    /// Begins with an expression, as it is looked for in folded text.
    pub fn new(folded: &str) -> Trial {
        let relaxed = syntax::Config::new().case_insensitive(true);
        let nfa = NFA::compiler().syntax(relaxed).build(folded).ok();
        let states = nfa.as_ref().map_or(1, |nfa| nfa.states().len() as u64);
        let config = DFA::config()
            .cache_capacity(CACHE)
            .skip_cache_capacity_check(true)
            .minimum_cache_clear_count(Some(CLEARED))
            .unicode_word_boundary(true);
        let built = nfa.and_then(|nfa| DFA::builder().configure(config).build_from_nfa(nfa).ok());
        let automaton = built.map(|dfa| {
            let cache = dfa.create_cache();
            (dfa, cache)
        });
        Trial { states, automaton, cost: 0 }
    }

    /// What it costs on so many bytes whatever they are, where that is next to nothing.
    pub fn least_on(&self, bytes: u64) -> Option<u64> {
        let most = self.states.saturating_mul(bytes.saturating_add(MADE));
        (most <= LEAST).then_some(most)
    }

    /// What it costs on texts of so many bytes in which it was looked for, in bytes gone through: once all of them,
    /// and some again for its states. None where it cannot be afforded.
    pub fn cost(&self, bytes: u64) -> Option<u64> {
        let made = self.states.saturating_mul(MADE);
        self.is_affordable().then(|| self.cost.saturating_add(bytes).saturating_add(made))
    }

    /// Looks for it in a text.
    pub fn take(&mut self, text: &str) {
        if !self.is_affordable() {
            return;
        }
        let plain = self
            .automaton
            .as_mut()
            .is_some_and(|(dfa, cache)| dfa.try_search_fwd(cache, &Input::new(text).earliest(true)).is_ok());
        if !plain {
            self.cost = self.cost.saturating_add(self.states.saturating_mul(text.len() as u64));
        }
    }

    /// Whether what it was looked for in so far was not too much.
    pub fn is_affordable(&self) -> bool {
        self.cost <= AFFORDED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters and blanks in no order, always the same.
    fn babble(bytes: usize) -> String {
        let mut state = 1_u64;
        let mut letter = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            char::from(b'a' + (state % 26) as u8)
        };
        (0..bytes).map(|i| if i % 7 == 6 { ' ' } else { letter() }).collect()
    }

    fn affordable(expression: &str, text: &str) -> bool {
        let mut trial = Trial::new(expression);
        text.as_bytes().chunks(300).for_each(|part| trial.take(&String::from_utf8_lossy(part)));
        trial.is_affordable()
    }

    #[test]
    fn only_what_must_be_gone_through_state_by_state_is_too_much() {
        let text = babble(4_000_000);
        for cheap in ["bomb", r"\bbomb\w*", ".*a.{12}b.*zq9", "(a|b|c|.){100}q$", "x*x*x*x*x*y9"] {
            assert!(affordable(cheap, &text), "{cheap}");
        }
        for dear in [r"[aeiou].{20}\d", r"\w*[aeiou].{16}zq1"] {
            assert!(!affordable(dear, &text), "{dear}");
            assert!(affordable(dear, &text[..20_000]), "{dear} in few words");
        }
    }
}
