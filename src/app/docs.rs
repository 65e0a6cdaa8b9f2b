//! `docs/keys.md`, made from the table of commands.

use super::command::{COMMANDS, Command, Group};
use super::entry::EDITING;
use super::key::Key;
use super::state::Room;
use crate::index::{ORDERS, OrderRow};
use crate::model::Form;
use crate::timeline::{SIGNS, docs};

/// The page.
pub fn markdown() -> String {
    let mut out = String::from(
        "# Keys\n\nMade from the table of commands; a test holds it to that. `?` shows the keys that act where \
         you are, `:` finds a command by name. There are no Alt keys, and no command uses the keys that ssh, \
         screen, tmux and flow control take (`~`, Ctrl-a, Ctrl-b, Ctrl-s, Ctrl-q); where text is typed, two of them \
         edit it as usual, and other keys do the same. [config.md](config.md) tells how to give commands other keys.\n",
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
    out.push_str("\n## Where text is typed\n\n| keys | what |\n|---|---|\n");
    for (keys, doc) in EDITING {
        let keys = keys
            .iter()
            .map(|name| format!("`{}`", Key::parse(name).map_or_else(String::new, |k| k.to_string())));
        out.push_str(&format!("| {} | {doc} |\n", keys.collect::<Vec<_>>().join(" ")));
    }
    out.push_str(
        "\n## Forms\n\n| in the header of a narrow screen | form | what an event of it is |\n|---|---|---|\n",
    );
    for form in Form::ALL {
        out.push_str(&format!("| {} | {} | {} |\n", form.short(), form.written(), form.meaning()));
    }
    out.push_str(&orders());
    for (i, sign) in SIGNS.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|before| SIGNS.get(before));
        if before.is_none_or(|before| before.band != sign.band) {
            out.push_str(&format!("\n## {}\n\n{}", sign.band.heading(), docs::signs(sign.band)));
        }
    }
    out
}

/// The orders of the list, with the headings that go with each.
fn orders() -> String {
    let mut out = String::from(
        "\n## Orders of the list\n\nFor `--sort` and the list's own keys; `-` before a name reverses it. Ties stand by \
         date, then as in the file.\n\n| order | first | reversed | headings | by what |\n|---|---|---|---|---|\n",
    );
    for OrderRow { name, first, reversed, headings, doc, .. } in &ORDERS {
        let headings = headings.iter().map(|heading| heading.name()).collect::<Vec<_>>().join(", ");
        out.push_str(&format!("| `{name}` | {first} | {reversed} | {headings} | {doc} |\n"));
    }
    out
}

fn row(command: &Command) -> String {
    let mut keys = command.keys().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(" ");
    if keys.is_empty() {
        keys = format!("`:{}`", command.name);
    }
    format!("| {keys} | {} | {} | `{}` |\n", place(command.rooms), command.doc, command.name)
}

/// Where a command acts, in words.
fn place(rooms: &[Room]) -> String {
    let (panes, typed) = (rooms.contains(&Room::Timeline), rooms.contains(&Room::Palette));
    match (panes, typed) {
        (true, true) => return "everywhere".into(),
        (false, true) if rooms.len() > 6 => return "every overlay".into(),
        _ => {}
    }
    rooms.iter().map(|r| word(*r)).collect::<Vec<_>>().join(", ")
}

/// What a room is called.
pub(super) fn word(room: Room) -> &'static str {
    match room {
        Room::Timeline => "Timeline",
        Room::Detail => "Detail",
        Room::Filter => "Filter",
        Room::Map => "map",
        Room::Prompt => "query and find line",
        Room::Search => "search of a facet",
        Room::Help => "help",
        Room::Palette => "palette",
        Room::Passage => "passage",
        Room::Like => "only like this, not like this",
        Room::Lanes => "lanes by",
        Room::Cell => "events of a cell",
        Room::Brush => "brushing",
        Room::Silences => "silences",
        Room::Compare => "comparing",
        Room::Brief => "briefing",
        Room::Present => "presenting",
    }
}
