//! Typing a range for the row of the Filter pane under the cursor; each key is answered.

use std::sync::Arc;

use super::{asking, filtering};
use crate::app::effect::Effect;
use crate::app::facets::Section;
use crate::app::filter::{Row, panel, section_at};
use crate::app::ranges::subject;
use crate::app::scope::Scope;
use crate::app::state::{Purpose, State};
use crate::index::Data;
use crate::model::SideIx;
use crate::query::edit::{Subject, Terms};
use crate::query::{Field, Of, range};

pub use crate::app::ranges::asked;

/// What a range typed here is about, if one can be typed here.
fn about(state: &State, data: &Data) -> Option<Subject> {
    let panel = panel(state, data);
    match panel.rows.get(state.filter.cursor)? {
        Row::Value(row) => row.range.clone(),
        _ => None,
    }
    .or_else(|| {
        let section = section_at(&panel.rows, state.filter.cursor)?;
        (section == Section::Year).then_some((Field::Date, None))
    })
}

pub fn can_range(state: &State, data: &Data) -> bool {
    about(state, data).is_some()
}

/// Opens the line in which a range is typed, with the range that the query says.
pub fn ask(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(about) = about(state, data) else { return Vec::new() };
    let said = Terms::said(&state.scope.query, &about).and_then(|terms| range::written(&terms));
    let side = match &about.1 {
        Some(Of::Side(side, _)) => Some(*side),
        _ => None,
    };
    asking::open(state, data, Purpose::Range(about.0, side), &said.unwrap_or_default())
}

/// A range was accepted: it is one step of undo, and the cursor stays on its row.
pub fn entered(state: &mut State, data: &Data, (field, side): (Field, Option<SideIx>), before: Arc<Scope>) {
    if state.scope.query != before.query {
        state.leave(before);
    }
    let about = Some(subject(field, side, data));
    let held = filtering::held(state, data);
    if !matches!(held, Some(Row::Value(row)) if row.range == about) {
        filtering::stay_on(state, data, |row| matches!(row, Row::Value(v) if v.range == about));
    }
}
