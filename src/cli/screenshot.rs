//! `--screenshot`: a screen as text, for documentation and tests.

use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Failure, explore};
use crate::app::desk::Desk;
use crate::app::{Effect, Key, Message, State};
use crate::index::Data;
use crate::term::Depth;
use crate::term::backend::{Still, still};
use crate::text;
use crate::text::Text;
use crate::ui::{self, Theme, ThemeName};

/// Reads `80x24`.
pub fn size(text: &str) -> Result<(u16, u16), String> {
    let (w, h) = text.split_once('x').ok_or("write columns and rows as 80x24")?;
    let number = |s: &str| s.parse::<u16>().ok().filter(|n| (1..=500).contains(n));
    match (number(w), number(h)) {
        (Some(w), Some(h)) => Ok((w, h)),
        _ => Err("columns and rows are numbers from 1 to 500".into()),
    }
}

/// Presses keys, each by its name, on a state.
///
/// # Errors
/// When a name is no key.
pub(super) fn press(
    state: &mut State,
    desk: &mut Desk,
    keys: &str,
    sources: Option<&Path>,
) -> Result<(), Failure> {
    for name in keys.split_whitespace() {
        let key = Key::parse(name).ok_or_else(|| {
            Failure::new(text!("`{name}` is no key"))
                .hint(Text::new("keys are named as in help: j, Ctrl-d, Enter"))
        })?;
        for effect in desk.tell(state, Message::Key(key)) {
            match effect {
                Effect::ReadPassage(source) => {
                    let passage = explore::read_passage(&desk.data, sources, source);
                    desk.tell(state, Message::Passage(passage));
                }
                // A picture is taken of what is there: it writes nothing.
                Effect::Edit(..)
                | Effect::Reload
                | Effect::SaveView(_)
                | Effect::CopyPage(_)
                | Effect::Write(_)
                | Effect::SaveMarks(_)
                | Effect::Quit
                | Effect::Suspend
                | Effect::Copy(_)
                | Effect::Redraw => {}
            }
        }
    }
    Ok(())
}

/// The screen as it is drawn.
pub(super) fn drawn(state: &State, data: &Data, theme: &Theme) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, state.size.0, state.size.1));
    ui::draw(state, data, theme, &mut buffer);
    buffer
}

/// The screen as lines in the colours of a theme.
pub(super) fn styled(buffer: &Buffer, theme: ThemeName) -> Vec<Still> {
    let depth = match theme {
        ThemeName::Plain => Depth::Mono,
        ThemeName::Sixteen => Depth::Sixteen,
        ThemeName::Dark
        | ThemeName::Light
        | ThemeName::HighContrast
        | ThemeName::HighContrastLight
        | ThemeName::ColourBlind
        | ThemeName::ColourBlindLight => Depth::Indexed,
    };
    still(buffer, depth)
}

/// The screen as lines, blanks at their ends left out.
pub(super) fn lines(buffer: &Buffer) -> Vec<Text> {
    let area = buffer.area;
    (area.top()..area.bottom())
        .map(|y| {
            let mut line = String::new();
            let mut skip = 0;
            for x in area.left()..area.right() {
                let symbol = buffer[(x, y)].symbol();
                if skip == 0 {
                    line.push_str(symbol);
                    skip = text::width(symbol).max(1);
                }
                skip -= 1;
            }
            Text::new(line.trim_end())
        })
        .collect()
}
