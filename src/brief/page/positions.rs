//! Positions: who answered what the sources argue about, how, and when.

use super::{Maker, item};
use crate::model::{Event, EventIx, QuestionIx, Truth};
use crate::text;
use crate::text::Text;

/// A question and how it is answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// The question.
    pub ask: Text,
    /// The answers that are given, in the order of the store.
    pub stances: Vec<Stance>,
}

/// An answer, and who gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    /// The answer.
    pub answer: Text,
    /// Who gives it, in the order of time.
    pub by: Vec<Voiced>,
}

/// An event in which an answer is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Voiced {
    /// Its id in the store.
    pub id: Text,
    /// Title, date and sources.
    pub text: Text,
}

impl Maker<'_> {
    /// The questions that these events answer.
    pub(super) fn positions(&mut self, events: &[(Event, EventIx, Truth)]) -> Vec<Position> {
        let asked = self.catalog().questions.len() as u32;
        (0..asked).filter_map(|ix| self.position(QuestionIx(ix), events)).collect()
    }

    fn position(&mut self, to: QuestionIx, events: &[(Event, EventIx, Truth)]) -> Option<Position> {
        let question = self.catalog().question(to).clone();
        let mut stances = Vec::new();
        for (at, answer) in question.answers.iter().enumerate() {
            let gives = |event: &&Event| event.answers.iter().any(|a| a.to == to && a.says == at);
            let by: Vec<Voiced> =
                events.iter().map(|(event, ..)| event).filter(gives).map(|e| self.given_by(e)).collect();
            if !by.is_empty() {
                stances.push(Stance { answer: Text::new(answer.as_str().replace('-', " ")), by });
            }
        }
        (!stances.is_empty()).then_some(Position { ask: question.ask, stances })
    }

    fn given_by(&mut self, event: &Event) -> Voiced {
        let cited = item::references(&self.cited_by(event));
        let when = super::dated(event, self.catalog());
        Voiced { id: event.id.text(), text: text!("{}, {when} {cited}", event.title) }
    }
}
