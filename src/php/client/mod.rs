//! The class `WebSocketClient`: what is behind an object of it. Its methods are in [`methods`], what PHP
//! knows of them in [`registration`].

mod methods;
mod registration;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use ext_php_rs::{types::Zval, zend::BailoutGuard};

pub(super) use self::registration::register;
use super::{
    call::{self, Thrown},
    class::Object,
    exception, interrupt, logger, message,
};
use crate::client::{Client, Deadline, Error, Kind, Message, Options, Outcome, SendCall, clock};

/// PHP's own property, so that the garbage collector sees what it holds.
const LOGGER: usize = 0;

/// The Rust side of an object. PHP code runs with nothing borrowed, and may call back.
#[derive(Debug)]
pub(super) struct WebSocketClient {
    client: Rc<RefCell<Client>>,
    waiting: Waiting,
}

/// Which calls wait while a signal handler runs: it must not make the same call again.
#[derive(Debug, Default)]
struct Waiting {
    connect: Rc<Cell<bool>>,
    receive: Rc<Cell<bool>>,
    send: Rc<Cell<bool>>,
    /// Calls that may be nested.
    other: Rc<Cell<bool>>,
}

/// A signal handler that runs inside a call. A fatal error in it leaves by longjmp(3); what it leaves
/// behind is put right when the engine has caught it.
struct Handling {
    client: Rc<RefCell<Client>>,
    waiting: Rc<Cell<bool>>,
    returned: bool,
}

impl Drop for Handling {
    fn drop(&mut self) {
        self.waiting.set(false);
        if !self.returned
            && let Ok(mut client) = self.client.try_borrow_mut()
        {
            client.abandon_call();
        }
    }
}

/// A message that is about to become PHP's. If `memory_limit` does not allow that, it stays ours.
struct HandOver {
    client: Rc<RefCell<Client>>,
    message: Option<Message>,
}

impl Drop for HandOver {
    fn drop(&mut self) {
        if let Some(message) = self.message.take()
            && let Ok(client) = self.client.try_borrow()
        {
            client.put_back(message);
        }
    }
}

impl WebSocketClient {
    fn new(options: Options) -> Self {
        Self { client: Rc::new(RefCell::new(Client::new(options))), waiting: Waiting::default() }
    }

    /// Uses the client for a moment in which no PHP code runs.
    fn with<T>(&self, work: impl FnOnce(&mut Client) -> T) -> call::Result<T> {
        let mut client =
            self.client.try_borrow_mut().map_err(|_| Thrown::error("The client is in use"))?;
        Ok(work(&mut client))
    }

    /// Makes a call that waits, again after each signal. An `Err` is PHP's: a handler threw.
    fn wait<T>(
        &self,
        waiting: &Rc<Cell<bool>>,
        mut attempt: impl FnMut(&mut Client) -> Outcome<T>,
    ) -> call::Result<T> {
        loop {
            match self.with(&mut attempt)? {
                Outcome::Done(result) => return Ok(result),
                Outcome::Interrupted => self.handle_signals(waiting)?,
            }
        }
    }

    fn handle_signals(&self, waiting: &Rc<Cell<bool>>) -> call::Result {
        waiting.set(true);
        let mut handling = BailoutGuard::new(Handling {
            client: Rc::clone(&self.client),
            waiting: Rc::clone(waiting),
            returned: false,
        });
        let result = interrupt::handle();
        handling.returned = true;
        result
    }

    /// Tells the logger what happened since it was last told.
    fn report(&self, object: Object) -> call::Result {
        for record in self.with(Client::take_log)? {
            // Read anew and held: a logger may replace itself.
            let logger = object.get(LOGGER);
            logger::report(&logger, &record)?;
        }
        Ok(())
    }

    fn receive(&self, deadline: Deadline) -> call::Result<Result<Option<Message>, Error>> {
        not_waiting(
            &self.waiting.receive,
            "recv() was called while another recv() of the same client waits",
        )?;
        self.wait(&self.waiting.receive, |client| client.recv(deadline))
    }

    /// The next message for a loop, or `None` when the connection has ended in the ordinary way.
    pub(super) fn next_in_loop(&self, client: Object) -> call::Result<Option<Zval>> {
        match self.receive(Deadline::Never)? {
            Ok(Some(message)) => self.hand_over(message).map(Some),
            Ok(None) => Ok(None),
            Err(error) => {
                self.report(client)?;
                match &error {
                    Error::Closed { closure, .. } if closure.is_ordinary() => Ok(None),
                    error => Err(exception::from_error(error)),
                }
            }
        }
    }

    /// Makes PHP's object of a message.
    fn hand_over(&self, received: Message) -> call::Result<Zval> {
        let client = Rc::clone(&self.client);
        let mut handed = BailoutGuard::new(HandOver { client, message: None });
        let object = message::object(handed.message.insert(received))?;
        interrupt::check_memory()?;
        handed.message = None;
        Ok(object)
    }

    fn connect(&self) -> call::Result<Result<(), Error>> {
        not_waiting(
            &self.waiting.connect,
            "connect() was called while another connect() of the same client waits",
        )?;
        let result = self.wait(&self.waiting.connect, Client::connect);
        if result.is_err() {
            self.with(Client::abandon_connect)?;
        }
        result
    }

    fn send(&self, kind: Kind, payload: &[u8]) -> call::Result<Result<(), Error>> {
        self.check_not_sending()?;
        let mut call = self.with(|client| client.send_call(kind, clock::now()))?;
        let result = self.wait(&self.waiting.send, |client| client.send(&mut call, payload));
        if result.is_err() {
            self.finish_sending(call, payload)?;
        }
        result
    }

    /// Nothing may go out in the middle of a message.
    fn check_not_sending(&self) -> call::Result {
        not_waiting(
            &self.waiting.send,
            "A message of the same client is being sent, nothing else can be sent meanwhile",
        )
    }

    /// A handler threw while a message was being sent: what has begun to leave must leave whole, so that
    /// the connection stays usable.
    fn finish_sending(&self, mut call: SendCall, payload: &[u8]) -> call::Result {
        if self.with(|client| client.abandon_send(&mut call))? {
            return Ok(());
        }
        // An exception is pending: no handler may run, and the result would not be seen.
        let _ = self.with(|client| client.send(&mut call, payload))?;
        Ok(())
    }
}

fn not_waiting(waiting: &Cell<bool>, problem: &str) -> call::Result {
    if waiting.get() { Err(exception::plain(problem)) } else { Ok(()) }
}
