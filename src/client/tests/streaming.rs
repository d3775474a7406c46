//! Messages that go out fragment by fragment and come in piece by piece.

use std::{io::Write, time::Duration};

use super::{PATIENCE, SOON, closure, connect, done, options, read_frame, recv, text, within};
use crate::{
    client::{
        Cause, Error, Kind, MessageLimit, Operation, Options, Payload, PiecesCall, SendCall,
        call::CloseCall, connection::Connection,
    },
    protocol::Part,
    transport::clock,
};

/// A fragment after those that were sent on this connection, if any were.
fn fragment(connection: &mut Connection, part: Part, payload: &[u8]) -> Result<(), Error> {
    let on = part.continues().then(|| connection.serial());
    let mut call = SendCall::of(part, on, PATIENCE, clock::now());
    done(connection.send(&mut call, Payload::One(payload)))
}

#[test]
fn between_fragments_pings_are_answered_and_no_message_is_sent() {
    let (mut connection, mut peer) = connect(&options(), b"");
    fragment(&mut connection, Part::First(Kind::Text), b"one").unwrap();
    assert_eq!(read_frame(&mut peer), (0x01, b"one".to_vec()));
    peer.write_all(b"\x89\x01p\x81\x01m").unwrap();
    assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text("m")));
    assert_eq!(read_frame(&mut peer), (0x8a, b"p".to_vec()));
    let mut other = SendCall::new(Kind::Text, PATIENCE, clock::now());
    let refused = done(connection.send(&mut other, Payload::One(b"other"))).unwrap_err();
    assert!(matches!(refused, Error::MidMessage));
    fragment(&mut connection, Part::Last, b"two").unwrap();
    assert_eq!(read_frame(&mut peer), (0x80, b"two".to_vec()));
    done(connection.send(&mut other, Payload::One(b"other"))).unwrap();
    assert_eq!(connection.stats().messages_sent, 2);
}

#[test]
fn half_a_message_that_is_given_up_ends_the_connection_with_1011() {
    let (mut connection, mut peer) = connect(&options(), b"");
    fragment(&mut connection, Part::First(Kind::Binary), b"one").unwrap();
    connection.abandon_message();
    assert_eq!(read_frame(&mut peer), (0x02, b"one".to_vec()));
    let (opcode, body) = read_frame(&mut peer);
    assert_eq!((opcode, &body[..2]), (0x88, [0x03, 0xf3].as_slice()));
    let refused = closure(fragment(&mut connection, Part::Last, b"two").unwrap_err());
    assert_eq!((refused.code, refused.cause), (1006, Cause::HalfSent));
}

fn pieces(limit: Duration) -> PiecesCall {
    PiecesCall { deadline: within(limit), pause: limit, on: None }
}

#[test]
fn a_message_that_is_too_large_to_be_kept_comes_in_pieces() {
    let options = Options { max_message_size: MessageLimit::Client(1000), ..options() };
    let (mut connection, mut peer) = connect(&options, b"");
    peer.write_all(b"\x02\x7f\0\0\0\0\0\x0f\x42\x40").unwrap();
    for _ in 0..2 {
        // What the keeper does, and every call but recv().
        assert_eq!(connection.look(), None);
        let mut call = pieces(SOON);
        assert!(done(connection.recv_piece(&mut call)).unwrap().is_none());
    }
    let writer = std::thread::spawn(move || {
        peer.write_all(&[7; 1_000_000]).unwrap();
        peer.write_all(b"\x80\x01!\x81\x01a").unwrap();
        peer
    });
    let (mut call, mut message) = (pieces(PATIENCE), Vec::new());
    loop {
        let piece = done(connection.recv_piece(&mut call)).unwrap().unwrap();
        assert!(piece.data.len() <= 512 * 1024);
        message.extend_from_slice(&piece.data);
        if piece.is_last {
            break;
        }
    }
    assert!(message.len() == 1_000_001 && message.ends_with(b"\x07!"));
    assert_eq!(recv(&mut connection, PATIENCE).unwrap(), Some(text("a")));
    assert_eq!(connection.stats().bytes_received, 1_000_002);
    drop(writer.join());
}

#[test]
fn a_message_that_is_too_large_waits_until_it_is_asked_for() {
    let options = Options { max_message_size: MessageLimit::Client(10), ..options() };
    let (mut connection, mut peer) = connect(&options, b"");
    peer.write_all(b"\x82\x0b").unwrap();
    assert_eq!(connection.look(), None);
    let refused = closure(recv(&mut connection, PATIENCE).unwrap_err());
    assert_eq!(refused.code, 1009);
}

#[test]
fn a_pause_in_the_middle_of_a_message_that_was_begun_ends_the_connection() {
    let (mut connection, mut peer) = connect(&options(), b"");
    peer.write_all(b"\x82\x03ab").unwrap();
    let mut call = pieces(PATIENCE);
    assert_eq!(done(connection.recv_piece(&mut call)).unwrap().unwrap().data, b"ab");
    call.deadline = within(SOON);
    let late = done(connection.recv_piece(&mut call)).unwrap_err();
    assert!(matches!(late, Error::TimedOut { operation: Operation::RecvTo, closed: true, .. }));
    let (opcode, body) = read_frame(&mut peer);
    assert_eq!((opcode, &body[..2]), (0x88, [0x03, 0xf3].as_slice()));
}

#[test]
fn a_message_that_close_threw_away_in_part_is_nobodys_nor_what_comes_behind_it() {
    let (mut connection, mut peer) = connect(&options(), b"");
    peer.write_all(b"\x82\x7f\0\0\0\0\0\x0f\x42\x40ab").unwrap();
    let mut call = pieces(PATIENCE);
    assert_eq!(done(connection.recv_piece(&mut call)).unwrap().unwrap().data, b"ab");
    let peer = std::thread::spawn(move || {
        peer.write_all(&[7; 999_998]).unwrap();
        peer.write_all(b"\x81\x01a\x88\x02\x03\xe8").unwrap();
        peer
    });
    done(connection.close(&mut CloseCall::new(1000, "", PATIENCE))).unwrap();
    let ended = closure(done(connection.recv_piece(&mut call)).unwrap_err());
    assert_eq!((ended.code, ended.cause), (1000, Cause::Handshake));
    for _ in 0..2 {
        closure(recv(&mut connection, PATIENCE).unwrap_err());
        closure(done(connection.recv_piece(&mut pieces(PATIENCE))).unwrap_err());
    }
    drop(peer.join());
}

#[test]
fn the_rest_of_a_message_is_not_among_what_a_lost_connection_leaves() {
    let (mut connection, mut peer) = connect(&options(), b"");
    peer.write_all(b"\x02\x02ab").unwrap();
    let mut call = pieces(PATIENCE);
    assert_eq!(done(connection.recv_piece(&mut call)).unwrap().unwrap().data, b"ab");
    peer.write_all(b"\x80\x02cd\x81\x01a\x88\x02\x03\xe8").unwrap();
    while connection.look().is_none() {}
    let mut left = Vec::new();
    connection.drain(|message| left.push(message));
    assert_eq!(left, [text("a")]);
    let ended = closure(done(connection.recv_piece(&mut call)).unwrap_err());
    assert_eq!((ended.code, ended.cause), (1000, Cause::Handshake));
}
