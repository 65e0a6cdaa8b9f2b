//! Which command a key means in a room: the keys of the table, and over them a person's own.

use std::collections::BTreeMap;

use super::command::{COMMANDS, Command};
use super::key::{Code, Key};
use super::state::Room;

/// Keys that no command may have, and why.
pub const TAKEN: &[(&str, &str)] = &[
    ("~", "ssh takes it at the beginning of a line"),
    ("Ctrl-s", "it stops the terminal where flow control is on"),
    ("Ctrl-q", "it starts the terminal again where flow control is on"),
    ("Ctrl-a", "screen takes it"),
    ("Ctrl-b", "tmux takes it"),
    ("Ctrl-h", "terminals send it for Backspace"),
    ("Ctrl-i", "terminals send it for Tab"),
    ("Ctrl-m", "terminals send it for Enter"),
];

/// Keys that stay with the commands that have them: there is always a way out.
const FIXED: &[Key] = &[Key::code(Code::Esc), Key { code: Code::Char('c'), ctrl: true }];

/// Rooms in which every character is text.
const TYPED: &[Room] = &[Room::Prompt, Room::Search, Room::Palette];

/// Rooms over which the palette opens, so that a command needs no key in them.
const WITH_PALETTE: &[Room] = &[Room::Timeline, Room::Detail, Room::Filter, Room::Map];

/// Keys of a person's own, by the position of the command in the table; they take the place of its defaults.
pub type Own = BTreeMap<usize, Vec<Key>>;

/// What keys mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    /// The keys of each command, by its position in the table, whether or not they mean it everywhere.
    keys: Vec<Vec<Key>>,
    /// The command that each key means in each room.
    bound: BTreeMap<(Room, Key), usize>,
}

impl Default for Keymap {
    fn default() -> Keymap {
        Keymap::with(&Own::new())
    }
}

impl Keymap {
    /// The keys of the table with a person's own over them: where one of these is another command's default, it is
    /// that command's no longer in the rooms that both act in.
    pub fn with(own: &Own) -> Keymap {
        let mut keys = Vec::with_capacity(COMMANDS.len());
        for (at, command) in COMMANDS.iter().enumerate() {
            keys.push(match own.get(&at) {
                Some(own) => own.iter().copied().chain(fixed(command).filter(|k| !own.contains(k))).collect(),
                None => command.keys().collect::<Vec<_>>(),
            });
        }
        let mut bound = BTreeMap::new();
        let ranks = [fixed_keys(), own_keys(own), default_keys(own)];
        for (at, key) in ranks.into_iter().flatten() {
            let rooms = COMMANDS.get(at).map_or(&[][..], |command| command.rooms);
            for room in rooms {
                bound.entry((*room, key)).or_insert(at);
            }
        }
        Keymap { keys, bound }
    }

    /// The command bound to a key in a room, if any.
    pub fn command(&self, room: Room, key: Key) -> Option<&'static Command> {
        self.bound.get(&(room, key)).and_then(|at| COMMANDS.get(*at))
    }

    /// The keys that mean a command in a room, the command given by its position in the table.
    pub fn at(&self, at: usize, room: Room) -> impl Iterator<Item = Key> {
        let keys = self.keys.get(at).map_or(&[][..], |keys| keys);
        keys.iter().copied().filter(move |key| self.bound.get(&(room, *key)) == Some(&at))
    }

    /// The keys that mean a command in a room, the command given by its name.
    pub fn of(&self, name: &str, room: Room) -> impl Iterator<Item = Key> {
        let at = COMMANDS.iter().position(|command| command.name == name);
        at.into_iter().flat_map(move |at| self.at(at, room))
    }

    /// The first key that means a command where it acts, as it is typed; the way to it through the palette where
    /// there is none.
    pub fn first(&self, name: &str) -> String {
        let rooms = COMMANDS.iter().find(|command| command.name == name).map_or(&[][..], |c| c.rooms);
        let first = rooms.iter().find_map(|room| self.of(name, *room).next());
        first.map_or_else(|| format!(":{name}"), Key::ascii)
    }

    /// The rooms in which a command can no longer be reached, neither by a key nor through the palette. What acts on
    /// the panes needs no key while a window is brushed: it is reached once the brush is dropped.
    pub fn lost(&self, at: usize) -> impl Iterator<Item = Room> {
        let rooms = COMMANDS.get(at).map_or(&[][..], |command| command.rooms);
        let listed = rooms.iter().any(|room| WITH_PALETTE.contains(room));
        let reached = move |room: &Room| {
            let leads = WITH_PALETTE.contains(room) || (*room == Room::Brush && listed);
            leads || self.at(at, *room).next().is_some()
        };
        rooms.iter().copied().filter(move |room| !reached(room))
    }
}

/// The command that the table binds to a key in a room, whatever a person's own keys are.
pub fn usual(room: Room, key: Key) -> Option<&'static Command> {
    let here = |c: &&Command| c.rooms.contains(&room);
    COMMANDS.iter().filter(here).find(|c| c.keys().any(|k| k == key))
}

/// The default keys of a command that stay with it.
fn fixed(command: &Command) -> impl Iterator<Item = Key> {
    command.keys().filter(|key| FIXED.contains(key))
}

fn fixed_keys() -> Vec<(usize, Key)> {
    let all = COMMANDS.iter().enumerate();
    all.flat_map(|(at, command)| fixed(command).map(move |key| (at, key))).collect()
}

fn own_keys(own: &Own) -> Vec<(usize, Key)> {
    own.iter().flat_map(|(at, keys)| keys.iter().map(|key| (*at, *key))).collect()
}

fn default_keys(own: &Own) -> Vec<(usize, Key)> {
    let all = COMMANDS.iter().enumerate().filter(|(at, _)| !own.contains_key(at));
    all.flat_map(|(at, command)| command.keys().map(move |key| (at, key))).collect()
}

/// Why a command cannot have a key, in words that follow "because".
pub fn unusable(command: &Command, key: Key) -> Option<&'static str> {
    let taken = TAKEN.iter().find(|(name, _)| Key::parse(name) == Some(key));
    let typed = command.rooms.iter().any(|room| TYPED.contains(room));
    match key.code {
        _ if command.keys().any(|k| k == key) => None,
        _ if taken.is_some() => taken.map(|(_, why)| *why),
        _ if FIXED.contains(&key) => Some("it always closes what is open"),
        Code::Char(c) if key.ctrl && !(c.is_ascii_lowercase() || c == ' ') => {
            Some("terminals do not send it; with Ctrl go small letters and Space")
        }
        Code::Enter | Code::Tab | Code::BackTab | Code::Backspace | Code::Esc if key.ctrl => {
            Some("terminals do not tell it from the key without Ctrl")
        }
        Code::Char(_) if typed && !key.ctrl => Some("it would be typed into the line"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(name: &str) -> usize {
        COMMANDS.iter().position(|c| c.name == name).unwrap()
    }

    fn own(keys: &[(&str, &[&str])]) -> Own {
        let keys = keys.iter().map(|(name, keys)| {
            (at(name), keys.iter().map(|key| Key::parse(key).unwrap()).collect::<Vec<_>>())
        });
        keys.collect()
    }

    fn named(keys: impl Iterator<Item = Key>) -> String {
        keys.map(|key| key.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn no_key_means_two_things_in_one_room() {
        for (i, a) in COMMANDS.iter().enumerate() {
            for b in &COMMANDS[i + 1..] {
                let rooms = a.rooms.iter().filter(|r| b.rooms.contains(r)).count();
                let keys: Vec<Key> = a.keys().filter(|k| b.keys().any(|other| other == *k)).collect();
                assert!(rooms == 0 || keys.is_empty(), "{} and {} share {keys:?}", a.name, b.name);
            }
        }
    }

    #[test]
    fn keys_that_ssh_screen_and_flow_control_take_stay_free() {
        for (taken, _) in TAKEN {
            let key = Key::parse(taken).unwrap();
            assert!(COMMANDS.iter().all(|c| c.keys().all(|k| k != key)), "{taken} is bound");
        }
        for taken in ["~", "Ctrl-s", "Ctrl-q", "Ctrl-a", "Ctrl-b"] {
            assert!(TAKEN.iter().any(|(name, _)| *name == taken), "{taken}");
        }
    }

    #[test]
    fn without_keys_of_ones_own_the_table_holds() {
        let keymap = Keymap::default();
        for (at, command) in COMMANDS.iter().enumerate() {
            for room in command.rooms {
                assert!(keymap.at(at, *room).eq(command.keys()), "{} in {room:?}", command.name);
            }
            assert_eq!(keymap.lost(at).count(), 0, "{} cannot be reached", command.name);
        }
    }

    #[test]
    fn what_also_acts_on_the_brush_may_be_left_to_the_palette() {
        for name in ["go-to-date", "first-event", "next-differing", "zoom-in"] {
            let at = COMMANDS.iter().position(|c| c.name == name).unwrap();
            assert_eq!(Keymap::with(&Own::from([(at, Vec::new())])).lost(at).count(), 0, "{name}");
        }
        let drop = COMMANDS.iter().position(|c| c.name == "brush-other-end").unwrap();
        assert_eq!(Keymap::with(&Own::from([(drop, Vec::new())])).lost(drop).count(), 1);
    }

    #[test]
    fn keys_of_ones_own_take_the_place_of_the_defaults() {
        let keymap = Keymap::with(&own(&[("find", &["s"]), ("next-event", &["e", "Ctrl-n"]), ("gaps", &[])]));
        let name = |room, key: &str| keymap.command(room, Key::parse(key).unwrap()).map(|c| c.name);
        assert_eq!(name(Room::Timeline, "s"), Some("find"));
        assert_eq!(name(Room::Filter, "s"), Some("passage"), "both act only elsewhere");
        assert_eq!(name(Room::Timeline, "/"), None);
        assert_eq!(name(Room::Timeline, "j"), None);
        assert_eq!(name(Room::Detail, "Ctrl-n"), Some("next-event"));
        assert_eq!(named(keymap.of("next-event", Room::Timeline)), "e Ctrl-n");
        assert_eq!(named(keymap.of("passage", Room::Timeline)), "");
        assert_eq!(named(keymap.of("passage", Room::Filter)), "s");
        assert_eq!(keymap.first("passage"), "s", "where it still acts");
        assert_eq!((keymap.first("find"), keymap.first("gaps")), ("s".into(), ":gaps".into()));
    }

    #[test]
    fn there_is_always_a_way_out() {
        let keymap =
            Keymap::with(&own(&[("cancel", &["x"]), ("close-pane", &[]), ("close-overlay", &["x"])]));
        for room in [Room::Timeline, Room::Prompt, Room::Help] {
            let name = |key: &str| keymap.command(room, Key::parse(key).unwrap()).map(|c| c.name);
            assert_eq!(name("Ctrl-c"), Some("cancel"));
            assert!(matches!(name("Esc"), Some("close-pane" | "close-overlay")));
        }
    }

    #[test]
    fn a_key_that_cannot_be_had_says_why() {
        let why = |command: &str, key: &str| unusable(&COMMANDS[at(command)], Key::parse(key).unwrap());
        assert_eq!(why("find", "~"), Some("ssh takes it at the beginning of a line"));
        assert_eq!(why("find", "Esc"), Some("it always closes what is open"));
        assert_eq!(why("close-pane", "Esc"), None);
        assert_eq!(why("accept", "x"), Some("it would be typed into the line"));
        assert_eq!(why("find-to-query", "&"), None);
        assert!(why("find", "Ctrl-D").is_some_and(|w| w.starts_with("terminals do not send it")));
        assert!(why("find", "Ctrl-Enter").is_some());
        for fine in ["x", "Ctrl-x", "Ctrl-Space", "Ctrl-Left", "PgDn", "é", "Delete"] {
            assert_eq!(why("find", fine), None, "{fine}");
        }
    }
}
