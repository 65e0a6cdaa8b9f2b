//! What is no store at all: missing, a folder, a pipe, a device, closed to us, or called something odd. The program
//! says so in a sentence and ends with 2, in the same bounds as ever.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::confined::{argument, run, wrong};

const PLAIN: &str = include_str!("../bad_data/good/plain.yaml");

/// A folder of the test's own.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("dateline-files-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: impl AsRef<Path>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, PLAIN).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Holds that every command refuses a path with 2 and says so.
fn refused(path: &Path, says: &str) {
    for command in ["list", "check", "brief"] {
        let out = run(&[command, argument(path)], b"");
        assert_eq!(wrong(&format!("{command} {}", path.display()), &out, &[2]), None);
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(said.contains(says), "{command} {}: {said}", path.display());
        assert!(out.stdout.is_empty(), "{command} {}", path.display());
    }
}

#[test]
fn what_is_no_file_is_refused_in_a_sentence() {
    let folder = Folder::new("kinds");
    refused(&folder.0.join("missing.yaml"), "There is no file");
    refused(&folder.0.join("no-folder/missing.yaml"), "There is no file");
    refused(&folder.0, "holds no file that ends in .yaml");
    refused(Path::new("/dev/null"), "is a device");
    refused(Path::new("/dev/zero"), "is a device");
    refused(Path::new("/dev/full"), "is a device");
    let pipe = folder.0.join("pipe.yaml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    refused(&pipe, "is a pipe");
    let _listener = UnixListener::bind(folder.0.join("socket.yaml")).unwrap();
    refused(&folder.0.join("socket.yaml"), "is a socket");
    refused(&folder.file("file.yaml").join("more"), "cannot be read");
    refused(Path::new(""), "");
}

#[test]
fn links_that_lead_nowhere_are_refused() {
    let folder = Folder::new("links");
    let link = |name: &str, to: &Path| {
        symlink(to, folder.0.join(name)).unwrap();
        folder.0.join(name)
    };
    refused(&link("dangling.yaml", Path::new("nowhere")), "There is no file");
    refused(&link("itself.yaml", Path::new("itself.yaml")), "leads back to itself");
    let one = link("one.yaml", Path::new("two.yaml"));
    link("two.yaml", Path::new("one.yaml"));
    refused(&one, "leads back to itself");
    refused(&link("device.yaml", Path::new("/dev/zero")), "is a device");
    let good = link("good.yaml", &folder.file("file.yml"));
    assert_eq!(wrong("a link", &run(&["list", argument(&good)], b""), &[0]), None);
}

#[test]
fn odd_names_are_shown_and_not_obeyed() {
    let folder = Folder::new("names");
    let long = "a".repeat(250);
    for name in [
        "\u{1b}[31m\u{7}.yaml",
        "\u{202e}lmay.yaml",
        "a\nb.yaml",
        "-w.yaml",
        " .yaml",
        &format!("{long}.yaml"),
    ] {
        let path = folder.file(name);
        assert_eq!(wrong(name, &run(&["list", argument(&path)], b""), &[0]), None);
        fs::write(&path, PLAIN.replace("2018-06-17", "2018-06-31")).unwrap();
        let out = run(&["list", argument(&path)], b"");
        assert_eq!(wrong(name, &out, &[2]), None);
        assert!(!String::from_utf8_lossy(&out.stderr).contains('\u{202e}'));
        fs::remove_file(&path).unwrap();
        refused(&path, "There is no file");
    }
    refused(&folder.0.join("b".repeat(300)), "cannot be read");
    refused(&folder.0.join("c/".repeat(3000)), "cannot be read");
}

#[test]
fn a_name_that_is_not_unicode_is_read_and_shown() {
    let folder = Folder::new("bytes");
    let path = folder.file(OsStr::from_bytes(b"caf\xe9-\xff.yaml"));
    assert_eq!(wrong("a folder", &run(&["list", argument(&folder.0)], b""), &[0]), None);
    fs::write(&path, "x: y\n").unwrap();
    let out = run(&["list", argument(&folder.0)], b"");
    assert_eq!(wrong("a folder", &out, &[2]), None);
    assert!(String::from_utf8_lossy(&out.stderr).contains("unknown-key"));
}

#[test]
fn what_else_is_in_a_folder_is_no_concern() {
    let folder = Folder::new("mixed");
    folder.file("store.yaml");
    folder.file("notes.txt");
    fs::create_dir(folder.0.join("folder.yaml")).unwrap();
    fs::write(folder.0.join(".hidden.yaml"), "x: y\n").unwrap();
    assert_eq!(wrong("a folder", &run(&["list", argument(&folder.0)], b""), &[0]), None);
    assert!(Command::new("mkfifo").arg(folder.0.join("pipe.yaml")).status().unwrap().success());
    refused(&folder.0, "is a pipe");
}

/// The program run by somebody who is not root, whoever runs the tests; none where that cannot be done.
fn as_nobody(folder: &Folder, path: &Path) -> Option<Output> {
    let own = folder.0.join("dateline");
    if !own.exists() {
        // Copied by another process: while this one has it open for writing, a test beside this that starts a program
        // hands the open file on, and what is open for writing cannot be run.
        let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_dateline")).arg(&own).status().unwrap();
        assert!(copied.success());
        fs::set_permissions(&own, Permissions::from_mode(0o755)).unwrap();
    }
    let plain = || Command::new(&own).args(["list", argument(path)]).output().ok();
    if !rustix::process::geteuid().is_root() {
        return plain();
    }
    let change = ["--reuid", "65534", "--regid", "65534", "--clear-groups"];
    Command::new("setpriv").args(change).arg(&own).args(["list", argument(path)]).output().ok()
}

#[test]
fn what_may_not_be_read_is_refused_to_whoever_is_not_root() {
    let folder = Folder::new("closed");
    fs::set_permissions(&folder.0, Permissions::from_mode(0o755)).unwrap();
    let open = folder.file("open.yaml");
    fs::set_permissions(&open, Permissions::from_mode(0o644)).unwrap();
    let Some(out) = as_nobody(&folder, &open) else { return };
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let closed = folder.file("closed.yaml");
    fs::set_permissions(&closed, Permissions::from_mode(0o000)).unwrap();
    let inner = folder.0.join("inner");
    fs::create_dir(&inner).unwrap();
    let inside = folder.file("inner/inside.yaml");
    fs::set_permissions(&inner, Permissions::from_mode(0o000)).unwrap();
    for path in [&closed, &inner, &inside] {
        let out = as_nobody(&folder, path).unwrap();
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(
            out.status.code() == Some(2) && said.contains("may not be read"),
            "{}: {said}",
            path.display()
        );
    }
    fs::set_permissions(&inner, Permissions::from_mode(0o755)).unwrap();
}
