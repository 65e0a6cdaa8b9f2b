//! The house has two one-way streets: this test reads the `use` lines and finds whoever drives against them.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// Which part of the crate may know which others.
const ARROWS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("thread", &[]),
    ("error", &["text"]),
    ("model", &["text"]),
    ("store", &["model", "text", "error", "thread"]),
    ("index", &["model", "store", "text", "thread"]),
    ("query", &["model", "index", "text", "error"]),
    ("check", &["store", "index", "query", "model", "text", "error"]),
    ("timeline", &["model", "index", "text"]),
    ("geo", &["model", "index", "text"]),
    ("brief", &["store", "index", "query", "check", "timeline", "geo", "model", "text", "error"]),
    ("app", &["brief", "store", "index", "query", "check", "timeline", "geo", "model", "text", "error"]),
    (
        "ui",
        &["app", "brief", "store", "index", "query", "check", "timeline", "geo", "model", "text", "error"],
    ),
    ("term", &["app", "ui", "text", "thread"]),
];

/// Outside crates that only some parts may know.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("serde_yaml", &["store"]),
    ("crossterm", &["term"]),
    ("rustix", &["term", "store"]),
    ("signal_hook", &["term"]),
    ("tui_input", &["app"]),
    ("clap", &["cli"]),
    ("toml", &["config", "cli"]),
    ("notify", &["term"]),
    ("edtf_core", &["model"]),
    ("regex", &["query"]),
    ("minijinja", &["brief"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Whether a file holds nothing but tests.
fn is_test(path: &Path) -> bool {
    let named = path.file_stem().is_some_and(|n| n.to_string_lossy().ends_with("tests") || n == "testing");
    named || path.components().any(|c| c.as_os_str() == "tests")
}

/// Every source file of the crate with the part it belongs to.
fn files() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    found.retain(|p| !is_test(p));
    let part = |path: &PathBuf| {
        let inside = path.strip_prefix(&root).unwrap();
        let first = inside.iter().next().unwrap().to_string_lossy();
        first.trim_end_matches(".rs").to_string()
    };
    found.into_iter().map(|p| (part(&p), p)).collect()
}

/// The code of a file without its comments and its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    code.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The parts of the crate that code names.
fn named(code: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for after in code.split("crate::").skip(1) {
        let name =
            |s: &str| s.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>();
        match after.strip_prefix('{') {
            Some(list) => {
                let inner = list.split("};").next().unwrap();
                parts.extend(inner.split(',').map(|s| name(s.trim())));
            }
            None => parts.push(name(after)),
        }
    }
    parts
}

#[test]
fn nothing_drives_against_the_streets() {
    let mut wrong = Vec::new();
    for (part, path) in files() {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == part) else { continue };
        for other in named(&code(&path)) {
            let known = ARROWS.iter().any(|(name, _)| *name == other);
            if known && other != part && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{} uses {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn outside_crates_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for (part, path) in files() {
        let code = code(&path);
        for (name, parts) in OUTSIDE {
            if code.contains(&format!("{name}::")) && !parts.contains(&part.as_str()) {
                wrong.push(format!("{} uses {name}", path.display()));
            }
        }
        let ratatui = code.contains("ratatui::");
        let plain = code.replace("ratatui::layout::Rect", "");
        match part.as_str() {
            "app" if plain.contains("ratatui::") => wrong.push(format!("{} paints", path.display())),
            "app" | "ui" | "term" | "cli" => {}
            _ if ratatui => wrong.push(format!("{} paints", path.display())),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_file_names_the_yaml_reader() {
    let naming = files().into_iter().filter(|(_, p)| code(p).contains("serde_yaml"));
    let naming: Vec<_> = naming.map(|(_, p)| p.file_name().unwrap().to_string_lossy().to_string()).collect();
    assert_eq!(naming, vec!["raw.rs"]);
}

#[test]
fn nothing_under_app_or_ui_touches_files_or_the_terminal() {
    for (part, path) in files().into_iter().filter(|(p, _)| p == "app" || p == "ui" || p == "timeline") {
        let code = code(&path);
        for forbidden in ["std::fs", "std::io", "std::env", "println!", "eprintln!", "SystemTime", "Instant"]
        {
            assert!(!code.contains(forbidden), "{part}: {} names {forbidden}", path.display());
        }
    }
}

#[test]
fn painters_put_text_on_the_screen_in_one_place() {
    for (_, path) in files().into_iter().filter(|(p, _)| p == "ui") {
        let code = code(&path);
        let is_canvas = path.ends_with("canvas.rs");
        for raw in ["set_string", "set_symbol", "Span::", "Line::raw", "Paragraph"] {
            assert!(is_canvas || !code.contains(raw), "{} bypasses the canvas: {raw}", path.display());
        }
    }
}

#[test]
fn the_printing_module_prints_alone() {
    for (part, path) in files() {
        let code = code(&path);
        let printer = path.ends_with("cli/out.rs") || part == "term";
        for raw in ["println!", "print!(", "io::stdout().lock", "io::stderr().lock"] {
            assert!(printer || !code.contains(raw), "{} prints by itself: {raw}", path.display());
        }
    }
}

/// What starts a thread elsewhere would not be made to panic by the tests that end the program.
#[test]
fn one_file_starts_threads() {
    for (part, path) in files().into_iter().filter(|(part, _)| part != "thread") {
        for raw in ["thread::Builder", "thread::spawn", "spawn_scoped", "scope.spawn"] {
            assert!(!code(&path).contains(raw), "{part}: {} starts threads by itself: {raw}", path.display());
        }
    }
}

#[test]
fn texts_as_they_were_given_go_to_formats_that_escape_them_alone() {
    for (part, path) in files().into_iter().filter(|(part, _)| part != "text") {
        let escapes =
            ["export", "diff"].iter().any(|folder| path.parent().is_some_and(|p| p.ends_with(folder)))
                || path.file_name().is_some_and(|name| name.to_string_lossy().ends_with("json.rs"));
        assert!(
            (part == "brief" && escapes) || !code(&path).contains(".raw()"),
            "{} takes a text as it was given",
            path.display()
        );
    }
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for (_, path) in files() {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.lines().count() <= 600, "{} is too long", path.display());
        let tests = path.file_name().is_some_and(|n| n.to_string_lossy().contains("tests"));
        let inside_tests = path.parent().is_some_and(|p| p.ends_with("tests"));
        assert!(
            tests || inside_tests || text.starts_with("//! "),
            "{} has no first sentence",
            path.display()
        );
    }
}

#[test]
fn the_reader_finds_what_code_names() {
    assert_eq!(named("use crate::model::{A};\nuse crate::{app::x, text};"), ["model", "app", "text"]);
}
