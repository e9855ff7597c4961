//! A version's id: when its text was written, as it says itself, and the start of its hash. Ids are unique to a text.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::super::Revision;

/// Timestamp format without characters that file names can't hold.
const STAMP: &str = "%Y%m%dT%H%M%S%3fZ";

/// Digits of the hash.
const HASH_LEN: usize = 8;

/// The id of a version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) struct Id {
    at: DateTime<Utc>,
    text: String,
}

impl Id {
    /// The id of a text that says it was `changed` then.
    pub(in crate::store) fn of(changed: DateTime<Utc>, text: Revision) -> Self {
        let at = in_four_digit_years(changed);
        Id { at, text: format!("{}-{}", at.format(STAMP), hash(text)) }
    }

    /// Parses an id; `None` for anything else, such as a path.
    pub(in crate::store) fn parse(text: &str) -> Option<Self> {
        let (stamp, hash) = text.split_once('-')?;
        let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc();
        let is_hash = hash.len() == HASH_LEN && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        // Only the canonical spelling, since it is also the file's name.
        let is_id = is_hash && at.format(STAMP).to_string() == stamp;
        is_id.then(|| Id { at, text: text.to_owned() })
    }

    /// When the text was written.
    pub(in crate::store) fn at(&self) -> DateTime<Utc> {
        self.at
    }

    /// The id as it is asked for.
    pub(in crate::store) fn as_str(&self) -> &str {
        &self.text
    }
}

/// The start of the hash of a text.
pub(in crate::store) fn hash(text: Revision) -> String {
    let mut hash = text.to_string();
    hash.truncate(HASH_LEN);
    hash
}

/// In whole milliseconds and four-digit years: a file can name any time.
fn in_four_digit_years(at: DateTime<Utc>) -> DateTime<Utc> {
    let year = |year, month, day| {
        NaiveDate::from_ymd_opt(year, month, day).map(|date| date.and_time(chrono::NaiveTime::MIN).and_utc())
    };
    let first = year(0, 1, 1).unwrap_or(DateTime::UNIX_EPOCH);
    let last = year(9999, 12, 31).unwrap_or(DateTime::UNIX_EPOCH);
    DateTime::from_timestamp_millis(at.timestamp_millis()).unwrap_or(first).clamp(first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn an_id_is_the_time_and_the_start_of_the_hash() {
        let id = Id::of(at("2023-10-31T05:00:00.25Z"), Revision::of(b""));
        assert_eq!(id.as_str(), "20231031T050000250Z-e3b0c442");
        assert_eq!(Id::parse(id.as_str()), Some(id));
    }

    #[test]
    fn the_order_of_the_names_is_the_order_of_the_times() {
        let (early, late) = (
            Id::of(at("2023-10-31T05:00:00Z"), Revision::of(b"z")),
            Id::of(at("2023-10-31T05:00:01Z"), Revision::of(b"a")),
        );
        assert!(early < late && early.as_str() < late.as_str());
    }

    #[test]
    fn nothing_else_is_an_id() {
        for text in [
            "",
            "1",
            "../../etc/passwd",
            "20231031T050000000Z",
            "20231031T050000000Z-",
            "20231031T050000000Z-E3B0C442",
            "20231031T050000000Z-e3b0c4421",
            "20231031T050000000Z-e3b0c44/",
            "20231331T050000000Z-e3b0c442",
            "20231031T0500000000Z-e3b0c442",
            " 20231031T050000000Z-e3b0c442",
            "UNREADABLE-e3b0c442",
        ] {
            assert_eq!(Id::parse(text), None, "{text}");
        }
    }

    #[test]
    fn any_time_that_a_file_names_has_an_id() {
        for changed in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC, at("2016-12-31T23:59:60.5Z")] {
            let id = Id::of(changed, Revision::of(b""));
            assert_eq!(Id::parse(id.as_str()), Some(id));
        }
    }
}
