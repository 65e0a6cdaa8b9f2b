//! The thread that reads what the person does.

use std::io;
use std::os::fd::BorrowedFd;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};

use super::guard::Guard;
use super::keys::Decoder;
use super::run::{Knock, Outbox};
use crate::thread::Thread;

/// Starts the thread. It ends when the terminal is gone or nobody listens any more.
pub(super) fn watch<M: Send + 'static>(guard: Arc<Guard>, outbox: Outbox<M>) -> io::Result<()> {
    let listen = move || {
        let mut decoder = Decoder::default();
        while let Some(events) = heard(&guard, &mut decoder) {
            Thread::Input.moment();
            let knock = |event| {
                if is_urgent(&event) {
                    guard.hurry.ask();
                }
                outbox.knock(Knock::Event(event))
            };
            if !events.into_iter().all(knock) {
                return;
            }
        }
    };
    Thread::Input.start(listen)?;
    Ok(())
}

/// Whether a key cannot wait for a stalled link: Ctrl-Z is what a person types to get away from there.
pub(super) fn is_urgent(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.code == KeyCode::Char('z') && key.modifiers == KeyModifiers::CONTROL)
}

/// Waits for bytes and gives the events in them; nothing when the terminal is gone.
fn heard(guard: &Guard, decoder: &mut Decoder) -> Option<Vec<Event>> {
    let tty = guard.input();
    match readable(tty, decoder.patience()) {
        Ok(false) => return Some(decoder.give_up()),
        Ok(true) => {}
        Err(Errno::INTR) => return Some(Vec::new()),
        Err(_) => return None,
    }
    // What was typed for a program that the terminal was lent to has been read by it.
    let _keys = guard.keys();
    match readable(tty, Some(Duration::ZERO)) {
        Ok(true) => {}
        Ok(false) | Err(Errno::INTR) => return Some(Vec::new()),
        Err(_) => return None,
    }
    let mut bytes = [0; 4096];
    match read(tty, &mut bytes) {
        // In raw mode a terminal gives nothing only when it has hung up.
        Ok(0) => None,
        Ok(n) => Some(decoder.feed(bytes.get(..n).unwrap_or_default())),
        Err(Errno::INTR | Errno::AGAIN) => Some(Vec::new()),
        Err(_) => None,
    }
}

/// Whether there is something to read, waiting no longer than `patience`.
fn readable(tty: BorrowedFd<'_>, patience: Option<Duration>) -> Result<bool, Errno> {
    let mut fds = [PollFd::from_borrowed_fd(tty, PollFlags::IN)];
    let timeout = patience.and_then(|p| Timespec::try_from(p).ok());
    Ok(poll(&mut fds, timeout.as_ref())? > 0)
}
