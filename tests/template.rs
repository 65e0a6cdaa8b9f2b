//! A briefing through a template of one's own: what it is given, what is escaped, and how a bad one ends.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use dateline::brief::page::{Page, Wishes};
use dateline::brief::{page_json, template};
use dateline::index::Data;
use dateline::query::Query;
use dateline::store::{Input, Limits};
use proptest::prelude::*;

fn small() -> Page {
    let input = Input::File("tests/fixtures/small.yaml".into());
    let data = Data::load(&[input], &Limits::default()).expect("the store is good");
    Page::of(&Query::everything(), &data, &Wishes::default())
}

fn made(name: &str, template: &str) -> String {
    match template::lines(name, template, &small()) {
        Ok(lines) => lines.iter().map(|line| format!("{line}\n")).collect(),
        Err(why) => panic!("{why}"),
    }
}

fn refused(template: &str) -> String {
    template::lines("page.md", template, &small()).expect_err("it is refused").to_string()
}

#[test]
fn it_is_given_what_the_json_holds() {
    let json = page_json::value(&small());
    let names: Vec<&String> = json.as_object().unwrap().keys().collect();
    let template: String = names.iter().map(|name| format!("{name}={{{{ {name}|tojson }}}}\n")).collect();
    let made = made("all.txt", &template);
    for (line, name) in made.lines().zip(&names) {
        let (key, value) = line.split_once('=').unwrap();
        assert_eq!(key, name.as_str());
        let value: serde_json::Value = serde_json::from_str(value).unwrap();
        assert_eq!(value, json[name.as_str()], "{name}");
    }
    assert_eq!(made.lines().count(), names.len());
}

#[test]
fn the_end_of_the_name_says_what_is_escaped() {
    let yaml = std::fs::read_to_string("tests/fixtures/small.yaml").unwrap();
    let yaml = yaml.replace("Bomb at Long Quay", "<b>Bomb</b> & 'more'");
    let data = Data::load(&[Input::Stdin(yaml.into_bytes())], &Limits::default()).unwrap();
    let page = Page::of(&Query::parse("id:2020-01-quay-bomb", &data).unwrap(), &data, &Wishes::default());
    let made = |name: &str| template::lines(name, "{{ events[0].title }}", &page).unwrap()[0].to_string();
    for name in ["a.html", "a.htm", "a.xml", "a.html.j2", "a.html.jinja"] {
        assert_eq!(made(name), "&lt;b&gt;Bomb&lt;&#x2f;b&gt; &amp; &#x27;more&#x27;", "{name}");
    }
    for name in ["a.md", "a.txt", "a", "a.html.md", "a.txt.j2"] {
        assert_eq!(made(name), "<b>Bomb</b> & 'more'", "{name}");
    }
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    assert_eq!(refused("a\n\n{{ nothing }}"), "page.md, line 3: undefined value: `nothing` is undefined.");
    assert_eq!(
        refused("{% for e in events %}\n{{ e.nothing }}\n{% endfor %}"),
        "page.md, line 2: undefined value: `e.nothing` is undefined."
    );
    assert!(refused("a\n{{ title").starts_with("page.md, line 2: syntax error: "));
    assert!(refused("{% for e in events %}").starts_with("page.md, line 1: syntax error: "));
    assert!(refused("{{ title|nothing }}").starts_with("page.md, line 1: unknown filter: "));
    assert!(refused("\n{{ nothing() }}").starts_with("page.md, line 2: unknown function: "));
    assert!(refused("{% include 'other.md' %}").starts_with("page.md, line 1: template not found: "));
    assert!(refused("{% extends '/etc/passwd' %}").starts_with("page.md, line 1: template not found: "));
}

#[test]
fn a_template_that_never_ends_ends_with_a_sentence() {
    let million = "{% for a in range(100000) %}{% for b in range(100000) %}{{ a }}{% endfor %}{% endfor %}";
    let said = refused(million);
    assert!(
        said.ends_with(": it takes too many steps.") || said.ends_with(": it writes too much."),
        "{said}"
    );
    let silent = "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}";
    assert_eq!(refused(silent), "page.md, line 1: it takes too many steps.");
    let loud = "{% set a = 'x' * 1000000 %}{% for b in range(1000) %}{{ a }}{% endfor %}";
    assert!(refused(loud).ends_with(": it writes too much."), "{}", refused(loud));
    let deep = "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}";
    assert!(refused(deep).contains("recursion"), "{}", refused(deep));
    let nested = format!("{}1{}", "{{ (".to_owned() + &"(".repeat(5000), ")".repeat(5001) + " }}");
    assert!(!refused(&nested).is_empty());
    let blocks = "{% if true %}".repeat(5000);
    assert!(!refused(&blocks).is_empty());
}

#[test]
fn what_acts_on_a_terminal_is_shown_in_what_it_writes() {
    assert_eq!(made("a.txt", "\u{1b}[31m{{ '\\u0007' }}\tb\r\n\u{202e}"), "␛[31m␇    b\n<U+202E>\n");
}

/// The page of the documentation on briefings.
fn documented() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/brief.md")).unwrap()
}

#[test]
fn every_name_that_it_is_given_is_documented() {
    fn names(value: &serde_json::Value, found: &mut Vec<String>) {
        if let Some(object) = value.as_object() {
            for (name, value) in object {
                found.push(name.clone());
                names(value, found);
            }
        }
        value.as_array().into_iter().flatten().for_each(|value| names(value, found));
    }
    let mut found = Vec::new();
    names(&page_json::value(&small()), &mut found);
    assert!(found.len() > 30);
    let docs = documented();
    for name in found {
        assert!(docs.contains(&format!("`{name}`")), "docs/brief.md does not name `{name}`");
    }
}

#[test]
fn the_template_in_the_documentation_makes_a_page() {
    let docs = documented();
    let template = docs.split("```jinja\n").nth(1).unwrap().split("```").next().unwrap();
    let page = small();
    let made = made("page.md", template);
    for item in page.events.iter().chain(&page.rest) {
        assert!(made.contains(item.title.as_str()), "{made}");
    }
    for source in &page.sources {
        assert!(made.contains(source.source.as_str()), "{made}");
    }
}

proptest! {
    #[test]
    fn no_template_brings_it_down(template in "(\\{\\{|\\}\\}|\\{%|%\\}|for e in|endfor|if|endif|events|title|[|.()~*+]|[a-z]|[0-9]|\n| |'){0,40}") {
        let _ = template::lines("page.html", &template, &small_once());
    }
}

/// The page of [`small`], made once: thousands of templates are tried.
fn small_once() -> Page {
    static PAGE: std::sync::OnceLock<Page> = std::sync::OnceLock::new();
    PAGE.get_or_init(small).clone()
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("template");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn brief(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline")).arg("brief").args(args).output().expect("the program runs")
}

#[test]
fn on_the_command_line() {
    let folder = folder();
    let file = folder.join("own.html");
    std::fs::write(&file, "<h1>{{ title }}</h1>\n{% for e in events %}<p>{{ e.when }}</p>\n{% endfor %}")
        .unwrap();
    let name = file.to_str().unwrap();
    let made = brief(&["tests/fixtures/small.yaml", "-w", "place:quay", "--template", name]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert!(
        String::from_utf8_lossy(&made.stdout)
            .starts_with("<h1>Vessa, 2019–2021: an invented record</h1>\n<p>")
    );
    let out = folder.join("made.html");
    let _ = std::fs::remove_file(&out);
    let written = brief(&[
        "tests/fixtures/small.yaml",
        "-w",
        "place:quay",
        "--template",
        name,
        "-o",
        out.to_str().unwrap(),
    ]);
    assert!(written.status.success());
    assert_eq!(std::fs::read(&out).unwrap(), made.stdout, "as it is printed");

    let bad = folder.join("bad.md");
    std::fs::write(&bad, "a\n{{ nothing }}\n").unwrap();
    let refused = brief(&["--template", bad.to_str().unwrap(), "-o", out.to_str().unwrap(), "--force"]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(
        said.contains("In the template bad.md, line 2: undefined value: `nothing` is undefined."),
        "{said}"
    );
    assert_eq!(std::fs::read(&out).unwrap(), made.stdout, "what was there is left as it was");

    for (file, bytes) in [("latin.md", b"\xe9".to_vec()), ("large.md", vec![b'a'; (1 << 20) + 1])] {
        let file = folder.join(file);
        std::fs::write(&file, bytes).unwrap();
        let refused = brief(&["--template", file.to_str().unwrap()]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&refused.stderr).contains("cannot be read: it is "));
    }
    for none in [folder.join("none.md"), folder] {
        let refused = brief(&["--template", none.to_str().unwrap()]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&refused.stderr).contains("cannot be read: "));
    }
    assert_eq!(brief(&["--template", name, "--format", "md"]).status.code(), Some(2), "one of the two");
}
