//! The strings of an iterable, one after another. Each step of an iterator is PHP code: it may throw, exit, or call
//! whatever it was called from.

use std::ptr::NonNull;

use ext_php_rs::{
    types::{ZendIterator, ZendStr, Zval, array::Iter},
    zend::ExecutorGlobals,
};

use super::{
    bytes::iter,
    call::{Call, Result, Thrown, type_name},
    engine::zend_iterator_dtor,
};

/// What PHP calls an iterable in errors.
const ITERABLE: &str = "Traversable|array";

/// An argument that gives strings.
pub(super) struct Chunks<'c> {
    source: Source<'c>,
    number: u32,
    count: u64,
}

enum Source<'c> {
    Array(Iter<'c>),
    Traversable(Iterator),
}

impl<'c> Chunks<'c> {
    /// An argument, counted from 1. Calls `getIterator()`, and nothing else yet.
    pub(super) fn argument(call: &mut Call<'c>, number: u32) -> Result<Self> {
        let table = call.table(number);
        let Some(argument) = call.argument_mut(number) else { return Err(Thrown::Pending) };
        let source = if argument.is_traversable() {
            let iterator = argument.traversable().map(NonNull::from);
            if ExecutorGlobals::has_exception() {
                return Err(Thrown::Pending);
            }
            let iterator = iterator.ok_or_else(|| Thrown::error("An object gave no iterator"))?;
            Source::Traversable(Iterator { iterator, started: false })
        } else {
            match table {
                Some(array) => Source::Array(iter(array)),
                None => return Err(Call::type_error(number, ITERABLE, argument)),
            }
        };
        Ok(Self { source, number, count: 0 })
    }

    /// The next string; `None` at the end. An `Err` may be `exit()`.
    pub(super) fn next(&mut self) -> Result<Option<Zval>> {
        let value = match &mut self.source {
            Source::Array(values) => {
                values.next_zval().map(|(_, value)| value.dereference().shallow_clone())
            }
            Source::Traversable(iterator) => iterator.next()?,
        };
        let Some(value) = value else { return Ok(None) };
        self.count += 1;
        if !value.is_string() {
            let problem = format!("must give strings only, {} given", type_name(&value));
            return Err(Call::wrong_type(self.number, &problem));
        }
        Ok(Some(value))
    }

    /// As [`Self::next`], without empty ones: a fragment without payload says nothing, and some servers count such.
    pub(super) fn next_filled(&mut self) -> Result<Option<Zval>> {
        loop {
            match self.next()? {
                Some(value) if value.zend_str().is_none_or(ZendStr::is_empty) => {}
                next => return Ok(next),
            }
        }
    }

    /// How many the iterable has given, the empty ones among them.
    pub(super) fn count(&self) -> u64 {
        self.count
    }
}

/// What such a string holds.
pub(super) fn bytes(chunk: &Zval) -> &[u8] {
    chunk.zend_str().map_or(&[], |string| string.as_bytes())
}

/// The engine's iterator, as `foreach` uses it.
struct Iterator {
    iterator: NonNull<ZendIterator>,
    started: bool,
}

impl Iterator {
    fn next(&mut self) -> Result<Option<Zval>> {
        // SAFETY: alive until it is dropped below, and nobody else has it.
        let iterator = unsafe { self.iterator.as_mut() };
        let moved = if self.started { iterator.move_forward() } else { iterator.rewind() };
        self.started = true;
        let value = if moved && iterator.valid() {
            iterator.get_current_data().map(|value| value.dereference().shallow_clone())
        } else {
            None
        };
        if ExecutorGlobals::has_exception() { Err(Thrown::Pending) } else { Ok(value) }
    }
}

impl Drop for Iterator {
    fn drop(&mut self) {
        // SAFETY: it came with a reference of our own, which this gives back.
        unsafe { zend_iterator_dtor(self.iterator.as_ptr()) };
    }
}
