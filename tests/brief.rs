//! The briefing: what it holds, what it never says, and how it is written.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use dateline::brief::page::{COLUMNS, Page, Wishes, parts, room};
use dateline::brief::{claims, markdown, page_json, plain};
use dateline::index::Data;
use dateline::model::{EventIx, Truth};
use dateline::query::{self, Query};
use dateline::store::{Input, Limits};
use dateline::text::Text;

fn page(query: &str, data: &Data) -> Page {
    Page::of(&Query::parse(query, data).expect("the query is good"), data, &Wishes::default())
}

fn small() -> Data {
    Data::load(&[Input::File("tests/fixtures/small.yaml".into())], &Limits::default())
        .expect("the store is good")
}

fn joined(lines: &[Text]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Queries of which the embedded store answers few events, many, and all.
const QUERIES: &[&str] =
    &["", "place:mosul date:2017..2019", "kind:attack", "is:differing", "killed>=1", "id:2018-06-17-anjata"];

#[test]
fn the_same_store_and_query_give_the_same_bytes() {
    let data = Data::embedded();
    for query in QUERIES {
        let (one, other) = (page(query, &data), page(query, &Data::embedded()));
        assert_eq!(joined(&plain::lines(&one)), joined(&plain::lines(&other)));
        assert_eq!(joined(&markdown::lines(&one)), joined(&markdown::lines(&other)));
        assert_eq!(page_json::value(&one), page_json::value(&other));
        assert_eq!(one.prepared, None, "no clock is read");
    }
}

#[test]
fn every_matching_event_is_told_once_on_the_page_or_after_it() {
    let data = Data::embedded();
    for query in QUERIES {
        let page = page(query, &data);
        let answer = query::eval(&Query::parse(query, &data).unwrap(), &data);
        let told: Vec<String> = page.events.iter().chain(&page.rest).map(|i| i.id.to_string()).collect();
        let once: BTreeSet<&String> = told.iter().collect();
        assert_eq!(once.len(), told.len(), "{query}");
        assert_eq!(told.len(), answer.iter().count(), "{query}");
        let how = "Of these the page takes the certain first, then the weightiest, and where weights are equal the earliest.";
        assert_eq!(page.footer.iter().any(|line| line.as_str().contains(how)), told.len() > 12, "{query}");
        assert!(page.rest.is_empty() || (8..=12).contains(&page.events.len()), "{query}");
        let weight = |id: &Text| {
            let ix = data.store.find(id.as_str()).unwrap();
            (answer.truth(ix) != Truth::Certain, data.store.event(ix).weight)
        };
        let lightest = page.events.iter().map(|i| weight(&i.id)).max();
        let heaviest_left = page.rest.iter().map(|i| weight(&i.id)).min();
        assert!(
            heaviest_left.is_none() || lightest <= heaviest_left,
            "{query}: the certain are on the page, then the weightiest"
        );
    }
}

#[test]
fn nothing_is_printed_that_only_the_screen_explains() {
    let data = Data::embedded();
    for query in QUERIES {
        let mut page = page(query, &data);
        page.footer.clear();
        // Titles of reports and their addresses are quoted as they are.
        page.sources.iter_mut().for_each(|s| s.url = None);
        let text = joined(&plain::lines(&page));
        for sign in ["≠", "●", "◌", "?-", "[..", "..]", "{", "}"] {
            assert!(!text.contains(sign), "{query}: {sign} in\n{text}");
        }
        let possible = text.lines().find(|line| line.contains("+1") || line.contains("+2"));
        assert_eq!(possible, None, "{query}");
    }
}

#[test]
fn no_figure_stands_without_its_owner_and_no_disputed_value_alone() {
    let data = Data::embedded();
    let page = page("", &data);
    let all: Vec<_> = page.events.iter().chain(&page.rest).collect();
    let mut figures = 0;
    for item in &all {
        let event = data.store.event(data.store.find(item.id.as_str()).unwrap());
        let tolls = joined(&item.toll);
        for row in &event.toll {
            assert!(tolls.contains(claims::toll(row, data.store.catalog()).as_str()), "{}: {tolls}", item.id);
        }
        assert_eq!(item.toll.is_empty(), event.toll.is_empty(), "{}", item.id);
        for toll in &item.toll {
            figures += 1;
            assert!(toll.as_str().contains(", according to "), "{toll}");
        }
        assert_eq!(item.figures.is_some(), !event.figures.is_empty(), "{}", item.id);
        for figure in item.figures.iter() {
            figures += 1;
            assert!(figure.as_str().contains("; according to "), "{figure}");
        }
        let differs = !dateline::model::differ::differences(&event, data.store.catalog()).is_empty();
        let said = item.cautions.iter().any(|c| c.as_str().contains("s differ on "));
        assert_eq!(said, differs, "{}", item.id);
        let told = |under: &[dateline::brief::page::Disputed]| under.iter().any(|d| d.id == item.id);
        let (on, after) = (told(&page.disputed), told(&page.after.disputed));
        assert!(on != after || (!differs && !on), "{} is told once where sources differ", item.id);
        assert!(!on || page.events.iter().any(|e| e.id == item.id), "{}", item.id);
        let stated = item.stated.as_ref().map(|s| s.to_string()).unwrap_or_default();
        let owned = stated.contains("; according to ") || stated.contains(", according to ");
        assert_eq!(owned, !event.toll.is_empty() || !event.figures.is_empty(), "{stated}");
    }
    assert!(figures > 20);
}

/// Wherever an event is named with its date and nothing else, what differs is said there too.
#[test]
fn a_disputed_date_is_never_given_alone() {
    let yaml = std::fs::read_to_string("tests/fixtures/small.yaml").unwrap().replace(
        "  - {source: courier-2020, para: 9,",
        "  - {source: bulletin-2021, para: 4, words: \"in the week before\", says: {date: \"2020-01-04\"}}\n  - {source: courier-2020, para: 9,",
    );
    let data = Data::load(&[Input::Stdin(yaml.into_bytes())], &Limits::default()).unwrap();
    let mut page = page("", &data);
    let bomb = |i: &&dateline::brief::page::Item| i.title.as_str().starts_with("Bomb at Long Quay");
    let item = page.events.iter().find(bomb).unwrap().clone();
    assert!(item.cautions.iter().any(|c| c.as_str() == "Sources differ on the date."), "{item:?}");
    page.rest = vec![dateline::brief::page::Item { full: false, ..item }];
    page.events.clear();
    page.disputed.clear();
    for text in [joined(&plain::lines(&page)).replace('\n', " "), joined(&markdown::lines(&page))] {
        assert!(text.contains("Bulletin 川. Sources differ on the date."), "{text}");
    }
}

#[test]
fn every_source_is_listed_with_its_caution_and_the_paragraphs_that_are_cited() {
    let page = page("", &Data::embedded());
    let listed: Vec<_> = page.sources.iter().chain(&page.after.sources).collect();
    assert_eq!(listed.len(), 5);
    let plain = joined(&plain::lines(&page)).replace('\n', " ");
    let marked = joined(&markdown::lines(&page));
    for source in &listed {
        let caution = source.caution.as_ref().expect("each has one");
        assert!(plain.contains(caution.as_str()) && plain.contains(source.cited().as_str()), "{plain}");
        assert!(marked.contains(&markdown::escaped(&source.cited())), "{marked}");
        assert!(source.paragraphs.windows(2).all(|pair| pair[0] < pair[1]));
    }
    for cited in page.events.iter().flat_map(|i| &i.cited) {
        let source = &page.sources[cited.number - 1];
        assert!(cited.paragraphs.iter().all(|p| source.paragraphs.contains(p)));
    }
    for cited in page.rest.iter().flat_map(|i| &i.cited) {
        assert_eq!(listed[cited.number - 1].number, cited.number, "whoever is cited is listed");
    }
}

#[test]
fn gaps_are_counted_in_sentences() {
    let text = joined(&plain::lines(&page("is:differing", &Data::embedded()))).replace('\n', " ");
    let said = "No attacker named: 1 of 7 incidents. Day not given: 3. Deaths not stated: 3. \
                Left out for space: 9, listed on page 2.";
    assert!(text.contains(said), "{text}");
}

#[test]
fn the_speaker_of_a_figure_is_named_and_the_denial_of_a_source() {
    let data = Data::embedded();
    let text = joined(&plain::lines(&page("id:2018-06-17-anjata", &data))).replace("\n  ", " ");
    let stated = "Toll: Civilians (citizens in three cars): 2 killed, 4 kidnapped; figures: cars stopped: 3; \
                  minutes of searches: 20; according to Rawabet Center; no second source here.";
    assert!(text.contains(stated), "{text}");
    let text = text.replace('\n', " ");
    assert!(text.contains("Kirkuk") && text.contains("rejected by"), "{text}");
}

#[test]
fn every_answer_to_a_question_is_a_position() {
    let data = Data::embedded();
    let page = page("", &data);
    let voices = |positions: &[dateline::brief::page::Position]| -> usize {
        positions.iter().flat_map(|p| &p.stances).map(|s| s.by.len()).sum()
    };
    let left = voices(&page.after.positions);
    let given = voices(&page.positions) + left;
    let said = format!("Answers left out for space: {left}, listed on page 2.");
    assert!(page.unsaid.iter().any(|line| line.as_str() == said), "{:?}", page.unsaid);
    for position in &page.positions {
        let after = page.after.positions.iter().filter(|p| p.ask == position.ask).flat_map(|p| &p.stances);
        let after: Vec<_> = after.collect();
        for stance in &position.stances {
            let there = after.iter().find(|s| s.answer == stance.answer).map_or(0, |s| s.by.len());
            assert_eq!(stance.more, there, "{}: {}", position.ask, stance.answer);
        }
        assert!(
            after.iter().all(|s| position.stances.iter().any(|t| t.answer == s.answer)),
            "no side is left out"
        );
    }
    let events = (0..data.store.len()).map(|i| EventIx(i as u32));
    let covered = query::eval(&Query::everything(), &data);
    let answers: usize =
        events.filter(|e| covered.truth(*e).holds()).map(|e| data.store.event(e).answers.len()).sum();
    assert_eq!(given, answers);
    assert!(given > 10);
}

/// Detail and the briefing say in the same words what sources differ on, and name sides as the store writes them.
#[test]
fn what_sources_differ_on_is_said_in_one_wording() {
    let mut compared = 0;
    for data in [Data::embedded(), small()] {
        let page = page("is:differing", &data);
        for item in page.events.iter().chain(&page.rest) {
            let event = data.store.find(item.id.as_str()).unwrap();
            let sheet = dateline::brief::sheet::sheet(event, &data, 500);
            let lines = sheet.iter().map(|line| line.0.iter().map(|(t, _)| t.as_str()).collect::<String>());
            let heading: Vec<String> = lines.filter(|l| l.starts_with("Claims differ on ")).collect();
            let said: Vec<String> = item
                .cautions
                .iter()
                .filter_map(|c| c.as_str().strip_prefix("Sources").or(c.as_str().strip_prefix("Claims")))
                .filter(|rest| rest.starts_with(" differ on "))
                .map(|rest| rest.replacen(" differ", "", 1).replace('.', ""))
                .collect();
            let detail: Vec<String> = heading.iter().map(|h| h.replacen("Claims differ", "", 1)).collect();
            assert_eq!(said, detail, "{}", item.id);
            compared += said.len();
        }
    }
    assert!(compared > 4, "{compared}");
    let ferry = joined(&plain::lines(&page("id:2019-05-12-ford-attack", &small()))).replace("\n  ", " ");
    assert!(ferry.contains("Sources differ on the place and the number killed (Civilians)."), "{ferry}");
}

#[test]
fn totals_are_added_up_only_when_asked_for() {
    let data = Data::embedded();
    assert!(page("killed>=1", &data).totals.is_empty());
    let query = Query::parse("killed>=1", &data).unwrap();
    let page = Page::of(&query, &data, &Wishes { totals: true, ..Wishes::default() });
    assert!(page.totals.len() > 2);
    assert!(page.totals.last().unwrap().as_str().contains("not a count of all that happened"));
    let all = Page::of(&Query::everything(), &data, &Wishes { totals: true, ..Wishes::default() });
    let none = "US-led coalition: in 1 incident with a stated figure, none injured; 30 incidents give none.";
    assert!(all.totals.iter().any(|total| total.as_str() == none), "{:?}", all.totals);
}

/// What is before the mark of page 2 is one page of plain text, and by its reckoning one sheet of paper; what is not on
/// it follows it, and how much that is is said on it.
fn assert_one_page(page: &Page, about: &str) {
    let laid = plain::laid(page, COLUMNS);
    assert!(laid.page <= room::LINES, "{about}: {} lines", laid.page);
    assert!(room::printed(page) <= room::SHEET, "{about}: {}", room::printed(page));
    assert!(!page.footer.iter().any(|line| line.as_str().contains("runs over")), "{about}");
    let (first, after) = laid.lines.split_at(laid.page);
    let first = joined(first).replace('\n', " ");
    let said = |n: usize, words: &str| n == 0 || first.contains(&words.replace("{}", &n.to_string()));
    assert!(said(page.rest.len(), "Left out for space: {}, listed on page 2."), "{about}: {first}");
    let listed = |id: &Text| page.events.iter().any(|item| item.id == *id);
    let silent = page.after.disputed.iter().filter(|d| listed(&d.id)).count();
    assert!(said(silent, "Differences left out for space: {}, listed on page 2."), "{about}: {first}");
    let short = page.shortened().count();
    assert!(said(short, "Told in short for space: {}, in full on page 2."), "{about}: {first}");
    assert_eq!(after.is_empty(), !page.goes_on(), "{about}");
    assert!(after.is_empty() || after[1].as_str().contains(" page 2 "), "{about}: {after:?}");
    for item in page.events.iter().chain(&page.rest) {
        let told = laid.events.iter().filter(|(id, _)| *id == item.id);
        let on_page = told.clone().filter(|(_, lines)| lines.end <= laid.page).count();
        let listed = usize::from(page.events.iter().any(|e| e.id == item.id));
        assert_eq!(on_page, listed, "{about}: {}", item.id);
        assert_eq!(told.count() - on_page, usize::from(!(listed == 1 && item.full)), "{about}: {}", item.id);
    }
}

#[test]
fn what_is_before_page_2_is_one_page_and_says_what_is_not_on_it() {
    for data in [Data::embedded(), small()] {
        let catalog = data.store.catalog();
        let mut queries: Vec<String> = vec![
            String::new(),
            "kind:attack place:mosul date:2018..".into(),
            "kind:attack (place:mosul or near:mosul+50km) date:2018..".into(),
            "form:statement".into(),
            "is:differing".into(),
            "killed>=1".into(),
        ];
        let ids = catalog.kinds.iter().map(|k| format!("kind:{}", k.id));
        queries.extend(ids.chain(catalog.questions.iter().map(|q| format!("question:{}", q.id))));
        queries.extend(catalog.places.iter().step_by(3).map(|p| format!("place:{}", p.id)));
        queries.extend((2014..2023).map(|year| format!("date:{year}")));
        queries.retain(|query| Query::parse(query, &data).is_ok());
        assert!(queries.len() > 8);
        for query in &queries {
            assert_one_page(&page(query, &data), query);
        }
        let own = vec!["For the desk, not for print. ".repeat(8).into(); 3];
        let wishes = Wishes { own, totals: true, prepared: Some("1 June 2022".into()), ..Wishes::default() };
        assert_one_page(&Page::of(&Query::everything(), &data, &wishes), "with wishes");
    }
}

/// Eight events at least are on the page, where so many match: answers and differences have what room they leave.
#[test]
fn a_page_has_eight_events_where_so_many_match() {
    let data = Data::embedded();
    let catalog = data.store.catalog();
    let mut queries: Vec<String> =
        vec![String::new(), "is:differing".into(), "killed>=1".into(), "actor:isis".into()];
    queries.extend((2014..2023).map(|year| format!("date:{year}")));
    queries.extend(catalog.kinds.iter().map(|kind| format!("kind:{}", kind.id)));
    queries.extend(catalog.questions.iter().map(|question| format!("question:{}", question.id)));
    let mut left = 0;
    for query in &queries {
        let page = page(query, &data);
        let (on, all) = (page.events.len(), page.events.len() + page.rest.len());
        assert!(on >= all.min(8) && on <= 12, "{query}: {on} of {all}");
        left += page.rest.len();
    }
    assert!(left > 100);
}

/// As of a day the page says which of the sources there were, and not that later ones are covered.
#[test]
fn the_coverage_is_that_of_the_day() {
    let data = Data::embedded();
    let asked = |query: &str| {
        let query = Query::parse(query, &data).unwrap();
        let known = data.as_of(query.as_of().unwrap());
        Page::of(&query, &known, &Wishes::default()).coverage.to_string()
    };
    let said = asked("asof:2019");
    assert_eq!(said, "Sources published 19 January 2018 to 9 November 2019; nothing later is covered.");
    assert_eq!(asked("asof:2017"), "No source of the store was published by 31 December 2017.");
}

/// A source that may have been published on any day after one, or before one, gives the coverage no end there.
#[test]
fn an_open_day_of_publication_gives_the_coverage_no_end() {
    let yaml = std::fs::read_to_string("tests/fixtures/small.yaml").unwrap();
    let covered = |published: &str, query: &str| {
        let yaml = yaml.replace("published: \"2021-05-01\"", &format!("published: \"{published}\""));
        let data = Data::load(&[Input::Stdin(yaml.into_bytes())], &Limits::default()).unwrap();
        let query = Query::parse(query, &data).unwrap();
        let data = query.as_of().map(|by| data.as_of(by)).unwrap_or(data);
        Page::of(&query, &data, &Wishes::default()).coverage.to_string()
    };
    let from = "Sources published from 10 March 2020 on; until when is not known.";
    for open in ["2021-05-01/..", "2021-05-01/", "[2021-05-01..]"] {
        assert_eq!(covered(open, ""), from, "{open}");
    }
    let until = "nothing later is covered.";
    assert_eq!(covered("[..2021-05-01]", ""), format!("Sources published until 1 May 2021; {until}"));
    let unknown = "From when to when the sources were published is not known.";
    assert_eq!(covered("/2021", "").as_str(), format!("Sources published until 31 December 2021; {until}"));
    let nowhere = yaml.replace("\"2020-03-10\"\n  published_basis", "\"../2020\"\n  published_basis");
    let nowhere = nowhere.replace("published: \"2021-05-01\"", "published: \"2021/..\"");
    let data = Data::load(&[Input::Stdin(nowhere.into_bytes())], &Limits::default()).unwrap();
    assert_eq!(page("", &data).coverage.as_str(), unknown);
    let known = format!("Sources published 10 March 2020 to 30 September 2020; {until}");
    assert_eq!(covered("2021-05-01/..", "asof:2021-12"), known, "as of a day, what was published by then");
}

/// What must be on the page is neither clipped nor left out: it runs over, and says so.
#[test]
fn a_page_that_cannot_be_one_says_so() {
    let data = Data::embedded();
    let wishes = Wishes { title: Some("long title ".repeat(800).into()), ..Wishes::default() };
    let page = Page::of(&Query::everything(), &data, &wishes);
    for format in &dateline::brief::formats::FORMATS {
        let text = format.text(&page);
        assert!(text.contains("What must be on this page is longer than one page"), "{}", format.name);
        let titles = text.replace('\n', " ").matches("long title").count();
        assert!(titles >= 800 && titles % 800 == 0, "{}: nothing is clipped", format.name);
    }
    assert_eq!(page.events.len() + page.rest.len(), query::eval(&Query::everything(), &data).iter().count());
}

#[test]
fn every_format_makes_the_same_choice() {
    let data = Data::embedded();
    for query in ["", "kind:attack place:mosul date:2018..", "question:sleeper-cells"] {
        let page = page(query, &data);
        let ids = |items: &serde_json::Value| -> Vec<String> {
            items.as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap().to_owned()).collect()
        };
        let json = page_json::value(&page);
        let (first, rest) = (ids(&json["events"]), ids(&json["left_out"]));
        let told: Vec<String> = page.events.iter().map(|i| i.id.to_string()).collect();
        assert_eq!(first, told);
        let titled = |text: &str, id: &str| {
            let title = data.store.event(data.store.find(id).unwrap()).title.clone();
            text.contains(title.as_str()) || text.contains(&markdown::escaped(&title).to_string())
        };
        let flat = |lines: &[Text]| joined(lines).replace("\n  ", " ").replace('\n', " ");
        let plain = plain::laid(&page, COLUMNS);
        let marked = markdown::lines(&page);
        let turn = marked.iter().position(|line| line.as_str() == "# Page 2").unwrap();
        for (page, after) in [plain.lines.split_at(plain.page), marked.split_at(turn)] {
            let (page, after) = (flat(page), flat(after));
            assert!(first.iter().all(|id| titled(&page, id)), "{query}");
            assert!(rest.iter().all(|id| titled(&after, id)), "{query}");
        }
    }
}

#[test]
fn plain_text_keeps_to_its_columns() {
    for data in [Data::embedded(), small()] {
        for line in plain::lines(&page("", &data)) {
            assert!(line.width() <= COLUMNS, "{line}");
        }
    }
}

#[test]
fn markup_in_a_store_is_printed_and_not_obeyed() {
    let yaml = std::fs::read_to_string("tests/fixtures/small.yaml")
        .unwrap()
        .replace("Attack on a ferry at Old Ford", "*Attack* <b>on</b> [a](http://x) `ferry` _at_ &amp; $x$");
    let data = Data::load(&[Input::Stdin(yaml.into_bytes())], &Limits::default()).unwrap();
    let text = joined(&markdown::lines(&page("id:2019-05-12-ford-attack", &data)));
    assert!(
        text.contains(r"\*Attack\* \<b\>on\</b\> \[a\](http://x) \`ferry\` \_at\_ \&amp; \$x\$"),
        "{text}"
    );
}

fn brief(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline")).arg("brief").args(args).output().expect("the program runs")
}

#[test]
fn a_file_is_written_whole_and_replaced_only_when_asked_for() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("brief");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("page.md");
    let name = file.to_str().unwrap();
    let asked = ["-w", "kind:attack", "-o", name];
    assert!(brief(&asked).status.success());
    let first = std::fs::read_to_string(&file).unwrap();
    assert_eq!(first.as_bytes(), brief(&asked[..2]).stdout, "as it is printed");
    let again = brief(&["-w", "kind:operation", "-o", name]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("--force replaces it"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), first);
    assert!(brief(&["-w", "kind:operation", "-o", name, "--force"]).status.success());
    assert_ne!(std::fs::read_to_string(&file).unwrap(), first);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing else is left");
    let json = folder.join("page.JSON");
    assert!(brief(&["-w", "kind:attack", "-o", json.to_str().unwrap()]).status.success());
    let read: serde_json::Value = serde_json::from_slice(&std::fs::read(&json).unwrap()).unwrap();
    assert!(read["events"].is_array(), "the name of the file says the format");
    let text = brief(&["-w", "kind:attack", "-o", json.to_str().unwrap(), "--force", "--format", "txt"]);
    assert!(text.status.success());
    assert!(std::fs::read_to_string(&json).unwrap().contains("=====\n"), "what is asked for goes before it");
    let nowhere = folder.join("none").join("page.md");
    assert_eq!(brief(&["-o", nowhere.to_str().unwrap()]).status.code(), Some(2));
}

/// What a briefing cannot be is refused before a store is read, and leaves no file.
#[test]
fn what_is_asked_for_wrongly_is_refused() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("brief-refused");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        let out = command.current_dir(&folder).args(["brief", "-w", "kind:attack"]).args(args).output();
        let out = out.expect("the program runs");
        (out.status.code(), String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap())
    };
    for end in ["pdf", "csv", "docx"] {
        let (code, _, told) = run(&["-o", &format!("x.{end}")]);
        assert_eq!(code, Some(2), "{told}");
        assert!(told.contains(&format!("A briefing is not written as .{end}.")), "{told}");
        assert!(told.contains("--format takes md, txt, html, json"), "{told}");
    }
    for day in ["2022-13-01", "", "2022-06", "2022", "tomorrow", "2022-06-01?", "2022-06-01/2022-06-02"] {
        let (code, _, told) = run(&["--date", day]);
        assert!(code == Some(2) && told.contains("a day such as"), "{day}: {told}");
    }
    for words in ["", " ", "one\ntwo"] {
        for option in ["--title", "--note"] {
            let (code, _, told) = run(&[option, words]);
            assert!(code == Some(2) && told.contains(option), "{words:?}: {told}");
        }
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "nothing is written");
    let printed = run(&[]);
    assert_eq!(run(&["-o", "-"]), printed, "as it is printed");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "no file is called so");
    for (day, said) in
        [("2022-06-01", "1 June 2022"), ("1 June 2022", "1 June 2022"), ("8nov19", "8 November 2019")]
    {
        assert!(run(&["--date", day]).1.contains(&format!("Prepared {said}.")), "{day}");
    }
    assert_eq!(run(&["-o", "x.pdf", "--format", "md"]).0, Some(0), "whoever names a format means it");
    assert_eq!(run(&["-o", "page"]).0, Some(0));
    assert_eq!(std::fs::read_to_string(folder.join("page")).unwrap(), printed.1, "Markdown");
}

/// Marks are of a store as it was: that it is another now, and how many of the marked are gone, is said beside the page.
#[test]
fn a_store_that_is_not_the_one_that_was_marked_is_told_of() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("brief-marked");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let (store, marks) = (folder.join("store.yaml"), folder.join("marks.yaml"));
    std::fs::copy("tests/fixtures/small.yaml", &store).unwrap();
    let kept = std::fs::canonicalize(&store).unwrap();
    let marked = |hash: &str, ids: &[&str]| {
        let entry = |id: &&str| format!("- event: {id}\n  store: {}\n  hash: {hash:?}\n", kept.display());
        std::fs::write(&marks, ids.iter().map(entry).collect::<String>()).unwrap();
        let out = brief(&["--marked", "--marks", marks.to_str().unwrap(), store.to_str().unwrap()]);
        (out.status.code(), String::from_utf8(out.stderr).unwrap())
    };
    let whole = small().store.hash().to_string();
    let ford = "2019-05-12-ford-attack";
    assert_eq!(marked(&whole[..16], &[ford]), (Some(0), String::new()), "as it was marked");
    let changed = "note: The store has changed since you marked events in it; they are all still there.\n";
    assert_eq!(marked("0123456789abcdef", &[ford]), (Some(0), changed.to_owned()));
    let gone =
        "note: The store has changed: 1 of 2 events you marked or noted is gone; the marks are kept.\n";
    assert_eq!(marked("0123456789abcdef", &[ford, "gone"]), (Some(0), gone.to_owned()));
}

/// Wherever a title is printed that may hold a figure, it is said who gives it.
#[test]
fn no_title_with_a_figure_is_printed_without_its_owner() {
    let data = Data::embedded();
    let mut seen = [0; 4];
    for query in ["", "is:differing", "date:2018", "killed>=1", "form:statement"] {
        let page = page(query, &data);
        let titles: Vec<Text> = page
            .events
            .iter()
            .chain(&page.rest)
            .map(|i| (i, i.id.as_str()))
            .map(|(i, id)| (i, data.store.event(data.store.find(id).unwrap())))
            .filter(|(_, event)| !event.toll.is_empty() || !event.figures.is_empty())
            .map(|(i, _)| i.title.clone())
            .collect();
        let owned = |told: &str| told.to_lowercase().contains("according to ");
        let mut look = |at: usize, told: &str, title: &str| {
            if told.contains(title) {
                seen[at] += 1;
                assert!(owned(told), "{query}: {told}");
            }
        };
        // Under where sources differ stand events that are told, with their owner, on the same page.
        let parts = parts::first(&page).into_iter().chain(parts::after(&page));
        let told: Vec<Text> = parts
            .filter(|part| !part.heading.to_lowercase().contains("where sources differ"))
            .flat_map(|part| joined_by_event(part.paragraphs))
            .collect();
        let marked: Vec<Text> = markdown::lines(&page);
        let html = dateline::brief::html::lines(&page);
        let listed = ["<li id=", "<dd>", "<a href=\"#"];
        for title in &titles {
            told.iter().for_each(|told| look(0, told.as_str(), title.as_str()));
            let differing = format!("- **{}**", markdown::escaped(title));
            let others = marked.iter().filter(|line| !line.as_str().starts_with(&differing));
            others.for_each(|line| look(1, line.as_str(), &markdown::escaped(title)));
            let lines =
                html.iter().filter(|line| listed.iter().any(|start| line.as_str().starts_with(start)));
            lines.for_each(|line| look(2, line.as_str(), title.as_str()));
        }
        let json = page_json::value(&page);
        for item in json["events"].as_array().unwrap().iter().chain(json["left_out"].as_array().unwrap()) {
            let has = item["toll"].as_array().is_some_and(|t| !t.is_empty()) || item["figures"].is_string();
            seen[3] += usize::from(has);
            assert!(!has || item["owner"].as_str().is_some_and(owned), "{item}");
        }
    }
    assert!(seen.iter().all(|seen| *seen > 20), "{seen:?}");
}

/// Paragraphs of one event as one text.
fn joined_by_event(paragraphs: Vec<parts::Paragraph>) -> Vec<Text> {
    let mut joined: Vec<(Option<Text>, String)> = Vec::new();
    for paragraph in paragraphs {
        match joined.last_mut() {
            Some((event, told)) if event.is_some() && *event == paragraph.event => {
                told.push_str(&format!(" {}", paragraph.text));
            }
            _ => joined.push((paragraph.event, paragraph.text.to_string())),
        }
    }
    joined.into_iter().map(|(_, told)| Text::new(told)).collect()
}
