//! A disk that is really full: a small file system in memory, where one may be mounted.

use std::fs;
use std::process::{Command, Output};

use super::failing::folder;

/// Runs a script in which `$0` is the program, in a folder on a disk of 64 kB.
fn on_a_small_disk(name: &str, script: &str) -> Option<Output> {
    let folder = folder(name);
    let whole = format!("mount -t tmpfs -o size=64k none . 2>/dev/null || exit 77; cd \"$PWD\"; {script}");
    let mut command = Command::new("unshare");
    command.args(["-r", "-m", "sh", "-c"]).arg(whole).arg(env!("CARGO_BIN_EXE_dateline"));
    let output = command.current_dir(folder).output().unwrap();
    let forbidden = !output.status.success() && output.stdout.is_empty();
    if forbidden {
        use std::io::Write;
        // Not by a macro, which would be held back.
        let told = "\nNo file system can be mounted here: a full disk is NOT CHECKED.\n";
        let _ = std::io::stderr().write_all(told.as_bytes());
    }
    (!forbidden).then_some(output)
}

#[test]
fn a_full_disk_leaves_the_old_file() {
    let script = r#"
        echo old > out.csv; head -c 1000 /dev/zero > filler
        "$0" export --force -o out.csv; echo "code $?"
        cat out.csv; ls -A"#;
    let Some(output) = on_a_small_disk("disk", script) else { return };
    let (said, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(said, "code 2\nold\nfiller\nout.csv\n", "{told}");
    assert!(told.contains("out.csv cannot be written: No space left on device"), "{told}");
}

#[test]
fn a_full_disk_leaves_the_old_store_and_the_old_briefing() {
    let script = r#"
        echo old > brief.html; echo old > store.yaml; head -c 50000 /dev/zero > filler
        { echo date,title; seq -f '2020-03-08,Ferry %g' 2000; } > /dev/shm/dateline-$$.csv
        "$0" brief --force -o brief.html; echo "code $?"
        "$0" import /dev/shm/dateline-$$.csv --force -o store.yaml; echo "code $?"
        rm /dev/shm/dateline-$$.csv; cat brief.html store.yaml; ls -A"#;
    let Some(output) = on_a_small_disk("disk-two", script) else { return };
    let (said, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(said, "code 2\ncode 2\nold\nold\nbrief.html\nfiller\nstore.yaml\n", "{told}");
    assert_eq!(told.matches("No space left on device").count(), 2, "{told}");
}

/// A limit to the size of files, which kills who does not mind it.
#[test]
fn a_limit_to_the_size_of_files_leaves_the_old_one_and_is_told() {
    let folder = folder("limit");
    let old = folder.join("out.csv");
    fs::write(&old, "old\n").unwrap();
    let script = r#"ulimit -f 8; exec "$0" export --force -o out.csv"#;
    let mut command = Command::new("sh");
    let output = command.args(["-c", script, env!("CARGO_BIN_EXE_dateline")]).current_dir(&folder).output();
    let output = output.unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("out.csv cannot be written: File too large"), "{told}");
    assert_eq!(fs::read_to_string(&old).unwrap(), "old\n");
}
