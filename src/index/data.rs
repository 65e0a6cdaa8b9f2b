//! A store and its index, never changed: loading or reloading makes another.

use super::{Builder, Index};
use crate::store::{Input, Limits, Refused, Store};

/// A store and its index.
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
        let store = Store::load(inputs, limits, &mut |ix, event, _| builder.add(ix, event))?;
        let index = builder.finish(store.catalog(), |id| store.find(id));
        Ok(Data { store, index, generation: 0 })
    }
}
