//! A method call: its arguments in PHP's own rules and words, its result, and exceptions on the way.
//!
//! ext-php-rs converts arguments strictly and says only that a value is invalid. Here the engine's own
//! parsers convert them, so `strict_types` counts and errors read as they do everywhere in PHP.

use std::{
    ffi::{CString, c_char},
    mem::offset_of,
    panic::{AssertUnwindSafe, catch_unwind},
    ptr::{self, NonNull},
    time::Duration,
};

use ext_php_rs::{
    alloc::efree,
    class::RegisteredClass,
    convert::IntoZval,
    exception::PhpException,
    ffi::{zend_is_callable_ex, zend_wrong_parameters_count_error},
    types::{ZendClassObject, ZendHashTable, ZendObject, Zval},
    zend::{ClassEntry, ExecuteData, ce},
};

pub(super) use super::engine::type_name;
use super::{
    class::{Object, string},
    engine::{self, zend_argument_error},
    guard::{self, Guard},
};

/// Why a method ends without a result.
#[derive(Debug)]
pub(super) enum Thrown {
    /// PHP has an exception, or `exit()` unwinds: return at once and touch nothing.
    Pending,
    /// This is to be thrown.
    Exception(Box<PhpException>),
}

impl From<PhpException> for Thrown {
    fn from(exception: PhpException) -> Self {
        Self::Exception(Box::new(exception))
    }
}

impl From<ext_php_rs::error::Error> for Thrown {
    fn from(error: ext_php_rs::error::Error) -> Self {
        PhpException::from(error).into()
    }
}

impl Thrown {
    /// A plain `\Error`: the program is wrong.
    pub(super) fn error(message: &str) -> Self {
        PhpException::new(message.to_owned(), 0, ce::error()).into()
    }

    /// A constructor is called of an object that has been constructed.
    pub(super) fn twice() -> Self {
        Self::error("Cannot call constructor twice")
    }

    pub(super) fn throw(self) {
        if let Self::Exception(exception) = self {
            exception.throw();
        }
    }
}

/// What a method's body gives.
pub(super) type Result<T = ()> = std::result::Result<T, Thrown>;

/// Makes an engine's handler of a body `fn(&mut Call) -> Result`.
macro_rules! handler {
    ($body:path) => {{
        ext_php_rs::zend_fastcall! {
            extern fn handler(ex: &mut ext_php_rs::zend::ExecuteData, retval: &mut ext_php_rs::types::Zval) {
                $crate::php::call::Call::run(ex, retval, $body);
            }
        }
        handler
    }};
}
pub(super) use handler;

/// As `handler!`, of a body that is tried first: `fn(&mut Call) -> Result<bool>`, `false` if it had nothing to do.
macro_rules! handler_after {
    ($first:path, $body:path) => {{
        ext_php_rs::zend_fastcall! {
            extern fn handler(ex: &mut ext_php_rs::zend::ExecuteData, retval: &mut ext_php_rs::types::Zval) {
                if !$crate::php::call::Call::run_bare(ex, retval, $first) {
                    $crate::php::call::Call::run(ex, retval, $body);
                }
            }
        }
        handler
    }};
}
pub(super) use handler_after;

/// Runs what the engine has called. A panic becomes a PHP `Error` and a longjmp passes through.
pub(super) fn run(body: impl FnOnce() -> Result) {
    let ended = guard::catch(|| {
        if let Err(thrown) = body() {
            thrown.throw();
        }
    });
    if let Err(message) = ended {
        Thrown::error(&format!("Rust panic: {message}")).throw();
    }
}

/// As [`run`], of a body of which a longjmp may leave nothing behind: across an allocation or a release of the engine's
/// it has no lock, no borrow and no memory but the engine's. So nobody has to catch that, which would cost a tenth of a
/// `recv()`. The body's `false` says that it had nothing to do.
pub(super) fn run_bare(body: impl FnOnce() -> Result<bool>) -> bool {
    let done = catch_unwind(AssertUnwindSafe(body));
    match done.unwrap_or_else(|_| Err(Thrown::error("Rust panic"))) {
        Ok(done) => done,
        Err(thrown) => {
            thrown.throw();
            true
        }
    }
}

/// A call under way.
pub(super) struct Call<'c> {
    ex: &'c mut ExecuteData,
    retval: &'c mut Zval,
}

impl<'c> Call<'c> {
    /// Runs a method's body, if the arguments are as many as it takes.
    pub(super) fn run(ex: &mut ExecuteData, retval: &mut Zval, body: fn(&mut Call<'_>) -> Result) {
        run(|| {
            let mut call = Call { ex, retval };
            call.check_count().and_then(|()| body(&mut call))
        });
    }

    /// See [`run_bare`].
    pub(super) fn run_bare(
        ex: &mut ExecuteData,
        retval: &mut Zval,
        body: fn(&mut Call<'_>) -> Result<bool>,
    ) -> bool {
        run_bare(|| body(&mut Call { ex, retval }))
    }

    fn count(&self) -> usize {
        // SAFETY: in the frame of a call, `u2` of `This` is the number of arguments.
        unsafe { self.ex.This.u2.num_args as usize }
    }

    fn check_count(&self) -> Result {
        // SAFETY: a frame's function is alive during its call, and `common` is part of each kind of it.
        let (required, most) = unsafe {
            let common = &(*self.ex.func).common;
            (common.required_num_args, common.num_args)
        };
        if (required as usize..=most as usize).contains(&self.count()) {
            return Ok(());
        }
        // SAFETY: only throws, about the call whose frame is the current one.
        unsafe { zend_wrong_parameters_count_error(required, most) };
        Err(Thrown::Pending)
    }

    /// Where an argument is, counted from 1. It is the frame's own as long as the call lasts, and no reference, which PHP
    /// code could assign to.
    fn place(&self, number: u32) -> Option<NonNull<Zval>> {
        if number as usize > self.count() {
            return None;
        }
        // SAFETY: there are that many arguments, and they live in the frame as long as the call does. The engine gives no
        // references to parameters by value; should it, the first look at the argument resolves that.
        unsafe {
            let place = NonNull::from(self.ex.zend_call_arg(number as usize - 1)?);
            if place.as_ref().is_reference() {
                let value = place.as_ref().dereference().shallow_clone();
                drop(place.replace(value));
            }
            Some(place)
        }
    }

    /// An argument, counted from 1; `None` if it was left out.
    pub(super) fn argument(&self, number: u32) -> Option<&Zval> {
        // SAFETY: as said above; only `argument_mut` changes it, for which the call must not be borrowed.
        self.place(number).map(|place| unsafe { place.as_ref() })
    }

    /// The same, to be converted in place. An array or a string is not to be replaced: it may be borrowed for the whole call.
    pub(super) fn argument_mut(&mut self, number: u32) -> Option<&mut Zval> {
        // SAFETY: as in `argument`, and the call is borrowed for changing.
        self.place(number).map(|mut place| unsafe { place.as_mut() })
    }

    /// An argument's array, if it is one.
    pub(super) fn table(&self, number: u32) -> Option<&'c ZendHashTable> {
        // SAFETY: the frame holds the array as long as the call lasts: arguments that are arrays are not converted.
        self.argument(number)?.array().map(|table| unsafe { &*ptr::from_ref(table) })
    }

    /// Throws a `TypeError` in PHP's words.
    pub(super) fn type_error(number: u32, expected: &str, given: &Zval) -> Thrown {
        Self::argument_error(
            ce::type_error(),
            number,
            format!("must be of type {expected}, {} given", type_name(given)),
        )
    }

    /// Throws a `TypeError` about a part of an argument; `problem` begins with "must".
    pub(super) fn wrong_type(number: u32, problem: impl Into<String>) -> Thrown {
        Self::argument_error(ce::type_error(), number, problem.into())
    }

    /// Throws a `ValueError`; `problem` begins with "must".
    pub(super) fn value_error(number: u32, problem: impl Into<String>) -> Thrown {
        Self::argument_error(ce::value_error(), number, problem.into())
    }

    fn argument_error(class: &'static ClassEntry, number: u32, mut problem: String) -> Thrown {
        if problem.contains('\0') {
            problem = problem.replace('\0', "\\0");
        }
        let problem = Guard::new(CString::new(problem).unwrap_or_default());
        // SAFETY: a class, a format with one string, and that string, which the engine copies. It names
        // the function and the parameter of the current frame, which is this call's.
        unsafe {
            zend_argument_error(
                ptr::from_ref(class).cast_mut(),
                number,
                c"%s".as_ptr(),
                problem.as_ptr(),
            );
        }
        Thrown::Pending
    }

    /// A required string, binary-safe.
    pub(super) fn string(&mut self, number: u32) -> Result<&'c [u8]> {
        self.optional_string(number)?.ok_or(Thrown::Pending)
    }

    /// A string that may be left out.
    pub(super) fn optional_string(&mut self, number: u32) -> Result<Option<&'c [u8]>> {
        let Some(argument) = self.argument_mut(number) else { return Ok(None) };
        if !argument.is_string() {
            // What it becomes stays the frame's.
            if !engine::make_string(argument, number) {
                return Err(Self::type_error(number, "string", argument));
            }
        }
        // SAFETY: the frame holds the string as long as the call lasts: a string is not converted any more.
        Ok(argument.zend_str().map(|string| unsafe { &*ptr::from_ref(string.as_bytes()) }))
    }

    /// A string or null; `None` for both null and nothing.
    pub(super) fn nullable_string(&mut self, number: u32) -> Result<Option<&'c [u8]>> {
        match self.argument(number) {
            Some(argument) if !argument.is_null() => {
                if !argument.is_string()
                    && !matches!(argument.get_type(), t if is_scalar(t))
                    && !argument.is_object()
                {
                    return Err(Self::type_error(number, "?string", argument));
                }
                self.optional_string(number)
            }
            _ => Ok(None),
        }
    }

    pub(super) fn bool(&self, number: u32, default: bool) -> Result<bool> {
        let Some(argument) = self.argument(number) else { return Ok(default) };
        if let Some(value) = argument.bool() {
            return Ok(value);
        }
        engine::parse_bool(argument, number)
            .ok_or_else(|| Self::type_error(number, "bool", argument))
    }

    pub(super) fn int(&self, number: u32, default: i64) -> Result<i64> {
        let Some(argument) = self.argument(number) else { return Ok(default) };
        if let Some(value) = argument.long() {
            return Ok(value);
        }
        engine::parse_int(argument, number).ok_or_else(|| Self::type_error(number, "int", argument))
    }

    /// An int, or null for none.
    pub(super) fn nullable_int(&self, number: u32) -> Result<Option<i64>> {
        let Some(argument) = self.argument(number).filter(|argument| !argument.is_null()) else {
            return Ok(None);
        };
        if let Some(value) = argument.long() {
            return Ok(Some(value));
        }
        let value = engine::parse_int(argument, number);
        value.map(Some).ok_or_else(|| Self::type_error(number, "?int", argument))
    }

    /// Any number.
    pub(super) fn float(&self, number: u32, default: f64) -> Result<f64> {
        let argument = self.argument(number);
        argument.map_or(Ok(default), |argument| Self::as_float(number, argument, "float"))
    }

    /// Any number, or null for none.
    pub(super) fn nullable_float(&self, number: u32) -> Result<Option<f64>> {
        match self.argument(number).filter(|argument| !argument.is_null()) {
            Some(argument) => Self::as_float(number, argument, "?float").map(Some),
            None => Ok(None),
        }
    }

    fn as_float(number: u32, argument: &Zval, expected: &str) -> Result<f64> {
        if let Some(value) = argument.double() {
            return Ok(value);
        }
        engine::parse_float(argument, number)
            .ok_or_else(|| Self::type_error(number, expected, argument))
    }

    /// Seconds, which must be more than `least` unless they may be just that.
    pub(super) fn seconds(&self, number: u32, default: f64, least: Least) -> Result<Duration> {
        let seconds = match self.argument(number) {
            Some(argument) => Self::as_float(number, argument, "float")?,
            None => default,
        };
        Self::duration(number, seconds, least)
    }

    /// Seconds, or null for none; `default` if it was left out.
    pub(super) fn nullable_seconds(
        &self,
        number: u32,
        default: Option<Duration>,
        least: Least,
    ) -> Result<Option<Duration>> {
        match self.argument(number) {
            None => Ok(default),
            Some(argument) if argument.is_null() => Ok(None),
            Some(argument) => {
                let seconds = Self::as_float(number, argument, "?float")?;
                Self::duration(number, seconds, least).map(Some)
            }
        }
    }

    fn duration(number: u32, seconds: f64, least: Least) -> Result<Duration> {
        least.duration(seconds).ok_or_else(|| Self::value_error(number, least.problem()))
    }

    /// An array that may be left out.
    pub(super) fn array(&self, number: u32) -> Result<Option<&'c ZendHashTable>> {
        let Some(argument) = self.argument(number) else { return Ok(None) };
        self.table(number).map(Some).ok_or_else(|| Self::type_error(number, "array", argument))
    }

    /// An array, or null for none.
    pub(super) fn nullable_array(&self, number: u32) -> Result<Option<&'c ZendHashTable>> {
        let Some(argument) = self.argument(number).filter(|argument| !argument.is_null()) else {
            return Ok(None);
        };
        self.table(number).map(Some).ok_or_else(|| Self::type_error(number, "?array", argument))
    }

    /// A callback, as the zval it came in.
    pub(super) fn callback(&self, number: u32) -> Result<Zval> {
        let argument = self.argument(number).ok_or(Thrown::Pending)?;
        match callback_problem(argument) {
            None => Ok(argument.shallow_clone()),
            Some(problem) => {
                Err(Self::wrong_type(number, format!("must be a valid callback, {problem}")))
            }
        }
    }

    /// A callback, or null for none, as the zval it came in.
    pub(super) fn nullable_callback(&self, number: u32) -> Result<Zval> {
        match self.argument(number) {
            Some(argument) if !argument.is_null() => match callback_problem(argument) {
                None => Ok(argument.shallow_clone()),
                Some(problem) => {
                    let problem = format!("must be a valid callback or null, {problem}");
                    Err(Self::wrong_type(number, problem))
                }
            },
            _ => Ok(Zval::null()),
        }
    }

    /// The object a method is called on, which the frame holds for the length of the call.
    pub(super) fn object(&mut self) -> Result<Object> {
        let object = self.ex.get_self().map(Object::of);
        object.ok_or_else(|| Thrown::error("a method was called without an object"))
    }

    /// The Rust side of the object a method is called on. An object never gets another one.
    pub(super) fn this<T: RegisteredClass>(&mut self) -> Result<&'c T> {
        let Some(object) = self.ex.get_self() else {
            return Err(Thrown::error("a method was called without an object"));
        };
        let object: *const ZendObject = object;
        // SAFETY: the frame holds a reference to its object for the length of the call. Of what lies behind
        // the reference, only the Rust value is used, which changes through cells.
        let object: &'c ZendObject = unsafe { &*object };
        match ZendClassObject::<T>::from_zend_obj(object) {
            Some(this) => Ok(this),
            None => Err(Thrown::error(&format!(
                "Object of type {} has not been correctly initialized by calling parent::__construct() in its \
                 constructor",
                object.get_class_name().unwrap_or_default()
            ))),
        }
    }

    /// Gives the object its Rust side, just once: what it has may be in use. To be called when all arguments were read,
    /// since that runs PHP code, which may have called the constructor as well.
    pub(super) fn initialize<T: RegisteredClass>(&mut self, state: T) -> Result {
        if self.this::<T>().is_ok() {
            return Err(Thrown::twice());
        }
        let Some(object) = self.ex.get_self() else {
            return Err(Thrown::error("a method was called without an object"));
        };
        if !ptr::eq(object.handlers, T::get_metadata().handlers()) {
            return Err(Thrown::error("The class of the object has been disabled"));
        }
        let object = ptr::from_mut(object);
        // SAFETY: objects with these handlers are made by `keep_state` and nobody else, so this one is part of such; it has
        // no Rust side yet, which nobody could refer to therefore.
        unsafe {
            let whole = object.byte_sub(offset_of!(ZendClassObject<T>, std));
            (*whole.cast::<ZendClassObject<T>>()).obj = Some(state);
        }
        Ok(())
    }

    /// Sets the result.
    pub(super) fn give(&mut self, value: impl IntoZval) -> Result {
        value.set_zval(self.retval, false).map_err(Into::into)
    }

    /// Sets the result to a text, or null for none.
    pub(super) fn give_text(&mut self, text: Option<String>) {
        let text = Guard::new(text);
        *self.retval = text.as_ref().map_or_else(Zval::null, |text| string(text.as_bytes()));
    }

    /// Sets the result to an object of ours or null.
    pub(super) fn give_zval(&mut self, value: Zval) {
        *self.retval = value;
    }
}

/// The least a number of seconds may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Least {
    Zero,
    AboveZero,
}

impl Least {
    /// Seconds as a time; `None` if they are too few or not finite. More than a `Duration` holds is for ever, and what is
    /// above 0 does not become 0.
    pub(super) fn duration(self, seconds: f64) -> Option<Duration> {
        let (enough, least) = match self {
            Self::Zero => (seconds >= 0.0, Duration::ZERO),
            Self::AboveZero => (seconds > 0.0, Duration::from_nanos(1)),
        };
        let duration = || Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX).max(least);
        (enough && seconds.is_finite()).then(duration)
    }

    fn problem(self) -> &'static str {
        match self {
            Self::Zero => "must be a finite number of seconds, 0 or more",
            Self::AboveZero => "must be a finite number of seconds greater than 0",
        }
    }
}

/// Why a value cannot be called, in PHP's words; `None` if it can.
fn callback_problem(value: &Zval) -> Option<String> {
    let mut problem: *mut c_char = ptr::null_mut();
    // SAFETY: a live value, which is only read; name and cache are not asked for; the text is the engine's to free, below.
    unsafe {
        let callable = zend_is_callable_ex(
            ptr::from_ref(value).cast_mut(),
            ptr::null_mut(),
            0,
            ptr::null_mut(),
            ptr::null_mut(),
            &raw mut problem,
        );
        let text = (!problem.is_null())
            .then(|| std::ffi::CStr::from_ptr(problem).to_string_lossy().into_owned());
        if !problem.is_null() {
            efree(problem.cast());
        }
        (!callable).then(|| text.unwrap_or_else(|| "no callback given".to_owned()))
    }
}

fn is_scalar(kind: ext_php_rs::flags::DataType) -> bool {
    use ext_php_rs::flags::DataType::{Bool, Double, False, Long, True};
    matches!(kind, Bool | Double | False | Long | True)
}
