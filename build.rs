//! Writes the embedded store once more as JSON, with every scalar as text: it is read at each start, and JSON is
//! read some ten times faster than YAML. A test holds the two equal. A store that is no YAML gets no twin; the
//! program then reads the YAML itself and says what is wrong with it.

use std::path::Path;
use std::{env, fs};

use saphyr_parser::{Event, Parser, StrInput};
use serde_json::{Map, Value};

fn main() {
    println!("cargo::rerun-if-changed=events.yaml");
    println!("cargo::rerun-if-changed=build.rs");
    let text = fs::read_to_string("events.yaml").unwrap_or_default();
    let twin = twin(&text).and_then(parted).unwrap_or(Value::Null);
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("events.json"), twin.to_string()).expect("OUT_DIR can be written");
}

/// The definitions and the events apart.
fn parted(mut store: Value) -> Option<Value> {
    let events = store.as_object_mut()?.remove("events")?;
    Some(Value::Array(vec![store, events]))
}

/// The document as JSON.
fn twin(text: &str) -> Option<Value> {
    let mut parser = Parser::new_from_str(text);
    loop {
        match parser.next_event()?.ok()?.0 {
            Event::DocumentStart(_) => {
                let first = parser.next_event()?.ok()?.0;
                return value(first, &mut parser);
            }
            Event::StreamEnd => return None,
            _ => {}
        }
    }
}

/// The value that begins with an event. Our own file nests a few deep, so recursion is safe.
fn value(event: Event<'_>, parser: &mut Parser<'_, StrInput<'_>>) -> Option<Value> {
    match event {
        Event::Scalar(text, ..) => Some(Value::String(text.into_owned())),
        Event::SequenceStart(..) => {
            let mut list = Vec::new();
            loop {
                match parser.next_event()?.ok()?.0 {
                    Event::SequenceEnd => return Some(Value::Array(list)),
                    item => list.push(value(item, parser)?),
                }
            }
        }
        Event::MappingStart(..) => {
            let mut map = Map::new();
            loop {
                let key = match parser.next_event()?.ok()?.0 {
                    Event::MappingEnd => return Some(Value::Object(map)),
                    Event::Scalar(key, ..) => key.into_owned(),
                    _ => return None,
                };
                let first = parser.next_event()?.ok()?.0;
                map.insert(key, value(first, parser)?);
            }
        }
        _ => None,
    }
}
