//! What the claims of each event cite: in a large store these are twice as many as events, so each takes one number.

use super::arena::Lists;
use crate::model::SourceIx;

/// A source and a paragraph of it for each claim, event by event.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Cites {
    /// Source and paragraph in one, if both are small; else [`WIDE`] and a position among those that are not.
    lists: Lists<u32>,
    wide: Vec<(SourceIx, u32)>,
}

/// Marks a number as a position.
const WIDE: u32 = 1 << 31;

/// Bits of a paragraph's number; those left before them are the source's.
const PARA: u32 = 16;

impl Cites {
    /// Adds what the claims of the next event cite.
    pub fn push(&mut self, claims: impl IntoIterator<Item = (SourceIx, u32)>) {
        let wide = &mut self.wide;
        self.lists.push(claims.into_iter().map(|(source, para)| {
            if source.0 < WIDE >> PARA && para < 1 << PARA {
                return source.0 << PARA | para;
            }
            wide.push((source, para));
            WIDE | (wide.len() as u32 - 1)
        }));
    }

    /// What the claims of event `i` cite, claim by claim; nothing beyond the last.
    pub fn get(&self, i: usize) -> impl Iterator<Item = (SourceIx, u32)> + Clone + '_ {
        self.lists.get(i).iter().filter_map(|cite| match cite & WIDE {
            0 => Some((SourceIx(cite >> PARA), cite & ((1 << PARA) - 1))),
            _ => self.wide.get((cite & !WIDE) as usize).copied(),
        })
    }

    /// Gives back what memory is not needed.
    pub fn shrink(&mut self) {
        self.lists.shrink();
        self.wide.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number() -> impl Strategy<Value = u32> {
        prop_oneof![0..40_u32, 0x7ff0..0x8010_u32, 0xfff0..0x1_0010_u32, Just(u32::MAX)]
    }

    proptest! {
        #[test]
        fn what_is_cited_is_what_was_put_in(
            events in prop::collection::vec(prop::collection::vec((number(), number()), 0..4), 0..20),
        ) {
            let mut cites = Cites::default();
            for claims in &events {
                cites.push(claims.iter().map(|(source, para)| (SourceIx(*source), *para)));
            }
            cites.shrink();
            for (i, claims) in events.iter().enumerate() {
                let got: Vec<(u32, u32)> = cites.get(i).map(|(source, para)| (source.0, para)).collect();
                prop_assert_eq!(&got, claims);
            }
            prop_assert_eq!(cites.get(events.len()).count(), 0);
        }
    }
}
