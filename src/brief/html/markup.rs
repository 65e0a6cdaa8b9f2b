//! What stands between tags: text in which nothing is markup, links that lead to pages only, and numbers.

use std::fmt;

use crate::text::Text;

/// A text in which nothing is markup, in an element or in an attribute between quotes.
#[derive(Clone, Copy, Debug)]
pub struct Plain<'t>(pub &'t Text);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.as_str();
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            let (before, from) = rest.split_at(at);
            f.write_str(before)?;
            f.write_str(match from.as_bytes().first() {
                Some(b'&') => "&amp;",
                Some(b'<') => "&lt;",
                Some(b'>') => "&gt;",
                Some(b'"') => "&quot;",
                _ => "&#39;",
            })?;
            rest = from.get(1..).unwrap_or_default();
        }
        f.write_str(rest)
    }
}

/// An address as a link that shows it; as text where it is not one of the web.
pub fn link(url: &Text) -> String {
    let shown = Plain(url);
    if is_web(url.as_str()) {
        format!("<a href=\"{shown}\" rel=\"noreferrer\">{shown}</a>")
    } else {
        shown.to_string()
    }
}

/// Whether an address is one of the web, with nothing in it that ends it.
fn is_web(url: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        url.get(..scheme.len())
            .filter(|s| s.eq_ignore_ascii_case(scheme))
            .and_then(|_| url.get(scheme.len()..))
    });
    rest.is_some_and(|rest| !rest.is_empty() && !url.contains(char::is_whitespace))
}

/// A number of a drawing, to a tenth, without what says nothing.
pub fn number(n: f64) -> String {
    let tenths = (n * 10.0).round() / 10.0;
    // No minus before nought.
    format!("{}", if tenths == 0.0 { 0.0 } else { tenths })
}

/// `1 event`, `3 events`.
pub fn events(count: u32) -> String {
    if count == 1 { "1 event".to_owned() } else { format!("{count} events") }
}

/// What an event's place in the page is called.
pub fn anchor(id: &Text) -> String {
    format!("e-{}", Plain(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let text = Text::new("<script>alert('a')</script> & \"b\" ]]> -->");
        assert_eq!(
            Plain(&text).to_string(),
            "&lt;script&gt;alert(&#39;a&#39;)&lt;/script&gt; &amp; &quot;b&quot; ]]&gt; --&gt;"
        );
        assert_eq!(Plain(&Text::new("渡し場 — é")).to_string(), "渡し場 — é");
    }

    #[test]
    fn links_lead_to_the_web_or_nowhere() {
        assert_eq!(
            link(&Text::new("HTTPS://example.org/?a=1&b=2")),
            "<a href=\"HTTPS://example.org/?a=1&amp;b=2\" rel=\"noreferrer\">HTTPS://example.org/?a=1&amp;b=2</a>"
        );
        for other in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "//example.org",
            "http:/x",
            "https://a b",
            "ftp://a",
        ] {
            assert_eq!(link(&Text::new(other)), other.to_owned());
        }
    }

    #[test]
    fn numbers_say_no_more_than_they_must() {
        assert_eq!([3.0, 2.25, 2.96, -0.04, 1e6 / 3.0].map(number), ["3", "2.3", "3", "0", "333333.3"]);
    }
}
