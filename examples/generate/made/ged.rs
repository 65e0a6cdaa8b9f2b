//! A table shaped as UCDP's Georeferenced Event Dataset is from release 20.1 on, with nothing in it that happened.

use std::io::{self, Write};

use super::dice::Dice;
use super::words;
use super::world::{GROUPS, World, date, written};

/// The columns in their order.
const HEADER: &str = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,\
conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,\
side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,\
where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,\
event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,\
gwnob";

/// Those who report.
const OFFICES: [&str; 12] = [
    "Delta Wire",
    "The Orra Courier",
    "Radio Vess",
    "Hill Gazette",
    "Agence du Delta",
    "Lantern Post",
    "Quay Herald",
    "The Almanac",
    "Northern Observatory for Rights",
    "River Monitor",
    "Evening Bell",
    "Salt Coast Times",
];

/// Writes the header and so many rows.
pub fn write(out: &mut impl Write, rows: u64, seed: u64) -> io::Result<()> {
    let world = World::new(rows, seed);
    writeln!(out, "{HEADER}")?;
    (0..rows).try_for_each(|n| row(out, &world, n))
}

/// A report: who published it, when, and its headline. Rows that follow each other share some.
struct Report {
    office: &'static str,
    day: String,
    headline: String,
}

impl Report {
    fn of(world: &World, number: u64) -> Report {
        let mut dice = Dice::new(world.seed, 3 * number + 1);
        let n = number * 7 / 4 + 2;
        let town = &world.towns[dice.below(world.towns.len() as u64) as usize];
        let day = world.first + (n as i64 * world.days) / world.events.max(1) as i64 + dice.between(1, 3);
        let headline = format!(
            "{} and {} clash near {} as talks on the {} {} go on for day {}",
            GROUPS[dice.below(2) as usize].1,
            GROUPS[2 + dice.below(2) as usize].1,
            town.name,
            words::place(dice.below(200) as usize),
            ["crossing", "truce", "road", "harbour"][dice.below(4) as usize],
            dice.between(2, 90),
        );
        let office = OFFICES[dice.below(12) as usize];
        Report { office, day: written(day), headline }
    }
}

fn row(out: &mut impl Write, world: &World, n: u64) -> io::Result<()> {
    let mut dice = Dice::new(world.seed, 3 * n);
    let day = world.first + (n as i64 * world.days) / world.events.max(1) as i64;
    let (year, ..) = date(day);
    let violence = [1, 1, 1, 2, 3][dice.below(5) as usize];
    let (a, b) =
        (GROUPS[dice.below(2) as usize].1, ["Civilians", GROUPS[2].1, GROUPS[1].1][dice.below(3) as usize]);
    let (a, b) = if violence == 3 { (a, "Civilians") } else { (a, if a == b { GROUPS[2].1 } else { b }) };
    // One place for some four rows.
    let spot = dice.below(world.events / 4 + 1);
    let mut there = Dice::new(world.seed, u64::MAX - spot);
    let town = &world.towns[spot as usize % world.towns.len()];
    let (_, province) = world.province(town.province);
    let district = format!("{} district", words::place(1000 + there.below(300) as usize));
    let (latitude, longitude) = (place(&mut there, 20), place(&mut there, 40));
    let site =
        format!("{} {}", town.name, ["town", "village", "camp", "bridge", "market"][there.below(5) as usize]);
    // Rows that follow each other share reports: there are four for seven rows.
    let reports: Vec<Report> =
        (0..1 + u64::from(dice.chance(400))).map(|k| Report::of(world, n * 4 / 7 + k)).collect();
    let articles = |quote: &str| {
        let one = |r: &Report| format!("{quote}{},{},{}{quote}", r.office, r.day, r.headline);
        reports.iter().map(one).collect::<Vec<_>>().join(";")
    };
    let joined = |of: fn(&Report) -> &str| reports.iter().map(of).collect::<Vec<_>>().join(";");
    let lasted = [0, 0, 0, 0, 0, 0, 3, 6, 20, 60][dice.below(10) as usize];
    let precision = match lasted {
        0 => 1,
        1..=5 => 2,
        6 => 3,
        7..=30 => 4,
        _ => 5,
    };
    let deaths: Vec<i64> = (0..4).map(|_| if dice.chance(270) { dice.between(1, 12) } else { 0 }).collect();
    let best: i64 = deaths.iter().sum();
    let (low, high) = (dice.between(0, best), best + dice.between(0, 3));
    let id = 100_000 + n;
    write!(out, "{id},VES-{year}-{violence}-{}-{n},{year},1,Clear,{violence},", dice.below(900))?;
    write!(
        out,
        "{0},{0},{country}: {1},",
        200 + dice.below(40),
        ["Government", "Delta", "Hills"][dice.below(3) as usize],
        country = COUNTRY
    )?;
    write!(
        out,
        "{0},{0},{a} - {b},{1},{1},{a},{2},{2},{b},",
        700 + dice.below(90),
        30 + dice.below(9),
        50 + dice.below(9)
    )?;
    write!(out, "{},\"{}\",", reports.len(), articles("\"\""))?;
    write!(out, "{},{},\"{}\",", joined(|r| r.office), joined(|r| &r.day), joined(|r| &r.headline))?;
    write!(out, "{} told,{},{site},", reports[0].office, 1 + dice.below(4))?;
    write!(
        out,
        "{} near {} in {province},{province},{district},",
        words::place(dice.below(900) as usize),
        town.name
    )?;
    write!(out, "{latitude},{longitude},POINT ({longitude} {latitude}),{},", 100_000 + dice.below(90_000))?;
    write!(
        out,
        "{COUNTRY},990,Nowhere,1,{precision},{} 00:00:00.000,{} 00:00:00.000,",
        written(day),
        written(day + lasted)
    )?;
    let [of_a, of_b, civilians, unknown] = deaths[..] else { return Ok(()) };
    writeln!(out, "{of_a},{of_b},{civilians},{unknown},{best},{high},{low},990,")
}

/// The country of all of it.
const COUNTRY: &str = "Vessa";

/// A coordinate near a whole number of degrees.
fn place(dice: &mut Dice, degrees: i64) -> String {
    format!("{}.{:06}", degrees + dice.between(0, 3), dice.below(1_000_000))
}
