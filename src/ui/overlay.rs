//! What lies over the signs of the lanes: one table, the strongest first. A sign of its own, where an overlay has one,
//! is that of the strongest; looks are added up, and the stronger decides where two would not go together. Under all of
//! them stands what the cell counts.

use ratatui::style::{Modifier, Style};

/// Something that is true of a cell of the lanes beside what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The event shown is in it.
    Selected,
    /// The claims of an event in it differ.
    Differing,
}

/// The overlays with how they look, the strongest first.
const OVERLAYS: [(Overlay, Modifier); 2] = [
    (Overlay::Selected, Modifier::REVERSED.union(Modifier::BOLD)),
    (Overlay::Differing, Modifier::UNDERLINED),
];

/// The look of a cell under the overlays that are true of it.
pub fn laid_over(style: Style, holds: impl Fn(Overlay) -> bool) -> Style {
    let true_of_it = OVERLAYS.iter().rev().filter(|(overlay, _)| holds(*overlay));
    true_of_it.fold(style, |style, (_, look)| style.add_modifier(*look))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_added_up_from_the_weakest_to_the_strongest() {
        let plain = Style::default();
        assert_eq!(laid_over(plain, |_| false), plain);
        let all = laid_over(plain, |_| true);
        assert_eq!(all.add_modifier, Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED);
        let one = laid_over(plain, |overlay| overlay == Overlay::Differing);
        assert_eq!(one.add_modifier, Modifier::UNDERLINED);
    }
}
