//! The command, and files opened as they are.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const TABLE: &str = "date,title,killed\n2020-03-08,Ferry held up,2\nsoon,Strike,\n";

/// A folder of its own for a test, taken away at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("dateline-import-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("boats.csv"), TABLE).unwrap();
        Folder(path)
    }

    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        let out: Output = command.args(args).current_dir(&self.0).stdin(Stdio::null()).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (out.status.code().unwrap(), text(out.stdout), text(out.stderr))
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_store_is_written_and_what_is_lost_is_told() {
    let folder = Folder::new("written");
    let (code, out, told) = folder.run(&["import", "boats.csv", "-o", "boats.yaml"]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert_eq!(
        told,
        "boats.csv was read as a table with columns of its own: 1 event. Not carried: 1; odd: 0.\n\
         The file does not say under which licence it may be used: add `licence` and `attribution` to the store.\n\
         Row 3, not carried: the date of “Strike”, `soon`, cannot be read.\n"
    );
    let written = folder.read("boats.yaml");
    assert!(written.starts_with("# yaml-language-server: "));
    assert!(written.contains("about: \"Imported from boats.csv:"));
    assert_eq!(folder.run(&["check", "boats.yaml"]).0, 0);
    let (code, printed, _) = folder.run(&["import", "boats.csv"]);
    assert_eq!((code, printed), (0, written));
}

#[test]
fn nothing_is_replaced_unless_asked_and_nothing_is_left_by_halves() {
    let folder = Folder::new("kept");
    fs::write(folder.0.join("kept.yaml"), "old").unwrap();
    let (code, _, told) = folder.run(&["import", "boats.csv", "-o", "kept.yaml"]);
    assert_eq!(code, 2);
    assert!(
        told.starts_with("error: There is a file kept.yaml already.\n  hint: --force replaces it"),
        "{told}"
    );
    assert_eq!(folder.read("kept.yaml"), "old");
    let (code, _, told) = folder.run(&["import", "boats.csv", "--from", "gtd", "-o", "kept.yaml", "--force"]);
    assert_eq!(code, 2, "{told}");
    assert_eq!(folder.read("kept.yaml"), "old");
    assert_eq!(folder.run(&["import", "boats.csv", "-o", "kept.yaml", "--force"]).0, 0);
    assert!(folder.read("kept.yaml").contains("Ferry held up"));
    let (code, _, told) = folder.run(&["import", "missing.csv"]);
    assert_eq!((code, told.as_str()), (2, "error: There is no file missing.csv.\n"));
}

#[test]
fn a_report_holds_every_remark() {
    let folder = Folder::new("report");
    let (code, _, told) = folder.run(&["import", "boats.csv", "-o", "a.yaml", "--report", "lost.txt"]);
    assert_eq!(code, 0);
    assert!(told.ends_with("What is not carried, and what is odd, stands in lost.txt.\n"), "{told}");
    assert!(
        folder
            .read("lost.txt")
            .contains("Row 3, not carried: the date of “Strike”, `soon`, cannot be read.\n")
    );
}

#[test]
fn a_table_opens_as_it_is() {
    let folder = Folder::new("opened");
    let (code, listed, told) = folder.run(&["list", "boats.csv", "-w", "killed>=2"]);
    assert_eq!(code, 0, "{told}");
    assert!(listed.contains("Ferry held up"), "{listed}");
    assert!(told.contains("boats.csv was read as a table with columns of its own: 1 event"), "{told}");
    let (code, shown, _) = folder.run(&["show", "2020-03-08-ferry-held-up", "boats.csv"]);
    assert_eq!(code, 0);
    assert!(shown.contains("boats.csv, imported"), "{shown}");
    let (code, screen, _) = folder.run(&["boats.csv", "--screenshot", "80x24"]);
    assert_eq!(code, 0);
    assert!(screen.contains("Ferry held up"), "{screen}");
    assert_eq!(folder.run(&["check", "boats.csv"]).0, 0);
}

#[test]
fn a_timeline_opens_as_it_is_and_a_store_in_json_stays_one() {
    let folder = Folder::new("json");
    let slides =
        "{\"events\": [{\"start_date\": {\"year\": \"1900\"}, \"text\": {\"headline\": \"A bridge\"}}]}";
    fs::write(folder.0.join("slides.json"), slides).unwrap();
    let (code, listed, told) = folder.run(&["list", "slides.json"]);
    assert_eq!(code, 0, "{told}");
    assert!(listed.contains("A bridge"));
    let store = include_str!("../bad_data/good/json.yaml");
    fs::write(folder.0.join("store.json"), store).unwrap();
    let (code, _, told) = folder.run(&["list", "store.json"]);
    assert_eq!(code, 0, "{told}");
    assert!(!told.contains("was read as"), "{told}");
}
