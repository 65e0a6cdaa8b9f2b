//! What a shell and a manual need: completions, in which ids come from the store on the line, and the page.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
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
    generate(shell, &mut definition(), "dateline", &mut script);
    let script = String::from_utf8_lossy(&script).replace(&format!(" {IDS} "), " ");
    let offers = |line: &&str| line.contains(&format!("-a \"{IDS}\"")) || line.contains(&format!("'{IDS}:"));
    script.lines().filter(|line| !offers(line)).map(|line| format!("{line}\n")).collect()
}

fn bash() -> String {
    let columns: Vec<&str> = COLUMNS.iter().map(|column| column.name).collect();
    format!("{}{}", generated(Shell::Bash), BASH.replace("COLUMNS", &columns.join(" ")))
}

fn fish() -> String {
    let definition = definition();
    let commands: Vec<&str> = definition.get_subcommands().map(clap::Command::get_name).collect();
    format!("{}{}", generated(Shell::Fish), FISH.replace("COMMANDS", &commands.join(" ")))
}

fn zsh() -> String {
    let script = generated(Shell::Zsh).replace(":ID:_default", ":ID:_dateline_ids");
    script.replace(" id:_default", " id:_dateline_ids").replacen("_dateline() {", ZSH, 1)
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

_dateline() {"#;

/// For fish: ids after `show` and `--at`.
const FISH: &str = r#"
function __dateline_ids
    dateline complete-ids -- (commandline -opc)[2..] 2>/dev/null
end
complete -c dateline -n "__fish_seen_subcommand_from show" -f -a "(__dateline_ids)"
complete -c dateline -n "not __fish_seen_subcommand_from COMMANDS" -l at -x -a "(__dateline_ids)"
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
