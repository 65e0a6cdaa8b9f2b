//! Sources: addresses, local copies, and the paragraphs that yield nothing.

use std::collections::HashMap;
use std::sync::Arc;

use super::Reader;
use crate::error::Rule;
use crate::model::{Details, Edtf, Id, Source};
use crate::store::at::{At, Spot};
use crate::store::raw::{self, Scalar};
use crate::store::web::is_address;
use crate::text::Text;

/// What many sources have in common, held once.
#[derive(Debug, Default)]
pub(super) struct Shared {
    dates: HashMap<Box<str>, Arc<Edtf>>,
    publishers: HashMap<Box<str>, Arc<Text>>,
}

impl Shared {
    fn date(&mut self, date: Edtf) -> Arc<Edtf> {
        let key = date.as_str().into();
        Arc::clone(self.dates.entry(key).or_insert_with(|| Arc::new(date)))
    }

    /// The publisher that is written so.
    fn publisher(&mut self, written: &str, text: impl FnOnce() -> Text) -> Arc<Text> {
        if let Some(known) = self.publishers.get(written) {
            return Arc::clone(known);
        }
        let publisher = Arc::new(text());
        self.publishers.insert(written.into(), Arc::clone(&publisher));
        publisher
    }
}

impl Reader {
    /// The source, in its place even if its date cannot be read: `instead` is a date that stands in for it then. What it
    /// has in common with others is taken from `shared`.
    pub(super) fn source(
        &mut self,
        id: Id,
        raw: &raw::Source<'_>,
        at: &At<'_>,
        instead: &str,
        shared: &mut Shared,
    ) -> Option<Source> {
        let published = match shared.dates.get(raw.published.as_str()) {
            Some(date) => Some(Arc::clone(date)),
            None => self.date(&raw.published, &at.key("published")).map(|date| shared.date(date)),
        };
        let published = published.or_else(|| Edtf::parse(instead).ok().map(Arc::new));
        self.check_url(&raw.url, &at.key("url"));
        self.check_file(&raw.file, &at.key("file"));
        self.check_hash(&raw.sha256, &at.key("sha256"));
        let details = Details {
            author: self.text_if(&raw.author),
            agency: self.text_if(&raw.agency),
            url: self.text_if(&raw.url),
            language: self.text_if(&raw.language),
            passed_over: self.passed_over(&raw.passed_over, &at.key("passed_over")),
            published_basis: self.text_if(&raw.published_basis),
            caution: self.text_if(&raw.caution),
            file: self.text_if(&raw.file),
            sha256: self.text_if(&raw.sha256),
            whole: raw.whole.as_str() == "true",
            ..Details::default()
        };
        let publisher = shared.publisher(raw.publisher.as_str(), || self.text(&raw.publisher));
        Some(Source::new(&id, self.text(&raw.title), publisher, published?, details))
    }

    fn passed_over(&mut self, raw: &raw::Numbered<'_>, at: &At<'_>) -> Vec<(u32, Text)> {
        let mut passed: Vec<(u32, Text)> = Vec::with_capacity(raw.0.len());
        for (n, (written, why)) in raw.0.iter().enumerate() {
            let at = at.entry(n);
            let Some(number) = self.number(written, &at, Spot::Key) else { continue };
            passed.push((number, self.text(why)));
        }
        passed.sort_by_key(|(number, _)| *number);
        passed
    }

    fn check_url(&mut self, raw: &Scalar<'_>, at: &At<'_>) {
        let url = raw.as_str();
        if !url.is_empty() && !is_address(url) {
            self.wrongs
                .add(Rule::BadUrl, at, Text::from("This is not an address of the web."))
                .label("not http or https")
                .hint("an address begins with https:// or http:// and holds no blank, quote or bracket");
        }
    }

    fn check_file(&mut self, raw: &Scalar<'_>, at: &At<'_>) {
        let name = raw.as_str();
        if name.contains(['/', '\\']) || name.starts_with('.') || name.contains(char::is_control) {
            self.wrongs
                .add(Rule::BadFile, at, Text::from("This is not the name of a file alone."))
                .label("not a plain file name")
                .hint("the folder is given with --sources");
        }
    }

    fn check_hash(&mut self, raw: &Scalar<'_>, at: &At<'_>) {
        let hash = raw.as_str();
        let digit = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        if !hash.is_empty() && (hash.len() != 64 || !hash.bytes().all(digit)) {
            self.wrongs
                .add(Rule::BadHash, at, Text::from("This is not a SHA-256."))
                .label("not 64 hexadecimal digits")
                .hint("as `sha256sum` prints it, in lower case");
        }
    }
}
