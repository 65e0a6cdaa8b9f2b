//! The rest of a line in which a term is typed: what must hold together with that term, wherever it stands.

use super::Query;
use super::lexer::{self, Kind, Token};
use super::names::Named;
use super::parser::parse;
use super::tree::{Node, Tree};

/// What stands in the place of the term: any word will do.
const PLACE: &str = "x";

/// A line with a word in the place of one of its terms, and all that is open closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    line: String,
    at: usize,
}

impl Rest {
    /// What stands before a term and after it.
    pub fn of(before: &str, after: &str) -> Rest {
        let mut line = format!("{before}{PLACE}{after}");
        let open: i32 = lexer::tokens(&line).iter().flatten().map(opened).sum();
        line.extend((0..open).map(|_| ')'));
        Rest { line, at: before.len() }
    }

    /// What must hold together with the term, and whether context is asked for anywhere in the line. None where the
    /// line is no query.
    pub fn context(&self, names: &dyn Named) -> Option<(Query, bool)> {
        let root = parse(&self.line, names).ok().flatten()?;
        let beside = beside(&root, self.at)?;
        Some((Query::of(Node::all(beside))?, Query::of(Some(root))?.says_context()))
    }
}

/// How many parentheses a token opens.
fn opened(token: &Token) -> i32 {
    match token.kind {
        Kind::Open => 1,
        Kind::Close => -1,
        _ => 0,
    }
}

/// The parts that must hold together with the word at a place; none where it does not stand below the node. What only
/// may hold in its stead is none of them.
fn beside(node: &Node, at: usize) -> Option<Vec<Node>> {
    match &node.tree {
        Tree::Words(_) => (node.at.start == at).then(Vec::new),
        Tree::Regex(_) | Tree::Term(_) => None,
        Tree::Not(inner) => beside(inner, at),
        Tree::Certainly(inner) => {
            Some(beside(inner, at)?.into_iter().map(|n| within(n, Tree::Certainly)).collect())
        }
        Tree::Possibly(inner) => {
            Some(beside(inner, at)?.into_iter().map(|n| within(n, Tree::Possibly)).collect())
        }
        Tree::Or(nodes) => nodes.iter().find_map(|node| beside(node, at)),
        Tree::And(nodes) => {
            let (place, inner) =
                nodes.iter().enumerate().find_map(|(i, node)| Some((i, beside(node, at)?)))?;
            let others = nodes.iter().enumerate().filter(|(i, _)| *i != place);
            Some(others.map(|(_, node)| node.clone()).chain(inner).collect())
        }
    }
}

fn within(node: Node, wrap: fn(Box<Node>) -> Tree) -> Node {
    Node { at: node.at, tree: wrap(Box::new(node)) }
}
