//! Messages that a call finds at hand: they are had without looking at anything else. Where there is none,
//! [`Client::recv`] looks everywhere.

use std::collections::VecDeque;

use super::{Client, Kind, Message, connection::Connection, link::Want};
use crate::transport::clock;

/// Bytes of messages that are copied together. A larger one comes alone.
const BATCH: usize = 64 * 1024;

/// Messages on their way to the application.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    most: usize,
    messages: VecDeque<(Kind, usize)>,
    data: Vec<u8>,
    taken: usize,
}

impl Batch {
    /// `false` if there is no room for it.
    fn push(&mut self, kind: Kind, data: &[u8]) -> bool {
        let is_full = !self.data.is_empty() && self.data.len() + data.len() > BATCH;
        if is_full || self.messages.len() >= self.most {
            return false;
        }
        self.messages.push_back((kind, data.len()));
        self.data.extend_from_slice(data);
        true
    }

    /// The next one.
    pub(crate) fn first(&self) -> Option<(Kind, &[u8])> {
        let (kind, length) = self.messages.front()?;
        Some((*kind, self.data.get(self.taken..self.taken + length)?))
    }

    /// Says that it has been handed over.
    pub(crate) fn advance(&mut self) {
        if let Some((_, length)) = self.messages.pop_front() {
            self.taken += length;
        }
    }
}

impl Connection {
    fn at_hand(&self) -> Option<(Kind, usize)> {
        self.link()?.at_hand()
    }

    /// Whether it could be taken, and the next one, if that is at hand as well.
    fn take_at_hand(
        &self,
        message: (Kind, usize),
        take: impl FnOnce(&[u8]),
    ) -> (bool, Option<(Kind, usize)>) {
        let Some(mut link) = self.link() else { return (false, None) };
        let result = link.take_at_hand(message, take);
        if link.is_observed() {
            self.release(link);
        }
        result
    }

    /// Takes what is there, after another look at the socket if nothing is.
    fn take_batch(&self, batch: &mut Batch) {
        let Some(mut link) = self.link() else { return };
        if link.at_hand().is_none() {
            self.receives();
            link.turn(clock::now(), Want::Begun);
        }
        link.take_all_at_hand(|kind, data| batch.push(kind, data));
        self.release(link);
    }
}

impl Client {
    /// Kind and length of the next message, if it is here and the application is to know of nothing before it.
    pub(crate) fn at_hand(&self) -> Option<(Kind, usize)> {
        if self.foreseen.is_some() {
            return self.foreseen;
        }
        if self.pending.is_some() {
            return None;
        }
        if let Some(message) = self.kept.front() {
            return Some((message.kind, message.data.len()));
        }
        if self.is_calm() { self.connection.as_ref()?.at_hand() } else { None }
    }

    /// Gives its bytes to `take`, which must not fail: it is gone then. `false` if it is not here any more.
    pub(crate) fn take_at_hand(
        &mut self,
        message: (Kind, usize),
        take: impl FnOnce(&[u8]),
    ) -> bool {
        self.foreseen = None;
        if self.pending.is_some() {
            return false;
        }
        let taken = match (self.kept.front(), &self.connection) {
            (Some(kept), _) => {
                let is_same = (kept.kind, kept.data.len()) == message;
                if is_same {
                    take(&kept.data);
                    self.kept.pop_front();
                }
                is_same
            }
            (None, Some(connection)) if self.is_calm() => {
                let taken;
                // Looked at now, when the lock is held anyway.
                (taken, self.foreseen) = connection.take_at_hand(message, take);
                self.took(usize::from(taken));
                taken
            }
            _ => false,
        };
        self.signal();
        taken
    }

    /// Whether messages may be taken from the connection without another look at the rest.
    fn is_calm(&self) -> bool {
        self.unfetched.is_none() && self.search.is_none() && !self.abandoned
    }

    /// Takes messages that are there, without waiting; none if the application is to know of something first.
    pub(crate) fn take_batch(&mut self, most: usize) -> Batch {
        self.foreseen = None;
        let mut batch = Batch { most, ..Batch::default() };
        if self.pending.is_some() {
            return batch;
        }
        while let Some(message) = self.kept.front() {
            if !batch.push(message.kind, &message.data) {
                break;
            }
            self.kept.pop_front();
        }
        if let Some(connection) = &self.connection
            && self.kept.is_empty()
            && self.search.is_none()
            && !self.abandoned
        {
            let kept = batch.messages.len();
            connection.take_batch(&mut batch);
            self.took(batch.messages.len() - kept);
        }
        self.signal();
        batch
    }

    /// Gives those back that could not be handed over.
    pub(crate) fn put_back_batch(&mut self, batch: &mut Batch) {
        let mut messages = Vec::new();
        while let Some((kind, data)) = batch.first() {
            messages.push(Message { kind, data: data.to_vec() });
            batch.advance();
        }
        for message in messages.into_iter().rev() {
            self.put_back(message);
        }
    }
}
