//! Who gives what: no figure of a briefing is given to somebody who does not give it, what is denied is not told as
//! support, and what one claim alone says is told as its own.

use dateline::brief::page::{Page, Wishes};
use dateline::brief::sheet::Line;
use dateline::brief::{markdown, present};
use dateline::index::Data;
use dateline::model::Truth;
use dateline::query::Query;
use dateline::store::{Input, Limits};
use dateline::text::Text;

fn data() -> Data {
    let owners = Input::File("tests/fixtures/owners.yaml".into());
    Data::load(&[owners], &Limits::default()).expect("the store is good")
}

/// The briefing on a query, as Markdown; as of the query's day, if it names one.
fn brief(query: &str, wishes: &Wishes) -> String {
    let data = data();
    let query = Query::parse(query, &data).expect("the query is good");
    let data = query.as_of().map(|by| data.as_of(by)).unwrap_or(data);
    markdown::lines(&Page::of(&query, &data, wishes)).iter().map(|line| format!("{line}\n")).collect()
}

/// A line of the screen.
fn text(line: &Line) -> String {
    line.0.iter().map(|(text, _)| text.as_str()).collect()
}

/// What the briefing on one event says of it.
fn told(id: &str) -> String {
    let page = brief(&format!("id:{id}"), &Wishes::default());
    page.lines().find(|line| line.starts_with("- **")).expect("the event is told").to_owned()
}

/// That the event is told with these words, and without those.
fn holds(id: &str, with: &[&str], without: &[&str]) {
    let told = told(id);
    with.iter().for_each(|words| assert!(told.contains(words), "{id}: {words}: {told}"));
    without.iter().for_each(|words| assert!(!told.contains(words), "{id}: {words}: {told}"));
}

#[test]
fn a_figure_is_given_to_who_gives_it() {
    holds("says-otherwise", &["5 killed, as coded; no claim gives it."], &["according to"]);
    holds("second-says-otherwise", &["10 killed, according to Alpha; no second source here."], &["Beta"]);
    holds(
        "silent",
        &["3 killed, according to Alpha; no second source here.", "Per Alpha: place: The Mill"],
        &[],
    );
    let rows = [
        "Civilians: 1 killed, according to Alpha; no second source here.",
        "Guard: 2 killed, according to Beta; no second source here.",
    ];
    holds("each-row", &rows, &[]);
}

#[test]
fn several_who_speak_are_each_named() {
    let all =
        "carts: 3; according to The Mayor, The Reeds (via Wire Service) and Alpha; no second source here.";
    holds("speakers", &[all], &[]);
}

/// The fixture with these claims instead of that of the event that one word alone tells of.
fn by_word(claims: &str) -> Data {
    let text = include_str!("fixtures/owners.yaml");
    let last = "  - {source: alpha, para: 12, words: \"it goes on\", by: mayor}\n";
    assert!(text.contains(last));
    let text = text.replace(last, claims);
    Data::load(&[Input::Stdin(text.into_bytes())], &Limits::default()).expect("the store is good")
}

#[test]
fn a_speaker_with_and_without_a_rank_is_one() {
    let told = |claims: &str| {
        let data = by_word(claims);
        let query = Query::parse("id:by-word", &data).expect("the query is good");
        Page::of(&query, &data, &Wishes::default()).events[0].short().to_string()
    };
    let plain = "  - {source: alpha, para: 12, words: \"it goes on\", by: mayor}\n";
    let styled = |style: &str| plain.replace("by: mayor", &format!("by: mayor, style: {style}"));
    let once = told(&[plain, &styled("Doctor")].concat());
    assert!(once.contains("According to The Mayor (Doctor)."), "{once}");
    let promoted = told(&[&*styled("Doctor"), &styled("Professor")].concat());
    assert!(promoted.contains("According to The Mayor."), "one rank is not all that was said: {promoted}");
    let through = told(&[plain, &styled("Doctor").replace("mayor,", "mayor, via: wire,")].concat());
    assert!(!through.contains("According to"), "another way to the source is another voice: {through}");
    let later = plain.replace("by: mayor", "by: mayor, says: {date: \"2019-05\"}");
    let data = by_word(&[plain, &later, &later.replace("by: mayor", "by: mayor, style: Doctor")].concat());
    let query = Query::parse("id:by-word", &data).expect("the query is good");
    let values = Page::of(&query, &data, &Wishes::default()).disputed[0].values[0].to_string();
    assert!(
        values.ends_with("in May 2019 (day not given) (per The Mayor (Doctor) [1, paragraph 12])."),
        "{values}"
    );
}

#[test]
fn whose_figures_they_are_is_said_once_for_rows_of_one_owner() {
    let summary = "  summary: \"Only the Mayor tells of it.\"\n";
    let toll = "  toll: [{side: civilians, killed: 1}, {side: guard, killed: 2}]\n";
    let claims = "  - {source: alpha, para: 12, words: \"it goes on\"}\n  - {source: alpha, para: 13, words: \"and on\"}\n";
    let text = include_str!("fixtures/owners.yaml").replace(summary, &[summary, toll].concat());
    let text = text.replace("  - {source: alpha, para: 12, words: \"it goes on\", by: mayor}\n", claims);
    let data = Data::load(&[Input::Stdin(text.into_bytes())], &Limits::default()).expect("the store is good");
    let query = Query::parse("id:by-word", &data).expect("the query is good");
    let item = &Page::of(&query, &data, &Wishes::default()).events[0];
    let said = "Toll: Civilians: 1 killed; Guard: 2 killed, according to Alpha; no second source here.";
    assert_eq!(item.toll.iter().map(Text::as_str).collect::<Vec<_>>(), [said]);
    assert!(item.short().as_str().contains(said), "{}", item.short());
}

/// A slide names a publisher once, however many reports of it are cited.
#[test]
fn a_slide_names_each_publisher_once() {
    let text = include_str!("fixtures/owners.yaml");
    let more = "- {id: alpha-2, title: \"Once more on Ardu\", publisher: \"Alpha\", published: \"2019-06-02\"}\nplaces:";
    let cited = "words: \"it goes on\", by: mayor}\n  - {source: alpha-2, para: 1, words: \"again\"}\n  - {source: beta, para: \
                 1, words: \"so it is\"}\n";
    let text = text.replace("places:", more).replace("words: \"it goes on\", by: mayor}\n", cited);
    let data = Data::load(&[Input::Stdin(text.into_bytes())], &Limits::default()).expect("the store is good");
    let event = data.store.find("by-word").expect("it is there");
    let slide: Vec<String> =
        present::slide(event, Truth::Certain, &data, 64).iter().map(self::text).collect();
    let publishers: Vec<&str> =
        slide.iter().map(|line| line.trim()).filter(|line| line.starts_with('—')).collect();
    assert_eq!(publishers, ["— Alpha (2 sources)", "— Beta"]);
}

#[test]
fn what_differs_names_who_gives_each_value_once() {
    let page = brief("id:each-row", &Wishes::default());
    let killed = "1 killed (per Alpha \\[1, paragraph 4\\]); 8 killed (per Beta \\[2, paragraph 4\\])";
    assert!(page.contains(killed), "{page}");
    let page = brief("id:says-otherwise", &Wishes::default());
    assert!(page.contains("5 killed (as coded; no claim gives it); 7 killed (per Alpha"), "{page}");
}

#[test]
fn a_denial_is_told_and_what_one_claim_alone_says() {
    let said = [
        "3 killed, according to Alpha;",
        "Beta reports this to reject it, per The Mayor.",
        "Per Gamma: an accident.",
    ];
    holds("denied", &said, &["Alpha and Beta"]);
    let data = data();
    let who = present::who(data.store.find("denied").expect("it is there"), &data, 80);
    let who: Vec<String> = who.iter().map(text).collect();
    assert!(who.iter().any(|line| line.trim() == "the source reports this to reject it"), "{who:#?}");
    assert!(who.iter().any(|line| line == "How the date is known is not said."), "{who:#?}");
}

#[test]
fn of_very_many_claims_a_few_are_told_and_the_others_counted() {
    let text = include_str!("fixtures/owners.yaml");
    let said = |n| format!("  - {{source: gamma, para: {n}, words: \"w\", says: {{text: \"word {n}\"}}}}\n");
    let last = "words: \"it goes on\", by: mayor}\n";
    let text = text.replace(last, &[last.to_owned(), (20..60).map(said).collect()].concat());
    let data = Data::load(&[Input::Stdin(text.into_bytes())], &Limits::default()).expect("the store is good");
    let query = Query::parse("id:by-word", &data).expect("the query is good");
    let page = Page::of(&query, &data, &Wishes::default());
    let cautions: Vec<&str> = page.events[0].cautions.iter().map(Text::as_str).collect();
    assert_eq!(cautions.len(), 7, "{cautions:#?}");
    assert_eq!(cautions[5..], ["Per Gamma: word 25.", "34 more claims say more."]);
    let data = by_word(&(20..27).map(said).collect::<String>());
    let query = Query::parse("id:by-word", &data).expect("the query is good");
    let page = Page::of(&query, &data, &Wishes::default());
    assert_eq!(page.events[0].cautions[6].as_str(), "1 more claim says more.");
}

#[test]
fn what_a_claim_says_is_not_called_unsaid() {
    let beta = "Per Beta: date: 4 March 2019; place: The Mill, Ardu; attacker: The Reeds; toll: Civilians: 9 killed.";
    let more = ["The coding is doubtful.", "It may be the same as “A denied account”."];
    holds("named-elsewhere", &[beta, more[0], more[1]], &["names no attacker"]);
    let page = brief("id:named-elsewhere", &Wishes::default());
    for gap in ["No attacker named", "Day not given", "Deaths not stated"] {
        assert!(!page.contains(gap), "{gap}: {page}");
    }
}

#[test]
fn who_alone_tells_of_something_is_named_where_there_is_no_room_for_more() {
    let data = data();
    let query = Query::parse("id:by-word", &data).expect("the query is good");
    let item = &Page::of(&query, &data, &Wishes::default()).events[0];
    assert!(item.short().as_str().contains("According to The Mayor."), "{}", item.short());
}

#[test]
fn what_is_too_long_for_the_page_runs_over_and_hides_nothing() {
    let long = Wishes { own: vec![Text::new("word ".repeat(1000))], ..Wishes::default() };
    let page = brief("kind:attack", &long);
    assert!(page.contains("Every claim says otherwise") && page.contains("it runs over"), "{page}");
    assert!(page.contains("Left out for space: 8, listed on page 2."), "{page}");
    assert!(!Page::of(&Query::everything(), &data(), &long).is_empty());
    // One event that is very long keeps no other away.
    let text = include_str!("fixtures/owners.yaml");
    let claims: String =
        (0..2500).map(|n| format!("  - {{source: beta, para: {}, words: \"w\"}}\n", 2 * n + 100)).collect();
    let ten = "  - {source: alpha, para: 2, words: \"ten dead\"}\n";
    let text = text.replace(ten, &format!("{ten}{claims}"));
    let data = Data::load(&[Input::Stdin(text.into_bytes())], &Limits::default()).expect("the store is good");
    let page = Page::of(&Query::everything(), &data, &Wishes::default());
    assert_eq!((page.events.len(), page.rest.len()), (8, 1), "{:#?}", page.events);
    assert_eq!(page.rest[0].id.as_str(), "second-says-otherwise");
}

/// “Dozens” is coded as at least 24: that number is nobody's figure.
#[test]
fn counts_that_may_stand_for_words_are_called_so() {
    let page = |of: &str| {
        let text =
            include_str!("fixtures/owners.yaml").replace("killed: 10}", &format!("killed: \"{of}\"}}"));
        let data =
            Data::load(&[Input::Stdin(text.into_bytes())], &Limits::default()).expect("the store is good");
        let query = Query::parse("id:second-says-otherwise", &data).expect("the query is good");
        Page::of(&query, &data, &Wishes::default())
            .footer
            .iter()
            .map(|l| format!("{l}\n"))
            .collect::<String>()
    };
    let stands = "A count may stand for a word of its source: ";
    assert!(page("24+").contains(&format!("{stands}“at least 24” for “dozens”.")), "{}", page("24+"));
    assert!(
        page("2+").contains(&format!("{stands}“at least 2” for a plural or “several”.")),
        "{}",
        page("2+")
    );
    assert!(!page("25+").contains(stands) && !page("24").contains(stands), "{}", page("25+"));
}

/// Two claims of one source are no two sources.
#[test]
fn what_differs_within_one_source_is_not_laid_to_several() {
    let said = |id: &str| brief(&format!("id:{id}"), &Wishes::default());
    let on = "differ on the number killed (Civilians).";
    assert!(said("says-otherwise").contains(&format!("Claims {on}")), "{}", said("says-otherwise"));
    assert!(
        said("second-says-otherwise").contains(&format!("Sources {on}")),
        "{}",
        said("second-says-otherwise")
    );
}

#[test]
fn as_of_a_day_later_figures_are_left_out_and_later_words_are_called_so() {
    let page = brief("id:gamma-alone-counts asof:2019-07-15", &Wishes::default());
    assert!(page.contains("Toll: Civilians: 8 killed, according to Beta; no second source here."), "{page}");
    assert!(!page.contains("carts: 9"), "{page}");
    assert!(page.contains("Titles and summaries may tell what was published after 15 July 2019."), "{page}");
    let page = brief("id:gamma-alone-counts", &Wishes::default());
    assert!(page.contains("carts: 9; according to Gamma;"), "{page}");
    assert!(!page.contains("Titles and summaries may tell"), "{page}");
}

#[test]
fn totals_say_what_makes_them_doubtful() {
    let wishes = Wishes { totals: true, ..Wishes::default() };
    let page = brief("", &wishes);
    assert!(page.contains("27 killed; 2 incidents give none; claims differ on it in 4 of them."), "{page}");
    assert!(page.contains("These are 3 sources, not a count"), "{page}");
    let page = brief("is:context", &wishes);
    let doubts =
        "outside what the store covers: 1 of them; “about” is taken as a quarter more or less in 1 of them.";
    assert!(page.contains(doubts), "{page}");
    assert!(page.contains("This is 1 source, not a count"), "{page}");
}

#[test]
fn a_slide_as_of_a_day_says_so_too() {
    let data = data();
    let query = Query::parse("asof:2019-07-15", &data).expect("the query is good");
    let known = data.as_of(query.as_of().expect("a day"));
    let ix = known.store.find("denied").expect("it is there");
    let slide = |data: &Data| -> String {
        present::slide(ix, Truth::Certain, data, 80).iter().map(|line| format!("{}\n", text(line))).collect()
    };
    assert!(slide(&known).contains("Titles and summaries may tell what was published after 15 July 2019."));
    assert!(!slide(&data).contains("Titles and summaries may tell"));
}

/// What only may match is counted too, and told apart.
#[test]
fn gaps_of_what_only_may_match_are_told_as_such() {
    let small = Data::load(&[Input::File("tests/fixtures/small.yaml".into())], &Limits::default());
    let small = small.expect("the store is good");
    let unsaid = |query: &str| {
        let query = Query::parse(query, &small).expect("the query is good");
        let lines = Page::of(&query, &small, &Wishes::default()).unsaid;
        lines.iter().map(|line| format!("{line}\n")).collect::<String>()
    };
    assert_eq!(
        unsaid("place:south"),
        "Incidents: 3; 2 of them may not belong here.\nNo attacker named: 1.\nDay not given: 1.\n\
         Deaths not stated: 1; it may not belong here.\n"
    );
    assert_eq!(
        unsaid("place:south -certainly(place:south)"),
        "Incidents: 2; none of them certainly belongs here.\nDeaths not stated: 1; it may not belong here.\n"
    );
}
