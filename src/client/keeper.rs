//! The keeper: one native thread per process that turns the connections nobody is using, so that pings
//! are answered and sent while PHP computes or sleeps.
//!
//! It starts with the first connection that has a heartbeat, and ends a moment after the last of them: a script that
//! opens one after the other needs one thread for all. At module shutdown, after which PHP unloads this library, it is
//! joined; php-fpm forks before any request. It blocks all signals, never touches Zend memory, and never waits for a
//! connection: one whose link is held is being served by PHP's thread. A connection that rests costs it nothing but memory.

use std::{
    collections::{BTreeSet, HashMap},
    io, mem,
    os::fd::AsFd,
    sync::{
        Arc, Weak,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use parking_lot::Mutex;

use super::{connection::Shared, link::Want};
use crate::transport::{
    Deadline, PerProcess, Poller, Process, Ready, clock, spawn_without_signals,
};

/// How long a connection is left alone that PHP's thread is using, or whose reading is paused. Short
/// against any heartbeat, long against a round trip: a busy client wakes the keeper ten times a second.
const REST: Duration = Duration::from_millis(100);

/// How long it stays when no connection is left: to start it costs more than to open a connection to a near server.
const LINGER: Duration = Duration::from_secs(1);

static KEEPER: PerProcess<Option<Keeper>> = PerProcess::new(None);

/// The running thread, or one that has ended for want of work.
struct Keeper {
    /// The thread's: what it waits with goes when it ends.
    desk: Weak<Desk>,
    thread: JoinHandle<()>,
}

/// What PHP's thread has to say of a connection.
enum Word {
    New(usize, Weak<Shared>),
    /// Something is left to do that the keeper does not know of.
    Restless(usize),
    /// Something is left unread that makes no socket readable.
    Unread(usize),
    Gone(usize),
}

/// Where PHP's thread leaves word for the keeper.
struct Desk {
    poller: Arc<Poller>,
    /// `None` when the keeper has ended for want of work.
    words: Mutex<Option<Words>>,
    stop: AtomicBool,
}

/// What has been said and not been heard.
struct Words {
    said: Vec<Word>,
    /// When the keeper wakes by itself, if it sleeps. Before it does, it listens.
    wakes: Option<Deadline>,
}

impl Words {
    fn push(&mut self, word: Word) {
        match (&word, self.said.last()) {
            // It came and went.
            (Word::Gone(key), Some(Word::New(new, _))) if key == new => drop(self.said.pop()),
            _ => self.said.push(word),
        }
    }
}

impl Desk {
    /// Leaves word, unless the keeper has ended. If it wakes soon, it is not woken for what can wait.
    fn say(&self, word: Word) -> bool {
        let can_wait = !matches!(word, Word::Restless(_));
        let mut words = self.words.lock();
        let Some(words) = words.as_mut() else { return false };
        words.push(word);
        let soon = clock::now() + REST;
        let hears = words.wakes.is_none_or(|wakes| can_wait && wakes.is_past(soon));
        if !hears {
            self.poller.wake();
        }
        true
    }

    /// What has been said, or nothing if the keeper is to sleep until `wakes`; `None` ends one who has nothing else to do.
    fn listen(&self, wakes: Deadline, is_idle: bool) -> Option<Vec<Word>> {
        let mut slot = self.words.lock();
        let words = slot.as_mut()?;
        if words.said.is_empty() && is_idle {
            // Taken away under the lock, so that nobody leaves word afterwards.
            *slot = None;
            return None;
        }
        words.wakes = words.said.is_empty().then_some(wakes);
        Some(mem::take(&mut words.said))
    }
}

/// A connection's claim on the keeper, for as long as it exists.
#[derive(Debug)]
pub(crate) struct Watch {
    owner: Process,
    key: usize,
}

impl Watch {
    /// Starts the keeper if need be and gives it a connection.
    pub(crate) fn start(shared: &Arc<Shared>) -> io::Result<Self> {
        static KEYS: AtomicUsize = AtomicUsize::new(0);
        let owner = Process::current();
        let key = KEYS.fetch_add(1, Ordering::Relaxed);
        let word = || Word::New(key, Arc::downgrade(shared));
        if !Keeper::current().is_some_and(|desk| desk.say(word())) {
            Keeper::start_for(word)?;
        }
        Ok(Self { owner, key })
    }

    /// Has the keeper look at a connection in which PHP's thread left something to do.
    pub(super) fn nudge(&self) {
        self.say(Word::Restless(self.key));
    }

    /// Has it look before long at a connection of which PHP's thread left something unread.
    pub(super) fn mention(&self) {
        self.say(Word::Unread(self.key));
    }

    /// Leaves word, unless the keeper has ended, or is a parent's.
    fn say(&self, word: Word) {
        if self.owner.is_current()
            && let Some(desk) = Keeper::current()
        {
            desk.say(word);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.say(Word::Gone(self.key));
    }
}

/// Ends the keeper, if there is one. Connections may exist on: they are PHP's thread's alone then.
pub(crate) fn end_keeper() {
    let keeper = KEEPER.lock().take();
    if let Some(keeper) = keeper {
        keeper.end();
    }
}

impl Keeper {
    /// The desk of the one that runs, or is about to end.
    fn current() -> Option<Arc<Desk>> {
        KEEPER.lock().as_ref()?.desk.upgrade()
    }

    /// Starts one with that word, unless another thread has just done so: then that one is told.
    fn start_for(word: impl Fn() -> Word) -> io::Result<()> {
        let mine = Self::start(word())?;
        let mut slot = KEEPER.lock();
        let other = slot.as_ref().and_then(|keeper| keeper.desk.upgrade());
        let surplus = if other.is_some_and(|desk| desk.say(word())) {
            Some(mine)
        } else {
            slot.replace(mine)
        };
        drop(slot);
        if let Some(surplus) = surplus {
            surplus.end();
        }
        Ok(())
    }

    fn start(first: Word) -> io::Result<Self> {
        let desk = Arc::new(Desk {
            poller: Arc::new(Poller::new()?),
            words: Mutex::new(Some(Words { said: vec![first], wakes: None })),
            stop: AtomicBool::new(false),
        });
        let told = Arc::downgrade(&desk);
        let charges =
            Charges { desk, by_key: HashMap::new(), by_time: BTreeSet::new(), idle_since: None };
        let thread = spawn_without_signals("ws-keeper", move || charges.keep())?;
        Ok(Self { desk: told, thread })
    }

    /// Ends its thread, if it has not ended.
    fn end(self) {
        if let Some(desk) = self.desk.upgrade() {
            desk.stop.store(true, Ordering::Release);
            desk.poller.wake();
        }
        // It only ever waits for the poller, so this is short. It cannot have panicked.
        let _ = self.thread.join();
    }
}

/// A connection in the keeper's care.
struct Charge {
    shared: Weak<Shared>,
    /// When it is to be turned though nothing moves.
    due: Option<Instant>,
    /// The poller knows its descriptor.
    is_watched: bool,
}

/// All of them.
struct Charges {
    desk: Arc<Desk>,
    by_key: HashMap<usize, Charge>,
    by_time: BTreeSet<(Instant, usize)>,
    /// Since when there are none.
    idle_since: Option<Instant>,
}

impl Charges {
    /// The keeper's life.
    fn keep(mut self) {
        let mut ready = Ready::new();
        while !self.desk.stop.load(Ordering::Acquire) {
            let now = clock::now();
            let (until, is_over) = self.plan(now);
            let Some(words) = self.desk.listen(until, is_over) else { return };
            if !words.is_empty() {
                self.idle_since = None;
                for word in words {
                    self.heed(word, now);
                }
                continue;
            }
            // It fails only where memory is short; those that are due are turned all the same.
            let _ = self.desk.poller.wait(&mut ready, until);
            let now = clock::now();
            for key in ready.keys() {
                self.serve(key, now);
            }
            // Each once: one whose peer never stops sending is due again at once, and the others have their turn before it.
            let later = self.by_time.split_off(&(now, usize::MAX));
            for (_, key) in mem::replace(&mut self.by_time, later) {
                self.serve(key, now);
            }
        }
    }

    /// When there is something to do by itself, and whether there never will be.
    fn plan(&mut self, now: Instant) -> (Deadline, bool) {
        if !self.by_key.is_empty() {
            let first = self.by_time.first();
            return (first.map_or(Deadline::Never, |(at, _)| Deadline::At(*at)), false);
        }
        let since = *self.idle_since.get_or_insert(now);
        (Deadline::after(now, REST), now.saturating_duration_since(since) >= LINGER)
    }

    fn heed(&mut self, word: Word, now: Instant) {
        match word {
            Word::New(key, shared) => {
                self.by_key.insert(key, Charge { shared, due: None, is_watched: false });
                self.serve(key, now);
            }
            Word::Restless(key) | Word::Unread(key) => self.serve(key, now),
            Word::Gone(key) => self.forget(key),
        }
    }

    fn forget(&mut self, key: usize) {
        if let Some(charge) = self.by_key.remove(&key)
            && let Some(due) = charge.due
        {
            self.by_time.remove(&(due, key));
        }
    }

    /// Turns a connection if nobody holds it, and plans when to do so again.
    fn serve(&mut self, key: usize, now: Instant) {
        let Some(charge) = self.by_key.get_mut(&key) else { return };
        match charge.turn(key, now, &self.desk.poller) {
            Some(due) => {
                let due = if let Deadline::At(at) = due { Some(at) } else { None };
                let before = mem::replace(&mut charge.due, due);
                if let Some(before) = before.filter(|_| before != due) {
                    self.by_time.remove(&(before, key));
                }
                self.by_time.extend(due.map(|at| (at, key)));
            }
            None => self.forget(key),
        }
    }
}

impl Charge {
    /// When it is due again; `None` when there is nothing left of it.
    fn turn(&mut self, key: usize, now: Instant, poller: &Arc<Poller>) -> Option<Deadline> {
        let strong = self.shared.upgrade()?;
        let soon = Deadline::after(now, REST);
        // In use: its data would only wake us for nothing, and what PHP fetches at once need not be kept first.
        let is_served = strong.receives.swap(false, Ordering::Relaxed);
        if is_served && !strong.restless.load(Ordering::Acquire) {
            return Some(soon);
        }
        let Some(mut link) = strong.link.try_lock() else { return Some(soon) };
        strong.unread.store(false, Ordering::Release);
        strong.restless.store(false, Ordering::Release);
        // A connection that was not polled may have something to read as well.
        link.wake();
        link.turn(now, Want::Ahead);
        link.watched_by(poller);
        let fd = link.stream()?.as_fd();
        let interest = link.interest(Want::Ahead);
        // poll(2)'s errors and hang-ups would be reported again and again.
        let armed = interest.is_none()
            || if mem::replace(&mut self.is_watched, true) {
                poller.arm(key, fd, interest).is_ok()
            } else {
                poller.watch(key, fd, interest).is_ok()
            };
        Some(if link.is_unfinished(Want::Ahead) {
            Deadline::At(now)
        } else if interest.read && armed {
            link.due(now)
        } else {
            // Paused: PHP fetches messages without telling us.
            link.due(now).earlier(soon)
        })
    }
}
