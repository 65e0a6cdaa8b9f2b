//! Files of a person's own, harmed at random: a configuration, views, marks and a session are read, or refused with a
//! report that can be displayed; what is read and written again is the same.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use dateline::app::session::Left;
use dateline::config;
use dateline::error::Refused;
use dateline::model::View;
use dateline::store::marks::MarksFile;
use dateline::store::personal::Personal;
use proptest::prelude::*;
use support::Session;

const CONFIG: &str = "theme = \"dark\"\nascii = true\nmouse = false\nsession = true\nsources = \"~/copies\"\n\
                      [keys]\nnext-event = [\"e\", \"Ctrl-n\"]\nhelp = \"h\"\npan-left = []\n";
const VIEWS: &str = "# Mine.\n- name: \"Old\"\n  where: \"kind:attack\"\n- {name: b, where: place:south}\n";
const MARKS: &str = "# Mine.\n- event: raid\n  store: embedded\n- {event: fire, store: \"/a/b.yaml\", \
                     hash: \"0123abcd\", marked: false, note: \"two; not one\"}\n";
const LEFT: &str = "where = \"kind:attack\"\nat = \"2019-05-12-ford-attack\"\nwindow = [1051897920, 525600]\n\
                    lanes = \"place\"\nlane_order = \"name\"\nsort = \"killed\"\nheadings = \"year\"\nfold = true\n\
                    log = true\nmap = true\npane = \"detail\"\nfull = true\ndrawer = true\n";

/// A file with a text in it, in a place of the test's own.
fn file(name: &str, text: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("own-files");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

fn displayable(refused: &Refused) -> Result<(), TestCaseError> {
    let told = match refused {
        Refused::Faulty(report) => report.render(None, false),
        Refused::Unreadable(why) => why.message.to_string(),
    };
    prop_assert!(!told.is_empty() && told.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", told);
    Ok(())
}

/// A text in which some places hold something else.
fn harmed(text: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&[u8]> = vec![
        b"\"",
        b"'",
        b"[",
        b"]",
        b"{",
        b"}",
        b": ",
        b" = ",
        b"\n",
        b"\n- ",
        b"#",
        b"|",
        b"&a ",
        b"*a",
        b"!t ",
        b"? ",
        b"---\n",
        b"\t",
        b"\r",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"~",
        b"\\",
        b",",
        b"\xd9\x85",
        b"\"\\e[31m\"",
        b"\"\"\"",
        b"-9223372036854775808",
        b"1e400",
        b"true",
        b"[keys]\n",
        b"name: ",
        b"event: ",
        b"\xe2\x80\xae",
    ];
    let piece = prop::sample::select(pieces).prop_map(<[u8]>::to_vec);
    let change = (any::<prop::sample::Index>(), 0_usize..12, piece);
    prop::collection::vec(change, 0..5).prop_map(move |changes| {
        let mut bytes = text.as_bytes().to_vec();
        for (at, length, piece) in changes {
            let start = at.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, piece);
        }
        bytes
    })
}

#[test]
fn each_of_them_is_good_before_it_is_harmed() {
    assert!(config::read(&file("good.toml", CONFIG.as_bytes()), Some(Path::new("/home/me"))).is_ok());
    assert_eq!(Personal::read(&file("good-views.yaml", VIEWS.as_bytes())).unwrap().views.len(), 2);
    assert_eq!(MarksFile::read(&file("good-marks.yaml", MARKS.as_bytes())).unwrap().entries.len(), 2);
    let left: Left = toml::from_str(LEFT).unwrap();
    let mut session = Session::small(80, 24);
    left.enter(&mut session.state, &session.data);
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_configuration(text in harmed(CONFIG)) {
        if let Err(refused) = config::read(&file("config.toml", &text), None) {
            displayable(&refused)?;
        }
    }

    #[test]
    fn views(text in harmed(VIEWS)) {
        let path = file("views.yaml", &text);
        let read = match Personal::read(&path) {
            Ok(read) => read,
            Err(refused) => return displayable(&refused),
        };
        let view = View { name: "one more".into(), query: "kind:attack".into() };
        if let Ok(more) = read.with(&view) {
            fs::write(&path, more.text()).unwrap();
            let again = Personal::read(&path).unwrap().views;
            prop_assert_eq!(&again[..read.views.len()], &read.views[..]);
            prop_assert_eq!(again.last(), Some(&view));
        }
    }

    #[test]
    fn marks(text in harmed(MARKS)) {
        let path = file("marks.yaml", &text);
        let read = match MarksFile::read(&path) {
            Ok(read) => read,
            Err(refused) => return displayable(&refused),
        };
        fs::write(&path, read.text()).unwrap();
        prop_assert_eq!(MarksFile::read(&path).unwrap().entries, read.entries);
    }

    #[test]
    fn a_session(text in harmed(LEFT), window in any::<(i64, i64)>(), columns in 1_u16..200, rows in 1_u16..60) {
        let Some(left) = std::str::from_utf8(&text).ok().and_then(|text| toml::from_str::<Left>(text).ok()) else {
            return Ok(());
        };
        let rest: String = LEFT.lines().filter(|l| !l.starts_with("window")).map(|l| format!("{l}\n")).collect();
        let far: Left = toml::from_str(&format!("{rest}window = [{}, {}]\n", window.0, window.1)).unwrap();
        for left in [left, far] {
            let mut session = Session::small(columns, rows);
            left.enter(&mut session.state, &session.data);
            session.buffer();
        }
    }
}
