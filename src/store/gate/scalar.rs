//! The style of scalars: what is quoted, what is not, and what reads as something else.

use saphyr_parser::ScalarStyle;

use super::bytes;
use super::style::{is_decimal, is_whole, reads_as};
use crate::error::Rule;
use crate::store::shape::Style;
use crate::text;
use crate::text::Text;

/// What is wrong with a scalar.
pub struct Wrong {
    /// The rule that is broken.
    pub rule: Rule,
    /// What is wrong, as a sentence.
    pub message: Text,
    /// A few words under the caret.
    pub label: Text,
    /// What to do.
    pub hint: Option<Text>,
}

/// Whether a plain scalar stands for nothing.
pub fn is_nothing(value: &str) -> bool {
    reads_as(value) == Some("nothing")
}

/// What is wrong with a scalar that is the value of `name`, if anything.
pub fn check(value: &str, how: ScalarStyle, style: Style, name: &str) -> Option<Wrong> {
    let plain = how == ScalarStyle::Plain;
    if plain && value.starts_with(['>', '|']) {
        return Some(block_sign(value, name));
    }
    if !text::is_seen(value) {
        return Some(empty(value, name));
    }
    if how == ScalarStyle::DoubleQuoted
        && let Some(c) = bytes::first_refused(value)
    {
        return Some(control(c, name));
    }
    match style {
        Style::Whole => number(value, plain, is_whole, "a whole number", name),
        Style::Number => number(value, plain, is_decimal, "a number", name),
        Style::Flag => number(value, plain, |v| matches!(v, "true" | "false"), "true or false", name),
        Style::Date if plain && is_nothing(value) => reads_otherwise(value, name),
        Style::Date if plain => Some(unquoted(value, "date", name)),
        Style::Time if plain && value.contains(':') => Some(unquoted(value, "time", name)),
        Style::Count if plain && is_nothing(value) => reads_otherwise(value, name),
        Style::Text | Style::Time if plain => reads_otherwise(value, name),
        Style::Text | Style::Date | Style::Time | Style::Count => None,
    }
}

fn empty(value: &str, name: &str) -> Wrong {
    let name = Text::new(name);
    let (message, label) = match value.trim().is_empty() {
        true => (text!("`{name}` is empty."), "nothing in it"),
        false => (text!("`{name}` holds nothing that can be seen."), "nothing to see"),
    };
    Wrong {
        rule: Rule::NoValue,
        message,
        label: label.into(),
        hint: Some("leave the key out where nothing is known".into()),
    }
}

/// A character that no store may hold, written as an escape.
fn control(c: char, name: &str) -> Wrong {
    let name = Text::new(name);
    Wrong {
        rule: Rule::ControlCharacter,
        message: text!(
            "`{name}` holds the character U+{:04X}, which does not belong in a store.",
            u32::from(c)
        ),
        label: "written as an escape".into(),
        hint: Some("take it out".into()),
    }
}

/// A text within brackets that begins as a block of text does: readers of YAML disagree on what it is.
fn block_sign(value: &str, name: &str) -> Wrong {
    let (shown, name) = (Text::new(value), Text::new(name));
    Wrong {
        rule: Rule::Unquoted,
        message: text!("`{name}` is `{shown}`, which begins with a sign of YAML."),
        label: "not quoted".into(),
        hint: Some(text!("quote it: \"{shown}\"")),
    }
}

/// A number or boolean that is meant as such.
fn number(value: &str, plain: bool, good: fn(&str) -> bool, what: &str, name: &str) -> Option<Wrong> {
    let (shown, name) = (Text::new(value), Text::new(name));
    match (good(value), plain) {
        (true, true) => None,
        (true, false) => Some(Wrong {
            rule: Rule::Quoted,
            message: text!("`{name}` is {what}, which is not quoted."),
            label: "in quotes".into(),
            hint: Some(text!("write {shown}")),
        }),
        (false, _) => Some(Wrong {
            rule: Rule::BadNumber,
            message: text!("`{name}` is `{shown}`, which is not {what}."),
            label: text!("not {what}"),
            hint: leading_noughts(value),
        }),
    }
}

/// What to write instead of a number that begins with a nought it does not need.
fn leading_noughts(value: &str) -> Option<Text> {
    let digits = value.trim_start_matches(['+', '-']);
    let bare = digits.trim_start_matches('0');
    // One nought stays where no other digit stands before the point.
    let kept = bare.len() + usize::from(!bare.starts_with(|c: char| c.is_ascii_digit()));
    let number = digits.get(digits.len().checked_sub(kept)?..)?;
    let sign = value.get(..value.len() - digits.len())?;
    let hint =
        || text!("write {sign}{number}: some readers of YAML count by eights where a number begins with 0");
    (number.len() < digits.len() && is_decimal(number)).then(hint)
}

fn unquoted(value: &str, what: &str, name: &str) -> Wrong {
    let (shown, name) = (Text::new(value), Text::new(name));
    Wrong {
        rule: Rule::Unquoted,
        message: text!("`{name}` is a {what} without quotes."),
        label: "not quoted".into(),
        hint: Some(text!("quote it: \"{shown}\"")),
    }
}

/// Text that some reader of YAML would not take for text.
fn reads_otherwise(value: &str, name: &str) -> Option<Wrong> {
    let kind = reads_as(value)?;
    let (shown, name) = (Text::new(value), Text::new(name));
    let hint = match kind {
        "nothing" => text!("quote it if it is meant: \"{shown}\"; else leave the key out"),
        _ => text!("quote it: \"{shown}\""),
    };
    Some(Wrong {
        rule: Rule::Unquoted,
        message: text!("`{name}` is `{shown}`, which reads as {kind} where text is meant."),
        label: text!("reads as {kind}"),
        hint: Some(hint),
    })
}
