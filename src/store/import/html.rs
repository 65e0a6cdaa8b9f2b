//! Plain text from the HTML that timelines carry: tags go, entities become what they stand for.

/// Entities that are named in such texts.
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
];

/// Elements whose text is not read by anyone.
const HIDDEN: &[&str] = &["script", "style"];

/// Elements in the middle of a line; all others set their text apart.
const INLINE: &[&str] =
    &["a", "abbr", "b", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup", "u"];

/// The text, in one line, and whether there was any markup.
pub fn plain(html: &str) -> (String, bool) {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let mut marked = false;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        match tag(rest) {
            Some((name, after)) => {
                marked = true;
                rest = after;
                if HIDDEN.contains(&name.as_str()) {
                    rest = after_hidden(rest, &name);
                }
                if !INLINE.contains(&name.trim_start_matches('/')) {
                    out.push(' ');
                }
            }
            None => {
                let (text, after) = entity(rest);
                out.push_str(&text);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    (out.split_whitespace().collect::<Vec<_>>().join(" "), marked)
}

/// The name of the tag that begins here, in lower case and with its slash, and what follows the tag.
fn tag(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('<')?;
    if let Some(comment) = inner.strip_prefix("!--") {
        let end = comment.find("-->").map_or(comment.len(), |at| at + 3);
        return Some(("!--".to_owned(), comment.get(end..)?));
    }
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) {
        return None;
    }
    let (tag, after) = inner.split_once('>')?;
    let slash = usize::from(tag.starts_with('/'));
    let end = tag.get(slash..)?.find(|c: char| !c.is_ascii_alphanumeric()).map_or(tag.len(), |at| at + slash);
    Some((tag.get(..end)?.to_ascii_lowercase(), after))
}

/// What follows the end of an element whose text is hidden.
fn after_hidden<'t>(text: &'t str, name: &str) -> &'t str {
    let end = text.to_ascii_lowercase().find(&format!("</{name}"));
    end.and_then(|at| text.get(at..)).unwrap_or_default()
}

/// What the entity that begins here stands for, and what follows it; an ampersand alone is one.
fn entity(text: &str) -> (String, &str) {
    let mut chars = text.chars();
    let first = chars.next().map(String::from).unwrap_or_default();
    let alone = (first, chars.as_str());
    let Some(inner) = text.strip_prefix('&') else { return alone };
    let Some((name, after)) = inner.split_once(';').filter(|(name, _)| name.len() <= 8) else { return alone };
    if let Some((_, meant)) = ENTITIES.iter().find(|(known, _)| *known == name) {
        return ((*meant).to_owned(), after);
    }
    let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    });
    match number.and_then(char::from_u32) {
        Some(c) => (c.to_string(), after),
        None => alone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_words_stay_apart() {
        for (html, text) in [
            ("<p>A <a href=\"https://x.example\">ferry</a>, held up</p><p>Two</p>", "A ferry, held up Two"),
            (
                "one<br/>two &amp; three&nbsp;four &#8211; &#x2014; &quot;five&quot;",
                "one two & three four – — \"five\"",
            ),
            ("<script>alert('<b>')</script>after<!-- not <b>this --> all", "after all"),
            ("1 < 2 & 3 > 2; AT&T; &bogus; &#99999999;", "1 < 2 & 3 > 2; AT&T; &bogus; &#99999999;"),
            ("unclosed <b", "unclosed <b"),
            ("", ""),
        ] {
            assert_eq!(plain(html).0, text, "{html}");
        }
        assert!(plain("<b>x</b>").1 && !plain("x & y").1);
    }
}
