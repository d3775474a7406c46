//! The keeper: one native thread per process that turns the connections nobody is using, so that pings
//! are answered and sent while PHP computes or sleeps.
//!
//! It starts with the first connection that has a heartbeat, ends when none is left that is open, and is
//! joined when the last one is let go: PHP unloads this library at shutdown, and php-fpm forks before any
//! request. It blocks all signals, never
//! touches Zend memory, and never waits for a connection: one whose link is held is being served by
//! PHP's thread.

use std::{
    io,
    os::fd::AsFd,
    process,
    sync::{
        Arc, Weak,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use parking_lot::Mutex;

use super::{connection::Shared, link::Want};
use crate::transport::{
    Deadline, Held, Interest, Waker, Watched, clock, spawn_without_signals, wait_undisturbed,
};

/// How long a connection is left alone that PHP's thread is using, or whose reading is paused. Short
/// against any heartbeat, long against a round trip: a busy client wakes the keeper ten times a second.
const REST: Duration = Duration::from_millis(100);

static KEEPER: Mutex<Option<Keeper>> = Mutex::new(None);

/// The running thread and how many connections it is there for.
struct Keeper {
    owner: u32,
    desk: Arc<Desk>,
    thread: JoinHandle<()>,
    watches: usize,
}

/// Where PHP's thread leaves word for the keeper.
struct Desk {
    waker: Waker,
    /// `None` when the keeper has ended for want of work.
    arrivals: Mutex<Option<Vec<Weak<Shared>>>>,
    stop: AtomicBool,
}

impl Desk {
    /// Gives the keeper a connection, unless it has ended.
    fn hand_in(&self, shared: &Arc<Shared>) -> bool {
        let mut arrivals = self.arrivals.lock();
        let Some(arrivals) = arrivals.as_mut() else { return false };
        arrivals.push(Arc::downgrade(shared));
        self.waker.wake();
        true
    }
}

/// A connection's claim on the keeper, for as long as it exists.
#[derive(Debug)]
pub(crate) struct Watch {
    owner: u32,
}

impl Watch {
    /// Starts the keeper if need be and gives it a connection.
    pub(crate) fn start(shared: &Arc<Shared>) -> io::Result<Self> {
        let owner = process::id();
        let mut keeper = KEEPER.lock();
        if keeper.as_ref().is_some_and(|keeper| keeper.owner != owner) {
            // The parent's: its thread is not in this process, and nothing of it may be waited for.
            std::mem::forget(keeper.take());
        }
        match keeper.as_mut() {
            Some(keeper) if keeper.desk.hand_in(shared) => keeper.watches += 1,
            _ => {
                let started = Keeper::start(owner, shared)?;
                let watches = keeper.as_ref().map_or(0, |earlier| earlier.watches) + 1;
                if let Some(earlier) = keeper.replace(Keeper { watches, ..started }) {
                    // It has ended, or is about to.
                    let _ = earlier.thread.join();
                }
            }
        }
        Ok(Self { owner })
    }
}

impl Watch {
    /// Has the keeper look at connections in which PHP's thread left something to do.
    pub(super) fn nudge(&self) {
        if let Some(keeper) = KEEPER.lock().as_ref().filter(|_| process::id() == self.owner) {
            keeper.desk.waker.wake();
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if process::id() != self.owner {
            return;
        }
        let mut slot = KEEPER.lock();
        let Some(keeper) = slot.as_mut() else { return };
        keeper.watches -= 1;
        if keeper.watches > 0 {
            return keeper.desk.waker.wake();
        }
        if let Some(keeper) = slot.take() {
            keeper.desk.stop.store(true, Ordering::Release);
            keeper.desk.waker.wake();
            // It only ever waits for the waker, so this is short. It cannot have panicked.
            let _ = keeper.thread.join();
        }
    }
}

impl Keeper {
    fn start(owner: u32, first: &Arc<Shared>) -> io::Result<Self> {
        let desk = Arc::new(Desk {
            waker: Waker::new()?,
            arrivals: Mutex::new(Some(vec![Arc::downgrade(first)])),
            stop: AtomicBool::new(false),
        });
        let shared = Arc::clone(&desk);
        let thread = spawn_without_signals("ws-keeper", move || keep(&shared))?;
        Ok(Self { owner, desk, thread, watches: 0 })
    }
}

/// A connection in the keeper's care, and what was found when it was last turned.
struct Charge {
    shared: Weak<Shared>,
    interest: Interest,
    due: Deadline,
}

/// The keeper's life.
fn keep(desk: &Desk) {
    let mut charges: Vec<Charge> = Vec::new();
    while !desk.stop.load(Ordering::Acquire) {
        let now = clock::now();
        let arrivals = match &mut *desk.arrivals.lock() {
            Some(arrivals) if !arrivals.is_empty() => std::mem::take(arrivals),
            // Said under the lock, so that nobody hands in a connection afterwards.
            arrivals if charges.is_empty() => {
                *arrivals = None;
                return;
            }
            _ => Vec::new(),
        };
        charges.extend(arrivals.into_iter().filter_map(|shared| serve(shared, now)));
        if charges.is_empty() {
            continue;
        }
        let ready = wait_for(desk, &charges);
        desk.waker.clear();
        let now = clock::now();
        charges = charges
            .into_iter()
            .zip(ready)
            .filter_map(|(charge, ready)| {
                let asleep = !ready && !charge.due.is_past(now) && charge.is_at_rest();
                if asleep { Some(charge) } else { serve(charge.shared, now) }
            })
            .collect();
    }
}

/// Waits until something is to be done, and says which connections have something to read or write.
fn wait_for(desk: &Desk, charges: &[Charge]) -> Vec<bool> {
    let until = charges.iter().fold(Deadline::Never, |until, charge| until.earlier(charge.due));
    let held: Vec<Option<Held>> = charges.iter().map(Charge::hold).collect();
    let mut watched = vec![Watched::new(desk.waker.as_fd(), Interest { read: true, write: false })];
    let polled =
        held.iter().zip(charges).filter_map(|(held, charge)| Some((held.as_ref()?, charge)));
    watched.extend(polled.map(|(held, charge)| Watched::new(held.as_fd(), charge.interest)));
    // poll(2) fails only where memory is short; everybody is then turned, which needs none.
    let failed = wait_undisturbed(&mut watched, until).is_err();
    let mut found = watched.iter().skip(1).map(|one| one.ready);
    held.iter().map(|held| failed || (held.is_some() && found.next().unwrap_or(false))).collect()
}

impl Charge {
    /// Whether it exists and PHP's thread has left nothing new in it.
    fn is_at_rest(&self) -> bool {
        let shared = self.shared.upgrade();
        shared.is_some_and(|shared| !shared.restless.swap(false, Ordering::AcqRel))
    }

    /// The descriptor to poll, if there is anything to poll for.
    fn hold(&self) -> Option<Held> {
        if self.interest.is_none() { None } else { self.shared.upgrade()?.handle.hold() }
    }
}

/// Turns a connection that nobody holds; `None` when there is nothing left of it.
fn serve(shared: Weak<Shared>, now: Instant) -> Option<Charge> {
    let strong = shared.upgrade()?;
    let soon = Deadline::after(now, REST);
    let Some(mut link) = strong.link.try_lock() else {
        // In use: its data would only wake us for nothing.
        return Some(Charge { shared, interest: Interest::default(), due: soon });
    };
    // A connection that was not polled may have something to read as well.
    link.wake();
    link.turn(now, Want::Ahead);
    if link.is_over() {
        return None;
    }
    let interest = link.interest(Want::Ahead);
    // Paused: PHP fetches messages without telling us.
    let due = if link.is_unfinished(Want::Ahead) {
        Deadline::At(now)
    } else if interest.read {
        link.due(now)
    } else {
        link.due(now).earlier(soon)
    };
    Some(Charge { shared, interest, due })
}
