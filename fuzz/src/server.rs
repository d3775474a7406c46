//! A server's view of what the client sent, by a decoder that shares nothing with it.

use crate::{
    inflate::{Inflate, Stop},
    protocol::{Agreement, Kind},
};

/// What the client said. That it said it as the RFCs ask is checked while it is decoded.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub(crate) messages: Vec<(Kind, Vec<u8>)>,
    pub(crate) pings: Vec<Vec<u8>>,
    pub(crate) pongs: Vec<Vec<u8>>,
    pub(crate) close: Option<(Option<u16>, String)>,
    /// Bytes of a frame, or of a message, that is not whole.
    pub(crate) is_cut: bool,
}

pub(crate) fn decode(mut bytes: &[u8], deflate: Option<Agreement>) -> Sent {
    let mut sent = Sent::default();
    let mut message: Option<(Kind, bool, Vec<u8>)> = None;
    let bits = deflate.map_or(15, |agreement| agreement.client_max_window_bits);
    let mut inflate = Inflate::new(bits);
    while !bytes.is_empty() {
        assert!(sent.close.is_none(), "something follows a Close frame");
        let Some((first, payload, rest)) = frame(bytes) else {
            sent.is_cut = true;
            return sent;
        };
        bytes = rest;
        let (is_final, rsv, opcode) = (first & 0x80 != 0, first >> 4 & 7, first & 15);
        if opcode >= 8 {
            assert!(is_final && rsv == 0 && payload.len() <= 125, "{first:x}");
            assert!(message.is_none(), "a control frame in a message of ours");
            match opcode {
                8 => sent.close = Some(close(&payload)),
                9 => sent.pings.push(payload),
                10 => sent.pongs.push(payload),
                _ => panic!("opcode {opcode}"),
            }
            continue;
        }
        assert_eq!(opcode == 0, message.is_some());
        assert!(rsv == 0 || (rsv == 4 && opcode != 0 && deflate.is_some()), "{first:x}");
        let kind = match opcode {
            1 => Kind::Text,
            2 => Kind::Binary,
            _ => message.as_ref().expect("a message is continued").0,
        };
        let (_, is_compressed, data) = message.get_or_insert((kind, rsv == 4, Vec::new()));
        if *is_compressed {
            assert_eq!(inflate.push(&payload, data, usize::MAX), Stop::Input);
        } else {
            assert!(is_final, "fragments without compression");
            data.extend_from_slice(&payload);
        }
        if is_final && let Some((kind, is_compressed, mut data)) = message.take() {
            if is_compressed {
                assert_eq!(inflate.push(&[0, 0, 0xff, 0xff], &mut data, usize::MAX), Stop::Input);
                assert!(inflate.is_between_blocks(), "a message ends inside a block");
                if deflate.is_some_and(|agreement| agreement.client_no_context_takeover) {
                    inflate.reset();
                }
            }
            sent.messages.push((kind, data));
        }
    }
    sent.is_cut = message.is_some();
    sent
}

/// First byte, payload unmasked, and what follows.
fn frame(bytes: &[u8]) -> Option<(u8, Vec<u8>, &[u8])> {
    let [first, second, rest @ ..] = bytes else { return None };
    assert!(second & 0x80 != 0, "a frame of ours is not masked");
    let (length, rest) = match second & 0x7f {
        126 => {
            let (length, rest) = rest.split_first_chunk::<2>()?;
            let length = u64::from(u16::from_be_bytes(*length));
            assert!(length > 125);
            (length, rest)
        }
        127 => {
            let (length, rest) = rest.split_first_chunk::<8>()?;
            let length = u64::from_be_bytes(*length);
            assert!(length > 65535);
            (length, rest)
        }
        length => (u64::from(length), rest),
    };
    let (key, rest) = rest.split_first_chunk::<4>()?;
    let (payload, rest) = rest.split_at_checked(length as usize)?;
    let payload = payload.iter().enumerate().map(|(at, byte)| byte ^ key[at % 4]).collect();
    Some((*first, payload, rest))
}

fn close(body: &[u8]) -> (Option<u16>, String) {
    match body {
        [] => (None, String::new()),
        [high, low, reason @ ..] => {
            let code = u16::from_be_bytes([*high, *low]);
            assert!(matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999), "{code}");
            (Some(code), String::from_utf8(reason.to_vec()).expect("reasons are UTF-8"))
        }
        [_] => panic!("a Close frame of one byte"),
    }
}
