//! A store and its index, never changed: loading or reloading makes another.

use std::ops::ControlFlow;

use super::{Builder, Index};
use crate::store::{Files, Input, Limits, Progress, Refused, Store};

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

    /// The first events of stores, provisionally; see [`Files::beginning`].
    pub fn beginning(files: &Files) -> Option<Data> {
        let mut builder = Builder::default();
        let store = files.beginning(&mut |ix, event| builder.add(ix, event))?;
        Some(Data::of(store, builder))
    }

    /// Stores that have been read, indexed on the way; see [`Files::load`].
    ///
    /// # Errors
    /// When a store is faulty, or `watch` stopped it.
    pub fn watched(
        files: Files,
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Data, Refused> {
        let mut builder = Builder::default();
        let store = files.load(&mut |ix, event| builder.add(ix, event), watch)?;
        Ok(Data::of(store, builder))
    }

    /// The store that is part of the program; its checks run in a test, not here.
    pub fn embedded() -> Data {
        let mut builder = Builder::default();
        let store = Store::embedded(&mut |ix, event| builder.add(ix, event));
        Data::of(store, builder)
    }

    fn of(store: Store, builder: Builder) -> Data {
        let index = builder.finish(store.catalog(), |id| store.find(id));
        Data { store, index, generation: 0 }
    }
}
