//! While a store is being read only its beginning is there: what would carry that out or count it as if it were the
//! whole waits until all of it is.

use super::state::State;
use crate::text::Text;

/// Commands that say something of the whole store.
pub const WAITING: &[&str] = &[
    "briefing",
    "briefing-on-query",
    "write-briefing",
    "write-previewed",
    "copy-briefing",
    "present",
    "copy-view",
    "compare",
    "gaps",
];

/// Why a command waits, if it does.
pub fn refusal(state: &State, command: &str) -> Option<Text> {
    let waits = state.reading.is_some() && WAITING.contains(&command);
    waits.then(|| "The store is still being read: this waits until all of it is.".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::COMMANDS;

    #[test]
    fn what_waits_is_a_command() {
        for name in WAITING {
            assert!(COMMANDS.iter().any(|command| command.name == *name), "{name}");
        }
    }
}
