use proptest::prelude::*;

use super::*;

fn parse(text: &str) -> Result<Personal, Refused> {
    let bytes = text.as_bytes().to_vec().into();
    Personal::parse(Bytes { name: "views.yaml".into(), path: None, bytes, imported: None })
}

fn view(name: &str, query: &str) -> View {
    View { name: Text::new(name), query: Text::new(query) }
}

fn refused(text: &str) -> String {
    match parse(text) {
        Ok(read) => format!("read: {:?}", read.views),
        Err(refused) => refused.render(None, false),
    }
}

#[test]
fn a_list_of_names_and_queries_is_read() {
    let read =
        parse("# mine\n- name: Mosul\n  where: place:mosul\n- {name: \"b\", where: \"-is:differing\"}\n");
    assert_eq!(read.unwrap().views, [view("Mosul", "place:mosul"), view("b", "-is:differing")]);
}

#[test]
fn nothing_is_added_that_would_make_the_file_too_large_to_be_read() {
    let text = format!("# {}\n- {{name: a, where: b}}\n", "x".repeat(LARGEST as usize - 60));
    let file = parse(&text).unwrap();
    assert!(file.with(&view("b", "c")).is_ok());
    let why = file.with(&view("b", &"c ".repeat(40))).unwrap_err();
    assert_eq!(
        why.as_str(),
        "Your views were not kept: their file would be larger than 1 MB, and not be read again."
    );
}

#[test]
fn a_file_without_views_is_no_fault() {
    for text in ["", "\n\n", "# only a comment\n", "[]\n"] {
        assert_eq!(parse(text).unwrap().views, [], "{text:?}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let told = refused("- name: Mosul\n  wher: place:mosul\n");
    assert!(told.contains("views.yaml:2:3") && told.contains("did you mean `where`?"), "{told}");
    assert!(told.contains("This view has no `where`"), "{told}");
    assert!(refused("name: x\n").contains("`views` is a mapping; a list stands there."));
    assert!(refused("- name: x\n  where: \"a\"\n- name: x\n  where: \"b\"\n").contains("views.yaml:3:9"));
    assert!(refused("- name: \"x\n").contains("views.yaml:"), "a quote is left open");
    assert!(refused("- name: &a x\n  where: *a\n").contains("Anchors and aliases"));
    assert!(refused("- name: a\u{1b}[31m\n  where: b\n").contains("U+001B"));
    assert!(refused("- name:\n  where: b\n").contains("`name` has no value."));
}

#[test]
fn a_view_is_added_at_the_end_and_the_rest_stays_letter_by_letter() {
    let text = "# my comment\n\n- name: one   # another\n  where: 'kind:attack'\n# last words";
    let added = parse(text).unwrap().with(&view("two", "place:\"Old Ford\" -is:linked")).unwrap();
    let expected = "\n- name: \"two\"\n  where: \"place:\\\"Old Ford\\\" -is:linked\"\n";
    assert_eq!(added.text(), format!("{text}{expected}"));
    assert_eq!(parse(added.text()).unwrap().views, added.views);
}

#[test]
fn a_new_file_says_what_it_is() {
    let made = Personal::default().with(&view("one", "kind:attack")).unwrap();
    assert!(made.text().starts_with("# Views of your own"));
    assert!(made.text().ends_with("\n- name: \"one\"\n  where: \"kind:attack\"\n"));
}

#[test]
fn an_indented_list_is_added_to_as_it_is_indented() {
    let added = parse("  - name: a\n    where: b\n").unwrap().with(&view("c", "d")).unwrap();
    assert!(added.text().ends_with("  - name: \"c\"\n    where: \"d\"\n"));
}

#[test]
fn a_list_in_brackets_is_left_alone() {
    for text in ["[]\n", "[{name: a, where: b}]\n", "- name: a\n  where: b\n...\n"] {
        let why = parse(text).unwrap().with(&view("c", "d")).unwrap_err();
        assert!(why.as_str().contains("not laid out as a plain list"), "{text}: {why}");
    }
}

#[test]
fn a_name_is_taken_once() {
    let why = parse("- name: a\n  where: b\n").unwrap().with(&view("a", "d")).unwrap_err();
    assert_eq!(why.as_str(), "You have a view named a already.");
}

#[test]
fn a_file_that_is_not_there_is_an_empty_one_and_a_folder_is_no_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    assert_eq!(Personal::read(&folder.join("no-such-file.yaml")).unwrap(), Personal::default());
    let why = Personal::read(&folder).unwrap_err().render(None, false);
    assert!(why.contains("is a folder, not a file."), "{why}");
}

proptest! {
    #[test]
    fn whatever_is_added_is_read_back(names in prop::collection::hash_set("[^\\s]{1,12}( [^\\s]{1,6})?", 1..4), query in "[^\\s].{0,40}[^\\s]") {
        let mut file = Personal::default();
        for name in &names {
            let view = view(name.trim(), query.trim());
            // A name may be the same once it has been made displayable.
            if let Ok(with) = file.with(&view) {
                prop_assert_eq!(with.views.last(), Some(&view));
                prop_assert!(with.text().starts_with(file.text()));
                file = with;
            }
        }
        prop_assert!(!file.views.is_empty());
        let again = parse(file.text()).map_err(|e| TestCaseError::fail(e.render(None, false)))?;
        prop_assert_eq!(again, file);
    }
}

#[test]
fn a_byte_order_mark_stays() {
    let added = parse("\u{feff}- name: a\n  where: b\n").unwrap().with(&view("c", "d")).unwrap();
    assert!(added.text().starts_with("\u{feff}- name: a\n"));
    assert_eq!(parse(added.text()).unwrap().views.len(), 2);
}
