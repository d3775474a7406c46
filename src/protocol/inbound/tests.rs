//! Frames in any pieces, and what is wrong with them.

use super::*;
use crate::protocol::{
    deflate::{Deflater, Until},
    partial::ROOM,
};
use proptest::prelude::*;

pub(super) fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = vec![first];
    match payload.len() {
        length @ 0..=125 => bytes.push(length as u8),
        length @ 126..=65535 => {
            bytes.push(126);
            bytes.extend((length as u16).to_be_bytes());
        }
        length => {
            bytes.push(127);
            bytes.extend((length as u64).to_be_bytes());
        }
    }
    bytes.extend_from_slice(payload);
    bytes
}

/// Feeds `bytes` in pieces of the given sizes (repeated) and collects the events.
fn feed(inbound: &mut Inbound, mut bytes: &[u8], sizes: &[usize]) -> Result<Vec<Event>, Violation> {
    let mut events = Vec::new();
    let mut sizes = sizes.iter().cycle();
    loop {
        while let Some(event) = inbound.next_event()? {
            events.push(event);
        }
        if bytes.is_empty() {
            return Ok(events);
        }
        let target = inbound.read_target();
        assert!(!target.is_empty());
        let count = target.len().min(bytes.len()).min(*sizes.next().unwrap());
        target[..count].copy_from_slice(&bytes[..count]);
        inbound.commit(count)?;
        bytes = &bytes[count..];
    }
}

fn events(bytes: &[u8]) -> Result<Vec<Event>, Violation> {
    feed(&mut Inbound::new(1 << 20, None, b""), bytes, &[usize::MAX])
}

fn text(data: &str) -> Event {
    Event::Message(Message { kind: Kind::Text, data: data.into() })
}

#[test]
fn frames_become_messages() {
    let bytes = [frame(0x81, b"hi"), frame(0x82, b""), frame(0x81, "世界".as_bytes())].concat();
    let empty = Event::Message(Message { kind: Kind::Binary, data: vec![] });
    assert_eq!(events(&bytes), Ok(vec![text("hi"), empty, text("世界")]));
}

#[test]
fn bytes_behind_the_upgrade_count() {
    let mut inbound = Inbound::new(100, None, &frame(0x81, b"early"));
    assert_eq!(inbound.next_event(), Ok(Some(text("early"))));
}

#[test]
fn control_frames_may_stand_between_fragments() {
    let bytes = [
        frame(0x01, b"a"),
        frame(0x89, b"p"),
        frame(0x00, b"b"),
        frame(0x8a, b""),
        frame(0x80, b"c"),
    ];
    let expected = vec![Event::Ping(b"p".to_vec()), Event::Pong(vec![]), text("abc")];
    assert_eq!(events(&bytes.concat()), Ok(expected));
}

#[test]
fn an_empty_compressed_message_does_not_spoil_the_next() {
    let mut inbound = Inbound::new(1000, Some(Agreement::default()), b"");
    let hello = b"\xf2\x48\xcd\xc9\xc9\x07\x00";
    let bytes = [frame(0xc1, hello), frame(0xc1, b""), frame(0xc1, hello)].concat();
    let text = |data: &str| Event::Message(Message { kind: Kind::Text, data: data.into() });
    let expected = vec![text("Hello"), text(""), text("Hello")];
    assert_eq!(feed(&mut inbound, &bytes, &[usize::MAX]), Ok(expected));
}

#[test]
fn a_character_may_be_cut_by_a_fragment() {
    let world = "世".as_bytes();
    let bytes = [frame(0x01, &world[..1]), frame(0x80, &world[1..])].concat();
    assert_eq!(events(&bytes), Ok(vec![text("世")]));
}

#[test]
fn violations_of_the_framing_are_named() {
    for (bytes, violation) in [
        (frame(0x83, b""), Violation::ReservedOpcode(3)),
        (frame(0x8b, b""), Violation::ReservedOpcode(11)),
        (vec![0x81, 0x80], Violation::Masked),
        (frame(0x09, b""), Violation::FragmentedControl),
        (frame(0x89, &[0; 126]), Violation::LongControl(126)),
        (frame(0x88, &[0; 126]), Violation::LongClose(126)),
        (frame(0x80, b""), Violation::StrayContinuation),
        ([frame(0x01, b""), frame(0x81, b"")].concat(), Violation::InterleavedMessage),
        (vec![0x82, 126, 0, 125], Violation::LengthEncoding),
        (vec![0x82, 127, 0, 0, 0, 0, 0, 0, 0xff, 0xff], Violation::LengthEncoding),
        (vec![0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0], Violation::LengthSign),
        (frame(0x81, b"\xff"), Violation::TextNotUtf8),
        (frame(0x81, b"\xe4\xb8"), Violation::TextNotUtf8),
        (frame(0x88, b"\x03"), Violation::ShortClose),
    ] {
        assert_eq!(events(&bytes), Err(violation), "{bytes:x?}");
    }
}

/// What is wrong with a message that begins with this byte, or whose second frame does.
fn reserved_bits(first: u8, agreement: Option<Agreement>) -> String {
    let begun = if first.is_multiple_of(16) { frame(0x01, b"a") } else { Vec::new() };
    let bytes = [begun, frame(first, b"")].concat();
    feed(&mut Inbound::new(1000, agreement, b""), &bytes, &[1]).unwrap_err().to_string()
}

#[test]
fn reserved_bits_are_named_and_why_they_must_not_be_set() {
    for (first, bits) in [
        (0xc1, "a text frame has the reserved bit RSV1 set"),
        (0xa2, "a binary frame has the reserved bit RSV2 set"),
        (0x90, "a continuation frame has the reserved bit RSV3 set"),
        (0xe9, "a ping frame has the reserved bits RSV1 and RSV2 set"),
        (0xda, "a pong frame has the reserved bits RSV1 and RSV3 set"),
        (0xb8, "a close frame has the reserved bits RSV2 and RSV3 set"),
        (0xf0, "a continuation frame has the reserved bits RSV1, RSV2 and RSV3 set"),
    ] {
        let told = reserved_bits(first, None);
        assert_eq!(told, format!("{bits} although no extension was negotiated"));
    }
    let only_first = ", which permessage-deflate allows only on the first frame of a message";
    let meaningless = ", to which permessage-deflate gives no meaning there";
    for (first, bits, why) in [
        (0xc9, "a ping frame has the reserved bit RSV1 set", only_first),
        (0xc0, "a continuation frame has the reserved bit RSV1 set", only_first),
        (0xe1, "a text frame has the reserved bit RSV2 set", meaningless),
        (0xb2, "a binary frame has the reserved bits RSV2 and RSV3 set", meaningless),
        (0xf0, "a continuation frame has the reserved bits RSV1, RSV2 and RSV3 set", meaningless),
    ] {
        let told = reserved_bits(first, Some(Agreement::default()));
        assert_eq!(told, format!("{bits}{why}"));
        assert!(told.len() <= crate::protocol::MAX_REASON);
    }
}

#[test]
fn http_is_known_by_what_has_come_of_it() {
    let head = b"HTTP/1.1 502 Bad Gateway\r\n\r\n";
    for agreement in [None, Some(Agreement::default())] {
        let inbound = || Inbound::new(1000, agreement, b"");
        for size in 1..=head.len() {
            assert_eq!(feed(&mut inbound(), head, &[size]), Err(Violation::Http), "{size}");
        }
        assert_eq!(feed(&mut inbound(), b"H", &[1]), Ok(vec![]));
        for other in [b"HTTX/1.1".as_slice(), b"HI", b"GET "] {
            let is_http = feed(&mut inbound(), other, &[usize::MAX]) == Err(Violation::Http);
            assert!(!is_http, "{other:?}");
        }
        assert_eq!(Inbound::new(1000, agreement, head).next_event(), Err(Violation::Http));
    }
    assert!(Violation::Http.to_string().len() <= crate::protocol::MAX_REASON);
}

#[test]
fn a_bad_byte_is_seen_before_its_frame_ends() {
    let bytes = frame(0x81, &[b"ok\xff".as_slice(), &[b'x'; 50]].concat());
    assert_eq!(events(&bytes[..5]), Err(Violation::TextNotUtf8));
}

#[test]
fn the_limit_is_enforced_from_the_header() {
    let mut inbound = Inbound::new(1000, None, b"");
    let header = [0x82, 127, 0, 0, 0, 1, 0, 0, 0, 0];
    let too_big = Violation::TooBig { size: 1 << 32, limit: 1000 };
    assert_eq!(feed(&mut inbound, &header, &[1]), Err(too_big));
}

#[test]
fn an_announcement_gets_no_more_room_than_it_fills() {
    let mut inbound = Inbound::new(usize::MAX, None, b"");
    let header = [0x82, 127, 0x3f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    assert_eq!(feed(&mut inbound, &[&header[..], &[7; 100_000]].concat(), &[1000]), Ok(vec![]));
    assert!(inbound.partial.unwrap().capacity() <= 2 * ROOM);
}

#[test]
fn payloads_of_any_size_around_the_room_arrive_whole() {
    for size in
        [ROOM - 1, ROOM, ROOM + 1, ROOM + DIRECT / 2, ROOM + 2 * DIRECT, 3 * ROOM + DIRECT / 3]
    {
        let payload: Vec<u8> = (0..size).map(|i| (i * 31 / 7) as u8).collect();
        for sizes in [[BUFFER, BUFFER], [BUFFER / 3, 1500], [50_000, 7]] {
            let mut inbound = Inbound::new(usize::MAX, None, b"");
            let events = feed(&mut inbound, &frame(0x82, &payload), &sizes).unwrap();
            let [Event::Message(message)] = &events[..] else { panic!("{size}") };
            assert!(message.data == payload, "{size} {sizes:?}");
        }
    }
}

#[test]
fn the_limit_counts_all_fragments() {
    let mut inbound = Inbound::new(10, None, b"");
    let bytes = [frame(0x02, &[0; 6]), frame(0x00, &[0; 4]), frame(0x80, &[0; 1])].concat();
    assert_eq!(
        feed(&mut inbound, &bytes, &[usize::MAX]),
        Err(Violation::TooBig { size: 11, limit: 10 })
    );
}

#[test]
fn large_payloads_in_fragments_keep_their_order() {
    let first: Vec<u8> = (0..200_000u32).map(|i| i as u8).collect();
    let second: Vec<u8> = (0..150_000u32).map(|i| (i * 7) as u8).collect();
    let bytes = [frame(0x02, &first), frame(0x89, b"x"), frame(0x80, &second), frame(0x81, b"z")];
    let whole = Message { kind: Kind::Binary, data: [first, second].concat() };
    let expected = vec![Event::Ping(b"x".to_vec()), Event::Message(whole), text("z")];
    for sizes in [[usize::MAX, 100_000], [1000, 70_000], [65_536, 1]] {
        assert_eq!(
            feed(&mut Inbound::new(1 << 20, None, b""), &bytes.concat(), &sizes),
            Ok(expected.clone())
        );
    }
}

proptest! {
    #[test]
    fn any_split_of_a_stream_gives_the_same_events(
        payloads in proptest::collection::vec((0usize..3, "\\PC{0,300}"), 1..12),
        sizes in proptest::collection::vec(1usize..200, 1..20),
    ) {
        let bytes: Vec<u8> = payloads.iter().flat_map(|(shape, data)| match shape {
            0 => frame(0x81, data.as_bytes()),
            1 => {
                let cut = data.len() / 2;
                [frame(0x02, &data.as_bytes()[..cut]), frame(0x80, &data.as_bytes()[cut..])].concat()
            }
            _ => frame(0x89, &data.as_bytes()[..data.len().min(125)]),
        }).collect();
        prop_assert_eq!(feed(&mut Inbound::new(1 << 20, None, b""), &bytes, &sizes), events(&bytes));
    }
}

/// Takes a message piece by piece, never more than a read and `most` at a time, and gives it with the size of the
/// largest piece. What follows it is left.
fn pieces(
    inbound: &mut Inbound,
    mut bytes: &[u8],
    most: usize,
) -> Result<(Vec<u8>, usize), Violation> {
    let (mut message, mut largest) = (Vec::new(), 0);
    loop {
        inbound.stream(Some(most));
        let end = inbound.next_event()?;
        let piece = match &end {
            Some(Event::Message(rest)) => rest.data.clone(),
            _ => inbound.take_piece().unwrap_or_default(),
        };
        largest = largest.max(piece.len());
        message.extend_from_slice(&piece);
        if let Some(Event::Message(_)) = end {
            return Ok((message, largest));
        }
        if piece.is_empty() {
            let target = inbound.read_target();
            let count = target.len().min(bytes.len());
            assert_ne!(count, 0, "all of it has come");
            target[..count].copy_from_slice(&bytes[..count]);
            bytes = &bytes[count..];
            inbound.commit(count)?;
        }
    }
}

#[test]
fn a_message_of_any_size_can_be_taken_in_pieces() {
    let payload: Vec<u8> = (0..1_000_003u32).map(|i| (i % 251) as u8).collect();
    let halves = payload.split_at(400_000);
    for bytes in [
        frame(0x82, &payload),
        [frame(0x02, halves.0), frame(0x89, b""), frame(0x80, halves.1)].concat(),
    ] {
        let mut inbound = Inbound::new(100, None, b"");
        let (message, largest) = pieces(&mut inbound, &bytes, 5000).unwrap();
        assert!(message == payload && largest <= 5000 + BUFFER, "{largest}");
        assert!(feed(&mut inbound, &frame(0x81, &[b'a'; 101]), &[10]).is_err(), "only that one");
    }
}

#[test]
fn a_message_that_was_too_large_to_be_kept_can_still_be_taken_in_pieces() {
    let mut inbound = Inbound::new(100, None, b"");
    let bytes = frame(0x82, &[7; 5000]);
    for _ in 0..2 {
        let too_big = Violation::TooBig { size: 5000, limit: 100 };
        assert_eq!(feed(&mut inbound, &bytes[..4], &[1]), Err(too_big.clone()));
        assert_eq!(inbound.next_event(), Err(too_big.clone()));
        // Its beginning is let in, and then the caller does not want it after all.
        inbound.stream(Some(1000));
        assert_eq!(inbound.next_event(), Ok(None));
        inbound.stream(None);
        assert_eq!(inbound.next_event(), Err(too_big));
        assert!(pieces(&mut inbound, &bytes[4..], 1000).unwrap().0 == [7; 5000]);
    }
}

#[test]
fn what_inflates_to_much_is_inflated_as_it_is_taken() {
    let payload = vec![b'x'; 3_000_000];
    let mut stream = flate2::Compress::new(flate2::Compression::best(), false);
    let mut body = Vec::with_capacity(100_000);
    stream.compress_vec(&payload, &mut body, flate2::FlushCompress::Sync).unwrap();
    let body = body.strip_suffix(&[0, 0, 0xff, 0xff]).unwrap();
    for forgets in [false, true] {
        let agreement = Agreement { server_no_context_takeover: forgets, ..Agreement::default() };
        let mut inbound = Inbound::new(100, Some(agreement), b"");
        let (message, largest) = pieces(&mut inbound, &frame(0xc1, body), 5000).unwrap();
        assert!(message == payload && largest == 5001, "{largest}");
        assert!(!inbound.has_buffered());
    }
}

#[test]
fn what_inflates_to_much_is_inflated_in_steps_of_the_callers() {
    let mut deflater = Deflater::new(Agreement::default()).unwrap();
    let mut payload = Vec::new();
    deflater.push(&[0; 1 << 20], Until::Message, &mut payload);
    let mut bytes = frame(0xc2, &payload);
    bytes.extend(frame(0x81, b"behind it"));
    let mut inbound = Inbound::new(2 << 20, Some(Agreement::default()), &bytes);
    for _ in 0..4 {
        inbound.allow_inflating(200_000);
        assert_eq!(inbound.next_event(), Ok(None));
        assert!(inbound.is_inflating_paused() && inbound.has_buffered());
        assert_eq!(inbound.next_event(), Ok(None), "before it is allowed more");
    }
    inbound.allow_inflating(usize::MAX);
    let Some(Event::Message(message)) = inbound.next_event().unwrap() else { panic!() };
    assert!(message.data.len() == 1 << 20 && !inbound.is_inflating_paused());
    assert_eq!(inbound.next_event(), Ok(Some(text("behind it"))));
}

#[test]
fn a_text_taken_in_pieces_is_checked_across_them() {
    let text = "世".repeat(100_000);
    let mut inbound = Inbound::new(100, None, b"");
    assert!(
        pieces(&mut inbound, &frame(0x81, text.as_bytes()), 70_000).unwrap().0 == text.as_bytes()
    );
    let cut = frame(0x81, &text.as_bytes()[..200_000]);
    assert_eq!(pieces(&mut inbound, &cut, 70_000), Err(Violation::TextNotUtf8));
}
