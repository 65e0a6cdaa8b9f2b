//! The index of stores read from YAML: the small invented one and the one in the program.

use dateline::index::{Data, Facet, FacetValue, Is, Order, Tally, own_texts};
use dateline::model::differ::{On, Voice, differences};
use dateline::model::wording::when_short;
use dateline::model::{Edtf, EventIx, Form, LinkKind, Measure, PlaceIx, Window};
use dateline::store::{Input, Limits};
use dateline::text::fold;

fn small() -> Data {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small.yaml");
    Data::load(&[Input::File(path.into())], &Limits::default())
        .unwrap_or_else(|_| panic!("the store is good"))
}

fn events(data: &Data) -> impl Iterator<Item = EventIx> {
    (0..data.index.len() as u32).map(EventIx)
}

fn place(data: &Data, id: &str) -> PlaceIx {
    let position = data.store.catalog().places.iter().position(|place| place.id.as_str() == id);
    PlaceIx(position.unwrap_or_else(|| panic!("no place {id}")) as u32)
}

/// The ids of the events in an answer, certain ones and possible ones.
fn ids(data: &Data, answer: &dateline::index::Answer) -> [Vec<String>; 2] {
    [&answer.certain, &answer.possible].map(|bits| {
        let events = bits.iter().map(|i| EventIx(i as u32));
        events.map(|event| data.store.event(event).id.to_string()).collect()
    })
}

#[test]
fn rows_tell_what_the_events_hold() {
    for data in [small(), Data::embedded()] {
        assert_eq!(data.index.len(), data.store.len());
        for ix in events(&data) {
            let (event, row) = (data.store.event(ix), data.index.row(ix).unwrap());
            assert_eq!(
                (&row.title, row.form, row.kind),
                (&event.title, event.form, event.kind),
                "{}",
                event.id
            );
            assert_eq!(
                (row.span, row.precision, row.shape),
                (event.when.span(), event.when.precision(), event.when.shape())
            );
            assert_eq!(
                (row.weight, row.coding, row.places),
                (event.weight, event.coding, event.place.as_slice())
            );
            assert_eq!(row.date, when_short(&event.when));
            assert_eq!(data.store.find(event.id.as_str()), Some(ix));
        }
    }
}

#[test]
fn every_text_of_an_event_finds_it() {
    for data in [small(), Data::embedded()] {
        for ix in events(&data) {
            let event = data.store.event(ix);
            own_texts(&event, &mut |text| {
                assert!(data.index.words(&fold(text)).certain.get(ix.at()), "{}: {text}", event.id);
            });
        }
    }
}

#[test]
fn differing_events_are_those_with_differences_or_contradicted() {
    for data in [small(), Data::embedded()] {
        let all: Vec<_> = events(&data).map(|ix| data.store.event(ix)).collect();
        let contradicted = |id: &dateline::model::Id| {
            let contradicts = all.iter().flat_map(|e| e.links.iter().map(move |link| (e, link)));
            let mut links = contradicts.filter(|(_, link)| link.kind == LinkKind::Contradicts);
            links.any(|(e, link)| link.to == *id || e.id == *id)
        };
        for (ix, event) in events(&data).zip(&all) {
            let differs = !differences(event, data.store.catalog()).is_empty() || contradicted(&event.id);
            assert_eq!(data.index.row(ix).unwrap().differing, differs, "{}", event.id);
        }
    }
}

#[test]
fn every_incident_of_the_program_weighs_one() {
    let data = Data::embedded();
    let extent = data.index.extent();
    let edges: Vec<i64> = (0..=80).map(|n| extent.lo + (extent.hi - extent.lo) / 100 * n).collect();
    let histogram = data.index.histogram(&data.index.all(), &edges, None);
    let mass: f32 = histogram.bins.iter().map(|bin| bin.mass).sum();
    let incidents = data.index.count(&data.index.all()).of(Form::Incident).total();
    assert!((mass + histogram.before.mass + histogram.after.mass - incidents as f32).abs() < 1e-2);
}

#[test]
fn the_ford_lies_in_one_of_two_provinces() {
    let data = small();
    let [certain, possible] = ids(&data, &data.index.place(place(&data, "south")));
    assert_eq!(certain, ["2019-winter-blockade", "2020-01-quay-bomb"]);
    assert_eq!(possible, ["2019-05-12-ford-attack", "2021-wide"]);
    let [certain, possible] = ids(&data, &data.index.place(place(&data, "quay")));
    assert_eq!(
        (certain, possible),
        (vec!["2020-01-quay-bomb".into()], vec!["2019-05-12-ford-attack".into()])
    );
}

#[test]
fn claims_differ_where_they_cannot_both_be_true() {
    let data = small();
    let event = data.store.event(data.store.find("2019-05-12-ford-attack").unwrap());
    let found = differences(&event, data.store.catalog());
    let [place, toll] = found[..] else { panic!("{found:?}") };
    assert_eq!((place.on, place.one, place.other), (On::Place, Voice::Coded, Voice::Claim(2)));
    assert_eq!((toll.one, toll.other), (Voice::Coded, Voice::Claim(1)));
    assert!(matches!(toll.on, On::Toll(_, Measure::Killed)));
    let [differing, _] = ids(&data, &data.index.is(Is::Differing));
    assert_eq!(differing, ["2019-05-12-ford-attack", "2020-03-keita-river", "2021-arabic"]);
}

#[test]
fn an_event_before_what_is_covered_is_context() {
    let data = small();
    assert_eq!(ids(&data, &data.index.is(Is::Context))[0], ["2015-founding"]);
    assert_eq!(data.index.count(&data.index.covered()).of(Form::Incident), Tally { certain: 5, possible: 0 });
}

#[test]
fn dates_answer_in_three_values() {
    let data = small();
    let year = Window::of(&Edtf::parse("2021").unwrap());
    let [certain, possible] = ids(&data, &data.index.date(year));
    assert_eq!(certain, ["2021-open"]);
    assert_eq!(possible, ["2021-arabic", "2021-wide"]);
}

#[test]
fn places_roll_up_to_the_country() {
    let data = small();
    let rows = data.index.facet(&data.index.covered(), Facet::Place);
    let row = |id: &str| {
        let row = rows.iter().find(|row| row.value == FacetValue::Place(place(&data, id))).unwrap();
        (row.certain, row.possible)
    };
    assert_eq!([row("vessa"), row("north"), row("south"), row("ford")], [(10, 0), (5, 2), (2, 2), (1, 1)]);
}

#[test]
fn the_list_of_the_small_store_is_in_order_of_time() {
    let data = small();
    let page = data.index.page(&data.index.all(), Order::Date, 0, 4);
    let page: Vec<String> = page.iter().map(|(ix, _)| data.store.event(*ix).id.to_string()).collect();
    assert_eq!(
        page,
        ["2015-founding", "2019-02-lantern-raid", "2019-05-12-ford-attack", "2019-05-14-ford-pursuit"]
    );
}

#[test]
fn no_role_of_a_store_can_be_taken_for_a_field() {
    let rows = dateline::query::FIELDS.iter();
    let mut words: Vec<&str> = rows.flat_map(|row| row.aliases.iter().copied().chain([row.name])).collect();
    words.retain(|name| !name.contains('.'));
    words.extend(dateline::query::RESERVED);
    words.sort_unstable();
    assert_eq!(dateline::store::RESERVED, words, "names of fields and words of the language, in order");
}
