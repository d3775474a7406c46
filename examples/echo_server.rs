//! The demo's other side: a WebSocket echo server over ws and wss, with a certificate authority made when it starts.
//! It is not a server to deploy, and no test depends on it: tests talk to servers that nobody here wrote.

#![expect(
    clippy::disallowed_methods,
    clippy::result_large_err,
    reason = "a program of its own: it reads the clock itself, and tungstenite sets its callback's error type"
)]

use std::env;
use std::error::Error;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::fs::FileTypeExt;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use native_tls::{Identity, TlsAcceptor, TlsStream};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use tungstenite::handshake::server::{Request, Response};
use tungstenite::http::HeaderValue;
use tungstenite::http::header::SEC_WEBSOCKET_PROTOCOL;
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Bytes, Error as WsError, Message, WebSocket};

const USAGE: &str = "\
usage: echo_server --ca-file PATH [--ping-every SECONDS] [--pong-within SECONDS]

Listens on two free ports of 127.0.0.1, writes its certificate authority to PATH, prints one line of JSON
with the keys ws, wss and ca when it is ready. It ends with a terminal or a pipe that is its standard input,
else (/dev/null, a file) only by a signal.
  --ping-every   how often each client is pinged (default 1)
  --pong-within  how long a client may take to answer before it is dropped (default 1)
";

/// The one subprotocol this server speaks; a client need not offer it.
const SUBPROTOCOL: &str = "echo";

/// What a client may take for the TLS and the WebSocket handshake, per read, and to accept what we send.
const IO_LIMIT: Duration = Duration::from_secs(10);

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("{error}"));
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let Some(options) = Options::parse(env::args().skip(1))? else {
        return Ok(io::stdout().write_all(USAGE.as_bytes())?);
    };
    let authority = Authority::new()?;
    fs::write(&options.ca_file, &authority.ca_pem)
        .map_err(|error| format!("cannot write {}: {error}", options.ca_file.display()))?;

    let plain = TcpListener::bind("127.0.0.1:0")?;
    let secure = TcpListener::bind("127.0.0.1:0")?;
    let ready = format!(
        "{{\"ws\":\"ws://127.0.0.1:{}/\",\"wss\":\"wss://localhost:{}/\",\"ca\":\"{}\"}}\n",
        plain.local_addr()?.port(),
        secure.local_addr()?.port(),
        json_escape(&options.ca_file.display().to_string()),
    );

    let beat = options.beat;
    thread::spawn(move || serve(&plain, beat, Ok));
    let acceptor = authority.acceptor;
    thread::spawn(move || {
        serve(&secure, beat, move |tcp| Ok(acceptor.accept(tcp).map_err(|e| e.to_string())?));
    });

    let mut stdout = io::stdout();
    stdout.write_all(ready.as_bytes())?;
    stdout.flush()?;
    match Life::by(io::stdin().as_fd())? {
        Life::OfItsInput => {
            io::copy(&mut io::stdin(), &mut io::sink())?;
            say("standard input has ended, and so do I");
            Ok(())
        }
        Life::UntilASignal => {
            say("standard input is no terminal and no pipe: I stay until a signal ends me");
            loop {
                thread::park();
            }
        }
    }
}

/// What this process lives by.
#[derive(Debug, PartialEq, Eq)]
enum Life {
    /// Whoever started us holds the other end of our standard input: its end, whatever the cause, is ours.
    OfItsInput,
    /// Nobody holds it: it is /dev/null, as under systemd or in a container, or a file, whose end says nothing.
    UntilASignal,
}

impl Life {
    fn by(input: BorrowedFd<'_>) -> io::Result<Self> {
        let kind = File::from(input.try_clone_to_owned()?).metadata()?.file_type();
        let held = input.is_terminal() || kind.is_fifo() || kind.is_socket();
        Ok(if held { Self::OfItsInput } else { Self::UntilASignal })
    }
}

/// When to ping, and how long the answer may take.
#[derive(Clone, Copy)]
struct Beat {
    every: Duration,
    within: Duration,
}

struct Options {
    ca_file: PathBuf,
    beat: Beat,
}

impl Options {
    /// `None` when help was asked for.
    fn parse(mut args: impl Iterator<Item = String>) -> Result<Option<Self>, Failure> {
        let mut ca_file = None;
        let mut beat = Beat { every: Duration::from_secs(1), within: Duration::from_secs(1) };
        while let Some(name) = args.next() {
            if name == "--help" || name == "-h" {
                return Ok(None);
            }
            let value = args.next().ok_or_else(|| format!("{name} needs a value\n\n{USAGE}"))?;
            match name.as_str() {
                "--ca-file" => ca_file = Some(PathBuf::from(value)),
                "--ping-every" => beat.every = seconds(&name, &value)?,
                "--pong-within" => beat.within = seconds(&name, &value)?,
                _ => return Err(format!("unknown option {name}\n\n{USAGE}").into()),
            }
        }
        let ca_file = ca_file.ok_or_else(|| format!("--ca-file is missing\n\n{USAGE}"))?;
        Ok(Some(Self { ca_file, beat }))
    }
}

fn seconds(name: &str, value: &str) -> Result<Duration, Failure> {
    // A read time-out of zero is an error to the operating system, and a century may be past the end of its clock.
    match value.parse::<f64>() {
        Ok(seconds) if (0.001..=86_400.0).contains(&seconds) => {
            Ok(Duration::from_secs_f64(seconds))
        }
        _ => Err(format!("{name} must be between 0.001 and 86400, {value} given").into()),
    }
}

/// A certificate authority that lives as long as this process, and the server's identity signed by it.
/// Its private key is never written anywhere.
struct Authority {
    ca_pem: String,
    acceptor: TlsAcceptor,
}

impl Authority {
    fn new() -> Result<Self, Failure> {
        let mut ca = CertificateParams::new(Vec::new())?;
        ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        ca.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        ca.distinguished_name.push(DnType::CommonName, "websocket_client demo CA (throw-away)");
        let ca_key = KeyPair::generate()?;
        let ca_pem = ca.self_signed(&ca_key)?.pem();

        let names = ["localhost", "127.0.0.1", "::1"].map(String::from);
        let mut server = CertificateParams::new(names)?;
        server.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        server.use_authority_key_identifier_extension = true;
        server.distinguished_name.push(DnType::CommonName, "localhost");
        let server_key = KeyPair::generate()?;
        let server_pem = server.signed_by(&server_key, &Issuer::new(ca, ca_key))?.pem();

        let identity =
            Identity::from_pkcs8(server_pem.as_bytes(), server_key.serialize_pem().as_bytes())?;
        Ok(Self { ca_pem, acceptor: TlsAcceptor::new(identity)? })
    }
}

/// A byte stream whose socket can still be reached, whatever is wrapped around it.
trait Socket: Read + Write {
    fn tcp(&self) -> &TcpStream;
}

impl Socket for TcpStream {
    fn tcp(&self) -> &TcpStream {
        self
    }
}

impl Socket for TlsStream<TcpStream> {
    fn tcp(&self) -> &TcpStream {
        self.get_ref()
    }
}

/// Accepts for ever, one thread per connection. `secure` turns a TCP stream into the stream to speak over.
fn serve<S: Socket>(
    listener: &TcpListener,
    beat: Beat,
    secure: impl Fn(TcpStream) -> Result<S, Failure> + Clone + Send + 'static,
) {
    for tcp in listener.incoming() {
        let secure = secure.clone();
        let talk = move || -> Result<(), Failure> {
            let tcp = tcp?;
            tcp.set_nodelay(true)?;
            tcp.set_read_timeout(Some(IO_LIMIT))?;
            tcp.set_write_timeout(Some(IO_LIMIT))?;
            upgrade(secure(tcp)?).and_then(|socket| echo(socket, beat))
        };
        let spawned = thread::Builder::new().spawn(move || {
            if let Err(error) = talk() {
                say(&format!("connection ended: {error}"));
            }
        });
        if let Err(error) = spawned {
            say(&format!("no thread for a connection: {error}"));
        }
    }
}

fn upgrade<S: Socket>(stream: S) -> Result<WebSocket<S>, Failure> {
    let config = WebSocketConfig::default().max_frame_size(Some(64 << 20));
    let choose = |request: &Request, mut response: Response| {
        let offered = request.headers().get_all(SEC_WEBSOCKET_PROTOCOL).iter();
        let mut names = offered.filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(','));
        if names.any(|name| name.trim() == SUBPROTOCOL) {
            let chosen = HeaderValue::from_static(SUBPROTOCOL);
            response.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, chosen);
        }
        Ok(response)
    };
    // A handshake that was interrupted ran into the read time-out: too slow is an error like any other.
    tungstenite::accept_hdr_with_config(stream, choose, Some(config))
        .map_err(|error| format!("handshake: {error}").into())
}

/// Sends back what comes, until the client closes, breaks off or stops answering pings.
fn echo<S: Socket>(mut socket: WebSocket<S>, beat: Beat) -> Result<(), Failure> {
    let mut heartbeat = Heartbeat::new(beat);
    loop {
        match heartbeat.due(Instant::now()) {
            Due::Nothing(wait) => socket.get_ref().tcp().set_read_timeout(Some(wait))?,
            Due::Ping(payload) => {
                socket.send(Message::Ping(payload))?;
                continue;
            }
            Due::Drop => {
                socket.get_ref().tcp().shutdown(Shutdown::Both)?;
                return Err(format!("dropped, no pong within {:?}", beat.within).into());
            }
        }
        let answered = match socket.read() {
            Ok(message @ (Message::Text(_) | Message::Binary(_))) => socket.send(message),
            Ok(Message::Pong(payload)) => {
                heartbeat.pong(&payload);
                Ok(())
            }
            // tungstenite has queued the answer to a ping or to a close frame; it leaves with the next flush.
            Ok(_) => socket.flush(),
            Err(WsError::Io(error)) if is_timeout(&error) => Ok(()),
            Err(error) => Err(error),
        };
        match answered {
            Ok(()) => {}
            Err(WsError::ConnectionClosed) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
    }
}

/// The server's half of the heartbeat, strict on purpose: only the pong that answers our ping counts.
struct Heartbeat {
    beat: Beat,
    next: Instant,
    sent: u64,
    unanswered_since: Option<Instant>,
}

enum Due {
    Nothing(Duration),
    Ping(Bytes),
    Drop,
}

impl Heartbeat {
    fn new(beat: Beat) -> Self {
        Self { beat, next: Instant::now() + beat.every, sent: 0, unanswered_since: None }
    }

    fn due(&mut self, now: Instant) -> Due {
        let deadline = match self.unanswered_since {
            Some(sent) if now >= sent + self.beat.within => return Due::Drop,
            Some(sent) => sent + self.beat.within,
            None if now >= self.next => {
                self.sent += 1;
                self.next = now + self.beat.every;
                self.unanswered_since = Some(now);
                return Due::Ping(Bytes::copy_from_slice(&self.sent.to_be_bytes()));
            }
            None => self.next,
        };
        // Rounded up: a shorter wait would be cut to zero, which the operating system takes for "for ever".
        Due::Nothing((deadline - now).max(Duration::from_millis(1)))
    }

    fn pong(&mut self, payload: &[u8]) {
        if payload == self.sent.to_be_bytes() {
            self.unanswered_since = None;
        }
    }
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}

fn json_escape(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}

/// To standard error, ignoring that it may be closed: `eprintln!` would panic.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "echo_server: {line}");
}

#[cfg(test)]
mod tests {
    use std::os::unix::net::UnixStream;

    use super::*;

    #[test]
    fn only_an_input_that_somebody_holds_ends_the_server() -> io::Result<()> {
        let (pipe, _writer) = io::pipe()?;
        let (socket, _other) = UnixStream::pair()?;
        let (null, file) = (File::open("/dev/null")?, File::open(file!())?);
        assert_eq!(Life::by(pipe.as_fd())?, Life::OfItsInput);
        assert_eq!(Life::by(socket.as_fd())?, Life::OfItsInput);
        assert_eq!(Life::by(null.as_fd())?, Life::UntilASignal);
        assert_eq!(Life::by(file.as_fd())?, Life::UntilASignal);
        Ok(())
    }
}
