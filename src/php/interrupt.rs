//! What the engine does between opcodes, done between waits: let signal handlers run, and end a script
//! whose time is up.

use std::sync::atomic::{AtomicBool, Ordering};

use ext_php_rs::{
    ffi::{ext_php_rs_executor_globals, zend_interrupt_function},
    zend::{ExecutorGlobals, ProcessGlobals},
};

#[cfg(php_delayed_oom)]
use super::engine::handle_delayed_oom;
use super::{
    call::{Result, Thrown},
    engine::{zend_memory_usage, zend_timeout},
};

/// What the engine's allocator takes from the system at a time.
const CHUNK: usize = 2 * 1024 * 1024;

/// Handles what interrupted a wait. Runs PHP code and may leave by longjmp(3): no lock, no borrow and
/// nothing that must be dropped may be held. An `Err` is an exception that a handler threw.
pub(super) fn handle() -> Result {
    if let Some((timed_out, execute_data)) = take() {
        // SAFETY: what zend_vm_interrupt_helper() does, in a frame of the engine's own thread.
        unsafe {
            if timed_out {
                zend_timeout();
            } else if let Some(function) = zend_interrupt_function {
                function(execute_data);
            }
        }
    }
    check_memory()
}

/// Raises the error for a `memory_limit` that has been passed, where the engine only noted it for the VM:
/// it may leave by longjmp(3), as any error for memory does elsewhere. An `Err` is a pending exception.
pub(super) fn check_memory() -> Result {
    #[cfg(php_delayed_oom)]
    if let Some(handle) = handle_delayed_oom() {
        // SAFETY: what the VM does when it finds this, on the engine's own thread. A PHP that has the function has the field.
        unsafe {
            if (*globals()).delayed_oom.state != 0 {
                handle();
            }
        }
    }
    if has_exception() { Err(Thrown::Pending) } else { Ok(()) }
}

/// Whether `memory_limit` leaves room for so many bytes and a little more.
pub(super) fn has_memory_for(size: usize) -> bool {
    let limit = usize::try_from(ProcessGlobals::get().memory_limit).unwrap_or(usize::MAX);
    // SAFETY: only looks at the allocator of the engine's own thread.
    let used = unsafe { zend_memory_usage(true) };
    limit.saturating_sub(used) > size.saturating_add(2 * CHUNK)
}

/// Whether a signal handler of this thread has asked for the engine's attention.
pub(super) fn is_wanted() -> bool {
    // SAFETY: as in `globals`.
    unsafe { flag(&raw mut (*globals()).vm_interrupt) }.load(Ordering::Acquire)
}

/// Whether nothing has gone wrong in this script that nobody caught: no exception leaves a function now, and no error or
/// uncaught exception has ended it, for which the engine's exit status is 255.
pub(super) fn is_sound() -> bool {
    // SAFETY: as in `globals`.
    !has_exception() && unsafe { (*globals()).exit_status } != 255
}

/// Takes the engine's request for attention, if there is one.
fn take() -> Option<(bool, *mut ext_php_rs::ffi::zend_execute_data)> {
    // SAFETY: as in `globals`; clearing the flag is what zend_vm_interrupt_helper() does.
    unsafe {
        let globals = globals();
        let wanted = flag(&raw mut (*globals).vm_interrupt);
        if !wanted.load(Ordering::Acquire) {
            return None;
        }
        wanted.store(false, Ordering::SeqCst);
        let timed_out = flag(&raw mut (*globals).timed_out).load(Ordering::SeqCst);
        Some((timed_out, (*globals).current_execute_data))
    }
}

/// A `zend_atomic_bool`, which is one `bool`. Signal handlers write it, and with a thread-safe PHP other threads.
///
/// # Safety
///
/// It is one, and nobody looks at it after the globals that it is part of are gone.
unsafe fn flag<'g, T>(atomic: *mut T) -> &'g AtomicBool {
    const { assert!(size_of::<T>() == size_of::<bool>()) };
    // SAFETY: as the caller says; the engine's accesses are atomic as well.
    unsafe { AtomicBool::from_ptr(atomic.cast::<bool>()) }
}

/// Whether an exception is on its way.
fn has_exception() -> bool {
    // SAFETY: as in `globals`.
    unsafe { !(*globals()).exception.is_null() }
}

/// This thread's globals of the engine, alive while the module is. ext-php-rs guards them with a lock, for which each
/// message would have to pay; nothing here is used longer than a look at one field.
fn globals() -> *mut ExecutorGlobals {
    // SAFETY: on a thread of the engine's, as all of this layer.
    unsafe { ext_php_rs_executor_globals() }
}
