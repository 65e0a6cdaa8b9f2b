//! The formats that a briefing is written in: one table, which the command line, the screen and the docs read.

use std::path::Path;

use super::page::Page;
use super::{html, markdown, page_json, plain};
use crate::text::Text;

/// How a briefing can be written.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What it is called where a format is named.
    pub name: &'static str,
    /// How names of its files end, without the dot, in small letters; the usual one first.
    pub extensions: &'static [&'static str],
    /// What it is, as a sentence.
    pub doc: &'static str,
    /// The lines of the file.
    pub lines: fn(&Page) -> Vec<Text>,
}

/// Every format, the one that is meant where none is named first.
pub const FORMATS: [Format; 4] = [
    Format { name: "md", extensions: &["md", "markdown"], doc: "Markdown.", lines: markdown::lines },
    Format {
        name: "txt",
        extensions: &["txt", "text"],
        doc: "Plain text of 72 columns.",
        lines: plain::lines,
    },
    Format {
        name: "html",
        extensions: &["html", "htm"],
        doc: "One HTML file with timeline and map, which loads nothing and prints well.",
        lines: html::lines,
    },
    Format { name: "json", extensions: &["json"], doc: "JSON.", lines: page_json::lines },
];

impl Format {
    /// The whole file.
    pub fn text(&self, page: &Page) -> String {
        text(&(self.lines)(page))
    }
}

/// Lines as a file holds them.
pub fn text(lines: &[Text]) -> String {
    lines.iter().map(|line| format!("{}\n", line.as_str())).collect()
}

/// The format called so.
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format of a file, by how its name ends, in whatever case; none where the end says nothing.
pub fn by_path(path: &Path) -> Option<&'static Format> {
    let end = path.extension()?.to_str()?.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.extensions.contains(&end.as_str()))
}

/// The formats as a table of the documentation.
pub fn table() -> String {
    let mut out = String::from("| format | names of files end in | what it is |\n|---|---|---|\n");
    for format in &FORMATS {
        let ends: Vec<String> = format.extensions.iter().map(|end| format!("`.{end}`")).collect();
        out.push_str(&format!("| `{}` | {} | {} |\n", format.name, ends.join(" "), format.doc));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_ends_of_files_mean_one_format_each() {
        let mut known: Vec<&str> = Vec::new();
        for format in &FORMATS {
            assert_eq!(by_name(format.name).map(|f| f.name), Some(format.name));
            assert_eq!(format.extensions.first(), Some(&format.name), "the usual end is the name");
            assert!(format.doc.ends_with('.'), "{}", format.doc);
            for end in format.extensions {
                assert!(!known.contains(end), "{end} twice");
                assert_eq!(by_path(Path::new(&format!("a.b/page.{end}"))).map(|f| f.name), Some(format.name));
                known.push(end);
            }
        }
    }

    #[test]
    fn the_end_of_a_name_is_read_in_any_case_and_must_be_known() {
        assert_eq!(by_path(Path::new("Page.MD")).map(|f| f.name), Some("md"));
        for name in ["page", "page.", "page.pdf", ".md", "md", ""] {
            assert!(by_path(Path::new(name)).is_none(), "{name}");
        }
        assert!(by_name("pdf").is_none());
    }
}
