//! `sendFragments()` and `recvTo()`: one message, never whole in memory, between PHP code and the network.

use std::{cell::Cell, cell::RefCell, rc::Rc, time::Duration};

use ext_php_rs::types::Zval;

use super::WebSocketClient;
use crate::{
    client::{Client, Error, Fragments, Kind, Payload, Piece, PiecesCall, clock},
    php::{
        call::{self, Call},
        chunks::{Chunks, bytes},
        class::{Object, string},
        exception,
        guard::Guard,
        interrupt,
        stream::Stream,
    },
};

pub(super) fn send_fragments(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let kind = if call.bool(2, false)? { Kind::Binary } else { Kind::Text };
    this.check_not_sending()?;
    let mut chunks = Chunks::argument(call, 1)?;
    let result = this.send_fragments(object, &mut chunks, kind)?;
    this.conclude(object, result)
}

pub(super) fn recv_to(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let mut stream = Stream::argument(call, 1)?;
    let limit = this.receive_limit(call, 2)?;
    let result = this.receive_to(object, &mut stream, limit)?;
    let written = this.conclude(object, result)?;
    call.give(written.map(u64::cast_signed))
}

/// Chunks are being made by PHP code. A fatal error in it leaves by longjmp(3), and half a message.
struct Chunking {
    client: Rc<RefCell<Client>>,
    returned: bool,
}

impl Drop for Chunking {
    fn drop(&mut self) {
        if !self.returned
            && let Ok(mut client) = self.client.try_borrow_mut()
        {
            client.abandon_call();
        }
    }
}

/// A piece is being written to a stream, which may be PHP code as well. It must not receive meanwhile.
struct Writing {
    client: Rc<RefCell<Client>>,
    receiving: Rc<Cell<bool>>,
    call: PiecesCall,
    piece: Piece,
    written: bool,
}

impl Drop for Writing {
    fn drop(&mut self) {
        self.receiving.set(false);
        if !self.written
            && let Ok(client) = self.client.try_borrow()
        {
            client.abandon_pieces(&self.call);
        }
    }
}

impl WebSocketClient {
    fn send_fragments(
        &self,
        object: Object,
        chunks: &mut Chunks<'_>,
        kind: Kind,
    ) -> call::Result<Result<(), Error>> {
        let client = Rc::clone(&self.client);
        let mut chunking = Guard::new(Chunking { client, returned: false });
        let mut message = Fragments::new(kind);
        let result = self.send_each(object, chunks, &mut message);
        chunking.returned = true;
        if result.is_err() && message.has_begun() {
            self.with(|client| client.abandon_fragments())?;
        }
        result
    }

    /// Sends a chunk when it is known whether another one follows: the last one ends the message.
    fn send_each(
        &self,
        object: Object,
        chunks: &mut Chunks<'_>,
        message: &mut Fragments,
    ) -> call::Result<Result<(), Error>> {
        let first = next_chunk(chunks, message)?;
        let mut chunk = first.unwrap_or_else(|| string(b""));
        loop {
            let next = next_chunk(chunks, message)?;
            if let Err(error) = self.send_fragment(object, message, &chunk, next.is_none())? {
                return Ok(Err(error));
            }
            match next {
                Some(next) => chunk = next,
                None => return Ok(Ok(())),
            }
        }
    }

    fn send_fragment(
        &self,
        object: Object,
        message: &mut Fragments,
        chunk: &Zval,
        is_last: bool,
    ) -> call::Result<Result<(), Error>> {
        let payload = bytes(chunk);
        let mut call = self.with(|client| client.fragment_call(message, is_last, clock::now()))?;
        self.heed_signals(&self.waiting.send)?;
        let result = self.wait(object, &self.waiting.send, |client| {
            client.send(&mut call, Payload::One(payload))
        });
        match &result {
            Ok(Ok(())) => message.sent(&call),
            Err(_) if call.is_whole() => self.finish_sending(call, Payload::One(payload))?,
            // The chunks behind it are not going to come.
            Err(_) if call.is_under_way() => self.with(|client| client.abandon_fragments())?,
            _ => {}
        }
        result
    }

    fn receive_to(
        &self,
        object: Object,
        stream: &mut Stream,
        limit: Option<Duration>,
    ) -> call::Result<Result<Option<u64>, Error>> {
        self.check_not_receiving()?;
        let mut call = self.with(|client| client.pieces_call(limit, clock::now()))?;
        let result = self.write_each(object, stream, &mut call);
        if result.is_err() {
            self.with(|client| client.abandon_pieces(&call))?;
        }
        result
    }

    fn write_each(
        &self,
        object: Object,
        stream: &mut Stream,
        call: &mut PiecesCall,
    ) -> call::Result<Result<Option<u64>, Error>> {
        let mut total = 0;
        loop {
            self.heed_signals(&self.waiting.receive)?;
            let piece =
                match self.wait(object, &self.waiting.receive, |client| client.recv_piece(call))? {
                    Ok(Some(piece)) => piece,
                    Ok(None) => return Ok(Ok(None)),
                    Err(error) => return Ok(Err(error)),
                };
            let is_last = piece.is_last;
            total += self.write(stream, piece, call)?;
            if is_last {
                return Ok(Ok(Some(total)));
            }
            call.go_on(clock::now());
        }
    }

    fn write(&self, stream: &mut Stream, piece: Piece, call: &PiecesCall) -> call::Result<u64> {
        self.waiting.receive.set(true);
        let mut writing = Guard::new(Writing {
            client: Rc::clone(&self.client),
            receiving: Rc::clone(&self.waiting.receive),
            call: *call,
            piece,
            written: false,
        });
        let length = writing.piece.data.len();
        let written = stream.write(&writing.piece.data);
        writing.written = true;
        drop(writing);
        let written = written?;
        if written < length {
            let problem = format!(
                "recvTo() could write only {written} of {length} bytes to the stream; the connection was closed, \
                 since what is left of the message cannot be had again"
            );
            return Err(exception::plain(&problem));
        }
        Ok(length as u64)
    }

    /// Where a call goes on without having to wait, nobody else looks.
    fn heed_signals(&self, waiting: &Rc<Cell<bool>>) -> call::Result {
        if interrupt::is_wanted() { self.handle_signals(waiting) } else { Ok(()) }
    }
}

/// The next chunk of a message that may go on like this.
fn next_chunk(chunks: &mut Chunks<'_>, message: &mut Fragments) -> call::Result<Option<Zval>> {
    let chunk = chunks.next_filled()?;
    let problem = match chunk.as_ref().map(bytes) {
        Some(bytes) if message.accepts(bytes) => return Ok(chunk),
        None if message.may_end() => return Ok(None),
        Some(_) => format!("chunk {} is not", chunks.count()),
        None => "its last chunk ends inside a character".to_owned(),
    };
    let consequence = if message.has_begun() {
        "the connection was closed, since part of the message had been sent"
    } else {
        "nothing was sent"
    };
    let problem =
        format!("must give valid UTF-8 unless $binary is true, but {problem}; {consequence}");
    Err(Call::value_error(1, &problem))
}
