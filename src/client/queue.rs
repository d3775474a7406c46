//! Messages that were received and not fetched, in order, and how much they are.

use std::collections::VecDeque;

use super::Message;

/// Slots that are kept when it is empty; a flood's worth of them is not kept for the quiet times.
const KEPT_SLOTS: usize = 16;

/// It knows its size without a look at each message.
#[derive(Debug, Default)]
pub(super) struct Queue {
    messages: VecDeque<Message>,
    bytes: usize,
}

impl Queue {
    pub(super) fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.messages.len()
    }

    /// Bytes of payload.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// The next one.
    pub(super) fn front(&self) -> Option<&Message> {
        self.messages.front()
    }

    pub(super) fn push_back(&mut self, message: Message) {
        self.bytes += message.data.len();
        self.messages.push_back(message);
    }

    pub(super) fn push_front(&mut self, message: Message) {
        self.bytes += message.data.len();
        self.messages.push_front(message);
    }

    pub(super) fn pop_front(&mut self) -> Option<Message> {
        let message = self.messages.pop_front()?;
        self.bytes -= message.data.len();
        if self.messages.is_empty() {
            self.messages.shrink_to(KEPT_SLOTS);
        }
        Some(message)
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Kind;

    fn message(size: usize) -> Message {
        Message { kind: Kind::Binary, data: vec![0; size] }
    }

    #[test]
    fn it_counts_what_comes_and_goes_at_both_ends() {
        let mut queue = Queue::default();
        queue.push_back(message(10));
        queue.push_back(message(0));
        queue.push_back(message(5));
        queue.push_front(message(100));
        assert_eq!((queue.len(), queue.bytes()), (4, 115));
        for (size, left) in [(100, (3, 15)), (10, (2, 5)), (0, (1, 5)), (5, (0, 0))] {
            assert_eq!(queue.pop_front(), Some(message(size)));
            assert_eq!((queue.len(), queue.bytes()), left);
        }
        assert!(queue.is_empty() && queue.pop_front().is_none());
        queue.push_back(message(5));
        queue.clear();
        assert_eq!((queue.len(), queue.bytes()), (0, 0));
    }
}
