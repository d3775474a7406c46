//! Large messages that are read straight to where they stay: only while somebody waits for one, and in no hurry to get it
//! elsewhere.

use super::{Inbound, MAX_HEADER};
use crate::protocol::{Violation, landing::Landing, partial::Partial};

/// What is smaller is copied sooner than a place is found for it.
const LARGE: usize = 16 * 1024;

impl Inbound {
    /// The size of the message that is coming, if it is large, its last frame has begun, it goes to where it stays as it
    /// comes, and little of it would have to be copied there.
    pub(crate) fn large_message(&self) -> Option<usize> {
        let (frame, partial) = (self.frame?, self.partial.as_ref()?);
        let is_whole = frame.is_final && self.streaming.is_none();
        let size = partial.len() + frame.missing;
        let is_large = size >= LARGE && partial.may_land() && self.may_go_on();
        (is_whole && is_large).then_some(size)
    }

    /// Says whether such a message, when it begins, is going to be given a place.
    pub(crate) fn find_places(&mut self, finds: bool) {
        self.finds_places = finds;
    }

    /// Has that message read to a place of that size.
    pub(crate) fn land(&mut self, landing: Box<dyn Landing>) {
        let is_for_it = self.large_message() == Some(landing.size());
        if let Some(partial) = self.partial.as_mut().filter(|_| is_for_it) {
            partial.land(landing);
        }
    }

    /// The place to read to, while something is to come for it, and where the header goes that comes behind it: of a large
    /// message that follows, no more than that is to be in our buffer, from where it would have to be copied.
    pub(crate) fn places(&mut self) -> Option<(&mut (dyn Landing + 'static), &mut [u8])> {
        let is_coming = self.frame.is_some_and(|frame| frame.missing > 0);
        if !is_coming || self.start != self.end || !self.partial.as_ref()?.has_landing() {
            return None;
        }
        self.have_buffer();
        let place = self.partial.as_mut()?.landing()?;
        Some((place, self.buffer.get_mut(..MAX_HEADER).unwrap_or_default()))
    }

    /// Says that `count` bytes were read to [`Self::places`].
    pub(crate) fn commit_to_places(&mut self, count: usize) -> Result<(), Violation> {
        let (Some(frame), Some(partial)) = (self.frame.as_mut(), self.partial.as_mut()) else {
            return Ok(());
        };
        let landed = count.min(frame.missing);
        frame.missing -= landed;
        self.end += count - landed;
        partial.grow(landed)
    }

    /// The size of the message that has just become an event, if its data is not with us.
    pub(crate) fn landed_len(&self) -> usize {
        self.landed.as_ref().map_or(0, |landing| landing.filled().len())
    }

    /// Takes the place back: full, if its message has become an event, which then has no data of its own; otherwise what
    /// came of that message is ours again.
    pub(crate) fn take_off(&mut self) -> Option<Box<dyn Landing>> {
        self.landed.take().or_else(|| self.partial.as_mut().and_then(Partial::take_off))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Event, Kind, landing::Source};
    use std::{io, mem::MaybeUninit};

    #[derive(Debug)]
    struct Place(Vec<u8>, usize);

    impl Landing for Place {
        fn size(&self) -> usize {
            self.0.len()
        }

        fn read(&mut self, source: &mut Source<'_>) -> io::Result<usize> {
            let mut room = vec![MaybeUninit::new(0); self.0.len() - self.1];
            let filled = source(&mut room)?;
            let end = self.1 + filled.len();
            self.0[self.1..end].copy_from_slice(filled);
            let count = filled.len();
            self.1 += count;
            Ok(count)
        }

        fn append(&mut self, bytes: &[u8]) {
            let end = self.1 + bytes.len();
            self.0[self.1..end].copy_from_slice(bytes);
            self.1 = end;
        }

        fn filled(&self) -> &[u8] {
            &self.0[..self.1]
        }
    }

    const SIZE: usize = 300_000;

    fn text() -> Vec<u8> {
        "ä".repeat(SIZE / 2).into_bytes()
    }

    fn frame(payload: &[u8]) -> Vec<u8> {
        let mut frame = vec![0x81, 127];
        frame.extend((payload.len() as u64).to_be_bytes());
        frame.extend(payload);
        frame
    }

    /// Feeds bytes until an event or a violation; what is left over.
    fn feed<'b>(
        inbound: &mut Inbound,
        mut bytes: &'b [u8],
    ) -> (Result<Option<Event>, Violation>, &'b [u8]) {
        while !bytes.is_empty() {
            let committed = if let Some((place, behind)) = inbound.places() {
                let mut count = 0;
                let landed = place.read(&mut |room| {
                    count = (room.len() + behind.len()).min(bytes.len()).min(70_001);
                    let (landed, more) = bytes[..count].split_at(count.min(room.len()));
                    behind[..more.len()].copy_from_slice(more);
                    // Nothing here can give the room itself back as bytes.
                    Ok(landed.to_vec().leak())
                });
                assert!(landed.unwrap() <= count);
                bytes = &bytes[count..];
                inbound.commit_to_places(count)
            } else {
                let target = inbound.read_target();
                let (now, later) = bytes.split_at(target.len().min(bytes.len()).min(70_001));
                target[..now.len()].copy_from_slice(now);
                bytes = later;
                inbound.commit(now.len())
            };
            match committed.and_then(|()| inbound.next_event()) {
                Ok(None) => {}
                result => return (result, bytes),
            }
        }
        (Ok(None), bytes)
    }

    #[test]
    fn a_large_message_lands_and_the_next_one_does_not() {
        let mut inbound = Inbound::new(1 << 20, None, b"");
        let bytes = frame(&text());
        let (first, rest) = bytes.split_at(1000);
        assert_eq!(feed(&mut inbound, first).0, Ok(None));
        assert_eq!(inbound.large_message(), Some(SIZE));
        inbound.land(Box::new(Place(vec![0; SIZE], 0)));
        assert_eq!(inbound.large_message(), None);
        let (event, _) = feed(&mut inbound, rest);
        assert!(matches!(event, Ok(Some(Event::Message(message))) if message.data.is_empty()));
        assert_eq!(inbound.take_off().unwrap().filled(), text());
        assert!(inbound.take_off().is_none());
        let (event, _) = feed(&mut inbound, &bytes);
        assert!(matches!(event, Ok(Some(Event::Message(message))) if message.data == text()));
        assert!(inbound.take_off().is_none());
    }

    #[test]
    fn what_came_stays_when_the_place_is_taken_back() {
        let mut inbound = Inbound::new(1 << 20, None, b"");
        let bytes = frame(&text());
        for cut in [20, 70_000, 250_001] {
            let (first, rest) = bytes.split_at(15);
            feed(&mut inbound, first).0.unwrap();
            inbound.land(Box::new(Place(vec![0; SIZE], 0)));
            let (middle, rest) = rest.split_at(cut);
            feed(&mut inbound, middle).0.unwrap();
            assert_eq!(inbound.take_off().unwrap().filled().len(), 5 + cut);
            let (event, _) = feed(&mut inbound, rest);
            let Ok(Some(Event::Message(message))) = event else { panic!("{event:?}") };
            assert!(message.data == text() && message.kind == Kind::Text);
        }
    }

    #[test]
    fn messages_that_follow_one_another_land_whole() {
        let mut inbound = Inbound::new(1 << 20, None, b"");
        let bytes = frame(&text()).repeat(3);
        let mut rest = bytes.as_slice();
        for behind in [0, MAX_HEADER, MAX_HEADER] {
            // No more of it than its header was read before its place was known.
            let (header, later) = rest.split_at(if behind > 0 { 0 } else { 10 });
            feed(&mut inbound, header).0.unwrap();
            assert_eq!(inbound.next_event(), Ok(None));
            assert_eq!(inbound.large_message(), Some(SIZE));
            inbound.land(Box::new(Place(vec![0; SIZE], 0)));
            let event;
            (event, rest) = feed(&mut inbound, later);
            assert!(matches!(event, Ok(Some(Event::Message(_)))), "{event:?}");
            assert_eq!(inbound.take_off().unwrap().filled(), text());
        }
        assert_eq!((rest, inbound.has_buffered()), (&b""[..], false));
    }

    #[test]
    fn a_bad_byte_is_found_where_it_lands() {
        let mut inbound = Inbound::new(1 << 20, None, b"");
        let mut bytes = frame(&text());
        bytes[200_000] = 0xff;
        let (first, rest) = bytes.split_at(15);
        feed(&mut inbound, first).0.unwrap();
        inbound.land(Box::new(Place(vec![0; SIZE], 0)));
        assert_eq!(feed(&mut inbound, rest).0, Err(Violation::TextNotUtf8));
    }

    #[test]
    fn a_place_of_another_size_is_not_used() {
        let mut inbound = Inbound::new(1 << 20, None, b"");
        feed(&mut inbound, &frame(&text())[..15]).0.unwrap();
        inbound.land(Box::new(Place(vec![0; SIZE + 1], 0)));
        assert_eq!(inbound.large_message(), Some(SIZE));
    }
}
