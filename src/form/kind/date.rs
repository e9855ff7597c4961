//! A whole date, read as dates of meetings are read: `7. november 2023`, `7/11 2023`, `2023-11-07`.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::{Flaw, Gesture, KindRules};
use crate::event::{WholeDateFault, read_whole_date};
use crate::say;
use crate::words::{Lang, Words, date};

pub(super) const KIND: KindRules =
    KindRules { flaw, shown, seeks_cpr: false, ..KindRules::free(Gesture::Line) };

const NO_DATE: Flaw = problem!("kind-date-none", "date");
const NO_YEAR: Flaw = problem!("kind-date-year", "date");
const NO_SUCH: Flaw = problem!("kind-date-impossible", "date");
const OTHER_WEEKDAY: Flaw = problem!("kind-date-weekday", "date");

/// Documents are Danish.
static DANISH: LazyLock<Words> = LazyLock::new(|| Words::new(Lang::Da));

fn flaw(typed: &str, _: &[String]) -> Option<Flaw> {
    read_whole_date(typed).err().map(|fault| match fault {
        WholeDateFault::NoDate => NO_DATE,
        WholeDateFault::NoYear => NO_YEAR,
        WholeDateFault::NoSuchDate => NO_SUCH,
        WholeDateFault::OtherWeekday => OTHER_WEEKDAY,
    })
}

fn shown<'t>(typed: &'t str, _: &[String]) -> Cow<'t, str> {
    let date = read_whole_date(typed).map(|date| date::day_with_year(&DANISH, date));
    date.map_or(Cow::Borrowed(typed), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_shown_in_words_however_it_was_typed() {
        for typed in [
            "7. november 2023",
            "7 nov. 2023",
            "tirsdag den 7. november 2023",
            "7/11 2023",
            "7/11-2023",
            "07-11-2023",
            "7.11.2023",
            "7.11.23",
            "2023-11-07",
            " 7. november 2023. ",
        ] {
            assert_eq!(flaw(typed, &[]), None, "{typed:?}");
            assert_eq!(shown(typed, &[]), "7. november 2023", "{typed:?}");
        }
        assert_eq!(shown("1/4 1895", &[]), "1. april 1895");
    }

    #[test]
    fn what_is_no_whole_date_is_shown_as_typed_with_its_flaw() {
        for (typed, expected) in [
            ("snart", NO_DATE),
            ("7. november 2023 kl. 10", NO_DATE),
            ("7/11-2023 og 8/11-2023", NO_DATE),
            ("november 2023", NO_DATE),
            ("2023", NO_DATE),
            ("7. november", NO_YEAR),
            ("7/11", NO_YEAR),
            ("7.11.", NO_YEAR),
            ("31. november 2023", NO_SUCH),
            ("29/2-2023", NO_SUCH),
            ("2023-13-01", NO_SUCH),
            ("0007-11-07", NO_SUCH),
            ("mandag den 7. november 2023", OTHER_WEEKDAY),
        ] {
            assert_eq!(flaw(typed, &[]), Some(expected), "{typed:?}");
            assert_eq!(shown(typed, &[]), typed);
        }
    }
}
