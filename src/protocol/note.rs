//! What is said of a frame that has passed: never what is in it.

use std::fmt;

use tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Control, Data, OpCode},
};

/// Notes that may wait; more are left out.
const MAX_NOTES: usize = 1000;

/// A frame's opcode, flags and length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Note {
    opcode: OpCode,
    is_final: bool,
    compressed: bool,
    length: u64,
}

/// Where notes are kept, if anybody wants them.
pub(super) type Notes = Option<Vec<Note>>;

/// Notes a frame.
pub(super) fn note(notes: &mut Notes, header: &FrameHeader, length: u64) {
    let Some(notes) = notes.as_mut().filter(|notes| notes.len() < MAX_NOTES) else { return };
    let FrameHeader { opcode, is_final, rsv1: compressed, .. } = *header;
    notes.push(Note { opcode, is_final, compressed, length });
}

/// The RFC's word for an opcode that is not reserved (section 5.2).
pub(super) fn name(opcode: OpCode) -> &'static str {
    match opcode {
        OpCode::Data(Data::Text) => "text",
        OpCode::Data(Data::Binary) => "binary",
        OpCode::Data(_) => "continuation",
        OpCode::Control(Control::Close) => "close",
        OpCode::Control(Control::Ping) => "ping",
        OpCode::Control(_) => "pong",
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = name(self.opcode);
        let bytes = if self.length == 1 { "byte" } else { "bytes" };
        let compressed = if self.compressed { ", compressed" } else { "" };
        let more = if self.is_final { "" } else { ", more to come" };
        write!(f, "{name}, {} {bytes}{compressed}{more}", self.length)
    }
}
