//! What a logger is told. Collected here and handed over on PHP's own thread.

/// Severity, in PSR-3's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Debug,
    Info,
    Notice,
    Warning,
}

impl Level {
    /// PSR-3's `LogLevel` constant.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Notice => "notice",
            Self::Warning => "warning",
        }
    }
}

/// One event. The text holds no credential and no payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) level: Level,
    pub(crate) text: String,
}
