//! The program in a process that may take only so much memory and so much time of the processor.

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// Address space in KiB: the promise is of 256 MB.
const MEMORY: u32 = 256 << 10;

/// The program that is confined. `DATELINE_TEST_PROGRAM` names an optimized one, and with it the promise is held to
/// the letter: a megabyte in a second.
fn optimized() -> Option<OsString> {
    let named = std::env::var_os("DATELINE_TEST_PROGRAM");
    named.or_else(|| (!cfg!(debug_assertions)).then(|| env!("CARGO_BIN_EXE_dateline").into()))
}

/// Seconds of processor time of all threads together, two of which are at work in the promised second; for a program
/// that is not optimized, ten times as much.
fn seconds() -> u32 {
    if optimized().is_some() { 2 } else { 20 }
}

/// So many of something, or a part of it for a program that is not optimized.
pub fn some(many: usize) -> usize {
    if optimized().is_some() { many } else { many / 32 }
}

/// How long a process is waited for that neither ends nor computes; no run comes near it.
const DEADLINE: Duration = Duration::from_secs(300);

/// The shell sets the limits and becomes the program.
const CONFINE: &str = r#"ulimit -c 0; ulimit -v "$1" && ulimit -t "$2" && shift 2 && exec "$0" "$@""#;

/// What the program says, given arguments and standard input, within the limits.
pub fn run(args: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new("sh");
    let program = optimized().unwrap_or_else(|| env!("CARGO_BIN_EXE_dateline").into());
    command.args(["-c", CONFINE]).arg(program).args([MEMORY.to_string(), seconds().to_string()]);
    // Of the allocator's arenas there is one for each of the two threads at work. Each takes 64 MB of addresses; with one
    // between them, threads wait for each other more than they work.
    command.args(args).env_remove("RUST_MIN_STACK").env("MALLOC_ARENA_MAX", "2");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A program that has seen enough reads no further.
    thread::spawn(move || drop(stdin.write_all(&input)));
    let (sender, receiver) = channel();
    thread::spawn(move || sender.send(child.wait_with_output().unwrap()));
    receiver.recv_timeout(DEADLINE).unwrap_or_else(|_| panic!("{args:?} neither ends nor computes"))
}

/// What went wrong with an answer, if it is not the exit code that is wanted or acts on a terminal.
pub fn wrong(what: &str, out: &Output, codes: &[i32]) -> Option<String> {
    let said = [out.stdout.as_slice(), out.stderr.as_slice()].concat();
    let shown: String = String::from_utf8_lossy(&said).chars().take(300).collect();
    match out.status.code() {
        Some(code) if !codes.contains(&code) => Some(format!("{what}: {code} instead of {codes:?}\n{shown}")),
        None => Some(format!("{what}: {}\n{shown}", out.status)),
        _ if said.iter().any(|b| *b != b'\n' && *b < b' ') => Some(format!("{what}: acts on a terminal")),
        _ if std::str::from_utf8(&said).is_err() => Some(format!("{what}: says what is not UTF-8")),
        _ if said.len() > 4 << 20 => Some(format!("{what}: says {} bytes", said.len())),
        Some(_) => None,
    }
}

/// Bytes of a file that may come of a megabyte: a page says a title several times, with each sign that is shown in
/// place of a character escaped.
const LARGEST: usize = 32 << 20;

/// What went wrong with what is carried out of the program, if it is not whole.
pub fn carried_wrong(what: &str, out: &Output) -> Option<String> {
    let shown: String = String::from_utf8_lossy(&out.stderr).chars().take(300).collect();
    match out.status.code() {
        Some(0) if out.stdout.is_empty() => Some(format!("{what}: says nothing")),
        Some(0) if out.stdout.len() > LARGEST => Some(format!("{what}: says {} bytes", out.stdout.len())),
        Some(0) => std::str::from_utf8(&out.stdout).is_err().then(|| format!("{what}: is not UTF-8")),
        _ => Some(format!("{what}: {}\n{shown}", out.status)),
    }
}

/// Does something with each of many things, a few at a time; what comes of it, in order.
pub fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> Option<R> + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, |n| n.get()).min(4);
    let size = things.len().div_ceil(threads).max(1);
    let work = &work;
    thread::scope(|scope| {
        let parts = things.chunks(size);
        let running: Vec<_> =
            parts.map(|part| scope.spawn(move || part.iter().filter_map(work).collect::<Vec<R>>())).collect();
        running.into_iter().flat_map(|part| part.join().unwrap()).collect()
    })
}

/// A path as an argument.
pub fn argument(path: &Path) -> &str {
    path.to_str().unwrap()
}
