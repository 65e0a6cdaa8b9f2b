//! Where stores come from: files, standard input, or the program itself; read whole, with care.

use std::borrow::Cow;
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::Unreadable;
use super::import::{self, ELSEWHERE, Known, Slashes, Watch};
use crate::text;
use crate::text::Text;

/// A store to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder whose `*.yaml` are opened in the order of their names.
    File(PathBuf),
    /// What was read from standard input.
    Stdin(Vec<u8>),
    /// The store that is part of the program.
    Embedded,
}

/// How much is read at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub max_size: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { max_size: 256 << 20 }
    }
}

/// What a file is called and holds.
#[derive(Debug)]
pub struct Bytes {
    /// Its name in messages.
    pub name: Text,
    /// Its path, if it has one.
    pub path: Option<PathBuf>,
    /// Its contents.
    pub bytes: Cow<'static, [u8]>,
    /// What else there is of it, where it was made from a file of another format.
    pub imported: Option<Made>,
}

/// What belongs to a store that was made from a file of another format, beside its events.
#[derive(Clone, Debug)]
pub struct Made {
    /// What is to be told of it.
    pub told: Text,
    /// Its definitions, which stand behind the events; empty where they stand in one text with them.
    pub head: String,
}

/// The store that is part of the program.
pub static EMBEDDED: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/events.yaml"));

/// Positions are kept in 32 bits.
const MOST: u64 = u32::MAX as u64;

/// How inputs are read.
pub struct Reading<'r> {
    /// How much is read at most.
    pub limits: &'r Limits,
    /// Most rows of a file that is imported; all without it.
    pub rows: Option<u64>,
    /// Is told how far an import has come.
    pub watch: &'r mut Watch<'r>,
}

/// Reads everything that is to be opened, folders file by file; what is no store is imported.
///
/// # Errors
/// The first input that cannot be read, with the reason.
pub fn read(inputs: Vec<Input>, reading: &mut Reading<'_>) -> Result<Vec<Bytes>, Unreadable> {
    if inputs.is_empty() {
        let message = "There is no store to open.".into();
        return Err(Unreadable { name: Text::default(), message, hint: None });
    }
    let mut all = Vec::with_capacity(inputs.len());
    let mut tables = Tables { several: inputs.len() > 1, known: None };
    for input in inputs {
        match input {
            Input::File(path) => {
                for path in files(&path)? {
                    all.push(opened(&path, reading, &mut tables)?);
                }
            }
            Input::Stdin(bytes) => {
                fits(&Text::from(STDIN), bytes.len() as u64, reading.limits)?;
                all.push(piped(bytes, reading, &mut tables)?);
            }
            Input::Embedded => all.push(embedded()),
        }
    }
    tables.define(&mut all);
    Ok(all)
}

/// The tables among what is opened: those of several define places, actors and the like together.
struct Tables {
    several: bool,
    known: Option<Known>,
}

impl Tables {
    /// Puts what they define together into the last of them.
    fn define(self, all: &mut [Bytes]) {
        let Some(known) = self.known else { return };
        let mut tables = all.iter_mut().rev().filter(|bytes| bytes.imported.is_some());
        let mut text = String::new();
        known.write(&mut text);
        tables.next().into_iter().for_each(|last| last.define(&text));
        tables.for_each(|table| table.define(ELSEWHERE));
    }
}

impl Bytes {
    /// Adds definitions to a table, behind what it says of itself.
    fn define(&mut self, definitions: &str) {
        match self.imported.as_mut().filter(|made| !made.head.is_empty()) {
            Some(made) => made.head.push_str(definitions),
            None => self.bytes.to_mut().extend_from_slice(definitions.as_bytes()),
        }
    }
}

/// What is read from standard input is called so.
const STDIN: &str = "standard input";

/// What was read from standard input: it has no name that tells what it is, so what is in it does.
fn piped(bytes: Vec<u8>, reading: &mut Reading<'_>, tables: &mut Tables) -> Result<Bytes, Unreadable> {
    match import::is_import(&bytes) {
        true => {
            let made =
                imported((STDIN, Path::new("-")), &*bytes, bytes.len() as u64, &*bytes, (reading, tables))?;
            Ok(Bytes { name: STDIN.into(), ..made })
        }
        false => Ok(Bytes { name: STDIN.into(), path: None, bytes: Cow::Owned(bytes), imported: None }),
    }
}

/// A file that is a store, or of which one is made.
fn opened(path: &Path, reading: &mut Reading<'_>, tables: &mut Tables) -> Result<Bytes, Unreadable> {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let named = |made: Bytes| Bytes { name: shown(path), path: Some(path.to_owned()), ..made };
    if import::is_table(path) {
        let (from, size) = open(path, &shown(path))?;
        let (again, _) = open(path, &shown(path))?;
        return imported((&file, path), from, size, again, (reading, tables)).map(named);
    }
    let read = self::file(path, reading.limits)?;
    let is_json = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"));
    match is_json && import::is_timeline(&read.bytes) {
        true => {
            imported((&file, path), &*read.bytes, read.bytes.len() as u64, &*read.bytes, (reading, tables))
                .map(named)
        }
        false => Ok(read),
    }
}

/// The store that is made of what is called `file` and is found at `path`, its own name and path still to be told. It is
/// read twice.
fn imported(
    (file, path): (&str, &Path),
    from: impl Read,
    size: u64,
    again: impl Read,
    (reading, tables): (&mut Reading<'_>, &mut Tables),
) -> Result<Bytes, Unreadable> {
    let wishes =
        import::Wishes { file, format: None, size, order: import::Order::EventsFirst, rows: reading.rows };
    // A few rows are shown at once, before all are looked through.
    let slashes = if reading.rows.is_some() { Slashes::default() } else { import::survey(again, &wishes) };
    let made = match tables.several {
        true => import::import_among(from, &wishes, slashes, reading.watch, &mut tables.known)?,
        false => import::import_surveyed(from, &wishes, slashes, reading.watch, None)?,
    };
    let told = made.told(file, path);
    let name = Text::new(file);
    fits(&name, (made.before.len() + made.text.len()) as u64, &Limits { max_size: MOST })?;
    let (text, head) = match made.before.is_empty() {
        true => (made.text, String::new()),
        false => (made.before, made.text),
    };
    let mut bytes = text.into_bytes();
    bytes.shrink_to_fit();
    Ok(Bytes { name, path: None, bytes: Cow::Owned(bytes), imported: Some(Made { told, head }) })
}

/// The store that is part of the program, as if it were a file.
pub fn embedded() -> Bytes {
    Bytes {
        name: "events.yaml (built in)".into(),
        path: None,
        bytes: Cow::Borrowed(EMBEDDED),
        imported: None,
    }
}

/// A file alone, or the `*.yaml` of a folder in the order of their names.
///
/// # Errors
/// What cannot be found or listed, and a folder without any.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let name = shown(path);
    if !std::fs::metadata(path).map_err(|e| failed(&name, &e))?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(|e| failed(&name, &e))? {
        let file = entry.map_err(|e| failed(&name, &e))?.path();
        let hidden = file.file_name().is_some_and(|n| n.as_encoded_bytes().starts_with(b"."));
        if !hidden && file.extension().is_some_and(|e| e == "yaml") && !file.is_dir() {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        let message = text!("The folder {name} holds no file that ends in .yaml.");
        return Err(Unreadable { hint: tables_in(path), name, message });
    }
    Ok(files)
}

/// How the first table of a folder is opened, if it holds one: a folder stands for its stores alone.
fn tables_in(folder: &Path) -> Option<Text> {
    let entries = std::fs::read_dir(folder).ok()?;
    let tables = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let first = tables.filter(|path| import::is_table(path) && !path.is_dir()).min()?;
    Some(text!("its tables are opened by name: {}", shown(&first)))
}

/// A path as displayable text.
fn shown(path: &Path) -> Text {
    Text::new(path.to_string_lossy())
}

/// One file, whole.
///
/// # Errors
/// When it is no file, cannot be read, or is too large.
pub fn file(path: &Path, limits: &Limits) -> Result<Bytes, Unreadable> {
    let name = shown(path);
    let (file, size) = open(path, &name)?;
    fits(&name, size, limits)?;
    let bytes = contents(file, size, limits).map_err(|e| failed(&name, &e))?;
    fits(&name, bytes.len() as u64, limits)?;
    Ok(Bytes { name, path: Some(path.to_owned()), bytes: Cow::Owned(bytes), imported: None })
}

/// Opens what is a file, and tells its size.
///
/// # Errors
/// When it is no file, or may not be read.
pub fn open(path: &Path, name: &Text) -> Result<(File, u64), Unreadable> {
    let fail = |e: io::Error| failed(name, &e);
    refuse_special(name, &std::fs::metadata(path).map_err(fail)?)?;
    let nonblocking = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    let flags = i32::try_from(nonblocking.bits()).unwrap_or(0);
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path).map_err(fail)?;
    let metadata = file.metadata().map_err(fail)?;
    refuse_special(name, &metadata)?;
    Ok((file, metadata.len()))
}

/// The contents, and one byte more than allowed at most.
fn contents(file: File, size: u64, limits: &Limits) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    file.take(limits.max_size.min(MOST) + 1).read_to_end(&mut bytes)?;
    bytes.shrink_to_fit();
    Ok(bytes)
}

fn fits(name: &Text, size: u64, limits: &Limits) -> Result<(), Unreadable> {
    let most = limits.max_size.min(MOST);
    if size <= most {
        return Ok(());
    }
    let megabytes = most >> 20;
    Err(Unreadable {
        name: name.clone(),
        message: text!("{name} is larger than {megabytes} MB."),
        hint: Some("a larger file is opened with --max-size".into()),
    })
}

/// Refuses what is no file: reading it could wait for ever.
fn refuse_special(name: &Text, metadata: &std::fs::Metadata) -> Result<(), Unreadable> {
    let kind = metadata.file_type();
    let what = if kind.is_file() {
        return Ok(());
    } else if kind.is_dir() {
        "a folder"
    } else if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    };
    Err(Unreadable {
        name: name.clone(),
        message: text!("{name} is {what}, not a file."),
        hint: Some("what another program prints is read with - from standard input".into()),
    })
}

fn failed(name: &Text, error: &io::Error) -> Unreadable {
    let looping = error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error());
    let (message, hint): (Text, Option<Text>) = match error.kind() {
        _ if looping => (text!("{name} is a link that leads back to itself."), None),
        io::ErrorKind::NotFound => (text!("There is no file {name}."), None),
        io::ErrorKind::PermissionDenied => {
            (text!("{name} may not be read."), Some("its permissions do not allow it".into()))
        }
        _ => (text!("{name} cannot be read: {error}."), None),
    };
    Unreadable { name: name.clone(), message, hint }
}
