//! Reads tokens into a tree:
//!
//! ```text
//! query = [ or ] ;  or = and { "or" and } ;  and = not { [ "and" ] not } ;  not = [ "-" | "not" ] atom
//! atom  = "(" or ")" | ("certainly" | "possibly") "(" or ")" | field op values | word | "\"phrase\"" | "/regex/"
//! ```

use super::error::{QueryError, grouped};
use super::field::Field;
use super::lexer::{Kind, Token, tokens};
use super::names::Named;
use super::pattern::{Pattern, too_dear, too_dear_together};
use super::resolve;
use super::tree::{At, Node, Tree};
use super::trial::TOGETHER;
use crate::text::{Text, fold};

/// A query may hold that many characters.
pub const MAX_CHARACTERS: usize = 1_000;
/// That many parentheses may be open at once.
pub const MAX_DEPTH: usize = 64;
/// Words of the language; quoted, they are looked for.
pub const RESERVED: &[&str] = &["and", "or", "not", "certainly", "possibly"];

/// Those of them that take doubt away from what stands in parentheses after them.
const SURE: &[&str] = &["certainly", "possibly"];

/// The tree of a text, with names resolved; nothing for a blank text.
pub fn parse(text: &str, names: &dyn Named) -> Result<Option<Node>, QueryError> {
    if let Some((at, _)) = text.char_indices().nth(MAX_CHARACTERS) {
        let message = format!("A query holds at most {} characters.", grouped(MAX_CHARACTERS));
        return Err(QueryError::new(at..text.len(), message));
    }
    let tokens = tokens(text)?;
    let mut parser = Parser { text, tokens: &tokens, pos: 0, depth: 0, spent: 0, names };
    if tokens.is_empty() {
        return Ok(None);
    }
    let node = parser.or()?;
    match parser.peek() {
        None => points_of_view(&node).map(|()| Some(node)),
        Some(token) => Err(QueryError::new(token.at.range(), "No parenthesis is open here.")),
    }
}

/// Refuses `asof:` twice, and anywhere but among what must hold at the top of the query.
fn points_of_view(root: &Node) -> Result<(), QueryError> {
    let is_one = |node: &&Node| node.as_term().is_some_and(|term| term.field == Field::AsOf);
    let mut at_top = root.conjuncts().iter().filter(is_one);
    if let Some(second) = at_top.nth(1) {
        return Err(QueryError::new(second.at.range(), "`asof:` stands once in a query."));
    }
    let deeper = root.conjuncts().iter().filter(|node| !is_one(node));
    match deeper.filter_map(|node| node.find(&|node| is_one(&node))).next() {
        None => Ok(()),
        Some(node) => {
            let error = QueryError::new(node.at.range(), "`asof:` stands at the top of a query.");
            Err(error.hint("It says from when all of it is seen: outside `or`, `-` and `certainly`."))
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Token],
    pos: usize,
    depth: usize,
    /// What looking for the expressions so far costs.
    spent: u64,
    names: &'a dyn Named,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.pos)
    }

    fn previous(&self) -> Option<&'a Token> {
        self.tokens.get(self.pos.checked_sub(1)?)
    }

    /// Whether the next token is that reserved word.
    fn at_word(&self, reserved: &str) -> bool {
        matches!(self.peek(), Some(Token { kind: Kind::Word(w), .. }) if w == reserved)
    }

    fn eat_word(&mut self, reserved: &str) -> bool {
        let found = self.at_word(reserved);
        self.pos += usize::from(found);
        found
    }

    fn or(&mut self) -> Result<Node, QueryError> {
        let mut nodes = vec![self.and()?];
        while self.eat_word("or") {
            nodes.push(self.and()?);
        }
        Node::any(nodes).ok_or_else(|| self.missing())
    }

    fn and(&mut self) -> Result<Node, QueryError> {
        let mut nodes = vec![self.not()?];
        while self.eat_word("and") || self.more() {
            nodes.push(self.not()?);
        }
        Node::all(nodes).ok_or_else(|| self.missing())
    }

    /// Whether another part of a conjunction begins here.
    fn more(&self) -> bool {
        let ends = matches!(self.peek(), None | Some(Token { kind: Kind::Close, .. }));
        !ends && !self.at_word("or")
    }

    fn not(&mut self) -> Result<Node, QueryError> {
        let Some(token) = self.peek() else { return Err(self.missing()) };
        if token.kind != Kind::Minus && !self.at_word("not") {
            return self.atom();
        }
        self.pos += 1;
        let node = self.atom()?;
        let end = self.previous().map_or(node.at.end, |t| t.at.end);
        Ok(Node::opposite(At::new(token.at.start, end), node))
    }

    fn atom(&mut self) -> Result<Node, QueryError> {
        let Some(token) = self.peek() else { return Err(self.missing()) };
        match &token.kind {
            Kind::Open => self.group(token),
            Kind::Close => Err(self.missing()),
            Kind::Minus => Err(twice(token)),
            Kind::Word(word) if SURE.contains(&word.as_str()) => self.sure(token, word == "certainly"),
            Kind::Word(word) if RESERVED.contains(&word.as_str()) => Err(self.reserved(token, word)),
            Kind::Word(word) | Kind::Quoted(word) => {
                self.pos += 1;
                words(token, word)
            }
            Kind::Regex(source) => {
                self.pos += 1;
                let tree = Tree::Regex(self.expression(source, token.at)?);
                Ok(Node { at: token.at, tree })
            }
            Kind::Field { .. } => {
                self.pos += 1;
                resolve::term(token, self.names)
            }
        }
    }

    /// An expression that can be afforded, by itself and with those before it.
    fn expression(&mut self, source: &str, at: At) -> Result<Pattern, QueryError> {
        if !self.names.may_make_ready() {
            return Pattern::put_off(source, at);
        }
        let pattern = Pattern::read(source, at)?;
        let cost = self.names.cost(&pattern).ok_or_else(|| too_dear(at))?;
        let spent = self.spent.saturating_add(cost);
        if self.spent > 0 && spent > TOGETHER {
            return Err(too_dear_together(at));
        }
        self.spent = spent;
        Ok(pattern)
    }

    /// What is asked for without doubt: the parentheses after `certainly` or `possibly`.
    fn sure(&mut self, token: &'a Token, certainly: bool) -> Result<Node, QueryError> {
        self.pos += 1;
        let Some(open) = self.peek().filter(|next| next.kind == Kind::Open) else {
            let word = self.slice(&token.at.range());
            let error = QueryError::new(token.at.end..token.at.end, format!("Parentheses follow `{word}`."));
            return Err(
                error.hint(format!("As in `{word}(date:2018)`; write `\"{word}\"` to look for the word."))
            );
        };
        let inner = Box::new(self.group(open)?);
        let end = self.previous().map_or(token.at.end, |t| t.at.end);
        let tree = if certainly { Tree::Certainly(inner) } else { Tree::Possibly(inner) };
        Ok(Node { at: At::new(token.at.start, end), tree })
    }

    fn group(&mut self, open: &Token) -> Result<Node, QueryError> {
        if self.depth == MAX_DEPTH {
            let message = format!("At most {MAX_DEPTH} parentheses may be open at once.");
            return Err(QueryError::new(open.at.range(), message));
        }
        self.pos += 1;
        self.depth += 1;
        let node = self.or()?;
        self.depth -= 1;
        if !matches!(self.peek(), Some(Token { kind: Kind::Close, .. })) {
            let error = QueryError::new(open.at.range(), "This parenthesis is not closed.");
            return Err(error.hint("End it with `)`."));
        }
        self.pos += 1;
        Ok(node)
    }

    /// What stands where something to ask should.
    fn missing(&self) -> QueryError {
        let here = self.peek();
        let Some(before) = self.previous() else {
            let at = here.map_or(0..0, |t| t.at.range());
            return QueryError::new(at.clone(), format!("Nothing stands before `{}`.", self.slice(&at)));
        };
        if let (Kind::Open, Some(Token { kind: Kind::Close, at })) = (&before.kind, here) {
            return QueryError::new(before.at.hull(*at).range(), "These parentheses hold nothing.");
        }
        let at = before.at.range();
        let error = QueryError::new(at.end..at.end, format!("Nothing follows `{}`.", self.slice(&at)));
        match &before.kind {
            Kind::Word(_) => error.hint(format!("Quote `{}` to look for the word.", self.slice(&at))),
            _ => error,
        }
    }

    fn slice(&self, at: &std::ops::Range<usize>) -> &str {
        self.text.get(at.clone()).unwrap_or_default()
    }

    /// A reserved word where something to ask should stand.
    fn reserved(&self, token: &Token, word: &str) -> QueryError {
        match word {
            "and" | "or" => self.missing(),
            _ => twice(token),
        }
    }
}

/// An opposite of an opposite.
fn twice(token: &Token) -> QueryError {
    QueryError::new(token.at.range(), "The opposite is asked for twice.").hint("Once is enough.")
}

/// A word or phrase, which must leave something to look for.
fn words(token: &Token, words: &str) -> Result<Node, QueryError> {
    let words = Text::new(words);
    if fold(words.as_str()).trim().is_empty() {
        return Err(QueryError::new(token.at.range(), "There is nothing here to look for."));
    }
    Ok(Node::words(token.at, words))
}
