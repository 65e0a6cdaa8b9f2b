//! The head of the store: definitions, one a line.

use std::io::{self, Write};

use super::dice::Dice;
use super::words;
use super::world::{GROUPS, KINDS, PROVINCES, SIDES, World, written};

/// Roles, all of which events use.
const ROLES: [&str; 5] = ["attacker", "victim", "participant", "speaker", "publisher"];
/// Kinds of actors.
const ACTOR_KINDS: [&str; 7] =
    ["armed-group", "state-force", "government", "organisation", "media", "expert", "official"];

/// Writes all that stands above the events.
pub fn write(out: &mut impl Write, world: &World) -> io::Result<()> {
    writeln!(out, "# Invented: nothing in it happened anywhere, and nobody in it lives.\ndateline: 1")?;
    writeln!(out, "title: \"The Delta, 2000–2024: an invented record of {} events\"", world.events)?;
    writeln!(out, "version: \"{}\"\ncovers: \"2000/2024\"", world.seed)?;
    terms(out, "kinds", &KINDS)?;
    terms(out, "sides", &SIDES)?;
    terms(out, "roles", &ROLES)?;
    terms(out, "actor_kinds", &ACTOR_KINDS)?;
    writeln!(out, "questions:")?;
    writeln!(
        out,
        "- {{id: holds-river, ask: \"Does the Front hold the river?\", answers: [holds, lost-it]}}"
    )?;
    writeln!(
        out,
        "- {{id: truce, ask: \"Will the truce last?\", answers: [will-last, will-fail, unclear]}}"
    )?;
    sources(out, world)?;
    places(out, world)?;
    actors(out, world)?;
    let none = if world.events == 0 { " []" } else { "" };
    writeln!(out, "views:\n- {{name: Attacks, where: \"kind:attack\"}}\nevents:{none}")
}

fn terms(out: &mut impl Write, list: &str, ids: &[&str]) -> io::Result<()> {
    writeln!(out, "{list}:")?;
    ids.iter().try_for_each(|id| {
        let (first, rest) = id.split_at(1);
        writeln!(out, "- {{id: {id}, name: {}{}}}", first.to_uppercase(), rest.replace('-', " "))
    })
}

fn sources(out: &mut impl Write, world: &World) -> io::Result<()> {
    writeln!(out, "sources:")?;
    for (n, source) in world.sources.iter().enumerate() {
        let mut dice = Dice::new(world.seed ^ 0x50, n as u64);
        let place = words::place(n % 400 + 300);
        writeln!(out, "- id: {}\n  title: \"The {place} account, part {}\"", source.id, n / 40 + 1)?;
        writeln!(out, "  publisher: \"{place} Courier {}\"", n + 1)?;
        if dice.chance(300) {
            writeln!(out, "  author: \"{}\"", words::person(n))?;
        }
        let day = written(source.day);
        let published = if dice.chance(200) { format!("[{}..{day}]", written(source.day - 50)) } else { day };
        writeln!(out, "  published: \"{published}\"\n  language: en")?;
        if dice.chance(300) {
            writeln!(out, "  caution: \"Built on few interviews; its numbers are rounded.\"")?;
        }
    }
    Ok(())
}

fn places(out: &mut impl Write, world: &World) -> io::Result<()> {
    writeln!(out, "places:\n- {{id: delta, name: The Delta, at: [10.0, 20.0], precision: country}}")?;
    for n in 0..PROVINCES {
        let (id, name) = world.province(n);
        let (x, y) = centre(n);
        writeln!(
            out,
            "- {{id: {id}, name: {name}, within: delta, at: [{x:.1}, {y:.1}], precision: province}}"
        )?;
    }
    for (n, town) in world.towns.iter().enumerate() {
        let mut dice = Dice::new(world.seed ^ 0x91, n as u64);
        let (x, y) = centre(town.province);
        let near = |dice: &mut Dice| dice.between(-45, 45) as f64 / 100.0;
        let (x, y) = (x + near(&mut dice), y + near(&mut dice));
        let within = if dice.chance(20) {
            format!(
                "[{}, {}]",
                world.province(town.province).0,
                world.province((town.province + 1) % PROVINCES).0
            )
        } else {
            world.province(town.province).0
        };
        let (id, name) = (&town.id, &town.name);
        writeln!(
            out,
            "- {{id: {id}, name: {name}, within: {within}, at: [{x:.2}, {y:.2}], precision: town}}"
        )?;
    }
    Ok(())
}

/// The middle of a province.
fn centre(n: usize) -> (f64, f64) {
    (9.0 + (n / 4) as f64, 18.5 + (n % 4) as f64)
}

fn actors(out: &mut impl Write, world: &World) -> io::Result<()> {
    writeln!(out, "actors:")?;
    for (id, name, kind, side) in GROUPS {
        let side = if side.is_empty() { String::new() } else { format!(", side: {side}") };
        writeln!(out, "- {{id: {id}, name: {name}, kind: {kind}{side}}}")?;
    }
    for (n, name) in world.people.iter().enumerate() {
        let kind = ["expert", "official"][n % 2];
        writeln!(out, "- {{id: {}, name: {name}, kind: {kind}}}", words::slug(name))?;
    }
    Ok(())
}
