//! The upgrade's key and its proof (RFC 6455, 4.1 and 4.2.2), which are part of the protocol although HTTP carries them.

use data_encoding::BASE64;
pub(crate) use tungstenite::handshake::derive_accept_key;

use super::mask::{Entropy, NoEntropy};

/// "a nonce consisting of a randomly selected 16-byte value". tungstenite's own comes from a generator of the thread, of
/// which a child has a copy.
pub(crate) fn generate_key(entropy: Entropy) -> Result<String, NoEntropy> {
    let mut nonce = [0; 16];
    entropy(&mut nonce)?;
    Ok(BASE64.encode(&nonce))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_16_bytes_of_the_generator() {
        let key = generate_key(|bytes| {
            bytes.copy_from_slice(b"the sample nonce");
            Ok(())
        });
        // The RFC's own example (section 1.3).
        assert_eq!(key.as_deref(), Ok("dGhlIHNhbXBsZSBub25jZQ=="));
        assert_eq!(derive_accept_key(key.unwrap().as_bytes()), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assert_eq!(generate_key(|_| Err(NoEntropy)), Err(NoEntropy));
    }
}
