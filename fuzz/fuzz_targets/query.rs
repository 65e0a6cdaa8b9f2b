//! Queries: whatever is typed is answered or refused at a place inside it; what is printed reads back as the same.
#![no_main]

use std::sync::LazyLock;

use dateline::index::{Answer, Data};
use dateline::query::{self, Query, QueryError};
use dateline_fuzz::bounded;
use libfuzzer_sys::fuzz_target;

static DATA: LazyLock<Data> = LazyLock::new(Data::embedded);

/// What a key of the query line does: completes, reads, answers.
fn ask(text: &str) -> Result<(Query, Answer), QueryError> {
    let data = &*DATA;
    let middle = text.len() / 2;
    let cursor = (0..=middle).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let _ = query::complete::complete(text, cursor, data);
    let query = Query::parse(text, data)?;
    let answer = query::eval(&query, data);
    Ok((query, answer))
}

/// What must hold of it.
fn check(text: &str, asked: Result<(Query, Answer), QueryError>) {
    let data = &*DATA;
    match asked {
        Ok((query, answer)) => {
            let printed = query.to_string();
            let again = Query::parse(&printed, data).expect("what is printed can be read");
            assert_eq!(again.to_string(), printed, "printing is canonical");
            assert_eq!(answer, query::eval(&again, data), "the same query has the same answer");
            assert_eq!(answer.certain.count_and(&answer.possible), 0, "certain or possible, not both");
        }
        Err(error) => {
            assert!(
                error.at.start <= error.at.end && error.at.end <= text.len(),
                "{:?} of {text:?}",
                error.at
            );
            let _ = error.columns(text);
        }
    }
}

fuzz_target!(|text: &str| {
    LazyLock::force(&DATA);
    let asked = bounded(text.len(), || ask(text));
    check(text, asked);
});
