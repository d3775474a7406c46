//! The methods: each takes its arguments, calls the client and gives the result.

use ext_php_rs::types::{ZendHashTable, Zval};

use super::{DECIDE, LOGGER, ON_DISCONNECT, ON_OPEN, ON_RETRY, WebSocketClient};
use crate::{
    client::{Deadline, Kind, MAX_REASON, Payload, clock, invalid_utf8_offset, is_sendable_code},
    php::{
        call::{self, Call, Least, Thrown, type_name},
        class::string,
        enums::State,
        guard::Guard,
        iterator, json, options, stats, tls_info,
    },
};

pub(super) fn construct(call: &mut Call<'_>) -> call::Result {
    let options = options::read(call)?;
    let decide = options::decide(call);
    call.initialize(WebSocketClient::new(options))?;
    call.object()?.set(DECIDE, decide);
    Ok(())
}

pub(super) fn connect(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let result = this.connect(object)?;
    this.conclude(object, result)?;
    call.give_zval(object.held());
    Ok(())
}

pub(super) fn send(call: &mut Call<'_>) -> call::Result {
    let text = call.string(1)?;
    if let Some(offset) = invalid_utf8_offset(text) {
        let problem =
            format!("must be valid UTF-8, but byte {offset} is not; use sendBinary() for bytes");
        return Err(Call::value_error(1, problem));
    }
    deliver(call, Kind::Text, text)
}

pub(super) fn send_binary(call: &mut Call<'_>) -> call::Result {
    let bytes = call.string(1)?;
    deliver(call, Kind::Binary, bytes)
}

/// Makes JSON of a value before anything is sent: who is asked for it by the way may use the client.
pub(super) fn send_json(call: &mut Call<'_>) -> call::Result {
    let value = call.argument(1).map_or_else(Zval::null, Zval::shallow_clone);
    let flags = call.int(2, 0)?;
    let text = json::encode(value, flags)?;
    let Some(text) = text.zend_str() else {
        return Err(Thrown::error("json_encode() did not make a string"));
    };
    deliver(call, Kind::Text, text.as_bytes())
}

fn deliver(call: &mut Call<'_>, kind: Kind, payload: &[u8]) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    match this.send(object, kind, Payload::One(payload))? {
        Ok(()) => this.report_trace(object),
        failed => this.conclude(object, failed),
    }
}

/// A message that need not be waited for, if no argument asks for more than a look at it. See [`Call::run_bare`].
pub(super) fn recv_at_hand(call: &mut Call<'_>) -> call::Result<bool> {
    let is_plain = call.argument(1).is_none_or(|limit| {
        limit.is_null() || limit.double().is_some_and(|limit| limit >= 0.0 && limit.is_finite())
    });
    if !is_plain || call.argument(2).is_some() {
        return Ok(false);
    }
    match call.this::<WebSocketClient>()?.take_at_hand()? {
        Some(message) => call.give(message).map(|()| true),
        None => Ok(false),
    }
}

pub(super) fn recv(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let limit = this.receive_limit(call, 1)?;
    match this.wait_for_next(object, limit)? {
        Some(message) => call.give(message),
        None => call.give(()),
    }
}

pub(super) fn ping(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let limit = call.nullable_seconds(1, None, Least::AboveZero)?;
    this.check_not_sending()?;
    let mut ping = this.with(|client| client.ping_call(limit, clock::now()))?;
    match this.wait(object, &this.waiting.other, |client| client.ping(&mut ping))? {
        Ok(trip) => {
            this.report_trace(object)?;
            call.give(trip.as_secs_f64())
        }
        failed => this.conclude(object, failed).map(drop),
    }
}

pub(super) fn close(call: &mut Call<'_>) -> call::Result {
    let code = call.int(1, 1000)?;
    let Some(code) = u16::try_from(code).ok().filter(|code| is_sendable_code(*code)) else {
        let problem =
            format!("must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, {code} given");
        return Err(Call::value_error(1, problem));
    };
    let reason = call.optional_string(2)?.unwrap_or_default();
    let Ok(reason) = std::str::from_utf8(reason) else {
        return Err(Call::value_error(2, "must be valid UTF-8"));
    };
    if reason.len() > MAX_REASON {
        let problem =
            format!("must be at most {MAX_REASON} bytes long, {} bytes given", reason.len());
        return Err(Call::value_error(2, problem));
    }
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let mut closing = this.with(|client| client.close_call(code, reason))?;
    let result = this.wait(object, &this.waiting.other, |client| client.close(&mut closing))?;
    this.conclude(object, result)
}

pub(super) fn is_connected(call: &mut Call<'_>) -> call::Result {
    let connected = call.this::<WebSocketClient>()?.with(|client| client.is_connected())?;
    call.give(connected)
}

pub(super) fn get_state(call: &mut Call<'_>) -> call::Result {
    let state = call.this::<WebSocketClient>()?.with(|client| client.state())?;
    call.give(State::from(state))
}

pub(super) fn get_url(call: &mut Call<'_>) -> call::Result {
    let url = call.this::<WebSocketClient>()?.with(|client| client.url().map(str::to_owned))?;
    call.give_text(url);
    Ok(())
}

pub(super) fn get_remote_address(call: &mut Call<'_>) -> call::Result {
    let address = call
        .this::<WebSocketClient>()?
        .with(|client| client.remote_address().map(str::to_owned))?;
    call.give_text(address);
    Ok(())
}

pub(super) fn get_subprotocol(call: &mut Call<'_>) -> call::Result {
    let subprotocol =
        call.this::<WebSocketClient>()?.with(|client| client.subprotocol().map(str::to_owned))?;
    call.give_text(subprotocol);
    Ok(())
}

pub(super) fn get_response_headers(call: &mut Call<'_>) -> call::Result {
    let headers =
        call.this::<WebSocketClient>()?.with(|client| client.response_headers().to_vec())?;
    let headers = options::header_array(&Guard::new(headers))?;
    call.give_zval(headers);
    Ok(())
}

pub(super) fn get_tls_info(call: &mut Call<'_>) -> call::Result {
    let info = call.this::<WebSocketClient>()?.with(|client| client.tls_info().cloned())?;
    let info = info.map_or_else(|| Ok(Zval::null()), |info| tls_info::array(&info))?;
    call.give_zval(info);
    Ok(())
}

pub(super) fn get_close_code(call: &mut Call<'_>) -> call::Result {
    let closure = call.this::<WebSocketClient>()?.with(|client| client.closure())?;
    call.give(closure.map(|closure| i64::from(closure.code)))
}

pub(super) fn get_close_reason(call: &mut Call<'_>) -> call::Result {
    let closure = call.this::<WebSocketClient>()?.with(|client| client.closure())?;
    call.give_text(closure.map(|closure| closure.reason));
    Ok(())
}

pub(super) fn get_stats(call: &mut Call<'_>) -> call::Result {
    let figures = call.this::<WebSocketClient>()?.with(|client| client.stats())?;
    let figures = stats::object(&figures)?;
    call.give_zval(figures);
    Ok(())
}

pub(super) fn set_logger(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
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
                return Err(Call::wrong_type(1, problem));
            }
            argument.shallow_clone()
        }
        None => Zval::null(),
    };
    let traced = !logger.is_null();
    this.with(|client| client.set_traced(traced))?;
    this.traced.set(traced);
    object.set(LOGGER, logger);
    call.give_zval(object.held());
    Ok(())
}

/// Whether `[$logger, 'log']` can be called, so that `__call()` counts as well.
fn has_log_method(logger: &Zval) -> bool {
    let mut callable = ZendHashTable::new();
    let pushed = callable.push(logger.shallow_clone()).and_then(|()| callable.push("log"));
    let mut zval = Zval::new();
    zval.set_hashtable(callable);
    pushed.is_ok() && zval.is_callable()
}

pub(super) fn on_open(call: &mut Call<'_>) -> call::Result {
    set_callback(call, ON_OPEN)
}

pub(super) fn on_disconnect(call: &mut Call<'_>) -> call::Result {
    set_callback(call, ON_DISCONNECT)
}

pub(super) fn on_retry(call: &mut Call<'_>) -> call::Result {
    set_callback(call, ON_RETRY)
}

fn set_callback(call: &mut Call<'_>, slot: usize) -> call::Result {
    call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let callback = call.nullable_callback(1)?;
    object.set(slot, callback);
    call.give_zval(object.held());
    Ok(())
}

pub(super) fn get_iterator(call: &mut Call<'_>) -> call::Result {
    call.this::<WebSocketClient>()?;
    let iterator = iterator::object(call.object()?, Deadline::Never)?;
    call.give_zval(iterator);
    Ok(())
}

/// As [`get_iterator`], for so long.
pub(super) fn messages(call: &mut Call<'_>) -> call::Result {
    call.this::<WebSocketClient>()?;
    let limit = call.nullable_seconds(1, None, Least::Zero)?;
    let until = Deadline::after_option(clock::now(), limit);
    let iterator = iterator::object(call.object()?, until)?;
    call.give_zval(iterator);
    Ok(())
}

/// What `var_dump()` shows: no credentials, no headers, no payload.
pub(super) fn debug_info(call: &mut Call<'_>) -> call::Result {
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
