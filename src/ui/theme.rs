//! Styles as named roles. A painter names a role; a theme says what it looks like.

use ratatui::style::{Modifier, Style};

use self::palettes::{
    COLOUR_BLIND, COLOUR_BLIND_LIGHT, DARK, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT, LIGHT, Palette, SIXTEEN,
};

mod palettes;
#[cfg(test)]
mod tests;

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
    /// White on black of its own, every colour far from it.
    HighContrast,
    /// Black on white of its own, every colour far from it.
    HighContrastLight,
    /// For dark backgrounds, in colours that everyone tells apart.
    ColourBlind,
    /// For light backgrounds, in colours that everyone tells apart.
    ColourBlindLight,
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
        ("high-contrast", ThemeName::HighContrast),
        ("high-contrast-light", ThemeName::HighContrastLight),
        ("colour-blind", ThemeName::ColourBlind),
        ("colour-blind-light", ThemeName::ColourBlindLight),
        ("16", ThemeName::Sixteen),
        ("none", ThemeName::Plain),
    ];

    /// What it is for, as a sentence.
    pub fn doc(self) -> &'static str {
        match self {
            ThemeName::Dark => "For dark backgrounds, 256 colours.",
            ThemeName::Light => "For light backgrounds, 256 colours.",
            ThemeName::HighContrast => {
                "White on a black of its own; nothing has a contrast of less than 7 to 1 (WCAG AAA)."
            }
            ThemeName::HighContrastLight => {
                "Black on a white of its own; nothing has a contrast of less than 7 to 1 (WCAG AAA)."
            }
            ThemeName::ColourBlind => {
                "For dark backgrounds; kinds in colours told apart without red, green or blue receptors too."
            }
            ThemeName::ColourBlindLight => {
                "For light backgrounds; kinds in colours told apart without red, green or blue receptors too."
            }
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

impl Theme {
    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        match self.palette() {
            Some(palette) => coloured(palette, role),
            None if self.name == ThemeName::Sixteen => sixteen(role),
            None => plain(role),
        }
    }

    /// What lies under everything: nothing of its own but in the themes that bring their background.
    pub fn ground(&self) -> Style {
        self.palette().map_or(Style::new(), |palette| palette.ground)
    }

    /// The colours of a theme of 256.
    fn palette(&self) -> Option<&'static Palette> {
        match self.name {
            ThemeName::Dark => Some(&DARK),
            ThemeName::Light => Some(&LIGHT),
            ThemeName::HighContrast => Some(&HIGH_CONTRAST),
            ThemeName::HighContrastLight => Some(&HIGH_CONTRAST_LIGHT),
            ThemeName::ColourBlind => Some(&COLOUR_BLIND),
            ThemeName::ColourBlindLight => Some(&COLOUR_BLIND_LIGHT),
            ThemeName::Sixteen | ThemeName::Plain => None,
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
        Role::Kind(k) => palette.kinds.get(k % palette.kinds.len()).map_or(base, |colour| base.fg(*colour)),
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
