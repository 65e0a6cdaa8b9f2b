//! A briefing through a template of a person's own, in the language of Jinja. It is given what the JSON of a briefing
//! holds, and bounded in what it may do: how long it runs, how deep it nests, how much it writes.

use std::io::{self, Write};

use minijinja::value::Serde;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::page::Page;
use super::page_json;
use crate::text;
use crate::text::Text;

/// Bytes that a template may hold.
pub const MOST: u64 = 1 << 20;
/// Steps that a template may take.
const FUEL: u64 = 10_000_000;
/// How deep blocks and macros may nest.
const DEPTH: usize = 100;
/// Bytes that a template may write.
const ROOM: usize = 16 << 20;

/// The lines that a template makes of a briefing. How the name of its file ends says what is escaped: in `.html`,
/// `.htm` and `.xml` what would be markup; `.j2` and `.jinja` after that do not count.
///
/// # Errors
/// What is wrong with the template, and in which line: it does not read, names what is not there, or does more than it
/// may.
pub fn lines(name: &str, template: &str, page: &Page) -> Result<Vec<Text>, Text> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_recursion_limit(DEPTH);
    environment.set_fuel(Some(FUEL));
    let template = environment.template_from_named_str(name, template).map_err(|error| told(name, &error))?;
    let mut written = Bounded(Vec::new());
    let context = Value::from(Serde(page_json::value(page)));
    template.render_captured_to(context, &mut written).map_err(|error| told(name, &error))?;
    let whole = String::from_utf8_lossy(&written.0).replace('\t', "    ");
    Ok(whole.lines().map(Text::new).collect())
}

/// `page.html, line 3: undefined value.`
fn told(name: &str, error: &Error) -> Text {
    let innermost = innermost(error);
    let line = innermost.line().or(error.line());
    let line = line.map(|line| format!(", line {line}")).unwrap_or_default();
    let what = match innermost.kind() {
        ErrorKind::OutOfFuel => "it takes too many steps".to_owned(),
        ErrorKind::WriteFailure => "it writes too much".to_owned(),
        kind => match innermost.detail() {
            Some(detail) => format!("{kind}: {detail}"),
            None => kind.to_string(),
        },
    };
    text!("{name}{line}: {}.", what.trim_end_matches('.'))
}

/// The error that others were caused by.
fn innermost(error: &Error) -> &Error {
    let mut innermost = error;
    while let Some(cause) =
        std::error::Error::source(innermost).and_then(|cause| cause.downcast_ref::<Error>())
    {
        innermost = cause;
    }
    innermost
}

/// What a template has written, as far as it may.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > ROOM {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
