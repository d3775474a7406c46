//! A message that is sent fragment by fragment (RFC 6455, section 5.4) on one connection. Where the fragments come from
//! is the caller's.

use std::time::Instant;

use super::{
    Cause, Client, Closure, Error, Initiator, Kind, Outcome,
    call::{Payload, SendCall},
    connection::Connection,
};
use crate::protocol::{Part, Utf8Stream};

/// Such a message, as far as it has come.
#[derive(Debug)]
pub(crate) struct Fragments {
    kind: Kind,
    text: Utf8Stream,
    /// The connection that has taken its first fragment.
    on: Option<u64>,
}

impl Fragments {
    pub(crate) fn new(kind: Kind) -> Self {
        Self { kind, text: Utf8Stream::default(), on: None }
    }

    /// Whether part of it has been sent.
    pub(crate) fn has_begun(&self) -> bool {
        self.on.is_some()
    }

    /// Whether the message, if it is text, may go on like this. Chunks are checked in order, before they are sent.
    pub(crate) fn accepts(&mut self, chunk: &[u8]) -> bool {
        self.kind == Kind::Binary || self.text.push(chunk).is_ok()
    }

    /// Whether it may end.
    pub(crate) fn may_end(&self) -> bool {
        self.text.finish().is_ok()
    }

    /// Says that a call has handed over its fragment.
    pub(crate) fn sent(&mut self, call: &SendCall) {
        self.on = call.on;
    }

    fn part(&self, is_last: bool) -> Part {
        match (self.has_begun(), is_last) {
            (false, true) => Part::Whole(self.kind),
            (false, false) => Part::First(self.kind),
            (true, false) => Part::Next,
            (true, true) => Part::Last,
        }
    }
}

impl Client {
    /// A call for [`Client::send`] that sends the next fragment from now on.
    pub(crate) fn fragment_call(
        &self,
        message: &Fragments,
        is_last: bool,
        now: Instant,
    ) -> SendCall {
        SendCall::of(message.part(is_last), message.on, self.options().send_timeout, now)
    }

    /// Sends a fragment on the connection that has those before it. It is not sent again on another one, which would
    /// have to begin with chunks that are gone.
    pub(super) fn send_next(
        &mut self,
        call: &mut SendCall,
        payload: Payload<'_>,
    ) -> Outcome<Result<(), Error>> {
        let outcome = match self.still_on(call.on) {
            Ok(connection) => connection.send(call, payload),
            Err(error) => return Outcome::Done(Err(error)),
        };
        self.tell_first(outcome)
    }

    /// Gives up a message whose next fragment is not going to come.
    pub(crate) fn abandon_fragments(&self) {
        if let Some(connection) = &self.connection {
            connection.abandon_message();
        }
    }

    /// The connection that has half a message, if it is still the present one.
    pub(super) fn still_on(&mut self, serial: Option<u64>) -> Result<&mut Connection, Error> {
        let place = self.place();
        let closure = Closure::abnormal(Initiator::Network, Cause::Overtaken);
        let connection =
            self.connection.as_mut().filter(|connection| Some(connection.serial()) == serial);
        connection.ok_or(Error::Closed { place, closure })
    }

    /// What became of half a message; but before a loss is reported, the application is told of it.
    pub(super) fn tell_first<T>(
        &mut self,
        outcome: Outcome<Result<T, Error>>,
    ) -> Outcome<Result<T, Error>> {
        if let Outcome::Done(Err(Error::Closed { closure, .. })) = &outcome
            && !self.telling
            && let Some(event) = self.tell_loss(closure)
        {
            return Outcome::Happened(event);
        }
        outcome
    }
}
