//! The sections of a briefing: the words of the page, in the order in which they are read.

use super::markup::{Plain, anchor, link};
use crate::brief::page::{Item, Page};
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
    page.events.iter().for_each(|item| event(item, out));
    out.push("</div></section>".to_owned());
}

fn event(item: &Item, out: &mut Lines) {
    out.push(format!("<article class=\"event\" id=\"{}\">", anchor(&item.id)));
    out.push(format!("<p class=\"when\">{}</p>", Plain(&item.when)));
    out.push(format!("<h3 dir=\"auto\">{}</h3>", Plain(&item.title)));
    let place = item.place.iter().map(|place| format!(" · <bdi>{}</bdi>", Plain(place))).collect::<String>();
    out.push(format!("<p class=\"small\">{}{place}</p>", item.form));
    out.push(format!("<p dir=\"auto\">{}</p>", Plain(&item.summary)));
    let said: Vec<String> = item.said().map(|said| Plain(said).to_string()).collect();
    let said = if said.is_empty() { String::new() } else { format!("{} ", said.join(" ")) };
    out.push(format!("<p class=\"said\">{said}{}</p>", references(item)));
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
pub fn positions(page: &Page, out: &mut Lines) {
    if page.positions.is_empty() {
        return;
    }
    open("positions", "Positions", out);
    out.push("<div class=\"list\">".to_owned());
    for position in &page.positions {
        out.push("<div class=\"position\">".to_owned());
        out.push(format!("<h3 dir=\"auto\">{}</h3>", Plain(&position.ask)));
        out.push("<dl>".to_owned());
        for stance in &position.stances {
            out.push(format!("<div><dt>{}</dt>", Plain(&stance.answer)));
            for by in &stance.by {
                out.push(format!("<dd>{}</dd>", led(&by.id, &by.text)));
            }
            out.push("</div>".to_owned());
        }
        out.push("</dl></div>".to_owned());
    }
    out.push("</div></section>".to_owned());
}

/// A text that leads to its event.
fn led(id: &Text, text: &Text) -> String {
    format!("<a href=\"#{}\">{}</a>", anchor(id), Plain(text))
}

/// Where sources differ.
pub fn disputed(page: &Page, out: &mut Lines) {
    if page.disputed.is_empty() {
        return;
    }
    open("differing", "Where sources differ", out);
    out.push("<div class=\"list\">".to_owned());
    for event in &page.disputed {
        out.push("<div class=\"disputed\">".to_owned());
        let title = led(&event.id, &event.title);
        out.push(format!("<h3 dir=\"auto\">{title}</h3><p class=\"small\">{}</p>", Plain(&event.when)));
        out.extend(event.values.iter().map(|value| format!("<p>{}</p>", Plain(value))));
        out.push("</div>".to_owned());
    }
    out.push("</div></section>".to_owned());
}

/// What no source says.
pub fn unsaid(page: &Page, out: &mut Lines) {
    if !page.unsaid.is_empty() {
        let said: Vec<String> = page.unsaid.iter().map(|line| Plain(line).to_string()).collect();
        open("unsaid", "Not said", out);
        out.push(format!("<p>{}</p>", said.join(" ")));
        out.push("</section>".to_owned());
    }
}

/// The sources by their numbers.
pub fn sources(page: &Page, out: &mut Lines) {
    if page.sources.is_empty() {
        return;
    }
    open("sources", "Sources", out);
    out.push("<ol>".to_owned());
    for source in &page.sources {
        let caution = source.caution.iter();
        let caution: String = caution.map(|c| format!(" <em>Caution:</em> {}", Plain(c))).collect();
        let url: String = source.url.iter().map(|url| format!("<br>{}", link(url))).collect();
        out.push(format!(
            "<li id=\"source-{}\" value=\"{0}\">{}. <span class=\"ref\">{}</span>{caution}{url}</li>",
            source.number,
            Plain(&source.source),
            Plain(&source.cited())
        ));
    }
    out.push("</ol></section>".to_owned());
}

/// Events left out of the page for space.
pub fn rest(page: &Page, out: &mut Lines) {
    if page.rest.is_empty() {
        return;
    }
    open("rest", "Left out of the page for space", out);
    out.push("<ul>".to_owned());
    for item in &page.rest {
        let cautions: String = item.cautions.iter().map(|c| format!(" {}", Plain(c))).collect();
        out.push(format!(
            "<li id=\"{}\"><span class=\"when\">{}:</span> <bdi>{}</bdi>.{cautions} {}</li>",
            anchor(&item.id),
            Plain(&item.when),
            Plain(&item.title),
            references(item)
        ));
    }
    out.push("</ul></section>".to_owned());
}

/// How the page came to be.
pub fn foot(page: &Page, out: &mut Lines) {
    out.push("<footer>".to_owned());
    out.extend(page.footer.iter().map(|line| format!("<p>{}</p>", Plain(line))));
    out.push("</footer>".to_owned());
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
