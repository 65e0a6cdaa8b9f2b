//! A restricted program shows and does nothing else, whichever way it is asked.

mod support;

use dateline::app::restricted::KEPT_BACK;
use dateline::app::{COMMANDS, Effect, Message, Room};
use support::Session;

fn session() -> Session {
    let mut session = Session::small(80, 24);
    session.state.restricted = true;
    session.press("& k i n d : a t t a c k Enter");
    session
}

fn leaving(session: &Session) -> Vec<&Effect> {
    session.effects.iter().filter(|effect| effect.errand().is_some()).collect()
}

#[test]
fn each_key_that_would_write_or_run_says_why_it_does_not() {
    for (keys, reason) in [
        ("e", "This dateline is restricted: no program is run."),
        ("S", "This dateline is restricted: no file is written."),
        ("Ctrl-z", "This dateline is restricted: it is not suspended."),
    ] {
        let mut session = session();
        session.press(keys);
        assert!(session.screen().contains(reason), "{keys}: {}", session.screen());
        assert_eq!(leaving(&session), [&Effect::Quit; 0], "{keys}");
    }
}

#[test]
fn the_palette_tells_the_reason_and_runs_nothing() {
    let of_the_timeline =
        |name: &str| COMMANDS.iter().any(|c| c.name == name && c.rooms.contains(&Room::Timeline));
    for (name, errand) in KEPT_BACK.iter().filter(|(name, _)| of_the_timeline(name)) {
        let mut session = session();
        session.press(":").type_text(name);
        let reason = errand.refusal();
        assert!(session.screen().contains(reason.as_str()), "{name}: {}", session.screen());
        session.press("Enter");
        assert_eq!(leaving(&session), [&Effect::Quit; 0], "{name}");
    }
    let mut session = session();
    session.press(":").type_text("save-view Mine").press("Enter");
    assert_eq!(leaving(&session), [&Effect::Quit; 0], "with its name as well");
    assert!(
        session.screen().contains("This dateline is restricted: no file is written."),
        "{}",
        session.screen()
    );
}

#[test]
fn every_command_that_leaves_the_screen_is_in_the_table() {
    // In every room, each command is run as its key would; what it asks for outside must be kept back by its name.
    let rooms = ["", "Enter", "f", "m", "v", "s", "o", "c", ".", "?", ":", "/", "S a"];
    let mut seen = 0;
    for open in rooms {
        let mut session = Session::small(80, 24);
        session.press("& k i n d : a t t a c k Enter j");
        session.press(open);
        let (state, data) = (session.state, session.data);
        let here =
            COMMANDS.iter().filter(|c| c.rooms.contains(&state.room()) && (c.available)(&state, &data));
        for command in here {
            let effects = (command.run)(&mut state.clone(), &data);
            for errand in effects.iter().filter_map(Effect::errand) {
                seen += 1;
                // The line in which a view is named is opened by the command that is kept back.
                let opener = if command.name == "accept" { "save-view" } else { command.name };
                assert!(KEPT_BACK.contains(&(opener, errand)), "{} does {errand:?}", command.name);
            }
        }
    }
    assert!(seen >= 3, "some commands leave the screen");
}

#[test]
fn what_came_about_in_another_way_is_kept_back_too() {
    // The line was opened before; accepting it would write.
    let mut session = Session::small(80, 24);
    session.press("& k i n d : a t t a c k Enter S").type_text("Mine");
    session.state.restricted = true;
    session.press("Enter");
    assert_eq!(leaving(&session), [&Effect::Quit; 0]);
    assert!(session.screen().contains("no file is written"), "{}", session.screen());
}

#[test]
fn help_and_footer_do_not_offer_what_is_kept_back() {
    let mut session = Session::small(80, 60);
    session.state.restricted = true;
    session.press("?");
    session.tell(Message::Resize(80, 500));
    assert!(!session.screen().contains("Open the event in your editor"), "{}", session.screen());
    assert!(session.screen().contains("Copy the event's citation"), "what only shows goes on");
}
