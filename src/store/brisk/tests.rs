use std::ops::ControlFlow;

use proptest::prelude::*;

use super::*;
use crate::store::import::{Order, Wishes, import};
use crate::store::layout::{Layout, List};
use crate::store::raw;

const TABLES: &[&str] = &[
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,country,\
     admin1,location,latitude,longitude,geo_precision,source,notes,fatalities,tags\n\
     OUT1,01 January 2020,2,Protests,Peaceful protest,\"The \"\"Greens\"\"\",A; B,6,,Outland,North,O'Town,1.5,-2,1,\
     Radio; Post,\"He said: \"\"it's\"\" # a - b \\ c {d} [e], 'f'\",0,crowd size=more than 200\n\
     OUT2,02 January 2020,3,Battles,Armed clash,\"It's \"\"B\"\"\",,2,حلب,Outland,North,Town,1.5,-2,3,Radio,No,12,x\n",
    "date,end,title,killed,place,country,latitude,longitude,actors,source,url,tags,time\n\
     2020-01-02,2020-01-05,Flood,2..4,Ford,Outland,-3,4,One; Two,Post,https://example.org/a?b=c#d,wet; cold,12:30\n\
     2020~,,~,>43,no,null,,,true,yes,,1e5,\n",
];

fn text(table: &str) -> String {
    let wishes = Wishes { file: "t.csv", format: None, size: 0, order: Order::EventsFirst, rows: None };
    let made = import(table.as_bytes(), &wishes, &mut |_| ControlFlow::Continue(())).unwrap();
    made.before + &made.text
}

#[test]
fn what_imports_write_is_read_here() {
    for table in TABLES {
        let text = text(table);
        let layout = Layout::of_import(&text).unwrap();
        for event in layout.events.iter() {
            let piece = &text[event];
            assert_eq!(piece.lines().count(), 1, "{piece}");
            assert_eq!(items::<raw::Event<'_>>(piece), raw::whole(piece), "{piece}");
        }
        let whole: raw::Head<'_> = raw::whole(&layout.head).unwrap();
        let list = |key: &str| List::of(&layout.head, key).map_or("", |list| &layout.head[list.range]);
        assert_eq!(items::<raw::Source<'_>>(list("sources:")), whole.sources.read());
        assert_eq!(items::<raw::Place<'_>>(list("places:")), whole.places.read());
        assert_eq!(items::<raw::Actor<'_>>(list("actors:")), whole.actors.read());
    }
}

/// Events as people and programs write them.
const EVENTS: &[&str] = &[
    "- id: a-1\n  date: \"2018-06-12\"\n  form: incident\n  title: 'It''s \"one\"'\n  summary: >-\n    Some words\n\
     \x20   and more: of # them.\n\n    A paragraph.\n  place: [a, b]\n  toll:\n  - {side: x, killed: 3}\n\
     \x20 - side: y\n    of: \"two \\\"so\\\" called\"\n    killed: \"2..4\"\n\n  # why\n  claims:\n    - source: s\n\
     \x20     para: 3\n      says:\n        date: \"2018\"\n        toll: [{side: x, killed: 4}]\n    - {source: t}\n\
     \x20 tags: [one, two words,three ]\n",
    "- id: b\n  title: Attack on a bridge, (probably) 'by night'\n  summary: |\n    a\n      b\n\n    c\n\n  dated:\n\
     \x20   how: stated\n  links: []\n- id: حلب\n  place:\n  - a\n  - b\n  time: \"12:30\"\n# at the end\n",
    "- {id: c, date: \"2018\", bounds: [\"2018\", \"..\"], answers: [{to: q, says: a}]}\n- id: d\n  weight: major",
];

#[test]
fn what_people_write_is_read_here() {
    for piece in EVENTS {
        let events = items::<raw::Event<'_>>(piece);
        assert_eq!(events.as_ref(), raw::whole(piece).as_ref(), "{piece}");
        let (ours, theirs) = (events.unwrap(), raw::events(piece).unwrap());
        let borrowed = |all: &[raw::Event<'_>]| {
            all.iter().map(|e| matches!(e.id.0, Cow::Borrowed(_))).collect::<Vec<_>>()
        };
        assert_eq!(borrowed(&ours), borrowed(&theirs));
    }
}

#[test]
fn what_is_written_otherwise_is_left_alone() {
    for piece in [
        "- id: a # b\n",
        "- id: a\n  title: two\n    lines\n",
        "- id: a\n  title: \"two\n    lines\"\n",
        "- id: a\n  title: \"a\\tb\"\n",
        "- id: a\n  title: >\n     b\n    c\n",
        "- id: a\n  title: >-\n    b\n     c\n",
        "- id: a\n  title: >+\n    b\n",
        "- id: a\n  title: >-\n    b \n    c\n",
        "- id: a\n  title: |2\n    b\n",
        "- id: a\n  place: &x b\n",
        "- id: a\n  place: *x\n",
        "- id: a\n  place: yes\n",
        "- id: a\n  place: [a,\n    b]\n",
        "- id: a\n  title: -\n",
        "- id: a\n  title: b: c\n",
        "- id: a\n  title:\n",
        "- id: a\n title: b\n",
        "- id: a\n  place:\n  - a\n   - b\n",
        "- id: a\n  id: b\n",
        "- id: a\n  title: a\u{2028}b\n",
        "- id: a\n\ttitle: b\n",
        "-  id: a\n",
        "- [a, \"2018\"]\n",
        "- id: a\n  dated:\n  - stated\n",
        "- id: a\n  dated: [stated]\n",
        "- id: a\n  links: [[b, follows, P1D]]\n",
        "- id: a\n  links: [[b, follows, P1D]\n",
        "- id: a\n---\n- id: b\n",
    ] {
        assert_eq!(items::<raw::Event<'_>>(piece), None, "{piece}");
    }
}

#[test]
fn what_nests_deep_is_left_alone_and_not_gone_down_into() {
    let deep = format!("- id: a\n  unknown: {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(items::<raw::Event<'_>>(&deep), None);
}

/// An event, or something like one, put together from parts that may or may not go together.
fn pieces() -> impl Strategy<Value = String> {
    let part = prop::sample::select(PARTS);
    let cut = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), part.clone());
    let whole = prop::sample::select(EVENTS);
    let mended = (whole, prop::collection::vec(cut, 1..5)).prop_map(|(whole, cuts)| {
        cuts.iter().fold(whole.to_owned(), |text, (at, to, part)| {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (at, to) = (*at.get(&places), *to.get(&places));
            let to = if to < at || to - at > 6 { at } else { to };
            format!("{}{part}{}", &text[..at], &text[to..])
        })
    });
    let made = prop::collection::vec(part, 0..24).prop_map(|parts| format!("- id: a\n  {}", parts.concat()));
    prop_oneof![mended, made]
}

const PARTS: &[&str] = &[
    "\n",
    "\n  ",
    "\n    ",
    "\n     ",
    " ",
    "  ",
    "a",
    "title: ",
    "place: ",
    "place:",
    "summary: >-\n    ",
    "summary: >\n    ",
    "|\n    ",
    "|-\n   ",
    "- ",
    "-",
    "{",
    "}",
    "[",
    "]",
    ", ",
    ",",
    ": ",
    ":",
    "#",
    " #",
    "\"",
    "'",
    "''",
    "\\\"",
    "\\\\",
    "\\",
    "~",
    "null",
    "yes",
    "1",
    "-1",
    "1e3",
    "0x1f",
    ".",
    "..",
    "2018-06-12",
    "12:30",
    "é",
    "حلب",
    "🙂",
    "?",
    "? ",
    "!",
    "&x ",
    "*x",
    "%",
    "@",
    "`",
    "tags:\n  - a\n  - b\n  ",
    "tags: [a, b]\n  ",
    "toll:\n  - side: x\n    killed: 3\n  ",
    "toll: [{side: x}]\n  ",
    "dated:\n    how: stated\n  ",
    "claims:\n    - {source: s, para: 3}\n  ",
    "form: incident\n  ",
    "# on\n  ",
    "---",
    "...",
    "<<: ",
    "=",
    "(",
    ")",
    "/",
    "+",
    ">",
    "|",
];

/// A value of any shape, with keys of an event wherever they belong or not.
#[derive(Clone, Debug)]
enum Tree {
    Scalar(&'static str),
    List(Vec<Tree>, bool),
    Map(Vec<(&'static str, Tree)>, bool),
}

const SCALARS: &[&str] =
    &["a", "two words", "\"b\"", "'c'", "3", "~", "2018", "yes", "-1", "\"\"", "é", "+1", ".5", "{}", "[]"];

const KEYS: &[&str] = &[
    "id", "date", "bounds", "dated", "how", "place", "actors", "who", "as", "toll", "side", "killed",
    "figures", "of", "count", "claims", "source", "para", "by", "via", "says", "answers", "to", "links",
    "offset", "tags", "text", "null", "1", "other",
];

fn trees() -> impl Strategy<Value = Tree> {
    let scalar = prop::sample::select(SCALARS).prop_map(Tree::Scalar);
    scalar.prop_recursive(4, 24, 5, |inner| {
        let key = prop::sample::select(KEYS);
        let list = (prop::collection::vec(inner.clone(), 1..6), any::<bool>());
        let map = (prop::collection::vec((key, inner), 1..6), any::<bool>());
        prop_oneof![
            list.prop_map(|(items, flow)| Tree::List(items, flow)),
            map.prop_map(|(pairs, flow)| Tree::Map(pairs, flow)),
        ]
    })
}

/// Writes a value behind a key or a dash, with the end of its line; what is below it is indented by so much.
fn write(tree: &Tree, indent: usize, out: &mut String) {
    let below = |out: &mut String| *out += &format!("\n{}", " ".repeat(indent));
    match tree {
        Tree::List(items, false) => items.iter().for_each(|item| {
            below(out);
            *out += "-";
            write(item, indent + 2, out);
        }),
        Tree::Map(pairs, false) => pairs.iter().enumerate().for_each(|(n, (key, value))| {
            // The first may stand behind a dash.
            if n == 0 && out.ends_with('-') {
                *out += " "
            } else {
                below(out)
            }
            *out += &format!("{key}:");
            write(value, indent + 2, out);
        }),
        tree => {
            *out += " ";
            write_inside(tree, out);
        }
    }
}

fn write_inside(tree: &Tree, out: &mut String) {
    let (open, close, count) = match tree {
        Tree::Scalar(text) => return *out += text,
        Tree::List(items, _) => ("[", "]", items.len()),
        Tree::Map(pairs, _) => ("{", "}", pairs.len()),
    };
    *out += open;
    for n in 0..count {
        *out += if n > 0 { ", " } else { "" };
        match tree {
            Tree::List(items, _) => write_inside(&items[n], out),
            Tree::Map(pairs, _) => {
                *out += &format!("{}: ", pairs[n].0);
                write_inside(&pairs[n].1, out);
            }
            Tree::Scalar(_) => {}
        }
    }
    *out += close;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_here_is_what_a_reader_of_all_of_yaml_reads(piece in pieces()) {
        if let Some(events) = items::<raw::Event<'_>>(&piece) {
            prop_assert_eq!(Some(events), raw::whole(&piece), "{}", piece);
        }
    }

    #[test]
    fn values_of_other_shapes_are_read_alike(key in prop::sample::select(KEYS), tree in trees(), bare in any::<bool>()) {
        let mut piece = if bare { "-".to_owned() } else { format!("- id: x\n  {key}:") };
        write(&tree, if bare { 2 } else { 4 }, &mut piece);
        piece.push('\n');
        if let Some(events) = items::<raw::Event<'_>>(&piece) {
            prop_assert_eq!(Some(events), raw::whole(&piece), "{}", piece);
        }
    }
}
