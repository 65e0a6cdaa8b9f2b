//! Events of one day that answer a question differently, and events that are in several lanes at once.

use dateline::app::mouse::{Deed, Mouse};
use dateline::model::EventIx;

use super::support::Session;
use super::*;

/// A store of assessments, each with its date and its answers to a question, and of attacks with two actors.
fn store(assessments: &[(&str, &[&str])], attacks: &[&str]) -> String {
    let mut text = String::from(
        "dateline: 1\ntitle: Answers\ncovers: \"2019/2021\"\nkinds:\n- {id: said, name: Said}\nsides:\n\
         - {id: a, name: A}\nroles:\n- {id: doer, name: Doer}\nactor_kinds:\n- {id: group, name: Group}\n\
         questions:\n- {id: river, ask: \"Is it held?\", answers: [holds, lost-it]}\n\
         sources:\n- {id: book, title: Book, publisher: Press, published: \"2022\"}\n\
         actors:\n- {id: one, name: One, kind: group, side: a}\n- {id: two, name: Two, kind: group, side: a}\n\
         events:\n",
    );
    let all = assessments.iter().map(|(date, says)| (*date, *says, false));
    let all = all.chain(attacks.iter().map(|date| (*date, [].as_slice(), true)));
    for ((i, (date, says, attack)), id) in all.enumerate().zip('a'..) {
        let form = if attack { "incident" } else { "statement" };
        text.push_str(&format!(
            "- id: {id}\n  date: \"{date}\"\n  form: {form}\n  kind: said\n  title: Event {id}\n  summary: One.\n"
        ));
        let answers: Vec<String> = says.iter().map(|says| format!("{{to: river, says: {says}}}")).collect();
        if attack {
            let part = |who| format!("{{who: {who}, as: doer, basis: named by source}}");
            text.push_str(&format!("  actors: [{}, {}]\n", part("one"), part("two")));
        } else {
            text.push_str(&format!("  answers: [{}]\n", answers.join(", ")));
        }
        text.push_str(&format!("  claims:\n  - {{source: book, para: {}, words: \"w\"}}\n", i + 1));
    }
    text
}

const SAME_DAY: &[(&str, &[&str])] = &[
    ("2019-03-05", &["holds"]),
    ("2019-03-05", &["lost-it"]),
    ("2020-07-09", &["holds"]),
    ("2020-07-09", &["holds"]),
    ("2020-07-09", &["lost-it"]),
];

fn questions(assessments: &[(&str, &[&str])], columns: u16, rows: u16) -> Session {
    let mut session = Session::text(&store(assessments, &["2021-09-09"]), columns, rows);
    choose(&mut session, LaneBy::Question);
    session
}

fn event(session: &Session, id: &str) -> EventIx {
    session.data.store.find(id).unwrap()
}

fn ids(session: &Session, events: &[EventIx]) -> Vec<String> {
    events.iter().map(|e| session.data.store.id(*e).to_string()).collect()
}

#[test]
fn a_mark_stands_at_the_answer_of_its_event_and_at_no_other() {
    let mut session = questions(SAME_DAY, 140, 40);
    session.press("j");
    assert_eq!(session.selected(), "b");
    session.press("k Space j j");
    let shown = axis(&session);
    assert!(shown.contains("★ holds") && shown.contains("● lost-it"), "{shown}");
    session.press("k");
    let lit = session.state.axis.as_ref().unwrap().place_of(event(&session, "b"), &session.data).unwrap();
    assert_eq!(lit.1.len(), 1, "and the selected event in one row: {lit:?}");
}

#[test]
fn a_click_at_an_answer_selects_an_event_that_gives_it() {
    for (id, says) in [("a", "holds"), ("b", "lost-it"), ("c", "holds"), ("e", "lost-it")] {
        let mut session = questions(SAME_DAY, 140, 40);
        session.press("G");
        let of = event(&session, id);
        let axis = session.state.axis.clone().unwrap();
        let (column, rows) = axis.place_of(of, &session.data).unwrap();
        let areas = layout(&session.state).timeline.unwrap();
        let y = areas.lanes.y + rows[0] as u16;
        let line = session.screen().lines().nth(usize::from(y)).unwrap().to_string();
        assert!(line.contains(says), "{line}");
        for deed in [Deed::Press, Deed::Release] {
            session.tell(Message::Mouse(Mouse { deed, column: areas.plot.x + column, row: y }));
        }
        assert_eq!(session.selected(), id, "{line}");
    }
}

#[test]
fn a_cell_of_an_answer_lists_the_events_that_give_it() {
    let session = questions(SAME_DAY, 140, 40);
    let axis = session.state.axis.clone().unwrap();
    let together = |id| ids(&session, &axis.together(event(&session, id), &session.data));
    assert_eq!(together("c"), ["c", "d"]);
    assert_eq!(together("d"), ["c", "d"]);
    assert!(together("e").is_empty() && together("a").is_empty() && together("b").is_empty());
}

/// The events of the first lane that are off the screen and those that are on it, as its rows count them.
fn counted(session: &Session) -> (u32, u32) {
    let axis = session.state.axis.as_ref().unwrap();
    let rows = || axis.rows.iter().filter(|row| row.lane == 0).map(|row| &row.cells);
    let off = rows().map(|row| row.before + row.after).sum();
    let signs = rows().flat_map(|row| &row.cells).filter(|cell| cell.sign != Some(Sign::Spread));
    (off, signs.map(|cell| cell.count).sum())
}

#[test]
fn an_event_with_two_answers_to_one_question_is_one_event() {
    let both: &[(&str, &[&str])] =
        &[("2019-03-05", &["lost-it", "holds"]), ("2019-03-05", &["holds"]), ("2019-09-05", &["holds"])];
    for (columns, rows) in [(40, 10), (80, 24), (140, 40)] {
        let mut session = questions(both, columns, rows);
        assert_eq!(lanes(&session)[0], ("river".to_string(), 3, 0));
        assert_eq!(counted(&session), (0, 3), "{}", session.screen());
        session.press("G k + + + + + +");
        assert_eq!(counted(&session), (2, 1), "{}", session.screen());
    }
    assert!(axis(&questions(both, 140, 40)).contains("● holds, lost-it"));
}

#[test]
fn an_event_that_is_in_two_lanes_is_once_in_the_lane_that_they_are_rolled_up_in() {
    let mut session = Session::text(&store(&[], &["2019-03-05", "2020-07-09"]), 80, 24);
    choose(&mut session, LaneBy::Actor);
    session.press("U");
    assert_eq!(lanes(&session), [("2 rolled".to_string(), 2, 0)]);
    assert_eq!(counted(&session), (0, 2), "{}", session.screen());
    session.press("Enter");
    assert!(session.state.detail.full, "it is alone in its cell");
    session.press("Esc G + + + + + +");
    assert_eq!(counted(&session), (1, 1), "{}", session.screen());
}
