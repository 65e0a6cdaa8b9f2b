//! A briefing as one HTML file that needs nothing else: no script, no font, no picture from anywhere. The frame, the
//! escaping and the drawings serve other pages too.

pub mod frame;
mod map;
pub mod markup;
mod sections;
mod signs;
mod timeline;

use super::page::Page;
use crate::text::Text;

/// The lines of the file.
pub fn lines(page: &Page) -> Vec<Text> {
    let mut out = Vec::new();
    sections::head(page, &mut out);
    out.push("<main>".to_owned());
    if let Some(axis) = &page.axis {
        timeline::figure(axis, &mut out);
    }
    sections::events(page, &mut out);
    if let Some(spots) = &page.spots {
        map::figure(spots, &mut out);
    }
    sections::totals(page, &mut out);
    sections::positions(page, &mut out);
    sections::disputed(page, &mut out);
    sections::unsaid(page, &mut out);
    sections::sources(page, &mut out);
    sections::rest(page, &mut out);
    out.push("</main>".to_owned());
    sections::foot(page, &mut out);
    frame::document(&page.title, &out)
}
