//! `WebSocketClient\ReconnectPolicy`.

use std::{ops::RangeInclusive, time::Duration};

use ext_php_rs::{
    args::Arg,
    builders::ClassBuilder,
    convert::IntoZval,
    error::Result,
    exception::PhpException,
    flags::{ClassFlags, DataType, MethodFlags},
    types::{ZendHashTable, ZendObject, Zval},
    zend::ce,
};

use super::{
    bytes::values,
    call::{self, Call, Least, Thrown, handler, type_name},
    class::{Class, Constant, Kind, Object, Property, method, optional},
    enums::{self, Jitter},
    guard::Guard,
};
use crate::client::{
    self, DEFAULT_CLOSE_CODES, DEFAULT_HTTP_STATUSES, DEFAULT_RESTART_DELAY, Decision,
};

pub(super) const NAME: &str = "WebSocketClient\\ReconnectPolicy";
const JITTER_NAME: &str = "WebSocketClient\\Jitter";

static CLASS: Class = Class::new();

static CLOSE_CODES: Constant = Constant::new("CLOSE_CODES", DEFAULT_CLOSE_CODES);
static HTTP_STATUSES: Constant = Constant::new("HTTP_STATUSES", DEFAULT_HTTP_STATUSES);

/// What the lists may hold.
const HTTP_STATUS: RangeInclusive<u16> = 200..=599;
const CLOSE_CODE: RangeInclusive<u16> = 1000..=4999;

/// Slots and, plus one, the constructor's parameters.
const MAX_ATTEMPTS: usize = 0;
const INITIAL_DELAY: usize = 1;
const MAX_DELAY: usize = 2;
const MULTIPLIER: usize = 3;
const JITTER: usize = 4;
const MAX_ELAPSED: usize = 5;
const STABLE_AFTER: usize = 6;
const RETRY_HTTP_STATUSES: usize = 7;
const RETRY_CLOSE_CODES: usize = 8;
const SHUFFLE_ENDPOINTS: usize = 9;
const RESTART_DELAY: usize = 10;
const DECIDE: usize = 11;

pub(super) fn register() -> Result<()> {
    let construct = method("__construct", handler!(construct))
        .not_required()
        .arg(optional("maxAttempts", DataType::Long, "null"))
        .arg(optional("initialDelay", DataType::Double, "0.5"))
        .arg(optional("maxDelay", DataType::Double, "30.0"))
        .arg(optional("multiplier", DataType::Double, "2.0"))
        .arg(Arg::new("jitter", DataType::object(JITTER_NAME)).allow_null().default("null"))
        .arg(optional("maxElapsed", DataType::Double, "null"))
        .arg(optional("stableAfter", DataType::Double, "5.0"))
        .arg(optional("retryHttpStatuses", DataType::Array, "null"))
        .arg(optional("retryCloseCodes", DataType::Array, "null"))
        .arg(optional("shuffleEndpoints", DataType::Bool, "true"))
        .arg(optional("restartDelay", DataType::Array, "[5.0, 30.0]"))
        .arg(optional("decide", DataType::Callable, "null"));
    ClassBuilder::new(NAME)
        .flags(ClassFlags::Final | ClassFlags::NoDynamicProperties)
        .method(construct, MethodFlags::Public)
        .registration(|class, arguments| {
            Property::readonly("maxAttempts", Kind::Int).nullable().declare(class);
            Property::readonly("initialDelay", Kind::Float).declare(class);
            Property::readonly("maxDelay", Kind::Float).declare(class);
            Property::readonly("multiplier", Kind::Float).declare(class);
            Property::readonly("jitter", Kind::Object(JITTER_NAME)).declare(class);
            Property::readonly("maxElapsed", Kind::Float).nullable().declare(class);
            Property::readonly("stableAfter", Kind::Float).declare(class);
            Property::readonly("retryHttpStatuses", Kind::Array).declare(class);
            Property::readonly("retryCloseCodes", Kind::Array).declare(class);
            Property::readonly("shuffleEndpoints", Kind::Bool).declare(class);
            Property::readonly("restartDelay", Kind::Array).declare(class);
            Property::readonly("decide", Kind::Mixed).declare(class);
            CLOSE_CODES.declare(class);
            HTTP_STATUSES.declare(class);
            CLASS.set(class, arguments);
        })
        .register()
}

fn construct(call: &mut Call<'_>) -> call::Result {
    let max_attempts = max_attempts(call)?;
    let initial_delay = call.seconds(2, 0.5, Least::AboveZero)?;
    let max_delay = call.seconds(3, 30.0, Least::AboveZero)?;
    if max_delay < initial_delay {
        let problem = "must be greater than or equal to argument #2 ($initialDelay)";
        return Err(Call::value_error(3, problem));
    }
    let multiplier = call.float(4, 2.0)?;
    if !is_multiplier(multiplier) {
        return Err(Call::value_error(4, "must be a finite number greater than or equal to 1"));
    }
    let jitter = jitter(call)?;
    let max_elapsed = call.nullable_seconds(6, None, Least::AboveZero)?;
    let stable_after = call.seconds(7, 5.0, Least::Zero)?;
    let statuses = Guard::new(codes(call, 8, DEFAULT_HTTP_STATUSES, &HTTP_STATUS)?);
    let close_codes = Guard::new(codes(call, 9, DEFAULT_CLOSE_CODES, &CLOSE_CODE)?);
    let shuffle = call.bool(10, true)?;
    let restart_delay = restart_delay(call)?;
    let decide = call.nullable_callback(12)?;
    let object = call.object()?;
    if !object.is_unset(INITIAL_DELAY) {
        return Err(Thrown::twice());
    }
    object.set(MAX_ATTEMPTS, max_attempts.into_zval(false)?);
    object.set(INITIAL_DELAY, initial_delay.as_secs_f64().into_zval(false)?);
    object.set(MAX_DELAY, max_delay.as_secs_f64().into_zval(false)?);
    object.set(MULTIPLIER, multiplier.into_zval(false)?);
    object.set(JITTER, jitter);
    object.set(MAX_ELAPSED, max_elapsed.map(|limit| limit.as_secs_f64()).into_zval(false)?);
    object.set(STABLE_AFTER, stable_after.as_secs_f64().into_zval(false)?);
    object.set(RETRY_HTTP_STATUSES, list(&statuses)?);
    object.set(RETRY_CLOSE_CODES, list(&close_codes)?);
    object.set(SHUFFLE_ENDPOINTS, shuffle.into_zval(false)?);
    object.set(RESTART_DELAY, pair(restart_delay)?);
    object.set(DECIDE, decide);
    Ok(())
}

fn max_attempts(call: &Call<'_>) -> call::Result<Option<i64>> {
    match call.argument(1) {
        Some(argument) if !argument.is_null() => match call.nullable_int(1)? {
            Some(count) if u32::try_from(count).is_ok_and(|count| count > 0) => Ok(Some(count)),
            _ => Err(Call::value_error(1, "must be between 1 and 4294967295, or null")),
        },
        _ => Ok(None),
    }
}

fn jitter(call: &Call<'_>) -> call::Result<Zval> {
    match call.argument(5) {
        Some(argument) if !argument.is_null() => match enums::case::<Jitter>(argument) {
            Some(jitter) => Ok(jitter.into_zval(false)?),
            None => Err(Call::type_error(5, "?WebSocketClient\\Jitter", argument)),
        },
        _ => Ok(Jitter::Full.into_zval(false)?),
    }
}

/// A list of numbers, each between two bounds.
fn codes(
    call: &Call<'_>,
    number: u32,
    default: &[u16],
    range: &RangeInclusive<u16>,
) -> call::Result<Vec<u16>> {
    let Some(table) = call.nullable_array(number)? else { return Ok(default.to_vec()) };
    let mut codes = Vec::new();
    for value in values(table) {
        let value = value.dereference();
        let Some(code) = value.long() else {
            let problem = format!("must be an array of int, {} given", type_name(value));
            return Err(Call::wrong_type(number, problem));
        };
        let Some(code) = code_within(code, range) else {
            let (least, most) = (range.start(), range.end());
            let problem = format!("must have only values between {least} and {most}, {code} given");
            return Err(Call::value_error(number, problem));
        };
        codes.push(code);
    }
    Ok(codes)
}

fn code_within(code: i64, range: &RangeInclusive<u16>) -> Option<u16> {
    u16::try_from(code).ok().filter(|code| range.contains(code))
}

fn is_multiplier(number: f64) -> bool {
    number.is_finite() && number >= 1.0
}

/// Two times.
fn restart_delay(call: &Call<'_>) -> call::Result<(Duration, Duration)> {
    let Some(table) = call.array(11)? else { return Ok(DEFAULT_RESTART_DELAY) };
    let mut times = Vec::new();
    for value in values(table) {
        let value = value.dereference();
        #[expect(
            clippy::cast_precision_loss,
            reason = "as PHP does, and a time so long is for ever"
        )]
        let seconds = value.double().or_else(|| value.long().map(|seconds| seconds as f64));
        let Some(seconds) = seconds else {
            let problem = format!("must be an array of float, {} given", type_name(value));
            return Err(Call::wrong_type(11, problem));
        };
        times.push(seconds);
    }
    restart_delay_between(&times).ok_or_else(|| {
        let problem =
            "must be two finite numbers of seconds, 0 or more, the second not less than the first";
        Call::value_error(11, problem)
    })
}

fn restart_delay_between(seconds: &[f64]) -> Option<(Duration, Duration)> {
    match seconds {
        [least, most] if least <= most => {
            Some((Least::Zero.duration(*least)?, Least::Zero.duration(*most)?))
        }
        _ => None,
    }
}

fn pair((least, most): (Duration, Duration)) -> Result<Zval> {
    let mut table = ZendHashTable::new();
    table.push(least.as_secs_f64())?;
    table.push(most.as_secs_f64())?;
    let mut array = Zval::new();
    array.set_hashtable(table);
    Ok(array)
}

fn list(codes: &[u16]) -> Result<Zval> {
    let mut table = ZendHashTable::new();
    for code in codes {
        table.push(i64::from(*code))?;
    }
    let mut array = Zval::new();
    array.set_hashtable(table);
    Ok(array)
}

/// Whether an object is one, whoever made it.
pub(super) fn is_policy(object: &ZendObject) -> bool {
    CLASS.entry().is_ok_and(|class| object.instance_of(class))
}

/// What a `ReconnectPolicy` says; `None` if its constructor never ran, or `unserialize()` or reflection gave it a value
/// that the constructor refuses.
pub(super) fn read(object: &ZendObject) -> Option<client::ReconnectPolicy> {
    let object = Object::of_shared(object);
    let seconds = |slot: usize, least: Least| least.duration(object.get(slot).double()?);
    let codes = |slot: usize, range: &RangeInclusive<u16>| {
        let list = object.get(slot);
        let codes = values(list.array()?).map(|code| code.dereference().long());
        codes.map(|code| code_within(code?, range)).collect::<Option<_>>()
    };
    let decide = object.get(DECIDE);
    let policy = client::ReconnectPolicy {
        max_attempts: match object.get(MAX_ATTEMPTS).long() {
            Some(most) => Some(u32::try_from(most).ok().filter(|most| *most > 0)?),
            None => None,
        },
        initial_delay: seconds(INITIAL_DELAY, Least::AboveZero)?,
        max_delay: seconds(MAX_DELAY, Least::AboveZero)?,
        multiplier: object.get(MULTIPLIER).double()?,
        jitter: enums::case::<Jitter>(&object.get(JITTER))?.into(),
        max_elapsed: match object.get(MAX_ELAPSED).double() {
            Some(limit) => Some(Least::AboveZero.duration(limit)?),
            None => None,
        },
        stable_after: seconds(STABLE_AFTER, Least::Zero)?,
        retry_http_statuses: codes(RETRY_HTTP_STATUSES, &HTTP_STATUS)?,
        retry_close_codes: codes(RETRY_CLOSE_CODES, &CLOSE_CODE)?,
        shuffle_endpoints: object.get(SHUFFLE_ENDPOINTS).bool()?,
        restart_delay: restart_delay_of(&object.get(RESTART_DELAY))?,
        decides: !decide.is_null(),
    };
    let sound = policy.initial_delay <= policy.max_delay
        && is_multiplier(policy.multiplier)
        && (decide.is_null() || decide.is_callable());
    sound.then_some(policy)
}

fn restart_delay_of(list: &Zval) -> Option<(Duration, Duration)> {
    let seconds = values(list.array()?).map(|value| value.dereference().double());
    restart_delay_between(&seconds.collect::<Option<Vec<_>>>()?)
}

/// Whom it asks, if that is a `ReconnectPolicy`; null for nobody.
pub(super) fn decide(object: &ZendObject) -> Zval {
    if is_policy(object) { Object::of_shared(object).get(DECIDE) } else { Zval::null() }
}

/// What `$decide` has answered. Scalars will do, as they do for any `?bool`; anything else is a mistake, which would
/// otherwise show only as a worker that does not come back.
pub(super) fn decision(answer: Option<Zval>) -> call::Result<Decision> {
    let Some(answer) = answer.filter(|answer| !answer.is_null()) else {
        return Ok(Decision::AsPolicy);
    };
    if answer.is_bool() || answer.is_long() || answer.is_double() || answer.is_string() {
        return Ok(Decision::of(Some(answer.coerce_to_bool())));
    }
    let problem =
        format!("{NAME}: $decide must return bool or null, {} returned", type_name(&answer));
    Err(PhpException::new(problem, 0, ce::type_error()).into())
}
