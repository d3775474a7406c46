//! What the engine does between opcodes, done between waits: let signal handlers run, and end a script
//! whose time is up.

use ext_php_rs::{ffi::zend_interrupt_function, zend::ExecutorGlobals};

use super::call::{Result, Thrown};

unsafe extern "C" {
    fn zend_timeout();
    #[cfg(php_delayed_oom)]
    fn zend_handle_delayed_oom();
}

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
    {
        let noted = ExecutorGlobals::get().delayed_oom.state != 0;
        if noted {
            // SAFETY: what the VM does when it finds this, on the engine's own thread.
            unsafe { zend_handle_delayed_oom() };
        }
    }
    if ExecutorGlobals::has_exception() { Err(Thrown::Pending) } else { Ok(()) }
}

/// Whether a signal handler of this thread has asked for the engine's attention.
pub(super) fn is_wanted() -> bool {
    flag(&ExecutorGlobals::get().vm_interrupt)
}

/// Whether nothing has gone wrong in this script that nobody caught: no exception leaves a function now, and no error or
/// uncaught exception has ended it, for which the engine's exit status is 255.
pub(super) fn is_sound() -> bool {
    !ExecutorGlobals::has_exception() && ExecutorGlobals::get().exit_status != 255
}

/// Takes the engine's request for attention, if there is one.
fn take() -> Option<(bool, *mut ext_php_rs::ffi::zend_execute_data)> {
    let mut globals = ExecutorGlobals::get_mut();
    if !flag(&globals.vm_interrupt) {
        return None;
    }
    clear(&mut globals);
    Some((flag(&globals.timed_out), globals.current_execute_data))
}

/// A `zend_atomic_bool`, or a plain `bool` before PHP 8.2; one byte in both, set by a signal handler.
fn flag<T>(atomic: &T) -> bool {
    // SAFETY: a live byte; volatile, since a signal handler of this thread writes it.
    unsafe { std::ptr::from_ref(atomic).cast::<u8>().read_volatile() != 0 }
}

/// ext-php-rs's `cancel_interrupt()` sets the flag where PHP is older than 8.2.
fn clear(globals: &mut ExecutorGlobals) {
    // SAFETY: as in `flag`.
    unsafe { (&raw mut globals.vm_interrupt).cast::<u8>().write_volatile(0) };
}
