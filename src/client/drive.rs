//! Waiting for a link on PHP's thread: turn it, rest until it can be turned again, and stop for the goal,
//! the deadline or a signal.

use std::{
    mem,
    os::fd::AsFd,
    time::{Duration, Instant},
};

use super::{
    call::{Messages, Payload, SendCall, UnderWay},
    link::{Link, Want},
};
use crate::{
    protocol::NoEntropy,
    transport::{
        Deadline, Interest, Watched, Woken, clock, is_attention_wanted, wait, wait_undisturbed,
    },
};

/// Pieces of a large message between two looks at what the peer says.
const PIECES_PER_PUSH: usize = 16;

/// Whether a signal ends a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signals {
    Heeded,
    Ignored,
}

/// How [`drive`] ended.
#[derive(Debug)]
pub(super) enum Driven<T> {
    Done(T),
    TimedOut,
    Interrupted,
}

/// How long what has come is still looked through when the time is up.
const GRACE: Duration = Duration::from_millis(10);

/// The last look of a call whose time is up: all of what is there, unless that takes too long.
#[derive(Debug, Default)]
pub(crate) struct LastLook(Option<Instant>);

impl LastLook {
    /// Says that the time is up.
    pub(crate) fn begin(&mut self) {
        self.0.get_or_insert_with(clock::now);
    }

    /// Whether it is over when there is `more` to look at.
    pub(crate) fn is_over(&self, more: bool) -> bool {
        self.0.is_some_and(|since| !more || clock::now().saturating_duration_since(since) >= GRACE)
    }
}

/// Turns a link until `goal` is reached. A deadline that is past still allows one look at the socket.
pub(super) fn drive<T>(
    link: &mut Link,
    deadline: Deadline,
    want: Want,
    mut goal: impl FnMut(&mut Link) -> Option<T>,
) -> Driven<T> {
    let mut last = LastLook::default();
    // There a turn finds nothing: what the caller waits for is the answer to what it has just sent.
    let mut rests = link.is_at_rest(want);
    loop {
        if !mem::take(&mut rests) {
            link.turn(clock::now(), want);
            if let Some(reached) = goal(link) {
                return Driven::Done(reached);
            }
            if last.is_over(link.is_unfinished(want)) {
                return Driven::TimedOut;
            }
        }
        match rest(link, want, deadline, Signals::Heeded) {
            Rest::Ready | Rest::Due => {}
            Rest::Past => last.begin(),
            Rest::Interrupted => return Driven::Interrupted,
        }
    }
}

/// Why a rest ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// There is something to read or write.
    Ready,
    /// The link has something to do by itself, such as a ping.
    Due,
    /// The deadline has passed.
    Past,
    Interrupted,
}

/// Waits until a link can be turned again.
fn rest(link: &mut Link, want: Want, deadline: Deadline, signals: Signals) -> Rest {
    let now = clock::now();
    let late = deadline.is_past(now);
    let Some(stream) = link.stream() else { return Rest::Past };
    let until =
        if link.is_unfinished(want) { Deadline::At(now) } else { deadline.earlier(link.due(now)) };
    let interest = link.interest(want);
    let woken = match signals {
        Signals::Heeded => wait(stream.as_fd(), interest, until),
        Signals::Ignored if interest == Interest::default() => wait_undisturbed(&mut [], until),
        Signals::Ignored => wait_undisturbed(&mut [Watched::new(stream.as_fd(), interest)], until),
    };
    match woken {
        Ok(Woken::Interrupted) if signals == Signals::Heeded => return Rest::Interrupted,
        Ok(Woken::Ready) => link.wake(),
        // poll(2) fails only where memory is short; the next turn meets what is wrong.
        Ok(Woken::TimedOut | Woken::Interrupted) | Err(_) => {}
    }
    match woken {
        _ if late || deadline.has_passed() => Rest::Past,
        Ok(Woken::Ready) => Rest::Ready,
        _ => Rest::Due,
    }
}

/// As [`rest`], unless a message that is being sent has more to encode: then there is nothing to wait for.
pub(super) fn rest_for_output(
    link: &mut Link,
    deadline: Deadline,
    signals: Signals,
) -> Result<Rest, NoEntropy> {
    if link.has_unwritten()? {
        return Ok(rest(link, Want::Ahead, deadline, signals));
    }
    if signals == Signals::Heeded && is_attention_wanted() {
        return Ok(Rest::Interrupted);
    }
    Ok(if deadline.has_passed() { Rest::Past } else { Rest::Ready })
}

/// How far [`push`] came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pushed {
    All,
    Some,
}

/// Encodes and writes as much of a payload as the socket takes now.
pub(super) fn push(
    link: &mut Link,
    call: &mut SendCall,
    payload: Payload<'_>,
) -> Result<Pushed, NoEntropy> {
    for piece in 0..PIECES_PER_PUSH {
        // To compress pieces takes time; a small message is one.
        let is_late = piece > 1 && call.deadline.has_passed();
        if is_late || !link.write_all()? || !link.can_send() {
            return Ok(Pushed::Some);
        }
        let pushed = match payload {
            Payload::One(payload) => push_part(link, call, payload)?,
            Payload::Many(messages) => push_messages(link, call, messages)?,
        };
        if pushed == Pushed::All {
            return Ok(Pushed::All);
        }
    }
    Ok(Pushed::Some)
}

fn push_part(link: &mut Link, call: &mut SendCall, payload: &[u8]) -> Result<Pushed, NoEntropy> {
    if let Some(UnderWay::Part(sending)) = &mut call.sending {
        let more = link.continue_part(call.part, sending, payload)?;
        return Ok(if more { Pushed::Some } else { Pushed::All });
    }
    call.sending = Some(UnderWay::Part(link.start_part(call.part, payload)?));
    Ok(Pushed::Some)
}

fn push_messages(
    link: &mut Link,
    call: &mut SendCall,
    messages: &dyn Messages,
) -> Result<Pushed, NoEntropy> {
    let after = |handed| (handed..).map_while(|index| messages.get(index));
    if let Some(UnderWay::Messages(count)) = call.sending.take() {
        link.end_messages(after(call.handed).take(count));
        call.handed += count;
    }
    if messages.get(call.handed).is_none() {
        return Ok(Pushed::All);
    }
    let count = link.start_messages(call.part, after(call.handed))?;
    call.sending = Some(UnderWay::Messages(count));
    Ok(Pushed::Some)
}
