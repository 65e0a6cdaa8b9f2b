//! An event as it is written: key by key on lines of its own, as people read stores, or all on one line without blanks
//! that nobody needs, where it is kept in memory and there are very many.

use std::fmt::Write;

use super::yaml;

/// How events are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A key on each line.
    Lines,
    /// All on one line.
    Tight,
}

/// An event that is being written.
#[derive(Debug)]
pub struct Item<'o> {
    out: &'o mut String,
    style: Style,
}

impl<'o> Item<'o> {
    /// Begins an event with its id.
    pub fn begin(out: &'o mut String, style: Style, id: &str) -> Item<'o> {
        out.push_str(match style {
            Style::Lines => "- id: ",
            Style::Tight => "- {id: ",
        });
        out.push_str(id);
        Item { out, style }
    }

    /// Ends it.
    pub fn end(self) {
        self.out.push_str(match self.style {
            Style::Lines => "\n",
            Style::Tight => "}\n",
        });
    }

    /// Between two values inside brackets.
    fn comma(&self) -> &'static str {
        match self.style {
            Style::Lines => ", ",
            Style::Tight => ",",
        }
    }

    fn key(&mut self, key: &str) {
        self.out.push_str(match self.style {
            Style::Lines => "\n  ",
            Style::Tight => ",",
        });
        self.out.push_str(key);
        self.out.push_str(": ");
    }

    /// A value that needs no quotes; left out if there is none.
    pub fn word(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.key(key);
            self.out.push_str(value);
        }
    }

    /// A text; left out if there is none.
    pub fn text(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.key(key);
            yaml::text(self.out, value);
        }
    }

    /// Values that need no quotes: one of them alone, several in brackets.
    pub fn words<'i>(&mut self, key: &str, mut values: impl Iterator<Item = &'i str>) {
        let Some(first) = values.next() else { return };
        let rest: Vec<&str> = values.collect();
        match rest.is_empty() {
            true => self.word(key, first),
            false => self.listed(key, &[&[first], &*rest].concat()),
        }
    }

    /// Values that need no quotes, in brackets; left out if there are none.
    pub fn listed(&mut self, key: &str, values: &[impl AsRef<str>]) {
        self.bracketed(key, values, |fields, value| fields.out.push_str(value.as_ref()));
    }

    /// Mappings, in brackets; left out if there are none.
    pub fn maps<T>(&mut self, key: &str, values: &[T], write: impl Fn(&mut Fields<'_>, &T)) {
        self.bracketed(key, values, |fields, value| {
            fields.out.push('{');
            write(fields, value);
            fields.out.push('}');
        });
    }

    /// A mapping.
    pub fn map(&mut self, key: &str, write: impl Fn(&mut Fields<'_>)) {
        self.key(key);
        let comma = self.comma();
        self.out.push('{');
        write(&mut Fields { out: self.out, comma, first: true });
        self.out.push('}');
    }

    fn bracketed<T>(&mut self, key: &str, values: &[T], write: impl Fn(&mut Fields<'_>, &T)) {
        if values.is_empty() {
            return;
        }
        self.key(key);
        let comma = self.comma();
        for (n, value) in values.iter().enumerate() {
            self.out.push_str(if n == 0 { "[" } else { comma });
            write(&mut Fields { out: self.out, comma, first: true }, value);
        }
        self.out.push(']');
    }
}

/// The keys of a mapping in braces.
#[derive(Debug)]
pub struct Fields<'o> {
    out: &'o mut String,
    comma: &'static str,
    first: bool,
}

impl Fields<'_> {
    fn key(&mut self, key: &str) {
        if !std::mem::take(&mut self.first) {
            self.out.push_str(self.comma);
        }
        self.out.push_str(key);
        self.out.push_str(": ");
    }

    /// A value that needs no quotes; left out if there is none.
    pub fn word(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.key(key);
            let _ = self.out.write_str(value);
        }
    }

    /// A text; left out if there is none.
    pub fn text(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.key(key);
            yaml::text(self.out, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(style: Style) -> String {
        let mut out = String::new();
        let mut item = Item::begin(&mut out, style, "a-1");
        item.text("date", "2020-01");
        item.text("time", "");
        item.map("dated", |fields| {
            fields.word("how", "stated");
            fields.text("note", "so");
        });
        item.words("place", ["ford"].into_iter());
        item.words("place", ["ford", "town"].into_iter());
        item.maps("actors", &["x", "y"], |fields, who| {
            fields.word("who", who);
            fields.word("basis", "");
            fields.word("as", "target");
        });
        item.listed("tags", &["t"]);
        item.end();
        out
    }

    #[test]
    fn an_event_is_written_on_lines_or_on_one() {
        assert_eq!(
            written(Style::Lines),
            "- id: a-1\n  date: \"2020-01\"\n  dated: {how: stated, note: \"so\"}\n  place: ford\n  \
             place: [ford, town]\n  actors: [{who: x, as: target}, {who: y, as: target}]\n  tags: [t]\n"
        );
        assert_eq!(
            written(Style::Tight),
            "- {id: a-1,date: \"2020-01\",dated: {how: stated,note: \"so\"},place: ford,place: [ford,town],\
             actors: [{who: x,as: target},{who: y,as: target}],tags: [t]}\n"
        );
    }
}
