//! Many clients at once: whether `recv()` has something, without waiting, and a wait for all of them. What it is that they
//! have is `recv()`'s to say.

use std::os::fd::AsFd;

use super::{
    Client, Closure, Outcome,
    connection::{Connection, forked},
    link::Want,
    recovery::{After, Ready},
};
use crate::transport::{Deadline, Interest, Watched, Woken, clock, wait_many};

/// What a look at a connection found.
#[derive(Debug)]
pub(super) enum Probed {
    Nothing,
    /// There is one to fetch.
    Message,
    End(Closure),
}

impl Connection {
    /// Takes what lies there, as far as the first message. The socket is looked at if it is known to have something.
    pub(super) fn probe(&mut self) -> Probed {
        let Some(mut link) = self.link() else { return Probed::End(forked()) };
        link.turn(clock::now(), Want::Look);
        let probed = match link.closure() {
            _ if link.has_message() => Probed::Message,
            Some(closure) => Probed::End(closure.clone()),
            None => Probed::Nothing,
        };
        self.release(link);
        probed
    }
}

impl Client {
    /// Whether `recv()` would end at once: a message has come, or an end, or there never was a connection. A search for
    /// another one goes on as far as it does without waiting.
    pub(crate) fn probe(&mut self) -> Outcome<bool> {
        loop {
            if self.pending.is_none() && !self.kept.is_empty() {
                return Outcome::Done(true);
            }
            match self.ready(Deadline::At(clock::now())) {
                Ready::Now => {}
                Ready::Late => return Outcome::Done(false),
                Ready::Interrupted => return Outcome::Interrupted,
                Ready::Happened(event) => return Outcome::Happened(event),
                Ready::Failed(error) => {
                    self.unfetched = Some(error);
                    return Outcome::Done(true);
                }
            }
            let probed = match &mut self.connection {
                Some(connection) if !self.abandoned => connection.probe(),
                _ => return Outcome::Done(true),
            };
            let closure: Closure = match probed {
                Probed::Nothing => return Outcome::Done(false),
                Probed::Message => return Outcome::Done(true),
                Probed::End(closure) => closure,
            };
            match self.lost(&closure) {
                After::Search => {}
                After::Tell(event) => return Outcome::Happened(event),
                After::Report => return Outcome::Done(true),
            }
        }
    }
}

/// Waits until one of them is worth another [`Client::probe`]; `false` if nothing moved and nothing is left to look at. It
/// may end before the deadline, for a heartbeat or a search. No client may be there twice.
///
/// The keeper stays away meanwhile: it would take away what is waited for.
pub(crate) fn wait_for_any(clients: &[&Client], deadline: Deadline) -> Outcome<bool> {
    let now = clock::now();
    let searches = clients.iter().filter_map(|client| client.search.as_ref());
    let mut until = searches.fold(deadline, |until, search| until.earlier(search.due(now)));
    let found = clients.iter().filter(|client| client.search.is_none());
    let connections: Vec<_> = found.filter_map(|client| client.connection.as_ref()).collect();
    let mut links: Vec<_> = connections.iter().map(|connection| connection.link()).collect();

    let mut any_unfinished = false;
    let mut watched = Vec::with_capacity(links.len());
    let mut places = Vec::with_capacity(links.len());
    for (place, link) in links.iter().enumerate() {
        let Some((link, stream)) = link.as_ref().and_then(|link| Some((link, link.stream()?)))
        else {
            continue;
        };
        let unfinished = link.is_unfinished(Want::Look);
        any_unfinished |= unfinished;
        until = until.earlier(if unfinished { Deadline::At(now) } else { link.due(now) });
        let interest = link.interest(Want::Look);
        if interest != Interest::default() {
            watched.push(Watched::new(stream.as_fd(), interest));
            places.push(place);
        }
    }
    // poll(2) fails only where memory is short; the next look meets what is wrong.
    let woken = wait_many(&mut watched, until).unwrap_or(Woken::TimedOut);
    let ready: Vec<usize> = places
        .into_iter()
        .zip(watched)
        .filter_map(|(place, one)| one.ready.then_some(place))
        .collect();
    for place in ready {
        if let Some(Some(link)) = links.get_mut(place) {
            link.wake();
        }
    }
    for (connection, link) in connections.into_iter().zip(links) {
        if let Some(link) = link {
            connection.release(link);
        }
    }
    match woken {
        Woken::Ready => Outcome::Done(true),
        Woken::TimedOut => Outcome::Done(any_unfinished),
        Woken::Interrupted => Outcome::Interrupted,
    }
}
