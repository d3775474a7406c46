//! What an attempt to connect did, step by step, for whoever looks for a fault: kept only if somebody asked.

use std::time::Instant;

use super::clock;

/// Lines in order, each with the time since the attempt began. They hold no credential, query or payload.
#[derive(Debug)]
pub(crate) struct Trace {
    since: Instant,
    lines: Option<Vec<String>>,
}

impl Trace {
    /// One that keeps lines only if they are `wanted`.
    pub(crate) fn new(wanted: bool, since: Instant) -> Self {
        Self { since, lines: wanted.then(Vec::new) }
    }

    /// Keeps a line, which is made only if it is kept.
    pub(crate) fn note(&mut self, line: impl FnOnce() -> String) {
        if let Some(lines) = &mut self.lines {
            let seconds = clock::now().saturating_duration_since(self.since).as_secs_f64();
            lines.push(format!("+{seconds:.3} s: {}", line()));
        }
    }

    /// The lines so far.
    pub(crate) fn take(&mut self) -> Vec<String> {
        self.lines.as_mut().map(std::mem::take).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_made_only_if_they_are_wanted() {
        let mut off = Trace::new(false, clock::now());
        off.note(|| unreachable!());
        assert!(off.take().is_empty());
        let mut on = Trace::new(true, clock::now());
        on.note(|| "a step".to_owned());
        let lines = on.take();
        assert!(lines.len() == 1 && lines[0].starts_with('+') && lines[0].ends_with(" s: a step"));
    }
}
