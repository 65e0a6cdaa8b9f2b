//! The default configuration with a comment on everything, and the page of the docs, made from the same tables.

use super::{AUTO, KEYS, SETTINGS};
use crate::app::COMMANDS;
use crate::app::command::{Command, Group};
use crate::app::keymap::TAKEN;
use crate::text::{Text, wrap};
use crate::ui::ThemeName;

/// Columns of the comments.
const COLUMNS: usize = 100;

/// What `--print-config` prints: every setting and every command with its keys, commented out, as it is without a
/// file.
pub fn default() -> String {
    let mut out = String::from(
        "# Configuration of dateline: config.toml in the folder dateline of the configuration folder.\n\
         # Everything is as it is without this file; take the # away before what is to be another way.\n\
         # The command line has the last word.\n",
    );
    for setting in SETTINGS {
        out.push('\n');
        comment(&mut out, setting.doc);
        if setting.name == "theme" {
            for (name, theme) in ThemeName::ALL {
                comment(&mut out, &format!("  \"{name}\": {}", theme.doc()));
            }
        }
        out.push_str(&format!("# {} = {}\n", setting.name, setting.default));
    }
    out.push('\n');
    comment(&mut out, KEYS_DOC);
    out.push_str(&format!("[{KEYS}]\n"));
    for group in Group::ALL {
        out.push_str(&format!("\n# {}\n", group.heading()));
        for command in COMMANDS.iter().filter(|c| c.group == *group) {
            out.push_str(&format!("# {} = {}  # {}\n", command.name, keys(command), command.doc));
        }
    }
    out
}

/// What is said about the keys.
const KEYS_DOC: &str = "The keys of commands: one in quotes, or a list, in the place of the default ones. A key that \
                        is another command's by default is that command's no longer where both act. What has no key \
                        is reached by : and its name.";

fn comment(out: &mut String, words: &str) {
    let inset = words.len() - words.trim_start().len();
    for (i, line) in wrap(&Text::new(words.trim_start()), COLUMNS).iter().enumerate() {
        let blanks = if i == 0 { inset } else { inset * 2 };
        out.push_str(&format!("# {}{line}\n", " ".repeat(blanks)));
    }
}

/// The default keys of a command as they stand in the file.
fn keys(command: &Command) -> String {
    let names: Vec<String> = command.keys().map(|key| format!("\"{}\"", escaped(&key.ascii()))).collect();
    match names.as_slice() {
        [one] => one.clone(),
        _ => format!("[{}]", names.join(", ")),
    }
}

fn escaped(name: &str) -> String {
    name.replace('\\', r"\\").replace('"', "\\\"")
}

/// The page of the docs.
pub fn markdown() -> String {
    let mut out = String::from(HEAD);
    out.push_str("\n| setting | without it | what |\n|---|---|---|\n");
    for setting in SETTINGS {
        out.push_str(&format!("| `{}` | `{}` | {} |\n", setting.name, setting.default, setting.doc));
    }
    out.push_str("\n## Themes\n\n| theme | for |\n|---|---|\n");
    out.push_str(&format!("| `{AUTO}` | What the terminal promises: `dark`, `16` or `none`. |\n"));
    for (name, theme) in ThemeName::ALL {
        out.push_str(&format!("| `{name}` | {} |\n", theme.doc()));
    }
    out.push_str(KEYS_HEAD);
    for (key, why) in TAKEN {
        out.push_str(&format!("| `{key}` | {why} |\n"));
    }
    out.push_str(&format!("{FAULTS}\n```toml\n{}```\n", default()));
    out
}

/// How the page begins.
const HEAD: &str = "# Configuration

Made from the program's tables; a test holds it to that. Nothing needs to be configured.

The file is `dateline/config.toml` in the folder for configuration: `$XDG_CONFIG_HOME`, or `~/.config`. To begin one:

```
dateline --print-config > ~/.config/dateline/config.toml
```

`--config FILE` reads another file, `--no-config` none. An option of the command line wins over the file: `--theme`,
`--sources`, `--mouse` and `--no-mouse`, `--ascii` and `--no-ascii`. Only the explorer reads the file; `list`, `show`,
`brief` and `check` give the same answer to everyone. So does `--screenshot`, which heeds a file only when `--config`
names it.

## Where you left it

When you quit, or a signal or a lost line ends the program, the view is kept for the store you looked at: query, event,
window, lanes, order, panes. It lies in `dateline/sessions` of the state folder (`$XDG_STATE_HOME`, or
`~/.local/state`), and the next start takes it up, says so, and `u` returns to everything. A start that asks for a view of
its own (`-w`, `--at`, `--window` and their like) neither takes it up nor writes over it; a store from standard input keeps
none. `--no-session` and `session = false` keep nothing. A file that cannot be read is told and replaced.
";

/// What stands over the table of keys that cannot be had.
const KEYS_HEAD: &str = "
## Keys

Under `[keys]` stand commands by name, each with a key or a list of keys that take the place of its default ones.
Help, footer, palette and the messages show the keys you have. The names of keys are those of help: `j`, `G`, `Ctrl-d`,
`PgDn`, `Space`, `Up`. The commands are those of [keys.md](keys.md).

- A key means one thing in one place. The same key for two commands that act in the same place is a fault.
- A key that is another command's by default is taken from it where both act; `:` and its name still reach it. A
  command of an overlay, which the palette does not reach, must keep a key.
- An empty list leaves a command to the palette.
- `Esc` and `Ctrl-c` always close what is open, whatever the file says.
- There are no Alt keys: an Escape typed in haste would be one. In lines where text is typed, characters are text.

These keys no command can have:

| key | why |
|---|---|
";

/// What stands before the default.
const FAULTS: &str = "
## Faults

A file with faults is not half heeded: all of them are listed with their places, and the program ends with status 2.

```
error[unknown-key]: There is no command `next-evnt`.
 --> config.toml:4:1
  |
4 | next-evnt = \"e\"
  | ^^^^^^^^^ no command
  |
  = help: did you mean `next-event`?
```

## The default
";
