//! The dates of cookies (RFC 6265, section 5.1.1), which servers write in many ways: whatever says a time, a day, a month
//! and a year is one, and a time zone counts for nothing.

use std::{
    str::from_utf8,
    time::{Duration, SystemTime},
};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What has been found of a date.
#[derive(Debug, Default)]
struct Found {
    time: Option<(u64, u64, u64)>,
    day: Option<u64>,
    month: Option<u64>,
    year: Option<u64>,
}

/// Reads one; `None` if it is none. What is before 1970 is as long ago as 1970.
pub(super) fn parse(text: &[u8]) -> Option<SystemTime> {
    let mut found = Found::default();
    for token in text.split(|byte| is_delimiter(*byte)) {
        found.take(token);
    }
    let (hour, minute, second) = found.time?;
    let (day, month) = (found.day?, found.month?);
    let year = match found.year? {
        year @ 70..=99 => year + 1900,
        year @ 0..=69 => year + 2000,
        year => year,
    };
    let is_good = year >= 1601
        && (1..=days_in(month, year)).contains(&day)
        && hour <= 23
        && minute <= 59
        && second <= 59;
    if !is_good {
        return None;
    }
    let seconds = ((days_until(year, month, day)? * 24 + hour) * 60 + minute) * 60 + second;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

impl Found {
    /// "the first match": each part counts once, and in this order.
    fn take(&mut self, token: &[u8]) {
        if self.time.is_none()
            && let Some(time) = time(token)
        {
            self.time = Some(time);
        } else if self.day.is_none()
            && let Some(day) = number(token, 1, 2)
        {
            self.day = Some(day);
        } else if self.month.is_none()
            && let Some(month) = month(token)
        {
            self.month = Some(month);
        } else if self.year.is_none()
            && let Some(year) = number(token, 2, 4)
        {
            self.year = Some(year);
        }
    }
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'\t' | b' '..=b'/' | b';'..=b'@' | b'['..=b'`' | b'{'..=b'~')
}

/// So many digits, and then the end or something else.
fn number(token: &[u8], least: usize, most: usize) -> Option<u64> {
    let end = token.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(token.len());
    let digits = token.get(..end).filter(|digits| (least..=most).contains(&digits.len()))?;
    from_utf8(digits).ok()?.parse().ok()
}

fn time(token: &[u8]) -> Option<(u64, u64, u64)> {
    let mut parts = token.splitn(3, |byte| *byte == b':');
    let mut whole = || {
        let part = parts.next()?;
        number(part, 1, 2).filter(|_| part.iter().all(u8::is_ascii_digit))
    };
    let (hour, minute) = (whole()?, whole()?);
    Some((hour, minute, number(parts.next()?, 1, 2)?))
}

fn month(token: &[u8]) -> Option<u64> {
    let name = token.get(..3)?;
    let at = MONTHS.iter().position(|month| month.as_bytes().eq_ignore_ascii_case(name))?;
    u64::try_from(at + 1).ok()
}

fn days_in(month: u64, year: u64) -> u64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Days from the beginning of 1970; none before it.
fn days_until(year: u64, month: u64, day: u64) -> Option<u64> {
    if year < 1970 {
        return Some(0);
    }
    let years: u64 = (1970..year).map(|year| if is_leap(year) { 366 } else { 365 }).sum();
    let months: u64 = (1..month).map(|month| days_in(month, year)).sum();
    (years + months + day).checked_sub(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seconds(text: &str) -> Option<u64> {
        let at = parse(text.as_bytes())?;
        Some(at.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs())
    }

    #[test]
    fn dates_are_read_however_they_are_written() {
        for text in [
            "Fri, 13 Nov 2026 14:15:16 GMT",
            "Fri, 13 Nov 2026 14:15:16 UTC",
            "Fri, 13 Nov 2026 14:15:16 +0000",
            "Fri, 13 Nov 2026 14:15:16",
            "Friday, 13-Nov-26 14:15:16 GMT",
            "Fri Nov 13 14:15:16 2026",
            "13 NOVEMBER 2026 14:15:16 whatever",
            "2026 Nov 13 14:15:16",
            "14:15:16 13-nov-2026",
        ] {
            assert_eq!(seconds(text), Some(1_794_579_316), "{text}");
        }
        assert_eq!(seconds("Thu, 01-Jan-1970 00:00:00 UTC"), Some(0));
        assert_eq!(seconds("Mon, 31 Dec 1601 23:59:59 GMT"), Some(23 * 3600 + 59 * 60 + 59));
        assert_eq!(seconds("29 Feb 2028 0:0:0"), Some(1_835_395_200));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "0",
            "tomorrow",
            "Fri, 13 Nov 2026",
            "13 2026 14:15:16",
            "Nov 2026 14:15:16",
            "13 Nov 14:15:16",
            "32 Nov 2026 14:15:16",
            "31 Nov 2026 14:15:16",
            "29 Feb 2026 14:15:16",
            "0 Nov 2026 14:15:16",
            "13 Nov 1600 14:15:16",
            "13 Nov 2026 24:15:16",
            "13 Nov 2026 14:60:16",
            "13 Nov 2026 14:15:60",
            "13 Nov 20261 14:15:16",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_as_http_has_it_is_read(at in 0_u64..250_000_000_000) {
            let written = httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_secs(at));
            prop_assert_eq!(seconds(&written), Some(at));
        }

        #[test]
        fn nothing_is_too_strange(text in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = parse(&text);
        }
    }
}
