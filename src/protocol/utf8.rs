//! UTF-8 checked as it arrives, so that a bad byte fails at once and not at the end of a message
//! (RFC 6455, 8.1). Not a decoder: the bytes stay where they are.

/// The text so far holds a byte that cannot be UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct InvalidUtf8;

/// Checks a text that comes in pieces. Up to three bytes of a character cut by a piece's end are
/// carried over.
#[derive(Debug, Default)]
pub(crate) struct Utf8Stream {
    cut: [u8; 4],
    cut_len: usize,
}

impl Utf8Stream {
    /// Checks the next piece.
    pub(crate) fn push(&mut self, piece: &[u8]) -> Result<(), InvalidUtf8> {
        let rest = self.finish_cut_character(piece)?;
        if self.cut_len > 0 {
            return Ok(());
        }
        match simdutf8::compat::from_utf8(rest) {
            Ok(_) => Ok(()),
            Err(error) if error.error_len().is_some() => Err(InvalidUtf8),
            Err(error) => {
                let tail = rest.get(error.valid_up_to()..).unwrap_or_default();
                for (kept, byte) in self.cut.iter_mut().zip(tail) {
                    *kept = *byte;
                }
                self.cut_len = tail.len();
                Ok(())
            }
        }
    }

    /// Says whether the text may end here.
    pub(crate) fn finish(&self) -> Result<(), InvalidUtf8> {
        if self.cut_len == 0 { Ok(()) } else { Err(InvalidUtf8) }
    }

    fn finish_cut_character<'p>(&mut self, mut piece: &'p [u8]) -> Result<&'p [u8], InvalidUtf8> {
        while self.cut_len > 0 {
            let Some((first, rest)) = piece.split_first() else { break };
            let Some(slot) = self.cut.get_mut(self.cut_len) else { return Err(InvalidUtf8) };
            *slot = *first;
            piece = rest;
            let candidate = self.cut.get(..=self.cut_len).unwrap_or_default();
            match std::str::from_utf8(candidate) {
                Ok(_) => self.cut_len = 0,
                Err(error) if error.error_len().is_some() => return Err(InvalidUtf8),
                Err(_) => self.cut_len += 1,
            }
        }
        Ok(piece)
    }
}

/// Where the first byte that is not UTF-8 stands, or `None` if all of it is.
pub(crate) fn invalid_utf8_offset(bytes: &[u8]) -> Option<usize> {
    if simdutf8::basic::from_utf8(bytes).is_ok() {
        return None;
    }
    simdutf8::compat::from_utf8(bytes).err().map(|error| error.valid_up_to())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(pieces: &[&[u8]]) -> Result<(), InvalidUtf8> {
        let mut stream = Utf8Stream::default();
        for piece in pieces {
            stream.push(piece)?;
        }
        stream.finish()
    }

    #[test]
    fn a_character_may_be_cut_anywhere() {
        let text = "κόσμε 𐍈 世界".as_bytes();
        for cut in 0..=text.len() {
            assert_eq!(check(&[&text[..cut], &text[cut..]]), Ok(()));
        }
        let bytes: Vec<&[u8]> = text.chunks(1).collect();
        assert_eq!(check(&bytes), Ok(()));
    }

    #[test]
    fn a_bad_byte_fails_before_the_text_ends() {
        let mut stream = Utf8Stream::default();
        assert_eq!(stream.push(b"ok \xf4"), Ok(()));
        assert_eq!(stream.push(b"\x90"), Err(InvalidUtf8));
    }

    #[test]
    fn a_text_must_not_end_inside_a_character() {
        assert_eq!(check(&[b"\xe4\xb8"]), Err(InvalidUtf8));
        assert_eq!(check(&[b"\xe4", b""]), Err(InvalidUtf8));
    }

    proptest! {
        #[test]
        fn agrees_with_std_for_any_bytes_and_any_cuts(
            bytes in proptest::collection::vec(prop_oneof![any::<u8>(), Just(0xe4), Just(0xb8), Just(0x96), Just(b'a')], 0..64),
            cuts in proptest::collection::vec(0usize..64, 0..6),
        ) {
            let mut cuts: Vec<usize> = cuts.into_iter().map(|c| c.min(bytes.len())).collect();
            cuts.extend([0, bytes.len()]);
            cuts.sort_unstable();
            let pieces: Vec<&[u8]> = cuts.windows(2).map(|w| &bytes[w[0]..w[1]]).collect();
            prop_assert_eq!(check(&pieces).is_ok(), std::str::from_utf8(&bytes).is_ok());
            prop_assert_eq!(
                invalid_utf8_offset(&bytes),
                std::str::from_utf8(&bytes).err().map(|e| e.valid_up_to())
            );
        }
    }
}
