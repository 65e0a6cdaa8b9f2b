//! Taking doubt from all that a query asks, part by part, and giving it back.

use super::{made, parts};
use crate::query::Query;
use crate::query::field::Field;
use crate::query::tree::{At, Node, Tree};

/// Whether doubt is taken from a part of a query and none is left in the others: no event matches it only possibly.
pub fn is_certain(query: &Query) -> bool {
    let parts = parts(query);
    parts.iter().any(|part| matches!(part.tree, Tree::Certainly(_))) && !parts.iter().any(may_be_doubted)
}

/// The query that asks for `certainly(…)` of whatever may match only possibly; the same query where nothing may, and
/// where it would be over the limits of the language.
pub fn certain(query: &Query) -> Query {
    let sure = |part: &Node| match may_be_doubted(part) {
        true => Node { at: At::default(), tree: Tree::Certainly(Box::new(part.clone())) },
        false => part.clone(),
    };
    made(query, parts(query).iter().map(sure).collect())
}

/// The query without any `certainly(…)` around a part of it.
pub fn doubted(query: &Query) -> Query {
    let bare = |part: &Node| match &part.tree {
        Tree::Certainly(inner) => (**inner).clone(),
        _ => part.clone(),
    };
    made(query, parts(query).iter().map(bare).collect())
}

/// Whether events may match a part only possibly.
fn may_be_doubted(part: &Node) -> bool {
    match &part.tree {
        Tree::Words(_) | Tree::Regex(_) | Tree::Certainly(_) | Tree::Possibly(_) => false,
        Tree::Term(term) => !is_crisp(term.field),
        Tree::Not(inner) => may_be_doubted(inner),
        Tree::And(nodes) | Tree::Or(nodes) => nodes.iter().any(may_be_doubted),
    }
}

/// Whether a field knows no doubt. A day as of which all is seen is none.
fn is_crisp(field: Field) -> bool {
    use Field::{
        Answer, AsOf, Coding, Dated, Form, Id, Is, Linked, Precision, Question, Source, Sources, Tag, Weight,
    };
    matches!(
        field,
        Answer
            | AsOf
            | Coding
            | Dated
            | Form
            | Id
            | Is
            | Linked
            | Precision
            | Question
            | Source
            | Sources
            | Tag
            | Weight
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Data;
    use crate::query::eval;

    const QUERIES: [&str; 12] = [
        "date:2018-06",
        "kind:attack place:mosul killed>=1",
        "mosul or place:mosul",
        "-date:2018 form:incident",
        "asof:2020 date:2018-06 baghdad",
        "question:hold-ground answer:cannot date:2018",
        "during:2018 is:differing",
        "actor:isis by:isis",
        "(kind:attack date:2018) or weekday:mon",
        "near:mosul+50km",
        "possibly(date:2018-06) month:6",
        "-certainly(date:2018-06) published:2018",
    ];

    fn parse(text: &str, data: &Data) -> Query {
        Query::parse(text, data).unwrap_or_else(|error| panic!("{text}: {}", error.message))
    }

    #[test]
    fn what_is_certain_stays_and_what_is_only_possible_goes() {
        let data = Data::embedded();
        let mut lost = 0;
        for text in QUERIES {
            let query = parse(text, &data);
            let sure = certain(&query);
            assert!(is_certain(&sure) && !is_certain(&query), "{sure}");
            let (before, after) = (eval(&query, &data), eval(&sure, &data));
            assert_eq!(after.certain, before.certain, "{sure}");
            assert_eq!(after.possible.count(), 0, "{sure}");
            lost += before.possible.count();
            assert_eq!(doubted(&sure), query, "and back again");
            assert_eq!(parse(&sure.to_string(), &data), sure, "it reads as it is written");
        }
        assert!(lost > 0);
    }

    #[test]
    fn fields_without_doubt_are_left_alone() {
        let data = Data::embedded();
        for text in [
            "",
            "mosul",
            "/mos.l/",
            "form:incident,period",
            "weight:major",
            "is:located -is:linked",
            "sources>=2",
            "precision:day",
            "dated:inferred",
            "question:hold-ground",
            "-baghdad",
        ] {
            let query = parse(text, &data);
            assert_eq!(certain(&query), query);
            assert!(!is_certain(&query));
            assert_eq!(eval(&query, &data).possible.count(), 0, "{text}");
        }
    }
}
