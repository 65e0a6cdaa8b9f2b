//! The files that are written while the explorer is open: marks, views, a briefing, and the session at its end.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::process::test_kill_process;

use super::failing::{Harm, each_in_turn, folder, harmed, met_a_counter, strace};
use super::modes;
use super::session::{Fate, Session, Start};

const STORE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small.yaml");

/// What is typed, and by what it is seen that it was done, or was not.
struct Step {
    keys: String,
    /// The file it writes, in the folder; the session has a name of its own and stands in a folder alone.
    file: &'static str,
    done: &'static str,
    told: &'static str,
    /// Whether it only goes on from the step before.
    goes_on: bool,
}

fn steps(work: &Path) -> Vec<Step> {
    let page = work.join("page.md");
    let step = |keys: &str, file, done, told, goes_on| Step { keys: keys.into(), file, done, told, goes_on };
    vec![
        step(" ", "dateline/marks.yaml", "Marked; 1 in all.", "Your marks were not", false),
        step("&kind:attack\r", "dateline/views.yaml", "& kind:attack", "Your views were not", false),
        step("S", "dateline/views.yaml", "save the query as", "Your views were not", true),
        step("One\r", "dateline/views.yaml", "Saved as One", "not be", true),
        step(&format!("w\x15{}\r", page.display()), "page.md", "There is a file", "not be", false),
        step("\r", "page.md", "Written: ", "not be", true),
        step("\x1b\x1b\x1bq", "dateline/sessions", "", "The session is not kept", false),
    ]
}

/// What is there before each run.
fn begin(work: &Path) {
    let _ = fs::remove_dir_all(work);
    fs::create_dir_all(work.join("dateline")).unwrap();
    let other = "- event: \"elsewhere\"\n  store: \"/other.yaml\"\n";
    fs::write(work.join("dateline/marks.yaml"), other).unwrap();
    fs::write(work.join("dateline/views.yaml"), "# Mine.\n- name: \"Old\"\n  where: \"kind:operation\"\n")
        .unwrap();
    fs::write(work.join("page.md"), "an older page\n").unwrap();
}

/// What a file holds; of the folder of sessions, what its file holds. None where there is none.
fn held(work: &Path, file: &str) -> Option<String> {
    let path = work.join(file);
    if !path.is_dir() {
        return fs::read_to_string(path).ok();
    }
    let kept = names(&path).into_iter().find(|name| !name.starts_with('.'))?;
    fs::read_to_string(path.join(kept)).ok()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).map(|all| all.map(|e| e.unwrap().file_name().into_string().unwrap()));
    entries.map(Iterator::collect).unwrap_or_default()
}

/// Files that a run left half done.
fn left_over(work: &Path) -> Vec<PathBuf> {
    let folders = [work.to_owned(), work.join("dateline"), work.join("dateline/sessions")];
    let hidden = |folder: &PathBuf| {
        let folder = folder.clone();
        names(&folder)
            .into_iter()
            .filter(|n| n.starts_with('.'))
            .map(move |n| folder.join(n))
            .collect::<Vec<_>>()
    };
    folders.iter().flat_map(hidden).collect()
}

/// Reads until something is seen or the program has ended; says whether it was seen.
fn seen(session: &mut Session, what: impl Fn(&Session) -> bool) -> bool {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        let gone = test_kill_process(session.pid()).is_err();
        session.bytes_within(Duration::from_millis(5));
        if what(session) {
            return true;
        }
        if gone {
            return false;
        }
        assert!(Instant::now() < end, "it shows\n{}", session.text());
    }
}

/// Whether words are on the screen, however they are broken into lines.
fn shows(session: &Session, words: &str) -> bool {
    session.text().split_whitespace().collect::<Vec<_>>().join(" ").contains(words.trim_end())
}

/// One run: which steps were told to have failed, everything that was shown at the end, and how it ended.
fn run(work: &Path, log: &Path, kind: &str, at: Option<(Harm, usize)>) -> (Vec<&'static str>, Fate) {
    begin(work);
    let folder: &'static str = Box::leak(work.display().to_string().into_boxed_str());
    let words = strace(log, kind, at);
    let start = words[1..].iter().fold(Start::new(&words[0]), |start, word| start.arg(word));
    let start = start.arg(env!("CARGO_BIN_EXE_dateline")).arg(STORE);
    let mut session =
        start.env("EDITOR", "true").env("XDG_CONFIG_HOME", folder).env("XDG_STATE_HOME", folder).run();
    let mut failed = Vec::new();
    if seen(&mut session, |s| modes::frames(s.bytes()) > 0 && s.screen().alternate_screen()) {
        let mut well = true;
        for step in steps(work) {
            if step.goes_on && !well {
                continue;
            }
            session.send(&step.keys);
            if step.done.is_empty() {
                break;
            }
            if !seen(&mut session, |s| shows(s, step.done) || shows(s, step.told)) {
                break;
            }
            well = shows(&session, step.done);
            if !well {
                failed.push(step.file);
            }
        }
    }
    let fate = session.fate().0;
    if shows(&session, "The session is not kept") {
        failed.push("dateline/sessions");
    }
    (failed, fate)
}

#[test]
fn marks_views_a_briefing_and_the_session() {
    let home = folder("explorer");
    let (work, log) = (home.join("work"), home.join("log"));
    begin(&work);
    let mut files: Vec<&str> = steps(&work).iter().map(|step| step.file).collect();
    files.dedup();
    let all = |work: &Path| files.iter().map(|file| held(work, file)).collect::<Vec<_>>();
    let old = all(&work);
    assert_eq!(run(&work, &log, "write", None), (Vec::new(), Fate::Code(0)));
    let new = all(&work);
    assert!(old.iter().zip(&new).all(|(old, new)| old != new && new.is_some()), "{old:?} {new:?}");
    let harms = each_in_turn(&work, |kind, at| {
        let (failed, fate) = run(&work, &log, kind, at);
        let Some((harm, nth)) = at else { return log.clone() };
        let met = harmed(&log, harm, nth, &work);
        let what = format!("{harm:?} at {kind} {nth}, {met:?}: {fate:?}");
        for ((file, now), (old, new)) in files.iter().zip(all(&work)).zip(old.iter().zip(&new)) {
            // Where the terminal is lost, what is kept is where one was then.
            let lost = file.contains("sessions") && matches!(fate, Fate::Killed(_));
            let left = |text: &str| toml::from_str::<dateline::app::session::Left>(text).is_ok();
            let earlier = lost && now.as_deref().is_some_and(left);
            assert!(earlier || now == *old || now == *new, "{what}: {file} holds {now:?}");
            // Who is told nothing, and came to the end, has the new one.
            let told = failed.contains(file) || fate != Fate::Code(0);
            assert!(told || now == *new, "{what}: {file} is the old one, and nothing is told");
            let retried = harm == Harm::Interrupted && !met_a_counter(&log);
            assert!(!retried || now == *new, "{what}: {file}");
        }
        let left = left_over(&work);
        assert!(matches!(kind, "unlink") || harm == Harm::Killed || left.is_empty(), "{what}: {left:?}");
        assert!(left.len() <= 1, "{what}: {left:?}");
        log.clone()
    });
    let met = |kind: &str, is: &dyn Fn(&str) -> bool| harms.iter().any(|(_, (k, f))| k == kind && is(f));
    for file in ["marks.yaml", "views.yaml", "page.md", "sessions"] {
        for kind in ["linkat", "rename"] {
            assert!(met(kind, &|f| f.contains(file)), "{kind} of {file} is not among {harms:#?}");
        }
    }
    // Until a file has its name, it is told by its folder.
    for file in ["dateline/unnamed", "dateline/sessions/unnamed", "/unnamed"] {
        for kind in ["write", "fsync"] {
            assert!(met(kind, &|f| f == file), "{kind} in {file} is not among {harms:#?}");
        }
    }
}
