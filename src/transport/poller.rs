//! Waiting for many descriptors, at a cost that does not grow with those that rest: epoll(7) on Linux, kqueue(2) on BSD
//! and macOS. For threads of our own: no signal ends a wait.
#![expect(unsafe_code, reason = "the poller does not own what it watches")]

use std::{
    io,
    os::fd::{AsRawFd, BorrowedFd},
};

use polling::{Event, Events};

use super::{Deadline, Interest, clock};

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
        Ok(Self(polling::Poller::new()?))
    }

    /// Starts to watch a descriptor. One that is closed is forgotten by itself.
    pub(crate) fn watch(
        &self,
        key: usize,
        fd: BorrowedFd<'_>,
        interest: Interest,
    ) -> io::Result<()> {
        // SAFETY: open now. When it is closed, the kernel takes it out; if a child still has a copy, it is reported at
        // most once, under a key that then means nothing.
        unsafe { self.0.add(fd.as_raw_fd(), event(key, interest)) }
    }

    /// Has a descriptor reported again.
    pub(crate) fn arm(&self, key: usize, fd: BorrowedFd<'_>, interest: Interest) -> io::Result<()> {
        self.0.modify(fd, event(key, interest))
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
