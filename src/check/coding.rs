//! Whether an event is coded as its form wants: what an editor of such data asks before reading on.

use std::collections::HashSet;

use super::found::Subject;
use crate::error::Rule;
use crate::model::catalog::UNIDENTIFIED;
use crate::model::{Event, Form, KindIx, Precision, RoleIx};
use crate::store::at::{At, Spot, Wrongs};
use crate::text;
use crate::text::Text;

/// Looks at the form of an event and all that goes with it.
pub fn event(event: &Event, subject: &Subject<'_>, wrongs: &mut Wrongs) {
    attackers(event, subject, wrongs);
    spoken(event, wrongs);
    counted(event, wrongs);
    lasting(event, wrongs);
    answers(event, wrongs);
    claims(event, wrongs);
}

/// A kind and a role that stores of this sort have.
const ATTACK: &str = "attack";
const ATTACKER: &str = "attacker";

fn attackers(event: &Event, subject: &Subject<'_>, wrongs: &mut Wrongs) {
    let catalog = subject.catalog();
    let Some(role) = catalog.roles.iter().position(|r| r.id.as_str() == ATTACKER) else { return };
    let role = RoleIx(role as u32);
    let attack = catalog.kinds.iter().position(|k| k.id.as_str() == ATTACK).map(|n| KindIx(n as u32));
    let attackers = || event.actors.iter().enumerate().filter(|(_, part)| part.role == role);
    if event.form == Form::Incident && Some(event.kind) == attack && attackers().next().is_none() {
        let message = Text::from("This attack does not say who attacked.");
        let wrong = wrongs.add(Rule::NoAttacker, &At::ROOT.key("kind"), message);
        wrong.label("by whom?").hint("{who: unidentified, as: attacker} where no source names one");
    }
    let list = At::ROOT.key("actors");
    for (n, part) in attackers().filter(|(_, part)| part.basis.is_none() && part.who != UNIDENTIFIED) {
        let message = text!("Nothing says how it is known that `{}` attacked.", catalog.actor(part.who).id);
        let wrong = wrongs.add(Rule::NoBasis, &list.item(n).key("who"), message);
        wrong.label("no `basis`").hint("own claim, named by source, or implied");
    }
}

fn is_said(form: Form) -> bool {
    matches!(form, Form::Statement | Form::Report)
}

fn spoken(event: &Event, wrongs: &mut Wrongs) {
    let silent = event.actors.is_empty() && event.claims.iter().all(|c| c.by.is_empty());
    if is_said(event.form) && silent {
        let message = text!("Nobody is named whose {} this is.", event.form.written());
        let wrong = wrongs.add(Rule::NoSpeaker, &At::ROOT.key("form"), message);
        wrong.label("by whom?").hint("name an actor, or say with `by` who speaks in a claim");
    }
    if is_said(event.form) && !event.toll.is_empty() {
        let message = text!("A {} harms nobody.", event.form.written());
        let wrong = wrongs.add(Rule::TollForm, &At::ROOT.key("toll"), message).spot(Spot::Key);
        wrong.label("counts what somebody said").hint("code what was counted as an event, or use `figures`");
    }
}

fn counted(event: &Event, wrongs: &mut Wrongs) {
    if event.form == Form::Aggregate && event.toll.is_empty() && event.figures.is_empty() {
        let message = Text::from("This aggregate counts nothing.");
        let wrong = wrongs.add(Rule::NothingCounted, &At::ROOT.key("form"), message);
        wrong.label("no `toll`, no `figures`").hint("a judgement without a number is a statement");
    }
}

/// An aggregate lasts, unless it is not known when within some time; a period is longer than a day.
fn lasting(event: &Event, wrongs: &mut Wrongs) {
    let precision = event.when.precision();
    let brief = match event.form {
        Form::Aggregate => event.when.is_moment() && !matches!(precision, Precision::OneOf | Precision::Open),
        Form::Period => event.when.is_moment() && precision == Precision::Day,
        _ => false,
    };
    if brief {
        let message = text!("This {} has the date of a moment.", event.form.written());
        let wrong = wrongs.add(Rule::NoSpan, &At::ROOT.key("date"), message);
        wrong.label("does not last").hint("from a day, month or year to another: \"2019-01/2019-07\"");
    }
}

fn answers(event: &Event, wrongs: &mut Wrongs) {
    let list = At::ROOT.key("answers");
    if !is_said(event.form) && !event.answers.is_empty() {
        let message = Text::from("Only statements and reports answer questions.");
        wrongs.add(Rule::AnswerForm, &list, message).spot(Spot::Key).label("answers nothing");
    }
    let mut answered = HashSet::new();
    for (n, answer) in event.answers.iter().enumerate() {
        if !answered.insert(answer.to) {
            let message = Text::from("This question is answered above.");
            wrongs.add(Rule::AnsweredTwice, &list.item(n).key("to"), message).label("again");
        }
    }
}

fn claims(event: &Event, wrongs: &mut Wrongs) {
    let list = At::ROOT.key("claims");
    if event.claims.iter().all(|c| c.rejected) {
        let message = Text::from("No claim supports this event: all are rejected.");
        let wrong = wrongs.add(Rule::NoSupport, &list, message).spot(Spot::Key);
        wrong.label("all rejected").hint("what nobody holds to be so is no event");
    }
    let mut made = HashSet::new();
    for (n, claim) in event.claims.iter().enumerate() {
        if !made.insert(claim) {
            let message = Text::from("This claim is made above.");
            wrongs.add(Rule::ClaimTwice, &list.item(n).key("words"), message).label("again");
        }
    }
}
