//! The values of one section that answer what is typed, the best match first.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{Maker, Row, ValueRow, views};
use crate::app::facets::{Choice, Section};
use crate::model::Catalog;
use crate::query::FieldValue;
use crate::text;
use crate::text::Text;

/// Matches shown at most.
const MOST: usize = 100;

/// What is typed, as it is held against names.
struct Typed {
    pattern: Pattern,
    matcher: Matcher,
}

impl Typed {
    fn new(text: &str) -> Typed {
        let pattern = Pattern::parse(text, CaseMatching::Ignore, Normalization::Smart);
        Typed { pattern, matcher: Matcher::new(Config::DEFAULT) }
    }

    /// How well the best of some names answers it.
    fn score<'n>(&mut self, names: impl Iterator<Item = &'n str>) -> Option<u32> {
        let mut buffer = Vec::new();
        names.filter_map(|name| self.pattern.score(Utf32Str::new(name, &mut buffer), &mut self.matcher)).max()
    }
}

impl Maker<'_> {
    /// The rows of a section that answer what is typed, under its heading.
    pub(super) fn found(&mut self, section: Section, text: &str) -> Vec<Row> {
        let mut typed = Typed::new(text);
        let found = match section {
            Section::Views | Section::Own => self.found_views(section, &mut typed),
            _ => self.found_values(section, &mut typed),
        };
        let heading = match found.len() {
            0 => text!("{} · none found", section.name()),
            count => text!("{} · {count} found", section.name()),
        };
        let shown = found.into_iter().take(MOST);
        std::iter::once(Row::Heading(section, heading)).chain(shown).collect()
    }

    fn found_views(&self, section: Section, typed: &mut Typed) -> Vec<Row> {
        let views = views(section, self.state, self.data).iter().enumerate();
        let mut found: Vec<(u32, Row)> = views
            .filter_map(|(i, view)| {
                let score = typed.score(std::iter::once(view.name.as_str()))?;
                Some((score, Row::View(section, i, view.name.clone())))
            })
            .collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, row)| row).collect()
    }

    /// Values, whatever is folded, and those without events too: that there is none is an answer.
    fn found_values(&mut self, section: Section, typed: &mut Typed) -> Vec<Row> {
        self.all = true;
        let values = self.values(section);
        self.all = false;
        let catalog = self.data.store.catalog();
        let chosen = |row: &ValueRow| row.choice != Choice::Typed;
        let mut found: Vec<(u32, ValueRow)> = values
            .into_iter()
            .filter(chosen)
            .filter_map(|row| Some((typed.score(names(&row, catalog).into_iter())?, row)))
            .collect();
        found.sort_by_key(|(score, row)| (std::cmp::Reverse(*score), std::cmp::Reverse(row.total())));
        found.into_iter().map(|(_, row)| Row::Value(ValueRow { parts: None, depth: 0, ..row })).collect()
    }
}

/// What a value is known by: its name, its id, and its other spellings.
fn names<'a>(row: &'a ValueRow, catalog: &'a Catalog) -> Vec<&'a str> {
    let mut names = vec![row.name.as_str()];
    let mut also = |id: &'a str, more: &'a [Text]| {
        names.push(id);
        names.extend(more.iter().map(Text::as_str));
    };
    match &row.choice {
        Choice::Value(FieldValue::Kind(_, id)) => also(id.as_str(), &[]),
        Choice::Value(FieldValue::Place(place, id)) => also(id.as_str(), &catalog.place(*place).also),
        Choice::Value(FieldValue::Actor(actor, id)) => also(id.as_str(), &catalog.actor(*actor).also),
        Choice::Value(FieldValue::Source(source, id)) => {
            also(id.as_str(), &[]);
            names.push(catalog.source(*source).title());
        }
        Choice::Value(FieldValue::Question(question, id)) => {
            also(id.as_str(), std::slice::from_ref(&catalog.question(*question).ask));
        }
        Choice::Value(_) | Choice::Terms(_) | Choice::Typed => {}
    }
    names
}
