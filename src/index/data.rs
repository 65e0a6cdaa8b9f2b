//! A store and its index, never changed: loading or reloading makes another.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::{Bits, Builder, Index};
use crate::model::asof::is_published;
use crate::model::{EventIx, Marks, Minute};
use crate::store::{Files, Input, Limits, Progress, Refused, Store};

/// A store and its index.
#[derive(Debug)]
pub struct Data {
    /// The store.
    pub store: Store,
    /// Its index.
    pub index: Arc<Index>,
    /// Which loading this came from.
    pub generation: u64,
    marks: Arc<Marks>,
    marked: Arc<Bits>,
}

impl Data {
    /// Loads stores and indexes them on the way.
    ///
    /// # Errors
    /// When a store cannot be read or is faulty.
    pub fn load(inputs: &[Input], limits: &Limits) -> Result<Data, Refused> {
        let mut builder = Builder::default();
        let store =
            Store::load(inputs, limits, &mut |ix, event, written| builder.add_written(ix, event, written))?;
        Ok(Data::of(store, builder))
    }

    /// The first events of stores, provisionally; see [`Files::beginning`].
    pub fn beginning(files: &Files) -> Option<Data> {
        let mut builder = Builder::default();
        let store = files.beginning(&mut |ix, event, written| builder.add_written(ix, event, written))?;
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
        let store = files.load(&mut |ix, event, written| builder.add_written(ix, event, written), watch)?;
        Ok(Data::of(store, builder))
    }

    /// The store that is part of the program; its checks run in a test, not here.
    pub fn embedded() -> Data {
        let mut builder = Builder::default();
        let store = Store::embedded(&mut |ix, event, written| builder.add_written(ix, event, written));
        Data::of(store, builder)
    }

    /// The same data as they could be known by a minute: every event recomputed from the claims published by then,
    /// and indexed anew, which takes as long as reading all of them. Positions stay; events of which nothing was
    /// published by then answer nothing. Of data that are as of a day already, the day is changed.
    pub fn as_of(&self, by: Minute) -> Data {
        let store = self.store.as_of(by, self.hidden(by));
        let builder = Builder::again(&store);
        // Other data, so that nothing kept beside it is taken for what was kept of the base.
        let generation = self.generation ^ by.unsigned_abs().rotate_left(32) ^ u64::MAX;
        Data { generation, ..Data::of(store, builder) }.with_marks(Arc::clone(&self.marks))
    }

    /// The same data with what a person has marked in it. All else is shared, and the generation stays: only what is
    /// asked of marks has another answer.
    pub fn with_marks(&self, marks: Arc<Marks>) -> Data {
        let mut marked = Bits::new(self.store.len());
        for event in marks.marked().iter().filter_map(|id| self.store.find(id.as_str())) {
            marked.set(event.at());
        }
        Data {
            store: self.store.clone(),
            index: Arc::clone(&self.index),
            generation: self.generation,
            marks,
            marked: Arc::new(marked),
        }
    }

    /// What the person has marked and noted, of events that the store lacks too.
    pub fn marks(&self) -> &Arc<Marks> {
        &self.marks
    }

    /// The events that the person has marked.
    pub fn marked(&self) -> &Arc<Bits> {
        &self.marked
    }

    /// For each event, whether nothing of it was published by a minute. Data that are as of a day already have not
    /// indexed every claim.
    fn hidden(&self, by: Minute) -> Vec<bool> {
        if self.store.known_by().is_some() {
            return self.store.unpublished(by);
        }
        let published = |source| is_published(source, self.store.catalog(), by);
        let positions = (0..self.store.len()).map(|at| EventIx(at as u32));
        positions.map(|ix| !self.index.cited(ix).any(published)).collect()
    }

    fn of(store: Store, builder: Builder) -> Data {
        let index = Arc::new(builder.finish_over(&store));
        let marked = Arc::new(Bits::new(store.len()));
        Data { store, index, generation: 0, marks: Arc::default(), marked }
    }
}
