//! The definitions a store closes: kinds, sides, roles, actor kinds, questions, sources, places, actors, views.
//!
//! Everything that refers to a definition does so by its position in these lists, in the order of the file;
//! that order is also the order of lanes, facets and colours.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LazyLock};

use super::date::Edtf;
use super::event::Id;
use crate::text::Text;

macro_rules! positions {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as a slice index.
            pub fn at(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

positions! {
    /// Position in [`Catalog::kinds`].
    KindIx,
    /// Position in [`Catalog::sides`].
    SideIx,
    /// Position in [`Catalog::roles`].
    RoleIx,
    /// Position in [`Catalog::actor_kinds`].
    ActorKindIx,
    /// Position in [`Catalog::questions`].
    QuestionIx,
    /// Position in [`Catalog::sources`].
    SourceIx,
    /// Position in [`Catalog::places`].
    PlaceIx,
    /// Position in [`Catalog::actors`]; 0 is the built-in `unidentified`.
    ActorIx,
}

/// A named value of a closed list: an id for queries, a name for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its id, unique in its list.
    pub id: Id,
    /// Its name on screen and in print.
    pub name: Text,
}

/// A kind of event is a [`Term`].
pub type Kind = Term;

/// What the sources argue about, with the closed list of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: Id,
    /// The question as a sentence.
    pub ask: Text,
    /// The ids of its possible answers.
    pub answers: Vec<Id>,
}

/// A published report that claims cite. There may be as many as events: what few sources have lies apart, and what many
/// share is held once.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its id, in one space with event ids, and the report's title as published, one behind the other: there may be as
    /// many as events.
    names: Box<str>,
    /// How long the id is.
    id: u32,
    /// Who published it.
    pub publisher: Arc<Text>,
    /// When it was published.
    pub published: Arc<Edtf>,
    /// What else is known of it.
    pub more: More,
}

impl Source {
    /// A source by what each of them has, and what few have.
    pub fn new(id: &Id, title: Text, publisher: Arc<Text>, published: Arc<Edtf>, more: Details) -> Source {
        let names = format!("{id}{title}").into();
        // What is shown of a title tells nothing of what it was made from.
        let more = if title.is_as_given() { more } else { Details { title: Some(title), ..more } };
        Source { names, id: id.as_str().len() as u32, publisher, published, more: more.into() }
    }

    /// Its id, in one space with event ids.
    pub fn id(&self) -> &str {
        self.names.get(..self.id as usize).unwrap_or_default()
    }

    /// The report's title as published; displayable.
    pub fn title(&self) -> &str {
        self.names.get(self.id as usize..).unwrap_or_default()
    }

    /// The title, with what it was made from.
    pub fn whole_title(&self) -> Text {
        self.more.title.clone().unwrap_or_else(|| Text::new(self.title()))
    }
}

/// What few sources have.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Details {
    /// Its title, where something in it had to be shown.
    pub title: Option<Text>,
    /// Its author, if named.
    pub author: Option<Text>,
    /// The news agency it draws on, if named.
    pub agency: Option<Text>,
    /// Its address: http or https only.
    pub url: Option<Text>,
    /// The language it was read in.
    pub language: Option<Text>,
    /// How its date is known.
    pub published_basis: Option<Text>,
    /// One line of caution that a briefing prints.
    pub caution: Option<Text>,
    /// The file name of a local copy under `--sources DIR`.
    pub file: Option<Text>,
    /// SHA-256 of that copy, 64 lower-case hexadecimal digits.
    pub sha256: Option<Text>,
    /// Paragraphs that yield nothing, and why; ascending.
    pub passed_over: Vec<(u32, Text)>,
    /// Whether claims may cite it as a whole, for nobody knows the paragraph.
    pub whole: bool,
}

/// Of a source that has none of it.
static NO_DETAILS: Details = Details {
    title: None,
    author: None,
    agency: None,
    url: None,
    language: None,
    published_basis: None,
    caution: None,
    file: None,
    sha256: None,
    passed_over: Vec::new(),
    whole: false,
};

/// What is known of the sources of a table, of which there may be as many as events: held once.
static WHOLE: LazyLock<Arc<Details>> =
    LazyLock::new(|| Arc::new(Details { whole: true, ..Details::default() }));

/// [`Details`], which take up nothing where there are none, or none but that the source is cited as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct More(Option<Arc<Details>>);

impl From<Details> for More {
    fn from(details: Details) -> More {
        More(match details {
            details if details == NO_DETAILS => None,
            details if details == **WHOLE => Some(Arc::clone(&WHOLE)),
            details => Some(Arc::new(details)),
        })
    }
}

impl Deref for More {
    type Target = Details;

    fn deref(&self) -> &Details {
        self.0.as_deref().unwrap_or(&NO_DETAILS)
    }
}

impl DerefMut for More {
    fn deref_mut(&mut self) -> &mut Details {
        Arc::make_mut(self.0.get_or_insert_default())
    }
}

/// How exactly a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlacePrecision {
    /// A site: within about 1 km.
    Site,
    /// A town: within about 5 km.
    Town,
    /// A district: within about 25 km.
    District,
    /// A province: within about 100 km.
    Province,
    /// A country: within about 500 km.
    Country,
}

impl PlacePrecision {
    /// Every precision, finest first.
    pub const ALL: &'static [PlacePrecision] = &[
        PlacePrecision::Site,
        PlacePrecision::Town,
        PlacePrecision::District,
        PlacePrecision::Province,
        PlacePrecision::Country,
    ];

    /// As written in a store.
    pub fn written(self) -> &'static str {
        match self {
            PlacePrecision::Site => "site",
            PlacePrecision::Town => "town",
            PlacePrecision::District => "district",
            PlacePrecision::Province => "province",
            PlacePrecision::Country => "country",
        }
    }

    /// The precision written so, if any.
    pub fn read(text: &str) -> Option<PlacePrecision> {
        PlacePrecision::ALL.iter().copied().find(|p| p.written() == text)
    }
}

/// What a place lies within. There may be as many places as events, and most lie within one other.
#[derive(Clone, Debug, PartialEq)]
pub enum Within {
    /// One place, or none.
    Few(Option<PlaceIx>),
    /// Several.
    Many(Box<[PlaceIx]>),
}

impl FromIterator<PlaceIx> for Within {
    fn from_iter<I: IntoIterator<Item = PlaceIx>>(places: I) -> Within {
        let mut places = places.into_iter();
        match (places.next(), places.next()) {
            (Some(first), Some(second)) => Within::Many([first, second].into_iter().chain(places).collect()),
            (few, _) => Within::Few(few),
        }
    }
}

impl Deref for Within {
    type Target = [PlaceIx];

    fn deref(&self) -> &[PlaceIx] {
        match self {
            Within::Few(few) => few.as_slice(),
            Within::Many(many) => many,
        }
    }
}

impl<'w> IntoIterator for &'w Within {
    type Item = &'w PlaceIx;
    type IntoIter = std::slice::Iter<'w, PlaceIx>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A place in the tree of places.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Other spellings.
    pub also: Vec<Text>,
    /// The places it lies within: none for a root, several when it is one of these.
    pub within: Within,
    /// Latitude and longitude in degrees, approximate.
    pub at: Option<(f64, f64)>,
    /// How exactly it is known.
    pub precision: Option<PlacePrecision>,
}

/// A person, group or institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Other spellings.
    pub also: Vec<Text>,
    /// What kind of actor; none only for `unidentified`.
    pub kind: Option<ActorKindIx>,
    /// The side it belongs to, if any.
    pub side: Option<SideIx>,
}

/// A query with a name, held as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its name.
    pub name: Text,
    /// The query as written, unchecked here.
    pub query: Text,
}

/// All definitions of a store, and its head.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalog {
    /// The store's title.
    pub title: Text,
    /// Version of the content.
    pub version: Option<Text>,
    /// What the store is and what it is not.
    pub about: Option<Text>,
    /// Licence of the store.
    pub licence: Option<Text>,
    /// Attribution that briefings print.
    pub attribution: Option<Text>,
    /// The span the store covers; an event wholly outside is context.
    pub covers: Edtf,
    /// Kinds of events.
    pub kinds: Vec<Kind>,
    /// Sides.
    pub sides: Vec<Term>,
    /// Roles of actors in events.
    pub roles: Vec<Term>,
    /// Kinds of actors.
    pub actor_kinds: Vec<Term>,
    /// Questions the sources argue about.
    pub questions: Vec<Question>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Places.
    pub places: Vec<Place>,
    /// Actors; the first is the built-in `unidentified`.
    pub actors: Vec<Actor>,
    /// Named views.
    pub views: Vec<View>,
}

/// The built-in actor of any role whom no source names.
pub const UNIDENTIFIED: ActorIx = ActorIx(0);

#[expect(clippy::indexing_slicing, reason = "a position is made by the catalogue that it is asked of")]
impl Catalog {
    /// The kind at a position.
    pub fn kind(&self, ix: KindIx) -> &Kind {
        &self.kinds[ix.at()]
    }

    /// The side at a position.
    pub fn side(&self, ix: SideIx) -> &Term {
        &self.sides[ix.at()]
    }

    /// The role at a position.
    pub fn role(&self, ix: RoleIx) -> &Term {
        &self.roles[ix.at()]
    }

    /// The source at a position.
    pub fn source(&self, ix: SourceIx) -> &Source {
        &self.sources[ix.at()]
    }

    /// The place at a position.
    pub fn place(&self, ix: PlaceIx) -> &Place {
        &self.places[ix.at()]
    }

    /// The actor at a position.
    pub fn actor(&self, ix: ActorIx) -> &Actor {
        &self.actors[ix.at()]
    }

    /// The question at a position.
    pub fn question(&self, ix: QuestionIx) -> &Question {
        &self.questions[ix.at()]
    }

    /// Whether `inner` is `outer` or lies within it whichever alternative of `within` is true.
    pub fn surely_within(&self, inner: PlaceIx, outer: PlaceIx) -> bool {
        let up = &self.place(inner).within;
        inner == outer || (!up.is_empty() && up.iter().all(|p| self.surely_within(*p, outer)))
    }

    /// Whether `inner` is `outer` or lies within it by at least one alternative of `within`.
    pub fn maybe_within(&self, inner: PlaceIx, outer: PlaceIx) -> bool {
        inner == outer || self.place(inner).within.iter().any(|p| self.maybe_within(*p, outer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// There may be as many sources as events, and many places.
    #[test]
    fn a_source_and_a_place_take_up_little() {
        assert!(size_of::<Source>() <= 48, "{}", size_of::<Source>());
        assert!(size_of::<Place>() <= 112, "{}", size_of::<Place>());
        assert!(size_of::<Text>() <= 24, "{}", size_of::<Text>());
    }

    #[test]
    fn details_that_say_nothing_take_up_nothing() {
        assert_eq!(More::from(Details::default()), More(None));
        let said = More::from(Details { url: Some("https://example.org/".into()), ..Details::default() });
        assert_eq!((said.url.is_some(), said.caution.is_none()), (true, true));
    }

    #[test]
    fn a_source_gives_back_its_id_and_its_title_as_given() {
        let made = |title: &str| {
            let (id, published) = (Id::new("note-1").unwrap(), Arc::new(Edtf::parse("2018").unwrap()));
            Source::new(&id, Text::new(title), Arc::new(Text::from("P")), published, Details::default())
        };
        let (plain, turned, none) = (made("Sur la forêt"), made("a\u{202e}b"), made(""));
        assert_eq!([plain.id(), turned.id(), none.id()], ["note-1"; 3]);
        assert_eq!([plain.title(), turned.title(), none.title()], ["Sur la forêt", "a<U+202E>b", ""]);
        assert_eq!(plain.whole_title().raw(), "Sur la forêt");
        assert_eq!(turned.whole_title().raw(), "a\u{202e}b");
        assert_eq!(Id::of(&plain).as_str(), "note-1");
    }
}
