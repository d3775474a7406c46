//! Receiving from one connection: a message whole, one that is at hand, or a large one to where it stays.

use super::{
    Error, Kind, Message, Outcome,
    connection::{Connection, forked},
    drive::{Driven, drive},
    link::{Link, Want},
};
use crate::{protocol::Landing, transport::Deadline};

/// What else a `recv()` may find than a whole message of ours.
#[derive(Debug)]
pub(crate) enum Room {
    /// Nothing.
    Ours,
    /// One at hand, or the beginning of a large one.
    Offered,
    /// This is where such a large one goes.
    Given(Box<dyn Landing>),
}

/// What a `recv()` found.
#[derive(Debug)]
pub(crate) enum Received {
    Message(Message),
    /// One of this length, to be had by [`super::Client::take_at_hand`].
    AtHand(Kind, usize),
    /// A large message of this size has begun. Call again, at best with a place for it.
    Begun(usize),
    /// A message that is where it was to go, and nowhere else.
    Landed(Kind, Box<dyn Landing>),
}

impl Received {
    fn of(message: Message, landed: Option<Box<dyn Landing>>) -> Self {
        match landed {
            Some(landing) => Self::Landed(message.kind, landing),
            None => Self::Message(message),
        }
    }
}

/// A link to which somebody's memory may be attached. It is detached again whatever ends the call, a panic too: nobody
/// else, neither thread nor request, may find it there.
struct Attached<'l>(&'l mut Link);

impl Drop for Attached<'_> {
    fn drop(&mut self) {
        drop(self.0.take_off());
    }
}

impl Connection {
    /// The next message; `None` when the deadline passes. Messages that came before the end come
    /// before the error that tells of it.
    pub(crate) fn recv(
        &mut self,
        deadline: Deadline,
        room: Room,
    ) -> Outcome<Result<Option<Received>, Error>> {
        let Some(mut link) = self.link() else { return Outcome::Done(Err(self.closed(forked()))) };
        if let Some(message) = link.take_message() {
            self.release(link);
            return Outcome::Done(Ok(Some(Received::Message(message))));
        }
        self.receives();
        let want = if matches!(room, Room::Offered) { Want::Begun } else { Want::One };
        let attached = Attached(&mut link);
        if let Room::Given(landing) = room {
            attached.0.land(landing);
        }
        // An end is told when nothing is left to do for it, or when the time is up.
        let mut driven = drive(attached.0, deadline, want, |link| {
            if let Some(message) = link.take_message() {
                let landed =
                    link.take_off().filter(|landing| landing.filled().len() == landing.size());
                return Some(Ok(Received::of(message, landed)));
            }
            if want == Want::Begun {
                if let Some((kind, length)) = link.at_hand() {
                    return Some(Ok(Received::AtHand(kind, length)));
                }
                if let Some(size) = link.large_message() {
                    return Some(Ok(Received::Begun(size)));
                }
            }
            link.closure().filter(|_| link.is_over()).cloned().map(Err)
        });
        drop(attached);
        if let (Driven::TimedOut, Some(closure)) = (&driven, link.closure()) {
            driven = Driven::Done(Err(closure.clone()));
        }
        self.release(link);
        match driven {
            Driven::Done(Ok(received)) => Outcome::Done(Ok(Some(received))),
            Driven::Done(Err(closure)) => Outcome::Done(Err(self.over(closure))),
            Driven::TimedOut => Outcome::Done(Ok(None)),
            Driven::Interrupted => Outcome::Interrupted,
        }
    }
}
