//! Rings: which of many, each of which leads to one other at most, lead back to themselves.

use crate::model::EventIx;

/// For each position, whether its way leads back to it. Each is gone through twice at most, however long the ways are.
pub fn looped(next: &[Option<EventIx>]) -> Vec<bool> {
    let follow = |at: usize| next.get(at).copied().flatten().map(EventIx::at);
    let mut looped = vec![false; next.len()];
    // The way that first went through each, from 1.
    let mut ways = vec![0_usize; next.len()];
    for start in 0..next.len() {
        let (way, mut here) = (start + 1, Some(start));
        while let Some(at) = here {
            match ways.get_mut(at) {
                Some(first @ 0) => *first = way,
                Some(first) if *first == way => break,
                _ => here = None,
            }
            here = here.and_then(follow);
        }
        // Where a way met itself a ring begins.
        while let Some(unmarked) = here.and_then(|at| looped.get_mut(at)).filter(|looped| !**looped) {
            *unmarked = true;
            here = here.and_then(follow);
        }
    }
    looped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(next: &[i32]) -> Vec<bool> {
        let next: Vec<_> = next.iter().map(|n| u32::try_from(*n).ok().map(EventIx)).collect();
        looped(&next)
    }

    #[test]
    fn only_what_leads_back_to_itself_is_looped() {
        assert!(of(&[]).is_empty());
        assert_eq!(of(&[0]), [true]);
        assert_eq!(of(&[1, 2, 3, 1, -1, 4]), [false, true, true, true, false, false]);
        assert_eq!(of(&[1, 0, 0, 3]), [true, true, false, true]);
        assert_eq!(of(&[9, -1]), [false, false], "what is not there leads nowhere");
    }

    #[test]
    fn a_ring_may_be_of_any_length() {
        let ring: Vec<i32> = (1..100_000).chain([0]).collect();
        assert!(of(&ring).into_iter().all(|looped| looped));
    }
}
