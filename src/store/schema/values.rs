//! The scalars of the format as JSON Schema: patterns for the small notations, lists for what is closed.

use super::{Cow, JsonSchema, Schema, SchemaGenerator, json_schema};
use crate::model::{Basis, Coding, Form, How, LinkKind, PartOfDay, PlacePrecision, Weight};

/// A value described by a JSON object, written where it is used instead of under a name of its own.
macro_rules! value {
    ($($(#[$doc:meta])* $name:ident = $schema:expr;)+) => {$(
        $(#[$doc])*
        pub struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+};
}

/// The values of a closed list as written.
fn one_of<T: Copy>(all: &[T], written: fn(T) -> &'static str) -> Schema {
    let all: Vec<&str> = all.iter().map(|v| written(*v)).collect();
    json_schema!({ "type": "string", "enum": all })
}

/// Lower-case letters and digits in parts joined by hyphens, with at least one letter.
const ID: &str = "^(?=[0-9-]*[a-z])[a-z0-9]+(-[a-z0-9]+)*$";
/// Words that some reader of YAML takes for a boolean or for nothing.
const NO_IDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];
/// The characters of EDTF level 0–2; whether the date exists is told by `dateline check`.
const DATE: &str = r"^[0-9XS~?%./,\[\]-]{4,}$";
/// The notations of counts other than a plain number.
const COUNT: &str =
    r"^([0-9]+|>[0-9]+|[0-9]+\+|\.\.[0-9]+|[0-9]+\.\.[0-9]+|~[0-9]+|[0-9]+ \([0-9]+\.\.[0-9]+\)|unknown)$";

fn id() -> Schema {
    json_schema!({ "type": "string", "pattern": ID, "not": { "enum": NO_IDS } })
}

fn date() -> Schema {
    json_schema!({ "type": "string", "pattern": DATE })
}

fn time() -> Schema {
    let parts: Vec<&str> = PartOfDay::ALL.iter().map(|p| p.written()).collect();
    json_schema!({
        "anyOf": [
            { "type": "string", "enum": parts },
            { "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" },
        ],
    })
}

fn bounds() -> Schema {
    let end = json_schema!({ "anyOf": [date(), { "type": "string", "enum": [".."] }] });
    json_schema!({ "type": "array", "items": end, "minItems": 2, "maxItems": 2 })
}

fn coordinates() -> Schema {
    json_schema!({
        "type": "array",
        "items": [
            { "type": "number", "minimum": -90, "maximum": 90 },
            { "type": "number", "minimum": -180, "maximum": 180 },
        ],
        "additionalItems": false,
        "minItems": 2,
    })
}

fn passed() -> Schema {
    json_schema!({
        "type": "object",
        "patternProperties": { "^[1-9][0-9]*$": text() },
        "additionalProperties": false,
    })
}

fn text() -> Schema {
    json_schema!({ "type": "string", "pattern": r"\S" })
}

value! {
    /// Text that is not blank.
    Text = text();
    /// Version of the format.
    Version = json_schema!({ "type": "integer", "enum": [1] });
    /// An id.
    IdText = id();
    /// The id of a kind of actor.
    ActorKindId = id();
    /// The id of an answer.
    NewAnswer = id();
    /// An id or a list of ids.
    OneOrMore = json_schema!({ "anyOf": [id(), { "type": "array", "items": id(), "minItems": 1 }] });
    /// A date in EDTF.
    Date = date();
    /// Two dates, one of which may be open.
    Bounds = bounds();
    /// A part of the day or a time.
    Time = time();
    /// A count.
    CountText = json_schema!({ "anyOf": [{ "type": "integer", "minimum": 0 }, { "type": "string", "pattern": COUNT }] });
    /// The number of a paragraph.
    Paragraph = json_schema!({ "type": "integer", "minimum": 1, "maximum": 1_000_000 });
    /// Paragraphs passed over.
    Passed = passed();
    /// At most eight words.
    Words = json_schema!({ "type": "string", "pattern": r"^\s*\S+(\s+\S+){0,7}\s*$" });
    /// Latitude and longitude.
    Coordinates = coordinates();
    /// An address of the web.
    Url = json_schema!({ "type": "string", "pattern": r"^https?://[^/\s]\S*$" });
    /// The name of a file without a folder.
    FileName = json_schema!({ "type": "string", "pattern": r"^[^./\\][^/\\]*$" });
    /// A SHA-256.
    Hash = json_schema!({ "type": "string", "pattern": "^[0-9a-f]{64}$" });
    /// A duration in years, months, weeks, days, hours and minutes.
    Duration = json_schema!({
        "type": "string",
        "pattern": r"^-?P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?)?$",
    });
    /// A form of event.
    FormWord = one_of(Form::ALL, Form::written);
    /// A way to know a date.
    HowWord = one_of(How::ALL, How::written);
    /// A way to know a role.
    BasisWord = one_of(Basis::ALL, Basis::written);
    /// A kind of link.
    LinkWord = one_of(LinkKind::ALL, LinkKind::written);
    /// How sure the coding is.
    CodingWord = one_of(Coding::ALL, Coding::written);
    /// How much an event weighs.
    WeightWord = one_of(Weight::ALL, Weight::written);
    /// How exactly a place is known.
    PrecisionWord = one_of(PlacePrecision::ALL, PlacePrecision::written);
}

/// What the tables of the docs call a value, most telling first.
pub fn named() -> Vec<(&'static str, Schema)> {
    let mut generator = SchemaGenerator::default();
    let mut of = |name, schema: fn(&mut SchemaGenerator) -> Schema| (name, schema(&mut generator));
    vec![
        of("`1`", Version::json_schema),
        of("text", Text::json_schema),
        of("id", IdText::json_schema),
        of("id, or a list of ids", OneOrMore::json_schema),
        of("date", Date::json_schema),
        of("two dates", Bounds::json_schema),
        of("time", Time::json_schema),
        of("count", CountText::json_schema),
        of("whole number from 1", Paragraph::json_schema),
        of("paragraph numbers with reasons", Passed::json_schema),
        of("at most eight words", Words::json_schema),
        of("latitude, longitude", Coordinates::json_schema),
        of("address", Url::json_schema),
        of("file name", FileName::json_schema),
        of("64 hexadecimal digits", Hash::json_schema),
        of("duration", Duration::json_schema),
    ]
}
