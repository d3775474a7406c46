//! A message that lies in the buffer whole, in one frame, as most do: it is looked at where it lies and copied once, to
//! where it stays. Whatever is not as simple as that is for [`Inbound::next_event`].

use super::Inbound;
use crate::protocol::Kind;

impl Inbound {
    /// Kind and length of the next message, if it lies here whole and is good.
    pub(crate) fn at_hand(&mut self) -> Option<(Kind, usize)> {
        let (kind, payload) = self.next_whole()?;
        let length = payload.len();
        if self.checked != self.start && !is_good(kind, payload) {
            return None;
        }
        self.checked = self.start;
        Some((kind, length))
    }

    /// Gives the bytes of that message to `take`; `false` if it is not here any more.
    pub(crate) fn take_at_hand(
        &mut self,
        (kind, length): (Kind, usize),
        take: impl FnOnce(&[u8]),
    ) -> bool {
        let is_checked = self.checked == self.start;
        let Some((found, payload)) = self.next_whole() else { return false };
        if !is_checked || found != kind || payload.len() != length {
            return false;
        }
        take(payload);
        self.start += header_len(length) + length;
        true
    }

    /// Gives messages that lie here whole and are good to `take`, as long as that wants more.
    pub(crate) fn take_all_at_hand(&mut self, mut take: impl FnMut(Kind, &[u8]) -> bool) {
        while let Some((kind, payload)) = self.next_whole() {
            let length = payload.len();
            if !is_good(kind, payload) || !take(kind, payload) {
                return;
            }
            self.start += header_len(length) + length;
        }
    }

    /// The next frame, if it is a whole message that has come to its end.
    fn next_whole(&self) -> Option<(Kind, &[u8])> {
        if self.frame.is_some() || self.partial.is_some() || self.notes.is_some() {
            return None;
        }
        let bytes = self.buffered();
        // FIN, no reserved bit, an opcode of data; no mask (RFC 6455, section 5.2).
        let kind = match bytes.first()? {
            0x81 => Kind::Text,
            0x82 => Kind::Binary,
            _ => return None,
        };
        let length = match bytes {
            [_, length @ 0..=125, ..] => usize::from(*length),
            [_, 126, high, low, ..] => usize::from(u16::from_be_bytes([*high, *low])),
            _ => return None,
        };
        let header = header_len(length);
        let is_minimal = (header == 2) == (bytes.get(1).is_some_and(|second| *second <= 125));
        if !is_minimal || length > self.max_message_size {
            return None;
        }
        Some((kind, bytes.get(header..header + length)?))
    }
}

/// Most texts are ASCII, and short ones are seen to be so sooner than to be UTF-8.
fn is_good(kind: Kind, payload: &[u8]) -> bool {
    kind == Kind::Binary || payload.is_ascii() || simdutf8::basic::from_utf8(payload).is_ok()
}

/// Of a frame without a mask whose length is not more than two bytes can say.
fn header_len(length: usize) -> usize {
    if length <= 125 { 2 } else { 4 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inbound(bytes: &[u8]) -> Inbound {
        Inbound::new(1000, None, bytes)
    }

    fn take(inbound: &mut Inbound) -> Option<(Kind, Vec<u8>)> {
        let message = inbound.at_hand()?;
        let mut taken = Vec::new();
        assert!(inbound.take_at_hand(message, |bytes| taken.extend_from_slice(bytes)));
        Some((message.0, taken))
    }

    #[test]
    fn whole_messages_are_taken_in_order() {
        let long = [b"\x82\x7e\x00\x7e".as_slice(), &[7; 126]].concat();
        let mut inbound = inbound(&[b"\x81\x02hi\x82\x00", long.as_slice(), b"\x81"].concat());
        assert_eq!(take(&mut inbound), Some((Kind::Text, b"hi".to_vec())));
        assert_eq!(take(&mut inbound), Some((Kind::Binary, Vec::new())));
        assert_eq!(take(&mut inbound), Some((Kind::Binary, vec![7; 126])));
        assert_eq!(take(&mut inbound), None);
        assert_eq!(inbound.next_event(), Ok(None));
    }

    #[test]
    fn what_is_not_simple_is_left_alone() {
        let cases: [&[u8]; 10] = [
            b"",
            b"\x81",
            b"\x81\x02h",
            b"\x01\x01h",
            b"\x80\x01h",
            b"\xc1\x01h",
            b"\x89\x01h",
            b"\x81\x81\0\0\0\0h",
            b"\x81\x7e\x00\x01h",
            b"\x81\x02\xc3\x28",
        ];
        for bytes in cases {
            let mut inbound = inbound(bytes);
            assert_eq!(inbound.at_hand(), None, "{bytes:?}");
            for length in [1, 2] {
                assert!(!inbound.take_at_hand((Kind::Text, length), |_| ()));
            }
        }
    }

    #[test]
    fn in_the_middle_of_a_message_none_is_at_hand() {
        let mut inbound = inbound(b"\x01\x01h\x81\x01h");
        assert_eq!(inbound.next_event(), Err(crate::protocol::Violation::InterleavedMessage));
        assert_eq!(inbound.at_hand(), None);
    }

    #[test]
    fn the_limit_counts() {
        let bytes = [b"\x82\x7e\x03\xe9".as_slice(), &[0; 1001]].concat();
        assert_eq!(inbound(&bytes).at_hand(), None);
    }

    #[test]
    fn only_what_was_looked_at_is_taken() {
        let mut inbound = inbound(b"\x81\x01a\x81\x01b");
        assert_eq!(inbound.at_hand(), Some((Kind::Text, 1)));
        assert!(inbound.next_event().is_ok_and(|event| event.is_some()));
        assert!(!inbound.take_at_hand((Kind::Text, 1), |_| ()));
    }

    #[test]
    fn another_message_than_was_looked_at_is_not_taken() {
        let mut inbound = inbound(b"\x81\x01a");
        assert_eq!(inbound.at_hand(), Some((Kind::Text, 1)));
        for other in [(Kind::Binary, 1), (Kind::Text, 0), (Kind::Text, 2)] {
            assert!(!inbound.take_at_hand(other, |_| ()));
        }
        assert_eq!(take(&mut inbound), Some((Kind::Text, b"a".to_vec())));
    }
}
