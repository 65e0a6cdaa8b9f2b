//! Reading stores beside the screen: a thread reads, says how far it has come, and can be told to give up.

use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{Failure, LimitArgs, inputs, out, refused};
use crate::app::Message;
use crate::app::message::{Fresh, Progress};
use crate::app::stale::Stale;
use crate::index::Data;
use crate::store::{Files, Input, Limits, Refused};
use crate::term::{Inbox, Outbox};
use crate::text;
use crate::thread::Thread;

/// A store that is valid within this time is shown at once; after it, its beginning is.
const PATIENCE: Duration = Duration::from_millis(300);

/// Reading is told of only after this time.
const LONG: Duration = Duration::from_millis(500);

/// The least time between two tellings: often enough to see that it goes on, seldom enough for a slow link, and for an
/// eye that is reading the beginning meanwhile.
const PAUSE: Duration = Duration::from_millis(250);

/// Reads stores for a command without a screen. Who sits at a terminal is told how far it has come.
///
/// # Errors
/// When the stores are faulty.
pub fn plainly(files: Files) -> Result<Data, Failure> {
    told(|watch| Data::watched(files, watch)).map_err(refused)
}

/// Does what takes long; who sits at a terminal is told how far it has come.
pub fn told<T>(work: impl FnOnce(&mut dyn FnMut(Progress) -> ControlFlow<()>) -> T) -> T {
    let stderr = std::io::stderr();
    let mut line = out::Line::new(&stderr, stderr.is_terminal());
    let mut pace = Pace::new();
    work(&mut |progress| {
        if pace.is_due(Instant::now(), progress) {
            let percent = progress.bytes * 100 / progress.of.max(1);
            line.show(&text!("reading: {} %, {} events", percent.min(100), progress.events));
        }
        ControlFlow::Continue(())
    })
}

/// A reading under way. It is given up when this goes.
pub struct Reading {
    shared: Arc<Shared>,
}

/// What both threads see.
#[derive(Default)]
struct Shared {
    over: AtomicBool,
    /// Whether the stores changed while the first of them was waited for.
    changed: AtomicBool,
    /// Why the stores are not opened; taken once.
    failure: Mutex<Option<Failure>>,
}

/// What there is to show first.
pub enum Opened {
    /// The whole.
    Whole(Arc<Data>),
    /// The beginning, while the rest is being read.
    Beginning(Arc<Data>),
}

impl Reading {
    /// Begins to read; what is read arrives as messages.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn begin(
        stores: &[PathBuf],
        limits: &LimitArgs,
        outbox: Outbox<Message>,
    ) -> std::io::Result<Reading> {
        let (stores, limits) = (stores.to_vec(), limits.limits());
        Reading::start(outbox, None, move |reader| match inputs(&stores, &limits) {
            Ok(inputs) => reader.read(inputs, &limits),
            Err(failure) => reader.fail(failure),
        })
    }

    /// Begins to read the same files again: they arrive whole, or [`Message::Stale`] says why not. Where they still
    /// hold what is shown, given with the number of the reading, that arrives itself.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn again(
        stores: &[PathBuf],
        limits: Limits,
        outbox: Outbox<Message>,
        before: (Arc<Data>, u64),
    ) -> std::io::Result<Reading> {
        let inputs = stores.iter().cloned().map(Input::File).collect::<Vec<_>>();
        Reading::start(outbox, Some(before), move |reader| reader.reread(inputs, &limits))
    }

    fn start(
        outbox: Outbox<Message>,
        before: Option<(Arc<Data>, u64)>,
        read: impl FnOnce(&mut Reader) + Send + 'static,
    ) -> std::io::Result<Reading> {
        let shared = Arc::new(Shared::default());
        let mut reader = Reader { shared: Arc::clone(&shared), outbox, before, done: false };
        Thread::Reader.start(move || read(&mut reader))?;
        Ok(Reading { shared })
    }

    /// Waits for the whole, and after a while for the beginning.
    ///
    /// # Errors
    /// When the stores cannot be opened.
    pub fn first(&self, inbox: &Inbox<Message>) -> Result<Opened, Failure> {
        let end = Instant::now() + PATIENCE;
        let mut beginning = None;
        loop {
            let left = beginning.as_ref().map(|_| end.saturating_duration_since(Instant::now()));
            match (inbox.receive(left), &beginning) {
                (Some(Message::Fresh(fresh)), _) if fresh.whole => return Ok(Opened::Whole(fresh.data)),
                (Some(Message::Fresh(fresh)), _) => beginning = Some(fresh.data),
                (Some(Message::Refused), _) => return Err(self.failure().unwrap_or_else(Failure::silent)),
                (None, Some(data)) => return Ok(Opened::Beginning(Arc::clone(data))),
                (Some(message), _) => self.note(&message),
                (None, None) => {}
            }
        }
    }

    /// Waits for the whole, whatever it takes.
    ///
    /// # Errors
    /// When the stores cannot be opened.
    pub fn whole(&self, inbox: &Inbox<Message>) -> Result<Arc<Data>, Failure> {
        loop {
            match inbox.receive(None) {
                Some(Message::Fresh(fresh)) if fresh.whole => return Ok(fresh.data),
                Some(Message::Refused) => return Err(self.failure().unwrap_or_else(Failure::silent)),
                Some(message) => self.note(&message),
                None => {}
            }
        }
    }

    fn note(&self, message: &Message) {
        if *message == Message::Changed {
            self.shared.changed.store(true, Ordering::Relaxed);
        }
    }

    /// Whether the stores changed while something to show was waited for.
    pub fn overtaken(&self) -> bool {
        self.shared.changed.load(Ordering::Relaxed)
    }

    /// Why the stores are not opened, if it has come to that.
    pub fn failure(&self) -> Option<Failure> {
        self.shared.failure.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::Relaxed);
    }
}

/// The thread that reads.
struct Reader {
    shared: Arc<Shared>,
    outbox: Outbox<Message>,
    /// What is shown and the generation of what is being read, where the stores are read again.
    before: Option<(Arc<Data>, u64)>,
    done: bool,
}

impl Reader {
    fn read(&mut self, inputs: Vec<Input>, limits: &Limits) {
        let mut pace = Pace::new();
        let mut seen = self.begin(Files::glimpse(&inputs, limits));
        let files = Files::watched(inputs, limits, &mut |progress| self.watch(progress, &mut pace));
        let read = files.map_err(|error| refused(Refused::Unreadable(error))).and_then(|files| {
            if !seen {
                seen = self.begin(Some(&files));
            }
            Data::watched(files, &mut |progress| self.watch(progress, &mut pace)).map_err(refused)
        });
        match read {
            Ok(mut data) => {
                data.generation = 1;
                self.done = true;
                let told = super::imported(&data);
                self.send(Message::Fresh(Fresh { data: Arc::new(data), whole: true }));
                told.into_iter().for_each(|told| self.send(Message::Notice(told)));
            }
            Err(failure) => self.fail(failure),
        }
    }

    /// Shows the beginning of files; whether there is one.
    fn begin(&self, files: Option<impl std::borrow::Borrow<Files>>) -> bool {
        let data = files.and_then(|files| Data::beginning(files.borrow()));
        let found = data.is_some();
        if let Some(data) = data {
            self.send(Message::Fresh(Fresh { data: Arc::new(data), whole: false }));
        }
        found
    }

    fn reread(&mut self, inputs: Vec<Input>, limits: &Limits) {
        let Some((before, generation)) = self.before.clone() else { return };
        self.done = true;
        let read = match Files::read(inputs, limits) {
            Ok(files) if files.hold(&before.store) => Ok(before),
            Ok(files) => Data::watched(files, &mut |_| self.go_on()).map(|mut data| {
                data.generation = generation;
                Arc::new(data)
            }),
            Err(error) => Err(Refused::Unreadable(error)),
        };
        if self.shared.over.load(Ordering::Relaxed) {
            return;
        }
        self.send(match read {
            Ok(data) => Message::Fresh(Fresh { data, whole: true }),
            Err(refused) => Message::Stale(Arc::new(Stale::new(&refused))),
        });
    }

    fn watch(&self, progress: Progress, pace: &mut Pace) -> ControlFlow<()> {
        if pace.is_due(Instant::now(), progress) {
            self.send(Message::Read(progress));
        }
        self.go_on()
    }

    fn go_on(&self) -> ControlFlow<()> {
        Thread::Reader.moment();
        match self.shared.over.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }

    fn fail(&mut self, failure: Failure) {
        self.done = true;
        *self.shared.failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(failure);
        self.send(Message::Refused);
    }

    fn send(&self, message: Message) {
        let _nobody_listens_any_more = self.outbox.send(message);
    }
}

/// Nobody waits for a reader that was lost to a panic, which has been told already.
impl Drop for Reader {
    fn drop(&mut self) {
        if !self.done && self.before.is_none() {
            self.fail(Failure::lost());
        }
    }
}

/// When progress is told.
pub(super) struct Pace {
    next: Instant,
    told: usize,
}

impl Pace {
    pub(super) fn new() -> Pace {
        Pace { next: Instant::now() + LONG, told: 0 }
    }

    fn is_due(&mut self, now: Instant, progress: Progress) -> bool {
        self.is_due_at(now, progress.events)
    }

    /// Whether it is time to tell how much there is.
    pub(super) fn is_due_at(&mut self, now: Instant, amount: usize) -> bool {
        let due = now >= self.next && amount != self.told;
        if due {
            *self = Pace { next: now + PAUSE, told: amount };
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_four_times_a_second_at_most_and_only_when_there_is_some() {
        let mut pace = Pace::new();
        let start = pace.next - LONG;
        let at = |ms| start + Duration::from_millis(ms);
        let read = |events| Progress { events, bytes: 10 * events, of: 1000 };
        assert!(!pace.is_due(at(499), read(1)), "what is soon done needs no telling");
        assert!(pace.is_due(at(500), read(2)));
        assert!(!pace.is_due(at(749), read(3)));
        assert!(!pace.is_due(at(750), read(2)), "nothing has changed");
        assert!(pace.is_due(at(751), read(3)));
    }
}
