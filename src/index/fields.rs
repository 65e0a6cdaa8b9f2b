//! What the fields of the query language ask of the columns: each gives its answer over the whole store.

use super::Index;
use super::answer::Answer;
use super::bits::Bits;
use super::columns::Places;
use super::texts::Texts;
use crate::model::count::Asked;
use crate::model::{
    ActorIx, ActorKindIx, Coding, Count, EventIx, Form, How, KindIx, Measure, PlaceIx, Precision, QuestionIx,
    RoleIx, SideIx, SourceIx, Truth, Weight, Window,
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
    /// The person has marked it, which the index knows nothing of.
    Marked,
}

impl Is {
    /// Every property, in the order of the format.
    pub const ALL: &'static [Is] = &[Is::Differing, Is::Context, Is::Located, Is::Linked, Is::Marked];
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

    /// Everything that may answer: not what nothing was published of yet.
    pub fn shown(&self) -> Answer {
        Answer::crisp(self.hidden.not())
    }

    /// Everything that may answer and does not lie wholly outside what the store covers.
    pub fn covered(&self) -> Answer {
        Answer::crisp(self.context.not().minus(&self.hidden))
    }

    /// The sources that an event's claims cite, claim by claim.
    pub fn cited(&self, event: EventIx) -> impl Iterator<Item = SourceIx> + '_ {
        self.claims.get(event.at()).map(|(source, _)| source)
    }

    /// The sources of an event's claims that are not rejected, claim by claim.
    pub fn stated(&self, event: EventIx) -> impl Iterator<Item = SourceIx> + '_ {
        self.claims.told(event.at()).filter(|(.., rejected)| !rejected).map(|(source, ..)| source)
    }

    /// Whether the coded values of an event may give way to what its claims say even when all of these are known.
    pub fn is_unsettled(&self, event: EventIx) -> bool {
        self.unsettled.get(event.at())
    }

    /// Any of it falls into a window of time.
    pub fn date(&self, window: Window) -> Answer {
        self.dates.answer(|dates| dates.overlaps(window))
    }

    /// All of it falls into a window of time.
    pub fn during(&self, window: Window) -> Answer {
        self.dates.answer(|dates| dates.within(window))
    }

    /// Any of its days is that day of the week, 0 for Monday.
    pub fn weekday(&self, day: u8) -> Answer {
        self.dates.answer(|dates| dates.calendar.weekday(day))
    }

    /// Any of its days is in that month of any year, 1 for January.
    pub fn month(&self, month: u8) -> Answer {
        self.dates.answer(|dates| dates.calendar.month(month))
    }

    /// A source it cites was published in a window of time.
    pub fn published(&self, window: Window) -> Answer {
        let on: Vec<Truth> = self.published.values().iter().map(|bounds| bounds.overlaps(window)).collect();
        let truth = |(source, _): (SourceIx, u32)| {
            let day = self.published.codes().get(source.at()).and_then(|day| on.get(*day as usize));
            day.copied().unwrap_or_default()
        };
        Answer::from_fn(self.len(), |event| self.claims.get(event.at()).map(truth).max().unwrap_or_default())
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

    /// It was within so many kilometres of a place's coordinates, as far as its own are known; possibly when only
    /// a claim says so.
    pub fn near(&self, middle: PlaceIx, kilometres: u32) -> Answer {
        let around = self.tree.around(middle, f64::from(kilometres));
        let nearest = |places: &[PlaceIx]| {
            places.iter().filter_map(|p| around.get(p.at())).max().copied().unwrap_or_default()
        };
        self.places.answer(|places| {
            let said = places.said.iter().map(|list| nearest(list)).max().unwrap_or_default();
            nearest(&places.coded).or(said.and(Truth::Possible))
        })
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

    /// An actor of a kind says so, in a rejected claim too.
    pub fn by_actor_kind(&self, kind: ActorKindIx) -> Answer {
        let is = |who: &ActorIx| self.actor_kinds.get(who.at()).copied().flatten() == Some(kind);
        self.voices.answer(|voices| Truth::crisp(voices.by.iter().any(is)))
    }

    /// Its claims cite so many sources.
    pub fn sources(&self, asked: Asked) -> Answer {
        let answers = |i: usize| {
            let claims = self.claims.get(i);
            let again = |n: usize, source: SourceIx| claims.clone().take(n).any(|(s, _)| s == source);
            let count = claims.clone().enumerate().filter(|(n, (source, _))| !again(*n, *source)).count();
            Count::Exact(count as u64).answers(asked).holds()
        };
        self.crisp(answers)
    }

    /// One row of its toll, of that side if one is given, states such a count; possibly when only a claim says so.
    pub fn toll(&self, measure: Measure, side: Option<SideIx>, asked: Asked) -> Answer {
        self.tolls.answer(|tolls| tolls.truth((measure, side), |count| count.answers(asked)))
    }

    /// One row of its toll says that the count is not known; possibly when only a claim does.
    pub fn toll_unknown(&self, measure: Measure, side: Option<SideIx>) -> Answer {
        let unknown = |count| Truth::crisp(count == Count::Unknown);
        self.tolls.answer(|tolls| tolls.truth((measure, side), unknown))
    }

    /// No row of its toll states the count; possibly so when only a claim does.
    pub fn toll_unstated(&self, measure: Measure, side: Option<SideIx>) -> Answer {
        self.tolls.answer(|tolls| !tolls.truth((measure, side), |_| Truth::Certain))
    }

    /// It gives an answer for which `is` holds of the question and the place among its answers.
    pub fn answered(&self, is: impl Fn(QuestionIx, usize) -> bool) -> Answer {
        self.answers.answer(|given| Truth::crisp(given.iter().any(|(to, says)| is(*to, *says))))
    }

    /// It is that event.
    pub fn only(&self, event: EventIx) -> Answer {
        let mut bits = Bits::new(self.len());
        bits.set(event.at());
        Answer::crisp(bits)
    }

    /// It is linked to that event, either way.
    pub fn linked_to(&self, event: EventIx) -> Answer {
        let mut bits = Bits::new(self.len());
        self.links(event).iter().for_each(|link| bits.set(link.to.at()));
        Answer::crisp(bits)
    }

    /// A claim cites a source, or a paragraph of it.
    pub fn source(&self, source: SourceIx, para: Option<u32>) -> Answer {
        let cites = |(s, p): (SourceIx, u32)| s == source && para.is_none_or(|para| para == p);
        self.crisp(|i| self.claims.get(i).any(cites))
    }

    /// It has a property.
    pub fn is(&self, property: Is) -> Answer {
        match property {
            Is::Differing => Answer::crisp(self.differing.clone()),
            Is::Context => Answer::crisp(self.context.clone()),
            Is::Linked => Answer::crisp(self.linked.clone()),
            Is::Located => self.places.answer(|places| Truth::crisp(self.is_located(places))),
            Is::Marked => self.none(),
        }
    }

    /// One of its texts or of the names in it holds a needle, which is folded already (see
    /// [`crate::text::fold`]) and holds no line feed. The empty needle is in all.
    pub fn words(&self, needle: &str) -> Answer {
        self.words_within(needle, None)
    }

    /// As [`Index::words`], of some events only, if these are given: the others are not looked at.
    pub fn words_within(&self, needle: &str, within: Option<&Bits>) -> Answer {
        if needle.is_empty() {
            return self.all();
        }
        let own = self.words.holding(needle, self.store.as_ref(), within);
        self.found(own, &|names| names.holding(needle))
    }

    /// One of its texts or of the names in it, taken alone and folded, is one of those; of some events
    /// only, if these are given. No text is empty.
    pub fn texts_where(&self, is: &dyn Fn(&str) -> bool, within: Option<&Bits>) -> Answer {
        let own = self.words.having(is, self.store.as_ref(), within);
        self.found(own, &|names| names.having(is))
    }

    /// What is found in its own texts, or by a look at names in the names in it.
    fn found(&self, own: Bits, look: &dyn Fn(&Texts) -> Bits) -> Answer {
        let mut found = own;
        let places = look(&self.place_names);
        if !places.is_empty() {
            let named = |p: &Places| p.coded.iter().any(|place| places.get(place.at()));
            found = found.or(&self.places.answer(|p| Truth::crisp(named(p))).certain);
        }
        let actors = look(&self.actor_names);
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
        Answer::crisp(Bits::from_fn(self.len(), holds))
    }
}
