//! Laws of the bit sets and of three-valued answers.

use proptest::prelude::*;

use crate::index::{Answer, Bits};
use crate::model::{EventIx, Truth};

fn truths() -> impl Strategy<Value = Vec<Truth>> {
    let truth = prop::sample::select(&[Truth::No, Truth::Possible, Truth::Certain][..]);
    prop::collection::vec(truth, 0..200)
}

fn bits(of: &[bool]) -> Bits {
    Bits::from_fn(of.len(), |i| of[i])
}

fn answer(of: &[Truth]) -> Answer {
    Answer::from_fn(of.len(), |event| of[event.at()])
}

#[test]
fn a_position_beyond_the_length_is_never_set() {
    let mut bits = Bits::new(65);
    bits.set(64);
    bits.set(65);
    assert_eq!(bits.iter().collect::<Vec<_>>(), [64]);
    assert!(!bits.get(65) && !bits.get(usize::MAX));
    assert_eq!(bits.not().count(), 64);
    assert_eq!(Bits::full(65).not(), Bits::new(65));
}

#[test]
fn sets_of_unequal_length_keep_the_left_one() {
    let (long, short) = (Bits::full(130), Bits::full(70));
    assert_eq!(long.and(&short).iter().last(), Some(69));
    assert_eq!(long.minus(&short).count(), 60);
    assert_eq!(short.or(&long), short);
}

proptest! {
    #[test]
    fn bits_are_a_set(of in prop::collection::vec(any::<bool>(), 0..300)) {
        let set = bits(&of);
        let members: Vec<usize> = (0..of.len()).filter(|i| of[*i]).collect();
        prop_assert_eq!(set.len(), of.len());
        prop_assert_eq!(set.iter().collect::<Vec<_>>(), members.clone());
        prop_assert_eq!(set.count(), members.len());
        prop_assert_eq!(set.is_empty(), members.is_empty());
        prop_assert_eq!(set.not().not(), set.clone());
        prop_assert_eq!(set.not().count() + set.count(), of.len());
        let mut pushed = Bits::default();
        of.iter().for_each(|on| pushed.push(*on));
        prop_assert_eq!(pushed, set);
    }

    #[test]
    fn rank_and_nth_are_inverse(of in prop::collection::vec(any::<bool>(), 0..300)) {
        let set = bits(&of);
        for (n, i) in set.iter().enumerate() {
            prop_assert_eq!(set.rank(i), n);
            prop_assert_eq!(set.nth(n), Some(i));
            prop_assert_eq!(set.iter_from(i).next(), Some(i));
            prop_assert_eq!(set.iter_from(i + 1).next(), set.nth(n + 1));
            prop_assert_eq!(set.last_before(i), n.checked_sub(1).and_then(|n| set.nth(n)));
        }
        prop_assert_eq!(set.nth(set.count()), None);
        prop_assert_eq!(set.rank(of.len()), set.count());
    }

    #[test]
    fn bits_combine_place_by_place(of in prop::collection::vec((any::<bool>(), any::<bool>()), 0..300)) {
        let (a, b): (Vec<bool>, Vec<bool>) = of.into_iter().unzip();
        let (a, b) = (bits(&a), bits(&b));
        for i in 0..a.len() {
            prop_assert_eq!(a.and(&b).get(i), a.get(i) && b.get(i));
            prop_assert_eq!(a.or(&b).get(i), a.get(i) || b.get(i));
            prop_assert_eq!(a.minus(&b).get(i), a.get(i) && !b.get(i));
        }
        prop_assert_eq!(a.and(&b).not(), a.not().or(&b.not()));
        prop_assert_eq!(a.count_and(&b), a.and(&b).count());
    }

    #[test]
    fn answers_follow_kleene(pairs in prop::collection::vec((0..3_u8, 0..3_u8), 0..200)) {
        let truth = |n: u8| [Truth::No, Truth::Possible, Truth::Certain][usize::from(n)];
        let (a, b): (Vec<Truth>, Vec<Truth>) = pairs.into_iter().map(|(a, b)| (truth(a), truth(b))).unzip();
        let (x, y) = (answer(&a), answer(&b));
        for i in 0..a.len() {
            let event = EventIx(i as u32);
            prop_assert_eq!(x.and(&y).truth(event), a[i].and(b[i]));
            prop_assert_eq!(x.or(&y).truth(event), a[i].or(b[i]));
            prop_assert_eq!(x.not().truth(event), !a[i]);
            prop_assert_eq!(x.certainly().truth(event), Truth::crisp(a[i] == Truth::Certain));
            prop_assert_eq!(x.possibly().truth(event), Truth::crisp(a[i].holds()));
        }
        for answer in [x.and(&y), x.or(&y), x.not(), x.certainly(), x.possibly()] {
            prop_assert!(answer.certain.and(&answer.possible).is_empty());
        }
    }

    #[test]
    fn an_answer_lists_what_it_holds(of in truths()) {
        let answer = answer(&of);
        let listed: Vec<(usize, Truth)> = answer.iter().map(|(event, truth)| (event.at(), truth)).collect();
        let holding = of.iter().copied().enumerate().filter(|(_, truth)| truth.holds());
        prop_assert_eq!(answer.count().total() as usize, listed.len());
        prop_assert_eq!(listed, holding.collect::<Vec<_>>());
    }
}

#[test]
fn a_range_is_counted_as_it_is_looked_through() {
    let bits = Bits::from_fn(200, |i| i % 3 == 0 || i == 127);
    for start in 0..=201 {
        for end in [0, 1, 63, 64, 65, 127, 128, 129, 199, 200, 300] {
            let plain = (start..end).filter(|i| bits.get(*i)).count();
            assert_eq!(bits.count_in(start..end), plain, "{start}..{end}");
        }
    }
}
