//! Bombs: about a megabyte each of what costs careless readers minutes or gigabytes, made from a line.

use super::confined::{carried_wrong, each, run, some, wrong};

const PLAIN: &str = include_str!("../bad_data/good/plain.yaml");

/// Texts that are small but cost careless readers minutes or gigabytes.
fn small() -> Vec<(&'static str, String)> {
    let aliases: String = (0..some(60_000)).map(|n| format!("a{n}: *x\n")).collect();
    let laughs: String =
        (1..20).map(|n| format!("b{n}: &b{n} [{}]\n", format!("*b{}, ", n - 1).repeat(9))).collect();
    let keys: String = (0..some(100_000)).map(|n| format!("k{n}: 1\n")).collect();
    let places: String =
        (1..some(30_000)).map(|n| format!("- {{id: p{n}, name: P, within: p{}}}\n", n - 1)).collect();
    let lattice: String = (1..some(5_000))
        .map(|n| format!("- {{id: p{n}, name: P, within: [p{}, p{}]}}\n", n - 1, n / 2))
        .collect();
    let with_places =
        |places: &str| PLAIN.replace("places:\n", &format!("places:\n- {{id: p0, name: P}}\n{places}"));
    vec![
        ("brackets", "[".repeat(some(200_000))),
        ("braces", "{a: ".repeat(some(200_000))),
        ("closed brackets", format!("title: {}\n", "[]".repeat(some(200_000)))),
        ("dashes", "- ".repeat(some(300_000))),
        ("questions", "? ".repeat(some(300_000))),
        ("empty items", format!("{PLAIN}{}", "- \n".repeat(some(300_000)))),
        ("empty keys", ":\n".repeat(some(300_000))),
        ("quotes", "\"".repeat(some(1_000_000))),
        ("apostrophes", "'".repeat(some(1_000_000))),
        ("aliases", format!("x: &x 1\n{aliases}")),
        ("laughs", format!("b0: &b0 [x]\n{laughs}")),
        ("anchors", "&a ".repeat(some(300_000))),
        ("tags", "!!str ".repeat(some(150_000))),
        ("unknown keys", keys),
        ("one long line", format!("title: {}", "a ".repeat(some(500_000)))),
        ("one long key", "a".repeat(some(1_000_000))),
        ("line breaks", "\n".repeat(some(1_000_000))),
        ("comments", "#\n".repeat(some(500_000))),
        ("returns", "\r".repeat(some(1_000_000))),
        ("nothing", "\0".repeat(some(1_000_000))),
        ("marks", "\u{feff}".repeat(some(300_000))),
        ("documents", "---\n".repeat(some(250_000))),
        ("stairs", (0..some(1400)).map(|n| format!("{}a:\n", " ".repeat(n))).collect()),
        ("a long way", with_places(&places)),
        ("many ways", with_places(&lattice)),
    ]
}

/// Stores with very much of one thing, some good and some bad: nothing takes time that grows with its square.
fn long_lists() -> Vec<(&'static str, String)> {
    let many = |count: usize, item: fn(usize) -> String| (0..count).map(item).collect::<String>();
    let event = |more: fn(usize) -> String| {
        let each = |n| {
            let claims = "  claims:\n  - {source: report, para: 1, words: a}\n";
            format!(
                "- id: e{n}\n  date: \"2018\"\n  form: incident\n  kind: attack\n  title: x\n  summary: told\n{claims}{}",
                more(n)
            )
        };
        format!("{PLAIN}{}", (0..some(6000)).map(each).collect::<String>())
    };
    let last = |more: String| format!("{PLAIN}{more}");
    let under =
        |key: &str, more: String| PLAIN.replacen(&format!("\n{key}:\n"), &format!("\n{key}:\n{more}"), 1);
    let passed = many(some(80_000), |n| format!("{}: x, ", n + 1));
    vec![
        ("tags", last(format!("  tags: [{}]\n", many(some(140_000), |n| format!("a{n},"))))),
        ("the same tag", last(format!("  tags: [{}]\n", "a,".repeat(some(400_000))))),
        ("bad tags", last(format!("  tags: [{}]\n", "A,".repeat(some(400_000))))),
        (
            "dangling links",
            last(format!("  links:\n{}", many(some(35_000), |n| format!("  - {{to: a{n}, as: about}}\n")))),
        ),
        (
            "wrong offsets",
            last(format!(
                "  links:\n{}",
                many(some(25_000), |n| format!("  - {{to: raid, as: about, offset: P{n}D}}\n"))
            )),
        ),
        (
            "the same toll",
            last(format!("  toll:\n{}", "  - {side: civilians, killed: 1}\n".repeat(some(30_000)))),
        ),
        (
            "paragraphs",
            PLAIN.replace("\"2018-07-01\"}", &format!("\"2018-07-01\", passed_over: {{{passed}}}}}")),
        ),
        (
            "views",
            last(format!("views:\n{}", many(some(35_000), |n| format!("- {{name: v{n}, where: x}}\n")))),
        ),
        ("kinds", under("kinds", many(some(40_000), |n| format!("- {{id: k{n}, name: x}}\n")))),
        ("the same kind", under("kinds", "- {id: k, name: x}\n".repeat(some(50_000)))),
        ("bad kinds", under("kinds", many(some(40_000), |n| format!("- {{id: K{n}, name: x}}\n")))),
        ("the same key", format!("dateline: 1\n{}", "title: x\n".repeat(some(110_000)))),
        ("the same event", event(|_| String::new()).replace("id: e", "id: x # ")),
        ("unknown places", event(|n| format!("  place: m{n}\n"))),
        ("unknown anchors", event(|n| format!("  dated: {{how: stated, anchor: m{n}}}\n"))),
        ("texts for events", last("- x\n".repeat(some(250_000)))),
        ("an odd end", event(|_| String::new()) + "  tags: [a,\n- b]\n"),
    ]
}

/// A text of about a megabyte from something said again and again.
fn again(before: &str, unit: &str, after: &str) -> String {
    format!("{before}{}{after}", unit.repeat(some(1 << 20) / unit.len()))
}

/// The plain store with a megabyte of something in the place of a title, a summary or the like.
fn within(old: &str, before: &str, unit: &str, after: &str) -> String {
    let new = again(before, unit, after);
    assert!(PLAIN.contains(old));
    PLAIN.replacen(old, &new, 1)
}

/// Stores with a megabyte of one thing somewhere: most are refused, some are accepted.
fn large() -> Vec<(&'static str, String)> {
    let title = "title: A raid";
    let summary = "summary: Something happened.";
    let date = "date: \"2018-06-17\"";
    let killed = "killed: 8";
    let at = "at: [33.0, 44.0]";
    let numbered = |unit: fn(usize) -> String| (0..some(30_000)).map(unit).collect::<String>();
    let size = some(20_000);
    let ring: String =
        (0..size).map(|n| format!("- {{id: p{n}, name: P, within: p{}}}\n", (n + 1) % size)).collect();
    let events = |links: fn(usize) -> String| {
        let claims = "  claims:\n  - {source: report, para: 1, words: a}\n";
        let each = |n| {
            let head = format!("- id: e{n}\n  date: \"2018\"\n  form: incident\n  kind: attack\n");
            format!("{head}  title: x\n  summary: told\n{claims}{}", links(n))
        };
        format!("{PLAIN}{}", (0..some(6000)).map(each).collect::<String>())
    };
    vec![
        ("a long title", within(title, "title: ", "a ", "")),
        ("a long quoted title", within(title, "title: \"", "a", "\"")),
        ("accents", within(title, "title: a", "\u{301}", "")),
        ("joined signs", within(title, "title: ", "👩\u{200d}", "👩")),
        ("flags", within(title, "title: ", "🇮", "")),
        ("directions", within(title, "title: \"", "\u{202e}", "\"")),
        ("nothing to see", within(title, "title: \"", "\u{200b}", "\"")),
        ("line breaks as escapes", within(title, "title: \"", "\\n", "\"")),
        ("noughts as escapes", within(title, "title: \"", "\\0", "\"")),
        ("controls as escapes", within(title, "title: \"", "\\e[31m", "\"")),
        ("halves of pairs", within(title, "title: \"", "\\ud83d", "\"")),
        ("long escapes", within(title, "title: \"", "\\U0001F600", "\"")),
        ("backslashes", within(title, "title: \"", "\\\\", "\"")),
        ("an open quote", within(title, "title: \"", "a ", "")),
        ("doubled apostrophes", within(title, "title: '", "''", "'")),
        ("a summary", within(summary, "summary: ", "word ", "word")),
        ("a summary over lines", within(summary, "summary: word\n", "    word\n", "")),
        ("a block", within(summary, "summary: |\n", "    [{: - ? \n", "    x")),
        ("a block of blank lines", within(summary, "summary: |\n    x\n", "\n", "    x")),
        ("a folded block of steps", within(summary, "summary: >\n", "    a\n     b\n", "    x")),
        ("a block kept open", within(summary, "summary: |+\n", "\n", "")),
        ("brackets in a comment", within(title, "title: A raid # ", "[{", "")),
        ("brackets in quotes", within(title, "title: \"", "[{", "\"")),
        ("brackets in a block", within(summary, "summary: |\n    ", "[{", "")),
        ("lists of nothing", within(title, "title: [", "[],", "]")),
        ("mappings of nothing", within(title, "title: [", "{},", "]")),
        ("colons in a list", within(title, "title: [", "a: b,", "]")),
        ("colons in braces", within(title, "title: {", "a: b,", "}")),
        ("commas", within(title, "title: [", ",", "]")),
        ("colons", within(title, "title: ", ":", "")),
        ("colons with blanks", within(title, "title: ", ": ", "")),
        ("question marks in braces", within(title, "title: {", "? a,", "}")),
        ("pipes", within(title, "title: ", "|", "")),
        ("exclamation marks", within(title, "title: ", "!", " x")),
        ("ampersands", within(title, "title: ", "&", " x")),
        ("stars", within(title, "title: ", "*", "")),
        ("at signs", within(title, "title: ", "@", "")),
        ("percent signs", within(title, "title: ", "%", "")),
        ("percent signs first", again("", "%", "\n")),
        ("directives", again("", "%YAML 1.2\n", "---\n")),
        ("tag directives", again("", "%TAG ! tag:x,2000:\n", "---\n")),
        ("ends of documents", again(PLAIN, "...\n", "")),
        ("documents with comments", again(PLAIN, "--- # x\n", "")),
        ("tabs", within(title, "title:", "\t", "x")),
        ("blanks", within(title, "title:", " ", "x")),
        ("blank lines with blanks", again("", "          \n", PLAIN)),
        ("comments after it", again(PLAIN, "          # x\n", "")),
        ("one comment", again("#", " x", "\n") + PLAIN),
        ("merge keys", again(PLAIN, "  <<: {}\n", "")),
        ("merge keys in braces", within(title, "title: {", "<<: {},", "}")),
        ("anchors on values", within(title, "title: [", "&a b,", "]")),
        ("anchors of one name", again(PLAIN, "  x: &a b\n", "")),
        ("aliases of one anchor", within(title, "title: [&a b,", "*a,", "]")),
        ("tags of Python", within(title, "title: [", "!!python/name:x ,", "]")),
        ("binary", within(title, "title: !!binary ", "QUFB", "")),
        ("digits of a count", within(killed, "killed: ", "9", "")),
        ("noughts of a count", within(killed, "killed: ", "0", "8")),
        ("digits of a range", within(killed, "killed: \"1..", "9", "\"")),
        ("brackets of an event", within(summary, "summary: ", "[", "")),
        ("braces of an event", within(summary, "summary: ", "{a: ", "")),
        ("lists of mappings of an event", within(summary, "summary: ", "[{a: ", "")),
        ("brackets of an event, each on a line", within(summary, "summary:\n", "    [\n", "")),
        ("brackets of keys of an event", within(summary, "summary: a\n", "  x: [[[[[[[[[[[[[[[[\n", "")),
        ("keys of brackets of an event", within(summary, "? ", "[", "")),
        ("an event of brackets", again(PLAIN, "[", "id: x").replacen(PLAIN, &format!("{PLAIN}- "), 1)),
        ("events of brackets", again(PLAIN, &format!("- {}\n", "[".repeat(700)), "")),
        ("aliases of an event", within(summary, "summary: &a [x]\n  tags: [", "*a, ", "*a]")),
        ("words of a count", within(killed, "killed: \"", "several ", "\"")),
        ("digits of a coordinate", within(at, "at: [3", "3", ", 44]")),
        ("a fraction of a coordinate", within(at, "at: [33.", "3", ", 44]")),
        ("coordinates", within(at, "at: [", "33.0, ", "44.0]")),
        ("digits of a paragraph", within("para: 1", "para: ", "1", "")),
        ("digits of a year", within(date, "date: \"", "2", "\"")),
        ("a choice of dates", within(date, "date: \"[", "2018-06-17,", "2018-06-18]\"")),
        ("a choice of years", within(date, "date: \"[", "2018..2019,", "2020]\"")),
        ("brackets of a date", within(date, "date: \"", "[", "\"")),
        ("doubts of a date", within(date, "date: \"2018", "?", "\"")),
        ("slashes of a date", within(date, "date: \"2018", "/", "\"")),
        ("hyphens of a date", within(date, "date: \"2018", "-", "\"")),
        ("words of a source", within("words: a raid", "words: \"", "a ", "\"")),
        ("an offset", within("offset: P2D", "offset: P", "9", "D")),
        ("parts of an offset", within("offset: P2D", "offset: P", "1D", "")),
        ("an id", within("id: raid", "id: ", "a", "")),
        ("an id of hyphens", within("id: raid", "id: ", "a-", "a")),
        ("a kind", within("kind: attack", "kind: ", "x", "")),
        ("a near kind", within("kind: attack", "kind: ", "attack", "")),
        ("an address", within("publisher: Somebody", "publisher: S, url: \"https://", "a", "\"")),
        ("a hash", within("publisher: Somebody", "publisher: S, sha256: \"", "a", "\"")),
        ("a file name", within("publisher: Somebody", "publisher: S, file: \"", "a", "\"")),
        ("a key of a megabyte in quotes", within(title, "\"", "a", "\": x")),
        ("keys that differ little", format!("{PLAIN}{}", numbered(|n| format!("  title{n}: x\n")))),
        ("unknown keys in braces", within("para: 1", "para: 1", ", x: y", "")),
        ("spellings", within("name: ISIS", "name: ISIS, also: [", "Daesh, ", "D]")),
        ("places of an event", within("place: [mosul]", "place: [", "mosul, ", "iraq]")),
        ("unknown places", within("place: [mosul]", "place: [", "mosull, ", "iraq]")),
        ("places around", within("within: iraq", "within: [", "iraq, ", "iraq]")),
        ("a ring of places", PLAIN.replacen("places:\n", &format!("places:\n{ring}"), 1)),
        ("answers", within("[can, cannot]", "[can, ", "a, ", "cannot]")),
        ("actors of an event", within("{who: isis, as: attacker}", "", "{who: isis, as: attacker}, ", "")),
        ("speakers", within("words: a raid", "words: a raid, by: [", "isis, ", "isis]")),
        ("claims", again(PLAIN, "  - {source: report, para: 1, words: a raid}\n", "")),
        (
            "claims of one event",
            within("  claims:\n", "  claims:\n", "  - {source: report, para: 1, words: a}\n", ""),
        ),
        ("events without an end", again(PLAIN, "- id: x\n  title: \"", "")),
        ("events of a key", again(PLAIN, "- id: x\n", "")),
        (
            "a chain of events",
            events(|n| format!("  links: [{{to: e{}, as: part of}}]\n", (n + 1) % some(6000))),
        ),
        ("a star of events", events(|_| "  links: [{to: raid, as: counted in}]\n".into())),
        (
            "a chain of anchors",
            events(|n| format!("  dated: {{how: stated, anchor: e{}}}\n", (n + 1) % some(6000))),
        ),
        ("events of one day", events(|_| String::new())),
        ("a query", again(PLAIN, "(", "").replacen("events:", "views: [{name: x, where: x}]\nevents:", 1)),
        ("a view", format!("{PLAIN}{}", again("views: [{name: x, where: \"", "(", "\"}]\n"))),
        ("a view of words", format!("{PLAIN}{}", again("views: [{name: x, where: \"", "a or ", "b\"}]\n"))),
        ("invalid bytes", again("title: ", "\u{fffd}", "")),
        ("text alone", again("", "word ", "")),
        ("a list alone", again("", "- word\n", "")),
        ("JSON of brackets", again("{\"a\":", "[", "")),
        ("JSON of keys", again("{", "\"a\":1,", "\"b\":1}")),
    ]
}

/// Stores in which the further checks have very much to look at: words that take sides, quotation marks, names,
/// claims, answers.
fn checked() -> Vec<(&'static str, String)> {
    let summary = "summary: Something happened.";
    let numbered = |count: usize, unit: fn(usize) -> String| (0..some(count)).map(unit).collect::<String>();
    let said = |text: String| PLAIN.replacen(summary, &format!("summary: \"{text}\""), 1);
    let actors = |more: String| format!("\nactors:\n{more}");
    let with = |more: String, text: String| said(text).replacen("\nactors:\n", &actors(more), 1);
    let claims = |more: String| PLAIN.replacen("  claims:\n", &format!("  claims:\n{more}"), 1);
    let asked = |more: String| PLAIN.replacen("[can, cannot]", &format!("[can, {more}cannot]"), 1);
    let nested: String = (1..some(11_000).isqrt() * 3)
        .map(|n| format!("- {{id: n{n}, name: \"{}\", kind: armed-group}}\n", "terror ".repeat(n)))
        .collect();
    vec![
        ("loaded words", within(summary, "summary: \"", "Terrorists crushed ", "\"")),
        ("loaded words, each another", said(numbered(70_000, |n| format!("terrorist{n} ")))),
        ("loaded words that may be excused", within(summary, "summary: \"", "caliphate ", "\"")),
        ("loaded words over lines", within(summary, "summary: a\n", "    Terrorists \\ crushed\n", "")),
        ("marks that open", within(summary, "summary: \"", "“‘ terror ", "\"")),
        ("marks that open low", within(summary, "summary: \"", "„‘ “terror ", "\"")),
        ("marks that point", within(summary, "summary: \"", "«terror ", "\"")),
        ("single marks", within(summary, "summary: \"", "'terror ", "\"")),
        ("double marks", within(summary, "summary: '", "\"terror ", "'")),
        ("pairs of marks", within(summary, "summary: \"", "“terror” «‘jihad’ x» ", "\"")),
        (
            "names of loaded words",
            with(
                numbered(12_000, |n| format!("- {{id: a{n}, name: \"Terror {n}\", kind: armed-group}}\n")),
                "Terror 5 ".repeat(some(30_000)),
            ),
        ),
        (
            "a long name",
            with(
                format!(
                    "- {{id: long, name: \"{}y\", kind: armed-group}}\n",
                    "Terror x ".repeat(some(25_000))
                ),
                "Terror x ".repeat(some(80_000)),
            ),
        ),
        (
            "names within names",
            with(
                format!(
                    "{nested}- {{id: long, name: \"{}\", kind: armed-group}}\n",
                    "terror ".repeat(some(40_000))
                ),
                "terror ".repeat(some(30_000)),
            ),
        ),
        (
            "claims that differ in little",
            claims(numbered(14_000, |n| {
                format!("  - {{source: report, para: 1, words: a raid, says: {{text: t{n}}}}}\n")
            })),
        ),
        (
            "claims of a faulty event with much to tell",
            claims("  - {source: report, para: 1, words: a raid}\n".repeat(some(12_000)))
                .replacen(summary, &format!("summary: {}", "word ".repeat(some(100_000))), 1)
                .replacen("2018-06-17", "2018-06-31", 1),
        ),
        (
            "answers of a question",
            asked(numbered(120_000, |n| format!("a{n},"))) + "views: [{name: a, where: \"answer:can\"}]\n",
        ),
        (
            "answers given",
            asked(numbered(35_000, |n| format!("a{n},"))).replacen(
                "  answers: [",
                &format!("  answers: [{}", "{to: hold-ground, says: cannot}, ".repeat(some(20_000))),
                1,
            ),
        ),
        (
            "questions answered",
            PLAIN
                .replacen(
                    "questions:\n",
                    &format!(
                        "questions:\n{}",
                        numbered(10_000, |n| format!("- {{id: q{n}, ask: \"x?\", answers: [a, b]}}\n"))
                    ),
                    1,
                )
                .replacen(
                    "  answers: [",
                    &format!("  answers: [{}", numbered(10_000, |n| format!("{{to: q{n}, says: a}}, "))),
                    1,
                ),
        ),
    ]
}

/// Bytes that are no text.
fn binary() -> Vec<(&'static str, Vec<u8>)> {
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| PLAIN.repeat(some(400)).encode_utf16().flat_map(bytes).collect();
    vec![
        ("ones", vec![0xff; some(1 << 20)]),
        ("continuations", vec![0x80; some(1 << 20)]),
        ("overlong", b"\xc0\xaf".repeat(some(1 << 19))),
        ("surrogates", b"\xed\xa0\x80".repeat(some(1 << 18))),
        ("UTF-16, little end first", utf_16(u16::to_le_bytes)),
        ("UTF-16, big end first", utf_16(u16::to_be_bytes)),
        ("good, and then not", [PLAIN.repeat(some(700)).as_bytes(), b"\xff"].concat()),
        ("every byte", (0..some(1 << 20) as u32).map(|n| n.to_le_bytes()[0]).collect()),
        (
            "a wave of bytes",
            (0..some(1 << 20) as u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect(),
        ),
    ]
}

/// Every way in which a store that opens is carried out of the program, or shown as it would be.
const CARRIED: &[&[&str]] = &[
    &["brief", "-", "--format", "md"],
    &["brief", "-", "--format", "txt"],
    &["brief", "-", "--format", "html"],
    &["brief", "-", "--format", "json"],
    &["export", "-", "--format", "csv"],
    &["export", "-", "--format", "csv", "--claims"],
    &["export", "-", "--format", "ndjson"],
    &["export", "-", "--format", "geojson"],
    &["export", "-", "--format", "ics"],
    &["export", "-", "--format", "timelinejs"],
    &["export", "-", "--format", "md"],
    &["export", "-", "--format", "html"],
    &["--no-config", "--screenshot", "140x40", "--keys", "b", "-"],
];

fn held(name: &str, bytes: &[u8], codes: &[i32]) -> Option<String> {
    let found = wrong(&format!("list {name}"), &run(&["list", "-"], bytes), codes);
    found.or_else(|| wrong(&format!("check {name}"), &run(&["check", "-"], bytes), &[0, 1, 2]))
}

#[test]
fn every_bomb_is_answered_within_the_bounds() {
    let bombs = [long_lists(), large(), checked()].concat();
    assert!(bombs.len() >= 133, "{}", bombs.len());
    let failed = each(&bombs, |(name, text)| held(name, text.as_bytes(), &[0, 2]));
    assert!(failed.is_empty(), "{} of {}\n{}", failed.len(), bombs.len(), failed.join("\n"));
}

#[test]
fn every_bomb_that_opens_is_briefed_and_exported_within_the_bounds() {
    let bombs = [long_lists(), large(), checked()].concat();
    let opens = |text: &str| run(&["list", "-", "--limit", "1"], text.as_bytes()).status.success();
    let carried = each(&bombs, |(name, text)| {
        let told = |args: &&&[&str]| {
            carried_wrong(&format!("{} {name}", args.join(" ")), &run(args, text.as_bytes()))
        };
        opens(text).then(|| CARRIED.iter().filter_map(|args| told(&args)).collect::<Vec<String>>())
    });
    assert!(carried.len() >= 45, "only {} of {} open", carried.len(), bombs.len());
    assert!(carried.iter().all(Vec::is_empty), "{}", carried.concat().join("\n"));
}

/// Events in a ring, each part of the next, and an event with very many claims that are all alike.
#[test]
fn sums_and_differences_of_bombs_are_found_within_the_bounds() {
    let parts: String = (0..some(5000))
        .map(|n| {
            let next = (n + 1) % some(5000);
            format!(
                "- id: e{n}\n  date: \"2018\"\n  form: incident\n  kind: attack\n  title: x\n  summary: told\n  \
                 links: [{{to: e{next}, as: part of}}]\n  claims:\n  - {{source: report, para: 1, words: a}}\n"
            )
        })
        .collect();
    let ring = format!("{PLAIN}{parts}");
    let claims = |first: usize| -> String {
        let all =
            (0..some(15_000)).map(|n| format!("  - {{source: report, para: {}, words: a}}\n", first + n));
        let event = "- id: many\n  date: \"2018\"\n  form: incident\n  kind: attack\n  title: x\n  summary: told\n  claims:\n";
        format!("{PLAIN}{event}{}", all.collect::<String>())
    };
    let old = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("many-claims.yaml");
    std::fs::write(&old, claims(1)).unwrap();
    let old = old.to_str().unwrap();
    let failed: Vec<String> = [
        wrong("stats", &run(&["stats", "-"], ring.as_bytes()), &[0]),
        wrong("brief", &run(&["brief", "-", "--totals"], ring.as_bytes()), &[0]),
        wrong("diff", &run(&["diff", old, "-"], claims(100_000).as_bytes()), &[1]),
    ]
    .into_iter()
    .flatten()
    .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn small_bombs_and_bytes_that_are_no_text_are_refused() {
    let texts = small().into_iter().map(|(name, text)| (name, text.into_bytes()));
    let all: Vec<_> = texts.chain(binary()).collect();
    let failed = each(&all, |(name, bytes)| held(name, bytes, &[2]));
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
