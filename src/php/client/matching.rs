//! `recvMatching()`: the first message that a function of the application's accepts. The others stay for the calls that
//! receive, in their order: whatever ends the call gives them back.

use std::{
    cell::{Cell, RefCell},
    mem::size_of,
    rc::Rc,
};

use ext_php_rs::{
    boxed::ZBox,
    exception::PhpException,
    types::{ZendObject, Zval},
    zend::ce,
};

use super::{
    WebSocketClient,
    receiving::{Arrived, TAKING},
};
use crate::{
    client::{Client, Deadline, Error, Message, clock},
    php::{
        call::{self, Call, Thrown, type_name},
        callback,
        class::Object,
        exception,
        guard::Guard,
        interrupt, message,
    },
};

/// Messages that were not accepted.
struct Refused {
    client: Rc<RefCell<Client>>,
    messages: Vec<Message>,
    /// As the client counts what it keeps.
    size: usize,
}

impl Refused {
    fn push(&mut self, message: Message) {
        self.size += message.data.len() + size_of::<Message>();
        self.messages.push(message);
    }

    /// The last one, if the function accepts it: then it is PHP's.
    fn ask_about_last(
        &mut self,
        accepts: &Zval,
        receives: &Rc<Cell<bool>>,
    ) -> call::Result<Option<ZBox<ZendObject>>> {
        let Some(last) = self.messages.last() else { return Ok(None) };
        let mut candidate = message::object(last.kind, &last.data)?;
        interrupt::check_memory()?;
        let asking = Guard::new(Asking::begin(receives));
        let answer = callback::call(accepts, [Object::of(&mut candidate).held()])?;
        drop(asking);
        if !is_yes(&answer.unwrap_or_else(Zval::null))? {
            return Ok(None);
        }
        self.messages.pop();
        Ok(Some(candidate))
    }
}

impl Drop for Refused {
    fn drop(&mut self) {
        if let Ok(mut client) = self.client.try_borrow_mut() {
            while let Some(message) = self.messages.pop() {
                client.put_back(message);
            }
        }
    }
}

/// The application's function runs, which must not receive.
struct Asking(Rc<Cell<bool>>);

impl Asking {
    fn begin(receives: &Rc<Cell<bool>>) -> Self {
        receives.set(true);
        Self(Rc::clone(receives))
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

pub(super) fn recv_matching(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let accepts = call.callback(1)?;
    let limit = this.receive_limit(call, 2)?;
    let deadline = Deadline::after_option(clock::now(), limit);
    let (kept, most) = this.with(|client| (client.kept_messages(), client.options().read_ahead))?;
    let client = Rc::clone(&this.client);
    let mut refused = Guard::new(Refused { client, messages: Vec::new(), size: 0 });
    loop {
        // What was kept is looked through whatever the time, or it could hide what is behind it for ever.
        if refused.messages.len() >= kept {
            if refused.size > most {
                return Err(too_many(&refused, most));
            }
            if refused.messages.len() > kept && deadline.postponed(TAKING).has_passed() {
                return call.give(());
            }
        }
        match this.receive_ours(object, deadline)? {
            Ok(Some(received)) => refused.push(received),
            nothing => {
                this.conclude(object, nothing)?;
                return call.give(());
            }
        }
        this.report_trace(object)?;
        if let Some(accepted) = refused.ask_about_last(&accepts, &this.waiting.receive)? {
            return call.give(accepted);
        }
    }
}

/// Scalars will do, as they do for any `bool`; anything else is a mistake, which would otherwise show only as time-outs.
fn is_yes(answer: &Zval) -> call::Result<bool> {
    if answer.is_bool() || answer.is_long() || answer.is_double() || answer.is_string() {
        return Ok(answer.coerce_to_bool());
    }
    let problem = format!(
        "WebSocketClient::recvMatching(): $accepts must return bool, {} returned",
        type_name(answer)
    );
    Err(PhpException::new(problem, 0, ce::type_error()).into())
}

fn too_many(refused: &Refused, most: usize) -> Thrown {
    exception::plain(&format!(
        "None of {} messages ({} bytes with what keeping them costs) was accepted, and no more than $readAhead, {most} \
         bytes, are kept: fetch them with recv(), or raise $readAhead",
        refused.messages.len(),
        refused.size
    ))
}

impl WebSocketClient {
    /// The next message, in our memory; `None` when the time is up.
    fn receive_ours(
        &self,
        object: Object,
        deadline: Deadline,
    ) -> call::Result<Result<Option<Message>, Error>> {
        match self.receive(object, deadline, false)? {
            Ok(Some(Arrived::Message(message))) => Ok(Ok(Some(message))),
            Ok(Some(Arrived::Ready(_))) => {
                Err(Thrown::error("A message came to a place that is not ours"))
            }
            Ok(None) => Ok(Ok(None)),
            Err(error) => Ok(Err(error)),
        }
    }
}
