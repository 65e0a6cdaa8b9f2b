//! Sessions: keys in, screen out. Each reads as a person would act.

mod support;

#[path = "screens/passage.rs"]
mod passage;

use dateline::app::{Effect, Message, Pane};
use dateline::model::date::civil;
use dateline::store::Input;
use dateline::timeline::viewport::Column;
use support::Session;

#[test]
fn it_opens_on_the_first_event_with_everything_counted() {
    let session = Session::small(80, 24);
    assert_eq!(session.selected(), "2019-02-lantern-raid");
    assert_eq!(session.query(), "");
    assert_eq!(session.state.scope.len(), 11, "the event outside the coverage is not counted");
    assert!(session.screen().contains("everything"));
}

#[test]
fn moving_keeps_list_and_axis_together() {
    let mut session = Session::small(80, 24);
    session.press("+ + + +");
    for _ in 0..20 {
        session.press("j");
        let event = session.state.spot.selected.unwrap();
        let span = session.data.index.span(event).unwrap();
        let window = session.state.spot.viewport.window();
        assert!(span.overlaps(window).holds(), "{} is off the axis", session.selected());
        assert!(session.screen().contains('▌'), "{} is off the list", session.selected());
    }
    assert_eq!(session.selected(), "2021-open");
}

#[test]
fn panning_takes_the_selection_along_and_changes_no_count() {
    let mut session = Session::small(140, 40);
    session.press("+ + + +");
    let counted = session.state.scope.len();
    for _ in 0..40 {
        session.press("l");
        let event = session.state.spot.selected.unwrap();
        let window = session.state.spot.viewport.window();
        let on_axis = |e| session.data.index.span(e).is_some_and(|s| s.overlaps(window).holds());
        let any = session.state.scope.answer.iter().any(|(e, _)| on_axis(e));
        assert!(on_axis(event) || !any, "the selection stayed behind");
    }
    assert_eq!(session.state.scope.len(), counted);
    assert_eq!(session.query(), "");
}

#[test]
fn zooming_keeps_the_selected_event_in_its_column() {
    let mut session = Session::small(140, 40);
    session.press("j j");
    let column = |s: &Session| {
        let rule = s.screen().lines().find(|l| l.contains('▲')).map(str::to_string).unwrap();
        rule.chars().position(|c| c == '▲').unwrap()
    };
    let before = column(&session);
    session.press("+");
    assert!(column(&session).abs_diff(before) <= 1);
    session.press("+ + -");
    assert!(column(&session).abs_diff(before) <= 1);
    session.press("Z Z Z Z");
    assert_eq!(session.state.spot.viewport, Session::small(140, 40).state.spot.viewport);
}

#[test]
fn zooming_keeps_what_is_not_known_to_the_day_in_its_column_too() {
    for (date, steps) in [("2019", 8), ("8nov19", 16), ("2014", 8)] {
        let mut session = Session::on(Input::Embedded, 80, 24);
        session.press("t").type_text(date).press("Enter");
        let (event, data) = (session.state.spot.selected.unwrap(), session.data.clone());
        let column = session.state.column_of(event, &data);
        let anchor = data.index.span(event).unwrap().anchor().unwrap();
        for step in 1..=steps {
            session.press("+");
            assert_eq!(session.state.column_of(event, &data), column, "{date}, step {step}");
            let view = session.state.spot.viewport;
            assert!((view.lo..view.hi).contains(&anchor), "{date}, step {step}: {}", view.text());
        }
        for step in 1..=steps {
            session.press("-");
            assert_eq!(session.state.column_of(event, &data), column, "{date}, step {step} back");
        }
    }
}

#[test]
fn an_event_is_at_one_place_for_sign_cursor_tick_and_typed_date() {
    let mut session = Session::on(Input::Embedded, 80, 24);
    let events: Vec<_> = session.state.scope.answer.iter().map(|(event, _)| event).collect();
    let data = session.data.clone();
    for event in events {
        let (id, anchor) = (data.store.id(event), data.index.span(event).unwrap().anchor().unwrap());
        session.press("C &").type_text(&format!("id:{id}")).press("Enter 0");
        let Column::At(column) = session.state.ruler().column_of(anchor) else {
            panic!("{id} is off the axis")
        };
        assert_eq!(session.state.column_of(event, &data), Some(column), "{id}");
        let bins = &session.state.axis.as_ref().unwrap().histogram.bins;
        let ticked = bins.iter().position(|bin| bin.others > 0);
        assert!(
            ticked.is_none_or(|at| at == usize::from(column)),
            "{id} is ticked in {ticked:?}, not {column}"
        );
        let (year, month, day, ..) = civil(anchor);
        session.press("t").type_text(&format!("{year}-{month:02}-{day:02}")).press("Enter");
        assert!(!session.screen().contains("Nothing stands"), "{id}:\n{}", session.screen());
    }
}

#[test]
fn an_open_beginning_is_marked_at_its_known_end() {
    let mut session = Session::on(Input::Embedded, 80, 24);
    assert_eq!(
        session.data.index.title(session.state.spot.selected.unwrap()).as_str(),
        "Areas seized before Mosul's fall"
    );
    let column = |session: &Session| {
        let rule = session.screen().lines().find(|l| l.contains('▲')).unwrap().to_string();
        rule.chars().position(|c| c == '▲').unwrap()
    };
    let before = column(&session);
    for _ in 0..8 {
        session.press("-");
        let year =
            civil(session.state.minute_of(session.state.spot.selected.unwrap(), &session.data).unwrap()).0;
        assert_eq!(year, 2014);
        assert!(column(&session).abs_diff(before) <= 1, "{}", session.screen());
    }
}

#[test]
fn filtering_edits_the_query_and_can_be_undone() {
    let mut session = Session::small(140, 40);
    session.press("f Enter");
    assert_eq!(session.query(), "kind:attack");
    assert!(session.screen().contains("& kind:attack"));
    session.press("j Enter");
    assert_eq!(session.query(), "kind:attack,operation");
    session.press("-");
    assert_eq!(session.query(), "kind:attack -kind:operation");
    session.press("u u u");
    assert_eq!(session.query(), "");
    session.press("Ctrl-r");
    assert_eq!(session.query(), "kind:attack");
    session.press("C");
    assert_eq!(session.query(), "");
}

#[test]
fn a_facet_counts_as_if_its_own_term_were_not_there() {
    let mut session = Session::small(140, 40);
    let before = session.screen();
    let count_of = |screen: &str, name: &str| {
        let line =
            screen.lines().find(|l| l.contains(&format!("▢ {name} ")) || l.contains(&format!("▣ {name} ")));
        line.map(|l| l.chars().skip(5).take(22).collect::<String>()).unwrap()
    };
    let operations = count_of(&before, "Operation");
    session.press("f Enter");
    assert_eq!(count_of(&session.screen(), "Operation"), operations);
}

#[test]
fn the_query_line_answers_each_key_and_keeps_the_last_good_answer() {
    let mut session = Session::small(80, 24);
    session.press("&").type_text("place:ford");
    assert_eq!(session.state.scope.len(), 2);
    session.type_text(",nowhere");
    assert_eq!(session.state.scope.len(), 2, "a wrong line changes nothing");
    assert!(session.screen().contains("`nowhere` is not a place of this store"), "the error is told");
    session.press("Enter");
    assert!(session.state.overlay.is_some(), "a wrong line is not accepted");
    session.press("Esc");
    assert_eq!(session.query(), "");
    assert_eq!(session.state.scope.len(), 11);
}

#[test]
fn an_accepted_query_is_one_step_of_undo() {
    let mut session = Session::small(80, 24);
    session.press("&").type_text("place:south").press("Enter");
    assert_eq!(session.query(), "place:south");
    session.press("u");
    assert_eq!(session.query(), "");
}

#[test]
fn finding_jumps_and_filters_nothing() {
    let mut session = Session::small(80, 24);
    session.press("/").type_text("quay");
    assert_eq!(session.selected(), "2019-05-12-ford-attack", "a rejected claim names the quay");
    session.press("Enter");
    assert_eq!(session.state.scope.len(), 11);
    session.press("n");
    assert_eq!(session.selected(), "2020-01-quay-bomb");
    session.press("N");
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
    session.press("Esc");
    assert!(session.state.find.is_none());
}

#[test]
fn a_find_can_become_a_part_of_the_query() {
    let mut session = Session::small(80, 24);
    session.press("/").type_text("quay").press("& Enter");
    assert_eq!(session.query(), "quay");
}

#[test]
fn dropping_a_find_returns_to_where_it_began() {
    let mut session = Session::small(80, 24);
    session.press("j");
    let before = session.state.spot;
    session.press("/").type_text("keita").press("Esc");
    assert_eq!(session.state.spot, before);
}

#[test]
fn links_are_followed_and_the_way_back_is_kept() {
    let mut session = Session::small(140, 40);
    session.press("j");
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
    session.press("2 ] Enter");
    assert_eq!(session.selected(), "2019-05-14-ford-pursuit");
    session.press("Ctrl-o");
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
    session.press(">");
    assert_eq!(session.selected(), "2019-05-14-ford-pursuit");
}

#[test]
fn a_link_out_of_the_query_is_shown_all_the_same() {
    let mut session = Session::small(140, 40);
    session.press("&").type_text("kind:attack").press("Enter");
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
    session.press("2 ] Enter");
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
    assert!(session.screen().contains("Pursuit after the ferry attack"));
    assert!(session.screen().contains("outside the query"));
    session.press("Esc");
    assert!(session.state.spot.visiting.is_none());
}

#[test]
fn differing_claims_are_marked_and_stand_side_by_side() {
    let mut session = Session::small(140, 40);
    session.press("j");
    let screen = session.screen();
    assert!(screen.contains("Claims differ on"));
    assert!(screen.contains("rejected by the source"));
    assert!(screen.contains("5 killed"));
    session.press("!");
    assert_eq!(session.query(), "is:differing");
    session.press("!");
    assert_eq!(session.query(), "");
}

#[test]
fn what_no_source_says_is_listed() {
    let mut session = Session::small(200, 50);
    session.press("/").type_text("bomb").press("Enter");
    let screen = session.screen();
    assert!(screen.contains("who the attacker was"), "{screen}");
    assert!(screen.contains("which day"), "{screen}");
    assert!(screen.contains("none killed"), "a stated zero is said");
}

#[test]
fn escape_closes_and_never_quits() {
    let mut session = Session::small(80, 24);
    for open in ["?", ":", "&", "/", "f", "Enter", "s", "2"] {
        session.press(open);
        session.press("Esc Esc Esc Esc");
        assert!(session.effects.iter().all(|e| *e != Effect::Quit), "{open}");
        assert_eq!(session.state.focus, Pane::Timeline, "{open}");
        assert!(session.state.overlay.is_none(), "{open}");
    }
}

#[test]
fn q_closes_then_quits() {
    let mut session = Session::small(80, 24);
    session.press("Enter q");
    assert!(session.effects.is_empty(), "it closed Detail");
    session.press("q");
    assert_eq!(session.effects, vec![Effect::Quit]);
}

#[test]
fn ctrl_c_cancels_and_quits_only_when_nothing_is_open() {
    let mut session = Session::small(80, 24);
    session.press("? Ctrl-c");
    assert!(session.effects.is_empty());
    session.press("Ctrl-c");
    assert_eq!(session.effects, vec![Effect::Quit]);
}

#[test]
fn the_palette_runs_commands_by_name() {
    let mut session = Session::small(80, 24);
    session.press(":").type_text("last ev").press("Enter");
    assert_eq!(session.selected(), "2021-open");
    assert!(session.state.overlay.is_none());
}

#[test]
fn help_lists_what_acts_here_and_nothing_else() {
    let mut session = Session::small(140, 60);
    session.press("?");
    let screen = session.screen();
    assert!(screen.contains("Select the next event of the list."));
    assert!(!screen.contains("Show the parts of the place."), "that acts in the Filter pane only");
    assert!(!screen.contains("Select the next event found."), "nothing has been looked for");
}

#[test]
fn the_footer_names_keys_of_the_room() {
    let mut session = Session::small(140, 40);
    assert!(session.screen().lines().last().unwrap().contains("j k event"));
    session.press("f");
    assert!(
        session.screen().lines().last().unwrap().contains("Enter choose") || {
            session.press("j");
            session.screen().lines().last().unwrap().contains("Enter choose")
        }
    );
    session.press("Esc &");
    assert!(session.screen().lines().last().unwrap().contains("Enter accept"));
}

#[test]
fn every_size_from_one_cell_to_the_largest_is_painted() {
    let mut session = Session::small(80, 24);
    for (w, h) in (1..=130).step_by(3).flat_map(|w| (1..=50).step_by(2).map(move |h| (w, h))) {
        session.tell(Message::Resize(w, h));
        for keys in ["j", "Enter", "Esc", "f", "Esc", "?", "Esc", ":", "Esc", "&", "Esc", "s", "Esc"] {
            session.press(keys);
            session.buffer();
        }
    }
    for (w, h) in [(500, 200), (300, 10), (40, 200), (65535, 1), (1, 65535)] {
        session.tell(Message::Resize(w, h));
        if usize::from(w) * usize::from(h) < 200_000 {
            session.buffer();
        }
    }
}

#[test]
fn a_screen_too_small_says_so_in_one_line() {
    let session = Session::small(39, 9);
    assert_eq!(session.screen().trim_end(), "dateline needs 40x10, this is 39x9");
}

/// The column of the frame's right edge is the same in every row, whatever the text in it.
#[test]
fn arabic_wide_and_combining_text_stays_aligned() {
    for keys in ["/ n a h r i", "G", "/ c a f e"] {
        let mut session = Session::small(140, 40);
        session.press(keys).press("Enter");
        let buffer = session.buffer();
        for y in 3..36 {
            for x in [0, 139] {
                assert_eq!(buffer[(x, y)].symbol(), "│", "row {y}, column {x} after {keys}");
            }
        }
    }
}

#[test]
fn ascii_screens_hold_no_other_byte() {
    let mut session = Session::small(140, 40);
    session.theme.ascii = true;
    for keys in ["j", "G", "f j", "Esc ?", "Esc :", "Esc s", "Esc &"] {
        session.press(keys);
        assert!(session.screen().is_ascii(), "after {keys}:\n{}", session.screen());
    }
}

#[test]
fn text_from_the_query_line_is_shown_never_obeyed() {
    let mut session = Session::small(80, 24);
    session.press("&");
    session.tell(Message::Paste("\u{1b}[2J\u{202e}boo\u{9b}31m".into()));
    let buffer = session.buffer();
    for cell in buffer.content() {
        assert!(cell.symbol().chars().all(|c| !c.is_control() && c != '\u{202e}'));
    }
}

#[test]
fn an_axis_that_is_not_shown_does_not_move() {
    let mut session = Session::small(80, 24);
    let before = session.state.spot.viewport;
    session.press("Enter l l l l + + Esc");
    assert_eq!(session.state.spot.viewport, before);
}

#[test]
fn the_first_zoom_keeps_the_selected_event_on_the_axis() {
    for (w, h) in [(80, 24), (140, 40)] {
        let mut session = Session::small(w, h);
        for _ in 0..11 {
            session.press("+ + + +");
            assert!(session.screen().contains('▲'), "{} at {w}x{h}", session.selected());
            session.press("0 j");
        }
    }
}

#[test]
fn panning_stops_where_there_is_nothing_more() {
    let mut session = Session::small(80, 24);
    for key in ["l", "h"] {
        for _ in 0..60 {
            session.press(key);
        }
        let window = session.state.spot.viewport.window();
        assert!(window.meets(&session.data.index.extent()));
    }
}

#[test]
fn a_find_joins_the_query_without_changing_what_either_means() {
    let mut session = Session::small(80, 24);
    session.press("&").type_text("kind:operation or form:statement").press("Enter");
    session.press("/").type_text("river").press("& Enter");
    let both = session.state.scope.len();
    assert_eq!(session.query(), "(kind:operation or form:statement) river");
    session.press("u");
    assert!(both < session.state.scope.len());
}

#[test]
fn q_never_quits_from_behind_another_pane() {
    let mut session = Session::small(60, 14);
    session.press("Tab q");
    assert!(session.effects.is_empty(), "the Timeline was hidden, so it came back");
    session.press("q");
    assert_eq!(session.effects, vec![Effect::Quit]);
}

#[test]
fn no_count_of_the_header_is_cut() {
    const WORDS: &[&str] = &[
        "inc",
        "stmt",
        "rep",
        "per",
        "ser",
        "aggr",
        "other",
        "incidents",
        "statements",
        "report",
        "reports",
        "period",
        "periods",
        "series",
        "aggregate",
        "aggregates",
    ];
    let mut session = Session::small(40, 10);
    for width in 40..200 {
        session.tell(Message::Resize(width, 12));
        let header = session.screen().lines().next().unwrap().to_string();
        let counts = &header[header.find("5 inc").unwrap_or_else(|| panic!("{width}: {header}"))..];
        let counts = counts.split("   ").next().unwrap().trim_end();
        let mut all = 0;
        for part in counts.split(" · ") {
            let word = part.split(' ').nth(1).unwrap_or_default();
            assert!(WORDS.contains(&word), "{width}: {part:?} in {header}");
            all += part
                .split(' ')
                .next()
                .unwrap()
                .parse::<usize>()
                .unwrap_or_else(|_| panic!("{width}: {header}"));
        }
        assert_eq!(all, session.state.scope.len(), "{width}: {header}");
    }
}

#[test]
fn counts_without_room_are_one_count_and_none_is_left_out() {
    let header = |query: &str| {
        let mut session = Session::of(dateline::index::Data::embedded(), 40, 10);
        session.press("&").type_text(query).press("Enter");
        session.screen().lines().next().unwrap().trim().to_string()
    };
    assert_eq!(header(""), "31 inc · 46 stmt · 5 rep · 39 other");
    assert_eq!(header("date:2019"), "Iraq, 2014… 8 inc (+1) · 20 other (+26)");
}

#[test]
fn the_footer_of_a_small_detail_names_its_own_keys_first() {
    let mut session = Session::small(80, 24);
    session.press("j 2");
    let footer = session.screen().lines().last().unwrap().to_string();
    for hint in ["Enter follow", "[ ] link", "s passage", "Esc back", "? help"] {
        assert!(footer.contains(hint), "{hint} is not in: {footer}");
    }
}

#[test]
fn behind_a_screen_too_small_nothing_changes() {
    let mut session = Session::small(80, 24);
    session.tell(Message::Resize(30, 8));
    let before = session.state.clone();
    session.press("j & Enter f Space");
    assert_eq!(session.state, before);
    session.press("q");
    assert_eq!(session.effects, vec![Effect::Quit]);
}

#[test]
fn events_like_the_one_shown_are_asked_for_or_excepted() {
    let mut session = Session::small(80, 24);
    session.press("j .");
    let screen = session.screen();
    for way in
        ["kind Attack", "place Old Ford", "place North Province", "place South Province", "form incident"]
    {
        assert!(screen.contains(&format!("▢ {way}")), "{way} is not in: {screen}");
    }
    let row = screen.lines().find(|l| l.contains("▢ place Old Ford")).unwrap();
    session.press("j Enter");
    assert_eq!(session.query(), "place:ford");
    let answer = &session.state.scope.answer;
    let counts = format!(" {}+{} ", answer.certain.count(), answer.possible.count());
    assert!(row.contains(&counts), "{row}: what choosing gives, {counts}");
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
    assert!(session.state.overlay.is_none());
    session.press(". k k k Enter");
    assert_eq!(session.query(), "place:ford kind:attack");
    session.press("u u , Enter");
    assert_eq!(session.query(), "-kind:attack");
    assert_ne!(session.selected(), "2019-05-12-ford-attack", "an event that no longer matches is left");
    session.press(". Esc");
    assert_eq!(session.query(), "-kind:attack", "closing changes nothing");
}
