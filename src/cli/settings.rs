//! What holds for this start: the configuration file, and the command line over it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::{Failure, folders, out};
use crate::app::keymap::Keymap;
use crate::config::{self, AUTO, Config};
use crate::term::gate::Gate;
use crate::ui::ThemeName;

/// The options that the configuration file has as well.
#[derive(Args, Debug)]
pub struct SettingArgs {
    /// Configuration file; without it, dateline/config.toml in the configuration folder.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Read no configuration file.
    #[arg(long)]
    no_config: bool,
    /// Print a configuration file that says, commented out, how everything is without one.
    #[arg(long)]
    pub print_config: bool,
    /// Folder with local copies of the sources, for passages.
    #[arg(long, value_name = "DIR")]
    pub sources: Option<PathBuf>,
    /// Colours; without it, by what the terminal promises.
    #[arg(long, value_name = "THEME", value_parser = themes())]
    theme: Option<ThemeArg>,
    /// Use the mouse: click, drag over the axis to brush, turn the wheel to zoom. The terminal's own selection of
    /// text is lost meanwhile; most give it back while Shift is held.
    #[arg(long, overrides_with = "no_mouse")]
    mouse: bool,
    /// Leave the mouse to the terminal.
    #[arg(long)]
    no_mouse: bool,
    /// Draw with ASCII characters only.
    #[arg(long, overrides_with = "no_ascii")]
    ascii: bool,
    /// Draw with all that the locale promises.
    #[arg(long)]
    no_ascii: bool,
    /// Begin at the beginning, not where you left the store, and keep nothing of where you leave it.
    #[arg(long)]
    no_session: bool,
    /// Bits a second of a slow line that the terminal does not tell of, as over ssh: 9600, say.
    #[arg(long, value_name = "BITS", value_parser = clap::value_parser!(u32).range(1..))]
    baud: Option<u32>,
    /// Show and do nothing else: no file is written, no editor and no other program is run, no link is opened.
    #[arg(long)]
    restricted: bool,
}

/// A theme that was named, or what the terminal promises.
#[derive(Clone, Copy, Debug)]
struct ThemeArg(Option<ThemeName>);

/// Reads the name of a theme.
fn themes() -> impl TypedValueParser<Value = ThemeArg> {
    let named = ThemeName::ALL.iter().map(|(name, theme)| PossibleValue::new(*name).help(theme.doc()));
    let auto = PossibleValue::new(AUTO).help("What the terminal promises.");
    PossibleValuesParser::new(std::iter::once(auto).chain(named)).map(|name| {
        let theme = ThemeName::ALL.iter().find(|(known, _)| *known == name);
        ThemeArg(theme.map(|(_, theme)| *theme))
    })
}

/// What holds.
#[derive(Debug)]
pub struct Settings {
    /// The theme; none for what the terminal promises.
    pub theme: Option<ThemeName>,
    /// The folder with local copies of the sources.
    pub sources: Option<PathBuf>,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// Whether a store is taken up where it was left.
    pub session: bool,
    /// Bits a second of the line; none for what the terminal says.
    pub baud: Option<u32>,
    /// What may be done outside the screen.
    pub gate: Gate,
    /// What keys mean.
    pub keys: Arc<Keymap>,
    /// The configuration file, if one was read.
    pub file: Option<PathBuf>,
}

impl SettingArgs {
    /// What holds for the explorer.
    ///
    /// # Errors
    /// When the file is faulty, or one that was named is not there.
    pub fn settle(&self, env: &impl Fn(&str) -> Option<OsString>) -> Result<Settings, Failure> {
        let usual =
            || folders::config(env).map(|folder| folder.join("config.toml")).filter(|path| is_there(path));
        let path = self.config.clone().or_else(|| usual().filter(|_| !self.no_config));
        self.over(path.as_deref(), env)
    }

    /// What holds for a picture: it shows what is named, and never what happens to lie in somebody's home.
    ///
    /// # Errors
    /// When a file was named and is faulty.
    pub fn settle_named(&self, env: &impl Fn(&str) -> Option<OsString>) -> Result<Settings, Failure> {
        self.over(self.config.as_deref(), env)
    }

    fn over(
        &self,
        path: Option<&Path>,
        env: &impl Fn(&str) -> Option<OsString>,
    ) -> Result<Settings, Failure> {
        let home = folders::home(env);
        let config = match path {
            Some(path) => config::read(path, home.as_deref()).map_err(|refused| {
                let lines = out::raw_lines(&refused.render(None, false));
                Failure { lines, code: 2 }
            })?,
            None => Config::default(),
        };
        Ok(Settings {
            theme: self.theme.map_or(config.theme, |arg| arg.0),
            sources: self.sources.clone().or(config.sources),
            mouse: !self.no_mouse && (self.mouse || config.mouse),
            ascii: !self.no_ascii && (self.ascii || config.ascii),
            session: config.session && !self.no_session && !self.restricted,
            baud: self.baud.or(config.baud),
            gate: Gate { restricted: self.restricted },
            keys: config.keys,
            file: path.map(Path::to_owned),
        })
    }
}

/// Whether there is anything at a path; a link that leads nowhere is something that is wrong.
fn is_there(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}
