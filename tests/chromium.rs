//! A briefing as HTML in a real browser: it is shown without errors, fits the width of a telephone and of a desk, has
//! landmarks, names and contrast in both schemes, and prints whole pages. Needs chromium and chromedriver; run by
//! `.ci/run` with `cargo test --features chromium --test chromium`.

#![allow(clippy::unwrap_used)]

#[path = "chromium/driver.rs"]
mod driver;

use std::fs;
use std::path::{Path, PathBuf};

use dateline::brief::formats;
use dateline::brief::page::{Page, Wishes};
use dateline::index::Data;
use dateline::query::Query;
use dateline::store::{Input, Limits};
use dateline::text::Text;
use driver::Browser;
use serde_json::{Value, json};

const AUDIT: &str = include_str!("chromium/audit.js");

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("chromium").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn page(query: &str, data: &Data) -> Page {
    let wishes = Wishes {
        totals: true,
        own: vec!["For the desk.".into()],
        prepared: Some("1 June 2022".into()),
        ..Wishes::default()
    };
    Page::of(&Query::parse(query, data).unwrap(), data, &wishes)
}

/// Files of pages: all of a store, a few events, one, none, several scripts, and words that do not break.
fn files(folder: &Path) -> Vec<PathBuf> {
    let embedded = Data::embedded();
    let small = Data::load(&[Input::File("tests/fixtures/small.yaml".into())], &Limits::default()).unwrap();
    let mut long = page("", &small);
    long.title = Text::new("W".repeat(400));
    long.events.iter_mut().for_each(|item| {
        item.title = Text::new("<script>".repeat(60));
        item.summary = Text::new("渡し場の襲撃".repeat(80));
        item.when = Text::new("x".repeat(200));
    });
    long.sources
        .iter_mut()
        .for_each(|s| s.url = Some(Text::new(format!("https://example.org/{}", "a".repeat(300)))));
    let pages = [
        ("all", page("", &embedded)),
        ("some", page("place:mosul date:2018..2019", &embedded)),
        ("one", page("id:2018-06-17-anjata", &embedded)),
        ("none", page("no-such-word-anywhere", &embedded)),
        ("scripts", page("possibly(place:south)", &small)),
        ("long", long),
    ];
    let format = formats::by_name("html").unwrap();
    let write = |(name, page): (&str, Page)| {
        let file = folder.join(format!("{name}.html"));
        fs::write(&file, format.text(&page)).unwrap();
        file
    };
    pages.into_iter().map(write).collect()
}

/// Shows pages so wide, on a screen or on paper, in a colour scheme.
fn show(browser: &Browser, width: u32, media: &str, scheme: &str) {
    let metrics = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
    browser.command("Emulation.setDeviceMetricsOverride", &metrics);
    let features = [json!({"name": "prefers-color-scheme", "value": scheme})];
    browser.command("Emulation.setEmulatedMedia", &json!({"media": media, "features": features}));
}

fn faults(browser: &Browser) -> Value {
    browser.run(AUDIT)["faults"].take()
}

#[test]
fn it_is_shown_without_errors_at_every_width_and_in_both_schemes() {
    let folder = folder("screen");
    let browser = Browser::start(&folder.join("profile"));
    for file in files(&folder) {
        for (width, scheme) in
            [(360, "light"), (360, "dark"), (768, "light"), (1280, "light"), (1280, "dark")]
        {
            show(&browser, width, "screen", scheme);
            browser.open(&file);
            assert_eq!(faults(&browser), json!([]), "{} at {width}, {scheme}", file.display());
        }
        assert_eq!(browser.log(), Vec::<String>::new(), "{}", file.display());
        let loaded = browser.run("return performance.getEntriesByType('resource').map(r => r.name)");
        assert_eq!(loaded, json!([]), "nothing is loaded");
    }
    let dark = browser.run("return getComputedStyle(document.documentElement).backgroundColor");
    assert_eq!(dark, json!("rgb(20, 23, 26)"), "the dark scheme is used where it is asked for");
}

/// The measure is not blind: what is put in the page on purpose is found, and so is what the page may not load.
#[test]
fn what_would_be_wrong_is_found() {
    let folder = folder("wrong");
    let browser = Browser::start(&folder.join("profile"));
    let good = fs::read_to_string(&files(&folder)[2]).unwrap();
    show(&browser, 360, "screen", "light");
    for (from, to, said) in [
        ("<main>", "<main><p style=\"color:#999\">pale</p>", "contrast"),
        ("<main>", "<main><p style=\"width:50rem\">wide</p>", "wide on 360"),
        ("<main>", "<main><h4>deep</h4>", "skips a level"),
        ("<main>", "<main><svg viewBox=\"0 0 1 1\"></svg>", "a drawing without words"),
        ("<main>", "<div>lost</div><main>", "in no landmark"),
        ("<main>", "<main><a href=\"#gone\">a</a>", "leads to what is not there"),
        ("<html lang=\"en\">", "<html>", "names no language"),
    ] {
        let file = folder.join("wrong.html");
        fs::write(&file, good.replacen(from, to, 1)).unwrap();
        browser.open(&file);
        let faults = faults(&browser).to_string();
        assert!(faults.contains(said), "{to}: {faults}");
    }
    assert_eq!(browser.log(), Vec::<String>::new());
    let file = folder.join("loading.html");
    fs::write(
        &file,
        good.replacen("<main>", "<main><img src=\"loading.png\" alt=\"\"><script>1</script>", 1),
    )
    .unwrap();
    browser.open(&file);
    assert!(
        browser.log().join(" ").contains("Content Security Policy"),
        "what is not the page's own is refused"
    );
}

/// Width and height of papers, in inches, and what the margins of the page leave of them.
const PAPERS: [(&str, f64, f64); 2] = [("A4", 210.0 / 25.4, 297.0 / 25.4), ("Letter", 8.5, 11.0)];
/// Margins of the page, in inches: beside it together, above and below it together.
const MARGINS: (f64, f64) = (26.0 / 25.4, 25.0 / 25.4);

/// What must not be broken over pages and is taller than one.
const TALL: &str = "return [...document.querySelectorAll('body *')]
    .filter(e => getComputedStyle(e).breakInside === 'avoid' && e.getBoundingClientRect().height > arguments[0])
    .map(e => e.outerHTML.slice(0, 80));";

#[test]
fn it_prints_whole_pages_on_a4_and_letter() {
    let folder = folder("print");
    let browser = Browser::start(&folder.join("profile"));
    for file in files(&folder) {
        for (paper, wide, high) in PAPERS {
            let room = ((wide - MARGINS.0) * 96.0, (high - MARGINS.1) * 96.0);
            show(&browser, room.0 as u32, "print", "dark");
            browser.open(&file);
            assert_eq!(faults(&browser), json!([]), "{} on {paper}", file.display());
            let ink = browser.run("return getComputedStyle(document.body).color");
            assert_eq!(ink, json!("rgb(0, 0, 0)"), "paper is white, whatever the screen is");
            let tall = browser.run(&TALL.replace("arguments[0]", &room.1.to_string()));
            if !file.ends_with("long.html") {
                assert_eq!(tall, json!([]), "{} on {paper}", file.display());
            }
            let length = browser.run("return document.documentElement.scrollHeight").as_f64().unwrap();
            browser.command("Emulation.setEmulatedMedia", &json!({"media": ""}));
            let pdf = printed(&browser, wide, high);
            let boxes = page_boxes(&pdf);
            assert!(!boxes.is_empty());
            for (w, h) in &boxes {
                assert!(
                    (w - wide * 72.0).abs() < 1.5 && (h - high * 72.0).abs() < 1.5,
                    "{paper}: {w} by {h}"
                );
            }
            let least = (length / room.1).ceil() as usize;
            assert!((least..=2 * least + 2).contains(&boxes.len()), "{} pages for {least}", boxes.len());
        }
    }
}

/// A page as it is printed on a paper of this width and height, in inches.
fn printed(browser: &Browser, wide: f64, high: f64) -> Vec<u8> {
    let asked = json!({"paperWidth": wide, "paperHeight": high, "printBackground": true});
    let pdf = browser.command("Page.printToPDF", &asked);
    decoded(pdf["data"].as_str().unwrap())
}

/// What is looked for on paper gets a name there: the end of the page's foot, and what follows the page.
const PROBES: &str = "
    const probe = (id, element) => {
        if (!element) return;
        element.id = id;
        const link = document.createElement('a');
        link.href = '#' + id;
        link.textContent = '.';
        document.querySelector('footer').firstElementChild.append(link);
    };
    probe('probe-foot', document.querySelector('footer > :last-child'));
    probe('probe-after', document.querySelector('.after h2'));
    probe('probe-timeline', document.querySelector('#timeline div'));
    return [...document.querySelectorAll('.sheet *, header *, footer *')].filter(e => e.childNodes.length && !e.closest('svg'))
        .map(e => parseFloat(getComputedStyle(e).fontSize)).reduce((a, b) => Math.min(a, b));";

/// What is on the page, and nothing else.
const ONLY_THE_PAGE: &str = "document.querySelectorAll('figure, .after').forEach(e => e.remove());
    document.querySelectorAll('a').forEach(e => e.removeAttribute('href'));";

#[test]
fn what_is_before_page_2_is_printed_on_one_sheet() {
    let folder = folder("sheet");
    let browser = Browser::start(&folder.join("profile"));
    let data = Data::embedded();
    let format = formats::by_name("html").unwrap();
    let asked = |query: &str| Page::of(&Query::parse(query, &data).unwrap(), &data, &Wishes::default());
    let mut pages: Vec<(String, Page)> = [
        "kind:attack place:mosul date:2018..",
        "",
        "form:statement",
        "is:differing",
        "killed>=1",
        "kind:assessment",
        "place:kirkuk",
        "id:2018-06-17-anjata",
    ]
    .iter()
    .map(|query| ((*query).to_owned(), asked(query)))
    .collect();
    pages.push(("with wishes".to_owned(), page("kind:attack", &data)));
    for (about, page) in pages {
        let file = folder.join("page.html");
        fs::write(&file, format.text(&page)).unwrap();
        for (paper, wide, high) in PAPERS {
            browser.command("Emulation.setEmulatedMedia", &json!({"media": "print"}));
            browser.open(&file);
            let smallest = browser.run(PROBES).as_f64().unwrap();
            assert!(smallest >= 9.0 * 96.0 / 72.0 - 0.01, "{about}: letters of {smallest} pixels");
            let pdf = printed(&browser, wide, high);
            assert_eq!(destination(&pdf, "probe-foot").0, 1, "{about} on {paper}: page 1 ends with the foot");
            let next = if page.goes_on() { "probe-after" } else { "probe-timeline" };
            let (on, top) = destination(&pdf, next);
            assert_eq!(on, 2, "{about} on {paper}: page 2 begins with the rest");
            assert!(top > high * 72.0 * 0.85, "{about} on {paper}: at its top, not at {top}");
            for item in &page.events {
                if let Some((on, _)) = found(&pdf, &format!("e-{}", item.id)) {
                    assert_eq!(on, 1, "{about} on {paper}: {}", item.id);
                }
            }
            browser.run(ONLY_THE_PAGE);
            let alone = page_boxes(&printed(&browser, wide, high)).len();
            assert_eq!(alone, 1, "{about} on {paper}: the page is one sheet");
        }
    }
}

/// On which page of a PDF what is called so is, from 1, and how far above the foot of it, in points.
fn found(pdf: &[u8], name: &str) -> Option<(usize, f64)> {
    let text = String::from_utf8_lossy(pdf);
    let number = |text: &str| text.rsplit(char::is_whitespace).next()?.parse::<usize>().ok();
    let ends = text.match_indices(" 0 obj\n<</Type /Page\n");
    let mut pages: Vec<usize> = ends.filter_map(|(at, _)| number(&text[..at])).collect();
    pages.sort_unstable();
    let rest = text.split_once(&format!("/{name} ["))?.1.split_once(']')?.0;
    let parts: Vec<&str> = rest.split_whitespace().collect();
    let page: usize = parts.first()?.parse().ok()?;
    Some((pages.iter().position(|p| *p == page)? + 1, parts.get(5)?.parse().ok()?))
}

fn destination(pdf: &[u8], name: &str) -> (usize, f64) {
    found(pdf, name).unwrap_or_else(|| panic!("{name} is nowhere"))
}

/// The bytes of what is written in base 64.
fn decoded(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for digit in text.bytes().filter_map(|b| DIGITS.iter().position(|d| *d == b)) {
        bits = bits << 6 | digit as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    bytes
}

/// The width and height of each page of a PDF, in points.
fn page_boxes(pdf: &[u8]) -> Vec<(f64, f64)> {
    let text = String::from_utf8_lossy(pdf);
    let boxes = text.split("/MediaBox").skip(1).filter_map(|rest| {
        let inside = rest.split_once('[')?.1.split_once(']')?.0;
        let numbers: Vec<f64> = inside.split_whitespace().filter_map(|n| n.parse().ok()).collect();
        Some((numbers.get(2)? - numbers.first()?, numbers.get(3)? - numbers.get(1)?))
    });
    boxes.collect()
}
