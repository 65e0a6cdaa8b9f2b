//! What html5ever makes of a piece of HTML: its tags, its links, its text, and what is wrong with it.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

#[derive(Debug, Default)]
pub struct Read {
    pub tags: Vec<String>,
    pub links: Vec<String>,
    pub text: String,
    pub errors: Vec<String>,
}

#[derive(Default)]
struct Sink(RefCell<Read>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut read = self.0.borrow_mut();
        match token {
            Token::TagToken(Tag { kind: TagKind::StartTag, name, attrs, .. }) => {
                read.tags.push(name.to_string());
                let links = attrs.iter().filter(|attr| &*attr.name.local == "href");
                read.links.extend(links.map(|attr| attr.value.to_string()));
            }
            Token::CharacterTokens(text) => read.text.push_str(&text),
            Token::ParseError(error) => read.errors.push(error.into_owned()),
            Token::CommentToken(text) => read.tags.push(format!("comment {text}")),
            Token::DoctypeToken(_) => read.tags.push("doctype".to_owned()),
            Token::TagToken(_) | Token::NullCharacterToken | Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

/// Reads a piece of HTML.
pub fn read(markup: &str) -> Read {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(markup));
    let tokenizer = Tokenizer::new(Sink::default(), Default::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}
