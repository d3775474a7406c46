//! A PHP string whose bytes are still to come: memory is had before anything is taken that could be lost for want of it.

use std::{alloc::Layout, mem::offset_of, ptr::NonNull};

use ext_php_rs::{
    alloc::{efree, emalloc},
    boxed::ZBox,
    error::{Error, Result},
    ffi::{IS_STRING, zend_string},
    types::{ZendStr, Zval},
};

/// `GC_NOT_COLLECTABLE`: a string holds nothing.
const NOT_COLLECTABLE: u32 = 1 << 4;

/// `IS_STR_VALID_UTF8`, which the engine takes off a string that is changed.
const VALID_UTF8: u32 = 1 << 9;

/// Such a string.
#[derive(Debug)]
pub(super) struct Blank {
    string: NonNull<zend_string>,
    length: usize,
}

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
        let string = NonNull::new(memory.cast::<zend_string>()).ok_or(Error::InvalidPointer)?;
        Ok(Some(Self { string, length }))
    }

    /// Makes PHP's string of it. There is room for no more `bytes` than was said.
    pub(super) fn fill(self, bytes: &[u8], is_utf8: bool) -> Zval {
        let bytes = bytes.get(..self.length).unwrap_or(bytes);
        let mut value = Zval::new();
        let string = self.string.as_ptr();
        std::mem::forget(self);
        // SAFETY: new memory of our own, large enough for the header, the bytes and a NUL; every part of a zend_string
        // is written before it is used as one. The zval owns its one reference.
        unsafe {
            (*string).gc.refcount = 1;
            (*string).gc.u.type_info =
                IS_STRING | NOT_COLLECTABLE | if is_utf8 { VALID_UTF8 } else { 0 };
            (*string).h = 0;
            (*string).len = bytes.len();
            let text = (&raw mut (*string).val).cast::<u8>();
            text.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            text.add(bytes.len()).write(0);
            value.set_zend_string(ZBox::from_raw(string.cast::<ZendStr>()));
        }
        value
    }
}

impl Drop for Blank {
    fn drop(&mut self) {
        // SAFETY: memory of our own that nobody else knows of.
        unsafe { efree(self.string.as_ptr().cast()) };
    }
}
