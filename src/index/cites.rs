//! What the claims of each event cite: in a large store these are twice as many as events, so each takes one number.

use super::arena::Lists;
use crate::model::SourceIx;

/// A source and a paragraph of it for each claim, event by event, and whether the claim is rejected.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Cites {
    /// Source and paragraph in one, if both are small and the claim stands; else [`WIDE`] and a position among the
    /// others, with [`DENIED`] where it does not.
    lists: Lists<u32>,
    wide: Vec<(SourceIx, u32)>,
}

/// Marks a number as a position.
const WIDE: u32 = 1 << 31;

/// Marks a position as that of a claim that is rejected.
const DENIED: u32 = 1 << 30;

/// Bits of a paragraph's number; those left before them are the source's.
const PARA: u32 = 16;

impl Cites {
    /// Adds what the claims of the next event cite, and whether each is rejected.
    pub fn push(&mut self, claims: impl IntoIterator<Item = (SourceIx, u32, bool)>) {
        let wide = &mut self.wide;
        self.lists.push(claims.into_iter().map(|(source, para, rejected)| {
            if source.0 < WIDE >> PARA && para < 1 << PARA && !rejected {
                return source.0 << PARA | para;
            }
            wide.push((source, para));
            WIDE | (wide.len() as u32 - 1) | if rejected { DENIED } else { 0 }
        }));
    }

    /// What the claims of event `i` cite, claim by claim; nothing beyond the last.
    pub fn get(&self, i: usize) -> impl Iterator<Item = (SourceIx, u32)> + Clone + '_ {
        self.told(i).map(|(source, para, _)| (source, para))
    }

    /// As [`Cites::get`], with whether each claim is rejected.
    pub fn told(&self, i: usize) -> impl Iterator<Item = (SourceIx, u32, bool)> + Clone + '_ {
        self.lists.get(i).iter().filter_map(|cite| match cite & WIDE {
            0 => Some((SourceIx(cite >> PARA), cite & ((1 << PARA) - 1), false)),
            _ => {
                let (source, para) = *self.wide.get((cite & !WIDE & !DENIED) as usize)?;
                Some((source, para, cite & DENIED != 0))
            }
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
            events in prop::collection::vec(prop::collection::vec((number(), number(), any::<bool>()), 0..4), 0..20),
        ) {
            let mut cites = Cites::default();
            for claims in &events {
                cites.push(claims.iter().map(|(source, para, rejected)| (SourceIx(*source), *para, *rejected)));
            }
            cites.shrink();
            for (i, claims) in events.iter().enumerate() {
                let got: Vec<_> = cites.told(i).map(|(source, para, rejected)| (source.0, para, rejected)).collect();
                prop_assert_eq!(&got, claims);
                prop_assert_eq!(cites.get(i).count(), claims.len());
            }
            prop_assert_eq!(cites.get(events.len()).count(), 0);
        }
    }
}
