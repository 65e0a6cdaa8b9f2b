//! The values of a store as written, before anything is checked: the only file that names `serde_yaml`.
//!
//! Every scalar is read as text, whatever its style; the gate has seen to the styles. A key left out reads as
//! empty and a key unknown is passed over, because the gate reports both with their places.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::brisk;
use super::layout::{List, runs};
pub use listed::{Listed, Runs};

mod listed;

/// A scalar as text, borrowed from the file where its value stands there letter by letter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scalar<'a>(pub Cow<'a, str>);

impl Scalar<'_> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Scalar(Cow::Owned(text.to_owned())))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Scalar<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(ScalarVisitor)
    }
}

/// One value or a list of values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Many<'a> {
    /// The values.
    pub values: Vec<Scalar<'a>>,
    /// Whether they were written as a list.
    pub listed: bool,
}

struct ManyVisitor;

impl<'de> Visitor<'de> for ManyVisitor {
    type Value = Many<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of texts")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Many { values: vec![Scalar(Cow::Borrowed(text))], listed: false })
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Many { values: vec![Scalar(Cow::Owned(text.to_owned()))], listed: false })
    }

    // What reads as something else is empty here; the gate reports it.

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Many::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Many::default())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Many::default())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Many::default())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Many::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        Ok(Many { values, listed: true })
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Many<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ManyVisitor)
    }
}

/// A scalar that is told from one whose key is left out, even where nothing stands under the key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given<'a>(pub Option<Scalar<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for Given<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Scalar::deserialize(from).map(|scalar| Given(Some(scalar)))
    }
}

/// Paragraph numbers with a reason for each, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbered<'a>(pub Vec<(Scalar<'a>, Scalar<'a>)>);

struct NumberedVisitor;

impl<'de> Visitor<'de> for NumberedVisitor {
    type Value = Numbered<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("paragraph numbers with a reason for each")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Numbered(pairs))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Numbered<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(NumberedVisitor)
    }
}

macro_rules! raw {
    ($($(#[$doc:meta])* $name:ident { $($field:ident $(= $written:literal)? : $type:ty),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Deserialize)]
        #[serde(default, bound(deserialize = "'de: 'a"))]
        pub struct $name<'a> {
            $(#[doc = concat!("The value of `", stringify!($field), "`.")]
            $(#[serde(rename = $written)])?
            pub $field: $type,)+
        }
    )+};
}

raw! {
    /// Everything in a file but its events.
    Head {
        dateline: Scalar<'a>, title: Scalar<'a>, version: Scalar<'a>, about: Scalar<'a>,
        licence: Scalar<'a>, attribution: Scalar<'a>, covers: Scalar<'a>,
        kinds: Vec<Term<'a>>, sides: Vec<Term<'a>>, roles: Vec<Term<'a>>, actor_kinds: Vec<Term<'a>>,
        questions: Vec<Question<'a>>, sources: Listed<'a, Source<'a>>, places: Listed<'a, Place<'a>>,
        actors: Listed<'a, Actor<'a>>, views: Vec<View<'a>>,
    }
    /// A value of one of the store's closed lists.
    Term { id: Scalar<'a>, name: Scalar<'a> }
    /// A question.
    Question { id: Scalar<'a>, ask: Scalar<'a>, answers: Vec<Scalar<'a>> }
    /// A source.
    Source {
        id: Scalar<'a>, title: Scalar<'a>, publisher: Scalar<'a>, author: Scalar<'a>, agency: Scalar<'a>,
        url: Scalar<'a>, language: Scalar<'a>, published: Scalar<'a>, published_basis: Scalar<'a>,
        caution: Scalar<'a>, file: Scalar<'a>, sha256: Scalar<'a>, passed_over: Numbered<'a>,
        whole: Scalar<'a>,
    }
    /// A place.
    Place {
        id: Scalar<'a>, name: Scalar<'a>, also: Vec<Scalar<'a>>, within: Many<'a>, at: Vec<Scalar<'a>>,
        precision: Scalar<'a>,
    }
    /// An actor.
    Actor { id: Scalar<'a>, name: Scalar<'a>, also: Vec<Scalar<'a>>, kind: Scalar<'a>, side: Scalar<'a> }
    /// A named view.
    View { name: Scalar<'a>, query = "where": Scalar<'a> }
    /// A mark or a note.
    Mark { event: Scalar<'a>, store: Scalar<'a>, hash: Scalar<'a>, marked: Scalar<'a>, note: Scalar<'a> }
    /// An event.
    Event {
        id: Scalar<'a>, date: Scalar<'a>, bounds: Vec<Scalar<'a>>, time: Scalar<'a>, dated: Option<Dated<'a>>,
        form: Scalar<'a>, kind: Scalar<'a>, title: Scalar<'a>, summary: Scalar<'a>, place: Many<'a>,
        actors: Vec<Part<'a>>, toll: Vec<Toll<'a>>, figures: Vec<Figure<'a>>, claims: Vec<Claim<'a>>,
        answers: Vec<Answer<'a>>, links: Vec<Link<'a>>, coding: Scalar<'a>, weight: Scalar<'a>,
        tags: Vec<Scalar<'a>>,
    }
    /// How a date is known.
    Dated { how: Scalar<'a>, from: Scalar<'a>, anchor: Scalar<'a>, note: Scalar<'a> }
    /// Who did what.
    Part { who: Scalar<'a>, role = "as": Scalar<'a>, basis: Scalar<'a> }
    /// A row of a toll.
    Toll {
        side: Scalar<'a>, of: Scalar<'a>, killed: Scalar<'a>, injured: Scalar<'a>, arrested: Scalar<'a>,
        kidnapped: Scalar<'a>, freed: Scalar<'a>, displaced: Scalar<'a>,
    }
    /// Another count.
    Figure { of: Scalar<'a>, count: Scalar<'a> }
    /// A claim.
    Claim {
        source: Scalar<'a>, para: Given<'a>, words: Scalar<'a>, by: Many<'a>, via: Many<'a>,
        style: Scalar<'a>, slip: Scalar<'a>, rejected: Scalar<'a>, says: Option<Says<'a>>,
    }
    /// What a claim says where it differs from the event as coded.
    Says {
        date: Scalar<'a>, place: Many<'a>, kind: Scalar<'a>, actors: Vec<Part<'a>>, toll: Vec<Toll<'a>>,
        text: Scalar<'a>,
    }
    /// An answer.
    Answer { to: Scalar<'a>, says: Scalar<'a> }
    /// A link.
    Link { to: Scalar<'a>, kind = "as": Scalar<'a>, offset: Scalar<'a> }
}

/// What the reader stumbled over, and where in the text, if it says so.
#[derive(Clone, Debug)]
pub struct Stumble {
    /// Its message.
    pub message: String,
    /// Byte offset into the text it was given.
    pub at: Option<usize>,
}

impl Stumble {
    /// What the reader said of a text: the place, which it counts in characters, is taken out of the words.
    fn new(error: &serde_yaml::Error, text: &str) -> Stumble {
        let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
        let mut message = error.to_string();
        while let Some(range) = place_in(&message) {
            message.replace_range(range, "");
        }
        Stumble { at: error.location().map(|l| byte(l.index())), message }
    }
}

/// Where words such as " at line 9 column 36" stand.
fn place_in(message: &str) -> Option<Range<usize>> {
    message.match_indices(" at line ").find_map(|(start, words)| {
        let digits = |from: usize| {
            let rest = message.get(from..).unwrap_or_default();
            from + rest.bytes().take_while(u8::is_ascii_digit).count()
        };
        let line = digits(start + words.len());
        let column = message.get(line..)?.strip_prefix(" column ")?;
        Some(start..digits(message.len() - column.len()))
    })
}

/// A longer head is read a part after another.
const LONG: usize = 64 << 10;

/// How many bytes of a list are read at a time.
const PIECE: usize = 4 << 10;

/// Everything but the events, from a whole file or from what is left of it without them. Long lists are left as text:
/// should one not be read in the end, [`whole_head`] tells why.
pub fn head(text: &str) -> Result<Head<'_>, Stumble> {
    match (text.len() > LONG).then(|| in_parts(text)).flatten() {
        Some(head) => Ok(head),
        None => whole_head(text),
    }
}

/// As [`head`], with everything read at once.
pub fn whole_head(text: &str) -> Result<Head<'_>, Stumble> {
    serde_yaml::from_str(text).map_err(|error| Stumble::new(&error, text))
}

/// A head with its long lists left to be read some items at a time: the reader keeps everything that it is given as
/// tokens, many times as large, until it is done. None where that is not possible or something is wrong, whose place
/// the whole tells better.
fn in_parts(text: &str) -> Option<Head<'_>> {
    let mut lists: Vec<(&str, List)> = ["sources:", "places:", "actors:"]
        .into_iter()
        .filter_map(|key| List::of(text, key).map(|list| (key, list)))
        .collect();
    lists.sort_unstable_by_key(|(_, list)| list.key);
    let mut head = Head::default();
    let mut from = 0;
    for (key, list) in &lists {
        head.join(between(text.get(from..list.key)?)?);
        let run = |run: Range<usize>| {
            let (first, last) = (list.items.get(run.start)?, list.items.get(run.end.checked_sub(1)?)?);
            Some((run.start, text.get(first.start..last.end)?))
        };
        let runs = runs(&list.items, PIECE).into_iter().map(run).collect::<Option<Vec<_>>>()?;
        match *key {
            "sources:" => head.sources = Listed::Long(runs, list.items.len()),
            "places:" => head.places = Listed::Long(runs, list.items.len()),
            _ => head.actors = Listed::Long(runs, list.items.len()),
        }
        from = list.range.end;
    }
    head.join(between(text.get(from..)?)?);
    Some(head)
}

/// What stands between two lists; that may be nothing.
fn between(text: &str) -> Option<Head<'_>> {
    serde_yaml::from_str::<Option<Head<'_>>>(text).ok().map(Option::unwrap_or_default)
}

fn items_of<'a, T: Deserialize<'a>>(piece: &'a str) -> Option<Vec<T>> {
    brisk::items(piece).or_else(|| whole(piece))
}

/// A text as the reader of all of YAML takes it.
pub fn whole<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    serde_yaml::from_str(text).ok()
}

impl<'a> Head<'a> {
    /// Takes what another part of the same head holds: a key stands in one of them only.
    fn join(&mut self, other: Head<'a>) {
        macro_rules! take {
            ($($field:ident)+) => {$(
                if !other.$field.is_empty() {
                    self.$field = other.$field;
                }
            )+};
        }
        take!(dateline title version about licence attribution covers);
        take!(kinds sides roles actor_kinds questions sources places actors views);
    }
}

/// The events of a piece of a block list, items and all.
pub fn events(piece: &str) -> Result<Vec<Event<'_>>, Stumble> {
    if let Some(events) = brisk::items(piece) {
        return Ok(events);
    }
    serde_yaml::from_str(piece).map_err(|error| Stumble::new(&error, piece))
}

/// A person's own views.
pub fn views(text: &str) -> Result<Vec<View<'_>>, Stumble> {
    serde_yaml::from_str(text).map_err(|error| Stumble::new(&error, text))
}

/// A person's own marks and notes.
pub fn marks(text: &str) -> Result<Vec<Mark<'_>>, Stumble> {
    serde_yaml::from_str(text).map_err(|error| Stumble::new(&error, text))
}

/// One event from its mapping alone.
pub fn event(mapping: &str) -> Result<Event<'_>, Stumble> {
    serde_yaml::from_str(mapping).map_err(|error| Stumble::new(&error, mapping))
}

/// The definitions and the events of the embedded store, from its JSON twin.
pub fn twin(json: &str) -> Option<(Head<'_>, Vec<Event<'_>>)> {
    serde_json::from_str(json).ok()?
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A head that is read in parts, with something awkward between its lists.
    fn long(between: &str) -> String {
        let item = |n: usize| format!("- id: it-{n}\n  name: \"Item {n}\"\n\n  also: [a, 'b: c']\n# on\n");
        let list: String = (0..1500).map(item).collect();
        format!(
            "# head\ndateline: 1\ntitle: >-\n  sources:\n  - x\nplaces:\n{list}{between}actors: # all\n{list}"
        )
    }

    #[test]
    fn a_long_head_read_in_parts_is_the_same_head() {
        for between in [
            "",
            "kinds: [{id: a, name: A}]\n",
            "# nothing\n\n",
            "sources:\n- id: s\n  title: 't'\nviews: []\n",
        ] {
            let text = long(between);
            assert!(text.len() > LONG);
            let parts = in_parts(&text).expect("each part can be read");
            assert_eq!(parts, serde_yaml::from_str(&text).unwrap(), "{between:?}");
            assert_eq!(parts, head(&text).unwrap());
            assert_eq!((parts.places.len(), parts.actors.len()), (1500, 1500));
        }
    }

    #[test]
    fn what_looks_like_a_list_within_a_text_is_left_to_the_whole() {
        let text = long("about: \"words\nsources:\n- id: x\n  title: t\"\n");
        assert!(in_parts(&text).is_none());
        let broken = long("kinds: [\n");
        let whole = serde_yaml::from_str::<Head<'_>>(&broken).unwrap_err();
        assert_eq!(head(&broken).unwrap_err().message, Stumble::new(&whole, &broken).message);
    }
}
