//! The vocabulary: names of nowhere, and the parts that summaries are put together from.

use super::dice::Dice;

/// First parts of names of places.
const STEMS: [&str; 40] = [
    "Aren", "Bel", "Cor", "Dral", "Esk", "Fen", "Gal", "Hest", "Ilm", "Jor", "Kell", "Lant", "Mer", "Nor",
    "Ost", "Pell", "Quen", "Rosk", "Sel", "Tarn", "Ulm", "Vess", "Wend", "Yarr", "Zel", "Brim", "Cald",
    "Dorn", "Elver", "Farn", "Gorm", "Halm", "Kord", "Lusk", "Morn", "Nesk", "Orl", "Prun", "Skar", "Thal",
];
/// Last parts of names of places.
const ENDS: [&str; 25] = [
    "ara", "ford", "wick", "mouth", "stead", "holm", "eth", "orra", "dale", "bridge", "quay", "moor", "gate",
    "haven", "ridge", "well", "crest", "ey", "ania", "mark", "field", "burn", "shaw", "combe", "strand",
];
/// First names.
const FIRST: [&str; 24] = [
    "Odo", "Mira", "Tesk", "Ilka", "Bram", "Sunna", "Varo", "Elin", "Joss", "Petra", "Kano", "Lise", "Orin",
    "Dace", "Rolf", "Ysa", "Hanno", "Brea", "Corin", "Nell", "Ulf", "Tamsin", "Wim", "Zora",
];

/// The name of place `n`; all names are different.
pub fn place(n: usize) -> String {
    let (stem, end) = (STEMS[n % 40], ENDS[(n / 40 + 7 * n) % 25]);
    match n / 1000 {
        0 => format!("{stem}{end}"),
        round => format!("{stem}{end} {}", round + 1),
    }
}

/// The name of person `n`; all names are different.
pub fn person(n: usize) -> String {
    format!("{} {}{}", FIRST[n % 24], STEMS[(n / 24 + 11) % 40], ["sen", "ik", "ova"][n / 960 % 3])
}

/// A name as an id.
pub fn slug(name: impl AsRef<str>) -> String {
    name.as_ref().to_lowercase().replace(' ', "-")
}

const OPENINGS: [&str; 12] = [
    "Residents said that",
    "According to the district office,",
    "Drivers who passed that way reported that",
    "In the account given later,",
    "A notice of the council says that",
    "Two crews on the river told that",
    "The watch noted that",
    "By the next morning it was known that",
    "People at the market said that",
    "The report has it that",
    "From what was told at the harbour,",
    "Neighbours remembered that",
];
const WHO: [&str; 14] = [
    "a column of the River Guard",
    "some men in grey coats",
    "members of the Harbour Front",
    "a patrol",
    "the crew of a grain barge",
    "several families from the terraces",
    "a group of armed men",
    "the night watch",
    "workers of the salt pans",
    "an escort of three boats",
    "the garrison",
    "fighters of the Hill League",
    "a delegation of the council",
    "the guards at the lock",
];
const DID: [&str; 16] = [
    "stopped two lorries at",
    "crossed the fields behind",
    "opened fire on",
    "held the road by",
    "searched the houses around",
    "set up a post beside",
    "left before dawn from",
    "took away papers from",
    "closed the gates of",
    "asked for tolls at",
    "burned the stores behind",
    "repaired the wall of",
    "met the elders of",
    "turned back the boats near",
    "dug in along",
    "withdrew from",
];
const WHAT: [&str; 16] = [
    "the old mill",
    "the lower bridge",
    "the ferry landing",
    "a warehouse of the cooperative",
    "the school on the hill",
    "the signal station",
    "the sluice",
    "the eastern customs house",
    "the timber yard",
    "a row of orchards",
    "the pumping station",
    "the market hall",
    "the upper lock",
    "the chapel of the pilots",
    "the brickworks",
    "a checkpoint of the province",
];
const AND: [&str; 14] = [
    "and stayed there until the rain began",
    "while the bells were rung in the valley",
    "and nobody was seen on the road afterwards",
    "which had been empty since the flood",
    "and a second group waited on the far bank",
    "although a truce had been read out that week",
    "and three carts were left in the ditch",
    "because the telephone line had been cut",
    "and the ferry did not run for two days",
    "where the harvest had just been brought in",
    "and the lamps along the quay went out",
    "before help arrived from the next district",
    "and the council sent somebody to ask why",
    "as had happened twice in the winter before",
];
const CLOSINGS: [&str; 12] = [
    "No reason is given.",
    "The source does not say how long it lasted.",
    "Others put it a day later.",
    "It is told once more in the annual account.",
    "What became of the prisoners is not said.",
    "The number of boats differs between the accounts.",
    "Nobody claimed it at the time.",
    "The council published a list of names a month afterwards.",
    "Later texts mention it in passing.",
    "The road was open again by the end of the week.",
    "An inquiry was announced and never reported.",
    "A witness places it further up the river.",
];

/// Some forty to sixty words on what happened.
pub fn summary(dice: &mut Dice, place: &str) -> String {
    let clause = |dice: &mut Dice| {
        format!("{} {} {} {}", dice.pick(&WHO), dice.pick(&DID), dice.pick(&WHAT), dice.pick(&AND))
    };
    let (one, two) = (clause(dice), clause(dice));
    let more = if dice.chance(500) { format!(" Some said that {}.", clause(dice)) } else { String::new() };
    let (opening, closing) = (dice.pick(&OPENINGS), dice.pick(&CLOSINGS));
    let again = capital(&two);
    format!("{opening} {one}, not far from {place}. {again}.{more} {closing}")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + chars.as_str())
}

/// At most eight words, as if from a source.
pub fn quoted(dice: &mut Dice) -> String {
    let (who, did) = (dice.pick(&WHO), dice.pick(&DID));
    let all = format!("{who} {did} {}", dice.pick(&WHAT));
    all.split(' ').take(8).collect::<Vec<_>>().join(" ")
}

/// A title: what, then where.
pub fn title(dice: &mut Dice, kind: &str, place: &str) -> String {
    let what = dice.pick(&WHAT);
    format!("{}: {what}, {place}", capital(kind))
}
