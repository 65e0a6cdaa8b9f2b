//! Haste: somebody wants the main thread, which may be waiting for a link that takes nothing.
//!
//! Who sends it something that cannot wait hurries it first; when the main thread has come to hear that, one haste is
//! over. A pipe holds one byte for each, so that who waits for the link is woken by it too.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};

use rustix::fs::{OFlags, fcntl_setfl};

/// Haste, as bytes in a pipe.
pub(super) struct Hurry {
    asked: PipeReader,
    asks: PipeWriter,
}

impl Hurry {
    /// None yet.
    pub(super) fn new() -> io::Result<Hurry> {
        let (asked, asks) = io::pipe()?;
        fcntl_setfl(&asked, OFlags::NONBLOCK)?;
        fcntl_setfl(&asks, OFlags::NONBLOCK)?;
        Ok(Hurry { asked, asks })
    }

    /// Hurries the main thread; what cannot wait is sent next.
    pub(super) fn ask(&self) {
        // A pipe that is full hurries already.
        let _ = (&self.asks).write(b"!");
    }

    /// What could not wait has been heard.
    pub(super) fn heard(&self) {
        let _ = (&self.asked).read(&mut [0]);
    }

    /// Readable while there is haste.
    pub(super) fn asked(&self) -> BorrowedFd<'_> {
        self.asked.as_fd()
    }
}
