//! Whose something is across fork(2): a child has copies of its parent's connections, and must leave them alone. No
//! system call, since every call of a client asks.
#![expect(unsafe_code, reason = "pthread_atfork(3) is libc's")]

use std::{
    process,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

/// One process among its forebears and descendants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Process(u32);

/// How many forks lie between this process and the one that first asked.
static GENERATION: AtomicU32 = AtomicU32::new(0);

impl Process {
    /// The one that runs this.
    pub(crate) fn current() -> Self {
        static COUNTS: OnceLock<bool> = OnceLock::new();
        // SAFETY: the handler is a function of this library, which the loader takes back when it unloads the library,
        // and does nothing that a child of a process with threads may not do.
        let counts = *COUNTS.get_or_init(|| unsafe {
            libc::pthread_atfork(None, None, Some(count_generation)) == 0
        });
        Self(if counts { GENERATION.load(Ordering::Relaxed) } else { process::id() })
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

extern "C" fn count_generation() {
    GENERATION.fetch_add(1, Ordering::Relaxed);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_another_process() {
        let parent = Process::current();
        // SAFETY: the child only looks at a number and leaves.
        let child = unsafe { libc::fork() };
        if child == 0 {
            let code =
                i32::from(parent.is_current() || parent.number() == Process::current().number());
            // SAFETY: ends the child without running what belongs to its parent.
            unsafe { libc::_exit(code) };
        }
        let mut status = 0;
        // SAFETY: our own child, and room for its status.
        assert_eq!(unsafe { libc::waitpid(child, &raw mut status, 0) }, child);
        assert!(libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0);
        assert!(parent.is_current());
    }
}
