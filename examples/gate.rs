//! The smallest explorer: a list behind the terminal's gate. `j` and `k` move, `q` quits, Ctrl-Z stops, `c` copies
//! the line; `!` panics in another thread and `?` in the main one, to see that the terminal is given back.

use std::io::IsTerminal;
use std::process::ExitCode;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use dateline::term::{App, Effect, Env, Frame, Input, Ttys, channel, preflight, run};
use dateline::text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

/// Lines, one of them chosen.
struct List {
    chosen: u16,
    rows: u16,
    pasted: String,
}

const KINDS: [(&str, Color); 3] =
    [("attack", Color::Red), ("operation", Color::Cyan), ("statement", Color::Yellow)];

impl List {
    fn key(&mut self, key: KeyEvent) -> Vec<Effect> {
        match key.code {
            KeyCode::Char('z') if key.modifiers == KeyModifiers::CONTROL => return vec![Effect::Suspend],
            KeyCode::Char('q') => return vec![Effect::Quit],
            KeyCode::Char('c') => return vec![Effect::Copy(text!("line {}", self.chosen))],
            KeyCode::Char('j') | KeyCode::Down => {
                self.chosen = (self.chosen + 1).min(self.rows.saturating_sub(3))
            }
            KeyCode::Char('k') | KeyCode::Up => self.chosen = self.chosen.saturating_sub(1),
            KeyCode::Char('!') => drop(std::thread::spawn(|| panic!("asked for, elsewhere: \x1b[31m"))),
            KeyCode::Char('?') => panic!("asked for, here"),
            _ => {}
        }
        Vec::new()
    }
}

impl App for List {
    type Message = ();
    type Shown = (u16, u16, String);

    fn update(&mut self, input: Input<()>) -> Vec<Effect> {
        match input {
            Input::Key(key) => return self.key(key),
            Input::Resize(_, rows) => self.rows = rows,
            Input::Paste(text) => self.pasted = text,
            Input::Mouse(_) | Input::Returned(_) | Input::Message(()) => {}
        }
        Vec::new()
    }

    fn shown(&self) -> Self::Shown {
        (self.chosen, self.rows, self.pasted.clone())
    }

    fn draw(&self, area: Rect) -> Frame {
        let mut buffer = Buffer::empty(area);
        let width = usize::from(area.width);
        let bar = Style::new().add_modifier(Modifier::REVERSED);
        let head = format!("{:width$}", format!(" a list at {}x{}", area.width, area.height));
        buffer.set_stringn(0, 0, head, width, bar);
        for row in 1..area.height.saturating_sub(1) {
            let chosen = row - 1 == self.chosen;
            let (kind, colour) = KINDS[usize::from(row) % KINDS.len()];
            let mark = if chosen { "▌" } else { " " };
            let weight = if chosen { Style::new().add_modifier(Modifier::BOLD) } else { Style::new() };
            buffer.set_stringn(0, row, mark, width, Style::new().fg(Color::Yellow));
            buffer.set_stringn(2, row, format!("2018-06-{row:02}"), width.saturating_sub(2), weight);
            buffer.set_stringn(14, row, kind, width.saturating_sub(14), Style::new().fg(colour));
            let title = format!("The checkpoint south of the town, number {row}");
            buffer.set_stringn(26, row, title, width.saturating_sub(26), weight);
        }
        let foot = format!("line {} {}", self.chosen, text!("{}", self.pasted));
        buffer.set_stringn(0, area.height - 1, foot, width, Style::new());
        Frame::from(buffer)
    }
}

fn main() -> ExitCode {
    let env = Env::read(|name| std::env::var_os(name));
    let ttys = Ttys { input: std::io::stdin().is_terminal(), output: std::io::stdout().is_terminal() };
    let caps = match preflight(&env, ttys) {
        Ok(caps) => caps,
        Err(refusal) => {
            eprintln!("gate: {refusal}");
            return ExitCode::from(2);
        }
    };
    let (_outbox, inbox) = channel();
    let mut list = List { chosen: 0, rows: 0, pasted: String::new() };
    match run(&mut list, caps, &env, inbox) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gate: {}", text!("{error}"));
            ExitCode::from(2)
        }
    }
}
