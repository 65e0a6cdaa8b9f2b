//! Words looked for by several threads: found as by one.

use super::taken::stores;
use crate::index::Bits;

#[test]
fn words_are_found_alike_by_any_number_of_threads() {
    for data in &stores() {
        let (words, store) = (&data.index.words, Some(&data.store));
        let count = words.len();
        let some = Bits::from_fn(count, |i| i % 7 != 3);
        let few = Bits::from_fn(count, |i| i % 5 == 1);
        for needle in ["a", "e", "the", "it was so", "words 1", "n° 1", "förd", "mosul", "zzz", "on "] {
            for within in [None, Some(&some), Some(&few)] {
                let plain = words.shared(needle, store, within, 1);
                for shares in [2, 3, 17] {
                    let shared = words.shared(needle, store, within, shares);
                    assert_eq!(shared, plain, "{needle} by {shares}, {} events", data.store.len());
                }
            }
        }
    }
    assert!(
        stores().iter().any(|data| data.index.words.shared("the", Some(&data.store), None, 3).count() > 1)
    );
}
