//! The table of everything that is checked: one row for each rule, read by reports, `check` and the docs.

use super::Severity::{self, Error, Warning};

/// A rule that a store is checked against, named by its position in [`RULES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // each is documented by its row
pub enum Rule {
    Encoding,
    ControlCharacter,
    TooDeep,
    Syntax,
    OneDocument,
    Alias,
    Tag,
    DuplicateKey,
    UnknownKey,
    MissingKey,
    NoValue,
    WrongShape,
    Unquoted,
    Quoted,
    FormatVersion,
    IdShape,
    ReservedId,
    DuplicateId,
    UnknownValue,
    UnknownName,
    BadDate,
    BadBounds,
    BadTime,
    BadCount,
    BadNumber,
    BadCoordinates,
    BadUrl,
    BadFile,
    BadHash,
    TooLong,
    TooManyWords,
    YesNo,
    WrongAnswer,
    NoClaim,
    NoCount,
    DuplicateCount,
    WithinItself,
    TooNested,
    LinkToItself,
    BadOffset,
    Conflict,
    SwappedCoordinates,
    NullIsland,
    BestOutsideRange,
    Unused,
    BadView,
    ToldBefore,
    NoAnchor,
    AnchorLoop,
    LinkOrder,
    NoSupport,
    AnswerForm,
    AnsweredTwice,
    SourceFile,
    SourceHash,
    NoParagraph,
    WordsNotFound,
    FromNotFound,
    QuoteNotFound,
    Unaccounted,
    PassedAndCited,
    NoCopy,
    Copied,
    LoadedWord,
    NoAttacker,
    NoBasis,
    NoSpeaker,
    TollForm,
    NoSpan,
    NothingCounted,
    NotDated,
    NoBounds,
    ClaimTwice,
    LinkTwice,
    FarAway,
    NoPrecision,
    SameName,
    EmptyView,
}

impl Rule {
    /// The row of the table that describes the rule.
    pub fn row(self) -> &'static RuleRow {
        &RULES[self as usize]
    }

    /// Whether loading finds it, so that an error refuses the store; the others only `dateline check` finds.
    pub fn found_by_loading(self) -> bool {
        self <= Rule::Unused
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct RuleRow {
    /// The rule.
    pub rule: Rule,
    /// Its name in reports, as `kebab-case`.
    pub name: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// What it says, one sentence ending in a period.
    pub doc: &'static str,
    /// A few words of a store that break it.
    pub example: &'static str,
}

const fn row(
    rule: Rule,
    name: &'static str,
    severity: Severity,
    doc: &'static str,
    example: &'static str,
) -> RuleRow {
    RuleRow { rule, name, severity, doc, example }
}

/// Every rule, in the order of [`Rule`] and of the docs.
pub const RULES: &[RuleRow] = &[
    row(Rule::Encoding, "encoding", Error, "A store is text in UTF-8.", "a file saved as UTF-16"),
    row(
        Rule::ControlCharacter,
        "control-character",
        Error,
        "No control character stands in a store, line breaks and tabs apart.",
        "an escape character in a title",
    ),
    row(Rule::TooDeep, "too-deep", Error, "Lists and mappings nest at most 32 deep.", "[[[[[[…"),
    row(Rule::Syntax, "syntax", Error, "A store is YAML.", "title: \"no closing quote"),
    row(Rule::OneDocument, "one-document", Error, "A file holds one YAML document and no directive.", "---"),
    row(Rule::Alias, "alias", Error, "Anchors, aliases and merge keys are not used.", "place: *mosul"),
    row(Rule::Tag, "tag", Error, "Tags are not used.", "para: !!str 7"),
    row(Rule::DuplicateKey, "duplicate-key", Error, "A key stands once in its mapping.", "{id: a, id: b}"),
    row(Rule::UnknownKey, "unknown-key", Error, "Every key is one of the format.", "sumary: …"),
    row(Rule::MissingKey, "missing-key", Error, "Every required key is there.", "- {id: mosul}"),
    row(Rule::NoValue, "no-value", Error, "A key that stands has a value.", "place:"),
    row(
        Rule::WrongShape,
        "wrong-shape",
        Error,
        "A text, a list or a mapping stands where the format has one.",
        "claims: {source: a}",
    ),
    row(
        Rule::Unquoted,
        "unquoted",
        Error,
        "Dates are quoted, and so is text that reads as a number, a boolean or nothing.",
        "date: 2018-06-17",
    ),
    row(Rule::Quoted, "quoted", Error, "Numbers and booleans are not quoted.", "para: \"7\""),
    row(
        Rule::FormatVersion,
        "format-version",
        Error,
        "The format version is one this program reads.",
        "dateline: 2",
    ),
    row(
        Rule::IdShape,
        "id-shape",
        Error,
        "An id is lower-case letters and digits in parts joined by hyphens, with at least one letter.",
        "id: Mosul_2",
    ),
    row(
        Rule::ReservedId,
        "reserved-id",
        Error,
        "An id does not read as a number, a boolean or nothing, and a role has the name of no query field.",
        "roles: [{id: date, name: Date}]",
    ),
    row(
        Rule::DuplicateId,
        "duplicate-id",
        Error,
        "An id stands once in its list; sources and events share one space.",
        "- {id: mosul, …} twice",
    ),
    row(
        Rule::UnknownValue,
        "unknown-value",
        Error,
        "A value of a closed list of the format is on that list.",
        "form: event",
    ),
    row(
        Rule::UnknownName,
        "unknown-name",
        Error,
        "Whatever is referred to by its id is defined in the store.",
        "place: mosull",
    ),
    row(
        Rule::BadDate,
        "bad-date",
        Error,
        "A date is EDTF, exists in the calendar and runs forwards.",
        "date: \"2018-02-30\"",
    ),
    row(
        Rule::BadBounds,
        "bad-bounds",
        Error,
        "Bounds are two dates, earliest first, that overlap the date.",
        "bounds: [\"2017\", \"2017\"] of a date in 2018",
    ),
    row(Rule::BadTime, "bad-time", Error, "A time is a part of the day or hh:mm.", "time: \"25:00\""),
    row(Rule::BadCount, "bad-count", Error, "A count is in the notation of counts.", "killed: several"),
    row(
        Rule::BadNumber,
        "bad-number",
        Error,
        "Numbers are written in digits, true and false so, and paragraphs count from 1, each named once.",
        "para: 0",
    ),
    row(
        Rule::BadCoordinates,
        "bad-coordinates",
        Error,
        "Coordinates are a latitude within 90 and a longitude within 180 degrees.",
        "at: [96.34, 43.13]",
    ),
    row(Rule::BadUrl, "bad-url", Error, "An address begins with http:// or https://.", "url: ftp://…"),
    row(
        Rule::BadFile,
        "bad-file",
        Error,
        "The file of a source is named without a folder.",
        "file: ../report.txt",
    ),
    row(
        Rule::BadHash,
        "bad-hash",
        Error,
        "A SHA-256 is 64 lower-case hexadecimal digits.",
        "sha256: \"12ab\"",
    ),
    row(Rule::TooLong, "too-long", Error, "A title of an event is at most 80 characters long.", "title: …"),
    row(
        Rule::TooManyWords,
        "too-many-words",
        Error,
        "At most eight words are quoted from a source.",
        "words: \"one two three four five six seven eight nine\"",
    ),
    row(
        Rule::YesNo,
        "yes-no",
        Error,
        "The answers to a question are never yes and no.",
        "answers: [yes, no]",
    ),
    row(
        Rule::WrongAnswer,
        "wrong-answer",
        Error,
        "An answer is one of the answers of its question.",
        "says: perhaps",
    ),
    row(Rule::NoClaim, "no-claim", Error, "Every event has at least one claim.", "claims: []"),
    row(Rule::NoCount, "no-count", Error, "Every row of a toll states a count.", "toll: [{side: civilians}]"),
    row(
        Rule::DuplicateCount,
        "duplicate-count",
        Error,
        "A toll states a measure once for the same group.",
        "two rows of the same side that both state killed",
    ),
    row(
        Rule::WithinItself,
        "within-itself",
        Error,
        "No place lies within itself, by whatever way.",
        "{id: mosul, name: Mosul, within: mosul}",
    ),
    row(
        Rule::TooNested,
        "too-nested",
        Error,
        "A place lies at most 12 levels deep, by at most 1,000 ways.",
        "a place within a place, 13 times over",
    ),
    row(
        Rule::LinkToItself,
        "link-to-itself",
        Error,
        "A link leads to another event, once in the same way.",
        "links: [{to: itself, as: about}]",
    ),
    row(
        Rule::BadOffset,
        "bad-offset",
        Error,
        "The offset of a link is a duration in weeks, days, hours and minutes that fits the dates of both events.",
        "offset: P2D between the same day",
    ),
    row(
        Rule::Conflict,
        "conflict",
        Error,
        "A definition that stands in several files is the same in all.",
        "{id: mosul, …} with other coordinates in the other file",
    ),
    row(
        Rule::SwappedCoordinates,
        "swapped-coordinates",
        Warning,
        "Coordinates far from the place around seem to be latitude and longitude exchanged.",
        "at: [43.13, 36.34]",
    ),
    row(
        Rule::NullIsland,
        "null-island",
        Warning,
        "Coordinates 0, 0 usually mean that none are known.",
        "at: [0, 0]",
    ),
    row(
        Rule::BestOutsideRange,
        "best-outside-range",
        Warning,
        "The best figure of a count lies within its range.",
        "killed: 5 (2..4)",
    ),
    row(
        Rule::Unused,
        "unused",
        Warning,
        "Every definition is used by an event.",
        "an actor that no event names",
    ),
    row(
        Rule::BadView,
        "bad-view",
        Error,
        "The query of a view reads as a query.",
        "where: \"place:atlantis\"",
    ),
    row(
        Rule::ToldBefore,
        "told-before",
        Error,
        "No event begins after every day on which its source can have been published.",
        "date: \"2019-06\" of a report of 2018",
    ),
    row(
        Rule::NoAnchor,
        "no-anchor",
        Error,
        "A date resolved from relative words gives the words and what they are measured from.",
        "dated: {how: resolved}",
    ),
    row(
        Rule::AnchorLoop,
        "anchor-loop",
        Error,
        "No date is measured from itself, by whatever way.",
        "an event anchored at one that is anchored at it",
    ),
    row(
        Rule::LinkOrder,
        "link-order",
        Error,
        "A link does not ask an event to follow what came after it, or to be part of what it does not meet.",
        "links: [{to: later-event, as: after}]",
    ),
    row(
        Rule::NoSupport,
        "no-support",
        Error,
        "At least one claim of an event is not rejected.",
        "an event whose only claim is rejected",
    ),
    row(
        Rule::AnswerForm,
        "answer-form",
        Error,
        "Only statements and reports answer questions.",
        "answers: [{to: hold-ground, says: can}] of an incident",
    ),
    row(
        Rule::AnsweredTwice,
        "answered-twice",
        Error,
        "An event answers a question once.",
        "two answers to the same question",
    ),
    row(
        Rule::SourceFile,
        "source-file",
        Error,
        "With --sources, the file of a source is found in the folder, can be read and is UTF-8.",
        "file: mislaid.txt",
    ),
    row(
        Rule::SourceHash,
        "source-hash",
        Error,
        "With --sources, the file of a source has its SHA-256.",
        "a copy that was edited",
    ),
    row(
        Rule::NoParagraph,
        "no-paragraph",
        Error,
        "With --sources, a paragraph that is cited or passed over exists.",
        "para: 41 of a text of 40 paragraphs",
    ),
    row(
        Rule::WordsNotFound,
        "words-not-found",
        Error,
        "With --sources, the words of a claim stand in the paragraph it cites, letter by letter but for the kind of white space and quote marks.",
        "words: \"south of the town\" where the source has city",
    ),
    row(
        Rule::FromNotFound,
        "from-not-found",
        Error,
        "With --sources, the words that a date is known from stand in a paragraph the event cites, or in the source that is its anchor.",
        "dated: {from: \"June 18\"} where the source has June 17",
    ),
    row(
        Rule::QuoteNotFound,
        "quote-not-found",
        Error,
        "With --sources, a slip stands in the paragraph cited, and a style anywhere in the source, in the source's own words.",
        "style: \"General\" where the source has Brigadier",
    ),
    row(
        Rule::Unaccounted,
        "unaccounted",
        Error,
        "With --sources, every paragraph of a source is cited by an event or passed over with a reason.",
        "a paragraph that nobody cites",
    ),
    row(
        Rule::PassedAndCited,
        "passed-and-cited",
        Warning,
        "A paragraph that is passed over is cited by no event.",
        "passed_over: {7: heading} of a paragraph that is cited",
    ),
    row(
        Rule::NoCopy,
        "no-copy",
        Warning,
        "With --sources, a source names its local copy and the SHA-256 of it.",
        "a source without `file`",
    ),
    row(
        Rule::Copied,
        "copied",
        Warning,
        "With --sources, no text of an event repeats more than eight words in a row of a source it cites.",
        "a sentence of the report as summary",
    ),
    row(
        Rule::LoadedWord,
        "loaded-word",
        Warning,
        "The curator's own words are neutral; loaded words stand in quotation marks or in `words`.",
        "title: \"Remnants cleansed\"",
    ),
    row(
        Rule::NoAttacker,
        "no-attacker",
        Warning,
        "An incident of kind `attack` says who attacked: `unidentified` where no source does.",
        "kind: attack without an attacker",
    ),
    row(
        Rule::NoBasis,
        "no-basis",
        Warning,
        "An actor that is named as attacker says how that is known.",
        "actors: [{who: isis, as: attacker}]",
    ),
    row(
        Rule::NoSpeaker,
        "no-speaker",
        Warning,
        "A statement or a report says whose it is, by an actor or by a claim.",
        "form: statement without an actor",
    ),
    row(
        Rule::TollForm,
        "toll-form",
        Warning,
        "Statements and reports have no toll: what they count is an event of its own or a figure.",
        "toll: [{side: civilians, killed: 3}] of a statement",
    ),
    row(
        Rule::NoSpan,
        "no-span",
        Warning,
        "What lasts has a date that lasts: an aggregate is no moment, a period no single day.",
        "form: aggregate, date: \"2019-07\"",
    ),
    row(
        Rule::NothingCounted,
        "nothing-counted",
        Warning,
        "An aggregate counts something.",
        "form: aggregate without toll and figures",
    ),
    row(
        Rule::NotDated,
        "not-dated",
        Warning,
        "A date that is approximate, uncertain, one of several or bounded says how it is known.",
        "date: \"2018?-06-17\" without dated",
    ),
    row(
        Rule::NoBounds,
        "no-bounds",
        Warning,
        "A date known from outside the sources stands beside the sources' own bounds.",
        "dated: {how: outside} without bounds",
    ),
    row(
        Rule::ClaimTwice,
        "claim-twice",
        Warning,
        "An event makes the same claim once.",
        "the same words of the same paragraph twice",
    ),
    row(
        Rule::LinkTwice,
        "link-twice",
        Warning,
        "A link is stored at one end only.",
        "{to: b, as: part of} at a and {to: a, as: part of} at b",
    ),
    row(
        Rule::FarAway,
        "far-away",
        Warning,
        "The coordinates of a place are near those of the place it lies within.",
        "at: [36.34, 34.13] within Nineveh",
    ),
    row(
        Rule::NoPrecision,
        "no-precision",
        Warning,
        "Coordinates say how exactly they are known.",
        "at: [36.34, 43.13] without precision",
    ),
    row(
        Rule::SameName,
        "same-name",
        Warning,
        "Two places, or two actors, have no spelling in common.",
        "also: [Mosul] of another place than Mosul",
    ),
    row(
        Rule::EmptyView,
        "empty-view",
        Warning,
        "The query of a view matches an event.",
        "where: \"place:mosul date:1920\"",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_table_is_in_the_order_of_the_rules() {
        for (n, row) in RULES.iter().enumerate() {
            assert_eq!(row.rule as usize, n, "{}", row.name);
            assert_eq!(row.rule.row().name, row.name);
        }
    }

    #[test]
    fn names_are_kebab_case_and_unique() {
        let mut seen = HashSet::new();
        for row in RULES {
            assert!(seen.insert(row.name), "{} stands twice", row.name);
            assert!(row.name.split('-').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase())));
        }
    }

    #[test]
    fn docs_are_sentences_and_examples_are_given() {
        for row in RULES {
            assert!(row.doc.ends_with('.') && row.doc.starts_with(char::is_uppercase), "{}", row.name);
            assert!(!row.example.is_empty(), "{}", row.name);
        }
    }
}
