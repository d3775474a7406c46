//! Messages received and not fetched, up to the read-ahead.

use crate::{client::queue::Queue, protocol::Message};

/// What a message costs besides its bytes: empty messages fill memory, too.
const OVERHEAD: usize = size_of::<Message>() + 16;

/// What may at least come before a pong that is waited for.
const EXCESS: usize = 1024 * 1024;

/// A queue that knows when it is full. One message may pass the limit.
#[derive(Debug)]
pub(super) struct Inbox {
    messages: Queue,
    limit: usize,
    is_sealed: bool,
}

impl Inbox {
    pub(super) fn new(limit: usize) -> Self {
        Self { messages: Queue::default(), limit, is_sealed: false }
    }

    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    pub(super) fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    fn size(&self) -> usize {
        self.messages.bytes() + self.messages.len() * OVERHEAD
    }

    pub(super) fn is_full(&self) -> bool {
        self.size() >= self.limit
    }

    /// Whether it holds so much more than its limit that not even a pong is worth it.
    pub(super) fn is_overfull(&self) -> bool {
        self.size() >= self.limit.saturating_add(self.limit.max(EXCESS))
    }

    /// Says that something was thrown away: what came behind it is not to be taken for what follows the last message.
    pub(super) fn seal(&mut self) {
        self.is_sealed = true;
    }

    /// `false` if it is sealed and the message is gone.
    pub(super) fn push(&mut self, message: Message) -> bool {
        if !self.is_sealed {
            self.messages.push_back(message);
        }
        !self.is_sealed
    }

    /// The next one.
    pub(super) fn first(&self) -> Option<&Message> {
        self.messages.front()
    }

    pub(super) fn take(&mut self) -> Option<Message> {
        self.messages.pop_front()
    }

    /// How many messages and how many bytes of payload.
    pub(super) fn count(&self) -> (u64, u64) {
        (self.messages.len() as u64, self.messages.bytes() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Kind;

    fn message(size: usize) -> Message {
        Message { kind: Kind::Binary, data: vec![0; size] }
    }

    #[test]
    fn one_message_may_pass_the_limit() {
        let mut inbox = Inbox::new(100);
        assert!(!inbox.is_full());
        inbox.push(message(1000));
        assert!(inbox.is_full());
        assert_eq!(inbox.take(), Some(message(1000)));
        assert!(!inbox.is_full() && inbox.is_empty());
    }

    #[test]
    fn empty_messages_fill_it_as_well() {
        let mut inbox = Inbox::new(10_000);
        let mut taken = 0;
        while !inbox.is_full() {
            inbox.push(message(0));
            taken += 1;
        }
        assert!(taken < 500);
    }
}
