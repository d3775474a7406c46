//! Messages to send, made smaller where that is worth it.

use flate2::{Compress, Compression, FlushCompress};

use super::{Agreement, TAIL};

/// Below this a message gains less than it costs; what `ws` and `OkHttp` use.
const WORTH_IT: usize = 1024;

/// What looks like random bytes is compressed already. Judged by a sample of this size.
const SAMPLE: usize = 4096;

/// JSON becomes nearly as small as at zlib's own default of 6, in half the time.
const LEVEL: u32 = 3;

/// One direction's state: about 310 KiB with the largest window, so it is made when first needed.
#[derive(Debug)]
pub(crate) struct Deflater {
    stream: Compress,
    bits: u8,
    forgets: bool,
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

    /// Appends what a piece of a message becomes; with the last one the message is complete.
    pub(crate) fn push(&mut self, mut piece: &[u8], is_last: bool, out: &mut Vec<u8>) {
        let flush = if is_last { FlushCompress::Sync } else { FlushCompress::None };
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
        if is_last {
            out.truncate(out.len().saturating_sub(TAIL.len()));
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

    fn round_trip(agreement: Agreement, messages: &[&[u8]], piece: usize) {
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
                deflater.push(piece, index + 1 == pieces.len(), &mut bytes);
            }
            let mut back = Vec::new();
            assert_eq!(inflater.push(&bytes, &mut back, 1 << 24), Inflated::Whole);
            assert_eq!(inflater.finish(&mut back, 1 << 24), Inflated::Whole);
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
                round_trip(agreement, &[&text, &noise, &text, b"x", &text], 10_000);
                round_trip(agreement, &[&noise, &text], 1 << 20);
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
                deflater.push(&message, true, &mut bytes);
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
        deflater.push(&text, false, &mut lost);
        deflater.reset();
        let mut bytes = Vec::new();
        deflater.push(&text, true, &mut bytes);
        let mut back = Vec::new();
        inflater.push(&bytes, &mut back, 1 << 20);
        inflater.finish(&mut back, 1 << 20);
        assert!(back == text);
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
    fn the_smallest_window_cannot_be_kept() {
        let agreement = Agreement { client_max_window_bits: 8, ..Agreement::default() };
        assert!(Deflater::new(agreement).is_none());
    }
}
