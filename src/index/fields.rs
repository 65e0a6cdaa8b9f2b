//! What the fields of the query language ask of the columns: each gives its answer over the whole store.

use super::Index;
use super::answer::Answer;
use super::columns::Places;
use crate::model::{
    ActorIx, Coding, Form, How, KindIx, PlaceIx, Precision, RoleIx, SourceIx, Truth, Weight, Window,
};

/// A property that an event has or has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Is {
    /// Its claims cannot all be true, or a link says that it contradicts another event.
    Differing,
    /// It lies wholly outside what the store covers.
    Context,
    /// A coded place of it has coordinates of its own.
    Located,
    /// It is linked to another event, either way.
    Linked,
}

impl Is {
    /// Every property, in the order of the format.
    pub const ALL: &'static [Is] = &[Is::Differing, Is::Context, Is::Located, Is::Linked];
}

impl Index {
    /// Everything, certainly.
    pub fn all(&self) -> Answer {
        Answer::all(self.len())
    }

    /// Nothing.
    pub fn none(&self) -> Answer {
        Answer::none(self.len())
    }

    /// Everything that does not lie wholly outside what the store covers.
    pub fn covered(&self) -> Answer {
        Answer::crisp(self.context.not())
    }

    /// Any of it falls into a window of time.
    pub fn date(&self, window: Window) -> Answer {
        self.dates.answer(|dates| dates.overlaps(window))
    }

    /// All of it falls into a window of time.
    pub fn during(&self, window: Window) -> Answer {
        self.dates.answer(|dates| dates.within(window))
    }

    /// Its date is known so exactly.
    pub fn precision(&self, precision: Precision) -> Answer {
        self.dates.answer(|dates| Truth::crisp(dates.precision == precision))
    }

    /// Its date is known in this way.
    pub fn dated(&self, how: How) -> Answer {
        self.heads(|head| head.how == Some(how))
    }

    /// It is of a form.
    pub fn form(&self, form: Form) -> Answer {
        self.heads(|head| head.form == form)
    }

    /// It weighs so much.
    pub fn weight(&self, weight: Weight) -> Answer {
        self.heads(|head| head.weight == weight)
    }

    /// Its coding is so sure.
    pub fn coding(&self, coding: Coding) -> Answer {
        self.heads(|head| head.coding == coding)
    }

    /// It is of a kind; possibly when only a claim says so.
    pub fn kind(&self, kind: KindIx) -> Answer {
        self.kinds.answer(|kinds| kinds.truth(kind))
    }

    /// It was in a place or within it; possibly when only a claim says so, when not all alternatives of a coded
    /// place lie within, or when they do and a claim says otherwise.
    pub fn place(&self, place: PlaceIx) -> Answer {
        let inside = self.tree.inside(place);
        self.places.answer(|places| self.tree.truth(places, &inside))
    }

    /// An actor took part, in any role or in the one given; possibly when only a claim says so. What is implied
    /// answers no role.
    pub fn actor(&self, who: ActorIx, role: Option<RoleIx>) -> Answer {
        self.casts.answer(|cast| cast.truth(who, role))
    }

    /// An actor says so, in a rejected claim too.
    pub fn by(&self, who: ActorIx) -> Answer {
        self.voices.answer(|voices| Truth::crisp(voices.by.contains(&who)))
    }

    /// It is said through an actor.
    pub fn via(&self, who: ActorIx) -> Answer {
        self.voices.answer(|voices| Truth::crisp(voices.via.contains(&who)))
    }

    /// A claim cites a source, or a paragraph of it.
    pub fn source(&self, source: SourceIx, para: Option<u32>) -> Answer {
        let cites = |(s, p): &(SourceIx, u32)| *s == source && para.is_none_or(|para| para == *p);
        self.crisp(|i| self.claims.get(i).iter().any(cites))
    }

    /// It has a property.
    pub fn is(&self, property: Is) -> Answer {
        match property {
            Is::Differing => Answer::crisp(self.differing.clone()),
            Is::Context => Answer::crisp(self.context.clone()),
            Is::Linked => Answer::crisp(self.linked.clone()),
            Is::Located => self.places.answer(|places| Truth::crisp(self.is_located(places))),
        }
    }

    /// One of its texts or of the names in it holds a needle, which is folded already (see
    /// [`crate::text::fold`]) and holds no line feed. The empty needle is in all.
    pub fn words(&self, needle: &str) -> Answer {
        let mut found = self.texts.holding(needle);
        let places = self.place_names.holding(needle);
        if !places.is_empty() {
            let named = |p: &Places| p.coded.iter().any(|place| places.get(place.at()));
            found = found.or(&self.places.answer(|p| Truth::crisp(named(p))).certain);
        }
        let actors = self.actor_names.holding(needle);
        if !actors.is_empty() {
            let named = |who: &ActorIx| actors.get(who.at());
            let cast = self.casts.answer(|cast| Truth::crisp(cast.coded.iter().any(|part| named(&part.who))));
            let voices = self.voices.answer(|v| Truth::crisp(v.by.iter().chain(&v.via).any(named)));
            found = found.or(&cast.certain).or(&voices.certain);
        }
        Answer::crisp(found)
    }

    /// Whether a coded place has coordinates of its own.
    pub(super) fn is_located(&self, places: &Places) -> bool {
        places.coded.iter().any(|place| self.tree.is_located(*place))
    }

    fn heads(&self, holds: impl Fn(&super::Head) -> bool) -> Answer {
        self.crisp(|i| self.heads.get(i).is_some_and(&holds))
    }

    fn crisp(&self, holds: impl FnMut(usize) -> bool) -> Answer {
        Answer::crisp(super::Bits::from_fn(self.len(), holds))
    }
}
