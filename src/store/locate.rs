//! A store that is looked at more closely than loading does: what can be read of it even where it is refused, and
//! the places of whatever is found later.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use serde::Deserialize;

use super::at::{Spot, Step, Wrong};
use super::faults::Faults;
use super::file::StoreFile;
use super::gate::{self, What};
use super::layout::{Layout, alone};
use super::raw::{self, Head, Scalar};
use super::{Files, Input, Limits, Store, convert, load, spans};
use crate::error::{Fault, Report, Severity, Unreadable};
use crate::model::{Claim, Event, EventIx};
use crate::text::runs;

/// What a fault stands in that was found after loading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// An event; the way to the fault begins in its mapping.
    Event(EventIx),
    /// A definition, by the key of its list and its id, or its name if it is a view; the way begins in its mapping.
    Definition(&'static str, Box<str>),
}

/// A store as far as it can be read, with everything that loading found wrong with it.
#[derive(Debug)]
pub struct Examined {
    /// The store, unless its definitions cannot be read. Where it is refused, events that cannot be read are not in
    /// it, and others lack what cannot be read of them: see [`Examined::flawed`].
    pub store: Option<Store>,
    files: Vec<StoreFile>,
    faults: Faults,
}

/// Bytes that are too few for an event: without any of these it is none. Of very short ones there may be very many.
const LEAST: usize = "id:date:form:kind:".len();

impl Store {
    /// Opens stores to find everything wrong with them, whether they are refused or not.
    ///
    /// # Errors
    /// The first input that cannot be read.
    pub fn examine(inputs: &[Input], limits: &Limits) -> Result<Examined, Unreadable> {
        let files = Files::read(inputs.to_vec(), limits)?.into_inner();
        Ok(load::examine(files))
    }

    /// An event, if it can be read.
    pub fn readable(&self, ix: EventIx) -> Option<Event> {
        let (file, slot) = self.slot(ix)?;
        let text = file.text().get(slot.range())?;
        (text.len() >= LEAST && may_be_read(text)).then(|| self.built(ix))?
    }

    /// The places of what was found in events and definitions.
    pub fn locate(&self, found: BTreeMap<Owner, Vec<Wrong>>) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut in_heads: BTreeMap<usize, Vec<Wrong>> = BTreeMap::new();
        let heads = Heads::new(self);
        for (owner, wrongs) in found {
            match owner {
                Owner::Event(ix) => faults.extend(self.in_event(ix, wrongs)),
                Owner::Definition(list, id) => {
                    let Some((file, item)) = heads.find(list, &id) else { continue };
                    let way = [Step::Key(list), Step::Item(item)];
                    let whole = |wrong: Wrong| Wrong { path: [&way[..], &wrong.path].concat(), ..wrong };
                    in_heads.entry(file).or_default().extend(wrongs.into_iter().map(whole));
                }
            }
        }
        for (file, wrongs) in in_heads {
            faults.extend(heads.faults(file, wrongs));
        }
        faults
    }

    /// What can be read of an event in which loading found an error.
    pub fn salvaged(&self, ix: EventIx) -> Option<Salvaged> {
        let (file, slot) = self.slot(ix)?;
        let (text, listed) = cut_out(file, &slot.range());
        if !may_be_read(&text) {
            return None;
        }
        let raw =
            if listed { raw::events(&text).ok()?.into_iter().next()? } else { raw::event(&text).ok()? };
        let bare = self.bare(&raw);
        let convert = |raw: &raw::Event<'_>| convert::event::event(raw, &self.kept.names).event;
        // Without its texts: they may be long, and its claims very many.
        let empty =
            raw::Event { title: Scalar::default(), summary: Scalar::default(), dated: None, ..bare.clone() };
        let claim = |(n, claim): (usize, &raw::Claim<'_>)| {
            let alone = raw::Event { claims: vec![claim.clone()], ..empty.clone() };
            Some((n, convert(&alone)?.claims.pop()?))
        };
        let claims: Vec<(usize, Claim)> = raw.claims.iter().enumerate().filter_map(claim).collect();
        Some(Salvaged { event: convert(&bare)?, is_whole: claims.len() == raw.claims.len(), claims })
    }

    /// The texts of an event, with something harmless for all else that an event must have.
    fn bare<'r>(&self, raw: &raw::Event<'r>) -> raw::Event<'r> {
        let text = |text: &'static str| Scalar(text.into());
        let kind = self.kept.names.catalog.kinds.first().map(|k| Scalar(k.id.to_string().into()));
        let dated = raw.dated.clone().map(|dated| raw::Dated { how: text("stated"), ..dated });
        raw::Event {
            id: text("salvaged"),
            date: text("2000"),
            form: text("incident"),
            kind: kind.unwrap_or_default(),
            title: raw.title.clone(),
            summary: raw.summary.clone(),
            dated,
            ..raw::Event::default()
        }
    }

    fn in_event(&self, ix: EventIx, wrongs: Vec<Wrong>) -> Vec<Fault> {
        let Some((file, slot)) = self.slot(ix) else { return Vec::new() };
        let range = slot.range();
        let (text, listed) = cut_out(file, &range);
        let ahead = text.len() - range.len();
        let in_file = |at: Range<usize>| {
            let place = |at: usize| range.start + at.saturating_sub(ahead);
            place(at.start)..place(at.end)
        };
        placed(file, slot.file as usize, &text, listed, wrongs, in_file)
    }
}

/// What can be read of an event in which something is wrong.
#[derive(Debug)]
pub struct Salvaged {
    /// The event, of which only the title, the summary, and the words and the note of `dated` are its own.
    pub event: Event,
    /// Its claims as far as they can be read, with their items in its list.
    pub claims: Vec<(usize, Claim)>,
    /// Whether these are all of its claims.
    pub is_whole: bool,
}

/// Whether the reader of values may see an event: one that was barred before must not reach it now. Where the whole file
/// was walked to find its events, none is barred; and nothing refers to anything else without an asterisk, so that most
/// need not be walked again.
fn may_be_read(event: &str) -> bool {
    let refers = || memchr::memchr(b'*', event.as_bytes()).is_some();
    let bars = || refers() && !gate::check(event, What::Events).readable();
    !event.starts_with('-') || gate::is_well(event) || (gate::depth::too_deep(event).is_none() && !bars())
}

/// The text of an event as a document of its own, and whether that is a list with the event as its only item.
fn cut_out(file: &StoreFile, event: &Range<usize>) -> (String, bool) {
    let slice = file.text().get(event.clone()).unwrap_or_default();
    let listed = slice.starts_with('-');
    (if listed { slice.to_owned() } else { alone(file.text(), event) }, listed)
}

/// Faults with their places in a file, `in_file` telling them from those in the text.
fn placed(
    file: &StoreFile,
    n: usize,
    text: &str,
    list: bool,
    wrongs: Vec<Wrong>,
    in_file: impl Fn(Range<usize>) -> Range<usize>,
) -> Vec<Fault> {
    let places = spans::places(text, list, &wrongs);
    let mut words = HashMap::new();
    let narrow = |(wrong, at): (Wrong, Range<usize>)| {
        let at = word(text, &at, &wrong.spot, &mut words).unwrap_or(at);
        file.wrong(n, wrong, in_file(at))
    };
    wrongs.into_iter().zip(places).map(narrow).collect()
}

/// Where each run of letters and digits of a value stands.
type Runs<'t> = HashMap<&'t str, Vec<usize>>;

/// The bytes of the word that is meant, if it stands in a value; `known` keeps the runs of values, in which very many
/// words may be meant.
fn word<'t>(
    text: &'t str,
    value: &Range<usize>,
    spot: &Spot,
    known: &mut HashMap<Range<usize>, Runs<'t>>,
) -> Option<Range<usize>> {
    let Spot::Word(word, n) = spot else { return None };
    let first = runs(word).next()?.1;
    let runs = known.entry(value.clone()).or_insert_with(|| runs_of(text, value));
    let start = *runs.get(first)?.get(*n)?;
    text.get(start..)?.starts_with(&**word).then(|| start..start + word.len())
}

/// The runs of a value. The letter of an escape is none of it.
fn runs_of<'t>(text: &'t str, value: &Range<usize>) -> Runs<'t> {
    let value_text = text.get(value.clone()).unwrap_or_default();
    let escapes = value_text.starts_with('"');
    let mut all = Runs::new();
    for (at, run) in runs(value_text) {
        let escape = escapes && value_text.get(..at).is_some_and(|before| before.ends_with('\\'));
        let run = if escape { run.get(1..).unwrap_or_default() } else { run };
        all.entry(run).or_default().push(value.start + at + usize::from(escape));
    }
    all
}

impl Examined {
    /// How many events the store holds, those that cannot be read among them.
    pub fn len(&self) -> usize {
        self.store.as_ref().map_or(0, Store::len)
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the store is refused.
    pub fn refused(&self) -> bool {
        self.faults.refuses()
    }

    /// The events in which loading found an error.
    pub fn flawed(&self) -> BTreeSet<EventIx> {
        let Some(store) = &self.store else { return BTreeSet::new() };
        let errors = self.faults.iter().filter(|f| f.rule.row().severity == Severity::Error);
        // Places of faults count the byte-order mark, those of events do not.
        let mark = |n: usize| store.kept.files.get(n).map_or(0, |f| f.bytes().len() - f.text().len());
        let in_text = |f: &Fault| (f.file, f.at.start.saturating_sub(mark(f.file)));
        let mut errors: Vec<(usize, usize)> = errors.map(in_text).collect();
        errors.sort_unstable();
        let slots = store.kept.slots.iter().enumerate();
        let has_error = |file: usize, range: Range<usize>| {
            let first = errors.partition_point(|e| *e < (file, range.start));
            errors.get(first).is_some_and(|e| e.0 == file && e.1 <= range.end)
        };
        let flawed = slots.filter(|(_, slot)| has_error(slot.file as usize, slot.range()));
        flawed.map(|(n, _)| EventIx(n as u32)).collect()
    }

    /// The report on what loading found and on more faults, of which so many errors and warnings were left out.
    pub fn report(mut self, found: Vec<Fault>, (errors, warnings): (usize, usize)) -> Report {
        self.faults.extend((found, errors));
        self.faults.leave_out(warnings);
        let files = self.store.as_ref().map_or(self.files.as_slice(), Store::files);
        self.faults.report(files)
    }

    /// What loading came to: the store it made, or the files alone.
    pub(super) fn new(store: Result<Store, Vec<StoreFile>>, faults: Faults) -> Examined {
        match store {
            Ok(store) => Examined { store: Some(store), files: Vec::new(), faults },
            Err(files) => Examined { store: None, files, faults },
        }
    }
}

/// The files without their events, and where in them each definition stands first.
struct Heads<'s> {
    files: &'s [StoreFile],
    layouts: Vec<Layout<'s>>,
    items: HashMap<(&'static str, String), (usize, usize)>,
}

impl<'s> Heads<'s> {
    fn new(store: &'s Store) -> Heads<'s> {
        let events = |n: usize| store.kept.slots.iter().filter(|s| s.file as usize == n).count();
        let each = store.kept.files.iter().enumerate();
        let layouts = each.map(|(n, file)| layout(file.text(), events(n))).collect();
        let mut heads = Heads { files: &store.kept.files, layouts, items: HashMap::new() };
        heads.learn();
        heads
    }

    fn learn(&mut self) {
        for (file, layout) in self.layouts.iter().enumerate() {
            let known = |head: Result<Head<'_>, raw::Stumble>| head.ok().and_then(|head| lists(&head));
            let text = &layout.head;
            let found = known(raw::head(text)).or_else(|| known(raw::whole_head(text)));
            for (list, ids) in found.into_iter().flatten() {
                for (item, id) in ids.into_iter().enumerate() {
                    self.items.entry((list, id)).or_insert((file, item));
                }
            }
        }
    }

    /// The file and the item of a list that defines an id.
    fn find(&self, list: &'static str, id: &str) -> Option<(usize, usize)> {
        self.items.get(&(list, id.to_owned())).copied()
    }

    fn faults(&self, n: usize, wrongs: Vec<Wrong>) -> Vec<Fault> {
        let (Some(file), Some(layout)) = (self.files.get(n), self.layouts.get(n)) else { return Vec::new() };
        let in_file = |at: Range<usize>| layout.in_file(at.start)..layout.in_file(at.end);
        placed(file, n, &layout.head, false, wrongs, in_file)
    }
}

/// The layout of a file that is known to hold so many events.
fn layout(text: &str, events: usize) -> Layout<'_> {
    if let Some(layout) = Layout::by_lines(text).filter(|l| l.events.len() == events) {
        return layout;
    }
    let walked = gate::check(text, What::Store);
    match walked.list {
        Some(list) => Layout::by_walk(text, list, walked.events),
        None => Layout::head_only(text),
    }
}

/// The lists in which something may be found, with what their items are called; none if one of them cannot be read.
fn lists(head: &Head<'_>) -> Option<[(&'static str, Vec<String>); 5]> {
    let owned = |id: &Scalar<'_>| id.as_str().to_owned();
    Some([
        ("questions", head.questions.iter().map(|d| owned(&d.id)).collect()),
        ("sources", ids(head.sources.runs(), |d| owned(&d.id))?),
        ("places", ids(head.places.runs(), |d| owned(&d.id))?),
        ("actors", ids(head.actors.runs(), |d| owned(&d.id))?),
        ("views", head.views.iter().map(|d| owned(&d.name)).collect()),
    ])
}

/// What the items of a list are called.
fn ids<'a, T: Deserialize<'a> + Clone>(
    runs: raw::Runs<'_, 'a, T>,
    id: impl Fn(&T) -> String,
) -> Option<Vec<String>> {
    let mut all = Vec::with_capacity(runs.items());
    for n in 0..runs.len() {
        all.extend(runs.get(n)?.1.iter().map(&id));
    }
    Some(all)
}
