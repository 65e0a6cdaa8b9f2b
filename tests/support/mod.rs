//! Keys in, screen out: a session on a state, without a terminal.

#![allow(dead_code)] // each test binary uses a part of it

use std::sync::Arc;

use dateline::app::awaited::{Awaited, Lacking};
use dateline::app::desk::Desk;
use dateline::app::{Effect, Key, Message, State};
use dateline::index::Data;
use dateline::store::{Input, Limits};
use dateline::ui::{self, Theme, ThemeName};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// A session on a store.
pub struct Session {
    /// The data that is shown.
    pub data: Arc<Data>,
    desk: Desk,
    /// The state.
    pub state: State,
    /// The theme it is drawn in.
    pub theme: Theme,
    /// The errands since the session began.
    pub effects: Vec<Effect>,
}

impl Session {
    /// A session on the small store of the tests.
    pub fn small(columns: u16, rows: u16) -> Session {
        let path = "tests/fixtures/small.yaml";
        Session::on(Input::File(path.into()), columns, rows)
    }

    /// A session on a store.
    pub fn on(input: Input, columns: u16, rows: u16) -> Session {
        let data = Data::load(&[input], &Limits::default()).expect("the store is good");
        Session::of(data, columns, rows)
    }

    /// A session on data.
    pub fn of(data: Data, columns: u16, rows: u16) -> Session {
        let mut state = State::new(&data, (columns, rows));
        let theme = Theme { name: ThemeName::Sixteen, ascii: false };
        let desk = Desk::new(Arc::new(data), &mut state);
        Session { data: Arc::clone(&desk.data), desk, state, theme, effects: Vec::new() }
    }

    /// A session on a store written in the test.
    pub fn text(yaml: &str, columns: u16, rows: u16) -> Session {
        Session::on(Input::Stdin(yaml.as_bytes().to_vec()), columns, rows)
    }

    /// Presses keys, each by its name, separated by blanks.
    pub fn press(&mut self, keys: &str) -> &mut Session {
        for name in keys.split_whitespace() {
            let key = Key::parse(name).unwrap_or_else(|| panic!("no such key: {name}"));
            self.tell(Message::Key(key));
        }
        self
    }

    /// Types text, a key for each character.
    pub fn type_text(&mut self, text: &str) -> &mut Session {
        for c in text.chars() {
            self.tell(Message::Key(Key::char(c)));
        }
        self
    }

    /// Sends a message.
    pub fn tell(&mut self, message: Message) -> &mut Session {
        let effects = self.desk.tell(&mut self.state, message);
        self.effects.extend(effects);
        self.data = Arc::clone(&self.desk.data);
        self
    }

    /// Enters what a start asked for, as far as it can be.
    pub fn await_on(&mut self, awaited: &mut Awaited) -> Result<(), Lacking> {
        let entered = awaited.enter(&mut self.state, &mut self.desk);
        self.data = Arc::clone(&self.desk.data);
        entered
    }

    /// The id of the selected event.
    pub fn selected(&self) -> String {
        self.state.spot.selected.map(|e| self.data.store.id(e).to_string()).unwrap_or_default()
    }

    /// The query as the screen says it.
    pub fn query(&self) -> String {
        self.state.scope.query.to_string()
    }

    /// The cells.
    pub fn buffer(&self) -> Buffer {
        let (w, h) = self.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, w, h));
        ui::draw(&self.state, &self.data, &self.theme, &mut buffer);
        buffer
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        rows(&self.buffer()).join("\n")
    }

    /// The screen as text, then its styles as letters, then what the letters mean.
    pub fn styled(&self) -> String {
        styled(&self.buffer())
    }
}

/// A part of the screen as text, then its styles as letters, then what the letters mean.
pub fn styled(buffer: &Buffer) -> String {
    let mut legend: Vec<String> = Vec::new();
    let mut grid = Vec::new();
    for y in 0..buffer.area.height {
        let row: String = (0..buffer.area.width).map(|x| letter(&mut legend, &buffer[(x, y)])).collect();
        grid.push(row.trim_end().to_string());
    }
    let meaning = legend.iter().enumerate().map(|(i, style)| format!("{} {style}", name(i)));
    let meaning = meaning.collect::<Vec<_>>().join("\n");
    format!("{}\n--- styles\n{}\n--- legend\n{meaning}", rows(buffer).join("\n"), grid.join("\n"))
}

/// The styles of a part of the screen, row by row as runs of one style: `4a` is four columns in the first style, `3.`
/// are three plain ones; then what the letters mean. Plain columns at the end of a row are left out.
pub fn style_runs(buffer: &Buffer) -> String {
    let mut legend: Vec<String> = Vec::new();
    let mut lines = Vec::new();
    for y in 0..buffer.area.height {
        let letters: Vec<char> =
            (0..buffer.area.width).map(|x| letter(&mut legend, &buffer[(x, y)])).collect();
        let mut runs: Vec<(usize, char)> =
            letters.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0])).collect();
        runs.pop_if(|(_, style)| *style == ' ');
        let runs: Vec<String> =
            runs.iter().map(|(n, style)| format!("{n}{style}").replace(' ', ".")).collect();
        lines.push(runs.join(" "));
    }
    lines.push("--- legend".to_string());
    lines.extend(legend.iter().enumerate().map(|(i, style)| format!("{} {style}", name(i))));
    lines.join("\n")
}

/// The rows of a buffer as text; a wide character stands once.
pub fn rows(buffer: &Buffer) -> Vec<String> {
    (0..buffer.area.height)
        .map(|y| {
            let mut row = String::new();
            let mut skip = 0;
            for x in 0..buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                if skip == 0 {
                    row.push_str(symbol);
                    skip = dateline::text::width(symbol).max(1);
                }
                skip -= 1;
            }
            row.trim_end().to_string()
        })
        .collect()
}

fn name(i: usize) -> char {
    char::from(b'a' + u8::try_from(i).unwrap_or(25).min(25))
}

/// The letter of a cell's style; a plain cell has none.
fn letter(legend: &mut Vec<String>, cell: &Cell) -> char {
    let plain = cell.fg == Color::Reset && cell.bg == Color::Reset && cell.modifier == Modifier::empty();
    if plain {
        return ' ';
    }
    let mut style = Vec::new();
    if cell.fg != Color::Reset {
        style.push(format!("{}", cell.fg));
    }
    if cell.bg != Color::Reset {
        style.push(format!("on {}", cell.bg));
    }
    style.extend(cell.modifier.iter_names().map(|(n, _)| n.to_lowercase()));
    let style = style.join(" ");
    let at = legend.iter().position(|s| *s == style).unwrap_or_else(|| {
        legend.push(style);
        legend.len() - 1
    });
    name(at)
}
