//! Waiting: poll(2) with a deadline. Signals end a wait, so that PHP can run its handlers.

use std::{
    io,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
    pipe::{PipeFlags, pipe_with},
};

use super::{Deadline, clock};

/// What to wait for on a descriptor. Errors and hang-ups always end a wait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Interest {
    pub(crate) read: bool,
    pub(crate) write: bool,
}

/// Why a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Woken {
    /// A descriptor is ready.
    Ready,
    /// The deadline passed first.
    TimedOut,
    /// A signal came. Let PHP handle it, then wait again with the same deadline.
    Interrupted,
}

/// One of several descriptors waited for, and afterwards whether it is the reason to go on.
#[derive(Debug)]
pub(crate) struct Watched<'fd> {
    fd: BorrowedFd<'fd>,
    interest: Interest,
    pub(crate) ready: bool,
}

impl<'fd> Watched<'fd> {
    pub(crate) fn new(fd: BorrowedFd<'fd>, interest: Interest) -> Self {
        Self { fd, interest, ready: false }
    }
}

impl Interest {
    /// Waiting for nothing: poll(2) would still report a hang-up, again and again.
    pub(crate) fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// Waits for one descriptor; without an interest, for the deadline.
pub(crate) fn wait(
    fd: BorrowedFd<'_>,
    interest: Interest,
    deadline: Deadline,
) -> io::Result<Woken> {
    if interest.is_none() {
        return wait_many(&mut [], deadline);
    }
    wait_many(&mut [Watched::new(fd, interest)], deadline)
}

/// Waits until at least one descriptor is ready.
pub(crate) fn wait_many(watched: &mut [Watched<'_>], deadline: Deadline) -> io::Result<Woken> {
    let mut fds: Vec<PollFd<'_>> = watched.iter().map(poll_fd).collect();
    let timeout = deadline.remaining(clock::now()).and_then(|left| Timespec::try_from(left).ok());
    match poll(&mut fds, timeout.as_ref()) {
        Ok(0) => Ok(Woken::TimedOut),
        Ok(_) => {
            for (watched, fd) in watched.iter_mut().zip(&fds) {
                watched.ready = !fd.revents().is_empty();
            }
            Ok(Woken::Ready)
        }
        Err(Errno::INTR) => Ok(Woken::Interrupted),
        Err(error) => Err(error.into()),
    }
}

fn poll_fd<'fd>(watched: &Watched<'fd>) -> PollFd<'fd> {
    let mut events = PollFlags::empty();
    events.set(PollFlags::IN, watched.interest.read);
    events.set(PollFlags::OUT, watched.interest.write);
    PollFd::from_borrowed_fd(watched.fd, events)
}

/// Ends another thread's wait: a pipe whose reading end that thread watches.
#[derive(Debug)]
pub(crate) struct Waker {
    reader: OwnedFd,
    writer: OwnedFd,
}

impl Waker {
    pub(crate) fn new() -> io::Result<Self> {
        let (reader, writer) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
        Ok(Self { reader, writer })
    }

    /// Makes the reading end readable until [`Self::clear`].
    pub(crate) fn wake(&self) {
        // A full pipe wakes as well.
        let _ = rustix::io::write(&self.writer, &[1]);
    }

    /// Takes back all wake-ups so far.
    pub(crate) fn clear(&self) {
        let mut sink = [0; 64];
        while matches!(rustix::io::read(&self.reader, &mut sink), Ok(count) if count == sink.len())
        {
        }
    }
}

impl AsFd for Waker {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.reader.as_fd()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    const READ: Interest = Interest { read: true, write: false };

    #[test]
    fn a_wait_ends_at_its_deadline() {
        let waker = Waker::new().unwrap();
        let start = clock::now();
        let deadline = Deadline::after(start, Duration::from_millis(30));
        assert_eq!(wait(waker.as_fd(), READ, deadline).unwrap(), Woken::TimedOut);
        assert!(start.elapsed() >= Duration::from_millis(30));
    }

    #[test]
    fn a_waker_wakes_until_it_is_cleared() {
        let waker = Waker::new().unwrap();
        waker.wake();
        waker.wake();
        assert_eq!(wait(waker.as_fd(), READ, Deadline::Never).unwrap(), Woken::Ready);
        waker.clear();
        let past = Deadline::At(clock::now());
        assert_eq!(wait(waker.as_fd(), READ, past).unwrap(), Woken::TimedOut);
    }
}
