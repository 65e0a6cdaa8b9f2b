//! Cuts the text of a query into tokens: the whole language, also what this version goes on to refuse.

use super::error::QueryError;
use super::field::Op;
use super::tree::At;

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where.
    pub at: At,
    /// What.
    pub kind: Kind,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// `-` before something.
    Minus,
    /// A bare word, reserved ones included.
    Word(String),
    /// The text between quotes, escapes undone.
    Quoted(String),
    /// What stands between the slashes of `/regex/`, as written.
    Regex(String),
    /// A field's name, its operator and its values; no value may be empty.
    Field {
        /// The name.
        name: String,
        /// Where the name stands.
        name_at: At,
        /// The operator.
        op: Op,
        /// Where the operator stands.
        op_at: At,
        /// The values between the commas.
        values: Vec<RawValue>,
    },
}

/// A value as written.
#[derive(Clone, Debug, PartialEq)]
pub struct RawValue {
    /// Where it stands.
    pub at: At,
    /// What it is made of; never nothing.
    pub pieces: Vec<Piece>,
}

/// A piece of a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Where it stands.
    pub at: At,
    /// What it is.
    pub kind: PieceKind,
}

/// What a piece of a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum PieceKind {
    /// Bare text, never empty.
    Bare(String),
    /// The text between quotes, escapes undone.
    Quoted(String),
    /// `..`.
    Dots,
    /// `~`.
    Tilde,
}

/// Whether a character ends a bare word.
pub fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '"')
}

/// Whether a character begins an operator, and so makes what is before it a field's name.
pub fn begins_op(c: char) -> bool {
    matches!(c, ':' | '=' | '<' | '>')
}

/// The sign of the query line. Before a blank at the beginning of a text it was copied with what stands after it, and
/// is no part of that.
pub const PROMPT: &str = "&";

/// Where a text begins, after the sign of the query line if it was copied too.
fn begin(text: &str) -> usize {
    let asked = text.trim_start();
    match asked.strip_prefix(PROMPT) {
        Some(after) if after.starts_with(char::is_whitespace) => text.len() - after.len(),
        _ => 0,
    }
}

/// The tokens of a text.
pub fn tokens(text: &str) -> Result<Vec<Token>, QueryError> {
    let mut scan = Scan { text, pos: begin(text) };
    let mut out = Vec::new();
    while let Some(token) = scan.token()? {
        out.push(token);
    }
    Ok(out)
}

/// A place in the text, moving forward.
struct Scan<'a> {
    text: &'a str,
    pos: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.pos..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Steps over `sign` if it is next.
    fn eat(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.pos += sign.len();
        }
        found
    }

    /// Steps over everything up to the first character that `stops`.
    fn take_until(&mut self, stops: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let taken = rest.get(..rest.find(stops).unwrap_or(rest.len())).unwrap_or_default();
        self.pos += taken.len();
        taken
    }

    fn since(&self, start: usize) -> At {
        At::new(start, self.pos)
    }

    fn token(&mut self) -> Result<Option<Token>, QueryError> {
        self.take_until(|c| !c.is_whitespace());
        let start = self.pos;
        let Some(first) = self.peek() else { return Ok(None) };
        let kind = match first {
            '(' | ')' | '-' => self.sign(first),
            '"' => Kind::Quoted(self.quoted()?),
            '/' => Kind::Regex(self.regex()?),
            _ => self.word()?,
        };
        Ok(Some(Token { at: self.since(start), kind }))
    }

    fn sign(&mut self, sign: char) -> Kind {
        self.pos += sign.len_utf8();
        match sign {
            '(' => Kind::Open,
            ')' => Kind::Close,
            _ => Kind::Minus,
        }
    }

    /// A regular expression runs to the next slash; `\/` does not end it.
    fn regex(&mut self) -> Result<String, QueryError> {
        let start = self.pos;
        let mut out = String::new();
        let mut escaped = false;
        for (at, c) in self.rest().char_indices().skip(1) {
            if c == '/' && !escaped {
                self.pos = start + at + 1;
                return Ok(out);
            }
            escaped = c == '\\' && !escaped;
            out.push(if c.is_whitespace() { ' ' } else { c });
        }
        let error = QueryError::new(start..self.text.len(), "This expression is not closed.");
        Err(error.hint("End it with `/`."))
    }

    /// The text between quotes; only `\"` and `\\` are escapes.
    fn quoted(&mut self) -> Result<String, QueryError> {
        let start = self.pos;
        let mut out = String::new();
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.pos = start + at + 1;
                    return Ok(out);
                }
                '\\' => match chars.next() {
                    Some((_, c @ ('"' | '\\'))) => out.push(c),
                    Some((_, c)) => return Err(bad_escape(start + at, c)),
                    None => break,
                },
                c if c.is_whitespace() => out.push(' '),
                c => out.push(c),
            }
        }
        let error = QueryError::new(start..self.text.len(), "This quotation is not closed.");
        Err(error.hint("End it with `\"`."))
    }

    /// A bare word, or a field when an operator follows at once.
    fn word(&mut self) -> Result<Kind, QueryError> {
        let start = self.pos;
        let word = self.take_until(|c| ends_word(c) || begins_op(c));
        let name_at = self.since(start);
        let Some((sign, op)) = Op::WRITTEN.iter().find(|(sign, _)| self.rest().starts_with(sign)) else {
            return Ok(Kind::Word(word.to_owned()));
        };
        self.pos += sign.len();
        let op_at = self.since(name_at.end);
        if word.is_empty() {
            let error = QueryError::new(op_at.range(), format!("No field is named before `{sign}`."));
            return Err(error.hint("Quote it to look for the sign itself."));
        }
        let values = self.values(&format!("{word}{sign}"))?;
        Ok(Kind::Field { name: word.to_owned(), name_at, op: *op, op_at, values })
    }

    /// The values after an operator, between commas.
    fn values(&mut self, after: &str) -> Result<Vec<RawValue>, QueryError> {
        let mut out = Vec::new();
        loop {
            let start = self.pos;
            let pieces = self.pieces()?;
            if pieces.is_empty() {
                return Err(self.no_value(if out.is_empty() { after } else { "," }));
            }
            out.push(RawValue { at: self.since(start), pieces });
            if !self.eat(",") {
                return Ok(out);
            }
        }
    }

    fn no_value(&self, after: &str) -> QueryError {
        let error = QueryError::new(self.pos..self.pos, format!("A value is missing after `{after}`."));
        match self.peek() {
            Some('(') => error.hint("Values are listed with commas: `kind:attack,operation`."),
            Some(c) if c.is_whitespace() => error.hint("The value follows without a blank."),
            _ => error,
        }
    }

    /// The pieces of one value.
    fn pieces(&mut self) -> Result<Vec<Piece>, QueryError> {
        let mut out = Vec::new();
        loop {
            let start = self.pos;
            let Some(kind) = self.piece()? else { return Ok(out) };
            out.push(Piece { at: self.since(start), kind });
        }
    }

    fn piece(&mut self) -> Result<Option<PieceKind>, QueryError> {
        let kind = match self.peek() {
            None => return Ok(None),
            Some('"') => PieceKind::Quoted(self.quoted()?),
            Some(c) if c == ',' || ends_word(c) => return Ok(None),
            Some('~') => {
                self.pos += 1;
                PieceKind::Tilde
            }
            Some(_) if self.eat("..") => PieceKind::Dots,
            Some(_) => PieceKind::Bare(self.bare().to_owned()),
        };
        Ok(Some(kind))
    }

    /// Bare text of a value: at least one character, up to a comma, a tilde, two dots or the end of the word.
    fn bare(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.char_indices().find(|(at, c)| {
            ends_word(*c) || matches!(c, ',' | '~') || rest.get(*at..).is_some_and(|r| r.starts_with(".."))
        });
        let taken = rest.get(..end.map_or(rest.len(), |(at, _)| at)).unwrap_or_default();
        self.pos += taken.len();
        taken
    }
}

fn bad_escape(at: usize, c: char) -> QueryError {
    let error = QueryError::new(at..at + 1 + c.len_utf8(), format!("`\\{c}` means nothing between quotes."));
    error.hint("Write `\\\\` for a backslash and `\\\"` for a quote.")
}
