//! Finds kommuner by what people type: old spellings, spellings without Danish letters, short forms, parts of double
//! names, and typos.

use std::sync::LazyLock;

use super::{ALL, Kommune, romanised};

/// Short and foreign names that can't be derived from the official one.
const ALIASES: &[(&str, &[&str])] =
    &[("0101", &["Kbh", "Kbhvn", "Copenhagen"]), ("0147", &["Frb"]), ("0217", &["Elsinore"])];

/// The kommuner that `typed` may mean, best match first; equal matches in Danish order.
///
/// All match while nothing is typed; none, where that names no place.
pub(super) fn search(typed: &str) -> Vec<&'static Kommune> {
    if typed.trim().is_empty() {
        return ALL.iter().collect();
    }
    let typed = squashed(typed);
    let stem = typed.strip_suffix("kommune").unwrap_or(&typed);
    if stem.is_empty() {
        return Vec::new();
    }
    let mut found = ranked(|entry| entry.likeness(&typed));
    if found.is_empty() {
        found = ranked(|entry| entry.likeness(stem));
    }
    if found.is_empty() {
        found = ranked(|entry| entry.slips(stem));
    }
    found
}

/// The kommune that `typed` names in full, in any spelling: `Århus`, `kbh`, `lyngby-tårbæk kommune`.
pub(super) fn exact(typed: &str) -> Option<&'static Kommune> {
    let typed = squashed(typed);
    NAMES.iter().find(|entry| entry.is_named(&typed)).map(|entry| entry.kommune)
}

/// The only match: named in full, or the only one whose name begins so (three letters at least). What stands inside a
/// name, or a slip, is never an unambiguous match: Als is no part of Halsnæs.
pub(super) fn unambiguous(typed: &str) -> Option<&'static Kommune> {
    let squashed = squashed(typed);
    if squashed.chars().count() < 3 {
        return exact(typed);
    }
    let begins = |likeness: &Likeness| *likeness <= Likeness::PlainBeginning;
    let found = ranked(|entry| entry.likeness(&squashed).filter(begins));
    exact(typed).or(if let [kommune] = found[..] { Some(kommune) } else { None })
}

fn ranked<R: Ord>(rank: impl Fn(&KommuneNames) -> Option<R>) -> Vec<&'static Kommune> {
    let mut found: Vec<_> = NAMES.iter().filter_map(|entry| Some((rank(entry)?, entry.kommune))).collect();
    // Stable, so that Danish order decides ties.
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found.into_iter().map(|(_, kommune)| kommune).collect()
}

/// How well a name matches, best first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Whole,
    /// A prefix, with å or aa, ø or oe, æ or ae.
    Beginning,
    /// A prefix in a spelling without Danish letters: `arh`, `kob`.
    PlainBeginning,
    /// A prefix of a later word: `taarb`, `skjern`.
    LaterWord,
    Inside,
}

/// A kommune and the spellings of its names, squashed.
struct KommuneNames {
    kommune: &'static Kommune,
    /// Names with and without the word kommune, with two letters for each Danish one.
    full: Vec<String>,
    /// The same with at least one Danish letter as plain a or o.
    plain: Vec<String>,
    /// The names from each later word on.
    later: Vec<String>,
    /// The names without the word kommune.
    stems: Vec<String>,
}

static NAMES: LazyLock<Vec<KommuneNames>> = LazyLock::new(|| ALL.iter().map(KommuneNames::of).collect());

impl KommuneNames {
    fn of(kommune: &'static Kommune) -> Self {
        let names = [kommune.short, kommune.stem()].into_iter().chain(aliases(kommune));
        let mut entry = KommuneNames { kommune, full: vec![], plain: vec![], later: vec![], stems: vec![] };
        let official_word = kommune.name.rsplit(' ').next().unwrap_or_default();
        for name in names {
            for ending in ["", "kommune", official_word] {
                let mut spellings = spellings(&format!("{name}{ending}")).into_iter();
                entry.full.extend(spellings.next());
                entry.plain.extend(spellings);
            }
            entry.stems.extend(spellings(name));
        }
        let later_words = kommune.short.match_indices('-').map(|(at, _)| &kommune.short[at..]);
        entry.later.extend(later_words.flat_map(spellings));
        entry
    }

    fn is_named(&self, typed: &str) -> bool {
        self.full.iter().chain(&self.plain).any(|name| name == typed)
    }

    fn likeness(&self, typed: &str) -> Option<Likeness> {
        let begins = |names: &[String]| names.iter().any(|name| name.starts_with(typed));
        if self.is_named(typed) {
            Some(Likeness::Whole)
        } else if begins(&self.full) {
            Some(Likeness::Beginning)
        } else if begins(&self.plain) {
            Some(Likeness::PlainBeginning)
        } else if begins(&self.later) {
            Some(Likeness::LaterWord)
        } else if typed.len() >= 3 && self.stems.iter().any(|name| name.contains(typed)) {
            Some(Likeness::Inside)
        } else {
            None
        }
    }

    /// The typos between `typed` and the start of a name, if few.
    fn slips(&self, typed: &str) -> Option<usize> {
        let allowed = match typed.chars().count() {
            0..=3 => return None,
            4..=6 => 1,
            _ => 2,
        };
        // Typos seldom hit the first letter; without this, short words match too much.
        let is_alike = |name: &&String| {
            name.chars().next() == typed.chars().next() && typed.len() <= name.len() + allowed
        };
        let slips = self.stems.iter().filter(is_alike).map(|name| slips_to_beginning(typed, name));
        slips.min().filter(|slips| *slips <= allowed)
    }
}

fn aliases(kommune: &Kommune) -> impl Iterator<Item = &'static str> {
    let of_this = ALIASES.iter().filter(|(code, _)| *code == kommune.code);
    of_this.flat_map(|(_, names)| names.iter().copied())
}

/// Letters and digits only, so that `Høje Tåstrup` and `hoeje-taastrup` are the same.
fn squashed(text: &str) -> String {
    romanised(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The spellings of `name`, squashed; first the one with two letters for each Danish one.
fn spellings(name: &str) -> Vec<String> {
    let mut begun = vec![String::new()];
    for c in name.to_lowercase().replace("aa", "å").chars() {
        let plain = match c {
            'æ' | 'å' => Some('a'),
            'ø' => Some('o'),
            _ => None,
        };
        let letters = squashed(c.encode_utf8(&mut [0; 4]));
        let with_plain: Vec<String> =
            plain.iter().flat_map(|plain| begun.iter().map(move |begun| format!("{begun}{plain}"))).collect();
        for begun in &mut begun {
            begun.push_str(&letters);
        }
        begun.extend(with_plain);
    }
    begun
}

/// The fewest letters to change, add, leave out or swap with their neighbour that make `typed` a beginning of
/// `name`.
fn slips_to_beginning(typed: &str, name: &str) -> usize {
    let ends = name.char_indices().map(|(at, _)| at).chain([name.len()]);
    ends.map(|end| strsim::osa_distance(typed, &name[..end])).min().unwrap_or_default()
}

#[cfg(test)]
mod tests;
