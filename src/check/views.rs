//! Named views: each reads as a query, and finds something.

use super::found::{Findings, Subject};
use crate::error::Rule;
use crate::index::{Answer, Builder, Index};
use crate::model::{Catalog, EventIx, Id, View};
use crate::query::{Known, Named, Query, eval_in};
use crate::store::Store;
use crate::store::at::{At, Spot, Wrongs};
use crate::text;

/// A whole store, to tell a view's ids and tags by.
struct Whole<'s> {
    store: &'s Store,
    index: Index,
}

impl Named for Whole<'_> {
    fn catalog(&self) -> &Catalog {
        self.store.catalog()
    }

    fn event(&self, id: &str) -> Option<EventIx> {
        self.store.find(id)
    }

    fn ids(&self) -> Option<Box<dyn Iterator<Item = &str> + '_>> {
        Some(Box::new((0..self.store.len()).map(|at| self.store.id(EventIx(at as u32)))))
    }

    fn tags(&self) -> Option<&[Id]> {
        Some(self.index.tags())
    }
}

/// Looks at all views, and tells how many were not tried: looking for very many expressions would take too long.
pub fn check(subject: &Subject<'_>, findings: &mut Findings) -> usize {
    let views = &subject.catalog().views;
    let whole = (subject.is_whole() && !views.is_empty()).then(|| whole(subject));
    let names: &dyn Named = whole.as_ref().map_or(subject.catalog() as &dyn Named, |whole| whole);
    let names = Known::new(names, subject.store.bytes());
    let mut untried = 0;
    for view in views {
        let mut wrongs = Wrongs::default();
        untried += usize::from(!self::view(view, &names, whole.as_ref(), &mut wrongs));
        findings.in_definition("views", view.name.as_str(), wrongs);
    }
    untried
}

fn whole<'s>(subject: &Subject<'s>) -> Whole<'s> {
    Whole { store: subject.store, index: index(subject.store) }
}

fn index(store: &Store) -> Index {
    Builder::again(store).finish_over(store)
}

/// What a view finds, seen from the day that it says if any.
fn found(query: &Query, whole: &Whole<'_>) -> Answer {
    match query.as_of() {
        None => eval_in(query, &whole.index, whole),
        Some(by) => {
            let then = whole.store.as_of(by, whole.store.unpublished(by));
            eval_in(query, &index(&then), whole)
        }
    }
}

/// Of a store in which some event cannot be read, the ids and tags of a view are taken as they stand. Whether it was
/// tried, as far as that can be.
fn view(view: &View, names: &Known<'_>, whole: Option<&Whole<'_>>, wrongs: &mut Wrongs) -> bool {
    let root = At::ROOT;
    let at = root.key("where");
    let query = match Query::read(view.query.as_str(), names) {
        Ok(query) => query,
        Err(error) => {
            let message = text!("The view `{}` is no query: {}", view.name, error.message);
            let wrong = wrongs.add(Rule::BadView, &at, message).spot(Spot::Part(error.at));
            wrong.label("not a query").hint_if(error.hint);
            return true;
        }
    };
    if query.is_put_off() {
        return false;
    }
    let answer = whole.map(|whole| found(&query, whole));
    if answer.is_some_and(|answer| answer.iter().next().is_none()) {
        let message = text!("The view `{}` finds nothing.", view.name);
        wrongs.add(Rule::EmptyView, &at, message).label("matches no event");
    }
    true
}
