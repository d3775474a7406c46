//! Serves the benchmark's clients over ws and wss, a thread for each, until its standard input ends.
//! Usage: load-server CERTIFICATE, a file that it writes for the clients to trust. Prints its two URLs.

use std::error::Error;
use std::io::{self, ErrorKind, Read};
use std::net::{TcpListener, TcpStream};
use std::thread::Builder;

use openssl::ssl::SslAcceptor;
use websocket_client_bench::server::{connection, tls};
use websocket_client_bench::stream::{Gathered, Stream};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: load-server CERTIFICATE")?;
    let (acceptor, certificate) = tls::acceptor()?;
    std::fs::write(file, certificate)?;
    let plain = listen(None)?;
    let secure = listen(Some(acceptor))?;
    println!("ws://{plain} wss://{secure}");
    io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

fn listen(tls: Option<SslAcceptor>) -> io::Result<std::net::SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    Builder::new().spawn(move || {
        for socket in listener.incoming().flatten() {
            let tls = tls.clone();
            // Without room for a thread the client sees its connection end.
            let _ = Builder::new()
                .stack_size(256 * 1024)
                .spawn(move || report(opened(socket, tls.as_ref()).and_then(connection::serve)));
        }
    })?;
    Ok(address)
}

fn opened(socket: TcpStream, tls: Option<&SslAcceptor>) -> io::Result<Stream> {
    socket.set_nodelay(true)?;
    Ok(match tls {
        None => Stream::Plain(socket),
        Some(tls) => {
            Stream::Tls(Box::new(tls.accept(Gathered::new(socket)).map_err(io::Error::other)?))
        }
    })
}

/// A client that leaves without a close is no error of anybody's.
fn report(outcome: io::Result<()>) {
    let gone = [ErrorKind::UnexpectedEof, ErrorKind::ConnectionReset, ErrorKind::BrokenPipe];
    if let Err(error) = outcome.and(Ok(()))
        && !gone.contains(&error.kind())
    {
        eprintln!("load-server: {error}");
    }
}
