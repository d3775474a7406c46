//! Descriptors of ours, none of which is one of the standard three: a program that has closed its standard output, as
//! daemons do, writes to whatever has that number next.

use std::os::fd::{AsFd, AsRawFd};

/// Standard input, output and error are 0 to 2.
const STANDARD_ERROR: i32 = 2;

/// Makes something with descriptors; what it lends must be the first that it opens. Where that is a standard one, it is
/// made once more while the first keeps the number: the system gives the lowest that is free.
pub(super) fn not_standard<T: AsFd, E>(make: impl Fn() -> Result<T, E>) -> Result<T, E> {
    let mut low = Vec::new();
    loop {
        let one = make()?;
        if one.as_fd().as_raw_fd() > STANDARD_ERROR {
            return Ok(one);
        }
        low.push(one);
    }
}
