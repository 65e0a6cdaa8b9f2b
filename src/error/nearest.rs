//! The nearest known name to one that is not known.

use crate::text::Text;

/// "Did you mean …?" with the nearest of the known names, if one is near enough; the first of equals.
pub fn hint<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Text> {
    nearest(name, known).map(|near| Text::new(format!("did you mean `{near}`?")))
}

/// The nearest of the known names, if it takes at most a third of the letters, but always one, to get there.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > 80 {
        return None;
    }
    let name = name.to_lowercase();
    let letters = name.chars().count();
    known
        .into_iter()
        .map(|k| (strsim::damerau_levenshtein(&name, &k.to_lowercase()), k))
        .filter(|(steps, k)| *steps <= (letters.max(k.chars().count()) / 3).max(1))
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, k)| k)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found() {
        assert_eq!(nearest("atack", ["territory", "attack"]), Some("attack"));
        assert_eq!(nearest("Mosul", ["mosul"]), Some("mosul"));
        assert_eq!(nearest("city", ["site"]), None);
        assert_eq!(nearest("basra", ["mosul", "kirkuk"]), None);
        assert_eq!(hint("sumary", ["summary"]).unwrap().as_str(), "did you mean `summary`?");
    }
}
