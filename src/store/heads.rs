//! The places of faults in a head: where its lists are long and their items start at column 0, only the items that
//! are meant are walked, for a walk over the whole keeps everything it meets.

use std::ops::Range;

use super::at::{Step, Wrong};
use super::layout::List;
use super::spans;

/// Lists of definitions that may be very long, and their keys as they are written.
const LONG: &[(&str, &str)] = &[("sources", "sources:"), ("places", "places:"), ("actors", "actors:")];

/// A head as long as this is not walked as a whole for the sake of single items.
const WHOLE: usize = 64 << 10;

/// The bytes of each wrong value in a head.
pub fn places(head: &str, wrongs: &[Wrong]) -> Vec<Range<usize>> {
    if head.len() <= WHOLE {
        return spans::places(head, false, wrongs);
    }
    let mut found: Vec<Option<Range<usize>>> = vec![None; wrongs.len()];
    for (key, written) in LONG {
        let meant = |wrong: &Wrong| item_of(wrong, key).is_some();
        let Some(list) = wrongs.iter().any(meant).then(|| List::of(head, written)).flatten() else {
            continue;
        };
        for (wrong, place) in wrongs.iter().zip(&mut found) {
            let item = item_of(wrong, key).and_then(|n| list.items.get(n));
            *place = place.take().or_else(|| item.and_then(|item| within(head, &item, wrong)));
        }
    }
    let rest: Vec<Wrong> = wrongs
        .iter()
        .zip(&found)
        .filter(|(_, place)| place.is_none())
        .map(|(wrong, _)| wrong.clone())
        .collect();
    let mut others = match rest.is_empty() {
        true => Vec::new(),
        false => spans::places(head, false, &rest),
    }
    .into_iter();
    found.into_iter().map(|place| place.or_else(|| others.next()).unwrap_or(0..0)).collect()
}

/// Which item of a list a wrong value is, or is in.
fn item_of(wrong: &Wrong, list: &str) -> Option<usize> {
    match wrong.path.as_slice() {
        [Step::Key(key), Step::Item(n), ..] if *key == list => Some(*n),
        _ => None,
    }
}

/// The bytes of a wrong value in an item of the head.
fn within(head: &str, item: &Range<usize>, wrong: &Wrong) -> Option<Range<usize>> {
    let path = wrong.path.get(2..)?.to_vec();
    let at = spans::places(head.get(item.clone())?, true, &[Wrong { path, ..wrong.clone() }]).pop()?;
    Some(item.start + at.start..item.start + at.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Rule;
    use crate::store::at::{At, Wrongs};

    /// A head with a long list of places, each of them an odd one.
    fn long(more: &str) -> String {
        let place = |n: usize| format!("- {{id: p-{n}, name: \"Ḥ {n}\", at: [1, {n}]}}\n");
        let places: String = (0..2000).map(place).collect();
        format!("title: x\nsources:\n- id: s\n  title: é\n  url: ftp://b\nplaces:\n{places}{more}")
    }

    fn wrongs() -> Vec<Wrong> {
        let mut wrongs = Wrongs::default();
        let (root, places) = (At::ROOT, At::ROOT.key("places"));
        for n in [0, 700, 1999] {
            let item = places.item(n);
            wrongs.add(Rule::Unused, &item.key("id"), "unused".into());
            let at = item.key("at");
            wrongs.add(Rule::Unused, &at.item(1), "far".into());
        }
        wrongs.add(Rule::Unused, &root.key("title"), "odd".into());
        let (sources, actors) = (root.key("sources"), root.key("actors"));
        let source = sources.item(0);
        wrongs.add(Rule::Unused, &source.key("url"), "no address".into());
        let actor = actors.item(1);
        wrongs.add(Rule::Unused, &actor.key("name"), "odd".into());
        wrongs.0
    }

    #[test]
    fn places_in_a_long_head_are_those_that_a_walk_over_the_whole_finds() {
        for more in [
            "actors:\n- {id: a, name: A}\n- {id: b, name: B}\n",
            "actors: [{id: a, name: A}, {id: b, name: B}]\n",
        ] {
            let (head, wrongs) = (long(more), wrongs());
            let found = places(&head, &wrongs);
            assert_eq!(found, spans::places(&head, false, &wrongs));
            let words: Vec<&str> = found.iter().map(|at| &head[at.clone()]).collect();
            assert_eq!(words, ["p-0", "0", "p-700", "700", "p-1999", "1999", "x", "ftp://b", "B"]);
        }
    }
}
