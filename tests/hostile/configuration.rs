//! Configurations that are none, or are full of faults: told within the bounds of everything else.

use std::fs;
use std::path::Path;

use super::confined::{argument, run, some, wrong};

#[test]
fn a_configuration_full_of_faults_is_told_in_time() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("configurations");
    fs::create_dir_all(&folder).unwrap();
    let many = some(30_000);
    let commands: String = (0..many).map(|n| format!("c{n} = \"j\"\n")).collect();
    for (name, text) in [
        ("lines", "= x\n".repeat(many)),
        ("names", "next-event = \"j\"\n".repeat(many)),
        ("tables", "[keys]\n".repeat(many)),
        ("settings", commands.clone()),
        ("commands", format!("[keys]\n{commands}")),
        ("keys", format!("[keys]\nnext-event = [{}]\n", "\"j\", ".repeat(many))),
        ("no keys", format!("[keys]\nnext-event = [{}]\n", "\"Shift-J\", ".repeat(many))),
        ("brackets", "[".repeat(many)),
        ("store", include_str!("../../events.yaml").into()),
    ] {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        let out = run(&["--screenshot", "80x24", "--config", argument(&path)], b"");
        assert_eq!(wrong(name, &out, &[2]), None);
        let told = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(told.contains("error[") && told.matches("error[").count() <= 20, "{name}: {}", told.len());
        assert_eq!(told.contains(" more; mend these, and check again"), name != "brackets", "{name}: {told}");
    }
}
