//! Styles as named roles. A painter names a role; a theme says what it looks like.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Plain,
    /// Text of second rank.
    Dim,
    /// The title of the event shown.
    Title,
    /// A heading within a pane.
    Heading,
    /// The name of a value that follows.
    Label,
    /// A pane's frame.
    Frame,
    /// The frame of the pane that keys go to.
    Focus,
    /// The selected row.
    Selected,
    /// The selected row of a pane that keys do not go to.
    SelectedAway,
    /// Claims differ.
    Differ,
    /// The certain part of a count.
    Bar,
    /// The possible part of a count.
    Possible,
    /// Years on the axis.
    Year,
    /// Smaller units on the axis.
    Tick,
    /// What was looked for.
    Hit,
    /// Words of a source.
    Words,
    /// A key.
    Key,
    /// An error, or where it is.
    Error,
    /// A notice.
    Notice,
    /// A link that can be followed.
    Link,
    /// The chosen link or value.
    Chosen,
    /// The query.
    Query,
    /// A kind of event, by its position in the store.
    Kind(usize),
}

/// The themes there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// For dark backgrounds, 256 colours.
    Dark,
    /// For light backgrounds, 256 colours.
    Light,
    /// The terminal's own sixteen colours, on any background.
    #[default]
    Sixteen,
    /// No colour: bold, underline, reverse.
    Plain,
}

impl ThemeName {
    /// Every theme by the name used on the command line.
    pub const ALL: &'static [(&'static str, ThemeName)] = &[
        ("dark", ThemeName::Dark),
        ("light", ThemeName::Light),
        ("16", ThemeName::Sixteen),
        ("none", ThemeName::Plain),
    ];

    /// What it is for, as a sentence.
    pub fn doc(self) -> &'static str {
        match self {
            ThemeName::Dark => "For dark backgrounds, 256 colours.",
            ThemeName::Light => "For light backgrounds, 256 colours.",
            ThemeName::Sixteen => "The terminal's own sixteen colours, on any background.",
            ThemeName::Plain => "No colour: bold, underline and reverse only.",
        }
    }
}

/// A theme in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Which.
    pub name: ThemeName,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
}

/// Colours of a theme: plain text and its ranks, then the kinds of events in turn.
struct Palette {
    dim: Color,
    frame: Color,
    focus: Color,
    accent: Color,
    differ: Color,
    bar: Color,
    words: Color,
    error: Color,
    selected: Style,
    selected_away: Style,
    kinds: [Color; 8],
}

/// Kinds in colours that colour-blind readers tell apart too; meaning never rests on them alone.
const DARK: Palette = Palette {
    dim: Color::Indexed(246),
    frame: Color::DarkGray,
    focus: Color::Indexed(75),
    accent: Color::Indexed(117),
    differ: Color::Indexed(215),
    bar: Color::Indexed(110),
    words: Color::Indexed(186),
    error: Color::Indexed(210),
    selected: Style::new().bg(Color::Indexed(24)).fg(Color::Indexed(231)),
    selected_away: Style::new().bg(Color::Indexed(237)),
    kinds: [
        Color::Indexed(209),
        Color::Indexed(75),
        Color::Indexed(114),
        Color::Indexed(221),
        Color::Indexed(176),
        Color::Indexed(251),
        Color::Indexed(80),
        Color::Indexed(180),
    ],
};

const LIGHT: Palette = Palette {
    dim: Color::Indexed(241),
    frame: Color::Indexed(249),
    focus: Color::Indexed(25),
    accent: Color::Indexed(25),
    differ: Color::Indexed(130),
    bar: Color::Indexed(67),
    words: Color::Indexed(58),
    error: Color::Indexed(124),
    selected: Style::new().bg(Color::Indexed(153)).fg(Color::Indexed(16)),
    selected_away: Style::new().bg(Color::Indexed(254)),
    kinds: [
        Color::Indexed(166),
        Color::Indexed(26),
        Color::Indexed(28),
        Color::Indexed(94),
        Color::Indexed(91),
        Color::Indexed(240),
        Color::Indexed(30),
        Color::Indexed(95),
    ],
};

const SIXTEEN: Palette = Palette {
    dim: Color::Reset,
    frame: Color::Reset,
    focus: Color::Blue,
    accent: Color::Cyan,
    differ: Color::Yellow,
    bar: Color::Blue,
    words: Color::Green,
    error: Color::Red,
    selected: Style::new().add_modifier(Modifier::REVERSED),
    selected_away: Style::new().add_modifier(Modifier::BOLD),
    kinds: [
        Color::Red,
        Color::Blue,
        Color::Green,
        Color::Yellow,
        Color::Magenta,
        Color::Reset,
        Color::Cyan,
        Color::Reset,
    ],
};

impl Theme {
    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        match self.name {
            ThemeName::Dark => coloured(&DARK, role),
            ThemeName::Light => coloured(&LIGHT, role),
            ThemeName::Sixteen => sixteen(role),
            ThemeName::Plain => plain(role),
        }
    }
}

fn coloured(palette: &Palette, role: Role) -> Style {
    let base = Style::new();
    match role {
        Role::Plain | Role::Query => base,
        Role::Dim | Role::Tick | Role::Label => base.fg(palette.dim),
        Role::Title => base.add_modifier(Modifier::BOLD),
        Role::Heading => base.fg(palette.accent).add_modifier(Modifier::BOLD),
        Role::Frame => base.fg(palette.frame),
        Role::Focus => base.fg(palette.focus),
        Role::Selected => palette.selected,
        Role::SelectedAway => palette.selected_away,
        Role::Differ => base.fg(palette.differ).add_modifier(Modifier::BOLD),
        Role::Bar => base.fg(palette.bar),
        Role::Possible => base.fg(palette.dim),
        Role::Year => base.add_modifier(Modifier::BOLD),
        Role::Hit => base.fg(palette.words).add_modifier(Modifier::UNDERLINED),
        Role::Words => base.fg(palette.words),
        Role::Key => base.fg(palette.accent),
        Role::Error => base.fg(palette.error).add_modifier(Modifier::BOLD),
        Role::Notice => base.fg(palette.differ),
        Role::Link => base.fg(palette.accent),
        Role::Chosen => base.fg(palette.accent).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
        Role::Kind(k) => base.fg(palette.kinds[k % palette.kinds.len()]),
    }
}

/// Sixteen colours cannot dim by colour on an unknown background: they dim by attribute.
fn sixteen(role: Role) -> Style {
    match role {
        Role::Dim | Role::Tick | Role::Label | Role::Frame | Role::Possible => {
            Style::new().add_modifier(Modifier::DIM)
        }
        other => coloured(&SIXTEEN, other),
    }
}

/// No colour at all.
fn plain(role: Role) -> Style {
    let base = Style::new();
    match role {
        Role::Title | Role::Heading | Role::Year | Role::Focus | Role::Key | Role::SelectedAway => {
            base.add_modifier(Modifier::BOLD)
        }
        Role::Differ | Role::Error | Role::Notice => base.add_modifier(Modifier::BOLD),
        Role::Selected => base.add_modifier(Modifier::REVERSED),
        Role::Hit | Role::Words | Role::Chosen => base.add_modifier(Modifier::UNDERLINED),
        Role::Plain
        | Role::Dim
        | Role::Label
        | Role::Frame
        | Role::Bar
        | Role::Possible
        | Role::Tick
        | Role::Link
        | Role::Query
        | Role::Kind(_) => base,
    }
}
