//! One WebSocket connection as RFC 6455 sees it: messages in both directions, automatic pongs, and
//! the closing handshake (sections 5.5 and 7). Bytes only; deadlines and sockets are the client's.

use std::{collections::VecDeque, mem};

use tungstenite::protocol::frame::coding::Control;

use super::{
    CloseFrame, Event, Kind, Violation,
    deflate::Agreement,
    inbound::Inbound,
    landing::Landing,
    mask::{Entropy, NoEntropy},
    note::{Note, Notes},
    outbound::{Outbound, Part, Sending as Encoding},
};

/// Pings that wait for an answer; a flood of them has its older ones left out.
const MAX_PONGS: usize = 64;

/// Bytes that may wait for the socket before pongs do.
const MAX_UNWRITTEN_PONGS: usize = 4096;

/// The state of one connection.
#[derive(Debug)]
pub(crate) struct WebSocket {
    inbound: Inbound,
    outbound: Outbound,
    pongs: VecDeque<Vec<u8>>,
    close_to_send: Option<CloseFrame>,
    close_sent: bool,
    close_received: bool,
    sending: bool,
}

/// A data message on its way; see [`WebSocket::start`].
#[derive(Debug)]
pub(crate) struct Sending(Encoding);

/// A Close frame for a server that takes a connection for open which cannot be used.
pub(crate) fn farewell(code: u16, reason: &str, entropy: Entropy) -> Result<Vec<u8>, NoEntropy> {
    let mut outbound = Outbound::new(None, entropy);
    outbound.control(Control::Close, &CloseFrame::new(code, reason).to_body())?;
    Ok(outbound.pending().to_vec())
}

impl WebSocket {
    /// `early` is what came behind the upgrade's answer.
    pub(crate) fn new(
        max_message_size: usize,
        deflate: Option<Agreement>,
        entropy: Entropy,
        early: &[u8],
    ) -> Self {
        Self {
            inbound: Inbound::new(max_message_size, deflate, early),
            outbound: Outbound::new(deflate, entropy),
            pongs: VecDeque::new(),
            close_to_send: None,
            close_sent: false,
            close_received: false,
            sending: false,
        }
    }

    /// Where the next bytes from the network belong; once reading is closed, to be thrown away.
    pub(crate) fn read_target(&mut self) -> &mut [u8] {
        if self.close_received {
            self.inbound.discard();
        }
        self.inbound.read_target()
    }

    /// Says that `count` bytes were put into [`Self::read_target`].
    pub(crate) fn commit(&mut self, count: usize) -> Result<(), Violation> {
        self.inbound.commit(count)
    }

    /// Whether the next bytes are payload that goes straight to where it stays.
    pub(crate) fn is_payload_direct(&self) -> bool {
        self.inbound.reads_directly()
    }

    /// Whether a message has begun to arrive.
    pub(crate) fn is_receiving(&self) -> bool {
        self.inbound.is_receiving()
    }

    /// See [`Inbound::allow_inflating`].
    pub(crate) fn allow_inflating(&mut self, most: usize) {
        self.inbound.allow_inflating(most);
    }

    /// See [`Inbound::is_inflating_paused`].
    pub(crate) fn is_inflating_paused(&self) -> bool {
        !self.close_received && self.inbound.is_inflating_paused()
    }

    /// Says that nothing is going to be read for a while.
    pub(crate) fn rest(&mut self) {
        self.inbound.rest();
    }

    /// Whether received bytes wait for [`Self::next_event`].
    pub(crate) fn has_buffered(&self) -> bool {
        self.inbound.has_buffered()
    }

    /// See [`Inbound::large_message`].
    pub(crate) fn large_message(&self) -> Option<usize> {
        if self.close_received { None } else { self.inbound.large_message() }
    }

    /// See [`Inbound::find_places`].
    pub(crate) fn find_places(&mut self, finds: bool) {
        self.inbound.find_places(finds);
    }

    /// See [`Inbound::land`].
    pub(crate) fn land(&mut self, landing: Box<dyn Landing>) {
        self.inbound.land(landing);
    }

    /// See [`Inbound::places`].
    pub(crate) fn places(&mut self) -> Option<(&mut (dyn Landing + 'static), &mut [u8])> {
        if self.close_received { None } else { self.inbound.places() }
    }

    /// See [`Inbound::commit_to_places`].
    pub(crate) fn commit_to_places(&mut self, count: usize) -> Result<(), Violation> {
        self.inbound.commit_to_places(count)
    }

    /// See [`Inbound::landed_len`].
    pub(crate) fn landed_len(&self) -> usize {
        self.inbound.landed_len()
    }

    /// See [`Inbound::take_off`].
    pub(crate) fn take_off(&mut self) -> Option<Box<dyn Landing>> {
        self.inbound.take_off()
    }

    /// See [`Inbound::stream`].
    pub(crate) fn stream(&mut self, most: Option<usize>) {
        self.inbound.stream(most);
    }

    /// See [`Inbound::piece_len`].
    pub(crate) fn piece_len(&self) -> usize {
        self.inbound.piece_len()
    }

    /// See [`Inbound::is_piece_full`].
    pub(crate) fn is_piece_full(&self) -> bool {
        self.inbound.is_piece_full()
    }

    /// See [`Inbound::take_piece`].
    pub(crate) fn take_piece(&mut self) -> Option<Vec<u8>> {
        self.inbound.take_piece()
    }

    /// See [`Inbound::at_hand`].
    pub(crate) fn at_hand(&mut self) -> Option<(Kind, usize)> {
        if self.close_received { None } else { self.inbound.at_hand() }
    }

    /// See [`Inbound::take_at_hand`].
    pub(crate) fn take_at_hand(
        &mut self,
        message: (Kind, usize),
        take: impl FnOnce(&[u8]),
    ) -> bool {
        !self.close_received && self.inbound.take_at_hand(message, take)
    }

    /// See [`Inbound::take_all_at_hand`].
    pub(crate) fn take_all_at_hand(&mut self, take: impl FnMut(Kind, &[u8]) -> bool) {
        if !self.close_received {
            self.inbound.take_all_at_hand(take);
        }
    }

    /// Takes the next event out of what was received and prepares its answer: a Pong for a Ping, a
    /// Close for a Close (section 5.5.1: "the endpoint typically echos the status code it received").
    /// After a Close there are none. A violation, of this or of [`Self::commit`], is for [`Self::fail`].
    pub(crate) fn next_event(&mut self) -> Result<Option<Event>, Violation> {
        if self.close_received {
            return Ok(None);
        }
        let event = self.inbound.next_event()?;
        match &event {
            Some(Event::Ping(body)) => self.queue_pong(body.clone()),
            Some(Event::Close(frame)) => {
                self.close_received = true;
                self.queue_close(CloseFrame { code: frame.code, reason: String::new() });
            }
            _ => {}
        }
        Ok(event)
    }

    /// Whether the peer's Close frame has come, or it broke the rules; then nothing more is read.
    pub(crate) fn is_read_closed(&self) -> bool {
        self.close_received
    }

    /// Bytes for the network. Waiting Pongs and Close frames are put in here, between frames.
    pub(crate) fn output(&mut self) -> Result<&[u8], NoEntropy> {
        let waits = !self.pongs.is_empty() || self.close_to_send.is_some();
        if waits && !self.sending && !self.close_sent {
            // Into an empty buffer only: a peer that pings and does not read holds no more than the queue.
            while self.outbound.pending().len() < MAX_UNWRITTEN_PONGS
                && let Some(body) = self.pongs.pop_front()
            {
                self.outbound.control(Control::Pong, &body)?;
            }
            if let Some(frame) = self.close_to_send.take() {
                self.outbound.control(Control::Close, &frame.to_body())?;
                self.close_sent = true;
            }
        }
        Ok(self.outbound.pending())
    }

    /// Whether [`Self::output`] would give bytes.
    pub(crate) fn has_output(&self) -> bool {
        let control = !self.pongs.is_empty() || self.close_to_send.is_some();
        !self.outbound.pending().is_empty() || (control && !self.sending && !self.close_sent)
    }

    /// Says that the network took the first `count` bytes of [`Self::output`].
    pub(crate) fn advance(&mut self, count: usize) {
        self.outbound.advance(count);
    }

    /// Says whether frames are to be noted.
    pub(crate) fn set_noting(&mut self, noting: bool) {
        for notes in [&mut self.inbound.notes, &mut self.outbound.notes] {
            *notes = noting.then(|| notes.take().unwrap_or_default());
        }
    }

    /// The frames received and those encoded since this was last asked.
    pub(crate) fn take_notes(&mut self) -> (Vec<Note>, Vec<Note>) {
        let take = |notes: &mut Notes| notes.as_mut().map(mem::take).unwrap_or_default();
        (take(&mut self.inbound.notes), take(&mut self.outbound.notes))
    }

    /// Queues a Ping.
    pub(crate) fn ping(&mut self, body: &[u8]) -> Result<(), NoEntropy> {
        if self.sending || self.close_sent {
            return Ok(());
        }
        self.outbound.control(Control::Ping, body)
    }

    /// Starts a data message or the next fragment of one; [`Self::output`] then holds its first bytes. Call
    /// [`Self::go_on`] whenever the output is empty, until it says that all is encoded. "Control frames … MAY be
    /// injected in the middle of a fragmented message" (section 5.4): they go out before the next fragment.
    pub(crate) fn start(&mut self, part: Part, payload: &[u8]) -> Result<Sending, NoEntropy> {
        let encoding = self.outbound.start(part, payload)?;
        self.sending = true;
        Ok(Sending(encoding))
    }

    /// Encodes messages, until the output is `most` bytes long, and says how many; when all of it has been written, call
    /// [`Self::end_messages`].
    pub(crate) fn start_messages<'p>(
        &mut self,
        part: Part,
        payloads: impl Iterator<Item = &'p [u8]>,
        most: usize,
    ) -> Result<usize, NoEntropy> {
        let count = self.outbound.start_messages(part, payloads, most)?;
        self.sending = true;
        Ok(count)
    }

    /// Lets control frames out again.
    pub(crate) fn end_messages(&mut self) {
        self.outbound.end_messages();
        self.sending = false;
    }

    /// Encodes the next piece of a message; `false` when there is none and the message is complete.
    pub(crate) fn go_on(
        &mut self,
        sending: &mut Sending,
        payload: &[u8],
    ) -> Result<bool, NoEntropy> {
        self.sending = self.outbound.go_on(&mut sending.0, payload)?;
        Ok(self.sending)
    }

    /// Takes back a message none of whose bytes left. The output must have been empty before it.
    pub(crate) fn take_back(&mut self) {
        self.outbound.discard();
        self.sending = false;
    }

    /// Gives up sending: the network takes no more.
    pub(crate) fn stop_output(&mut self) {
        self.outbound.discard();
        self.pongs.clear();
        self.close_to_send = None;
        self.close_sent = true;
        self.sending = false;
    }

    /// Queues a Close frame; the first one counts.
    pub(crate) fn close(&mut self, code: u16, reason: &str) {
        self.queue_close(CloseFrame::new(code, reason));
    }

    /// Section 7.1.7: "_Fail the WebSocket Connection_ … SHOULD send a Close frame with an
    /// appropriate status code … An endpoint MUST NOT continue to attempt to process data".
    pub(crate) fn fail(&mut self, violation: &Violation) {
        self.break_off(violation.close_code(), &violation.to_string());
    }

    /// Ends it from our side alone: nothing that still comes counts.
    pub(crate) fn break_off(&mut self, code: u16, reason: &str) {
        self.close_received = true;
        self.pongs.clear();
        self.queue_close(CloseFrame::new(code, reason));
    }

    /// "An endpoint MAY elect to send a Pong frame for only the most recently processed Ping" (section
    /// 5.5.3): each is answered as long as there are not too many.
    fn queue_pong(&mut self, body: Vec<u8>) {
        if self.pongs.len() >= MAX_PONGS {
            self.pongs.pop_front();
        }
        self.pongs.push_back(body);
    }

    fn queue_close(&mut self, frame: CloseFrame) {
        if !self.close_sent && self.close_to_send.is_none() {
            self.close_to_send = Some(frame);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Message;

    fn websocket() -> WebSocket {
        // A key of zeros leaves payloads readable.
        WebSocket::new(
            1 << 20,
            None,
            |buffer| {
                buffer.fill(0);
                Ok(())
            },
            b"",
        )
    }

    fn receive(websocket: &mut WebSocket, bytes: &[u8]) -> Result<Vec<Event>, Violation> {
        websocket.read_target()[..bytes.len()].copy_from_slice(bytes);
        let mut events = Vec::new();
        let mut read = || {
            websocket.commit(bytes.len())?;
            while let Some(event) = websocket.next_event()? {
                events.push(event);
            }
            Ok(())
        };
        read().inspect_err(|violation| websocket.fail(violation))?;
        Ok(events)
    }

    fn sent(websocket: &mut WebSocket) -> Vec<u8> {
        let bytes = websocket.output().unwrap().to_vec();
        websocket.advance(bytes.len());
        bytes
    }

    #[test]
    fn a_ping_is_answered_with_its_body() {
        let mut websocket = websocket();
        receive(&mut websocket, b"\x89\x02ab").unwrap();
        assert_eq!(sent(&mut websocket), b"\x8a\x82\0\0\0\0ab");
        assert!(!websocket.has_output());
    }

    #[test]
    fn pings_are_answered_in_order_and_of_a_flood_the_last_ones() {
        let mut websocket = websocket();
        receive(&mut websocket, b"\x89\x01a\x89\x01b").unwrap();
        assert_eq!(sent(&mut websocket), b"\x8a\x81\0\0\0\0a\x8a\x81\0\0\0\0b");
        let flood: Vec<u8> = (0..200u8).flat_map(|number| [0x89, 1, number]).collect();
        receive(&mut websocket, &flood).unwrap();
        let answers = sent(&mut websocket);
        assert_eq!((answers.len(), answers[6], answers.last()), (7 * MAX_PONGS, 136, Some(&199)));
    }

    #[test]
    fn pings_of_a_peer_that_does_not_read_pile_up_no_further_than_the_bounds() {
        let mut websocket = websocket();
        let flood: Vec<u8> =
            (0..200u8).flat_map(|number| [[0x89, 1, number].as_slice()].concat()).collect();
        for _ in 0..1000 {
            receive(&mut websocket, &flood).unwrap();
            assert!(websocket.output().unwrap().len() < MAX_UNWRITTEN_PONGS + 131);
        }
    }

    #[test]
    fn a_close_is_answered_with_its_code() {
        let mut websocket = websocket();
        let events = receive(&mut websocket, b"\x88\x05\x03\xe9bye\x81\x01x").unwrap();
        assert_eq!(events, [Event::Close(CloseFrame::new(1001, "bye"))]);
        assert_eq!(sent(&mut websocket), b"\x88\x82\0\0\0\0\x03\xe9");
        assert!(websocket.is_read_closed() && !websocket.has_output());
    }

    #[test]
    fn a_close_without_a_code_is_answered_without_one() {
        let mut websocket = websocket();
        receive(&mut websocket, b"\x88\x00").unwrap();
        assert_eq!(sent(&mut websocket), b"\x88\x80\0\0\0\0");
    }

    #[test]
    fn our_close_goes_out_once_and_its_answer_is_not_answered() {
        let mut websocket = websocket();
        websocket.close(4000, "done");
        websocket.close(4001, "again");
        assert_eq!(sent(&mut websocket), b"\x88\x86\0\0\0\0\x0f\xa0done");
        receive(&mut websocket, b"\x88\x02\x0f\xa0").unwrap();
        assert!(!websocket.has_output() && sent(&mut websocket).is_empty());
    }

    #[test]
    fn messages_still_arrive_after_our_close() {
        let mut websocket = websocket();
        websocket.close(1000, "");
        sent(&mut websocket);
        let events = receive(&mut websocket, b"\x82\x01x").unwrap();
        assert_eq!(events, [Event::Message(Message { kind: Kind::Binary, data: b"x".to_vec() })]);
    }

    #[test]
    fn a_violation_sends_its_code_and_ends_reading() {
        for (bytes, code) in [
            (b"\x83\x00".as_slice(), 1002u16),
            (b"\x81\x01\xff", 1007),
            (b"\x82\x7f\0\0\0\0\xff\0\0\0", 1009),
        ] {
            let mut websocket = websocket();
            assert!(receive(&mut websocket, bytes).is_err());
            assert_eq!(websocket.next_event(), Ok(None));
            assert_eq!(sent(&mut websocket)[6..8], code.to_be_bytes());
        }
    }

    #[test]
    fn control_frames_wait_for_the_end_of_a_message() {
        let payload = vec![0; 300_000];
        let mut websocket = websocket();
        let mut sending = websocket.start(Part::Whole(Kind::Binary), &payload).unwrap();
        receive(&mut websocket, b"\x89\x01a").unwrap();
        let first = sent(&mut websocket);
        assert!(websocket.go_on(&mut sending, &payload).unwrap());
        let second = sent(&mut websocket);
        assert_eq!(first.len() + second.len(), 14 + payload.len());
        assert!(!websocket.go_on(&mut sending, &payload).unwrap());
        assert_eq!(sent(&mut websocket), b"\x8a\x81\0\0\0\0a");
    }

    #[test]
    fn control_frames_go_out_between_fragments() {
        let mut websocket = websocket();
        let mut sending = websocket.start(Part::First(Kind::Text), b"one").unwrap();
        receive(&mut websocket, b"\x89\x01a").unwrap();
        assert_eq!(sent(&mut websocket), b"\x01\x83\0\0\0\0one");
        assert!(!websocket.go_on(&mut sending, b"one").unwrap());
        websocket.ping(b"p").unwrap();
        assert_eq!(sent(&mut websocket), b"\x89\x81\0\0\0\0p\x8a\x81\0\0\0\0a");
        websocket.start(Part::Last, b"two").unwrap();
        assert_eq!(sent(&mut websocket), b"\x80\x83\0\0\0\0two");
    }

    #[test]
    fn a_message_none_of_which_left_can_be_taken_back() {
        let mut websocket = websocket();
        websocket.start(Part::Whole(Kind::Text), b"hello").unwrap();
        websocket.take_back();
        websocket.ping(b"p").unwrap();
        assert_eq!(sent(&mut websocket), b"\x89\x81\0\0\0\0p");
    }

    #[test]
    fn frames_are_noted_without_what_is_in_them() {
        let mut websocket = websocket();
        receive(&mut websocket, b"\x89\x01a").unwrap();
        sent(&mut websocket);
        assert_eq!(websocket.take_notes(), (vec![], vec![]));
        websocket.set_noting(true);
        receive(&mut websocket, b"\x89\x02ab\x01\x01x\x80\x00").unwrap();
        websocket.start(Part::Whole(Kind::Text), b"hello").unwrap();
        let (received, sent) = websocket.take_notes();
        let words = |notes: Vec<Note>| notes.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            words(received),
            ["ping, 2 bytes", "text, 1 byte, more to come", "continuation, 0 bytes"]
        );
        assert_eq!(words(sent), ["text, 5 bytes"]);
        websocket.set_noting(false);
        assert_eq!(websocket.take_notes(), (vec![], vec![]));
    }
}
