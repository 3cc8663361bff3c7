//! The plain form of a quantity and of a range, read in one pass over its bytes: digits, scale words, one name.
//!
//! Most figures are written so: `17.946,5 tỷ đồng`, `8,05%`, `8 - 8,5%`, `23 thousand people`. They need no folding and
//! no search. What a name means after a number is asked of the full reader once and kept, so that there is one set of
//! rules; what is written otherwise, and every error, is left to it.

use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use super::fold::Folded;
use super::reader::{Reader, in_either_context};
use super::{figure, quantity, unit, words_en, words_vi};
use crate::decimal::Decimal;
use crate::locale::Locale;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::unit::Unit;

/// What a name means to a reader of one language.
#[derive(Debug)]
enum Reading {
    /// A unit, with the power of ten that its name holds.
    Unit(Unit),
    /// Nothing: the text is not read.
    Nothing,
    /// It depends on the number, or changes it: `tá` makes twelve of one.
    Depends,
}

/// What a name means by language, Vietnamese and English; found out when it is first read.
#[derive(Debug, Default)]
struct Name {
    after_digits: OnceLock<[Reading; 2]>,
    after_scale: OnceLock<[Reading; 2]>,
    after_range: OnceLock<[Reading; 2]>,
}

/// The names of the table of units.
static NAMES: LazyLock<FxHashMap<Box<str>, Name>> = LazyLock::new(|| {
    let names =
        unit::surfaces().filter(|name| name.starts_with(|ch: char| ch.is_alphabetic() || "%‰°$€£".contains(ch)));
    names.map(|name| (name.into(), Name::default())).collect()
});

impl Name {
    fn after_digits(name: &str) -> Option<&'static [Reading; 2]> {
        let (name, found) = NAMES.get_key_value(name)?;
        Some(found.after_digits.get_or_init(|| {
            Locale::ALL
                .map(|locale| Reading::asked(locale, 0, |number| as_quantity(&format!("{number} {name}"), locale)))
        }))
    }

    fn after_scale(name: &str) -> Option<&'static [Reading; 2]> {
        let (name, found) = NAMES.get_key_value(name)?;
        Some(found.after_scale.get_or_init(|| {
            Locale::ALL.map(|locale| {
                // Of the scale words `tỷ` is the one that some words after it make another word.
                let scale = locale.pick("tỷ", "billion");
                Reading::asked(locale, 9, |number| as_quantity(&format!("{number} {scale} {name}"), locale))
            })
        }))
    }

    fn after_range(name: &str) -> Option<&'static [Reading; 2]> {
        let (name, found) = NAMES.get_key_value(name)?;
        Some(found.after_range.get_or_init(|| {
            Locale::ALL
                .map(|locale| Reading::asked(locale, 0, |number| as_range(&format!("{number} - 9 {name}"), locale)))
        }))
    }
}

/// What a full reader makes of a text: nothing, a value of another form, or a quantity.
type Read = Option<Option<Quantity>>;

/// A quantity, read in full in one language.
fn as_quantity(text: &str, locale: Locale) -> Read {
    let folded = Folded::strict(text, quantity::WHAT).ok()?;
    in_either_context(&folded, Reader::of(locale), quantity::WHAT, quantity::at, quantity::missing).ok().map(Some)
}

/// The lower bound of a range, read in full in one language.
fn as_range(text: &str, locale: Locale) -> Read {
    let folded = Folded::strict(text, figure::WHAT).ok()?;
    let found = in_either_context(&folded, Reader::of(locale), figure::WHAT, figure::at, figure::missing).ok()?;
    Some(found.as_range().and_then(|range| range.lower().cloned()))
}

impl Reading {
    /// Asks a full reader what a name means after a whole number and after a broken one.
    fn asked(locale: Locale, power: i8, read: impl Fn(&str) -> Read) -> Self {
        match (read("7"), read(locale.pick("2,5", "2.5"))) {
            (None, None) => Self::Nothing,
            (Some(Some(whole)), Some(Some(broken)))
                if written(&whole) == (7, 0)
                    && written(&broken) == (25, 1)
                    && whole.unit() == broken.unit()
                    && whole.unit().exponent() == broken.unit().exponent() =>
            {
                let exponent = whole.unit().exponent().checked_sub(power);
                exponent.map_or(Self::Depends, |exponent| Self::Unit(whole.unit().at(exponent)))
            }
            _ => Self::Depends,
        }
    }
}

fn written(quantity: &Quantity) -> (i128, u32) {
    (quantity.amount().mantissa(), quantity.amount().scale())
}

/// A number in digits, and how many of them are decimals by language.
#[derive(Clone, Copy, Debug)]
struct Digits {
    negative: bool,
    mantissa: u64,
    decimals: [u32; 2],
}

impl Digits {
    /// The most digits that are read here.
    const MOST: u32 = 18;

    /// Takes a number whose separators leave nothing open, and returns what follows it.
    fn read(text: &str) -> Option<(Self, &str)> {
        let mut rest = text.as_bytes();
        let mut negative = false;
        if let [b'-', tail @ ..] = rest {
            (negative, rest) = (true, tail);
        }
        let zero_first = rest.first() == Some(&b'0');
        let (mut mantissa, mut length) = (0u64, 0);
        // The digits since the last mark and those before the first, the marks.
        let (mut run, mut first) = (0, 0);
        let (mut marks, mut group, mut last) = (0, 0, 0);
        loop {
            match rest {
                [digit @ b'0'..=b'9', tail @ ..] => {
                    if length == Self::MOST {
                        return None;
                    }
                    mantissa = mantissa * 10 + u64::from(digit - b'0');
                    length += 1;
                    run += 1;
                    rest = tail;
                }
                [mark @ (b'.' | b','), tail @ ..] if length > 0 && tail.first().is_some_and(u8::is_ascii_digit) => {
                    if marks == 0 {
                        (first, group) = (run, *mark);
                    } else if run != 3 || last != group {
                        return None;
                    }
                    (marks, last, run, rest) = (marks + 1, *mark, 0, tail);
                }
                _ => break,
            }
        }
        if length == 0 {
            return None;
        }
        let groups = (1..=3).contains(&first) && !zero_first;
        let decimals = match marks {
            0 => [0, 0],
            // One mark with three digits after it is the one or the other, as the language says.
            1 if groups && run == 3 => Locale::ALL.map(|locale| if group == locale.pick(b'.', b',') { 0 } else { 3 }),
            1 => [run, run],
            _ if groups && last != group => [run, run],
            _ if groups && run == 3 => [0, 0],
            _ => return None,
        };
        Some((Self { negative, mantissa, decimals }, text.get(text.len() - rest.len()..)?))
    }

    /// Whether the number means the same in both languages.
    fn alike(self) -> bool {
        let [vi, en] = self.decimals;
        vi == en
    }

    /// Its value in a language.
    fn value(self, locale: Locale) -> Decimal {
        let [vi, en] = self.decimals;
        let low = (self.mantissa & u64::from(u32::MAX)) as u32;
        Decimal::from_parts(low, (self.mantissa >> 32) as u32, 0, self.negative, locale.pick(vi, en))
    }
}

/// What follows the digits: scale words of one language and a name, either of which may be missing.
#[derive(Clone, Copy, Debug)]
struct Tail<'t> {
    scale: Option<(Locale, i8)>,
    name: &'t str,
}

impl<'t> Tail<'t> {
    /// Takes the scale words, `ngàn tỷ`; the rest is the name.
    fn read(text: &'t str) -> Option<Self> {
        let mut name = text.strip_prefix(' ').unwrap_or(text);
        let mut scale: Option<(Locale, i8)> = None;
        let mut last = 0;
        while !name.is_empty() {
            let end = name.bytes().position(|byte| byte == b' ');
            let (word, rest) = end.and_then(|end| Some((name.get(..end)?, name.get(end + 1..)?))).unwrap_or((name, ""));
            let power = |locale: Locale| {
                let power = match locale {
                    Locale::Vi => words_vi::scale_word(word),
                    Locale::En => words_en::scale_word(word),
                };
                power.map(|power| (locale, power))
            };
            let found = match scale {
                None => power(Locale::Vi).or_else(|| power(Locale::En)),
                Some((locale, _)) => power(locale),
            };
            let Some((locale, power)) = found else { break };
            // `tỷ nghìn` and a third word are for the full reader.
            scale = match scale {
                None => Some((locale, power)),
                Some((_, first)) if power > last && first == last => Some((locale, first + power)),
                Some(_) => return None,
            };
            last = power;
            name = rest;
        }
        Some(Self { scale, name })
    }

    /// The language that reads a number with this tail, and the unit. `bare` is what the name means without a scale
    /// word, `alike` whether the digits mean the same in both languages.
    fn unit(
        self,
        locale: Option<Locale>,
        alike: bool,
        bare: impl FnOnce(&str) -> Option<&'static [Reading; 2]>,
    ) -> Option<(Locale, Unit)> {
        let at =
            |language: Locale, unit: &Unit, power: i8| Some((language, unit.at(unit.exponent().checked_add(power)?)));
        if let Some((language, power)) = self.scale {
            // A scale word belongs to one language, and the other reads no text that has it.
            if locale.is_some_and(|locale| locale != language) {
                return None;
            }
            if self.name.is_empty() {
                return at(language, &Unit::number(), power);
            }
            let [in_vi, in_en] = Name::after_scale(self.name)?;
            let Reading::Unit(unit) = language.pick(in_vi, in_en) else { return None };
            return at(language, unit, power);
        }
        if self.name.is_empty() {
            return at(locale.or(alike.then_some(Locale::Vi))?, &Unit::number(), 0);
        }
        let [in_vi, in_en] = bare(self.name)?;
        let (language, unit) = match (locale, in_vi, in_en) {
            (Some(Locale::Vi), Reading::Unit(unit), _) | (None, Reading::Unit(unit), Reading::Nothing) => {
                (Locale::Vi, unit)
            }
            (Some(Locale::En), _, Reading::Unit(unit)) | (None, Reading::Nothing, Reading::Unit(unit)) => {
                (Locale::En, unit)
            }
            (None, Reading::Unit(unit), Reading::Unit(other))
                if alike && unit == other && unit.exponent() == other.exponent() =>
            {
                (Locale::Vi, unit)
            }
            _ => return None,
        };
        Some((language, unit.clone()))
    }
}

/// Reads a quantity of the plain form; None leaves the text to the full reader.
pub(super) fn quantity(text: &str, locale: Option<Locale>) -> Option<Quantity> {
    let (digits, rest) = Digits::read(text)?;
    let (language, unit) = Tail::read(rest)?.unit(locale, digits.alike(), Name::after_digits)?;
    Some(Quantity::new(digits.value(language), unit))
}

/// Reads a range of the plain form, `56.000 - 61.000 tỷ đồng`; None leaves the text to the full reader.
pub(super) fn range(text: &str, locale: Option<Locale>) -> Option<Range> {
    let (lower, rest) = Digits::read(text)?;
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let rest = rest.strip_prefix(['-', '–'])?;
    let (upper, rest) = Digits::read(rest.strip_prefix(' ').unwrap_or(rest))?;
    let tail = Tail::read(rest)?;
    // `2021-2025` without a unit is a span of years.
    if lower.negative || upper.negative || tail.name.is_empty() {
        return None;
    }
    let (language, unit) = tail.unit(locale, lower.alike() && upper.alike(), Name::after_range)?;
    let lower = Quantity::new(lower.value(language), unit.clone());
    Range::closed(lower, Quantity::new(upper.value(language), unit)).ok()
}
