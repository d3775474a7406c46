//! The class `WebSocketClient`: what is behind an object of it. Its methods are in [`methods`], what PHP
//! knows of them in [`registration`].

mod methods;
mod registration;

use std::cell::{Cell, RefCell};

use ext_php_rs::types::{ZendObject, Zval};

use super::{
    call::{self, Thrown},
    class::slot,
    exception, interrupt, logger, message,
};
use crate::client::{Client, Deadline, Error, Kind, Message, Options, Outcome, SendCall, clock};

/// PHP's own property, so that the garbage collector sees what it holds.
const LOGGER: usize = 0;

/// The Rust side of an object. Callbacks run with nothing borrowed, and may call back.
#[derive(Debug)]
pub(super) struct WebSocketClient {
    client: RefCell<Client>,
    receiving: Cell<bool>,
    sending: Cell<bool>,
}

/// Marks a call as running; one at a time.
struct Busy<'b>(&'b Cell<bool>);

impl<'b> Busy<'b> {
    fn mark(flag: &'b Cell<bool>, problem: &str) -> call::Result<Self> {
        if flag.replace(true) { Err(exception::plain(problem)) } else { Ok(Self(flag)) }
    }
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

impl WebSocketClient {
    fn new(options: Options) -> Self {
        let client = RefCell::new(Client::new(options));
        Self { client, receiving: Cell::new(false), sending: Cell::new(false) }
    }

    /// Uses the client for a moment in which no PHP code runs.
    fn with<T>(&self, work: impl FnOnce(&mut Client) -> T) -> call::Result<T> {
        let mut client =
            self.client.try_borrow_mut().map_err(|_| Thrown::error("The client is in use"))?;
        Ok(work(&mut client))
    }

    /// Makes a call that waits, again after each signal. An `Err` is PHP's: a handler threw.
    fn wait<T>(&self, mut attempt: impl FnMut(&mut Client) -> Outcome<T>) -> call::Result<T> {
        loop {
            match self.with(&mut attempt)? {
                Outcome::Done(result) => return Ok(result),
                Outcome::Interrupted => interrupt::handle()?,
            }
        }
    }

    /// Tells the logger what happened since it was last told.
    fn report(&self, object: &ZendObject) -> call::Result {
        let records = self.with(Client::take_log)?;
        if records.is_empty() { Ok(()) } else { logger::report(slot(object, LOGGER), records) }
    }

    fn receive(&self, deadline: Deadline) -> call::Result<Result<Option<Message>, Error>> {
        let busy = "recv() was called while another recv() of the same client waits; one at a time";
        let _busy = Busy::mark(&self.receiving, busy)?;
        self.wait(|client| client.recv(deadline))
    }

    /// The next message for a loop, or `None` when the connection has ended in the ordinary way.
    pub(super) fn next_in_loop(&self, client: &Zval) -> call::Result<Option<Zval>> {
        match self.receive(Deadline::Never)? {
            Ok(Some(message)) => self.hand_over(message).map(Some),
            Ok(None) => Ok(None),
            Err(error) => {
                if let Some(object) = client.object() {
                    self.report(object)?;
                }
                match &error {
                    Error::Closed { closure, .. } if closure.is_ordinary() => Ok(None),
                    error => Err(exception::from_error(error)),
                }
            }
        }
    }

    /// Makes PHP's object of a message, which stays ours if that fails.
    fn hand_over(&self, received: Message) -> call::Result<Zval> {
        match message::object(&received) {
            Ok(object) => Ok(object),
            Err(error) => {
                self.with(|client| client.put_back(received))?;
                Err(error.into())
            }
        }
    }

    fn send(&self, kind: Kind, payload: &[u8]) -> call::Result<Result<(), Error>> {
        let busy = "a message cannot be sent while another one of the same client is being sent";
        let _busy = Busy::mark(&self.sending, busy)?;
        let mut call = self.with(|client| client.send_call(kind, clock::now()))?;
        let result = self.wait(|client| client.send(&mut call, payload));
        match result {
            Ok(result) => Ok(result),
            Err(thrown) => {
                self.finish_sending(call, payload)?;
                Err(thrown)
            }
        }
    }

    /// A handler threw while a message was being sent: what has begun to leave must leave whole, so that
    /// the connection stays usable.
    fn finish_sending(&self, mut call: SendCall, payload: &[u8]) -> call::Result {
        if self.with(|client| client.abandon_send(&mut call))? {
            return Ok(());
        }
        loop {
            // An exception is pending: no handler may run, and its result would not be seen.
            if let Outcome::Done(_) = self.with(|client| client.send(&mut call, payload))? {
                return Ok(());
            }
        }
    }
}
