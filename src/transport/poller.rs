//! Waiting for many descriptors, at a cost that does not grow with those that rest: epoll(7) on Linux, kqueue(2) on BSD
//! and macOS. For threads of our own: no signal ends a wait.
#![expect(unsafe_code, reason = "the poller does not own what it watches")]

use std::{
    io,
    os::fd::{AsRawFd, BorrowedFd},
};

use polling::{Event, Events};

use super::{Deadline, Interest, clock, descriptor::not_standard};

/// Descriptors by keys of the caller's. Each is reported once and then rests until it is armed again.
#[derive(Debug)]
pub(crate) struct Poller(polling::Poller);

/// Room for what one wait reports.
pub(crate) struct Ready(Events);

impl Ready {
    pub(crate) fn new() -> Self {
        Self(Events::new())
    }

    /// The keys of those that have something to read or write, an error or a hang-up.
    pub(crate) fn keys(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|event| event.key)
    }
}

impl Poller {
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self(not_standard(polling::Poller::new)?))
    }

    /// Starts to watch a descriptor. [`Self::unwatch`] comes before it is closed.
    pub(crate) fn watch(
        &self,
        key: usize,
        fd: BorrowedFd<'_>,
        interest: Interest,
    ) -> io::Result<()> {
        // SAFETY: open now; its link stops this before it closes it.
        unsafe { self.0.add(fd.as_raw_fd(), event(key, interest)) }
    }

    /// Has a descriptor reported again.
    pub(crate) fn arm(&self, key: usize, fd: BorrowedFd<'_>, interest: Interest) -> io::Result<()> {
        self.0.modify(fd, event(key, interest))
    }

    /// Watches it no longer. Closing it is not enough: as long as a child has a copy, the kernel keeps it.
    pub(crate) fn unwatch(&self, fd: BorrowedFd<'_>) {
        // It fails where it is not watched.
        let _ = self.0.delete(fd);
    }

    /// Waits until something is ready, the deadline passes or [`Self::wake`] is called, also before it.
    pub(crate) fn wait(&self, ready: &mut Ready, deadline: Deadline) -> io::Result<()> {
        ready.0.clear();
        self.0.wait(&mut ready.0, deadline.remaining(clock::now())).map(drop)
    }

    /// Ends another thread's wait.
    pub(crate) fn wake(&self) {
        // It fails only where there is nobody to wake.
        let _ = self.0.notify();
    }
}

fn event(key: usize, interest: Interest) -> Event {
    Event::new(key, interest.read, interest.write)
}

#[cfg(test)]
mod tests {
    use std::{io::Write, os::fd::AsFd, os::unix::net::UnixStream};

    use super::*;

    #[test]
    fn what_is_watched_no_longer_is_not_reported_though_a_copy_is_open() {
        const READ: Interest = Interest { read: true, write: false };
        let (poller, mut ready) = (Poller::new().unwrap(), Ready::new());
        for (unwatches, reported) in [(false, vec![7]), (true, vec![])] {
            let (ours, mut peer) = UnixStream::pair().unwrap();
            poller.watch(7, ours.as_fd(), READ).unwrap();
            // As a child has one.
            let _copy = ours.try_clone().unwrap();
            if unwatches {
                poller.unwatch(ours.as_fd());
            }
            drop(ours);
            peer.write_all(b"x").unwrap();
            poller.wait(&mut ready, Deadline::At(clock::now())).unwrap();
            assert_eq!(ready.keys().collect::<Vec<_>>(), reported);
        }
    }
}
