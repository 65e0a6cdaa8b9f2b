//! The lines that are typed: what is offered for a word, with counts, and lines called up again.

mod support;

use dateline::app::Overlay;
use support::Session;

/// What stands in the line.
fn line(session: &Session) -> String {
    match &session.state.overlay {
        Some(Overlay::Prompt(prompt)) => prompt.entry.value().to_string(),
        other => panic!("no line is open: {other:?}"),
    }
}

/// The last row of the screen.
fn footer(session: &Session) -> String {
    session.screen().lines().last().unwrap_or_default().trim_end().to_string()
}

#[test]
fn values_are_offered_with_how_many_events_have_them() {
    let mut session = Session::small(100, 30);
    session.press("&").type_text("kind:");
    assert_eq!(footer(&session), " Tab attack 5  operation 4  assessment 2");
    session.press("Ctrl-u").type_text("killed:un");
    assert_eq!(footer(&session), " Tab unknown 0  unstated 8");
    session.press("Ctrl-u").type_text("attacker:");
    assert_eq!(footer(&session), " Tab unidentified 1  front-group 2  river-guard 0  keita 0  al-nahri 0");
}

#[test]
fn counts_are_of_what_choosing_would_give() {
    let mut session = Session::on(dateline::store::Input::Embedded, 120, 30);
    for (line, value) in [
        ("kind:attack place:", "nineveh"),
        ("place:", "salah-al-din"),
        ("is:", "context"),
        ("mosul -kind:", "attack"),
        ("date:2018 actor:", "isis"),
    ] {
        session.press("& Ctrl-u").type_text(line).type_text(&value[..2]);
        let Some(Overlay::Prompt(prompt)) = &session.state.overlay else { panic!("no line is open") };
        let offered = prompt.offered.candidates.iter().find(|c| c.insert.as_str() == value);
        let count = offered.and_then(|c| c.count);
        let chosen = format!("{}{value}", line.replace('-', ""));
        let query = dateline::query::Query::parse(&chosen, &session.data).expect("it is a query");
        let given = dateline::query::eval(&query, &session.data).count();
        assert_eq!(count, Some(given), "{line}{value}");
        session.press("Esc");
    }
}

#[test]
fn nothing_is_offered_where_it_would_be_refused() {
    let mut session = Session::small(100, 30);
    for line in ["killed>=", "kind>", "killed<un"] {
        session.press("& Ctrl-u").type_text(line);
        let Some(Overlay::Prompt(prompt)) = &session.state.overlay else { panic!("no line is open") };
        assert_eq!(prompt.offered.candidates, [], "{line}");
    }
}

#[test]
fn tab_tries_one_candidate_after_the_other() {
    let mut session = Session::small(100, 30);
    session.press("&").type_text("kind:");
    let mut seen = Vec::new();
    for _ in 0..5 {
        session.press("Tab");
        seen.push(line(&session));
        assert_eq!(session.query(), line(&session));
    }
    let kinds = ["kind:attack", "kind:operation", "kind:assessment"];
    assert_eq!(seen, [kinds[0], kinds[1], kinds[2], kinds[0], kinds[1]]);
    session.press("BackTab BackTab");
    assert_eq!(line(&session), kinds[2]);
    session.type_text(" ki");
    session.press("BackTab");
    assert_eq!(line(&session), "kind:assessment kidnapped:", "typing ends the round, and a new one begins");
}

#[test]
fn a_sole_candidate_is_taken_so_that_tab_goes_on_with_its_values() {
    let mut session = Session::small(100, 30);
    session.press("&").type_text("wei");
    session.press("Tab");
    assert_eq!(line(&session), "weight:");
    session.press("Tab");
    assert_eq!(line(&session), "weight:major");
    assert_eq!(footer(&session), " Tab major 1  normal 10  minor 0");
}

#[test]
fn completing_in_the_middle_leaves_the_cursor_there() {
    let mut session = Session::small(100, 30);
    session.press("&").type_text("wei -mosul");
    session.press("Home Right Right Right Tab").type_text("major");
    assert_eq!(line(&session), "weight:major -mosul");
}

#[test]
fn lines_accepted_before_are_called_up() {
    let mut session = Session::small(100, 30);
    session.press("&").type_text("kind:attack").press("Enter");
    session.press("&").press("Ctrl-u").type_text("mosul").press("Enter");
    session.press("/").type_text("bomb").press("Enter Esc");
    session.press("&");
    assert_eq!(line(&session), "mosul ");
    session.press("Up");
    assert_eq!(line(&session), "kind:attack", "not what stands there already");
    assert_eq!(session.query(), "kind:attack");
    session.press("Up");
    assert_eq!(line(&session), "kind:attack");
    session.press("Down");
    assert_eq!(line(&session), "mosul");
    session.press("Down");
    assert_eq!(line(&session), "mosul ");
    session.press("Ctrl-u").type_text("ki").press("Ctrl-p");
    assert_eq!(line(&session), "kind:attack");
    session.press("Ctrl-n");
    assert_eq!((line(&session).as_str(), session.query().as_str()), ("ki", "ki"));
    session.press("Esc");
    assert_eq!(session.query(), "mosul");
}

#[test]
fn each_purpose_has_its_own_lines() {
    let mut session = Session::small(100, 30);
    session.press("&").type_text("kind:attack").press("Enter / Up");
    assert_eq!(line(&session), "");
    session.press("Esc A").type_text("2018").press("Enter Esc A Up");
    assert_eq!(line(&session), "2018");
}

#[test]
fn a_wrong_line_is_not_kept() {
    let mut session = Session::small(100, 30);
    session.press("&").type_text("knd:attack").press("Enter Esc & Up");
    assert_eq!(line(&session), "");
}

#[test]
fn an_operator_in_capitals_is_asked_about() {
    let mut session = Session::small(100, 30);
    session.press("&").type_text("ford OR quay").press("Enter");
    let notice = session.state.notice.as_ref().map(|n| n.to_string());
    assert_eq!(notice.as_deref(), Some("OR is looked for as a word; the operator is or."));
    session.press("& Ctrl-u").type_text("ford \"OR\"").press("Enter");
    assert_eq!(session.state.notice, None, "quoted, it is meant");
}

/// A store with one event of very many words.
fn wordy() -> String {
    let mut state = 1_u64;
    let mut words = String::new();
    while words.len() < 6_000_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        words.extend((0..6).map(|i| char::from(b'a' + (state >> (8 * i)) as u8 % 26)).chain([' ']));
    }
    let head = "dateline: 1\ntitle: t\ncovers: \"2019\"\nkinds:\n- {id: attack, name: Attack}\nsources:\n\
        - {id: one, title: One, publisher: P, published: \"2020\"}\nevents:\n- id: a-1\n  date: \"2019-01-02\"\n  form: \
        incident\n  kind: attack\n  title: One\n";
    format!("{head}  summary: {}\n  claims:\n  - {{source: one, para: 1, words: w}}\n", words.trim())
}

#[test]
fn an_expression_that_would_take_too_long_is_refused_while_it_is_typed() {
    let mut session = Session::text(&wordy(), 100, 30);
    session.press("&").type_text("/[aeiou].{20}/").press("Enter");
    assert_eq!(session.query(), "/[aeiou].{20}/");
    session.press("& Ctrl-u").type_text(r"/[aeiou].{20}\d/").press("Enter");
    assert!(footer(&session).contains("would take too long"), "{}", footer(&session));
    assert_eq!(session.query(), "", "the last good answer stays, which is of the empty line");
}

#[test]
fn counts_of_a_query_that_is_not_the_one_typed_are_said_to_be() {
    for (w, h) in [(40, 10), (80, 24), (140, 40), (200, 60)] {
        let mut session = Session::small(w, h);
        let header = |session: &Session| session.screen().lines().next().unwrap_or_default().to_string();
        session.press("&").type_text("kind:attack date:");
        assert!(header(&session).contains("last good: "), "{}", session.screen());
        session.type_text("2020");
        assert!(!header(&session).contains("last good"), "{}", session.screen());
        session.type_text("-77").press("Esc");
        assert!(!header(&session).contains("last good"), "{}", session.screen());
        session.press("/").type_text("date:");
        assert!(!header(&session).contains("last good"), "what is looked for counts nothing");
    }
}
