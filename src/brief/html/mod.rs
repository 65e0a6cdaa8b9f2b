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
    // What is printed on the first sheet, with what stands above it, and the foot.
    out.push("<div class=\"sheet\">".to_owned());
    sections::events(page, &mut out);
    sections::totals(page, &mut out);
    sections::positions(("positions", "Positions"), &page.positions, &mut out);
    sections::disputed(("differing", "Where sources differ"), &page.disputed, false, &mut out);
    sections::unsaid(page, &mut out);
    sections::sources(("sources", "Sources"), &page.sources, page.extras, &mut out);
    out.push("</div>".to_owned());
    if let Some(spots) = &page.spots {
        map::figure(spots, &mut out);
    }
    if page.goes_on() {
        out.push("<div class=\"after\">".to_owned());
        sections::after(page, &mut out);
        out.push("</div>".to_owned());
    }
    out.push("</main>".to_owned());
    sections::foot(page, &mut out);
    frame::document(&page.title, &out)
}
