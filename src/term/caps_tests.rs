//! The table of environments and what each may be sent.

use super::*;

fn env(term: &str, colorterm: &str, no_color: bool, locale: &str) -> Env {
    Env { term: term.into(), colorterm: colorterm.into(), no_color, locale: locale.into(), ..Env::default() }
}

#[test]
fn colours_and_sequences_follow_the_environment() {
    use Depth::*;
    use Family::*;
    let cases = [
        (env("xterm-256color", "", false, "en_US.UTF-8"), Indexed, Xterm, true),
        (env("xterm-256color", "truecolor", false, "en_US.UTF-8"), True, Xterm, true),
        (env("xterm-256color", "24bit", true, "C.UTF-8"), Mono, Xterm, true),
        (env("xterm", "", false, "C"), Sixteen, Xterm, false),
        (env("xterm-direct", "", false, "de_DE.utf8"), True, Xterm, true),
        (env("xterm-mono", "truecolor", false, "POSIX"), Mono, Xterm, false),
        (env("tmux-256color", "", false, ""), Indexed, Xterm, false),
        (env("screen", "", false, "ar_IQ.UTF-8"), Sixteen, Xterm, true),
        (env("screen-256color", "", false, "C.UTF-8"), Indexed, Xterm, true),
        (env("xterm-kitty", "", false, "C.UTF-8"), True, Xterm, true),
        (env("alacritty", "", false, "C.UTF-8"), True, Xterm, true),
        (env("linux", "truecolor", false, "C.UTF-8"), Sixteen, Linux, true),
        (env("linux-16color", "", true, "C"), Mono, Linux, false),
        (env("vt100", "truecolor", false, "C.UTF-8"), Mono, Vt100, true),
        (env("vt100-w", "", false, "ISO-8859-1"), Mono, Vt100, false),
    ];
    for (env, depth, family, utf8) in cases {
        assert_eq!(caps(&env), Caps { depth, family, utf8 }, "{env:?}");
    }
}

#[test]
fn the_environment_is_read_in_the_order_of_the_locale() {
    let vars = |name: &str| match name {
        "TERM" => Some("xterm".into()),
        "LC_ALL" => Some("".into()),
        "LC_CTYPE" => Some("C".into()),
        "LANG" => Some("en_US.UTF-8".into()),
        "COLUMNS" => Some("0".into()),
        "LINES" => Some(" 43 ".into()),
        "NO_COLOR" => Some("".into()),
        _ => None,
    };
    let env = Env::read(vars);
    assert_eq!(env, Env { term: "xterm".into(), locale: "C".into(), lines: Some(43), ..Env::default() });
}

#[test]
fn a_place_without_a_screen_is_refused_with_the_way_out() {
    let good = env("xterm", "", false, "C");
    let (yes, no) = (Ttys { input: true, output: true }, Ttys { input: true, output: false });
    let pipe = Ttys { input: false, output: true };
    let cases = [
        (good.clone(), no, Refusal::OutputNotTerminal),
        (good.clone(), pipe, Refusal::InputNotTerminal),
        (env("", "", false, "C"), yes, Refusal::NoTerm),
        (env("dumb", "", false, "C"), yes, Refusal::DumbTerm),
        (env("dumb", "", false, "C"), no, Refusal::OutputNotTerminal),
    ];
    for (env, ttys, want) in cases {
        assert_eq!(preflight(&env, ttys), Err(want), "{env:?}");
        assert!(want.to_string().contains("`dateline list`"), "{want}");
    }
    assert!(preflight(&good, yes).is_ok());
}
