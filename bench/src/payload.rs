//! The contents of the messages, which every client knows as well: 16 bytes repeated, or JSON. Not random: a client that
//! gets anything else has an error.

/// What is in the messages, by the word for it in URLs and on command lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text of ASCII alone.
    Text,
    /// Text in which every character has two to four bytes.
    Utf8,
    /// Binary messages.
    Binary,
    /// Text: objects of 300 bytes, each a little different.
    Json,
}

const ASCII: &[u8; 16] = b"0123456789abcdef";
const MULTI_BYTE: &[u8; 16] =
    "é漢🙂ß字è".as_bytes().first_chunk().expect("2 + 3 + 4 + 2 + 3 + 2 bytes");

impl Kind {
    /// The kind that the word stands for.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "text" => Self::Text,
            "utf8" => Self::Utf8,
            "binary" => Self::Binary,
            "json" => Self::Json,
            _ => return None,
        })
    }

    /// Of the frames that carry it.
    pub fn opcode(self) -> u8 {
        if self == Self::Binary { 2 } else { 1 }
    }

    /// What repeats; JSON is made by [`json`].
    pub fn pattern(self) -> &'static [u8; 16] {
        if self == Self::Utf8 { MULTI_BYTE } else { ASCII }
    }

    /// A message of this many bytes, a multiple of 16.
    pub fn message(self, size: usize) -> Vec<u8> {
        assert!(size.is_multiple_of(16), "sizes are multiples of 16, so that no character is cut");
        self.pattern().repeat(size / 16)
    }
}

/// The length of every JSON message.
pub const JSON_SIZE: usize = 300;

/// The `nth` JSON message: names that repeat and numbers that do not, as in a market feed.
pub fn json(nth: u64) -> Vec<u8> {
    let mut state = nth.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(1);
    let mut number = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let pair = ["BTC-EUR", "ETH-EUR", "SOL-USD", "ADA-USD"][number(4) as usize];
    let side = ["buy", "sell"][number(2) as usize];
    let text = format!(
        r#"{{"type":"trade","sequence":{nth},"product":"{pair}","side":"{side}","price":"{}.{:02}","size":"0.{:08}","maker":"{:016x}","taker":"{:016x}","best":{{"bid":"{}.{:02}","ask":"{}.{:02}"}},"time":"2025-03-04T05:{:02}:{:02}.{:06}Z""#,
        number(90_000),
        number(100),
        number(100_000_000),
        number(u64::MAX),
        number(u64::MAX),
        number(90_000),
        number(100),
        number(90_000),
        number(100),
        number(60),
        number(60),
        number(1_000_000)
    );
    let padding = JSON_SIZE - text.len() - r#","note":""}"#.len();
    format!(
        r#"{text},"note":"{}"}}"#,
        &"all fields are quoted as they came in; see the feed's own notes"[..padding]
    )
    .into_bytes()
}
