//! The lines that are typed: what is offered for a word, with counts, and lines called up again.

mod support;

use dateline::app::{Message, Overlay};
use dateline::store::Input;
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
    assert_eq!(footer(&session), " Tab front-group 2  unidentified 1  river-guard 0  keita 0  al-nahri 0");
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
fn a_name_is_changed_before_its_value_and_nothing_put_before_a_word() {
    let mut session = Session::small(100, 30);
    session.press("&").type_text("kind:attack bomb").press("Home Right Right Tab");
    assert_eq!(line(&session), "kind:attack bomb");
    session.press("Home Tab");
    assert_eq!(line(&session), "kind:attack bomb");
    session.press("Ctrl-u").type_text("killed>=1").press("Home Right Right Right Tab");
    assert_eq!(line(&session), "killed>=1");
}

#[test]
fn a_quotation_gives_way_as_a_whole_to_what_is_taken() {
    let mut session = embedded(120, 30);
    session.press("&").type_text("place:\"Salah al\" bomb").press("Left Left Left Left Left Left Tab");
    assert_eq!(line(&session), "place:salah-al-din bomb");
    assert_eq!(session.query(), "place:salah-al-din bomb");
}

#[test]
fn the_sign_of_the_line_pasted_with_it_asks_nothing() {
    let mut session = Session::small(100, 30);
    session.press("&").type_text("& kind:attack").press("Enter");
    assert_eq!(session.query(), "kind:attack");
    session.press("/").tell(Message::Paste("& bomb".into())).press("& Enter");
    assert_eq!(session.query(), "kind:attack bomb", "nor where it was looked for first");
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
    assert_eq!((line(&session).as_str(), session.query().as_str()), ("ki", ""), "it is in no event");
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
    assert!(session.screen().contains("would take too long"), "{}", session.screen());
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

/// What is offered: insertions with how many events have each at least possibly.
fn offered(session: &Session) -> Vec<(String, Option<u32>)> {
    let Some(Overlay::Prompt(prompt)) = &session.state.overlay else { panic!("no line is open") };
    let each = prompt.offered.candidates.iter();
    each.map(|c| (c.insert.to_string(), c.count.map(|tally| tally.total()))).collect()
}

fn embedded(columns: u16, rows: u16) -> Session {
    Session::on(dateline::store::Input::Embedded, columns, rows)
}

fn header(session: &Session) -> String {
    session.screen().lines().next().unwrap_or_default().to_string()
}

/// How many events have the value that most have, of all places, actors and sources of the store.
fn most(session: &Session, line: &str) -> u32 {
    let catalog = session.data.store.catalog();
    let places = catalog.places.iter().map(|place| place.id.as_str());
    let sources = catalog.sources.iter().map(|source| source.id());
    let actors = catalog.actors.iter().map(|actor| actor.id.as_str());
    let given = |id: &str| {
        let query = dateline::query::Query::parse(&format!("{line}{id}"), &session.data).ok()?;
        Some(dateline::query::eval(&query, &session.data).count().total())
    };
    places.chain(sources).chain(actors).filter_map(given).max().expect("there is a value")
}

#[test]
fn the_likeliest_is_offered_first() {
    let mut session = embedded(120, 30);
    for line in
        ["place:", "actor:", "source:", "date:2018 place:", "by:", "via:", "kind:attack by:", "attacker:"]
    {
        session.press("& Ctrl-u").type_text(line);
        let offered = offered(&session);
        let counts: Vec<u32> = offered.iter().filter_map(|(_, count)| *count).collect();
        assert_eq!(counts.len(), offered.len(), "{line}: each is counted");
        assert!(counts.len() > 2 && counts.is_sorted_by(|a, b| a >= b), "{line}: {counts:?}");
        assert_eq!(counts[0], most(&session, line), "{line}: the likeliest of all, and not of the first few");
        session.press("Esc");
    }
    session.press("& Ctrl-u").type_text("place:n");
    let first = offered(&session);
    assert_eq!(first[0].0, "nineveh", "{first:?}");
    let ids = first.iter().take_while(|(id, _)| id.starts_with('n')).count();
    assert!(
        first[ids..].iter().all(|(id, _)| !id.starts_with('n')),
        "a beginning before an inside: {first:?}"
    );
    session.press("Ctrl-u").type_text("weekday:");
    assert_eq!(offered(&session)[0].0, "mon", "days keep their order");
}

#[test]
fn all_values_of_a_long_list_are_counted_as_they_are_one_by_one() {
    let mut session = embedded(120, 30);
    for line in ["place:", "actor:", "kind:attack place:", "source:", "bomb date:2018.. actor:"] {
        session.press("& Ctrl-u").type_text(line);
        let values = offered(&session);
        assert!(values.iter().all(|(_, count)| count.is_some()) || values.len() < 13, "{line}: {values:?}");
        for (value, count) in values.iter().take(30) {
            let query =
                dateline::query::Query::parse(&format!("{line}{value}"), &session.data).expect("it reads");
            let given = dateline::query::eval(&query, &session.data).count().total();
            assert_eq!(*count, Some(given), "{line}{value}");
        }
        session.press("Esc");
    }
}

#[test]
fn an_answer_is_counted_together_with_its_question() {
    let mut session = embedded(120, 30);
    session.press("&").type_text("question:hold-ground answer:");
    let counted: Vec<(String, u32)> =
        offered(&session).into_iter().filter_map(|(value, count)| Some((value, count?))).collect();
    assert!(counted.iter().any(|(_, count)| *count > 0) && counted.iter().any(|(_, count)| *count == 0));
    for (value, count) in counted {
        let text = format!("question:hold-ground answer:{value}");
        let query = dateline::query::Query::parse(&text, &session.data).expect("it reads");
        let given = dateline::query::eval(&query, &session.data).count().total();
        assert_eq!(count, given, "{value}");
    }
}

#[test]
fn the_letters_of_a_fields_name_are_forgotten_once_it_is_one() {
    for (line, rest, value, whole) in [
        ("kind:attack place:", "kind:attack", "mosul", "kind:attack place:mosul"),
        ("kind:attack -place:", "kind:attack", "mosul", "kind:attack -place:mosul"),
        ("kind:attack or kind:", "kind:attack", "operation", "kind:attack,operation"),
        ("place:", "", "nineveh", "place:nineveh"),
        ("killed>=", "", "5", "killed>=5"),
    ] {
        let mut session = embedded(80, 24);
        session.press("&").type_text(line);
        assert_eq!(session.query(), rest, "{line}");
        assert!(header(&session).contains("last good: "), "{line}: {}", header(&session));
        let (half, end) = value.split_at(value.len() - 1);
        session.type_text(half);
        if !half.is_empty() {
            assert_eq!(session.query(), rest, "{line}{half}");
            assert!(header(&session).contains("last good: "), "{line}{half}: {}", header(&session));
        }
        session.type_text(end);
        assert_eq!(session.query(), whole);
        assert!(!header(&session).contains("last good"), "{}", header(&session));
    }
    let mut session = embedded(80, 24);
    session.press("&").type_text("date:2018-");
    assert_eq!(session.query(), "date:2018", "a value that was good stays");
}

#[test]
fn a_word_of_the_language_at_the_end_is_no_word_to_look_for() {
    for (line, rest) in [
        ("mosul and", "mosul"),
        ("kind:attack or", "kind:attack"),
        ("mosul not", "mosul"),
        ("mosul and not", "mosul"),
        ("mosul and ", "mosul"),
        ("mosul certainly", "mosul"),
    ] {
        let mut session = embedded(80, 24);
        session.press("&").type_text(line);
        assert_eq!(session.query(), rest, "{line}");
        assert!(header(&session).contains("last good: "), "{line}: {}", header(&session));
        session.press("Enter");
        assert!(session.state.overlay.is_some(), "{line}: what is no query is not accepted");
    }
}

#[test]
fn a_line_that_is_too_long_says_so_and_is_not_accepted() {
    let limit = dateline::query::MAX_CHARACTERS;
    let fits = format!("kind:attack or {}", "x".repeat(limit - 15));
    for (w, h) in [(40, 10), (80, 24), (140, 40)] {
        let mut session = Session::small(w, h);
        session.press("& k i n d : a t t a c k Ctrl-u");
        session.tell(Message::Paste(fits.clone()));
        assert_eq!(session.query(), fits);
        session.press("Ctrl-u").tell(Message::Paste(format!("{fits} or form:incident")));
        assert!(line(&session).ends_with(" or form:incident"), "nothing of it is lost: {}", line(&session));
        assert!(flat(&session).contains("at most 1,000 characters"), "{}", session.screen());
        session.press("Enter");
        assert!(session.state.overlay.is_some(), "it is not accepted");
        assert_ne!(session.query(), fits, "nor is a part of it");
        session.press("Esc");
        assert_eq!(session.query(), "");
        // A candidate that does not fit is not cut either.
        session.press("&").tell(Message::Paste(format!("{} kind:", "x".repeat(limit - 8))));
        session.press("Tab");
        assert!(line(&session).ends_with(" kind:attack"), "{}", line(&session));
        assert!(flat(&session).contains("at most 1,000 characters"), "{}", session.screen());
        session.press("Enter");
        assert!(session.state.overlay.is_some(), "it is not accepted");
        session.press("Esc A").tell(Message::Paste(format!("2018{}", " ".repeat(limit))));
        assert!(flat(&session).contains("at most 1,000 characters"), "{}", session.screen());
        session.press("Esc").press("&").tell(Message::Paste("y".repeat(1_000_000)));
        assert!(line(&session).len() < 100_000, "what is far too much is not kept");
        assert!(flat(&session).contains("at most 1,000 characters"), "{}", session.screen());
    }
}

#[test]
fn every_letter_of_a_word_is_answered_at_once() {
    let mut session = embedded(80, 24);
    session.press("&");
    for letters in ["m", "mo", "mos", "mosu", "mosul"] {
        session.press("Ctrl-u").type_text(letters);
        assert_eq!(session.query(), letters);
        assert!(!header(&session).contains("last good"), "{letters}: {}", header(&session));
    }
}

#[test]
fn a_word_in_no_event_that_may_become_a_field_is_held_back() {
    for (w, h) in [(40, 10), (80, 24), (140, 40)] {
        let mut session = embedded(w, h);
        session.press("&").type_text("kind:attack precisi");
        assert_eq!(session.query(), "kind:attack");
        assert!(!session.state.scope.is_empty());
        assert!(header(&session).contains("last good"), "{}", header(&session));
        session.type_text("on:day");
        assert_eq!(session.query(), "kind:attack precision:day");
        assert!(!header(&session).contains("last good"), "{}", header(&session));
        session.press("Ctrl-u").type_text("kind:attack zqzq");
        assert!(session.state.scope.is_empty(), "no field begins so");
        assert!(!header(&session).contains("last good"), "{}", header(&session));
        session.press("Ctrl-u").type_text("kind:attack precisi").press("Enter");
        assert_eq!(session.query(), "kind:attack precisi", "what is accepted is what is counted");
        assert!(session.state.scope.is_empty() && session.state.overlay.is_none());
        session.press("u");
        assert_eq!(session.query(), "");
    }
}

/// The screen in one line, without frames.
fn flat(session: &Session) -> String {
    session.screen().replace(['│', '╰', '╯', '─'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_fault_has_a_caret_under_it_and_its_hint_is_whole() {
    for (w, h) in [(40, 10), (60, 20), (80, 24), (140, 40)] {
        for theme in [dateline::ui::ThemeName::Plain, dateline::ui::ThemeName::Sixteen] {
            for (line, fault, told) in [
                ("kind:atx", "atx", "It can be `attack`,"),
                ("mosul knd:attack", "knd", "Did you mean `kind`?"),
                ("place:mosull kind:attack", "mosull", "Did you mean `mosul`?"),
                ("certainly", "", "write `\"certainly\"` to look for the word."),
            ] {
                let mut session = embedded(w, h);
                session.theme.name = theme;
                session.press("&").type_text(line);
                let screen = session.screen();
                let rows: Vec<&str> = screen.lines().collect();
                let typed = rows
                    .iter()
                    .rposition(|row| row.contains(&format!(" & {line}")))
                    .expect("the line is there");
                let column = |row: &str, part: &str| row.find(part).map(|at| row[..at].chars().count());
                let under = rows[typed + 1];
                let carets = if fault.is_empty() { "^".to_owned() } else { "^".repeat(fault.len()) };
                let at = if fault.is_empty() { Some(3 + line.len()) } else { column(rows[typed], fault) };
                assert_eq!(column(under, &carets), at, "{w}x{h} {line}:\n{screen}");
                assert_eq!(under.matches('^').count(), carets.len(), "{screen}");
                assert!(flat(&session).contains(told), "{w}x{h} {line}:\n{screen}");
            }
        }
    }
}

#[test]
fn a_message_leaves_the_query_on_the_screen() {
    for (w, h) in [(40, 10), (80, 24), (140, 40)] {
        for (query, told) in
            [("kind:attack", "Esc leaves."), ("kind:attack -place:nineveh date:2015..2021", "Esc leaves.")]
        {
            let mut session = embedded(w, h);
            session.press("&").type_text(query).press("Enter : ").type_text("asof 2021").press("Enter");
            assert!(flat(&session).contains(told), "{w}x{h}: {}", session.screen());
            let shown = format!(" & asof:2021 {query}");
            let shown: String = shown.chars().take(usize::from(w) - 1).collect();
            let last = session.screen().lines().rev().take(2).any(|row| row.starts_with(&shown));
            assert!(last, "{w}x{h}: {}", session.screen());
        }
    }
}

#[test]
fn tab_in_an_empty_line_shows_what_there_is_before_it_takes_any() {
    let mut session = Session::small(100, 30);
    session.press("& Tab");
    assert_eq!(line(&session), "");
    assert!(footer(&session).starts_with(" Tab date:  during:"), "{}", footer(&session));
    session.press("Tab");
    assert_eq!(line(&session), "date:");
    session.press("Ctrl-u");
    assert!(!footer(&session).contains("during:"), "{}", footer(&session));
}

#[test]
fn a_quoted_value_is_offered_before_and_after_its_quote_is_closed() {
    let mut session = embedded(120, 30);
    for line in [
        "actor:\"Islamic Sta",
        "actor:\"Islamic State",
        "actor:\"Islamic State\"",
        "actor:nobody-else,\"Islamic St",
    ] {
        session.press("& Ctrl-u").type_text(line);
        assert_eq!(offered(&session).first().map(|(id, _)| id.as_str()), Some("isis"), "{line}");
        session.press("Esc");
    }
    session.press("& Ctrl-u").type_text("actor:\"Islamic State\" kind:attack");
    assert_eq!(session.query(), "actor:isis kind:attack");
    session.press("Ctrl-u").type_text("actor:\"Islamic State\"").press("Tab");
    assert_eq!(line(&session), "actor:isis");
}

#[test]
fn lines_for_dates_begin_with_examples() {
    for (key, example) in [("A", "as in jan 2018"), ("t", "as in 8nov19")] {
        for (w, h) in [(40, 10), (80, 24), (140, 40)] {
            let mut session = embedded(w, h);
            session.press(key);
            assert!(footer(&session).contains(example), "{}", footer(&session));
            session.type_text("2");
            assert!(!footer(&session).contains(example), "{}", footer(&session));
        }
    }
}

/// Presses keys for a text on the embedded store.
fn worded(text: &str, columns: u16) -> Session {
    let mut session = Session::on(Input::Embedded, columns, 24);
    session.press("&").type_text(text);
    session
}

#[test]
fn words_that_are_in_no_event_are_told_as_fields_and_tab_takes_them() {
    let by_field = "kind:attack near:mosul+50km date:2018..";
    let mut session = worded("attacks around Mosul since 2018", 80);
    let screen = session.screen();
    assert!(screen.contains("No event matches. Esc returns to the query before."), "{screen}");
    assert!(screen.contains(&format!("Words are text; by field: {by_field}")), "{screen}");
    assert!(!screen.contains('…'), "nothing is cut: {screen}");
    session.press("Enter");
    assert!(
        session.screen().contains(&format!("Words are text; by field: {by_field}")),
        "{}",
        session.screen()
    );
    let mut session = worded("attacks around Mosul since 2018", 80);
    session.press("Tab");
    assert_eq!(session.query(), by_field);
    assert!(!session.state.scope.is_empty());
    session.press("Enter u");
    assert_eq!(session.query(), "");
}

#[test]
fn a_line_of_help_is_found_and_found_again() {
    let mut session = Session::small(80, 24);
    let scrolled = |session: &Session| match &session.state.overlay {
        Some(Overlay::Help(view)) => (view.scroll, view.at),
        Some(Overlay::Prompt(prompt)) => prompt.help.as_ref().map(|view| (view.scroll, view.at)).unwrap(),
        other => panic!("help is open: {other:?}"),
    };
    session.press("? j /").type_text("this window");
    assert!(session.screen().contains("Compare this window"), "{}", session.screen());
    assert!(session.screen().contains(" help / this window"), "{}", session.screen());
    session.press("Esc");
    assert_eq!(scrolled(&session), (1, None), "where it was");
    session.press("/").type_text("BRIEFING").press("Enter");
    let (_, first) = scrolled(&session);
    assert!(session.screen().contains("Preview the briefing"), "{}", session.screen());
    session.press("n");
    let (_, second) = scrolled(&session);
    assert!(second > first, "{first:?} {second:?}");
    session.press("N");
    assert_eq!(scrolled(&session).1, first);
    session.press("N n");
    assert_eq!(scrolled(&session).1, first, "around the ends");
    session.press("/").type_text("no such thing").press("Enter");
    assert!(session.screen().contains("Not in help: no such thing"), "{}", session.screen());
    session.press("Esc");
    assert!(session.state.overlay.is_none());
}

#[test]
fn words_that_are_in_an_event_or_name_nothing_are_left_alone() {
    for text in ["mosul", "zebra", "kind:attack zebra"] {
        let session = worded(text, 80);
        assert!(!session.screen().contains("by field"), "{text}: {}", session.screen());
    }
}
