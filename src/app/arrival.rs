//! Other data takes the place of what was shown: everything a person did stays, as far as it still means something.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::compare::{CompareView, Versus};
use super::filter::Fold;
use super::help::{Beneath, HelpView};
use super::list::Folds;
use super::present::PresentView;
use super::scope::Scope;
use super::state::{Find, Overlay, Prompt, Spot, State, Step};
use crate::index::{Data, LaneBy, Order};
use crate::model::{EventIx, PlaceIx, QuestionIx};
use crate::query::{self, Query};
use crate::text;

/// The data before and after: events and places are known again by their ids, queries by their text.
struct Change<'d> {
    old: &'d Data,
    new: &'d Data,
}

impl State {
    /// Points the state at other data: another reading of the same store, or the whole after its beginning. Who
    /// holds the data puts the new one in its place; [`State::settle`] follows.
    pub fn on_new_data(&mut self, old: &Data, new: &Data) {
        let change = Change { old, new };
        let was_whole = self.shows_whole(old);
        let row = self.row(old).map(|at| at.saturating_sub(self.list_top));
        self.rescope(&change);
        let was = self.spot.selected.or(self.spot.lost);
        let near = change.nearest(&self.scope, was);
        self.spot = change.spot(self.spot);
        self.spot.selected = self.spot.selected.filter(|e| self.scope.truth(*e).holds()).or(near);
        self.spot.lost = was.filter(|_| self.spot.selected.is_none()).and_then(|e| change.event(e));
        self.trail = std::mem::take(&mut self.trail).kept(|spot| Some(change.spot(spot)));
        self.find = self.find.take().and_then(|find| change.find(find));
        let folds = std::mem::take(&mut self.filter.unfolded);
        self.filter.unfolded =
            folds.into_iter().filter_map(|fold| change.fold(fold)).collect::<BTreeSet<_>>();
        self.overlay = self.overlay.take().and_then(|overlay| change.overlay(overlay));
        if let Some(map) = &mut self.map {
            map.followed = map.followed.and_then(|e| change.event(e));
        }
        if self.spot.selected.is_none() {
            self.spot.selected = self.first_listed(new);
        }
        if let (Some(row), Some(at)) = (row, self.row(new)) {
            self.list_top = at.saturating_sub(row);
        }
        if was_whole {
            self.spot.viewport = self.whole_axis(new);
        }
    }

    /// Asks the query again, and those before and after it. One that no longer reads gives way to everything.
    fn rescope(&mut self, change: &Change<'_>) {
        let again = change.scope(&self.scope);
        if again.is_none() {
            self.notice =
                Some(text!("The query {} no longer reads; everything is counted.", self.scope.query));
        }
        self.scope = again.unwrap_or_else(|| Scope::of(Query::everything(), change.new));
        self.list.folds = Arc::new(change.folds(&self.list.folds));
        self.scopes = std::mem::take(&mut self.scopes).kept(|step| change.step(&step));
        self.lanes.rolled = change.rolled(self.lanes.by, &self.lanes.rolled);
        self.lanes.followed = None;
    }
}

impl Change<'_> {
    /// Whether the new data was read anew, and is not the old as of another day: what lanes stand for is known by its
    /// place, which may be another one's then.
    fn is_other(&self) -> bool {
        !self.old.store.is_of(&self.new.store)
    }

    fn event(&self, event: EventIx) -> Option<EventIx> {
        Some(self.old.store.id(event)).filter(|id| !id.is_empty()).and_then(|id| self.new.store.find(id))
    }

    /// The event of a scope of the new data that is nearest in time to one of the old: to where it was, if it may have
    /// gone or be another one by now.
    fn nearest(&self, scope: &Scope, event: Option<EventIx>) -> Option<EventIx> {
        let event = event?;
        if self.is_other() {
            let minute = self.old.index.stands_at(event)?;
            let position = self.new.index.nearest_to(&scope.listing, minute)?;
            return self.new.index.listed(&scope.listing, position, 1).first().map(|(event, _)| *event);
        }
        let listing = self.old.index.listing(&scope.answer, Order::Date);
        let position = self.old.index.nearest(&listing, event)?;
        self.old.index.listed(&listing, position, 1).first().map(|(event, _)| *event)
    }

    fn place(&self, place: PlaceIx) -> Option<PlaceIx> {
        let id = &self.old.store.catalog().place(place).id;
        let at = self.new.store.catalog().places.iter().position(|p| p.id == *id)?;
        Some(PlaceIx(at as u32))
    }

    /// The lanes that stay rolled up.
    fn rolled(&self, by: LaneBy, rolled: &BTreeSet<Option<u32>>) -> BTreeSet<Option<u32>> {
        rolled.iter().filter_map(|key| self.lane(by, *key)).collect()
    }

    /// What a lane stands for, by its place in the catalogue; nothing for one whose value is gone.
    fn lane(&self, by: LaneBy, key: Option<u32>) -> Option<Option<u32>> {
        let Some(at) = key else { return Some(None) };
        let (old, new) = (self.old.store.catalog(), self.new.store.catalog());
        let again = match by {
            LaneBy::Kind => again(&old.kinds, &new.kinds, at, |kind| kind.id.as_str()),
            LaneBy::Place | LaneBy::Province => {
                again(&old.places, &new.places, at, |place| place.id.as_str())
            }
            LaneBy::Actor => again(&old.actors, &new.actors, at, |actor| actor.id.as_str()),
            LaneBy::Side => again(&old.sides, &new.sides, at, |side| side.id.as_str()),
            LaneBy::Source => again(&old.sources, &new.sources, at, |source| source.id()),
            LaneBy::Question => again(&old.questions, &new.questions, at, |question| question.id.as_str()),
            LaneBy::Form | LaneBy::Nothing => Some(at),
        };
        again.map(Some)
    }

    fn fold(&self, fold: Fold) -> Option<Fold> {
        match fold {
            Fold::Place(place) => self.place(place).map(Fold::Place),
            Fold::Question(question) => {
                let id = &self.old.store.catalog().question(question).id;
                let at = self.new.store.catalog().questions.iter().position(|q| q.id == *id)?;
                Some(Fold::Question(QuestionIx(at as u32)))
            }
            Fold::Measure(_) | Fold::Section(_) => Some(fold),
        }
    }

    fn query(&self, text: &str) -> Option<Query> {
        Query::read(text, self.new.store.catalog()).ok()
    }

    fn scope(&self, scope: &Scope) -> Option<Arc<Scope>> {
        if scope.query.is_everything() {
            return Some(Scope::of(Query::everything(), self.new));
        }
        self.query(&scope.query.to_string()).map(|query| Scope::of(query, self.new))
    }

    /// A scope that may be returned to. One as of another day is asked again once it is returned to, of the data as of
    /// that day: till then its answer is not looked at.
    fn kept_scope(&self, scope: &Arc<Scope>) -> Option<Arc<Scope>> {
        if scope.query.as_of() == self.new.store.known_by() {
            return self.scope(scope);
        }
        self.query(&scope.query.to_string()).map(|_| Arc::clone(scope))
    }

    fn folds(&self, folds: &Folds) -> Folds {
        folds.moved(|place| self.place(place))
    }

    fn step(&self, step: &Step) -> Option<Step> {
        let (scope, folds) = (self.kept_scope(&step.scope)?, Arc::new(self.folds(&step.folds)));
        let (by, rolled) = &step.rolled;
        let rolled = (*by, self.rolled(*by, rolled));
        Some(Step { scope, folds, rolled, ..step.clone() })
    }

    fn spot(&self, spot: Spot) -> Spot {
        Spot {
            selected: spot.selected.and_then(|e| self.event(e)),
            visiting: spot.visiting.and_then(|e| self.event(e)),
            lost: spot.lost.and_then(|e| self.event(e)),
            ..spot
        }
    }

    fn find(&self, find: Find) -> Option<Find> {
        let query = self.query(&find.text)?;
        let hits = Arc::new(query::eval(&query, self.new).either());
        Some(Find { hits, ..find })
    }

    /// A comparison is counted anew; one with a query that no longer reads closes.
    fn compare(&self, view: CompareView) -> Option<CompareView> {
        let versus = match &view.versus {
            Versus::Before => Versus::Before,
            Versus::Query(query) => Versus::Query(self.query(&query.to_string())?),
        };
        Some(CompareView { versus, ..view })
    }

    /// The events presented, as far as they are still there.
    fn present(&self, view: PresentView) -> Option<PresentView> {
        let shown = view.events.as_ref().and_then(|events| self.event(*events.get(view.at)?));
        let Some(events) = &view.events else { return Some(view) };
        let events: Vec<EventIx> = events.iter().filter_map(|event| self.event(*event)).collect();
        let at = shown.and_then(|shown| events.iter().position(|event| *event == shown)).unwrap_or(0);
        (!events.is_empty()).then(|| PresentView { events: Some(Arc::new(events)), at, ..view })
    }

    /// What help lies over closes as it would without.
    fn help(&self, view: HelpView) -> HelpView {
        let over = view.over.and_then(|beneath| {
            let overlay = self.overlay(beneath.overlay)?;
            Some(Box::new(Beneath { overlay, ..*beneath }))
        });
        HelpView { over, ..view }
    }

    /// A line being typed stays as typed. A passage belongs to a claim, which may be another one now: it closes, to the preview
    /// of a briefing if it was opened there.
    fn overlay(&self, overlay: Overlay) -> Option<Overlay> {
        match overlay {
            Overlay::Prompt(prompt) => {
                let everything = || Scope::of(Query::everything(), self.new);
                let scope = self.kept_scope(&prompt.scope).unwrap_or_else(everything);
                let (find, spot) = (prompt.find.and_then(|f| self.find(f)), self.spot(prompt.spot));
                let help = prompt.help.map(|view| self.help(view));
                let prompt = Prompt { scope, find, spot, help, held: None, ..*prompt };
                Some(Overlay::Prompt(Box::new(prompt)))
            }
            Overlay::Passage(view) => view.brief.map(|(_, view)| Overlay::Brief(view)),
            Overlay::Lanes(_) | Overlay::Cell(_) => None,
            Overlay::Compare(view) => self.compare(view).map(Overlay::Compare),
            Overlay::Present(view) => self.present(view).map(Overlay::Present),
            Overlay::Help(view) => Some(Overlay::Help(self.help(view))),
            Overlay::Palette(_) | Overlay::Like(_) | Overlay::Silences(_) | Overlay::Brief(_) => {
                Some(overlay)
            }
        }
    }
}

/// Where the value that was at a position is among the new ones, known again by its id.
fn again<T>(old: &[T], new: &[T], at: u32, id: impl Fn(&T) -> &str) -> Option<u32> {
    let was = id(old.get(at as usize)?);
    new.iter().position(|value| id(value) == was).map(|at| at as u32)
}
