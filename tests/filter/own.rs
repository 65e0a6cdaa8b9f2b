//! Views of one's own: told apart from the store's, saved from the screen, never lost.

use std::sync::Arc;

use dateline::app::own::Own;
use dateline::app::{Effect, Message};
use dateline::model::View;
use dateline::text::Text;

use super::support::Session;
use super::{filter, go_to, here};

fn view(name: &str, query: &str) -> View {
    View { name: Text::new(name), query: Text::new(query) }
}

/// A session of somebody who has views.
pub fn with_own(mut session: Session) -> Session {
    let views = vec![view("Quays at night", "place:quay"), view("Elsewhere", "place:atlantis")];
    session.tell(Message::Own(Arc::new(Own { views, trouble: None })));
    session
}

#[test]
fn views_of_both_kinds_are_listed_apart_and_opened() {
    let mut session = with_own(filter(140, 70));
    let screen = session.screen();
    let line = |text: &str| screen.lines().position(|l| l.contains(text)).unwrap();
    assert!(line("│ views") < line("▸ The south") && line("▸ The south") < line("│ your views"), "{screen}");
    assert!(line("│ your views") < line("▸ Quays at night"), "{screen}");
    go_to(&mut session, "Quays at night").press("Enter");
    assert_eq!(session.query(), "place:quay");
    assert_eq!(here(&session), "Quays at night");
    session.press("u");
    assert_eq!(session.query(), "");
}

#[test]
fn a_view_that_does_not_fit_the_store_says_why() {
    let mut session = with_own(filter(140, 70));
    go_to(&mut session, "Elsewhere").press("Enter");
    assert!(session.screen().contains("Elsewhere: `atlantis` is not a place of this store."));
    assert_eq!(session.query(), "");
}

#[test]
fn a_query_is_saved_under_a_name_from_every_pane() {
    for pane in ["1", "2", "3"] {
        let mut session = Session::small(140, 40);
        session.press("&").type_text("place:ford").press("Enter").press(pane);
        session.press("S").type_text("  The ford ").press("Enter");
        assert_eq!(session.effects, [Effect::SaveView(view("The ford", "place:ford"))]);
        assert!(session.state.overlay.is_none());
    }
}

#[test]
fn the_palette_saves_at_once() {
    let mut session = Session::small(140, 40);
    session.press("&").type_text("place:ford").press("Enter");
    session.press(":").type_text("save-view The ford").press("Enter");
    assert_eq!(session.effects, [Effect::SaveView(view("The ford", "place:ford"))]);
    session.press(":").type_text("save-view").press("Enter").type_text("x").press("Enter");
    assert_eq!(session.effects.len(), 2, "without a name it is asked for");
}

#[test]
fn what_cannot_be_saved_says_why() {
    let mut session = with_own(Session::small(140, 40));
    session.press("S");
    assert!(session.screen().contains("Everything is counted: there is no query to save."));
    session.press("&").type_text("place:ford").press("Enter S").type_text("Elsewhere").press("Enter");
    assert!(session.screen().contains("save the query as Elsewhere"), "the line stays open");
    let told = session.state.notice.clone().unwrap_or_default();
    assert_eq!(told.as_str(), "You have a view named Elsewhere already; take another name.");
    assert!(session.screen().contains(told.as_str()), "and it is seen: {}", session.screen());
    session.type_text("s");
    assert!(!session.screen().contains(told.as_str()), "until another is typed");
    session.press("Esc S Enter");
    assert!(session.state.overlay.is_none(), "no name saves nothing");
    session.press(":").type_text("save-view ").type_text(&"x".repeat(81)).press("Enter");
    let told = session.state.notice.clone().unwrap_or_default();
    assert_eq!(told.as_str(), "The name of a view has at most 80 characters.");
    assert_eq!(session.effects, []);
}

#[test]
fn a_faulty_file_is_told_in_the_pane_and_nothing_is_saved_to_it() {
    let mut session = filter(140, 70);
    let trouble = Some(Text::new("Your views were not read: line 2: `wher` is not a key of this view."));
    session.tell(Message::Own(Arc::new(Own { views: Vec::new(), trouble })));
    assert!(session.screen().contains("│ your views"), "{}", session.screen());
    assert!(session.screen().contains("│ Your views were not read"), "{}", session.screen());
    session.press("&").type_text("place:ford").press("Enter S");
    assert!(session.state.overlay.is_none());
    assert!(session.screen().contains("Your views were not read: line 2"));
    session.press(":").type_text("save-view x").press("Enter");
    assert_eq!(session.effects, []);
    session.press("G");
    session.screen();
}
