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
