//! Positions: who answered what the sources argue about, how, and when.

use std::collections::BTreeMap;

use super::plan::Plan;
use super::{Built, Maker, item};
use crate::model::{Event, QuestionIx};
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
    /// How many more give it, who are named elsewhere.
    pub more: usize,
}

/// An event in which an answer is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Voiced {
    /// Its id in the store.
    pub id: Text,
    /// Title, whose figures it holds, date and sources.
    pub text: Text,
}

impl Stance {
    /// `Reza: …, in May 2019 [5, paragraph 13]; and 2 more on page 2.`
    pub fn told(&self) -> Text {
        let by: Vec<&str> = self.by.iter().map(|by| by.text.as_str()).collect();
        match self.more {
            0 => text!("{}.", by.join("; ")),
            n => text!("{}; and {n} more on page 2.", by.join("; ")),
        }
    }
}

/// How a question is answered by some events: for each answer, positions among them.
pub(super) struct Answers {
    question: QuestionIx,
    given: Vec<(usize, Vec<usize>)>,
}

impl Answers {
    /// How many answers are given.
    pub fn count(&self) -> usize {
        self.given.iter().map(|(_, by)| by.len()).sum()
    }

    /// How many give the same, at most.
    pub fn most(&self) -> usize {
        self.given.iter().map(|(_, by)| by.len()).max().unwrap_or(0)
    }
}

impl Maker<'_> {
    /// The questions that these events answer: first those that the weightiest do, and of these those with the most
    /// answers.
    pub(super) fn answers(&self, events: &[Built]) -> Vec<Answers> {
        let mut given: BTreeMap<QuestionIx, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
        for (at, (event, ..)) in events.iter().enumerate() {
            for answer in &event.answers {
                let by = given.entry(answer.to).or_default().entry(answer.says).or_default();
                if by.last() != Some(&at) {
                    by.push(at);
                }
            }
        }
        let answers =
            |(question, given): (_, BTreeMap<_, _>)| Answers { question, given: given.into_iter().collect() };
        let mut all: Vec<Answers> = given.into_iter().map(answers).collect();
        let weight = |at: &usize| events.get(*at).map(|(event, ..)| event.weight);
        all.sort_by_key(|a| {
            let heaviest = a.given.iter().flat_map(|(_, by)| by).filter_map(weight).min();
            (heaviest, std::cmp::Reverse(a.count()))
        });
        all
    }

    /// The questions that are on the page, each with every answer and as many voices as are planned for it.
    pub(super) fn positions(&mut self, all: &[Answers], events: &[Built], plan: &Plan) -> Vec<Position> {
        let asked = plan.questions.iter().filter_map(|at| all.get(*at));
        self.positioned(asked.map(|answers| (answers, plan.voices)), events, true)
    }

    /// The answers that are not on the page.
    pub(super) fn other_positions(
        &mut self,
        all: &[Answers],
        events: &[Built],
        plan: &Plan,
    ) -> Vec<Position> {
        let asked = |at: usize| if plan.questions.contains(&at) { plan.voices } else { 0 };
        let all = all.iter().enumerate().map(|(at, answers)| (answers, asked(at)));
        self.positioned(all, events, false)
    }

    /// Questions in the order of the store, with the first so many voices of each answer, or with the others.
    fn positioned<'a>(
        &mut self,
        asked: impl Iterator<Item = (&'a Answers, usize)>,
        events: &[Built],
        first: bool,
    ) -> Vec<Position> {
        let mut asked: Vec<(&Answers, usize)> = asked.collect();
        asked.sort_by_key(|(answers, _)| answers.question.0);
        let mut positions = Vec::new();
        for (answers, voices) in asked {
            let question = self.catalog().question(answers.question).clone();
            let mut stances = Vec::new();
            for (says, by) in &answers.given {
                let (heard, others) = parted(by, events, voices);
                let (told, more) = if first { (&heard, others.len()) } else { (&others, 0) };
                let by: Vec<Voiced> =
                    told.iter().filter_map(|at| events.get(*at)).map(|(e, ..)| self.given_by(e)).collect();
                let answer = question.answers.get(*says).map(|a| Text::new(a.as_str().replace('-', " ")));
                if let Some(answer) = answer.filter(|_| !by.is_empty()) {
                    stances.push(Stance { answer, by, more });
                }
            }
            if !stances.is_empty() {
                positions.push(Position { ask: question.ask, stances });
            }
        }
        positions
    }

    fn given_by(&mut self, event: &Event) -> Voiced {
        let cited = item::references(&self.cited_by(event));
        let when = super::dated(event, self.catalog());
        let owned = item::owned(event, self.catalog());
        Voiced { id: event.id.text(), text: text!("{}{owned}, {when} {cited}", event.title) }
    }
}

/// The weightiest so many of some events, and the others, each in the order in which they were.
fn parted(by: &[usize], events: &[Built], voices: usize) -> (Vec<usize>, Vec<usize>) {
    let mut order: Vec<usize> = by.to_vec();
    order.sort_by_key(|at| events.get(*at).map(|(event, ..)| event.weight));
    order.truncate(voices);
    by.iter().partition(|at| order.contains(at))
}
