//! An established byte stream, plain, TLS or TLS inside a proxy's TLS, non-blocking. It moves bytes and says
//! what it waits for; when to wait is the caller's.
#![expect(unsafe_code, reason = "what has been read to memory without a value is OpenSSL's to say")]

use std::{
    io::{self, ErrorKind, Read, Write},
    mem::MaybeUninit,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
};

use openssl::ssl::SslStream;
use rustix::net::{Shutdown, shutdown};

use super::{
    Interest,
    socket::{DATA_PER_CALL, Handle, Socket, is_would_block, written},
};
use crate::protocol::Landing;

/// The layers of a stream. TLS inside TLS reads through the outer one until that would block itself, so what poll(2)
/// cannot see is never more than one layer's own, and reading on until [`Moved::WouldBlock`] misses nothing.
#[derive(Debug)]
pub(super) enum Layer {
    Socket(Socket),
    Tls(Box<SslStream<Layer>>),
}

impl Layer {
    fn socket(&self) -> &Socket {
        match self {
            Self::Socket(socket) => socket,
            Self::Tls(tls) => tls.get_ref().socket(),
        }
    }

    fn socket_mut(&mut self) -> &mut Socket {
        match self {
            Self::Socket(socket) => socket,
            Self::Tls(tls) => tls.get_mut().socket_mut(),
        }
    }

    /// See [`Socket::begin`].
    pub(super) fn begin(&mut self, readable: usize) {
        self.socket_mut().begin(readable);
    }

    /// What the call that just would have blocked waits for.
    pub(super) fn interest(&self) -> Interest {
        let write = self.socket().is_write_blocked();
        Interest { read: !write, write }
    }

    /// TLS leaves `behind` alone: it gives one record at a time.
    fn read_uninit<'m>(
        &mut self,
        room: &'m mut [MaybeUninit<u8>],
        behind: &mut [u8],
    ) -> io::Result<(&'m mut [u8], usize)> {
        match self {
            Self::Socket(socket) => socket.read_uninit(room, behind),
            Self::Tls(tls) => {
                let count = tls.read_uninit(room)?;
                // SAFETY: OpenSSL says that it has written so many bytes.
                Ok((unsafe { written(room, count) }, 0))
            }
        }
    }

    /// Says `close_notify`, the inner layer first.
    fn finish(&mut self) {
        if let Self::Tls(tls) = self {
            let _ = tls.shutdown();
            tls.get_mut().finish();
        }
    }
}

impl AsFd for Layer {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket().as_fd()
    }
}

impl Read for Layer {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Socket(socket) => socket.read(buffer),
            Self::Tls(tls) => tls.read(buffer),
        }
    }
}

impl Write for Layer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Socket(socket) => socket.write(bytes),
            Self::Tls(tls) => tls.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A connection's bytes.
#[derive(Debug)]
pub(crate) struct Stream {
    layer: Layer,
    write_started: bool,
    read_wants_write: bool,
    write_wants_read: bool,
}

/// What a read or write did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moved {
    /// So many bytes, at least one.
    Bytes(usize),
    /// None now; wait for [`Stream::interest`].
    WouldBlock,
    /// The peer has ended its side; only from reads.
    End,
}

impl Stream {
    /// A socket that is connected and non-blocking.
    pub(crate) fn plain(socket: impl Into<OwnedFd>) -> Self {
        Self::new(Layer::Socket(Socket::new(socket.into())))
    }

    pub(super) fn tls(tls: SslStream<Layer>) -> Self {
        Self::new(Layer::Tls(Box::new(tls)))
    }

    fn new(layer: Layer) -> Self {
        Self { layer, write_started: false, read_wants_write: false, write_wants_read: false }
    }

    /// For another layer on top.
    pub(super) fn into_layer(mut self) -> Layer {
        self.layer.socket_mut().put_under_tls();
        self.layer
    }

    pub(crate) fn read(&mut self, target: &mut [u8]) -> io::Result<Moved> {
        self.layer.begin(DATA_PER_CALL);
        let result = self.layer.read(target);
        self.has_read(result)
    }

    /// As [`Self::read`], straight to where the bytes stay, and what comes behind them to `behind`.
    pub(crate) fn read_to(
        &mut self,
        place: &mut dyn Landing,
        behind: &mut [u8],
    ) -> io::Result<Moved> {
        self.layer.begin(DATA_PER_CALL);
        let mut more = 0;
        let result = place.read(&mut |room| {
            let (filled, count) = self.layer.read_uninit(room, behind)?;
            more = count;
            Ok(filled)
        });
        self.has_read(result.map(|count| count + more))
    }

    fn has_read(&mut self, result: io::Result<usize>) -> io::Result<Moved> {
        self.read_wants_write = is_would_block(&result) && self.is_write_blocked();
        match result {
            // A peer that ends TCP without a close_notify has ended all the same; that nothing was cut
            // off is what WebSocket's own Close frame is for.
            Err(error) if is_unexpected_eof(&error) => Ok(Moved::End),
            result => moved(result, Moved::End),
        }
    }

    /// What it has taken may not have left: see [`Self::is_holding`].
    pub(crate) fn write(&mut self, bytes: &[u8]) -> io::Result<Moved> {
        self.write_started = false;
        let result = match &mut self.layer {
            Layer::Socket(socket) => socket.write(bytes),
            Layer::Tls(_) => self.write_records(bytes),
        };
        self.write_wants_read = is_would_block(&result) && !self.is_write_blocked();
        moved(result, Moved::WouldBlock)
    }

    /// As many records as there are in `bytes`, or wait for one another, with one system call.
    fn write_records(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let socket = self.layer.socket_mut();
        socket.begin(DATA_PER_CALL);
        socket.send_records()?;
        socket.gather(true);
        let mut taken = 0;
        let mut result = Ok(0);
        while let Some(rest) = bytes.get(taken..).filter(|rest| !rest.is_empty()) {
            result = self.layer.write(rest);
            match result {
                Ok(count) if count > 0 => taken += count,
                _ => break,
            }
            if self.layer.socket().is_full() {
                break;
            }
        }
        self.write_started = is_would_block(&result);
        let socket = self.layer.socket_mut();
        socket.gather(false);
        match socket.send_records() {
            Err(error) if error.kind() != ErrorKind::WouldBlock => Err(error),
            _ if taken > 0 => Ok(taken),
            _ => result,
        }
    }

    /// Whether bytes that a write has taken wait for the socket. Another write, of none as well, writes them.
    pub(crate) fn is_holding(&self) -> bool {
        match &self.layer {
            Layer::Socket(_) => false,
            Layer::Tls(tls) => tls.get_ref().socket().is_holding(),
        }
    }

    /// Whether bytes of a write that would have blocked may be on their way all the same: TLS has
    /// made a record of them and must be given the same bytes again.
    pub(crate) fn is_write_started(&self) -> bool {
        self.write_started
    }

    /// What to wait for in order to read and to write. In a TLS renegotiation a read may wait for the
    /// socket to take bytes, and a write for bytes to come.
    pub(crate) fn interest(&self, reading: bool, writing: bool) -> Interest {
        let blocked = (writing && !self.write_wants_read) || (reading && self.read_wants_write);
        Interest {
            read: (reading && !self.read_wants_write) || (writing && self.write_wants_read),
            write: blocked || self.is_holding(),
        }
    }

    /// Whether a read of `count` bytes, where `asked` were possible, left nothing behind: then the next
    /// thing to do is to wait. TLS gives one record at a time, so there it says nothing.
    pub(crate) fn is_drained_by(&self, count: usize, asked: usize) -> bool {
        count < asked && self.hides_nothing()
    }

    /// Whether poll(2) sees all that can be read: TLS may hold some of it.
    pub(crate) fn hides_nothing(&self) -> bool {
        matches!(self.layer, Layer::Socket(_))
    }

    /// For a thread that waits without holding the stream.
    pub(crate) fn handle(&self) -> Handle {
        self.layer.socket().handle()
    }

    /// Ends our side, without waiting: TLS says so with a `close_notify`, if the socket takes it.
    pub(crate) fn finish(&mut self) {
        self.layer.finish();
        let _ = shutdown(self.as_fd(), Shutdown::Write);
    }

    /// Ends both sides for every process that shares the socket.
    pub(crate) fn abort(&mut self) {
        let _ = shutdown(self.as_fd(), Shutdown::Both);
    }

    fn is_write_blocked(&self) -> bool {
        self.layer.socket().is_write_blocked()
    }
}

impl AsFd for Stream {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.layer.as_fd()
    }
}

fn moved(result: io::Result<usize>, nothing: Moved) -> io::Result<Moved> {
    match result {
        Ok(0) => Ok(nothing),
        Ok(count) => Ok(Moved::Bytes(count)),
        Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(Moved::WouldBlock),
        Err(error) => Err(error),
    }
}

/// OpenSSL has no code of its own for this.
fn is_unexpected_eof(error: &io::Error) -> bool {
    error.kind() == ErrorKind::UnexpectedEof
        || (error.raw_os_error().is_none() && error.to_string().contains("unexpected eof"))
}
