//! The briefing on the screen: previewed, put in order, written, copied.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use dateline::app::effect::Writing;
use dateline::app::message::Outcome;
use dateline::app::state::Overlay;
use dateline::app::{Effect, Message, briefing};
use dateline::brief::formats::FORMATS;
use dateline::brief::page::{Page, Wishes};
use dateline::index::Data;
use dateline::model::{EventIx, Id, Marks};
use dateline::text::Text;
use insta::assert_snapshot;

use super::support::Session;
use super::{kept, marked, notice};

const RAID: &str = "2019-02-lantern-raid";
const FORD: &str = "2019-05-12-ford-attack";
const PURSUIT: &str = "2019-05-14-ford-pursuit";

/// Three marked events, the second with a note, and the preview open.
fn previewed(columns: u16, rows: u16) -> Session {
    let mut session = Session::small(columns, rows);
    session.press("Space a").type_text("Who saw it?").press("Enter j Space b");
    session
}

/// Goes down to an event of the preview.
fn go_to(session: &mut Session, id: &str) {
    session.press("g");
    for _ in 0..200 {
        let view = briefing::view(&session.state).unwrap();
        let on = view.lit().contains(&view.cursor);
        if on && view.here().is_some_and(|here| here.as_str() == id) {
            return;
        }
        session.press("j");
    }
    panic!("{id} is not on the page");
}

fn lines(session: &Session) -> String {
    let view = briefing::view(&session.state).unwrap();
    view.sheet.laid.lines.iter().map(|line| format!("{line}\n")).collect()
}

/// What `dateline brief` prints of the small store, with marks as the session has them.
fn headless(session: &Session, name: &str, args: &[&str]) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("briefed");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    let store = Path::new("tests/fixtures/small.yaml").canonicalize().unwrap();
    let mut yaml = String::new();
    for id in session.state.marks.marked() {
        let note =
            session.state.marks.note(id.as_str()).map(|n| format!("  note: \"{n}\"\n")).unwrap_or_default();
        yaml.push_str(&format!("- event: {id}\n  store: \"{}\"\n{note}", store.display()));
    }
    fs::write(&file, yaml).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(["brief", "tests/fixtures/small.yaml", "--marks", file.to_str().unwrap()]).args(args);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_preview_is_what_brief_prints() {
    let mut session = previewed(100, 40);
    assert_eq!(lines(&session), headless(&session, "same.yaml", &["--marked", "--format", "txt"]));
    session.press("Esc :").type_text("unmark-all").press("Enter &").type_text("kind:attack").press("Enter b");
    assert_eq!(lines(&session), headless(&session, "none.yaml", &["-w", "kind:attack", "--format", "txt"]));
    session.press("Esc C b");
    assert_eq!(lines(&session), headless(&session, "all.yaml", &["--format", "txt"]));
}

#[test]
fn as_of_a_day_the_page_says_so_and_what_was_not_known() {
    let mut session = Session::small(100, 40);
    session.press("Space G k Space :").type_text("as-of 2020-12").press("Enter b");
    let text = lines(&session);
    assert!(text.contains("chosen by the author, as could be known by 31 December"), "{text}");
    assert_eq!(text, headless(&session, "asof.yaml", &["--marked", "-w", "asof:2020-12", "--format", "txt"]));
}

#[test]
fn marked_events_stand_in_the_persons_order_with_their_notes_labelled() {
    let session = previewed(100, 40);
    let text = lines(&session);
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"));
    assert!(
        at("Raid on a warehouse") < at("Attack on a ferry") && at("Attack on a ferry") < at("Pursuit after"),
        "{text}"
    );
    assert!(text.contains("  Author's note: Who saw it?\n"), "{text}");
    assert!(text.contains("Events: those that the author marked, in the author's order."), "{text}");
    assert!(text.contains("Notes on events are the author's and not from the store."), "{text}");
    for format in &FORMATS {
        let page = (format.lines)(&briefing::view(&session.state).unwrap().sheet.page);
        let page: String = page.iter().map(|line| format!("{line}\n")).collect();
        assert!(page.contains("Who saw it?"), "{}", format.name);
        let label = if format.name == "json" { "\"note\"" } else { "note" };
        assert!(page.contains(label), "{}", format.name);
    }
}

#[test]
fn capital_j_and_k_reorder_and_the_cursor_stays_with_the_event() {
    let mut session = previewed(100, 40);
    assert_eq!(marked(&session), format!("{RAID} {FORD} {PURSUIT}"));
    session.press("G J");
    assert_eq!(notice(&session), "The cursor is on no event of the page.");
    session.press("g J");
    assert_eq!(marked(&session), format!("{FORD} {RAID} {PURSUIT}"), "above all of them the first is meant");
    session.press("J");
    assert_eq!(marked(&session), format!("{FORD} {PURSUIT} {RAID}"), "and the cursor goes with it");
    session.press("u u");
    go_to(&mut session, RAID);
    session.press("j J");
    assert_eq!(marked(&session), format!("{FORD} {RAID} {PURSUIT}"));
    let view = briefing::view(&session.state).unwrap();
    assert_eq!(view.here().unwrap().as_str(), RAID);
    assert_eq!(view.cursor, view.lit().start + 1, "on the same line of it");
    session.press("J J");
    assert_eq!(marked(&session), format!("{FORD} {PURSUIT} {RAID}"), "it stops at the end");
    session.press("K K");
    assert_eq!(marked(&session), format!("{RAID} {FORD} {PURSUIT}"));
    let before = kept(&session);
    session.press("u");
    assert_eq!((marked(&session), kept(&session)), (format!("{FORD} {RAID} {PURSUIT}"), before + 1));
    assert!(matches!(session.state.overlay, Some(Overlay::Brief(_))), "undo leaves the preview open");
    session.press("Ctrl-r");
    assert_eq!(marked(&session), format!("{RAID} {FORD} {PURSUIT}"));
}

/// The event of the passage that is open.
fn passage(session: &Session) -> Option<String> {
    let event = dateline::app::passage::event(&session.state);
    event.map(|event| session.data.store.id(event).to_string())
}

#[test]
fn s_shows_the_passage_of_the_event_under_the_cursor_and_esc_returns_to_the_page() {
    let mut session = previewed(100, 40);
    session.press("G s");
    assert_eq!(notice(&session), "The cursor is on no event of the page.");
    let first = briefing::view(&session.state).unwrap().sheet.laid.events[0].1.clone();
    session.press("g");
    assert_eq!(briefing::view(&session.state).unwrap().lit(), first, "its sign says which is meant");
    session.press("s");
    let passage = passage(&session);
    assert_eq!(passage.as_deref(), Some(RAID), "above all of them the first is meant");
    session.press("Esc");
    go_to(&mut session, FORD);
    let at = briefing::view(&session.state).unwrap().cursor;
    session.press("s");
    assert!(session.screen().contains("The Vessa Courier ¶5"), "{}", session.screen());
    session.press("s");
    assert!(!session.screen().contains("The Vessa Courier ¶5"), "{}", session.screen());
    session.press("Esc");
    assert_eq!(briefing::view(&session.state).unwrap().cursor, at);
    assert!(matches!(session.state.overlay, Some(Overlay::Brief(_))));
}

#[test]
fn what_is_typed_takes_the_place_of_the_name_that_is_suggested() {
    let mut session = previewed(80, 24);
    session.press("w");
    assert!(session.screen().contains("write the briefing to briefing.md"), "{}", session.screen());
    session.type_text("mosul.html");
    assert!(session.screen().contains("write the briefing to mosul.html"), "{}", session.screen());
    let mut session = previewed(80, 24);
    session.press("w Backspace Backspace").type_text("txt");
    assert!(session.screen().contains("write the briefing to briefing.txt"), "what is mended stays");
}

#[test]
fn events_of_a_query_have_no_order_of_ones_own() {
    let mut session = Session::small(100, 40);
    session.press("b");
    for _ in 0..8 {
        session.press("j");
    }
    assert!(briefing::view(&session.state).unwrap().here().is_some());
    session.press("J");
    let said = "These are the events of a query; those that you mark have an order of your own.";
    assert_eq!(notice(&session), said);
    assert_eq!(session.effects, []);
}

#[test]
fn what_is_told_is_seen_over_the_preview_whatever_its_length() {
    for (columns, rows) in [(40, 10), (80, 24), (140, 40)] {
        let mut session = previewed(columns, rows);
        for told in
            ["Written.", "8.1 kB sent; tmux passes it on with `set -g set-clipboard on` only: so it says."]
        {
            session.tell(Message::Notice(Text::new(told)));
            let screen = session.screen().split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(screen.contains(told), "{columns}x{rows}: {}", session.screen());
        }
    }
}

#[test]
fn enter_goes_to_the_event_under_the_cursor() {
    let mut session = previewed(100, 40);
    go_to(&mut session, FORD);
    session.press("Enter");
    assert!(session.state.overlay.is_none());
    assert_eq!(session.selected(), FORD);
}

#[test]
fn the_cursor_is_always_seen() {
    let mut session = previewed(80, 24);
    for keys in ["j j j", "PgDn", "G", "PgUp", "k k", "g", "Space Space Space Space"] {
        session.press(keys);
        let view = briefing::view(&session.state).unwrap();
        assert!(
            (view.top..view.top + briefing::rows(&session.state)).contains(&view.cursor),
            "{keys}: {view:?}"
        );
    }
    session.press("G");
    let view = briefing::view(&session.state).unwrap();
    assert_eq!(view.cursor + 1, view.sheet.laid.lines.len());
    session.tell(Message::Resize(50, 14));
    let view = briefing::view(&session.state).unwrap();
    assert!(view.sheet.laid.lines.iter().all(|line| line.width() <= 45), "it is wrapped for the screen");
    assert!((view.top..view.top + briefing::rows(&session.state)).contains(&view.cursor));
}

/// The file that was last asked for.
fn asked(session: &Session) -> Writing {
    match session.effects.last() {
        Some(Effect::Write(file)) => Writing::clone(file),
        other => panic!("no file was asked for: {other:?}"),
    }
}

#[test]
fn the_end_of_the_name_says_the_format_and_the_text_is_that_of_brief() {
    let mut session = previewed(100, 40);
    for format in &FORMATS {
        let name = format!("page.{}", format.name);
        session.press("w Ctrl-u").type_text(&name).press("Enter");
        let file = asked(&session);
        assert_eq!((file.name.as_str(), file.replace), (name.as_str(), false));
        let args = ["--marked", "--format", format.name];
        assert_eq!(file.text, headless(&session, &format!("w-{}.yaml", format.name), &args));
        session.tell(Message::Wrote(Outcome::Written, Text::new("Written.")));
        assert!(matches!(session.state.overlay, Some(Overlay::Brief(_))), "back in the preview");
        assert_eq!(notice(&session), "Written.");
    }
}

#[test]
fn a_name_without_a_known_end_stays_open_and_says_why() {
    let mut session = previewed(100, 40);
    let before = session.effects.len();
    session.press("w Ctrl-u").type_text("page.doc").press("Enter");
    assert!(session.screen().contains("The end of the name says the format: .md"), "{}", session.screen());
    assert_eq!(session.effects.len(), before);
    session.press("Backspace Backspace Backspace").type_text("txt").press("Enter");
    assert_eq!(asked(&session).name, "page.txt");
}

#[test]
fn what_is_there_is_replaced_only_when_the_same_name_is_entered_twice() {
    let mut session = previewed(100, 40);
    session.press("w Ctrl-u").type_text("a.md").press("Enter");
    let exists =
        || Message::Wrote(Outcome::Exists, Text::new("There is a file a.md already. Enter replaces it."));
    session.tell(exists());
    assert!(session.screen().contains("write the briefing to a.md"), "the line stays open");
    assert!(session.screen().contains("There is a file a.md already."), "{}", session.screen());
    session.press("Backspace Backspace").type_text("txt").press("Enter");
    assert!(!asked(&session).replace, "another name is another question");
    session.press("Backspace Backspace Backspace").type_text("md").press("Enter");
    session.tell(exists()).press("Enter");
    assert!(asked(&session).replace);
    session.tell(Message::Wrote(Outcome::Failed, Text::new("a.md cannot be written: the disk is full.")));
    assert!(session.screen().contains("the disk is full") && session.screen().contains("to a.md"));
    session.press("Enter");
    assert!(!asked(&session).replace, "after a failure it is asked again");
    session.press("Esc");
    assert!(matches!(session.state.overlay, Some(Overlay::Brief(_))));
}

/// Marks outlast the session in which they were made: the page says whether it is on them, and how the other is had.
#[test]
fn the_title_says_how_many_are_marked_and_the_query_is_a_key_away() {
    let mut session = previewed(100, 24);
    session.press("Esc &").type_text("kind:operation").press("Enter b");
    let of = |session: &Session| briefing::view(&session.state).unwrap().sheet.page.events.len();
    assert!(
        session.screen().contains(" Briefing on 3 marked events · b: the query "),
        "{}",
        session.screen()
    );
    assert_eq!(of(&session), 3);
    session.press("b");
    assert!(
        session.screen().contains(" Briefing on the query · b: the marked events "),
        "{}",
        session.screen()
    );
    assert_eq!(lines(&session), headless_lines("kind:operation"));
    assert!(!briefing::view(&session.state).unwrap().sheet.is_of_marks());
    session.press("j j b");
    assert!(session.screen().contains(" Briefing on 3 marked events "), "{}", session.screen());
    session.press("Esc B");
    assert_eq!(lines(&session), headless_lines("kind:operation"));
    session.press("Esc b");
    assert!(session.screen().contains(" Briefing on 3 marked events "), "{}", session.screen());
    session.press("Esc :").type_text("unmark-all").press("Enter b");
    assert!(session.screen().contains(" Briefing on the query · "), "{}", session.screen());
    assert!(!session.screen().contains("b: the"), "there is no other: {}", session.screen());
}

/// What a briefing on a query of the small store says where nothing is marked.
fn headless_lines(query: &str) -> String {
    let mut session = Session::small(100, 24);
    session.press("&").type_text(query).press("Enter b");
    lines(&session)
}

#[test]
fn w_writes_from_every_pane_and_b_works_without_a_query() {
    for pane in ["1", "2", "3", "1 m"] {
        let mut session = Session::small(100, 40);
        session.press(pane).press("w Enter");
        assert_eq!(asked(&session).name, "briefing.md");
        session.press("Esc Esc b Esc");
        assert!(session.state.overlay.is_none());
    }
}

#[test]
fn y_copies_the_text_whole_whatever_the_screen() {
    let mut session = previewed(40, 10);
    session.press("y");
    let Some(Effect::CopyPage(copied)) = session.effects.last() else { panic!("nothing was copied") };
    let text: String = copied.iter().map(|line| format!("{line}\n")).collect();
    assert_eq!(text, headless(&session, "copied.yaml", &["--marked", "--format", "txt"]));
}

/// Marks of the events of the small store, the first of them first, with a long note on all but the last.
fn long(data: &Data) -> Marks {
    let ids: Vec<Id> = (0..7).map(|at| data.store.event(EventIx(at)).id).collect();
    let mut marks = Marks::new(ids.clone());
    for id in ids.iter().take(6) {
        marks.set_note(id.clone(), Text::new("A long note. ".repeat(70)));
    }
    marks
}

/// The order is the author's: who reads the page reads the first of it, and what is left out comes after that.
#[test]
fn nothing_that_is_marked_later_takes_the_room_of_what_is_marked_before() {
    let data = Session::small(80, 24).data;
    let marks = long(&data);
    let order: Vec<Text> = marks.marked().iter().map(Id::text).collect();
    let page = Page::of_marked(&data.with_marks(Arc::new(marks)), &Wishes::default());
    let told: Vec<Text> = page.events.iter().chain(&page.rest).map(|item| item.id.clone()).collect();
    assert!(page.events.len() > 1 && page.rest.len() > 1, "{told:?}");
    assert_eq!(told, order);
}

#[test]
fn what_was_not_known_of_by_the_day_is_told_at_the_head_of_the_page() {
    let mut session = Session::small(100, 40);
    session.press("Space G k Space");
    let told = |day: &str| {
        let page =
            headless(&session, "known.yaml", &["--marked", "-w", &format!("asof:{day}"), "--format", "txt"]);
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let some = told("2020-04");
    let head = "1 of 2 events chosen by the author, as could be known by 30 April 2020; of the other, nothing was \
                published by then.";
    assert!(some.contains(head), "{some}");
    let all = told("2030");
    assert!(all.contains("2 events chosen by the author, as could be known by"), "{all}");
}

#[test]
fn that_nothing_was_known_of_what_is_marked_is_not_called_no_mark() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("briefed");
    fs::create_dir_all(&folder).unwrap();
    let store = Path::new("tests/fixtures/small.yaml").canonicalize().unwrap();
    let marked = |ids: &[&str], query: &[&str]| {
        let yaml = ids.iter().map(|id| format!("- event: {id}\n  store: \"{}\"\n", store.display()));
        let file = folder.join(format!("none-known-{}.yaml", ids.len()));
        fs::write(&file, yaml.collect::<String>()).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.arg("brief").arg(&store).args(["--marked", "--marks", file.to_str().unwrap()]).args(query);
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let day = ["-w", "asof:2001"];
    let (code, told) = marked(&["2019-05-12-ford-attack"], &day);
    assert_eq!(code, Some(1));
    assert!(
        told.ends_with("of the 1 event that is marked, nothing was published by 31 December 2001\n"),
        "{told}"
    );
    let (_, told) = marked(&["2019-05-12-ford-attack", PURSUIT], &day);
    assert!(
        told.ends_with("of the 2 events that are marked, nothing was published by 31 December 2001\n"),
        "{told}"
    );
    let (_, told) = marked(&["gone"], &[]);
    assert!(told.ends_with("no event of the store is marked\n"), "{told}");
}

#[test]
fn only_what_is_marked_is_briefed_headless() {
    let session = previewed(100, 40);
    let refused = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        let output = command
            .arg("brief")
            .args(args)
            .env_remove("HOME")
            .env_remove("XDG_CONFIG_HOME")
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(refused(&["--marked"]), (Some(1), "no event of the store is marked\n".into()));
    let (code, told) = refused(&["--marked", "-w", "kind:attack"]);
    assert!(
        code == Some(2) && told.contains("-w 'is:marked …' asks for those of the marked that match"),
        "{told}"
    );
    let text = headless(&session, "both.yaml", &["-w", "is:marked kind:attack", "--format", "txt"]);
    assert!(
        text.contains("Events marked by the author; of kind Attack.") && text.contains("Attack on a ferry"),
        "{text}"
    );
    assert!(!text.contains("Raid on a warehouse") && !text.contains("Author's note"), "{text}");
}

#[test]
fn the_preview_on_screens() {
    let mut session = previewed(80, 24);
    go_to(&mut session, FORD);
    assert_snapshot!(session.screen(), @"
     Vessa, 2019–2021   5 inc · 2 stmt · 2 per · 1 ser · 1 aggr    2018-12..2022-01
    ╭─ Briefing on 3 marked events · b: the query · 33 more lines, j · w writes ───╮
    │  Vessa, 2019–2021: an invented record                                        │
    │  ====================================                                        │
    │  3 events chosen by the author. Sources published 10 March 2020 to 1 May     │
    │  2021; nothing later is covered.                                             │
    │                                                                              │
    │  EVENTS                                                                      │
    │  in February 2019 (day not given): Raid on a warehouse in Lantern            │
    │  (incident · Lantern, North Province)                                        │
    │    The Guard searched a warehouse and took away what it found there. [1,     │
    │    paragraph 3]                                                              │
    │▌ 12 May 2019 (inferred), evening: Attack on a ferry at Old Ford (incident    │
    │▌ · Old Ford, North Province or South Province)                               │
    │▌   Shots were fired at a ferry crossing at Old Ford; two passengers died     │
    │▌   and several were hurt. Toll: Civilians (ferry passengers): 2 killed,      │
    │▌   at least 2 injured; figures: ferries stopped: 1; according to The         │
    │▌   Vessa Courier; no second source here. Sources differ on the place and     │
    │▌   the number killed (Civilians). [1, paragraph 5; 2, paragraph 2; 3,        │
    │▌   paragraph 7]                                                              │
    │▌   Author's note: Who saw it?                                                │
    │  14 May 2019: Pursuit after the ferry attack (incident · North Province,     │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     & everything   w write  J K move event  s passage  y copy  j k line  Esc close
    ");
    let mut small = previewed(40, 10);
    small.press("j j j j j j j j j j j j");
    assert_snapshot!(small.screen(), @"
           5 inc · 2 stmt · 2 per · 2 other
    ╭─ Briefing on 3 marked events ────────╮
    │                                      │
    │  EVENTS                              │
    │▌ in February 2019 (day not given):   │
    │▌ Raid on a warehouse in Lantern      │
    │▌ (incident · Lantern, North          │
    │▌ Province)                           │
    ╰──────────────────────────────────────╯
     & everything        w write  Esc close
    ");
    let mut wide = previewed(140, 40);
    go_to(&mut wide, RAID);
    assert_snapshot!(wide.screen(), @"
     dateline · Vessa, 2019–2021: an invented record     5 incidents · 2 statements · 2 periods · 1 series · 1 aggregate       2018-12..2022-01
    ╭─ Filter ────────────────────╮╭─ Timeline ──────────────────────────────────────────────────────╮╭─ Detail ───────────────────────────────╮
    │ kind                        ││            2019    Jul     2020   Jul     2021    Jul     ╵     ││ Blockade of the lower river            │
    │ ▢ Attack            5 ██████││                                                                 ││ from November 2019 to February 2020    │
    │ ▢ Operation         4 █████ ││                  █                                              ││ Operation · period · South Province,   │
    │ ▢ Assessment        ╭─ Briefing on 3 marked events · b: the query · 26 more lines, j · w writes · y copies ────────╮                     │
    │ form                │  Vessa, 2019–2021: an invented record                                                        │                     │
    │ ▢ incident          │  ====================================                                                        │om the lower river   │
    │ ▢ statement         │  3 events chosen by the author. Sources published 10 March 2020 to 1 May                     │                     │
    │ ▢ period            │  2021; nothing later is covered.                                                             │ source              │
    │ ▢ series            │                                                                                              │                     │
    │ ▢ aggregate         │  EVENTS                                                                                      │                     │
    │ place               │▌ in February 2019 (day not given): Raid on a warehouse in Lantern                            │vember until         │
    │ ▢ ▾ Vessa          1│▌ (incident · Lantern, North Province)                                                        │”                    │
    │ ▢  ▸ North Provi… 5+│▌   The Guard searched a warehouse and took away what it found there. [1,                     │                     │
    │ ▢  ▸ South Provi… 2+│▌   paragraph 3]                                                                              │                     │
    │ actor               │  12 May 2019 (inferred), evening: Attack on a ferry at Old Ford (incident                    │t Long Quay ·        │
    │ ▢ Harbour Front     │  · Old Ford, North Province or South Province)                                               │                     │
    │ ▢ River Guard       │    Shots were fired at a ferry crossing at Old Ford; two passengers died                     │                     │
    │ ▢ unidentified      │    and several were hurt. Toll: Civilians (ferry passengers): 2 killed,                      │                     │
    │ ▢ Oumou Keita       │    at least 2 injured; figures: ferries stopped: 1; according to The                         │ier, “A winter on    │
    │ ▢ عبد الرحمن النهري │    Vessa Courier; no second source here. Sources differ on the place and                     │ March 2020          │
    │ source              │    the number killed (Civilians). [1, paragraph 5; 2, paragraph 2; 3,                        │te stated: head of   │
    │ ▢ The Vessa Courier │    paragraph 7]                                                                              │                     │
    │ ▢ صحيفة الوادي      │    Author's note: Who saw it?                                                                │                     │
    │ ▢ Bulletin 川       │  14 May 2019: Pursuit after the ferry attack (incident · North Province,                     │2020-02              │
    │ year                │  Vessa)                                                                                      │ight normal          │
    │ ▢ from … to …       │    The Guard followed the attackers upriver. Toll: Harbour Front: more                       │ter-blockade ·       │
    │ ▢ 2019              │    than 3 killed, according to عبد الرحمن النهري (Colonel); no second                        │xtures/small.yaml:11 │
    │ ▢ 2020            5+│    source here. [1, paragraph 6]                                                             │                     │
    │ ▢ 2021            1+│                                                                                              │                     │
    │ ▢ 2022            1+│  WHERE SOURCES DIFFER                                                                        │                     │
    │ precision           │  Attack on a ferry at Old Ford. The place: Old Ford, North Province or                       │                     │
    │ ▢ day               ╰──────────────────────────────────────────────────────────────────────────────────────────────╯                     │
    │ ▢ month             1 ██    ││                                                                 ││                                        │
    │ ▢ season            1 ██    ││                                                                 ││                                        │
    │ ▢ year              1 ██    ││                                                                 ││                                        │
    ╰─────────────────────────────╯╰─────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
     & everything
     w write  J K move event  s passage  y copy  j k line  Enter go there  ? help  Esc close
    ");
    session.theme.ascii = true;
    assert!(session.screen().is_ascii(), "{}", session.screen());
    session.press("w");
    assert_snapshot!(session.screen().lines().skip(20).collect::<Vec<_>>().join("\n"), @"
    ||   Author's note: Who saw it?                                                |
    |  14 May 2019: Pursuit after the ferry attack (incident . North Province,     |
     write the briefing to briefing.md
     Markdown.  Enter accept  Esc close
    ");
}

#[test]
fn help_over_the_page_tells_its_keys_and_leads_back_to_it() {
    let mut session = Session::small(80, 24);
    session.press("Space Space b j j");
    let page = session.screen();
    session.press("?");
    let help = session.screen();
    assert!(help.contains("Keys that act here"), "{help}");
    assert!(help.contains("Write what is previewed to a file"), "{help}");
    assert!(!help.contains("Select the next event of the list"), "{help}");
    // Looked for, left, and looked for again, it is still about the page.
    session.press("/").type_text("zoom").press("Enter");
    assert!(session.screen().contains("Not in help: zoom"), "{}", session.screen());
    session.press("Esc");
    assert_eq!(session.screen(), page);
    session.press("? q");
    assert_eq!(session.screen(), page, "q closes the innermost thing");
}
