//! Numbers in a query: how counts, numbers of sources and distances are read.

use super::error::{QueryError, grouped};
use super::field::Op;
use super::lexer::{Piece, PieceKind, RawValue};
use super::resolve::did_you_mean;
use super::tree::{CountValue, Numbers};
use crate::text::fold;

/// The value of a count of which its source says that it is not known.
pub const UNKNOWN: &str = "unknown";
/// The value of a count that no row states.
pub const UNSTATED: &str = "unstated";
/// The longest distance asked for, in kilometres: half way round the globe.
const FARTHEST: u32 = 20_037;

/// The count that a value means under an operator.
pub fn count(op: Op, raw: &RawValue) -> Result<CountValue, QueryError> {
    let word = match raw.pieces.as_slice() {
        [Piece { kind: PieceKind::Bare(word) | PieceKind::Quoted(word), .. }] => fold(word),
        _ => String::new(),
    };
    let value = match word.as_str() {
        UNKNOWN => CountValue::Unknown,
        UNSTATED => CountValue::Unstated,
        word => return numbers(op, raw).map(CountValue::Numbers).map_err(|error| or_a_word(error, op, word)),
    };
    match op {
        Op::Is => Ok(value),
        _ => Err(QueryError::new(raw.at.range(), format!("`{}` compares with a number.", op.written()))),
    }
}

/// What is no number may be meant for one of the words that stand in the place of one.
fn or_a_word(error: QueryError, op: Op, word: &str) -> QueryError {
    let meant = did_you_mean(word, [UNKNOWN, UNSTATED].map(|word| (word, word)).into_iter());
    match meant.filter(|_| op == Op::Is) {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

/// The number or the range that a value means under an operator.
pub fn numbers(op: Op, raw: &RawValue) -> Result<Numbers, QueryError> {
    use PieceKind::Dots;
    let numbers = match raw.pieces.as_slice() {
        [Piece { kind: Dots, .. }, to] => Numbers::AtMost(number(to)?),
        [from, Piece { kind: Dots, .. }] => Numbers::AtLeast(number(from)?),
        [from, Piece { kind: Dots, .. }, to] => between(raw, number(from)?, number(to)?)?,
        [one] => number(one).map(|n| Numbers::Between(n, n))?,
        _ => return Err(no_number(raw.at.range())),
    };
    match (op, raw.pieces.as_slice()) {
        (Op::Is, _) | (_, [_]) => Ok(numbers),
        _ => Err(QueryError::new(raw.at.range(), format!("`{}` compares with one number.", op.written()))),
    }
}

fn between(raw: &RawValue, from: u64, to: u64) -> Result<Numbers, QueryError> {
    if from > to {
        return Err(QueryError::new(raw.at.range(), "This range ends before it begins."));
    }
    Ok(Numbers::Between(from, to))
}

/// The whole number that a piece is.
fn number(piece: &Piece) -> Result<u64, QueryError> {
    let text = match &piece.kind {
        PieceKind::Bare(text) | PieceKind::Quoted(text) => text.as_str(),
        PieceKind::Dots | PieceKind::Tilde => "",
    };
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(no_number(piece.at.range()));
    }
    if text.len() > 1 && text.starts_with('0') {
        let error = QueryError::new(piece.at.range(), "A number does not begin with 0.");
        return Err(error.hint("Write a thousand as `1000`: a comma stands between values."));
    }
    let large = || QueryError::new(piece.at.range(), "This number is too large.");
    text.parse().map_err(|_| large())
}

fn no_number(at: std::ops::Range<usize>) -> QueryError {
    QueryError::new(at, "This is not a number or a range of numbers.").hint("As in `5`, `2..4` or `10..`.")
}

/// The name of a place and the kilometres that a value such as `mosul+50km` holds, and where the name ends.
pub fn distance(raw: &RawValue) -> Result<(&str, u32, usize), QueryError> {
    use PieceKind::{Bare, Quoted};
    let parts = match raw.pieces.as_slice() {
        [Piece { kind: Bare(text), at }] => {
            text.rsplit_once('+').map(|(name, far)| (name, far, at.start + name.len()))
        }
        [Piece { kind: Quoted(name), at }, Piece { kind: Bare(far), .. }] => {
            far.strip_prefix('+').map(|far| (name.as_str(), far, at.end))
        }
        _ => None,
    };
    let Some((name, far, end)) = parts.filter(|(name, ..)| !name.is_empty()) else {
        let error = QueryError::new(raw.at.range(), "`near` takes a place and a distance.");
        return Err(error.hint("As in `mosul+50km`."));
    };
    match kilometres(far) {
        Some(kilometres) => Ok((name, kilometres, end)),
        None => {
            let limit = grouped(FARTHEST as usize);
            let message = format!("After `+` stands a whole number of kilometres up to {limit}.");
            Err(QueryError::new(end + 1..raw.at.end, message).hint("As in `+50km`."))
        }
    }
}

fn kilometres(text: &str) -> Option<u32> {
    let digits = text.strip_suffix("km")?;
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|far| plain && *far <= FARTHEST)
}
