//! tungstenite's blocking client with its own TLS and its own settings, as its documentation has it.

use std::net::TcpStream;

use native_tls::{Certificate, TlsConnector};
use tungstenite::protocol::WebSocketConfig;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Bytes, Connector, Message, Utf8Bytes, WebSocket, client_tls_with_config};
use websocket_client_bench::payload::Kind;
use websocket_client_bench::task::Task;

type Client = WebSocket<MaybeTlsStream<TcpStream>>;

const MANY: usize = 1000;

fn main() {
    let task = Task::from_arguments();
    let tls = task.target().2.then(tls);
    let open = || opened(&task, tls.clone());
    match task.work.as_str() {
        "echo" => echo(&task, open()),
        "flood" | "flood-many" => flood(&task, open()),
        "sink" => sink(&task, open(), 1),
        "sink-many" => sink(&task, open(), MANY),
        "connect" => task.timed(|n, _| (0..n).for_each(|_| close(open()))),
        "idle" => task.idle(|| {
            let mut client = open();
            client.send(payload(&task)).expect("write");
            check(&task, &client.read().expect("an echo"), true);
            client
        }),
        _ => task.unsupported(),
    }
}

fn tls() -> TlsConnector {
    let pem = std::fs::read(Task::authority()).expect("the server's certificate");
    let certificate = Certificate::from_pem(&pem).expect("a certificate");
    TlsConnector::builder().add_root_certificate(certificate).build().expect("TLS")
}

fn opened(task: &Task, tls: Option<TlsConnector>) -> Client {
    let connector = tls.map_or(Connector::Plain, Connector::NativeTls);
    let socket = TcpStream::connect(task.target().0).expect("a server");
    socket.set_nodelay(true).expect("TCP");
    let settings = WebSocketConfig::default();
    client_tls_with_config(&task.url, socket, Some(settings), Some(connector))
        .expect("an upgrade")
        .0
}

fn payload(task: &Task) -> Message {
    let bytes = task.kind.message(task.size);
    match task.kind {
        Kind::Binary => Message::Binary(Bytes::from(bytes)),
        _ => Message::Text(Utf8Bytes::try_from(bytes).expect("UTF-8")),
    }
}

/// Type and size always, the contents in the warm-up.
fn check(task: &Task, message: &Message, whole: bool) {
    let (size, expected) = match message {
        Message::Text(text) => (text.len(), task.kind != Kind::Binary),
        Message::Binary(bytes) => (bytes.len(), task.kind == Kind::Binary),
        other => panic!("{other:?}"),
    };
    assert!(expected && size == task.size, "not the message that was to come");
    assert!(!whole || *message == payload(task), "not the bytes that were to come");
}

fn echo(task: &Task, mut client: Client) {
    let message = payload(task);
    task.timed(|n, warm| {
        for _ in 0..n {
            client.send(message.clone()).expect("write");
            check(task, &client.read().expect("an echo"), warm);
        }
    });
}

fn flood(task: &Task, mut client: Client) {
    task.timed(|n, warm| {
        client.send(Message::text(n.to_string())).expect("write");
        for _ in 0..n {
            check(task, &client.read().expect("a message"), warm);
        }
    });
}

fn sink(task: &Task, mut client: Client, at_once: usize) {
    let message = payload(task);
    task.timed(|n, _| {
        client.send(Message::text(n.to_string())).expect("write");
        for nth in 1..=n {
            client.write(message.clone()).expect("write");
            if nth % at_once == 0 {
                client.flush().expect("write");
            }
        }
        client.flush().expect("write");
        assert_eq!(client.read().expect("the server's word that all came"), Message::text("ok"));
    });
}

fn close(mut client: Client) {
    client.close(None).expect("write");
    // The end of the closing handshake is an error by name only.
    while client.read().is_ok() {}
}
