//! The table of keys: which keys a person gives to which commands, and what is wrong with that.

use std::ops::Range;

use toml::de::DeValue;

use super::read::{Value, Wrong, near, shape};
use crate::app::key::Key;
use crate::app::keymap::{Keymap, Own, unusable};
use crate::app::{COMMANDS, Command};
use crate::error::Rule;
use crate::text;
use crate::text::Text;

/// What a key of another program's configuration is called here.
const ELSEWHERE: &[(&str, &str)] = &[
    ("Shift-Tab", "BackTab"),
    ("S-Tab", "BackTab"),
    ("Return", "Enter"),
    ("PageDn", "PgDn"),
    ("Del", "Delete"),
    ("BS", "Backspace"),
];

/// What the keys of other programs with Alt begin with.
const ALT: &[&str] = &["alt-", "alt+", "a-", "m-", "meta-", "meta+"];

/// What keys with Control begin with elsewhere.
const CTRL: &[&str] = &["ctrl-", "ctrl+", "control-", "control+", "c-", "^"];

/// A key given to a command, and where.
struct Given {
    command: usize,
    key: Key,
    at: Range<usize>,
}

/// Reads the table.
pub(super) fn read(table: &Value<'_>) -> (Own, Vec<Wrong>) {
    let mut wrongs = Vec::new();
    let DeValue::Table(entries) = table.get_ref() else {
        return (Own::new(), vec![shape("keys", "a table of commands", table)]);
    };
    let mut own = Own::new();
    let mut given = Vec::new();
    let mut named = Vec::new();
    for (name, value) in entries {
        let Some(command) = COMMANDS.iter().position(|c| c.name == name.get_ref().as_ref()) else {
            wrongs.push(unknown(name.get_ref(), name.span(), wrongs.len()));
            continue;
        };
        own.insert(command, Vec::new());
        named.push((command, name.span()));
        keys(command, value, &mut given, &mut wrongs);
    }
    given.sort_by_key(|given| given.at.start);
    for (i, this) in given.iter().enumerate() {
        match given.iter().take(i).find(|other| clash(other, this)) {
            Some(other) => wrongs.push(twice(other, this)),
            None => own.entry(this.command).or_default().push(this.key),
        }
    }
    wrongs.extend(lost(&own, &given, &named));
    (own, wrongs)
}

/// Reads the keys of one command: one, or a list.
fn keys(command: usize, value: &Value<'_>, given: &mut Vec<Given>, wrongs: &mut Vec<Wrong>) {
    let Some(row) = COMMANDS.get(command) else { return };
    let listed = match value.get_ref() {
        DeValue::Array(list) => list.iter().collect(),
        _ => vec![value],
    };
    for value in listed {
        match value.get_ref() {
            DeValue::String(name) => match key(row, name, value.span(), wrongs.len()) {
                Ok(key) => given.push(Given { command, key, at: value.span() }),
                Err(wrong) => wrongs.push(wrong),
            },
            _ => wrongs.push(shape(row.name, "a key in quotes, or a list of them", value)),
        }
    }
}

/// A key by its name, if the command can have it.
fn key(command: &Command, name: &str, at: Range<usize>, before: usize) -> Result<Key, Wrong> {
    let key = Key::parse(name).ok_or_else(|| no_key(name, at.clone(), before))?;
    match unusable(command, key) {
        None => Ok(key),
        Some(why) => Err(Wrong {
            rule: Rule::UnknownValue,
            at,
            message: text!("`{}` cannot have the key `{name}`: {why}.", command.name),
            label: "not to be had",
            hint: None,
        }),
    }
}

fn no_key(name: &str, at: Range<usize>, before: usize) -> Wrong {
    let lower = name.to_ascii_lowercase();
    let after =
        |heads: &[&str]| heads.iter().find_map(|head| lower.strip_prefix(head).filter(|r| !r.is_empty()));
    let elsewhere = ELSEWHERE.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    let function = lower.strip_prefix('f').is_some_and(|n| n.parse::<u8>().is_ok());
    let hint: Option<Text> = match (elsewhere, after(ALT), after(CTRL)) {
        (Some((_, ours)), _, _) => Some(text!("it is called {ours}")),
        (None, Some(_), _) => Some("there are no Alt keys: an Escape typed in haste would be one".into()),
        (None, None, Some(rest)) => Some(text!("write Ctrl-{rest}")),
        _ if function => Some("function keys are not heard: not every terminal sends them".into()),
        _ => near(name, Key::names(), before),
    };
    Wrong {
        rule: Rule::UnknownValue,
        at,
        message: text!("`{name}` is no key."),
        label: "no key",
        hint: hint.or_else(|| Some("keys are written as help names them: j, G, Ctrl-d, PgDn, Space".into())),
    }
}

fn unknown(name: &str, at: Range<usize>, before: usize) -> Wrong {
    let hint = near(name, COMMANDS.iter().map(|command| command.name), before);
    Wrong {
        rule: Rule::UnknownKey,
        at,
        message: text!("There is no command `{name}`."),
        label: "no command",
        hint: hint.or_else(|| Some("`dateline --print-config` lists the commands".into())),
    }
}

/// Whether two givings cannot both hold: the same key in a room that both commands act in.
fn clash(a: &Given, b: &Given) -> bool {
    let rooms = |given: &Given| COMMANDS.get(given.command).map_or(&[][..], |command| command.rooms);
    a.key == b.key && (a.command == b.command || rooms(a).iter().any(|room| rooms(b).contains(room)))
}

fn twice(first: &Given, second: &Given) -> Wrong {
    let name = |given: &Given| COMMANDS.get(given.command).map_or("", |command| command.name);
    let (message, hint): (Text, Text) = match first.command == second.command {
        true => (text!("`{}` has the key `{}` twice.", name(second), second.key), "name it once".into()),
        false => (
            text!("The key `{}` is given to `{}` and to `{}`.", second.key, name(first), name(second)),
            "in one place a key can mean only one thing".into(),
        ),
    };
    Wrong { rule: Rule::Conflict, at: second.at.clone(), message, label: "given before", hint: Some(hint) }
}

/// Commands that nobody could reach any more, told where their last key went.
fn lost(own: &Own, given: &[Given], named: &[(usize, Range<usize>)]) -> Vec<Wrong> {
    let keymap = Keymap::with(own);
    let mut wrongs = Vec::new();
    for (at, command) in COMMANDS.iter().enumerate() {
        let Some(room) = keymap.lost(at).next() else { continue };
        let emptied = named.iter().find(|(other, _)| *other == at).map(|(_, at)| at.clone());
        let taker = taken(&keymap, command, room, given);
        let Some(place) = emptied.or(taker) else { continue };
        wrongs.push(Wrong {
            rule: Rule::Conflict,
            at: place,
            message: text!("No key is left for `{}`, which the palette does not reach.", command.name),
            label: "its last key",
            hint: Some(text!("give `{}` another key as well", command.name)),
        });
    }
    wrongs
}

/// Where a default key of a command was given to another one.
fn taken(
    keymap: &Keymap,
    command: &Command,
    room: crate::app::Room,
    given: &[Given],
) -> Option<Range<usize>> {
    let mut takers = command.keys().filter_map(|key| Some((key, keymap.command(room, key)?)));
    takers.find_map(|(key, taker)| {
        let by = |given: &&Given| {
            given.key == key && COMMANDS.get(given.command).is_some_and(|c| c.name == taker.name)
        };
        given.iter().find(by).map(|given| given.at.clone())
    })
}
