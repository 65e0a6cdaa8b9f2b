//! Which incidents are counted in others: the links to what an event is part of or counted in, followed to their ends,
//! in time that grows with the links alone, rings of them included.

use super::answer::Answer;
use crate::model::{EventIx, Truth};

/// The links, their events put together in groups: a ring of links is one group, an event in none is a group of its own.
/// A group comes after all that it leads to.
pub(super) struct Wholes {
    /// The events that have links, in order.
    nodes: Vec<EventIx>,
    /// Where each leads: positions among them.
    links: Vec<Vec<usize>>,
    /// The group of each.
    group: Vec<usize>,
    /// The members of each group, in order.
    members: Vec<Vec<usize>>,
}

impl Wholes {
    /// Of links from parts to wholes.
    pub fn of(parts: &[(EventIx, EventIx)]) -> Wholes {
        let mut nodes: Vec<EventIx> = parts.iter().flat_map(|(part, whole)| [*part, *whole]).collect();
        nodes.sort_unstable();
        nodes.dedup();
        let at = |event: EventIx| nodes.binary_search(&event).unwrap_or_default();
        let mut links = vec![Vec::new(); nodes.len()];
        for (part, whole) in parts {
            if let Some(links) = links.get_mut(at(*part)) {
                links.push(at(*whole));
            }
        }
        let members = groups(&links);
        let mut group = vec![0; nodes.len()];
        for (n, members) in members.iter().enumerate() {
            for member in members {
                group.iter_mut().skip(*member).take(1).for_each(|group| *group = n);
            }
        }
        Wholes { nodes, links, group, members }
    }

    /// The events whose figure is in that of another: of one they lead to, or in a ring of an earlier one, that states it
    /// too and is in the answer at least as surely.
    pub fn counted_elsewhere(&self, answer: &Answer, states: impl Fn(EventIx) -> bool) -> Vec<EventIx> {
        let own = |node: usize| match self.nodes.get(node) {
            Some(event) if states(*event) => answer.truth(*event),
            _ => Truth::No,
        };
        // How surely one is in the answer that states it and lies in a group, or beyond it.
        let mut within: Vec<Truth> = Vec::with_capacity(self.members.len());
        let mut elsewhere = Vec::new();
        for (n, members) in self.members.iter().enumerate() {
            let leads = members.iter().filter_map(|member| self.links.get(*member)).flatten();
            let groups = leads.filter_map(|to| self.group.get(*to)).filter(|group| **group != n);
            let beyond = groups.filter_map(|group| within.get(*group)).max().copied().unwrap_or_default();
            let mut best = beyond;
            for member in members {
                let Some(event) = self.nodes.get(*member) else { continue };
                let truth = answer.truth(*event);
                if truth.holds() && best >= truth {
                    elsewhere.push(*event);
                }
                best = best.max(own(*member));
            }
            within.push(best);
        }
        elsewhere
    }
}

/// The groups that a walk along links finds, each after all that it leads to: Tarjan's strongly connected components,
/// without recursion.
fn groups(links: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut walk = Walk { seen: vec![None; links.len()], open: Vec::new(), groups: Vec::new(), next: 0 };
    for start in 0..links.len() {
        if walk.seen.get(start).is_some_and(Option::is_none) {
            walk.from(start, links);
        }
    }
    walk.groups
}

/// When a node was reached, the earliest that it leads back to, and whether it is in no group yet.
#[derive(Clone, Copy)]
struct Seen {
    reached: usize,
    low: usize,
    open: bool,
}

struct Walk {
    seen: Vec<Option<Seen>>,
    /// Those reached and in no group yet, in the order they were reached.
    open: Vec<usize>,
    groups: Vec<Vec<usize>>,
    next: usize,
}

impl Walk {
    fn from(&mut self, start: usize, links: &[Vec<usize>]) {
        let mut path = vec![(start, 0)];
        self.reach(start);
        while let Some((node, tried)) = path.last_mut() {
            let (node, to) = (*node, links.get(*node).and_then(|links| links.get(*tried)).copied());
            *tried += 1;
            match to {
                Some(to) => match self.seen.get(to).copied().flatten() {
                    None => {
                        self.reach(to);
                        path.push((to, 0));
                    }
                    Some(seen) if seen.open => self.lower(node, seen.reached),
                    Some(_) => {}
                },
                None => {
                    path.pop();
                    let low = self.close(node);
                    if let Some((before, _)) = path.last() {
                        self.lower(*before, low);
                    }
                }
            }
        }
    }

    fn reach(&mut self, node: usize) {
        let seen = Seen { reached: self.next, low: self.next, open: true };
        self.next += 1;
        self.open.push(node);
        self.seen.iter_mut().skip(node).take(1).for_each(|slot| *slot = Some(seen));
    }

    fn lower(&mut self, node: usize, to: usize) {
        if let Some(Some(seen)) = self.seen.get_mut(node) {
            seen.low = seen.low.min(to);
        }
    }

    /// Leaves a node: where it leads back to none before it, what is open from it on is a group. Gives how far back it
    /// leads.
    fn close(&mut self, node: usize) -> usize {
        let Some(Some(seen)) = self.seen.get(node).copied() else { return 0 };
        if seen.low == seen.reached {
            let from = self.open.iter().rposition(|open| *open == node).unwrap_or_default();
            let mut group = self.open.split_off(from);
            group.sort_unstable();
            for member in &group {
                if let Some(Some(seen)) = self.seen.get_mut(*member) {
                    seen.open = false;
                }
            }
            self.groups.push(group);
        }
        seen.low
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// The same by its definition.
    fn by_definition(
        parts: &[(EventIx, EventIx)],
        answer: &Answer,
        states: &dyn Fn(EventIx) -> bool,
    ) -> Vec<EventIx> {
        let wholes = |part: EventIx| {
            let (mut found, mut open) = (BTreeSet::new(), vec![part]);
            while let Some(next) = open.pop() {
                let links = parts.iter().filter(|(p, _)| *p == next).map(|(_, whole)| *whole);
                open.extend(links.filter(|whole| *whole != part && found.insert(*whole)).collect::<Vec<_>>());
            }
            found
        };
        let covers = |whole: EventIx, part: EventIx| {
            let ring = wholes(whole).contains(&part);
            answer.truth(whole).holds()
                && answer.truth(whole) >= answer.truth(part)
                && states(whole)
                && (!ring || whole < part)
        };
        let all: BTreeSet<EventIx> = parts.iter().map(|(part, _)| *part).collect();
        let held = all.into_iter().filter(|part| answer.truth(*part).holds());
        held.filter(|part| wholes(*part).iter().any(|whole| covers(*whole, *part))).collect()
    }

    proptest! {
        #[test]
        fn the_walk_finds_what_the_definition_says(
            links in proptest::collection::vec((0u32..9, 0u32..9), 0..24),
            truths in proptest::collection::vec(0u8..3, 9),
            stating in proptest::collection::vec(any::<bool>(), 9),
        ) {
            let mut parts: Vec<(EventIx, EventIx)> =
                links.into_iter().filter(|(a, b)| a != b).map(|(a, b)| (EventIx(a), EventIx(b))).collect();
            parts.sort_unstable();
            parts.dedup();
            let truth = |ix: EventIx| [Truth::No, Truth::Possible, Truth::Certain][usize::from(truths[ix.at()])];
            let answer = Answer::from_fn(9, truth);
            let states = |ix: EventIx| stating[ix.at()];
            let mut found = Wholes::of(&parts).counted_elsewhere(&answer, states);
            found.sort_unstable();
            prop_assert_eq!(found, by_definition(&parts, &answer, &states));
        }
    }

    #[test]
    fn a_chain_of_many_and_a_ring_of_many_are_walked_at_once() {
        let n = 200_000u32;
        let mut parts: Vec<(EventIx, EventIx)> = (0..n).map(|at| (EventIx(at), EventIx(at + 1))).collect();
        let answer = Answer::all(n as usize + 1);
        assert_eq!(Wholes::of(&parts).counted_elsewhere(&answer, |_| true).len(), n as usize);
        parts.push((EventIx(n), EventIx(0)));
        let kept = Wholes::of(&parts).counted_elsewhere(&answer, |_| true);
        assert!(kept.len() == n as usize && !kept.contains(&EventIx(0)), "the earliest of a ring counts");
    }
}
