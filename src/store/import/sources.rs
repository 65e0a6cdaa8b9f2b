//! The sources of an import: articles with a day, and outlets of which nothing is known but the name.

use std::collections::HashMap;

use super::day::Day;
use super::names::{Shared, hashes, slug};
use super::yaml;

/// Something published that a row cites.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Article<'a> {
    /// Who published it.
    pub publisher: &'a str,
    /// Its title.
    pub title: &'a str,
    /// When it was published, in EDTF.
    pub published: &'a str,
    /// How that is known, where the data set does not say.
    pub basis: &'a str,
    /// Its address, if one is known.
    pub url: &'a str,
}

/// All sources met so far.
#[derive(Debug, Default)]
pub struct Sources {
    /// Articles are written as they come: there may be as many as rows.
    written: String,
    /// Where in that the id of each stands.
    articles: HashMap<(u64, u64), (u32, u32)>,
    outlets: Vec<Outlet>,
    by_name: HashMap<String, usize>,
    /// Sources and events share one space of ids.
    pub ids: Shared,
    /// The data sets themselves: the id and the title of each, and the last year that it has events of.
    itself: Vec<(&'static str, &'static str, u16)>,
}

/// A publisher that rows cite without telling which of its reports, or when.
#[derive(Debug)]
struct Outlet {
    id: String,
    name: String,
    first: Option<Day>,
}

impl Sources {
    /// The id of an article, which is written if it was not.
    pub fn article(&mut self, article: Article<'_>) -> &str {
        let (start, end) = *self.articles.entry(hashes(&article)).or_insert_with(|| {
            let id = self.ids.give(article_id(&article));
            let start = self.written.len() + ITEM.len();
            write(&mut self.written, &id, &article);
            (start as u32, (start + id.len()) as u32)
        });
        self.written.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The id of an outlet that tells of something on a day.
    pub fn outlet(&mut self, name: &str, day: Option<Day>) -> &str {
        let at = *self.by_name.entry(name.to_owned()).or_insert_with(|| {
            let id = self.ids.give(slug(name, "source"));
            self.outlets.push(Outlet { id, name: name.to_owned(), first: None });
            self.outlets.len() - 1
        });
        let Some(outlet) = self.outlets.get_mut(at) else { return "" };
        outlet.first = match (outlet.first, day) {
            (Some(first), Some(day)) => Some(first.min(day)),
            (first, day) => first.or(day),
        };
        &outlet.id
    }

    /// Defines a data set, which has events of a year and none of later ones.
    pub fn itself(&mut self, id: &'static str, title: &'static str, year: u16) {
        match self.itself.iter_mut().find(|(known, ..)| *known == id) {
            Some((.., last)) => *last = year.max(*last),
            None => self.itself.push((id, title, year)),
        }
    }

    /// Writes all of them.
    pub fn write(self, out: &mut String) {
        if self.written.is_empty() && self.outlets.is_empty() && self.itself.is_empty() {
            out.push_str("sources: []\n");
            return;
        }
        out.push_str("sources:\n");
        for (id, title, last) in self.itself {
            let published = format!("[{last:04}..]");
            let article = Article { publisher: title, title, published: &published, basis: ITSELF, url: "" };
            write(out, id, &article);
        }
        for outlet in &self.outlets {
            let published = outlet.first.map_or_else(|| "[0000..]".to_owned(), |day| format!("[{day}..]"));
            let (title, basis) = (outlet.name.as_str(), UNDATED);
            let article = Article { publisher: title, title, published: &published, basis, url: "" };
            write(out, &outlet.id, &article);
        }
        out.push_str(&self.written);
    }
}

/// What is said of the date of an outlet.
const UNDATED: &str = "not said which report, or when: not before the first event it is cited for";

/// What is said of the date of a data set.
const ITSELF: &str = "not stated: not before the last year it has events of";

/// The publisher and the day: `reuters-on-2016-05-05`, or `reuters-after-2016-05-05` where it is the first possible.
fn article_id(article: &Article<'_>) -> String {
    let publisher = slug(article.publisher, "source");
    match article.published.strip_prefix('[').and_then(|rest| rest.split_once("..")) {
        Some((first, _)) => format!("{publisher}-after-{}", slug(first, "day").trim_start_matches("day-")),
        None => format!("{publisher}-on-{}", slug(article.published, "day").trim_start_matches("day-")),
    }
}

/// A table tells of no paragraph.
const WHOLE: &str = "  whole: true\n";

/// So begins each of them.
const ITEM: &str = "- id: ";

fn write(out: &mut String, id: &str, article: &Article<'_>) {
    out.push_str(ITEM);
    out.push_str(id);
    out.push('\n');
    yaml::line(out, "  title", article.title);
    yaml::line(out, "  publisher", article.publisher);
    yaml::line(out, "  published", article.published);
    if !article.basis.is_empty() {
        yaml::line(out, "  published_basis", article.basis);
    }
    if !article.url.is_empty() {
        yaml::line(out, "  url", article.url);
    }
    out.push_str(WHOLE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_one_source_however_often_it_is_cited() {
        let mut sources = Sources::default();
        let one =
            Article { publisher: "The Courier", title: "A", published: "2020-03-01", basis: "", url: "" };
        let two = Article { title: "B", ..one };
        assert_eq!(sources.article(one), "the-courier-on-2020-03-01");
        assert_eq!(sources.article(two), "the-courier-on-2020-03-01-2");
        assert_eq!(sources.article(one), "the-courier-on-2020-03-01");
        assert_eq!(sources.outlet("Radio", Day::new(2020, 3, 9)), "radio");
        assert_eq!(sources.outlet("Radio", Day::new(2020, 3, 2)), "radio");
        let mut out = String::new();
        sources.write(&mut out);
        assert_eq!(out.matches("- id:").count(), 3);
        assert!(out.contains("published: \"[2020-03-02..]\""), "{out}");
    }
}
