//! Memory of somebody else's, to which a large payload is read straight, so that it need not be copied to where it stays.

use std::{any::Any, fmt, io, mem::MaybeUninit};

/// Reads into memory that nothing has been written to yet, and gives back what it has filled: the beginning of it.
pub(crate) type Source<'s> =
    dyn for<'m> FnMut(&'m mut [MaybeUninit<u8>]) -> io::Result<&'m mut [u8]> + 's;

/// Room for just one payload, filled from its beginning.
pub(crate) trait Landing: Any + Send + fmt::Debug {
    /// How much it is for.
    fn size(&self) -> usize;

    /// Has the room behind what is filled read into, and says how much of it was.
    fn read(&mut self, source: &mut Source<'_>) -> io::Result<usize>;

    /// Copies to there what was read elsewhere, as much as there is room for.
    fn append(&mut self, bytes: &[u8]);

    /// What is filled.
    fn filled(&self) -> &[u8];
}
