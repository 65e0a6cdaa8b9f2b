//! What a newcomer stumbled over, each once.

mod support;

use std::sync::Arc;

use dateline::app::Message;
use dateline::app::message::Passage;
use dateline::check::LocalCopy;
use dateline::model::{Form, Truth};
use dateline::text::Text;
use support::Session;

#[test]
fn opening_a_view_keeps_the_cursor_on_it() {
    let mut session = Session::small(80, 24);
    session.press("f G Enter");
    let cursor = session.state.filter.cursor;
    session.press("k");
    assert_ne!(session.state.filter.cursor, cursor, "keys still move the cursor");
    session.press("g ! G k j");
    assert!(session.screen().contains("▸ The south"));
}

#[test]
fn events_later_than_the_axis_are_counted_beside_it_not_on_it() {
    for keys in ["+", "+ +", "+ + +", "j j + + +"] {
        for (columns, rows) in [(80, 24), (140, 40), (200, 60)] {
            let mut session = Session::small(columns, rows);
            session.press(keys);
            let axis = session.state.axis.clone().unwrap();
            for row in &axis.rows {
                assert_eq!(row.cells.cells.len(), usize::from(session.state.plot_columns()));
            }
            for line in session.screen().lines().filter(|l| l.contains('›')) {
                let number = line.split('›').next().unwrap().trim_end_matches(|c: char| c.is_ascii_digit());
                assert!(number.ends_with(' '), "{columns}x{rows} {keys}: {line}");
            }
        }
    }
}

#[test]
fn the_header_shows_every_form_in_short_words_before_it_leaves_one_out() {
    let mut session = Session::small(140, 40);
    session.press("& d a t e : 2 0 2 0 Enter");
    for width in 90..200 {
        session.tell(Message::Resize(width, 40));
        let header = session.screen().lines().next().unwrap().to_string();
        let counts = &session.state.scope.counts;
        for form in Form::ALL.iter().filter(|f| counts.of(**f).certain + counts.of(**f).possible > 0) {
            let certain = counts.of(*form).certain;
            let words = [form.counted(certain), form.short()].map(|word| format!("{certain} {word}"));
            assert!(words.iter().any(|w| header.contains(w)), "{width}: {form:?} is not in: {header}");
            let possible = counts.of(*form).possible;
            assert!(possible == 0 || header.contains(&format!("(+{possible}")), "{width}: {header}");
        }
    }
}

#[test]
fn a_year_is_asked_for_as_its_facet_is_called() {
    let mut session = Session::small(80, 24);
    session.press("& y e a r : 2 0 2 0 Enter");
    assert_eq!(session.query(), "date:2020");
}

#[test]
fn the_first_link_is_chosen_before_it_is_followed() {
    let mut session = Session::small(80, 24);
    session.press("j Enter");
    let event = session.selected();
    session.press("]");
    let first = session.state.detail.link;
    assert_eq!(first, Some(0), "the first key chooses the first link");
    session.press("Esc k j Enter Enter");
    assert_eq!(
        (session.selected(), session.state.detail.link),
        (event.clone(), Some(0)),
        "Enter chooses it first"
    );
    session.press("Enter");
    assert_ne!(session.selected(), event, "and then follows it");
}

#[test]
fn a_copy_that_was_altered_says_so() {
    let told = |paragraphs: &[&str], as_coded: bool| {
        let mut session = Session::small(80, 24);
        session.press("j s");
        let paragraphs = paragraphs.iter().map(Text::new).collect();
        session.tell(Message::Passage(Arc::new(Passage(Ok(LocalCopy { paragraphs, as_coded })))));
        session.screen()
    };
    let right = ["a", "b", "c", "d", "It is said two passengers died at the ford."];
    assert!(told(&right, false).contains("This is not the copy that was coded"));
    assert!(!told(&right, true).contains("This is not the copy"));
    let altered = ["a", "b", "c", "d", "It is said three passengers died at the ford."];
    assert!(told(&altered, false).contains("does not hold the claim's words"));
    assert!(told(&["a"], false).contains("It has no paragraph 5"));
}

#[test]
fn the_title_of_a_passage_names_whose_it_is() {
    let mut session = Session::small(80, 24);
    session.press("j s");
    assert!(session.screen().contains("Passage · The Vessa Courier ¶5 · claim 1 of 3"));
}

#[test]
fn context_is_counted_apart() {
    let mut session = Session::small(140, 60);
    let line = |s: &Session, word: &str| s.screen().lines().find(|l| l.contains(word)).unwrap().to_string();
    assert!(line(&session, "▢ context").contains(" 1 "), "{}", line(&session, "context"));
    session.press("& i s : c o n t e x t Enter");
    assert!(line(&session, "▣ context").contains(" 1 "), "{}", line(&session, "context"));
}

#[test]
fn what_is_open_does_not_widen_what_fits() {
    let mut session = Session::small(100, 30);
    session.press("0");
    let whole = session.state.spot.viewport;
    session.press("& p a t r o l s Enter z");
    assert_eq!(session.selected(), "2021-open");
    let fitted = session.state.spot.viewport;
    assert!(
        fitted.length() < whole.length() && fitted.lo > whole.lo,
        "{} in {}",
        fitted.text(),
        whole.text()
    );
}

#[test]
fn ascii_help_spells_the_arrows() {
    let mut session = Session::small(80, 24);
    session.theme.ascii = true;
    let help = session.press("?").screen();
    assert!(help.contains("j Down") && help.contains("k Up"), "{help}");
    assert!(!help.contains("j v"), "{help}");
}

#[test]
fn an_empty_list_names_only_keys_that_act() {
    let mut session = Session::small(80, 24);
    session.press("& n o n e s u c h Enter");
    assert!(session.screen().contains("u returns to the query before"));
    session.press("u");
    assert_eq!(session.query(), "");
    let data = &session.data;
    let query = dateline::query::Query::parse("nonesuch", data).unwrap();
    session.state = dateline::app::State::with_query(query, data, (80, 24));
    assert!(session.screen().contains("No event matches. C counts everything."));
}

#[test]
fn what_lasted_was_at_some_time_and_not_on_one_day() {
    let mut session = Session::small(140, 40);
    session.press("& f o r m : p e r i o d , s e r i e s Enter");
    for _ in 0..session.state.scope.len() {
        assert!(!session.screen().contains("on one day between"), "{}", session.selected());
        session.press("j");
    }
}

#[test]
fn a_key_with_nothing_to_act_on_says_so() {
    let mut session = Session::small(100, 30);
    session.press("u");
    let notice = session.state.notice.as_ref().map(|n| n.to_string());
    assert_eq!(notice.as_deref(), Some("Nothing to do for \u{201c}undo\u{201d} here and now."));
    session.press("j");
    assert_eq!(session.state.notice, None);
    session.press(":").type_text("redo").press("Enter");
    let notice = session.state.notice.as_ref().map(|n| n.to_string());
    assert_eq!(notice.as_deref(), Some("Nothing to do for \u{201c}redo\u{201d} here and now."));
}

#[test]
fn the_palette_never_runs_another_command_for_one_that_cannot_act() {
    let mut session = Session::small(100, 30);
    session.press("+ + + :").type_text("undo");
    let entries = dateline::app::palette::entries(&session.state, &session.data);
    assert_eq!((entries[0].command.name, entries[0].able), ("undo", false), "the one of that name");
    assert_eq!((entries[1].command.name, entries[1].able), ("undo-zoom", true));
    assert!(session.screen().contains("It has nothing to act on now."));
}

#[test]
fn detail_says_of_an_event_that_it_is_only_possible() {
    for (columns, rows) in [(80, 24), (100, 90), (140, 40)] {
        let mut session = Session::on(dateline::store::Input::Embedded, columns, rows);
        session.press("&").type_text("date:2018-06").press("Enter g");
        let (mut certain, mut possible) = (0, 0);
        for _ in 0..session.state.scope.len() {
            let is = session.state.shown().is_some_and(|e| session.state.scope.truth(e) == Truth::Possible);
            for full in [true, false] {
                session.state.detail.full = full;
                let screen = session.screen();
                let title = screen.lines().find(|line| line.contains(" Detail ")).unwrap_or_default();
                assert_eq!(title.contains("· possible "), is, "{screen}");
            }
            (certain, possible) = (certain + usize::from(!is), possible + usize::from(is));
            session.press("j");
        }
        assert!(certain > 0 && possible > 0);
    }
}

/// What is typed in a room in which it does not act is not another command.
#[test]
fn a_command_of_another_room_is_named_and_nothing_else_is_run() {
    for (room, typed) in [
        ("f", "gaps"),
        ("f", "gap"),
        ("f", "lanes"),
        ("f", "brush"),
        ("m", "gaps"),
        ("m", "compare"),
        ("m", "lanes"),
        ("m", "fold"),
        ("m", "fold-gaps"),
    ] {
        let mut session = Session::on(dateline::store::Input::Embedded, 100, 30);
        session.press(room);
        let before = session.state.clone();
        session.press(":").type_text(typed);
        let entries = dateline::app::palette::entries(&session.state, &session.data);
        assert!(entries[0].command.name.starts_with(typed) && !entries[0].able, "{room} :{typed}");
        assert!(session.screen().contains("Not from here: "), "{}", session.screen());
        session.press("Enter");
        let told = session.state.notice.take().unwrap_or_default();
        assert!(told.as_str().starts_with("Not from here: \u{201c}"), "{room} :{typed}: {told}");
        assert!(session.state == before && session.effects.is_empty(), "{room} :{typed}");
    }
}

/// The letters of what was typed are in many docs somewhere; the words are in few.
#[test]
fn the_palette_finds_docs_by_their_words_and_names_first() {
    let mut session = Session::small(100, 30);
    session.press(":").type_text("silences");
    let names = |s: &Session| {
        let entries = dateline::app::palette::entries(&s.state, &s.data);
        entries.iter().map(|e| e.command.name).collect::<Vec<_>>()
    };
    assert_eq!(names(&session)[0], "gaps", "by a word of its doc");
    session.press("Ctrl-u").type_text("gsilec");
    assert_eq!(names(&session), [""; 0]);
    session.press("Ctrl-u").type_text("forw");
    assert_eq!(names(&session)[0], "forward", "though it cannot act now");
}

#[test]
fn the_selection_survives_an_answer_without_events() {
    for back in ["u", "C", "& Ctrl-u Enter", "& Ctrl-u y y y y Enter u u"] {
        let mut session = Session::small(80, 24);
        session.press("G k");
        let selected = session.selected();
        session.press("& z z z z Enter");
        assert_eq!(session.selected(), "", "nothing matches");
        assert_eq!(session.press(back).selected(), selected, "{back}");
    }
}

#[test]
fn the_selection_survives_a_day_on_which_nothing_was_known() {
    let mut session = Session::on(dateline::store::Input::Embedded, 80, 24);
    session.press("A 2 0 1 8 - 0 1 Enter G");
    let selected = session.selected();
    session.press("h");
    assert!(session.state.scope.is_empty(), "nothing is known yet");
    assert_eq!(session.press("l").selected(), selected);
}

#[test]
fn a_link_chosen_beside_the_lanes_is_followed_with_enter() {
    let mut session = Session::on(dateline::store::Input::Embedded, 140, 40);
    session.press("j j");
    let event = session.selected();
    let link = session.data.index.links(session.state.shown().unwrap())[0].to;
    session.press("Enter");
    assert!(session.state.overlay.is_some(), "it shares its cell");
    session.press("Esc ] Enter");
    assert!(session.state.overlay.is_none() && !session.state.detail.full, "{}", session.screen());
    assert_eq!(session.state.shown(), Some(link));
    assert_eq!(session.press("Ctrl-o").selected(), event, "and come back from");
    session.press("] j k Enter");
    assert!(session.state.overlay.is_some(), "a link is chosen as long as its event is shown");
}
