//! A store and its index, never changed: loading or reloading makes another.

use super::{Builder, Index};
use crate::model::asof::is_published;
use crate::model::{EventIx, Minute};
use crate::store::{Input, Limits, Refused, Store};

/// A store and its index.
#[derive(Debug)]
pub struct Data {
    /// The store.
    pub store: Store,
    /// Its index.
    pub index: Index,
    /// Which loading this came from.
    pub generation: u64,
}

impl Data {
    /// Loads stores and indexes them on the way.
    ///
    /// # Errors
    /// When a store cannot be read or is faulty.
    pub fn load(inputs: &[Input], limits: &Limits) -> Result<Data, Refused> {
        let mut builder = Builder::default();
        let store = Store::load(inputs, limits, &mut |ix, event| builder.add(ix, event))?;
        Ok(Data::of(store, builder))
    }

    /// The store that is part of the program; its checks run in a test, not here.
    pub fn embedded() -> Data {
        let mut builder = Builder::default();
        let store = Store::embedded(&mut |ix, event| builder.add(ix, event));
        Data::of(store, builder)
    }

    /// The same data as they could be known by a minute: every event recomputed from the claims published by then,
    /// and indexed anew, which takes as long as reading all of them. Positions stay; events of which nothing was
    /// published by then answer nothing. Of data that are as of a day already, the day is changed.
    pub fn as_of(&self, by: Minute) -> Data {
        let positions = || (0..self.store.len()).map(|at| EventIx(at as u32));
        let hidden = positions().map(|ix| !self.is_known(ix, by)).collect();
        let store = self.store.as_of(by, hidden);
        let mut builder = Builder::default();
        for ix in positions() {
            match store.is_hidden(ix) {
                true => builder.pass_over(ix, &store.event(ix), store.catalog()),
                false => builder.add(ix, &store.event(ix)),
            }
        }
        Data { generation: self.generation, ..Data::of(store, builder) }
    }

    /// Whether a claim of an event was published by a minute.
    fn is_known(&self, ix: EventIx, by: Minute) -> bool {
        let catalog = self.store.catalog();
        match self.store.known_by() {
            None => self.index.cited(ix).any(|source| is_published(source, catalog, by)),
            Some(_) => {
                let event = self.store.as_coded().event(ix);
                event.claims.iter().any(|claim| is_published(claim.source, catalog, by))
            }
        }
    }

    fn of(store: Store, builder: Builder) -> Data {
        let index = builder.finish(store.catalog(), |id| store.find(id));
        Data { store, index, generation: 0 }
    }
}
