//! Stretches of time in a query: how they are read, and which window each is.

use super::error::{QueryError, grouped};
use super::field::Op;
use super::lexer::{Piece, PieceKind, RawValue};
use super::tree::DateValue;
use crate::model::date::{FOREVER, FOREVER_AGO};
use crate::model::{Edtf, Window};

/// Minutes in a day.
const DAY: i64 = 24 * 60;
/// The most days that `~` reaches to either side: a century.
const MAX_DAYS: u32 = 36_525;

/// The stretch of time that a value means under an operator.
pub fn value(op: Op, raw: &RawValue) -> Result<DateValue, QueryError> {
    let value = read(raw)?;
    if op != Op::Is && !matches!(value, DateValue::On(_)) {
        let message = format!("`{}` compares with one date.", op.written());
        return Err(QueryError::new(raw.at.range(), message));
    }
    Ok(value)
}

fn read(raw: &RawValue) -> Result<DateValue, QueryError> {
    use PieceKind::{Bare, Dots, Tilde};
    match raw.pieces.as_slice() {
        [Piece { kind: Dots, .. }, to] => Ok(DateValue::Range(None, Some(edtf(to)?))),
        [from, Piece { kind: Dots, .. }] => Ok(DateValue::Range(Some(edtf(from)?), None)),
        [from, Piece { kind: Dots, .. }, to] => range(raw, edtf(from)?, edtf(to)?),
        [date, Piece { kind: Tilde, .. }, Piece { kind: Bare(days), at }] => {
            let days = days_of(days).ok_or_else(|| {
                let message =
                    format!("After `~` stands a number of days up to {}.", grouped(MAX_DAYS as usize));
                QueryError::new(at.range(), message).hint("As in `~7d`.")
            })?;
            let date = edtf(date)?;
            Ok(if days == 0 { DateValue::On(date) } else { DateValue::Near(date, days) })
        }
        [date] => Ok(DateValue::On(edtf(date)?)),
        pieces => Err(confused(raw, pieces)),
    }
}

/// A value whose pieces make no date: most often a date that should have been quoted.
fn confused(raw: &RawValue, pieces: &[Piece]) -> QueryError {
    let error = QueryError::new(raw.at.range(), "This is not a date, a range or a date with days around it.");
    if pieces.iter().any(|p| matches!(p.kind, PieceKind::Tilde)) {
        return error.hint("Quote a date that holds `~`, or give the days as in `~7d`.");
    }
    error.hint("As in `2018`, `2017-07..2019` or `\"2018-06~\"`.")
}

fn range(raw: &RawValue, from: Edtf, to: Edtf) -> Result<DateValue, QueryError> {
    if Window::of(&from).lo > Window::of(&to).hi {
        return Err(QueryError::new(raw.at.range(), "This range ends before it begins."));
    }
    Ok(between(from, to))
}

/// From one date through another; of the same date twice, that date.
pub fn between(from: Edtf, to: Edtf) -> DateValue {
    if from == to { DateValue::On(from) } else { DateValue::Range(Some(from), Some(to)) }
}

fn days_of(text: &str) -> Option<u32> {
    let digits = text.strip_suffix('d')?;
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|days| plain && *days <= MAX_DAYS)
}

/// The date that a piece is.
fn edtf(piece: &Piece) -> Result<Edtf, QueryError> {
    let (text, quote) = match &piece.kind {
        PieceKind::Bare(text) => (text, 0),
        PieceKind::Quoted(text) => (text, 1),
        PieceKind::Dots | PieceKind::Tilde => {
            return Err(QueryError::new(piece.at.range(), "A date is missing here."));
        }
    };
    Edtf::parse(text).map_err(|error| {
        let start = piece.at.start + quote;
        let at = (start + error.at.start).min(piece.at.end)..(start + error.at.end).min(piece.at.end);
        let bracketed = quote == 0 && text.starts_with(['[', '{']);
        let hint = if bracketed {
            Some("Quote a date that holds `,` or `..`.".to_owned())
        } else {
            error.hint.map(|h| h.to_string())
        };
        QueryError::new(at, error.message.as_str()).maybe_hint(hint)
    })
}

/// The window that a stretch of time is under an operator; nothing when no minute lies in it.
pub fn window(op: Op, value: &DateValue) -> Option<Window> {
    let Window { lo, hi } = hull(value);
    let (lo, hi) = match op {
        Op::Is => (lo, hi),
        Op::From => (lo, FOREVER),
        Op::Through => (FOREVER_AGO, hi),
        Op::After => (hi.checked_add(1)?, FOREVER),
        Op::Before => (FOREVER_AGO, lo.checked_sub(1)?),
    };
    (lo <= hi).then_some(Window { lo, hi })
}

fn hull(value: &DateValue) -> Window {
    match value {
        DateValue::On(date) => Window::of(date),
        DateValue::Range(from, to) => Window {
            lo: from.as_ref().map_or(FOREVER_AGO, |d| Window::of(d).lo),
            hi: to.as_ref().map_or(FOREVER, |d| Window::of(d).hi),
        },
        DateValue::Near(date, days) => {
            let around = Window::of(date);
            let reach = i64::from(*days) * DAY;
            Window { lo: around.lo.saturating_sub(reach), hi: around.hi.saturating_add(reach) }
        }
    }
}
