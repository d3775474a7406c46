//! The class `WebSocketClient`: what is behind an object of it. Its methods are in [`methods`], what PHP
//! knows of them in [`registration`].

mod many;
mod matching;
mod methods;
mod receiving;
mod registration;
mod select;
mod stream;
mod streaming;

use std::{
    cell::{Cell, RefCell},
    mem,
    rc::Rc,
    vec,
};

use ext_php_rs::convert::IntoZval;

pub(super) use self::{receiving::TAKING, registration::register};
use super::{
    call::{self, Thrown},
    callback,
    class::Object,
    exception,
    guard::Guard,
    interrupt, logger, reconnect_policy, retry_info,
};
use crate::client::{
    Client, ConnectCall, Error, Event, Kind, Options, Outcome, Payload, Record, SendCall, clock,
};

/// PHP's own properties, so that the garbage collector sees what they hold.
const LOGGER: usize = 0;
const ON_OPEN: usize = 1;
const ON_DISCONNECT: usize = 2;
const ON_RETRY: usize = 3;
const STREAM: usize = 4;
/// What the policy has for questions.
const DECIDE: usize = 5;

/// The Rust side of an object; a clone is the same client. PHP code runs with nothing borrowed, and may call back.
#[derive(Debug, Clone)]
pub(super) struct WebSocketClient {
    client: Rc<RefCell<Client>>,
    waiting: Waiting,
    /// There is a logger, and it is to know of each frame.
    traced: Rc<Cell<bool>>,
}

/// Which calls wait while a signal handler or a callback runs: it must not make the same call again.
#[derive(Debug, Clone, Default)]
struct Waiting {
    connect: Rc<Cell<bool>>,
    receive: Rc<Cell<bool>>,
    send: Rc<Cell<bool>>,
    /// A logger runs.
    report: Rc<Cell<bool>>,
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

/// A callback that runs inside a call, as [`Handling`].
struct Telling {
    client: Rc<RefCell<Client>>,
    waiting: Option<Rc<Cell<bool>>>,
    event: Event,
    returned: bool,
}

impl Telling {
    /// `waiting` is what the callback must not call again.
    fn begin(client: &Rc<RefCell<Client>>, waiting: Option<&Rc<Cell<bool>>>, event: Event) -> Self {
        if let Some(waiting) = waiting {
            waiting.set(true);
        }
        if let Ok(mut client) = client.try_borrow_mut() {
            client.set_telling(true);
        }
        Self { client: Rc::clone(client), waiting: waiting.cloned(), event, returned: false }
    }
}

impl Drop for Telling {
    fn drop(&mut self) {
        if let Some(waiting) = &self.waiting {
            waiting.set(false);
        }
        if let Ok(mut client) = self.client.try_borrow_mut() {
            client.set_telling(false);
            if !self.returned {
                client.abandon_call();
            }
        }
    }
}

/// Records on their way to the logger, who may end in a longjmp(3) as [`Handling`]. What it was not told of is ours again.
struct Reporting {
    client: Rc<RefCell<Client>>,
    records: vec::IntoIter<Record>,
    /// What the logger is being told.
    record: Option<Record>,
    reports: Rc<Cell<bool>>,
}

impl Drop for Reporting {
    fn drop(&mut self) {
        self.reports.set(false);
        if self.records.len() > 0
            && let Ok(mut client) = self.client.try_borrow_mut()
        {
            client.put_back_log(mem::take(&mut self.records).collect());
        }
    }
}

impl WebSocketClient {
    fn new(options: Options) -> Self {
        let client = Rc::new(RefCell::new(Client::new(options)));
        Self { client, waiting: Waiting::default(), traced: Rc::default() }
    }

    /// Uses the client for a moment in which no PHP code runs.
    fn with<T>(&self, work: impl FnOnce(&mut Client) -> T) -> call::Result<T> {
        let mut client =
            self.client.try_borrow_mut().map_err(|_| Thrown::error("The client is in use"))?;
        Ok(work(&mut client))
    }

    /// Makes a call that waits, again after each signal and each event. An `Err` is PHP's: a handler or a
    /// callback threw.
    fn wait<T>(
        &self,
        object: Object,
        waiting: &Rc<Cell<bool>>,
        mut attempt: impl FnMut(&mut Client) -> Outcome<T>,
    ) -> call::Result<T> {
        loop {
            let outcome = self.with(|client| {
                let outcome = attempt(client);
                client.signal();
                outcome
            })?;
            match outcome {
                Outcome::Done(result) => return Ok(result),
                Outcome::Interrupted => self.handle_signals(waiting)?,
                Outcome::Happened(event) => self.tell(object, waiting, event)?,
            }
        }
    }

    /// Lets the application know what happened.
    fn tell(&self, object: Object, waiting: &Rc<Cell<bool>>, event: Event) -> call::Result {
        // A message that waits for a new connection has not begun to go out on it: onOpen may send.
        let waiting = (!Rc::ptr_eq(waiting, &self.waiting.send)).then_some(waiting);
        let mut telling = Guard::new(Telling::begin(&self.client, waiting, event));
        let reported = self.report(object);
        let result = match reported {
            Ok(()) => self.call_back(object, &telling.event),
            // A logger that throws takes no event away: the callback has its turn in the next call.
            Err(thrown) => {
                let event = telling.event.clone();
                self.with(|client| client.put_back_event(event)).and(Err(thrown))
            }
        };
        telling.returned = true;
        result
    }

    fn call_back(&self, object: Object, event: &Event) -> call::Result {
        let this = object.held();
        match event {
            Event::Opened { reconnected } => {
                let reconnected = reconnected.into_zval(false)?;
                let called = callback::call(&object.get(ON_OPEN), [this, reconnected]);
                // The new connection was lost as well, and a call in onOpen met that first: it is the search's to
                // mend.
                if called.is_err()
                    && exception::is_closure_pending()
                    && self.with(|client| client.is_to_be_replaced())?
                {
                    callback::forgive();
                    return Ok(());
                }
                called.map(drop)
            }
            Event::Lost(error) => {
                let on_disconnect = object.get(ON_DISCONNECT);
                if on_disconnect.is_null() {
                    return Ok(());
                }
                let why = exception::object(error)?;
                callback::call(&on_disconnect, [this, why]).map(drop)
            }
            Event::Decide(error) => {
                let why = exception::object(error)?;
                let answer = callback::call(&object.get(DECIDE), [why])?;
                let decision = reconnect_policy::decision(answer)?;
                self.with(|client| client.decided(decision))
            }
            Event::Retry(retry) => {
                let on_retry = object.get(ON_RETRY);
                if on_retry.is_null() {
                    return Ok(());
                }
                let info = retry_info::object(retry)?;
                let answer = callback::call(&on_retry, [this, info])?;
                if answer.is_some_and(|answer| answer.bool() == Some(false)) {
                    self.with(Client::decline)?;
                }
                Ok(())
            }
        }
    }

    fn handle_signals(&self, waiting: &Rc<Cell<bool>>) -> call::Result {
        waiting.set(true);
        let mut handling = Guard::new(Handling {
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
        if self.waiting.report.get() {
            // A logger that uses its client hears of that in the next call: otherwise each line could bring another.
            return Ok(());
        }
        let records = self.with(Client::take_log)?;
        if records.is_empty() {
            return Ok(());
        }
        self.waiting.report.set(true);
        let mut reporting = Guard::new(Reporting {
            client: Rc::clone(&self.client),
            records: records.into_iter(),
            record: None,
            reports: Rc::clone(&self.waiting.report),
        });
        while let Some(record) = reporting.records.next() {
            // Read anew and held: a logger may replace itself.
            let logger = object.get(LOGGER);
            logger::report(&logger, reporting.record.insert(record))?;
        }
        Ok(())
    }

    /// As [`Self::report`], where only the trace has something to say.
    fn report_trace(&self, object: Object) -> call::Result {
        if self.traced.get() { self.report(object) } else { Ok(()) }
    }

    /// Tells the logger, then gives the result of a call or throws what it failed with.
    fn conclude<T: 'static>(&self, object: Object, result: Result<T, Error>) -> call::Result<T> {
        let result = Guard::new(result);
        self.report(object)?;
        result.into_inner().map_err(exception::from_error)
    }

    fn connect(&self, object: Object) -> call::Result<Result<(), Error>> {
        not_waiting(
            &self.waiting.connect,
            "connect() was called while another connect() of the same client waits",
        )?;
        let mut call = ConnectCall::default();
        let result = self.wait(object, &self.waiting.connect, |client| client.connect(&mut call));
        if result.is_err() {
            self.with(Client::abandon_connect)?;
        }
        result
    }

    fn send(
        &self,
        object: Object,
        kind: Kind,
        payload: Payload<'_>,
    ) -> call::Result<Result<(), Error>> {
        self.check_not_sending()?;
        let mut call = self.with(|client| client.send_call(kind, clock::now()))?;
        let result =
            self.wait(object, &self.waiting.send, |client| client.send(&mut call, payload));
        if result.is_err() {
            self.finish_sending(call, payload)?;
        }
        result
    }

    fn check_not_receiving(&self) -> call::Result {
        not_waiting(
            &self.waiting.receive,
            "Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under \
             way",
        )
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
    fn finish_sending(&self, mut call: SendCall, payload: Payload<'_>) -> call::Result {
        if self.with(|client| client.abandon_send(&mut call))? {
            return Ok(());
        }
        // An exception is pending: no handler may run, and the result would not be seen.
        self.with(|client| client.finish_send(&mut call, payload))
    }
}

fn not_waiting(waiting: &Cell<bool>, problem: &str) -> call::Result {
    if waiting.get() { Err(exception::plain(problem)) } else { Ok(()) }
}
