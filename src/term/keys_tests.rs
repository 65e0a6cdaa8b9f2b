//! What terminals send, and what it means; whole, in pieces, and as nonsense.

use proptest::prelude::*;

use super::*;

/// Events in short: `j`, `C-c`, `Esc`, `S-Up`, `paste "…"`.
fn names(events: &[Event]) -> String {
    events.iter().map(name).collect::<Vec<_>>().join(" ")
}

fn name(event: &Event) -> String {
    match event {
        Event::Key(key) => {
            let marks =
                [(KeyModifiers::CONTROL, "C-"), (KeyModifiers::ALT, "A-"), (KeyModifiers::SHIFT, "S-")];
            let marks: String =
                marks.iter().filter(|(m, _)| key.modifiers.contains(*m)).map(|(_, n)| *n).collect();
            match key.code {
                KeyCode::Char(c) => format!("{marks}{c}"),
                code => format!("{marks}{code:?}"),
            }
        }
        Event::Paste(text) => format!("paste {text:?}"),
        Event::Mouse(m) => format!("{:?} at {},{} {:?}", m.kind, m.column, m.row, m.modifiers),
        other => format!("{other:?}"),
    }
}

fn whole(bytes: &[u8]) -> String {
    let mut decoder = Decoder::default();
    let mut events = decoder.feed(bytes);
    events.extend(decoder.give_up());
    names(&events)
}

const CASES: &[(&[u8], &str)] = &[
    (b"jkG", "j k S-G"),
    ("é日".as_bytes(), "é 日"),
    (b"\r\t\x7f\x08\n", "Enter Tab Backspace Backspace C-j"),
    (b"\x00\x03\x1a\x1c\x1f", "C-  C-c C-z C-4 C-7"),
    (b"\x1b", "Esc"),
    (b"\x1b\x1b", "Esc Esc"),
    (b"\x1bj", "Esc j"),
    (b"\x1b[", "Esc ["),
    (b"\x1b]", "Esc ]"),
    (b"\x1bP", "Esc S-P"),
    (b"\x1bOx", "Esc S-O x"),
    (b"\x1b[A\x1b[B\x1bOC\x1bOD", "Up Down Right Left"),
    (b"\x1b[1;2A\x1b[1;5D\x1b[1;3C", "S-Up C-Left A-Right"),
    (b"\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[7~\x1b[8~", "Home End Home End Home End"),
    (b"\x1b[2~\x1b[3~\x1b[5~\x1b[6~\x1b[5;5~", "Insert Delete PageUp PageDown C-PageUp"),
    (b"\x1b[Z\x1bOM", "S-BackTab Enter"),
    (b"\x1bOP\x1b[15~\x1b[17~\x1b[24~\x1b[[B\x1b[1;2S", "F(1) F(5) F(6) F(12) F(2) S-F(4)"),
    (b"\x1b[106u\x1b[99;5u\x1b[27u\x1b[106:74;2u", "j C-c Esc S-j"),
    (b"\x1b[200~a\nb\x1b[201~j", "paste \"a\\nb\" j"),
    (b"\x1b[200~\x1b[31m\x1b[201~", "paste \"\\u{1b}[31m\""),
    (b"\x1b[200~never ended", "paste \"never ended\""),
    (b"\x1b[<0;5;3M\x1b[<0;5;3m", "Down(Left) at 4,2 KeyModifiers(0x0) Up(Left) at 4,2 KeyModifiers(0x0)"),
    (b"\x1b[<64;1;1M\x1b[<65;1;1M", "ScrollUp at 0,0 KeyModifiers(0x0) ScrollDown at 0,0 KeyModifiers(0x0)"),
    (b"\x1b[<34;9;9M\x1b[<35;9;9M", "Drag(Right) at 8,8 KeyModifiers(0x0) Moved at 8,8 KeyModifiers(0x0)"),
    // Answers nobody asked for, and nonsense.
    (b"\x1b]11;rgb:0000/0000/0000\x1b\\j", "j"),
    (b"\x1b]10;rgb:ffff/ffff/ffff\x07j", "j"),
    (b"\x1bP>|XTerm(390)\x1b\\j", "j"),
    (b"\x1b[?62;22c\x1b[?2026;2$yj", "j"),
    (b"\x1b[I\x1b[Oj", "j"),
    (b"\x1b[999~\x1b[1;99999999999Aj", "Up j"),
    (b"\x1b[1;\x1b[Aj", "Up j"),
    (b"\xff\xc3j\xe2\x82", "j"),
    ("\u{9b}\u{85}j".as_bytes(), "j"),
];

#[test]
fn what_terminals_send_is_understood() {
    for (bytes, want) in CASES {
        assert_eq!(whole(bytes), *want, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn pieces_mean_what_the_whole_does() {
    for (bytes, want) in CASES {
        let mut decoder = Decoder::default();
        let mut events: Vec<Event> = bytes.iter().flat_map(|byte| decoder.feed(&[*byte])).collect();
        events.extend(decoder.give_up());
        assert_eq!(names(&events), *want, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn only_what_is_incomplete_is_waited_for() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.patience(), None);
    decoder.feed(b"j");
    assert_eq!(decoder.patience(), None);
    decoder.feed(b"\x1b");
    assert_eq!(decoder.patience(), Some(ESCAPE));
    decoder.feed(b"[1");
    assert_eq!(decoder.patience(), Some(SEQUENCE));
    decoder.feed(b"A\x1b[200~");
    assert_eq!(decoder.patience(), Some(PASTE));
    decoder.feed(PASTE_END);
    assert_eq!(decoder.patience(), None);
}

#[test]
fn a_paste_without_end_does_not_fill_the_memory() {
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b[200~");
    for _ in 0..300 {
        decoder.feed(&[b'x'; 4096]);
    }
    match decoder.give_up().as_slice() {
        [Event::Paste(text)] => assert_eq!(text.len(), MOST),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_answer_without_end_does_not_fill_the_memory() {
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b]1");
    for _ in 0..10 {
        decoder.feed(&[b'x'; 1000]);
        assert!(decoder.held.len() <= LONGEST + 1000);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nonsense_is_survived_and_no_control_character_is_typed(
        pieces in prop::collection::vec(prop::collection::vec(prop_oneof![
            2 => Just(ESC), 2 => Just(b'['), 3 => b'0'..b'@', 2 => any::<u8>(), 1 => Just(b'~'),
        ], 0..20), 0..20),
    ) {
        let mut decoder = Decoder::default();
        for piece in pieces {
            let events = decoder.feed(&piece);
            let typed = |event: &Event| match event {
                Event::Key(KeyEvent { code: KeyCode::Char(c), .. }) => !c.is_control(),
                _ => true,
            };
            prop_assert!(events.iter().all(typed), "{}", names(&events));
        }
        decoder.give_up();
        prop_assert!(decoder.patience().is_none());
    }
}
