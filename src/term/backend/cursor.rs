//! The cursor: where it is, and the shortest way to somewhere else.

/// Where the cursor of the terminal is known to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    x: Option<u16>,
    y: Option<u16>,
}

impl Cursor {
    /// It is there.
    pub(super) fn at(&mut self, x: u16, y: u16) {
        *self = Cursor { x: Some(x), y: Some(y) };
    }

    /// The column, if it is known and the row is `y`.
    pub(super) fn column_in(self, y: u16) -> Option<u16> {
        self.x.filter(|_| self.y == Some(y))
    }

    /// The row, if it is known.
    pub(super) fn row(self) -> Option<u16> {
        self.y
    }

    /// It went on by that many columns in a row of `width`; what the last column does to it is not relied on.
    pub(super) fn advance(&mut self, columns: u16, width: u16) {
        self.x = self.x.map(|x| x + columns).filter(|x| *x < width);
    }

    /// Its row is known, its column is not.
    pub(super) fn lose_column(&mut self) {
        self.x = None;
    }

    /// Moves it by the shortest sequence.
    pub(super) fn go(&mut self, x: u16, y: u16, out: &mut Vec<u8>) {
        let (bytes, len) = self.way(x, y);
        out.extend_from_slice(bytes.get(..len).unwrap_or_default());
        self.at(x, y);
    }

    /// The shortest sequence: absolute, or relative within the row.
    fn way(self, x: u16, y: u16) -> ([u8; 16], usize) {
        let mut best = Way::new();
        best.absolute(x, y);
        if self.y == Some(y) {
            self.within_row(x, &mut best);
        } else if self.y.is_some_and(|from| from + 1 == y) && x == 0 {
            best.offer(b"\r\n");
        }
        (best.bytes, best.len)
    }

    fn within_row(self, x: u16, best: &mut Way) {
        if x == 0 {
            best.offer(b"\r");
        }
        match self.x {
            Some(from) if from == x => best.offer(b""),
            Some(from) if from < x => best.steps(x - from, b'C'),
            Some(from) => {
                best.steps(from - x, b'D');
                let back = [8u8; 3];
                best.offer_if(back.get(..usize::from(from - x)));
            }
            None => {}
        }
    }
}

/// The shortest of the sequences offered.
struct Way {
    bytes: [u8; 16],
    len: usize,
}

impl Way {
    fn new() -> Way {
        Way { bytes: [0; 16], len: usize::MAX }
    }

    fn offer(&mut self, bytes: &[u8]) {
        if bytes.len() < self.len
            && let Some(room) = self.bytes.get_mut(..bytes.len())
        {
            room.copy_from_slice(bytes);
            self.len = bytes.len();
        }
    }

    fn offer_if(&mut self, bytes: Option<&[u8]>) {
        if let Some(bytes) = bytes {
            self.offer(bytes);
        }
    }

    fn absolute(&mut self, x: u16, y: u16) {
        let mut s = Sequence::new();
        match (x, y) {
            (0, 0) => {}
            (0, y) => s.number(y + 1),
            (x, 0) => {
                s.push(b';');
                s.number(x + 1);
            }
            (x, y) => {
                s.number(y + 1);
                s.push(b';');
                s.number(x + 1);
            }
        }
        s.push(b'H');
        self.offer(s.get());
    }

    fn steps(&mut self, n: u16, last: u8) {
        let mut s = Sequence::new();
        if n > 1 {
            s.number(n);
        }
        s.push(last);
        self.offer(s.get());
    }
}

/// A control sequence being written.
struct Sequence {
    bytes: [u8; 16],
    len: usize,
}

impl Sequence {
    fn new() -> Sequence {
        let mut bytes = [0; 16];
        bytes[..2].copy_from_slice(b"\x1b[");
        Sequence { bytes, len: 2 }
    }

    fn push(&mut self, byte: u8) {
        if let Some(room) = self.bytes.get_mut(self.len) {
            *room = byte;
            self.len += 1;
        }
    }

    fn number(&mut self, n: u16) {
        let digits = [10000, 1000, 100, 10, 1];
        let skip = digits.iter().take_while(|d| **d > n.max(1)).count();
        for d in digits.into_iter().skip(skip) {
            self.push(b'0' + (n / d % 10) as u8);
        }
    }

    fn get(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}
