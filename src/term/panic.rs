//! A panic in any thread: the terminal first, then the message on the normal screen, then the end.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::Write;
use std::panic::PanicHookInfo;
use std::sync::Arc;
use std::time::Duration;

use super::guard::Guard;
use crate::text::Text;
use crate::thread::Thread;

/// Exit code of a panic, as the standard library has it.
const CODE: i32 = 101;

/// How long whoever reads standard error may take: a link may be stalled, and nobody is left behind for it.
const PATIENCE: Duration = Duration::from_millis(400);

/// From now on a panic says what happened on standard error and ends the process.
pub fn install() {
    std::panic::set_hook(Box::new(end));
}

/// From now on it gives the terminal back first.
pub(super) fn guarded(guard: Arc<Guard>) {
    std::panic::set_hook(Box::new(move |info| {
        guard.leave_now();
        end(info);
    }));
}

/// A process whose part is lost does not go on: whatever waits for that part would wait for ever.
fn end(info: &PanicHookInfo<'_>) {
    let report: Arc<str> = report(info).into();
    let told = Arc::clone(&report);
    if !Thread::Report.wait_for(PATIENCE, move || tell(&told)) {
        tell(&report);
    }
    std::process::exit(CODE);
}

fn tell(report: &str) {
    // Nobody is left to tell if standard error is gone as well.
    let _ = std::io::stderr().write_all(report.as_bytes());
}

/// The message, made displayable: a panic may quote text from a store.
fn report(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let message = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message");
    let place = info.location().map(|l| format!(" at {}:{}", l.file(), l.line())).unwrap_or_default();
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("unnamed");
    let line = Text::new(format!("internal error{place} (thread {name}): {message}"));
    let trace = Backtrace::capture();
    let trace = match trace.status() {
        BacktraceStatus::Captured => format!("\n{trace}"),
        _ => String::new(),
    };
    format!("dateline: {line}{trace}\n")
}
