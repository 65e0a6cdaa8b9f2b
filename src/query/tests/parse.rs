use crate::model::date::minute_of;
use crate::model::{Catalog, Id, Place};
use crate::query::testing::catalog;
use crate::query::trial::TOGETHER;
use crate::query::{Named, Pattern, Query, QueryError};

fn canonical(text: &str) -> String {
    match Query::read(text, &catalog()) {
        Ok(query) => query.to_string(),
        Err(error) => panic!("{}", error.report(text)),
    }
}

fn error(text: &str) -> QueryError {
    Query::read(text, &catalog()).expect_err(text)
}

/// Each row: the query, the line of carets, the message.
fn assert_errors(rows: &[(&str, &str, &str)]) {
    for (text, carets, message) in rows {
        let error = error(text);
        assert_eq!(error.message.as_str(), *message, "{text}");
        assert_eq!(error.marked(text).carets.as_str(), *carets, "{text}");
    }
}

#[test]
fn what_is_written_differently_prints_the_same() {
    let rows = [
        ("", ""),
        ("   ", ""),
        ("  mosul  ", "mosul"),
        ("\"mosul\"", "mosul"),
        ("a and b", "a b"),
        ("a AND b", "a AND b"),
        ("not a", "-a"),
        ("- a", "-a"),
        ("-(a)", "-a"),
        ("-(-a)", "a"),
        ("not(a b)", "-(a b)"),
        ("((a) (b c)) d", "a b c d"),
        ("a or (b or c)", "a or b or c"),
        ("a b or c d", "a b or c d"),
        ("a (b or c)", "a (b or c)"),
        ("-(a or b) c", "-(a or b) c"),
        ("\"two words\"", "\"two words\""),
        ("\"and\"", "\"and\""),
        ("\"-x\" \"/x\" \"a:b\" \"a(b\"", "\"-x\" \"/x\" \"a:b\" \"a(b\""),
        (r#""a \"b\" \\c""#, r#""a \"b\" \\c""#),
        ("a\tb\nc", "a b c"),
        ("\"a\nb\"", "\"a b\""),
        ("half-way 5+ it's", "half-way 5+ it's"),
        ("& kind:attack", "kind:attack"),
        ("  &\tmosul & \"&\"", "mosul \"&\" \"&\""),
        ("& ", ""),
        ("&", "\"&\""),
        ("\"&\" mosul", "\"&\" mosul"),
        ("&mosul (& x)", "&mosul \"&\" x"),
        ("kind=attack", "kind:attack"),
        ("kind:attack,operation,attack", "kind:attack,operation"),
        ("kind:\"Attack\"", "kind:attack"),
        ("KIND", "KIND"),
        ("place:\"al muthanna\"", "place:al-muthanna"),
        ("place:NINAWA", "place:nineveh"),
        ("actor:\"islamic state (isis)\"", "actor:isis"),
        ("actor:Daesh", "actor:isis"),
        ("actor:unidentified", "actor:unidentified"),
        ("source:\"a return\"", "source:rawabet-return"),
        ("form:incident,statement", "form:incident,statement"),
        ("is:differing is:context,located,linked", "is:differing is:context,located,linked"),
        ("\"a\"b", "a b"),
        ("kind:attack(b)", "kind:attack b"),
        ("-kind:attack", "-kind:attack"),
    ];
    for (text, expected) in rows {
        assert_eq!(canonical(text), expected, "{text}");
        assert_eq!(canonical(expected), expected);
    }
}

#[test]
fn dates_print_as_written_and_quoted_where_needed() {
    let rows = [
        ("date:2018", "date:2018"),
        ("date=2018-06", "date:2018-06"),
        (
            "date>=2018 date<2019 date>2017-06-01 date<=2020",
            "date>=2018 date<2019 date>2017-06-01 date<=2020",
        ),
        ("date:2017-07..2019", "date:2017-07..2019"),
        ("date:2018..2018", "date:2018"),
        ("date:..2019 date:2017..", "date:..2019 date:2017.."),
        ("date:2018,2020-01", "date:2018,2020-01"),
        ("date:\"2018-06\"", "date:2018-06"),
        ("date:\"2018-06~\"", "date:\"2018-06~\""),
        ("date:\"[2018-01-01,2018-02-01]\"", "date:\"[2018-01-01,2018-02-01]\""),
        ("date:\"[2018-01..2018-03]\"", "date:\"[2018-01..2018-03]\""),
        ("date:\"2018-03/..\",2019", "date:\"2018-03/..\",2019"),
        ("date:\"2018~\"..\"2019~\"", "date:\"2018~\"..\"2019~\""),
        ("date:2018?", "date:2018?"),
        ("date:2018/2019", "date:2018/2019"),
        ("date:2019-11-08~7d", "date:2019-11-08~7d"),
        ("date:2019-11-08~0d", "date:2019-11-08"),
        ("during:2018 within:2019", "during:2018 during:2019"),
    ];
    for (text, expected) in rows {
        assert_eq!(canonical(text), expected, "{text}");
        assert_eq!(canonical(expected), expected);
    }
}

#[test]
fn faults_of_structure_are_found_where_they_are() {
    assert_errors(&[
        ("a or", "    ^", "Nothing follows `or`."),
        ("a and", "     ^", "Nothing follows `and`."),
        ("or a", "^^", "Nothing stands before `or`."),
        ("and", "^^^", "Nothing stands before `and`."),
        ("a or or b", "    ^", "Nothing follows `or`."),
        ("-", " ^", "Nothing follows `-`."),
        ("a (b -)", "      ^", "Nothing follows `-`."),
        ("not", "   ^", "Nothing follows `not`."),
        ("--a", " ^", "The opposite is asked for twice."),
        ("not -a", "    ^", "The opposite is asked for twice."),
        ("(a b", "^", "This parenthesis is not closed."),
        ("a )", "  ^", "No parenthesis is open here."),
        (")", "^", "Nothing stands before `)`."),
        ("a ( ) b", "  ^^^", "These parentheses hold nothing."),
        ("a (or b)", "   ^", "Nothing follows `(`."),
        ("say \"no end", "    ^^^^^^^", "This quotation is not closed."),
        (r#""a\n""#, "  ^^", "`\\n` means nothing between quotes."),
        ("\"\"", "^^", "There is nothing here to look for."),
        ("a \"  \"", "  ^^^^", "There is nothing here to look for."),
    ]);
}

#[test]
fn faults_of_fields_and_values_are_found_where_they_are() {
    assert_errors(&[
        ("a knid:attack", "  ^^^^", "`knid` is not a field."),
        (":attack", "^", "No field is named before `:`."),
        ("kind:", "     ^", "A value is missing after `kind:`."),
        ("kind: attack", "     ^", "A value is missing after `kind:`."),
        ("kind:attack,", "            ^", "A value is missing after `,`."),
        ("kind:(a or b)", "     ^", "A value is missing after `kind:`."),
        ("kind>attack", "    ^", "Values of `kind` have no order."),
        ("kind:atack", "     ^^^^^", "`atack` is not a kind of this store."),
        ("kind:attack,raid", "            ^^^^", "`raid` is not a kind of this store."),
        ("kind:a..b", "     ^^^^", "`kind` takes an id or a quoted name."),
        ("form:stetement", "     ^^^^^^^^^", "`stetement` is not a form."),
        ("is:difering", "   ^^^^^^^^", "`difering` is not a property that `is:` asks for."),
        ("place:mosl", "      ^^^^", "`mosl` is not a place of this store."),
        ("actor:\"the army\"", "      ^^^^^^^^^^", "`the army` names more than one actor of this store."),
    ]);
}

#[test]
fn faults_of_dates_are_found_where_they_are() {
    assert_errors(&[
        ("date>=2017..2018", "      ^^^^^^^^^^", "`>=` compares with one date."),
        ("date>=2017,2018", "           ^^^^", "`>=` compares with one value."),
        ("date:2019..2018", "     ^^^^^^^^^^", "This range ends before it begins."),
        ("date:..", "     ^^", "A date is missing here."),
        ("date:2018~", "     ^^^^^", "This is not a date, a range or a date with days around it."),
        ("date:2018~7", "          ^", "After `~` stands a number of days up to 36,525."),
        ("date:2018~99999d", "          ^^^^^^", "After `~` stands a number of days up to 36,525."),
    ]);
    let wrong = error("a date:2018-02-30");
    assert!(wrong.at.start >= 7 && wrong.at.end <= 17, "{wrong:?}");
    let wrong = error("date:2018,\"2018-13\"");
    assert!(wrong.at.start >= 11 && wrong.at.end <= 18, "{wrong:?}");
    assert!(error("date:[2018..2019]").hint.unwrap().as_str().contains("Quote"));
}

#[test]
fn marks_are_asked_for_like_any_property() {
    let query = Query::read("is:marked,linked -is:marked", &catalog()).unwrap();
    assert!(query.says_marked() && !query.says_context());
    assert_eq!(query.as_str(), "is:marked,linked -is:marked");
}

#[test]
fn a_point_of_view_stands_at_the_top_once() {
    for text in ["asof:2018-01-19", "asof:2018 kind:attack", "a asof:2018-01", "-a asof:\"2018~\" (b or c)"] {
        assert_eq!(canonical(text), text);
    }
    assert_eq!(canonical("(asof=2018) (a b)"), "asof:2018 a b");
    assert_eq!(canonical("(a (asof:2018 b))"), "a asof:2018 b");
    let top = "`asof:` stands at the top of a query.";
    assert_errors(&[
        ("-asof:2018", " ^^^^^^^^^", top),
        ("a or asof:2018", "     ^^^^^^^^^", top),
        ("a (b or asof:2018 c)", "        ^^^^^^^^^", top),
        ("certainly(asof:2018)", "          ^^^^^^^^^", top),
        ("a -(b asof:2018)", "      ^^^^^^^^^", top),
        ("asof:2018 a asof:2018", "            ^^^^^^^^^", "`asof:` stands once in a query."),
        ("asof:2018,2019", "          ^^^^", "`asof` takes one date."),
        ("asof:2018..2019", "     ^^^^^^^^^^", "`asof` takes one date."),
        ("asof:2018-01-19~2d", "     ^^^^^^^^^^^^^", "`asof` takes one date."),
        ("asof<=2018", "    ^^", "`asof` compares nothing: it says by when claims were published."),
    ]);
    let by = |text: &str| Query::read(text, &catalog()).unwrap().as_of();
    assert_eq!(by("a"), None);
    assert_eq!(by("a asof:2018-01-19"), Some(minute_of(2018, 1, 19, 23, 59)));
    assert_eq!(by("asof:2018"), Some(minute_of(2018, 12, 31, 23, 59)));
}

#[test]
fn the_nearest_known_name_is_offered() {
    let rows = [
        ("knid:attack", "Did you mean `kind`?"),
        ("atacker:isis", "Did you mean `attacker`?"),
        ("kind:atack", "Did you mean `attack`?"),
        ("kind:oper", "Did you mean `operation`?"),
        ("place:mosl", "Did you mean `mosul`?"),
        ("place:ninewa", "Did you mean `nineveh`?"),
        ("actor:Daech", "Did you mean `isis`?"),
        ("is:difering", "Did you mean `differing`?"),
    ];
    for (text, hint) in rows {
        assert_eq!(error(text).hint.unwrap().as_str(), hint, "{text}");
    }
    let hint = error("is:bogus").hint.unwrap();
    assert!(hint.as_str().starts_with("It can be `") && hint.as_str().contains("`linked`"), "{hint}");
    assert!(error("form:zzz").hint.unwrap().as_str().contains("`aggregate`"));
}

#[test]
fn limits_hold() {
    assert!(Query::read(&"é".repeat(1000), &catalog()).is_ok());
    let long = "é".repeat(1001);
    assert_eq!(error(&long).at, 2000..2002);
    let deep = |n: usize| format!("{}a{}", "(".repeat(n), ")".repeat(n));
    assert!(Query::read(&deep(64), &catalog()).is_ok());
    assert_eq!(error(&deep(65)).at, 64..65);
    let longer_with_ids = ["place:Ninawa"; 70].join(" ");
    assert!(Query::read(&longer_with_ids, &catalog()).is_ok());
    let longer_with_ids = ["place:Ninawa"; 76].join(" ");
    assert_eq!(
        error(&longer_with_ids).message.as_str(),
        "Written out as it is kept, with every id and blank, this is over 1,000 characters."
    );
}

#[test]
fn every_node_knows_where_it_was_written() {
    let text = "mosul -(kind:attack or \"a b\")";
    let query = Query::read(text, &catalog()).unwrap();
    let parts = query.root().unwrap().conjuncts();
    let said: Vec<&str> = parts.iter().map(|n| &text[n.at.range()]).collect();
    assert_eq!(said, ["mosul", "-(kind:attack or \"a b\")"]);
    assert_eq!(query.written(), text);
}

#[test]
fn values_of_every_field_print_as_they_are_known() {
    let rows = [
        ("attacker:Daesh", "attacker:isis"),
        ("victim:unidentified,peshmerga", "victim:unidentified,peshmerga"),
        ("by:isis via:\"Iraqi army\"", "by:isis via:iraqi-army"),
        ("by.kind:\"state force\"", "by.kind:state-force"),
        ("weekday:fri,Monday,7", "weekday:fri,mon,sun"),
        ("month:JUNE,12,sep", "month:jun,dec,sep"),
        ("weight:major coding:doubtful precision:one-of dated:outside", ""),
        ("source:ASHARQ-2018/19", "source:asharq-2018/19"),
        ("source:\"a return\"", "source:rawabet-return"),
        ("source:\"a return/7\"", "source:rawabet-return/7"),
        ("tag:anything id:2018-06-17-anjata,other linked:other", ""),
        ("question:hold-ground answer:cannot", ""),
        ("sources=2", "sources:2"),
        ("sources>=2 sources<3 sources:1..2 sources:..4 sources:3..", ""),
        ("killed>5 killed.civilians<=2 injured:0 freed:2..4,9.. arrested:..3", ""),
        ("killed:3..3", "killed:3"),
        ("killed:0", "killed:0"),
        ("killed:UNKNOWN,\"Unstated\"", "killed:unknown,unstated"),
        ("displaced:unknown,unstated kidnapped.isis:unknown", ""),
        ("near:mosul+50km,kirkuk+0km", ""),
        ("near:\"Salah al-Din\"+5km", "near:salah-al-din+5km"),
        ("published<=2018-01 published:\"2018~\"", ""),
    ];
    for (text, expected) in rows {
        let expected = if expected.is_empty() { text } else { expected };
        assert_eq!(canonical(text), expected, "{text}");
        assert_eq!(canonical(expected), expected);
    }
}

#[test]
fn expressions_and_doubt_print_as_written() {
    let rows = [
        ("/b c/", "/b c/"),
        ("/b\tc/", "/b c/"),
        (r"/a\/b\s[é-í]/ c", r"/a\/b\s[é-í]/ c"),
        ("-/a/or /B/", "-/a/ or /B/"),
        ("certainly (a)", "certainly(a)"),
        ("certainly((a b))", "certainly(a b)"),
        ("not certainly(a or b)", "-certainly(a or b)"),
        ("possibly(certainly(kind:attack)) b", "possibly(certainly(kind:attack)) b"),
        ("possibly(possibly(a))", "possibly(possibly(a))"),
        ("\"certainly\" \"possibly\"", "\"certainly\" \"possibly\""),
        ("Certainly(a)", "Certainly a"),
    ];
    for (text, expected) in rows {
        assert_eq!(canonical(text), expected, "{text}");
        assert_eq!(canonical(expected), expected);
    }
}

#[test]
fn faults_of_expressions_and_doubt_are_found_where_they_are() {
    assert_errors(&[
        ("a /open", "  ^^^^^", "This expression is not closed."),
        (r"/open\/", "^^^^^^^", "This expression is not closed."),
        ("a //", "  ^^", "There is nothing here to look for."),
        ("a /b(/", "  ^^^^", "This is no regular expression: unclosed group."),
        ("/(?P<x>a{1000}){1000}/", "^^^^^^^^^^^^^^^^^^^^^^", "This expression is too large."),
        ("certainly", "         ^", "Parentheses follow `certainly`."),
        ("possibly a", "        ^", "Parentheses follow `possibly`."),
        ("certainly()", "         ^^", "These parentheses hold nothing."),
        ("certainly(a", "         ^", "This parenthesis is not closed."),
        ("a certainly or b", "           ^", "Parentheses follow `certainly`."),
    ]);
    let deep = |n: usize| format!("{}a{}", "certainly(".repeat(n), ")".repeat(n));
    assert!(Query::read(&deep(64), &catalog()).is_ok());
    assert!(Query::read(&deep(65), &catalog()).is_err());
}

#[test]
fn what_is_too_long_once_it_is_written_out_is_refused_for_that() {
    let text = "\"a b\"c".repeat(166);
    assert!(text.len() <= 1_000);
    let error = error(&text);
    let message = "Written out as it is kept, with every id and blank, this is over 1,000 characters.";
    assert_eq!((error.message.as_str(), error.at), (message, 0..text.len()));
}

#[test]
fn faults_of_numbers_are_found_where_they_are() {
    assert_errors(&[
        ("killed>=two", "        ^^^", "This is not a number or a range of numbers."),
        ("killed:5+", "       ^^", "This is not a number or a range of numbers."),
        ("killed:~5", "       ^^", "This is not a number or a range of numbers."),
        ("killed:..", "       ^^", "This is not a number or a range of numbers."),
        ("killed:-5", "       ^^", "This is not a number or a range of numbers."),
        ("killed:5..2", "       ^^^^", "This range ends before it begins."),
        ("killed>2..3", "       ^^^^", "`>` compares with one number."),
        ("killed>2,3", "         ^", "`>` compares with one value."),
        ("killed>unknown", "       ^^^^^^^", "`>` compares with a number."),
        ("killed:99999999999999999999", "       ^^^^^^^^^^^^^^^^^^^^", "This number is too large."),
        ("killed:1,000", "         ^^^", "A number does not begin with 0."),
        ("sources>=02", "         ^^", "A number does not begin with 0."),
        ("& killed:007", "         ^^^", "A number does not begin with 0."),
        ("sources:unknown", "        ^^^^^^^", "This is not a number or a range of numbers."),
        ("killed.martians>=2", "       ^^^^^^^^", "`martians` is not a side of this store."),
        ("near:mosul", "     ^^^^^", "`near` takes a place and a distance."),
        ("near:+5km", "     ^^^^", "`near` takes a place and a distance."),
        ("near:mosul~5d", "     ^^^^^^^^", "`near` takes a place and a distance."),
        ("near:nineveh+5km", "     ^^^^^^^", "`nineveh` has no coordinates to measure from."),
        ("killed.nobody>=2", "       ^^^^^^", "`nobody` is not a side of this store."),
        ("near:mosl+5km", "     ^^^^", "`mosl` is not a place of this store."),
        ("near:mosul+5", "           ^", "After `+` stands a whole number of kilometres up to 20,037."),
        (
            "near:mosul+5.5km",
            "           ^^^^^",
            "After `+` stands a whole number of kilometres up to 20,037.",
        ),
        ("near>mosul+5km", "    ^", "Values of `near` have no order."),
        ("source:asharq-2018/0", "                   ^", "Paragraphs are counted from 1."),
        ("source:asharg/3", "       ^^^^^^", "`asharg` is not a source of this store."),
        ("tag:\"a b\"", "    ^^^^^", "`a b` is not a tag."),
        ("id:2018", "   ^^^^", "`2018` is not the id of an event."),
        ("weekday:8", "        ^", "`8` is not a day of the week."),
        ("month:0", "      ^", "`0` is not a month."),
        ("by:nobody", "   ^^^^^^", "`nobody` is not an actor of this store."),
    ]);
    assert_eq!(error("killed.civilans>1").hint.unwrap().as_str(), "Did you mean `civilians`?");
    assert_eq!(error("killed:unknwon").hint.unwrap().as_str(), "Did you mean `unknown`?");
    assert_eq!(error("killed.isis:2,Unst").hint.unwrap().as_str(), "Did you mean `unstated`?");
    assert_eq!(error("killed>unknwon").hint.unwrap().as_str(), "As in `5`, `2..4` or `10..`.");
    assert_eq!(error("month:junu").hint.unwrap().as_str(), "Did you mean `jun`?");
}

#[test]
fn a_side_that_is_not_known_is_answered_with_those_that_are() {
    let hint = |text: &str| error(text).hint.map(|hint| hint.to_string()).unwrap_or_default();
    assert_eq!(hint("killed.nobody>=2"), "It can be `civilians`, `isis`.");
    assert_eq!(hint("killed.civilian>=2"), "Did you mean `civilians`?");
    assert_eq!(hint("KILLED.isi>=2"), "Did you mean `isis`?");
    assert_eq!(error("by.nobody:x").message.as_str(), "`by.nobody` is not a field.");
}

/// A distance is measured from coordinates: where a place has none, those in it that have some are named.
#[test]
fn a_place_without_coordinates_is_answered_with_those_in_it_that_have_some() {
    let hint = |catalog: &Catalog, text: &str| {
        let error = Query::read(text, catalog).expect_err(text);
        error.hint.map(|hint| hint.to_string()).unwrap_or_default()
    };
    let mut catalog = catalog();
    let alone = "Write `mosul`, which lies in it and has some, or `place:nineveh`.";
    assert_eq!(hint(&catalog, "near:nineveh+5km"), alone);
    assert_eq!(hint(&catalog, "near:diyala+5km"), "Write `place:diyala`, or take a place near it.");
    let mosul = catalog.places[2].clone();
    for (id, name) in [("tal-afar", "Tal Afar"), ("nineveh-2", "Nineveh (town)"), ("sinjar", "Sinjar")] {
        let id = Id::new(id).unwrap();
        catalog.places.push(Place { id, name: name.into(), ..mosul.clone() });
    }
    let some = "`nineveh-2`, `mosul` and `tal-afar` in it have some; or write `place:nineveh`.";
    assert_eq!(hint(&catalog, "near:nineveh+5km"), some);
}

/// Names of a store in which each expression costs as much, and a long one cannot be afforded.
struct Costly(Catalog, u64);

impl Named for Costly {
    fn catalog(&self) -> &Catalog {
        &self.0
    }

    fn cost(&self, pattern: &Pattern) -> Option<u64> {
        (pattern.source().as_str().len() < 10).then_some(self.1)
    }
}

#[test]
fn expressions_are_afforded_together_or_the_one_too_many_is_refused() {
    let third = Costly(catalog(), TOGETHER / 3);
    assert!(Query::read("/a/ or /b/ or /c/", &third).is_ok());
    let line = "/a/ or /b/ kind:attack or -(/c/ or /d/) /e/";
    let error = Query::read(line, &third).unwrap_err();
    assert_eq!(&line[error.at.clone()], "/d/");
    assert!(error.message.as_str().contains("as well would take too long"), "{error}");
    let dear = Costly(catalog(), 10 * TOGETHER);
    assert!(Query::read("/a/", &dear).is_ok(), "a single one is measured by itself");
    assert_eq!(Query::read("/a/ /b/", &dear).unwrap_err().at, 4..7);
    let error = Query::read("/a{100000000}/", &third).unwrap_err();
    assert_eq!(error.at, 0..14);
    let many = Costly(catalog(), TOGETHER / 1000);
    assert!(Query::read("/a/ or ".repeat(100).trim_end_matches(" or "), &many).is_ok());
}

#[test]
fn values_of_one_field_are_one_list_whichever_way_they_are_written() {
    for (one, other) in [
        ("kind:attack or kind:operation", "kind:attack,operation"),
        ("kind:attack or mosul or kind:operation", "kind:attack,operation or mosul"),
        ("(kind:attack or kind:operation) or mosul", "kind:attack,operation or mosul"),
        ("-(kind:attack or kind:operation)", "-kind:attack,operation"),
        ("kind:attack,operation or kind:attack,territory", "kind:attack,operation,territory"),
        ("killed.isis:2 or killed.isis:5", "killed.isis:2,5"),
        ("attacker:isis or attacker:peshmerga", "attacker:isis,peshmerga"),
        ("id:a-1 or id:b-2 or id:a-1", "id:a-1,b-2"),
    ] {
        let (one, other) = (canonical(one), canonical(other));
        assert_eq!(one, other);
    }
    for apart in [
        "killed:2 or killed.isis:2",
        "killed>2 or killed<1",
        "attacker:isis or victim:isis",
        "actor:isis or attacker:isis",
        "question:hold-ground or question:remedy",
        "(answer:cannot or answer:can) question:remedy",
        "kind:attack or -kind:operation",
        "kind:attack or certainly(kind:operation)",
    ] {
        assert_eq!(canonical(apart), apart);
    }
}
