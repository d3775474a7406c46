//! An established byte stream, plain, TLS or TLS inside a proxy's TLS, non-blocking. It moves bytes and says
//! what it waits for; when to wait is the caller's.
#![expect(
    unsafe_code,
    reason = "closing an inherited descriptor and reading to two places are libc's, what was read OpenSSL's to say"
)]

use std::{
    io::{self, ErrorKind, Read, Write},
    mem::{self, MaybeUninit},
    os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd},
    ptr,
    sync::{Arc, Weak},
};

use openssl::ssl::SslStream;
use rustix::net::{RecvFlags, SendFlags, Shutdown, recv, send, shutdown};

use super::{
    Interest,
    records::{Received, Records},
};
use crate::protocol::Landing;

/// A TCP or Unix socket that remembers whether it was a write that would have blocked: TLS may need to write
/// in order to read.
#[derive(Debug)]
pub(super) struct Socket {
    fd: Arc<OwnedFd>,
    write_blocked: bool,
    records: Records,
    received: Received,
    /// It is OpenSSL that reads.
    is_under_tls: bool,
}

/// A way for another thread to wait for a stream without holding it, and without keeping it open.
#[derive(Debug, Clone)]
pub(crate) struct Handle(Weak<OwnedFd>);

impl Handle {
    /// Keeps the descriptor from being closed, and so reused, during a wait; `None` when it is gone.
    pub(crate) fn hold(&self) -> Option<Held> {
        self.0.upgrade().map(Held)
    }
}

/// A descriptor that stays open.
#[derive(Debug)]
pub(crate) struct Held(Arc<OwnedFd>);

impl Held {
    /// Closes this process's copy of a descriptor that a fork left it with. Nothing may use it again.
    pub(crate) fn close_inherited(&self) {
        // SAFETY: callers forget everything that holds the descriptor, so that nobody closes it again.
        unsafe { libc::close(self.0.as_raw_fd()) };
    }
}

impl AsFd for Held {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

impl Socket {
    fn new(fd: OwnedFd) -> Self {
        Self {
            fd: Arc::new(fd),
            write_blocked: false,
            records: Records::default(),
            received: Received::default(),
            is_under_tls: false,
        }
    }

    fn send(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A peer that is gone is an error of this call, not a signal to PHP.
        let result = retry_interrupted(|| Ok(send(&self.fd, bytes, SendFlags::NOSIGNAL)?));
        self.write_blocked = is_would_block(&result);
        result
    }

    /// Writes what was gathered, all of it or until that would block.
    fn send_records(&mut self) -> io::Result<()> {
        while !self.records.pending().is_empty() {
            let mut records = mem::take(&mut self.records);
            let result = self.send(records.pending());
            match result {
                Ok(count) => records.advance(count),
                Err(_) if self.write_blocked => {}
                // They go nowhere any more.
                Err(error) => return Err(error),
            }
            self.records = records;
            result?;
        }
        Ok(())
    }

    /// Fills `room` and then `behind`, and says how much of each.
    fn read_uninit<'m>(
        &mut self,
        room: &'m mut [MaybeUninit<u8>],
        behind: &mut [u8],
    ) -> io::Result<(&'m mut [u8], usize)> {
        self.write_blocked = false;
        let parts = [
            libc::iovec { iov_base: room.as_mut_ptr().cast(), iov_len: room.len() },
            libc::iovec { iov_base: behind.as_mut_ptr().cast(), iov_len: behind.len() },
        ];
        // SAFETY: an open descriptor, and two pieces of memory that are the caller's to be written to.
        let count = unsafe { libc::readv(self.fd.as_raw_fd(), parts.as_ptr(), 2) };
        // It is not blocking, so a signal does not interrupt it.
        let count = usize::try_from(count).map_err(|_| io::Error::last_os_error())?;
        let landed = count.min(room.len());
        // SAFETY: the system says that it has written so many bytes.
        let filled = unsafe { written(room, landed) };
        Ok((filled, count - landed))
    }
}

impl Read for Socket {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.write_blocked = false;
        if !self.is_under_tls {
            return retry_interrupted(|| Ok(recv(&self.fd, &mut *buffer, RecvFlags::empty())?.0));
        }
        if self.received.is_empty() {
            let room = self.received.room();
            let count = retry_interrupted(|| Ok(recv(&self.fd, &mut *room, RecvFlags::empty())?.0));
            self.received.fill(*count.as_ref().unwrap_or(&0));
            count?;
        }
        Ok(self.received.take(buffer))
    }
}

impl Write for Socket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.records.are_gathered() {
            self.write_blocked = false;
            self.records.push(bytes);
            return Ok(bytes.len());
        }
        self.send_records()?;
        self.send(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

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

    /// What the call that just would have blocked waits for.
    pub(super) fn interest(&self) -> Interest {
        let write = self.socket().write_blocked;
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
        self.socket().fd.as_fd()
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
        self.layer.socket_mut().is_under_tls = true;
        self.layer
    }

    pub(crate) fn read(&mut self, target: &mut [u8]) -> io::Result<Moved> {
        let result = self.layer.read(target);
        self.has_read(result)
    }

    /// As [`Self::read`], straight to where the bytes stay, and what comes behind them to `behind`.
    pub(crate) fn read_to(
        &mut self,
        place: &mut dyn Landing,
        behind: &mut [u8],
    ) -> io::Result<Moved> {
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
        socket.send_records()?;
        socket.records.gather(true);
        let mut taken = 0;
        let mut result = Ok(0);
        while let Some(rest) = bytes.get(taken..).filter(|rest| !rest.is_empty()) {
            result = self.layer.write(rest);
            match result {
                Ok(count) if count > 0 => taken += count,
                _ => break,
            }
            if self.layer.socket().records.is_full() {
                break;
            }
        }
        self.write_started = is_would_block(&result);
        let socket = self.layer.socket_mut();
        socket.records.gather(false);
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
            Layer::Tls(tls) => !tls.get_ref().socket().records.pending().is_empty(),
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
        Handle(Arc::downgrade(&self.layer.socket().fd))
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
        self.layer.socket().write_blocked
    }
}

impl AsFd for Stream {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.layer.as_fd()
    }
}

/// The first `count` bytes of `room`.
///
/// # Safety
///
/// They have been written to.
unsafe fn written(room: &mut [MaybeUninit<u8>], count: usize) -> &mut [u8] {
    let filled = room.get_mut(..count).unwrap_or_default();
    // SAFETY: as the caller promises; both kinds of memory have the same layout.
    unsafe { &mut *(ptr::from_mut(filled) as *mut [u8]) }
}

fn moved(result: io::Result<usize>, nothing: Moved) -> io::Result<Moved> {
    match result {
        Ok(0) => Ok(nothing),
        Ok(count) => Ok(Moved::Bytes(count)),
        Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(Moved::WouldBlock),
        Err(error) => Err(error),
    }
}

fn is_would_block(result: &io::Result<usize>) -> bool {
    result.as_ref().is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
}

/// OpenSSL has no code of its own for this.
fn is_unexpected_eof(error: &io::Error) -> bool {
    error.kind() == ErrorKind::UnexpectedEof
        || (error.raw_os_error().is_none() && error.to_string().contains("unexpected eof"))
}

/// A non-blocking call is never long, so a signal in it can wait for the next poll(2).
fn retry_interrupted(mut call: impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    loop {
        match call() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}
