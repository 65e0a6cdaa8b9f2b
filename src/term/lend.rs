//! Lending the terminal to another program, and taking it back.
//!
//! The program becomes a job of its own with the terminal, as a shell would have it: what is typed there, Ctrl-C and
//! Ctrl-Z included, concerns it alone.

use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use nix::sys::signal::{SigSet, Signal as Blocked};
use rustix::process::{
    Pid, Signal, WaitOptions, WaitStatus, getpgrp, getsid, kill_current_process_group, kill_process_group,
    waitpid,
};
use rustix::termios::{tcgetattr, tcgetpgrp, tcsetpgrp};
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use super::guard::{Guard, background};
use crate::text;
use crate::text::Text;
use crate::thread::Thread;

/// How long a program that is told to end may take, to keep what was written in it; then it is ended. We ourselves
/// are to be gone within a second.
const PATIENCE: Duration = Duration::from_millis(700);

/// How long it may take where the terminal is gone, of which there is nothing to take back; it is left to itself then.
const GONE: Duration = Duration::from_millis(300);

/// How long one that is ended takes to be found so.
const ENDED: Duration = Duration::from_millis(100);

impl Guard {
    /// Leaves the screen, runs a program on the terminal until it ends, and takes the terminal back; the screen is
    /// not entered yet.
    ///
    /// # Errors
    /// The inner one when the program could not be run or ended badly, as a sentence; the outer one when the
    /// terminal is gone.
    pub(super) fn lend(&self, words: &[OsString]) -> io::Result<Result<(), Text>> {
        let Some((program, args)) = words.split_first() else { return Ok(Ok(())) };
        let name = Text::new(program.to_string_lossy());
        // From here on nobody else reads what is typed.
        let _keys = self.keys();
        self.leave()?;
        let mut command = Command::new(program);
        command.args(args).process_group(0).stdin(Stdio::from(self.input().try_clone_to_owned()?));
        let ended = self.start(&mut command).map(|pid| self.wait_for(pid));
        self.lent.is_over();
        let ended = match ended {
            Ok(ended) => ended,
            Err(error) => return Ok(Err(text!("{name} could not be started: {error}."))),
        };
        self.rest_if_dying();
        self.take_back();
        let told = match ended {
            Ok(Some(status)) => told(&name, status),
            Ok(None) => Ok(()),
            Err(error) => Err(text!("{name} was lost: {error}.")),
        };
        let _what_comes_next_is_whole = self.tidy(told.is_err())?;
        Ok(told)
    }

    /// Starts a program. Whoever ends the process meanwhile waits to be told which it is, or finds that none was
    /// started.
    fn start(&self, command: &mut Command) -> io::Result<Pid> {
        self.lent.is_started();
        if self.dying.load(Ordering::SeqCst) {
            self.lent.is_over();
            self.rest_if_dying();
        }
        let child = command.spawn()?;
        Thread::Main.moment();
        let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        let pid = pid.ok_or(io::ErrorKind::InvalidData)?;
        self.lent.is_with(pid);
        Ok(pid)
    }

    /// Gives a job the terminal and waits until it ends. Where it stops, we stop with it, as far as someone can
    /// continue us.
    fn wait_for(&self, pid: Pid) -> io::Result<Option<WaitStatus>> {
        self.give(pid);
        loop {
            let status = match waitpid(Some(pid), WaitOptions::UNTRACED) {
                Ok(Some((_, status))) => status,
                Ok(None) => return Ok(None),
                Err(rustix::io::Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            };
            if !status.stopped() {
                return Ok(Some(status));
            }
            let asked = status.stopping_signal().is_some_and(|signal| signal == SIGTSTP);
            if asked && getsid(None).is_ok_and(|session| session != getpgrp()) {
                self.take_back();
                let _ = kill_current_process_group(Signal::TSTP);
                let _ = emulate_default_handler(SIGTSTP);
                while background(self.input()) && !self.is_dying() {
                    let _ = emulate_default_handler(SIGTSTP);
                }
            }
            // The terminal may be another job's when we are to end: it is not ours to give.
            if !self.dying.load(Ordering::SeqCst) {
                self.give(pid);
            }
        }
    }

    /// Lets a job have the terminal and go on. A terminal that controls nobody is anyone's.
    fn give(&self, pid: Pid) {
        let _ = unstopped(|| tcsetpgrp(self.input(), pid));
        let _ = kill_process_group(pid, Signal::CONT);
    }

    /// Makes the terminal ours again, with its modes as found.
    fn take_back(&self) {
        let _ = unstopped(|| tcsetpgrp(self.input(), getpgrp()));
        unstopped(|| self.restore_line());
    }

    /// Ends the program that has the terminal, if one has, and takes the terminal back; from any thread, for who is
    /// about to end the process. Whether it was taken back: it may be a third one's by now.
    pub(super) fn recall(&self) -> bool {
        let gone = tcgetattr(self.input()).is_err();
        let end = Instant::now() + if gone { GONE } else { PATIENCE };
        let Some(pid) = self.lent.holder(end) else { return false };
        let front = tcgetpgrp(self.input());
        let _ = kill_process_group(pid, Signal::TERM);
        let _ = kill_process_group(pid, Signal::CONT);
        if !self.lent.is_over_by(end) && !gone {
            let _ = kill_process_group(pid, Signal::KILL);
            self.lent.is_over_by(Instant::now() + ENDED);
        }
        let ours = front.is_ok_and(|front| front == pid || front == getpgrp());
        if ours {
            self.take_back();
        }
        ours
    }
}

/// Does what would stop a job that does not have the terminal.
fn unstopped<T>(deed: impl FnOnce() -> T) -> T {
    let mut signals = SigSet::empty();
    signals.add(Blocked::SIGTTOU);
    let before = signals.thread_swap_mask(nix::sys::signal::SigmaskHow::SIG_BLOCK);
    let done = deed();
    if let Ok(before) = before {
        let _ = before.thread_set_mask();
    }
    done
}

/// How a program ended, where that is worth a sentence.
fn told(name: &Text, status: WaitStatus) -> Result<(), Text> {
    match (status.exit_status(), status.terminating_signal()) {
        (Some(0), _) => Ok(()),
        (Some(code), _) => Err(text!("{name} ended with status {code}.")),
        (None, Some(signal)) => Err(text!("{name} was ended by signal {signal}.")),
        (None, None) => Ok(()),
    }
}
