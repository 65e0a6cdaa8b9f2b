//! Named views: each reads as a query, and finds something.

use super::found::{Findings, Subject};
use crate::error::Rule;
use crate::index::{Builder, Index};
use crate::model::View;
use crate::query::{Query, eval_in};
use crate::store::at::{At, Spot, Wrongs};
use crate::text;

/// Looks at all views.
pub fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let views = &subject.catalog().views;
    let index = (subject.is_whole() && !views.is_empty()).then(|| index(subject));
    for view in views {
        let mut wrongs = Wrongs::default();
        self::view(view, subject, index.as_ref(), &mut wrongs);
        findings.in_definition("views", view.name.as_str(), wrongs);
    }
}

fn index(subject: &Subject<'_>) -> Index {
    let mut builder = Builder::default();
    subject.events().for_each(|(ix, event)| builder.add(ix, &event));
    builder.finish(subject.catalog(), |id| subject.store.find(id))
}

fn view(view: &View, subject: &Subject<'_>, index: Option<&Index>, wrongs: &mut Wrongs) {
    let root = At::ROOT;
    let at = root.key("where");
    let query = match Query::read(view.query.as_str(), subject.catalog()) {
        Ok(query) => query,
        Err(error) => {
            let message = text!("The view `{}` is no query: {}", view.name, error.message);
            let wrong = wrongs.add(Rule::BadView, &at, message).spot(Spot::Part(error.at));
            wrong.label("not a query").hint_if(error.hint);
            return;
        }
    };
    let Some(answer) = index.map(|index| eval_in(&query, index)) else { return };
    if answer.iter().next().is_none() {
        let message = text!("The view `{}` finds nothing.", view.name);
        wrongs.add(Rule::EmptyView, &at, message).label("matches no event");
    }
}
