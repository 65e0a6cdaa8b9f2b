//! Something that is waited for: who sits at a terminal is told when it takes long, until it is there.

use std::io::Write;
use std::sync::mpsc::{RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use super::out::Line;
use crate::text::Text;
use crate::thread::Thread;

/// How long it may take before it is told.
pub const PATIENCE: Duration = Duration::from_millis(300);

/// The telling goes on until this goes.
pub struct Waiting {
    over: Option<Sender<()>>,
    teller: Option<JoinHandle<()>>,
}

impl Waiting {
    /// Begins to wait; what is waited for is told in a line once patience is at an end.
    pub fn begin<W: Write + Send + 'static>(
        told: &'static str,
        patience: Duration,
        mut line: Line<W>,
    ) -> Waiting {
        let (over, ended) = std::sync::mpsc::channel::<()>();
        let tell = move || {
            if ended.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                line.show(&Text::new(told));
                let _ = ended.recv();
            }
        };
        let teller = Thread::Waiting.start(tell).ok();
        Waiting { over: Some(over), teller }
    }
}

impl Drop for Waiting {
    /// What was told is gone before anything else is written.
    fn drop(&mut self) {
        drop(self.over.take());
        if let Some(teller) = self.teller.take() {
            let _ = teller.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends on what is written.
    struct Sent(Sender<String>);

    impl Write for Sent {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            _ = self.0.send(String::from_utf8_lossy(bytes).into_owned());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn only_long_waiting_is_told_and_the_line_is_gone_after_it() {
        let (sent, seen) = std::sync::mpsc::channel();
        let waiting = Waiting::begin("reading it", Duration::ZERO, Line::new(Sent(sent), true));
        let mut told = String::new();
        while !told.ends_with("reading it") {
            told.push_str(&seen.recv().expect("it is told"));
        }
        drop(waiting);
        let rest: String = seen.iter().collect();
        assert_eq!(rest, format!("\r{}\r", " ".repeat(10)));

        let (sent, seen) = std::sync::mpsc::channel();
        drop(Waiting::begin("reading it", Duration::from_secs(3600), Line::new(Sent(sent), true)));
        assert_eq!(seen.iter().count(), 0);
    }
}
