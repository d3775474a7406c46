//! Waiting: ppoll(2) with a deadline. Signals end a wait, so that PHP can run its handlers.
#![expect(unsafe_code, reason = "ppoll(2) with a signal mask is libc's")]

use std::{
    io,
    os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd},
    ptr,
    sync::OnceLock,
    time::Duration,
};

use rustix::pipe::{PipeFlags, pipe_with};

use super::{
    Deadline, clock,
    descriptor::not_standard,
    thread::{block_all_signals, restore_signals},
};

/// How long a signal may wait in the rare case that it comes just as a wait begins.
const SOON: Duration = Duration::from_millis(10);

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

    fn pollfd(&self) -> libc::pollfd {
        let read = if self.interest.read { libc::POLLIN } else { 0 };
        let write = if self.interest.write { libc::POLLOUT } else { 0 };
        libc::pollfd { fd: self.fd.as_raw_fd(), events: read | write, revents: 0 }
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

/// Says whether PHP wants this thread's attention, as a signal handler of its own has noted.
static ATTENTION: OnceLock<fn() -> bool> = OnceLock::new();

/// Sets where PHP notes that a signal came. To be called once, before any wait.
pub(crate) fn set_attention(wanted: fn() -> bool) {
    // A module that is started anew sets the same.
    let _ = ATTENTION.set(wanted);
}

/// Whether PHP wants this thread's attention. Waits end for it by themselves; work without a wait asks.
pub(crate) fn is_attention_wanted() -> bool {
    ATTENTION.get().is_some_and(|wanted| wanted())
}

/// Waits until at least one descriptor is ready. For PHP's thread: a signal ends it, also one that came
/// before it, and also where descriptors are always ready.
pub(crate) fn wait_many(watched: &mut [Watched<'_>], deadline: Deadline) -> io::Result<Woken> {
    let left = deadline.remaining(clock::now());
    if left.is_some_and(|left| left.is_zero()) {
        let wanted = is_attention_wanted();
        return if wanted { Ok(Woken::Interrupted) } else { poll(watched, left, None) };
    }
    if is_attention_wanted() {
        return Ok(Woken::Interrupted);
    }
    // Most answers come soon, and to block signals costs two system calls. One that slips in between the look and this
    // wait is seen when it ends.
    if watched.len() == 1 {
        let soon = left.map_or(SOON, |left| left.min(SOON));
        let woken = poll(watched, Some(soon), None)?;
        if woken != Woken::TimedOut || left.is_some_and(|left| left <= SOON) {
            return Ok(woken);
        }
    }
    // Blocked, a signal cannot come between the look at its trace and the wait, which lets it in again.
    let left = deadline.remaining(clock::now());
    let before = block_all_signals();
    let woken = if is_attention_wanted() {
        Ok(Woken::Interrupted)
    } else {
        poll(watched, left, Some(&before))
    };
    restore_signals(&before);
    woken
}

/// As [`wait_many`], for threads that PHP's signals do not concern, and for what must not be interrupted.
pub(crate) fn wait_undisturbed(
    watched: &mut [Watched<'_>],
    deadline: Deadline,
) -> io::Result<Woken> {
    poll(watched, deadline.remaining(clock::now()), None)
}

/// ppoll(2), with the signal mask to wait under.
fn poll(
    watched: &mut [Watched<'_>],
    left: Option<Duration>,
    mask: Option<&libc::sigset_t>,
) -> io::Result<Woken> {
    let (mut only, mut several);
    let fds: &mut [libc::pollfd] = if let [watched] = watched {
        only = [watched.pollfd()];
        &mut only
    } else {
        several = watched.iter().map(Watched::pollfd).collect::<Vec<_>>();
        &mut several
    };
    let timeout = left.map(|left| libc::timespec {
        tv_sec: left.as_secs().try_into().unwrap_or(i32::MAX.into()),
        tv_nsec: left.subsec_nanos().into(),
    });
    let count = fds.len() as libc::nfds_t;
    let timeout = timeout.as_ref().map_or(ptr::null(), ptr::from_ref);
    let mask = mask.map_or(ptr::null(), ptr::from_ref);
    // SAFETY: `count` valid entries whose descriptors are borrowed for the call; the others may be null.
    let ready = unsafe { libc::ppoll(fds.as_mut_ptr(), count, timeout, mask) };
    if ready < 0 {
        let error = io::Error::last_os_error();
        let interrupted = error.kind() == io::ErrorKind::Interrupted;
        return if interrupted { Ok(Woken::Interrupted) } else { Err(error) };
    }
    for (watched, fd) in watched.iter_mut().zip(fds) {
        watched.ready = fd.revents != 0;
    }
    Ok(if ready == 0 { Woken::TimedOut } else { Woken::Ready })
}

/// Ends another thread's wait: a pipe whose reading end that thread watches.
#[derive(Debug)]
pub(crate) struct Waker {
    reader: OwnedFd,
    writer: OwnedFd,
}

impl Waker {
    pub(crate) fn new() -> io::Result<Self> {
        not_standard(|| {
            let (reader, writer) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
            Ok(Self { reader, writer })
        })
    }

    /// Makes the reading end readable, for good.
    pub(crate) fn wake(&self) {
        // A full pipe wakes as well.
        let _ = rustix::io::write(&self.writer, &[1]);
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
    fn a_waker_wakes_for_good() {
        let waker = Waker::new().unwrap();
        waker.wake();
        waker.wake();
        for _ in 0..2 {
            assert_eq!(wait(waker.as_fd(), READ, Deadline::Never).unwrap(), Woken::Ready);
        }
    }
}
