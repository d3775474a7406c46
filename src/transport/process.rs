//! Whose something is across fork(2): a child has copies of its parent's connections, and must leave them alone; of locks
//! that other threads of its parent may have held, it must leave even the copies alone. No system call, since every call
//! of a client asks.
#![expect(
    unsafe_code,
    reason = "pthread_atfork(3) is libc's, and a child replaces what others may be reading"
)]

use std::{
    process, ptr,
    sync::atomic::{AtomicPtr, AtomicU8, AtomicU32, Ordering},
};

use parking_lot::{Mutex, MutexGuard};

/// One process among its forebears and descendants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Process(u32);

/// How many forks lie between this process and the one that first asked; each may count for more than one.
static GENERATION: AtomicU32 = AtomicU32::new(0);

/// Whether forks are counted: one of the three below.
static COUNTS: AtomicU8 = AtomicU8::new(UNKNOWN);
const UNKNOWN: u8 = 0;
const COUNTED: u8 = 1;
const UNCOUNTED: u8 = 2;

impl Process {
    /// The one that first asked, and a child that it had before.
    const FIRST: Self = Self(0);

    /// The one that runs this.
    pub(crate) fn current() -> Self {
        let counts = match COUNTS.load(Ordering::Relaxed) {
            UNKNOWN => start_counting(),
            counts => counts,
        };
        Self(if counts == COUNTED { GENERATION.load(Ordering::Relaxed) } else { process::id() })
    }

    /// Whether that is still this one.
    pub(crate) fn is_current(self) -> bool {
        self == Self::current()
    }

    /// A number that none of its forebears has.
    pub(crate) fn number(self) -> u32 {
        self.0
    }
}

/// Nobody waits here for another thread, which a child might not have: if two threads come at once, forks count twice.
#[cold]
fn start_counting() -> u8 {
    // SAFETY: the handler is a function of this library, which the loader takes back when it unloads the library,
    // and does nothing that a child of a process with threads may not do.
    let counted = unsafe { libc::pthread_atfork(None, None, Some(count_generation)) == 0 };
    let counts = if counted { COUNTED } else { UNCOUNTED };
    COUNTS.store(counts, Ordering::Relaxed);
    counts
}

extern "C" fn count_generation() {
    GENERATION.fetch_add(1, Ordering::Relaxed);
}

/// What a static of one process holds, behind a lock. No other static may have a lock: in a child, one that another thread
/// of its parent held stays locked for ever. A child begins with a default of its own behind a lock of its own, and what its
/// parent had there is neither touched nor freed.
#[derive(Debug)]
pub(crate) struct PerProcess<T> {
    first: Mutex<T>,
    /// Of the last descendant of [`Process::FIRST`] that asked; null if none did.
    later: AtomicPtr<Later<T>>,
}

#[derive(Debug)]
struct Later<T> {
    owner: Process,
    value: Mutex<T>,
}

impl<T: Default> PerProcess<T> {
    pub(crate) const fn new(first: T) -> Self {
        Self { first: Mutex::new(first), later: AtomicPtr::new(ptr::null_mut()) }
    }

    /// This process's. To be held for as long as a few instructions take, and never while anything is read, written, opened,
    /// closed or waited for.
    pub(crate) fn lock(&'static self) -> MutexGuard<'static, T> {
        let owner = Process::current();
        if owner == Process::FIRST {
            return self.first.lock();
        }
        let found = self.later.load(Ordering::Acquire);
        // SAFETY: null, or a box that was leaked below.
        match unsafe { found.as_ref() } {
            Some(later) if later.owner == owner => later.value.lock(),
            _ => self.begin(owner, found).value.lock(),
        }
    }

    #[cold]
    fn begin(&'static self, owner: Process, parents: *mut Later<T>) -> &'static Later<T> {
        let mine = Box::into_raw(Box::new(Later { owner, value: Mutex::default() }));
        let put = self.later.compare_exchange(parents, mine, Ordering::AcqRel, Ordering::Acquire);
        let shared = match put {
            Ok(_) => mine,
            Err(other) => {
                // SAFETY: made above and given to nobody.
                drop(unsafe { Box::from_raw(mine) });
                // Another thread's of this process: nobody else can have put anything there.
                other
            }
        };
        // SAFETY: a box that is leaked: what has been put there is never freed.
        unsafe { &*shared }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs that in a child, which must end by itself and say `true`.
    fn holds_in_a_child(check: impl FnOnce() -> bool) -> bool {
        // SAFETY: the child only does what the test gives it and leaves.
        let child = unsafe { libc::fork() };
        if child == 0 {
            // SAFETY: ends the child, whatever it waits for; and without running what belongs to its parent.
            unsafe {
                libc::alarm(20);
                libc::_exit(i32::from(!check()));
            }
        }
        let mut status = 0;
        // SAFETY: our own child, and room for its status.
        assert_eq!(unsafe { libc::waitpid(child, &raw mut status, 0) }, child);
        libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0
    }

    #[test]
    fn a_child_is_another_process() {
        let parent = Process::current();
        assert!(holds_in_a_child(|| {
            !parent.is_current() && parent.number() != Process::current().number()
        }));
        assert!(parent.is_current());
    }

    #[test]
    fn a_child_does_not_wait_for_what_its_parent_holds() {
        static NUMBER: PerProcess<u32> = PerProcess::new(0);
        let mut held = NUMBER.lock();
        *held = 7;
        assert!(holds_in_a_child(|| {
            let mut mine = NUMBER.lock();
            let fresh = *mine == 0;
            *mine = 8;
            // And so does its own child, while what it set stays.
            fresh && holds_in_a_child(|| *NUMBER.lock() == 0) && *mine == 8
        }));
        assert_eq!(*held, 7);
        drop(held);
        assert_eq!(*NUMBER.lock(), 7);
    }

    #[test]
    fn threads_of_a_child_share_one() {
        static COUNT: PerProcess<u32> = PerProcess::new(0);
        assert!(holds_in_a_child(|| {
            let counting = || (0..1000).for_each(|_| *COUNT.lock() += 1);
            let threads = [(); 4].map(|()| std::thread::spawn(counting));
            for thread in threads {
                thread.join().unwrap();
            }
            *COUNT.lock() == 4000
        }));
        assert_eq!(*COUNT.lock(), 0);
    }
}
