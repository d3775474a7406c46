//! Messages to send, made smaller where that is worth it.

use flate2::{Compress, Compression, FlushCompress};

use super::{Agreement, TAIL};

/// Below this a message gains less than it costs; what `ws` and `OkHttp` use.
const WORTH_IT: usize = 1024;

/// What looks like random bytes is compressed already. Judged by a sample of this size.
const SAMPLE: usize = 4096;

/// Of fewer bytes nothing can be said.
const LEAST_SAMPLE: usize = 64;

/// JSON becomes nearly as small as at zlib's own default of 6, in half the time.
const LEVEL: u32 = 3;

/// One direction's state: about 310 KiB with the largest window, so it is made when first needed.
#[derive(Debug)]
pub(crate) struct Deflater {
    stream: Compress,
    bits: u8,
    forgets: bool,
}

/// What follows a piece that is pushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Until {
    /// More of the same fragment.
    More,
    /// The end of a fragment: the peer shall be able to inflate all of it.
    Fragment,
    /// The end of the message.
    Message,
}

fn stream(bits: u8) -> Compress {
    Compress::new_with_window_bits(Compression::new(LEVEL), false, bits)
}

impl Deflater {
    /// `None` if nothing can be compressed as agreed: DEFLATE's smallest window is beyond zlib, which needs 9 bits.
    pub(crate) fn new(agreement: Agreement) -> Option<Self> {
        let bits = agreement.client_max_window_bits;
        (9..=15).contains(&bits).then(|| Self {
            stream: stream(bits),
            bits,
            forgets: agreement.client_no_context_takeover,
        })
    }

    /// Whether a message is worth it. "a sender MAY … send without compression" (RFC 7692, section 6) any message.
    pub(crate) fn is_worth_it(payload: &[u8]) -> bool {
        payload.len() >= WORTH_IT && !looks_compressed(payload)
    }

    /// Whether a message of unknown size is worth it that begins like this.
    pub(crate) fn may_be_worth_it(beginning: &[u8]) -> bool {
        beginning.len() < LEAST_SAMPLE || !looks_compressed(beginning)
    }

    /// Appends what a piece of a message becomes; with the last one the message is complete.
    pub(crate) fn push(&mut self, mut piece: &[u8], until: Until, out: &mut Vec<u8>) {
        let flush = if until == Until::More { FlushCompress::None } else { FlushCompress::Sync };
        let start = out.len();
        loop {
            out.reserve((piece.len() / 2).max(1024));
            let before = self.stream.total_in();
            // Fails for no input: the state is as it was made.
            let _ = self.stream.compress_vec(piece, out, flush);
            let read = usize::try_from(self.stream.total_in() - before).unwrap_or(usize::MAX);
            piece = piece.get(read..).unwrap_or_default();
            // With room left over there was nothing more to say.
            if piece.is_empty() && out.len() < out.capacity() {
                break;
            }
        }
        if until == Until::Message {
            if out.len() == start {
                // Nothing was left to flush: "a single octet of 0x00" is an empty block (section 7.2.3.6).
                out.push(0);
            } else {
                out.truncate(out.len().saturating_sub(TAIL.len()));
            }
            if self.forgets {
                self.stream.reset();
            }
        }
    }

    /// Forgets what was pushed: the peer will never have it. What the stream's own reset would keep is the last
    /// unfinished byte.
    pub(crate) fn reset(&mut self) {
        self.stream = stream(self.bits);
    }
}

/// Whether the bytes in the middle are as evenly spread as random ones, which no DEFLATE makes smaller.
fn looks_compressed(payload: &[u8]) -> bool {
    let start = payload.len().saturating_sub(SAMPLE) / 2;
    let sample = payload.get(start..).unwrap_or_default();
    let sample = sample.get(..SAMPLE).unwrap_or(sample);
    let mut counts = [0_usize; 256];
    for byte in sample {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    // For random bytes the squares add up to n²/256 + n; text has four times as much and more.
    let squares: usize = counts.iter().map(|count| count * count).sum();
    let length = sample.len();
    squares < (length * length / 256 + length) * 5 / 4
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Inflated, Inflater},
        *,
    };

    fn round_trip(agreement: Agreement, messages: &[&[u8]], piece: usize, between: Until) {
        let server = Agreement {
            server_no_context_takeover: agreement.client_no_context_takeover,
            ..agreement
        };
        let mut deflater = Deflater::new(agreement).unwrap();
        let mut inflater = Inflater::new(server);
        for message in messages {
            let mut bytes = Vec::new();
            let pieces: Vec<&[u8]> = message.chunks(piece).collect();
            for (index, piece) in pieces.iter().enumerate() {
                let is_last = index + 1 == pieces.len();
                deflater.push(piece, if is_last { Until::Message } else { between }, &mut bytes);
            }
            let mut back = Vec::new();
            assert_eq!(inflater.finish(&mut &bytes[..], &mut back, 1 << 24), Ok(Inflated::Whole));
            assert!(back == *message);
        }
    }

    fn noise(length: usize) -> Vec<u8> {
        let mut noise = vec![0; length];
        getrandom::fill(&mut noise).unwrap();
        noise
    }

    #[test]
    fn what_is_deflated_inflates_to_the_same() {
        let text = br#"{"price": 12.5, "size": 3, "side": "buy"}, "#.repeat(400);
        let noise = noise(40_000);
        for bits in 9..=15 {
            for forgets in [false, true] {
                let agreement = Agreement {
                    client_max_window_bits: bits,
                    client_no_context_takeover: forgets,
                    ..Agreement::default()
                };
                for between in [Until::More, Until::Fragment] {
                    round_trip(agreement, &[&text, &noise, &text, b"x", &text], 10_000, between);
                }
                round_trip(agreement, &[&noise, &text], 1 << 20, Until::More);
            }
        }
    }

    #[test]
    fn the_window_helps_the_next_message_unless_it_is_forgotten() {
        let message = noise(2000);
        let lengths = |forgets: bool| {
            let agreement =
                Agreement { client_no_context_takeover: forgets, ..Agreement::default() };
            let mut deflater = Deflater::new(agreement).unwrap();
            [(); 2].map(|()| {
                let mut bytes = Vec::new();
                deflater.push(&message, Until::Message, &mut bytes);
                bytes.len()
            })
        };
        let [first, second] = lengths(false);
        assert!(second < first / 10, "{first} {second}");
        let [first, second] = lengths(true);
        assert_eq!(first, second);
    }

    #[test]
    fn a_reset_leaves_a_stream_that_the_peer_understands() {
        let text = b"to be or not to be ".repeat(200);
        let mut deflater = Deflater::new(Agreement::default()).unwrap();
        let mut inflater = Inflater::new(Agreement::default());
        let mut lost = Vec::new();
        deflater.push(&text, Until::More, &mut lost);
        deflater.reset();
        let mut bytes = Vec::new();
        deflater.push(&text, Until::Message, &mut bytes);
        let mut back = Vec::new();
        inflater.finish(&mut &bytes[..], &mut back, 1 << 20).unwrap();
        assert!(back == text);
    }

    #[test]
    fn a_fragment_can_be_inflated_before_the_next_and_the_last_may_be_empty() {
        let mut deflater = Deflater::new(Agreement::default()).unwrap();
        let mut inflater = Inflater::new(Agreement::default());
        for _ in 0..2 {
            let mut back = Vec::new();
            for (piece, until) in
                [("one", Until::Fragment), ("two", Until::Fragment), ("", Until::Message)]
            {
                let mut bytes = Vec::new();
                deflater.push(piece.as_bytes(), until, &mut bytes);
                back.clear();
                assert_eq!(inflater.push(&mut &bytes[..], &mut back, 100), Ok(Inflated::Whole));
                assert_eq!(back, piece.as_bytes());
            }
            assert_eq!(inflater.finish(&mut &b""[..], &mut back, 100), Ok(Inflated::Whole));
        }
    }

    #[test]
    fn small_and_random_messages_are_not_worth_it() {
        assert!(!Deflater::is_worth_it(&[b'a'; 1023]));
        assert!(Deflater::is_worth_it(&[b'a'; 1024]));
        assert!(Deflater::is_worth_it(&br#"{"id": 17, "name": "J. Doe"}"#.repeat(100)));
        for length in [1024, 5000, 100_000] {
            assert!(!Deflater::is_worth_it(&noise(length)), "{length}");
        }
    }

    #[test]
    fn the_first_fragment_need_not_be_large() {
        assert!(Deflater::may_be_worth_it(b"{"));
        assert!(Deflater::may_be_worth_it(&br#"{"id": 17, "name": "J. Doe"}"#.repeat(3)));
        assert!(!Deflater::may_be_worth_it(&noise(100)));
    }

    #[test]
    fn the_smallest_window_cannot_be_kept() {
        let agreement = Agreement { client_max_window_bits: 8, ..Agreement::default() };
        assert!(Deflater::new(agreement).is_none());
    }
}
