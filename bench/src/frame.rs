//! Frames as bytes (RFC 6455, section 5.2). Not a codec: no fragments are written, and reading is `server::reader`'s.

/// A header with FIN; `first` is the first byte's other bits, `mask` is set in frames of clients.
pub fn header(first: u8, size: usize, mask: Option<[u8; 4]>) -> Vec<u8> {
    let masked = if mask.is_some() { 0x80 } else { 0 };
    let mut header = vec![0x80 | first];
    match size {
        0..=125 => header.push(masked | size as u8),
        126..=0xFFFF => {
            header.push(masked | 126);
            header.extend((size as u16).to_be_bytes());
        }
        _ => {
            header.push(masked | 127);
            header.extend((size as u64).to_be_bytes());
        }
    }
    header.extend(mask.unwrap_or_default().iter().take(if mask.is_some() { 4 } else { 0 }));
    header
}

/// A server's frame.
pub fn from_server(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = header(first, payload.len(), None);
    frame.extend(payload);
    frame
}

/// A client's frame under the key of four zeros, which leaves the payload as it is.
pub fn from_client(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = header(first, payload.len(), Some([0; 4]));
    frame.extend(payload);
    frame
}
