//! Receiving: how a message that the client has becomes PHP's, so that `memory_limit` costs none.

use std::{any::Any, cell::RefCell, rc::Rc, time::Duration};

use ext_php_rs::{boxed::ZBox, types::ZendObject};

use super::WebSocketClient;
use crate::{
    client::{Client, Deadline, Error, Kind, Landing, Message, Received, Room, clock},
    php::{
        blank::Blank,
        call::{self, Call, Least, Thrown},
        class::Object,
        guard::Guard,
        interrupt,
        message::{self, Unfilled},
    },
};

/// Memory is had at once for an announcement up to this size; for more of it as it comes.
const MOST: usize = 64 * 1024 * 1024;

/// How long messages are taken that are there, when nothing is waited for any more: a peer that never stops sending is not
/// to hold the call.
pub(in crate::php) const TAKING: Duration = Duration::from_millis(25);

/// A message that was received.
pub(super) enum Arrived {
    Message(Message),
    /// It is PHP's already.
    Ready(ZBox<ZendObject>),
}

/// A message that is about to become PHP's. If `memory_limit` does not allow that, it stays ours.
struct HandOver {
    client: Rc<RefCell<Client>>,
    message: Option<Message>,
}

impl Drop for HandOver {
    fn drop(&mut self) {
        if let Some(message) = self.message.take()
            && let Ok(mut client) = self.client.try_borrow_mut()
        {
            client.put_back(message);
        }
    }
}

impl WebSocketClient {
    /// How long a call that receives may take: what it was told, or else what the constructor was.
    pub(super) fn receive_limit(
        &self,
        call: &Call<'_>,
        number: u32,
    ) -> call::Result<Option<Duration>> {
        match call.nullable_seconds(number, None, Least::Zero)? {
            Some(limit) => Ok(Some(limit)),
            None => self.with(|client| client.options().receive_timeout),
        }
    }

    /// The next message; `None` when the time is up.
    pub(super) fn next(
        &self,
        object: Object,
        limit: Option<Duration>,
    ) -> call::Result<Option<ZBox<ZendObject>>> {
        match self.take_at_hand()? {
            Some(message) => Ok(Some(message)),
            None => self.wait_for_next(object, limit),
        }
    }

    /// As [`Self::next`] where none was at hand.
    pub(super) fn wait_for_next(
        &self,
        object: Object,
        limit: Option<Duration>,
    ) -> call::Result<Option<ZBox<ZendObject>>> {
        let deadline = limit.map_or(Deadline::Never, |limit| Deadline::after(clock::now(), limit));
        match self.receive(object, deadline, true)? {
            Ok(Some(message)) => self.hand_over(object, message),
            nothing => self.conclude(object, nothing).map(|_| None),
        }
    }

    /// Waits for the next message. It comes into PHP's memory at once if it `lands` and nobody is to be told of its frames;
    /// else it is an [`Arrived::Message`].
    pub(super) fn receive(
        &self,
        object: Object,
        deadline: Deadline,
        mut lands: bool,
    ) -> call::Result<Result<Option<Arrived>, Error>> {
        self.check_not_receiving()?;
        let (mut place, mut object_for_it) = (None, None);
        lands &= !self.traced.get();
        loop {
            let found = self.wait(object, &self.waiting.receive, |client| {
                let room = match place.take() {
                    Some(place) => Room::Given(place),
                    None if lands => Room::Offered,
                    None => Room::Ours,
                };
                client.recv(deadline, room)
            })?;
            return Ok(match found {
                Ok(Some(Received::AtHand(kind, length))) => {
                    let Some(message) = self.take_this(kind, length)? else {
                        lands = false;
                        continue;
                    };
                    Ok(Some(Arrived::Ready(message)))
                }
                Ok(Some(Received::Begun(size))) => {
                    lands = size <= MOST && interrupt::has_memory_for(size);
                    if !lands {
                        continue;
                    }
                    place = Blank::new(size)?.map(|blank| Box::new(blank) as Box<dyn Landing>);
                    // Had now, when there is nothing that could be lost for want of memory.
                    object_for_it = Some(Unfilled::new()?);
                    interrupt::check_memory()?;
                    continue;
                }
                Ok(Some(Received::Landed(kind, landing))) => {
                    Ok(Some(Arrived::Ready(landed(kind, landing, object_for_it.take())?)))
                }
                Ok(Some(Received::Message(message))) => Ok(Some(Arrived::Message(message))),
                Ok(None) => Ok(None),
                Err(error) => Err(error),
            });
        }
    }

    /// The next message for a loop, or `None` when its time is up or the connection has ended in the ordinary way.
    pub(in crate::php) fn next_in_loop(
        &self,
        client: Object,
        until: Deadline,
    ) -> call::Result<Option<ZBox<ZendObject>>> {
        if let Some(message) = self.take_at_hand()? {
            return Ok(Some(message));
        }
        let received = self.receive(client, until, true)?;
        if let Err(Error::Closed { closure, .. }) = &received
            && closure.is_ordinary()
        {
            drop(received);
            return self.report(client).map(|()| None);
        }
        match received {
            Ok(Some(message)) => self.hand_over(client, message),
            ended => self.conclude(client, ended).map(|_| None),
        }
    }

    /// The next message, if it need not be looked for and nobody is to be told.
    pub(in crate::php) fn take_at_hand(&self) -> call::Result<Option<ZBox<ZendObject>>> {
        if self.traced.get() || self.waiting.receive.get() {
            return Ok(None);
        }
        match self.with(|client| client.at_hand())? {
            Some((kind, length)) => self.take_this(kind, length),
            None => Ok(None),
        }
    }

    /// The next message, if it is this one.
    fn take_this(&self, kind: Kind, length: usize) -> call::Result<Option<ZBox<ZendObject>>> {
        // All that may fail comes before it is taken.
        let object = Unfilled::new()?;
        let Some(mut blank) = Blank::new(length)? else { return Ok(None) };
        interrupt::check_memory()?;
        let taken =
            self.with(|client| client.take_at_hand((kind, length), |bytes| blank.append(bytes)))?;
        Ok(taken.then(|| object.fill(kind, blank)))
    }

    /// Makes PHP's object of a message.
    pub(super) fn hand_over(
        &self,
        object: Object,
        arrived: Arrived,
    ) -> call::Result<Option<ZBox<ZendObject>>> {
        let received = match arrived {
            Arrived::Ready(message) => return Ok(Some(message)),
            Arrived::Message(received) => received,
        };
        let client = Rc::clone(&self.client);
        let mut handed = Guard::new(HandOver { client, message: Some(received) });
        self.report_trace(object)?;
        let Some(received) = &handed.message else { return Ok(None) };
        let object = message::object(received.kind, &received.data)?;
        interrupt::check_memory()?;
        handed.message = None;
        Ok(Some(object))
    }
}

fn landed(
    kind: Kind,
    landing: Box<dyn Landing>,
    object: Option<Unfilled>,
) -> call::Result<ZBox<ZendObject>> {
    let landing: Box<dyn Any> = landing;
    let Ok(blank) = landing.downcast::<Blank>() else {
        return Err(Thrown::error("A message came to a place that is not PHP's"));
    };
    let object = object.map_or_else(Unfilled::new, Ok)?;
    Ok(object.fill(kind, *blank))
}
