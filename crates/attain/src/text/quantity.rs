//! Quantities in text: an amount and its unit, nothing else.
//!
//! | written | read as |
//! |---|---|
//! | `17.500 tỷ đồng`, `17,500 billion VND`, `VND 17,500 billion` | 17500 × 10⁹ VND |
//! | `825 tỷ 776 triệu đồng` | 825776 × 10⁶ VND |
//! | `2 đô la và 23 xen`, `$2.23` | 2.23 USD |
//! | `2 tấn rưỡi`, `nửa triệu`, `half a tonne` | 2.5 t, 0.5 × 10⁶, 0.5 t |
//! | `1,2 Tr ₫`, `10K$`, `$2.4bn` | short scales next to a number |
//! | `thứ 15`, `hạng 15`, `15th` | 15 rank |

mod amount;

use std::fmt;
use std::str::FromStr;

use smallvec::SmallVec;

pub use amount::{Amount, amount};

use super::TextError;
use super::figure::{self, is_more_than};
use super::fold::Cursor;
use super::lexicon::{Lexicon, NO_LEXICON};
use super::numeral::{Written, write_number};
use super::plain;
use super::reader::{Reader, whole};
use super::unit::{Words, scales};
use crate::decimal::{self, Decimal};
use crate::locale::Locale;
use crate::quantity::Quantity;
use crate::unit::{Kind, Unit};

/// What is read here, as errors call it.
pub(super) const WHAT: &str = "a quantity";

/// What is missing after a quantity that does not end the text.
pub(super) fn missing(found: &Quantity) -> &'static str {
    if found.unit().kind() == Kind::Number { "a unit" } else { "the end of the quantity" }
}

/// A quantity at the cursor.
pub(super) fn at(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Option<Quantity>, TextError> {
    let Some(amount) = amount(cursor, reader)? else { return Ok(None) };
    if amount.unit.is_none() {
        unknown_noun(cursor)?;
    }
    Ok(Some(amount.quantity()))
}

/// Fails where one word is left that looks like a counted thing nobody has named.
fn unknown_noun(cursor: &Cursor<'_>) -> Result<(), TextError> {
    let mut next = *cursor;
    next.skip_spaces();
    let (mark, at) = (next.mark(), next.offset());
    while next.peek().is_some_and(|ch| ch.is_ascii_alphanumeric() || ch == '_') {
        next.bump();
    }
    let word = next.since(mark);
    if word.len() > 2 && word.starts_with(|ch: char| ch.is_ascii_alphabetic()) && next.is_end() {
        let after = cursor.since(0).trim().to_owned();
        return Err(TextError::UnknownUnit { word: word.chars().take(40).collect(), after, at });
    }
    Ok(())
}

impl Written for Quantity {
    fn written(&self) -> String {
        let name = Words { locale: Locale::En, lexicon: &NO_LEXICON }.name(self.unit(), true);
        let power = match self.unit().exponent() {
            0 => String::new(),
            exponent => format!("e{exponent}"),
        };
        let space = if name.is_empty() || name.starts_with(['%', '‰']) { "" } else { " " };
        format!("{}{power}{space}{name}", self.amount().normalize())
    }
}

impl Quantity {
    /// Reads an amount and its unit: `17.500 tỷ đồng`, `8,05%`, `VND 17,500 billion`, `2 đô la và 23 xen`.
    ///
    /// The scale word is kept: the amount of `17.500 tỷ đồng` is 17500. A bare number is of the unit `1`. Without a
    /// locale the words decide; a number that means two things is an error.
    ///
    /// # Errors
    /// [`TextError::Expected`] with the place of what does not belong; [`TextError::UnknownUnit`] for a noun that is
    /// in no vocabulary; [`TextError::Invalid`] for a range or a figure, which have readers of their own;
    /// [`TextError::Ambiguous`] without a locale (`1.500 USD`).
    ///
    /// # Examples
    /// ```
    /// use attain::{Locale, Quantity};
    /// let revenue = Quantity::read("17.500 tỷ đồng", None)?;
    /// assert_eq!(revenue.write(Locale::En), "17,500 billion VND");
    /// assert_eq!(
    ///     Quantity::read("17.500 tỹ đồng", Locale::Vi).unwrap_err().to_string(),
    ///     "expected a unit after `17.500`, found `tỹ` at character 7",
    /// );
    /// # Ok::<(), attain::TextError>(())
    /// ```
    pub fn read(text: &str, locale: impl Into<Option<Locale>>) -> Result<Self, TextError> {
        Self::read_with(text, locale, &NO_LEXICON)
    }

    /// Reads a quantity with words of the caller's own.
    ///
    /// # Errors
    /// As [`Quantity::read`].
    pub fn read_with(text: &str, locale: impl Into<Option<Locale>>, lexicon: &Lexicon) -> Result<Self, TextError> {
        let locale = locale.into();
        if lexicon.is_empty()
            && let Some(found) = plain::quantity(text, locale)
        {
            return Ok(found);
        }
        match whole(text, locale, lexicon, WHAT, at, missing) {
            Err(error @ (TextError::Expected { .. } | TextError::UnknownUnit { .. })) => {
                Err(figure::instead(text, locale, lexicon, WHAT, is_more_than).unwrap_or(error))
            }
            found => found,
        }
    }

    /// Writes the quantity: `17.500 tỷ đồng`, `17,500 billion VND`; every written decimal is kept.
    ///
    /// The last written digit keeps its place: `65 vạn tấn` is `0.65 million tonnes`, not `650 thousand`.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        self.write_with(locale, &NO_LEXICON)
    }

    /// Writes the quantity with words of the caller's own.
    #[must_use]
    pub fn write_with(&self, locale: Locale, lexicon: &Lexicon) -> String {
        Words { locale, lexicon }.quantity(self)
    }
}

/// An amount with the scale word it is printed with: one that keeps the last written digit in its place.
#[derive(Clone, Debug)]
pub(crate) struct Printed {
    pub(crate) number: String,
    pub(crate) scale: &'static str,
    one: bool,
}

impl Printed {
    /// The same before a name in the plural.
    pub(crate) fn of_many(self) -> Self {
        Self { one: false, ..self }
    }
}

/// The amounts of some quantities at one power of ten that has a scale word: the nearest at which each keeps its last
/// written digit in its place, `0.65 million` for `65 vạn`; where there is none, the nearest.
pub(crate) fn moved(locale: Locale, quantities: &[&Quantity]) -> Option<(i8, &'static str, SmallVec<[Decimal; 2]>)> {
    let finest = quantities.iter().map(|quantity| quantity.unit().exponent()).min()?;
    let higher = scales(locale).filter(|(power, _)| *power > finest).collect::<SmallVec<[_; 7]>>();
    let powers = scales(locale).filter(|(power, _)| *power <= finest).chain(higher.into_iter().rev());
    let at = |power: i8, kept: bool| -> Option<SmallVec<[Decimal; 2]>> {
        let amount = |quantity: &&Quantity| {
            let powers = i32::from(quantity.unit().exponent()) - i32::from(power);
            let amount = decimal::shift(quantity.amount(), powers).ok()?;
            let decimals = |amount: Decimal| i32::try_from(amount.scale()).unwrap_or(0);
            (!kept || decimals(amount) + powers == decimals(quantity.amount())).then_some(amount)
        };
        quantities.iter().map(amount).collect()
    };
    let near = |kept: bool| powers.clone().find_map(|(power, scale)| Some((power, scale, at(power, kept)?)));
    near(true).or_else(|| near(false))
}

impl Words<'_> {
    /// The digits and the scale word of a quantity.
    pub(crate) fn printed(self, quantity: &Quantity) -> Printed {
        let exponent = i32::from(quantity.unit().exponent());
        if let Some((power, scale, amounts)) = moved(self.locale, &[quantity])
            && let Some(amount) = amounts.first()
        {
            let one = power == 0 && amount.scale() == 0 && amount.abs() == Decimal::ONE;
            return Printed { number: write_number(*amount, self.locale), scale, one };
        }
        // Beyond what a decimal and a scale word hold together.
        Printed { number: format!("{}e{exponent}", quantity.amount()), scale: "", one: false }
    }

    /// The quantity in words.
    pub(crate) fn quantity(self, quantity: &Quantity) -> String {
        let printed = self.printed(quantity);
        if quantity.unit().kind() == Kind::Rank && !quantity.unit().is_rate() && quantity.unit().note().is_none() {
            let scale = if printed.scale.is_empty() { "" } else { " " };
            return format!("{} {}{scale}{}", self.name(quantity.unit(), true), printed.number, printed.scale);
        }
        format!("{}{}", printed.number, self.tail(quantity.unit(), &printed))
    }

    /// What follows the digits: the scale word and the name of the unit.
    pub(crate) fn tail(self, unit: &Unit, printed: &Printed) -> String {
        let name = self.name(unit, !printed.one);
        let scale = if printed.scale.is_empty() { String::new() } else { format!(" {}", printed.scale) };
        let glued = printed.scale.is_empty() && self.is_glued(&unit.at(0));
        match (name.is_empty(), glued) {
            (true, _) => scale,
            (false, true) => name,
            (false, false) => format!("{scale} {name}"),
        }
    }
}

/// In English.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.write(Locale::En))
    }
}

/// Reads without a locale.
impl FromStr for Quantity {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::read(text, None)
    }
}
