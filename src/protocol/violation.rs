//! What a peer can do wrong, and the close code that answers it.

use std::fmt;

use thiserror::Error;
use tungstenite::protocol::frame::{FrameHeader, coding::OpCode};

use super::note::name;

/// A breach of RFC 6455 by the peer, or a message that cannot be taken. The connection must be failed (section 7.1.7):
/// nothing that follows on it can be understood. [`Violation::close_code`] is what goes out before it is closed, with
/// the text as its reason, which has room for 123 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum Violation {
    /// Section 5.2: an RSV bit is set although no extension was negotiated that gives it a meaning there.
    #[error("{0}")]
    ReservedBits(ReservedBits),
    /// No frame at all: what stands before the WebSocket server has answered once more.
    #[error(
        "HTTP came in place of a frame, as if there had been no upgrade; a proxy before the server may have sent it"
    )]
    Http,
    /// RFC 7692, section 7.2.2: a compressed message is no DEFLATE data.
    #[error("a compressed message cannot be inflated")]
    Inflate,
    /// Section 5.2: opcodes 3 to 7 and 11 to 15 are reserved.
    #[error("a frame has the reserved opcode {0}")]
    ReservedOpcode(u8),
    /// Section 5.1: a server must not mask.
    #[error("a frame from the server is masked")]
    Masked,
    /// Section 5.2: the length must use the fewest bytes.
    #[error("a frame length is not encoded in the fewest bytes")]
    LengthEncoding,
    /// Section 5.2: "the most significant bit MUST be 0".
    #[error("a frame length of 64 bits has its most significant bit set, which must be 0")]
    LengthSign,
    /// Section 5.5: control frames must not be fragmented.
    #[error("a control frame is fragmented")]
    FragmentedControl,
    /// Section 5.5: control frames carry at most 125 bytes.
    #[error("a control frame carries {0} bytes, more than the 125 allowed")]
    LongControl(u64),
    /// Section 5.5, of a Close frame: its reason is too long.
    #[error("a Close frame carries {0} bytes, more than the 125 allowed")]
    LongClose(u64),
    /// Section 5.4: a continuation needs a message to continue.
    #[error("a continuation frame came without a message to continue")]
    StrayContinuation,
    /// Section 5.4: messages must not be interleaved.
    #[error("a new message began before the one before it ended")]
    InterleavedMessage,
    /// Section 5.5.1: a Close body is empty or starts with a two-byte code.
    #[error("a Close frame has a body of one byte")]
    ShortClose,
    /// Section 7.4: the code is reserved or out of range.
    #[error("a Close frame has the code {0}, which must not be sent")]
    CloseCode(u16),
    /// Sections 5.6 and 8.1: text must be UTF-8.
    #[error("a text message is not valid UTF-8")]
    TextNotUtf8,
    /// Sections 5.5.1 and 8.1: the reason must be UTF-8.
    #[error("the reason in a Close frame is not valid UTF-8")]
    ReasonNotUtf8,
    /// Section 10.4: larger than we are willing to take; found in the header, before memory is taken.
    #[error("a message of at least {size} bytes is larger than the limit of {limit} bytes")]
    TooBig {
        /// What the headers so far announce.
        size: u64,
        /// The limit in force.
        limit: usize,
    },
    /// Section 7.4.1: "a message that is too big for it to process", by the system's measure and not ours.
    #[error("a message of at least {size} bytes does not fit into memory")]
    NoMemory {
        /// What the headers so far announce.
        size: u64,
    },
}

/// The reserved bits that a frame must not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReservedBits {
    frame: OpCode,
    bits: [bool; 3],
    /// Whether permessage-deflate was negotiated.
    deflate: bool,
}

impl ReservedBits {
    /// Of a header that has some; RSV1 `may_compress` a message.
    pub(super) fn of(header: &FrameHeader, deflate: bool, may_compress: bool) -> Self {
        let bits = [header.rsv1 && !may_compress, header.rsv2, header.rsv3];
        Self { frame: header.opcode, bits, deflate }
    }
}

impl fmt::Display for ReservedBits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = match self.bits {
            [true, false, false] => "bit RSV1",
            [false, true, false] => "bit RSV2",
            [false, false, true] => "bit RSV3",
            [true, true, false] => "bits RSV1 and RSV2",
            [true, false, true] => "bits RSV1 and RSV3",
            [false, true, true] => "bits RSV2 and RSV3",
            [true, true, true] | [false, false, false] => "bits RSV1, RSV2 and RSV3",
        };
        write!(f, "a {} frame has the reserved {bits} set", name(self.frame))?;
        f.write_str(match self.bits {
            _ if !self.deflate => " although no extension was negotiated",
            // RFC 7692, section 6: not "of control frames and non-first fragments of a data message".
            [true, false, false] => {
                ", which permessage-deflate allows only on the first frame of a message"
            }
            _ => ", to which permessage-deflate gives no meaning there",
        })
    }
}

impl Violation {
    /// Whether only our own limit is against it.
    pub(crate) fn is_too_big(&self) -> bool {
        matches!(self, Self::TooBig { .. })
    }

    /// Whether it is in the Close frame that ends the connection. The peer has had its say then, but for how it ended.
    pub(crate) fn is_in_close(&self) -> bool {
        matches!(
            self,
            Self::ShortClose | Self::LongClose(_) | Self::CloseCode(_) | Self::ReasonNotUtf8
        )
    }

    /// The code of the Close frame that tells the peer (section 7.4.1).
    pub(crate) fn close_code(&self) -> u16 {
        match self {
            Self::TextNotUtf8 | Self::Inflate => 1007,
            Self::TooBig { .. } | Self::NoMemory { .. } => 1009,
            _ => 1002,
        }
    }
}
