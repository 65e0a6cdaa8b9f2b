//! `docs/keys.md`, made from the table of commands.

use super::command::{COMMANDS, Command, Group};
use super::state::Room;
use crate::timeline::SIGNS;

/// The page.
pub fn markdown() -> String {
    let mut out = String::from(
        "# Keys\n\nMade from the table of commands; a test holds it to that. `?` shows the keys that act where \
         you are, `:` finds a command by name. There are no Alt keys, and no command uses the keys that ssh, \
         screen, tmux and flow control take (`~`, Ctrl-a, Ctrl-b, Ctrl-s, Ctrl-q). Where text is typed, the usual \
         line-editing keys work.\n",
    );
    for group in Group::ALL {
        out.push_str(&format!(
            "\n## {}\n\n| keys | where | what | command |\n|---|---|---|---|\n",
            group.heading()
        ));
        for command in COMMANDS.iter().filter(|c| c.group == *group) {
            out.push_str(&row(command));
        }
    }
    out.push_str("\n## Signs\n\n| sign | ASCII | meaning |\n|---|---|---|\n");
    for sign in SIGNS {
        let cell = |s: &str| s.replace('|', "\\|");
        out.push_str(&format!("| `{}` | `{}` | {} |\n", cell(sign.unicode), cell(sign.ascii), sign.meaning));
    }
    out
}

fn row(command: &Command) -> String {
    let keys = command.keys().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(" ");
    format!("| {keys} | {} | {} | `{}` |\n", place(command.rooms), command.doc, command.name)
}

/// Where a command acts, in words.
fn place(rooms: &[Room]) -> String {
    if rooms.len() > 4 {
        return "everywhere".into();
    }
    rooms.iter().map(|r| word(*r)).collect::<Vec<_>>().join(", ")
}

fn word(room: Room) -> &'static str {
    match room {
        Room::Timeline => "Timeline",
        Room::Detail => "Detail",
        Room::Filter => "Filter",
        Room::Prompt => "query and find line",
        Room::Help => "help",
        Room::Palette => "palette",
        Room::Passage => "passage",
    }
}
