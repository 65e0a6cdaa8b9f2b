//! A briefing as HTML: a page that a browser reads without complaint, that loads nothing, and that shows every text as it
//! stands. `tests/chromium.rs` shows it in a real browser.

#![allow(clippy::unwrap_used)]

#[path = "html/dom.rs"]
mod dom;

use std::collections::BTreeSet;

use dateline::brief::formats;
use dateline::brief::page::{Page, Wishes};
use dateline::index::Data;
use dateline::query::Query;
use dateline::store::{Input, Limits};
use dateline::text::Text;
use proptest::prelude::*;

fn small() -> Data {
    Data::load(&[Input::File("tests/fixtures/small.yaml".into())], &Limits::default())
        .expect("the store is good")
}

fn page(query: &str, data: &Data) -> Page {
    let wishes = Wishes { totals: true, own: vec!["For the desk.".into()], ..Wishes::default() };
    Page::of(&Query::parse(query, data).expect("the query is good"), data, &wishes)
}

fn html(page: &Page) -> String {
    formats::by_name("html").unwrap().text(page)
}

/// Pages with much, with little, with and without a map, and with nothing.
fn pages() -> Vec<Page> {
    let (embedded, small) = (Data::embedded(), small());
    let queries =
        ["", "is:differing", "killed>=1", "-is:located", "id:2018-06-17-anjata", "title-that-is-not-there"];
    let mut pages: Vec<Page> = queries.iter().map(|q| page(q, &embedded)).collect();
    pages.extend(["", "possibly(place:south)"].map(|q| page(q, &small)));
    pages
}

/// Everything that a page may be made of.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "main",
    "footer",
    "aside",
    "section",
    "article",
    "figure",
    "figcaption",
    "div",
    "span",
    "p",
    "h1",
    "h2",
    "h3",
    "ol",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "em",
    "br",
    "bdi",
    "svg",
    "desc",
    "g",
    "path",
    "circle",
    "rect",
    "text",
];

/// Every attribute that an element may have. None of them loads anything or runs.
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "href",
    "rel",
    "class",
    "id",
    "dir",
    "value",
    "tabindex",
    "role",
    "aria-label",
    "aria-labelledby",
    "aria-hidden",
    "viewBox",
    "d",
    "cx",
    "cy",
    "r",
    "x",
    "y",
    "width",
    "height",
    "text-anchor",
];

/// What is wrong with a page.
fn faults(html: &str) -> Vec<String> {
    let read = dom::Page::read(html);
    let mut faults = read.complaints();
    let elements = read.elements();
    let ids: Vec<String> = elements.iter().filter_map(|e| e.attribute("id")).collect();
    let known: BTreeSet<&String> = ids.iter().collect();
    if known.len() != ids.len() {
        faults.push("an id is there twice".to_owned());
    }
    for element in &elements {
        if !ELEMENTS.contains(&element.name().as_str()) {
            faults.push(format!("<{}>", element.name()));
        }
        for (name, value) in element.attributes() {
            let leads = value.strip_prefix('#').map(|id| known.contains(&id.to_owned()));
            let good = match name.as_str() {
                "href" => leads.unwrap_or(value.starts_with("https://") || value.starts_with("http://")),
                "aria-labelledby" => value.split(' ').all(|id| known.contains(&id.to_owned())),
                other => ATTRIBUTES.contains(&other),
            };
            if !good {
                faults.push(format!("<{} {name}={value:?}>", element.name()));
            }
        }
    }
    faults
}

#[test]
fn a_browser_reads_it_without_complaint_and_every_link_leads_somewhere() {
    for page in pages() {
        assert_eq!(faults(&html(&page)), Vec::<String>::new(), "{}", page.scope);
    }
}

#[test]
fn what_would_be_wrong_is_found() {
    let good = html(&page("killed>=1", &small()));
    assert_eq!(faults(&good), Vec::<String>::new());
    for (from, to) in [
        ("<main>", "<main><script>1</script>"),
        ("<main>", "<main><img src=\"https://example.org/a.png\">"),
        ("<main>", "<main onclick=\"1\">"),
        ("<main>", "<main><p id=\"events\">"),
        ("<main>", "<main><a href=\"#nowhere\">a</a>"),
        ("<main>", "<main><a href=\"javascript:1\">a</a>"),
        ("<main>", "<main></div>"),
        ("<main>", "<main>&nonsense;"),
        ("<!DOCTYPE html>", ""),
    ] {
        assert!(!faults(&good.replacen(from, to, 1)).is_empty(), "{to} is not found");
    }
}

#[test]
fn nothing_is_loaded_from_anywhere() {
    for page in pages() {
        let html = html(&page);
        let read = dom::Page::read(&html);
        let policy = read.all("meta").iter().find_map(|m| {
            (m.attribute("http-equiv").as_deref() == Some("Content-Security-Policy"))
                .then(|| m.attribute("content"))
        });
        assert!(policy.flatten().unwrap().starts_with("default-src 'none'; style-src 'unsafe-inline'"));
        let style = read.all("style").iter().map(dom::Element::text).collect::<String>();
        for loading in ["url(", "@import", "@font-face", "src("] {
            assert!(!style.contains(loading), "{loading}");
        }
        assert!(!html.contains(" style="), "style stands in the head");
    }
}

#[test]
fn every_event_of_the_answer_is_drawn_once_and_leads_to_where_it_is_told() {
    for data in [Data::embedded(), small()] {
        let page = page("", &data);
        let html = html(&page);
        let read = dom::Page::read(&html);
        let told: BTreeSet<String> =
            page.events.iter().chain(&page.rest).map(|item| format!("#e-{}", item.id)).collect();
        let svg = read.all("a").into_iter().filter(|a| a.attribute("aria-label").is_some());
        let drawn: Vec<(String, String)> =
            svg.map(|a| (a.attribute("href").unwrap(), a.attribute("aria-label").unwrap())).collect();
        let words: String = drawn.iter().map(|(_, label)| format!("{label}; ")).collect();
        for item in page.events.iter().chain(&page.rest) {
            let counted = !item.toll.is_empty() || item.figures.is_some();
            let ends = if counted { ", according to " } else { ";" };
            let told = format!("{}: {}{ends}", item.when, item.title);
            assert_eq!(words.matches(&told).count(), 1, "{}", item.id);
        }
        assert!(drawn.iter().all(|(href, _)| told.contains(href)));
        assert!(drawn.len() * 10 >= told.len() * 9, "few stand together: {} of {}", drawn.len(), told.len());
    }
}

/// A person's own words stand apart and say whose they are, at the top and at the foot; without any, neither is there.
#[test]
fn the_authors_own_words_are_labelled() {
    let html = html(&page("kind:attack", &small()));
    let read = dom::Page::read(&html);
    let aside = read.all("aside");
    assert_eq!(aside.len(), 1);
    assert_eq!(
        aside[0].text().split_whitespace().collect::<Vec<_>>().join(" "),
        "Author’s note For the desk."
    );
    assert!(read.all("footer")[0].text().contains("The author's note is not from the store."));
    let bare = Page::of(&Query::everything(), &small(), &Wishes::default());
    assert!(dom::Page::read(&self::html(&bare)).all("aside").is_empty());
}

/// What cannot be seen is told: drawings have titles and descriptions, and say what their signs mean.
#[test]
fn drawings_are_told_in_words() {
    let page = page("", &Data::embedded());
    let html = html(&page);
    let read = dom::Page::read(&html);
    let timeline = read.by_id("timeline-desc").unwrap().text();
    let attacks = page.axis.as_ref().unwrap().lanes.iter().find(|l| l.name.as_str() == "Attack").unwrap();
    assert!(timeline.contains(&format!("Attack: {}", attacks.strokes.len())), "{timeline}");
    let map = read.by_id("map-desc").unwrap().text();
    for point in &page.spots.as_ref().unwrap().points {
        assert!(map.contains(point.names[0].as_str()), "{map}");
    }
    let legend = read.by_id("timeline").unwrap().text();
    for meaning in
        ["happened on a known day", "happened in a known month or season", "lasted", "may have happened"]
    {
        assert!(legend.contains(meaning), "{legend}");
    }
    let caption = read.by_id("map").unwrap().text();
    assert!(caption.contains("Boundaries are approximate and imply no position."), "{caption}");
    assert!(caption.contains("known no better than to this circle"), "{caption}");
    let on_no_map = page.spots.as_ref().unwrap().unlocated.total();
    assert!(on_no_map > 0 && caption.contains(&format!("{on_no_map} events are on no map")), "{caption}");
}

/// The shapes of the screen's signs, each told from the others by more than colour.
#[test]
fn each_sign_has_a_drawing_of_its_own() {
    let yaml = |dates: &[&str]| {
        let head = std::fs::read_to_string("tests/fixtures/small.yaml").unwrap();
        let head = head.split("events:\n").next().unwrap().to_owned();
        let event = |(n, date): (usize, &&str)| {
            format!(
                "- id: event-{n}\n  date: \"{date}\"\n  form: incident\n  kind: attack\n  title: \"Event {n}\"\n  \
                 summary: \"It was.\"\n  claims:\n  - {{source: courier-2020, para: 1, words: \"it was\"}}\n"
            )
        };
        format!("{head}events:\n{}", dates.iter().enumerate().map(event).collect::<String>())
    };
    let dates =
        ["2019-05-12", "2019-06", "2019", "[2019-02-01..2019-02-09]", "2019-03/2019-09", "2019-10/.."];
    let mut seen = BTreeSet::new();
    for date in dates {
        let data = Data::load(&[Input::Stdin(yaml(&[date]).into_bytes())], &Limits::default()).unwrap();
        let html = html(&page("", &data));
        let drawn =
            html.lines().find(|line| line.contains("aria-label=\"") && line.contains("#e-event-0")).unwrap();
        let classes = drawn.split("class=\"").skip(1).map(|part| part.split('"').next().unwrap());
        let shapes: Vec<&str> = classes.filter(|class| *class != "spread").collect();
        assert!(!shapes.is_empty(), "{date}: {drawn}");
        assert!(seen.insert(shapes.join(" ")), "{date} looks like another: {shapes:?}");
    }
}

/// Where more events than there are rows lie in one place, they stand together under their number, and all are named.
#[test]
fn no_event_is_hidden_where_many_fall_together() {
    let small = std::fs::read_to_string("tests/fixtures/small.yaml").unwrap();
    let head = small.split("events:\n").next().unwrap();
    let events: String = (0..40)
        .map(|n| {
            format!(
                "- id: event-{n}\n  date: \"2019-05-12\"\n  form: incident\n  kind: attack\n  title: \"Event {n}.\"\n  \
                 summary: \"It was.\"\n  claims:\n  - {{source: courier-2020, para: 1, words: \"it was\"}}\n"
            )
        })
        .collect();
    let yaml = format!("{head}events:\n{events}");
    let data = Data::load(&[Input::Stdin(yaml.into_bytes())], &Limits::default()).unwrap();
    let html = html(&page("", &data));
    assert_eq!(faults(&html), Vec::<String>::new());
    let read = dom::Page::read(&html);
    let labels: Vec<String> = read.all("a").iter().filter_map(|a| a.attribute("aria-label")).collect();
    let named: usize = labels.iter().map(|label| label.matches("Event ").count()).sum();
    let more = labels
        .iter()
        .filter_map(|label| label.split_once("and ")?.1.split_once(" more")?.0.parse::<usize>().ok());
    assert_eq!(named + more.sum::<usize>(), 40, "{labels:?}");
    assert!(labels.len() < 40 && named < 40, "some stand together");
    assert!(read.by_id("timeline").unwrap().text().contains("so many events stand together"));
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    for (one, other) in pages().iter().zip(pages()) {
        assert_eq!(html(one), html(&other));
    }
}

/// As every format: no sign of the screen, no date as it is coded.
#[test]
fn it_is_written_in_words() {
    for mut page in pages() {
        page.footer.clear();
        page.sources.iter_mut().for_each(|s| s.url = None);
        let html = html(&page);
        let read = dom::Page::read(&html);
        let body = read.all("body")[0].text();
        for sign in ["≠", "●", "◌", "?-", "[..", "..]", "{", "}"] {
            assert!(!body.contains(sign), "{sign} in {body}");
        }
    }
}

/// Text that would do something if it were not escaped.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("<script>alert(1)</script>"),
        Just("</title></style></svg><img src=x onerror=alert(1)>"),
        Just("\" onload=\"alert(1)"),
        Just("' onfocus='x"),
        Just("]]>"),
        Just("<!-- "),
        Just(" -->"),
        Just("&lt;&amp;&#60;&nbsp"),
        Just("&"),
        Just("\u{202e}gnirts\u{2066}"),
        Just("\0\u{7}\u{1b}[31m\u{85}"),
        Just("\n\r\t"),
        Just("عربي"),
        Just("e\u{301}"),
        Just("javascript:alert(1)"),
        Just("https://a.example/?q=<b>\"'&x"),
        Just(" "),
        Just("a"),
    ];
    let any = prop_oneof![3 => part.prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(any, 1..6).prop_map(|parts| parts.concat())
}

/// A page in which every text is another.
fn dressed(texts: &[String]) -> Page {
    let mut page = page("", &small());
    let mut next = texts.iter().cycle().map(Text::new);
    let mut change = |text: &mut Text| *text = next.next().unwrap();
    change(&mut page.title);
    change(&mut page.scope);
    change(&mut page.coverage);
    page.prepared = Some(Text::default());
    page.prepared.iter_mut().for_each(&mut change);
    let lists = [&mut page.own, &mut page.totals, &mut page.unsaid, &mut page.footer];
    lists.into_iter().flatten().for_each(&mut change);
    if let Some(last) = page.events.pop() {
        page.rest.push(last);
    }
    for item in page.events.iter_mut().chain(&mut page.rest) {
        [&mut item.when, &mut item.title, &mut item.summary].into_iter().for_each(&mut change);
        item.place.iter_mut().chain(&mut item.figures).chain(&mut item.stated).for_each(&mut change);
        item.toll.iter_mut().chain(&mut item.cautions).for_each(&mut change);
    }
    for position in &mut page.positions {
        change(&mut position.ask);
        for stance in &mut position.stances {
            change(&mut stance.answer);
            stance.by.iter_mut().for_each(|by| change(&mut by.text));
        }
    }
    for disputed in &mut page.disputed {
        change(&mut disputed.title);
        change(&mut disputed.when);
        disputed.values.iter_mut().for_each(&mut change);
    }
    for source in &mut page.sources {
        change(&mut source.source);
        source.caution.iter_mut().chain(&mut source.url).for_each(&mut change);
    }
    for lane in page.axis.iter_mut().flat_map(|axis| &mut axis.lanes) {
        change(&mut lane.name);
        for stroke in &mut lane.strokes {
            change(&mut stroke.title);
            change(&mut stroke.when);
        }
    }
    for point in page.spots.iter_mut().flat_map(|spots| &mut spots.points) {
        point.names.iter_mut().for_each(&mut change);
    }
    page
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_text_is_shown_as_it_stands(texts in prop::collection::vec(hostile(), 1..40)) {
        let page = dressed(&texts);
        let html = html(&page);
        prop_assert_eq!(faults(&html), Vec::<String>::new());
        let read = dom::Page::read(&html);
        prop_assert_eq!(read.all("h1")[0].text(), page.title.to_string());
        prop_assert_eq!(read.all("title")[0].text(), page.title.to_string());
        for item in &page.events {
            let article = |id: &str| read.by_id(&format!("{id}-{}", item.id)).unwrap().text();
            let full = article(if item.full { "e" } else { "full" });
            for text in [&item.when, &item.title, &item.summary].into_iter().chain(item.said()) {
                prop_assert!(full.contains(text.as_str()), "{:?} in {:?}", text, full);
            }
            let short = article("e");
            for text in [&item.when, &item.title].into_iter().chain(item.said_in_short()).filter(|_| !item.full) {
                prop_assert!(short.contains(text.as_str()), "{:?} in {:?}", text, short);
            }
        }
        for item in &page.rest {
            let row = read.by_id(&format!("e-{}", item.id)).unwrap().text();
            prop_assert!(row.contains(item.title.as_str()) && row.contains(item.when.as_str()));
        }
        let labels: Vec<String> = read.all("a").iter().filter_map(|a| a.attribute("aria-label")).collect();
        for stroke in page.axis.iter().flat_map(|axis| &axis.lanes).flat_map(|lane| &lane.strokes) {
            prop_assert!(labels.iter().any(|label| label.contains(stroke.title.as_str())));
        }
        let foot = read.all("footer")[0].text();
        prop_assert!(page.footer.iter().all(|line| foot.contains(line.as_str())));
        let seen = html.chars().all(|c| c == '\n' || !c.is_control());
        prop_assert!(seen && !html.contains(['\u{202e}', '\u{2066}']), "what acts is shown");
    }
}
