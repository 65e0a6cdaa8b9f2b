//! A text kept in a file: all of it or what was there before, whatever is in the way.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};

use dateline::term::keep::{keep, keep_with};

/// A folder of the test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("keep").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn folders_are_made_and_nothing_is_left_over() {
    let folder = folder("new");
    let path = folder.join("a/b/views.yaml");
    keep(&path, "one\n").unwrap();
    keep(&path, "two\n").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "two\n");
    assert_eq!(names(&folder.join("a/b")), ["views.yaml"]);
}

/// Where the system has files without names, as Linux has on its usual disks.
#[test]
#[cfg(target_os = "linux")]
fn of_a_writer_that_is_killed_nothing_is_left() {
    let folder = folder("killed");
    let path = folder.join("views.yaml");
    keep(&path, "old").unwrap();
    let mut seen = Vec::new();
    let write = &mut |out: &mut dyn std::io::Write| {
        out.write_all("new".repeat(10_000).as_bytes())?;
        seen = names(&folder);
        Ok(())
    };
    keep_with(&path, true, write).unwrap();
    assert_eq!(seen, ["views.yaml"], "a file that is half written can be seen");
    assert_eq!(fs::read_to_string(&path).unwrap().len(), 30_000);
    assert_eq!(names(&folder), ["views.yaml"]);
}

#[test]
fn a_file_that_came_to_be_there_meanwhile_is_not_replaced_unasked() {
    let folder = folder("meanwhile");
    let path = folder.join("page.md");
    let write = &mut |out: &mut dyn std::io::Write| {
        fs::write(&path, "somebody else's")?;
        out.write_all(b"mine")
    };
    let refused = keep_with(&path, false, write).unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::AlreadyExists);
    assert_eq!(fs::read_to_string(&path).unwrap(), "somebody else's");
    assert_eq!(names(&folder), ["page.md"]);
    keep_with(&path, true, write).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    let other = folder.join("other.md");
    keep_with(&other, false, &mut |out| out.write_all(b"new")).unwrap();
    assert_eq!((fs::read_to_string(&other).unwrap().as_str(), names(&folder).len()), ("new", 2));
}

#[test]
fn permissions_stay() {
    let path = folder("mode").join("views.yaml");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    keep(&path, "new").unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

/// Who is root may give a file away, and would else take it from its owner.
#[test]
fn its_owner_and_group_stay_where_that_may_be() {
    let path = folder("owner").join("views.yaml");
    fs::write(&path, "old").unwrap();
    let mine = fs::metadata(&path).unwrap();
    let (owner, group) = if mine.uid() == 0 { (65_534, 65_533) } else { (mine.uid(), mine.gid()) };
    chown(&path, Some(owner), Some(group)).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    keep(&path, "new").unwrap();
    let kept = fs::metadata(&path).unwrap();
    assert_eq!((kept.uid(), kept.gid(), kept.permissions().mode() & 0o777), (owner, group, 0o640));
}

#[test]
fn a_link_keeps_leading_to_the_file() {
    let folder = folder("link");
    let (link, file) = (folder.join("views.yaml"), folder.join("mine.yaml"));
    fs::write(&file, "old").unwrap();
    symlink("mine.yaml", &link).unwrap();
    keep(&link, "new").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&file).unwrap(), "new");
}

#[test]
fn what_cannot_be_written_leaves_everything_as_it_was() {
    let folder = folder("fail");
    fs::create_dir(folder.join("views.yaml")).unwrap();
    assert!(keep(&folder.join("views.yaml"), "new").is_err(), "a folder is in the way");
    assert_eq!(names(&folder), ["views.yaml"]);
    symlink("nowhere.yaml", folder.join("dangling.yaml")).unwrap();
    assert!(keep(&folder.join("dangling.yaml"), "new").is_err());
    assert_eq!(names(&folder), ["dangling.yaml", "views.yaml"]);
}

#[test]
fn a_name_may_be_as_long_as_the_system_takes() {
    for name in ["x".repeat(255), "ラ".repeat(85)] {
        let path = folder("long").join(name);
        keep(&path, "one\n").unwrap();
        keep(&path, "two\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two\n");
    }
}
