//! A connection against a scripted peer on loopback: what the parts of this layer do together.

mod receiving;
mod streaming;

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::Arc,
    time::Duration,
};

use super::{
    Cause, Error, Initiator, Kind, Message, MessageLimit, Options, Outcome, SendCall,
    call::{CloseCall, Payload, PingCall},
    connection::{Connection, Place},
    receive::{Received, Room},
};
use crate::transport::{
    Cookies, Deadline, Opened, ProxyRule, Request, Stream, Target, TlsOptions, clock,
};

/// Long enough for any machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(20);

const SOON: Duration = Duration::from_millis(100);

fn options() -> Options {
    let request = Request {
        target: Target::parse("ws://peer.test/").unwrap(),
        headers: Vec::new(),
        omitted: Vec::new(),
        subprotocols: Vec::new(),
        tls: TlsOptions::default(),
        compression: false,
        proxy: ProxyRule::None,
        max_redirects: 0,
        limit: PATIENCE,
    };
    Options {
        requests: vec![Arc::new(request)],
        reconnect: None,
        persistence: None,
        receive_timeout: None,
        send_timeout: PATIENCE,
        close_timeout: PATIENCE,
        ping_interval: None,
        pong_timeout: None,
        max_message_size: MessageLimit::Client(1 << 20),
        read_ahead: 1 << 16,
    }
}

/// A connection and the other end of its socket.
fn connect(options: &Options, early: &[u8]) -> (Connection, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    #[expect(clippy::disallowed_methods, reason = "a blocking connect to a listener of our own")]
    let peer = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    peer.set_read_timeout(Some(PATIENCE)).unwrap();
    peer.set_nodelay(true).unwrap();
    let (tcp, _) = listener.accept().unwrap();
    (over(tcp, options, early), peer)
}

fn over(tcp: TcpStream, options: &Options, early: &[u8]) -> Connection {
    tcp.set_nonblocking(true).unwrap();
    let address = tcp.peer_addr().unwrap();
    let opened = Opened {
        stream: Stream::plain(tcp),
        peer: address.into(),
        headers: Vec::new(),
        subprotocol: None,
        deflate: None,
        early: early.to_vec(),
        tls: None,
        sources: Vec::new(),
        cookies: Cookies::default(),
    };
    let place = Place("ws://peer.test/".into());
    Connection::new(opened, options, place, clock::now(), false).unwrap()
}

fn within(limit: Duration) -> Deadline {
    Deadline::after(clock::now(), limit)
}

fn done<T>(outcome: Outcome<T>) -> T {
    match outcome {
        Outcome::Done(result) => result,
        Outcome::Interrupted => panic!("interrupted"),
        Outcome::Happened(event) => panic!("{event:?}"),
    }
}

fn recv(connection: &mut Connection, limit: Duration) -> Result<Option<Message>, Error> {
    done(connection.recv(within(limit), Room::Ours)).map(|received| match received? {
        Received::Message(message) => Some(message),
        other => panic!("{other:?}"),
    })
}

fn text(data: &str) -> Message {
    Message { kind: Kind::Text, data: data.into() }
}

/// Reads one of our frames: its first byte and its payload, unmasked.
fn read_frame(peer: &mut TcpStream) -> (u8, Vec<u8>) {
    let mut head = [0; 2];
    peer.read_exact(&mut head).unwrap();
    assert_eq!(head[1] & 0x80, 0x80, "a client's frame is masked");
    let length = match head[1] & 0x7f {
        126 => {
            let mut length = [0; 2];
            peer.read_exact(&mut length).unwrap();
            usize::from(u16::from_be_bytes(length))
        }
        length => usize::from(length),
    };
    let mut key = [0; 4];
    peer.read_exact(&mut key).unwrap();
    let mut payload = vec![0; length];
    peer.read_exact(&mut payload).unwrap();
    payload.iter_mut().zip(key.iter().cycle()).for_each(|(byte, mask)| *byte ^= mask);
    (head[0], payload)
}

fn closure(error: Error) -> super::Closure {
    match error {
        Error::Closed { closure, .. } => closure,
        error => panic!("{error:?}"),
    }
}

#[test]
fn messages_come_in_order_and_a_time_out_keeps_half_a_frame() {
    let (mut connection, mut peer) = connect(&options(), b"\x81\x05early");
    peer.write_all(b"\x81\x01a\x81\x04ha").unwrap();
    assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text("early")));
    assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text("a")));
    assert_eq!(recv(&mut connection, SOON).unwrap(), None);
    peer.write_all(b"lf").unwrap();
    assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text("half")));
    assert_eq!(recv(&mut connection, Duration::ZERO).unwrap(), None);
}

#[test]
fn what_came_before_the_end_comes_before_the_error() {
    let (mut connection, mut peer) = connect(&options(), b"");
    peer.write_all(b"\x81\x01a\x81\x01b\x88\x05\x03\xe9bye").unwrap();
    assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text("a")));
    assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text("b")));
    let closure = closure(recv(&mut connection, PATIENCE).unwrap_err());
    assert_eq!((closure.code, closure.reason.as_str(), closure.clean), (1001, "bye", true));
    assert_eq!(closure.initiator, Initiator::Peer);
    assert_eq!(read_frame(&mut peer), (0x88, vec![0x03, 0xe9]));
    assert_eq!(peer.read(&mut [0]).unwrap(), 0, "and then the socket is closed");
}

#[test]
fn an_end_without_a_close_frame_is_1006() {
    let (mut connection, mut peer) = connect(&options(), b"");
    peer.write_all(b"\x81\x01a").unwrap();
    drop(peer);
    assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text("a")));
    for _ in 0..2 {
        let closure = closure(recv(&mut connection, PATIENCE).unwrap_err());
        assert_eq!(
            (closure.code, closure.clean, closure.initiator),
            (1006, false, Initiator::Network)
        );
    }
}

#[test]
fn a_violation_is_told_to_the_peer_before_the_end() {
    let (mut connection, mut peer) = connect(&options(), b"");
    peer.write_all(b"\x81\x01a\xc1\x00").unwrap();
    assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text("a")));
    let peer = std::thread::spawn(move || read_frame(&mut peer));
    let closure = closure(recv(&mut connection, PATIENCE).unwrap_err());
    assert!(matches!(closure.cause, Cause::Violation(_)) && closure.code == 1002);
    let (first, body) = peer.join().unwrap();
    assert_eq!((first, &body[..2]), (0x88, &[0x03, 0xea][..]));
}

#[test]
fn an_end_is_told_in_time_though_the_peer_keeps_the_socket_open() {
    let (mut connection, mut peer) = connect(&options(), b"");
    peer.write_all(b"\xc1\x00").unwrap();
    let ended = closure(recv(&mut connection, SOON).unwrap_err());
    assert_eq!(ended.code, 1002);
    assert_eq!(read_frame(&mut peer).0, 0x88);
}

#[test]
fn closing_takes_both_frames_and_keeps_what_comes_between() {
    let (mut connection, mut peer) = connect(&options(), b"");
    let peer = std::thread::spawn(move || {
        let frame = read_frame(&mut peer);
        peer.write_all(b"\x81\x01x\x88\x02\x0f\xa0").unwrap();
        frame
    });
    done(connection.close(&mut CloseCall::new(4000, "done", PATIENCE))).unwrap();
    assert_eq!(peer.join().unwrap(), (0x88, b"\x0f\xa0done".to_vec()));
    assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text("x")));
    let closure = closure(recv(&mut connection, PATIENCE).unwrap_err());
    assert_eq!((closure.code, closure.clean, closure.initiator), (4000, true, Initiator::Client));
}

#[test]
fn a_close_that_is_not_answered_ends_at_its_limit() {
    let (mut connection, _peer) = connect(&options(), b"");
    let start = clock::now();
    let result = done(connection.close(&mut CloseCall::new(1000, "", SOON)));
    assert!(matches!(result, Err(Error::TimedOut { closed: true, .. })));
    assert!(start.elapsed() >= SOON && start.elapsed() < PATIENCE);
    assert_eq!(connection.closure().map(|closure| closure.code), Some(1006));
}

#[test]
fn an_unanswered_close_ends_at_its_limit_though_nobody_waits_for_it() {
    let beating = Options { ping_interval: Some(PATIENCE), ..options() };
    let (mut connection, _peer) = connect(&beating, b"");
    // As a signal handler's exception leaves a close(): its deadline stays with the connection.
    connection.start_closing(SOON);
    assert!(connection.is_closing());
    eventually(|| connection.closure().is_some());
    let closure = closure(recv(&mut connection, PATIENCE).unwrap_err());
    assert_eq!((closure.code, closure.cause), (1006, Cause::Unanswered));
}

#[test]
fn nothing_is_sent_after_our_close_frame() {
    let (mut connection, _peer) = connect(&options(), b"");
    connection.start_closing(PATIENCE);
    let mut call = SendCall::new(Kind::Text, PATIENCE, clock::now());
    let refused = closure(done(connection.send(&mut call, Payload::One(b"late"))).unwrap_err());
    assert_eq!(refused.cause, Cause::Closing);
    assert!(done(connection.ping(&mut PingCall::new(PATIENCE, clock::now()))).is_err());
}

#[test]
fn a_send_that_finds_another_connection_does_not_go_on_there() {
    let (mut first, _keep) = connect(&options(), b"");
    let (mut second, mut peer) = connect(&options(), b"");
    let mut call = SendCall::new(Kind::Binary, SOON, clock::now());
    let payload = vec![0; 64 << 20];
    assert!(done(first.send(&mut call, Payload::One(&payload))).is_err());
    let refused = closure(done(second.send(&mut call, Payload::One(&payload))).unwrap_err());
    assert_eq!(refused.cause, Cause::Replaced);
    drop(second);
    assert_eq!(read_frame(&mut peer), (0x88, vec![0x03, 0xe9]), "and nothing before it");
}

#[test]
fn what_a_peer_said_before_it_stopped_reading_is_not_lost() {
    let (mut connection, mut peer) = connect(&Options { read_ahead: 1000, ..options() }, b"");
    let count = 5000u32;
    let mut bytes: Vec<u8> = (0..count)
        .flat_map(|number| [b"\x82\x04".as_slice(), &number.to_be_bytes()].concat())
        .collect();
    bytes.extend(b"\x88\x02\x03\xe9");
    peer.write_all(&bytes).unwrap();
    drop(peer);
    eventually(|| {
        let mut call = SendCall::new(Kind::Text, PATIENCE, clock::now());
        done(connection.send(&mut call, Payload::One(b"anybody there?"))).is_err()
    });
    for number in 0..count {
        assert_eq!(recv(&mut connection, PATIENCE).unwrap().unwrap().data, number.to_be_bytes());
    }
    assert_eq!(closure(recv(&mut connection, PATIENCE).unwrap_err()).code, 1001);
}

#[test]
fn an_end_behind_other_bytes_is_seen_at_once() {
    let (connection, mut peer) = connect(&options(), b"");
    peer.write_all(b"\x89\x00").unwrap();
    drop(peer);
    eventually(|| connection.look().is_some());
}

#[test]
fn a_ping_gets_its_answer_though_the_read_ahead_is_full() {
    let (mut connection, mut peer) = connect(&Options { read_ahead: 500, ..options() }, b"");
    peer.write_all(&b"\x82\x7d".iter().copied().chain([0; 125]).collect::<Vec<_>>().repeat(5))
        .unwrap();
    let peer = std::thread::spawn(move || {
        let (_, body) = read_frame(&mut peer);
        peer.write_all(&[b"\x8a\x08".as_slice(), &body].concat()).unwrap();
        peer
    });
    done(connection.ping(&mut PingCall::new(PATIENCE, clock::now()))).unwrap();
    drop(peer.join().unwrap());
}

#[test]
fn a_message_the_peer_takes_none_of_can_be_taken_back() {
    let (mut connection, peer) = connect(&options(), b"");
    let payload = vec![7; 64 * 1024];
    let mut sent = 0u64;
    let late = loop {
        let mut call = SendCall::new(Kind::Binary, SOON, clock::now());
        match done(connection.send(&mut call, Payload::One(&payload))) {
            Ok(()) => sent += 1,
            Err(error) => break error,
        }
    };
    let Error::TimedOut { closed, .. } = late else { panic!("{late:?}") };
    // What the socket buffers hold decides whether the last message began to leave.
    assert_eq!(connection.closure().is_some(), closed);
    assert_eq!(connection.stats().messages_sent, sent);
    drop(peer);
}

#[test]
fn a_large_message_in_both_directions_at_once_does_not_lock_up() {
    let (mut connection, mut peer) = connect(
        &Options {
            read_ahead: 1 << 24,
            max_message_size: MessageLimit::Client(1 << 24),
            ..options()
        },
        b"",
    );
    let size = 8 << 20;
    let echo = std::thread::spawn(move || {
        let mut head = [0; 14];
        peer.read_exact(&mut head).unwrap();
        let mut answer = vec![0x82, 127];
        answer.extend((size as u64).to_be_bytes());
        peer.write_all(&answer).unwrap();
        let mut chunk = vec![0; 1 << 16];
        let mut left = size;
        while left > 0 {
            let count = peer.read(&mut chunk).unwrap();
            assert!(count > 0);
            peer.write_all(&chunk[..count]).unwrap();
            left -= count;
        }
    });
    let payload = vec![1; size];
    let mut call = SendCall::new(Kind::Binary, PATIENCE, clock::now());
    done(connection.send(&mut call, Payload::One(&payload))).unwrap();
    let message = recv(&mut connection, PATIENCE).unwrap().unwrap();
    assert_eq!(message.data.len(), size);
    echo.join().unwrap();
}

#[test]
fn a_full_read_ahead_does_not_hold_up_sending() {
    let (mut connection, mut peer) = connect(&Options { read_ahead: 1, ..options() }, b"");
    peer.write_all(b"\x81\x01m\x81\x01n").unwrap();
    let size = 64 << 20;
    let reader = std::thread::spawn(move || {
        let mut left = size + 14;
        let mut chunk = vec![0; 1 << 18];
        while left > 0 {
            left -= peer.read(&mut chunk).unwrap();
        }
        peer
    });
    let payload = vec![1; size];
    let start = clock::now();
    let mut call = SendCall::new(Kind::Binary, PATIENCE, start);
    done(connection.send(&mut call, Payload::One(&payload))).unwrap();
    assert!(start.elapsed() < PATIENCE / 2, "sending waited for its time limit");
    drop(reader.join().unwrap());
}

#[test]
fn a_ping_measures_its_round_trip_and_keeps_messages() {
    let (mut connection, mut peer) = connect(&options(), b"");
    let peer = std::thread::spawn(move || {
        let (first, body) = read_frame(&mut peer);
        assert_eq!(first, 0x89);
        peer.write_all(&[b"\x81\x01m\x8a\x08".as_slice(), &body].concat()).unwrap();
        peer
    });
    let trip = done(connection.ping(&mut PingCall::new(PATIENCE, clock::now()))).unwrap();
    assert!(trip < PATIENCE);
    assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text("m")));
    drop(peer.join().unwrap());
}

#[test]
fn a_flood_of_pings_does_not_hold_a_call_past_its_deadline() {
    let (mut connection, mut peer) = connect(&options(), b"");
    let mut reader = peer.try_clone().unwrap();
    let drain = std::thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
    let flood = std::thread::spawn(move || {
        let pings = b"\x89\x02hi".repeat(10_000);
        while peer.write_all(&pings).is_ok() {}
    });
    let start = clock::now();
    assert_eq!(recv(&mut connection, 3 * SOON).unwrap(), None);
    assert!(start.elapsed() >= 3 * SOON && start.elapsed() < PATIENCE / 4);
    let _ = connection.close(&mut CloseCall::new(1000, "", SOON));
    drop(connection);
    flood.join().unwrap();
    let _ = drain.join();
}

/// Waits for something that another thread brings about.
fn eventually(mut holds: impl FnMut() -> bool) {
    let deadline = within(PATIENCE);
    while !holds() {
        assert!(!deadline.is_past(clock::now()), "it did not happen");
        std::thread::yield_now();
    }
}

/// A turn reads so often and no more; what its last read brought is looked at before anybody waits for more.
#[test]
fn a_message_whose_end_comes_with_the_last_read_of_a_turn_is_seen() {
    const READ: usize = 64 * 1024;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    #[expect(clippy::disallowed_methods, reason = "a blocking connect to a listener of our own")]
    let mut peer = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let (tcp, _) = listener.accept().unwrap();
    let socket = tcp.try_clone().unwrap();
    let mut connection = over(tcp, &options(), b"");
    let mut seen = vec![0; 2 * READ];
    for reads in 0..2 {
        // Fragments, since the payload of a large frame is read to where it stays, which takes fewer reads.
        let mut bytes = b"\x02\x3e".to_vec();
        bytes.extend([0; 62]);
        while bytes.len() < reads * READ {
            bytes.extend(b"\x00\x3e");
            bytes.extend([0; 62]);
        }
        bytes.extend(b"\x80\x01x");
        let total = bytes.len();
        let writer = std::thread::spawn({
            let mut peer = peer.try_clone().unwrap();
            move || peer.write_all(&bytes).unwrap()
        });
        eventually(|| socket.peek(&mut seen).is_ok_and(|count| count == total));
        writer.join().unwrap();
        let waited_in_vain = within(PATIENCE / 2);
        let message = recv(&mut connection, PATIENCE).unwrap().expect("all of it has come");
        assert!(!waited_in_vain.is_past(clock::now()), "{reads} reads");
        assert_eq!(message.data.len(), total / 64 * 62 + 1, "{reads} reads");
    }
    peer.write_all(b"\x81\x00").unwrap();
    assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text("")));
}

#[test]
fn the_keeper_answers_pings_and_sends_its_own_while_nobody_calls() {
    let beating = Options { ping_interval: Some(SOON), pong_timeout: Some(PATIENCE), ..options() };
    let (mut connection, mut peer) = connect(&beating, b"");
    peer.write_all(b"\x89\x02hi\x81\x01m").unwrap();
    assert_eq!(read_frame(&mut peer), (0x8a, b"hi".to_vec()));
    assert_eq!(read_frame(&mut peer).0, 0x89);
    eventually(|| connection.stats().buffered_messages == 1);
    assert_eq!(recv(&mut connection, Duration::ZERO).unwrap(), Some(text("m")));
}

#[test]
fn what_was_read_ahead_can_be_answered_before_the_violation_behind_it_ends_all() {
    let beating = Options { ping_interval: Some(PATIENCE), ..options() };
    let (mut connection, mut peer) = connect(&beating, b"");
    peer.write_all(b"\x81\x01a\x81\x01b\x83\x00").unwrap();
    eventually(|| connection.stats().buffered_messages == 2);
    for data in ["a", "b"] {
        assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text(data)));
        assert_eq!(connection.closure(), None);
        let mut call = SendCall::new(Kind::Text, PATIENCE, clock::now());
        done(connection.send(&mut call, Payload::One(data.as_bytes()))).unwrap();
    }
    // Nobody has to ask for more to have it ended.
    eventually(|| connection.closure().is_some());
    let closure = closure(recv(&mut connection, PATIENCE).unwrap_err());
    assert!(matches!(closure.cause, Cause::Violation(_)));
    assert_eq!(read_frame(&mut peer), (0x81, b"a".to_vec()));
    assert_eq!(read_frame(&mut peer), (0x81, b"b".to_vec()));
    let (first, body) = read_frame(&mut peer);
    assert_eq!((first, body.get(..2)), (0x88, Some([0x03, 0xea].as_slice())));
}

#[test]
fn the_keeper_notices_a_peer_that_stopped_answering() {
    let beating = Options { ping_interval: Some(SOON), pong_timeout: Some(SOON), ..options() };
    let (mut connection, mut peer) = connect(&beating, b"");
    eventually(|| connection.closure().is_some());
    let closure = closure(recv(&mut connection, PATIENCE).unwrap_err());
    assert!(matches!(closure.cause, Cause::Silent { .. }));
    assert_eq!(read_frame(&mut peer).0, 0x89);
    assert_eq!(read_frame(&mut peer), (0x88, b"\x03\xf3keepalive ping timeout".to_vec()));
}

#[test]
fn a_full_read_ahead_is_neither_death_nor_loss() {
    let beating = Options {
        ping_interval: Some(SOON),
        pong_timeout: Some(SOON),
        read_ahead: 1000,
        ..options()
    };
    let (mut connection, mut peer) = connect(&beating, b"");
    let count = 20_000u32;
    let flood = std::thread::spawn(move || {
        for number in 0..count {
            peer.write_all(&[b"\x82\x04".as_slice(), &number.to_be_bytes()].concat()).unwrap();
        }
        peer
    });
    eventually(|| connection.stats().buffered_bytes > 0);
    // Three heartbeats' worth of nobody fetching anything.
    let idle = within(6 * SOON);
    eventually(|| idle.is_past(clock::now()));
    assert_eq!(connection.closure(), None);
    assert!(connection.stats().buffered_bytes <= 1000);
    for number in 0..count {
        let message = recv(&mut connection, PATIENCE).unwrap().unwrap();
        assert_eq!(message.data, number.to_be_bytes());
    }
    drop(flood.join().unwrap());
}

#[test]
fn a_dropped_connection_says_goodbye() {
    let (connection, mut peer) = connect(&options(), b"");
    drop(connection);
    assert_eq!(read_frame(&mut peer), (0x88, vec![0x03, 0xe9]));
    assert_eq!(peer.read(&mut [0]).unwrap(), 0);
}
