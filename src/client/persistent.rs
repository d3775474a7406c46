//! Connections that outlive the client that opened them: kept by the process until another client asks for the same, as
//! the requests of one php-fpm worker do. The keeper serves them meanwhile; what they bring then is dropped and counted.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use super::{
    Options,
    connection::{Connection, Place},
};
use crate::transport::{Deadline, PerProcess, clock};

/// What a client says that wants its connection kept.
#[derive(Debug, Clone)]
pub(crate) struct Persistence {
    /// Whose connection it is, in any bytes: clients with the same one take it over from each other.
    pub(crate) id: Arc<[u8]>,
    /// How many connections the process keeps at most.
    pub(crate) most: usize,
    /// How long it keeps one that nobody asks for.
    pub(crate) idle: Duration,
    /// Whether what uses the client is ending well. After an error nobody knows what the peer expects next.
    pub(crate) is_sound: fn() -> bool,
}

/// A connection and what its client knew of it.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) connection: Connection,
    pub(super) endpoint: Option<usize>,
    pub(super) since: Option<SystemTime>,
}

#[derive(Debug)]
struct Entry {
    kept: Kept,
    id: Arc<[u8]>,
    options: Options,
    until: Option<Instant>,
    left_at: Instant,
}

/// In the order in which they were left.
static SHELF: PerProcess<Vec<Entry>> = PerProcess::new(Vec::new());

/// Keeps a connection for the next client, unless it is not fit for one: then it is ended.
pub(super) fn keep(kept: Kept, unread: u64, persistence: &Persistence, options: &Options) {
    let now = clock::now();
    let until = now.checked_add(persistence.idle);
    if !kept.connection.disown(until, unread) {
        return;
    }
    let (id, options) = (persistence.id.clone(), options.clone());
    let mut shelf = SHELF.lock();
    let mut leaving = take_useless(&mut shelf, now);
    shelf.push(Entry { kept, id, options, until, left_at: now });
    let surplus = shelf.len().saturating_sub(persistence.most);
    leaving.extend(shelf.drain(..surplus));
    // Their ends are not waited for with the lock held.
    drop(shelf);
    drop(leaving);
}

/// A connection that another client left and that is alive: the one left last.
pub(super) fn take(persistence: &Persistence, options: &Options) -> Option<Kept> {
    let is_wanted =
        |entry: &Entry| entry.id == persistence.id && entry.options.lead_to_the_same_as(options);
    loop {
        let mut shelf = SHELF.lock();
        let leaving = take_useless(&mut shelf, clock::now());
        let found = shelf.iter().rposition(is_wanted).map(|index| shelf.remove(index));
        // Neither are ends waited for nor sockets looked at with the lock held.
        drop(shelf);
        drop(leaving);
        let entry = found?;
        if entry.kept.connection.adopt() {
            return Some(entry.kept);
        }
    }
}

/// Takes out what has ended or has been kept long enough.
fn take_useless(shelf: &mut Vec<Entry>, now: Instant) -> Vec<Entry> {
    let is_useless = |entry: &mut Entry| {
        entry.until.is_some_and(|until| until <= now) || !entry.kept.connection.seems_alive()
    };
    shelf.extract_if(.., is_useless).collect()
}

/// For `phpinfo()`: id, endpoint and time left alone of each that is kept now.
pub(crate) fn persistent_connections() -> Vec<(Arc<[u8]>, Place, Duration)> {
    let now = clock::now();
    let mut shelf = SHELF.lock();
    let leaving = take_useless(&mut shelf, now);
    let list = shelf.iter().map(|entry| {
        let alone = now.saturating_duration_since(entry.left_at);
        (entry.id.clone(), entry.kept.connection.place().clone(), alone)
    });
    let list = list.collect();
    drop(shelf);
    drop(leaving);
    list
}

/// Ends all of them: this library is about to be unloaded.
pub(crate) fn end_persistent_connections() {
    let all = std::mem::take(&mut *SHELF.lock());
    drop(all);
}

impl Connection {
    /// Leaves it to nobody until then, in which time it drops what it receives; `false` if it is of no use to anybody.
    /// `unread` messages have been taken out of it that nobody fetched.
    pub(super) fn disown(&self, until: Option<Instant>, unread: u64) -> bool {
        let Some(mut link) = self.link() else { return false };
        let disowned = link.disown(until.map_or(Deadline::Never, Deadline::At), unread);
        drop(link);
        // The keeper has to know when to end it.
        if let Some(watch) = self.watch.as_ref().filter(|_| disowned) {
            watch.nudge();
        }
        disowned
    }

    /// Gives it to somebody again, having looked at the socket and at the files it was opened with; `false` if it is not
    /// alive, or would not be opened like that now.
    pub(super) fn adopt(&self) -> bool {
        if !self.is_as_trusted(clock::now()) || self.look().is_some() {
            return false;
        }
        self.link().is_some_and(|mut link| link.own())
    }

    /// Whether it is open, as far as anybody has noticed. One that the keeper is at work on is not waited for.
    fn seems_alive(&self) -> bool {
        self.try_link().is_none_or(|link| link.can_send() && !link.is_over())
    }
}
