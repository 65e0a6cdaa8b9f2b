//! The person's own views: where their file is, read at the start, added to when a view is saved.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{folders, out};
use crate::app::own::Own;
use crate::model::View;
use crate::store::Refused;
use crate::store::personal::Personal;
use crate::term::gate::Gate;
use crate::text;
use crate::text::Text;

/// The file of a person's own views.
#[derive(Debug)]
pub struct Keeper {
    /// Where it is; none where no folder for it is known.
    path: Option<PathBuf>,
    gate: Gate,
}

impl Keeper {
    /// The file named, or that of the configuration folder: `dateline/views.yaml`.
    pub fn new(named: Option<&Path>, gate: Gate, env: impl Fn(&str) -> Option<OsString>) -> Keeper {
        Keeper { path: named.map(Path::to_owned).or_else(|| usual(env)), gate }
    }

    /// A keeper of nothing but what is named, which writes nothing.
    pub fn named(named: Option<&Path>) -> Keeper {
        Keeper { path: named.map(Path::to_owned), gate: Gate { restricted: true } }
    }

    /// Where the file is; none where no folder for it is known.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What the file holds, and the full report on one that is faulty. The screen is shown all the same.
    pub fn own(&self) -> (Own, Vec<Text>) {
        match self.path.as_deref().map(Personal::read) {
            None => (Own::default(), Vec::new()),
            Some(Ok(read)) => (Own { views: read.views, trouble: None }, Vec::new()),
            Some(Err(refused)) => {
                let lines = out::raw_lines(&refused.render(None, false));
                (Own { views: Vec::new(), trouble: Some(sentence(&refused)) }, lines)
            }
        }
    }

    /// Adds a view to the file as it is now: what there is then, and how it went.
    pub fn save(&self, view: &View) -> (Own, Text) {
        match self.add(view) {
            Ok(views) => (Own { views, trouble: None }, text!("Saved as {} in {}.", view.name, self.place())),
            Err(reason) => (self.own().0, reason),
        }
    }

    fn add(&self, view: &View) -> Result<Vec<View>, Text> {
        let Some(path) = &self.path else {
            return Err("There is no folder for your views: HOME is not set, nor is XDG_CONFIG_HOME.".into());
        };
        let now = Personal::read(path).map_err(|refused| sentence(&refused))?;
        let more = now.with(view)?;
        self.gate.keep(path, more.text())?;
        Ok(more.views)
    }

    fn place(&self) -> Text {
        self.path.as_ref().map(|path| text!("{}", path.display())).unwrap_or_default()
    }
}

/// `dateline/views.yaml` in the folder for configuration.
fn usual(env: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    folders::config(&env).map(|folder| folder.join("views.yaml"))
}

/// Why the file is left alone, in a sentence.
fn sentence(refused: &Refused) -> Text {
    match refused {
        Refused::Unreadable(what) => text!("Your views were not read: {}", what.message),
        Refused::Faulty(report) => match report.faults() {
            [] => "Your views were not read.".into(),
            [first, ..] => {
                text!("Your views were not read: line {}: {}", first.start.0, first.fault.message)
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_the_folder_for_configuration() {
        let path = usual(|name| (name == "XDG_CONFIG_HOME").then(|| OsString::from("/c")));
        assert_eq!(path, Some(PathBuf::from("/c/dateline/views.yaml")));
    }

    #[test]
    fn without_a_folder_saving_says_so() {
        let keeper = Keeper::new(None, Gate::default(), |_| None);
        assert_eq!(keeper.own(), (Own::default(), Vec::new()));
        let view = View { name: "a".into(), query: "kind:attack".into() };
        let (own, told) = keeper.save(&view);
        assert_eq!(own, Own::default());
        assert!(told.as_str().starts_with("There is no folder for your views: HOME is not set"), "{told}");
    }
}
