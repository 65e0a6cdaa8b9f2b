//! The person's own folders, as XDG has them: relative ones do not count.

use std::ffi::OsString;
use std::path::PathBuf;

/// The folder that a variable names, or one at home.
fn folder(env: &impl Fn(&str) -> Option<OsString>, variable: &str, at_home: &str) -> Option<PathBuf> {
    let absolute = |name: &str| env(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    absolute(variable).or_else(|| absolute("HOME").map(|home| home.join(at_home)))
}

/// `dateline` in the folder for configuration.
pub fn config(env: &impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    folder(env, "XDG_CONFIG_HOME", ".config").map(|folder| folder.join("dateline"))
}

/// `dateline` in the folder for what programs remember.
pub fn state(env: &impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    folder(env, "XDG_STATE_HOME", ".local/state").map(|folder| folder.join("dateline"))
}

/// Home, if it is known.
pub fn home(env: &impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    env("HOME").map(PathBuf::from).filter(|home| home.is_absolute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_for_configuration_is_the_one_named_or_at_home() {
        let place = |config: Option<&str>, home: Option<&str>| {
            super::config(&|name: &str| match name {
                "XDG_CONFIG_HOME" => config.map(OsString::from),
                "HOME" => home.map(OsString::from),
                _ => None,
            })
        };
        let ours = |folder: &str| Some(PathBuf::from(folder).join("dateline"));
        assert_eq!(place(Some("/c"), Some("/h")), ours("/c"));
        assert_eq!(place(None, Some("/h")), ours("/h/.config"));
        assert_eq!(place(Some(""), Some("/h")), ours("/h/.config"));
        assert_eq!(place(Some("c"), Some("/h")), ours("/h/.config"));
        assert_eq!(place(None, None), None);
        assert_eq!(place(None, Some("")), None);
    }
}
