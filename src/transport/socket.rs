//! A socket, non-blocking, and how another thread waits for it. Under TLS it is OpenSSL that reads and writes here, and its
//! records share system calls. Not the layers above it.
#![expect(
    unsafe_code,
    reason = "closing an inherited descriptor and reading to two places are libc's"
)]

use std::{
    io::{self, ErrorKind, Read, Write},
    mem::MaybeUninit,
    os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd},
    ptr,
    sync::{Arc, Weak},
};

use rustix::net::{RecvFlags, SendFlags, recv, send};

use super::records::{Outgoing, Records};

/// A TCP or Unix socket that remembers whether it was a write that would have blocked: TLS may need to write
/// in order to read.
#[derive(Debug)]
pub(super) struct Socket {
    fd: Arc<OwnedFd>,
    write_blocked: bool,
    /// Where it is OpenSSL that reads and writes.
    records: Option<Box<Records>>,
    /// How much OpenSSL may still read before it has to come back: see [`Self::begin`].
    readable: usize,
}

/// Bytes that one call of OpenSSL's may read: in a handshake, and of messages.
pub(super) const HANDSHAKE_PER_CALL: usize = 16 * 1024;
pub(super) const DATA_PER_CALL: usize = 128 * 1024;

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
    pub(super) fn new(fd: OwnedFd) -> Self {
        Self { fd: Arc::new(fd), write_blocked: false, records: None, readable: HANDSHAKE_PER_CALL }
    }

    fn send(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A peer that is gone is an error of this call, not a signal to PHP.
        let result = retry_interrupted(|| Ok(send(&self.fd, bytes, SendFlags::NOSIGNAL)?));
        self.write_blocked = is_would_block(&result);
        result
    }

    /// Says that a call of OpenSSL's begins, which may read so much. One that meets nothing but records without data, such
    /// as those of a peer that never stops renewing its session tickets, would read them for ever; so it is told at some
    /// point that there is nothing, which poll(2) then knows better.
    pub(super) fn begin(&mut self, readable: usize) {
        self.readable = readable;
    }

    /// Says that it is OpenSSL from now on that reads and writes.
    pub(super) fn put_under_tls(&mut self) {
        self.records.get_or_insert_default();
    }

    /// For a thread that waits without holding it.
    pub(super) fn handle(&self) -> Handle {
        Handle(Arc::downgrade(&self.fd))
    }

    /// Whether the last write, which may have been TLS's in order to read, would have blocked.
    pub(super) fn is_write_blocked(&self) -> bool {
        self.write_blocked
    }

    /// Whether as many records wait as may.
    pub(super) fn is_full(&self) -> bool {
        self.records.as_ref().is_none_or(|records| records.outgoing.is_full())
    }

    /// Whether records wait.
    pub(super) fn is_holding(&self) -> bool {
        self.records.as_ref().is_some_and(|records| !records.outgoing.pending().is_empty())
    }

    /// Has records wait for one another, or no longer.
    pub(super) fn gather(&mut self, gathers: bool) {
        if let Some(records) = &mut self.records {
            records.outgoing.gather(gathers);
        }
    }

    /// Writes what was gathered, all of it or until that would block.
    pub(super) fn send_records(&mut self) -> io::Result<()> {
        while self.is_holding() {
            let Some(mut records) = self.records.take() else { break };
            let result = self.send(records.outgoing.pending());
            match result {
                Ok(count) => records.outgoing.advance(count),
                Err(_) if self.write_blocked => {}
                // They go nowhere any more.
                Err(_) => records.outgoing = Outgoing::default(),
            }
            self.records = Some(records);
            result?;
        }
        Ok(())
    }

    /// Fills `room` and then `behind`, and says how much of each.
    pub(super) fn read_uninit<'m>(
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

impl AsFd for Socket {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

impl Read for Socket {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.write_blocked = false;
        let Some(received) = self.records.as_mut().map(|records| &mut records.received) else {
            return retry_interrupted(|| Ok(recv(&self.fd, &mut *buffer, RecvFlags::empty())?.0));
        };
        if received.is_empty() {
            if self.readable == 0 {
                return Err(ErrorKind::WouldBlock.into());
            }
            let room = received.room(self.readable);
            let count = retry_interrupted(|| Ok(recv(&self.fd, &mut *room, RecvFlags::empty())?.0));
            received.fill(*count.as_ref().unwrap_or(&0));
            self.readable -= self.readable.min(*count.as_ref().unwrap_or(&0));
            count?;
        }
        Ok(received.take(buffer))
    }
}

impl Write for Socket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(records) = self.records.as_mut().filter(|records| records.outgoing.gathers()) {
            self.write_blocked = false;
            records.outgoing.push(bytes);
            return Ok(bytes.len());
        }
        self.send_records()?;
        self.send(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The first `count` bytes of `room`.
///
/// # Safety
///
/// They have been written to.
pub(super) unsafe fn written(room: &mut [MaybeUninit<u8>], count: usize) -> &mut [u8] {
    let filled = room.get_mut(..count).unwrap_or_default();
    // SAFETY: as the caller promises; both kinds of memory have the same layout.
    unsafe { &mut *(ptr::from_mut(filled) as *mut [u8]) }
}

pub(super) fn is_would_block(result: &io::Result<usize>) -> bool {
    result.as_ref().is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
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
