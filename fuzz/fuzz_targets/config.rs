//! Files of a person's own: a configuration, views, marks or a session, whatever they hold, are read or refused with
//! a report that can be displayed; what is read and written again is the same, and any session can be taken up.
#![no_main]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use dateline::app::State;
use dateline::app::session::Left;
use dateline::config;
use dateline::error::Refused;
use dateline::index::Data;
use dateline::model::View;
use dateline::store::marks::MarksFile;
use dateline::store::personal::Personal;
use dateline_fuzz::bounded;
use libfuzzer_sys::fuzz_target;

static DATA: LazyLock<Data> = LazyLock::new(Data::embedded);

/// A file of this process, in memory where there is such a place.
static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    folder.join(format!("dateline-fuzz-{}", std::process::id()))
});

fn displayable(refused: &Refused) {
    let told = match refused {
        Refused::Faulty(report) => report.render(None, false),
        Refused::Unreadable(why) => why.message.to_string(),
    };
    assert!(!told.is_empty() && told.chars().all(|c| c == '\n' || !c.is_control()), "{told:?}");
}

/// A view added to a file that was read is read again, and everything before it stays.
fn views(path: &Path) {
    let read = match Personal::read(path) {
        Ok(read) => read,
        Err(refused) => return displayable(&refused),
    };
    let view = View { name: "one more".into(), query: "kind:attack".into() };
    if let Ok(more) = read.with(&view) {
        assert!(more.text().starts_with(read.text().trim_end()) || read.views.is_empty());
        fs::write(path, more.text()).expect("it is written");
        assert_eq!(Personal::read(path).expect("what is written is read").views, more.views);
    }
}

/// Marks written again are the same.
fn marks(path: &Path) {
    let read = match MarksFile::read(path) {
        Ok(read) => read,
        Err(refused) => return displayable(&refused),
    };
    fs::write(path, read.text()).expect("it is written");
    assert_eq!(MarksFile::read(path).expect("what is written is read").entries, read.entries);
}

fn run(bytes: &[u8]) {
    // The first byte chooses what the rest is taken for.
    let Some((first, rest)) = bytes.split_first() else { return };
    let path = FILE.as_path();
    if first % 4 == 3 {
        let Some(left) = std::str::from_utf8(rest).ok().and_then(|text| toml::from_str::<Left>(text).ok())
        else {
            return;
        };
        let mut state = State::new(&DATA, (80, 24));
        left.enter(&mut state, &DATA);
        let _ = Left::of(&state, &DATA);
        return;
    }
    fs::write(path, rest).expect("it is written");
    match first % 4 {
        0 => {
            let _ = config::read(path, None).map_err(|refused| displayable(&refused));
        }
        1 => views(path),
        _ => marks(path),
    }
}

fuzz_target!(|bytes: &[u8]| {
    LazyLock::force(&DATA);
    bounded(bytes.len(), || run(bytes));
});
