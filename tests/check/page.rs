//! `docs/data-format.md`: what stands between its markers is made from the program's tables.
//! `DATELINE_UPDATE_DOCS=1 cargo test --test check` writes it anew.

use std::path::Path;

use dateline::check::{docs, lint};

fn page(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

fn markers(part: &str) -> (String, String) {
    (format!("<!-- {part}: made from the program -->\n"), format!("<!-- end of {part} -->\n"))
}

/// The page with every part made anew.
fn made(page: &str) -> String {
    docs::parts().into_iter().fold(page.to_owned(), |page, (part, text)| {
        let (begin, end) = markers(&part);
        let (before, rest) = page.split_once(&begin).unwrap_or_else(|| panic!("the page has no part {part}"));
        let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("part {part} does not end"));
        format!("{before}{begin}{text}{end}{after}")
    })
}

#[test]
fn the_page_on_the_format_holds_what_the_program_says() {
    let path = page("data-format.md");
    let kept = std::fs::read_to_string(&path).unwrap();
    let made = made(&kept);
    if std::env::var_os("DATELINE_UPDATE_DOCS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    assert!(
        kept == made,
        "docs/data-format.md is out of date: DATELINE_UPDATE_DOCS=1 cargo test --test check"
    );
}

/// The codebook tells every word that the check of neutral words knows.
#[test]
fn the_codebook_names_every_loaded_word() {
    let codebook = std::fs::read_to_string(page("coding.md")).unwrap();
    let (_, section) = codebook.split_once("\n## Neutral words\n").unwrap();
    let section = section.split("\n## ").next().unwrap_or_default();
    let section = section.to_lowercase().replace(['\'', '’'], " ");
    for row in lint::LOADED {
        let stem = row.word.trim_end_matches('*').replace("iz", "is");
        assert!(section.contains(&stem), "docs/coding.md does not name {}", row.word);
    }
}
