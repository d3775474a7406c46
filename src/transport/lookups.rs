//! The look-ups of names that are under way in this process. Nothing stops getaddrinfo(3), which knows no deadline, so
//! it runs in a thread that can be left behind. There are few such threads: what is left behind can be joined by
//! whoever asks for the same, and while there are [`MOST_LEFT_BEHIND`], nobody begins another one.

use std::{
    io,
    net::SocketAddr,
    os::fd::{AsFd, BorrowedFd},
    sync::{Arc, OnceLock},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use super::{
    PerProcess, Process, clock,
    getaddrinfo::Family,
    poll::Waker,
    thread::{keep_library_loaded, spawn_without_signals},
};

/// Threads in one process that nobody waits for.
pub(super) const MOST_LEFT_BEHIND: usize = 8;

/// How long an answer that came after its asker had left is good for another one: longer than policies wait between
/// two attempts.
const FRESH: Duration = Duration::from_mins(1);

/// A look-up that has taken longer is not joined: resolvers give up sooner, and what it was asked in may be over.
const JOINABLE: Duration = Duration::from_secs(30);

/// Looks a name up; getaddrinfo(3) outside tests.
pub(super) type Resolver = fn(&str, Family) -> Resolved;

/// Addresses in the order to try them in, with port 0, or why there are none.
pub(super) type Resolved = Result<Vec<SocketAddr>, String>;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) host: String,
    pub(super) family: Family,
}

/// All of a process. A child has none of its parent's: their threads do not exist there.
#[derive(Debug)]
pub(super) struct Lookups {
    table: PerProcess<Table>,
}

#[derive(Debug, Default)]
struct Table {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    question: Question,
    begun_at: Instant,
    answer: Arc<Answer>,
    askers: usize,
    /// Whether the answer is kept for the next one who asks, when everybody has left.
    wanted: bool,
    thread: Option<JoinHandle<()>>,
}

/// What comes of a look-up.
#[derive(Debug)]
struct Answer {
    resolved: OnceLock<(Resolved, Instant)>,
    waker: Waker,
}

/// A look-up that somebody waits for.
#[derive(Debug)]
pub(super) struct Asked {
    lookups: &'static Lookups,
    answer: Arc<Answer>,
    owner: Process,
    pub(super) begun_at: Instant,
    /// Whether somebody may come back for the answer if it is left behind.
    pub(super) wanted: bool,
    /// Whether the asker has taken note of the answer.
    pub(super) seen: bool,
}

/// One that nobody waits for, whose end makes room for another one.
#[derive(Debug)]
pub(super) struct LeftBehind(Arc<Answer>);

impl Lookups {
    pub(super) const fn new() -> Self {
        Self { table: PerProcess::new(Table { entries: Vec::new() }) }
    }

    /// Joins a look-up or begins one; `None` if too many have been left behind, among which count `own` threads of the
    /// asker's that may still be.
    pub(super) fn ask(
        &'static self,
        question: &Question,
        own: usize,
        resolver: Resolver,
    ) -> io::Result<Option<Asked>> {
        let now = clock::now();
        // No system call is made with the lock held.
        let useless = self.table.lock().take_useless(now);
        drop(useless);
        if let Some(asked) = self.join(&mut self.table.lock(), question, now) {
            return Ok(Some(asked));
        }
        let answer = Arc::new(Answer { resolved: OnceLock::new(), waker: Waker::new()? });
        let mut table = self.table.lock();
        if let Some(asked) = self.join(&mut table, question, now) {
            return Ok(Some(asked));
        }
        if table.left_behind().count() + own >= MOST_LEFT_BEHIND {
            return Ok(None);
        }
        table.entries.push(Entry {
            question: question.clone(),
            begun_at: now,
            answer: Arc::clone(&answer),
            askers: 1,
            wanted: true,
            thread: None,
        });
        drop(table);
        let asked = self.asked(Arc::clone(&answer), now);
        let (asks, told) = (question.clone(), Arc::clone(&answer));
        let thread = spawn_without_signals("ws-resolver", move || {
            told.give(resolver(&asks.host, asks.family));
            self.settle(&told);
        });
        match thread {
            Ok(thread) => self.started(&answer, thread),
            Err(error) => {
                answer.give(Err("no thread could be started for it".to_owned()));
                return Err(error);
            }
        }
        Ok(Some(asked))
    }

    /// Those whose end makes room.
    pub(super) fn left_behind(&'static self) -> Vec<LeftBehind> {
        self.table.lock().left_behind().map(|entry| LeftBehind(Arc::clone(&entry.answer))).collect()
    }

    fn asked(&'static self, answer: Arc<Answer>, begun_at: Instant) -> Asked {
        Asked {
            lookups: self,
            answer,
            owner: Process::current(),
            begun_at,
            wanted: true,
            seen: false,
        }
    }

    fn join(&'static self, table: &mut Table, question: &Question, now: Instant) -> Option<Asked> {
        let joinable = |entry: &&mut Entry| {
            entry.question == *question && entry.is_of_use(now) && entry.is_joinable(now)
        };
        let entry = table.entries.iter_mut().find(joinable)?;
        entry.askers += 1;
        Some(self.asked(Arc::clone(&entry.answer), entry.begun_at))
    }

    fn started(&'static self, answer: &Arc<Answer>, thread: JoinHandle<()>) {
        let mut table = self.table.lock();
        if let Some(entry) =
            table.entries.iter_mut().find(|entry| Arc::ptr_eq(&entry.answer, answer))
        {
            entry.thread = Some(thread);
            return;
        }
        drop(table);
        // Others have joined it, got the answer and left meanwhile.
        keep_library_loaded();
    }

    /// In the thread that has answered: nobody may be there to take the answer out.
    fn settle(&'static self, answer: &Arc<Answer>) {
        let mut table = self.table.lock();
        let is_it = |entry: &Entry| Arc::ptr_eq(&entry.answer, answer);
        let useless = |entry: &mut Entry| {
            is_it(entry) && entry.askers == 0 && !(entry.wanted && answer.is_address())
        };
        let mut ended: Vec<Entry> = table.entries.extract_if(.., useless).collect();
        let is_kept = |entry: &Entry| entry.askers == 0 && entry.answer.resolved.get().is_some();
        if table.entries.iter().filter(|entry| is_kept(entry)).count() > MOST_LEFT_BEHIND
            && let Some(oldest) = table.entries.iter().position(is_kept)
        {
            ended.push(table.entries.remove(oldest));
        }
        drop(table);
        drop(ended);
    }

    /// Somebody leaves, with or without an answer.
    fn leave(&'static self, asked: &Asked) {
        let mut table = self.table.lock();
        let index =
            table.entries.iter().position(|entry| Arc::ptr_eq(&entry.answer, &asked.answer));
        let Some((index, entry)) =
            index.and_then(|index| Some((index, table.entries.get_mut(index)?)))
        else {
            return;
        };
        entry.askers = entry.askers.saturating_sub(1);
        if entry.askers > 0 {
            return;
        }
        let is_late = asked.wanted && !asked.seen && asked.answer.is_address();
        if asked.answer.resolved.get().is_none() || is_late {
            // The answer is for the next one who asks.
            entry.wanted = asked.wanted;
            drop(table);
            keep_library_loaded();
            return;
        }
        let ended = table.entries.remove(index);
        drop(table);
        if let Some(thread) = ended.thread {
            // It has answered; all that is left of it is its return. A panic cannot be its answer.
            let _ = thread.join();
        }
    }
}

impl Table {
    /// Answers that came too late for anybody.
    fn take_useless(&mut self, now: Instant) -> Vec<Entry> {
        self.entries.extract_if(.., |entry| !entry.is_of_use(now)).collect()
    }

    fn left_behind(&self) -> impl Iterator<Item = &Entry> {
        let is_left = |entry: &&Entry| entry.askers == 0 && entry.answer.resolved.get().is_none();
        self.entries.iter().filter(is_left)
    }
}

impl Entry {
    /// Whether anybody waits for it, or might take it.
    fn is_of_use(&self, now: Instant) -> bool {
        self.askers > 0
            || self.answer.resolved.get().is_none_or(|(_, at)| {
                self.answer.is_address() && now.saturating_duration_since(*at) < FRESH
            })
    }

    fn is_joinable(&self, now: Instant) -> bool {
        self.answer.resolved.get().is_some()
            || now.saturating_duration_since(self.begun_at) < JOINABLE
    }
}

impl Answer {
    fn give(&self, resolved: Resolved) {
        // There is one thread for each.
        let _ = self.resolved.set((resolved, clock::now()));
        self.waker.wake();
    }

    fn is_address(&self) -> bool {
        matches!(self.resolved.get(), Some((Ok(addresses), _)) if !addresses.is_empty())
    }
}

impl Asked {
    /// What came of it, if anything has.
    pub(super) fn resolved(&self) -> Option<&Resolved> {
        self.answer.resolved.get().map(|(resolved, _)| resolved)
    }
}

/// Readable, and for good, once there is an answer.
impl AsFd for Asked {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.answer.waker.as_fd()
    }
}

impl AsFd for LeftBehind {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.waker.as_fd()
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        if self.owner.is_current() {
            self.lookups.leave(self);
        }
    }
}
