//! A PHP stream to write into: a file, a pipe, `php://memory`, or PHP code behind a wrapper.

use std::ptr;

use ext_php_rs::{ffi::php_stream, types::Zval, zend::ExecutorGlobals};

use super::{
    call::{Call, Result, Thrown},
    engine::{self, php_file_le_pstream, php_file_le_stream, zend_fetch_resource2_ex},
};

/// One write. A wrapper in PHP gets a copy of as much.
const SLICE: usize = 64 * 1024;

/// A stream that somebody may close at any time.
pub(super) struct Stream(Zval);

impl Stream {
    /// An argument, counted from 1, that is an open stream. Whether it can be written is seen when it is: to ask for
    /// its mode would run the code of a wrapper.
    pub(super) fn argument(call: &Call<'_>, number: u32) -> Result<Self> {
        let Some(argument) = call.argument(number) else { return Err(Thrown::Pending) };
        if !argument.is_resource() {
            return Err(Call::type_error(number, "resource", argument));
        }
        let mut stream = Self(argument.shallow_clone());
        stream.fetch()?;
        Ok(stream)
    }

    /// Writes all of it, and says how much was taken: less if the stream took nothing more. Runs PHP code, and may
    /// leave by longjmp(3). An `Err` is a pending exception.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let mut written = 0;
        while let Some(rest) = bytes.get(written..).filter(|rest| !rest.is_empty()) {
            let slice = rest.get(..SLICE).unwrap_or(rest);
            let stream = self.fetch()?;
            // SAFETY: an open stream, as was just seen.
            let count = unsafe { engine::write_stream(stream, slice) };
            if ExecutorGlobals::has_exception() {
                return Err(Thrown::Pending);
            }
            match usize::try_from(count) {
                Ok(count) if count > 0 => written += count.min(slice.len()),
                _ => break,
            }
        }
        Ok(written)
    }

    /// The stream behind the resource. Throws in PHP's words if there is none (any more).
    fn fetch(&mut self) -> Result<*mut php_stream> {
        // SAFETY: a live resource, a C string and the two kinds that streams have.
        let stream = unsafe {
            zend_fetch_resource2_ex(
                ptr::from_mut(&mut self.0),
                c"stream".as_ptr(),
                php_file_le_stream(),
                php_file_le_pstream(),
            )
            .cast::<php_stream>()
        };
        if stream.is_null() { Err(Thrown::Pending) } else { Ok(stream) }
    }
}
