//! The axis with its lanes, its density row and its folded gaps.

#![allow(clippy::unwrap_used)]

#[path = "../examples/generate/made/mod.rs"]
mod made;
mod support;

#[path = "axis/cells.rs"]
mod cells;
#[path = "axis/dense.rs"]
mod dense;
#[path = "axis/folds.rs"]
mod folds;
#[path = "axis/lanes.rs"]
mod lanes;
#[path = "axis/shared.rs"]
mod shared;
#[path = "axis/sizes.rs"]
mod sizes;

use std::collections::BTreeSet;

use dateline::app::lanes::PlannedLane;
use dateline::app::layout::layout;
use dateline::app::{Message, Overlay};
use dateline::index::{LaneBy, Tally};
use dateline::model::{Edtf, EventIx, Window};
use dateline::store::Input;
use dateline::timeline::viewport::Column;
use dateline::timeline::{Charset, Scale, Sign};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::{Session, rows};

/// A session with lanes that stand for something.
fn by(by: LaneBy, columns: u16, rows: u16) -> Session {
    let mut session = Session::small(columns, rows);
    choose(&mut session, by);
    session
}

/// Chooses what lanes stand for as a person would.
fn choose(session: &mut Session, by: LaneBy) {
    session.press("o g");
    while let Some(Overlay::Lanes(view)) = session.state.overlay.clone() {
        let wanted = LaneBy::ALL.iter().position(|b| *b == by).unwrap();
        session.press(match view.chosen.cmp(&wanted) {
            std::cmp::Ordering::Less => "j",
            std::cmp::Ordering::Equal => "Enter",
            std::cmp::Ordering::Greater => "k",
        });
    }
}

/// The lanes by name with their events, certain and possible.
fn lanes(session: &Session) -> Vec<(String, u32, u32)> {
    let tally = |l: &PlannedLane| (l.name.to_string(), l.tally.certain, l.tally.possible);
    session.state.plan.as_ref().unwrap().lanes.iter().map(tally).collect()
}

/// The part of the screen above the list: axis, density, lanes, rule.
fn axis_area(session: &Session) -> Rect {
    let areas = layout(&session.state).timeline.unwrap();
    let inner = areas.pane.inner;
    Rect { y: areas.axis.y, height: areas.rule.bottom() - areas.axis.y, ..inner }
}

/// That part as text.
fn axis(session: &Session) -> String {
    let (from, area) = (session.buffer(), axis_area(session));
    let mut part = Buffer::empty(Rect::new(0, 0, area.width, area.height));
    for y in 0..area.height {
        for x in 0..area.width {
            part[(x, y)] = from[(area.x + x, area.y + y)].clone();
        }
    }
    rows(&part).join("\n")
}

/// A store with two years of events, a long gap and another year of them.
fn gapped(columns: u16, rows: u16) -> Session {
    let mut text = String::from(
        "dateline: 1\ntitle: Gaps\ncovers: \"2001/2012\"\nkinds:\n- {id: fire, name: Fire}\nsides:\n\
         - {id: a, name: A}\nroles:\n- {id: doer, name: Doer}\nactor_kinds:\n- {id: group, name: Group}\n\
         sources:\n- {id: book, title: Book, publisher: Press, published: \"2013\"}\n\
         places:\n- {id: town, name: Town, precision: town}\nactors:\n\
         - {id: them, name: Them, kind: group, side: a}\nevents:\n",
    );
    let dates = [
        "2001-02-03",
        "2001-03-01",
        "2001-03-01",
        "2001-07",
        "2002",
        "2002-10-11",
        "2010-05-06",
        "2010-09",
        "2011-01-01/2011-06-01",
        "2012-03-04",
    ];
    for (i, date) in dates.iter().enumerate() {
        text.push_str(&format!(
            "- id: e{i}\n  date: \"{date}\"\n  form: incident\n  kind: fire\n  title: Fire {i}\n  summary: A fire.\n  \
             place: town\n  claims:\n  - {{source: book, para: {}, words: \"a fire\"}}\n",
            i + 1
        ));
    }
    Session::on(Input::Stdin(text.into_bytes()), columns, rows)
}

#[test]
fn the_scale_is_named_and_can_be_logarithmic() {
    let mut session = Session::small(80, 24);
    assert!(axis(&session).contains("█=2 linear"));
    session.press("*");
    assert_eq!(session.state.scale, Scale::Log);
    assert!(axis(&session).contains("log to 2"), "{}", axis(&session));
    session.press("*");
    assert!(axis(&session).contains("█=2 linear"));
}

#[test]
fn hits_and_events_of_other_forms_are_ticks_on_the_rule() {
    let mut session = Session::small(80, 24);
    let ticks = |s: &Session, sign: Sign| {
        let rule = axis(s).lines().last().unwrap().to_string();
        rule.matches(sign.glyph(Charset::Unicode)).count()
    };
    let others = ticks(&session, Sign::Tick);
    assert!(others >= 4 && ticks(&session, Sign::Hit) == 0, "{}", axis(&session));
    session.press("/ k e i t a Enter g");
    assert_eq!((ticks(&session, Sign::HitAndTick), ticks(&session, Sign::Tick)), (1, others - 1));
    assert_eq!(ticks(&session, Sign::Hit), 0, "the event of another form under it is not hidden");
    session.press("/ f e r r y Enter G");
    assert!(ticks(&session, Sign::Hit) >= 1, "{}", axis(&session));
    session.press("Esc & f o r m : i n c i d e n t Enter");
    assert_eq!(ticks(&session, Sign::Tick), 0);
}

/// Where lanes are crowded too, and where the selected event's mark stands over a find.
#[test]
fn every_find_on_the_axis_is_on_the_rule() {
    let embedded = Session::of(dateline::index::Data::embedded(), 80, 24);
    let crowded = dense::invented(2000, 100, 40);
    for (mut session, words) in [(embedded, "mosul"), (crowded, "bridge")] {
        session.press("/").type_text(words).press("Enter");
        for keys in ["", "+", "+ +", "l l", "n", "n n +", "0", "N", "z"] {
            session.press(keys);
            let rule: Vec<char> = axis(&session).lines().last().unwrap().chars().collect();
            let plot = layout(&session.state).timeline.unwrap().plot;
            let hits = session.state.find.as_ref().unwrap().hits.clone();
            let found = hits.iter().map(|i| EventIx(i as u32));
            let ruler = session.state.ruler();
            let minutes = found.filter_map(|event| session.data.index.span(event)?.anchor());
            let left = usize::from(plot.x - axis_area(&session).x);
            let columns = minutes.filter_map(|minute| match ruler.column_of(minute) {
                Column::At(column) => Some(left + usize::from(column)),
                _ => None,
            });
            let columns: BTreeSet<usize> = columns.collect();
            assert!(!columns.is_empty(), "after {keys}");
            let drawn = (left..left + usize::from(plot.width)).filter(|x| "┸╀△".contains(rule[*x]));
            assert_eq!(drawn.collect::<BTreeSet<_>>(), columns, "after {keys}:\n{}", session.screen());
        }
    }
}

#[test]
fn zooming_and_panning_change_no_count_and_no_scope() {
    let mut session = Session::small(140, 40);
    let (query, counts) = (session.query(), session.state.scope.counts);
    let total = |s: &Session| {
        let tallies = s.state.plan.as_ref().unwrap().lanes.iter().map(|l| l.tally);
        tallies.fold(Tally::default(), |mut sum, t| {
            sum.add_and(t, dateline::model::Truth::Certain);
            sum
        })
    };
    let all = total(&session);
    for key in "+ + l h - - - - 0 z Z F * + Z".split(' ') {
        session.press(key);
        assert_eq!(
            (session.query(), session.state.scope.counts, total(&session)),
            (query.clone(), counts, all)
        );
    }
}

/// What a window is, read from words that say both its ends: from the first minute to the last, as finely as is said.
fn read_window(words: &str) -> Option<Window> {
    let (from, to) = words.split_once("..").unwrap_or((words, words));
    // What both ends share is said once: the end begins like the beginning.
    let is_whole = |end: &str| end.len() >= 4 && end.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    let to = match to {
        to if is_whole(to) => to.to_string(),
        to => format!("{}{to}", from.get(..from.len().checked_sub(to.len())?)?),
    };
    let stretch = |said: &str| -> Option<Window> {
        let (day, clock) = said.split_once(' ').map_or((said, None), |(day, clock)| (day, Some(clock)));
        let window = Window::of(&Edtf::parse(day).ok()?);
        let Some(clock) = clock else { return Some(window) };
        let (hour, minute) = clock.split_once(':')?;
        let at = window.lo + hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?;
        Some(Window { lo: at, hi: at })
    };
    let (lo, hi) = (stretch(from)?.lo, stretch(&to)?.hi);
    // An end without a year is in the year after, if it would come before the beginning.
    let next = || {
        Some(
            stretch(&to.replacen(
                from.get(..4)?,
                &format!("{:04}", from.get(..4)?.parse::<i32>().ok()? + 1),
                1,
            ))?
            .hi,
        )
    };
    Some(Window { lo, hi: if hi < lo { next()? } else { hi } })
}

/// Whether the screen says the window, with both its ends: in the header, before the axis or on the rule. What is said
/// holds it and is hardly longer.
fn says_window(session: &Session) -> bool {
    let view = session.state.spot.viewport;
    let buffer = session.buffer();
    let areas = layout(&session.state).timeline.unwrap();
    let row = |from: u16, to: u16, y: u16| (from..to).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    let inner = areas.pane.inner;
    let lines = [
        row(0, session.state.size.0, 0),
        row(inner.x, areas.plot.x, areas.axis.y),
        row(areas.plot.x, inner.right(), areas.rule.y).replace(|c: char| !c.is_ascii(), "  "),
    ];
    let is_it = |said: &str| {
        let Some(read) = read_window(said) else { return false };
        let spare = view.length();
        let (early, late) = (view.lo - read.lo, read.hi - (view.hi - 1));
        (0..spare).contains(&early) && (0..spare).contains(&late)
    };
    // The words between wide blanks, and the last one, two or three of the header.
    let apart = lines.iter().flat_map(|line| line.split("  ")).map(|words| words.trim().to_string());
    let header: Vec<&str> = lines[0].split_whitespace().collect();
    let last = (1..=3).filter_map(|n| Some(header.get(header.len().checked_sub(n)?..)?.join(" ")));
    apart.chain(last).any(|said| is_it(&said))
}

#[test]
fn the_window_is_always_said() {
    let mut session = Session::small(80, 24);
    for (columns, rows) in (40..=300).step_by(7).zip([10, 24, 40, 90].into_iter().cycle()) {
        session.tell(Message::Resize(columns, rows));
        session.press("0");
        for _ in 0..18 {
            session.press("+");
            assert!(
                says_window(&session),
                "{columns}x{rows} {}:\n{}",
                session.state.spot.viewport.text(),
                session.screen()
            );
        }
        session.press(&"- ".repeat(36));
        assert!(says_window(&session), "{columns}x{rows}:\n{}", session.screen());
    }
}

/// Hours of one day, hours around midnight and around the end of a year, and days, under as many counts as there are.
#[test]
fn both_ends_of_a_window_of_days_or_hours_can_be_read() {
    for (columns, rows) in [(40, 10), (80, 24), (100, 30), (140, 40)] {
        let mut session = Session::of(dateline::index::Data::embedded(), columns, rows);
        for date in ["8 nov 19", "2017-12-31", "2018-03-01"] {
            session.press("0 t").type_text(date).press("Enter");
            for key in ["+"; 30].into_iter().chain(["l", "l", "h", "h", "h", "h", "-", "-", "-", "h", "l l"])
            {
                session.press(key);
                assert!(says_window(&session), "{date} {columns}x{rows}:\n{}", session.screen());
            }
        }
    }
}

#[test]
fn the_axis_goes_from_decades_to_hours() {
    let mut session = Session::small(140, 40);
    session.press(&"- ".repeat(8));
    let mut units = Vec::new();
    for _ in 0..40 {
        let unit = dateline::timeline::Unit::on(session.state.axis.as_ref().unwrap().ruler()).name;
        if units.last() != Some(&unit) {
            units.push(unit);
        }
        session.press("+");
    }
    for unit in ["decades", "years", "months", "days", "hours"] {
        assert!(units.contains(&unit), "no {unit} in {units:?}");
    }
}

#[test]
fn going_from_event_to_event_makes_no_axis_and_no_lanes_anew() {
    let mut session = by(LaneBy::Actor, 140, 40);
    let kept = |s: &Session| {
        let axis = std::sync::Arc::as_ptr(s.state.axis.as_ref().unwrap());
        (axis, std::sync::Arc::as_ptr(s.state.plan.as_ref().unwrap()))
    };
    let before = kept(&session);
    session.press("j j j k G g");
    assert_eq!(kept(&session), before);
    session.press("F");
    let folded = kept(&session);
    session.press("j j j k G g");
    assert_eq!(kept(&session), folded);
    session.press("F");
    let before = kept(&session);
    session.press("+");
    assert_eq!(kept(&session).1, before.1, "zooming sorts no event into lanes again");
    assert_ne!(kept(&session).0, before.0);
}
