//! Events: from values as written to the model's event.

use std::num::NonZeroU32;

use super::seen::Seen;
use super::{EventReader, Reader};
use crate::error::Rule;
use crate::model::date::{FOREVER, FOREVER_AGO};
use crate::model::{
    ActorIx, AnswerGiven, Basis, Claim, Coding, Count, Dated, Edtf, Event, Figure, Form, How, Id, KindIx,
    Link, LinkKind, Measure, Offset, Part, PlaceIx, QuestionIx, RoleIx, Says, SideIx, SourceIx, TimeOfDay,
    TollRow, Weight, When, Window,
};
use crate::store::at::{At, Spot, Wrongs};
use crate::store::names::Names;
use crate::store::raw;
use crate::text;
use crate::text::Text;

/// Most answers that a hint lists: more of them nobody reads, and very many events may be told them.
const READABLE: usize = 12;

/// What an event comes to.
#[derive(Debug, Default)]
pub struct Converted {
    /// The event, unless something in it cannot be read.
    pub event: Option<Event>,
    /// What other events ask of it, and it of them.
    pub apart: Apart,
    /// What is wrong with it.
    pub wrongs: Wrongs,
}

/// What other events ask of one, and it of them, as far as it can be read.
#[derive(Debug)]
pub struct Apart {
    /// When it was, at most.
    pub window: Window,
    /// Its id.
    pub id: Option<Id>,
    /// What its links lead to, with their items in its list and how far off that is.
    pub links: Vec<(usize, Id, Option<Offset>)>,
    /// The source or event its date is measured from.
    pub anchor: Option<Id>,
}

impl Default for Apart {
    fn default() -> Apart {
        let window = Window { lo: FOREVER_AGO, hi: FOREVER };
        Apart { window, id: None, links: Vec::new(), anchor: None }
    }
}

/// The event, and what is wrong with it, without near names for unknown ones.
pub fn event(raw: &raw::Event<'_>, names: &Names) -> Converted {
    event_sparing(raw, names, &mut 0)
}

/// The event, and what is wrong with it; `spare` known names may be looked through for near ones.
pub fn event_sparing(raw: &raw::Event<'_>, names: &Names, spare: &mut usize) -> Converted {
    let mut reader = EventReader { names, reader: Reader { spare: *spare, ..Reader::default() } };
    let event = reader.event(raw);
    *spare = reader.reader.spare;
    let wrongs = reader.reader.wrongs;
    let apart = match &event {
        Some(event) if wrongs.0.is_empty() => apart(event),
        event => apart_from(raw, event.as_ref()),
    };
    Converted { event, apart, wrongs }
}

/// What of an event others ask.
fn apart(event: &Event) -> Apart {
    let link = |(n, link): (usize, &Link)| (n, link.to.clone(), link.offset.clone());
    Apart {
        window: event.when.window(),
        id: Some(event.id.clone()),
        links: event.links.iter().enumerate().map(link).collect(),
        anchor: event.dated.as_ref().and_then(|dated| dated.anchor.clone()),
    }
}

/// What of a faulty event others ask, and it of them, whatever else is wrong with it.
fn apart_from(raw: &raw::Event<'_>, event: Option<&Event>) -> Apart {
    let link = |(n, link): (usize, &raw::Link<'_>)| {
        Some((n, Id::new(link.to.as_str())?, Offset::parse(link.offset.as_str()).ok()))
    };
    Apart {
        window: event.map_or(Apart::default().window, |event| event.when.window()),
        id: event.map(|event| event.id.clone()).or_else(|| Id::new(raw.id.as_str())),
        links: raw.links.iter().enumerate().filter_map(link).collect(),
        anchor: raw.dated.as_ref().and_then(|dated| Id::new(dated.anchor.as_str())),
    }
}

impl EventReader<'_> {
    fn event(&mut self, raw: &raw::Event<'_>) -> Option<Event> {
        let root = At::ROOT;
        let id = self.reader.id(&raw.id, &root.key("id"));
        let when = self.when(raw);
        let dated = raw.dated.as_ref().map(|d| self.dated(d, &root.key("dated")));
        let form = self.reader.closed(&raw.form, &root.key("form"), "a form", Form::ALL, Form::written);
        let kind = self.kind(&raw.kind, &root.key("kind"));
        let title = self.reader.title(&raw.title, &root.key("title"));
        let place = self.places(&raw.place, &root.key("place"));
        let actors = self.parts(&raw.actors, &root.key("actors"));
        let toll = self.toll(&raw.toll, &root.key("toll"));
        let figures = self.figures(&raw.figures, &root.key("figures"));
        let claims = self.claims(&raw.claims, &root.key("claims"));
        let answers = self.answers(&raw.answers, &root.key("answers"));
        let links = self.links(raw, &root.key("links"));
        let coding =
            self.reader.closed(&raw.coding, &root.key("coding"), "a coding", Coding::ALL, Coding::written);
        let weight =
            self.reader.closed(&raw.weight, &root.key("weight"), "a weight", Weight::ALL, Weight::written);
        let tags = self.reader.ids(&raw.tags, &root.key("tags"), "tag");
        Some(Event {
            id: id?,
            when: when?,
            dated: dated.flatten(),
            form: form?,
            kind: kind?,
            title,
            summary: self.reader.text(&raw.summary),
            place,
            actors,
            toll,
            figures,
            claims,
            answers,
            links,
            coding: coding.unwrap_or(Coding::Sure),
            weight: weight.unwrap_or(Weight::Normal),
            tags,
        })
    }

    fn when(&mut self, raw: &raw::Event<'_>) -> Option<When> {
        let root = At::ROOT;
        let date = self.reader.date(&raw.date, &root.key("date"));
        let bounds = self.bounds(&raw.bounds, &root.key("bounds"));
        let time = if raw.time.is_empty() {
            Some(None)
        } else {
            let read = TimeOfDay::parse(raw.time.as_str());
            self.reader.misread(Rule::BadTime, "not a time", &root.key("time"), read).map(Some)
        };
        let (date, bounds, time) = (date?, bounds?, time?);
        let given = bounds.is_some();
        match When::new(date, bounds, time) {
            Ok(when) => Some(when),
            Err(bad) => {
                let (rule, key, label) = match (given, time) {
                    (true, _) => (Rule::BadBounds, "bounds", "do not go with the date"),
                    (false, Some(_)) => (Rule::BadTime, "time", "does not go with the date"),
                    (false, None) => (Rule::BadDate, "date", "not a date"),
                };
                self.reader.wrongs.add(rule, &root.key(key), bad.message).label(label).hint_if(bad.hint);
                None
            }
        }
    }

    /// Bounds: `Some(None)` when there are none, `None` when they cannot be read.
    fn bounds(
        &mut self,
        raw: &[raw::Scalar<'_>],
        at: &At<'_>,
    ) -> Option<Option<(Option<Edtf>, Option<Edtf>)>> {
        if raw.is_empty() {
            return Some(None);
        }
        let [from, to] = raw else {
            return None; // the gate has said so
        };
        let (from, to) = (self.bound(from, &at.item(0)), self.bound(to, &at.item(1)));
        let (from, to) = (from?, to?);
        if from.is_none() && to.is_none() {
            self.reader
                .wrongs
                .add(Rule::BadBounds, at, Text::from("Bounds open at both ends say nothing."))
                .label("open at both ends")
                .hint("leave `bounds` out");
            return None;
        }
        Some(Some((from, to)))
    }

    fn bound(&mut self, raw: &raw::Scalar<'_>, at: &At<'_>) -> Option<Option<Edtf>> {
        if raw.as_str() == ".." { Some(None) } else { self.reader.date(raw, at).map(Some) }
    }

    fn dated(&mut self, raw: &raw::Dated<'_>, at: &At<'_>) -> Option<Dated> {
        let how =
            self.reader.closed(&raw.how, &at.key("how"), "a way to know a date", How::ALL, How::written);
        let from = (!raw.from.is_empty()).then(|| self.reader.words(&raw.from, &at.key("from")));
        let anchor = self.reader.id(&raw.anchor, &at.key("anchor"));
        Some(Dated { how: how?, from, anchor, note: self.reader.text_if(&raw.note) })
    }

    fn kind(&mut self, raw: &raw::Scalar<'_>, at: &At<'_>) -> Option<KindIx> {
        self.reader.refer(raw, at, "kind", "kinds", &self.names.kinds).map(KindIx)
    }

    fn places(&mut self, raw: &raw::Many<'_>, at: &At<'_>) -> Vec<PlaceIx> {
        let found = self.reader.refer_many(raw, at, "place", "places", self.names.places());
        found.into_iter().map(PlaceIx).collect()
    }

    fn actors(&mut self, raw: &raw::Many<'_>, at: &At<'_>) -> Vec<ActorIx> {
        let found = self.reader.refer_many(raw, at, "actor", "actors", &self.names.actors);
        found.into_iter().map(ActorIx).collect()
    }

    fn parts(&mut self, raw: &[raw::Part<'_>], at: &At<'_>) -> Vec<Part> {
        raw.iter().enumerate().filter_map(|(n, part)| self.part(part, &at.item(n))).collect()
    }

    fn part(&mut self, raw: &raw::Part<'_>, at: &At<'_>) -> Option<Part> {
        let who = self.reader.refer(&raw.who, &at.key("who"), "actor", "actors", &self.names.actors);
        let role = self.reader.refer(&raw.role, &at.key("as"), "role", "roles", &self.names.roles);
        let basis = self.reader.closed(&raw.basis, &at.key("basis"), "a basis", Basis::ALL, Basis::written);
        Some(Part { who: ActorIx(who?), role: RoleIx(role?), basis })
    }

    fn toll(&mut self, raw: &[raw::Toll<'_>], at: &At<'_>) -> Vec<TollRow> {
        let mut rows: Vec<TollRow> = Vec::with_capacity(raw.len());
        let mut seen = Seen::new();
        for (n, raw) in raw.iter().enumerate() {
            let at = at.item(n);
            let Some(row) = self.toll_row(raw, &at) else { continue };
            for (measure, _) in &row.counts {
                if seen.again((row.side, raw.of.as_str(), *measure)) {
                    let measure = measure.written();
                    self.reader
                        .wrongs
                        .add(
                            Rule::DuplicateCount,
                            &at.key(measure),
                            text!("An earlier row states {measure} for the same group."),
                        )
                        .spot(Spot::Key)
                        .label("stated twice")
                        .hint("say with `of` which group is meant");
                }
            }
            rows.push(row);
        }
        rows
    }

    fn toll_row(&mut self, raw: &raw::Toll<'_>, at: &At<'_>) -> Option<TollRow> {
        let side = self.reader.refer(&raw.side, &at.key("side"), "side", "sides", &self.names.sides);
        let written = [
            (Measure::Killed, &raw.killed),
            (Measure::Injured, &raw.injured),
            (Measure::Arrested, &raw.arrested),
            (Measure::Kidnapped, &raw.kidnapped),
            (Measure::Freed, &raw.freed),
            (Measure::Displaced, &raw.displaced),
        ];
        let mut counts: Vec<(Measure, Count)> = Vec::new();
        for (measure, raw) in written {
            counts.extend(self.reader.count(raw, &at.key(measure.written())).map(|c| (measure, c)));
        }
        if written.iter().all(|(_, raw)| raw.is_empty()) {
            self.reader
                .wrongs
                .add(Rule::NoCount, at, Text::from("This row of the toll states no count."))
                .label("no count")
                .hint("one of killed, injured, arrested, kidnapped, freed, displaced; `unknown` where the source says so");
        }
        Some(TollRow { side: SideIx(side?), of: self.reader.text_if(&raw.of), counts })
    }

    fn figures(&mut self, raw: &[raw::Figure<'_>], at: &At<'_>) -> Vec<Figure> {
        let each = raw.iter().enumerate();
        each.filter_map(|(n, raw)| {
            let count = self.reader.count(&raw.count, &at.item(n).key("count"))?;
            Some(Figure { of: self.reader.text(&raw.of), count })
        })
        .collect()
    }

    fn claims(&mut self, raw: &[raw::Claim<'_>], at: &At<'_>) -> Vec<Claim> {
        raw.iter().enumerate().filter_map(|(n, claim)| self.claim(claim, &at.item(n))).collect()
    }

    fn claim(&mut self, raw: &raw::Claim<'_>, at: &At<'_>) -> Option<Claim> {
        let source =
            self.reader.refer(&raw.source, &at.key("source"), "source", "sources", self.names.sources());
        let para = self.para(raw, source, at);
        let words = self.reader.words(&raw.words, &at.key("words"));
        let by = self.actors(&raw.by, &at.key("by"));
        let via = self.actors(&raw.via, &at.key("via"));
        let says = raw.says.as_ref().map(|s| self.says(s, &at.key("says")));
        Some(Claim {
            source: SourceIx(source?),
            para: para?,
            words,
            by,
            via,
            style: self.reader.text_if(&raw.style),
            slip: self.reader.text_if(&raw.slip),
            rejected: raw.rejected.as_str() == "true",
            says,
        })
    }

    /// The paragraph that a claim cites, and whether it may do without one.
    fn para(&mut self, raw: &raw::Claim<'_>, source: Option<u32>, at: &At<'_>) -> Option<Option<NonZeroU32>> {
        if let Some(para) = &raw.para.0 {
            return self.reader.number(para, &at.key("para"), Spot::Value).map(NonZeroU32::new);
        }
        let whole = |at: u32| self.names.catalog.source(SourceIx(at)).more.whole;
        if !source.is_none_or(whole) {
            self.reader
                .wrongs
                .add(Rule::MissingKey, at, Text::from("This claim has no `para`."))
                .label("without para")
                .hint("a source that is cited as a whole says `whole: true`");
        }
        Some(None)
    }

    fn says(&mut self, raw: &raw::Says<'_>, at: &At<'_>) -> Says {
        Says {
            date: self.reader.date(&raw.date, &at.key("date")),
            place: self.places(&raw.place, &at.key("place")),
            kind: self.kind(&raw.kind, &at.key("kind")),
            actors: self.parts(&raw.actors, &at.key("actors")),
            toll: self.toll(&raw.toll, &at.key("toll")),
            text: self.reader.text_if(&raw.text),
        }
    }

    fn answers(&mut self, raw: &[raw::Answer<'_>], at: &At<'_>) -> Vec<AnswerGiven> {
        raw.iter().enumerate().filter_map(|(n, answer)| self.answer(answer, &at.item(n))).collect()
    }

    fn answer(&mut self, raw: &raw::Answer<'_>, at: &At<'_>) -> Option<AnswerGiven> {
        let to = self.reader.refer(&raw.to, &at.key("to"), "question", "questions", &self.names.questions)?;
        if raw.says.is_empty() {
            return None;
        }
        let to = QuestionIx(to);
        let question = self.names.catalog.question(to);
        if question.answers.is_empty() {
            // They cannot be read, which is told where they stand.
            return None;
        }
        let given = Id::new(raw.says.as_str());
        let says = given.and_then(|id| self.names.answers.get(to.at())?.get(&id).copied());
        if says.is_none() {
            let known: Vec<&str> = question.answers.iter().take(READABLE + 1).map(|a| a.as_str()).collect();
            let list = (known.len() <= READABLE).then(|| text!("one of {}", known.join(", ")));
            let shown = Text::new(raw.says.as_str());
            self.reader
                .wrongs
                .add(
                    Rule::WrongAnswer,
                    &at.key("says"),
                    text!("`{shown}` is not an answer to `{}`.", question.id),
                )
                .label("not an answer to it")
                .hint_if(list);
        }
        Some(AnswerGiven { to, says: says? })
    }

    fn links(&mut self, raw: &raw::Event<'_>, at: &At<'_>) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::with_capacity(raw.links.len());
        let mut seen = Seen::new();
        for (n, written) in raw.links.iter().enumerate() {
            let at = at.item(n);
            let Some(link) = self.link(written, raw.id.as_str(), &at) else { continue };
            // One whose offset cannot be read is at fault already.
            let read = written.offset.is_empty() || link.offset.is_some();
            if read && seen.again((written.to.as_str(), link.kind)) {
                let message = text!("`{}` is linked twice in the same way.", link.to);
                self.reader.wrongs.add(Rule::LinkToItself, &at, message).label("again");
            }
            links.push(link);
        }
        links
    }

    fn link(&mut self, raw: &raw::Link<'_>, from: &str, at: &At<'_>) -> Option<Link> {
        let to = self.reader.id(&raw.to, &at.key("to"));
        let kind =
            self.reader.closed(&raw.kind, &at.key("as"), "a kind of link", LinkKind::ALL, LinkKind::written);
        let offset = if raw.offset.is_empty() {
            None
        } else {
            let read = Offset::parse(raw.offset.as_str());
            self.reader.misread(Rule::BadOffset, "not a duration", &at.key("offset"), read)
        };
        if to.as_ref().is_some_and(|to| to.as_str() == from) {
            self.reader
                .wrongs
                .add(Rule::LinkToItself, &at.key("to"), Text::from("This event is linked to itself."))
                .label("the same event");
        }
        Some(Link { to: to?, kind: kind?, offset })
    }
}
