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
use rustix::termios::tcsetpgrp;
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use super::guard::{Guard, background};
use crate::text;
use crate::text::Text;

/// How long a program that is told to end may take.
const PATIENCE: Duration = Duration::from_millis(300);

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
        let child = match command.spawn() {
            Ok(child) => child,
            Err(error) => return Ok(Err(text!("{name} could not be started: {error}."))),
        };
        let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        let ended = match pid {
            Some(pid) => {
                self.lent.store(pid.as_raw_nonzero().get(), Ordering::SeqCst);
                let ended = self.wait_for(pid);
                self.lent.store(0, Ordering::SeqCst);
                ended
            }
            None => Ok(None),
        };
        self.take_back();
        Ok(match ended {
            Ok(Some(status)) => told(&name, status),
            Ok(None) => Ok(()),
            Err(error) => Err(text!("{name} was lost: {error}.")),
        })
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
                while background(self.input()) {
                    let _ = emulate_default_handler(SIGTSTP);
                }
            }
            self.give(pid);
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
    /// about to end the process.
    pub(super) fn recall(&self) {
        let Some(pid) = Pid::from_raw(self.lent.load(Ordering::SeqCst)) else { return };
        let _ = kill_process_group(pid, Signal::TERM);
        let _ = kill_process_group(pid, Signal::CONT);
        let end = Instant::now() + PATIENCE;
        while self.lent.load(Ordering::SeqCst) != 0 && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(1));
        }
        self.take_back();
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
