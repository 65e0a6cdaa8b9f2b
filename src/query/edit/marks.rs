//! What is marked here is marked nowhere else: in a query for others it is named.

use super::super::Query;
use super::{asked, made};
use crate::index::Is;
use crate::model::Id;
use crate::query::field::{Field, Op};
use crate::query::tree::{At, FieldValue, Node, Term, Tree};

/// The query that asks for these events by their ids wherever it asks for what is marked. Where none is marked, or
/// they cannot all be named within the limits of the language, the query as it was.
pub fn marks_named(query: &Query, marked: &[Id]) -> Query {
    match query.root().filter(|_| query.says_marked() && !marked.is_empty()) {
        Some(root) => made(query, vec![named(root, marked)]),
        None => query.clone(),
    }
}

fn named(node: &Node, marked: &[Id]) -> Node {
    let inner = |node: &Node| Box::new(named(node, marked));
    let all = |nodes: &[Node]| nodes.iter().map(|node| named(node, marked)).collect::<Vec<Node>>();
    let tree = match &node.tree {
        Tree::Term(term) if term.field == Field::Is => return of_marks(node, term, marked),
        Tree::Certainly(node) => Tree::Certainly(inner(node)),
        Tree::Possibly(node) => Tree::Possibly(inner(node)),
        Tree::Not(node) => return Node::opposite(At::default(), named(node, marked)),
        Tree::And(nodes) => return Node::all(all(nodes)).unwrap_or_else(|| node.clone()),
        Tree::Or(nodes) => return Node::any(all(nodes)).unwrap_or_else(|| node.clone()),
        Tree::Term(_) | Tree::Words(_) | Tree::Regex(_) => return node.clone(),
    };
    Node { at: At::default(), tree }
}

/// What a term asks for besides marks, or one of the events.
fn of_marks(node: &Node, term: &Term, marked: &[Id]) -> Node {
    let value = FieldValue::Is(Is::Marked);
    if !term.values.iter().any(|(_, v)| *v == value) {
        return node.clone();
    }
    let ids = marked.iter().map(|id| (At::default(), FieldValue::Event(id.clone()))).collect();
    let others = term.values.iter().filter(|(_, v)| *v != value).map(|(_, v)| asked(v));
    let events = Node::term(At::default(), Field::Id, Op::Is, ids);
    Node::any(others.chain([events]).collect()).unwrap_or_else(|| node.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::catalog;

    #[test]
    fn what_is_marked_is_named_wherever_it_is_asked_for() {
        let ids: Vec<Id> = ["a-1", "b-2"].into_iter().filter_map(Id::new).collect();
        for (query, named) in [
            ("is:marked", "id:a-1,b-2"),
            ("kind:attack -is:marked", "kind:attack -id:a-1,b-2"),
            ("is:marked,located x", "(is:located or id:a-1,b-2) x"),
            ("certainly(is:marked or x)", "certainly(id:a-1,b-2 or x)"),
            ("id:c-3 or is:marked", "id:c-3,a-1,b-2"),
            ("is:located", "is:located"),
        ] {
            let read = |text: &str| Query::read(text, &catalog()).unwrap();
            assert_eq!(marks_named(&read(query), &ids), read(named), "{query}");
            assert_eq!(marks_named(&read(query), &[]), read(query));
        }
        let many: Vec<Id> = (0..300).filter_map(|n| Id::new(&format!("event-{n}"))).collect();
        let query = Query::read("is:marked", &catalog()).unwrap();
        assert!(marks_named(&query, &many).says_marked(), "they cannot all be named");
    }
}
