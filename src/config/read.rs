//! Reading the file: everything wrong with it is found in one pass and told with its place.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{AUTO, Config, KEYS, SETTINGS, Setting, Take, keys};
use crate::app::keymap::Keymap;
use crate::error::{Fault, Refused, Report, Rule, nearest};
use crate::store::{StoreFile, plain};
use crate::text;
use crate::text::Text;
use crate::ui::ThemeName;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// What the speed of a line is written as.
const BAUD: &str = "bits a second as a whole number";

/// Faults before one whose nearest name is still looked for: of very many, few are told.
const HINTED: usize = 200;

/// A key or a value of the file.
pub(super) type Value<'f> = Spanned<DeValue<'f>>;

/// Something wrong at a place of the text.
pub(super) struct Wrong {
    pub rule: Rule,
    pub at: Range<usize>,
    pub message: Text,
    pub label: &'static str,
    pub hint: Option<Text>,
}

/// Reads a configuration file. `home` is what `~/` stands for.
///
/// # Errors
/// When it cannot be read, or everything that is wrong with it.
pub fn read(path: &Path, home: Option<&Path>) -> Result<Config, Refused> {
    let file = plain::read(path, LARGEST)?;
    let (config, wrongs) = parse(file.text(), path.parent().unwrap_or(Path::new("")), home);
    if wrongs.is_empty() {
        return Ok(config);
    }
    let mut faults: Vec<Fault> = wrongs.into_iter().map(|wrong| fault(&file, wrong)).collect();
    faults.sort_by_key(|fault| fault.at.start);
    let report = Report::of_own(faults, &file.name, file.bytes());
    Err(Refused::Faulty(Box::new(report)))
}

fn fault(file: &StoreFile, wrong: Wrong) -> Fault {
    let fault = file.fault(0, wrong.rule, wrong.at, wrong.message);
    Fault { label: wrong.label.into(), hint: wrong.hint, ..fault }
}

/// The configuration in a text, and what is wrong with it.
pub(super) fn parse(text: &str, folder: &Path, home: Option<&Path>) -> (Config, Vec<Wrong>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let ends: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
    let line = |at: &Range<usize>| ends.partition_point(|end| *end < at.start);
    let mut broken = BTreeSet::new();
    let mut wrongs: Vec<Wrong> = Vec::new();
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        // What follows from a line that cannot be read is nothing of its own.
        if broken.insert(line(&at)) {
            wrongs.push(Wrong {
                rule: Rule::Syntax,
                at,
                message: sentence(error.message()),
                label: "not TOML",
                hint: None,
            });
        }
    }
    let mut reading = Reading { folder, home, config: Config::default(), wrongs: Vec::new() };
    for (name, value) in table.get_ref() {
        reading.setting(name.get_ref(), name.span(), value);
    }
    wrongs.extend(reading.wrongs.into_iter().filter(|w| !broken.contains(&line(&w.at))));
    (reading.config, wrongs)
}

/// What the reader of TOML says, as a sentence.
fn sentence(words: &str) -> Text {
    let mut letters = words.lines().next().unwrap_or_default().chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    text!("This is not TOML: {}{}.", first.to_lowercase(), letters.as_str())
}

struct Reading<'r> {
    folder: &'r Path,
    home: Option<&'r Path>,
    config: Config,
    wrongs: Vec<Wrong>,
}

impl Reading<'_> {
    fn setting(&mut self, name: &str, at: Range<usize>, value: &Value<'_>) {
        if name == KEYS {
            let (own, wrongs) = keys::read(value);
            self.wrongs.extend(wrongs);
            self.config.keys = Arc::new(Keymap::with(&own));
            return;
        }
        let taken = match SETTINGS.iter().find(|setting| setting.name == name) {
            Some(setting) => self.take(setting, value),
            None => Err(unknown_setting(name, at, self.wrongs.len())),
        };
        self.wrongs.extend(taken.err());
    }

    fn take(&mut self, setting: &Setting, value: &Value<'_>) -> Result<(), Wrong> {
        match (setting.take, value.get_ref()) {
            (Take::Theme(set), DeValue::String(name)) => {
                set(&mut self.config, theme(name).ok_or_else(|| unknown_theme(name, value.span()))?);
            }
            (Take::Folder(set), DeValue::String(path)) => {
                let folder = self.place(path, value.span())?;
                set(&mut self.config, folder);
            }
            (Take::Switch(set), DeValue::Boolean(on)) => set(&mut self.config, *on),
            (Take::Baud(set), DeValue::Integer(baud)) => {
                let read = u32::from_str_radix(baud.as_str(), baud.radix());
                let baud = read.map_err(|_| shape(setting.name, BAUD, value))?;
                set(&mut self.config, Some(baud).filter(|baud| *baud > 0));
            }
            (Take::Baud(_), _) => return Err(shape(setting.name, BAUD, value)),
            (Take::Theme(_), _) => return Err(shape(setting.name, "the name of a theme in quotes", value)),
            (Take::Folder(_), _) => return Err(shape(setting.name, "a folder in quotes", value)),
            (Take::Switch(_), _) => return Err(shape(setting.name, "true or false", value)),
        }
        Ok(())
    }

    /// A folder as it is written: beside the file, unless it begins at the root or at home.
    fn place(&self, path: &str, at: Range<usize>) -> Result<Option<PathBuf>, Wrong> {
        if path.is_empty() {
            return Ok(None);
        }
        let rest = if path == "~" { Some("") } else { path.strip_prefix("~/") };
        match (rest, self.home) {
            (Some(rest), Some(home)) => Ok(Some(home.join(rest))),
            (Some(_), None) => Err(Wrong {
                rule: Rule::UnknownValue,
                at,
                message: "HOME is not set, so ~/ stands for nothing.".into(),
                label: "no home",
                hint: Some("write the folder from the root on".into()),
            }),
            (None, _) => Ok(Some(self.folder.join(path))),
        }
    }
}

/// A theme by its name; none within for what the terminal promises.
fn theme(name: &str) -> Option<Option<ThemeName>> {
    let named = || ThemeName::ALL.iter().find(|(known, _)| *known == name).map(|(_, theme)| Some(*theme));
    if name == AUTO { Some(None) } else { named() }
}

fn unknown_theme(name: &str, at: Range<usize>) -> Wrong {
    let known: Vec<&str> =
        std::iter::once(AUTO).chain(ThemeName::ALL.iter().map(|(name, _)| *name)).collect();
    let hint = nearest::hint(name, known.iter().copied());
    Wrong {
        rule: Rule::UnknownValue,
        at,
        message: text!("There is no theme `{name}`."),
        label: "no theme",
        hint: hint.or_else(|| Some(text!("themes are {}", known.join(", ")))),
    }
}

fn unknown_setting(name: &str, at: Range<usize>, before: usize) -> Wrong {
    let known: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).chain([KEYS]).collect();
    let hint = near(name, known.iter().copied(), before);
    let command = crate::app::COMMANDS.iter().any(|command| command.name == name);
    let elsewhere = command.then(|| text!("`{name}` is a command: its keys stand under [keys]"));
    Wrong {
        rule: Rule::UnknownKey,
        at,
        message: text!("There is no setting `{name}`."),
        label: "no setting",
        hint: elsewhere.or(hint).or_else(|| Some(text!("settings are {}", known.join(", ")))),
    }
}

/// The nearest of the known names, unless there are very many faults before.
pub(super) fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>, before: usize) -> Option<Text> {
    (before < HINTED).then(|| nearest::hint(name, known)).flatten()
}

/// Something of another kind than what is asked for.
pub(super) fn shape(name: &str, wanted: &str, value: &Value<'_>) -> Wrong {
    Wrong {
        rule: Rule::WrongShape,
        at: value.span(),
        message: text!("`{name}` is {wanted}; {} stands there.", kind(value.get_ref())),
        label: "of another kind",
        hint: None,
    }
}

/// What a value is, in words.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
