//! The field's own files become stores: every code as its codebook means it, and what is lost is told.

#![allow(clippy::unwrap_used)]

mod acled;
mod gtd;
mod hostile;
mod plain;
mod session;
mod timelinejs;
mod ucdp;

use std::ops::ControlFlow;

use dateline::check::check;
use dateline::error::Severity;
use dateline::model::{Event, EventIx};
use dateline::store::import::{Format, Imported, Order, Wishes, import};
use dateline::store::{Input, Limits, Store};

/// A table of which a row says only what differs from the row that stands for all.
struct Sheet {
    columns: Vec<&'static str>,
    usual: Vec<(&'static str, &'static str)>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn new(header: &'static str, usual: &[(&'static str, &'static str)]) -> Sheet {
        Sheet { columns: header.split(',').collect(), usual: usual.to_vec(), rows: Vec::new() }
    }

    fn row(mut self, values: &[(&str, &str)]) -> Sheet {
        let of = |column: &&str| {
            let own = values.iter().find(|(name, _)| name == column).map(|(_, value)| *value);
            let usual = self.usual.iter().find(|(name, _)| name == column).map(|(_, value)| *value);
            own.or(usual).unwrap_or_default().to_owned()
        };
        for (name, _) in values {
            assert!(self.columns.contains(name), "no column {name}");
        }
        self.rows.push(self.columns.iter().map(of).collect());
        self
    }

    /// The rows alone.
    fn body(&self, delimiter: char) -> String {
        let field = |value: &String| format!("\"{}\"", value.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(field).collect::<Vec<_>>().join(&delimiter.to_string());
        self.rows.iter().map(|row| line(row) + "\n").collect()
    }

    fn text(&self) -> String {
        format!("{}\n{}", self.columns.join(","), self.body(','))
    }
}

fn wishes(format: Option<&str>) -> Wishes<'static> {
    let format = format.map(|name| Format::named(name).unwrap());
    Wishes { file: "file.csv", format, size: 0, order: Order::EventsLast, rows: None }
}

/// Imports bytes.
fn made(bytes: &[u8], format: Option<&str>) -> Result<Imported, String> {
    let made = import(bytes, &wishes(format), &mut |_| ControlFlow::Continue(()));
    made.map_err(|error| match error.hint {
        Some(hint) => format!("{} {hint}", error.message),
        None => error.message.to_string(),
    })
}

/// A store that was imported, with its events.
struct Opened {
    store: Store,
    text: String,
    remarks: Vec<String>,
}

impl Opened {
    fn event(&self, id: &str) -> Event {
        self.store.event(self.store.find(id).unwrap_or_else(|| panic!("no {id} in {}", self.text)))
    }

    /// An event as it is written.
    fn written(&self, id: &str) -> String {
        let ix: EventIx = self.store.find(id).unwrap_or_else(|| panic!("no {id} in {}", self.text));
        self.store.written(ix).unwrap().event().trim_end().to_owned()
    }

    /// The date of an event, as written.
    fn date(&self, id: &str) -> String {
        self.event(id).when.date.as_str().to_owned()
    }

    fn says(&self, remark: &str) {
        assert!(self.remarks.iter().any(|r| r == remark), "{remark} is not in {:#?}", self.remarks);
    }
}

/// Imports a text and opens what comes of it, which has no error.
fn opened(text: &str) -> Opened {
    opened_as(text.as_bytes(), None)
}

fn opened_as(bytes: &[u8], format: Option<&str>) -> Opened {
    let made = made(bytes, format).unwrap();
    let store = good(&made.text);
    assert_eq!(store.len(), made.events);
    let remarks = made.losses.lines(None).iter().map(ToString::to_string).collect();
    Opened { store, text: made.text, remarks }
}

/// What a briefing says of the event of a table, and `show` after it.
fn owned(table: &str, id: &str) -> String {
    let folder = session::Folder::new(&format!("owned-{id}-{}", table.len()));
    std::fs::write(folder.0.join("t.csv"), table).unwrap();
    let (code, brief, told) = folder.run(&["brief", "t.csv"]);
    assert_eq!(code, 0, "{told}");
    let (code, shown, told) = folder.run(&["show", id, "t.csv"]);
    assert_eq!(code, 0, "{told}");
    let unwrapped = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (brief, shown) = (unwrapped(brief), unwrapped(shown));
    assert!(brief.contains("according to"), "{brief}");
    let owner = shown.split("according to").nth(1).unwrap_or_default();
    assert!(shown.contains(" via ") == owner.contains("which cites"), "{shown}");
    format!("{brief} {shown}")
}

/// A store that `check` finds no error in.
fn good(text: &str) -> Store {
    let inputs = [Input::Stdin(text.as_bytes().to_vec())];
    let checked = check(&inputs, &Limits::default(), None).unwrap();
    let errors: Vec<String> = checked
        .report
        .faults()
        .iter()
        .filter(|l| l.fault.rule.row().severity == Severity::Error)
        .map(|l| l.fault.message.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{text}");
    Store::load(&inputs, &Limits::default(), &mut |_, _| {}).unwrap()
}

/// What `check` warns of.
fn warnings(text: &str) -> Vec<String> {
    let checked = check(&[Input::Stdin(text.as_bytes().to_vec())], &Limits::default(), None).unwrap();
    checked.report.faults().iter().map(|l| l.fault.message.to_string()).collect()
}
