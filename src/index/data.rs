//! A store and its index, never changed: loading or reloading makes another.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::builder::Taking;
use super::{Bits, Builder, Index, Tried};
use crate::model::asof::is_published;
use crate::model::{EventIx, Marks, Minute, SourceIx};
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
    /// What was found out about looking for expressions in its texts.
    pub tried: Tried,
    marks: Arc<Marks>,
    marked: Arc<Bits>,
}

impl Data {
    /// Loads stores and indexes them on the way.
    ///
    /// # Errors
    /// When a store cannot be read or is faulty.
    pub fn load(inputs: &[Input], limits: &Limits) -> Result<Data, Refused> {
        let files = Files::read(inputs.to_vec(), limits).map_err(Refused::Unreadable)?;
        Data::watched(files, &mut |_| ControlFlow::Continue(()))
    }

    /// The first events of stores, provisionally; see [`Files::beginning`].
    pub fn beginning(files: &Files) -> Option<Data> {
        let mut builder = Builder::default();
        let store = files.beginning(&builder.maker(), &mut |ix, gist| builder.put(ix, gist))?;
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
        let store = files.load(&builder.maker(), &mut |ix, gist| builder.put(ix, gist), watch)?;
        Ok(Data::of(store, builder))
    }

    /// The store that is part of the program; its checks run in a test, not here.
    pub fn embedded() -> Data {
        let mut builder = Builder::default();
        let store = Store::embedded(&builder.maker(), &mut |ix, gist| builder.put(ix, gist));
        Data::of(store, builder)
    }

    /// The same data as they could be known by a minute: every event recomputed from the claims published by then.
    /// Positions stay; events of which nothing was
    /// published by then answer nothing. Of data that are as of a day already,
    /// the day is changed, which takes as long as reading all of them.
    pub fn as_of(&self, by: Minute) -> Data {
        if self.store.known_by().is_none() {
            return self.as_of_near(self, by);
        }
        let store = self.store.as_of(by, self.hidden(by));
        let builder = Builder::again(&store);
        let data = Data { generation: self.generation_by(by), ..Data::of(store, builder) };
        data.with_marks(Arc::clone(&self.marks))
    }

    /// As [`Data::as_of`], of data that are as of no day, with others at hand that were made of the same: these
    /// themselves, or as of a day that is near. Only what else was known of by one of the two days is read again.
    pub fn as_of_near(&self, near: &Data, by: Minute) -> Data {
        let store = self.store.as_of(by, self.hidden(by));
        let again: Vec<EventIx> = self.changed(near, by).filter(|ix| !store.is_hidden(*ix)).collect();
        let mut taking = Taking::new(&self.index, &near.index, &store);
        store.read_again(&again, &taking.maker(), &mut |ix, gist| taking.read(ix, gist));
        let (index, generation) = (Arc::new(taking.finish()), self.generation_by(by));
        let (marks, marked) = (Arc::clone(&self.marks), Arc::clone(&self.marked));
        Data { store, index, generation, tried: Tried::default(), marks, marked }
    }

    /// The same data with what a person has marked in it. All else is shared, and the generation stays: only what is
    /// asked of marks has another answer.
    pub fn with_marks(&self, marks: Arc<Marks>) -> Data {
        let mut marked = Bits::new(self.store.len());
        for event in marks.marked().iter().filter_map(|id| self.store.find(id.as_str())) {
            marked.set(event.at());
        }
        let (store, index) = (self.store.clone(), Arc::clone(&self.index));
        let tried = self.tried.clone();
        Data { store, index, generation: self.generation, tried, marks, marked: Arc::new(marked) }
    }

    /// What the person has marked and noted, of events that the store lacks too.
    pub fn marks(&self) -> &Arc<Marks> {
        &self.marks
    }

    /// The events that the person has marked.
    pub fn marked(&self) -> &Arc<Bits> {
        &self.marked
    }

    /// The events that may be others by a minute than they are in data made of the same.
    pub(super) fn changed(&self, near: &Data, by: Minute) -> impl Iterator<Item = EventIx> {
        let catalog = self.store.catalog();
        let then = near.store.known_by();
        let was = |source| then.is_none_or(|then| is_published(source, catalog, then));
        let sources = (0..catalog.sources.len()).map(|at| SourceIx(at as u32));
        let turned: Vec<bool> = sources.map(|s| was(s) != is_published(s, catalog, by)).collect();
        let has_turned = move |source: SourceIx| turned.get(source.at()) == Some(&true);
        let positions = (0..self.store.len()).map(|at| EventIx(at as u32));
        positions.filter(move |ix| {
            then.is_none() && self.index.is_unsettled(*ix) || self.index.cited(*ix).any(&has_turned)
        })
    }

    /// The generation of other data made of these, so that nothing kept beside one is taken for what was kept of the
    /// other.
    fn generation_by(&self, by: Minute) -> u64 {
        self.generation ^ by.unsigned_abs().rotate_left(32) ^ u64::MAX
    }

    /// For each event, whether nothing of it was published by a minute but what was denied. Data that are as of a day
    /// already have not indexed every claim.
    fn hidden(&self, by: Minute) -> Vec<bool> {
        if self.store.known_by().is_some() {
            return self.store.unpublished(by);
        }
        let published = |source| is_published(source, self.store.catalog(), by);
        let positions = (0..self.store.len()).map(|at| EventIx(at as u32));
        positions.map(|ix| !self.index.stated(ix).any(published)).collect()
    }

    fn of(store: Store, builder: Builder) -> Data {
        let index = Arc::new(builder.finish_over(&store));
        let marked = Arc::new(Bits::new(store.len()));
        Data { store, index, generation: 0, tried: Tried::default(), marks: Arc::default(), marked }
    }
}
