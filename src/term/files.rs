//! The thread that sees files change. It sleeps until the system says that something in their folders has.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::run::Outbox;
use crate::thread::{self, Thread};

/// A change is told when so long nothing else has happened: who saves a file does it in several steps.
const QUIET: Duration = Duration::from_millis(50);

/// And at the latest after this time, however much goes on.
const LONGEST: Duration = Duration::from_millis(500);

/// What is looked for in a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    folder: PathBuf,
    /// The name of a file, or none for every `*.yaml`.
    name: Option<OsString>,
}

/// Starts the thread: whenever one of the files changes, or one in a folder that ends in `.yaml`, appears or goes,
/// `changed` makes a message of it. It ends when nobody listens any more.
///
/// # Errors
/// When the system watches no more files.
pub fn watch<M: Send + 'static>(
    paths: &[PathBuf],
    outbox: Outbox<M>,
    changed: impl Fn() -> M + Send + 'static,
) -> Result<(), String> {
    let (sender, events) = channel();
    let told = move |event| {
        Thread::Changes.moment();
        let _nobody_listens_any_more = sender.send(event);
    };
    // The crate starts a thread, and panics without one.
    thread::to_be_had().map_err(|error| error.to_string())?;
    let watcher = thread::holding_back_signals(|| notify::recommended_watcher(told));
    let mut watcher = watcher.map_err(|error| error.to_string())?;
    let paths = paths.to_vec();
    let mut spots = spots(&paths);
    look_at(&mut watcher, &spots)?;
    let listen = move || {
        while wait(&events, &spots) {
            Thread::Files.moment();
            // A folder that came back, and a link that leads elsewhere, are looked at anew.
            spots = self::spots(&paths);
            let _gone_for_now = look_at(&mut watcher, &spots);
            if !outbox.send(changed()) {
                return;
            }
        }
    };
    Thread::Files.start(listen).map_err(|error| error.to_string())?;
    Ok(())
}

/// Where paths are to be looked for: in their folders, since a file is often replaced by another one of its name; at
/// the end of links as well. Folders are named as the system tells of them: whole, and without links.
fn spots(paths: &[PathBuf]) -> Vec<Spot> {
    let mut spots = Vec::new();
    for path in paths {
        let real = std::fs::canonicalize(path).ok();
        spots.extend(beside(path));
        spots.extend(real.as_deref().and_then(beside));
        spots.extend(real.filter(|real| real.is_dir()).map(|folder| Spot { folder, name: None }));
    }
    spots.sort();
    spots.dedup();
    spots
}

/// A path as a name in its folder; where that is gone, the folder as a name in its own.
fn beside(path: &Path) -> Option<Spot> {
    let name = path.file_name()?.to_owned();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match std::fs::canonicalize(folder) {
        Ok(folder) => Some(Spot { folder, name: Some(name) }),
        Err(_) => beside(folder),
    }
}

/// Has all of the folders watched that can be; the first error is told.
fn look_at(watcher: &mut RecommendedWatcher, spots: &[Spot]) -> Result<(), String> {
    let mut looked = Ok(());
    for spot in spots {
        looked = looked.and(watcher.watch(&spot.folder, RecursiveMode::NonRecursive));
    }
    looked.map_err(|error| error.to_string())
}

/// Waits until something of interest has happened and is over; false when nothing can happen any more.
fn wait(events: &Receiver<notify::Result<Event>>, spots: &[Spot]) -> bool {
    loop {
        match events.recv() {
            Ok(Ok(event)) if concerns(&event, spots) => break,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
    let end = Instant::now() + LONGEST;
    while events.recv_timeout(QUIET.min(end.saturating_duration_since(Instant::now()))).is_ok() {}
    true
}

/// Whether an event is a change of what is looked for. That someone reads a file is none.
fn concerns(event: &Event, spots: &[Spot]) -> bool {
    let changes = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => true,
    };
    let named = |path: &PathBuf| spots.iter().any(|spot| is_at(path, spot));
    changes && (event.need_rescan() || event.paths.iter().any(named))
}

fn is_at(path: &Path, spot: &Spot) -> bool {
    let within = path.parent() == Some(&spot.folder);
    let named = match &spot.name {
        Some(name) => path.file_name() == Some(name),
        None => path.extension().is_some_and(|e| e == "yaml"),
    };
    path == spot.folder || (within && named)
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, Flag};

    use super::*;

    fn event(kind: EventKind, path: &str) -> Event {
        Event::new(kind).add_path(path.into())
    }

    #[test]
    fn changes_of_the_files_are_told_and_nothing_else() {
        let file = Spot { folder: ".".into(), name: Some("a.yaml".into()) };
        let folder = Spot { folder: "store".into(), name: None };
        let spots = [file, folder];
        let made = EventKind::Create(CreateKind::File);
        assert!(concerns(&event(made, "./a.yaml"), &spots));
        assert!(!concerns(&event(made, "./b.yaml"), &spots));
        assert!(concerns(&event(made, "store/b.yaml"), &spots));
        assert!(!concerns(&event(made, "store/notes.txt"), &spots));
        assert!(concerns(&event(EventKind::Remove(notify::event::RemoveKind::Folder), "store"), &spots));
        let read = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert!(!concerns(&event(read, "./a.yaml"), &spots));
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert!(concerns(&event(written, "./a.yaml"), &spots));
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert!(concerns(&lost, &spots), "events were lost: anything may have changed");
    }

    #[test]
    fn a_file_is_looked_for_in_its_folder_which_is_named_as_the_system_tells_of_it() {
        let here = std::fs::canonicalize(".").unwrap();
        let spot = |folder: &Path, name: &str| Some(Spot { folder: folder.into(), name: Some(name.into()) });
        assert_eq!(beside(Path::new("a.yaml")), spot(&here, "a.yaml"), "there or not");
        assert_eq!(beside(Path::new("./src/a.yaml")), spot(&here.join("src"), "a.yaml"));
        assert_eq!(beside(Path::new("src/../a.yaml")), spot(&here, "a.yaml"));
        assert_eq!(beside(Path::new("gone/too/a.yaml")), spot(&here, "gone"), "until it is back");
        assert_eq!(beside(Path::new("..")), None);
        let whole = spots(&["tests/fixtures".into(), "gone.yaml".into()]);
        assert!(whole.iter().all(|spot| spot.folder.is_absolute()), "{whole:?}");
        let folder = Spot { folder: here.join("tests/fixtures"), name: None };
        assert!(whole.contains(&folder), "{whole:?}");
    }
}
