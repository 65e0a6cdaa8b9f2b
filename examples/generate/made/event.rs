//! One event: when, what, where, who, how many, who says so, and what it has to do with others.

use std::io::{self, Write};

use super::dice::Dice;
use super::plan::{Form, Plan, ROUND};
use super::world::{GROUPS, KINDS, SIDES, World, written};
use super::{when, words};

/// Columns of a summary.
const WIDTH: usize = 108;

/// Writes event `n`.
pub fn write(out: &mut impl Write, world: &World, n: u64) -> io::Result<()> {
    let plan = Plan::of(world, n);
    let mut dice = Dice::new(world.seed, 2 * n + 1);
    writeln!(out, "- id: {}\n  date: \"{}\"", plan.id(world), when::edtf(&plan))?;
    dated(out, &mut dice, world, &plan)?;
    writeln!(out, "  form: {}\n  kind: {}", plan.form.written(), KINDS[plan.kind])?;
    let place = &world.towns[plan.town];
    writeln!(out, "  title: \"{}\"", words::title(&mut dice, KINDS[plan.kind], &place.name))?;
    folded(out, &words::summary(&mut dice, &place.name))?;
    if !dice.chance(30) {
        writeln!(out, "  place: {}", place.id)?;
    }
    actors(out, &mut dice, world, &plan)?;
    toll(out, &mut dice, &plan)?;
    claims(out, &mut dice, world, &plan)?;
    if matches!(plan.form, Form::Statement | Form::Report) && dice.chance(300) {
        let (to, says) =
            dice.pick(&[("holds-river", "holds"), ("holds-river", "lost-it"), ("truce", "unclear")]);
        writeln!(out, "  answers: [{{to: {to}, says: {says}}}]")?;
    }
    links(out, &mut dice, world, &plan)?;
    match dice.below(20) {
        0 => writeln!(out, "  weight: major"),
        1 | 2 => writeln!(out, "  weight: minor"),
        3 => writeln!(out, "  coding: fair\n  tags: [river]"),
        _ => Ok(()),
    }
}

/// Text folded over several lines.
fn folded(out: &mut impl Write, text: &str) -> io::Result<()> {
    write!(out, "  summary: >-")?;
    let mut column = WIDTH;
    for word in text.split(' ') {
        if column + word.len() >= WIDTH {
            write!(out, "\n    {word}")?;
            column = 3;
        } else {
            write!(out, " {word}")?;
        }
        column += word.len() + 1;
    }
    writeln!(out)
}

fn dated(out: &mut impl Write, dice: &mut Dice, world: &World, plan: &Plan) -> io::Result<()> {
    if let Some((lo, hi)) = when::bounds(plan) {
        writeln!(out, "  bounds: [\"{lo}\", \"{hi}\"]")?;
        return writeln!(out, "  dated: {{how: outside, note: \"the month from an almanac\"}}");
    }
    if plan.is_day() && dice.chance(150) {
        let time = dice.pick(&["morning", "noon", "afternoon", "evening", "night", "\"05:45\""]);
        writeln!(out, "  time: {time}")?;
    }
    match (plan.sort.is_doubtful(), dice.below(10)) {
        (true, 0..5) => writeln!(out, "  dated: {{how: inferred, from: \"some time after the flood\"}}"),
        (true, _) | (false, 0) => {
            let anchor = &world.sources_after(plan.day)[0].id;
            writeln!(out, "  dated: {{how: resolved, from: \"a while ago\", anchor: {anchor}}}")
        }
        (false, 1 | 2) => writeln!(out, "  dated: {{how: stated}}"),
        (false, _) => Ok(()),
    }
}

fn actors(out: &mut impl Write, dice: &mut Dice, world: &World, plan: &Plan) -> io::Result<()> {
    let group = GROUPS[dice.below(3) as usize].0;
    let other = GROUPS[3 + dice.below(2) as usize].0;
    let person = words::slug(dice.pick(&world.people));
    match (plan.form, plan.kind) {
        (Form::Report, _) => writeln!(out, "  actors: [{{who: {person}, as: publisher}}]"),
        (Form::Statement, _) => {
            writeln!(out, "  actors: [{{who: {person}, as: speaker, basis: own claim}}]")
        }
        (_, 0) if dice.chance(250) => writeln!(out, "  actors: [{{who: unidentified, as: attacker}}]"),
        (_, 0) => {
            writeln!(out, "  actors:\n  - {{who: {group}, as: attacker, basis: named by source}}")?;
            writeln!(out, "  - {{who: {other}, as: victim, basis: implied}}")
        }
        _ => writeln!(out, "  actors: [{{who: {group}, as: participant, basis: named by source}}]"),
    }
}

fn count(dice: &mut Dice) -> String {
    let n = dice.between(1, 40);
    match dice.below(12) {
        0 => format!("\">{n}\""),
        1 => format!("\"{n}+\""),
        2 => format!("..{n}"),
        3 => format!("{n}..{}", n + 5),
        4 => format!("\"~{n}\""),
        5 => format!("{} ({n}..{})", n + 1, n + 6),
        6 => "unknown".into(),
        7 => "0".into(),
        _ => n.to_string(),
    }
}

fn toll(out: &mut impl Write, dice: &mut Dice, plan: &Plan) -> io::Result<()> {
    match plan.form {
        Form::Aggregate => writeln!(out, "  figures: [{{of: boats stopped, count: {}}}]", count(dice)),
        Form::Incident | Form::Series if plan.kind < 2 && dice.chance(700) => {
            writeln!(out, "  toll:")?;
            let first = dice.below(4) as usize;
            for n in 0..=usize::from(dice.chance(300)) {
                let side = SIDES[(first + n) % 4];
                let injured =
                    if dice.chance(400) { format!(", injured: {}", count(dice)) } else { String::new() };
                writeln!(out, "  - {{side: {side}, killed: {}{injured}}}", count(dice))?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn claims(out: &mut impl Write, dice: &mut Dice, world: &World, plan: &Plan) -> io::Result<()> {
    writeln!(out, "  claims:")?;
    let sources = world.sources_after(plan.day);
    let many = [1, 1, 1, 1, 2, 2, 2, 3, 4][dice.below(9) as usize];
    for n in 0..many {
        let source = &dice.pick(sources).id;
        let (para, words) = (10 * n + dice.between(1, 9), words::quoted(dice));
        write!(out, "  - {{source: {source}, para: {para}, words: \"{words}\"")?;
        if dice.chance(350) {
            write!(out, ", by: {}", words::slug(dice.pick(&world.people)))?;
            write!(out, "{}", dice.pick(&["", "", ", via: delta-wire", ", style: \"Harbour master\""]))?;
        }
        if n > 0 && dice.chance(400) {
            says(out, dice, world, plan)?;
        }
        writeln!(out, "}}")?;
    }
    Ok(())
}

/// What a claim says that the event does not.
fn says(out: &mut impl Write, dice: &mut Dice, world: &World, plan: &Plan) -> io::Result<()> {
    if dice.chance(150) {
        write!(out, ", rejected: true")?;
    }
    if dice.chance(60) {
        write!(out, ", slip: \"on the day before … it\"")?;
    }
    let other = dice.pick(&world.towns);
    let toll = plan.form == Form::Incident;
    match dice.below(6) {
        0 | 1 if toll => {
            write!(out, ", says: {{toll: [{{side: {}, killed: {}}}]}}", dice.pick(&SIDES), count(dice))
        }
        2 => write!(out, ", says: {{date: \"{}\"}}", written(plan.day - dice.between(1, 9))),
        3 => write!(out, ", says: {{kind: {}}}", dice.pick(&KINDS)),
        4 if plan.kind == 0 => write!(out, ", says: {{actors: [{{who: hill-league, as: attacker}}]}}"),
        5 => write!(out, ", says: {{text: \"told with other names\"}}"),
        _ => write!(out, ", says: {{place: {}}}", other.id),
    }
}

/// Links go to earlier events of the list, so that none is stored at both ends.
fn links(out: &mut impl Write, dice: &mut Dice, world: &World, plan: &Plan) -> io::Result<()> {
    let mut links = Vec::new();
    if plan.is_day() && dice.chance(120) {
        let round = plan.n / (ROUND / 2) * (ROUND / 2);
        links.extend(part(world, plan, round));
    }
    if plan.n > 0 && dice.chance(120) {
        let back = 1 + dice.below(plan.n.min(60));
        let other = Plan::of(world, plan.n - back);
        links.push(related(dice, world, plan, &other));
    }
    if links.is_empty() {
        return Ok(());
    }
    writeln!(out, "  links: [{}]", links.join(", "))
}

/// A day as part of a period, or counted in an aggregate.
fn part(world: &World, plan: &Plan, round: u64) -> Option<String> {
    let whole = Plan::of(world, round);
    let meets = round < plan.n && (whole.day..=whole.day + whole.length).contains(&plan.day);
    let how = if whole.form == Form::Period { "part of" } else { "counted in" };
    meets.then(|| format!("{{to: {}, as: {how}}}", whole.id(world)))
}

fn related(dice: &mut Dice, world: &World, plan: &Plan, other: &Plan) -> String {
    let to = other.id(world);
    let days = other.day - plan.day;
    let how = match plan.is_day() && other.is_day() {
        true if days < 0 => format!("after, offset: -P{}D", -days),
        true if days > 0 => format!("led to, offset: P{days}D"),
        _ => dice.pick(&["about", "about", "may be", "contradicts"]).to_string(),
    };
    format!("{{to: {to}, as: {how}}}")
}
