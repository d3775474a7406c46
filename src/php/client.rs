//! The class `WebSocketClient`: each method takes its arguments, calls the client and gives the result.

use std::cell::{Cell, RefCell};

use ext_php_rs::{
    args::Arg,
    builders::{ClassBuilder, ClassProperty, FunctionBuilder},
    class::{ClassEntryInfo, ClassMetadata, ConstructorMeta, ConstructorResult, RegisteredClass},
    convert::IntoZvalDyn,
    describe::DocComments,
    flags::{ClassFlags, ConstantFlags, DataType, MethodFlags, PropertyFlags},
    types::{ZendHashTable, ZendObject, Zval},
    zend::{ExecuteData, ce},
};

use super::{
    call::{self, Call, Least, Thrown, handler, type_name},
    class::{method, optional, set_slot, slot, string},
    enums::State,
    exception, interrupt, iterator, logger, message, options, stats,
};
use crate::client::{
    Client, Deadline, Error, Kind, MAX_REASON, Message, Outcome, SendCall, clock,
    invalid_utf8_offset, is_sendable_code,
};

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

fn construct(call: &mut Call<'_>) -> call::Result<WebSocketClient> {
    if call.this::<WebSocketClient>().is_ok() {
        return Err(Thrown::error("Cannot call constructor twice"));
    }
    let client = Client::new(options::read(call)?);
    Ok(WebSocketClient {
        client: RefCell::new(client),
        receiving: Cell::new(false),
        sending: Cell::new(false),
    })
}

fn connect(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    match this.wait(Client::connect) {
        Ok(result) => {
            this.report(object)?;
            result.map_err(|error| exception::from_error(&error))
        }
        Err(thrown) => {
            this.with(Client::abandon_connect)?;
            Err(thrown)
        }
    }
}

fn send(call: &mut Call<'_>) -> call::Result {
    let text = call.string(1)?;
    if let Some(offset) = invalid_utf8_offset(text) {
        let problem =
            format!("must be valid UTF-8, but byte {offset} is not; use sendBinary() for bytes");
        return Err(Call::value_error(1, &problem));
    }
    deliver(call, Kind::Text, text)
}

fn send_binary(call: &mut Call<'_>) -> call::Result {
    let bytes = call.string(1)?;
    deliver(call, Kind::Binary, bytes)
}

fn deliver(call: &mut Call<'_>, kind: Kind, payload: &[u8]) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    match this.send(kind, payload)? {
        Ok(()) => Ok(()),
        Err(error) => {
            this.report(object)?;
            Err(exception::from_error(&error))
        }
    }
}

fn recv(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let limit = match call.nullable_seconds(1, None, Least::Zero)? {
        Some(limit) => Some(limit),
        None => this.with(|client| client.options().receive_timeout)?,
    };
    let deadline = Deadline::after_option(clock::now(), limit);
    match this.receive(deadline)? {
        Ok(Some(message)) => {
            let message = this.hand_over(message)?;
            call.give_zval(message);
            Ok(())
        }
        Ok(None) => {
            this.report(object)?;
            call.give_zval(Zval::null());
            Ok(())
        }
        Err(error) => {
            this.report(object)?;
            Err(exception::from_error(&error))
        }
    }
}

fn ping(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let limit = match call.nullable_seconds(1, None, Least::AboveZero)? {
        Some(limit) => limit,
        None => this.with(|client| client.default_ping_limit())?,
    };
    let busy = "a ping cannot be sent while a message of the same client is being sent";
    drop(Busy::mark(&this.sending, busy)?);
    let deadline = Deadline::after(clock::now(), limit);
    let trip = match this.with(Client::ping)? {
        Ok(number) => this.wait(|client| client.pong(number, deadline, limit))?,
        Err(error) => Err(error),
    };
    match trip {
        Ok(trip) => call.give(trip.as_secs_f64()),
        Err(error) => {
            this.report(object)?;
            Err(exception::from_error(&error))
        }
    }
}

fn close(call: &mut Call<'_>) -> call::Result {
    let code = call.int(1, 1000)?;
    let Some(code) = u16::try_from(code).ok().filter(|code| is_sendable_code(*code)) else {
        let problem =
            format!("must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, {code} given");
        return Err(Call::value_error(1, &problem));
    };
    let reason = call.optional_string(2)?.unwrap_or_default();
    let Ok(reason) = std::str::from_utf8(reason) else {
        return Err(Call::value_error(2, "must be valid UTF-8"));
    };
    if reason.len() > MAX_REASON {
        let problem =
            format!("must be at most {MAX_REASON} bytes long, {} bytes given", reason.len());
        return Err(Call::value_error(2, &problem));
    }
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let deadline = this.with(|client| client.close_deadline(clock::now()))?;
    let result = this.wait(|client| client.close(code, reason, deadline))?;
    this.report(object)?;
    result.map_err(|error| exception::from_error(&error))
}

fn is_connected(call: &mut Call<'_>) -> call::Result {
    let connected = call.this::<WebSocketClient>()?.with(|client| client.is_connected())?;
    call.give(connected)
}

fn get_state(call: &mut Call<'_>) -> call::Result {
    let state = call.this::<WebSocketClient>()?.with(|client| client.state())?;
    call.give(State::from(state))
}

fn get_url(call: &mut Call<'_>) -> call::Result {
    let url = call.this::<WebSocketClient>()?.with(|client| client.url().to_owned())?;
    call.give(url)
}

fn get_remote_address(call: &mut Call<'_>) -> call::Result {
    let address = call
        .this::<WebSocketClient>()?
        .with(|client| client.remote_address().map(str::to_owned))?;
    call.give(address)
}

fn get_subprotocol(call: &mut Call<'_>) -> call::Result {
    let subprotocol =
        call.this::<WebSocketClient>()?.with(|client| client.subprotocol().map(str::to_owned))?;
    call.give(subprotocol)
}

fn get_response_headers(call: &mut Call<'_>) -> call::Result {
    let headers =
        call.this::<WebSocketClient>()?.with(|client| client.response_headers().to_vec())?;
    let headers = options::header_array(&headers)?;
    call.give_zval(headers);
    Ok(())
}

fn get_close_code(call: &mut Call<'_>) -> call::Result {
    let closure = call.this::<WebSocketClient>()?.with(|client| client.closure())?;
    call.give(closure.map(|closure| i64::from(closure.code)))
}

fn get_close_reason(call: &mut Call<'_>) -> call::Result {
    let closure = call.this::<WebSocketClient>()?.with(|client| client.closure())?;
    call.give(closure.map(|closure| closure.reason))
}

fn get_stats(call: &mut Call<'_>) -> call::Result {
    let figures = call.this::<WebSocketClient>()?.with(|client| client.stats())?;
    let figures = stats::object(&figures)?;
    call.give_zval(figures);
    Ok(())
}

fn set_logger(call: &mut Call<'_>) -> call::Result {
    call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let logger = match call.argument(1) {
        Some(argument) if argument.is_null() => Zval::null(),
        Some(argument) => {
            if !argument.is_object() {
                return Err(Call::type_error(1, "?object", argument));
            }
            if !has_log_method(argument) {
                let problem =
                    format!("must be a PSR-3 logger, {} has no method log()", type_name(argument));
                return Err(Call::wrong_type(1, &problem));
            }
            argument.shallow_clone()
        }
        None => Zval::null(),
    };
    set_slot(object, LOGGER, logger);
    call.give(object)
}

/// Whether `[$logger, 'log']` can be called, so that `__call()` counts as well.
fn has_log_method(logger: &Zval) -> bool {
    let mut callable = ZendHashTable::new();
    let pushed = callable.push(logger.shallow_clone()).and_then(|()| callable.push("log"));
    let mut zval = Zval::new();
    zval.set_hashtable(callable);
    pushed.is_ok() && zval.is_callable()
}

fn get_iterator(call: &mut Call<'_>) -> call::Result {
    call.this::<WebSocketClient>()?;
    let iterator = iterator::object(call.object()?)?;
    call.give_zval(iterator);
    Ok(())
}

/// What `var_dump()` shows: no credentials, no headers, no payload.
fn debug_info(call: &mut Call<'_>) -> call::Result {
    // var_dump() of an object without its constructor: PHP does not let this method throw.
    let Ok(this) = call.this::<WebSocketClient>() else { return call.give(ZendHashTable::new()) };
    let (state, place, address, subprotocol, figures) = this.with(|client| {
        (
            client.state(),
            client.place().to_string(),
            client.remote_address().map(str::to_owned),
            client.subprotocol().map(str::to_owned),
            client.stats(),
        )
    })?;
    let mut table = ZendHashTable::new();
    table.insert("state", State::from(state))?;
    table.insert("url", string(place.as_bytes()))?;
    table.insert("remoteAddress", address)?;
    table.insert("subprotocol", subprotocol)?;
    table.insert("stats", stats::object(&figures)?)?;
    let mut array = Zval::new();
    array.set_hashtable(table);
    call.give_zval(array);
    Ok(())
}

impl RegisteredClass for WebSocketClient {
    const CLASS_NAME: &'static str = "WebSocketClient";
    const BUILDER_MODIFIER: Option<fn(ClassBuilder) -> ClassBuilder> = Some(declare_properties);
    const EXTENDS: Option<ClassEntryInfo> = None;
    const IMPLEMENTS: &'static [ClassEntryInfo] = &[(ce::aggregate, "\\IteratorAggregate")];
    const FLAGS: ClassFlags = ClassFlags::NoDynamicProperties;

    fn get_metadata() -> &'static ClassMetadata<Self> {
        static METADATA: ClassMetadata<WebSocketClient> = ClassMetadata::new(&[]);
        &METADATA
    }

    fn constructor() -> Option<ConstructorMeta<Self>> {
        fn constructor(ex: &mut ExecuteData) -> ConstructorResult<WebSocketClient> {
            match Call::constructor(ex, construct) {
                Ok(this) => ConstructorResult::Ok(this),
                Err(Thrown::Pending) => ConstructorResult::ArgError,
                Err(Thrown::Exception(exception)) => ConstructorResult::Exception(*exception),
            }
        }
        Some(ConstructorMeta { constructor, build_fn: options::declare, flags: None })
    }

    fn constants() -> &'static [(&'static str, &'static dyn IntoZvalDyn, DocComments, ConstantFlags)]
    {
        &[]
    }

    fn method_builders() -> Vec<(FunctionBuilder<'static>, MethodFlags)> {
        use DataType::{Array, Bool, Double, Long, String, Void};
        let plain =
            |builder: FunctionBuilder<'static>, kind: DataType| builder.returns(kind, false, false);
        let nullable =
            |builder: FunctionBuilder<'static>, kind: DataType| builder.returns(kind, false, true);
        let seconds = |builder: FunctionBuilder<'static>| {
            builder.not_required().arg(optional("timeout", Double, "null"))
        };
        let close_arguments = |builder: FunctionBuilder<'static>| {
            builder
                .not_required()
                .arg(optional("code", Long, "1000"))
                .arg(optional("reason", String, "''"))
        };
        let logger = Arg::new("logger", DataType::ANY_OBJECT).allow_null();
        [
            plain(method("connect", handler!(connect)), Void),
            plain(method("send", handler!(send)).arg(Arg::new("text", String)), Void),
            plain(method("sendBinary", handler!(send_binary)).arg(Arg::new("bytes", String)), Void),
            nullable(seconds(method("recv", handler!(recv))), DataType::object(message::NAME)),
            plain(seconds(method("ping", handler!(ping))), Double),
            plain(close_arguments(method("close", handler!(close))), Void),
            plain(method("isConnected", handler!(is_connected)), Bool),
            plain(
                method("getState", handler!(get_state)),
                DataType::object("WebSocketClient\\State"),
            ),
            nullable(method("getUrl", handler!(get_url)), String),
            nullable(method("getRemoteAddress", handler!(get_remote_address)), String),
            nullable(method("getSubprotocol", handler!(get_subprotocol)), String),
            plain(method("getResponseHeaders", handler!(get_response_headers)), Array),
            nullable(method("getCloseCode", handler!(get_close_code)), Long),
            nullable(method("getCloseReason", handler!(get_close_reason)), String),
            plain(method("getStats", handler!(get_stats)), DataType::object(stats::NAME)),
            plain(
                method("setLogger", handler!(set_logger)).arg(logger),
                DataType::object(Self::CLASS_NAME),
            ),
            plain(method("getIterator", handler!(get_iterator)), DataType::object("Iterator")),
            plain(method("__debugInfo", handler!(debug_info)), Array),
        ]
        .into_iter()
        .map(|builder| (builder, MethodFlags::Public))
        .collect()
    }
}

fn declare_properties(builder: ClassBuilder) -> ClassBuilder {
    builder.property(ClassProperty {
        name: "logger".to_owned(),
        flags: PropertyFlags::Private,
        default: None,
        docs: &[],
        ty: None,
        nullable: true,
        readonly: false,
        default_stub: None,
    })
}
