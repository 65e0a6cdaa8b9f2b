//! The one table of commands. Dispatch, help, palette, footer and `docs/keys.md` all read it.

use super::commands::{
    asking, axis, briefing, brushing, comparing, doubting, filtering, going, helping, knowing, laning,
    leaving, liking, listing, mapping, marking, moving, noting, panes, presenting, ranging, reading, scoping,
    searching, silences, striding, viewing,
};
use super::effect::Effect;
use super::key::Key;
use super::state::{Room, State};
use crate::index::Data;
use crate::text;
use crate::text::Text;

/// A family of commands, as help and docs group them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Going from event to event.
    Moving,
    /// The list: never changes what is counted.
    List,
    /// The axis: never changes what is counted.
    Axis,
    /// Asking: find, query, filter.
    Asking,
    /// Reading one event.
    Reading,
    /// The places map: never changes what is counted.
    Places,
    /// Carrying events out: marks, notes, the briefing.
    Carrying,
    /// Panes, overlays, leaving.
    Screen,
}

impl Group {
    /// Every group, in the order of help.
    pub const ALL: &'static [Group] = &[
        Group::Moving,
        Group::List,
        Group::Axis,
        Group::Places,
        Group::Asking,
        Group::Reading,
        Group::Carrying,
        Group::Screen,
    ];

    /// The heading.
    pub fn heading(self) -> &'static str {
        match self {
            Group::Moving => "Moving",
            Group::List => "List (never changes what is counted)",
            Group::Axis => "Axis (never changes what is counted)",
            Group::Asking => "Asking",
            Group::Reading => "Reading",
            Group::Places => "Places map (never changes what is counted)",
            Group::Carrying => "Carrying out (never changes the store)",
            Group::Screen => "Screen",
        }
    }
}

/// What a command does.
pub type Run = fn(&mut State, &Data) -> Vec<Effect>;

/// A command: a value with its name, keys, rooms, doc and function.
pub struct Command {
    /// Its name in the palette and the docs, as `kebab-case`.
    pub name: &'static str,
    /// Its default keys, by name. None for one that only the palette has.
    pub default_keys: &'static [&'static str],
    /// The rooms in which it acts.
    pub rooms: &'static [Room],
    /// Its family.
    pub group: Group,
    /// A word or two for the footer; commands next to each other with the same hint share it.
    pub hint: Option<&'static str>,
    /// One sentence.
    pub doc: &'static str,
    /// Whether it can act now.
    pub available: fn(&State, &Data) -> bool,
    /// What it does.
    pub run: Run,
}

impl Command {
    /// Its keys. A name that is no key is caught by a test of the table.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        self.default_keys.iter().filter_map(|name| Key::parse(name))
    }

    /// What is said when it has nothing to act on.
    pub fn idle(&self) -> Text {
        let name = self.name.replace('-', " ");
        text!("Nothing to do for \u{201c}{name}\u{201d} here and now.")
    }
}

const PANES: &[Room] = &[Room::Timeline, Room::Detail, Room::Filter];
const LISTS: &[Room] = &[Room::Timeline, Room::Detail];
const SCREENS: &[Room] = &[Room::Timeline, Room::Detail, Room::Filter, Room::Map];
const EVENTS: &[Room] = &[Room::Timeline, Room::Detail, Room::Map];
/// A brush follows the selection.
const STRIDES: &[Room] = &[Room::Timeline, Room::Detail, Room::Map, Room::Brush];
const MAP: &[Room] = &[Room::Map];
const DETAIL: &[Room] = &[Room::Detail];
const FILTER: &[Room] = &[Room::Filter];
const PROMPT: &[Room] = &[Room::Prompt];
const SEARCH: &[Room] = &[Room::Search];
const PALETTE: &[Room] = &[Room::Palette];
const HELP: &[Room] = &[Room::Help];
const PASSAGE: &[Room] = &[Room::Passage];
const OVERLAYS: &[Room] = &[
    Room::Prompt,
    Room::Search,
    Room::Help,
    Room::Palette,
    Room::Passage,
    Room::Like,
    Room::Lanes,
    Room::Cell,
    Room::Silences,
    Room::Compare,
    Room::Brief,
    Room::Present,
];
const LIKE: &[Room] = &[Room::Like];
const LANES: &[Room] = &[Room::Lanes];
const CELL: &[Room] = &[Room::Cell];
const TEXTS: &[Room] = &[
    Room::Help,
    Room::Passage,
    Room::Like,
    Room::Lanes,
    Room::Cell,
    Room::Silences,
    Room::Compare,
    Room::Brief,
    Room::Present,
];
const BRUSH: &[Room] = &[Room::Brush];
const SILENCES: &[Room] = &[Room::Silences];
const COMPARE: &[Room] = &[Room::Compare];
const BRIEF: &[Room] = &[Room::Brief];
const PRESENT: &[Room] = &[Room::Present];
const AXES: &[Room] = &[Room::Timeline, Room::Detail, Room::Brush];
const HELPED: &[Room] = &[
    Room::Timeline,
    Room::Detail,
    Room::Filter,
    Room::Map,
    Room::Brush,
    Room::Passage,
    Room::Like,
    Room::Lanes,
    Room::Cell,
    Room::Silences,
    Room::Compare,
    Room::Brief,
    Room::Present,
];
const EVERYWHERE: &[Room] = &[
    Room::Timeline,
    Room::Detail,
    Room::Filter,
    Room::Map,
    Room::Prompt,
    Room::Search,
    Room::Help,
    Room::Palette,
    Room::Passage,
    Room::Like,
    Room::Lanes,
    Room::Cell,
    Room::Brush,
    Room::Silences,
    Room::Compare,
    Room::Brief,
    Room::Present,
];

fn always(_: &State, _: &Data) -> bool {
    true
}

/// Builds a row; the table below reads as a table.
#[allow(clippy::too_many_arguments)] // a row has as many columns as it has
const fn row(
    name: &'static str,
    default_keys: &'static [&'static str],
    rooms: &'static [Room],
    group: Group,
    hint: Option<&'static str>,
    doc: &'static str,
    available: fn(&State, &Data) -> bool,
    run: Run,
) -> Command {
    Command { name, default_keys, rooms, group, hint, doc, available, run }
}

use Group::{Asking, Axis, Carrying, List, Moving, Places, Reading, Screen};

/// Every command. The order is that of help and of the footer's hints.
#[rustfmt::skip]
pub const COMMANDS: &[Command] = &[
    row("next-event", &["j", "Down"], LISTS, Moving, Some("event"), "Select the next event of the list.", moving::any, moving::next),
    row("previous-event", &["k", "Up"], LISTS, Moving, Some("event"), "Select the previous event of the list.", moving::any, moving::previous),
    row("first-event", &["g", "Home"], STRIDES, Moving, None, "Select the first event of the list.", moving::any, moving::first),
    row("last-event", &["G", "End"], STRIDES, Moving, None, "Select the last event of the list.", moving::any, moving::last),
    row("half-page-down", &["Ctrl-d"], STRIDES, Moving, None, "Go half a page of the list down.", moving::any, moving::half_page_down),
    row("half-page-up", &["Ctrl-u"], STRIDES, Moving, None, "Go half a page of the list up.", moving::any, moving::half_page_up),
    row("page-down", &["PgDn"], STRIDES, Moving, None, "Go a page of the list down.", moving::any, moving::page_down),
    row("page-up", &["PgUp"], STRIDES, Moving, None, "Go a page of the list up.", moving::any, moving::page_up),
    row("next-differing", &["D"], STRIDES, Moving, None, "Select the next event whose claims differ.", moving::any, moving::next_differing),
    row("previous-differing", &[], EVENTS, Moving, None, "Select the previous event whose claims differ.", moving::any, moving::previous_differing),
    row("next-unit", &["L"], LISTS, Moving, None, "Go on to the next unit of the axis that has an event.", moving::any, striding::next_unit),
    row("previous-unit", &["H"], LISTS, Moving, None, "Go back to the last unit of the axis that has one.", moving::any, striding::previous_unit),
    row("next-larger-unit", &[")"], LISTS, Moving, None, "Go on by the next larger unit: years of months.", moving::any, striding::next_larger),
    row("previous-larger-unit", &["("], LISTS, Moving, None, "Go back by the next larger unit.", moving::any, striding::previous_larger),
    row("next-cluster", &["}"], LISTS, Moving, None, "Go on to the next cluster of events on the axis.", moving::any, striding::next_cluster),
    row("previous-cluster", &["{"], LISTS, Moving, None, "Go back to the cluster before.", moving::any, striding::previous_cluster),
    row("next-day", &[], LISTS, Moving, None, "Go on to the next day that has an event.", moving::any, striding::next_day),
    row("previous-day", &[], LISTS, Moving, None, "Go back to the last day that has an event.", moving::any, striding::previous_day),
    row("next-month", &[], LISTS, Moving, None, "Go on to the next month that has an event.", moving::any, striding::next_month),
    row("previous-month", &[], LISTS, Moving, None, "Go back to the last month that has an event.", moving::any, striding::previous_month),
    row("next-year", &[], LISTS, Moving, None, "Go on to the next year that has an event.", moving::any, striding::next_year),
    row("previous-year", &[], LISTS, Moving, None, "Go back to the last year that has an event.", moving::any, striding::previous_year),
    row("go-to-date", &["t"], AXES, Moving, None, "Go to a date: 8nov19, nov 2019, +7d, -1y, or EDTF.", axis::shown, going::ask),
    row("gaps", &[], LISTS, Moving, None, "List the longest silences, in which no event falls.", axis::shown, silences::open),
    row("back", &["Ctrl-o", "Backspace"], EVENTS, Moving, None, "Go back to where you were.", moving::can_go_back, moving::back),
    row("forward", &[">"], EVENTS, Moving, None, "Go forward again.", moving::can_go_forward, moving::forward),

    row("order", &["O"], LISTS, List, None, "Order the list by date, toll, place, weight in turn.", listing::shown, listing::order),
    row("reverse-order", &["i"], LISTS, List, None, "Reverse the order of the list.", listing::shown, listing::reverse),
    row("headings", &["M"], LISTS, List, None, "Put the next headings over the list, or none.", listing::shown, listing::headings),
    row("fold-group", &["r"], LISTS, List, None, "Fold the group of the selected event, or unfold it.", listing::has_groups, listing::fold),
    row("fold-all", &["R"], LISTS, List, None, "Fold every group of the list, or unfold all.", listing::has_groups, listing::fold_all),

    row("earlier", &["h"], LISTS, Axis, Some("pan"), "Pan the axis earlier; moving the as-of day, a month back.", axis::shown, axis::earlier),
    row("later", &["l"], LISTS, Axis, Some("pan"), "Pan the axis later; moving the as-of day, a month on.", axis::shown, axis::later),
    row("pan-left", &["Left"], LISTS, Axis, None, "Pan the axis to earlier times.", axis::shown, axis::pan_left),
    row("pan-right", &["Right"], LISTS, Axis, None, "Pan the axis to later times.", axis::shown, axis::pan_right),
    row("page-left", &["Ctrl-Left"], LISTS, Axis, None, "Pan the axis a page to earlier times.", axis::shown, axis::page_earlier),
    row("page-right", &["Ctrl-Right"], LISTS, Axis, None, "Pan the axis a page to later times.", axis::shown, axis::page_later),
    row("zoom-in", &["+", "="], AXES, Axis, Some("zoom"), "Show less time in more detail, around the selected event.", axis::shown, axis::zoom_in),
    row("zoom-out", &["-", "_"], AXES, Axis, Some("zoom"), "Show more time in less detail, around the selected event.", axis::shown, axis::zoom_out),
    row("undo-zoom", &["Z"], LISTS, Axis, None, "Return to the part of the axis shown before.", axis::can_undo, axis::undo),
    row("whole-axis", &["0"], LISTS, Axis, None, "Show the whole axis.", axis::shown, axis::whole),
    row("fit-matches", &["z"], LISTS, Axis, None, "Show the part of the axis on which events match.", axis::shown, axis::fit_matches),
    row("fold-gaps", &["F"], LISTS, Axis, None, "Fold long gaps in which no event may lie, or show them again.", axis::shown, axis::fold),
    row("change-scale", &["*"], LISTS, Axis, None, "Measure the density row on a logarithmic scale, or a linear one.", axis::shown, axis::rescale),
    row("lanes", &["o"], LISTS, Axis, None, "Choose what the lanes stand for.", axis::shown, laning::choose),
    row("roll-lane", &["U"], LISTS, Axis, None, "Roll up the lane of the event shown into the last row, or roll it out again.", laning::in_lane, laning::roll),
    row("lanes-down", &["Ctrl-e"], LISTS, Axis, None, "Scroll the lanes down.", laning::overflow, laning::down),
    row("lanes-up", &["Ctrl-y"], LISTS, Axis, None, "Scroll the lanes up.", laning::overflow, laning::up),
    row("next-way", &["j", "Down"], LANES, Axis, Some("choice"), "Go to the next thing that lanes can stand for.", always, laning::next_way),
    row("previous-way", &["k", "Up"], LANES, Axis, Some("choice"), "Go to the previous thing that lanes can stand for.", always, laning::previous_way),
    row("choose-way", &["Enter"], LANES, Axis, Some("choose"), "Make the lanes stand for what is chosen.", always, laning::accept),
    row("sort-lanes", &["s"], LANES, Axis, Some("sort"), "Sort the lanes as in the store, by count, or by name.", always, laning::sort),
    row("compare", &["c"], AXES, Axis, None, "Compare this window with the one before; :compare QUERY.", axis::shown, comparing::open),
    row("brush", &["v"], &[Room::Timeline], Axis, None, "Brush a window, from the selected event on.", axis::shown, brushing::begin),

    row("brush-to-scope", &["Enter"], BRUSH, Axis, Some("scope"), "Count only what the brush covers: the query's date: becomes its window.", always, brushing::accept),
    row("brush-to-zoom", &["z"], BRUSH, Axis, Some("zoom"), "Show what the brush covers.", always, brushing::zoom),
    row("drop-brush", &["Esc", "v", "q"], BRUSH, Axis, Some("drop"), "Drop the brush.", always, brushing::drop),
    row("brush-earlier", &["h", "Left"], BRUSH, Axis, Some("brush"), "Move the end of the brush a unit of the axis earlier.", always, brushing::unit_earlier),
    row("brush-later", &["l", "Right"], BRUSH, Axis, Some("brush"), "Move the end of the brush a unit of the axis later.", always, brushing::unit_later),
    row("brush-next-event", &["j", "Down"], BRUSH, Axis, Some("event"), "Move the end of the brush to the next event of the list.", moving::any, moving::next),
    row("brush-previous-event", &["k", "Up"], BRUSH, Axis, Some("event"), "Move the end of the brush to the previous event of the list.", moving::any, moving::previous),
    row("brush-next-unit", &["L"], BRUSH, Axis, None, "Move the end of the brush to the next unit that has an event.", moving::any, striding::next_unit),
    row("brush-previous-unit", &["H"], BRUSH, Axis, None, "Move the end of the brush to the last unit before that has an event.", moving::any, striding::previous_unit),
    row("brush-next-larger", &[")"], BRUSH, Axis, None, "Move the end of the brush to the end of the larger unit.", always, brushing::larger_later),
    row("brush-previous-larger", &["("], BRUSH, Axis, None, "Move the end of the brush to the start of the larger unit.", always, brushing::larger_earlier),
    row("brush-next-cluster", &["}"], BRUSH, Axis, None, "Move the end of the brush to the next cluster.", moving::any, striding::next_cluster),
    row("brush-previous-cluster", &["{"], BRUSH, Axis, None, "Move the end of the brush to the cluster before.", moving::any, striding::previous_cluster),
    row("brush-other-end", &["o"], BRUSH, Axis, None, "Move the other end of the brush from now on.", always, brushing::other_end),

    row("compare-earlier", &["h", "Left"], COMPARE, Axis, Some("window"), "Compare the window before.", always, comparing::earlier),
    row("compare-later", &["l", "Right"], COMPARE, Axis, Some("window"), "Compare the window after.", always, comparing::later),
    row("compare-with", &["&"], COMPARE, Axis, Some("other query"), "Compare with another query on the same window.", always, comparing::ask),
    row("compare-before", &["b"], COMPARE, Axis, None, "Compare with the window before again.", always, comparing::before),
    row("compare-zoom", &["z"], COMPARE, Axis, Some("show"), "Show the window on the axis.", always, comparing::zoom),
    row("compare-down", &["j", "Down"], COMPARE, Axis, None, "Scroll down.", always, comparing::down),
    row("compare-up", &["k", "Up"], COMPARE, Axis, None, "Scroll up.", always, comparing::up),
    row("close-compare", &["c"], COMPARE, Axis, None, "Close the comparison.", always, leaving::close),

    row("next-silence", &["j", "Down"], SILENCES, Axis, Some("silence"), "Go to the next silence of the list.", always, silences::next),
    row("previous-silence", &["k", "Up"], SILENCES, Axis, Some("silence"), "Go to the silence before.", always, silences::previous),
    row("silences-page-down", &["PgDn", "Space", "Ctrl-d"], SILENCES, Axis, None, "Go a page of silences down.", always, silences::page_down),
    row("silences-page-up", &["PgUp", "Ctrl-u"], SILENCES, Axis, None, "Go a page of silences up.", always, silences::page_up),
    row("longest-silence", &["g", "Home"], SILENCES, Axis, None, "Go to the longest silence.", always, silences::first),
    row("shortest-silence", &["G", "End"], SILENCES, Axis, None, "Go to the last silence of the list.", always, silences::last),
    row("go-to-silence", &["Enter"], SILENCES, Axis, Some("go there"), "Show the silence on the axis.", always, silences::accept),

    row("next-row", &["j", "Down"], FILTER, Asking, Some("row"), "Go to the next row of the Filter pane.", always, filtering::next),
    row("previous-row", &["k", "Up"], FILTER, Asking, Some("row"), "Go to the previous row of the Filter pane.", always, filtering::previous),
    row("next-facet", &["J", "PgDn"], FILTER, Asking, Some("facet"), "Go to the next facet.", always, filtering::next_facet),
    row("previous-facet", &["K", "PgUp"], FILTER, Asking, Some("facet"), "Go to the previous facet.", always, filtering::previous_facet),
    row("first-row", &["g", "Home"], FILTER, Asking, None, "Go to the first row of the Filter pane.", always, filtering::first),
    row("last-row", &["G", "End"], FILTER, Asking, None, "Go to the last row of the Filter pane.", always, filtering::last),
    row("toggle-value", &["Enter", "Space"], FILTER, Asking, Some("choose"), "Count events with the value too, or no longer; open a view, type a range, show the rest of a list.", filtering::on_value, filtering::toggle),
    row("only-value", &["="], FILTER, Asking, Some("only"), "Count only events with the value, in the place of others of its facet; again: no longer.", filtering::on_choice, filtering::only),
    row("except-value", &["-"], FILTER, Asking, Some("except"), "Count no event with the value, or count them again.", filtering::on_choice, filtering::except),
    row("search-facet", &["/"], FILTER, Asking, Some("search"), "Search the values of the facet, or the views; Enter chooses what is found.", always, searching::ask),
    row("choose-found", &["Enter"], SEARCH, Asking, Some("choose"), "Choose the value found, or open the view.", always, asking::accept),
    row("next-found", &["Down", "Ctrl-n"], SEARCH, Asking, Some("go"), "Go to the next value found.", always, searching::next),
    row("previous-found", &["Up", "Ctrl-p"], SEARCH, Asking, Some("go"), "Go to the previous value found.", always, searching::previous),
    row("range", &["r"], FILTER, Asking, Some("range"), "Type a range of dates or numbers, such as 2017..2019 or >=5.", ranging::can_range, ranging::ask),
    row("clear-facet", &["c"], FILTER, Asking, Some("clear"), "Take what the query says of the facet out of it.", filtering::can_clear, filtering::clear),
    row("unfold", &["l", "Right"], FILTER, Asking, None, "Show the parts of the place, or what there is under the row.", filtering::can_unfold, filtering::unfold),
    row("fold", &["h", "Left"], FILTER, Asking, None, "Hide the parts of the place, or what there is under the row.", filtering::can_fold, filtering::fold),

    row("find", &["/"], EVENTS, Asking, Some("find"), "Find words and jump to them; nothing is filtered.", always, asking::find),
    row("next-hit", &["n"], EVENTS, Asking, Some("hit"), "Select the next event found.", asking::has_find, asking::next_hit),
    row("previous-hit", &["N"], EVENTS, Asking, Some("hit"), "Select the previous event found.", asking::has_find, asking::previous_hit),
    row("edit-query", &["&"], SCREENS, Asking, Some("query"), "Edit the query, which says what is counted.", always, asking::query),
    row("filter", &["f"], SCREENS, Asking, Some("filter"), "Go to the Filter pane, or leave it.", always, panes::filter),
    row("only-differing", &["!"], SCREENS, Asking, None, "Count only events whose claims differ, or no longer only these.", always, scoping::only_differing),
    row("only-certain", &["x"], SCREENS, Asking, None, "Count only events that match for certain, or those that match possibly, too.", always, doubting::toggle),
    row("as-of", &["A"], SCREENS, Asking, None, "Show what could be known by a day; :as-of jan 2018 does it at once.", always, knowing::ask),
    row("only-like-this", &["."], EVENTS, Asking, None, "Count only events that are in some way like the one shown.", moving::any, liking::only),
    row("not-like-this", &[","], EVENTS, Asking, None, "Count no event that is in some way like the one shown.", moving::any, liking::except),
    row("next-likeness", &["j", "Down"], LIKE, Asking, Some("way"), "Go to the next way to be like the event.", always, liking::next),
    row("previous-likeness", &["k", "Up"], LIKE, Asking, Some("way"), "Go to the previous way to be like the event.", always, liking::previous),
    row("choose-likeness", &["Enter"], LIKE, Asking, Some("choose"), "Ask for the chosen way to be like the event, or except it; again: no longer.", always, liking::accept),
    row("undo", &["u"], SCREENS, Asking, None, "Return to the query, the folding or the marks before.", scoping::can_undo, scoping::undo),
    row("redo", &["Ctrl-r"], SCREENS, Asking, None, "Return to the query, the folding or the marks undone.", scoping::can_redo, scoping::redo),
    row("save-view", &["S"], SCREENS, Asking, None, "Save the query as a view of your own; :save-view NAME does it at once.", always, viewing::ask),
    row("clear-query", &["C"], SCREENS, Asking, None, "Count everything again.", scoping::is_narrowed, scoping::clear),

    row("detail", &["Enter"], &[Room::Timeline, Room::Map], Reading, Some("open"), "Follow the chosen link, else open the cell of the lanes that holds several events, else give the event the whole screen.", moving::any, laning::open),
    row("next-in-cell", &["j", "Down"], CELL, Reading, Some("event"), "Go to the next event of the cell.", always, laning::next_way),
    row("previous-in-cell", &["k", "Up"], CELL, Reading, Some("event"), "Go to the previous event of the cell.", always, laning::previous_way),
    row("open-in-cell", &["Enter"], CELL, Reading, Some("go there"), "Select the chosen event; give it the whole screen if it is selected already.", always, laning::enter),
    row("follow-link", &["Enter"], DETAIL, Reading, Some("follow"), "Go to the event that the chosen link leads to; choose the first link if none is.", reading::has_links, reading::follow),
    row("previous-link", &["["], LISTS, Reading, Some("link"), "Choose the previous link of the event.", reading::has_links, reading::previous_link),
    row("next-link", &["]"], LISTS, Reading, Some("link"), "Choose the next link of the event.", reading::has_links, reading::next_link),
    row("passage", &["s"], SCREENS, Reading, Some("passage"), "Show the passage in the source that the claim cites.", moving::any, reading::open_passage),
    row("scroll-down", &["J"], LISTS, Reading, None, "Scroll Detail down.", moving::any, reading::scroll_down),
    row("scroll-up", &["K"], LISTS, Reading, None, "Scroll Detail up.", moving::any, reading::scroll_up),
    row("previous-claim", &["[", "h", "Left", "S"], PASSAGE, Reading, Some("claim"), "Show the passage of the previous claim.", reading::has_claims, reading::previous_claim),
    row("next-claim", &["]", "l", "Right", "s"], PASSAGE, Reading, Some("claim"), "Show the passage of the next claim.", reading::has_claims, reading::next_claim),
    row("passage-down", &["j", "Down"], PASSAGE, Reading, Some("scroll"), "Scroll the passage down.", reading::overflows, reading::passage_down),
    row("passage-up", &["k", "Up"], PASSAGE, Reading, Some("scroll"), "Scroll the passage up.", reading::overflows, reading::passage_up),
    row("passage-page-down", &["PgDn", "Space", "Ctrl-d"], PASSAGE, Reading, None, "Scroll the passage a page down.", reading::overflows, reading::passage_page_down),
    row("passage-page-up", &["PgUp", "Ctrl-u"], PASSAGE, Reading, None, "Scroll the passage a page up.", reading::overflows, reading::passage_page_up),
    row("passage-words", &["g", "Home"], PASSAGE, Reading, None, "Return to the words that the claim cites.", reading::overflows, reading::passage_words),
    row("edit", &["e"], EVENTS, Reading, None, "Open the event in your editor, where it is written; the screen follows what is saved.", moving::any, reading::edit),
    row("copy-view", &["y"], SCREENS, Reading, None, "Copy the view as a shell line that opens it again.", always, reading::copy_view),
    row("copy-citation", &["Y"], &[Room::Timeline, Room::Detail, Room::Map, Room::Passage], Reading, None, "Copy the event's citation to the clipboard of the terminal.", moving::any, reading::copy_citation),

    row("mark", &["Space"], EVENTS, Carrying, Some("mark"), "Mark the event shown and go to the next; on a marked one: take the mark off.", moving::any, marking::toggle),
    row("note", &["a"], EVENTS, Carrying, None, "Note something of your own on the event shown, which marks it; an empty note: none.", moving::any, noting::ask),
    row("briefing", &["b"], SCREENS, Carrying, Some("brief"), "Preview the briefing: the marked events in your order; none marked, the weightiest of the query.", moving::any, briefing::open),
    row("briefing-on-query", &["B"], SCREENS, Carrying, None, "Preview the briefing on the query, whatever is marked.", moving::any, briefing::open_query),
    row("write-briefing", &["w"], SCREENS, Carrying, Some("write"), "Write the briefing to a file; the end of its name says the format.", moving::any, briefing::ask),
    row("write-previewed", &["w"], BRIEF, Carrying, Some("write"), "Write what is previewed to a file; the end of its name says the format.", always, briefing::ask),
    row("move-event-down", &["J"], BRIEF, Carrying, Some("move event"), "Move the marked event under the cursor down in your order.", briefing::on_marked, briefing::move_down),
    row("move-event-up", &["K"], BRIEF, Carrying, Some("move event"), "Move the marked event under the cursor up in your order.", briefing::on_marked, briefing::move_up),
    row("brief-other", &["b"], BRIEF, Carrying, None, "Preview the query instead of the marked events, or these again.", briefing::has_other, briefing::other),
    row("briefed-passage", &["s"], BRIEF, Carrying, Some("passage"), "Show the passage in the source that the event under the cursor cites.", briefing::on_event, reading::open_briefed),
    row("copy-briefing", &["y"], BRIEF, Carrying, Some("copy"), "Copy the briefing to the clipboard of the terminal.", always, briefing::copy),
    row("present", &["P"], EVENTS, Carrying, None, "Present the marked events one by one; none marked, those of the query.", moving::any, presenting::open),
    row("undo-in-briefing", &["u"], BRIEF, Carrying, None, "Return to the order and the marks before.", scoping::can_undo, scoping::undo),
    row("redo-in-briefing", &["Ctrl-r"], BRIEF, Carrying, None, "Return to the order and the marks undone.", scoping::can_redo, scoping::redo),
    row("briefing-down", &["j", "Down"], BRIEF, Carrying, Some("line"), "Go down in the briefing.", always, briefing::down),
    row("briefing-up", &["k", "Up"], BRIEF, Carrying, Some("line"), "Go up in the briefing.", always, briefing::up),
    row("go-to-briefed", &["Enter"], BRIEF, Carrying, Some("go there"), "Close the briefing and go to the event under the cursor.", briefing::on_event, briefing::enter),
    row("briefing-page-down", &["PgDn", "Space", "Ctrl-d"], BRIEF, Carrying, None, "Go a page of the briefing down.", always, briefing::page_down),
    row("briefing-page-up", &["PgUp", "Ctrl-u"], BRIEF, Carrying, None, "Go a page of the briefing up.", always, briefing::page_up),
    row("briefing-top", &["g", "Home"], BRIEF, Carrying, None, "Go to the top of the briefing.", always, briefing::first),
    row("briefing-end", &["G", "End"], BRIEF, Carrying, None, "Go to the end of the briefing.", always, briefing::last),
    row("next-slide", &["j", "Down", "l", "Right", "Space", "PgDn"], PRESENT, Carrying, Some("event"), "Present the next event.", always, presenting::next),
    row("previous-slide", &["k", "Up", "h", "Left", "PgUp"], PRESENT, Carrying, Some("event"), "Present the event before.", always, presenting::previous),
    row("who-says-so", &["d"], PRESENT, Carrying, Some("who says so?"), "Say who says so: each claim with its speaker, its source and paragraph; again: what happened.", always, presenting::who),
    row("scroll-slide-down", &["J"], PRESENT, Carrying, Some("scroll"), "Scroll down what is presented.", presenting::overflows, presenting::scroll_down),
    row("scroll-slide-up", &["K"], PRESENT, Carrying, Some("scroll"), "Scroll up what is presented.", presenting::overflows, presenting::scroll_up),
    row("first-slide", &["g", "Home"], PRESENT, Carrying, None, "Present the first event.", always, presenting::first),
    row("last-slide", &["G", "End"], PRESENT, Carrying, None, "Present the last event.", always, presenting::last),
    row("next-marked", &[], EVENTS, Carrying, None, "Select the next marked event.", marking::any, marking::next),
    row("previous-marked", &[], EVENTS, Carrying, None, "Select the previous marked event.", marking::any, marking::previous),
    row("unmark-all", &[], EVENTS, Carrying, None, "Take the marks off all events; notes stay.", marking::any, marking::clear),

    row("places-map", &["m"], PANES, Places, None, "Show on a map where the events were.", always, mapping::open),
    row("close-map", &["m"], MAP, Places, None, "Close the places map.", always, mapping::close),
    row("next-on-map", &["j"], MAP, Places, Some("event"), "Select the next event of the list; the map follows.", moving::any, moving::next),
    row("previous-on-map", &["k"], MAP, Places, Some("event"), "Select the previous event of the list; the map follows.", moving::any, moving::previous),
    row("next-place", &["Tab"], MAP, Places, Some("place"), "Select the first event of the next place, from west to east.", mapping::has_places, mapping::next_place),
    row("previous-place", &["BackTab"], MAP, Places, None, "Select the first event of the place before, from east to west.", mapping::has_places, mapping::previous_place),
    row("map-west", &["h"], MAP, Places, Some("pan"), "Pan the map west; moving the as-of day, a month back.", always, mapping::west),
    row("map-east", &["l"], MAP, Places, Some("pan"), "Pan the map east; moving the as-of day, a month on.", always, mapping::east),
    row("map-left", &["Left"], MAP, Places, None, "Pan the map west.", always, mapping::left),
    row("map-right", &["Right"], MAP, Places, None, "Pan the map east.", always, mapping::right),
    row("map-up", &["Up"], MAP, Places, None, "Pan the map north.", always, mapping::up),
    row("map-down", &["Down"], MAP, Places, None, "Pan the map south.", always, mapping::down),
    row("map-closer", &["+", "="], MAP, Places, Some("zoom"), "Show less of the world in more detail, around the selected event.", always, mapping::closer),
    row("map-farther", &["-", "_"], MAP, Places, Some("zoom"), "Show more of the world in less detail, around the selected event.", always, mapping::farther),
    row("map-undo-zoom", &["Z"], MAP, Places, None, "Return to the part of the world shown before.", mapping::can_undo, mapping::undo),
    row("all-places", &["0"], MAP, Places, Some("all"), "Show every place of the store.", mapping::has_places, mapping::all),
    row("fit-places", &["z"], MAP, Places, Some("fit"), "Show the places of the events that match, countries as a whole aside.", mapping::has_places, mapping::fit),

    row("timeline-pane", &["1"], PANES, Screen, None, "Go to the Timeline pane.", always, panes::timeline),
    row("detail-pane", &["2"], PANES, Screen, None, "Go to the Detail pane.", always, panes::detail),
    row("filter-pane", &["3"], PANES, Screen, None, "Go to the Filter pane.", always, panes::to_filter),
    row("next-pane", &["Tab"], PANES, Screen, Some("pane"), "Go to the next pane.", always, panes::next),
    row("previous-pane", &["BackTab"], PANES, Screen, None, "Go to the previous pane.", always, panes::previous),
    row("palette", &[":"], SCREENS, Screen, None, "Choose a command by name.", always, panes::palette),
    row("accept", &["Enter"], PROMPT, Screen, Some("accept"), "Accept the line.", always, asking::accept),
    row("complete", &["Tab"], PROMPT, Screen, Some("complete"), "Complete the word before the cursor; again: with the next candidate.", asking::can_complete, asking::complete),
    row("complete-back", &["BackTab"], PROMPT, Screen, None, "Complete the word before the cursor with the previous candidate.", asking::can_complete, asking::complete_back),
    row("recall-earlier", &["Up", "Ctrl-p"], PROMPT, Screen, Some("earlier line"), "Call up the line accepted before; once something is typed, one that begins so.", asking::can_recall, asking::recall_earlier),
    row("recall-later", &["Down", "Ctrl-n"], PROMPT, Screen, Some("earlier line"), "Call up the line accepted after, at last what was typed.", asking::is_recalled, asking::recall_later),
    row("find-to-query", &["&"], PROMPT, Screen, Some("make it the query"), "Turn what is looked for into a part of the query.", asking::is_find, asking::find_to_query),
    row("choose-next", &["Down", "Ctrl-n", "Tab"], PALETTE, Screen, Some("choose"), "Choose the next command.", always, panes::palette_next),
    row("choose-previous", &["Up", "Ctrl-p", "BackTab"], PALETTE, Screen, Some("choose"), "Choose the previous command.", always, panes::palette_previous),
    row("run-chosen", &["Enter"], PALETTE, Screen, Some("run"), "Run the chosen command.", always, panes::palette_run),
    row("text-down", &["j", "Down"], HELP, Screen, Some("scroll"), "Scroll down.", always, panes::help_down),
    row("text-up", &["k", "Up"], HELP, Screen, Some("scroll"), "Scroll up.", always, panes::help_up),
    row("text-page-down", &["PgDn", "Space", "Ctrl-d"], HELP, Screen, Some("page"), "Scroll a page down.", always, panes::help_page_down),
    row("text-page-up", &["PgUp", "Ctrl-u"], HELP, Screen, None, "Scroll a page up.", always, panes::help_page_up),
    row("find-in-help", &["/"], HELP, Screen, Some("find"), "Find a line of help by its words.", always, helping::ask),
    row("next-in-help", &["n"], HELP, Screen, None, "Go to the next line found in help.", helping::has_find, helping::next),
    row("previous-in-help", &["N"], HELP, Screen, None, "Go to the line found before in help.", helping::has_find, helping::previous),
    row("close-help", &["?"], HELP, Screen, None, "Close help.", always, leaving::close),
    row("close-text", &["q"], TEXTS, Screen, None, "Close the overlay.", always, leaving::close),
    row("close-pane", &["Esc"], SCREENS, Screen, Some("back"), "Close the innermost thing; never quit, but give up reading a store.", leaving::can_close, leaving::close),
    row("close-overlay", &["Esc"], OVERLAYS, Screen, Some("close"), "Close the overlay.", always, leaving::close),
    row("redraw", &["Ctrl-l"], EVERYWHERE, Screen, None, "Draw the screen afresh.", always, leaving::redraw),
    row("suspend", &["Ctrl-z"], EVERYWHERE, Screen, None, "Suspend the program.", always, leaving::suspend),
    row("cancel", &["Ctrl-c"], EVERYWHERE, Screen, None, "Close what is open; quit when nothing is.", always, leaving::cancel),
    row("quit", &["q"], SCREENS, Screen, None, "Close what is open, then quit.", always, leaving::quit),
    row("help", &["?"], HELPED, Screen, Some("help"), "Show the keys that act here.", always, panes::help),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_docs_are_sentences() {
        for (i, c) in COMMANDS.iter().enumerate() {
            assert!(COMMANDS[i + 1..].iter().all(|other| other.name != c.name), "{} twice", c.name);
            assert!(c.doc.ends_with('.') && !c.rooms.is_empty(), "{}", c.name);
            assert!(c.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", c.name);
        }
    }

    #[test]
    fn every_key_name_is_a_key() {
        for c in COMMANDS {
            assert_eq!(c.keys().count(), c.default_keys.len(), "{}", c.name);
            let in_palette = c.rooms.iter().any(|r| [Room::Timeline, Room::Detail, Room::Filter].contains(r));
            assert!(!c.default_keys.is_empty() || (in_palette && c.hint.is_none()), "{}", c.name);
        }
    }

    #[test]
    fn characters_bound_where_text_is_typed_are_few() {
        for c in
            COMMANDS.iter().filter(|c| c.rooms.contains(&Room::Prompt) || c.rooms.contains(&Room::Palette))
        {
            assert!(c.keys().all(|k| k.typed().is_none_or(|t| t == '&')), "{}", c.name);
        }
    }
}
