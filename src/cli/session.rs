//! The sessions on disk: one small file for each store, in the folder for what programs remember.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::folders;
use crate::app::State;
use crate::app::session::Left;
use crate::index::Data;
use crate::store::plain;
use crate::term::gate::Gate;
use crate::text;
use crate::text::Text;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 16;

/// What stands over a session.
const HEAD: &str = "# Where dateline was left; it is written anew at the end of every session. `session = false` in\n\
                    # the configuration keeps none.\n";

/// Where the session of some stores is kept.
#[derive(Debug)]
pub struct Bookmark {
    path: PathBuf,
    gate: Gate,
}

impl Bookmark {
    /// The place for stores, by where they lie; none for standard input, and where no folder is known.
    pub fn of(stores: &[PathBuf], gate: Gate, env: &impl Fn(&str) -> Option<OsString>) -> Option<Bookmark> {
        let folder = folders::state(env)?;
        if stores.iter().any(|store| store == Path::new("-")) {
            return None;
        }
        Some(Bookmark { path: folder.join("sessions").join(format!("{}.toml", name(stores)?)), gate })
    }

    /// What was left, if anything was; a sentence where the file cannot be read.
    ///
    /// # Errors
    /// That it cannot be.
    pub fn read(&self) -> Result<Option<Left>, Text> {
        if std::fs::symlink_metadata(&self.path).is_err() {
            return Ok(None);
        }
        let damaged = "Where you left this store could not be read; it begins anew.";
        let file = plain::read(&self.path, LARGEST).map_err(|_| Text::from(damaged))?;
        toml::from_str(file.text()).map(Some).map_err(|_| damaged.into())
    }

    /// Keeps where a store was left.
    ///
    /// # Errors
    /// Why it is not kept, as a sentence.
    pub fn keep(&self, left: &Left) -> Result<(), Text> {
        let text = toml::to_string(left).map_err(|e| text!("The session is not kept: {e}."))?;
        let text = format!("{HEAD}{text}");
        if text.len() as u64 > LARGEST {
            return Err(text!("The session is not kept: it takes more than {} KB.", LARGEST >> 10));
        }
        let kept = self.gate.keep(&self.path, &text);
        kept.map_err(|reason| text!("The session is not kept: {reason}"))
    }
}

/// Where one is in the stores, in case a signal ends the program: whoever hears it keeps what is known here.
#[derive(Clone, Debug)]
pub struct Place {
    bookmark: Arc<Bookmark>,
    left: Arc<Mutex<Option<Left>>>,
}

impl Place {
    /// Nowhere yet.
    pub fn new(bookmark: Bookmark) -> Place {
        Place { bookmark: Arc::new(bookmark), left: Arc::default() }
    }

    /// Where it is kept.
    pub fn path(&self) -> &Path {
        &self.bookmark.path
    }

    /// One is here now; nowhere while the stores are still being read.
    pub fn is(&self, state: &State, data: &Data) {
        let left = state.reading.is_none().then(|| Left::of(state, data));
        *self.left.lock().unwrap_or_else(PoisonError::into_inner) = left;
    }

    /// Keeps it.
    ///
    /// # Errors
    /// Why it is not kept, as a sentence.
    pub fn keep(&self) -> Result<(), Text> {
        let left = self.left.lock().unwrap_or_else(PoisonError::into_inner).clone();
        left.map_or(Ok(()), |left| self.bookmark.keep(&left))
    }
}

/// What a file is called that belongs to stores: a number made of their places. None where one has no place.
fn name(stores: &[PathBuf]) -> Option<String> {
    let mut hash = Sha256::new();
    for store in stores {
        let place = std::fs::canonicalize(store).ok()?;
        hash.update(place.as_os_str().as_encoded_bytes());
        hash.update([0]);
    }
    Some(hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_too_large_to_be_read_is_not_kept() {
        let folder = std::env::temp_dir().join(format!("dateline-large-session-{}", std::process::id()));
        let bookmark = Bookmark { path: folder.join("a.toml"), gate: Gate::default() };
        let left = |length: usize| -> Left {
            toml::from_str(&format!("where = \"{}\"\n", "x".repeat(length))).unwrap()
        };
        bookmark.keep(&left(60_000)).unwrap();
        assert_eq!(bookmark.read(), Ok(Some(left(60_000))));
        let why = bookmark.keep(&left(70_000)).unwrap_err();
        assert_eq!(why.as_str(), "The session is not kept: it takes more than 64 KB.");
        assert_eq!(bookmark.read(), Ok(Some(left(60_000))), "what was kept is still there");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
