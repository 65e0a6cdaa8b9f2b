//! The words of events, left where they stand in the file: of a text in plain letters only the place is kept, a few
//! bytes instead of a copy. What stands there otherwise (with accents, behind escapes) is kept apart, folded.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use memchr::memmem::Finder;

use super::arena::Ends;
use super::bits::Bits;
use super::needle::{Needle, ahead};
use super::texts::{Texts, own_texts};
use crate::model::{Event, EventIx};
use crate::store::{Store, Written};
use crate::text::Text;
use crate::thread::Thread;

/// How often the first word of a text may stand elsewhere before the text is kept apart.
const TRIES: usize = 16;

/// How far a text is looked for, in bytes: an event may be as long as a file.
const NEAR: usize = 16 << 10;

/// The texts of every event that words are looked for in, and its title.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// For each event: which of its texts is the title, from 1, or 0; then where each lies, as the distance from
    /// the beginning of the one before, and how long it is.
    recipes: Vec<u8>,
    ends: Ends,
    /// Events of which texts are kept apart, ascending.
    owners: Vec<u32>,
    apart: Texts,
    /// Titles that are kept apart, by event.
    titles: Vec<(u32, Text)>,
}

/// Where the texts of one event stand in what it was read from, and those that do not stand there as they read.
#[derive(Clone, Debug, Default)]
pub struct Located {
    /// As in [`Words`].
    recipe: Vec<u8>,
    /// Texts that are kept apart, folded, one after the other.
    apart: Texts,
    /// The title, where it is kept apart.
    title: Option<Text>,
}

impl Located {
    /// Looks for the texts of an event in what it was read from; that may be empty.
    pub fn of(event: &Event, written: &str) -> Located {
        let (mut places, mut from, mut apart) = (Vec::new(), 0, Texts::default());
        own_texts(event, &mut |text| match locate(written.as_bytes(), text, from) {
            Some(place) => {
                from = place.end;
                places.push((place.start, place.end));
            }
            None => apart.add(text),
        });
        let titled = places.first().copied().filter(|place| reads(written, place.0..place.1, &event.title));
        places.sort_unstable();
        places.dedup();
        let number = titled.and_then(|title| places.iter().position(|place| *place == title));
        let title = (number.is_none() && !event.title.is_empty()).then(|| event.title.clone());
        let mut recipe = Vec::new();
        put(number.map_or(0, |n| n + 1), &mut recipe);
        let mut last = 0;
        for (start, end) in places {
            put(start - last, &mut recipe);
            put(end - start, &mut recipe);
            last = start;
        }
        Located { recipe, apart, title }
    }
}

impl Words {
    /// Takes in the texts of the next event.
    pub fn push(&mut self, located: Located) {
        let owner = self.ends.len() as u32;
        if self.apart.take_open(&located.apart) {
            self.owners.push(owner);
            self.apart.close();
        }
        self.titles.extend(located.title.map(|title| (owner, title)));
        self.recipes.extend_from_slice(&located.recipe);
        self.ends.push(self.recipes.len());
    }

    /// Takes in the next event as one without texts.
    pub fn push_nothing(&mut self) {
        put(0, &mut self.recipes);
        self.ends.push(self.recipes.len());
    }

    /// Takes over the texts of an event from the words of the same files: those of the next event here.
    pub fn take_over(&mut self, from: &Words, event: EventIx) {
        let owner = self.ends.len() as u32;
        if let Ok(at) = from.owners.binary_search(&event.0) {
            from.apart.of(at).for_each(|text| self.apart.add_folded(text));
            self.owners.push(owner);
            self.apart.close();
        }
        if let Ok(at) = from.titles.binary_search_by_key(&event.0, |(owner, _)| *owner) {
            self.titles.extend(from.titles.get(at).map(|(_, title)| (owner, title.clone())));
        }
        self.recipes.extend_from_slice(from.recipes.get(from.ends.range(event.at())).unwrap_or_default());
        self.ends.push(self.recipes.len());
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The title of an event; empty beyond the store.
    pub fn title(&self, event: EventIx, store: Option<&Store>) -> Text {
        let kept = self.titles.binary_search_by_key(&event.0, |(owner, _)| *owner).ok();
        if let Some((_, title)) = kept.and_then(|at| self.titles.get(at)) {
            return title.clone();
        }
        let recipe = self.recipe(event.at());
        let place = recipe.title.and_then(|number| recipe.places.clone().nth(number));
        let written = store.and_then(|store| store.written(event));
        let text = place.zip(written).and_then(|(place, written)| written.event().get(place));
        Text::paragraph(text.unwrap_or_default())
    }

    /// The events one of whose texts holds a needle, which is folded already and not empty; of some events only,
    /// if these are given.
    pub fn holding(&self, needle: &str, store: Option<&Store>, within: Option<&Bits>) -> Bits {
        if needle.trim().is_empty() {
            return self.having(&|text| text.contains(needle), store, within);
        }
        self.shared(needle, store, within, shares(self.len()))
    }

    /// As [`Words::holding`], by so many threads.
    pub fn shared(&self, needle: &str, store: Option<&Store>, within: Option<&Bits>, shares: usize) -> Bits {
        let mut found = self.kept_apart(&self.apart.holding(needle));
        if let (Some(needle), Some(store)) = (Needle::new(needle), store) {
            let alone = within.is_some_and(|within| within.count() * 2 < self.len());
            let look = Look { words: self, needle: &needle, store, within, alone };
            let share = self.len().div_ceil(shares.max(1));
            let range = |n: usize| n * share..self.len().min((n + 1) * share);
            let parts: Vec<_> = (0..shares).map(|n| (range(n), Mutex::new(Bits::new(self.len())))).collect();
            let next = AtomicUsize::new(0);
            let work = || {
                while let Some((range, found)) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    look.through(range, &mut found.lock().unwrap_or_else(PoisonError::into_inner));
                }
            };
            std::thread::scope(|scope| {
                for _ in 1..shares {
                    // Where no thread can be had, the others do its share.
                    let _ = Thread::Search.start_beside(scope, STACK, work);
                }
                work();
            });
            let parts = parts.iter().map(|(_, part)| part.lock().unwrap_or_else(PoisonError::into_inner));
            found = parts.fold(found, |found, part| found.or(&part));
        }
        within.map_or(found.clone(), |within| found.and(within))
    }

    /// The events one of whose texts, taken alone and folded, is one of those; of some events only, if these are
    /// given.
    pub fn having(&self, is: &dyn Fn(&str) -> bool, store: Option<&Store>, within: Option<&Bits>) -> Bits {
        let mut found = self.kept_apart(&self.apart.having(is));
        let mut text = String::new();
        let mut next = self.next(0, within);
        while let Some(event) = next {
            if let Some(written) = store.and_then(|store| store.written(EventIx(event as u32))) {
                let mut any = self.recipe(event).places.filter_map(|place| written.event().get(place));
                if any.any(|raw| is(folded(raw, &mut text))) {
                    found.set(event);
                }
            }
            next = self.next(event + 1, within);
        }
        within.map_or(found.clone(), |within| found.and(within))
    }

    /// Gives back what memory is not needed.
    pub fn shrink(&mut self) {
        self.recipes.shrink_to_fit();
        self.ends.shrink();
        self.owners.shrink_to_fit();
        self.apart.shrink();
        self.titles.shrink_to_fit();
    }

    /// Owners of texts kept apart as the events they are.
    fn kept_apart(&self, owners: &Bits) -> Bits {
        let mut events = Bits::new(self.len());
        let each = owners.iter().filter_map(|owner| self.owners.get(owner));
        each.for_each(|event| events.set(*event as usize));
        events
    }

    /// The first event from a position on that is looked at.
    fn next(&self, from: usize, within: Option<&Bits>) -> Option<usize> {
        match within {
            Some(within) => within.iter_from(from).next(),
            None => (from < self.len()).then_some(from),
        }
    }

    fn recipe(&self, event: usize) -> Recipe<'_> {
        let mut places =
            Places { bytes: self.recipes.get(self.ends.range(event)).unwrap_or_default(), last: 0 };
        let title = take(&mut places.bytes).and_then(|number| number.checked_sub(1));
        Recipe { title, places }
    }
}

/// Events that are worth a thread of their own.
const SHARE: usize = 8 << 10;

/// Threads at most.
const THREADS: usize = 8;

/// Bytes of a thread's stack: looking calls little.
const STACK: usize = 256 << 10;

/// How many threads so many events are worth.
fn shares(events: usize) -> usize {
    let most = (events / SHARE).clamp(1, THREADS);
    if most > 1 { std::thread::available_parallelism().map_or(1, |n| n.get()).min(most) } else { 1 }
}

/// What is looked for, and where.
#[derive(Clone, Copy)]
struct Look<'w> {
    words: &'w Words,
    needle: &'w Needle,
    store: &'w Store,
    within: Option<&'w Bits>,
    /// In each event by itself, for most are not looked at; else on and on through the file.
    alone: bool,
}

impl Look<'_> {
    /// Looks through the events of a range, and adds those it finds.
    fn through(self, range: &Range<usize>, found: &mut Bits) {
        let next = |from: usize| self.words.next(from, self.within).filter(|event| range.contains(event));
        let mut event = next(range.start);
        while let Some(at) = event {
            event = next(self.one(at, range.end, found));
        }
    }

    /// Looks from an event on, and not beyond another; where to go on.
    fn one(self, event: usize, until: usize, found: &mut Bits) -> usize {
        let Look { needle, store, alone, .. } = self;
        let Some(written) = store.written(EventIx(event as u32)) else { return event + 1 };
        let mut places = self.words.recipe(event).places.peekable();
        let Some(first) = places.peek() else { return event + 1 };
        let last = || store.written(EventIx(until.saturating_sub(1) as u32));
        let same = |last: &Written<'_>| std::ptr::eq(last.file, written.file);
        let end = match alone {
            true => written.at.end,
            false => last().filter(same).map_or(written.file.len(), |last| last.at.end),
        };
        let hay = written.file.as_bytes().get(..end).unwrap_or_default();
        let mut from = written.at.start + first.start;
        loop {
            let Some(hit) = needle.find(hay, from) else {
                let end = if alone { 0 } else { usize::MAX };
                return store.first_after(EventIx(event as u32), end).at();
            };
            if hit.start >= written.at.end {
                return store.first_after(EventIx(event as u32), hit.start).at();
            }
            let inside = |place: &Range<usize>| place.end + written.at.start > hit.start;
            while places.next_if(|place| !inside(place)).is_some() {}
            let Some(start) = places.peek().map(|place| place.start) else { return event + 1 };
            let begun = places.clone().take_while(|place| place.start + written.at.start <= hit.start);
            if begun.into_iter().any(|place| place.end + written.at.start >= hit.end) {
                found.set(event);
                return event + 1;
            }
            from = (hit.start + 1).max(written.at.start + start);
        }
    }
}

/// Where the texts of an event lie in what it was read from.
struct Recipe<'w> {
    /// Which of them is the title.
    title: Option<usize>,
    places: Places<'w>,
}

/// Places by where they begin, which two may share.
#[derive(Clone)]
struct Places<'w> {
    bytes: &'w [u8],
    last: usize,
}

impl Iterator for Places<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        self.last += take(&mut self.bytes)?;
        Some(self.last..self.last + take(&mut self.bytes)?)
    }
}

/// Where a text stands in what was written, in plain letters and with white space of any length for its blanks;
/// looked for from a place on first.
fn locate(written: &[u8], text: &str, from: usize) -> Option<Range<usize>> {
    if !is_plain(text) {
        return None;
    }
    let word = text.split(' ').next()?;
    let finder = Finder::new(word);
    let look = |from: usize| {
        let near = written.get(from..written.len().min(from + NEAR))?;
        let mut begun = finder.find_iter(near).take(TRIES).map(|at| from + at);
        begun.find_map(|at| Some(at..ahead(written, at, text.as_bytes(), |a, b| a == b)?))
    };
    look(from).or_else(|| look(0))
}

/// Whether a text is of visible ASCII and single blanks between words, so that its words alone make it.
fn is_plain(text: &str) -> bool {
    // No blank stands at the beginning, behind another or at the end.
    let mut before = b' ';
    for byte in text.bytes() {
        if !matches!(byte, b' '..=b'~') || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' '
}

/// Whether what is written at a place reads as a text.
fn reads(written: &str, place: Range<usize>, text: &Text) -> bool {
    written.get(place).is_some_and(|raw| raw.split_ascii_whitespace().eq(text.as_str().split(' ')))
}

/// Plain text as it is searched, in a buffer that is used again.
fn folded<'b>(raw: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    for word in raw.split_ascii_whitespace() {
        if !buffer.is_empty() {
            buffer.push(' ');
        }
        buffer.push_str(word);
    }
    buffer.make_ascii_lowercase();
    buffer
}

/// Adds a number in as few bytes as it needs: seven bits each, the last one marked.
fn put(mut number: usize, bytes: &mut Vec<u8>) {
    while number > 0x7f {
        bytes.push(number as u8 & 0x7f);
        number >>= 7;
    }
    bytes.push(number as u8 | 0x80);
}

/// Takes the next number.
fn take(bytes: &mut &[u8]) -> Option<usize> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 != 0 {
            return Some(number);
        }
        shift += 7;
    }
}
