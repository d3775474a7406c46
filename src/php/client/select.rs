//! `WebSocketClient::select()`: which of many clients have something for `recv()`.

use std::{cell::Ref, collections::HashMap, ptr};

use ext_php_rs::{
    boxed::ZBox,
    class::RegisteredClass,
    types::{ZendClassObject, ZendHashTable, ZendObject, Zval},
};

use super::WebSocketClient;
use crate::{
    client::{Client, Deadline, LastLook, Outcome, clock, wait_for_any},
    php::{
        bytes::{entries, values},
        call::{self, Call, Least, Thrown, type_name},
        class::Object,
        guard::Guard,
        interrupt,
    },
};

const CLIENTS: u32 = 1;
const TIMEOUT: u32 = 2;

/// A client that is waited for. Its object is held by [`hold`].
struct Member {
    object: Object,
    client: WebSocketClient,
    ready: bool,
}

/// Each client once, and the place of each of the array's elements among them.
struct Members {
    clients: Vec<Member>,
    places: Vec<usize>,
}

pub(super) fn select(call: &mut Call<'_>) -> call::Result {
    let Some(array) = call.array(CLIENTS)? else { return Err(Thrown::Pending) };
    if array.is_empty() {
        return Err(Call::value_error(CLIENTS, "must not be empty"));
    }
    let limit = call.nullable_seconds(TIMEOUT, None, Least::Zero)?;
    let deadline = Deadline::after_option(clock::now(), limit);
    let held = hold(array)?;
    // A handler or a callback may leave by longjmp(3).
    let mut members = Guard::new(Members::read(&held)?);
    members.wait(deadline)?;
    for member in &members.clients {
        member.client.report(member.object)?;
    }
    let mut found = ZendHashTable::new();
    for ((key, value), place) in entries(&held).zip(&members.places) {
        if members.clients.get(*place).is_some_and(|member| member.ready) {
            found.insert(key.array_key(), value.shallow_clone())?;
        }
    }
    let mut result = Zval::new();
    result.set_hashtable(found);
    call.give_zval(result);
    Ok(())
}

/// The same clients by the same keys, in an array that nobody else can change: an element may be a reference, and then the
/// one that was given holds only a variable, to which PHP code may assign while the call waits.
fn hold(array: &ZendHashTable) -> call::Result<ZBox<ZendHashTable>> {
    let mut held = ZendHashTable::new();
    for (key, value) in entries(array) {
        let value = value.dereference();
        if !value.object().is_some_and(is_client) {
            let problem =
                format!("must contain only WebSocketClient objects, {} given", type_name(value));
            return Err(Call::wrong_type(CLIENTS, &problem));
        }
        held.insert(key.array_key(), value.shallow_clone())?;
    }
    Ok(held)
}

impl Members {
    fn read(held: &ZendHashTable) -> call::Result<Self> {
        let mut members = Self { clients: Vec::new(), places: Vec::new() };
        let mut seen = HashMap::new();
        for object in values(held).filter_map(Zval::object) {
            let Some(client) = ZendClassObject::<WebSocketClient>::from_zend_obj(object) else {
                return Err(Thrown::error("The constructor of a client was not called"));
            };
            let place = *seen.entry(ptr::from_ref(object)).or_insert(members.clients.len());
            if place == members.clients.len() {
                let (object, client) = (Object::of_shared(object), WebSocketClient::clone(client));
                members.clients.push(Member { object, client, ready: false });
            }
            members.places.push(place);
        }
        Ok(members)
    }

    /// Waits until one of them is ready, or the deadline passes; signals and events are handled.
    fn wait(&mut self, deadline: Deadline) -> call::Result {
        let (mut last, mut more) = (LastLook::default(), true);
        self.probe(|| false)?;
        loop {
            if self.is_any_ready() || last.is_over(more) {
                return Ok(());
            }
            match self.rest(deadline)? {
                Outcome::Done(moved) => more = moved,
                Outcome::Happened(_) => {}
                Outcome::Interrupted => interrupt::handle()?,
            }
            // Each has been looked at, so this round may end at any of them.
            self.probe(|| {
                if deadline.has_passed() {
                    last.begin();
                }
                last.is_over(true)
            })?;
        }
    }

    /// Looks at one after the other, as long as that is not over.
    fn probe(&mut self, mut is_over: impl FnMut() -> bool) -> call::Result {
        for member in &mut self.clients {
            if is_over() {
                break;
            }
            let waiting = &member.client.waiting.receive;
            member.ready = member.client.wait(member.object, waiting, Client::probe)?;
        }
        Ok(())
    }

    fn is_any_ready(&self) -> bool {
        self.clients.iter().any(|member| member.ready)
    }

    fn rest(&self, deadline: Deadline) -> call::Result<Outcome<bool>> {
        let borrowed = self.clients.iter().map(|member| member.client.client.try_borrow());
        let borrowed: Vec<Ref<'_, Client>> = borrowed
            .collect::<Result<_, _>>()
            .map_err(|_| Thrown::error("The client is in use"))?;
        let clients: Vec<&Client> = borrowed.iter().map(|client| &**client).collect();
        Ok(wait_for_any(&clients, deadline))
    }
}

fn is_client(object: &ZendObject) -> bool {
    object.instance_of(WebSocketClient::get_metadata().ce())
}
