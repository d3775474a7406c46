//! The process's environment. PHP's `putenv()` may change it in another thread at any moment, and frees what was there: it is
//! read here alone, on PHP's thread, as PHP reads it, and what needs it gets copies.
//!
//! It is the process's own that proxies and authorities are named in, as for curl: not what a web server says of a request,
//! which `getenv()` finds as well.

use std::ffi::{CStr, CString};

/// A variable's value.
pub(super) fn read(name: &str) -> Option<Vec<u8>> {
    let name = CString::new(name).ok()?;
    let _held = lock::take();
    // SAFETY: a C string. Null, or one that stays as it is while nobody can change the environment: other threads wait for
    // the lock, and without threads PHP is here.
    unsafe {
        let value = libc::getenv(name.as_ptr());
        (!value.is_null()).then(|| CStr::from_ptr(value).to_bytes().to_vec())
    }
}

/// To be called at module start, before there are threads.
pub(super) fn start() {
    lock::share_with_children(true);
}

/// To be called at module shutdown, after which the engine's lock goes.
pub(super) fn end() {
    lock::share_with_children(false);
}

/// The engine's own lock, which its `getenv()` and `putenv()` take as well.
#[cfg(php_zts)]
mod lock {
    use std::sync::atomic::{AtomicBool, Ordering};

    use crate::php::engine::{tsrm_env_lock, tsrm_env_unlock};

    pub(super) struct Held;

    pub(super) fn take() -> Held {
        // SAFETY: the engine has made it before any module starts. No thread takes it twice: nothing that is done with
        // it comes back here.
        unsafe { tsrm_env_lock() };
        Held
    }

    impl Drop for Held {
        fn drop(&mut self) {
            // SAFETY: this thread has taken it.
            unsafe { tsrm_env_unlock() };
        }
    }

    /// Whether the engine is there.
    static IS_SHARED: AtomicBool = AtomicBool::new(false);
    /// Whether the handlers below are registered, as they are once.
    static IS_REGISTERED: AtomicBool = AtomicBool::new(false);
    /// Whether the thread that forks holds the lock.
    static IS_HELD: AtomicBool = AtomicBool::new(false);

    /// Has fork(2) wait until no thread reads or changes the environment: the engine does not, and a child made in such a
    /// moment could not so much as make a client.
    pub(super) fn share_with_children(shared: bool) {
        IS_SHARED.store(shared, Ordering::Release);
        if !IS_REGISTERED.swap(true, Ordering::AcqRel) {
            // SAFETY: functions of this library, which the loader takes back when it unloads the library. If it fails,
            // children are as the engine leaves them.
            unsafe { libc::pthread_atfork(Some(before), Some(after), Some(after)) };
        }
    }

    extern "C" fn before() {
        if IS_SHARED.load(Ordering::Acquire) {
            std::mem::forget(take());
            IS_HELD.store(true, Ordering::Relaxed);
        }
    }

    extern "C" fn after() {
        if IS_HELD.swap(false, Ordering::Relaxed) {
            // Taken before; in a child, by the thread that is this one's original.
            drop(Held);
        }
    }
}

/// Without threads nobody changes it while it is read.
#[cfg(not(php_zts))]
mod lock {
    pub(super) struct Held;
    pub(super) fn take() -> Held {
        Held
    }
    pub(super) fn share_with_children(_: bool) {}
}
