//! Opening the explorer: the state before the screen, the screen, and the errands that need files.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::following::Following;
use super::loading::{Opened, Reading};
use super::marks::Marker;
use super::personal::Keeper;
use super::session::{Bookmark, Place};
use super::settings::Settings;
use super::writing::{self, Trouble};
use super::{Done, Explore, Failure, faulty, open, out, query, screenshot, show};
use crate::app::awaited::{self, Awaited, Lacking};
use crate::app::desk::Desk;
use crate::app::message::{Outcome, Passage, Progress};
use crate::app::{self, Message, State};
use crate::check;
use crate::config;
use crate::index::Data;
use crate::model::{Source, SourceIx};
use crate::query::Query;
use crate::term;
use crate::term::clipboard::{self, Between};
use crate::term::gate::Gate;
use crate::term::parting::Last;
use crate::text;
use crate::text::Text;
use crate::ui::{self, Theme, ThemeName};

/// Runs the explorer, or prints one screen of it.
pub fn run(args: &Explore) -> Done {
    if args.settings.print_config {
        return out::print(&out::raw_lines(&config::page::default())).map(|()| ExitCode::SUCCESS);
    }
    if let Some(folder) = args.settings.sources.as_ref().filter(|folder| !folder.is_dir()) {
        return Err(Failure::new(text!("There is no folder {}.", folder.display())));
    }
    match args.screenshot {
        Some(size) => shoot(args, size),
        None => explore(args),
    }
}

fn shoot(args: &Explore, size: (u16, u16)) -> Done {
    let settings = args.settings.settle_named(&|name| std::env::var_os(name))?;
    let data = open(&args.stores, &args.limits)?;
    // A picture shows what is named, and never what happens to lie in somebody's home.
    let mut marker = Marker::named(args.marks.as_deref());
    let read = marker.begin(&data);
    let data = data.with_marks(read.marks);
    let query = query(args.query.as_deref(), &data)?;
    let mut state = State::with_query(query, &data, size);
    state.keys = Arc::clone(&settings.keys);
    args.view.enter(&mut state, &data)?;
    own(&Keeper::named(args.views.as_deref()), &mut state, &data);
    state.notice = read.trouble.or_else(|| marker.arrived(&data)).or(state.notice);
    let keys = args.keys.as_deref().unwrap_or_default();
    state.restricted = settings.gate.restricted;
    let mut desk = Desk::new(Arc::new(data), &mut state);
    screenshot::press(&mut state, &mut desk, keys, settings.sources.as_deref())?;
    let coloured = args.color.colours();
    let name = match settings.theme {
        Some(theme) => theme,
        None if coloured => ThemeName::Sixteen,
        None => ThemeName::Plain,
    };
    let buffer = screenshot::drawn(&state, &desk.data, &Theme { name, ascii: settings.ascii });
    let printed = match coloured {
        true => out::print_still(&screenshot::styled(&buffer, name)),
        false => out::print(&screenshot::lines(&buffer)),
    };
    printed.map(|()| ExitCode::SUCCESS)
}

fn explore(args: &Explore) -> Done {
    let settings = args.settings.settle(&|name| std::env::var_os(name))?;
    let env = term::Env::read(|name| std::env::var_os(name));
    // Where the store is read from standard input, keys come from the terminal itself.
    let piped = args.stores.iter().any(|store| store == Path::new("-"));
    let input = piped || std::io::stdin().is_terminal();
    let ttys = term::Ttys { input, output: std::io::stdout().is_terminal() };
    let screen = term::preflight(&env, ttys).map_err(|refusal| Failure::new(text!("{refusal}")));
    let (outbox, inbox) = term::channel::<Message>();
    let (mut following, unseen) = Following::begin(&args.stores, args.limits.limits(), outbox.clone());
    let (opened, reading) = opened(args, screen.is_ok(), outbox, &inbox)?;
    let (data, whole) = match opened {
        Opened::Whole(data) => (data, true),
        Opened::Beginning(data) if is_faulty(args.query.as_deref(), &data) => {
            (reading.as_ref().map_or(Ok(data), |reading| reading.whole(&inbox))?, true)
        }
        Opened::Beginning(data) => (data, false),
    };
    let mut marker = Marker::new(args.marks.as_deref(), settings.gate, |name| std::env::var_os(name));
    let read = marker.begin(&data);
    let data = if read.marks.is_empty() { data } else { Arc::new(data.with_marks(read.marks)) };
    let (query, later) = asked(args.query.as_deref(), &data, whole)?;
    // A store that is refused has said so by now, wherever its reader sits.
    let caps = screen?;
    let size = term::size::size_of(std::io::stdout(), &env);
    let mut state = State::with_query(query, &data, (size.columns, size.rows));
    state.keys = Arc::clone(&settings.keys);
    state.here = std::env::current_dir().ok().map(Arc::from);
    state.restricted = settings.gate.restricted;
    state.reading = (!whole).then(Progress::default);
    let bookmark = bookmark(args, &settings);
    args.view.enter(&mut state, &data)?;
    state.notice = later.as_deref().map(awaited::told).or(state.notice);
    let left = bookmark.as_ref().and_then(|bookmark| take_up(bookmark, &mut state, &data));
    let awaited = left.or_else(|| (!whole).then(|| args.view.awaited(later, &data))).unwrap_or_default();
    state.notice = unseen.or(state.notice);
    if reading.as_ref().is_some_and(Reading::overtaken) {
        following.ask();
    }
    let keeper = Keeper::new(args.views.as_deref(), settings.gate, |name| std::env::var_os(name));
    out::complain(&own(&keeper, &mut state, &data));
    out::complain(&read.report);
    let arrived = if whole { marker.arrived(&data) } else { None };
    state.notice = read.trouble.or(arrived).or(state.notice);
    let desk = Desk::new(data, &mut state);
    let editor = term::editor::editor(|name| std::env::var_os(name));
    let theme = theme(&settings, caps);
    let (lacking, place) = (None, bookmark.map(Place::new));
    let mut explorer = Explorer {
        caps,
        state,
        desk,
        theme,
        settings,
        keeper,
        marker,
        following,
        editor,
        awaited,
        lacking,
        place,
    };
    let run = term::run(&mut explorer, caps, &env, inbox);
    let lacking = explorer.lacking.take();
    match (run, reading.and_then(|reading| reading.failure()).or(lacking)) {
        (_, Some(failure)) => Err(failure),
        (Ok(()), None) => {
            let kept = explorer.place.map_or(Ok(()), |place| place.keep());
            out::complain(&kept.err().into_iter().collect::<Vec<_>>());
            Ok(ExitCode::SUCCESS)
        }
        (Err(error), None) => Err(Failure::new(text!("the terminal could not be used: {error}"))),
    }
}

/// Where the session is kept. A start that asks for a view of its own neither takes one up nor writes over it.
fn bookmark(args: &Explore, settings: &Settings) -> Option<Bookmark> {
    let bare = args.query.is_none() && args.view.is_bare();
    let place = || Bookmark::of(&args.stores, settings.gate, &|name| std::env::var_os(name));
    (bare && settings.session).then(place).flatten()
}

/// Whether a query is wrong whatever is still to be read: the beginning of a store has all definitions, and lacks only
/// events and tags.
fn is_faulty(query: Option<&str>, beginning: &Data) -> bool {
    query.is_some_and(|text| Query::read(text, beginning.store.catalog()).is_err())
}

/// The query to begin with; or everything, with the text of one that can be asked only of the whole store.
fn asked(text: Option<&str>, data: &Data, whole: bool) -> Result<(Query, Option<String>), Failure> {
    match query(text, data) {
        Ok(query) => Ok((query, None)),
        Err(_) if !whole => Ok((Query::everything(), text.map(str::to_owned))),
        Err(failure) => Err(failure),
    }
}

/// Takes a state to where the store was left; gives what is not read yet of it.
fn take_up(bookmark: &Bookmark, state: &mut State, data: &Data) -> Option<Awaited> {
    match bookmark.read() {
        Ok(left) => {
            let left = left?;
            left.enter(state, data);
            state.reading.is_some().then(|| left.awaited(data))
        }
        Err(reason) => {
            state.notice = Some(reason);
            None
        }
    }
}

/// Gives the state the person's own views; a faulty file is told in a notice and, in full, by the lines.
fn own(keeper: &Keeper, state: &mut State, data: &Data) -> Vec<Text> {
    let (own, report) = keeper.own();
    state.notice = own.trouble.clone().or_else(|| state.notice.take());
    state.own = Arc::new(own);
    state.settle(data);
    report
}

/// The stores, or their beginning and who reads the rest. The embedded store is there at once; where there is no
/// screen, the whole is waited for, so that its faults are told.
fn opened(
    args: &Explore,
    screen: bool,
    outbox: term::Outbox<Message>,
    inbox: &term::Inbox<Message>,
) -> Result<(Opened, Option<Reading>), Failure> {
    if args.stores.is_empty() {
        return Ok((Opened::Whole(Arc::new(Data::embedded())), None));
    }
    let reading = Reading::begin(&args.stores, &args.limits, outbox)
        .map_err(|error| Failure::new(text!("the stores cannot be read beside the screen: {error}")))?;
    let opened = if screen { reading.first(inbox)? } else { Opened::Whole(reading.whole(inbox)?) };
    Ok((opened, Some(reading)))
}

/// The theme asked for, or the best that the terminal promises. Where there is no colour, none can be asked for: what
/// is selected would be told by nothing.
fn theme(settings: &Settings, caps: term::Caps) -> Theme {
    let name = match caps.depth {
        term::Depth::Mono => ThemeName::Plain,
        term::Depth::Sixteen => settings.theme.unwrap_or(ThemeName::Sixteen),
        term::Depth::Indexed | term::Depth::True => settings.theme.unwrap_or(ThemeName::Dark),
    };
    Theme { name, ascii: settings.ascii || !caps.utf8 }
}

/// The explorer as the terminal's loop runs it.
struct Explorer {
    caps: term::Caps,
    state: State,
    desk: Desk,
    theme: Theme,
    settings: Settings,
    keeper: Keeper,
    marker: Marker,
    following: Following,
    /// The person's editor, as a command of several words.
    editor: String,
    /// What was asked for and has not been read yet.
    awaited: Awaited,
    /// Why the explorer is left again: what was asked for is not in the store.
    lacking: Option<Failure>,
    /// Where one is, if that is kept.
    place: Option<Place>,
}

impl Explorer {
    /// Tells the householder, and does at once the errands that need only a file.
    fn tell(&mut self, message: Message) -> Vec<term::Effect> {
        let whole = matches!(&message, Message::Fresh(fresh) if fresh.whole);
        let mut errands = Vec::new();
        for effect in self.desk.tell(&mut self.state, message) {
            // The state keeps these back itself; here is the gate behind it.
            if let Some(Err(reason)) = effect.errand().map(|errand| self.settings.gate.pass(errand)) {
                errands.extend(self.tell(Message::Notice(reason)));
                continue;
            }
            match effect {
                app::Effect::Quit => errands.push(term::Effect::Quit),
                app::Effect::Suspend => errands.push(term::Effect::Suspend),
                app::Effect::Copy(text) => errands.push(term::Effect::Copy(text)),
                app::Effect::Redraw => errands.push(term::Effect::Redraw),
                app::Effect::ReadPassage(source) => {
                    let passage = read_passage(&self.desk.data, self.settings.sources.as_deref(), source);
                    errands.extend(self.tell(Message::Passage(passage)));
                }
                app::Effect::CopyPage(lines) => {
                    let bytes = lines.iter().map(|line| line.as_str().len() + 1).sum();
                    let between = Between::read(|name| std::env::var_os(name));
                    errands.push(term::Effect::CopyLines(lines));
                    errands.extend(self.tell(Message::Notice(clipboard::told(bytes, self.caps, between))));
                }
                app::Effect::Write(file) => {
                    let (outcome, told) = write(&file, &self.reads(), self.settings.gate);
                    errands.extend(self.tell(Message::Wrote(outcome, told)));
                }
                app::Effect::SaveMarks(marks) => {
                    if let Some(told) = self.marker.save(&marks, &self.desk.data) {
                        errands.extend(self.tell(Message::Notice(told)));
                    }
                }
                app::Effect::Edit(path, line) => match term::editor::command(&self.editor, &path, line) {
                    Ok(opening) => {
                        errands.push(term::Effect::Run(opening.words));
                        errands.extend(
                            opening.told.into_iter().flat_map(|told| self.tell(Message::Notice(told))),
                        );
                    }
                    Err(reason) => errands.extend(self.tell(Message::Notice(reason))),
                },
                app::Effect::Reload => self.following.ask(),
                app::Effect::SaveView(view) => {
                    let (own, told) = self.keeper.save(&view);
                    errands.extend(self.tell(Message::Own(Arc::new(own))));
                    errands.extend(self.tell(Message::Notice(told)));
                }
            }
        }
        if let Some(told) = whole.then(|| self.marker.arrived(&self.desk.data)).flatten() {
            errands.extend(self.tell(Message::Notice(told)));
        }
        errands
    }

    /// The files that the program reads, and writes itself.
    fn reads(&self) -> Vec<PathBuf> {
        let store = &self.desk.base().store;
        let stores = store.files().iter().filter_map(|file| file.path.as_deref());
        let copy =
            |source: &Source| Some(self.settings.sources.as_ref()?.join(source.more.file.as_ref()?.as_str()));
        let own = [self.settings.file.as_deref(), self.keeper.path(), self.marker.path()];
        let session = self.place.as_ref().map(Place::path);
        let named = stores.chain(own.into_iter().flatten()).chain(session).map(Path::to_owned);
        named.chain(store.catalog().sources.iter().filter_map(copy)).collect()
    }

    /// Enters what was asked for and is there by now; leaves where the store has it not.
    fn enter_awaited(&mut self) -> Option<term::Effect> {
        let lacking = self.awaited.enter(&mut self.state, &mut self.desk).err()?;
        self.lacking = Some(match lacking {
            Lacking::Query(text, error) => faulty(&text, &error),
            Lacking::Event(id) => show::unknown(&id, self.desk.base()),
        });
        Some(term::Effect::Quit)
    }
}

impl term::App for Explorer {
    type Message = Message;
    type Shown = State;

    fn update(&mut self, input: term::Input<Message>) -> Vec<term::Effect> {
        // Who did not ask for the mouse is not moved by one that reports all the same.
        let unasked = matches!(input, term::Input::Mouse(_)) && !self.settings.mouse;
        match term::message::message(input).filter(|_| !unasked) {
            Some(message) => {
                if matches!(message, Message::Key(_) | Message::Mouse(_) | Message::Paste(_)) {
                    self.awaited.interrupted();
                }
                let mut errands = self.tell(message);
                errands.extend(self.enter_awaited());
                if self.state.reading.is_none() {
                    self.following.go_on(self.desk.base());
                }
                if let Some(place) = &self.place {
                    place.is(&self.state, &self.desk.data);
                }
                errands
            }
            None => Vec::new(),
        }
    }

    fn wants_mouse(&self) -> bool {
        self.settings.mouse
    }

    fn speed(&self) -> Option<u32> {
        self.settings.baud
    }

    fn draw_held(&self, shown: &mut Buffer) -> bool {
        ui::draw_held(&self.state, &self.desk.data, &self.theme, shown)
    }

    fn parting(&self) -> Option<Last> {
        let place = self.place.clone()?;
        Some(Box::new(move || drop(place.keep())))
    }

    fn gate(&self) -> Gate {
        self.settings.gate
    }

    fn shown(&self) -> State {
        self.state.clone()
    }

    fn draw(&self, area: Rect) -> term::Frame {
        let mut buffer = Buffer::empty(area);
        ui::draw(&self.state, &self.desk.data, &self.theme, &mut buffer);
        buffer.into()
    }
}

/// Writes a file named on the screen, unless it is one of those that are read.
fn write(file: &app::effect::Writing, reads: &[PathBuf], gate: Gate) -> (Outcome, Text) {
    let path = writing::path(&file.name, |name| std::env::var_os(name));
    if let Err(told) = writing::apart(&path, reads) {
        return (Outcome::Failed, told);
    }
    match writing::write(&path, &file.text, file.replace, gate) {
        Ok(()) => (Outcome::Written, text!("Written: {}, {} bytes.", path.display(), file.text.len())),
        Err(Trouble::Exists(told)) => (Outcome::Exists, text!("{told} Enter replaces it, Esc does not.")),
        Err(Trouble::Failed(told)) => (Outcome::Failed, told),
    }
}

/// Reads the local copy of a source.
pub(super) fn read_passage(data: &Data, folder: Option<&Path>, source: SourceIx) -> Arc<Passage> {
    let source = data.store.catalog().source(source);
    Arc::new(Passage(match folder {
        Some(folder) => check::local_copy(folder, source),
        None => Err("There is no local copy at hand: --sources DIR names a folder with them.".into()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Files, Input, Limits};
    use std::fmt::Write;

    #[test]
    fn only_a_query_that_is_wrong_whatever_comes_waits_for_the_whole() {
        let small = include_str!("../../tests/fixtures/small.yaml");
        let event = small.split("\n- id: ").last().unwrap_or_default();
        let (_, rest) = event.split_once('\n').unwrap_or_default();
        let mut text = small.to_owned();
        (0..5000).for_each(|n| _ = write!(text, "- id: 2018-01-01-more-{n}\n{rest}"));
        let input = Input::Stdin(text.into_bytes());
        let files = Files::read(vec![input], &Limits::default()).unwrap();
        let beginning = Data::beginning(&files).unwrap();
        assert!(beginning.store.find("2018-01-01-more-4999").is_none());
        for query in ["id:2018-01-01-more-4999", "kind:attack id:2018-01-01-more-4999"] {
            assert!(!is_faulty(Some(query), &beginning), "{query}");
            let (now, later) = asked(Some(query), &beginning, false).unwrap();
            assert!(now.is_everything() && later.as_deref() == Some(query));
        }
        for query in ["kind:atack", "(", "id:"] {
            assert!(is_faulty(Some(query), &beginning), "{query}");
        }
        assert!(asked(Some("id:2018-01-01-more-4999"), &beginning, true).is_err());
    }
}
