//! The room of the page: whether what is before the mark of page 2 is one page of plain text, and one sheet of A4 or
//! Letter as the HTML is printed. Both are counted from the words alone, so that every format makes the same choice.

use super::parts::{self, Paragraph, Part};
use super::{Item, Page};
use crate::brief::plain;
use crate::text::{Text, wrap};

/// Lines of a page of plain text: at 8 points a sheet of A4 or of Letter holds them.
pub const LINES: usize = 92;

/// Letters in a line of a printed column, at 9 points, of a wide face.
const WIDE: usize = 47;
/// Tenths of a line that the two columns of a sheet hold together, on the shorter paper.
pub const SHEET: usize = 1540;

/// Tenths of a line that a line takes, that the space after a paragraph does, and that a heading does.
const LINE: usize = 10;
const SPACE: usize = 3;
const HEADING: usize = 24;
/// The same of the title, which is larger and stands over both columns, and of a line that does.
const TITLE: usize = 36;
const ACROSS: usize = 2 * LINE;

/// Bytes that a page has room for, whatever they are: several to each of its columns. What has more, as a title under half a
/// million marks or an event in very many places does, is not laid out to see whether it has room.
const LARGEST: usize = 64 << 10;

/// Whether it is one page.
pub(super) fn holds(page: &Page) -> bool {
    bytes(page) <= LARGEST && plain::lines_of_page(page) <= LINES && printed(page) <= SHEET
}

/// Bytes of the title of a page and of its events: no more than stand on it.
fn bytes(page: &Page) -> usize {
    page.title.as_str().len() + page.events.iter().map(of_event).sum::<usize>()
}

fn of_event(event: &Item) -> usize {
    let sum = |texts: &mut dyn Iterator<Item = &Text>| texts.map(|text| text.as_str().len()).sum::<usize>();
    let told = if event.full {
        sum(&mut event.place.iter().chain([&event.summary]).chain(event.said()))
    } else {
        sum(&mut event.said_in_short())
    };
    sum(&mut [&event.when, &event.title].into_iter()) + told
}

/// Tenths of a line that the positions of a page take in print.
pub(super) fn of_positions(page: &Page) -> usize {
    parts::first(page).iter().filter(|part| part.heading == "Positions").map(part).sum()
}

/// Tenths of a line that a part may take which is to leave room for others.
pub(super) const SHARE: usize = SHEET / 4;

/// Tenths of a line of a column that the page takes in print.
pub fn printed(page: &Page) -> usize {
    let across = |text: &Text| wrap(text, 2 * WIDE).len() * ACROSS + SPACE;
    // The title is set half as large again.
    let title = wrap(&page.title, 4 * WIDE / 3).len() * TITLE;
    let head: usize = parts::head(page).iter().map(across).sum();
    let foot: usize = parts::foot(page).iter().map(across).sum();
    title + head + parts::first(page).iter().map(part).sum::<usize>() + foot + 2 * LINE
}

fn part(part: &Part) -> usize {
    HEADING + part.paragraphs.iter().map(paragraph).sum::<usize>()
}

fn paragraph(paragraph: &Paragraph) -> usize {
    wrap(&paragraph.text, WIDE - paragraph.indent / 2).len() * LINE + SPACE
}
