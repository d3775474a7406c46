//! Masks: fresh, unpredictable keys and the XOR (RFC 6455, 5.3 and 10.3).

/// Where random bytes come from; the system's CSPRNG outside tests. An `Err` means that the system
/// has none to give, and no frame may be sent.
pub(crate) type Entropy = fn(&mut [u8]) -> Result<(), NoEntropy>;

/// The system's random number generator failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub(crate) struct NoEntropy;

/// Keys drawn from one system call. 128 keys cost 512 bytes per connection; a pool belongs to one
/// connection and a child process never uses its parent's connection, so no key is used twice
/// across a fork.
const POOL: usize = 512;

/// Masking keys for one connection.
#[derive(Debug)]
pub(crate) struct MaskKeys {
    entropy: Entropy,
    pool: [u8; POOL],
    used: usize,
}

impl MaskKeys {
    pub(crate) fn new(entropy: Entropy) -> Self {
        Self { entropy, pool: [0; POOL], used: POOL }
    }

    /// A key that no frame has had.
    pub(crate) fn next_key(&mut self) -> Result<[u8; 4], NoEntropy> {
        if self.used >= POOL {
            (self.entropy)(&mut self.pool)?;
            self.used = 0;
        }
        let key = self.pool.get(self.used..).and_then(|rest| rest.first_chunk::<4>());
        self.used += 4;
        key.copied().ok_or(NoEntropy)
    }
}

/// Writes `payload`, masked, to `target`, which is as long. The key's first byte belongs to the byte `offset` bytes before
/// it.
pub(crate) fn copy(target: &mut [u8], payload: &[u8], key: [u8; 4], offset: usize) {
    let mut key = key;
    key.rotate_left(offset % 4);
    let [a, b, c, d] = key;
    let wide = u64::from_ne_bytes([a, b, c, d, a, b, c, d]);
    let (words, rest) = payload.as_chunks::<8>();
    let (target_words, target_rest) = target.as_chunks_mut::<8>();
    for (masked, word) in target_words.iter_mut().zip(words) {
        *masked = (u64::from_ne_bytes(*word) ^ wide).to_ne_bytes();
    }
    for ((masked, byte), mask) in target_rest.iter_mut().zip(rest).zip(key.iter().cycle()) {
        *masked = byte ^ mask;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_byte_loop_of_the_rfc(
            data in proptest::collection::vec(any::<u8>(), 0..1100),
            key in any::<[u8; 4]>(),
            offset in 0usize..9,
        ) {
            let expected: Vec<u8> =
                data.iter().enumerate().map(|(i, b)| b ^ key[(i + offset) % 4]).collect();
            let mut out = vec![7; data.len()];
            copy(&mut out, &data, key, offset);
            prop_assert_eq!(out, expected);
        }
    }

    #[test]
    fn keys_are_drawn_in_batches_and_never_repeat_a_pool() {
        fn counting(buffer: &mut [u8]) -> Result<(), NoEntropy> {
            for (i, byte) in buffer.iter_mut().enumerate() {
                *byte = (i / 4) as u8;
            }
            Ok(())
        }
        let mut keys = MaskKeys::new(counting);
        for expected in (0..128u8).chain(0..3) {
            assert_eq!(keys.next_key(), Ok([expected; 4]));
        }
    }

    #[test]
    fn without_entropy_there_is_no_key() {
        assert_eq!(MaskKeys::new(|_| Err(NoEntropy)).next_key(), Err(NoEntropy));
    }
}
