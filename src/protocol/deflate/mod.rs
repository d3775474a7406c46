//! permessage-deflate (RFC 7692): what is offered and agreed on, and messages made smaller and larger. Frames
//! are [`super::inbound`]'s and [`super::outbound`]'s.

mod deflater;
mod inflater;
mod negotiation;

pub(crate) use deflater::{Deflater, Until};
pub(crate) use inflater::{Inflated, Inflater};
pub(crate) use negotiation::{Agreement, OFFER, agree};

/// "Remove 4 octets (that are 0x00 0x00 0xff 0xff) from the tail end" (section 7.2.1) of what is sent; "Append"
/// them (section 7.2.2) to what is received.
const TAIL: [u8; 4] = [0, 0, 0xff, 0xff];
