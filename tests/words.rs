//! Words are looked for where they stand in the file: what is found is what a plain look through the folded texts
//! of every event finds, however the texts are written.

#[path = "../examples/generate/made/mod.rs"]
mod made;

use std::sync::OnceLock;

use dateline::index::{Bits, Data, names, own_texts};
use dateline::model::EventIx;
use dateline::store::{Input, Limits};
use dateline::text::fold;
use proptest::prelude::*;

/// Texts in every style of YAML, with what plain letters cannot say.
const ODD: &str = r#"
- id: odd-plain
  date: "2004-05-06"
  form: incident
  kind: attack
  title: A Plain title that
    goes on
  summary: 'It''s the "Upper" lock'
  claims:
  - {source: text-1, para: 2, words: "the   title  that", style: Title}
- id: odd-folded
  date: "2004-05-06"
  form: incident
  kind: attack
  title: "An \x41ccent: Évêché"
  summary: |
    Lines of a literal

      text, indented.
  claims:
  - source: text-1
    para: 3
    words: >-
      folded over
      the end
    style: "Évêque du\
      \ lieu"
- id: odd-flow
  date: "2004-05-06"
  form: incident
  kind: attack
  title: "id: odd-flow"
  summary: "claims: para words"
  claims: [{source: text-2, para: 4, words: "لا يزال قادراً"}]
"#;

fn load(texts: &[String]) -> Data {
    let inputs: Vec<Input> = texts.iter().map(|text| Input::Stdin(text.clone().into_bytes())).collect();
    Data::load(&inputs, &Limits::default()).unwrap_or_else(|r| panic!("{}", r.render(Some(3), false)))
}

/// A generated store with the odd events at its end.
fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| load(&[made::text(150, 3) + ODD.trim_start()]))
}

fn events(data: &Data) -> impl Iterator<Item = EventIx> {
    (0..data.store.len() as u32).map(EventIx)
}

/// The folded texts and names of every event.
fn texts(data: &Data) -> Vec<Vec<String>> {
    let of = |ix| {
        let (event, mut all) = (data.store.event(ix), Vec::new());
        own_texts(&event, &mut |text| all.push(fold(text)));
        names(&event, data.store.catalog(), &mut |text| all.push(fold(text)));
        all.retain(|text| !text.is_empty());
        all
    };
    events(data).map(of).collect()
}

fn all_texts() -> &'static [Vec<String>] {
    static TEXTS: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    TEXTS.get_or_init(|| texts(data()))
}

fn plainly(is: impl Fn(&str) -> bool, within: Option<&Bits>) -> Bits {
    let holds = |n: usize| all_texts()[n].iter().any(|text| is(text));
    Bits::from_fn(data().store.len(), |n| within.is_none_or(|within| within.get(n)) && holds(n))
}

/// A piece of one of the texts, or what stands in the file but in no text.
fn needle() -> impl Strategy<Value = String> {
    let piece = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        1..12_usize,
    )
        .prop_map(|(event, text, start, length)| {
            let texts = &all_texts()[event.index(all_texts().len())];
            let text: Vec<char> = texts[text.index(texts.len())].chars().collect();
            text[start.index(text.len())..].iter().take(length).collect()
        });
    let other = prop::sample::select(vec![
        "summary",
        "source:",
        ">-",
        " ",
        "  ",
        "para: 2",
        "words: \"",
        "- id",
        "''",
        "\\x41",
        "text-1",
        "e",
        "th",
    ]);
    prop_oneof![4 => piece, 1 => other.prop_map(str::to_owned)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn words_are_found_as_by_a_plain_look(needle in needle(), some in prop::collection::vec(any::<bool>(), 200)) {
        let index = &data().index;
        prop_assert_eq!(index.words(&needle).certain, plainly(|text| text.contains(&needle), None));
        let some = Bits::from_fn(index.len(), |n| some[n]);
        let found = index.words_within(&needle, Some(&some)).certain.and(&some);
        prop_assert_eq!(found, plainly(|text| text.contains(&needle), Some(&some)));
    }

    #[test]
    fn texts_alone_are_looked_at_as_by_a_plain_look(needle in needle()) {
        let is = |text: &str| text.starts_with(&needle) || text.ends_with(&needle);
        prop_assert_eq!(data().index.texts_where(&is, None).certain, plainly(is, None));
    }
}

#[test]
fn titles_come_back_as_they_are_read() {
    for ix in events(data()) {
        assert_eq!(data().index.title(ix), data().store.event(ix).title);
    }
    let odd = data().store.find("odd-folded").map(|ix| data().index.title(ix).to_string());
    assert_eq!(odd.as_deref(), Some("An Accent: Évêché"));
}

#[test]
fn words_are_found_in_every_file_of_a_store() {
    let one = made::text(40, 5);
    let (head, list) = one.split_once("events:\n").expect("it has events");
    let two = format!(
        "{head}events:\n{}",
        list.replace("- id: ", "- id: second-").replace("to: 2", "to: second-2")
    );
    let head_of_two = format!(
        "dateline: 1\ntitle: Second\ncovers: \"2000/2020\"\nkinds: []\nsources: []\nevents:\n{}",
        &two[head.len() + 8..]
    );
    let data = load(&[one.clone(), head_of_two]);
    assert_eq!(data.store.len(), 80);
    for word in ["bridge", "the lower bridge", "e", "quay"] {
        let found = data.index.words(word).certain;
        let of =
            |from: usize| (from..from + 40).filter(|n| found.get(*n)).map(|n| n - from).collect::<Vec<_>>();
        assert_eq!(of(0), of(40), "{word}");
    }
}

#[test]
fn only_events_that_are_given_are_looked_at() {
    let index = &data().index;
    let all = index.words("the").certain;
    let some = Bits::from_fn(index.len(), |n| n % 7 == 0);
    let found = index.words_within("the", Some(&some)).certain;
    assert!(all.count() > found.count() && !found.is_empty());
}

/// The path that the benches take for a million events, on few: invented and read in memory, without a limit on the
/// size, with all that is asked of an index, and a frame.
#[test]
fn a_store_made_in_memory_answers_like_any_other() {
    use dateline::app::{Key, Message, State, update};
    use dateline::index::{Facet, Order};
    use dateline::query::{Query, eval, eval_after};
    let text = made::text(2_000, 1).into_bytes();
    let data = Data::load(&[Input::Stdin(text)], &Limits { max_size: u64::MAX }).expect("it is good");
    let all = data.index.covered();
    let query = Query::parse("kind:attack bridge", &data).expect("a query");
    let answer = eval(&query, &data);
    let before = Query::parse("bri", &data).expect("a query");
    assert_eq!(eval_after(&query, &data, &before, &eval(&before, &data).either()), answer);
    assert!((20..1_000).contains(&answer.count().total()), "{:?}", answer.count());
    let kinds = data.index.facet(&all, Facet::Kind);
    assert_eq!(kinds.iter().map(|row| row.certain).sum::<u32>(), all.count().certain);
    let page = data.index.page(&answer, Order::Date, 5, 10);
    assert!(page.len() == 10 && page.iter().all(|(event, truth)| answer.truth(*event) == *truth));
    let mut state = State::new(&data, (80, 24));
    let edges = state.spot.viewport.edges(60);
    assert_eq!(data.index.histogram(&all, &edges, None).bins.len(), 60);
    for key in ["&", "b", "r", "i", "d"] {
        update(&mut state, &data, Message::Key(Key::parse(key).expect("a key")));
    }
    let typed = Query::parse("brid", &data).expect("a query");
    assert_eq!(state.scope.answer, eval(&typed, &data), "each letter is answered from the answer before");
}
