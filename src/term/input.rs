//! The thread that reads what the person does.

use std::io;

use crossterm::event::{Event, read};

use super::run::{Knock, Outbox};

/// Starts the thread. It ends when nobody listens any more.
pub(super) fn watch<M: Send + 'static>(outbox: Outbox<M>) -> io::Result<()> {
    let listen = move || {
        while let Ok(event) = read() {
            // The size is asked for when it is needed, and only the last one counts.
            let knock = if matches!(event, Event::Resize(..)) { Knock::Winch } else { Knock::Event(event) };
            if !outbox.knock(knock) {
                return;
            }
        }
    };
    std::thread::Builder::new().name("input".into()).spawn(listen)?;
    Ok(())
}
