//! A PHP string whose bytes are still to come: memory is had before anything is taken that could be lost for want of it.

use std::{
    alloc::Layout,
    io,
    mem::{MaybeUninit, offset_of},
    ptr::{self, NonNull},
    slice,
};

use ext_php_rs::{
    alloc::{efree, emalloc},
    boxed::ZBox,
    error::{Error, Result},
    ffi::{IS_STRING, zend_string},
    types::ZendStr,
};

use crate::client::{Landing, Source};

/// `GC_NOT_COLLECTABLE`: a string holds nothing.
const NOT_COLLECTABLE: u32 = 1 << 4;

/// `IS_STR_VALID_UTF8`, which the engine takes off a string that is changed.
const VALID_UTF8: u32 = 1 << 9;

/// From here on the system is asked for huge pages: to be given 4 KiB at a time costs more than the reading.
const HUGE: usize = 4 * 1024 * 1024;

/// Such a string.
#[derive(Debug)]
pub(super) struct Blank {
    string: NonNull<zend_string>,
    length: usize,
    filled: usize,
}

// SAFETY: it is not thread-safe memory, and no other thread gets it: a connection has it only while PHP's thread holds
// the connection.
unsafe impl Send for Blank {}

impl Blank {
    /// Has room for so many bytes, and for the NUL behind them; `None` if they are fewer than two, since the engine has
    /// all those strings already. May leave by longjmp(3), as any allocation.
    #[expect(clippy::cast_ptr_alignment, reason = "the engine aligns to 8 bytes")]
    pub(super) fn new(length: usize) -> Result<Option<Self>> {
        if length < 2 {
            return Ok(None);
        }
        let size = offset_of!(zend_string, val) + length + 1;
        let layout = Layout::from_size_align(size.next_multiple_of(8), 8);
        let memory = emalloc(layout.map_err(|_| Error::InvalidPointer)?);
        if length >= HUGE {
            advise_huge_pages(memory, size);
        }
        let string = NonNull::new(memory.cast::<zend_string>()).ok_or(Error::InvalidPointer)?;
        Ok(Some(Self { string, length, filled: 0 }))
    }

    /// Makes PHP's string of what is filled.
    pub(super) fn into_string(self, is_utf8: bool) -> ZBox<ZendStr> {
        let (string, text, filled) = (self.string.as_ptr(), self.text(), self.filled);
        std::mem::forget(self);
        // SAFETY: memory of our own, large enough for the header, the bytes and a NUL; every part of a zend_string is
        // written before it is used as one. The box owns its one reference.
        unsafe {
            (*string).gc.refcount = 1;
            (*string).gc.u.type_info =
                IS_STRING | NOT_COLLECTABLE | if is_utf8 { VALID_UTF8 } else { 0 };
            (*string).h = 0;
            (*string).len = filled;
            text.add(filled).write(0);
            ZBox::from_raw(string.cast::<ZendStr>())
        }
    }

    /// Behind what is filled.
    fn rest(&mut self) -> *mut MaybeUninit<u8> {
        // SAFETY: only an address is computed, inside of memory of our own or at its end.
        unsafe { self.text().add(self.filled).cast() }
    }

    fn text(&self) -> *mut u8 {
        // SAFETY: only an address is computed, inside of memory of our own.
        unsafe { (&raw mut (*self.string.as_ptr()).val).cast::<u8>() }
    }
}

impl Landing for Blank {
    fn size(&self) -> usize {
        self.length
    }

    fn read(&mut self, source: &mut Source<'_>) -> io::Result<usize> {
        let start = self.rest().cast::<u8>();
        // SAFETY: memory of our own that nobody else has, which need not have been written to.
        let room = unsafe { slice::from_raw_parts_mut(self.rest(), self.length - self.filled) };
        let filled = source(room)?;
        // Bytes that have a value, in this very place: so much of it has been written.
        let count = if ptr::eq(filled.as_ptr(), start) { filled.len() } else { 0 };
        self.filled += count;
        Ok(count)
    }

    fn append(&mut self, bytes: &[u8]) {
        let count = bytes.len().min(self.length - self.filled);
        // SAFETY: as much as there is room for, in memory that nobody else has.
        unsafe { self.rest().cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), count) };
        self.filled += count;
    }

    fn filled(&self) -> &[u8] {
        // SAFETY: inside of memory of our own that has been written.
        unsafe { slice::from_raw_parts(self.text(), self.filled) }
    }
}

impl Drop for Blank {
    fn drop(&mut self) {
        // SAFETY: memory of our own that nobody else knows of.
        unsafe { efree(self.string.as_ptr().cast()) };
    }
}

/// Only where all of a huge page is ours; elsewhere, and if the system has none, nothing changes.
fn advise_huge_pages(memory: *mut u8, size: usize) {
    #[cfg(target_os = "linux")]
    {
        const PAGE: usize = 2 * 1024 * 1024;
        let before = memory.addr().next_multiple_of(PAGE) - memory.addr();
        let whole = size.saturating_sub(before) / PAGE * PAGE;
        // SAFETY: inside of memory of our own; the advice changes nothing that is in it.
        unsafe { libc::madvise(memory.wrapping_add(before).cast(), whole, libc::MADV_HUGEPAGE) };
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (memory, size);
}
