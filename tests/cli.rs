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

/// What bash completes of words as they stand on its line, the last of them under the cursor; none where there is no bash.
fn completed(words: &[&str], home: &std::path::Path) -> Option<Vec<String>> {
    let script = "source <(\"$1\" completions bash); COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); \
                  _dateline_with_ids \"${COMP_WORDS[0]}\" \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD-1]}\"; \
                  printf '%s\\n' \"${COMPREPLY[@]}\"";
    let mut bash = std::process::Command::new("bash");
    let program = env!("CARGO_BIN_EXE_dateline");
    let bash = bash.args(["--norc", "-c", script, "bash", program]).args(words).env("HOME", home);
    let out = bash.output().ok()?;
    Some(String::from_utf8(out.stdout).expect("text").lines().map(str::to_owned).collect())
}

#[test]
fn bash_completes_ids_before_a_letter_is_typed() {
    let home = std::path::Path::new("/nonexistent");
    let store = "tests/fixtures/small.yaml";
    // Without bash there is nothing to complete for.
    let Some(ids) = completed(&[store, "--at", ""], home) else { return };
    assert_eq!(ids.len(), 12, "{ids:?}");
    assert!(ids.iter().any(|id| id == "2019-05-12-ford-attack"), "{ids:?}");
    let begun = completed(&[store, "--at", "2019-05"], home).expect("bash is there");
    assert_eq!(begun, ["2019-05-12-ford-attack", "2019-05-14-ford-pursuit"]);
    let embedded = completed(&["show", ""], home).expect("bash is there");
    assert!(embedded.iter().any(|id| id == "2018-06-17-anjata"), "{embedded:?}");
}

#[test]
fn bash_finds_the_store_however_its_name_is_quoted_and_runs_nothing() {
    let home = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("completed at home");
    std::fs::create_dir_all(&home).expect("a folder");
    std::fs::copy("tests/fixtures/small.yaml", home.join("my store.yaml")).expect("a copy");
    let within = home.display().to_string();
    let wanted = Some(vec!["2019-05-12-ford-attack".to_owned(), "2019-05-14-ford-pursuit".to_owned()]);
    for word in [
        r"~/my\ store.yaml".to_owned(),
        format!("'{within}/my store.yaml'"),
        format!("\"{within}/my store.yaml\""),
        format!("{}/my\\ store.yaml", within.replace(' ', "\\ ")),
    ] {
        let found = completed(&[&word, "--at", "2019-05"], &home);
        assert!(found.is_none() || found == wanted, "{word}: {found:?}");
        let shown = completed(&["show", "2019-05", &word], &home);
        assert!(shown.is_some() == found.is_some());
    }
    let trap = format!("$(touch '{within}/trap')");
    completed(&[&trap, "--at", ""], &home);
    assert!(!home.join("trap").exists());
}

#[test]
fn bash_offers_orders_headings_columns_and_pages() {
    let home = std::path::Path::new("/nonexistent");
    let Some(orders) = completed(&["list", "--sort", ""], home) else { return };
    assert_eq!(orders, ["date", "toll", "place", "weight"]);
    let offered = |words: &[&str]| completed(words, home).unwrap_or_default();
    assert_eq!(offered(&["list", "--sort", "t"]), ["toll"]);
    assert_eq!(offered(&["export", "--sort", "w"]), ["weight"]);
    assert_eq!(offered(&["--sort", "p"]), ["place"]);
    assert_eq!(offered(&["--headings", "mo"]), ["month"]);
    assert!(offered(&["list", "--columns", ""]).contains(&"title".to_owned()));
    assert_eq!(offered(&["list", "--columns", "id,tit"]), ["id,title"]);
    assert!(offered(&["man", ""]).contains(&"export".to_owned()));
    assert_eq!(offered(&["man", "imp"]), ["import"]);
    assert!(!offered(&["man", ""]).contains(&"complete-ids".to_owned()));
}
