//! The colours of the themes.

use ratatui::style::{Color, Modifier, Style};

/// Colours of a theme: plain text and its ranks, then the kinds of events in turn.
pub(super) struct Palette {
    /// What lies under everything, where the theme brings it.
    pub(super) ground: Style,
    pub(super) dim: Color,
    pub(super) frame: Color,
    pub(super) focus: Color,
    pub(super) accent: Color,
    pub(super) differ: Color,
    pub(super) bar: Color,
    pub(super) words: Color,
    pub(super) error: Color,
    pub(super) selected: Style,
    pub(super) selected_away: Style,
    pub(super) kinds: [Color; 8],
}

/// Meaning never rests on colours alone.
pub(super) const DARK: Palette = Palette {
    ground: Style::new(),
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

pub(super) const LIGHT: Palette = Palette {
    ground: Style::new(),
    dim: Color::Indexed(241),
    frame: Color::Indexed(245),
    focus: Color::Indexed(25),
    accent: Color::Indexed(25),
    differ: Color::Indexed(130),
    bar: Color::Indexed(67),
    words: Color::Indexed(58),
    error: Color::Indexed(124),
    selected: Style::new().bg(Color::Indexed(153)).fg(Color::Indexed(16)),
    selected_away: Style::new().bg(Color::Indexed(254)),
    kinds: [
        Color::Indexed(130),
        Color::Indexed(26),
        Color::Indexed(28),
        Color::Indexed(58),
        Color::Indexed(91),
        Color::Indexed(240),
        Color::Indexed(23),
        Color::Indexed(95),
    ],
};

/// The colours are bright enough that those which sixteen-colour terminals have in their place are too.
pub(super) const HIGH_CONTRAST: Palette = Palette {
    ground: Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(16)),
    dim: Color::Indexed(252),
    frame: Color::Indexed(231),
    focus: Color::Indexed(51),
    accent: Color::Indexed(51),
    differ: Color::Indexed(226),
    bar: Color::Indexed(45),
    words: Color::Indexed(120),
    error: Color::Indexed(217),
    selected: Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(226)).add_modifier(Modifier::BOLD),
    selected_away: Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(18)).add_modifier(Modifier::BOLD),
    kinds: [
        Color::Indexed(47),
        Color::Indexed(207),
        Color::Indexed(231),
        Color::Indexed(250),
        Color::Indexed(71),
        Color::Indexed(157),
        Color::Indexed(208),
        Color::Indexed(219),
    ],
};

/// As dark; no green and no cyan, which sixteen-colour terminals show too bright for white.
pub(super) const HIGH_CONTRAST_LIGHT: Palette = Palette {
    ground: Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(231)),
    dim: Color::Indexed(236),
    frame: Color::Indexed(16),
    focus: Color::Indexed(18),
    accent: Color::Indexed(18),
    differ: Color::Indexed(88),
    bar: Color::Indexed(18),
    words: Color::Indexed(53),
    error: Color::Indexed(124),
    selected: Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(18)).add_modifier(Modifier::BOLD),
    selected_away: Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(226)).add_modifier(Modifier::BOLD),
    kinds: [
        Color::Indexed(16),
        Color::Indexed(124),
        Color::Indexed(17),
        Color::Indexed(91),
        Color::Indexed(57),
        Color::Indexed(52),
        Color::Indexed(236),
        Color::Indexed(89),
    ],
};

/// Kinds farthest apart of all colours with enough contrast, whichever receptors of the eye are missing.
pub(super) const COLOUR_BLIND: Palette = Palette {
    ground: Style::new(),
    dim: Color::Indexed(246),
    frame: Color::Indexed(244),
    focus: Color::Indexed(75),
    accent: Color::Indexed(117),
    differ: Color::Indexed(220),
    bar: Color::Indexed(110),
    words: Color::Indexed(186),
    error: Color::Indexed(210),
    selected: Style::new().bg(Color::Indexed(24)).fg(Color::Indexed(231)),
    selected_away: Style::new().bg(Color::Indexed(237)),
    kinds: [
        Color::Indexed(172),
        Color::Indexed(67),
        Color::Indexed(84),
        Color::Indexed(220),
        Color::Indexed(135),
        Color::Indexed(195),
        Color::Indexed(137),
        Color::Indexed(248),
    ],
};

/// The same on white.
pub(super) const COLOUR_BLIND_LIGHT: Palette = Palette {
    ground: Style::new(),
    dim: Color::Indexed(241),
    frame: Color::Indexed(245),
    focus: Color::Indexed(25),
    accent: Color::Indexed(25),
    differ: Color::Indexed(130),
    bar: Color::Indexed(67),
    words: Color::Indexed(58),
    error: Color::Indexed(124),
    selected: Style::new().bg(Color::Indexed(153)).fg(Color::Indexed(16)),
    selected_away: Style::new().bg(Color::Indexed(254)),
    kinds: [
        Color::Indexed(160),
        Color::Indexed(62),
        Color::Indexed(16),
        Color::Indexed(96),
        Color::Indexed(131),
        Color::Indexed(18),
        Color::Indexed(93),
        Color::Indexed(53),
    ],
};

pub(super) const SIXTEEN: Palette = Palette {
    ground: Style::new(),
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
