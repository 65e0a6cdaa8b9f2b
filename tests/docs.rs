//! Pages made from the program's tables are what the tables say. `DATELINE_UPDATE_DOCS=1 cargo test --test docs`
//! writes them anew.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use dateline::brief::export::docs as export;
use dateline::timeline::Band;

mod support;

/// Compares a page with what it is made from, or writes it when asked to.
fn held(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("DATELINE_UPDATE_DOCS").is_some() {
        fs::write(&path, made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "docs/{name} is out of date: DATELINE_UPDATE_DOCS=1 cargo test --test docs");
}

#[test]
fn keys() {
    held("keys.md", &dateline::app::docs::markdown());
}

#[test]
fn query() {
    held("query.md", &dateline::query::docs::markdown());
}

#[test]
fn schema() {
    held("store.schema.json", &dateline::store::schema());
}

/// The commands that the README shows exist, and the figures it names are those of the store.
#[test]
fn readme_names_commands_that_exist() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let definition = dateline::cli::definition();
    let known: Vec<&str> = definition.get_subcommands().map(clap::Command::get_name).collect();
    let fenced = readme.split("```").skip(1).step_by(2);
    let shown = fenced.flat_map(str::lines).filter_map(|l| l.strip_prefix("dateline "));
    let words = shown.filter_map(|l| l.split_whitespace().next());
    let commands: Vec<&str> = words.filter(|w| w.bytes().all(|b| b.is_ascii_lowercase())).collect();
    assert!(!commands.is_empty(), "the README shows no command");
    for command in commands {
        assert!(known.contains(&command), "the README names `dateline {command}`");
    }
}

/// The words of a line as a shell splits them, as far as the README needs it: single quotations, and a comment at the end.
fn words(line: &str) -> Vec<String> {
    let line = line.split(" #").next().unwrap();
    let mut words = Vec::new();
    for (at, part) in line.split('\'').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// What the README asks of the embedded store it answers: each line is run, the explorer's as a picture of its screen.
#[test]
fn readme_lines_do_what_they_say() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let fenced = readme.split("```").skip(1).step_by(2).flat_map(str::lines);
    let shown = fenced.filter_map(|line| line.strip_prefix("dateline "));
    // What is the reader's own is not here.
    let lines: Vec<Vec<String>> = shown.filter(|line| !line.contains("my-store")).map(words).collect();
    assert!(lines.len() >= 8, "{lines:?}");
    for line in &lines {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.env("LC_ALL", "C.UTF-8").current_dir(&folder).args(line);
        if line[0].starts_with('-') {
            command.args(["--screenshot", "140x40"]);
        }
        let out = command.output().unwrap();
        let told = format!("{line:?}: {}", String::from_utf8_lossy(&out.stderr));
        assert!(out.status.success(), "{told}");
        match line.iter().position(|word| word == "-o") {
            Some(at) => assert!(folder.join(&line[at + 1]).is_file(), "{told}"),
            None => assert!(!out.stdout.is_empty(), "{told}"),
        }
        if line[0] == "-w" {
            assert!(
                String::from_utf8_lossy(&out.stdout).contains(&line[1]),
                "the screen says the query: {told}"
            );
        }
    }
}

/// The README's own example, attacks around Mosul since 2018, is one query in the shell line, in the explorer and in its
/// table of keys; it finds what was around the city and not only in it, and leads to a cited page either way.
#[test]
fn readme_leads_to_a_page_on_attacks_around_mosul() {
    use dateline::brief::page::{Page, Wishes};
    use dateline::query::{Query, eval};
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let around = "kind:attack near:mosul+50km date:2018..";
    let explored =
        readme.lines().find(|line| line.contains("# explore attacks around Mosul since 2018")).unwrap();
    assert_eq!(words(explored), ["dateline", "-w", around]);
    let briefed = readme.lines().find(|line| line.starts_with("dateline brief ")).unwrap();
    let titled = ["--title", "Attacks around Mosul"];
    assert_eq!(
        words(briefed),
        [&["dateline", "brief", "-w", around][..], &titled, &["-o", "mosul.html"]].concat()
    );
    let key = readme.lines().find(|line| line.starts_with("| `&` |")).unwrap();
    assert!(key.contains(&format!("`{around}`")), "{key}");
    let data = dateline::index::Data::embedded();
    let asked = |text: &str| eval(&Query::parse(text, &data).unwrap(), &data);
    let (wide, narrow) = (asked(around), asked("kind:attack place:mosul date:2018.."));
    assert!(narrow.iter().all(|(event, _)| wide.truth(event).holds()), "what was in it was around it");
    assert!(wide.iter().count() > narrow.iter().count(), "and more was");
    let page = Page::of(&Query::parse(around, &data).unwrap(), &data, &Wishes::default());
    assert!(page.scope.as_str().contains("within 50 km of Mosul"), "{}", page.scope);
    let mut session = support::Session::on(dateline::store::Input::Embedded, 100, 40);
    session.press("&").type_text(around).press("Enter b");
    let shown = dateline::app::briefing::view(&session.state).unwrap();
    assert_eq!(shown.sheet.page, page, "the explorer's page is the same");
    session.press("w").type_text("mosul.html").press("Enter");
    let wrote = session
        .effects
        .iter()
        .any(|effect| matches!(effect, dateline::app::Effect::Write(file) if file.name == "mosul.html"));
    assert!(wrote, "{:?}", session.effects);
}

/// The picture in the README is the screen that the program paints.
#[test]
fn readme_picture() {
    picture("README.md", "96x32", "/ f a l s e Space c h e c k p Enter Esc");
}

/// And so is that of the map.
#[test]
fn map_picture() {
    picture("docs/map.md", "96x34", "/ f a l s e Space c h e c k p Enter m");
}

/// Compares the picture in a page with the screen after some keys, or draws it anew when asked to.
fn picture(page: &str, size: &str, keys: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once("by a test -->\n").unwrap();
    let (_, tail) = rest.split_once("<!-- /picture -->").unwrap();
    let shot = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["--screenshot", size, "--keys", keys])
        .output()
        .unwrap();
    let picture = String::from_utf8(shot.stdout).unwrap();
    let made = format!("{head}by a test -->\n```\n{picture}```\n<!-- /picture -->{tail}");
    if std::env::var_os("DATELINE_UPDATE_DOCS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    assert!(
        text == made,
        "the picture in {page} is out of date: DATELINE_UPDATE_DOCS=1 cargo test --test docs"
    );
}

/// What stands between a marker of a page and its end is what the program makes of the marker: after `shot`, the
/// screen for these arguments, or the rows of it that are named first; after `table`, a table of the program.
#[test]
fn pictures_and_tables_in_pages() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let pages = fs::read_dir(docs).unwrap().map(|e| e.unwrap().path());
    let mut filled = 0;
    for page in pages.filter(|p| p.extension().is_some_and(|e| e == "md")) {
        let text = fs::read_to_string(&page).unwrap();
        let mut parts = text.split("<!-- made: ");
        let mut made = parts.next().unwrap().to_string();
        for part in parts {
            let (marker, rest) = part.split_once(" -->\n").unwrap();
            let (_, tail) = rest.split_once("<!-- /made -->").unwrap();
            made.push_str(&format!("<!-- made: {marker} -->\n{}<!-- /made -->{tail}", filling(marker)));
            filled += 1;
        }
        if text != made && std::env::var_os("DATELINE_UPDATE_DOCS").is_some() {
            fs::write(&page, &made).unwrap();
        }
        let name = page.display();
        assert!(text == made, "{name} is out of date: DATELINE_UPDATE_DOCS=1 cargo test --test docs");
    }
    assert!(filled >= 8, "the page on the timeline has pictures and tables");
}

/// What a marker stands for: `shot 2-9 --keys "j j"`, or `table ladder`.
fn filling(marker: &str) -> String {
    match marker.split_once(' ').unwrap() {
        ("table", "ladder") => dateline::timeline::docs::ladder(),
        ("table", "lanes") => dateline::timeline::docs::signs(Band::Lanes),
        ("table", "axis") => dateline::timeline::docs::signs(Band::Axis),
        ("table", "density") => dateline::timeline::docs::signs(Band::Density),
        ("table", "formats") => dateline::brief::formats::table(),
        ("table", "exports") => export::formats(),
        ("table", "carried") => export::fields(),
        ("table", "columns") => export::columns(),
        ("table", "claims") => export::claim_columns(),
        ("table", "import-formats") => dateline::store::import::docs::formats(),
        ("table", rest) if rest.starts_with("import-columns ") => {
            dateline::store::import::docs::columns(rest.trim_start_matches("import-columns "))
        }
        ("table", rest) if rest.starts_with("import-codes ") => {
            dateline::store::import::docs::codes(rest.trim_start_matches("import-codes "))
        }
        ("shot", rest) => {
            let (rows, args) = rest.split_once(' ').unwrap();
            let (first, last) = rows.split_once('-').unwrap();
            let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
            // Arguments between double quotes are one each.
            let words = args.split('"').enumerate().flat_map(|(i, part)| match i % 2 {
                0 => part.split_whitespace().map(str::to_string).collect(),
                _ => vec![part.to_string()],
            });
            let shot =
                std::process::Command::new(env!("CARGO_BIN_EXE_dateline")).args(words).output().unwrap();
            assert!(shot.status.success(), "{marker}: {}", String::from_utf8_lossy(&shot.stderr));
            let screen = String::from_utf8(shot.stdout).unwrap();
            let rows: Vec<&str> = screen.lines().skip(first - 1).take(last + 1 - first).collect();
            format!("```\n{}\n```\n", rows.join("\n"))
        }
        _ => panic!("no such marker: {marker}"),
    }
}

/// The pictures of a page are what the program paints with the arguments that stand over each.
fn pictures(name: &str) {
    const END: &str = "<!-- /picture -->";
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)).unwrap();
    let mut made = String::new();
    for (at, part) in page.split("<!-- picture: ").enumerate() {
        if at == 0 {
            made.push_str(part);
            continue;
        }
        let (args, rest) = part.split_once(" -->\n").unwrap();
        let (_, rest) = rest.split_once(END).unwrap();
        let line = format!("'{}' {args}", env!("CARGO_BIN_EXE_dateline"));
        let shot = std::process::Command::new("sh").arg("-c").arg(line).output().unwrap();
        assert!(shot.status.success(), "{name}: {args}: {}", String::from_utf8_lossy(&shot.stderr));
        let picture = String::from_utf8(shot.stdout).unwrap();
        made.push_str(&format!("<!-- picture: {args} -->\n```text\n{picture}```\n{END}{rest}"));
    }
    held(name, &made);
}

#[test]
fn pictures_of_the_list() {
    pictures("list.md");
}

/// The pictures of a page are the screens that the program paints: `<!-- picture 80x24: j j Enter -->`.
#[test]
fn pictures_of_moving() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/moving.md");
    let page = fs::read_to_string(&path).unwrap();
    let mut made = String::new();
    let mut rest = page.as_str();
    let mut pictures = 0;
    while let Some((head, tail)) = rest.split_once("<!-- picture ") {
        let (said, tail) = tail.split_once(" -->\n").unwrap();
        let (_, tail) = tail.split_once("<!-- /picture -->").unwrap();
        let (size, keys) = said.split_once(": ").unwrap();
        let shot = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["--screenshot", size, "--keys", keys])
            .output()
            .unwrap();
        assert!(shot.status.success(), "{said}: {}", String::from_utf8_lossy(&shot.stderr));
        let picture = String::from_utf8(shot.stdout).unwrap();
        made.push_str(&format!("{head}<!-- picture {said} -->\n```\n{picture}```\n<!-- /picture -->"));
        rest = tail;
        pictures += 1;
    }
    made.push_str(rest);
    assert!(pictures > 0);
    held("moving.md", &made);
}

/// Every page that a page links to is there.
#[test]
fn links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let in_docs = fs::read_dir(root.join("docs")).unwrap().map(|e| e.unwrap().path());
    let pages = in_docs.chain(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root.join(name)));
    let mut followed = 0;
    for page in pages.filter(|p| p.extension().is_some_and(|e| e == "md")) {
        let text = fs::read_to_string(&page).unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            if file.is_empty() || target.contains("://") {
                continue;
            }
            let path = page.parent().unwrap().join(file);
            assert!(path.exists(), "{} links to {target}", page.display());
            followed += 1;
        }
    }
    assert!(followed > 5, "the pages link to each other");
}

#[test]
fn command_line() {
    held("cli.md", &dateline::cli::page::markdown(&dateline::cli::definition()));
}

#[test]
fn configuration() {
    held("config.md", &dateline::config::page::markdown());
}

/// Whether a name in the page of promises is that of a test that exists: a path, a module, or a function.
fn is_there(name: &str) -> bool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if name.starts_with("tests/") {
        return root.join(name).exists() || root.join(format!("{name}.rs")).exists();
    }
    let (outer, last) = name.rsplit_once("::").unwrap_or(("", name));
    let folder = root.join("src").join(outer.replace("::", "/"));
    let file = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    let declared = [folder.with_extension("rs"), folder.join("mod.rs")].map(|path| file(&path)).concat();
    folder.join(format!("{last}.rs")).exists()
        || declared.contains(&format!("mod {last};"))
        || declared.contains(&format!("mod {last} {{"))
}

#[test]
fn every_test_that_a_promise_names_exists() {
    assert!(
        is_there("store::tests")
            && is_there("tests/pty")
            && !is_there("tests/nothing.rs")
            && !is_there("store::nothing")
    );
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reliability.md")).unwrap();
    let names = page.split('`').skip(1).step_by(2).filter(|name| {
        let module = name.contains("::") && name.chars().all(|c| matches!(c, 'a'..='z' | '_' | ':'));
        module || name.starts_with("tests/")
    });
    let missing: Vec<&str> = names.filter(|name| !is_there(name)).collect();
    assert_eq!(missing, [""; 0], "they are named in docs/reliability.md");
}
