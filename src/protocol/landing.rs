//! Memory of somebody else's, to which a large payload is read straight, so that it need not be copied to where it stays.

use std::{any::Any, fmt};

/// Room for just one payload, filled from its beginning.
pub(crate) trait Landing: Any + Send + fmt::Debug {
    /// How much it is for.
    fn size(&self) -> usize;

    /// Room behind what is filled, as much as is good for one read. Empty when all of it is filled.
    fn room(&mut self) -> &mut [u8];

    /// Says that the first `count` bytes of [`Self::room`] were filled.
    fn fill(&mut self, count: usize);

    /// What is filled.
    fn filled(&self) -> &[u8];
}

/// Copies bytes to where they would have been read.
pub(super) fn write(landing: &mut dyn Landing, mut bytes: &[u8]) {
    while !bytes.is_empty() {
        let room = landing.room();
        let (now, later) = bytes.split_at(room.len().min(bytes.len()));
        if now.is_empty() {
            return;
        }
        if let Some(room) = room.get_mut(..now.len()) {
            room.copy_from_slice(now);
        }
        landing.fill(now.len());
        bytes = later;
    }
}
