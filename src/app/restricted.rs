//! A restricted program shows and does nothing else: which commands that keeps back, and what is said of them.

use super::briefing;
use super::command::Command;
use super::effect::{Effect, Errand};
use super::state::State;
use super::unread;
use crate::index::Data;
use crate::text;
use crate::text::Text;

/// Commands that do something outside the screen. A test finds those that are missing.
pub const KEPT_BACK: &[(&str, Errand)] = &[
    ("edit", Errand::Run),
    ("save-view", Errand::Write),
    ("suspend", Errand::Suspend),
    ("write-briefing", Errand::Write),
    ("write-previewed", Errand::Write),
];

impl Errand {
    /// Every errand.
    pub const ALL: &'static [Errand] = &[Errand::Write, Errand::Run, Errand::Open, Errand::Suspend];

    /// Why a restricted program does not do it, as a sentence.
    pub fn refusal(self) -> Text {
        let words = match self {
            Errand::Write => "no file is written",
            Errand::Run => "no program is run",
            Errand::Open => "no link is opened",
            Errand::Suspend => "it is not suspended",
        };
        text!("This dateline is restricted: {words}.")
    }
}

/// Why a command is kept back, if it is: by a restricted program, or until all of a store is read.
pub fn refusal(state: &State, command: &Command) -> Option<Text> {
    let kept_back = KEPT_BACK.iter().find(|(name, _)| *name == command.name).filter(|_| state.restricted);
    let restricted = kept_back.map(|(_, errand)| errand.refusal());
    restricted.or_else(|| unread::refusal(state, command.name))
}

/// Whether a command can act now.
pub fn is_able(command: &Command, state: &State, data: &Data) -> bool {
    (command.available)(state, data) && refusal(state, command).is_none()
}

/// What is said of a command that cannot.
pub fn idle(command: &Command, state: &State) -> Text {
    let why = || briefing::idle(state, command.name).unwrap_or_else(|| command.idle());
    refusal(state, command).unwrap_or_else(why)
}

/// Takes out of what is to be done all that a restricted program does not do, whichever way it came about.
pub fn kept_back(state: &mut State, effects: Vec<Effect>) -> Vec<Effect> {
    if !state.restricted {
        return effects;
    }
    let (done, kept): (Vec<Effect>, Vec<Effect>) = effects.into_iter().partition(|e| e.errand().is_none());
    if let Some(errand) = kept.first().and_then(Effect::errand) {
        state.notice = Some(errand.refusal());
    }
    done
}
