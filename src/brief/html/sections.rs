//! The sections of a briefing: the words of the page, in the order in which they are read.

use super::markup::{Plain, anchor, link};
use crate::brief::page::parts::{self, headings};
use crate::brief::page::{Disputed, Item, Page, Position, Reference, Stance, told_in_short};
use crate::text::Text;

/// Lines of markup.
pub type Lines = Vec<String>;

/// Title, day of preparation, scope, coverage, and the author's own words.
pub fn head(page: &Page, out: &mut Lines) {
    out.push("<a class=\"skip\" href=\"#events\">Skip to the events</a>".to_owned());
    out.push("<header>".to_owned());
    out.push(format!("<h1 dir=\"auto\">{}</h1>", Plain(&page.title)));
    if let Some(day) = &page.prepared {
        out.push(format!("<p class=\"small\">Prepared {}.</p>", Plain(day)));
    }
    out.push(format!("<p class=\"scope\">{}</p>", Plain(&page.scope)));
    out.push(format!("<p class=\"small\">{}</p>", Plain(&page.coverage)));
    out.push("</header>".to_owned());
    if !page.own.is_empty() {
        out.push("<aside aria-labelledby=\"note\"><h2 id=\"note\">Author’s note</h2>".to_owned());
        out.extend(page.own.iter().map(|line| format!("<p dir=\"auto\">{}</p>", Plain(line))));
        out.push("</aside>".to_owned());
    }
}

/// The events of the page.
pub fn events(page: &Page, out: &mut Lines) {
    open("events", "Events", out);
    if page.is_empty() {
        out.push("<p>No event matches.</p>".to_owned());
    }
    out.push("<div class=\"list\">".to_owned());
    for item in &page.events {
        if item.full { event(item, &anchor(&item.id), out) } else { short(item, out) }
    }
    out.push("</div></section>".to_owned());
}

/// An event in full, called so within the page.
fn event(item: &Item, id: &str, out: &mut Lines) {
    begin(item, id, out);
    out.push(format!("<p class=\"small\">{}</p>", form(item)));
    out.push(format!("<p dir=\"auto\">{}</p>", Plain(&item.summary)));
    said(item, "said", item.said(), out);
    end(item, out);
}

/// An event that is told in short in print. A screen has room, and shows it in full.
fn short(item: &Item, out: &mut Lines) {
    begin(item, &anchor(&item.id), out);
    out.push(format!("<p class=\"small on-screen\">{}</p>", form(item)));
    out.push(format!("<p class=\"on-screen\" dir=\"auto\">{}</p>", Plain(&item.summary)));
    said(item, "said on-screen", item.said(), out);
    said(item, "said on-paper", item.said_in_short(), out);
    end(item, out);
}

/// Its form and place.
fn form(item: &Item) -> String {
    let place = item.place.iter().map(|place| format!(" · <bdi>{}</bdi>", Plain(place)));
    format!("{}{}", item.form, place.collect::<String>())
}

/// Where an event is told in full on paper that is told in short on the page.
fn in_full(item: &Item) -> String {
    format!("full-{}", Plain(&item.id))
}

fn begin(item: &Item, id: &str, out: &mut Lines) {
    out.push(format!("<article class=\"event\" id=\"{id}\">"));
    out.push(format!("<p class=\"when\">{}</p>", Plain(&item.when)));
    out.push(format!("<h3 dir=\"auto\">{}</h3>", Plain(&item.title)));
}

fn said<'t>(item: &Item, class: &str, said: impl Iterator<Item = &'t Text>, out: &mut Lines) {
    let said: String = said.map(|said| format!("{} ", Plain(said))).collect();
    out.push(format!("<p class=\"{class}\">{said}{}</p>", references(item)));
}

fn end(item: &Item, out: &mut Lines) {
    let note = |note| format!("<p class=\"note\" dir=\"auto\"><b>Author’s note.</b> {}</p>", Plain(note));
    out.extend(item.note.iter().map(note));
    out.push("</article>".to_owned());
}

/// `[1, paragraph 7; 2, paragraph 3]`, each number leading to its source.
fn references(item: &Item) -> String {
    let one = |cited: &crate::brief::page::Cited| {
        let written = cited.written();
        let rest = written.trim_start_matches(|c: char| c.is_ascii_digit());
        format!("<a href=\"#source-{0}\">{0}</a>{rest}", cited.number)
    };
    let cited: Vec<String> = item.cited.iter().map(one).collect();
    format!("<span class=\"ref\">[{}]</span>", cited.join("; "))
}

/// Tolls added up, where asked for.
pub fn totals(page: &Page, out: &mut Lines) {
    if !page.totals.is_empty() {
        open("totals", "Totals", out);
        list(page.totals.iter().map(|total| Plain(total).to_string()), out);
        out.push("</section>".to_owned());
    }
}

/// Who answers what, and how.
pub fn positions((id, heading): (&str, &str), positions: &[Position], out: &mut Lines) {
    if positions.is_empty() {
        return;
    }
    open(id, heading, out);
    out.push("<div class=\"list\">".to_owned());
    for position in positions {
        out.push("<div class=\"position\">".to_owned());
        out.push(format!("<h3 dir=\"auto\">{}</h3>", Plain(&position.ask)));
        out.push("<dl>".to_owned());
        position.stances.iter().for_each(|stance| self::stance(stance, out));
        out.push("</dl></div>".to_owned());
    }
    out.push("</div></section>".to_owned());
}

fn stance(stance: &Stance, out: &mut Lines) {
    out.push(format!("<div><dt>{}</dt>", Plain(&stance.answer)));
    out.extend(stance.by.iter().map(|by| format!("<dd>{}</dd>", led(&by.id, &by.text))));
    if stance.more > 0 {
        out.push(format!("<dd>and {} more on page 2</dd>", stance.more));
    }
    out.push("</div>".to_owned());
}

/// A text that leads to its event.
fn led(id: &Text, text: &Text) -> String {
    format!("<a href=\"#{}\">{}</a>", anchor(id), Plain(text))
}

/// Where sources differ; when the events were only where that is not told nearby.
pub fn disputed((id, heading): (&str, &str), disputed: &[Disputed], dated: bool, out: &mut Lines) {
    if disputed.is_empty() {
        return;
    }
    open(id, heading, out);
    out.push("<div class=\"list\">".to_owned());
    for event in disputed {
        out.push("<div class=\"disputed\">".to_owned());
        out.push(format!("<h3 dir=\"auto\">{}</h3>", led(&event.id, &event.title)));
        if dated {
            out.push(format!("<p class=\"small\">{}</p>", Plain(&event.when)));
        }
        out.extend(event.values.iter().map(|value| format!("<p>{}</p>", Plain(value))));
        out.push("</div>".to_owned());
    }
    out.push("</div></section>".to_owned());
}

/// What no source says, and what has no room on the page.
pub fn unsaid(page: &Page, out: &mut Lines) {
    if !page.unsaid.is_empty() {
        // Nothing is told in short on a screen.
        let short = told_in_short(page.shortened().count());
        let told = |line: &Text| match *line == short {
            true => format!("<span class=\"on-paper\">{}</span>", Plain(line)),
            false => Plain(line).to_string(),
        };
        let said: Vec<String> = page.unsaid.iter().map(told).collect();
        open("unsaid", "Not said", out);
        out.push(format!("<p>{}</p>", said.join(" ")));
        out.push("</section>".to_owned());
    }
}

/// Sources by their numbers, with their addresses or without.
pub fn sources((id, heading): (&str, &str), sources: &[Reference], addressed: bool, out: &mut Lines) {
    if sources.is_empty() {
        return;
    }
    open(id, heading, out);
    out.push("<ol class=\"sources\">".to_owned());
    for source in sources {
        let caution = source.caution.iter();
        let caution: String = caution.map(|c| format!(" <em>Caution:</em> {}", Plain(c))).collect();
        let url: String =
            source.url.iter().filter(|_| addressed).map(|url| format!("<br>{}", link(url))).collect();
        out.push(format!(
            "<li id=\"source-{}\" value=\"{0}\">{}. <span class=\"ref\">{}</span>{caution}{url}</li>",
            source.number,
            Plain(&source.source),
            Plain(&source.cited())
        ));
    }
    out.push("</ol></section>".to_owned());
}

/// How the page came to be, and the licence where it has room there.
pub fn foot(page: &Page, out: &mut Lines) {
    out.push("<footer>".to_owned());
    out.extend(parts::foot(page).iter().map(|line| format!("<p>{}</p>", Plain(line))));
    out.push("</footer>".to_owned());
}

/// What follows the page: what has no room on it.
pub fn after(page: &Page, out: &mut Lines) {
    rest(page, out);
    if page.shortened().next().is_some() {
        open("in-full", headings::IN_FULL, out);
        out.push("<div class=\"list\">".to_owned());
        page.shortened().for_each(|item| event(item, &in_full(item), out));
        out.push("</div></section>".to_owned());
    }
    positions(("more-positions", headings::POSITIONS), &page.after.positions, out);
    disputed(("more-differing", headings::DIFFERING), &page.after.disputed, true, out);
    sources(("more-sources", headings::SOURCES), &page.after.sources, true, out);
    if !page.extras {
        addresses(page, out);
    }
}

/// Events left out of the page for space.
fn rest(page: &Page, out: &mut Lines) {
    if page.rest.is_empty() {
        return;
    }
    open("rest", headings::LEFT_OUT, out);
    if page.rest.iter().all(|item| item.full) {
        out.push("<div class=\"list\">".to_owned());
        page.rest.iter().for_each(|item| event(item, &anchor(&item.id), out));
        out.push("</div></section>".to_owned());
        return;
    }
    out.push("<ul>".to_owned());
    for item in &page.rest {
        let said: String = item.said_in_short().map(|said| format!(" {}", Plain(said))).collect();
        out.push(format!(
            "<li id=\"{}\"><span class=\"when\">{}:</span> <bdi>{}</bdi>.{said} {}</li>",
            anchor(&item.id),
            Plain(&item.when),
            Plain(&item.title),
            references(item)
        ));
    }
    out.push("</ul></section>".to_owned());
}

/// Where the sources of the page can be read, and on what terms the store may be used.
fn addresses(page: &Page, out: &mut Lines) {
    let told = |r: &Reference| Some(format!("[{}] {}", r.number, link(r.url.as_ref()?)));
    let told: Vec<String> = page.sources.iter().filter_map(told).collect();
    if !told.is_empty() {
        open("addresses", headings::ADDRESSES, out);
        list(told.into_iter(), out);
        out.push("</section>".to_owned());
    }
    if let Some(licence) = &page.licence {
        open("licence", headings::LICENCE, out);
        out.push(format!("<p>{}</p>", Plain(licence)));
        out.push("</section>".to_owned());
    }
}

/// Opens a section under its heading.
fn open(id: &str, heading: &str, out: &mut Lines) {
    out.push(format!("<section id=\"{id}\" aria-labelledby=\"{id}-heading\">"));
    out.push(format!("<h2 id=\"{id}-heading\">{heading}</h2>"));
}

fn list(entries: impl Iterator<Item = String>, out: &mut Lines) {
    out.push("<ul>".to_owned());
    out.extend(entries.map(|entry| format!("<li>{entry}</li>")));
    out.push("</ul>".to_owned());
}
