//! The grapheme clusters of a text, quickly where it is in ASCII.

use unicode_segmentation::UnicodeSegmentation;

/// The extended grapheme clusters of a text, as Unicode has them.
pub fn clusters(text: &str) -> Clusters<'_> {
    Clusters { text, at: 0 }
}

/// What [`clusters`] gives.
#[derive(Clone, Debug)]
pub struct Clusters<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Clusters<'t> {
    /// What has not been given yet.
    pub fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Each cluster with the byte at which it begins.
    pub fn indexed(mut self) -> impl Iterator<Item = (usize, &'t str)> {
        std::iter::from_fn(move || {
            let at = self.at;
            Some((at, self.next()?))
        })
    }
}

impl<'t> Iterator for Clusters<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let mut bytes = rest.bytes();
        let (first, second) = (bytes.next()?, bytes.next());
        // What begins in ASCII goes on only with a mark, which is not in ASCII, or as a line break of two characters.
        let alone = first.is_ascii()
            && second.is_none_or(|b| b.is_ascii())
            && (first, second) != (b'\r', Some(b'\n'));
        let cluster = if alone { rest.get(..1)? } else { rest.graphemes(true).next()? };
        self.at += cluster.len();
        Some(cluster)
    }
}
