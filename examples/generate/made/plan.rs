//! What is settled about an event before it is written, so that others can be linked to it.

use super::dice::Dice;
use super::when::Sort;
use super::words;
use super::world::{KINDS, World, date};

/// The forms of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Incident,
    Statement,
    Report,
    Period,
    Series,
    Aggregate,
}

impl Form {
    /// As it is written.
    pub fn written(self) -> &'static str {
        match self {
            Form::Incident => "incident",
            Form::Statement => "statement",
            Form::Report => "report",
            Form::Period => "period",
            Form::Series => "series",
            Form::Aggregate => "aggregate",
        }
    }
}

/// When, where and what an event is.
pub struct Plan {
    pub n: u64,
    /// The day it was, or began; and how many days it lasted.
    pub day: i64,
    pub length: i64,
    pub sort: Sort,
    pub form: Form,
    pub kind: usize,
    pub town: usize,
}

/// Every so many events there is a period, and halfway between two of them an aggregate.
pub const ROUND: u64 = 200;

impl Plan {
    /// The plan of event `n`. They come by date, but not strictly.
    pub fn of(world: &World, n: u64) -> Plan {
        let mut dice = Dice::new(world.seed, 2 * n);
        let form = form(&mut dice, n);
        let even = world.first + (n as i64 * world.days) / world.events.max(1) as i64;
        let last = world.first + world.days - 1;
        let day = (even + dice.between(-20, 20)).clamp(world.first, last);
        let kind = match form {
            Form::Statement | Form::Report => 5,
            _ => [0, 0, 0, 1, 1, 2, 3, 4][dice.below(8) as usize],
        };
        let town = dice.below(world.towns.len() as u64).min(dice.below(world.towns.len() as u64)) as usize;
        let sort = Sort::of(&mut dice, form, n);
        Plan { n, day, length: dice.between(20, 400), sort, form, kind, town }
    }

    /// Its id.
    pub fn id(&self, world: &World) -> String {
        let (year, month, _) = date(self.day);
        let town = words::slug(&world.towns[self.town].name);
        format!("{year:04}-{month:02}-{town}-{}-{}", KINDS[self.kind], self.n)
    }

    /// Whether it is known to the day.
    pub fn is_day(&self) -> bool {
        self.sort == Sort::Day
    }
}

fn form(dice: &mut Dice, n: u64) -> Form {
    match (n % ROUND, dice.below(1000)) {
        (0, _) => Form::Period,
        (100, _) => Form::Aggregate,
        (_, 0..620) => Form::Incident,
        (_, 620..860) => Form::Statement,
        (_, 860..900) => Form::Report,
        (_, 900..970) => Form::Series,
        (_, 970..985) => Form::Period,
        _ => Form::Aggregate,
    }
}
