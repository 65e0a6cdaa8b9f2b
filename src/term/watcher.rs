//! The thread that sees a terminal vanish, for the case that nobody says so by a signal.

use std::io;
use std::os::fd::BorrowedFd;
use std::sync::Arc;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::SIGHUP;

use super::guard::Guard;
use super::signals::die;
use crate::thread::Thread;

/// Starts the thread. It sleeps until the terminal is gone, and then ends the process as a hang-up does.
pub(super) fn watch(guard: Arc<Guard>) -> io::Result<()> {
    let look = move || {
        if gone(guard.input(), guard.output()) {
            Thread::Watcher.moment();
            die(&guard, SIGHUP);
        }
    };
    Thread::Watcher.start(look)?;
    Ok(())
}

/// Waits until one of them has hung up; false when that cannot be told.
fn gone(input: BorrowedFd<'_>, output: BorrowedFd<'_>) -> bool {
    let watch = |fd| PollFd::from_borrowed_fd(fd, PollFlags::empty());
    loop {
        let mut fds = [watch(input), watch(output)];
        match poll(&mut fds, None) {
            Ok(_) => {
                let ended = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
                if fds.iter().any(|fd| fd.revents().intersects(ended)) {
                    return true;
                }
            }
            Err(Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}
