//! The frame of every page: its head, its style, and that it loads nothing.

use super::markup::Plain;
use crate::text;
use crate::text::Text;

/// How pages look, on light and dark screens and on paper.
const STYLE: &str = include_str!("style.css");

/// What a page may load: nothing but its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The lines of a page with this title and these lines in its body, which are markup already.
pub fn document(title: &Text, body: &[String]) -> Vec<Text> {
    let mut lines: Vec<Text> = vec![
        "<!DOCTYPE html>".into(),
        "<html lang=\"en\">".into(),
        "<head>".into(),
        "<meta charset=\"utf-8\">".into(),
        text!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">"),
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">".into(),
        "<meta name=\"color-scheme\" content=\"light dark\">".into(),
        text!("<title>{}</title>", Plain(title)),
        "<style>".into(),
    ];
    lines.extend(STYLE.lines().map(Text::new));
    lines.extend(["</style>", "</head>", "<body>"].map(Text::new));
    lines.extend(body.iter().map(Text::new));
    lines.extend(["</body>", "</html>"].map(Text::new));
    lines
}
