//! On which days an event was: the calendar, day by day.

use super::said;
use crate::model::date::{DAY, FOREVER_AGO, civil, weekday as weekday_of};
use crate::model::{Event, Minute, Span, Truth, Window};

/// Days after which every day of the week and every month has come round.
const ROUND: Minute = 370;

/// Any of its days is that day of the week, 0 for Monday.
pub fn weekday(event: &Event, day: u8) -> Truth {
    falls(event, &|minute| weekday_of(minute) == day)
}

/// Any of its days is in that month, 1 for January.
pub fn month(event: &Event, month: u8) -> Truth {
    falls(event, &|minute| civil(minute).1 == month)
}

fn falls(event: &Event, is: &dyn Fn(Minute) -> bool) -> Truth {
    let when = &event.when;
    let coded = if when.is_moment() { of_moment(&when.members(), is) } else { of_lasting(when.span(), is) };
    let coded = if when.is_doubtful() { coded.and(Truth::Possible) } else { coded };
    let claimed = said(event).filter_map(|s| s.date.as_ref()).any(|date| {
        let truth =
            if date.is_moment() { of_moment(&date.members(), is) } else { of_lasting(date.span(), is) };
        truth.holds()
    });
    coded.or(if claimed { Truth::Possible } else { Truth::No })
}

/// One day of those windows: certainly when each of them answers, possibly when one does.
fn of_moment(windows: &[Window], is: &dyn Fn(Minute) -> bool) -> Truth {
    let some = windows.iter().any(|w| days(*w).any(is));
    let every = windows.iter().all(|w| days(*w).all(is));
    Truth::crisp(every).or(if some { Truth::Possible } else { Truth::No })
}

/// It lasted: certainly when one of the days it lasted at least answers, or, if it may have been a single day,
/// each day that might be.
fn of_lasting(span: Span, is: &dyn Fn(Minute) -> bool) -> Truth {
    let certain = if span.start_max <= span.end_min {
        days(Window { lo: span.start_max, hi: span.end_min }).any(is)
    } else {
        days(Window { lo: span.end_min, hi: span.start_max }).all(is)
    };
    Truth::crisp(certain).or(if days(span.hull()).any(is) { Truth::Possible } else { Truth::No })
}

/// A minute of each day of a window, as far as these differ.
fn days(window: Window) -> impl Iterator<Item = Minute> {
    let long_ago = window.hi.saturating_sub(ROUND * DAY);
    let lo = if window.lo == FOREVER_AGO { long_ago } else { window.lo };
    let first = lo.saturating_sub(lo.rem_euclid(DAY));
    (0..=ROUND).map(move |n| first.saturating_add(n * DAY)).take_while(move |day| *day <= window.hi)
}
