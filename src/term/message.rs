//! What the terminal tells, in the words of the app.

use crossterm::event::{
    KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::run::Input;
use crate::app::Message;
use crate::app::key::{Code, Key};
use crate::app::mouse::{Deed, Mouse};

/// The message of an input; none for what the app does not hear.
pub fn message(input: Input<Message>) -> Option<Message> {
    match input {
        Input::Key(event) => key(event).map(Message::Key),
        Input::Paste(text) => Some(Message::Paste(text)),
        Input::Resize(columns, rows) => Some(Message::Resize(columns, rows)),
        Input::Returned(ended) => Some(Message::Edited(ended)),
        Input::Message(message) => Some(message),
        Input::Mouse(event) => mouse(event).map(Message::Mouse),
    }
}

/// What the left button and the wheel do; the rest is not heard.
fn mouse(event: MouseEvent) -> Option<Mouse> {
    let deed = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Deed::Press,
        MouseEventKind::Drag(MouseButton::Left) => Deed::Drag,
        MouseEventKind::Up(MouseButton::Left) => Deed::Release,
        MouseEventKind::ScrollUp => Deed::WheelUp,
        MouseEventKind::ScrollDown => Deed::WheelDown,
        _ => return None,
    };
    Some(Mouse { deed, column: event.column, row: event.row })
}

/// The key of an event; none for keys released and for those with Alt and the like.
fn key(event: KeyEvent) -> Option<Key> {
    let strange = !(KeyModifiers::CONTROL | KeyModifiers::SHIFT);
    if event.kind == KeyEventKind::Release || event.modifiers.intersects(strange) {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let code = match event.code {
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        _ => return None,
    };
    Some(Key { code, ctrl })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_left_button_and_the_wheel_are_heard_alone() {
        let deed = |kind| {
            let event = MouseEvent { kind, column: 7, row: 3, modifiers: KeyModifiers::NONE };
            mouse(event).map(|m| (m.deed, m.column, m.row))
        };
        assert_eq!(deed(MouseEventKind::Down(MouseButton::Left)), Some((Deed::Press, 7, 3)));
        assert_eq!(deed(MouseEventKind::ScrollDown), Some((Deed::WheelDown, 7, 3)));
        assert_eq!(deed(MouseEventKind::Down(MouseButton::Right)), None);
        assert_eq!(deed(MouseEventKind::Moved), None);
    }

    #[test]
    fn control_is_kept_and_alt_is_not_heard() {
        let press = |code, modifiers| key(KeyEvent::new(code, modifiers));
        let ctrl_d = press(KeyCode::Char('d'), KeyModifiers::CONTROL);
        assert_eq!(ctrl_d, Key::parse("Ctrl-d"));
        assert_eq!(press(KeyCode::Char('G'), KeyModifiers::SHIFT), Key::parse("G"));
        assert_eq!(press(KeyCode::Char('x'), KeyModifiers::ALT), None);
    }
}
