//! DEFLATE (RFC 1951) as slowly and plainly as can be, to check the fast one by: it knows the window and takes back
//! nothing. It stops where the input stops and goes on there, as zlib does.

/// Why there is no more output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// All input is used, but for what begins a symbol.
    Input,
    /// More output than asked for.
    Limit,
    /// This is no DEFLATE data.
    Malformed,
}

/// One stream, over all messages of a connection.
#[derive(Debug)]
pub(crate) struct Inflate {
    window: usize,
    history: Vec<u8>,
    input: Vec<u8>,
    bit: usize,
    last: bool,
    state: State,
    broken: bool,
}

#[derive(Debug)]
enum State {
    Header,
    Stored(usize),
    Codes(Box<(Code, Code)>),
}

enum Pause {
    Input,
    Malformed,
}

impl Inflate {
    /// Distances beyond `2^bits` are malformed.
    pub(crate) fn new(bits: u8) -> Self {
        Self {
            window: 1 << bits,
            history: Vec::new(),
            input: Vec::new(),
            bit: 0,
            last: false,
            state: State::Header,
            broken: false,
        }
    }

    /// Forgets all that came before.
    pub(crate) fn reset(&mut self) {
        *self = Self { window: self.window, ..Self::new(15) };
    }

    /// Whether a block has ended and no bit is left but those that fill its last byte.
    pub(crate) fn is_between_blocks(&self) -> bool {
        matches!(self.state, State::Header) && self.input.len() * 8 - self.bit < 8
    }

    /// Appends what `piece` becomes until `out` is longer than `limit`. Nothing may follow a [`Stop::Limit`].
    pub(crate) fn push(&mut self, piece: &[u8], out: &mut Vec<u8>, limit: usize) -> Stop {
        self.input.extend_from_slice(piece);
        let stop = loop {
            if self.broken {
                break Stop::Malformed;
            }
            if out.len() > limit {
                break Stop::Limit;
            }
            let before = self.bit;
            match self.step(out) {
                Ok(()) => {}
                Err(Pause::Malformed) => self.broken = true,
                Err(Pause::Input) => {
                    self.bit = before;
                    break Stop::Input;
                }
            }
        };
        let used = self.bit / 8;
        self.input.drain(..used);
        self.bit -= used * 8;
        let excess = self.history.len().saturating_sub(4 * 32768);
        self.history.drain(..excess);
        stop
    }

    fn bits(&mut self, count: usize) -> Result<usize, Pause> {
        if self.bit + count > self.input.len() * 8 {
            return Err(Pause::Input);
        }
        let value = (0..count).fold(0, |value, index| {
            let at = self.bit + index;
            value | usize::from(self.input[at / 8] >> (at % 8) & 1) << index
        });
        self.bit += count;
        Ok(value)
    }

    fn emit(&mut self, byte: u8, out: &mut Vec<u8>) {
        out.push(byte);
        self.history.push(byte);
    }

    /// Carries out one thing whole, or nothing.
    fn step(&mut self, out: &mut Vec<u8>) -> Result<(), Pause> {
        match &self.state {
            State::Header => self.header(),
            State::Stored(0) => {
                self.end_block();
                Ok(())
            }
            State::Stored(left) => {
                let left = *left;
                let byte = self.bits(8)?;
                self.emit(byte as u8, out);
                self.state = State::Stored(left - 1);
                Ok(())
            }
            State::Codes(_) => {
                let State::Codes(codes) = std::mem::replace(&mut self.state, State::Header) else {
                    unreachable!()
                };
                let result = self.symbol(&codes, out);
                self.state = State::Codes(codes);
                if result? {
                    self.end_block();
                }
                Ok(())
            }
        }
    }

    fn end_block(&mut self) {
        self.state = State::Header;
        if self.last {
            // What follows the last block begins anew, at a byte (RFC 7692, section 7.2.3.4).
            self.last = false;
            self.bit = self.bit.next_multiple_of(8);
            self.history.clear();
        }
    }

    fn header(&mut self) -> Result<(), Pause> {
        let last = self.bits(1)? == 1;
        let state = match self.bits(2)? {
            0 => {
                self.bit = self.bit.next_multiple_of(8);
                let (length, check) = (self.bits(16)?, self.bits(16)?);
                if length != !check & 0xffff {
                    return Err(Pause::Malformed);
                }
                State::Stored(length)
            }
            1 => State::Codes(Box::new(fixed())),
            2 => State::Codes(Box::new(self.dynamic()?)),
            _ => return Err(Pause::Malformed),
        };
        (self.last, self.state) = (last, state);
        Ok(())
    }

    fn dynamic(&mut self) -> Result<(Code, Code), Pause> {
        const ORDER: [usize; 19] =
            [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        let all = self.bits(14)?;
        let (literals, distances, count) =
            ((all & 31) + 257, (all >> 5 & 31) + 1, (all >> 10) + 4);
        if literals > 286 || distances > 30 {
            return Err(Pause::Malformed);
        }
        let mut lengths = [0; 19];
        for index in ORDER.into_iter().take(count) {
            lengths[index] = self.bits(3)? as u8;
        }
        let code = Code::new(&lengths, false).ok_or(Pause::Malformed)?;
        let mut lengths: Vec<u8> = Vec::new();
        while lengths.len() < literals + distances {
            // zlib reads a bit for each length where there is no code at all, and complains at the end.
            let symbol = if code.most == 0 { self.bits(1).map(|_| 0)? } else { self.decode(&code)? };
            let (value, times) = match symbol {
                16 => {
                    let times = self.bits(2)? + 3;
                    (*lengths.last().ok_or(Pause::Malformed)?, times)
                }
                17 => (0, self.bits(3)? + 3),
                18 => (0, self.bits(7)? + 11),
                length => (length as u8, 1),
            };
            if lengths.len() + times > literals + distances {
                return Err(Pause::Malformed);
            }
            lengths.extend(std::iter::repeat_n(value, times));
        }
        if lengths[256] == 0 {
            return Err(Pause::Malformed);
        }
        let (literals, distances) = lengths.split_at(literals);
        let literals = Code::new(literals, true).ok_or(Pause::Malformed)?;
        Ok((literals, Code::new(distances, true).ok_or(Pause::Malformed)?))
    }

    /// `true` at the end of the block.
    fn symbol(&mut self, codes: &(Code, Code), out: &mut Vec<u8>) -> Result<bool, Pause> {
        const EXTRA: [u8; 29] =
            [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
        let symbol = self.decode(&codes.0)?;
        match symbol {
            0..=255 => self.emit(symbol as u8, out),
            256 => return Ok(true),
            257..=285 => {
                let index = symbol - 257;
                let base = match index {
                    28 => 258,
                    _ => 3 + EXTRA[..index].iter().map(|bits| 1_usize << bits).sum::<usize>(),
                };
                let length = base + self.bits(usize::from(EXTRA[index]))?;
                let symbol = self.decode(&codes.1)?;
                if symbol > 29 {
                    return Err(Pause::Malformed);
                }
                let extra = (symbol / 2).saturating_sub(1);
                let base = if symbol < 4 { symbol + 1 } else { (2 + symbol % 2 << extra) + 1 };
                let distance = base + self.bits(extra)?;
                if distance > self.window || distance > self.history.len() {
                    return Err(Pause::Malformed);
                }
                for _ in 0..length {
                    self.emit(self.history[self.history.len() - distance], out);
                }
            }
            _ => return Err(Pause::Malformed),
        }
        Ok(false)
    }

    fn decode(&mut self, code: &Code) -> Result<usize, Pause> {
        let (mut word, mut first, mut index) = (0, 0, 0);
        for length in 1..=code.most.max(1) {
            word = word << 1 | self.bits(1)?;
            let count = code.counts[length];
            if word < first + count {
                return Ok(code.symbols[index + word - first]);
            }
            index += count;
            first = first + count << 1;
        }
        Err(Pause::Malformed)
    }
}

/// A canonical Huffman code (section 3.2.2).
#[derive(Debug)]
struct Code {
    counts: [usize; 16],
    symbols: Vec<usize>,
    most: usize,
}

impl Code {
    /// `None` if there are too many words, or too few: one of a single bit may be alone, where that is allowed.
    fn new(lengths: &[u8], may_be_alone: bool) -> Option<Self> {
        let mut counts = [0; 16];
        for length in lengths.iter().filter(|length| **length > 0) {
            counts[usize::from(*length)] += 1;
        }
        let most = (1..16).rev().find(|length| counts[*length] > 0).unwrap_or(0);
        let mut left = 1_i64;
        for count in &counts[1..] {
            left = left * 2 - *count as i64;
            if left < 0 {
                return None;
            }
        }
        if left > 0 && most > 0 && !(may_be_alone && most == 1) {
            return None;
        }
        let mut symbols = Vec::new();
        for length in 1..16 {
            symbols.extend(
                (0..lengths.len()).filter(|symbol| usize::from(lengths[*symbol]) == length),
            );
        }
        Some(Self { counts, symbols, most })
    }
}

fn fixed() -> (Code, Code) {
    let lengths: Vec<u8> = (0..288)
        .map(|symbol| match symbol {
            144..=255 => 9,
            256..=279 => 7,
            _ => 8,
        })
        .collect();
    let new = |lengths: &[u8]| Code::new(lengths, false).expect("the fixed codes are whole");
    (new(&lengths), new(&[5; 32]))
}
