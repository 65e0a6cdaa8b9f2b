//! What may be done outside the screen. A restricted program shows and does nothing else: no file is written, no
//! program is run, nothing is opened, and nobody gets at a shell.

use std::path::Path;

use super::keep::keep_with;
use crate::app::effect::Errand;
use crate::text;
use crate::text::Text;

/// The one place that says whether an errand may be done: whoever writes, runs, opens or stops asks here first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Gate {
    /// Whether nothing passes.
    pub restricted: bool,
}

impl Gate {
    /// Whether an errand may be done.
    ///
    /// # Errors
    /// Why not, as a sentence.
    pub fn pass(self, errand: Errand) -> Result<(), Text> {
        match self.restricted {
            true => Err(errand.refusal()),
            false => Ok(()),
        }
    }

    /// Puts a text in the place of what a file holds; see [`keep_with`].
    ///
    /// # Errors
    /// When nothing may be written, or it cannot be, as a sentence; the file holds what it held then.
    pub fn keep(self, path: &Path, text: &str) -> Result<(), Text> {
        self.put(path, text, true)
    }

    /// The same; what is there already is left alone unless it may be replaced.
    ///
    /// # Errors
    /// As [`Gate::keep`], and when there is something that may not be replaced.
    pub fn put(self, path: &Path, text: &str, replace: bool) -> Result<(), Text> {
        self.pass(Errand::Write)?;
        let kept = keep_with(path, replace, &mut |out| out.write_all(text.as_bytes()));
        kept.map_err(|error| text!("{} cannot be written: {error}.", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_passes_a_restricted_gate() {
        for errand in Errand::ALL {
            assert!(Gate { restricted: true }.pass(*errand).is_err(), "{errand:?}");
            assert!(Gate::default().pass(*errand).is_ok(), "{errand:?}");
        }
        let path = std::env::temp_dir().join("dateline-restricted").join("never");
        let kept = Gate { restricted: true }.keep(&path, "text").map_err(|reason| reason.to_string());
        assert_eq!(kept, Err("This dateline is restricted: no file is written.".into()));
        assert!(!path.exists());
    }
}
