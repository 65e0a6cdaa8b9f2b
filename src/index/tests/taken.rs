//! The index as of a day, made from another: held equal to one that is made of every event read again.

use crate::index::{Builder, Data, Index};
use crate::model::{Edtf, EventIx, Minute, Window};
use crate::store::{Input, Limits};

fn data(input: Input) -> Data {
    match Data::load(&[input], &Limits::default()) {
        Ok(data) => data,
        Err(refused) => panic!("{}", refused.render(Some(3), false)),
    }
}

/// The embedded store, the small one of the tests, and an invented one.
pub(super) fn stores() -> [Data; 3] {
    let small = Input::File("tests/fixtures/small.yaml".into());
    [Data::embedded(), data(small), data(Input::Stdin(invented(150).into_bytes()))]
}

/// A store of invented events, told by one to three of twenty sources: some claims say otherwise, some of these are all
/// there is, some are rejected, and events contradict one another.
fn invented(events: usize) -> String {
    let mut text = String::from(
        "dateline: 1\ntitle: t\ncovers: \"2018/2020\"\nkinds:\n- {id: raid, name: Raid}\n- {id: talks, name: \
         Talks}\nsides:\n- {id: town, name: Town}\nactor_kinds:\n- {id: band, name: Band}\nactors:\n- {id: reds, name: \
         Reds, kind: band}\n- {id: blues, name: Blues, kind: band}\nroles:\n- {id: side, name: Side}\nplaces:\n- {id: land, name: Land}\n- {id: ford, name: Förd, within: \
         [land]}\n- {id: mill, name: Mill, within: [land]}\nsources:\n",
    );
    for n in 0..20 {
        let (year, month) = (2018 + n / 10, n % 10 + 1);
        text += &format!("- {{id: s{n}, title: S, publisher: P, published: \"{year}-{month:02}-07\"}}\n");
    }
    text += "events:\n";
    for n in 0..events {
        let (day, month, year) = (n % 28 + 1, n % 12 + 1, 2018 + n % 3);
        let (kind, place) = (["raid", "talks"][n % 2], ["ford", "mill", "land"][n % 3]);
        text += &format!(
            "- id: e{n}\n  date: \"{year}-{month:02}-{day:02}\"\n  form: incident\n  kind: {kind}\n  title: At the {place}, \
             n° {n}\n  summary: It was so.\n  place: [{place}]\n  actors: [{{who: reds, as: side, basis: named by \
             source}}]\n  toll: [{{side: town, killed: {}}}]\n  tags: [t{}]\n",
            n % 5,
            n % 7
        );
        if n % 6 == 0 {
            text += &format!("  links: [{{to: e{}, as: contradicts}}]\n", (n + 1) % events);
        }
        text += "  claims:\n";
        for claim in 0..=n % 3 {
            let source = (n * 7 + claim * 5) % 20;
            let mut says = vec![format!("source: s{source}, para: {}, words: \"words {n}\"", claim + 1)];
            says.extend((n % 11 == claim).then(|| format!("by: [{}]", ["reds", "blues"][n % 2])));
            let otherwise = "kind: talks, place: [mill], toll: [{side: town, killed: 9}]";
            match (n % 4, n % 9, claim) {
                (1, ..) => says.push(format!("says: {{date: \"2019-0{}\", {otherwise}}}", claim + 1)),
                (_, 2, 0) => says.push("rejected: true, says: {place: [ford]}".into()),
                _ => {}
            }
            text += &format!("  - {{{}}}\n", says.join(", "));
        }
    }
    text
}

/// Days by which something else was known than the day before, at most so many, and one before all of them.
fn days(data: &Data, most: usize) -> Vec<Minute> {
    let published = |published: &Edtf| Window::of(published).hi;
    let mut days: Vec<Minute> =
        data.store.catalog().sources.iter().map(|source| published(&source.published)).collect();
    days.sort_unstable();
    days.dedup();
    let every = days.len().div_ceil(most);
    let mut days: Vec<Minute> = days.into_iter().step_by(every).collect();
    days.insert(0, days[0] - 1);
    days
}

/// The index made of every event.
fn again(data: &Data, by: Minute) -> Index {
    let store = data.store.as_of(by, data.store.unpublished(by));
    Builder::again(&store).finish_over(&store)
}

/// Everything that an index knows, event by event: numbers of values may be others.
fn told(index: &Index) -> Vec<String> {
    let event = |at: usize| {
        let ix = EventIx(at as u32);
        let head = index.heads.get(at);
        let coded = (index.dates.get(ix), index.kinds.get(ix), index.places.get(ix), index.casts.get(ix));
        let counted = (
            index.voices.get(ix),
            index.tolls.get(ix),
            index.answers.get(ix),
            index.claims.get(at).collect::<Vec<_>>(),
        );
        let bits = [&index.differing, &index.differing_alone, &index.context, &index.hidden, &index.linked];
        let bits = (bits.map(|bits| bits.get(at)), index.is_unsettled(ix));
        let tags: Vec<bool> = index.tags().iter().map(|tag| index.tag(tag).certain.get(at)).collect();
        let text = (index.title(ix), index.links(ix), index.by_date.rank(ix));
        format!("{head:?} {coded:?} {counted:?} {bits:?} {tags:?} {text:?}")
    };
    let whole = (&index.parts, &index.words, index.extent, index.covers, index.tags());
    let values = [index.places.values().len(), index.casts.values().len(), index.tolls.values().len()];
    (0..index.len()).map(event).chain([format!("{whole:?} {values:?}")]).collect()
}

fn same(made: &Index, read: &Index, what: &str) {
    for (at, (made, read)) in told(made).into_iter().zip(told(read)).enumerate() {
        assert_eq!(made, read, "{what}: event {at}");
    }
    assert_eq!(made.len(), read.len());
}

#[test]
fn what_is_taken_over_is_what_would_be_read() {
    for data in stores() {
        let mut before: Option<Data> = None;
        for by in days(&data, 8).into_iter().chain(days(&data, 3)) {
            let read = again(&data, by);
            let made = data.as_of(by);
            same(&made.index, &read, "from everything");
            assert_eq!(made.store.known_by(), Some(by));
            let near = before.as_ref().map(|before| data.as_of_near(before, by));
            near.iter().for_each(|near| same(&near.index, &read, "from another day"));
            before = near.or(Some(made));
        }
    }
}

#[test]
fn few_events_are_read_again_for_the_next_day() {
    let [.., data] = stores();
    let days = days(&data, 12);
    let (one, next) = (data.as_of(days[5]), days[6]);
    let count = |near: &Data| data.changed(near, next).count();
    assert!(count(&one) < data.store.len() / 3, "{}", count(&one));
    assert_eq!(data.changed(&one, days[5]).count(), 0, "nothing for the same day");
}
