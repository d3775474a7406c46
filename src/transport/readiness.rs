//! One descriptor that is readable whenever there is something to do for a connection, for event loops that watch it: an
//! epoll(7) or kqueue(2) queue, which is itself readable when something in it is.
#![expect(
    unsafe_code,
    reason = "the queue does not own what it watches, and is a parent's in a child"
)]

use std::{
    io,
    mem::ManuallyDrop,
    os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd},
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use polling::{Event, Events, PollMode};

use super::{Deadline, Process, clock, descriptor::not_standard};

/// It watches a socket, can be made readable without one, and on Linux by the time.
#[derive(Debug)]
pub(crate) struct Readiness {
    owner: Process,
    queue: ManuallyDrop<polling::Poller>,
    noted: AtomicBool,
    #[cfg(target_os = "linux")]
    timer: OwnedFd,
}

impl Readiness {
    pub(crate) fn new() -> io::Result<Self> {
        let queue = not_standard(polling::Poller::new)?;
        #[cfg(target_os = "linux")]
        let timer = {
            use rustix::time::{TimerfdClockId, TimerfdFlags, timerfd_create};
            let flags = TimerfdFlags::CLOEXEC | TimerfdFlags::NONBLOCK;
            let timer = not_standard(|| timerfd_create(TimerfdClockId::Monotonic, flags))?;
            // SAFETY: open now, and for as long as the queue is.
            unsafe { queue.add_with_mode(&timer, Event::readable(0), PollMode::Level)? };
            timer
        };
        Ok(Self {
            owner: Process::current(),
            queue: ManuallyDrop::new(queue),
            noted: AtomicBool::new(false),
            #[cfg(target_os = "linux")]
            timer,
        })
    }

    /// Whether this process made it, and not its parent, who still uses it.
    pub(crate) fn is_ours(&self) -> bool {
        self.owner.is_current()
    }

    /// A copy of the descriptor, which outlives this.
    pub(crate) fn descriptor(&self) -> io::Result<OwnedFd> {
        self.queue.as_fd().try_clone_to_owned()
    }

    /// Watches a socket. [`Self::unwatch`] comes before it is closed.
    pub(crate) fn watch(&self, socket: BorrowedFd<'_>) -> io::Result<()> {
        let readable = Event::readable(0);
        // SAFETY: open now; its link stops this before it closes it.
        unsafe { self.queue.add_with_mode(socket.as_raw_fd(), readable, PollMode::Level) }
    }

    /// Watches it no longer. Closing it is not enough: as long as a child has a copy, the kernel keeps it in the queue.
    pub(crate) fn unwatch(&self, socket: BorrowedFd<'_>) {
        if self.is_ours() {
            // It fails where it is not watched.
            let _ = self.queue.delete(socket);
        }
    }

    /// Makes it readable whatever the socket is, or not any more.
    pub(crate) fn note(&self, is_ready: bool) {
        if self.noted.swap(is_ready, Ordering::AcqRel) == is_ready {
            return;
        }
        // They fail only where the queue is broken, and then nobody watches it.
        if is_ready {
            let _ = self.queue.notify();
        } else {
            let _ = self.queue.wait(&mut Events::new(), Some(Duration::ZERO));
        }
    }

    /// Makes it readable from then on; never takes that back. Elsewhere than on Linux nothing happens.
    pub(crate) fn note_at(&self, deadline: Deadline) {
        #[cfg(target_os = "linux")]
        {
            use rustix::time::{Itimerspec, TimerfdTimerFlags, Timespec, timerfd_settime};
            let zero = Timespec { tv_sec: 0, tv_nsec: 0 };
            // A timer of zero would be none.
            let left =
                deadline.remaining(clock::now()).map(|left| left.max(Duration::from_nanos(1)));
            let it_value = left.and_then(|left| Timespec::try_from(left).ok()).unwrap_or(zero);
            let timer = Itimerspec { it_interval: zero, it_value };
            // It fails for no time that is valid.
            let _ = timerfd_settime(&self.timer, TimerfdTimerFlags::empty(), &timer);
        }
        #[cfg(not(target_os = "linux"))]
        let _ = (deadline, clock::now);
    }
}

impl Drop for Readiness {
    /// The queue takes out what woke it before it closes it. In a child it is the parent's, who is still to be woken; the
    /// child closes its copies of what can be had of it and forgets the rest.
    fn drop(&mut self) {
        if self.is_ours() {
            // SAFETY: nobody uses it afterwards.
            unsafe { ManuallyDrop::drop(&mut self.queue) };
        } else {
            // SAFETY: the descriptor is the queue's, which is forgotten and so does not close it again.
            unsafe { libc::close(self.queue.as_fd().as_raw_fd()) };
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        os::unix::net::UnixStream,
    };

    use super::*;
    use crate::transport::{Interest, Woken, wait};

    fn is_readable(fd: &OwnedFd, within: Duration) -> bool {
        let interest = Interest { read: true, write: false };
        let deadline = Deadline::after(clock::now(), within);
        wait(fd.as_fd(), interest, deadline).unwrap() == Woken::Ready
    }

    #[test]
    fn it_is_readable_for_the_socket_for_a_note_and_for_the_time() {
        const NOW: Duration = Duration::ZERO;
        let readiness = Readiness::new().unwrap();
        let fd = readiness.descriptor().unwrap();
        let (mut ours, mut peer) = UnixStream::pair().unwrap();
        readiness.watch(ours.as_fd()).unwrap();
        assert!(!is_readable(&fd, NOW));
        peer.write_all(b"x").unwrap();
        for _ in 0..3 {
            assert!(is_readable(&fd, NOW), "as long as nobody reads");
        }
        readiness.note(true);
        ours.read_exact(&mut [0]).unwrap();
        for _ in 0..3 {
            assert!(is_readable(&fd, NOW), "as long as it is not taken back");
        }
        readiness.note(false);
        assert!(!is_readable(&fd, NOW));
        readiness.note_at(Deadline::after(clock::now(), Duration::from_millis(5)));
        assert!(is_readable(&fd, Duration::from_secs(10)));
        readiness.note_at(Deadline::Never);
        assert!(!is_readable(&fd, NOW));
        peer.write_all(b"y").unwrap();
        assert!(is_readable(&fd, NOW));
        // What a child has a copy of stays open.
        let copy = ours.try_clone().unwrap();
        readiness.unwatch(ours.as_fd());
        assert!(!is_readable(&fd, NOW), "it is watched no longer");
        drop((readiness, ours));
        assert!(!is_readable(&fd, NOW), "nothing is left in it");
        drop(copy);
    }
}
