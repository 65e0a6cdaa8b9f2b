//! Dates against what they are known from: their source's own date, their anchor, and the bounds beside them.

use super::found::Subject;
use crate::error::Rule;
use crate::model::date::FOREVER;
use crate::model::{Claim, Dated, Event, EventIx, How, Minute, Precision, Window};
use crate::store::at::{At, Wrongs};
use crate::text;
use crate::text::Text;

/// Looks at the date of an event.
pub fn event(ix: EventIx, event: &Event, subject: &Subject<'_>, wrongs: &mut Wrongs) {
    told_before(event, subject, wrongs);
    match &event.dated {
        Some(dated) => known(event, dated, wrongs),
        None => not_known(event, wrongs),
    }
    if subject.is_looped(ix) {
        let at = At::ROOT.key("dated");
        let message = Text::from("This date is measured from itself.");
        let wrong = wrongs.add(Rule::AnchorLoop, &at.key("anchor"), message);
        wrong.label("leads back here").hint("one event of the loop has to be dated otherwise");
    }
}

/// No source tells of what began after it was published.
fn told_before(event: &Event, subject: &Subject<'_>, wrongs: &mut Wrongs) {
    let start = event.when.span().start_min;
    let published = |claim: &Claim| Window::of(&subject.catalog().source(claim.source).published).hi;
    let early = |claim: &Claim, start: Minute| start > published(claim) && published(claim) < FOREVER;
    let other = |claim: &Claim| claim.says.as_ref().and_then(|s| s.date.as_ref()).map(|d| d.span().start_min);
    let coded = || event.claims.iter().filter(|c| other(c).is_none());
    if coded().next().is_some() && coded().all(|c| early(c, start)) {
        let message = Text::from("This begins after the source that tells of it was published.");
        let wrong = wrongs.add(Rule::ToldBefore, &At::ROOT.key("date"), message);
        wrong.label("after its source").hint("what is foretold is a statement, dated when it was made");
    }
    let list = At::ROOT.key("claims");
    let coded_early = coded().all(|c| early(c, start));
    for (n, claim) in event.claims.iter().enumerate() {
        let item = list.item(n);
        let message =
            || text!("`{}` was published before this began.", subject.catalog().source(claim.source).id());
        match other(claim) {
            Some(said) if early(claim, said) => {
                let says = item.key("says");
                wrongs.add(Rule::ToldBefore, &says.key("date"), message()).label("after its source");
            }
            None if early(claim, start) && !coded_early => {
                wrongs.add(Rule::ToldBefore, &item.key("source"), message()).label("published before");
            }
            _ => {}
        }
    }
}

fn known(event: &Event, dated: &Dated, wrongs: &mut Wrongs) {
    let at = At::ROOT.key("dated");
    let at = at.key("how");
    let lacking = match (&dated.from, &dated.anchor) {
        (None, None) => "`from` and `anchor` are missing",
        (None, _) => "`from` is missing",
        (_, None) => "`anchor` is missing",
        _ => "",
    };
    if dated.how == How::Resolved && !lacking.is_empty() {
        let message = Text::from("A resolved date gives the relative words and what they are measured from.");
        wrongs.add(Rule::NoAnchor, &at, message).label(lacking);
    }
    if dated.how == How::Outside && event.when.bounds.is_none() {
        let message = Text::from("This date is in no cited source, and nothing says what the sources allow.");
        wrongs
            .add(Rule::NoBounds, &at, message)
            .label("no `bounds`")
            .hint("give the sources' own bounds beside it");
    }
}

fn not_known(event: &Event, wrongs: &mut Wrongs) {
    let when = &event.when;
    let read = when.date.is_qualified() || when.bounds.is_some() || when.date.precision() == Precision::OneOf;
    if read {
        let message = Text::from("This date is a reading, and nothing says how it is known.");
        wrongs.add(Rule::NotDated, &At::ROOT.key("date"), message).label("no `dated`");
    }
}
