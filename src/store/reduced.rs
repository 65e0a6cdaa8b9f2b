//! A head that cannot be read for what is wrong in some of its definitions, reduced to what can: of these only the ids are
//! left, so that whoever refers to them finds them, and everything else is looked at as well.

use crate::model::Id;

/// How many places that look like an id are looked at.
const LOOKED_AT: usize = 8;

/// Keys of the head whose value is a text, without which the rest can be read.
const TEXTS: &[&str] = &["title:", "version:", "about:", "licence:", "attribution:", "covers:"];

/// The id of an item that cannot be read, if one stands there as ids do.
pub fn id_of(item: &str) -> Option<Id> {
    let value = |at: usize| {
        let before = item.get(..at)?;
        let key = before.is_empty() || before.ends_with(['{', ',', ' ', '-', '\n']);
        let rest = item.get(at + "id:".len()..)?.trim_start_matches([' ', '"', '\'']);
        Id::new(rest.split(|c: char| c.is_whitespace() || "\"',}".contains(c)).next()?).filter(|_| key)
    };
    memchr::memmem::find_iter(item.as_bytes(), b"id:").take(LOOKED_AT).find_map(value)
}

/// The head without what stands wrong at some places, which ascend; the items of its lists stay as many as they are. None
/// where something is wrong that cannot be left out.
pub fn head(text: &str, wrong: &[usize]) -> Option<String> {
    let mut reduced = String::with_capacity(text.len());
    let mut wrong = wrong.iter().peekable();
    let mut start = 0;
    while start < text.len() {
        let end = end_of(text, start);
        let stretch = text.get(start..end)?;
        let mut is_wrong = false;
        while wrong.next_if(|at| **at < end).is_some() {
            is_wrong = true;
        }
        match is_wrong {
            false => reduced.push_str(stretch),
            true if stretch.starts_with('-') => {
                let bare = || Id::new(stretch.strip_prefix('-')?.trim());
                reduced.push_str(&format!("- {{id: {}}}\n", id_of(stretch).or_else(bare)?));
            }
            true if TEXTS.iter().any(|key| stretch.starts_with(key)) => {}
            true => return None,
        }
        start = end;
    }
    Some(reduced)
}

/// Where the key or item ends that begins at the beginning of a line: where the next one begins at column 0.
fn end_of(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default().as_bytes();
    let begins = |at: &usize| !matches!(rest.get(at + 1), None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'#'));
    memchr::memchr_iter(b'\n', rest).find(begins).map_or(text.len(), |at| start + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_is_wrong_only_the_id_is_left() {
        let text = "title: x\nlicence: [a]\nplaces:\n# all\n- {id: a, at: 1}\n- id: b\n  name: B\n  name: C\n- c\n\nkinds:\n- id: d\n";
        let at = |what: &str| text.find(what).unwrap();
        let wrong = [at("[a]"), at("at: 1"), at("name: C"), at("c\n\n")];
        let left = "title: x\nplaces:\n# all\n- {id: a}\n- {id: b}\n- {id: c}\nkinds:\n- id: d\n";
        assert_eq!(head(text, &wrong).as_deref(), Some(left));
        assert_eq!(head(text, &[]).as_deref(), Some(text));
        assert_eq!(head(text, &[at("kinds:")]), None);
        assert_eq!(head("places:\n- {name: a}\n", &[10]), None, "it has no id");
    }

    #[test]
    fn an_id_is_found_where_ids_stand() {
        for (item, id) in [
            ("- id: a-1\n", Some("a-1")),
            ("-\n  summary: [\n  id: 'a-1'  # x\n", Some("a-1")),
            ("- {title: \"\", id: \"a-1\", x", Some("a-1")),
            ("- paid: b\n  id:\n", None),
            ("", None),
        ] {
            assert_eq!(id_of(item).as_ref().map(Id::as_str), id, "{item}");
        }
    }
}
