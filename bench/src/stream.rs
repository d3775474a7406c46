//! A blocking connection, plain or TLS 1.3, with as few system calls as can be. Not a WebSocket.

use std::io::{self, Read, Write};
use std::net::TcpStream;

use openssl::ssl::SslStream;

const ROOM: usize = 256 * 1024;

/// What bytes go through.
#[derive(Debug)]
pub enum Stream {
    /// TCP.
    Plain(TcpStream),
    /// TLS over TCP.
    Tls(Box<SslStream<Gathered>>),
}

impl Stream {
    /// Sends what is still gathered, then TLS's own goodbye.
    pub fn shut_down(&mut self) -> io::Result<()> {
        if let Self::Tls(tls) = self {
            tls.flush()?;
            // The peer may be gone already, and then needs none.
            let _ = tls.shutdown();
        }
        Ok(())
    }
}

impl Read for Stream {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(plain) => plain.read(room),
            Self::Tls(tls) => tls.read(room),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(plain) => plain.write(bytes),
            Self::Tls(tls) => tls.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(_) => Ok(()),
            Self::Tls(tls) => tls.flush(),
        }
    }
}

/// What lies under TLS. OpenSSL reads and writes record by record; many records share a system call here.
#[derive(Debug)]
pub struct Gathered {
    socket: TcpStream,
    inbound: Vec<u8>,
    start: usize,
    end: usize,
    outbound: Vec<u8>,
}

impl Gathered {
    /// Over a connected socket. The buffers come when they are needed first.
    pub fn new(socket: TcpStream) -> Self {
        Self { socket, inbound: Vec::new(), start: 0, end: 0, outbound: Vec::new() }
    }
}

impl Read for Gathered {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        if self.start == self.end {
            if self.inbound.is_empty() {
                // Not resize(), which would write all of it for a handshake already.
                self.inbound = vec![0; ROOM];
            }
            self.start = 0;
            self.end = self.socket.read(&mut self.inbound)?;
        }
        let taken = room.len().min(self.end - self.start);
        room[..taken].copy_from_slice(&self.inbound[self.start..self.start + taken]);
        self.start += taken;
        Ok(taken)
    }
}

impl Write for Gathered {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.outbound.extend_from_slice(bytes);
        if self.outbound.len() >= ROOM {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.socket.write_all(&self.outbound)?;
        self.outbound.clear();
        Ok(())
    }
}
