//! Links between events: possible in time, and stored once.

use super::found::Subject;
use crate::error::Rule;
use crate::model::{Event, EventIx, LinkKind, Window};
use crate::store::at::{At, Wrongs};
use crate::text;
use crate::text::Text;

/// Looks at the links of an event.
pub fn event(ix: EventIx, event: &Event, subject: &Subject<'_>, wrongs: &mut Wrongs) {
    let list = At::ROOT.key("links");
    for (n, link) in event.links.iter().enumerate() {
        let Some(to) = subject.store.find(link.to.as_str()) else { continue };
        let at = list.item(n);
        if let (Some(here), Some(there)) = (subject.window(ix), subject.window(to))
            && !possible(link.kind, here, there)
        {
            let message = text!("By their dates this event is not `{}` `{}`.", link.kind.written(), link.to);
            let wrong = wrongs.add(Rule::LinkOrder, &at.key("as"), message);
            wrong.label("not by their dates").hint(wanted(link.kind));
        }
        if ix > to && subject.is_linked(to, ix, link.kind) {
            let message = text!("`{}` is linked so to this event too.", link.to);
            let wrong = wrongs.add(Rule::LinkTwice, &at.key("to"), message);
            wrong.label("stored at both ends").hint("a link is shown from both ends; keep one");
        }
    }
}

/// Whether two events may be so linked: something of the order holds for some of the days they may have been on.
fn possible(kind: LinkKind, here: Window, there: Window) -> bool {
    match kind {
        LinkKind::LedTo => here.lo <= there.hi,
        LinkKind::After | LinkKind::RespondsTo => here.hi >= there.lo,
        LinkKind::PartOf | LinkKind::CountedIn => here.meets(&there),
        LinkKind::About | LinkKind::MayBe | LinkKind::Contradicts => true,
    }
}

fn wanted(kind: LinkKind) -> Text {
    match kind {
        LinkKind::LedTo => "the other event must be able to be later".into(),
        LinkKind::PartOf | LinkKind::CountedIn => "the two must be able to share a day".into(),
        _ => "the other event must be able to be earlier".into(),
    }
}
