//! A message that is received piece by piece from one connection. Where the pieces go is the caller's.

use std::{
    ops::ControlFlow::{Break, Continue},
    time::{Duration, Instant},
};

use super::{
    Client, Error, Operation, Outcome,
    connection::{Connection, forked},
    drive::{Driven, drive},
    link::{Link, Piece, Want},
};
use crate::transport::{Deadline, clock};

/// How long a peer may pause in the middle of a message where no pong timeout says so.
const PAUSE: Duration = Duration::from_secs(20);

/// A `recvTo()`, as far as it has come.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PiecesCall {
    pub(super) deadline: Deadline,
    /// How long the next piece may take once the message has begun.
    pub(super) pause: Duration,
    /// The connection that part of the message was taken from.
    pub(super) on: Option<u64>,
}

impl PiecesCall {
    /// Says that a piece has been used: the next one is waited for from now on.
    pub(crate) fn go_on(&mut self, now: Instant) {
        self.deadline = Deadline::after(now, self.pause);
    }
}

impl Connection {
    /// The next piece of a message; `None` when the deadline passes and none has begun.
    pub(super) fn recv_piece(
        &mut self,
        call: &mut PiecesCall,
    ) -> Outcome<Result<Option<Piece>, Error>> {
        let Some(mut link) = self.link() else { return Outcome::Done(Err(self.closed(forked()))) };
        link.stream_message();
        let has_begun = call.on.is_some();
        let mut driven = match link.take_piece(has_begun) {
            Some(piece) => Driven::Done(piece),
            None => drive(&mut link, call.deadline, Want::Piece, |link| {
                let over = |link: &Link| link.closure().filter(|_| link.is_over()).cloned();
                link.take_piece(has_begun).or_else(|| over(link).map(Err))
            }),
        };
        if let (Driven::TimedOut, Some(closure)) = (&driven, link.closure()) {
            driven = Driven::Done(Err(closure.clone()));
        }
        match driven {
            Driven::TimedOut => link.abandon_pieces(has_begun, clock::now()),
            Driven::Done(Err(_)) => link.forsake_rest(),
            Driven::Done(Ok(_)) | Driven::Interrupted => {}
        }
        self.release(link);
        match driven {
            Driven::Done(Ok(piece)) => {
                call.on = Some(self.serial());
                Outcome::Done(Ok(Some(piece)))
            }
            Driven::Done(Err(closure)) => Outcome::Done(Err(self.over(closure))),
            Driven::TimedOut if call.on.is_none() => Outcome::Done(Ok(None)),
            Driven::TimedOut => Outcome::Done(Err(self.paused(call.pause))),
            Driven::Interrupted => Outcome::Interrupted,
        }
    }

    fn paused(&self, limit: Duration) -> Error {
        let (operation, place) = (Operation::RecvTo, self.place().clone());
        Error::TimedOut { operation, limit, place, closed: true }
    }

    /// Gives up a message that comes in pieces, none or some of which the caller has taken.
    pub(super) fn abandon_pieces(&self, call: &PiecesCall) {
        if let Some(mut link) = self.link() {
            link.abandon_pieces(call.on == Some(self.serial()), clock::now());
            self.release(link);
        }
    }
}

impl Client {
    /// A call for [`Self::recv_piece`]. With a `limit`, the peer may pause as long as that in the middle of the
    /// message, but at least for the pong timeout: a caller who only looks for a message does not want half of one.
    pub(crate) fn pieces_call(&self, limit: Option<Duration>, now: Instant) -> PiecesCall {
        let least = self.options().pong_timeout.unwrap_or(PAUSE);
        let pause = limit.map_or(Duration::MAX, |limit| limit.max(least));
        PiecesCall { deadline: Deadline::after_option(now, limit), pause, on: None }
    }

    /// The next piece of the next message, or `None` when the deadline passes before that has begun. Until then it
    /// carries on over a new connection, as [`Client::recv`].
    pub(crate) fn recv_piece(
        &mut self,
        call: &mut PiecesCall,
    ) -> Outcome<Result<Option<Piece>, Error>> {
        loop {
            if call.on.is_some() {
                return self.recv_next(call);
            }
            if self.pending.is_none()
                && let Some(message) = self.kept.pop_front()
            {
                let piece = Piece { data: message.data, is_last: true };
                return Outcome::Done(Ok(Some(piece)));
            }
            if let Some(outcome) = self.unready(call.deadline, |_| Outcome::Done(Ok(None))) {
                return outcome;
            }
            let outcome = match self.connected() {
                Ok(connection) => connection.recv_piece(call),
                Err(error) => return Outcome::Done(Err(error)),
            };
            self.took_piece(&outcome);
            match self.after(outcome) {
                Break(outcome) => return outcome,
                Continue(()) => {}
            }
        }
    }

    fn recv_next(&mut self, call: &mut PiecesCall) -> Outcome<Result<Option<Piece>, Error>> {
        let outcome = match self.still_on(call.on) {
            Ok(connection) => connection.recv_piece(call),
            Err(error) => return Outcome::Done(Err(error)),
        };
        self.took_piece(&outcome);
        self.tell_first(outcome)
    }

    fn took_piece(&mut self, outcome: &Outcome<Result<Option<Piece>, Error>>) {
        if let Outcome::Done(Ok(Some(piece))) = outcome {
            self.took(usize::from(piece.is_last));
        }
    }

    /// Gives up a message that was not received to its end, or could not be used.
    pub(crate) fn abandon_pieces(&self, call: &PiecesCall) {
        if let Some(connection) = &self.connection {
            connection.abandon_pieces(call);
        }
    }
}
