//! The format as one table: every mapping, its keys, what stands under them, and what is required.
//!
//! The gate holds a file against it; the docs of the format are written from it.

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text: quoted where it would read as a number, a boolean, a date or nothing.
    Text,
    /// A date: always quoted.
    Date,
    /// A time of day: a word, or `"hh:mm"` quoted.
    Time,
    /// A count: a whole number, or the notation of counts as text.
    Count,
    /// A whole number, not quoted.
    Whole,
    /// A number, not quoted.
    Number,
    /// `true` or `false`, not quoted.
    Flag,
}

/// What stands under a key or in a list.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// One scalar.
    One(Style),
    /// One text or a list of texts.
    OneOrMore,
    /// Two scalars in a list.
    Pair(Style),
    /// A list.
    List(&'static Shape),
    /// A list with at least one item.
    Some(&'static Shape),
    /// A mapping.
    Map(&'static Map),
    /// A mapping of paragraph numbers to texts.
    Numbered,
}

/// A mapping of the format.
#[derive(Debug)]
pub struct Map {
    /// What it describes, as in "this … has no key".
    pub what: &'static str,
    /// Its keys, in the order of the docs.
    pub keys: &'static [Key],
}

/// A key of a mapping.
#[derive(Debug)]
pub struct Key {
    /// The key as written.
    pub name: &'static str,
    /// What stands under it.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// What it says, one sentence ending in a period.
    pub doc: &'static str,
}

impl Map {
    /// The position of a key.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.keys.iter().position(|k| k.name == name)
    }
}

const fn must(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key { name, shape, required: true, doc }
}

const fn may(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key { name, shape, required: false, doc }
}

const TEXT: Shape = Shape::One(Style::Text);
const DATE: Shape = Shape::One(Style::Date);
const COUNT: Shape = Shape::One(Style::Count);

/// A whole file.
pub static STORE: Map = Map {
    what: "store",
    keys: &[
        must("dateline", Shape::One(Style::Whole), "Version of the format: 1."),
        must("title", TEXT, "What the store is called."),
        may("version", TEXT, "Version of the content."),
        may("about", TEXT, "What the store is and what it is not."),
        may("licence", TEXT, "Licence of the store."),
        may("attribution", TEXT, "Attribution that briefings print."),
        must("covers", DATE, "The span covered; an event wholly outside is context."),
        must("kinds", Shape::List(&Shape::Map(&TERM)), "Kinds of events, in the order of lanes and facets."),
        may("sides", Shape::List(&Shape::Map(&TERM)), "Sides that actors and tolls belong to."),
        may(
            "roles",
            Shape::List(&Shape::Map(&TERM)),
            "Who does what in an event; each becomes a query field.",
        ),
        may("actor_kinds", Shape::List(&Shape::Map(&TERM)), "Kinds of actors."),
        may("questions", Shape::List(&Shape::Map(&QUESTION)), "What the sources argue about."),
        must("sources", Shape::List(&Shape::Map(&SOURCE)), "The reports that claims cite."),
        may("places", Shape::List(&Shape::Map(&PLACE)), "Places, as a tree."),
        may("actors", Shape::List(&Shape::Map(&ACTOR)), "Persons, groups and institutions."),
        may("views", Shape::List(&Shape::Map(&VIEW)), "Queries with a name."),
        must("events", Shape::List(&Shape::Map(&EVENT)), "The events."),
    ],
};

/// A value of a list that the store closes.
pub static TERM: Map = Map {
    what: "definition",
    keys: &[must("id", TEXT, "Its id."), must("name", TEXT, "Its name on screen and in print.")],
};

/// A question.
pub static QUESTION: Map = Map {
    what: "question",
    keys: &[
        must("id", TEXT, "Its id."),
        must("ask", TEXT, "The question as a sentence."),
        must("answers", Shape::Some(&TEXT), "The ids of its answers; never yes and no."),
    ],
};

/// A source.
pub static SOURCE: Map = Map {
    what: "source",
    keys: &[
        must("id", TEXT, "Its id, in one space with the events."),
        must("title", TEXT, "Its title as published."),
        must("publisher", TEXT, "Who published it."),
        may("author", TEXT, "Its author."),
        may("agency", TEXT, "The news agency it draws on."),
        may("url", TEXT, "Its address, http or https."),
        may("language", TEXT, "The language it was read in."),
        must("published", DATE, "When it was published."),
        may("published_basis", TEXT, "How that date is known."),
        may("caution", TEXT, "One line of caution that briefings print."),
        may("file", TEXT, "The file name of a local copy."),
        may("sha256", TEXT, "SHA-256 of that copy."),
        may("passed_over", Shape::Numbered, "Paragraphs that yield nothing, and why."),
        may("whole", Shape::One(Style::Flag), "`true`: claims may cite it as a whole, without `para`."),
    ],
};

/// A place.
pub static PLACE: Map = Map {
    what: "place",
    keys: &[
        must("id", TEXT, "Its id."),
        must("name", TEXT, "Its name."),
        may("also", Shape::List(&TEXT), "Other spellings."),
        may("within", Shape::OneOrMore, "The place around it; a list means one of these."),
        may("at", Shape::Pair(Style::Number), "Latitude and longitude in degrees, approximate."),
        may("precision", TEXT, "How exactly it is known: site, town, district, province or country."),
    ],
};

/// An actor.
pub static ACTOR: Map = Map {
    what: "actor",
    keys: &[
        must("id", TEXT, "Its id."),
        must("name", TEXT, "Its name."),
        may("also", Shape::List(&TEXT), "Other spellings."),
        must("kind", TEXT, "A kind of actor."),
        may("side", TEXT, "The side it belongs to."),
    ],
};

/// A named view.
pub static VIEW: Map =
    Map { what: "view", keys: &[must("name", TEXT, "Its name."), must("where", TEXT, "Its query.")] };

/// A mark or a note of a person's own.
pub static MARK: Map = Map {
    what: "mark",
    keys: &[
        must("event", TEXT, "The event."),
        must("store", TEXT, "The path of its store, or `embedded`."),
        may("hash", TEXT, "The beginning of the hash that the store had."),
        may("marked", Shape::One(Style::Flag), "Whether the event is marked, and not only noted."),
        may("note", TEXT, "The note."),
    ],
};

/// An event.
pub static EVENT: Map = Map {
    what: "event",
    keys: &[
        must("id", TEXT, "Its id, in one space with the sources."),
        must("date", DATE, "When, in EDTF, as it is shown."),
        may("bounds", Shape::Pair(Style::Date), "Earliest start and latest end; \"..\" for an open end."),
        may("time", Shape::One(Style::Time), "Part of the day, or \"hh:mm\"."),
        may("dated", Shape::Map(&DATED), "How the date is known."),
        must("form", TEXT, "Incident, statement, report, period, series or aggregate."),
        must("kind", TEXT, "A kind of the store."),
        must("title", TEXT, "At most 80 characters, neutral."),
        must("summary", TEXT, "The curator's own words."),
        may(
            "place",
            Shape::OneOrMore,
            "Where; a list means all of these, and orders and headings go by the first.",
        ),
        may("actors", Shape::List(&Shape::Map(&PART)), "Who did what."),
        may("toll", Shape::List(&Shape::Map(&TOLL)), "Who was harmed, a row for each group."),
        may("figures", Shape::List(&Shape::Map(&FIGURE)), "Other counts; never summed."),
        must("claims", Shape::Some(&Shape::Map(&CLAIM)), "What the sources say, and where."),
        may(
            "answers",
            Shape::List(&Shape::Map(&ANSWER)),
            "Answers to questions, for statements and reports.",
        ),
        may("links", Shape::List(&Shape::Map(&LINK)), "Links to other events."),
        may("coding", TEXT, "How sure the coding is: sure, fair or doubtful."),
        may("weight", TEXT, "What a small screen keeps: major, normal or minor."),
        may("tags", Shape::List(&TEXT), "Free tags."),
    ],
};

/// How a date is known.
pub static DATED: Map = Map {
    what: "dating",
    keys: &[
        must("how", TEXT, "Stated, resolved, inferred or outside."),
        may("from", TEXT, "The source's words, at most eight."),
        may("anchor", TEXT, "The source or event that relative words are measured from."),
        may("note", TEXT, "The curator's note."),
    ],
};

/// Who did what.
pub static PART: Map = Map {
    what: "actor of the event",
    keys: &[
        must("who", TEXT, "An actor."),
        must("as", TEXT, "A role."),
        may("basis", TEXT, "Own claim, named by source or implied."),
    ],
};

/// A row of a toll.
pub static TOLL: Map = Map {
    what: "row of a toll",
    keys: &[
        must("side", TEXT, "The group's side."),
        may("of", TEXT, "Who they were."),
        may("killed", COUNT, "How many were killed."),
        may("injured", COUNT, "How many were injured."),
        may("arrested", COUNT, "How many were arrested."),
        may("kidnapped", COUNT, "How many were kidnapped."),
        may("freed", COUNT, "How many were freed."),
        may("displaced", COUNT, "How many were displaced."),
    ],
};

/// Another count.
pub static FIGURE: Map =
    Map { what: "figure", keys: &[must("of", TEXT, "What is counted."), must("count", COUNT, "How many.")] };

/// A claim.
pub static CLAIM: Map = Map {
    what: "claim",
    keys: &[
        must("source", TEXT, "The source."),
        may(
            "para",
            Shape::One(Style::Whole),
            "The paragraph, from 1; only a source that is cited as a whole may be cited without.",
        ),
        must("words", TEXT, "At most eight words of it, verbatim."),
        may("by", Shape::OneOrMore, "Who says so, the speaker first."),
        may("via", Shape::OneOrMore, "Through whom."),
        may("style", TEXT, "How the speaker was styled then."),
        may("slip", TEXT, "An error in the source."),
        may("rejected", Shape::One(Style::Flag), "Whether the source reports it to deny it."),
        may("says", Shape::Map(&SAYS), "What it says where it differs from the event as coded."),
    ],
};

/// What a claim says.
pub static SAYS: Map = Map {
    what: "saying",
    keys: &[
        may("date", DATE, "Another date."),
        may("place", Shape::OneOrMore, "Another place."),
        may("kind", TEXT, "Another kind."),
        may("actors", Shape::List(&Shape::Map(&PART)), "Other actors."),
        may("toll", Shape::List(&Shape::Map(&TOLL)), "Another toll."),
        may("text", TEXT, "Something else; never differs."),
    ],
};

/// An answer.
pub static ANSWER: Map = Map {
    what: "answer",
    keys: &[must("to", TEXT, "A question."), must("says", TEXT, "One of its answers.")],
};

/// A link.
pub static LINK: Map = Map {
    what: "link",
    keys: &[
        must("to", TEXT, "Another event."),
        must("as", TEXT, "What this event is to it."),
        may("offset", TEXT, "How long after this event the other was, as P2D."),
    ],
};

/// A list of events, or a piece of it.
pub static EVENTS: Shape = Shape::List(&Shape::Map(&EVENT));

/// A person's own views.
pub static VIEWS: Shape = Shape::List(&Shape::Map(&VIEW));

/// A person's own marks and notes.
pub static MARKS: Shape = Shape::List(&Shape::Map(&MARK));
