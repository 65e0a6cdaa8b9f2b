//! `--restricted` on a real terminal: nothing is written, nothing is run, and it stays in front.

use std::fs;
use std::path::Path;

use super::session::{Fate, Start, explorer};

#[test]
fn nothing_is_written_run_or_suspended() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("restricted");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let store = folder.join("store.yaml");
    fs::write(&store, include_str!("../fixtures/small.yaml")).expect("a store");
    let told: &'static str = Box::leak(folder.display().to_string().into_boxed_str());
    let marker = folder.join("run");
    let editor: &'static str = Box::leak(format!("touch {}", marker.display()).into_boxed_str());
    let (shown, marks) = (store.display(), folder.join("marks.yaml"));
    let marks = marks.display();
    let script = format!(r#"set -m; "$0" --restricted --marks "{marks}" "{shown}"; echo "ended $?""#);
    let mut session = Start::script(&script, explorer())
        .env("HOME", told)
        .env("XDG_CONFIG_HOME", told)
        .env("XDG_STATE_HOME", told)
        .env("VISUAL", editor)
        .run()
        .shown();
    session.send("e");
    session.until("why not", |s| s.text().contains("restricted: no program is run."));
    session.send("&kind:attack\r");
    session.until("the query", |s| s.text().contains("& kind:attack"));
    session.send("S");
    session.until("why not", |s| s.text().contains("restricted: no file is written."));
    session.send("j");
    session.send(":save-view Mine\r");
    session.until("why not", |s| s.text().contains("restricted: no file is written."));
    // Marks and notes last as long as the program runs; that they are not kept is said.
    session.send_and_see("j");
    session.send(" ");
    session.until("how long", |s| {
        s.text().contains("Marks last as long as this session: this dateline is restricted.")
    });
    session.send("aFor nobody.\r");
    session.until("the note", |s| s.text().contains("Noted"));
    session.send("b");
    session.until("the page", |s| s.text().contains("Briefing on 2 marked events"));
    session.send("w");
    session.until("why not", |s| s.text().contains("restricted: no file is written."));
    session.send("\x1b");
    session.until("no page", |s| !s.text().contains("Briefing on 2 marked events"));
    session.send("w");
    session.until("why not", |s| s.text().contains("restricted: no file is written."));
    session.send("\x1a");
    session.until("why not", |s| s.text().contains("restricted: it is not suspended."));
    session.send_and_see("j");
    session.send("q");
    session.until("its end", |s| s.text().contains("ended 0"));
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
    let names: Vec<_> =
        fs::read_dir(&folder).expect("it is there").map(|e| e.expect("a name").file_name()).collect();
    assert_eq!(names, ["store.yaml"]);
}
