//! How many connections this process has open, for `phpinfo()`.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::transport::Process;

/// The process in the upper half, its count in the lower: a child starts from nothing.
static OPEN: AtomicU64 = AtomicU64::new(0);

/// An open connection, for as long as it exists.
#[derive(Debug)]
pub(crate) struct Counted {
    owner: Process,
}

impl Counted {
    pub(crate) fn new() -> Self {
        let owner = Process::current();
        change(owner, |count| count.saturating_add(1));
        Self { owner }
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        if self.owner.is_current() {
            change(self.owner, |count| count.saturating_sub(1));
        }
    }
}

/// How many there are now.
pub(crate) fn open_connections() -> u32 {
    count(OPEN.load(Ordering::Relaxed), Process::current().number())
}

fn change(owner: Process, by: impl Fn(u32) -> u32) {
    let owner = owner.number();
    let changed = |now: u64| Some(u64::from(owner) << 32 | u64::from(by(count(now, owner))));
    // The closure never declines.
    let _ = OPEN.fetch_update(Ordering::Relaxed, Ordering::Relaxed, changed);
}

fn count(packed: u64, owner: u32) -> u32 {
    let [owner_now, count] = [packed >> 32, packed & u64::from(u32::MAX)];
    if owner_now == u64::from(owner) { u32::try_from(count).unwrap_or(u32::MAX) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn a_child_does_not_count_its_parents() {
        let packed = 7 << 32 | 3;
        assert_eq!((count(packed, 7), count(packed, 8)), (3, 0));
    }
}
