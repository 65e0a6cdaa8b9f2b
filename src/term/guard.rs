//! The one place where the terminal is entered and left.
//!
//! What was found is kept and given back once, from whichever thread comes first: the main one at the end, the
//! thread that hears signals, the watcher, or a panic. Frames are written through a description of our own that
//! does not block, so that nobody ever holds the lock while a slow link is waited for; nothing is changed in the
//! description shared with the shell.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::Errno;
use rustix::process::getpgrp;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{
    LocalModes, OptionalActions, QueueSelector, Termios, isatty, tcflush, tcgetattr, tcgetpgrp, tcgetsid,
    tcsetattr, ttyname,
};

use super::caps::Caps;
use super::hurry::Hurry;
use super::lent::Lent;
use super::parting::Parting;
use super::sequences::Sequences;
use crate::thread::Thread;

/// How long the way out waits for a thread that is just writing; it needs microseconds, or as long as other programs have
/// the processor.
const PATIENCE: Duration = Duration::from_millis(300);

/// How long a signal may be on its way after a stop.
const ON_ITS_WAY: Duration = Duration::from_millis(100);

/// How long the link may still take bytes once somebody is in a hurry.
const HASTE: Duration = Duration::from_millis(300);

/// How long the way out waits for a link that is full, or on which another process is just writing, before it throws away
/// what the link has not taken yet.
const A_TURN: Duration = Duration::from_millis(100);

/// How much of some bytes went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Sent {
    /// All of them.
    Whole,
    /// Not all: the link took no more, and somebody was in a hurry.
    Part,
}

/// The terminal, and what is needed to give it back.
pub struct Guard {
    input: OwnedFd,
    output: OwnedFd,
    /// Whether `output` is a description of our own that does not block.
    own: bool,
    sequences: Sequences,
    /// The modes at the start, for the case that `state` cannot be had.
    first: Termios,
    state: Mutex<State>,
    /// Held by who reads what is typed.
    reading: Mutex<()>,
    /// Whether somebody cannot wait for a slow link.
    pub(super) hurry: Hurry,
    /// Whether the main thread is still to hear of another size: told again and again it would hear of nothing else.
    pub(super) resized: AtomicBool,
    /// To whom the terminal is lent.
    pub(super) lent: Lent,
    /// Whether a signal that ends the process has come, whoever is told of it when.
    pub(super) dying: Arc<AtomicBool>,
    /// What is still done when a signal ends the process.
    pub(super) parting: Parting,
}

struct State {
    /// The modes as found at the last entering.
    found: Termios,
    /// Whether the screen is ours now.
    within: bool,
    /// Whether a write ended in the middle.
    torn: bool,
    /// Whether the process is about to end: nobody writes any more.
    closed: bool,
}

impl Guard {
    /// Takes hold of the terminal without changing anything: keys come from standard input, or from the
    /// controlling terminal where that is no terminal; frames go to standard output. With `mouse`, the mouse is
    /// reported while the screen is ours, where the terminal can. What is done at a `parting` waits for it.
    ///
    /// # Errors
    /// When there is no terminal to read from or to write to.
    pub fn open(caps: Caps, mouse: bool, parting: Parting) -> io::Result<Guard> {
        let input = match isatty(stdin()) {
            true => stdin().try_clone_to_owned()?,
            false => open("/dev/tty", OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty())?,
        };
        let first = tcgetattr(&input)?;
        let state = State { found: first.clone(), within: false, torn: false, closed: false };
        let (output, own) = match reopened() {
            Some(fd) => (fd, true),
            None => (stdout().try_clone_to_owned()?, false),
        };
        let sequences = Sequences::new(caps.family, mouse);
        let (state, reading, lent) = (Mutex::new(state), Mutex::default(), Lent::default());
        let (hurry, resized, dying) = (Hurry::new()?, AtomicBool::default(), Arc::default());
        Ok(Guard {
            input,
            output,
            own,
            sequences,
            first,
            state,
            reading,
            hurry,
            resized,
            lent,
            dying,
            parting,
        })
    }

    /// Where keys come from.
    pub fn input(&self) -> BorrowedFd<'_> {
        self.input.as_fd()
    }

    /// The right to read what is typed; waits while someone else has it.
    pub(super) fn keys(&self) -> MutexGuard<'_, ()> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives the modes back as found while the screen is left.
    pub(super) fn restore_line(&self) {
        let found =
            self.lock_within(PATIENCE).map_or_else(|| self.first.clone(), |state| state.found.clone());
        let _ = retry(|| tcsetattr(&self.input, OptionalActions::Now, &found));
    }

    /// Bits a second the line says it has; most have none and say 38,400.
    pub fn speed(&self) -> u32 {
        self.first.output_speed()
    }

    /// Where frames go.
    pub fn output(&self) -> BorrowedFd<'_> {
        self.output.as_fd()
    }

    /// Enters: keys come as they are typed, the screen is ours and shows `frame`, all in one write. Once within,
    /// entering again (after a stop) sets the modes anew and keeps what was first found.
    ///
    /// # Errors
    /// When the terminal refuses; it is then as it was found, or will be after [`Guard::leave`].
    pub fn enter(&self, frame: &[u8]) -> io::Result<Sent> {
        let again = self.take_modes()?;
        self.write(&[if again { &self.sequences.again } else { &self.sequences.enter }, frame].concat())
    }

    /// Sets raw mode; says whether the screen was ours already.
    fn take_modes(&self) -> io::Result<bool> {
        let mut state = self.lock();
        let again = state.within;
        if !again {
            state.found = tcgetattr(&self.input)?;
        }
        let mut raw = state.found.clone();
        raw.make_raw();
        // Set before the modes are: a change that half worked is given back too.
        state.within = true;
        retry(|| tcsetattr(&self.input, OptionalActions::Now, &raw))?;
        Ok(again)
    }

    /// Whether the screen is ours now.
    pub fn within(&self) -> bool {
        self.lock().within
    }

    /// Leaves: screen, cursor and modes as found. Does nothing when that is so already. On a stalled link it
    /// waits until somebody is in a hurry, and [`Guard::leave_now`] may overtake it.
    ///
    /// # Errors
    /// When the terminal is gone; the modes are given back first as far as possible.
    pub fn leave(&self) -> io::Result<()> {
        if !self.within() {
            return Ok(());
        }
        let written = self.write(&self.sequences.leave);
        let mut state = self.lock();
        state.within = false;
        if matches!(written, Ok(Sent::Part)) {
            self.restore_now(&state.found, true);
            state.torn = false;
            return Ok(());
        }
        let restored = retry(|| tcsetattr(&self.input, OptionalActions::Now, &state.found));
        written.and(restored)
    }

    /// Turns off what a program has left on that the screen was lent to; where it ended badly, more of it.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn tidy(&self, badly: bool) -> io::Result<Sent> {
        self.write(if badly { &self.sequences.rescue } else { &self.sequences.tidy })
    }

    /// Whether a signal has come that ends the process; for who was stopped until now. A signal that came meanwhile may
    /// still be on its way to the thread that hears of it, and must not be stopped there.
    pub(super) fn is_dying(&self) -> bool {
        let end = Instant::now() + ON_ITS_WAY;
        while !self.dying.load(Ordering::SeqCst) && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(1));
        }
        self.dying.load(Ordering::SeqCst)
    }

    /// Sleeps for ever when the process is about to end: who hears signals gives the terminal back, as far as it is
    /// ours.
    pub(super) fn rest_if_dying(&self) {
        while self.dying.load(Ordering::SeqCst) {
            std::thread::park();
        }
    }

    /// Ends what a write that was not finished has left open on the screen, which is ours.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn mend(&self) -> io::Result<Sent> {
        self.write(&self.sequences.mend)
    }

    /// Leaves at once and for ever, from any thread: waits no longer than three tenths of a second for a thread that is
    /// writing, and no longer than as much again for the link. Afterwards nobody writes: whoever tries is put to sleep, since the process
    /// is about to end.
    pub fn leave_now(&self) {
        self.dying.store(true, Ordering::SeqCst);
        let recalled = self.recall();
        match self.lock_within(PATIENCE) {
            Some(mut state) => {
                state.closed = true;
                if std::mem::take(&mut state.within) {
                    self.restore_now(&state.found, state.torn);
                } else if recalled {
                    self.write_within(
                        A_TURN,
                        &[self.sequences.rescue.as_slice(), &self.sequences.leave].concat(),
                    );
                }
            }
            None => self.restore_now(&self.first, true),
        }
    }

    /// Gives back the modes, then the screen as far as that goes without waiting for long.
    fn restore_now(&self, found: &Termios, torn: bool) {
        if background(self.input.as_fd()) {
            // The terminal is someone else's now: its modes are theirs, and writing may stop us for good.
            if tcgetattr(&self.input).is_ok_and(|now| now.local_modes.contains(LocalModes::TOSTOP)) {
                return;
            }
        } else {
            let _ = retry(|| tcsetattr(&self.input, OptionalActions::Now, found));
        }
        let Sequences { leave, leave_torn, .. } = &self.sequences;
        if !self.write_within(A_TURN, if torn { leave_torn } else { leave }) && self.own {
            // The link is stalled: what it has not taken yet is a frame nobody will see.
            let _ = tcflush(&self.output, QueueSelector::OFlush);
            self.write_within(HASTE - A_TURN, leave_torn);
        }
    }

    /// Writes all bytes, waiting that long; says whether all of them went out. While another process writes to the
    /// terminal it takes nothing from us, however much room it has.
    fn write_within(&self, patience: Duration, bytes: &[u8]) -> bool {
        let (mut rest, end) = (bytes, Instant::now() + patience);
        while !rest.is_empty() {
            let left = end.saturating_duration_since(Instant::now());
            let ready = Timespec::try_from(left).is_ok_and(|left| writable(self.output.as_fd(), Some(&left)));
            match ready.then(|| rustix::io::write(&self.output, rest)) {
                Some(Ok(n)) => rest = rest.get(n..).unwrap_or_default(),
                None | Some(Err(Errno::AGAIN | Errno::INTR)) if !left.is_zero() => {}
                None | Some(Err(_)) => return false,
            }
        }
        true
    }

    /// Writes all bytes, waiting for a slow link between the pieces; not for ever where somebody is in a hurry. Only
    /// the main thread writes.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn write(&self, bytes: &[u8]) -> io::Result<Sent> {
        let (mut rest, mut end) = (bytes, None);
        while !rest.is_empty() {
            match self.write_some(rest) {
                Ok(n) => rest = rest.get(n..).unwrap_or_default(),
                Err(Errno::AGAIN) if self.wait(&mut end) => {}
                Err(Errno::AGAIN) => return Ok(Sent::Part),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Sent::Whole)
    }

    /// Waits for the link; once somebody is in a hurry only to an end, which is noted. Whether there is time left.
    fn wait(&self, end: &mut Option<Instant>) -> bool {
        let Some(end) = *end else {
            let mut fds = [
                PollFd::from_borrowed_fd(self.output.as_fd(), PollFlags::OUT),
                PollFd::from_borrowed_fd(self.hurry.asked(), PollFlags::IN),
            ];
            let woken = poll(&mut fds, None).is_ok();
            *end = fds
                .last()
                .filter(|asked| woken && !asked.revents().is_empty())
                .map(|_| Instant::now() + HASTE);
            return true;
        };
        let left = end.saturating_duration_since(Instant::now());
        let patience = Timespec::try_from(left).ok();
        !left.is_zero()
            && patience.is_some_and(|patience| {
                writable(self.output.as_fd(), Some(&patience));
                true
            })
    }

    fn write_some(&self, bytes: &[u8]) -> Result<usize, Errno> {
        let mut state = self.lock();
        Thread::Main.moment();
        if self.dying.load(Ordering::SeqCst) {
            // Who gives the terminal back may not have waited for us.
            drop(state);
            self.rest_if_dying();
            state = self.lock();
        }
        let n = rustix::io::write(&self.output, bytes)?;
        state.torn = n < bytes.len();
        Ok(n)
    }

    /// The state; sleeps for ever when the process is about to end.
    fn lock(&self) -> MutexGuard<'_, State> {
        loop {
            let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            if !state.closed {
                return state;
            }
            drop(state);
            std::thread::park();
        }
    }

    fn lock_within(&self, patience: Duration) -> Option<MutexGuard<'_, State>> {
        let end = Instant::now() + patience;
        loop {
            match self.state.try_lock() {
                Ok(state) => return Some(state),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if Instant::now() < end => {
                    std::thread::sleep(Duration::from_millis(1));
                }
                Err(TryLockError::WouldBlock) => return None,
            }
        }
    }
}

/// The terminal of standard output, opened anew so that not blocking concerns nobody else.
fn reopened() -> Option<OwnedFd> {
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let by_name = ttyname(stdout(), Vec::new()).and_then(|name| open(name, flags, Mode::empty()));
    // Only the controlling terminal tells its session, and only that one is /dev/tty.
    let controlling = || tcgetsid(stdout()).and_then(|_| open("/dev/tty", flags, Mode::empty()));
    by_name.or_else(|_| controlling()).ok()
}

/// Whether another job has the terminal now. Without job control nobody has.
pub fn background(tty: BorrowedFd<'_>) -> bool {
    tcgetpgrp(tty).is_ok_and(|group| group != getpgrp())
}

/// Waits until the terminal takes bytes, or is gone.
fn writable(output: BorrowedFd<'_>, timeout: Option<&Timespec>) -> bool {
    let mut fds = [PollFd::from_borrowed_fd(output, PollFlags::OUT)];
    matches!(poll(&mut fds, timeout), Ok(1..))
}

/// Tries again as long as a signal came in between.
fn retry<T>(mut call: impl FnMut() -> Result<T, Errno>) -> io::Result<T> {
    loop {
        match call() {
            Err(Errno::INTR) => {}
            other => return Ok(other?),
        }
    }
}
