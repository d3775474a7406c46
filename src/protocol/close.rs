//! Close frames: their body and which codes may be in it (RFC 6455, 5.5.1 and 7.4).

use super::Violation;

/// Bytes of reason that fit beside the code in a control frame of 125 bytes (section 5.5).
pub(crate) const MAX_REASON: usize = 123;

/// The body of a Close frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct CloseFrame {
    /// `None` when the body is empty, which an application sees as 1005 (section 7.1.5).
    pub(crate) code: Option<u16>,
    /// UTF-8, at most [`MAX_REASON`] bytes, empty when there is no code.
    pub(crate) reason: String,
}

impl CloseFrame {
    /// A body with a code and a reason; the reason is cut at a character if it does not fit.
    pub(crate) fn new(code: u16, reason: &str) -> Self {
        let end = reason.floor_char_boundary(MAX_REASON);
        Self { code: Some(code), reason: reason.get(..end).unwrap_or_default().to_owned() }
    }

    /// Reads what a peer sent.
    pub(crate) fn parse(body: &[u8]) -> Result<Self, Violation> {
        match body {
            [] => Ok(Self::default()),
            [_] => Err(Violation::ShortClose),
            [high, low, reason @ ..] => {
                let code = u16::from_be_bytes([*high, *low]);
                if !is_sendable_code(code) {
                    return Err(Violation::CloseCode(code));
                }
                let reason =
                    simdutf8::basic::from_utf8(reason).map_err(|_| Violation::ReasonNotUtf8)?;
                Ok(Self { code: Some(code), reason: reason.to_owned() })
            }
        }
    }

    /// The bytes of the frame's body.
    pub(crate) fn to_body(&self) -> Vec<u8> {
        let mut body = Vec::with_capacity(2 + self.reason.len());
        if let Some(code) = self.code {
            body.extend_from_slice(&code.to_be_bytes());
            body.extend_from_slice(self.reason.as_bytes());
        }
        body
    }
}

/// Whether a code may be in a Close frame. 1004, 1005, 1006 and 1015 must not be (section 7.4.1);
/// 1012 to 1014 are in IANA's registry; below 1000, 1016 to 2999 and above 4999 are nobody's.
pub(crate) fn is_sendable_code(code: u16) -> bool {
    matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_round_trip() {
        for frame in
            [CloseFrame::default(), CloseFrame::new(1000, ""), CloseFrame::new(4999, "再见")]
        {
            assert_eq!(CloseFrame::parse(&frame.to_body()), Ok(frame));
        }
    }

    #[test]
    fn a_long_reason_is_cut_between_characters() {
        let frame = CloseFrame::new(1000, &"é".repeat(100));
        assert_eq!(frame.reason.len(), 122);
        assert!(frame.to_body().len() <= 125);
    }

    #[test]
    fn codes_that_must_not_be_sent_are_violations() {
        for code in [0u16, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535] {
            assert_eq!(CloseFrame::parse(&code.to_be_bytes()), Err(Violation::CloseCode(code)));
        }
        for code in
            [1000u16, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1014, 3000, 3999, 4000, 4999]
        {
            assert_eq!(CloseFrame::parse(&code.to_be_bytes()).map(|f| f.code), Ok(Some(code)));
        }
    }

    #[test]
    fn malformed_bodies_are_violations() {
        assert_eq!(CloseFrame::parse(b"\x03"), Err(Violation::ShortClose));
        assert_eq!(CloseFrame::parse(b"\x03\xe8\xff"), Err(Violation::ReasonNotUtf8));
    }
}
