//! What could stand at the cursor of a half-typed query: names of fields, or values of the field before it.

use std::ops::Range;
use std::sync::Arc;

use super::context::Rest;
use super::entries::{self, Entry};
use super::field::{self, Field, Of, Type};
use super::lexer::{begins_op, ends_word};
use super::names::{Beside, Named};
use super::numbers::{UNKNOWN, UNSTATED};
use super::parser::RESERVED;
use crate::index::Tally;
use crate::model::Catalog;
use crate::text::{Text, fold};

/// The most candidates offered at once.
pub const MAX_CANDIDATES: usize = 50;

/// Where each candidate has to be asked for by itself, it is told how many events have them of so many candidates; of
/// more, of none: the first of them would be taken for the likeliest.
const COUNTED: usize = 60;

/// Of so many candidates each is asked for by itself although all could be counted at once.
const FEW: usize = 12;

/// What could stand at the cursor, the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Completion {
    /// The bytes of the text that a candidate takes the place of.
    pub at: Range<usize>,
    /// At most [`MAX_CANDIDATES`].
    pub candidates: Vec<Candidate>,
    /// The rest of the query, which the counts are beside; kept for the next key.
    beside: Option<Arc<Beside>>,
}

impl Completion {
    /// What could stand in the place of a whole line.
    pub fn of_line(line: &str, insert: &str, about: &str) -> Completion {
        Completion { at: 0..line.len(), candidates: vec![Candidate::new(insert, about)], beside: None }
    }
}

/// One thing that could stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What is inserted: `kind:` or `mosul`.
    pub insert: Text,
    /// What it means: what the field asks, or the value's name.
    pub about: Text,
    /// How many events have the value among those that the rest of the query asks for; nothing for a field, and
    /// for values too far down to be shown.
    pub count: Option<Tally>,
}

impl Candidate {
    fn new(insert: impl AsRef<str>, about: impl AsRef<str>) -> Candidate {
        Candidate { insert: Text::new(insert), about: Text::new(about), count: None }
    }
}

/// What could stand at `cursor`, a byte position of `text`; any other number is taken for the nearest before.
pub fn complete(text: &str, cursor: usize, names: &dyn Named) -> Completion {
    complete_after(text, cursor, names, &Completion::default())
}

/// As [`complete`], with what was offered a key earlier: while the rest of the query stays, it is not answered again.
pub fn complete_after(text: &str, cursor: usize, names: &dyn Named, before: &Completion) -> Completion {
    let cursor = floor(text, cursor);
    let Some(start) = word_start(text, cursor) else { return Completion::default() };
    let (word, after) = text.split_at_checked(cursor).unwrap_or_default();
    let word = word.get(start..).unwrap_or_default();
    if word.is_empty() && !after.is_empty() && !after.starts_with(|c: char| c.is_whitespace() || c == ')') {
        // Whatever is put right before a word becomes a part of it.
        return Completion { at: cursor..cursor, ..Completion::default() };
    }
    let end = if word.is_empty() { cursor } else { cursor + rest_of_word(word, after) };
    match word.find(begins_op) {
        None => {
            let has_op = text.get(end..).is_some_and(|after| after.starts_with(begins_op));
            Completion { at: start..end, candidates: fields(word, has_op, names), beside: None }
        }
        Some(op) => values(text, start, op, cursor..end, (names, before)),
    }
}

/// The line without the field at the cursor, of which nothing but the name and the operator have been typed; none
/// where a value has begun. What joins it to the line goes with it.
pub fn without_bare_field(text: &str, cursor: usize) -> Option<String> {
    let (word, rest) = word_and_rest(text, cursor)?;
    let name = word.trim_end_matches(begins_op);
    (name.len() < word.len() && !name.is_empty() && !name.contains(begins_op)).then_some(rest)
}

/// The line without the word of the language that it ends in, which asks nothing yet; none where it ends otherwise.
pub fn without_bare_word(text: &str, cursor: usize) -> Option<String> {
    let (word, rest) = word_and_rest(text, cursor).filter(|_| cursor == text.len())?;
    RESERVED.contains(&word).then_some(rest)
}

/// The line without the word that ends at the cursor and at the end of the line, where a field's name or a word of the
/// language begins so; none for other words.
pub fn without_begun_name(text: &str, cursor: usize, names: &dyn Named) -> Option<String> {
    let (word, rest) = word_and_rest(text, cursor).filter(|_| cursor == text.len())?;
    let typed = word.to_lowercase();
    let begins = |name: &str| name.starts_with(&typed);
    let known = field::names(names.catalog()).any(|(name, _)| begins(&name));
    (!word.is_empty() && (known || RESERVED.iter().any(|word| begins(word)))).then_some(rest)
}

/// The word that ends at the cursor, and the line without it.
fn word_and_rest(text: &str, cursor: usize) -> Option<(&str, String)> {
    let cursor = floor(text, cursor);
    let start = word_start(text, cursor)?;
    let after = text.get(cursor..)?;
    let whole = after.is_empty() || after.starts_with(ends_word);
    let word = text.get(start..cursor).filter(|_| whole)?;
    Some((word, beside(text.get(..start)?, after)))
}

/// What stands before and after a word, without what joined it to what stands before.
fn beside(before: &str, after: &str) -> String {
    let mut before = before.trim_end();
    let joins = ["-", " and", " or", " not"];
    while let Some(left) = joins.iter().find_map(|join| before.strip_suffix(join)) {
        before = left.trim_end();
    }
    format!("{before} {after}")
}

/// The last boundary between characters that is not after `cursor`.
fn floor(text: &str, cursor: usize) -> usize {
    let mut at = cursor.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where the word that the cursor stands in begins; nothing inside a phrase or a regular expression, where
/// anything may be typed.
fn word_start(text: &str, cursor: usize) -> Option<usize> {
    let mut start = 0;
    let mut quote: Option<(usize, char)> = None;
    let mut escaped = false;
    for (at, c) in text.char_indices().take_while(|(at, _)| *at < cursor) {
        match quote {
            Some((_, end)) if c == end && !escaped => {
                quote = None;
                start = if end == '/' { at + c.len_utf8() } else { start };
            }
            Some(_) => escaped = c == '\\' && !escaped,
            None if c == '"' || (c == '/' && at == start) => quote = Some((at, c)),
            None if ends_word(c) || (c == '-' && at == start) => start = at + c.len_utf8(),
            None => {}
        }
    }
    let inside = quote.is_some_and(|(at, _)| at == start);
    (!inside).then_some(start)
}

/// How many bytes after the cursor belong to the word it stands in, of which `word` stands before it: to the end of a
/// quotation, if the cursor stands in one that is closed.
fn rest_of_word(word: &str, after: &str) -> usize {
    let is_odd = |quotes: &[usize]| quotes.len() % 2 == 1;
    let closing = if is_odd(&quotes(word, false)) { quotes(after, true) } else { Vec::new() };
    let quoted = closing.first().filter(|_| is_odd(&closing)).map_or(0, |at| at + 1);
    let rest = after.get(quoted..).unwrap_or_default();
    quoted + rest.find(|c| ends_word(c) || begins_op(c) || c == ',').unwrap_or(rest.len())
}

/// How many bytes of a text, which begins outside a quotation, belong to the term before it.
fn rest_of_term(text: &str) -> usize {
    let quotes = quotes(text, false);
    let mut passed = 0;
    let ends = |(at, c): &(usize, char)| {
        let is_quote = quotes.get(passed) == Some(at);
        passed += usize::from(is_quote);
        !is_quote && passed % 2 == 0 && ends_word(*c)
    };
    text.char_indices().find(ends).map_or(text.len(), |(at, _)| at)
}

/// Where quotations begin and end in a text, which may begin in one.
fn quotes(text: &str, mut quoted: bool) -> Vec<usize> {
    let mut escaped = false;
    let is_one = |(at, c): (usize, char)| {
        let found = c == '"' && !escaped;
        quoted ^= found;
        escaped = quoted && c == '\\' && !escaped;
        found.then_some(at)
    };
    text.char_indices().filter_map(is_one).collect()
}

/// The fields whose names begin so; counts of one side once a full stop is typed. Where an operator follows, the names
/// alone.
fn fields(word: &str, has_op: bool, names: &dyn Named) -> Vec<Candidate> {
    let colon = if has_op { "" } else { ":" };
    let mut offered: Vec<Candidate> = Vec::new();
    let word = &word.to_lowercase();
    for (name, row) in field::names(names.catalog()) {
        let sided = name.contains('.') && row.takes == Type::Count;
        let begun = name.starts_with(word) && (!sided || word.contains('.'));
        let shown = if row.aliases.contains(&name.as_str()) { row.name } else { &name };
        let candidate = Candidate::new(format!("{shown}{colon}"), row.doc);
        if begun && !offered.contains(&candidate) {
            offered.push(candidate);
        }
    }
    offered.truncate(MAX_CANDIDATES);
    offered
}

/// The values of the field whose name ends `op` bytes after `start`.
fn values(
    text: &str,
    start: usize,
    op: usize,
    cursor: Range<usize>,
    (names, known): (&dyn Named, &Completion),
) -> Completion {
    let name = text.get(start..start + op).unwrap_or_default();
    let Some((field, of)) = field::known(name, names.catalog()) else { return Completion::default() };
    let typed = text.get(start + op..cursor.start).unwrap_or_default();
    let listed = typed.trim_start_matches(begins_op);
    // What is compared with an order is a date or a number, which nobody can offer.
    if typed.trim_end_matches(listed).contains(['<', '>']) {
        return Completion::default();
    }
    let mut said = separate(listed);
    let Some(value) = said.pop() else { return Completion::default() };
    let begun = fold(value.trim_matches('"'));
    let after = text.get(cursor.end..).unwrap_or_default();
    let (more, after) = after.split_at_checked(rest_of_term(after)).unwrap_or_default();
    said.extend(separate(more).into_iter().skip(1));
    let rest = Rest::of(text.get(..start).unwrap_or_default(), after);
    let counted = matches!(field.row().takes, Type::Choice | Type::Count);
    let beside = counted.then(|| names.beside(&rest, known.beside.as_ref())).flatten();
    let asked = Asked { name, of, beside: beside.as_deref(), names };
    let candidates = match field.row().takes {
        Type::Choice | Type::Distance => chosen(&asked, field, &begun, &said),
        Type::Id => events(&begun, &said, names),
        Type::Count => words_for_counts(&asked, &begun, &said),
        Type::Dates | Type::Number => Vec::new(),
    };
    Completion { at: cursor.start - value.len()..cursor.end, candidates, beside }
}

/// The values between the commas, of which those within quotes are none. At least one.
fn separate(listed: &str) -> Vec<&str> {
    let mut quoted = false;
    let mut values = vec![listed];
    for (at, c) in listed.char_indices() {
        quoted ^= c == '"';
        if c == ',' && !quoted {
            let begun = values.pop().map_or(0, |last| listed.len() - last.len());
            values.extend([listed.get(begun..at), listed.get(at + 1..)].into_iter().flatten());
        }
    }
    values
}

/// What values are offered for: a field under its name as typed, in a query of which there is a rest.
struct Asked<'a> {
    name: &'a str,
    of: Option<Of>,
    beside: Option<&'a Beside>,
    names: &'a dyn Named,
}

impl Asked<'_> {
    /// How many events have each of these values.
    fn counts(&self, values: &[&str]) -> Vec<Option<Tally>> {
        let terms: Vec<String> = values.iter().map(|value| format!("{}:{value}", self.name)).collect();
        self.beside.map_or_else(|| vec![None; terms.len()], |beside| self.names.answering(beside, &terms))
    }

    /// How many events have each of these entries of the field's list; of very many, where each has to be asked for by
    /// itself, it is not told.
    fn tallies(&self, field: Field, entries: &[(u8, Entry<'_>)]) -> Vec<Option<Tally>> {
        let all = self.beside.filter(|_| entries.len() > FEW);
        if let Some(all) = all.and_then(|beside| self.names.tallies(beside, field, self.of.as_ref())) {
            return entries.iter().map(|(_, e)| all.get(e.position as usize).copied()).collect();
        }
        if entries.len() > COUNTED {
            return vec![None; entries.len()];
        }
        let ids: Vec<&str> = entries.iter().map(|(_, e)| e.id).collect();
        self.counts(&ids)
    }
}

/// Whether the values of a list have an order of their own, which is kept until one is begun: days, weights, forms.
fn has_own_order(field: Field) -> bool {
    let calendar = matches!(field, Field::Weekday | Field::Month | Field::Precision | Field::Dated);
    calendar || matches!(field, Field::Form | Field::Weight | Field::Coding | Field::Is)
}

/// Whether a place has coordinates, from which what is near it could be measured.
fn is_located(place: &Entry<'_>, catalog: &Catalog) -> bool {
    catalog.places.get(place.position as usize).is_some_and(|place| place.at.is_some())
}

/// Values of a list, the likeliest first: by how they begin, then by how many events have them.
fn chosen(asked: &Asked<'_>, field: Field, begun: &str, said: &[&str]) -> Vec<Candidate> {
    let mut ranked: Vec<(u8, Entry<'_>)> = entries::of(field, asked.names)
        .into_iter()
        .filter(|e| !said.contains(&e.id) && (field != Field::Near || is_located(e, asked.names.catalog())))
        .filter_map(|e| rank(&e, begun).map(|r| (r, e)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let after = if field == Field::Near { "+" } else { "" };
    let tallies = asked.tallies(field, &ranked);
    let mut offered: Vec<(u8, Option<Tally>, Entry<'_>)> =
        ranked.into_iter().zip(tallies).map(|((rank, e), tally)| (rank, tally, e)).collect();
    if !(begun.is_empty() && has_own_order(field)) {
        offered.sort_by_key(|(rank, tally, _)| (*rank, std::cmp::Reverse(tally.map(Tally::total))));
    }
    offered.truncate(MAX_CANDIDATES);
    let candidate = |(_, count, e): (u8, Option<Tally>, Entry<'_>)| Candidate {
        count,
        ..Candidate::new(format!("{}{after}", e.id), e.name)
    };
    offered.into_iter().map(candidate).collect()
}

/// Events whose ids begin so, then those that hold it.
fn events(begun: &str, said: &[&str], names: &dyn Named) -> Vec<Candidate> {
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for id in names.ids().into_iter().flatten().filter(|id| !said.contains(id)) {
        if id.starts_with(begun) && first.len() < MAX_CANDIDATES {
            first.push(id);
        } else if id.contains(begun) && then.len() < MAX_CANDIDATES {
            then.push(id);
        }
    }
    let title = |id: &str| names.event(id).map(|event| names.title(event)).unwrap_or_default();
    let all = first.into_iter().chain(then).take(MAX_CANDIDATES);
    all.map(|id| Candidate::new(id, title(id).as_str())).collect()
}

fn words_for_counts(asked: &Asked<'_>, begun: &str, said: &[&str]) -> Vec<Candidate> {
    let words = [(UNKNOWN, "The source says that it is not known."), (UNSTATED, "No row states it.")];
    let offered = words.into_iter().filter(|(word, _)| word.starts_with(begun) && !said.contains(word));
    let offered: Vec<(&str, &str)> = offered.collect();
    let values: Vec<&str> = offered.iter().map(|(word, _)| *word).collect();
    let counts = asked.counts(&values);
    let candidate = |((word, about), count)| Candidate { count, ..Candidate::new(word, about) };
    offered.into_iter().zip(counts).map(candidate).collect()
}

/// How well a value answers what was begun: 0 its id begins so, 1 a word of its names does, 2 it is in there.
fn rank(entry: &Entry<'_>, begun: &str) -> Option<u8> {
    if entry.id.starts_with(begun) {
        return Some(0);
    }
    let names: Vec<String> = std::iter::once(fold(entry.name))
        .chain(entry.also.iter().map(|a| fold(a.as_str())))
        .chain([entry.id.to_owned()])
        .collect();
    let begins =
        |name: &String| name.starts_with(begun) || name.split([' ', '-']).any(|word| word.starts_with(begun));
    if names.iter().any(begins) {
        return Some(1);
    }
    names.iter().any(|name| name.contains(begun)).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::catalog;

    fn offered(marked: &str) -> Vec<String> {
        let cursor = marked.find('|').unwrap();
        let completion = complete(&marked.replace('|', ""), cursor, &catalog());
        completion.candidates.iter().map(|c| c.insert.to_string()).collect()
    }

    #[test]
    fn fields_are_offered_by_their_beginning() {
        assert_eq!(offered("d|"), ["date:", "during:", "dated:", "displaced:"]);
        assert_eq!(offered("mosul -f|"), ["form:", "freed:"]);
        assert_eq!(offered("killed.|"), ["killed.civilians:", "killed.isis:"]);
        assert_eq!(offered("att|"), ["attacker:"]);
        assert_eq!(offered("(wit|"), ["during:"]);
        assert_eq!(offered("kill|"), ["killed:"]);
    }

    #[test]
    fn a_name_before_an_operator_is_offered_without_one_and_none_right_before_a_word() {
        assert_eq!(offered("ki|:attack mosul"), ["kind", "killed", "kidnapped"]);
        assert_eq!(offered("ki|nd:attack"), ["kind", "killed", "kidnapped"]);
        assert_eq!(offered("kil|led.isis>=1"), ["killed"]);
        for nothing in ["|kind:attack", "-|mosul", "(|\"a b\")", "a |(b)"] {
            assert_eq!(offered(nothing), Vec::<String>::new(), "{nothing}");
        }
        assert_eq!(offered("a | b"), offered("|"));
        assert_eq!(offered("(|)"), offered("|"));
    }

    #[test]
    fn values_are_offered_by_id_then_by_name() {
        assert_eq!(offered("place:mo|"), ["mosul"]);
        assert_eq!(offered("place:\"Al M|"), ["al-muthanna"]);
        assert_eq!(offered("actor:daesh|"), ["isis"]);
        assert_eq!(offered("kind:at|"), ["attack", "operation"]);
        assert_eq!(offered("attacker:da|"), ["isis"]);
        assert_eq!(offered("near:mo|"), ["mosul+"]);
        let near = offered("near:|");
        assert!(near.contains(&"mosul+".to_owned()) && !near.contains(&"nineveh+".to_owned()), "{near:?}");
        assert_eq!(offered("weekday:t|"), ["tue", "thu", "sat"]);
        assert_eq!(offered("killed:un|"), ["unknown", "unstated"]);
    }

    #[test]
    fn what_is_listed_already_is_not_offered() {
        assert!(!offered("is:differing,|").contains(&"differing".to_owned()));
        assert!(offered("is:differing,|").contains(&"located".to_owned()));
        assert_eq!(offered("kind:at|,operation"), ["attack"], "nor what stands after it");
    }

    #[test]
    fn a_candidate_takes_the_place_of_the_whole_word() {
        let completion = complete("kind:attack,opera mosul", 14, &catalog());
        assert_eq!(completion.at, 12..17);
        let at = |text: &str, cursor| complete(text, cursor, &catalog()).at;
        assert_eq!(at("place:\"Salah al\" mosul", 15), 6..16, "to the end of the quotation");
        assert_eq!(at("place:\"Sal\\\" ah\",x", 10), 6..16);
        assert_eq!(
            at("place:\"Sal mosul \"a b\"", 10),
            6..10,
            "which has no end: that of another does not end it"
        );
        let before_a_word = complete("mosul", 0, &catalog());
        assert_eq!(before_a_word.at, 0..0, "what it stands before is not its own");
    }

    #[test]
    fn nothing_is_offered_inside_a_phrase_or_for_a_date() {
        assert_eq!(offered("\"pla|"), Vec::<String>::new());
        assert_eq!(offered("/pla|"), Vec::<String>::new());
        assert_eq!(offered("/a b/ pla|"), ["place:"]);
        assert_eq!(offered("source:asharq-2018/1 wei|"), ["weight:"]);
        assert_eq!(offered("certainly(wei|"), ["weight:"]);
        assert_eq!(offered("date:20|"), Vec::<String>::new());
        assert_eq!(offered("sources>|"), Vec::<String>::new());
    }

    #[test]
    fn the_rest_is_answered_once_while_a_value_is_typed() {
        let data = crate::index::Data::embedded();
        let line = "bomb -mosul place:nineveh";
        let mut before = complete("bomb -mosul place:", 18, &data);
        let first = before.beside.clone().unwrap();
        for end in 19..=line.len() {
            let typed = &line[..end];
            let next = complete_after(typed, end, &data, &before);
            assert_eq!(next.candidates, complete(typed, end, &data).candidates, "{typed}");
            assert!(Arc::ptr_eq(&first, next.beside.as_ref().unwrap()), "{typed}: it was answered again");
            before = next;
        }
        let other = complete_after("bomb place:n", 12, &data, &before);
        assert!(!Arc::ptr_eq(&first, other.beside.as_ref().unwrap()), "another rest");
        let mut later = crate::index::Data::embedded();
        later.generation = 7;
        let fresh = complete_after(line, line.len(), &later, &before);
        assert!(!Arc::ptr_eq(&first, fresh.beside.as_ref().unwrap()), "other data");
    }

    #[test]
    fn a_line_is_left_without_what_is_half_typed() {
        let bare = |line: &str| without_bare_field(line, line.len());
        assert_eq!(bare("a place:").as_deref(), Some("a "));
        assert_eq!(bare("a -place:").as_deref(), Some("a "));
        assert_eq!(bare("a or not killed>=").as_deref(), Some("a "));
        assert_eq!(bare("place:").as_deref(), Some(" "));
        assert_eq!(without_bare_field("place: b", 6).as_deref(), Some("  b"));
        assert_eq!(bare("a place:m"), None);
        assert_eq!(bare("a place"), None);
        assert_eq!(bare(":"), None);
        let name = |line: &str| without_begun_name(line, line.len(), &catalog());
        assert_eq!(name("a pla").as_deref(), Some("a "));
        assert_eq!(name("a PLA").as_deref(), Some("a "));
        assert_eq!(name("certain").as_deref(), Some(" "));
        assert_eq!(name("a zq"), None);
        assert_eq!(name("a "), None);
        assert_eq!(without_begun_name("pla b", 3, &catalog()), None, "words follow");
        let word = |line: &str| without_bare_word(line, line.len());
        assert_eq!(word("a and").as_deref(), Some("a "));
        assert_eq!(word("a or not").as_deref(), Some("a "));
        assert_eq!(word("a certainly").as_deref(), Some("a "));
        assert_eq!((word("a AND"), word("a land"), word("a and ")), (None, None, None));
        assert_eq!(without_bare_word("a and b", 5), None, "a word follows");
    }

    #[test]
    fn a_quoted_value_is_offered_for_what_it_holds() {
        assert_eq!(offered("actor:\"Islamic Sta|"), ["isis"]);
        assert_eq!(offered("actor:\"Islamic State\"|"), ["isis"]);
        assert_eq!(separate("a,\"b, c\",d"), ["a", "\"b, c\"", "d"]);
        assert_eq!(separate(""), [""]);
    }

    #[test]
    fn any_cursor_will_do() {
        for cursor in 0..12 {
            complete("é\"日 kind:", cursor, &catalog());
        }
    }
}
