//! An index made from another of the same store: as of another day most events are as they were, and only those of
//! which something else is known by then are read again.

use super::gist::dates_of;
use super::{Builder, Gist, blank};
use crate::index::coded::Numbers;
use crate::index::columns::{Cast, Kinds, Places, Tolls, Voices};
use crate::index::{Head, Index};
use crate::model::{Coding, Event, EventIx, Form, Weight, When};
use crate::store::Store;

/// An index in the making of a store as of a day, from two others: that of everything, and one that is near.
pub struct Taking<'i> {
    builder: Builder,
    /// The index of the store as it stands: what it links, and of what kind events are.
    base: &'i Index,
    /// The index that events are taken over from.
    near: &'i Index,
    store: &'i Store,
    numbers: [Numbers; 8],
    /// The number of the dates of events that are passed over.
    blank: Option<u32>,
}

impl<'i> Taking<'i> {
    /// Begins an index of `store`, which is the store of both indexes as of a day. What is not handed to
    /// [`Taking::read`] is as `near` has it.
    pub fn new(base: &'i Index, near: &'i Index, store: &'i Store) -> Taking<'i> {
        let mut builder = Builder::default();
        builder.tags.know_those_of(&base.tags);
        Taking { builder, base, near, store, numbers: Default::default(), blank: None }
    }

    /// What makes the gists of events that are read again, on any thread.
    pub fn maker(&self) -> impl Fn(Event, &str) -> Gist + Sync + use<> {
        self.builder.maker()
    }

    /// Takes in the gist of an event that was read again, after all those before it.
    pub fn read(&mut self, ix: EventIx, gist: Gist) {
        self.up_to(ix.at());
        self.builder.put_unlinked(gist);
    }

    /// The index, with all other events taken over.
    pub fn finish(mut self) -> Index {
        self.up_to(self.base.len());
        let hidden = self.builder.hidden.clone();
        let seen = |event: &EventIx| !hidden.get(event.at());
        let links = self.base.links.stated().filter(|(from, _, to)| seen(from) && seen(to));
        let index = self.builder.finish_linked(self.store.catalog(), links);
        Index { store: Some(self.store.clone()), ..index }
    }

    /// Takes events over until there are so many.
    fn up_to(&mut self, count: usize) {
        for at in self.builder.heads.len()..count {
            let ix = EventIx(at as u32);
            if self.store.is_hidden(ix) { self.pass_over(ix) } else { self.take_over(ix) }
        }
    }

    /// An event that is as it was.
    fn take_over(&mut self, ix: EventIx) {
        let (builder, near) = (&mut self.builder, self.near);
        let [dates, kinds, places, casts, voices, tolls, answers, tags] = &mut self.numbers;
        builder.heads.extend(near.heads.get(ix.at()));
        builder.dates.take_over(&near.dates, ix, dates);
        builder.kinds.take_over(&near.kinds, ix, kinds);
        builder.places.take_over(&near.places, ix, places);
        builder.casts.take_over(&near.casts, ix, casts);
        builder.voices.take_over(&near.voices, ix, voices);
        builder.tolls.take_over(&near.tolls, ix, tolls);
        builder.answers.take_over(&near.answers, ix, answers);
        builder.tags.take_over(&near.tags, ix, tags);
        builder.claims.push(near.claims.told(ix.at()));
        builder.differing.push(near.differing_alone.get(ix.at()));
        builder.unsettled.push(near.unsettled.get(ix.at()));
        builder.words.take_over(&near.words, ix);
        builder.hidden.push(false);
    }

    /// An event of which nothing is known; see [`Builder::pass_over`].
    fn pass_over(&mut self, ix: EventIx) {
        let builder = &mut self.builder;
        let (form, weight, coding) = (Form::Incident, Weight::Normal, Coding::Sure);
        builder.heads.push(Head { form, weight, coding, how: None });
        let store = self.store;
        let blank = *self.blank.get_or_insert_with(|| {
            let event = store.event(ix);
            let when = When::new(store.catalog().covers.clone(), None, None);
            let when = when.unwrap_or_else(|_| event.when.clone());
            builder.dates.code(builder.hashers.hashed(dates_of(&blank(&event, when))))
        });
        builder.dates.push_code(blank);
        if let Some(kinds) = self.base.kinds.get(ix) {
            let kinds = Kinds { coded: kinds.coded, said: Box::default() };
            builder.kinds.push(builder.hashers.hashed(kinds));
        }
        let hashers = &builder.hashers;
        builder.places.push(hashers.hashed(Places { coded: Box::default(), said: Box::default() }));
        builder.casts.push(hashers.hashed(Cast { coded: Box::default(), said: Box::default() }));
        builder.voices.push(hashers.hashed(Voices { by: Box::default(), via: Box::default() }));
        builder.tolls.push(hashers.hashed(Tolls { coded: Box::default(), said: Box::default() }));
        builder.answers.push(hashers.hashed(Vec::new()));
        builder.tags.push(&[]);
        builder.claims.push([]);
        builder.differing.push(false);
        builder.unsettled.push(true);
        builder.words.push_nothing();
        builder.hidden.push(true);
    }
}
