//! Colours are looked at as eyes see them: contrast as WCAG reckons it, and differences without one of the receptors.

use ratatui::style::Color;

use super::*;
use crate::term::Depth;
use crate::term::backend::reduced;

type Rgb = [f64; 3];

/// Every role there is; of kinds as many as there are colours.
fn roles() -> Vec<Role> {
    let mut roles = vec![
        Role::Plain,
        Role::Dim,
        Role::Title,
        Role::Heading,
        Role::Label,
        Role::Frame,
        Role::Focus,
        Role::Selected,
        Role::SelectedAway,
        Role::Differ,
        Role::Bar,
        Role::Possible,
        Role::Year,
        Role::Tick,
        Role::Hit,
        Role::Words,
        Role::Key,
        Role::Error,
        Role::Notice,
        Role::Link,
        Role::Chosen,
        Role::Query,
    ];
    roles.extend((0..8).map(Role::Kind));
    roles
}

/// The colours of xterm, in which the numbered ones are fixed and the first sixteen usual.
fn rgb(colour: Color) -> Option<Rgb> {
    const FIRST: [[u8; 3]; 16] = [
        [0, 0, 0],
        [205, 0, 0],
        [0, 205, 0],
        [205, 205, 0],
        [0, 0, 238],
        [205, 0, 205],
        [0, 205, 205],
        [229, 229, 229],
        [127, 127, 127],
        [255, 0, 0],
        [0, 255, 0],
        [255, 255, 0],
        [92, 92, 255],
        [255, 0, 255],
        [0, 255, 255],
        [255, 255, 255],
    ];
    let level = |v: u8| if v == 0 { 0 } else { 55 + 40 * v };
    let bytes = match colour {
        Color::Indexed(n @ 0..16) => FIRST[usize::from(n)],
        Color::Indexed(n @ 16..232) => [(n - 16) / 36, (n - 16) / 6 % 6, (n - 16) % 6].map(level),
        Color::Indexed(n) => [8 + 10 * (n - 232); 3],
        Color::DarkGray => FIRST[8],
        _ => return None,
    };
    Some(bytes.map(|byte| f64::from(byte) / 255.0))
}

fn linear(rgb: Rgb) -> Rgb {
    rgb.map(|v| if v <= 0.03928 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) })
}

/// Contrast as WCAG 2 defines it, from 1 to 21.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |rgb| {
        let [r, g, b] = linear(rgb);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What remains of light for an eye without one of the receptors (Machado, Oliveira and Fernandes, 2009).
const EYES: [[Rgb; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
];

/// A colour as an eye sees it, in CIE L*a*b*.
fn seen(rgb: Rgb, eye: &[Rgb; 3]) -> Rgb {
    let light = linear(rgb);
    let [r, g, b] = eye.map(|row| row.iter().zip(light).map(|(m, v)| m * v).sum::<f64>().clamp(0.0, 1.0));
    let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047;
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883;
    let [x, y, z] = [x, y, z].map(|t| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How far two colours are from each other for the eye that tells them apart worst. One is hardly seen; ten is
/// plain at a glance.
fn apart(a: Rgb, b: Rgb) -> f64 {
    let distance = |eye| {
        let (a, b) = (seen(a, eye), seen(b, eye));
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    };
    EYES.iter().map(distance).fold(f64::INFINITY, f64::min)
}

/// Text and background of a role, on a background where the theme brings none.
fn pair(name: ThemeName, role: Role, (fg, bg): (Color, Color), depth: Depth) -> Option<(Rgb, Rgb)> {
    let theme = Theme { name, ascii: false };
    let style = Style::new().fg(fg).bg(bg).patch(theme.ground()).patch(theme.style(role));
    Some((rgb(reduced(style.fg?, depth))?, rgb(reduced(style.bg?, depth))?))
}

const BLACK: Color = Color::Indexed(16);
const WHITE: Color = Color::Indexed(231);
/// As dark backgrounds are in many terminals.
const GREY: Color = Color::Indexed(234);

/// What is no text: frames, bars and their like need less.
fn is_graphic(role: Role) -> bool {
    matches!(role, Role::Frame | Role::Focus | Role::Bar | Role::Possible)
}

#[test]
fn high_contrast_is_seven_to_one_in_every_role() {
    for name in [ThemeName::HighContrast, ThemeName::HighContrastLight] {
        for role in roles() {
            let (fg, bg) = pair(name, role, (Color::Reset, Color::Reset), Depth::Indexed).unwrap();
            assert!(contrast(fg, bg) >= 7.0, "{name:?} {role:?}: {:.1}", contrast(fg, bg));
            // What a terminal of sixteen colours has in their place.
            let (fg, bg) = pair(name, role, (Color::Reset, Color::Reset), Depth::Sixteen).unwrap();
            assert!(contrast(fg, bg) >= 4.0, "{name:?} {role:?} of sixteen: {:.1}", contrast(fg, bg));
        }
    }
}

#[test]
fn the_other_themes_can_be_read_on_the_backgrounds_they_are_for() {
    let grounds: [(ThemeName, &[(Color, Color)]); 4] = [
        (ThemeName::Dark, &[(WHITE, BLACK), (WHITE, GREY)]),
        (ThemeName::ColourBlind, &[(WHITE, BLACK), (WHITE, GREY)]),
        (ThemeName::Light, &[(BLACK, WHITE)]),
        (ThemeName::ColourBlindLight, &[(BLACK, WHITE)]),
    ];
    for (name, grounds) in grounds {
        for (role, ground) in roles().into_iter().flat_map(|r| grounds.iter().map(move |g| (r, *g))) {
            let (fg, bg) = pair(name, role, ground, Depth::Indexed).unwrap();
            let least = if is_graphic(role) { 3.0 } else { 4.5 };
            assert!(contrast(fg, bg) >= least, "{name:?} {role:?}: {:.1}", contrast(fg, bg));
        }
    }
}

#[test]
fn kinds_are_told_apart_by_every_eye_in_the_themes_for_that() {
    for name in [ThemeName::ColourBlind, ThemeName::ColourBlindLight] {
        let theme = Theme { name, ascii: false };
        let kinds: Vec<Rgb> = (0..8).map(|k| theme.style(Role::Kind(k)).fg.and_then(rgb).unwrap()).collect();
        for (i, a) in kinds.iter().enumerate() {
            for (j, b) in kinds.iter().enumerate().skip(i + 1) {
                assert!(apart(*a, *b) >= 20.0, "{name:?}: kinds {i} and {j}: {:.1}", apart(*a, *b));
            }
        }
    }
}

#[test]
fn what_is_selected_is_seen_in_every_theme() {
    for (name, theme) in ThemeName::ALL {
        let theme = Theme { name: *theme, ascii: false };
        let on = |role| theme.ground().patch(theme.style(role));
        for role in [Role::Selected, Role::SelectedAway] {
            assert_ne!(on(role), on(Role::Plain), "{name}: {role:?}");
        }
        assert_ne!(on(Role::Selected), on(Role::SelectedAway), "{name}");
    }
}

#[test]
fn every_theme_is_named_once_and_says_what_it_is_for() {
    for (i, (name, theme)) in ThemeName::ALL.iter().enumerate() {
        assert!(ThemeName::ALL[i + 1..].iter().all(|(n, t)| n != name && t != theme), "{name}");
        assert!(theme.doc().ends_with('.'), "{name}");
    }
}
