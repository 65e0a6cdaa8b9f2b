//! `docs/cli.md`, made from the definition of the command line.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command};

/// How the program ends: each status and what it means.
pub const EXITS: &[(u8, &str)] = &[
    (0, "done"),
    (1, "nothing found, `check` found faults, or `diff` differences"),
    (2, "wrong use, a store or a configuration that cannot be read, or output that cannot be written"),
];

/// The statuses as the help tells them.
pub fn exits() -> String {
    let told: Vec<String> = EXITS.iter().map(|(code, what)| format!("{code} {what}")).collect();
    format!("Exit status: {}.", told.join("; "))
}

/// The page.
pub fn markdown(definition: &Command) -> String {
    let mut out = String::from(
        "# Command line\n\nMade from the definition of the command line; a test holds it to that. `dateline --help` \
         and `dateline COMMAND --help` print the same, `dateline man` a page of the manual.\n",
    );
    command(&mut out, definition, "dateline");
    out.push_str("\n## Exit status\n\n| status | meaning |\n|---|---|\n");
    for (code, what) in EXITS {
        out.push_str(&format!("| {code} | {what} |\n"));
    }
    out.push_str(
        "\nA program that is ended by a signal dies by that signal, with the terminal as it was found. What \
         nobody should ever see, a fault of the program itself, ends with 101 and says where.\n",
    );
    out.push_str(ENVIRONMENT);
    out
}

/// The variables and files that matter.
const ENVIRONMENT: &str = "
## Environment and files

| name | what |
|---|---|
| `VISUAL`, `EDITOR` | The editor of `e`, with its options; `vi` without them. |
| `NO_COLOR` | Set to anything: no colours. |
| `TERM`, `COLORTERM` | Which colours and sequences the terminal has. Nothing is asked of the terminal itself. |
| `LC_ALL`, `LC_CTYPE`, `LANG` | Whether UTF-8 is promised; ASCII without it. |
| `COLUMNS`, `LINES` | The size of the screen, where the terminal does not tell. |
| `XDG_CONFIG_HOME` | `dateline/config.toml` ([config.md](config.md)) and `dateline/views.yaml` ([filter.md](filter.md)); `~/.config` without it. |
| `XDG_STATE_HOME` | `dateline/sessions`: where stores were left; `~/.local/state` without it. |
";

/// One command and those under it.
fn command(out: &mut String, command: &Command, name: &str) {
    out.push_str(&format!("\n## {name}\n\n{}\n", about(command)));
    let shown: Vec<&Arg> = command.get_arguments().filter(|arg| !arg.is_hide_set()).collect();
    if !shown.is_empty() {
        out.push_str("\n| argument | what |\n|---|---|\n");
        for arg in shown {
            out.push_str(&format!("| {} | {} |\n", flags(arg), help(arg)));
        }
    }
    for under in command.get_subcommands().filter(|c| !c.is_hide_set() && c.get_name() != "help") {
        self::command(out, under, &format!("{name} {}", under.get_name()));
    }
}

fn about(command: &Command) -> String {
    let about = command.get_long_about().or_else(|| command.get_about());
    about.map(StyledStr::to_string).unwrap_or_default()
}

/// `-w`, `--where QUERY`
fn flags(arg: &Arg) -> String {
    let value = arg.get_value_names().and_then(|names| names.first()).map(|name| format!(" {name}"));
    let takes = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    let value = value.filter(|_| takes).unwrap_or_default();
    let short = arg.get_short().map(|short| format!("`-{short}`, "));
    match arg.get_long() {
        Some(long) => format!("{}`--{long}{value}`", short.unwrap_or_default()),
        None => format!("`{}`", value.trim_start()),
    }
}

/// What an argument does, what it can be and what it is without being said.
fn help(arg: &Arg) -> String {
    let help = arg.get_long_help().or_else(|| arg.get_help()).map(StyledStr::to_string);
    let mut help = help.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    if !help.is_empty() && !help.ends_with('.') {
        help.push('.');
    }
    let values: Vec<String> = match arg.get_action() {
        ArgAction::Set | ArgAction::Append if !arg.is_hide_possible_values_set() => {
            let shown = arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set());
            shown.map(|value| format!("`{}`", value.get_name())).collect()
        }
        _ => Vec::new(),
    };
    if !values.is_empty() {
        help.push_str(&format!(" One of {}.", values.join(", ")));
    }
    let usual: Vec<String> =
        arg.get_default_values().iter().map(|value| format!("`{}`", value.to_string_lossy())).collect();
    if !usual.is_empty() && arg.get_action().takes_values() {
        help.push_str(&format!(" Without it, {}.", usual.join(", ")));
    }
    help.replace('|', r"\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_every_argument_is_on_the_page_and_says_what_it_does() {
        fn look(command: &Command, page: &str) {
            for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
                assert!(page.contains(&flags(arg)), "{} {}", command.get_name(), arg.get_id());
                assert!(!help(arg).is_empty(), "{} {} says nothing", command.get_name(), arg.get_id());
            }
            for under in command.get_subcommands().filter(|c| !c.is_hide_set() && c.get_name() != "help") {
                assert!(page.contains(&format!(" {}\n", under.get_name())), "{}", under.get_name());
                assert!(!about(under).is_empty(), "{} says nothing", under.get_name());
                look(under, page);
            }
        }
        let definition = crate::cli::definition();
        look(&definition, &markdown(&definition));
    }
}
