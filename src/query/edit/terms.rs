//! Choosing terms that stand alone rather than values of a list: a range of numbers or dates, a question with its
//! answer. One set of terms takes the place of another about the same subject.

use super::{Mode, State, as_sure, made, parts, surely_asked, sureness};
use crate::query::tree::{At, Node, Term, Tree};
use crate::query::{Field, Of, Op, Query};

/// What a term is about: its field, and what narrows it.
pub type Subject = (Field, Option<Of>);

/// Terms that are chosen and left together.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// What they are about; whatever else a query says of it at the top gives way to them.
    pub about: Vec<Subject>,
    /// The terms, at least one.
    pub nodes: Vec<Node>,
}

impl Terms {
    /// Terms together; nothing when one of the nodes is no term, or when there is none.
    pub fn new(nodes: Vec<Node>) -> Option<Terms> {
        let mut about: Vec<Subject> = Vec::new();
        for node in &nodes {
            let subject = subject(node.as_term()?);
            if !about.contains(&subject) {
                about.push(subject);
            }
        }
        (!nodes.is_empty()).then_some(Terms { about, nodes })
    }

    /// One term.
    pub fn one(field: Field, of: Option<Of>, op: Op, value: crate::query::FieldValue) -> Terms {
        let node = Node::narrowed(At::default(), (field, of.clone()), op, vec![(At::default(), value)]);
        Terms { about: vec![(field, of)], nodes: vec![node] }
    }

    /// What a query asks about a subject at its top, doubt taken from it or not; nothing when it asks nothing.
    pub fn said(query: &Query, about: &Subject) -> Option<Terms> {
        let asked = parts(query).iter().filter_map(surely_asked).filter(|term| subject(term) == *about);
        Terms::new(asked.map(alone).collect())
    }

    /// What a query excludes about a subject at its top, as the terms that it excludes together.
    pub fn excluded(query: &Query, about: &Subject) -> Option<Terms> {
        let inner = |part: &Node| Terms::new(excluded(part)?.into_iter().map(alone).collect());
        parts(query).iter().filter_map(inner).find(|terms| terms.about.iter().all(|a| a == about))
    }

    /// How a query stands to them, doubt taken from them or not.
    pub fn state_in(&self, query: &Query) -> State {
        let asks = |term: &Term| parts(query).iter().any(|part| surely_asked(part) == Some(term));
        if self.terms().all(asks) {
            State::Only
        } else if parts(query).iter().any(|part| self.are_excluded_by(part)) {
            State::Except
        } else {
            State::Off
        }
    }

    /// The word that takes doubt from one of them where a query asks for them or excludes them, if one does.
    pub fn surely_in(&self, query: &Query) -> Option<&'static str> {
        let own = |part: &Node| {
            let asked = surely_asked(part).is_some_and(|said| self.terms().any(|term| term == said));
            asked || self.are_excluded_by(part)
        };
        match self.state_in(query) {
            State::Off => None,
            State::Only | State::Except => parts(query).iter().filter(|part| own(part)).find_map(sureness),
        }
    }

    fn terms(&self) -> impl Iterator<Item = &Term> {
        self.nodes.iter().filter_map(Node::as_term)
    }

    /// Whether a part excludes them, and nothing else with them.
    fn are_excluded_by(&self, part: &Node) -> bool {
        excluded(part).is_some_and(|terms| terms.into_iter().eq(self.terms()))
    }

    /// The query that asks for them in the place of whatever it says about the same.
    pub fn asked(&self, query: &Query) -> Query {
        replaced(query, &self.about, self.nodes.clone())
    }

    /// As [`Terms::asked`], with doubt taken from them as from the first of what they take the place of.
    pub fn asked_alike(&self, query: &Query) -> Query {
        let asks = |part: &&Node| surely_asked(part).is_some() && is_about(part, &self.about);
        match parts(query).iter().find(asks) {
            Some(part) => {
                let nodes = self.nodes.iter().map(|node| as_sure(part, node.clone())).collect();
                replaced(query, &self.about, nodes)
            }
            None => self.asked(query),
        }
    }

    /// The query after they were chosen; again: without them.
    pub fn toggle(&self, query: &Query, mode: Mode) -> Query {
        match (mode, self.state_in(query)) {
            (Mode::Only | Mode::Also, State::Only) | (Mode::Except, State::Except) => {
                without_subjects(query, &self.about)
            }
            (Mode::Only | Mode::Also, _) => self.asked(query),
            (Mode::Except, _) => replaced(query, &self.about, self.opposite().into_iter().collect()),
        }
    }

    fn opposite(&self) -> Option<Node> {
        Node::all(self.nodes.clone()).map(|all| Node::opposite(At::default(), all))
    }

    /// As a query of their own; nothing when they are over the limits of the language.
    pub fn alone(&self) -> Option<Query> {
        Query::of(Node::all(self.nodes.clone()))
    }
}

/// The query without what it says at its top about some subjects.
pub fn without_subjects(query: &Query, about: &[Subject]) -> Query {
    replaced(query, about, Vec::new())
}

/// Puts parts in the place of all that is about some subjects, else at the end.
fn replaced(query: &Query, about: &[Subject], parts_put: Vec<Node>) -> Query {
    let mut edited = parts(query).to_vec();
    let place = edited.iter().position(|part| is_about(part, about)).unwrap_or(edited.len());
    edited.retain(|part| !is_about(part, about));
    edited.splice(place..place, parts_put);
    made(query, edited)
}

/// Whether a part is a term about one of the subjects, or excludes terms about nothing else; doubt taken from it or
/// not.
fn is_about(part: &Node, about: &[Subject]) -> bool {
    let terms = excluded(part).or_else(|| Some(vec![surely_asked(part)?]));
    terms.is_some_and(|terms| terms.into_iter().all(|term| about.contains(&subject(term))))
}

/// The terms that a part excludes together, if that is all it does.
fn excluded(part: &Node) -> Option<Vec<&Term>> {
    match &part.tree {
        Tree::Not(inner) => inner.conjuncts().iter().map(surely_asked).collect(),
        _ => None,
    }
}

/// A term as a part of its own.
fn alone(term: &Term) -> Node {
    Node { at: At::default(), tree: Tree::Term(term.clone()) }
}

fn subject(term: &Term) -> Subject {
    (term.field, term.of.clone())
}
