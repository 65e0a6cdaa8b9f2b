//! What a query means, said of one event. Slow and plain: the bulk answer is held equal to it.

mod days;
mod places;
mod sets;
mod tolls;

use super::Query;
use super::dates::window;
use super::field::{Field, Of, Op};
use super::tree::{DateValue, FieldValue, Node, Term, Tree, asked_together};
use crate::index::{Data, Is, Linked, names, own_texts};
use crate::model::differ::differences;
use crate::model::{ActorIx, AnswerGiven, Catalog, Event, EventIx, Id, LinkKind, Part, Says, Truth, Window};
use crate::text::fold;

/// An event and what is around it.
pub struct Around<'a> {
    /// The definitions its positions refer to.
    pub catalog: &'a Catalog,
    /// The event.
    pub event: &'a Event,
    /// The links that lead to it from other events, with the ids of these.
    pub linked_from: &'a [(LinkKind, Id)],
    /// Whether the person has marked it.
    pub marked: bool,
}

/// Whether an event of the store matches. Where the query says `asof:` and the data are not of that day, all of
/// them are recomputed first, as [`super::eval`] does.
pub fn matches(query: &Query, event: &Event, data: &Data) -> Truth {
    let Some(ix) = data.store.find(event.id.as_str()) else { return in_data(query, event, None, data) };
    match query.recomputed(data) {
        Some(then) => in_data(query, &then.store.event(ix), Some(ix), &then),
        None => in_data(query, event, Some(ix), data),
    }
}

fn in_data(query: &Query, event: &Event, ix: Option<EventIx>, data: &Data) -> Truth {
    if ix.is_some_and(|ix| data.store.is_hidden(ix)) {
        return Truth::No;
    }
    let links = ix.map(|ix| data.index.links(ix)).unwrap_or_default();
    let from = |link: &Linked| Some((link.kind, Id::new(data.store.id(link.to))?));
    let linked_from: Vec<_> = links.iter().filter(|link| !link.outgoing).filter_map(from).collect();
    let marked = ix.is_some_and(|ix| data.marked().get(ix.at()));
    matches_in(query, &Around { catalog: data.store.catalog(), event, linked_from: &linked_from, marked })
}

/// Whether an event matches.
///
/// An event wholly outside the coverage of the store matches only a query that says `is:context`. What the query
/// says of `asof:` is taken to be done: the event is as of that day.
pub fn matches_in(query: &Query, around: &Around) -> Truth {
    let asked = query.root().map_or(Truth::Certain, |root| around.node(root));
    asked.and(Truth::crisp(query.says_context() || !around.has(Is::Context)))
}

impl Around<'_> {
    fn node(&self, node: &Node) -> Truth {
        let each = |n: &Node| self.node(n);
        match &node.tree {
            Tree::Words(words) => {
                let needle = fold(words.as_str());
                Truth::crisp(self.says(&|text| text.contains(&needle)))
            }
            Tree::Regex(pattern) => Truth::crisp(self.says(&|text| pattern.is_in(text))),
            Tree::Certainly(inner) => Truth::crisp(each(inner) == Truth::Certain),
            Tree::Possibly(inner) => Truth::crisp(each(inner).holds()),
            Tree::Term(term) => self.any_of(term),
            Tree::Not(inner) => !each(inner),
            Tree::And(nodes) => {
                let all = nodes.iter().map(each).fold(Truth::Certain, Truth::and);
                all.and(Truth::crisp(asked_together(nodes).into_iter().all(|pair| self.answers_both(pair))))
            }
            Tree::Or(nodes) => nodes.iter().map(each).fold(Truth::No, Truth::or),
        }
    }

    /// One answer of the event is to the question and is the answer.
    fn answers_both(&self, (question, answer): (&Term, &Term)) -> bool {
        let asked = |term: &Term, given: &AnswerGiven| term.values.iter().any(|(_, v)| is_given(given, v));
        self.event.answers.iter().any(|given| asked(question, given) && asked(answer, given))
    }

    fn any_of(&self, term: &Term) -> Truth {
        let values = term.values.iter().map(|(_, v)| self.one(term, v));
        values.fold(Truth::No, Truth::or)
    }

    fn one(&self, term: &Term, value: &FieldValue) -> Truth {
        let (event, catalog) = (self.event, self.catalog);
        match value {
            FieldValue::Kind(kind, _) => {
                coded_or_said(event.kind == *kind, said(event).any(|s| s.kind == Some(*kind)))
            }
            FieldValue::Weekday(day) => days::weekday(event, *day),
            FieldValue::Month(month) => days::month(event, *month),
            FieldValue::Place(place, _) => places::at_place(event, *place, catalog),
            FieldValue::Near(place, _, kilometres) => places::near(event, *place, *kilometres, catalog),
            FieldValue::Actor(who, _) => self.actor(term, *who),
            FieldValue::Count(measure, count) => tolls::count(event, term, *measure, *count),
            FieldValue::Date(date) => self.date(term.field, term.op, date),
            _ => Truth::crisp(self.crisply(term, value)),
        }
    }

    /// What knows no doubt.
    fn crisply(&self, term: &Term, value: &FieldValue) -> bool {
        let event = self.event;
        match value {
            FieldValue::Form(form) => event.form == *form,
            FieldValue::Weight(weight) => event.weight == *weight,
            FieldValue::Coding(coding) => event.coding == *coding,
            FieldValue::Precision(precision) => event.when.precision() == *precision,
            FieldValue::Dated(how) => event.dated.as_ref().is_some_and(|dated| dated.how == *how),
            FieldValue::Tag(tag) => event.tags.contains(tag),
            FieldValue::Event(id) if term.field == Field::Linked => self.linked(|_, other| other == id),
            FieldValue::Event(id) => event.id == *id,
            FieldValue::ActorKind(kind, _) => {
                let is = |who: &ActorIx| self.catalog.actor(*who).kind == Some(*kind);
                event.claims.iter().any(|claim| claim.by.iter().any(is))
            }
            FieldValue::Source(source, _) => event.claims.iter().any(|c| c.source == *source),
            FieldValue::Paragraph(source, _, paragraph) => event
                .claims
                .iter()
                .any(|c| c.source == *source && c.para.is_some_and(|para| para.get() == *paragraph)),
            FieldValue::Sources(numbers) => sets::sources(event, numbers.asked(term.op)),
            FieldValue::Question(..) | FieldValue::Answer(..) => {
                event.answers.iter().any(|given| is_given(given, value))
            }
            FieldValue::Is(property) => self.has(*property),
            _ => false,
        }
    }

    /// An actor in any role, in the role of the term, as a speaker, or as one through whom others are heard.
    fn actor(&self, term: &Term, who: ActorIx) -> Truth {
        let claims = &self.event.claims;
        match (term.field, &term.of) {
            (Field::By, _) => Truth::crisp(claims.iter().any(|claim| claim.by.contains(&who))),
            (Field::Via, _) => Truth::crisp(claims.iter().any(|claim| claim.via.contains(&who))),
            (_, Some(Of::Role(role, _))) => self.acts(|part| part.who == who && sets::has_role(part, *role)),
            _ => self.acts(|part| part.who == who),
        }
    }

    fn acts(&self, is: impl Fn(&Part) -> bool) -> Truth {
        let claimed = said(self.event).any(|s| s.actors.iter().any(&is));
        coded_or_said(self.event.actors.iter().any(&is), claimed)
    }

    fn date(&self, field: Field, op: Op, date: &DateValue) -> Truth {
        match window(op, date) {
            None => Truth::No,
            Some(_) if field == Field::AsOf => Truth::Certain,
            Some(window) if field == Field::Published => sets::published(self.event, window, self.catalog),
            Some(window) => falls(self.event, window, field == Field::During),
        }
    }

    /// What is looked for is in one of its texts, or in a name in it, taken alone and folded.
    fn says(&self, is_in: &dyn Fn(&str) -> bool) -> bool {
        let mut found = false;
        let mut look = |text: &str| found |= !text.is_empty() && is_in(&fold(text));
        own_texts(self.event, &mut look);
        names(self.event, self.catalog, &mut look);
        found
    }

    fn has(&self, property: Is) -> bool {
        let (event, catalog) = (self.event, self.catalog);
        match property {
            Is::Differing => {
                !differences(event, catalog).is_empty() || self.linked(|k, _| k == LinkKind::Contradicts)
            }
            Is::Context => event.when.overlaps(Window::of(&catalog.covers)) == Truth::No,
            Is::Located => event.place.iter().any(|p| catalog.place(*p).at.is_some()),
            Is::Linked => self.linked(|_, _| true),
            Is::Marked => self.marked,
        }
    }

    /// Linked in that way to that event, or from it.
    fn linked(&self, is: impl Fn(LinkKind, &Id) -> bool) -> bool {
        let own = self.event.links.iter().any(|link| is(link.kind, &link.to));
        own || self.linked_from.iter().any(|(kind, from)| is(*kind, from))
    }
}

/// Whether an answer is to the question asked for, or is the answer asked for.
fn is_given(given: &AnswerGiven, value: &FieldValue) -> bool {
    match value {
        FieldValue::Question(question, _) => given.to == *question,
        FieldValue::Answer(places, _) => places.contains(&(given.to, given.says)),
        _ => false,
    }
}

/// What the claims say besides the event as coded; rejected ones say it too.
fn said(event: &Event) -> impl Iterator<Item = &Says> {
    event.claims.iter().filter_map(|claim| claim.says.as_ref())
}

/// The coded value holds certainly, one that only a claim says possibly.
fn coded_or_said(coded: bool, said: bool) -> Truth {
    Truth::crisp(coded).or(if said { Truth::Possible } else { Truth::No })
}

/// Any of it falls into a window, or all of it.
fn falls(event: &Event, window: Window, wholly: bool) -> Truth {
    let coded = if wholly { event.when.within(window) } else { event.when.overlaps(window) };
    let may = said(event).filter_map(|s| s.date.as_ref()).any(|date| {
        let span = date.span();
        (if wholly { span.within(window) } else { span.overlaps(window) }).holds()
    });
    coded.or(coded_or_said(false, may))
}
