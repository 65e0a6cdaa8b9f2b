//! The head of a very large store in portions: its long lists in runs of items, the rest as it stands between them.
//!
//! The reader of YAML holds every sign of what it reads at once, which for a head of a hundred megabytes is a
//! gigabyte; of a portion it is little.

/// A part of a head, a text of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portion<'t> {
    /// Some keys with their values.
    Keys(&'t str),
    /// Some items of `sources`.
    Sources(&'t str),
    /// Some items of `places`.
    Places(&'t str),
}

/// Runs of items are about so long.
const RUN: usize = 1 << 16;

/// A head cut into portions, in order. None where its lists do not begin at column 0 each on a line of its own.
pub fn of(head: &str) -> Option<Vec<Portion<'_>>> {
    let mut portions = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < head.len() {
        let end = line_end(head, at);
        let list = match head.get(at..end)?.trim_ascii_end() {
            "sources:" => Portion::Sources,
            "places:" => Portion::Places,
            _ => {
                at = end;
                continue;
            }
        };
        portions.push(Portion::Keys(head.get(start..at)?));
        at = runs(head, end, list, &mut portions)?;
        start = at;
    }
    portions.push(Portion::Keys(head.get(start..)?));
    portions.retain(|portion| !matches!(portion, Portion::Keys(text) if text.trim_ascii().is_empty()));
    Some(portions)
}

/// Cuts the items of a list that begins at a place; the place behind it.
fn runs<'t>(
    head: &'t str,
    from: usize,
    list: fn(&'t str) -> Portion<'t>,
    portions: &mut Vec<Portion<'t>>,
) -> Option<usize> {
    let (mut start, mut at) = (from, from);
    while at < head.len() {
        match head.as_bytes().get(at) {
            Some(b'-') if at - start >= RUN => {
                portions.push(list(head.get(start..at)?));
                start = at;
            }
            Some(b'-' | b' ') => {}
            _ => break,
        }
        at = line_end(head, at);
    }
    (start < at).then(|| portions.extend(head.get(start..at).map(list)))?;
    Some(at)
}

/// The beginning of the next line.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |end| at + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_cut_out_and_the_rest_stays() {
        let head = "title: x\nplaces:\n- {id: a}\n- {id: b}\nactors: []\nsources:\n- id: c\n  title: d\n";
        assert_eq!(
            of(head).unwrap(),
            [
                Portion::Keys("title: x\n"),
                Portion::Places("- {id: a}\n- {id: b}\n"),
                Portion::Keys("actors: []\n"),
                Portion::Sources("- id: c\n  title: d\n"),
            ]
        );
    }

    #[test]
    fn long_lists_are_cut_between_items() {
        let item = format!("- id: {}\n  title: d\n", "x".repeat(1000));
        let head = format!("sources:\n{}", item.repeat(200));
        let portions = of(&head).unwrap();
        assert!(portions.len() > 2);
        let mut joined = String::from("sources:\n");
        for portion in portions {
            let Portion::Sources(text) = portion else { panic!("{portion:?}") };
            assert!(text.starts_with("- id: ") && text.len() < RUN + item.len());
            joined.push_str(text);
        }
        assert_eq!(joined, head);
    }

    #[test]
    fn another_layout_is_left_alone() {
        assert_eq!(of("sources:\n"), None);
        assert_eq!(of("sources:\n# none\n- a\n"), None);
        assert_eq!(of("sources: []\n").unwrap(), [Portion::Keys("sources: []\n")]);
    }
}
