//! Loading: heads first, then the events piece by piece on two threads, each handed over once and in order.

#![expect(
    clippy::indexing_slicing,
    reason = "files and their parts go by the number that reading gave them, events by the ranges of their layout"
)]

use std::ops::{ControlFlow, Range};
use std::sync::OnceLock;

use super::at::Wrong;
use super::convert::definitions::{self, Definitions, Origins};
use super::crossing::Crossing;
use super::faults::Faults;
use super::file::StoreFile;
use super::gate::{self, Walked, What};
use super::heads;
use super::ids::Ids;
use super::layout::{Layout, alone};
use super::locate::Examined;
use super::names::Names;
use super::piece::{Awaited, Done, Reading, located};
use super::{Kept, Slot, Store, raw, reduced, threads};
use crate::error::{Fault, Refused, Rule, Unreadable};
use crate::model::{Event, EventIx};
use crate::text;
use crate::text::Text;

/// Makes of an event, and what it was read from, what is to be handed over: where it is read, on any thread.
pub type Make<'s, T> = dyn Fn(Event, &str) -> T + Sync + 's;

/// What is handed what was made of each event, once and in order.
pub type Sink<'s, T> = dyn FnMut(EventIx, T) + 's;

/// What is told how far reading has come, and may stop it.
pub type Watch<'s> = dyn FnMut(Progress) -> ControlFlow<()> + 's;

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    /// Events read.
    pub events: usize,
    /// Bytes read.
    pub bytes: usize,
    /// Bytes in all.
    pub of: usize,
}

/// Pieces of the list of events are about so large; smaller in small files, so that both threads have work. What the
/// reader makes of a much larger one takes more than 128 KiB in one block, and giving back such a block makes the
/// memory allocator of glibc keep more for later, in every thread.
const PIECE: Range<usize> = 4 << 10..16 << 10;

/// What is wrong with a value that the reader of values does not take.
const UNREAD: [Rule; 3] = [Rule::DuplicateKey, Rule::WrongShape, Rule::NoValue];

/// How closely files are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// They are known to be good: no gate and no checks.
    Known,
    /// They are the beginnings of files: all but what only the whole tells.
    Beginning,
    /// Everything.
    Whole,
}

/// What is done with what is read.
pub struct Hands<'s, T> {
    /// Makes something of the events.
    pub make: &'s Make<'s, T>,
    /// Takes it.
    pub sink: &'s mut Sink<'s, T>,
    /// Watches.
    pub watch: &'s mut Watch<'s>,
    /// Whether the watch stopped it.
    pub stopped: bool,
}

impl<'s, T> Hands<'s, T> {
    /// Hands that nobody stops.
    pub fn new(make: &'s Make<'s, T>, sink: &'s mut Sink<'s, T>, watch: &'s mut Watch<'s>) -> Hands<'s, T> {
        Hands { make, sink, watch, stopped: false }
    }
}

/// Loads files.
///
/// # Errors
/// Everything wrong with them; or that the watch stopped it.
pub fn load<T: Send>(
    mut files: Vec<StoreFile>,
    care: Care,
    mut hands: Hands<'_, T>,
) -> Result<Store, Refused> {
    let mut faults = Faults::default();
    let mut apart: Vec<Option<String>> = files.iter_mut().map(StoreFile::take_head).collect();
    let loaded = Loading::new(&files, care, &mut faults).run(&mut apart, &mut hands);
    match loaded {
        _ if hands.stopped => Err(stopped()),
        Some(loaded) if !faults.refuses() => Ok(loaded.store(files, faults.sorted())),
        _ => {
            join(&mut files, apart);
            Err(Refused::Faulty(Box::new(faults.report(&files))))
        }
    }
}

/// Puts definitions that stand apart into their files again.
fn join(files: &mut [StoreFile], apart: Vec<Option<String>>) {
    for (file, head) in files.iter_mut().zip(apart) {
        head.iter().for_each(|head| file.join(head));
    }
}

fn stopped() -> Refused {
    let message = "Reading was given up.".into();
    Refused::Unreadable(Unreadable { name: Text::default(), message, hint: None })
}

/// Watches nothing.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Loads files as far as they can be read, and notes everything wrong with them.
pub fn examine(mut files: Vec<StoreFile>) -> Examined {
    let mut faults = Faults::default();
    let apart = files.iter_mut().map(StoreFile::take_head).collect();
    join(&mut files, apart);
    let loaded = Loading::new(&files, Care::Whole, &mut faults)
        .run(&mut [], &mut Hands::new(&|_, _| (), &mut |_, ()| {}, &mut unwatched));
    let store = match loaded {
        Some(loaded) => Ok(loaded.store(files, Vec::new())),
        None => Err(files),
    };
    Examined::new(store, faults)
}

/// What loading comes to.
struct Loaded {
    names: Names,
    slots: Vec<Slot>,
    ids: Ids,
}

impl Loaded {
    fn store(self, files: Vec<StoreFile>, warnings: Vec<Fault>) -> Store {
        Kept { names: self.names, files, slots: self.slots, ids: self.ids, warnings }.into()
    }
}

/// A file on its way in.
struct Part<'t> {
    text: &'t str,
    layout: Layout<'t>,
    /// Whether its head can be read.
    sound: bool,
    /// Whether its layout is settled: it was walked as a whole, or is no better for it.
    settled: bool,
    /// Its head without what cannot be read of it, where something is wrong there.
    reduced: Option<String>,
}

struct Loading<'t, 'f> {
    files: &'t [StoreFile],
    care: Care,
    checked: bool,
    faults: &'f mut Faults,
}

/// Some events of a file.
#[derive(Clone)]
struct Piece {
    part: usize,
    events: Range<usize>,
}

impl<'t, 'f> Loading<'t, 'f> {
    fn new(files: &'t [StoreFile], care: Care, faults: &'f mut Faults) -> Self {
        Loading { files, care, checked: care != Care::Known, faults }
    }

    /// `apart` are the definitions that stand apart from the events of their files: they are given back when they have
    /// been read, unless something is wrong with them.
    fn run<T: Send>(&mut self, apart: &mut [Option<String>], hands: &mut Hands<'_, T>) -> Option<Loaded> {
        if self.checked && self.refuse_bytes() {
            return None;
        }
        let mut parts: Vec<Part<'t>> = (0..self.files.len()).map(|n| self.part(n)).collect();
        let names = OnceLock::new();
        let mut crossing = Crossing::new(self.files);
        let mut origins = Origins::default();
        if apart.iter().any(Option::is_some) {
            let _first = names.set(self.apart(&parts, apart, &mut origins));
        }
        while let Some(odd) = self.events(&parts, &names, &mut origins, &mut crossing, hands) {
            let part = &parts[odd];
            parts[odd] = self.again(odd, part.text);
        }
        let names = names.into_inner().flatten().filter(|_| !hands.stopped)?;
        // What follows needs only where the events lie, which `crossing` knows too.
        parts.iter_mut().for_each(|part| part.layout.events.let_go());
        self.finish(&parts, &names, &origins, &mut crossing);
        let (slots, ids) = crossing.into_parts();
        Some(Loaded { names, slots, ids })
    }

    /// Notes characters that no store may hold; whether there are any.
    fn refuse_bytes(&mut self) -> bool {
        for (n, file) in self.files.iter().enumerate() {
            self.faults.extend(file.refused_bytes(n));
        }
        self.faults.refuses()
    }

    /// A file, its head held against the format.
    fn part(&mut self, n: usize) -> Part<'t> {
        let text = self.files[n].text();
        // What an import wrote is not held against the format again: its head may be very large.
        let imported = self.files[n].imported.as_ref().and_then(|_| Layout::of_import(text));
        if let Some(layout) = imported {
            return Part { text, layout, sound: true, settled: true, reduced: None };
        }
        let by_lines = Layout::by_lines(text);
        if !self.checked {
            let layout = by_lines.unwrap_or_else(|| Layout::head_only(text));
            return Part { text, layout, sound: true, settled: true, reduced: None };
        }
        let Some(layout) = by_lines else { return self.whole(n, text) };
        let walked = gate::check(&layout.head, What::Store);
        if walked.broken {
            let whole = gate::check(text, What::Store);
            if !whole.broken {
                return self.walked(n, text, whole);
            }
        }
        let sound = walked.readable();
        let unread = walked.found.iter().filter(|f| UNREAD.contains(&f.rule));
        let mut unread: Vec<usize> = unread.map(|found| found.at.start).collect();
        unread.sort_unstable();
        let reduced = if unread.is_empty() { None } else { reduced::head(&layout.head, &unread) };
        self.faults.extend(self.files[n].faults(n, walked, |at| layout.in_file(at)));
        Part { text, layout, sound, settled: false, reduced }
    }

    fn whole(&mut self, n: usize, text: &'t str) -> Part<'t> {
        let walked = gate::check(text, What::Store);
        self.walked(n, text, walked)
    }

    /// A file that was walked as a whole.
    fn walked(&mut self, n: usize, text: &'t str, mut walked: Walked) -> Part<'t> {
        let events = std::mem::take(&mut walked.events);
        let list = walked.list.take();
        let sound = walked.readable();
        self.faults.extend(self.files[n].faults(n, walked, |at| at));
        let layout = match list {
            Some(list) if sound => Layout::by_walk(text, list, events),
            _ => Layout::head_only(text),
        };
        Part { text, layout, sound, settled: true, reduced: None }
    }

    /// A file whose pieces could not be read: walked as a whole if it stands that, else settled as it is.
    fn again(&mut self, n: usize, text: &'t str) -> Part<'t> {
        let walked = gate::check(text, What::Store);
        if walked.broken {
            let layout = Layout::by_lines(text).unwrap_or_else(|| Layout::head_only(text));
            let sound = gate::check(&layout.head, What::Store).readable();
            return Part { text, layout, sound, settled: true, reduced: None };
        }
        self.faults.forget_structure(n);
        self.walked(n, text, walked)
    }

    /// Reads the heads of files some of whose definitions stand apart, before any event: as large as these may be, they
    /// are given back first.
    fn apart(
        &mut self,
        parts: &[Part<'t>],
        apart: &mut [Option<String>],
        origins: &mut Origins,
    ) -> Option<Names> {
        let mut found = Vec::new();
        let definitions = self.heads(parts, apart, &mut found);
        *origins = definitions.origins;
        let mut kept = Faults::default();
        kept.extend((found, definitions.more));
        if !self.faults.refuses() && !kept.refuses() {
            kept.forget(|fault| apart.get(fault.file).is_some_and(Option::is_some));
            apart.iter_mut().for_each(|head| *head = None);
        }
        self.faults.absorb(kept);
        self.faults.leave_out(definitions.more_warnings);
        definitions.names
    }

    /// Reads the heads, then all events from the first that is missing. Stops at a file of an odd layout.
    fn events<T: Send>(
        &mut self,
        parts: &[Part<'t>],
        names: &Awaited,
        origins: &mut Origins,
        crossing: &mut Crossing<'_>,
        hands: &mut Hands<'_, T>,
    ) -> Option<usize> {
        let pieces = pieces(parts, crossing.len());
        crossing.reserve(parts.iter().map(|part| part.layout.events.len()).sum());
        let threads = threads::worth(pieces.len());
        let (mut found, mut more, mut more_warnings) = (Vec::new(), 0, 0);
        let first = || {
            let _released = Released(names);
            if names.get().is_none() {
                let definitions = self.heads(parts, &[], &mut found);
                *origins = definitions.origins;
                (more, more_warnings) = (definitions.more, definitions.more_warnings);
                let _first = names.set(definitions.names);
            }
        };
        let make = hands.make;
        let work = |n: usize| match pieces.get(n) {
            Some(piece) => self.reading(parts, piece.part).read(piece.events.clone(), names, make),
            None => Done::default(),
        };
        let mut odd = None;
        let mut faults = Faults::default();
        let refused = self.faults.refuses();
        let of = before(self.files, self.files.len());
        let take = |n: usize, done: Done<T>| {
            let Some(piece) = pieces.get(n) else { return ControlFlow::Break(()) };
            if done.odd && !parts[piece.part].settled {
                odd = Some(piece.part);
                return ControlFlow::Break(());
            }
            faults.absorb(done.faults);
            let ranges = parts[piece.part].layout.events.some(piece.events.clone());
            for ((apart, made), range) in done.events.into_iter().zip(&ranges) {
                let slot = Slot::new(piece.part, range);
                let ix = crossing.add(slot, &apart, names.get().and_then(Option::as_ref));
                if let Some(made) = made.filter(|_| !refused && !faults.refuses()) {
                    (hands.sink)(ix, made);
                }
            }
            let bytes = before(self.files, piece.part) + ranges.last().map_or(0, |range| range.end);
            let watched = (hands.watch)(Progress { events: crossing.len(), bytes, of });
            hands.stopped |= watched.is_break();
            watched
        };
        threads::in_order(threads - 1, pieces.len(), first, work, take);
        self.faults.extend((found, more));
        self.faults.leave_out(more_warnings);
        self.faults.absorb(faults);
        odd
    }

    /// How the events of a file are read.
    fn reading<'a>(&'a self, parts: &'a [Part<'t>], n: usize) -> Reading<'a> {
        let flawed = self.faults.has_errors_in(n);
        Reading { file: &self.files[n], n, layout: &parts[n].layout, checked: self.checked, flawed }
    }

    /// The heads of all files together; no definitions if one of them cannot be read.
    fn heads(&self, parts: &[Part<'t>], apart: &[Option<String>], found: &mut Vec<Fault>) -> Definitions {
        let names: Vec<Text> = self.files.iter().map(|f| f.name.clone()).collect();
        let texts: Vec<&str> =
            parts.iter().enumerate().map(|(n, part)| head_of(part, apart.get(n))).collect();
        // Where a list is not what it seems to be, the whole tells why.
        for read in [raw::head, raw::whole_head] {
            let Some(heads) = self.read(parts, &texts, read, found) else { break };
            if let Some(definitions) = self.definitions(&heads, &names, parts, &texts, found) {
                return definitions;
            }
        }
        if !found.is_empty() || parts.iter().all(|part| part.reduced.is_none()) {
            return Definitions::default();
        }
        let reduced = parts.iter().zip(&texts).map(|(part, text)| part.reduced.as_deref().unwrap_or(text));
        let heads = self.read(parts, &reduced.collect::<Vec<_>>(), raw::whole_head, found);
        let definitions = heads.and_then(|heads| self.definitions(&heads, &names, parts, &texts, found));
        definitions.unwrap_or_default()
    }

    /// What heads define; what is wrong with it has its place in the texts of the heads.
    fn definitions(
        &self,
        heads: &[raw::Head<'_>],
        names: &[Text],
        parts: &[Part<'t>],
        texts: &[&str],
        found: &mut Vec<Fault>,
    ) -> Option<Definitions> {
        let mut definitions = definitions::read(heads, names)?;
        for (n, wrongs) in std::mem::take(&mut definitions.wrongs).into_iter().enumerate() {
            found.extend(self.in_head(n, &parts[n], texts[n], wrongs));
        }
        Some(definitions)
    }

    /// The heads as they are written; none if one cannot be read.
    fn read<'h>(
        &self,
        parts: &[Part<'t>],
        texts: &[&'h str],
        read: fn(&'h str) -> Result<raw::Head<'h>, raw::Stumble>,
        found: &mut Vec<Fault>,
    ) -> Option<Vec<raw::Head<'h>>> {
        let mut heads = Vec::with_capacity(parts.len());
        for (n, part) in parts.iter().enumerate().filter(|(_, part)| part.sound) {
            match read(texts[n]) {
                Ok(head) => heads.push(head),
                Err(stumble) if self.checked && !self.faults.has_errors_in(n) => {
                    let at = part.layout.in_file(stumble.at.unwrap_or(0));
                    let message = text!("This cannot be read: {}.", stumble.message);
                    found.push(self.files[n].fault(n, Rule::Syntax, at..at, message));
                }
                _ => {}
            }
        }
        (heads.len() == parts.len()).then_some(heads)
    }

    /// Faults of a head, with their places.
    fn in_head(&self, n: usize, part: &Part<'t>, head: &str, wrongs: Vec<Wrong>) -> Vec<Fault> {
        if wrongs.is_empty() {
            return Vec::new();
        }
        let places = heads::places(head, &wrongs);
        let in_file = |at: Range<usize>| part.layout.in_file(at.start)..part.layout.in_file(at.end);
        let each = wrongs.into_iter().zip(places);
        each.map(|(wrong, at)| self.files[n].wrong(n, wrong, in_file(at))).collect()
    }

    /// What only the whole tells: duplicate ids, links and anchors, definitions that nothing uses.
    fn finish(&mut self, parts: &[Part<'t>], names: &Names, origins: &Origins, crossing: &mut Crossing<'_>) {
        if self.care != Care::Whole {
            return;
        }
        let place = |slot: Slot| match self.files.get(slot.file as usize) {
            Some(file) => text!("line {} of {}", file.line(slot.start as usize), file.name),
            None => Text::default(),
        };
        for (ix, wrongs) in crossing.wrongs(names, &place) {
            if self.faults.is_full() {
                self.faults.count(&wrongs);
                continue;
            }
            let Some(slot) = crossing.slot(ix) else { continue };
            let (n, range) = (slot.file as usize, slot.range());
            let text = match parts[n].layout.by_lines {
                true => parts[n].text.get(range.clone()).unwrap_or_default().to_owned(),
                false => alone(parts[n].text, &range),
            };
            let more = wrongs.more();
            let found = located(&self.files[n], n, wrongs.0, &range, &text);
            self.faults.extend((found, more));
        }
        if self.faults.refuses() {
            return;
        }
        let unused = super::unused::wrongs(names, origins, parts.len()).into_iter().enumerate();
        for (n, wrongs) in unused.filter(|(n, _)| !self.files[*n].is_apart()) {
            self.faults.leave_out(wrongs.more_warnings());
            let found = self.in_head(n, &parts[n], &parts[n].layout.head, wrongs.0);
            self.faults.extend((found, 0));
        }
    }
}

/// Empties a long list for good. It is made short before it is given back: see [`PIECE`] on giving back long ones.
pub fn let_go<T>(list: &mut Vec<T>) {
    list.clear();
    list.shrink_to(1);
}

/// Lets nobody wait for definitions that never come, should reading them panic.
struct Released<'a>(&'a Awaited);

impl Drop for Released<'_> {
    fn drop(&mut self) {
        let _there_already = self.0.set(None);
    }
}

/// The head of a file, which may stand apart.
fn head_of<'h>(part: &'h Part<'_>, apart: Option<&'h Option<String>>) -> &'h str {
    apart.and_then(Option::as_deref).unwrap_or(&part.layout.head)
}

/// How many bytes the files before one hold.
fn before(files: &[StoreFile], file: usize) -> usize {
    files.iter().take(file).map(|f| f.bytes().len()).sum()
}

/// All pieces of all files, after the first `done` events.
fn pieces(parts: &[Part<'_>], done: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut before = 0;
    for (n, part) in parts.iter().enumerate() {
        let bytes = part.layout.out.len();
        for events in part.layout.pieces((bytes / 8).clamp(PIECE.start, PIECE.end)) {
            let start = events.start.max(done.saturating_sub(before));
            if start < events.end {
                pieces.push(Piece { part: n, events: start..events.end });
            }
        }
        before += part.layout.events.len();
    }
    pieces
}
