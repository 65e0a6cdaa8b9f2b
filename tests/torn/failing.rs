//! Which calls a program makes on a folder, and how to let each of them fail.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What is made to happen at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// It fails with this.
    Fails(&'static str),
    /// It is tried again by whoever knows how: nothing is lost.
    Interrupted,
    /// The program is killed there.
    Killed,
}

/// Every harm, and the calls that it is done to.
pub const HARMS: [(Harm, &[&str]); 8] = [
    (Harm::Fails("ENOSPC"), &["openat", "write"]),
    (Harm::Fails("EIO"), &["write", "fsync", "close"]),
    (Harm::Fails("EACCES"), &["rename", "mkdir", "unlink"]),
    (Harm::Fails("EPERM"), &["fchmod"]),
    (Harm::Fails("EXDEV"), &["rename", "linkat"]),
    (Harm::Fails("EOPNOTSUPP"), &["openat", "linkat"]),
    (Harm::Interrupted, &["write", "fsync"]),
    (Harm::Killed, &["openat", "write", "fchmod", "fsync", "close", "linkat", "rename", "unlink"]),
];

/// Which call: its name, and the file that it is about, without what differs from run to run.
pub type Call = (String, String);

/// A folder of a test's own, empty; calls on what lies in it are those that count.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("torn").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    // As strace names it, whatever links lead to it.
    folder.canonicalize().unwrap()
}

/// How strace is called: what it writes down, and what it does at the `nth` call of a kind.
pub fn strace(log: &Path, kind: &str, at: Option<(Harm, usize)>) -> Vec<String> {
    let words = ["strace", "-f", "-qq", "-y", "-s", "0", "-o"].map(str::to_owned);
    let mut words = [&words[..], &[log.display().to_string(), "-e".into(), format!("trace={kind}")]].concat();
    if let Some((harm, nth)) = at {
        let what = match harm {
            Harm::Fails(error) => format!("error={error}"),
            Harm::Interrupted => "error=EINTR".into(),
            Harm::Killed => "signal=KILL".into(),
        };
        words.extend(["-e".into(), format!("inject={kind}:{what}:when={nth}")]);
    }
    words
}

/// The calls that a log holds, each with its number within its thread, as strace counts them.
pub fn calls(log: &Path, folder: &Path) -> Vec<(usize, Option<Call>)> {
    let mut counts = BTreeMap::new();
    let text = fs::read_to_string(log).unwrap();
    let begun = text.lines().filter_map(begins);
    begun.map(|(thread, kind, rest)| (count(&mut counts, thread), about(kind, rest, folder))).collect()
}

fn count<'l>(counts: &mut BTreeMap<&'l str, usize>, thread: &'l str) -> usize {
    let count = counts.entry(thread).or_default();
    *count += 1;
    *count
}

/// The thread, the kind and the rest of a line on which a call begins.
fn begins(line: &str) -> Option<(&str, &str, &str)> {
    let (thread, call) =
        line.split_once(' ').filter(|(t, _)| t.bytes().all(|b| b.is_ascii_digit())).unwrap_or(("", line));
    let (kind, rest) = call.trim_start().split_once('(')?;
    kind.bytes().all(|b| b.is_ascii_lowercase()).then_some((thread, kind, rest))
}

/// The call, if it is about something in the folder. A name alone lies in the folder, where the program is run in it.
fn about(kind: &str, rest: &str, folder: &Path) -> Option<Call> {
    let between = |text: &str, from: char, to: char| {
        text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(path, _)| PathBuf::from(path))
    };
    let by_number = rest.starts_with(|c: char| c.is_ascii_digit());
    let path = match kind {
        _ if by_number => between(rest, '<', '>')?,
        // What a file without a name is to be called.
        "linkat" => PathBuf::from(rest.rsplit('"').nth(1)?),
        _ => between(rest, '"', '"')?,
    };
    if by_number && path.is_relative() {
        // A pipe.
        return None;
    }
    let there = if rest.starts_with("AT_FDCWD") { between(rest, '<', '>')? } else { folder.to_owned() };
    let path = there.join(path);
    let name = path.strip_prefix(folder).ok()?.to_str().unwrap();
    // The number of the process is in the name of a new file; one without a name is told by a number of its own.
    let parts: Vec<&str> = name.split('.').filter(|part| part.parse::<u32>().is_err()).collect();
    let name = match name.rsplit_once('/').unwrap_or(("", name)) {
        (folder, last) if last.starts_with('#') => format!("{folder}/unnamed"),
        _ => parts.join("."),
    };
    Some((kind.to_owned(), name))
}

/// The calls about the folder that harm was done to: strace counts in each thread anew.
pub fn harmed(log: &Path, harm: Harm, nth: usize, folder: &Path) -> Vec<Call> {
    let text = fs::read_to_string(log).unwrap();
    if harm == Harm::Killed {
        let killed = text.contains("+++ killed by SIGKILL +++");
        let at = calls(log, folder).into_iter().filter(|(n, _)| killed && *n == nth);
        return at.filter_map(|(_, call)| call).collect();
    }
    injected(&text).into_iter().filter_map(|(kind, rest)| about(kind, rest, folder)).collect()
}

/// The kind and the rest of the line of each call that was made to fail.
fn injected(text: &str) -> Vec<(&str, &str)> {
    let (mut begun, mut injected) = (BTreeMap::new(), Vec::new());
    for line in text.lines() {
        if let Some((thread, kind, rest)) = begins(line) {
            begun.insert(thread, (kind, rest));
        }
        if line.ends_with("(INJECTED)") {
            let thread = line.split(' ').next().filter(|t| t.parse::<u32>().is_ok()).unwrap_or_default();
            injected.extend(begun.remove(thread));
        }
    }
    injected
}

/// Whether harm was done to a write that wakes a thread by a counter of the system. No signal interrupts one, so the
/// library that watches files does not expect it: what a run does after that says nothing.
pub fn met_a_counter(log: &Path) -> bool {
    let text = fs::read_to_string(log).unwrap();
    injected(&text).iter().any(|(_, rest)| rest.contains("<anon_inode:[eventfd]>"))
}

/// Lets every call of a clean run that is about the folder fail in turn, in every way there is. `run` makes a run from
/// the same beginning, with its log in that place, and checks what is left. Gives how many calls were harmed.
///
/// Where runs differ by a call or two, those beside it are tried as well, until each has had its turn.
pub fn each_in_turn(
    folder: &Path,
    mut run: impl FnMut(&str, Option<(Harm, usize)>) -> PathBuf,
) -> BTreeSet<(String, Call)> {
    let mut all = BTreeSet::new();
    let mut clean: BTreeMap<&str, Vec<(usize, Call)>> = BTreeMap::new();
    for (harm, kinds) in HARMS {
        for kind in kinds {
            let clean = clean.entry(kind).or_insert_with(|| {
                let log = run(kind, None);
                calls(&log, folder).into_iter().filter_map(|(n, call)| Some((n, call?))).collect()
            });
            let (Some(first), Some(last)) =
                (clean.iter().map(|c| c.0).min(), clean.iter().map(|c| c.0).max())
            else {
                continue;
            };
            let mut open: BTreeSet<Call> = clean.iter().map(|c| c.1.clone()).collect();
            // How many frames are drawn differs a little from run to run, and with it the numbers of writes.
            let near = first.saturating_sub(12).max(1)..last + 12;
            let again = (0..8).flat_map(|_| near.clone().rev());
            for (n, nth) in (first..=last).chain(again).enumerate() {
                if n > last - first && open.is_empty() {
                    break;
                }
                let log = run(kind, Some((harm, nth)));
                for call in harmed(&log, harm, nth, folder) {
                    open.remove(&call);
                    all.insert((format!("{harm:?}"), call));
                }
            }
            assert!(open.is_empty(), "{harm:?} never met {open:?}");
        }
    }
    all
}
