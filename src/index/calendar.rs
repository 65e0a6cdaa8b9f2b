//! On which days of the week and in which months a date falls: four masks, made once for each distinct date.

use crate::model::date::{DAY, civil, weekday};
use crate::model::{Edtf, Minute, Span, Truth, When, Window};

/// Days of the week (bit 0 is Monday) and months (bit 0 is January) that a date certainly or possibly has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Calendar {
    weekdays: Masks,
    months: Masks,
}

/// What certainly holds and what may hold, a bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
struct Masks {
    certain: u16,
    possible: u16,
}

impl Masks {
    fn truth(self, bit: u8) -> Truth {
        let has = |mask: u16| mask >> bit & 1 == 1;
        Truth::crisp(has(self.certain)).or(if has(self.possible) { Truth::Possible } else { Truth::No })
    }

    /// Those of a date in whose windows the days have these bits.
    fn of(span: Span, moments: &[Window], mask: fn(Window) -> u16) -> Masks {
        if !moments.is_empty() {
            let possible = moments.iter().fold(0, |all, window| all | mask(*window));
            return Masks { certain: alone(possible), possible };
        }
        let possible = mask(span.hull());
        // It lasted at least from its latest start to its earliest end; if these are the other way round it
        // may have been any one day between them.
        let certain = if span.start_max <= span.end_min {
            mask(Window { lo: span.start_max, hi: span.end_min })
        } else {
            alone(mask(Window { lo: span.end_min, hi: span.start_max }))
        };
        Masks { certain, possible }
    }
}

impl Calendar {
    /// That of an event's date.
    pub fn of(when: &When) -> Calendar {
        let moments = if when.is_moment() { when.members() } else { Vec::new() };
        let mut calendar = Calendar::new(when.span(), &moments);
        if when.is_doubtful() {
            (calendar.weekdays.certain, calendar.months.certain) = (0, 0);
        }
        calendar
    }

    /// That of a date which only a claim says: nothing of it is certain.
    pub fn said(date: &Edtf) -> Calendar {
        let moments = if date.is_moment() { date.members() } else { Vec::new() };
        let mut calendar = Calendar::new(date.span(), &moments);
        (calendar.weekdays.certain, calendar.months.certain) = (0, 0);
        calendar
    }

    fn new(span: Span, moments: &[Window]) -> Calendar {
        let masks = |mask| Masks::of(span, moments, mask);
        Calendar { weekdays: masks(weekdays), months: masks(months) }
    }

    /// This, and whatever another makes possible.
    pub fn or(mut self, other: Calendar) -> Calendar {
        self.weekdays.possible |= other.weekdays.possible;
        self.months.possible |= other.months.possible;
        self
    }

    /// Whether it falls on a day of the week, 0 for Monday.
    pub fn weekday(self, day: u8) -> Truth {
        self.weekdays.truth(day)
    }

    /// Whether it falls into a month, 1 for January.
    pub fn month(self, month: u8) -> Truth {
        self.months.truth(month.saturating_sub(1))
    }
}

/// The mask if it has one bit, else nothing: what may be several is certainly none of them.
fn alone(mask: u16) -> u16 {
    if mask.count_ones() == 1 { mask } else { 0 }
}

/// The days of the week that a window has.
fn weekdays(window: Window) -> u16 {
    let days = (0..7).map(|n| day_of(window.lo).saturating_add(n * DAY)).take_while(|day| *day <= window.hi);
    if is_longer(window, 7) { 0x7f } else { days.fold(0, |mask, day| mask | 1 << weekday(day)) }
}

/// The months that a window has.
fn months(window: Window) -> u16 {
    if is_longer(window, 366) {
        return 0xfff;
    }
    let ((_, first, ..), (_, last, ..)) = (civil(window.lo), civil(window.hi));
    let days = window.hi.saturating_sub(window.lo) / DAY;
    let round = first == last && days > 31;
    let bit = |month: u8| 1u16 << (month - 1);
    let mut mask = bit(first) | bit(last);
    let mut month = first;
    while round || month != last {
        month = month % 12 + 1;
        mask |= bit(month);
        if month == last {
            break;
        }
    }
    mask
}

fn day_of(minute: Minute) -> Minute {
    minute.saturating_sub(minute.rem_euclid(DAY))
}

fn is_longer(window: Window, days: i64) -> bool {
    window.hi.saturating_sub(window.lo) >= days * DAY
}
