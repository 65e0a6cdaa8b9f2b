//! The commands as lists: what the palette offers, what help shows, what the footer hints at.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::command::{COMMANDS, Command, Group};
use super::commands::{knowing, leaving};
use super::docs;
use super::entry::EDITING;
use super::help::Beneath;
use super::key::Key;
use super::layout;
use super::restricted::{self, is_able};
use super::state::{Overlay, Room, State};
use crate::index::{Data, ORDERS};
use crate::model::Form;
use crate::text;
use crate::text::Text;
use crate::timeline::SIGNS;

/// A command that the palette offers.
#[derive(Clone)]
pub struct Entry {
    /// The command.
    pub command: &'static Command,
    /// Whether it can act now.
    pub able: bool,
    /// Whether it acts in the room that the palette was opened over. One of another room is offered so that nothing
    /// else is run in its place.
    pub here: bool,
}

impl Entry {
    /// What is said of it when it cannot act.
    pub fn idle(&self, state: &State) -> Text {
        if self.here {
            return restricted::idle(self.command, state);
        }
        let name = self.command.name.replace('-', " ");
        text!("Not from here: \u{201c}{name}\u{201d} acts in {}.", places(self.command))
    }
}

/// Where a command acts: `Timeline, Detail`.
pub fn places(command: &Command) -> String {
    let rooms = command.rooms.iter().filter(|room| GROUNDS.contains(room));
    rooms.map(|room| docs::word(*room)).collect::<Vec<_>>().join(", ")
}

/// The rooms over which the palette opens, and the brush, which is named all the same.
const GROUNDS: &[Room] = &[Room::Timeline, Room::Detail, Room::Filter, Room::Map, Room::Brush];

/// The room that help or the palette was opened in.
pub fn pane_room(state: &State) -> Room {
    beneath(state).map_or_else(|| state.ground(), |beneath| beneath.overlay.room())
}

/// What help lies over, where that is no pane.
fn beneath(state: &State) -> Option<&Beneath> {
    let help = match &state.overlay {
        Some(Overlay::Help(view)) => Some(view),
        Some(Overlay::Prompt(prompt)) => prompt.help.as_ref(),
        _ => None,
    };
    help?.over.as_deref()
}

/// The commands of the room that the palette was opened over, the one of that very name first, then those whose names
/// fit best, then those of which the words are said; with them the commands of other rooms whose names begin so, which
/// cannot act. Nothing that only says the words comes before one whose name begins with them.
pub fn entries(state: &State, data: &Data) -> Vec<Entry> {
    let typed = match &state.overlay {
        Some(Overlay::Palette(view)) => view.entry.value(),
        _ => "",
    };
    let typed = argument(typed).map_or(typed, |(command, _)| command);
    let mut sought = Sought::new(typed);
    let room = pane_room(state);
    let offered = COMMANDS.iter().filter(|c| c.name != "palette");
    let mut found: Vec<_> = offered
        .filter_map(|command| {
            let here = command.rooms.contains(&room);
            let (fit, score) = sought.fit(command)?;
            let able = here && is_able(command, state, data);
            let offered = here || sought.is_elsewhere(fit, command);
            offered.then_some((standing(fit, able), std::cmp::Reverse(score), Entry { command, able, here }))
        })
        .collect();
    found.sort_by_key(|(standing, score, _)| (*standing, *score));
    found.into_iter().map(|(.., entry)| entry).collect()
}

/// How what was typed fits a command.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// It is its name.
    Is,
    /// Its name begins so.
    Begins,
    /// Its name has the words in it.
    Holds,
    /// Its name has the letters in it.
    Letters,
    /// Its doc has the words in it.
    Said,
}

/// Which of several commands is offered first: one that can act before one that cannot, unless that is the one meant.
fn standing(fit: Fit, able: bool) -> u8 {
    match (fit, able) {
        (Fit::Is, _) => 0,
        (Fit::Begins, true) => 1,
        (Fit::Holds, true) => 2,
        (Fit::Begins, false) => 3,
        (Fit::Letters, true) => 4,
        (Fit::Said, true) => 5,
        (Fit::Holds | Fit::Letters | Fit::Said, false) => 6,
    }
}

/// What is looked for among the commands.
struct Sought {
    /// The words as a name has them.
    name: String,
    letters: Pattern,
    words: Pattern,
    matcher: Matcher,
}

impl Sought {
    fn new(typed: &str) -> Sought {
        let (case, normal) = (CaseMatching::Ignore, Normalization::Smart);
        Sought {
            name: typed.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase(),
            letters: Pattern::parse(typed, case, normal),
            words: Pattern::new(typed, case, normal, AtomKind::Substring),
            matcher: Matcher::new(Config::DEFAULT),
        }
    }

    /// How it fits a command, and how well among those that it fits so.
    fn fit(&mut self, command: &Command) -> Option<(Fit, u32)> {
        let mut buffer = Vec::new();
        let name = self.letters.score(Utf32Str::new(command.name, &mut buffer), &mut self.matcher);
        if let Some(score) = name {
            let fit = match command.name {
                name if name == self.name => Fit::Is,
                name if name.starts_with(&self.name) => Fit::Begins,
                name if name.contains(&self.name) => Fit::Holds,
                _ => Fit::Letters,
            };
            return Some((fit, score));
        }
        let mut buffer = Vec::new();
        let doc = self.words.score(Utf32Str::new(command.doc, &mut buffer), &mut self.matcher);
        doc.map(|score| (Fit::Said, score))
    }

    /// Whether a command of another room may be the one that is meant.
    fn is_elsewhere(&self, fit: Fit, command: &Command) -> bool {
        let meant = matches!(fit, Fit::Is | Fit::Begins) && !self.name.is_empty();
        meant && command.rooms.iter().any(|room| GROUNDS.contains(room))
    }
}

/// What commands that take more than their name are called when it follows.
const TAKING: &[(&str, &str)] = &[
    ("as-of", "as-of"),
    ("asof", "as-of"),
    ("go-to-date", "go-to-date"),
    ("go", "go-to-date"),
    ("compare", "compare"),
    ("save-view", "save-view"),
];

/// A command that takes more, and what was typed after it: `as-of jan 2018`, `save-view Mosul`.
pub fn argument(typed: &str) -> Option<(&'static str, &str)> {
    let (name, rest) = typed.trim_start().split_once(' ')?;
    let (_, command) = TAKING.iter().find(|(known, _)| *known == name)?;
    (!rest.trim().is_empty()).then_some((*command, rest))
}

/// A line of help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// A heading.
    Heading(&'static str),
    /// A command, by its position in the table.
    Command(usize),
    /// What is said about the command goes on: its position, and which of the lines of its doc, from 1.
    CommandOn(usize, usize),
    /// A key of the lines where text is typed, by its position in their table.
    Editing(usize),
    /// A form of events and how the header abbreviates it.
    Form(Form),
    /// An order of the list, by its position in the table of orders.
    Order(usize),
    /// A sign of the screen, by its position in the table of signs.
    Sign(usize),
    /// An empty line.
    Blank,
}

/// Columns of the keys in help.
pub const HELP_KEYS: u16 = 18;

/// A doc as help shows it in an overlay of so many columns.
pub fn doc_lines(doc: &str, overlay: u16) -> Vec<Text> {
    text::wrap(&Text::new(doc), usize::from(overlay.saturating_sub(HELP_KEYS + 4)))
}

/// Help: the commands that can act on what it was opened over, by group, then the keys
/// of typed lines, the forms, the orders and the signs.
pub fn help_lines(state: &State, data: &Data) -> Vec<HelpLine> {
    let room = pane_room(state);
    let columns = layout::layout(state).overlay.width;
    let mut lines = Vec::new();
    for group in Group::ALL {
        let here = COMMANDS.iter().enumerate().filter(|(_, c)| c.group == *group && c.rooms.contains(&room));
        let keyed = here.filter(|(i, _)| state.keys.at(*i, room).next().is_some());
        let able: Vec<_> = keyed
            .filter(|(i, c)| match beneath(state) {
                Some(beneath) => beneath.able.contains(i),
                None => is_able(c, state, data),
            })
            .collect();
        if !able.is_empty() {
            lines.push(HelpLine::Heading(group.heading()));
            for (i, command) in able {
                lines.push(HelpLine::Command(i));
                let rest = 1..doc_lines(command.doc, columns).len();
                lines.extend(rest.map(|line| HelpLine::CommandOn(i, line)));
            }
            lines.push(HelpLine::Blank);
        }
    }
    lines.push(HelpLine::Heading("Where text is typed"));
    lines.extend((0..EDITING.len()).map(HelpLine::Editing));
    lines.push(HelpLine::Blank);
    lines.push(HelpLine::Heading("Forms"));
    lines.extend(Form::ALL.iter().copied().map(HelpLine::Form));
    lines.extend([HelpLine::Blank, HelpLine::Heading("Orders of the list")]);
    lines.extend((0..ORDERS.len()).map(HelpLine::Order));
    for (i, sign) in SIGNS.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|before| SIGNS.get(before));
        if before.is_none_or(|before| before.band != sign.band) {
            lines.push(HelpLine::Blank);
            lines.push(HelpLine::Heading(sign.band.heading()));
        }
        lines.push(HelpLine::Sign(i));
    }
    lines
}

/// A hint of the footer: its keys and a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The first key of each command that shares the hint.
    pub keys: Vec<Key>,
    /// The word.
    pub word: &'static str,
}

/// What matters more in a room of its own: its own commands, reading, and the way back.
fn rank(command: &Command) -> u8 {
    match command {
        c if c.rooms.len() == 1 => 0,
        c if c.group == Group::Reading => 1,
        c if c.name == "close-pane" => 2,
        _ => 3,
    }
}

/// What waits while there is something to leave: leaving it is said before marks, the map and the panes.
fn late(command: &Command) -> u8 {
    match command.group {
        _ if command.name == "close-pane" => 1,
        Group::Carrying | Group::Places | Group::Screen => 2,
        Group::Moving | Group::List | Group::Axis | Group::Asking | Group::Reading => 0,
    }
}

/// What the footer says of a command, which for a few depends on what they do now.
fn hint(command: &Command, state: &State) -> Option<&'static str> {
    let stepping = knowing::is_stepping(state);
    match command.name {
        "earlier" | "later" | "map-west" | "map-east" if stepping => Some("month"),
        "close-pane" => leaving::closes(state).or(command.hint),
        _ => command.hint,
    }
}

/// What the footer can say here and now, in the order of the table.
pub fn hints(state: &State, data: &Data) -> Vec<Hint> {
    let room = state.room();
    let mut hints: Vec<Hint> = Vec::new();
    let mut here: Vec<(usize, &Command)> =
        COMMANDS.iter().enumerate().filter(|(_, c)| c.rooms.contains(&room)).collect();
    if room != Room::Timeline {
        here.sort_by_key(|(_, c)| rank(c));
    } else if leaving::closes(state).is_some() {
        here.sort_by_key(|(_, c)| late(c));
    }
    if state.overlay.is_some() {
        // The footer has room for its last hint in any case: there that is how to leave.
        here.sort_by_key(|(_, c)| c.name == "close-overlay");
    }
    if leaving::gives_up(state) {
        // That reading can be given up is what has to be known of it.
        here.sort_by_key(|(_, c)| c.name != "close-pane");
    }
    for (at, c) in here {
        let Some(word) = hint(c, state) else { continue };
        let Some(key) = state.keys.at(at, room).next().filter(|_| is_able(c, state, data)) else {
            continue;
        };
        match hints.last_mut() {
            Some(last) if last.word == word => last.keys.push(key),
            _ => hints.push(Hint { keys: vec![key], word }),
        }
    }
    hints
}
