//! The command line as people type it: each file of `tests/cmd` is a session with its output and exit status.
//! `TRYCMD=overwrite cargo test --test cli` writes the outputs anew; read them before committing.

#[test]
fn sessions() {
    trycmd::TestCases::new()
        .case("tests/cmd/*.trycmd")
        .env("NO_COLOR", "1")
        .env("LC_ALL", "C.UTF-8")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("XDG_STATE_HOME", "/nonexistent");
}

/// What bash completes is what its script makes of the words so far, of which the last is empty before anything is typed.
#[test]
fn bash_completes_ids_before_a_letter_is_typed() {
    let script = "source <(\"$1\" completions bash); COMP_WORDS=(\"$@\"); \
                  COMP_CWORD=$(($# - 1)); _dateline_with_ids; printf '%s\\n' \"${COMPREPLY[@]}\"";
    let program = env!("CARGO_BIN_EXE_dateline");
    let store = "tests/fixtures/small.yaml";
    let completed = |words: &[&str]| -> Option<Vec<String>> {
        let mut bash = std::process::Command::new("bash");
        let out = bash.args(["--norc", "-c", script, "bash", program]).args(words).output().ok()?;
        Some(String::from_utf8(out.stdout).expect("text").lines().map(str::to_owned).collect())
    };
    // Without bash there is nothing to complete for.
    let Some(ids) = completed(&[store, "--at", ""]) else { return };
    assert_eq!(ids.len(), 12, "{ids:?}");
    assert!(ids.iter().any(|id| id == "2019-05-12-ford-attack"), "{ids:?}");
    let begun = completed(&[store, "--at", "2019-05"]).expect("bash is there");
    assert_eq!(begun, ["2019-05-12-ford-attack", "2019-05-14-ford-pursuit"]);
    let embedded = completed(&["show", ""]).expect("bash is there");
    assert!(embedded.iter().any(|id| id == "2018-06-17-anjata"), "{embedded:?}");
}
