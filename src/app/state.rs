//! Everything a person can change on the screen, and nothing else.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::axis::{self, Axis, Gaps};
use super::briefing::{self, BriefView};
use super::brush::{self, Brush};
use super::cell::CellView;
use super::chart::{self, Chart, MapView};
use super::commands::marking;
use super::compare::{self, CompareView};
use super::entry::Entry;
use super::facets::Section;
use super::filter::{self, Fold, Panel, Row};
use super::help::HelpView;
use super::history::History;
use super::keymap::Keymap;
use super::lanes::{self, LanesPane, LanesView, Plan};
use super::layout;
use super::like::{self, LikeView};
use super::lines::{Lines, Recalled};
use super::list::{self, Folds, ListPane, Rows};
use super::lit::{self, Lit};
use super::message::{Passage, Progress};
use super::own::Own;
use super::present::PresentView;
use super::prompt;
use super::reckoning::{self, Reckoning};
use super::scope::Scope;
use super::silences::{self, SilencesView};
use super::stale::Stale;
use crate::index::{Bits, Data, LaneBy};
use crate::model::{EventIx, Id, Marks, Minute, PlaceIx, SideIx, Window};
use crate::query::complete::Completion;
use crate::query::{Field, Query, QueryError};
use crate::text::Text;
use crate::timeline::{Scale, Viewport};

/// The three panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// Axis and list.
    Timeline,
    /// One event.
    Detail,
    /// Facets.
    Filter,
}

/// Where keys go: the innermost thing that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// The Timeline pane.
    Timeline,
    /// The Detail pane.
    Detail,
    /// The Filter pane.
    Filter,
    /// The places map.
    Map,
    /// The query line or the find line being typed.
    Prompt,
    /// A search within the Filter pane.
    Search,
    /// The help overlay.
    Help,
    /// The palette.
    Palette,
    /// A passage of a source.
    Passage,
    /// What events can be like.
    Like,
    /// What the lanes can stand for.
    Lanes,
    /// The events of one cell of the lanes.
    Cell,
    /// The Timeline pane while a window is brushed.
    Brush,
    /// The longest silences.
    Silences,
    /// Two windows or queries side by side.
    Compare,
    /// The previewed briefing.
    Brief,
    /// Events presented one by one.
    Present,
}

/// What a typed line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// It becomes the query.
    Query,
    /// It is looked for; nothing is filtered.
    Find,
    /// It is the day as of which everything is shown.
    AsOf,
    /// It narrows a section of the Filter pane to the values that answer it.
    Search(Section),
    /// It is a range of a field, perhaps of one side, as it stands after the field's name.
    Range(Field, Option<SideIx>),
    /// It is the name under which the query is saved.
    SaveView,
    /// It is a note on an event.
    Note,
    /// It is the name of the file that the briefing is written to.
    WriteBrief,
    /// It is the date to go to.
    Date,
    /// It is the query that the present one is compared with on a window.
    Versus,
    /// It is looked for in help.
    FindInHelp,
}

/// A line being typed, with what there was before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    /// The line.
    pub entry: Entry,
    /// What the word before the cursor may become.
    pub offered: Completion,
    /// Which of the candidates stands in the line, while one after the other is tried.
    pub tried: Option<Tried>,
    /// The line of before that stands there, while lines are called up.
    pub recalled: Option<Recalled>,
    /// The window on which a query is compared, where the line is one to compare with.
    pub window: Option<Window>,
    /// The event that it is about, where it is a note: by its id, for the store may be another one before it is typed.
    pub about: Option<Id>,
    /// The preview under it, where the line is the name of a file to write.
    pub brief: Option<Box<BriefView>>,
    /// The help under it, where it is looked for in that.
    pub help: Option<HelpView>,
    /// The name that was refused because there is such a file, which to type again means to replace it.
    pub refused: Option<String>,
    /// What the line was when it was opened.
    pub opened: String,
    /// Why the line is not a query, while it is not.
    pub error: Option<QueryError>,
    /// Whether what is counted is the line without the word at the cursor, which may become a field's name.
    pub held_back: bool,
    /// Whether what may stand in an empty line has been asked for.
    pub listed: bool,
    /// The scope to return to on Escape.
    pub scope: Arc<Scope>,
    /// The find to return to on Escape.
    pub find: Option<Find>,
    /// The spot to return to on Escape.
    pub spot: Spot,
    /// The row of the Filter pane to return to on Escape.
    pub row: usize,
    /// What was on that row, to be found again wherever it goes while the line is answered.
    pub held: Option<Box<Row>>,
}

/// A candidate tried in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The line without it.
    pub line: String,
    /// Which of the candidates it is, from 0.
    pub which: usize,
}

/// Something looked for. It highlights and jumps; it never changes what is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Find {
    /// What was typed.
    pub text: String,
    /// The events of the whole store in which it is found.
    pub hits: Arc<Bits>,
}

/// The passage overlay: a claim of the event shown.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PassageView {
    /// Which claim, from 0.
    pub claim: usize,
    /// The first line shown; none while the passage stands where the cited words are in view.
    pub scroll: Option<usize>,
    /// The source's local copy, once read.
    pub passage: Option<Arc<Passage>>,
    /// The previewed briefing that it was opened from, and the event of it; none where the event is the one shown.
    pub brief: Option<(EventIx, Box<BriefView>)>,
}

/// The palette: commands by name.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PaletteView {
    /// What has been typed.
    pub entry: Entry,
    /// Which of the matches is chosen.
    pub chosen: usize,
}

/// What lies over the panes. One at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// All keys; lines scrolled down.
    Help(HelpView),
    /// The palette.
    Palette(PaletteView),
    /// The query or find line.
    Prompt(Box<Prompt>),
    /// A passage.
    Passage(PassageView),
    /// What events can be like.
    Like(LikeView),
    /// What the lanes can stand for.
    Lanes(LanesView),
    /// The events of one cell of the lanes.
    Cell(CellView),
    /// The longest silences.
    Silences(SilencesView),
    /// Two windows or queries side by side.
    Compare(CompareView),
    /// The previewed briefing.
    Brief(Box<BriefView>),
    /// Events presented one by one.
    Present(PresentView),
}

impl Overlay {
    /// Where keys go while it lies on top.
    pub fn room(&self) -> Room {
        match self {
            Overlay::Help(_) => Room::Help,
            Overlay::Palette(_) => Room::Palette,
            Overlay::Prompt(prompt) if matches!(prompt.purpose, Purpose::Search(_)) => Room::Search,
            Overlay::Prompt(_) => Room::Prompt,
            Overlay::Passage(_) => Room::Passage,
            Overlay::Like(_) => Room::Like,
            Overlay::Lanes(_) => Room::Lanes,
            Overlay::Cell(_) => Room::Cell,
            Overlay::Silences(_) => Room::Silences,
            Overlay::Compare(_) => Room::Compare,
            Overlay::Brief(_) => Room::Brief,
            Overlay::Present(_) => Room::Present,
        }
    }
}

/// Where one is: kept by back and forward.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The selected event.
    pub selected: Option<EventIx>,
    /// An event outside the scope that a link led to.
    pub visiting: Option<EventIx>,
    /// The event that was selected last, while none matches: the selection begins from there again.
    pub lost: Option<EventIx>,
    /// The visible part of the axis.
    pub viewport: Viewport,
    /// What the lanes stand for, and the first of them on the screen; they follow the lanes.
    pub lanes: (LaneBy, usize),
}

/// What is undone and redone: the scope, the folding of the list and of the axis, the rolling up of lanes, and marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What is counted.
    pub scope: Arc<Scope>,
    /// Which groups of the list are folded.
    pub folds: Arc<Folds>,
    /// Whether long gaps of the axis are.
    pub gaps_folded: bool,
    /// What lanes stand for, and which of them are rolled up.
    pub rolled: (LaneBy, BTreeSet<Option<u32>>),
    /// What is marked and noted.
    pub marks: Arc<Marks>,
}

/// The Filter pane.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FilterPane {
    /// Whether the drawer is out, where the pane is a drawer.
    pub open: bool,
    /// The row under the cursor.
    pub cursor: usize,
    /// What has its parts shown.
    pub unfolded: BTreeSet<Fold>,
}

/// The Detail pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct DetailPane {
    /// Lines scrolled down.
    pub scroll: usize,
    /// Which of the event's links is chosen, from 0, if any is.
    pub link: Option<usize>,
    /// Whether it has the whole body of the screen.
    pub full: bool,
}

/// The state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The folder from which the stores were named, where it is known.
    pub here: Option<Arc<Path>>,
    /// What keys mean.
    pub keys: Arc<Keymap>,
    /// The pane that keys go to.
    pub focus: Pane,
    /// What is counted.
    pub scope: Arc<Scope>,
    /// Where one is.
    pub spot: Spot,
    /// How the list is looked at: its order, headings and folds.
    pub list: ListPane,
    /// The number of the first row of the list on the screen.
    pub list_top: usize,
    /// What is looked for.
    pub find: Option<Find>,
    /// The lanes.
    pub lanes: LanesPane,
    /// Whether long gaps of the axis are folded.
    pub gaps_folded: bool,
    /// How heights of the density row grow.
    pub scale: Scale,
    /// The Filter pane.
    pub filter: FilterPane,
    /// The person's own views.
    pub own: Arc<Own>,
    /// What the person has marked and noted; the data follows.
    pub marks: Arc<Marks>,
    /// The Detail pane.
    pub detail: DetailPane,
    /// The places map, while it stands in the panes' place.
    pub map: Option<MapView>,
    /// What lies over the panes.
    pub overlay: Option<Overlay>,
    /// The window being brushed.
    pub brush: Option<Brush>,
    /// Where on the axis the mouse button went down that may be about to drag: its column, and the row of the screen.
    pub pressed: Option<(u16, u16)>,
    /// One sentence until the next key.
    pub notice: Option<Text>,
    /// Queries and folds before and after.
    pub scopes: History<Step>,
    /// Zooms before.
    pub zooms: History<Viewport>,
    /// Spots before and after.
    pub trail: History<Spot>,
    /// Lines accepted before.
    pub lines: Lines,
    /// How far the stores have been read, while only their beginning is shown.
    pub reading: Option<Progress>,
    /// Whether nothing is done outside the screen.
    pub restricted: bool,
    /// Why what is on disk is not shown, while that is so.
    pub stale: Option<Arc<Stale>>,
    /// The lanes of the scope; they follow from the rest.
    pub plan: Option<Arc<Plan>>,
    /// The gaps of the scope while they are folded; they follow from the rest.
    pub gaps: Option<Arc<Gaps>>,
    /// The tables that panning and zooming are answered from, once the axis has moved; they follow from the scope.
    pub reckoning: Option<Arc<Reckoning>>,
    /// What the axis shows; it follows from the rest.
    pub axis: Option<Arc<Axis>>,
    /// Where marked events are on the axis; it follows from the rest.
    pub lit: Option<Arc<Lit>>,
    /// The rows of the list; they follow from the rest.
    pub rows: Option<Arc<Rows>>,
    /// What the places map shows, once it has been laid out; it follows from the rest.
    pub chart: Option<Arc<Chart>>,
    /// The rows of the Filter pane, once it has been laid out; they follow from the rest.
    pub panel: Option<Arc<Panel>>,
}

impl State {
    /// The state a person finds: everything in coverage, the whole axis, the first event.
    pub fn new(data: &Data, size: (u16, u16)) -> State {
        State::with_query(Query::everything(), data, size)
    }

    /// As [`State::new`] with a query to begin with.
    pub fn with_query(query: Query, data: &Data, size: (u16, u16)) -> State {
        let scope = Scope::of(query, data);
        let extent = data.index.extent();
        let mut state = State {
            size,
            here: None,
            keys: Arc::default(),
            focus: Pane::Timeline,
            spot: Spot {
                selected: None,
                visiting: None,
                lost: None,
                viewport: Viewport::fit(extent.lo, extent.hi, 80),
                lanes: (LaneBy::default(), 0),
            },
            scope,
            list: ListPane::default(),
            list_top: 0,
            find: None,
            lanes: LanesPane::default(),
            gaps_folded: false,
            scale: Scale::default(),
            filter: FilterPane { open: false, cursor: 0, unfolded: top_places(data) },
            own: Arc::default(),
            marks: Arc::clone(data.marks()),
            detail: DetailPane::default(),
            map: None,
            overlay: None,
            brush: None,
            pressed: None,
            notice: None,
            scopes: History::default(),
            zooms: History::default(),
            trail: History::default(),
            lines: Lines::default(),
            reading: None,
            restricted: false,
            stale: None,
            plan: None,
            gaps: None,
            reckoning: None,
            axis: None,
            lit: None,
            rows: None,
            chart: None,
            panel: None,
        };
        state.spot.selected = state.event_at(0, data);
        state.spot.viewport = state.whole_axis(data);
        state.settle(data);
        state
    }

    /// Begins on an event: selected where it matches, visited where it does not.
    pub fn begin_on(&mut self, event: EventIx, data: &Data) {
        match data.index.position_of(&self.scope.listing, event) {
            Some(_) => self.spot.selected = Some(event),
            None => self.spot.visiting = Some(event),
        }
        self.settle(data);
    }

    /// Lets everything that follows from the rest follow it: the lanes, the list, the axis, what is
    /// offered to a line being typed, the Filter pane. What follows from data as of another day follows once they are
    /// there.
    pub fn settle(&mut self, data: &Data) {
        if self.scope.awaits(data) {
            return;
        }
        marking::settle(self, data);
        self.rows = Some(list::rows(self, data));
        self.plan = Some(lanes::settled(self, data));
        self.gaps = axis::gaps(self, data);
        lanes::follow(self, data);
        self.spot.lanes = (self.lanes.by, self.lanes.top);
        self.follow(data);
        reckoning::settle(self, data);
        self.axis = axis::settled(self, data);
        self.lit = lit::settled(self, data);
        chart::settle(self, data);
        prompt::offer(self, data);
        self.brush = brush::settled(self, data);
        like::settle(self, data);
        silences::settle(self, data);
        compare::settle(self, data);
        briefing::settle(self, data);
        if layout::layout(self).filter.is_some() {
            let panel = filter::panel(self, data);
            self.filter.cursor = filter::nearest_stop(&panel.rows, self.filter.cursor);
            self.panel = Some(panel);
        }
    }

    /// Where keys go.
    pub fn room(&self) -> Room {
        self.overlay.as_ref().map_or_else(|| self.ground(), Overlay::room)
    }

    /// Where keys go when no overlay is open.
    pub fn ground(&self) -> Room {
        match self.focus {
            _ if self.brush.is_some() => Room::Brush,
            Pane::Filter => Room::Filter,
            Pane::Timeline | Pane::Detail if self.is_on_map() => Room::Map,
            Pane::Timeline => Room::Timeline,
            Pane::Detail => Room::Detail,
        }
    }

    /// Whether the places map stands in the panes' place; a full Detail stands before it.
    pub fn is_on_map(&self) -> bool {
        self.map.is_some() && !self.detail.full
    }

    /// The event that Detail shows.
    pub fn shown(&self) -> Option<EventIx> {
        self.spot.visiting.or(self.spot.selected)
    }

    /// What undo would return to from another scope or other folds.
    pub fn step(&self) -> Step {
        Step {
            scope: Arc::clone(&self.scope),
            folds: Arc::clone(&self.list.folds),
            gaps_folded: self.gaps_folded,
            rolled: (self.lanes.by, self.lanes.rolled.clone()),
            marks: Arc::clone(&self.marks),
        }
    }

    /// Remembers a scope that has been left, with the folding as it is.
    pub fn leave(&mut self, scope: Arc<Scope>) {
        let step = Step { scope, ..self.step() };
        self.scopes.leave(step);
    }

    /// The event at a position in the order of time, whatever the order of the list.
    pub fn event_at(&self, position: usize, data: &Data) -> Option<EventIx> {
        data.index.listed(&self.scope.listing, position, 1).first().map(|(event, _)| *event)
    }

    /// The selected event's position in the order of time.
    pub fn position(&self, data: &Data) -> Option<usize> {
        self.spot.selected.and_then(|e| data.index.position_of(&self.scope.listing, e))
    }

    /// The axis with the store's whole coverage on it, or every event where the coverage has no end.
    pub fn whole_axis(&self, data: &Data) -> Viewport {
        let (lo, hi) = whole(data);
        Viewport::fit(lo, hi, self.plot_columns())
    }

    /// Whether the axis shows the whole, fitted to this width or another: panes and sizes come and go.
    pub fn shows_whole(&self, data: &Data) -> bool {
        let (lo, hi) = whole(data);
        self.spot.viewport.is_fitted(lo, hi)
    }

    /// The row of the selected event: the heading of its group where that is folded.
    pub fn row(&self, data: &Data) -> Option<usize> {
        list::rows(self, data).row_of(self.spot.selected?, data)
    }

    /// The event that heads the list.
    pub fn first_listed(&self, data: &Data) -> Option<EventIx> {
        data.index.listed(list::rows(self, data).listing(), 0, 1).first().map(|(event, _)| *event)
    }

    /// Scrolls the list as little as possible so that the selected row is on it, with a row to spare and the heading
    /// right above it.
    pub fn follow(&mut self, data: &Data) {
        let Some(timeline) = layout::layout(self).timeline else { return };
        let height = usize::from(timeline.list.height);
        let spare = if height >= 5 { 1 } else { 0 };
        let rows = list::rows(self, data);
        let last_top = rows.len().saturating_sub(height);
        if let Some(at) = self.row(data) {
            let least = (at + 1 + spare).saturating_sub(height);
            let heading = if height >= 2 && rows.is_under_heading(at) { 1 } else { 0 };
            let most = at.saturating_sub(spare.max(heading));
            self.list_top = self.list_top.clamp(least.min(most), most);
        }
        self.list_top = self.list_top.min(last_top);
    }

    /// Columns of the axis as it is laid out now.
    pub fn plot_columns(&self) -> u16 {
        let hidden = self.size.0.saturating_sub(14).max(20);
        layout::layout(self).timeline.map_or(hidden, |t| t.plot.width.max(1))
    }
}

/// What the whole axis shows, without its margins.
fn whole(data: &Data) -> (Minute, Minute) {
    let extent = data.index.extent();
    let covers = Window::of(&data.store.catalog().covers);
    let (lo, hi) = (covers.lo.max(extent.lo), covers.hi.min(extent.hi));
    (lo, hi.max(lo))
}

/// Places that have no parent are unfolded at first.
fn top_places(data: &Data) -> BTreeSet<Fold> {
    let places = &data.store.catalog().places;
    let roots = places.iter().enumerate().filter(|(_, p)| p.within.is_empty());
    roots.map(|(i, _)| Fold::Place(PlaceIx(i as u32))).collect()
}
