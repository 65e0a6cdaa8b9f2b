//! Which command a key means in a room.

use super::command::{COMMANDS, Command};
use super::key::Key;
use super::state::Room;

/// The command bound to a key in a room, if any.
pub fn command(room: Room, key: Key) -> Option<&'static Command> {
    let here = |c: &&Command| c.rooms.contains(&room);
    COMMANDS.iter().filter(here).find(|c| c.keys().any(|k| k == key))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for taken in ["~", "Ctrl-s", "Ctrl-q", "Ctrl-a", "Ctrl-b"] {
            let key = Key::parse(taken).unwrap();
            assert!(COMMANDS.iter().all(|c| c.keys().all(|k| k != key)), "{taken} is bound");
        }
    }
}
