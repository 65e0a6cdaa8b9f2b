//! What a shell and a manual need: completions, in which ids come from the store on the line, and the page.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, Args, Command, ValueHint};
use clap_complete::{Shell, generate};

use super::offered::offered;
use super::{Done, Failure, LimitArgs, definition, open, out, writing};
use crate::brief::export::columns::COLUMNS;
use crate::model::EventIx;
use crate::text;
use crate::text::Text;

#[derive(Args, Debug)]
pub struct CompletionArgs {
    /// The shell.
    #[arg(value_parser = clap::builder::PossibleValuesParser::new(["bash", "zsh", "fish"]))]
    shell: String,
}

#[derive(Args, Debug)]
pub struct ManArgs {
    /// The command whose page is printed; without it, that of the program.
    #[arg(value_parser = offered(clap::builder::StringValueParser::new(), || PAGES.to_vec()), hide_possible_values = true)]
    command: Option<String>,
}

/// The commands that have a page.
const PAGES: &[&str] =
    &["list", "show", "brief", "stats", "diff", "export", "check", "import", "schema", "completions", "man"];

#[derive(Args, Debug)]
pub struct IdArgs {
    /// The words are as they stand on the line, quoted.
    #[arg(long)]
    quoted: bool,
    /// The words of the line so far.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<OsString>,
    #[command(flatten)]
    limits: LimitArgs,
}

/// The hidden command that completions ask.
pub const IDS: &str = "complete-ids";

/// Prints the completions of a shell.
pub fn completions(args: &CompletionArgs) -> Done {
    let script = match args.shell.as_str() {
        "bash" => bash(),
        "zsh" => zsh(),
        _ => fish(),
    };
    out::print(&out::raw_lines(&script)).map(|()| ExitCode::SUCCESS)
}

/// A script as it is generated, without the command that nobody types.
fn generated(shell: Shell) -> String {
    let mut script = Vec::new();
    generate(shell, &mut hinted(definition()), "dateline", &mut script);
    let script = String::from_utf8_lossy(&script).replace(&format!(" {IDS} "), " ");
    let offers = |line: &&str| line.contains(&format!("-a \"{IDS}\"")) || line.contains(&format!("'{IDS}:"));
    script.lines().filter(|line| !offers(line)).map(|line| format!("{line}\n")).collect()
}

/// The same command, of which a shell knows that a value is no file where it is none.
fn hinted(command: Command) -> Command {
    let hint = |arg: Arg| match arg.get_value_hint() {
        ValueHint::Unknown if arg.get_action().takes_values() => arg.value_hint(ValueHint::Other),
        _ => arg,
    };
    command.mut_args(hint).mut_subcommands(hinted)
}

/// The names of the columns.
fn columns() -> String {
    COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>().join(" ")
}

/// The names of the commands that people type.
fn commands(between: &str) -> String {
    let definition = definition();
    let shown = definition.get_subcommands().filter(|command| !command.is_hide_set());
    shown.map(Command::get_name).chain(["help"]).collect::<Vec<_>>().join(between)
}

fn bash() -> String {
    format!("{}{}", generated(Shell::Bash), BASH.replace("COLUMNS", &columns()))
}

/// As generated, but that commands are offered for the first word alone, and options behind a store and behind an option
/// without its value yet.
fn fish() -> String {
    let script = generated(Shell::Fish);
    let (_, after) = script.split_once("function __fish_dateline_using_subcommand").unwrap_or_default();
    let at_first = "-n \"__fish_dateline_needs_command\" -a";
    let after = after.replace(at_first, "-n \"__fish_dateline_at_first\" -a");
    let (first, last) = (FISH_FIRST.replace("COMMANDS", &commands(" ")), FISH.replace("COLUMNS", &columns()));
    format!("{first}function __fish_dateline_using_subcommand{after}{last}")
}

/// As generated, but that a command is the first word or none: what is generated takes the first word for a store.
fn zsh() -> String {
    let script = generated(Shell::Zsh).replace(":ID:'", ":ID:_dateline_ids'");
    let script = script.replace(" id:'", " id:_dateline_ids'");
    let (listed, columns) = (format!("({})", columns()), columns());
    let script = script.replace(&listed, &format!("_sequence compadd - {columns}"));
    let script = script.replacen("_dateline() {", ZSH, 1);
    let script = script.replacen("    _arguments ", &ZSH_FIRST.replace("COMMANDS", &commands("|")), 1);
    let (before, after) = script.split_once("'::stores -- ").unwrap_or_default();
    let (told, after) = after.split_once(":_files' \\\n").unwrap_or_default();
    let (_, after) = after.split_once("        case $line[2] in\n").unwrap_or_default();
    format!("{before}'*:stores -- {told}:_dateline_first' \\\n{ZSH_THEN}{after}")
}

/// For bash: ids after `show` and `--at`, columns after a comma, everything else as generated. Ids are compared, never
/// expanded; the words of the line are quoted yet, and the program takes the quotes off.
const BASH: &str = r#"
_dateline_with_ids() {
    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" id name program="${COMP_WORDS[0]}"
    [[ $program == "~/"* ]] && program="$HOME/${program:2}"
    type -P -- "$program" >/dev/null || program=dateline
    if [[ $prev == --columns && $cur == *,* ]]; then
        COMPREPLY=()
        for name in COLUMNS; do
            [[ $name == "${cur##*,}"* ]] && COMPREPLY+=("${cur%,*},$name")
        done
        return 0
    fi
    if [[ $prev == --at || ( ${COMP_WORDS[1]} == show && $COMP_CWORD -eq 2 && $cur != -* ) ]]; then
        COMPREPLY=()
        while IFS= read -r id; do
            [[ $id == "$cur"* ]] && COMPREPLY+=("$id")
        done < <("$program" complete-ids --quoted -- "${COMP_WORDS[@]:1}" 2>/dev/null)
        return 0
    fi
    _dateline "$@"
}
complete -F _dateline_with_ids -o bashdefault -o default dateline
"#;

/// For zsh: what completes an id, before the generated function.
const ZSH: &str = r#"_dateline_ids() {
    local -a ids
    ids=(${(f)"$(dateline complete-ids -- ${(Q)words[2,-1]} 2>/dev/null)"})
    compadd -a ids
}

_dateline_first() {
    local ret=1
    (( CURRENT == 2 )) && _dateline_commands && ret=0
    _files && ret=0
    return ret
}

_dateline() {"#;

/// For zsh: the options and stores of the program, where no command stands first.
const ZSH_FIRST: &str = r#"    if (( CURRENT > 2 )) && [[ $words[2] == (COMMANDS) ]]; then
        state=dateline
    else
    _arguments "#;

/// For zsh: what follows them, up to the commands.
const ZSH_THEN: &str = r#"&& ret=0
    fi
    case $state in
    (dateline)
        shift words
        (( CURRENT -= 1 ))
        curcontext="${curcontext%:*:*}:dateline-command-$words[1]:"
        case $words[1] in
"#;

/// For fish: which command stands on the line, if any.
const FISH_FIRST: &str = r#"function __fish_dateline_at_first
    test (count (commandline -opc)) -eq 1
end

function __fish_dateline_needs_command
    set -l cmd (commandline -opc)
    set -e cmd[1]
    if set -q cmd[1]; and contains -- $cmd[1] COMMANDS
        echo $cmd[1]
        return 1
    end
    return 0
end

"#;

/// For fish: ids after `show` and `--at`, columns after a comma.
const FISH: &str = r#"
function __dateline_ids
    dateline complete-ids -- (commandline -opc)[2..] 2>/dev/null
end
function __dateline_wants_id
    __fish_dateline_using_subcommand show; and test (count (commandline -opc)) -eq 2
end
function __dateline_columns
    set -l begun (string replace -rf '^(--columns=)?(.*,)[^,]*$' '$2' -- (commandline -ct))
    for name in COLUMNS
        echo "$begun"$name
    end
end
complete -c dateline -n "__dateline_wants_id" -f -a "(__dateline_ids)"
complete -c dateline -n "__fish_dateline_needs_command" -l at -x -a "(__dateline_ids)"
complete -c dateline -n "__fish_dateline_using_subcommand list export" -l columns -x -a "(__dateline_columns)"
"#;

/// Prints the ids of the store that a line names, or of the one that is part of the program. A store that cannot be
/// read completes nothing, and says nothing in the middle of somebody's line.
pub fn ids(args: &IdArgs) -> Done {
    let read = |word: &OsString| if args.quoted { unquoted(word) } else { word.clone() };
    let words: Vec<OsString> = args.words.iter().map(read).collect();
    let Ok(data) = open(&stores(&words), &args.limits) else { return Ok(ExitCode::from(1)) };
    let events = (0..data.store.len()).map(|at| EventIx(at as u32));
    let ids: Vec<Text> = events.map(|event| Text::new(data.store.id(event))).collect();
    out::print(&ids).map(|()| ExitCode::SUCCESS)
}

/// The words of a line that are stores: those that lead to something, behind the command and no value of an option. The
/// word that is being typed may be empty yet.
fn stores(words: &[OsString]) -> Vec<PathBuf> {
    let definition = definition();
    let command = words.first().and_then(|word| definition.find_subcommand(word));
    let options = command.unwrap_or(&definition);
    let takes = |word: &OsString| {
        let named = |arg: &&clap::Arg| {
            let long = arg.get_long().is_some_and(|long| *word == *format!("--{long}"));
            long || arg.get_short().is_some_and(|short| *word == *format!("-{short}"))
        };
        options.get_arguments().find(named).is_some_and(|arg| arg.get_action().takes_values())
    };
    let mut stores = Vec::new();
    let mut value = false;
    for word in words.iter().skip(usize::from(command.is_some())) {
        // Some shells make three words of `--option=value`.
        if value && word == "=" {
            continue;
        }
        if !std::mem::replace(&mut value, takes(word)) {
            stores.extend(found(word));
        }
    }
    stores
}

/// The path that a word leads to, if there is anything. `~/` is home, as the shell would have it.
fn found(word: &OsString) -> Option<PathBuf> {
    let there = |path: PathBuf| path.metadata().is_ok().then_some(path);
    let home = || Some(writing::path(word.to_str()?, |name| std::env::var_os(name)));
    there(PathBuf::from(word)).or_else(|| home().and_then(there))
}

/// A word of a shell's line without its quotes and backslashes. Nothing in it is expanded.
fn unquoted(word: &OsString) -> OsString {
    let mut bytes = word.as_bytes().iter().copied().peekable();
    let (mut out, mut within) = (Vec::new(), None);
    while let Some(byte) = bytes.next() {
        match (byte, within) {
            (b'\'' | b'"', None) => within = Some(byte),
            (quote, Some(open)) if quote == open => within = None,
            (b'\\', None) => out.extend(bytes.next()),
            (b'\\', Some(b'"')) if bytes.peek().is_some_and(|next| b"$`\"\\".contains(next)) => {
                out.extend(bytes.next())
            }
            _ => out.push(byte),
        }
    }
    OsString::from_vec(out)
}

/// Prints a page of the manual.
pub fn man(args: &ManArgs) -> Done {
    let mut all = definition().disable_help_subcommand(true);
    all.build();
    let page = match &args.command {
        None => all,
        Some(name) => {
            let under = all.find_subcommand(name).filter(|c| !c.is_hide_set()).cloned();
            let under = under.ok_or_else(|| Failure::new(text!("There is no command {name}.")))?;
            under.display_name(format!("dateline-{name}")).bin_name(format!("dateline {name}"))
        }
    };
    let mut roff = Vec::new();
    let page = clap_mangen::Man::new(page);
    page.render(&mut roff).map_err(|error| Failure::new(text!("The page cannot be made: {error}.")))?;
    let text =
        format!("{}{}", String::from_utf8_lossy(&roff), if args.command.is_none() { MORE } else { "" });
    out::print(&out::raw_lines(&text)).map(|()| ExitCode::SUCCESS)
}

/// What the page of the program says beyond its options.
const MORE: &str = r".SH ENVIRONMENT
.TP
\fBVISUAL\fR, \fBEDITOR\fR
The editor that \fBe\fR opens, with its options; vi without them.
.TP
\fBNO_COLOR\fR
Set to anything: no colours.
.TP
\fBLC_ALL\fR, \fBLC_CTYPE\fR, \fBLANG\fR
Whether UTF\-8 is promised; ASCII without it.
.SH FILES
.TP
\fI$XDG_CONFIG_HOME/dateline/config.toml\fR, \fI~/.config/dateline/config.toml\fR
The configuration; \fBdateline \-\-print\-config\fR begins one.
.TP
\fI$XDG_CONFIG_HOME/dateline/views.yaml\fR
Views of your own.
.TP
\fI$XDG_STATE_HOME/dateline/sessions\fR, \fI~/.local/state/dateline/sessions\fR
Where stores were left.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shell_completes_ids_and_offers_no_hidden_command() {
        let scripts = [
            (bash(), "_dateline_with_ids -o"),
            (zsh(), "id:_dateline_ids'"),
            (fish(), "-l at -x -a \"(__dateline_ids)\""),
        ];
        for (script, wanted) in scripts {
            assert!(script.contains(wanted), "{wanted}");
            let offering = |line: &&str| {
                line.contains(&format!("-a \"{IDS}\""))
                    || line.contains(&format!("'{IDS}:"))
                    || (line.contains("opts=") && line.contains(IDS))
            };
            assert_eq!(script.lines().find(offering), None);
            for command in definition().get_subcommands().filter(|c| !c.is_hide_set()) {
                assert!(script.contains(command.get_name()), "{}", command.get_name());
            }
        }
        assert!(zsh().contains(":ID:_dateline_ids'"), "--at");
    }

    /// What is generated is changed where it would offer the wrong things; it must still be as it is expected.
    #[test]
    fn what_is_generated_is_mended_for_stores_and_queries() {
        let (zsh, fish) = (zsh(), fish());
        for (script, wanted) in [
            (&zsh, "'*:stores -- "),
            (&zsh, "[[ $words[2] == (list|show|brief|"),
            (&zsh, "case $words[1] in\n            (list)"),
            (&zsh, ":QUERY:' "),
            (&zsh, ":NAMES:_sequence compadd - match id "),
            (&zsh, ":FILE:_files' "),
            (&fish, "-n \"__fish_dateline_at_first\" -a \"list\""),
            (&fish, "-n \"__fish_dateline_needs_command\" -s w -l where"),
            (&fish, "    for name in match id "),
        ] {
            assert!(script.contains(wanted), "{wanted}");
        }
        for unwanted in [":_default", "$line[2]", "_dateline_commands\" \\"] {
            assert!(!zsh.contains(unwanted), "{unwanted}");
        }
        for unwanted in ["argparse", "COMMANDS", "optspecs", "-n \"__fish_dateline_needs_command\" -a"] {
            assert!(!fish.contains(unwanted), "{unwanted}");
        }
        let query = fish.lines().find(|line| line.contains("-l where")).unwrap();
        assert!(query.ends_with("-r -f"), "a query is no file: {query}");
    }

    #[test]
    fn every_command_has_its_page_offered() {
        let definition = definition();
        let shown = definition.get_subcommands().filter(|c| !c.is_hide_set());
        assert_eq!(shown.map(clap::Command::get_name).collect::<Vec<_>>(), PAGES);
    }

    #[test]
    fn the_quotes_of_a_word_are_taken_off() {
        for (word, read) in [
            ("plain.yaml", "plain.yaml"),
            (r"my\ store.yaml", "my store.yaml"),
            ("'my store.yaml'", "my store.yaml"),
            (r#""my \"own\" \store.yaml""#, r#"my "own" \store.yaml"#),
            ("a'b\\'\"c\"", "ab\\c"),
            ("'not closed", "not closed"),
            ("$(touch x) `y` *", "$(touch x) `y` *"),
            ("~/a.yaml", "~/a.yaml"),
            ("", ""),
        ] {
            assert_eq!(unquoted(&word.into()), read, "{word}");
        }
    }

    #[test]
    fn the_stores_of_a_line_are_found_among_its_words() {
        let small = "tests/fixtures/small.yaml";
        let found = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            stores(&words).iter().map(|s| s.display().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found(&format!("{small} --at")), [small]);
        assert_eq!(found(&format!("show 2019 {small}")), [small]);
        assert_eq!(found(&format!("--views {small} --at")), [""; 0], "it is the value of an option");
        assert_eq!(found("-w src --mouse tests"), ["tests"]);
        assert_eq!(found("show no-such-file"), [""; 0]);
        assert_eq!(found(&format!("--views = {small} --at = ")), [""; 0], "the value stands behind a sign");
        assert_eq!(found(&format!("-w  {small} --at ")), [small], "words may be empty");
    }
}
