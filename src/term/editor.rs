//! The person's editor: which it is, and how it is told to open a file at a line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::text;
use crate::text::Text;

/// What is run where nothing is set.
const USUAL: &str = "vi";

/// How an editor is told the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// `+12 file`
    Plus,
    /// `file:12`
    Colon,
    /// `--wait file:12`
    WaitColon,
    /// `--wait --goto file:12`
    WaitGoto,
}

/// Editors by the name of their program. One that is not here gets the file alone.
const EDITORS: &[(&str, Way)] = &[
    ("vi", Way::Plus),
    ("vim", Way::Plus),
    ("nvim", Way::Plus),
    ("vis", Way::Plus),
    ("elvis", Way::Plus),
    ("nvi", Way::Plus),
    ("view", Way::Plus),
    ("vimx", Way::Plus),
    ("gvim", Way::Plus),
    ("nano", Way::Plus),
    ("pico", Way::Plus),
    ("emacs", Way::Plus),
    ("emacsclient", Way::Plus),
    ("mg", Way::Plus),
    ("jmacs", Way::Plus),
    ("joe", Way::Plus),
    ("jed", Way::Plus),
    ("ne", Way::Plus),
    ("kak", Way::Plus),
    ("micro", Way::Plus),
    ("gedit", Way::Plus),
    ("hx", Way::Colon),
    ("helix", Way::Colon),
    ("subl", Way::WaitColon),
    ("zed", Way::WaitColon),
    ("code", Way::WaitGoto),
    ("code-insiders", Way::WaitGoto),
    ("codium", Way::WaitGoto),
    ("cursor", Way::WaitGoto),
];

/// The person's editor as a command of several words, from the first of these variables that is set.
pub fn editor(get: impl Fn(&str) -> Option<OsString>) -> String {
    let set = |name: &&str| {
        let value = get(name)?.to_string_lossy().trim().to_owned();
        (!value.is_empty()).then_some(value)
    };
    ["VISUAL", "EDITOR"].iter().find_map(set).unwrap_or_else(|| USUAL.to_owned())
}

/// What is run to open a file at a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Program and arguments. No shell reads any of it.
    pub words: Vec<OsString>,
    /// What the person is told where the editor is not told the line: how it is told that is not known.
    pub told: Option<Text>,
}

/// The command that opens a file at a line, from 1.
///
/// # Errors
/// When the editor's words end within a quotation.
pub fn command(editor: &str, path: &Path, line: usize) -> Result<Opening, Text> {
    let words = words(editor).ok_or_else(|| text!("The editor {editor} ends within a quotation."))?;
    let name =
        words.first().map(PathBuf::from).and_then(|p| Some(p.file_name()?.to_string_lossy().into_owned()));
    let name = name.ok_or_else(|| text!("The editor {editor} has no name."))?;
    let way = EDITORS.iter().find(|(known, _)| *known == name.trim_end_matches(".exe")).map(|(_, way)| *way);
    let waits = words.iter().any(|word| word == "-w" || word == "--wait");
    let mut command: Vec<OsString> = words.into_iter().map(OsString::from).collect();
    let file = plain(path);
    let at_line = || {
        let mut at = file.clone();
        at.push(format!(":{line}"));
        at
    };
    if matches!(way, Some(Way::WaitColon | Way::WaitGoto)) && !waits {
        command.push("--wait".into());
    }
    match way {
        Some(Way::Plus) => command.extend([format!("+{line}").into(), file]),
        Some(Way::Colon | Way::WaitColon) => command.push(at_line()),
        Some(Way::WaitGoto) => command.extend(["--goto".into(), at_line()]),
        None => command.push(file),
    }
    let told =
        way.is_none().then(|| text!("How {name} is told a line is not known: the event is in line {line}."));
    Ok(Opening { words: command, told })
}

/// A path that no program takes for an option.
fn plain(path: &Path) -> OsString {
    match path.as_os_str().as_encoded_bytes().first() {
        Some(b'-' | b'+') => Path::new(".").join(path).into_os_string(),
        _ => path.as_os_str().to_owned(),
    }
}

/// Words as a POSIX shell splits them, with quotations and backslashes and nothing else; none when a quotation is
/// not closed.
fn words(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            c if c.is_whitespace() => words.extend(word.take()),
            '\'' => word.get_or_insert_default().push_str(&within_single(&mut letters)?),
            '"' => word.get_or_insert_default().push_str(&within_double(&mut letters)?),
            '\\' => word.get_or_insert_default().push(letters.next()?),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    Some(words)
}

fn within_single(letters: &mut impl Iterator<Item = char>) -> Option<String> {
    let mut text = String::new();
    loop {
        match letters.next()? {
            '\'' => return Some(text),
            c => text.push(c),
        }
    }
}

fn within_double(letters: &mut impl Iterator<Item = char>) -> Option<String> {
    let mut text = String::new();
    loop {
        match letters.next()? {
            '"' => return Some(text),
            '\\' => match letters.next()? {
                c @ ('"' | '\\' | '$' | '`') => text.push(c),
                c => text.extend(['\\', c]),
            },
            c => text.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_names_the_editor() {
        let chosen = |visual: &str, other: &str| {
            editor(|name| Some(OsString::from(if name == "VISUAL" { visual } else { other })))
        };
        assert_eq!(chosen("nvim", "nano"), "nvim");
        assert_eq!(chosen(" ", "nano"), "nano");
        assert_eq!(editor(|_| None), "vi");
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        let opened = |editor: &str| {
            let words = command(editor, Path::new("a b/events.yaml"), 12).unwrap().words;
            words.iter().map(|w| w.to_string_lossy().into_owned()).collect::<Vec<_>>()
        };
        for plus in ["vi", "nvim", "nano", "emacs", "kak"] {
            assert_eq!(opened(plus), [plus, "+12", "a b/events.yaml"]);
        }
        assert_eq!(opened("/usr/bin/vim -n"), ["/usr/bin/vim", "-n", "+12", "a b/events.yaml"]);
        assert_eq!(opened("hx"), ["hx", "a b/events.yaml:12"]);
        assert_eq!(opened("code"), ["code", "--wait", "--goto", "a b/events.yaml:12"]);
        assert_eq!(opened("code -w"), ["code", "-w", "--goto", "a b/events.yaml:12"]);
        assert_eq!(opened("subl"), ["subl", "--wait", "a b/events.yaml:12"]);
        assert_eq!(opened("ed"), ["ed", "a b/events.yaml"], "what it would do with a line is not known");
        let told = |editor: &str| command(editor, Path::new("events.yaml"), 12).unwrap().told;
        assert_eq!(told("vi"), None);
        let said = "How ed is told a line is not known: the event is in line 12.";
        assert_eq!(told("/bin/ed -s").unwrap().as_str(), said);
    }

    #[test]
    fn words_are_split_as_a_shell_does_and_nothing_else_is_done() {
        let split = |text: &str| words(text).unwrap();
        assert_eq!(split("emacsclient -c  -a ''"), ["emacsclient", "-c", "-a", ""]);
        assert_eq!(split(r#""/opt/my editor/e" 'a b' c\ d"#), ["/opt/my editor/e", "a b", "c d"]);
        assert_eq!(split(r#""a\"b\n""#), [r#"a"b\n"#]);
        assert_eq!(split("vi; rm $HOME"), ["vi;", "rm", "$HOME"], "no shell reads it");
        assert_eq!(words("vi 'x"), None);
        assert!(command("'", Path::new("x"), 1).is_err() && command("", Path::new("x"), 1).is_err());
    }

    #[test]
    fn a_path_is_never_an_option() {
        let last = |path: &str| command("vi", Path::new(path), 1).unwrap().words.pop().unwrap();
        assert_eq!(last("-rf.yaml"), "./-rf.yaml");
        assert_eq!(last("+x.yaml"), "./+x.yaml");
    }
}
