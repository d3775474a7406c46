//! The limit: moves the bytes of each work with no WebSocket in between. Not a client: the upgrade is a constant, frames
//! to send are made before, received ones are counted in bytes. A large message goes from, and into, memory of its size,
//! since that is what every client has to do with it.

use std::io::{Read, Write};
use std::net::TcpStream;

use openssl::ssl::{SslConnector, SslMethod, SslStream};
use websocket_client_bench::frame;
use websocket_client_bench::stream::{Gathered, Stream};
use websocket_client_bench::task::Task;

const ROOM: usize = 256 * 1024;
const MANY: usize = 1000;
const OK: usize = 4;

fn main() {
    let task = Task::from_arguments();
    let connector = task.target().2.then(connector);
    let open = || opened(&task, connector.as_ref());
    match task.work.as_str() {
        "echo" => echo(&task, open()),
        "flood" | "flood-many" => flood(&task, open()),
        "sink" => sink(&task, open(), 1),
        "sink-many" => sink(&task, open(), MANY),
        "connect" => task.timed(|n, _| (0..n).for_each(|_| close(open()))),
        "idle" => task.idle(|| {
            let mut stream = open();
            round_trip(&mut stream, &ours(&task), &mut vec![0; theirs(&task)]);
            stream
        }),
        _ => task.unsupported(),
    }
}

fn connector() -> SslConnector {
    let mut tls = SslConnector::builder(SslMethod::tls()).expect("OpenSSL");
    tls.set_ca_file(Task::authority()).expect("the server's certificate");
    tls.build()
}

fn opened(task: &Task, tls: Option<&SslConnector>) -> Stream {
    let (authority, resource, _) = task.target();
    let socket = TcpStream::connect(authority).expect("a server");
    socket.set_nodelay(true).expect("TCP");
    let mut stream = match tls {
        None => Stream::Plain(socket),
        Some(tls) => Stream::Tls(Box::new(secured(tls, socket))),
    };
    let request = format!(
        "GET {resource} HTTP/1.1\r\nHost: {authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    send(&mut stream, request.as_bytes());
    let mut head = [0; 1024];
    let mut end = 0;
    while !head[..end].ends_with(b"\r\n\r\n") {
        end += stream.read(&mut head[end..]).expect("an answer");
    }
    assert!(head.starts_with(b"HTTP/1.1 101 "), "not upgraded");
    stream
}

fn secured(tls: &SslConnector, socket: TcpStream) -> SslStream<Gathered> {
    // By its words alone: the error holds the whole stream.
    tls.connect("127.0.0.1", Gathered::new(socket)).unwrap_or_else(|error| panic!("{error}"))
}

fn send(stream: &mut Stream, bytes: &[u8]) {
    stream.write_all(bytes).expect("write");
    stream.flush().expect("write");
}

fn ours(task: &Task) -> Vec<u8> {
    frame::from_client(task.kind.opcode(), &task.kind.message(task.size))
}

fn theirs(task: &Task) -> usize {
    frame::header(1, task.size, None).len() + task.size
}

fn order(stream: &mut Stream, n: usize) {
    send(stream, &frame::from_client(1, n.to_string().as_bytes()));
}

fn round_trip(stream: &mut Stream, frame: &[u8], answer: &mut [u8]) {
    send(stream, frame);
    stream.read_exact(answer).expect("an echo");
}

fn echo(task: &Task, mut stream: Stream) {
    let (frame, mut answer) = (ours(task), vec![0; theirs(task)]);
    task.timed(|n, _| (0..n).for_each(|_| round_trip(&mut stream, &frame, &mut answer)));
}

fn flood(task: &Task, mut stream: Stream) {
    let mut room = vec![0; theirs(task).max(ROOM)];
    task.timed(|n, _| {
        order(&mut stream, n);
        if task.size > ROOM {
            large(task, &mut stream, &mut room, n)
        } else {
            small(&mut stream, &mut room, n * theirs(task))
        }
    });
}

/// Each message fills the memory from its beginning.
fn large(task: &Task, stream: &mut Stream, room: &mut [u8], n: usize) {
    for _ in 0..n {
        stream.read_exact(room).expect("a message");
        assert_eq!(room[0], 0x80 | task.kind.opcode(), "not a frame's beginning");
    }
}

/// Small messages share the memory.
fn small(stream: &mut Stream, room: &mut [u8], mut left: usize) {
    while left > 0 {
        let count = stream.read(room).expect("read");
        assert!(count > 0, "the end came {left} bytes too early");
        left = left.checked_sub(count).expect("no more than was asked for");
    }
}

fn sink(task: &Task, mut stream: Stream, at_once: usize) {
    let one = ours(task);
    let many = one.repeat(at_once);
    task.timed(|n, _| {
        order(&mut stream, n);
        for _ in 0..n / at_once {
            send(&mut stream, &many);
        }
        send(&mut stream, &many[..n % at_once * one.len()]);
        let mut answer = [0; OK];
        stream.read_exact(&mut answer).expect("the server's word that all came");
        assert_eq!(&answer[2..], b"ok");
    });
}

/// The closing handshake, and TLS's own.
fn close(mut stream: Stream) {
    send(&mut stream, &frame::from_client(8, &1000u16.to_be_bytes()));
    let mut answer = [0; 4];
    stream.read_exact(&mut answer).expect("the server's Close");
    stream.shut_down().expect("write");
}
