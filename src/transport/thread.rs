//! Native threads inside a PHP process: they take none of PHP's signals, and the library stays mapped
//! while one runs.
#![expect(unsafe_code, reason = "signal masks and the dynamic loader are libc's")]

use std::{
    ffi::c_void,
    io,
    mem::MaybeUninit,
    ptr,
    thread::{Builder, JoinHandle},
};

/// What std gives a thread. Left to std, its size is looked up in the environment, which is PHP's.
const STACK: usize = 2 << 20;

/// Starts a thread in which every signal is blocked, so that PHP's main thread gets them all.
pub(crate) fn spawn_without_signals<T: Send + 'static>(
    name: &str,
    body: impl FnOnce() -> T + Send + 'static,
) -> io::Result<JoinHandle<T>> {
    // A thread inherits its creator's mask: blocked here, no signal can reach it even at its start.
    let before = block_all_signals();
    let thread = Builder::new().name(name.to_owned()).stack_size(STACK).spawn(body);
    restore_signals(&before);
    thread
}

/// Keeps this library mapped until the process ends. To be called before a thread is left to itself:
/// PHP unloads extensions at module shutdown, and a thread would return into unmapped code.
pub(crate) fn keep_library_loaded() {
    let here: fn() = keep_library_loaded;
    let mut info = MaybeUninit::<libc::Dl_info>::zeroed();
    // SAFETY: dladdr(3) fills `info` for any address and keeps no pointer; a zeroed Dl_info is valid.
    let found = unsafe { libc::dladdr(here as *const c_void, info.as_mut_ptr()) };
    // SAFETY: zeroed above, and every bit pattern of its pointers and addresses is a valid value.
    let info = unsafe { info.assume_init() };
    if found != 0 && !info.dli_fname.is_null() {
        // SAFETY: the name is a C string owned by the loader, alive while this library is; NOLOAD
        // opens nothing new, and NODELETE only marks what is loaded.
        unsafe {
            libc::dlopen(info.dli_fname, libc::RTLD_NOW | libc::RTLD_NOLOAD | libc::RTLD_NODELETE)
        };
    }
}

pub(crate) fn block_all_signals() -> libc::sigset_t {
    let mut all = MaybeUninit::<libc::sigset_t>::zeroed();
    let mut before = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: both sets are valid memory for the calls, which only fail for a bad `how`; zeroed sets
    // are valid sets.
    unsafe {
        libc::sigfillset(all.as_mut_ptr());
        libc::pthread_sigmask(libc::SIG_SETMASK, all.as_ptr(), before.as_mut_ptr());
        before.assume_init()
    }
}

pub(crate) fn restore_signals(before: &libc::sigset_t) {
    // SAFETY: `before` is a set that pthread_sigmask(3) gave us.
    unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, before, ptr::null_mut()) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thread_blocks_signals_and_its_creator_does_not() {
        let blocked = || {
            let mut mask = MaybeUninit::<libc::sigset_t>::zeroed();
            // SAFETY: a null set only asks for the mask.
            unsafe {
                libc::pthread_sigmask(libc::SIG_SETMASK, ptr::null(), mask.as_mut_ptr());
                libc::sigismember(mask.as_ptr(), libc::SIGTERM) == 1
            }
        };
        assert!(spawn_without_signals("test", blocked).unwrap().join().unwrap());
        assert!(!blocked());
    }

    #[test]
    fn pinning_the_library_does_no_harm() {
        keep_library_loaded();
    }
}
