//! The command, and files opened as they are.

use std::fs;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use dateline::index::Data;
use dateline::model::EventIx;
use dateline::store::import::{Order, Wishes, import, import_aside};
use dateline::store::{Files, Input, Limits};

const TABLE: &str = "date,title,killed\n2020-03-08,Ferry held up,2\nsoon,Strike,\n";

/// A folder of its own for a test, taken away at the end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("dateline-import-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("boats.csv"), TABLE).unwrap();
        Folder(path)
    }

    pub fn run(&self, args: &[&str]) -> (i32, String, String) {
        ended(self.command(args).stdin(Stdio::null()))
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(args).current_dir(&self.0);
        command
    }

    /// As [`Folder::run`], with a file on standard input.
    fn run_with(&self, name: &str, args: &[&str]) -> (i32, String, String) {
        let file = fs::File::open(self.0.join(name)).unwrap();
        ended(self.command(args).stdin(file))
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

/// Runs a command to its end: its exit code, and what it wrote to standard output and standard error.
fn ended(command: &mut Command) -> (i32, String, String) {
    let out: Output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (out.status.code().unwrap(), text(out.stdout), text(out.stderr))
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

/// The events wait on disk for the definitions, however many they are: what is written is what is printed, and what a
/// program that holds all of it would write.
#[test]
fn a_store_is_written_as_it_would_be_if_it_were_held() {
    let folder = Folder::new("spilled");
    let long = "a summary that is rather long, ".repeat(40);
    let rows: String = (0..2000).map(|n| format!("2020-03-08,Event {n},\"{long}\"\n")).collect();
    let table = format!("date,title,summary\n{rows}");
    fs::write(folder.0.join("large.csv"), &table).unwrap();
    let (code, _, told) = folder.run(&["import", "large.csv", "-o", "large.yaml"]);
    assert_eq!(code, 0, "{told}");
    let wishes = Wishes { file: "large.csv", format: None, size: 0, order: Order::EventsLast, rows: None };
    let held = import(table.as_bytes(), &wishes, &mut |_| ControlFlow::Continue(())).unwrap();
    let written = folder.read("large.yaml");
    assert!(written.len() > 2 << 20 && written == held.text);
    assert_eq!(folder.run(&["import", "large.csv"]).1, written);
    let mut names: Vec<_> = fs::read_dir(&folder.0).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["boats.csv", "large.csv", "large.yaml"]);
    let mut beside = Vec::new();
    let aside: &mut dyn Write = &mut beside;
    let head =
        import_aside(table.as_bytes(), &wishes, &mut |_| ControlFlow::Continue(()), Some(aside)).unwrap();
    assert!(head.text.len() < 1 << 10, "nothing of the events is held");
    assert_eq!(head.text + std::str::from_utf8(&beside).unwrap(), written);
    fs::write(folder.0.join("none.csv"), "date,title\n").unwrap();
    assert!(folder.run(&["import", "none.csv"]).1.ends_with("\nevents: []\n"));
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

/// What comes through a pipe has no name that ends in `.csv`: what is in it tells.
#[test]
fn standard_input_is_known_by_what_is_in_it() {
    let folder = Folder::new("piped");
    let (code, listed, told) = folder.run_with("boats.csv", &["list", "-"]);
    assert_eq!(code, 0, "{told}");
    assert!(listed.contains("Ferry held up"), "{listed}");
    assert!(told.contains("standard input was read as a table with columns of its own: 1 event"), "{told}");
    let (code, screen, told) = folder.run_with("boats.csv", &["-", "--screenshot", "80x24"]);
    assert_eq!(code, 0, "{told}");
    assert!(screen.contains("Ferry held up"), "{screen}");
    let (code, checked, _) = folder.run_with("boats.csv", &["check", "-"]);
    assert_eq!(code, 0, "{checked}");
    let slides =
        "{\"events\": [{\"start_date\": {\"year\": \"1900\"}, \"text\": {\"headline\": \"A bridge\"}}]}";
    fs::write(folder.0.join("slides"), slides).unwrap();
    let (code, listed, told) = folder.run_with("slides", &["list", "-"]);
    assert_eq!(code, 0, "{told}");
    assert!(listed.contains("A bridge"), "{listed}");
    assert_eq!(folder.run(&["import", "boats.csv", "-o", "boats.yaml"]).0, 0);
    let (code, listed, told) = folder.run_with("boats.yaml", &["list", "-"]);
    assert_eq!(code, 0, "{told}");
    assert!(listed.contains("Ferry held up") && !told.contains("was read as"), "{listed}{told}");
    fs::write(folder.0.join("other.csv"), "a,b\n1,2\n").unwrap();
    let (code, _, told) = folder.run_with("other.csv", &["list", "-"]);
    assert_ne!(code, 0, "{told}");
}

/// A large table shows its first rows while the rest is read, and progress is told as a part of its size.
#[test]
fn a_large_table_begins_at_once_and_its_progress_is_told() {
    let folder = Folder::new("large");
    let long = "a summary that is rather long, ".repeat(40);
    let rows: String = (0..4000).map(|n| format!("2020-03-08,Event {n},\"{long}\"\n")).collect();
    let path = folder.0.join("large.csv");
    fs::write(&path, format!("date,title,summary\n{rows}")).unwrap();
    let size = fs::metadata(&path).unwrap().len() as usize;
    let (inputs, limits) = ([Input::File(path)], Limits::default());
    let beginning = Data::beginning(&Files::glimpse(&inputs, &limits).unwrap()).unwrap();
    assert_eq!(beginning.store.len(), 200);
    let mut told = Vec::new();
    let files = Files::watched(inputs.to_vec(), &limits, &mut |progress| {
        told.push(progress);
        ControlFlow::Continue(())
    });
    let data = Data::watched(files.unwrap(), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(data.store.len(), 4000);
    assert_eq!(beginning.store.id(EventIx(7)), data.store.id(EventIx(7)));
    let parts: Vec<(usize, bool)> =
        told.iter().map(|p| (p.events, p.bytes <= p.of && p.of == size)).collect();
    assert_eq!(parts, [(1024, true), (2048, true), (3072, true)]);
    assert!(told.windows(2).all(|pair| pair[0].bytes < pair[1].bytes));
    let small = [Input::File(folder.0.join("boats.csv"))];
    assert!(Files::glimpse(&small, &limits).is_none(), "what is soon read is shown as a whole");
    let stopped = Files::watched(inputs.to_vec(), &limits, &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped.unwrap_err().message.as_str(), "Reading was given up.");
}

/// A table larger than a store may be is read all the same: only its rows are held to a size.
#[test]
fn the_size_of_a_store_is_no_limit_to_a_table() {
    let folder = Folder::new("size");
    let rows: String = (0..9000).map(|n| format!("2020-03-08,Event {n},{}\n", "x".repeat(120))).collect();
    fs::write(folder.0.join("large.csv"), format!("date,title,summary\n{rows}")).unwrap();
    let (code, listed, told) =
        folder.run(&["list", "large.csv", "--max-size", "1", "-w", "id:2020-03-08-event-8999"]);
    assert_eq!(code, 0, "{told}");
    assert!(listed.contains("Event 8999"));
}

#[test]
fn a_dash_is_standard_output_and_no_file() {
    let folder = Folder::new("dash");
    let (code, printed, told) = folder.run(&["import", "boats.csv", "-o", "-"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(printed, folder.run(&["import", "boats.csv"]).1);
    assert!(!folder.0.join("-").exists());
}

#[test]
fn what_is_read_is_never_written_over() {
    let folder = Folder::new("over");
    std::os::unix::fs::symlink("boats.csv", folder.0.join("link.csv")).unwrap();
    for args in [
        &["import", "boats.csv", "-o", "boats.csv", "--force"][..],
        &["import", "boats.csv", "-o", "./boats.csv", "--force"],
        &["import", "boats.csv", "-o", "link.csv", "--force"],
        &["import", "boats.csv", "-o", "a.yaml", "--report", "boats.csv", "--force"],
        &["import", "boats.csv", "-o", "a.yaml", "--report", "a.yaml", "--force"],
    ] {
        let (code, _, told) = folder.run(args);
        assert_eq!(code, 2, "{args:?}: {told}");
        let both = "a.yaml cannot be both the store and the report.";
        assert!(
            told.contains("error: A file that is read is not written over: ") || told.contains(both),
            "{told}"
        );
        assert_eq!(folder.read("boats.csv"), TABLE);
    }
}

/// A row far behind the beginning decides, of a file and of what is piped in to be opened.
#[test]
fn the_last_row_of_a_large_table_decides_how_its_days_are_read() {
    let folder = Folder::new("slashes");
    let rows: String = (0..4000).map(|n| format!("3/8/2020,Event {n} of a large table\n")).collect();
    fs::write(folder.0.join("large.csv"), format!("date,title\n{rows}13/8/2020,Last\n")).unwrap();
    let (_, listed, _) = folder.run(&["list", "large.csv", "-w", "date:2020-08-03"]);
    assert!(listed.lines().count() > 3999, "{listed}");
    let (_, piped, _) = folder.run_with("large.csv", &["list", "-", "-w", "date:2020-08-03"]);
    assert_eq!(listed.lines().count(), piped.lines().count());
    let (_, printed, told) = folder.run(&["import", "large.csv"]);
    assert_eq!(printed.matches("date: \"2020-08-03\"").count(), 4000, "{told}");
}

/// What of a file that is opened as it is could not be read for sure is told wherever it is opened, with the command
/// that tells each row.
#[test]
fn what_is_odd_in_a_table_is_told_wherever_it_is_opened() {
    let folder = Folder::new("told");
    fs::write(folder.0.join("days.csv"), "date,title\n3/7/2016,A\n4/7/2016,B\n").unwrap();
    let guessed = "2 rows, the first of them row 2: the date could be day/month or month/day, and no row \
                   tells: as the only day of an event it is one of the two, else month/day; written as 2016-03-07 \
                   it says which.";
    let told_by = |args: &[&str]| folder.run(args).2;
    for args in [&["list", "days.csv"][..], &["brief", "days.csv"], &["show", "2016-03-07-a", "days.csv"]] {
        let told = told_by(args);
        assert!(told.contains("2 events. Not carried: 0; odd: 2."), "{told}");
        assert!(told.contains(guessed), "{told}");
        assert!(told.contains("`dateline import days.csv -o days.yaml` tells each."), "{told}");
    }
    assert!(told_by(&["import", "days.csv"]).contains(guessed));
    let told = folder.run_with("days.csv", &["list", "-"]).2;
    assert!(told.contains(guessed) && told.contains("`dateline import - -o store.yaml`"), "{told}");
    assert!(
        told_by(&["list", "boats.csv"])
            .contains("Not carried: 1; odd: 0. `dateline import boats.csv -o boats.yaml` tells each.")
    );
    fs::create_dir(folder.0.join("a b")).unwrap();
    fs::copy(folder.0.join("boats.csv"), folder.0.join("a b/boats.csv")).unwrap();
    let told = told_by(&["list", "a b/boats.csv"]);
    assert!(told.contains("`dateline import 'a b/boats.csv' -o boats.yaml` tells each."), "{told}");
    fs::write(folder.0.join("good.csv"), "date,title\n13/7/2016,A\n4/7/2016,B\n").unwrap();
    assert!(told_by(&["list", "good.csv"]).contains("Not carried: 0; odd: 0.\n"));
}

#[test]
fn a_folder_without_a_store_says_how_its_tables_are_opened() {
    let folder = Folder::new("tables");
    let (code, _, told) = folder.run(&["list", "."]);
    assert_eq!(code, 2);
    assert!(told.contains("holds no file that ends in .yaml."), "{told}");
    assert!(told.contains("its tables are opened by name: ./boats.csv"), "{told}");
}

/// Ids that an import makes mean the same in all tables that are opened together, or are others.
#[test]
fn tables_are_opened_together_whatever_their_ids() {
    let folder = Folder::new("together");
    let ucdp = super::ucdp::sheet()
        .row(&[("id", "1"), ("where_coordinates", "Sadr City"), ("side_b", "River Front")])
        .text();
    let acled = super::acled::sheet()
        .row(&[("event_id_cnty", "V1"), ("location", "Sadr City"), ("latitude", "11"), ("source", "")])
        .text();
    let gtd = super::gtd::sheet().row(&[("eventid", "1"), ("city", "Sadr City"), ("scite1", "")]).text();
    let own = "date,title,kind,place,country,lat,lon,actors\n\
               2020-03-08,Ferry held up,Battles,Sadr City,Vessa,12,20,River Front\n";
    for (name, text) in [("ged.csv", ucdp), ("acled.csv", acled), ("gtd.csv", gtd), ("own.csv", own.into())] {
        fs::write(folder.0.join(name), text).unwrap();
    }
    let all = ["ged.csv", "acled.csv", "gtd.csv", "own.csv", "boats.csv"];
    let listed = |files: &[&str], query: &str| {
        let (code, listed, told) = folder.run(&[&["list"], files, &["-w", query]].concat());
        assert_eq!(code, 0, "{told}");
        let mut titles: Vec<String> = listed.lines().map(str::to_owned).collect();
        titles.sort();
        titles
    };
    assert_eq!(listed(&all, "").len(), 5);
    assert_eq!(listed(&all, "place:vessa").len(), 4, "a country is one");
    for place in ["sadr-city", "sadr-city-2", "sadr-city-3", "sadr-city-4"] {
        assert_eq!(listed(&all, &format!("place:{place}")).len(), 1, "elsewhere it is another place");
    }
    assert_eq!(listed(&all, "kind:battles").len(), 2, "kinds of one name are one");
    assert_eq!(listed(&all, "actor:river-front").len(), 2, "one of an unstated kind is any");
    assert_eq!(listed(&all, "actor:river-front-2").len(), 1, "a rebel group is no organised one");
    assert_eq!(listed(&all, "actor:river-front-3").len(), 1);
    let (code, _, told) = folder.run(&[&["check"], &all[..]].concat());
    assert_eq!(code, 0, "{told}");
    // Events of one id that both files give are one event too many, and for people to look at.
    fs::copy(folder.0.join("ged.csv"), folder.0.join("again.csv")).unwrap();
    let (code, _, told) = folder.run(&["list", "ged.csv", "again.csv"]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("ucdp-1"), "{told}");
    fs::copy(folder.0.join("own.csv"), folder.0.join("more.csv")).unwrap();
    assert_eq!(listed(&["own.csv", "more.csv"], "").len(), 2, "ids that are made give way");
    assert_eq!(listed(&["own.csv", "more.csv"], "id:2020-03-08-ferry-held-up-row-2").len(), 1);
}

/// A table tells of no paragraph, and so does nothing that is made of it; one of one's own may.
#[test]
fn a_paragraph_is_told_where_one_is_known_and_nowhere_else() {
    let folder = Folder::new("paragraphs");
    let table = "date,title,source,para\n2020-03-08,Ferry held up,The Courier,7\n2020-03-09,Strike,The Courier,\n\
                 2020-03-10,Fire,The Almanac,\n2020-03-11,Flood,The Almanac,07a\n";
    fs::write(folder.0.join("boats.csv"), table).unwrap();
    let (_, page, told) = folder.run(&["brief", "boats.csv", "--format", "md"]);
    assert!(told.contains("Not carried: 1;"), "{told}");
    assert_eq!(page.matches("paragraph").count(), 2, "the event and its source: {page}");
    assert!(page.contains("Cited as a whole."), "{page}");
    let (_, rows, _) = folder.run(&["export", "boats.csv", "--format", "csv"]);
    assert!(rows.contains("the-courier/7"), "{rows}");
    for format in ["md", "html", "txt", "json", "ndjson", "csv", "ics", "timelinejs"] {
        for (command, known) in [("brief", "2020-03-08"), ("export", "2020-03-08")] {
            let args = [command, "boats.csv", "-w", &format!("not date:{known}"), "--format", format];
            let (code, out, _) = folder.run(&args);
            let invented =
                ["paragraph 1", "¶1", "\"para\":", "almanac/"].iter().find(|sign| out.contains(**sign));
            assert!(code == 2 || invented.is_none(), "{args:?}: {invented:?} in {out}");
        }
    }
    let (_, shown, _) = folder.run(&["show", "2020-03-10-fire", "boats.csv"]);
    assert!(shown.contains("The Almanac") && !shown.contains('¶'), "{shown}");
    let (_, report, told) = folder.run(&["import", "boats.csv", "-o", "-"]);
    assert!(report.contains("{source: the-courier, para: 7, words: \"Ferry held up\"}"), "{report}");
    assert!(told.contains("Row 5, not carried: `07a` is not the number of a paragraph."), "{told}");
}
