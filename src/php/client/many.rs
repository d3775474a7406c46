//! `sendMany()` and `recvMany()`: many small messages with few system calls and one call of PHP's.

use std::{cell::RefCell, rc::Rc};

use ext_php_rs::{
    boxed::ZBox,
    types::{ZendHashTable, Zval},
};

use super::{WebSocketClient, receiving::TAKING};
use crate::{
    client::{Batch, Client, Deadline, Error, Kind, Messages, Payload, clock, invalid_utf8_offset},
    php::{
        call::{self, Call},
        chunks::{Chunks, bytes},
        class::Object,
        guard::Guard,
        interrupt, message,
    },
};

/// Messages and bytes that are collected before they go out. A larger message goes out by itself.
const MOST: usize = 1024;
const MOST_BYTES: usize = 64 * 1024;

pub(super) fn send_many(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let kind = if call.bool(2, false)? { Kind::Binary } else { Kind::Text };
    this.check_not_sending()?;
    let mut texts = Chunks::argument(call, 1)?;
    let mut sent = 0;
    loop {
        let mut batch = Outgoing::new();
        let ended = batch.fill(&mut texts, kind, sent)?;
        let result = this.send_batch(object, kind, &batch)?;
        this.conclude(object, result)?;
        sent = texts.count();
        if ended {
            return call.give(sent.cast_signed());
        }
    }
}

pub(super) fn recv_many(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let most = call.int(1, 0)?;
    let Some(most) = usize::try_from(most).ok().filter(|most| *most > 0) else {
        return Err(Call::value_error(1, "must be greater than 0"));
    };
    let limit = this.receive_limit(call, 2)?;
    let mut messages = ZendHashTable::new();
    if let Some(first) = this.next(object, limit)? {
        message::append(&mut messages, first)?;
        let until = Deadline::after(clock::now(), TAKING);
        while messages.len() < most && !until.has_passed() && !interrupt::is_wanted() {
            if !this.take_batch(&mut messages, most)? {
                break;
            }
        }
    }
    let mut array = Zval::new();
    array.set_hashtable(messages);
    call.give_zval(array);
    Ok(())
}

/// Messages that go out together, and a large one behind them. All of it is the engine's memory, so that a longjmp leaves
/// nothing of ours.
#[derive(Debug)]
struct Outgoing {
    texts: ZBox<ZendHashTable>,
    size: usize,
    large: Option<Zval>,
}

impl Messages for Outgoing {
    fn get(&self, index: usize) -> Option<&[u8]> {
        self.texts.get_index(i64::try_from(index).ok()?).map(bytes)
    }
}

impl Outgoing {
    fn new() -> Self {
        Self { texts: ZendHashTable::new(), size: 0, large: None }
    }

    /// Collects as many as go out together; `true` at the end of the iterable.
    fn fill(&mut self, texts: &mut Chunks<'_>, kind: Kind, sent: u64) -> call::Result<bool> {
        while self.texts.len() < MOST && self.size < MOST_BYTES && self.large.is_none() {
            let Some(text) = texts.next()? else { return Ok(true) };
            let payload = bytes(&text);
            if kind == Kind::Text
                && let Some(offset) = invalid_utf8_offset(payload)
            {
                let problem = format!(
                    "must give valid UTF-8 unless $binary is true, but byte {offset} of message {} is not; {sent} \
                     messages were sent",
                    texts.count()
                );
                return Err(Call::value_error(1, problem));
            }
            if payload.len() >= MOST_BYTES {
                self.large = Some(text);
            } else {
                self.size += payload.len();
                self.texts.push(text)?;
            }
        }
        Ok(false)
    }
}

/// Messages that are about to become PHP's. Those for which `memory_limit` leaves no room stay ours.
struct HandOverBatch {
    client: Rc<RefCell<Client>>,
    batch: Batch,
}

impl Drop for HandOverBatch {
    fn drop(&mut self) {
        if let Ok(mut client) = self.client.try_borrow_mut() {
            client.put_back_batch(&mut self.batch);
        }
    }
}

impl WebSocketClient {
    fn send_batch(
        &self,
        object: Object,
        kind: Kind,
        batch: &Outgoing,
    ) -> call::Result<Result<(), Error>> {
        if batch.get(0).is_some()
            && let Err(error) = self.send(object, kind, Payload::Many(batch))?
        {
            return Ok(Err(error));
        }
        match &batch.large {
            Some(large) => self.send(object, kind, Payload::One(bytes(large))),
            None => Ok(Ok(())),
        }
    }

    /// Takes more of what is there; `false` if there is nothing. No PHP code runs meanwhile, so that none of it can be
    /// lost; what the logger is to know of it comes with the next call.
    fn take_batch(&self, messages: &mut ZendHashTable, most: usize) -> call::Result<bool> {
        let batch = self.with(|client| client.take_batch(most - messages.len()))?;
        let client = Rc::clone(&self.client);
        let mut handed = Guard::new(HandOverBatch { client, batch });
        let mut any = false;
        while let Some((kind, data)) = handed.batch.first() {
            let message = message::object(kind, data)?;
            interrupt::check_memory()?;
            message::append(messages, message)?;
            handed.batch.advance();
            any = true;
        }
        Ok(any)
    }
}
