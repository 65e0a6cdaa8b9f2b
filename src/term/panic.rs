//! A panic in any thread: the terminal first, then the message on the normal screen, then the end.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::PanicHookInfo;
use std::sync::Arc;

use super::guard::Guard;
use crate::text::Text;

/// Exit code of a panic, as the standard library has it.
const CODE: i32 = 101;

/// From now on a panic gives the terminal back, says what happened on standard error and ends the process.
pub(super) fn install(guard: Arc<Guard>) {
    std::panic::set_hook(Box::new(move |info| {
        guard.leave_now();
        report(info);
        std::process::exit(CODE);
    }));
}

/// The message, made displayable: a panic may quote text from a store.
fn report(info: &PanicHookInfo<'_>) {
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
    // Nobody is left to tell if standard error is gone as well.
    let _ =
        std::io::Write::write_all(&mut std::io::stderr(), format!("dateline: {line}{trace}\n").as_bytes());
}
