//! A message that lies in the buffer whole, in one frame, as most do: it is looked at where it lies and copied once, to
//! where it stays. So is a small one that is compressed, after it was inflated to room of ours. Whatever is not as simple
//! as that is for [`Inbound::next_event`].

use super::{Event, Inbound, Message};
use crate::protocol::Kind;

/// At most so much of a message is inflated before it is asked for; a longer one goes on then. One byte more is made to
/// know that there is more, and room doubles to just that.
pub(super) const AHEAD: usize = 16 * 1024 - 1;

/// Of a message that is compressed (RFC 7692, section 6).
const RSV1: u8 = 0x40;

impl Inbound {
    /// Kind and length of the next message, if it lies here whole and is good.
    pub(crate) fn at_hand(&mut self) -> Option<(Kind, usize)> {
        let Some((kind, payload)) = self.next_plain() else {
            return self.inflate_next().map(|message| (message.kind, message.data.len()));
        };
        let length = payload.len();
        if self.checked != self.start && !is_good(kind, payload) {
            return None;
        }
        self.checked = self.start;
        Some((kind, length))
    }

    /// Gives the bytes of that message to `take`; `false` if it is not here any more.
    pub(crate) fn take_at_hand(&mut self, wanted: (Kind, usize), take: impl FnOnce(&[u8])) -> bool {
        if let Some(Ok(Event::Message(message))) = &self.inflated {
            let is_wanted = (message.kind, message.data.len()) == wanted;
            if is_wanted {
                take(&message.data);
                self.reuse_room();
            }
            return is_wanted;
        }
        let is_checked = self.checked == self.start;
        let Some((kind, payload)) = self.next_plain() else { return false };
        let length = payload.len();
        if !is_checked || (kind, length) != wanted {
            return false;
        }
        take(payload);
        self.start += header_len(length) + length;
        true
    }

    /// Gives messages that lie here whole and are good to `take`, as long as that wants more.
    pub(crate) fn take_all_at_hand(&mut self, mut take: impl FnMut(Kind, &[u8]) -> bool) {
        loop {
            while let Some((kind, payload)) = self.next_plain() {
                let length = payload.len();
                if !is_good(kind, payload) || !take(kind, payload) {
                    return;
                }
                self.start += header_len(length) + length;
            }
            match self.inflate_next() {
                Some(message) if take(message.kind, &message.data) => self.reuse_room(),
                _ => return,
            }
        }
    }

    /// The next message, if it is compressed and no longer than [`AHEAD`]. Whether a longer one is too large, the next call
    /// decides. A fault is left for [`Self::next_event`].
    fn inflate_next(&mut self) -> Option<&Message> {
        if self.inflated.is_none() {
            let is_next = self.next_whole(RSV1).is_some();
            if !is_next || self.deflate.is_none() || self.streaming.is_some() {
                return None;
            }
            self.ahead = true;
            self.inflated = self.decode().transpose();
            self.ahead = false;
        }
        match &self.inflated {
            Some(Ok(Event::Message(message))) => Some(message),
            _ => None,
        }
    }

    /// Lets the next one be inflated to where the last one was.
    fn reuse_room(&mut self) {
        if let Some(Ok(Event::Message(Message { mut data, .. }))) = self.inflated.take() {
            data.clear();
            self.room = data;
        }
    }

    /// The next frame, if it is a whole message that is not compressed.
    fn next_plain(&self) -> Option<(Kind, &[u8])> {
        if self.inflated.is_some() { None } else { self.next_whole(0) }
    }

    /// The next frame, if it is a whole message that has come to its end, with just the reserved bits in `rsv`.
    fn next_whole(&self, rsv: u8) -> Option<(Kind, &[u8])> {
        if self.frame.is_some() || self.partial.is_some() || self.notes.is_some() {
            return None;
        }
        let bytes = self.buffered();
        // FIN, an opcode of data; no mask (RFC 6455, section 5.2).
        let kind = match bytes.first()? ^ rsv {
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
    use crate::protocol::inbound::tests::frame;
    use crate::protocol::{
        Agreement, Violation,
        deflate::{Deflater, Until},
    };

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
        assert_eq!(inbound.next_event(), Err(Violation::InterleavedMessage));
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

    /// "Hello" (RFC 7692, section 7.2.3.1), and once more with what that left in the window.
    const HELLO: &[u8] = b"\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00";
    const AGAIN: &[u8] = b"\xc1\x05\xf2\x00\x11\x00\x00";

    fn compressed(parts: &[&[u8]]) -> Inbound {
        Inbound::new(1000, Some(Agreement::default()), &parts.concat())
    }

    #[test]
    fn compressed_messages_are_taken_in_order() {
        let hello = || Some((Kind::Text, b"Hello".to_vec()));
        let mut inbound = compressed(&[HELLO, b"\x81\x02hi", AGAIN, AGAIN, b"\x89\x00", AGAIN]);
        assert_eq!(take(&mut inbound), hello());
        assert_eq!(take(&mut inbound), Some((Kind::Text, b"hi".to_vec())));
        assert_eq!(inbound.at_hand(), Some((Kind::Text, 5)));
        assert!(inbound.has_buffered());
        // Looked at, and then taken another way.
        let message = Message { kind: Kind::Text, data: b"Hello".to_vec() };
        assert_eq!(inbound.next_event(), Ok(Some(Event::Message(message))));
        assert!(!inbound.take_at_hand((Kind::Text, 5), |_| ()));
        let mut all = Vec::new();
        inbound.take_all_at_hand(|kind, bytes| {
            all.push((kind, bytes.to_vec()));
            true
        });
        assert_eq!(all, [hello().unwrap()]);
        assert_eq!(inbound.at_hand(), None);
        assert_eq!(inbound.next_event(), Ok(Some(Event::Ping(Vec::new()))));
        for other in [(Kind::Binary, 5), (Kind::Text, 4)] {
            assert_eq!(inbound.at_hand(), Some((Kind::Text, 5)));
            assert!(!inbound.take_at_hand(other, |_| ()));
        }
        inbound.take_all_at_hand(|_, _| false);
        assert_eq!(take(&mut inbound), hello());
        assert!(!inbound.has_buffered());
    }

    #[test]
    fn a_fault_in_a_compressed_message_is_met_in_its_place() {
        let mut inbound = compressed(&[HELLO, b"\xc1\x01\xff", AGAIN]);
        assert_eq!(take(&mut inbound), Some((Kind::Text, b"Hello".to_vec())));
        assert_eq!(inbound.at_hand(), None);
        assert!(inbound.has_buffered());
        assert_eq!(inbound.next_event(), Err(Violation::Inflate));
    }

    /// A compressed message of a character of three bytes over and over, and a small one behind it.
    fn large_and_small(size: usize, agreement: Agreement) -> (Vec<u8>, Vec<u8>) {
        let text: Vec<u8> = "世".bytes().cycle().take(size).collect();
        let mut deflater = Deflater::new(agreement).unwrap();
        let mut bytes = Vec::new();
        for (first, payload) in [(0xc2, text.as_slice()), (0xc1, b"Hello")] {
            let mut body = Vec::new();
            deflater.push(payload, Until::Message, &mut body);
            bytes.extend(frame(first, &body));
        }
        (text, bytes)
    }

    /// How the next message comes, all of it together.
    fn receive(inbound: &mut Inbound) -> Result<Vec<u8>, Violation> {
        let mut all = Vec::new();
        loop {
            match inbound.next_event()? {
                None => all.append(&mut inbound.take_piece().unwrap()),
                Some(Event::Message(mut message)) => {
                    assert_eq!(message.data.len(), message.data.capacity());
                    all.append(&mut message.data);
                    return Ok(all);
                }
                Some(other) => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn of_a_long_compressed_message_the_next_call_decides() {
        for (size, forgets) in [AHEAD, AHEAD + 1, AHEAD + 2, 200_000]
            .into_iter()
            .flat_map(|size| [(size, false), (size, true)])
        {
            let agreement = Agreement {
                server_no_context_takeover: forgets,
                client_no_context_takeover: forgets,
                ..Agreement::default()
            };
            let (text, bytes) = large_and_small(size, agreement);
            for limit in [1000, AHEAD, AHEAD + 1, 1 << 20] {
                for streaming in [None, Some(4096), Some(50_000)] {
                    let mut inbound = Inbound::new(limit, Some(agreement), &bytes);
                    let is_small = size <= AHEAD.min(limit);
                    assert_eq!(inbound.at_hand(), is_small.then_some((Kind::Binary, size)));
                    assert_eq!(inbound.inflated.is_some(), is_small);
                    assert!(inbound.has_buffered());
                    inbound.stream(streaming);
                    let received = receive(&mut inbound);
                    if streaming.is_none() && size > limit {
                        assert!(matches!(received, Err(Violation::TooBig { .. })));
                        continue;
                    }
                    assert!(received.is_ok_and(|received| received == text));
                    inbound.stream(None);
                    assert_eq!(take(&mut inbound), Some((Kind::Text, b"Hello".to_vec())));
                    assert!(!inbound.has_buffered());
                }
            }
        }
    }

    #[test]
    fn a_character_may_be_cut_where_a_message_is_no_longer_inflated_ahead() {
        let (text, mut bytes) = large_and_small(3 * AHEAD, Agreement::default());
        bytes[0] = 0xc1;
        let mut inbound = Inbound::new(1 << 20, Some(Agreement::default()), &bytes);
        assert_eq!(inbound.at_hand(), None);
        assert_eq!(receive(&mut inbound), Ok(text));
    }

    #[test]
    fn a_compressed_message_that_is_to_come_in_pieces_is_not_inflated_before() {
        let mut inbound = compressed(&[HELLO]);
        inbound.stream(Some(1000));
        assert_eq!(inbound.at_hand(), None);
        assert!(inbound.inflated.is_none());
    }

    #[test]
    fn room_is_used_again_and_goes_with_no_message() {
        let mut inbound = compressed(&[HELLO, AGAIN, AGAIN]);
        assert!(take(&mut inbound).is_some());
        let room = inbound.room.as_ptr();
        assert_eq!(inbound.at_hand(), Some((Kind::Text, 5)));
        assert!(take(&mut inbound).is_some());
        assert_eq!(inbound.room.as_ptr(), room);
        let Ok(Some(Event::Message(message))) = inbound.next_event() else { panic!() };
        assert_eq!(message.data.capacity(), 5);
    }
}
