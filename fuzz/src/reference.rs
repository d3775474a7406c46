//! What RFC 6455 and RFC 7692 make of a server's bytes, decided from the whole of them at once.

use crate::{
    inflate::{Inflate, Stop},
    protocol::{Agreement, CloseFrame, Event, Kind, Message},
};

/// How a stream ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It may go on.
    Open,
    /// A Close frame came.
    Closed,
    /// A rule is broken, and one of these codes says so. Where a compressed piece breaks two rules, it depends on where
    /// the pieces were cut which one is seen first.
    Broken(&'static [u16]),
    /// The last header is cut and cannot become a good one.
    Doomed,
}

struct Partial {
    kind: Kind,
    data: Vec<u8>,
    compressed: Option<u64>,
}

/// The events and the end.
pub(crate) fn decode(
    mut bytes: &[u8],
    limit: usize,
    deflate: Option<Agreement>,
) -> (Vec<Event>, End) {
    let mut events = Vec::new();
    let mut partial: Option<Partial> = None;
    let mut inflate = Inflate::new(15);
    while let [first, second, rest @ ..] = bytes {
        let (is_final, rsv, opcode) = (first & 0x80 != 0, first >> 4 & 7, first & 15);
        let is_control = opcode >= 8;
        if second & 0x80 != 0 {
            return (events, End::Broken(&[1002]));
        }
        let extended = match second {
            126 => 2,
            127 => 8,
            _ => 0,
        };
        let rsv_allowed =
            if deflate.is_some() && matches!(opcode, 1 | 2) { rsv & 3 == 0 } else { rsv == 0 };
        let is_bad = !matches!(opcode, 0..=2 | 8..=10)
            || !rsv_allowed
            || (is_control && (!is_final || extended > 0));
        let Some((extra, payload)) = rest.split_at_checked(extended) else {
            return (events, if is_bad { End::Doomed } else { End::Open });
        };
        let length = match extended {
            0 => u64::from(*second),
            _ => extra.iter().fold(0, |length, byte| length << 8 | u64::from(*byte)),
        };
        let is_minimal = match extended {
            0 => true,
            2 => length > 125,
            _ => length > 65535 && length >> 63 == 0,
        };
        if is_bad || !is_minimal {
            return (events, End::Broken(&[1002]));
        }
        if is_control {
            let Some(body) = payload.get(..length as usize) else { return (events, End::Open) };
            bytes = &payload[length as usize..];
            match opcode {
                9 => events.push(Event::Ping(body.to_vec())),
                10 => events.push(Event::Pong(body.to_vec())),
                _ => {
                    return match close(body) {
                        Ok(frame) => {
                            events.push(Event::Close(frame));
                            (events, End::Closed)
                        }
                        Err(codes) => (events, End::Broken(codes)),
                    };
                }
            }
            continue;
        }
        if (opcode == 0) != partial.is_some() {
            return (events, End::Broken(&[1002]));
        }
        let message = partial.get_or_insert_with(|| Partial {
            kind: if opcode == 1 { Kind::Text } else { Kind::Binary },
            data: Vec::new(),
            compressed: (rsv & 4 != 0).then_some(0),
        });
        let is_too_big = match &mut message.compressed {
            None => message.data.len() as u64 + length > limit as u64,
            Some(announced) => {
                *announced = announced.saturating_add(length);
                *announced > limit as u64 + limit as u64 / 8 + 1024
            }
        };
        if is_too_big {
            return (events, End::Broken(&[1009]));
        }
        let is_whole = payload.len() as u64 >= length;
        let (piece, rest) = payload.split_at(payload.len().min(length as usize));
        bytes = rest;
        let is_last = is_final && is_whole;
        if let Some(announced) = message.compressed {
            let mut stop = inflate.push(piece, &mut message.data, limit);
            // An empty payload comes of servers that flush nothing: no block of it is open that the tail could end.
            if stop == Stop::Input && is_last && announced > 0 {
                stop = inflate.push(&[0, 0, 0xff, 0xff], &mut message.data, limit);
            }
            if stop == Stop::Input && message.data.len() > limit {
                stop = Stop::Limit;
            }
            let is_bad_text = message.kind == Kind::Text && !may_become_text(&message.data);
            match stop {
                Stop::Malformed => return (events, End::Broken(&[1007])),
                Stop::Limit if message.kind == Kind::Text && is_bad_text => {
                    return (events, End::Broken(&[1007, 1009]));
                }
                Stop::Limit => return (events, End::Broken(&[1009])),
                Stop::Input => {}
            }
        } else {
            message.data.extend_from_slice(piece);
        }
        if message.kind == Kind::Text && !may_become_text(&message.data) {
            return (events, End::Broken(&[1007]));
        }
        if !is_whole {
            return (events, End::Open);
        }
        if is_final && let Some(Partial { kind, data, compressed }) = partial.take() {
            if compressed.is_some()
                && deflate.is_some_and(|agreement| agreement.server_no_context_takeover)
            {
                inflate.reset();
            }
            if kind == Kind::Text && std::str::from_utf8(&data).is_err() {
                return (events, End::Broken(&[1007]));
            }
            events.push(Event::Message(Message { kind, data }));
        }
    }
    let is_doomed =
        bytes.first().is_some_and(|first| !matches!(first & 15, 0..=2 | 8..=10));
    (events, if is_doomed { End::Doomed } else { End::Open })
}

fn may_become_text(data: &[u8]) -> bool {
    std::str::from_utf8(data).err().is_none_or(|error| error.error_len().is_none())
}

fn close(body: &[u8]) -> Result<CloseFrame, &'static [u16]> {
    let (code, reason) = match body {
        [] => return Ok(CloseFrame { code: None, reason: String::new() }),
        [_] => return Err(&[1002]),
        [high, low, reason @ ..] => (u16::from_be_bytes([*high, *low]), reason),
    };
    let is_sendable = match code {
        0..=999 | 1004..=1006 | 1015..=2999 | 5000.. => false,
        1000..=1003 | 1007..=1014 | 3000..=4999 => true,
    };
    if !is_sendable {
        return Err(&[1002]);
    }
    match String::from_utf8(reason.to_vec()) {
        Ok(reason) => Ok(CloseFrame { code: Some(code), reason }),
        Err(_) => Err(&[1002]),
    }
}
