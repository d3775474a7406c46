//! What a link writes: whatever waits for the socket, and the message that is being sent, as far as it has come.

use super::{Link, Outgoing};
use crate::{
    protocol::{NoEntropy, Part, Sending},
    transport::{Moved, Stream, describe},
};

/// Small messages are written together up to this size, which is what a socket takes at once.
const WRITE: usize = 64 * 1024;

impl Link {
    /// Writes what is waiting.
    pub(crate) fn write(&mut self) {
        // Without random bytes control frames wait until there are some; data says so itself.
        let _ = self.write_all();
    }

    /// As [`Self::write`]; `false` when the socket has not taken all of it.
    pub(crate) fn write_all(&mut self) -> Result<bool, NoEntropy> {
        loop {
            let Some(stream) = self.stream.as_mut() else { return Ok(true) };
            let output = self.websocket.output();
            let bytes = output.unwrap_or_default();
            if bytes.is_empty() && !stream.is_holding() {
                return output.map(|_| true);
            }
            match stream.write(bytes) {
                Ok(Moved::Bytes(count)) => {
                    self.message.leaves();
                    self.websocket.advance(count);
                    self.stats.wire_bytes_sent += count as u64;
                }
                Ok(_) => {
                    if stream.is_write_started() {
                        self.message.leaves();
                    }
                    return Ok(false);
                }
                Err(error) => {
                    self.write_failed(describe(&error));
                    return Ok(true);
                }
            }
        }
    }

    /// The peer does not read any more; what it said before that is worth more than EPIPE, and is met by
    /// reading on.
    fn write_failed(&mut self, why: String) {
        self.websocket.stop_output();
        self.write_error = Some(why);
        self.drained = false;
    }

    /// Starts a message or the next fragment of one. Everything before it must have been written.
    pub(crate) fn start_part(&mut self, part: Part, payload: &[u8]) -> Result<Sending, NoEntropy> {
        let sending = self.websocket.start(part, payload)?;
        self.message = if part.continues() { Outgoing::Leaving } else { Outgoing::Here };
        Ok(sending)
    }

    /// Encodes more of it; `false` when all of it has been written.
    pub(crate) fn continue_part(
        &mut self,
        part: Part,
        sending: &mut Sending,
        payload: &[u8],
    ) -> Result<bool, NoEntropy> {
        let more = self.websocket.go_on(sending, payload)?;
        if !more {
            self.message = if part.is_final() { Outgoing::None } else { Outgoing::Between };
            self.stats.messages_sent += u64::from(part.is_final());
            self.stats.bytes_sent += payload.len() as u64;
        }
        Ok(more)
    }

    /// Starts as many of `payloads` as fit into one write, and says how many. Everything before them must have been
    /// written.
    pub(crate) fn start_messages<'p>(
        &mut self,
        part: Part,
        payloads: impl Iterator<Item = &'p [u8]>,
    ) -> Result<usize, NoEntropy> {
        let count = self.websocket.start_messages(part, payloads, WRITE)?;
        self.message = Outgoing::Here;
        Ok(count)
    }

    /// Says that they have all been written.
    pub(crate) fn end_messages<'p>(&mut self, payloads: impl Iterator<Item = &'p [u8]>) {
        self.websocket.end_messages();
        self.message = Outgoing::None;
        for payload in payloads {
            self.stats.messages_sent += 1;
            self.stats.bytes_sent += payload.len() as u64;
        }
    }

    /// Whether a message has begun whose next fragment is to come.
    pub(crate) fn is_between_fragments(&self) -> bool {
        self.can_send() && self.message == Outgoing::Between
    }

    /// Takes a message back; `false` if part of it has left and it cannot be.
    pub(crate) fn take_back_message(&mut self) -> bool {
        if matches!(self.message, Outgoing::Leaving | Outgoing::Between) {
            return false;
        }
        self.websocket.take_back();
        self.message = Outgoing::None;
        true
    }

    /// Whether bytes wait for the socket.
    pub(crate) fn has_unwritten(&mut self) -> Result<bool, NoEntropy> {
        let Some(stream) = &self.stream else { return Ok(false) };
        Ok(stream.is_holding() || !self.websocket.output()?.is_empty())
    }

    /// Whether [`Self::write`] would have something to write.
    pub(super) fn has_output(&self) -> bool {
        self.websocket.has_output() || self.stream.as_ref().is_some_and(Stream::is_holding)
    }
}
