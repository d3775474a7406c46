//! Values of which a longjmp(3) over their frame leaves nothing behind.
//!
//! A fatal error jumps to the innermost place that catches it, and drops nothing on its way. A [`Guard`] is therefore
//! known by that place, as the engine names it at that moment: the address of its `jmp_buf`. A Fiber has a stack, and with
//! that catches, of its own: so whatever happens on another stack meanwhile, the guards of a suspended Fiber stay, for
//! its own frames or its own catch to drop. If it is never resumed, they are dropped when its request is over.
//!
//! A guarded value holds nothing of the engine's, since that is gone by then: a longjmp leaves zvals to the engine, which
//! frees the memory of a request as a whole.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    ffi::c_void,
    mem::{self, ManuallyDrop},
    ops::{Deref, DerefMut},
    panic::{AssertUnwindSafe, catch_unwind},
    ptr::{self, NonNull},
};

use ext_php_rs::{
    ffi::ext_php_rs_executor_globals,
    zend::{CatchError, bailout, try_catch},
};

/// A place that a longjmp goes to. No two that are alive have the same address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Catch(*const c_void);

impl Catch {
    /// The one that a longjmp from here would go to.
    fn innermost() -> Self {
        // SAFETY: this thread's globals of the engine, which are alive on every thread that runs PHP; one field is read.
        Self(unsafe { (*ext_php_rs_executor_globals()).bailout }.cast())
    }
}

/// A guarded value.
#[derive(Debug)]
struct Entry {
    id: u64,
    catch: Catch,
    value: NonNull<dyn Any>,
}

/// What this thread has guarded, in the order of the ids.
#[derive(Debug)]
struct Guarded {
    last_id: u64,
    entries: Vec<Entry>,
}

thread_local! {
    /// Without a destructor: a thread may end when this library is gone.
    static GUARDED: RefCell<ManuallyDrop<Guarded>> =
        const { RefCell::new(ManuallyDrop::new(Guarded { last_id: 0, entries: Vec::new() })) };
}

/// A value that is dropped just once: with the guard, by the catch of a longjmp over the guard, or when its request is over.
#[derive(Debug)]
pub(super) struct Guard<T> {
    id: u64,
    value: NonNull<T>,
}

impl<T: 'static> Guard<T> {
    pub(super) fn new(value: T) -> Self {
        Self::under(Catch::innermost(), value)
    }

    fn under(catch: Catch, value: T) -> Self {
        let value = NonNull::from(Box::leak(Box::new(value)));
        let id = GUARDED.with_borrow_mut(|guarded| {
            guarded.last_id += 1;
            let id = guarded.last_id;
            guarded.entries.push(Entry { id, catch, value });
            id
        });
        Self { id, value }
    }

    /// The value, guarded no more.
    pub(super) fn into_inner(self) -> T {
        let guard = ManuallyDrop::new(self);
        release(guard.id);
        // SAFETY: the guard's own allocation, which nobody else knows of any more.
        *unsafe { Box::from_raw(guard.value.as_ptr()) }
    }
}

impl<T> Deref for Guard<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: alive as long as the guard's frame is: what drops it before runs when that frame is gone.
        unsafe { self.value.as_ref() }
    }
}

impl<T> DerefMut for Guard<T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as in `deref`, and the guard is borrowed for changing.
        unsafe { self.value.as_mut() }
    }
}

impl<T> Drop for Guard<T> {
    fn drop(&mut self) {
        if release(self.id) {
            // SAFETY: the guard's own allocation, which nobody else knows of any more.
            drop(unsafe { Box::from_raw(self.value.as_ptr()) });
        }
    }
}

/// Forgets a guarded value; `false` if somebody has dropped it.
fn release(id: u64) -> bool {
    GUARDED.with_borrow_mut(|guarded| {
        let place = guarded.entries.binary_search_by_key(&id, |entry| entry.id);
        place.map(|place| guarded.entries.remove(place)).is_ok()
    })
}

/// Runs what the engine has called. A longjmp out of it drops what was guarded and passes on; `Err` is a panic's message.
pub(super) fn catch<T>(body: impl FnOnce() -> T) -> Result<T, String> {
    // Its address is known elsewhere: the jump finds what was written there.
    let here = Cell::new(Catch(ptr::null()));
    let caught = try_catch(AssertUnwindSafe(|| {
        here.set(Catch::innermost());
        body()
    }));
    match caught {
        Ok(value) => Ok(value),
        Err(CatchError::Bailout) => {
            drop_all(take(|entry| entry.catch == here.get()));
            // SAFETY: what the engine's own catches do that are not the last; nothing here is to be dropped.
            unsafe { bailout() }
        }
        Err(CatchError::Panic(message)) => Err(message),
        Err(other) => Err(other.to_string()),
    }
}

/// Drops what is still guarded: no code of the request runs any more, nor can any Fiber of it go on.
pub(super) fn end_request() {
    drop_all(take(|_| true));
    GUARDED.with_borrow_mut(|guarded| guarded.entries = Vec::new());
}

fn take(is_meant: impl Fn(&Entry) -> bool) -> Vec<Entry> {
    GUARDED.with_borrow_mut(|guarded| {
        guarded.entries.extract_if(.., |entry| is_meant(entry)).collect()
    })
}

/// Newest first, as their frames would have.
fn drop_all(entries: Vec<Entry>) {
    for entry in entries.into_iter().rev() {
        // SAFETY: made of a box in `Guard::under`, and no longer known to anybody: its guard's frame is gone.
        let value = unsafe { Box::from_raw(entry.value.as_ptr()) };
        // Those that follow have a right to it as well, and no panic may leave to the engine.
        mem::forget(catch_unwind(AssertUnwindSafe(|| drop(value))));
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    /// Writes its name down when it is dropped.
    struct Named(&'static str, Rc<RefCell<Vec<&'static str>>>);

    impl Drop for Named {
        fn drop(&mut self) {
            self.1.borrow_mut().push(self.0);
        }
    }

    fn names() -> (Rc<RefCell<Vec<&'static str>>>, impl Fn(&'static str) -> Named) {
        let dropped = Rc::new(RefCell::new(Vec::new()));
        let list = Rc::clone(&dropped);
        (dropped, move |name| Named(name, Rc::clone(&list)))
    }

    fn catches() -> [Catch; 2] {
        [Catch(ptr::without_provenance(8)), Catch(ptr::without_provenance(16))]
    }

    #[test]
    fn a_catch_drops_its_own_newest_first_and_no_other_stacks() {
        let ([main, fiber], (dropped, name)) = (catches(), names());
        mem::forget(Guard::under(main, name("first")));
        let suspended = Guard::under(fiber, name("suspended"));
        mem::forget(Guard::under(main, name("second")));

        drop_all(take(|entry| entry.catch == main));
        assert_eq!(*dropped.borrow(), ["second", "first"]);
        assert_eq!(suspended.0, "suspended");
        drop(suspended);
        assert_eq!(*dropped.borrow(), ["second", "first", "suspended"]);
        end_request();
        assert_eq!(dropped.borrow().len(), 3);
    }

    #[test]
    fn what_no_frame_drops_is_dropped_with_the_request() {
        let ([main, fiber], (dropped, name)) = (catches(), names());
        mem::forget(Guard::under(fiber, name("never resumed")));
        drop(Guard::under(main, name("returned")));
        assert_eq!(*dropped.borrow(), ["returned"]);
        end_request();
        assert_eq!(*dropped.borrow(), ["returned", "never resumed"]);
    }

    #[test]
    fn a_guard_that_comes_late_drops_nothing_again() {
        let ([main, _], (dropped, name)) = (catches(), names());
        let late = Guard::under(main, name("once"));
        end_request();
        drop(late);
        assert_eq!(*dropped.borrow(), ["once"]);
    }

    #[test]
    fn a_value_that_is_taken_out_is_its_takers() {
        let ([main, _], (dropped, name)) = (catches(), names());
        let named = Guard::under(main, name("mine")).into_inner();
        end_request();
        assert!(dropped.borrow().is_empty());
        drop(named);
        assert_eq!(*dropped.borrow(), ["mine"]);
    }

    #[test]
    fn one_that_panics_does_not_keep_the_others() {
        struct Panics;
        impl Drop for Panics {
            fn drop(&mut self) {
                panic!("a drop");
            }
        }
        let ([main, _], (dropped, name)) = (catches(), names());
        mem::forget(Guard::under(main, name("older")));
        mem::forget(Guard::under(main, Panics));
        end_request();
        assert_eq!(*dropped.borrow(), ["older"]);
    }
}
