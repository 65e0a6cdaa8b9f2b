//! How grave a toll is: what the order by toll rests on. Nothing is added up: the largest figure of a single row
//! speaks for each measure.

use super::Index;
use super::columns::{TollCell, Tolls};
use crate::model::{Count, EventIx, Measure};

/// How many measures there are.
const MEASURES: usize = Measure::ALL.len();

/// How grave a toll is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gravity {
    /// The largest figure of each measure, in the order of the format; 0 where none is given.
    Figures([u64; MEASURES]),
    /// No figure, but a row says that it is not known.
    Unknown,
    /// No row.
    Unstated,
}

/// Tolls that are about as grave: what stands under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// So many people killed in a row, at least.
    Killed(u64),
    /// Nobody, or nobody known of, was killed; this is the first measure with a figure above 0.
    Other(Measure),
    /// Every figure is 0.
    Nobody,
    /// Not known.
    Unknown,
    /// Not stated.
    Unstated,
}

/// Where the bands of people killed begin.
pub const BANDS: [u64; 3] = [100, 10, 1];

/// What a count weighs: the best value, else the lowest. None when it is not known.
pub fn figure(count: Count) -> Option<u64> {
    match count {
        Count::Exact(n) | Count::About(n) | Count::Best(n, ..) => Some(n),
        Count::MoreThan(_) | Count::AtLeast(_) | Count::AtMost(_) | Count::Between(..) => {
            Some(count.range().0)
        }
        Count::Unknown => None,
    }
}

impl Gravity {
    /// How grave the coded toll of an event is.
    pub(super) fn of(tolls: &Tolls) -> Gravity {
        let mut figures = [0; MEASURES];
        let mut known = false;
        for cell in &tolls.coded {
            let Some(figure) = figure(cell.count) else { continue };
            known = true;
            if let Some(largest) = figures.get_mut(cell.measure as usize) {
                *largest = figure.max(*largest);
            }
        }
        match (known, tolls.coded.is_empty()) {
            (true, _) => Gravity::Figures(figures),
            (false, false) => Gravity::Unknown,
            (false, true) => Gravity::Unstated,
        }
    }

    /// The heading that it stands under.
    pub fn band(self) -> Band {
        let figures = match self {
            Gravity::Figures(figures) => figures,
            Gravity::Unknown => return Band::Unknown,
            Gravity::Unstated => return Band::Unstated,
        };
        match Measure::ALL.iter().zip(figures).find(|(_, figure)| *figure > 0) {
            Some((Measure::Killed, killed)) => {
                Band::Killed(BANDS.into_iter().find(|least| *least <= killed).unwrap_or(1))
            }
            Some((measure, _)) => Band::Other(*measure),
            None => Band::Nobody,
        }
    }
}

/// The cell that a toll stands where it does for: the first measure with a figure above 0, else with one at all, else
/// the first cell; of its cells the one with the largest figure.
fn gravest(tolls: &Tolls) -> Option<(Measure, Count)> {
    let above = |cell: &&TollCell| figure(cell.count).is_some_and(|n| n > 0);
    let known = |cell: &&TollCell| figure(cell.count).is_some();
    let cells = || tolls.coded.iter();
    let first = cells()
        .filter(above)
        .min_by_key(|cell| cell.measure)
        .or_else(|| cells().filter(known).min_by_key(|cell| cell.measure))
        .or_else(|| cells().next())?;
    let same = cells().filter(|cell| cell.measure == first.measure).rev();
    same.max_by_key(|cell| figure(cell.count)).map(|cell| (cell.measure, cell.count))
}

impl Index {
    /// How grave the coded toll of an event is; none beyond the store.
    pub fn gravity(&self, event: EventIx) -> Option<Gravity> {
        self.tolls.get(event).map(Gravity::of)
    }

    /// The count that the order by toll rests on; none where no toll is stated.
    pub fn gravest(&self, event: EventIx) -> Option<(Measure, Count)> {
        self.tolls.get(event).and_then(gravest)
    }

    /// Every count that the order by toll rests on, each at least once.
    pub fn all_gravest(&self) -> impl Iterator<Item = (Measure, Count)> + '_ {
        self.tolls.values().iter().filter_map(gravest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SideIx;

    fn tolls(cells: &[(u32, Measure, Count)]) -> Tolls {
        let cell = |(side, measure, count): &(u32, Measure, Count)| TollCell {
            side: SideIx(*side),
            measure: *measure,
            count: *count,
        };
        Tolls { coded: cells.iter().map(cell).collect(), said: Box::default() }
    }

    #[test]
    fn the_best_value_weighs_else_the_lowest() {
        let counts = ["8", ">43", "31+", "..4", "2..4", "~338", "3 (2..4)", "unknown"];
        let figures = counts.map(|text| Count::parse(text).ok().and_then(figure));
        assert_eq!(figures, [Some(8), Some(44), Some(31), Some(0), Some(2), Some(338), Some(3), None]);
    }

    #[test]
    fn sides_are_never_added_up() {
        use Measure::{Injured, Killed};
        let two = tolls(&[
            (0, Killed, Count::Exact(5)),
            (1, Killed, Count::Exact(7)),
            (0, Injured, Count::Exact(90)),
        ]);
        assert_eq!(Gravity::of(&two), Gravity::Figures([7, 90, 0, 0, 0, 0]));
        assert_eq!(gravest(&two), Some((Killed, Count::Exact(7))));
    }

    #[test]
    fn the_count_shown_is_the_one_that_decides() {
        use Measure::{Arrested, Injured, Killed};
        let none_killed = tolls(&[(0, Killed, Count::Exact(0)), (0, Injured, Count::AtLeast(2))]);
        assert_eq!(gravest(&none_killed), Some((Injured, Count::AtLeast(2))));
        let nobody = tolls(&[(0, Injured, Count::Exact(0)), (0, Killed, Count::AtMost(4))]);
        assert_eq!(gravest(&nobody), Some((Killed, Count::AtMost(4))));
        let unknown = tolls(&[(0, Arrested, Count::Unknown)]);
        assert_eq!(gravest(&unknown), Some((Arrested, Count::Unknown)));
        assert_eq!(gravest(&tolls(&[])), None);
    }

    #[test]
    fn bands_follow_from_the_figure_that_decides() {
        use Measure::{Injured, Killed};
        let band = |cells: &[(u32, Measure, Count)]| Gravity::of(&tolls(cells)).band();
        let killed = |n| [(0, Killed, Count::Exact(n))];
        assert_eq!([1, 9, 10, 99, 100].map(|n| band(&killed(n))), [1, 1, 10, 10, 100].map(Band::Killed));
        assert_eq!(
            band(&[(0, Killed, Count::Exact(0)), (0, Injured, Count::Exact(3))]),
            Band::Other(Injured)
        );
        assert_eq!(band(&killed(0)), Band::Nobody);
        assert_eq!(band(&[(0, Killed, Count::Unknown)]), Band::Unknown);
        assert_eq!(band(&[]), Band::Unstated);
    }
}
