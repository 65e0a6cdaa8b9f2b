//! The two evaluations, in bulk and of one event, are held equal on generated stores and queries.

use std::num::NonZeroU32;

use proptest::prelude::*;
use proptest::sample::select;

use super::laws::query_text;
use crate::index::{Bits, Builder, Index};
use crate::model::*;
use crate::query::testing::catalog;
use crate::query::{Around, Named, Query, eval_in, matches_in};
use crate::text::Text;

const DATES: &[&str] = &[
    "2018",
    "2018-06",
    "2018-06-17",
    "2018?-06-17",
    "2018~",
    "2018-06-17~",
    "2017-07/2018-02",
    "2018-01-01/",
    "2018-01-01/..",
    "../2014-06-10",
    "[2018-06-01..2018-06-30]",
    "[2017,2019-03-04]",
    "2013",
    "2009-05",
    "201X",
    "2018-XX-17",
    "2018-24",
    "2023-01-01",
    "2013-12/2014-01",
];

const TEXTS: &[&str] = &[
    "False checkpoint south of Tuz Khurmatu",
    "Attack in Mosul",
    "The ARMY withdrew",
    "Évacuation of Al-Muthanna",
    "bombing",
    "a",
];

fn edtf() -> impl Strategy<Value = Edtf> {
    select(DATES).prop_map(|d| Edtf::parse(d).unwrap())
}

/// A time of day, which narrows a day; night runs past midnight.
fn time() -> impl Strategy<Value = Option<TimeOfDay>> {
    let times = ["morning", "noon", "evening", "night", "00:00", "23:59"];
    prop::option::of(select(times.map(|time| TimeOfDay::parse(time).unwrap()).to_vec()))
}

fn when() -> impl Strategy<Value = When> {
    let bounded = (edtf(), time()).prop_map(|(d, time)| {
        let bound = Edtf::parse("2018-06-17").ok();
        let bare = When::new(d.clone(), None, time);
        When::new(d, Some((bound.clone(), bound)), time).or(bare).unwrap()
    });
    prop_oneof![3 => (edtf(), time()).prop_map(|(d, time)| When::new(d, None, time).unwrap()), 1 => bounded]
}

fn text() -> impl Strategy<Value = Text> {
    select(TEXTS).prop_map(Text::from)
}

fn places() -> impl Strategy<Value = Vec<PlaceIx>> {
    prop::collection::btree_set((0..8u32).prop_map(PlaceIx), 0..3).prop_map(|s| s.into_iter().collect())
}

fn actors() -> impl Strategy<Value = Vec<Part>> {
    let basis = select(&[None, Some(Basis::NamedBySource), Some(Basis::Implied)][..]);
    let part = (0..4u32, 0..3u32, basis).prop_map(|(who, role, basis)| Part {
        who: ActorIx(who),
        role: RoleIx(role),
        basis,
    });
    prop::collection::vec(part, 0..3)
}

fn toll() -> impl Strategy<Value = Vec<TollRow>> {
    let counts = [
        Count::Exact(0),
        Count::Exact(2),
        Count::MoreThan(43),
        Count::AtLeast(3),
        Count::AtMost(4),
        Count::Between(2, 4),
        Count::About(10),
        Count::Best(3, 2, 4),
        Count::Unknown,
    ];
    let count = prop::option::weighted(0.3, select(counts.to_vec()));
    let each = prop::collection::vec(count, Measure::ALL.len());
    let row = (0..2u32, each).prop_map(|(side, counts)| {
        let counts = Measure::ALL.iter().copied().zip(counts).filter_map(|(m, c)| Some((m, c?))).collect();
        TollRow { side: SideIx(side), of: None, counts }
    });
    prop::collection::vec(row, 0..3)
}

fn says() -> impl Strategy<Value = Says> {
    let kind = prop::option::of((0..3u32).prop_map(KindIx));
    (prop::option::of(edtf()), places(), kind, actors(), toll())
        .prop_map(|(date, place, kind, actors, toll)| Says { date, place, kind, actors, toll, text: None })
}

fn claim() -> impl Strategy<Value = Claim> {
    let speakers = || prop::collection::vec((0..4u32).prop_map(ActorIx), 0..2);
    let said = prop::option::weighted(0.4, says());
    (0..3u32, 0..4u32, text(), speakers(), speakers(), prop::option::of(text()), any::<bool>(), said)
        .prop_map(|(source, para, words, by, via, style, rejected, says)| Claim {
            source: SourceIx(source),
            para: NonZeroU32::new(para),
            words,
            by,
            via,
            style,
            slip: None,
            rejected,
            says,
        })
}

/// Links to other events, as position and kind.
fn links() -> impl Strategy<Value = Vec<(usize, LinkKind)>> {
    prop::collection::vec((0..12usize, select(LinkKind::ALL)), 0..2)
}

fn answers() -> impl Strategy<Value = Vec<AnswerGiven>> {
    let answer = (0..2u32, 0..2usize).prop_map(|(to, says)| AnswerGiven { to: QuestionIx(to), says });
    prop::collection::vec(answer, 0..3)
}

fn dated() -> impl Strategy<Value = Option<Dated>> {
    let how = select(How::ALL).prop_map(|how| Dated { how, from: None, anchor: None, note: None });
    prop::option::of(how)
}

fn tags() -> impl Strategy<Value = Vec<Id>> {
    let tag = select(&["checkpoint-tag", "night-raid"][..]).prop_map(|t| Id::new(t).unwrap());
    prop::collection::vec(tag, 0..3)
}

/// What is coded once and crisp.
fn crisp() -> impl Strategy<Value = (Vec<AnswerGiven>, Option<Dated>, Coding, Weight, Vec<Id>)> {
    (answers(), dated(), select(Coding::ALL), select(Weight::ALL), tags())
}

fn event_id(at: usize) -> Id {
    Id::new(&format!("event-{at}")).unwrap()
}

fn event() -> impl Strategy<Value = (Event, Vec<(usize, LinkKind)>)> {
    let coded = (when(), select(Form::ALL), (0..3u32).prop_map(KindIx), places(), actors(), toll());
    let told = (text(), text(), prop::collection::vec(claim(), 1..3), links());
    (coded, told, crisp()).prop_map(|(coded, (title, summary, claims, links), crisp)| {
        let (when, form, kind, place, actors, toll) = coded;
        let (answers, dated, coding, weight, tags) = crisp;
        let event = Event {
            id: event_id(0),
            when,
            dated,
            form,
            kind,
            title,
            summary,
            place,
            actors,
            toll,
            figures: Vec::new(),
            claims,
            answers,
            links: Vec::new(),
            coding,
            weight,
            tags,
        };
        (event, links)
    })
}

/// A store of up to a dozen events whose links lead to events of it, never to themselves.
pub fn events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(event(), 0..12).prop_map(|drawn| {
        let len = drawn.len();
        let numbered = drawn.into_iter().enumerate();
        let linked = |(at, (mut event, links)): (usize, (Event, Vec<(usize, LinkKind)>))| {
            event.id = event_id(at);
            let others = links.into_iter().filter(|(to, _)| *to != at && *to < len);
            event.links = others.map(|(to, kind)| Link { to: event_id(to), kind, offset: None }).collect();
            event
        };
        numbered.map(linked).collect()
    })
}

pub fn index_of(events: &[Event]) -> Index {
    let mut builder = Builder::default();
    for (at, event) in events.iter().enumerate() {
        builder.add(EventIx(at as u32), event);
    }
    let find = |id: &str| events.iter().position(|e| e.id.as_str() == id).map(|at| EventIx(at as u32));
    builder.finish(&catalog(), find)
}

const DAYS: &[&str] = &["2018-01-18", "2018-01-19", "2018-12-30", "2019", "2020-03", "2021"];

/// The events as they could be known by a minute, without links to those of which nothing was.
fn known_by(events: &[Event], by: Minute) -> Vec<Option<Event>> {
    let mut known: Vec<_> = events.iter().map(|event| asof::as_of(event, &catalog(), by)).collect();
    let ids: Vec<Id> = known.iter().flatten().map(|event| event.id.clone()).collect();
    known.iter_mut().flatten().for_each(|event| event.links.retain(|link| ids.contains(&link.to)));
    known
}

fn index_by(events: &[Event], known: &[Option<Event>]) -> Index {
    let mut builder = Builder::default();
    for (at, (coded, known)) in events.iter().zip(known).enumerate() {
        match known {
            Some(event) => builder.add(EventIx(at as u32), event),
            None => builder.pass_over(EventIx(at as u32), coded, &catalog()),
        }
    }
    builder.finish(&catalog(), |id| World::of(events).event(id))
}

/// The definitions, and where the events are.
pub struct World<'a> {
    catalog: Catalog,
    events: &'a [Event],
    marked: Bits,
}

impl<'a> World<'a> {
    pub fn of(events: &'a [Event]) -> World<'a> {
        let marked = Bits::from_fn(events.len(), |at| is_marked(&events[at].id));
        World { catalog: catalog(), events, marked }
    }
}

impl Named for World<'_> {
    fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    fn event(&self, id: &str) -> Option<EventIx> {
        self.events.iter().position(|e| e.id.as_str() == id).map(|at| EventIx(at as u32))
    }

    fn marked(&self) -> Option<&Bits> {
        Some(&self.marked)
    }
}

/// Every other event is marked.
fn is_marked(id: &Id) -> bool {
    id.as_str().bytes().last().is_some_and(|digit| digit % 2 == 1)
}

fn truth(query: &Query, events: &[Event], event: &Event) -> Truth {
    let links = events.iter().flat_map(|e| e.links.iter().map(move |link| (e, link)));
    let to_it = links.filter(|(_, link)| link.to == event.id);
    let linked_from: Vec<(LinkKind, Id)> = to_it.map(|(from, link)| (link.kind, from.id.clone())).collect();
    let marked = is_marked(&event.id);
    matches_in(query, &Around { catalog: &catalog(), event, linked_from: &linked_from, marked })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_bulk_answer_is_that_of_each_event(events in events(), text in query_text()) {
        let query = Query::read(&text, &catalog()).unwrap();
        let answer = eval_in(&query, &index_of(&events), &World::of(&events));
        for (at, event) in events.iter().enumerate() {
            let one = truth(&query, &events, event);
            prop_assert_eq!(answer.truth(EventIx(at as u32)), one, "{} of {:?}", text, event);
        }
    }

    #[test]
    fn what_is_asked_and_its_opposite_share_the_possible(events in events(), text in query_text()) {
        let index = index_of(&events);
        let read = |text: &str| eval_in(&Query::read(text, &catalog()).unwrap(), &index, &World::of(&events));
        let (yes, no) = (read(&format!("is:context,located -({text})")), read(&format!("is:context,located ({text})")));
        prop_assert_eq!(yes.possible, no.possible);
    }

    #[test]
    fn as_of_a_day_both_agree_too(events in events(), text in query_text(), day in select(DAYS)) {
        let by = Window::of(&Edtf::parse(day).unwrap()).hi;
        let known = known_by(&events, by);
        let query = Query::read(&format!("asof:{day} ({text})"), &catalog()).unwrap();
        prop_assert_eq!(query.as_of(), Some(by));
        let answer = eval_in(&query, &index_by(&events, &known), &World::of(&events));
        let visible: Vec<Event> = known.iter().flatten().cloned().collect();
        for (at, event) in known.iter().enumerate() {
            let one = event.as_ref().map_or(Truth::No, |event| truth(&query, &visible, event));
            prop_assert_eq!(answer.truth(EventIx(at as u32)), one, "{} of {:?}", text, event);
        }
    }

    #[test]
    fn what_is_known_only_grows(events in events(), earlier in select(DAYS), later in select(DAYS)) {
        let by = |day: &str| Window::of(&Edtf::parse(day).unwrap()).hi;
        let (earlier, later) = (by(earlier).min(by(later)), by(earlier).max(by(later)));
        for event in &events {
            let then = asof::as_of(event, &catalog(), earlier);
            let now = asof::as_of(event, &catalog(), later);
            prop_assert!(then.is_none() || now.is_some());
            let claims = |event: &Option<Event>| event.iter().flat_map(|e| e.claims.clone()).collect::<Vec<_>>();
            let now_said = claims(&now);
            prop_assert!(claims(&then).iter().all(|claim| now_said.contains(claim)));
            // Nothing more can be learned from what was known then.
            let again = then.as_ref().and_then(|e| asof::as_of(e, &catalog(), earlier));
            prop_assert_eq!(again, then);
        }
    }

    #[test]
    fn canonical_text_has_the_same_answer(events in events(), text in query_text()) {
        let index = index_of(&events);
        let query = Query::read(&text, &catalog()).unwrap();
        let again = Query::read(query.as_str(), &catalog()).unwrap();
        let world = World::of(&events);
        prop_assert_eq!(eval_in(&query, &index, &world), eval_in(&again, &index, &world));
    }

    #[test]
    fn de_morgan_and_doubt(events in events(), a in query_text(), b in query_text()) {
        let (index, world) = (index_of(&events), World::of(&events));
        let read = |text: String| eval_in(&Query::read(&text, &catalog()).unwrap(), &index, &world);
        // A question and an answer mean more together than each alone.
        let together = [&a, &b].iter().any(|q| q.contains("question")) && format!("{a}{b}").contains("answer");
        if !together {
            prop_assert_eq!(read(format!("-(({a}) ({b}))")), read(format!("-({a}) or -({b})")));
            prop_assert_eq!(read(format!("-(({a}) or ({b}))")), read(format!("-({a}) -({b})")));
        }
        prop_assert_eq!(read(format!("-(-({a}))")), read(a.clone()));
        let (sure, may, whole) = (read(format!("certainly({a})")), read(format!("possibly({a})")), read(a.clone()));
        prop_assert!(sure.possible.is_empty() && may.possible.is_empty());
        prop_assert_eq!(&sure.certain, &whole.certain);
        prop_assert_eq!(may.certain, whole.either());
    }
}
