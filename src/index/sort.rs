//! The orders that events are listed in and the headings they stand under: two tables, which the command line, the
//! screen, help and docs read.

use std::fmt;

/// What events are put in order by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Order {
    /// By earliest start, then latest end, then the order of the file.
    #[default]
    Date,
    /// By the largest figure of a single row of the toll.
    Toll,
    /// By place, from the outermost inwards.
    Place,
    /// By weight.
    Weight,
}

/// What the events under one heading have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// The year in which each can have begun at the earliest.
    Year,
    /// The month of that year.
    Month,
    /// How grave the toll is.
    Toll,
    /// The province, or what stands for one.
    Province,
    /// The place itself.
    Place,
    /// The weight.
    Weight,
}

/// An order, what it is called and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// The order.
    pub order: Order,
    /// Its name on the screen and after `--sort`.
    pub name: &'static str,
    /// What comes first, as a phrase.
    pub first: &'static str,
    /// What comes first when it is reversed, as a phrase.
    pub reversed: &'static str,
    /// The headings that go with it, the widest first.
    pub headings: &'static [Heading],
    /// What it rests on, as sentences.
    pub doc: &'static str,
}

/// Every order, in the order in which a key goes through them.
pub const ORDERS: [OrderRow; 4] = [
    OrderRow {
        order: Order::Date,
        name: "date",
        first: "the earliest first",
        reversed: "the latest first",
        headings: &[Heading::Year, Heading::Month],
        doc: "By the earliest day on which each can have begun, then by the latest on which it can have ended.",
    },
    OrderRow {
        order: Order::Toll,
        name: "toll",
        first: "the gravest first",
        reversed: "the lightest first",
        headings: &[Heading::Toll],
        doc: "By the largest figure that a single row of the toll gives: of people killed, then injured, arrested, \
              kidnapped, freed, displaced. The best value counts, else the lowest; rows and sides are never added \
              up, and what only a claim says does not count. Tolls that are not known, then those that are not \
              stated, come last either way.",
    },
    OrderRow {
        order: Order::Place,
        name: "place",
        first: "from the outermost place inwards, A to Z",
        reversed: "from the outermost place inwards, Z to A",
        headings: &[Heading::Province, Heading::Place],
        doc: "By the province, or what stands for one, then by the place within it, each by the names from the \
              outermost place inwards. Of several places the first given counts; of a place that may lie in \
              several, only what holds them all. Events without a place come last either way.",
    },
    OrderRow {
        order: Order::Weight,
        name: "weight",
        first: "major first",
        reversed: "minor first",
        headings: &[Heading::Weight],
        doc: "By what a small screen or a short briefing keeps: major, normal, minor.",
    },
];

impl Order {
    /// Its row of the table.
    pub fn row(self) -> &'static OrderRow {
        match self {
            Order::Date => &ORDERS[0],
            Order::Toll => &ORDERS[1],
            Order::Place => &ORDERS[2],
            Order::Weight => &ORDERS[3],
        }
    }

    /// The order after it; the first after the last.
    pub fn next(self) -> Order {
        let at = ORDERS.iter().position(|row| row.order == self).unwrap_or(0);
        ORDERS.iter().cycle().nth(at + 1).map_or(self, |row| row.order)
    }
}

impl Heading {
    /// Every heading, order by order, the widest first.
    pub fn all() -> impl Iterator<Item = Heading> {
        ORDERS.iter().flat_map(|row| row.headings).copied()
    }

    /// Its name after `--headings`.
    pub fn name(self) -> &'static str {
        match self {
            Heading::Year => "year",
            Heading::Month => "month",
            Heading::Toll => "toll",
            Heading::Province => "province",
            Heading::Place => "place",
            Heading::Weight => "weight",
        }
    }

    /// The heading of that name, if any.
    pub fn read(name: &str) -> Option<Heading> {
        Heading::all().find(|heading| heading.name() == name)
    }

    /// The order that it goes with.
    pub fn order(self) -> Order {
        let row = ORDERS.iter().find(|row| row.headings.contains(&self));
        row.map_or(Order::Date, |row| row.order)
    }
}

/// An order, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sort {
    /// The order.
    pub order: Order,
    /// Whether its last come first. What an order has no place for, and the tie-break by date, stay as they are.
    pub reversed: bool,
}

impl From<Order> for Sort {
    fn from(order: Order) -> Sort {
        Sort { order, reversed: false }
    }
}

impl Sort {
    /// Every order, each way.
    pub fn all() -> impl Iterator<Item = Sort> {
        ORDERS.iter().flat_map(|row| [false, true].map(|reversed| Sort { order: row.order, reversed }))
    }

    /// Reads `toll`, or `-toll` for the reverse; none when there is no such order.
    pub fn read(text: &str) -> Option<Sort> {
        let (reversed, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
        let row = ORDERS.iter().find(|row| row.name == name)?;
        Some(Sort { order: row.order, reversed })
    }

    /// What comes first, as a phrase.
    pub fn first(self) -> &'static str {
        if self.reversed { self.order.row().reversed } else { self.order.row().first }
    }

    /// Its place among all.
    pub(super) fn at(self) -> usize {
        self.order as usize * 2 + usize::from(self.reversed)
    }
}

/// As [`Sort::read`] reads it.
impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.reversed { "-" } else { "" };
        write!(f, "{sign}{}", self.order.row().name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_order_has_one_row_and_a_doc_of_sentences() {
        for row in &ORDERS {
            assert_eq!(row.order.row(), row);
            assert!(row.doc.ends_with('.') && !row.first.ends_with('.') && !row.headings.is_empty());
            assert!(row.headings.iter().all(|heading| heading.order() == row.order));
        }
        assert_eq!(ORDERS.iter().map(|row| row.name).collect::<HashSet<_>>().len(), ORDERS.len());
        assert_eq!(Heading::all().collect::<HashSet<_>>().len(), Heading::all().count());
    }

    #[test]
    fn a_key_goes_through_every_order_and_returns() {
        let seen: Vec<Order> =
            std::iter::successors(Some(Order::Date), |order| Some(order.next())).take(ORDERS.len()).collect();
        assert_eq!(seen.last().map(|order| order.next()), Some(Order::Date));
        assert!(ORDERS.iter().all(|row| seen.contains(&row.order)));
    }

    #[test]
    fn sorts_and_headings_read_as_they_are_written() {
        for (at, sort) in Sort::all().enumerate() {
            assert_eq!((Sort::read(&sort.to_string()), sort.at()), (Some(sort), at));
        }
        for heading in Heading::all() {
            assert_eq!(Heading::read(heading.name()), Some(heading));
        }
        assert_eq!(Sort::read("-toll").map(Sort::first), Some("the lightest first"));
        assert!(["", "-", "--toll", "Toll", "size"].iter().all(|text| Sort::read(text).is_none()));
    }
}
