//! What `foreach` calls for a [`super::iterator`]: the engine's own interface for loops, since `Iterator`'s three methods a
//! message would cost more than the message. The iterator is the same one; it is not kept here how far it is.

use std::{alloc::Layout, ffi::c_int, ptr};

use ext_php_rs::{
    alloc::emalloc,
    ffi::{
        HashTable, ZEND_RESULT_CODE_FAILURE, ZEND_RESULT_CODE_SUCCESS, zend_object_iterator,
        zend_object_iterator_funcs, zend_result,
    },
    types::Zval,
    zend::ClassEntry,
};

use super::{
    call::{self, Thrown},
    class::Object,
    engine::zend_iterator_init,
    iterator,
};

static FUNCTIONS: zend_object_iterator_funcs = zend_object_iterator_funcs {
    dtor: Some(end),
    valid: Some(valid),
    get_current_data: Some(current),
    get_current_key: Some(key),
    move_forward: Some(next),
    rewind: Some(rewind),
    invalidate_current: None,
    get_gc: Some(held),
};

/// Has `foreach` and its like run over objects of a class by these functions.
pub(super) fn register(class: &mut ClassEntry) {
    class.get_iterator = Some(begin);
}

/// A loop over `object`.
#[expect(clippy::cast_ptr_alignment, reason = "the engine aligns to 8 bytes")]
unsafe extern "C" fn begin(
    _class: *mut ClassEntry,
    object: *mut Zval,
    by_reference: c_int,
) -> *mut zend_object_iterator {
    if by_reference != 0 {
        Thrown::error("An iterator cannot be used with foreach by reference").throw();
        return ptr::null_mut();
    }
    let begun = emalloc(Layout::new::<zend_object_iterator>()).cast::<zend_object_iterator>();
    // SAFETY: memory of its size that is ours until it is returned, all of it written; the object is alive, and the loop
    // takes a reference of its own.
    unsafe {
        zend_iterator_init(begun);
        (&raw mut (*begun).data).write((*object).shallow_clone());
        (&raw mut (*begun).funcs).write(&raw const FUNCTIONS);
        (&raw mut (*begun).index).write(0);
    }
    begun
}

/// The engine frees the loop itself.
unsafe extern "C" fn end(begun: *mut zend_object_iterator) {
    // SAFETY: the engine gives back what `begin` made, once.
    unsafe { ptr::drop_in_place(&raw mut (*begun).data) };
}

/// The object that is looped over.
fn looped(begun: *mut zend_object_iterator) -> Object {
    // SAFETY: the engine calls the functions here for what `begin` made and `end` has not ended: it holds an object.
    unsafe { Object::of(&mut *(*begun).data.value.obj) }
}

/// Has the first message fetched, where nobody has rewound.
fn begin_loop(object: Object) {
    if !iterator::has_begun(object) {
        call::run(|| iterator::rewind(object));
    }
}

unsafe extern "C" fn valid(begun: *mut zend_object_iterator) -> zend_result {
    let object = looped(begun);
    let is_valid = object.is_object(iterator::CURRENT) || {
        begin_loop(object);
        object.is_object(iterator::CURRENT)
    };
    if is_valid { ZEND_RESULT_CODE_SUCCESS } else { ZEND_RESULT_CODE_FAILURE }
}

/// The engine copies it.
unsafe extern "C" fn current(begun: *mut zend_object_iterator) -> *mut Zval {
    let object = looped(begun);
    begin_loop(object);
    object.value(iterator::CURRENT)
}

unsafe extern "C" fn key(begun: *mut zend_object_iterator, key: *mut Zval) {
    let mut position = Zval::new();
    position.set_long(iterator::position(looped(begun)));
    // SAFETY: room for a value that the engine has not filled.
    unsafe { key.write(position) };
}

unsafe extern "C" fn next(begun: *mut zend_object_iterator) {
    let object = looped(begun);
    if !iterator::has_begun(object) || !call::run_bare(|| iterator::fetch_at_hand(object)) {
        call::run(|| iterator::advance(object));
    }
}

unsafe extern "C" fn rewind(begun: *mut zend_object_iterator) {
    let object = looped(begun);
    call::run(|| iterator::rewind(object));
}

/// For the garbage collector.
unsafe extern "C" fn held(
    begun: *mut zend_object_iterator,
    table: *mut *mut Zval,
    count: *mut c_int,
) -> *mut HashTable {
    // SAFETY: a loop of ours, as in `looped`; room for the two results.
    unsafe {
        table.write(&raw mut (*begun).data);
        count.write(1);
    }
    ptr::null_mut()
}
