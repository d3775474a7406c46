//! Any bytes from a server, in any pieces: the machine sees what the reference sees, whatever the pieces; it answers
//! what it must; and memory stays within what the limit on messages allows.

use arbitrary::{Arbitrary, Unstructured};

use crate::{
    memory,
    protocol::{Agreement, Event, Message, NoEntropy, Violation, WebSocket},
    reference::{self, End},
    server,
};

#[derive(Debug, Arbitrary)]
struct Plan {
    deflate: Option<[u8; 3]>,
    limit: u16,
    early: u16,
    sizes: Vec<u16>,
}

/// Memory of a connection that does not depend on messages: the buffer (64 KiB), the inflater, small things.
const FIXED: usize = 64 * 1024 + 128 * 1024;

pub fn frames(data: &[u8]) {
    let Some((plan, bytes)) = plan(data) else { return };
    let limit = usize::from(plan.limit);
    let deflate = plan.deflate.map(agreement);
    let expected = reference::decode(bytes, limit, deflate);
    let early = usize::from(plan.early) % (bytes.len() + 1);
    let sizes: Vec<usize> = plan.sizes.iter().map(|size| usize::from(*size) + 1).collect();
    for (early, sizes) in [(0, &[usize::MAX][..]), (early, &sizes), (0, &[1])] {
        for way in [Way::Decoded, Way::AtHand] {
            if sizes.is_empty() {
                continue;
            }
            let mut events = Vec::new();
            let end = run(bytes, limit, deflate, early, sizes, way, |event| events.push(event));
            compare(&expected, &events, &end);
        }
    }
    let peak = memory::peak(|| {
        let _ = run(bytes, limit, deflate, 0, &[usize::MAX], Way::Decoded, drop);
    });
    // Twice, because room grows by doubling, and once more where it is moved.
    let most = FIXED + 3 * limit;
    assert!(peak <= most, "{peak} bytes at the peak, {most} allowed with a limit of {limit}");
}

fn plan(data: &[u8]) -> Option<(Plan, &[u8])> {
    // The bytes come first and the plan last, so that a mutation of one does not move the other.
    let (bytes, plan) = data.split_at_checked(data.len().saturating_sub(16))?;
    Some((Plan::arbitrary(&mut Unstructured::new(plan)).ok()?, bytes))
}

pub(crate) fn agreement([flags, server, client]: [u8; 3]) -> Agreement {
    Agreement {
        server_no_context_takeover: flags & 1 != 0,
        client_no_context_takeover: flags & 2 != 0,
        server_max_window_bits: 8 + server % 8,
        client_max_window_bits: 8 + client % 8,
    }
}

pub(crate) fn entropy(buffer: &mut [u8]) -> Result<(), NoEntropy> {
    for (index, byte) in buffer.iter_mut().enumerate() {
        *byte = (index * 37 + 11) as u8;
    }
    Ok(())
}

/// How messages are taken that lie in the buffer whole.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Decoded,
    AtHand,
}

fn at_hand(websocket: &mut WebSocket) -> Option<Message> {
    let (kind, length) = websocket.at_hand()?;
    let mut data = Vec::new();
    assert!(websocket.take_at_hand((kind, length), |bytes| data.extend_from_slice(bytes)));
    assert_eq!(data.len(), length);
    Some(Message { kind, data })
}

/// Feeds the bytes in pieces of these sizes, over and over. The end is the violation, if there was one, and whether
/// reading is over; what was sent in answer is checked on the way.
fn run(
    bytes: &[u8],
    limit: usize,
    deflate: Option<Agreement>,
    early: usize,
    sizes: &[usize],
    way: Way,
    mut see: impl FnMut(Event),
) -> Result<bool, Violation> {
    let (early, mut bytes) = bytes.split_at(early);
    let mut websocket = WebSocket::new(limit, deflate, entropy, early);
    let mut sizes = sizes.iter().cycle();
    let mut answers = Vec::new();
    let mut last_ping = None;
    let result = loop {
        let drained = loop {
            if way == Way::AtHand
                && let Some(message) = at_hand(&mut websocket)
            {
                see(Event::Message(message));
                continue;
            }
            match websocket.next_event() {
                Ok(Some(event)) => {
                    if let Event::Message(message) = &event {
                        assert!(message.data.len() <= limit);
                    }
                    if let Event::Ping(body) = &event {
                        last_ping = Some(body.clone());
                    }
                    see(event);
                }
                Ok(None) => break Ok(()),
                Err(violation) => {
                    websocket.fail(&violation);
                    break Err(violation);
                }
            }
        };
        write(&mut websocket, &mut answers);
        if let Err(violation) = drained {
            break Err(violation);
        }
        if bytes.is_empty() || websocket.is_read_closed() {
            break Ok(websocket.is_read_closed());
        }
        let target = websocket.read_target();
        assert!(!target.is_empty());
        let count = target.len().min(bytes.len()).min(*sizes.next().unwrap_or(&1));
        let (piece, rest) = bytes.split_at(count);
        target[..count].copy_from_slice(piece);
        bytes = rest;
        if let Err(violation) = websocket.commit(count) {
            websocket.fail(&violation);
            write(&mut websocket, &mut answers);
            break Err(violation);
        }
    };
    let sent = server::decode(&answers, None);
    match &result {
        Err(violation) => {
            let (code, _) = sent.close.as_ref().expect("a violation is answered");
            assert_eq!(*code, Some(violation.close_code()));
            assert_eq!(websocket.next_event(), Ok(None), "an event after a violation");
        }
        Ok(true) => assert!(sent.close.is_some(), "a Close is not answered"),
        Ok(false) => {
            assert!(sent.close.is_none(), "a Close for nothing");
            assert_eq!(sent.pongs.last(), last_ping.as_ref(), "the last Ping is answered");
        }
    }
    assert!(sent.messages.is_empty() && sent.pings.is_empty());
    assert!(!websocket.has_output());
    result
}

fn write(websocket: &mut WebSocket, answers: &mut Vec<u8>) {
    loop {
        let output = websocket.output().expect("there is entropy");
        if output.is_empty() {
            return;
        }
        let count = output.len();
        answers.extend_from_slice(output);
        websocket.advance(count);
    }
}

fn compare(expected: &(Vec<Event>, End), events: &[Event], end: &Result<bool, Violation>) {
    assert_eq!(expected.0, events);
    match (&expected.1, end) {
        (End::Open, Ok(false)) | (End::Closed, Ok(true)) | (End::Doomed, Ok(false)) => {}
        (End::Broken(codes), Err(violation)) if codes.contains(&violation.close_code()) => {}
        (End::Doomed, Err(violation)) if violation.close_code() == 1002 => {}
        (expected, end) => panic!("{expected:?} expected, {end:?} seen"),
    }
}
