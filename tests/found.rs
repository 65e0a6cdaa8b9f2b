//! What long fuzz runs found worth keeping, tried again with each run of the tests.
//!
//! `fuzz/found/query.jsonl` holds the corpus of the queries, a JSON string a line. To go on from it:
//! `DATELINE_UNPACK=fuzz/corpus/query cargo test --test found` writes a file for each.

use dateline::index::Data;
use dateline::query::{self, Query};

/// The kept inputs.
fn kept() -> Vec<String> {
    let lines = std::fs::read_to_string("fuzz/found/query.jsonl").expect("the corpus is kept");
    lines.lines().map(|line| serde_json::from_str(line).expect("a JSON string")).collect()
}

#[test]
fn every_query_of_the_corpus_is_answered_or_refused_at_its_place() {
    let data = Data::embedded();
    let inputs = kept();
    assert!(inputs.len() > 5000, "{}", inputs.len());
    unpack(&inputs);
    let mut answered = 0;
    for text in &inputs {
        match Query::parse(text, &data) {
            Ok(query) => {
                answered += 1;
                let printed = query.to_string();
                let again = Query::parse(&printed, &data).expect("what is printed can be read");
                assert_eq!(again.to_string(), printed);
                if answered % 10 == 0 {
                    assert_eq!(query::eval(&query, &data), query::eval(&again, &data), "{printed}");
                }
            }
            Err(error) => {
                assert!(error.at.start <= error.at.end && error.at.end <= text.len(), "{text:?}");
                error.columns(text);
            }
        }
    }
    assert!(answered > 500, "{answered}");
}

/// Writes a file for each input, where that is asked for.
fn unpack(inputs: &[String]) {
    let Some(folder) = std::env::var_os("DATELINE_UNPACK") else { return };
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for (at, text) in inputs.iter().enumerate() {
        let path = std::path::Path::new(&folder).join(format!("{at:05}"));
        std::fs::write(path, text).expect("the file can be written");
    }
}
