//! Presenting: what is shown, who says so, and the way out.

use dateline::app::message::Fresh;
use dateline::app::state::Overlay;
use dateline::app::{Message, present};
use dateline::brief::page::{Page, Wishes};
use dateline::index::Data;
use dateline::store::{Input, Limits};
use insta::assert_snapshot;

use super::support::Session;

const FORD: &str = "2019-05-12-ford-attack";
const PURSUIT: &str = "2019-05-14-ford-pursuit";

/// Two marked events, the later one first, presented.
fn presented(columns: u16, rows: u16) -> Session {
    let mut session = Session::small(columns, rows);
    session.press("j j Space k k a").type_text("Ask the ferryman.").press("Enter g P");
    session
}

fn event(session: &Session) -> String {
    let view = present::view(&session.state).unwrap();
    session.data.store.id(view.event(&session.state, &session.data).unwrap()).to_string()
}

#[test]
fn marked_events_are_paged_through_in_the_persons_order() {
    let mut session = presented(80, 24);
    assert_eq!(event(&session), PURSUIT);
    for (keys, expected) in [
        ("j", FORD),
        ("j", FORD),
        ("k", PURSUIT),
        ("Right", FORD),
        ("Left", PURSUIT),
        ("Down", FORD),
        ("Up", PURSUIT),
        ("Space", FORD),
        ("g", PURSUIT),
        ("G", FORD),
    ] {
        session.press(keys);
        assert_eq!(event(&session), expected, "{keys}");
    }
    assert!(
        session.screen().contains("2 of 2 marked")
            && session.screen().contains("Your note: Ask the ferryman.")
    );
    assert!(!session.screen().contains("& everything"), "it has the whole screen");
    session.press("Esc");
    assert!(session.state.overlay.is_none());
    assert_eq!(session.selected(), FORD, "one leaves on the event shown last");
}

#[test]
fn it_begins_with_the_event_shown() {
    let mut session = Session::small(80, 24);
    session.press("Space Space k P");
    assert_eq!(event(&session), FORD);
}

#[test]
fn without_marks_the_events_of_the_query_are_presented() {
    let mut session = Session::small(80, 24);
    session.press("j P");
    assert_eq!(event(&session), FORD);
    assert!(session.screen().contains(&format!("2 of {}", session.state.scope.len())));
    session.press("j q");
    assert_eq!(session.selected(), PURSUIT);
}

/// A slide says of an event what a briefing does: other figures and all that there is to beware of.
#[test]
fn a_slide_says_what_to_beware_of_as_the_briefing_does() {
    let close = |text: &str| text.split_whitespace().collect::<String>();
    let said = |session: &Session| close(&session.screen());
    let mut compared = [0; 4];
    let queries = [
        "id:2018-01-hashemi-sleeper-cells",
        "killed>=99999",
        "actor:unidentified",
        "is:differing",
        "kind:attack",
    ];
    for query in queries {
        let mut session = Session::on(Input::Embedded, 100, 60);
        session.press("&").type_text(query).press("Enter P");
        let page = Page::of(&session.state.scope.query, &session.data, &Wishes::default());
        for _ in 0..session.state.scope.len() {
            let (id, screen) = (event(&session), said(&session));
            let item = page.events.iter().chain(&page.rest).find(|item| *item.id.as_str() == id).unwrap();
            for told in item.toll.iter().chain(&item.figures).chain(&item.cautions) {
                assert!(
                    screen.contains(&close(told.as_str())),
                    "{query}, {id}: {told}\n{}",
                    session.screen()
                );
            }
            compared[0] += item.figures.iter().count();
            for (count, part) in compared[1..].iter_mut().zip(["another event", "names no", "belongs here"]) {
                *count += item.cautions.iter().filter(|caution| caution.as_str().contains(part)).count();
            }
            session.press("j");
        }
    }
    assert!(compared.iter().all(|count| *count > 0), "{compared:?}");
    let mut session = Session::small(80, 24);
    session.press("&").type_text("killed>=99999").press("Enter Space P");
    assert!(!said(&session).contains("belongshere"), "what is marked was chosen");
}

#[test]
fn d_answers_who_says_so_with_the_whole_chain() {
    let mut session = presented(80, 40);
    session.press("j d");
    let screen = session.screen();
    let store = &session.data.store;
    let shown = store.event(store.find(FORD).unwrap());
    assert!(screen.contains("Who says so?"), "{screen}");
    let flat: String = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    for claim in &shown.claims {
        let source = store.catalog().source(claim.source);
        assert!(flat.contains(&format!("“{}”", claim.words)), "the words: {screen}");
        let para = claim.para.expect("a paragraph");
        assert!(flat.contains(&format!("paragraph {para}")), "the paragraph: {screen}");
        assert!(flat.contains(source.publisher.as_str()), "the source: {screen}");
        for speaker in claim.by.iter().chain(&claim.via) {
            assert!(
                flat.contains(store.catalog().actor(*speaker).name.as_str()),
                "who, through whom: {screen}"
            );
        }
    }
    assert!(flat.contains("The date is inferred."), "how it is known: {screen}");
    assert!(flat.contains(&format!("The coding is {}.", shown.coding.written())), "how sure: {screen}");
    session.press("d");
    assert!(!session.screen().contains("Who says so? \n"));
    assert!(!present::view(&session.state).unwrap().who);
    session.press("d k");
    assert!(!present::view(&session.state).unwrap().who, "another event begins with what happened");
}

#[test]
fn what_is_too_long_scrolls() {
    let mut session = presented(40, 10);
    session.press("G d");
    let first = session.screen();
    assert!(first.contains("more lines, J"), "{first}");
    session.press("J J");
    assert_ne!(session.screen(), first);
    session.press(&"J ".repeat(100));
    assert!(!session.screen().contains("more lines"), "{}", session.screen());
    session.press(&"K ".repeat(100));
    assert_eq!(session.screen(), first);
}

#[test]
fn other_data_keeps_what_is_presented() {
    let mut session = presented(80, 24);
    session.press("j");
    let mut data =
        Data::load(&[Input::File("tests/fixtures/small.yaml".into())], &Limits::default()).unwrap();
    data.generation = 7;
    session.tell(Message::Fresh(Fresh { data: data.into(), whole: true }));
    assert_eq!(event(&session), FORD);
    assert!(matches!(session.state.overlay, Some(Overlay::Present(_))));
}

#[test]
fn screens_of_presenting() {
    let mut session = presented(80, 24);
    assert_snapshot!(session.screen(), @"
    Vessa, 2019–2021: an invented record                             1 of 2 marked



           14 May 2019
           North Province, Vessa

           Pursuit after the ferry attack

           The Guard followed the attackers upriver.

           Toll: Harbour Front: more than 3 killed, according to عبد الرحمن
           النهري (Colonel); no second source here.

           — The Vessa Courier








    j k event  d who says so?  ? help  Esc close
    ");
    session.press("j d");
    assert_snapshot!(session.screen(), @"
    Vessa, 2019–2021: an invented record           3 more lines, J · 2 of 2 marked

           Attack on a ferry at Old Ford
           Who says so?

           “two passengers died at the ford”
             said by The Vessa Courier itself
             in The Vessa Courier, “A winter on the river”, 10 March 2020,
             paragraph 5

           “خمسة قتلى”
             said by عبد الرحمن النهري (“العقيد”)
             in صحيفة الوادي, “نهر طويل وهادئ”, in one month between June
             and September 2020, paragraph 2
             it says: toll: Civilians: 5 killed
             caution: Undated; translated by machine.

           “it was said to be Long Quay”
             said by Bulletin 川 itself
             in O. Keita, Bulletin 川, “川の記録”, 1 May 2021, paragraph 7
             the source rejects: place: Long Quay, South Province


    j k event  d who says so?  J K scroll  ? help  Esc close
    ");
    assert_snapshot!(presented(40, 10).screen(), @"
    Vess…  6 more lines, J · 1 of 2 marked
     14 May 2019
     North Province, Vessa

     Pursuit after the ferry attack

     The Guard followed the attackers
     upriver.

    j k event  d who says so?  Esc close
    ");
    assert_snapshot!(presented(140, 40).screen(), @"
    Vessa, 2019–2021: an invented record                                                                                         1 of 2 marked









                                         14 May 2019
                                         North Province, Vessa

                                         Pursuit after the ferry attack

                                         The Guard followed the attackers upriver.

                                         Toll: Harbour Front: more than 3 killed, according to عبد الرحمن
                                         النهري (Colonel); no second source here.

                                         — The Vessa Courier


















    j k event  d who says so?  ? help  Esc close
    ");
    session.theme.ascii = true;
    assert!(session.screen().is_ascii());
    assert_snapshot!(session.screen(), @r#"
    Vessa, 2019-2021: an invented record           3 more lines, J . 2 of 2 marked

           Attack on a ferry at Old Ford
           Who says so?

           "two passengers died at the ford"
             said by The Vessa Courier itself
             in The Vessa Courier, "A winter on the river", 10 March 2020,
             paragraph 5

           "???? ????"
             said by ??? ?????? ?????? ("??????")
             in ????? ??????, "??? ???? ?????", in one month between June
             and September 2020, paragraph 2
             it says: toll: Civilians: 5 killed
             caution: Undated; translated by machine.

           "it was said to be Long Quay"
             said by Bulletin ?? itself
             in O. Keita, Bulletin ??, "????????", 1 May 2021, paragraph 7
             the source rejects: place: Long Quay, South Province


    j k event  d who says so?  J K scroll  ? help  Esc close
    "#);
}

#[test]
fn as_of_a_day_it_tells_what_was_not_known_of_yet() {
    let mut session = Session::small(80, 24);
    session.press("Space G k Space :").type_text("as-of 2020-04").press("Enter P");
    assert!(session.screen().contains("1 of 1 marked, 1 not known of yet"), "{}", session.screen());
    let mut session = Session::small(80, 24);
    session.press("G k Space :").type_text("as-of 2020-04").press("Enter P");
    assert!(session.state.overlay.is_none(), "nothing else is presented in its place");
    let screen = session.screen();
    assert!(screen.contains("Of what is marked, nothing was published by then."), "{screen}");
}
