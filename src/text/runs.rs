//! Runs of letters and digits: what stands between blanks and signs.

/// The runs of letters and digits in a text, in order, each with the byte it begins at.
pub fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text.get(at..)?.find(char::is_alphanumeric)?;
        let rest = text.get(at..)?;
        let run = rest.get(..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()))?;
        at += run.len();
        Some((at - run.len(), run))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_blanks_part_runs() {
        let found: Vec<_> = runs(" a so-called “été”2").collect();
        assert_eq!(found, [(1, "a"), (3, "so"), (6, "called"), (16, "été"), (24, "2")]);
        assert_eq!(runs("").chain(runs(" – ")).count(), 0);
    }
}
