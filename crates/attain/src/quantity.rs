//! An exact decimal with its unit.
//!
//! | left | right | `+` `−` gives | fails when |
//! |---|---|---|---|
//! | money | money | money, at the left's power of ten | currencies, price bases or what they are counted by differ |
//! | count, physical, duration, score, number | the same | the same | they count different things; no exact conversion |
//! | share | share of the same whole | points (`−` only) | the wholes differ; `+` |
//! | share | points | share | |
//! | growth | growth | points (`−` only) | `+`: growth rates compound |
//! | growth | points | growth | |
//! | points | points | points | |
//! | rank, index, times | any | — | always: use [`Quantity::ratio_to`] |
//!
//! | left | right | gives |
//! |---|---|---|
//! | any | a decimal | [`Quantity::checked_mul`], the same unit |
//! | any | the same kind | [`Quantity::ratio_to`], an exact [`Ratio`] |
//! | money, count, physical | count, physical, duration | [`Quantity::checked_div`], a rate |
//! | share | its whole | [`Quantity::share_of`], the part |
//! | money | a dated [`Rate`] | [`Quantity::exchange`], the other currency |

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use chrono::NaiveDate;

use crate::decimal::{self, Decimal, DecimalError, Ratio, Rounding};
use crate::interval::Interval;
use crate::unit::{Kind, Unit, UnitError};

/// How far from the unit itself the last written digit may stand, in powers of ten to either side.
///
/// No amount reaches so far: of 28 digits and a power of ten of at most 127 the last is within 156.
pub const MAX_PLACE: i16 = 256;

/// Why two quantities do not combine.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuantityError {
    /// Their units do not meet.
    #[error("cannot {verb} `{left}` and `{right}`: {reason}")]
    Units {
        /// What was tried.
        verb: &'static str,
        /// The first quantity.
        left: String,
        /// The second quantity.
        right: String,
        /// Why not, and what would help.
        reason: String,
    },
    /// The result is not an exact decimal.
    #[error(transparent)]
    Decimal(#[from] DecimalError),
    /// The unit of the result is not one.
    #[error(transparent)]
    Unit(#[from] UnitError),
    /// A rate of exchange is not above zero.
    #[error("a rate of exchange is above zero, found `{rate}`")]
    Rate {
        /// What was given.
        rate: Decimal,
    },
}

/// An exact amount of something: `17.500 tỷ đồng`, `8.05 %`, `23 thousand people`.
///
/// The amount keeps the decimals it was written with, so `8.50 %` prints as `8.50 %` and still equals `8.5 %`; the
/// place of its last written digit survives conversion. Cloning, comparing and adding allocate nothing where the
/// units are those of the table.
///
/// # Examples
/// ```
/// use attain::{Locale, Quantity};
/// let plan = Quantity::read("17.500 tỷ đồng", Locale::Vi)?;
/// let actual = Quantity::read("17,946 billion VND", Locale::En)?;
/// assert_eq!(actual.checked_sub(&plan)?.write(Locale::Vi), "446 tỷ đồng");
///
/// let people = Quantity::read("23 nghìn người", Locale::Vi)?;
/// let mixed = plan.checked_add(&people).unwrap_err();
/// assert!(mixed.to_string().starts_with("cannot add `17,500 billion VND` and `23 thousand people`"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Quantity {
    amount: Decimal,
    unit: Unit,
    // The power of ten of the last written digit, counted in the unit itself.
    place: i16,
}

impl Quantity {
    /// Returns the quantity of that amount, as written at the unit's power of ten.
    #[must_use]
    pub fn new(amount: Decimal, unit: Unit) -> Self {
        let place = i16::from(unit.exponent()) - i16::try_from(amount.scale()).unwrap_or(0);
        // There is one zero.
        let amount = if amount.is_zero() { amount.abs() } else { amount };
        Self { amount, unit, place }
    }

    /// Returns the same quantity, with its last written digit at another place, at most [`MAX_PLACE`] from the unit itself.
    #[must_use]
    pub fn with_place(self, place: i16) -> Self {
        Self { place: place.clamp(-MAX_PLACE, MAX_PLACE), ..self }
    }

    /// The amount as written: 17500 of `17.500 tỷ đồng`.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        self.amount
    }

    /// The unit, with the power of ten that the amount is written at.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// The power of ten of the last written digit, counted in the unit itself: 9 for `17.500 tỷ đồng`.
    #[must_use]
    pub fn place(&self) -> i16 {
        self.place
    }

    /// Returns the amount in the unit itself: 17500000000000 of `17.500 tỷ đồng`.
    ///
    /// # Errors
    /// Where it needs more than 28 digits.
    pub fn base(&self) -> Result<Decimal, DecimalError> {
        decimal::shift(self.amount, i32::from(self.unit.exponent()))
    }

    /// Returns the amount in the unit itself, as an exact fraction.
    #[must_use]
    pub fn value(&self) -> Ratio {
        Ratio::scaled(self.amount, i32::from(self.unit.exponent()))
    }

    /// Whether nothing was rounded in writing it: a count that is written down to its last one, a rank.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.unit.is_counted() && self.place == 0
    }

    /// Returns everything that would have been written so: half of the last place to both sides, ends included.
    #[must_use]
    pub fn as_printed(&self) -> Interval<Ratio> {
        let value = self.value();
        if self.is_exact() {
            return Interval::point(value);
        }
        let half = &Ratio::power_of_ten(i32::from(self.place)) * &Ratio::scaled(Decimal::new(5, 1), 0);
        Interval::closed(&value - &half, &value + &half).unwrap_or_else(|_| Interval::point(value))
    }

    /// Whether the amount is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.amount.is_zero()
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.amount.is_sign_negative() && !self.amount.is_zero()
    }

    /// Returns the quantity with the other sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        let amount = if self.amount.is_zero() { self.amount } else { -self.amount };
        Self { amount, ..self.clone() }
    }

    /// Returns the same amount of another unit's figure: the unit is put in place of this one's.
    #[must_use]
    pub fn relabelled(&self, unit: Unit) -> Self {
        Self { unit: unit.at(self.unit.exponent()), ..self.clone() }
    }

    /// Returns the quantity in another unit, and at that unit's power of ten.
    ///
    /// # Errors
    /// Where no exact conversion leads there; currencies never convert without a [`Rate`].
    pub fn to(&self, unit: &Unit) -> Result<Self, QuantityError> {
        if self.unit == *unit {
            let powers = i32::from(self.unit.exponent()) - i32::from(unit.exponent());
            let amount = decimal::shift(self.amount, powers)?;
            return Ok(Self { amount, unit: unit.clone(), place: self.place });
        }
        self.scaled(&self.unit.at(0).factor_to(&unit.at(0))?, unit)
    }

    /// The quantity in another unit, of which one of this unit itself is `factor`.
    fn scaled(&self, factor: &Ratio, unit: &Unit) -> Result<Self, QuantityError> {
        let powers = Ratio::power_of_ten(i32::from(self.unit.exponent()) - i32::from(unit.exponent()));
        let amount = (&Ratio::from(self.amount) * &(factor * &powers))
            .to_decimal()
            .ok_or_else(|| DecimalError::Inexact { operation: format!("`{self}` in `{}`", unit.code()) })?;
        // A factor that is no power of ten widens the place rather than narrows it.
        let step = (-30..=30i16).find(|p| Ratio::power_of_ten(i32::from(*p)) >= factor.abs()).unwrap_or(0);
        Ok(Self { amount, unit: unit.clone(), place: self.place }.with_place(self.place.saturating_add(step)))
    }

    /// The quantity in terms of a unit that it is added to: points and shares both count parts of a hundred.
    fn in_terms_of(&self, unit: &Unit) -> Result<Self, QuantityError> {
        let counts_parts = |kind| matches!(kind, Kind::Share | Kind::Growth | Kind::Points);
        let (from, to) = (self.unit.kind(), unit.kind());
        let crosses = counts_parts(from) && counts_parts(to) && (from == Kind::Points) != (to == Kind::Points);
        if !crosses || self.unit.per() != unit.per() {
            return self.to(unit);
        }
        let size = |unit: &Unit| unit.row().and_then(|row| row.scale).map_or((1, 1), |size| (size.times, size.over));
        let ((times, over), (other_times, other_over)) = (size(&self.unit), size(unit));
        if times * other_over == over * other_times {
            return self.relabelled(unit.clone()).to(unit);
        }
        self.scaled(&Ratio::new(times * other_over, over * other_times)?, unit)
    }

    /// Compares two quantities of one unit, or of units that convert.
    ///
    /// # Errors
    /// Where the units do not meet.
    pub fn checked_cmp(&self, other: &Self) -> Result<Ordering, QuantityError> {
        if self.unit == other.unit {
            return Ok(self.cmp_same_unit(other));
        }
        let factor = other.unit.factor_to(&self.unit.at(0)).map_err(|e| self.refuse("compare", other, &e))?;
        Ok(self.value().cmp(&(&Ratio::from(other.amount) * &factor)))
    }

    /// Returns the sum, in the unit of the left side.
    ///
    /// # Errors
    /// As the table above says, and where the exact sum does not fit 28 digits.
    pub fn checked_add(&self, other: &Self) -> Result<Self, QuantityError> {
        let unit = match (self.unit.kind(), other.unit.kind()) {
            (Kind::Growth, Kind::Growth) => {
                return Err(self.refuse_because("add", other, "growth rates compound, they do not add"));
            }
            (Kind::Share, Kind::Share) => {
                return Err(self.refuse_because(
                    "add",
                    other,
                    "shares do not add; add percentage points, or the parts themselves",
                ));
            }
            (Kind::Points, Kind::Share | Kind::Growth) => other.unit.at(self.unit.exponent()),
            _ => self.unit.clone(),
        };
        self.combine("add", other, unit, decimal::add)
    }

    /// Returns the difference, in the unit of the left side; of two shares or growth rates, in points.
    ///
    /// # Errors
    /// As the table above says, and where the exact difference does not fit 28 digits.
    pub fn checked_sub(&self, other: &Self) -> Result<Self, QuantityError> {
        let unit = match (self.unit.kind(), other.unit.kind()) {
            (Kind::Share, Kind::Share) | (Kind::Growth, Kind::Growth) => {
                if self.unit != other.unit {
                    self.unit.factor_to(&other.unit).map_err(|error| self.refuse("subtract", other, &error))?;
                }
                let points = Unit::percentage_point().at(self.unit.exponent());
                self.unit.per().iter().try_fold(points, |points, (factor, by)| points.per_unit(*factor, by))?
            }
            (Kind::Points, Kind::Share | Kind::Growth) => {
                return Err(self.refuse_because("subtract", other, "a share cannot be taken from points"));
            }
            _ => self.unit.clone(),
        };
        self.combine("subtract", other, unit, decimal::sub)
    }

    /// Returns the quantity times a number.
    ///
    /// # Errors
    /// Where the exact product does not fit 28 digits.
    pub fn checked_mul(&self, times: Decimal) -> Result<Self, QuantityError> {
        let amount = decimal::mul(self.amount, times)?;
        Ok(Self::new(amount, self.unit.clone()))
    }

    /// Returns how many times `other` goes into it, exactly.
    ///
    /// # Errors
    /// Where the units do not meet or `other` is zero.
    pub fn ratio_to(&self, other: &Self) -> Result<Ratio, QuantityError> {
        let factor = other.unit.factor_to(&self.unit.at(0)).map_err(|e| self.refuse("divide", other, &e))?;
        Ok(self.value().checked_div(&(&Ratio::from(other.amount) * &factor))?)
    }

    /// Returns it per one of `other`: money ÷ people gives money per person.
    ///
    /// # Errors
    /// As the table above says; where `other` is itself a rate or zero, or the result is too large.
    pub fn checked_div(&self, other: &Self, digits: u32, rounding: Rounding) -> Result<Self, QuantityError> {
        if !matches!(self.unit.kind(), Kind::Money | Kind::Count | Kind::Physical)
            || !matches!(other.unit.kind(), Kind::Count | Kind::Physical | Kind::Duration)
        {
            let reason = "only money, counts and physical amounts are counted per count, physical amount or time; \
                          ask for their ratio instead";
            return Err(self.refuse_because("divide", other, reason));
        }
        let unit = self.unit.at(0).per_unit(1, &other.unit.at(0))?;
        let ratio = self.value().checked_div(&other.value())?;
        Ok(Self::new(ratio.round(i32::try_from(digits).unwrap_or(i32::MAX), rounding)?, unit))
    }

    /// Returns the part of `whole` that this share is.
    ///
    /// # Errors
    /// Where this is no share, or the exact part does not fit 28 digits.
    pub fn share_of(&self, whole: &Self) -> Result<Self, QuantityError> {
        if self.unit.kind() != Kind::Share {
            return Err(self.refuse_because("take a share of", whole, "the first is no share"));
        }
        let hundredths = if self.unit.word() == "per_mille" { -3 } else { -2 };
        let part = &(&self.value() * &Ratio::power_of_ten(hundredths)) * &Ratio::from(whole.amount);
        let amount =
            part.to_decimal().ok_or_else(|| DecimalError::Inexact { operation: format!("`{self}` of `{whole}`") })?;
        Ok(Self::new(amount, whole.unit.clone()))
    }

    /// Returns it in the other currency of a dated rate, rounded as the caller says.
    ///
    /// # Errors
    /// Where the rate is for other currencies or the result is too large.
    pub fn exchange(&self, rate: &Rate, digits: u32, rounding: Rounding) -> Result<Self, QuantityError> {
        let incompatible = |other: &Unit| UnitError::Incompatible {
            left: self.unit.code().to_owned(),
            right: other.code().to_owned(),
            reason: "the rate is for other currencies",
        };
        let (factor, unit) = if self.unit == rate.from {
            (Ratio::from(rate.amount), &rate.to)
        } else if self.unit == rate.to {
            (Ratio::from(1).checked_div(&Ratio::from(rate.amount))?, &rate.from)
        } else {
            return Err(incompatible(&rate.from).into());
        };
        let amount =
            (&Ratio::from(self.amount) * &factor).round(i32::try_from(digits).unwrap_or(i32::MAX), rounding)?;
        Ok(Self::new(amount, unit.at(self.unit.exponent())))
    }

    fn combine(
        &self,
        verb: &'static str,
        other: &Self,
        unit: Unit,
        operation: impl Fn(Decimal, Decimal) -> Result<Decimal, DecimalError>,
    ) -> Result<Self, QuantityError> {
        if matches!(self.unit.kind(), Kind::Rank | Kind::Index | Kind::Times) {
            return Err(self.refuse_because(
                verb,
                other,
                "ranks, index numbers and multiples are compared by ratio or position",
            ));
        }
        let meet = |quantity: &Self| {
            if quantity.unit == unit {
                let powers = i32::from(quantity.unit.exponent()) - i32::from(unit.exponent());
                let amount = if powers == 0 { quantity.amount } else { decimal::shift(quantity.amount, powers)? };
                return Ok((amount, quantity.place));
            }
            quantity.in_terms_of(&unit).map(|met| (met.amount, met.place)).map_err(|error| match error {
                QuantityError::Unit(error) => self.refuse(verb, other, &error),
                error => error,
            })
        };
        let ((left, left_place), (right, right_place)) = (meet(self)?, meet(other)?);
        Ok(Self { amount: operation(left, right)?, place: left_place.max(right_place), unit })
    }

    fn refuse(&self, verb: &'static str, other: &Self, error: &UnitError) -> QuantityError {
        match error {
            UnitError::Incompatible { reason, .. } => self.refuse_because(verb, other, reason),
            error => QuantityError::Unit(error.clone()),
        }
    }

    fn refuse_because(&self, verb: &'static str, other: &Self, reason: &str) -> QuantityError {
        QuantityError::Units { verb, left: self.to_string(), right: other.to_string(), reason: reason.to_owned() }
    }

    /// Compares the amounts of two quantities that are known to share a unit.
    pub(crate) fn cmp_same_unit(&self, other: &Self) -> Ordering {
        decimal::cmp_scaled(
            self.amount,
            i32::from(self.unit.exponent()),
            other.amount,
            i32::from(other.unit.exponent()),
        )
    }
}

/// Equal by value and unit code: `5 tỷ đồng` equals `5.000 triệu đồng`, `8.50 %` equals `8.5 %`.
impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        self.unit == other.unit && self.cmp_same_unit(other).is_eq()
    }
}

impl Eq for Quantity {}

impl Hash for Quantity {
    fn hash<H: Hasher>(&self, state: &mut H) {
        decimal::canonical(self.amount, i32::from(self.unit.exponent())).hash(state);
        self.unit.hash(state);
    }
}

/// A dated, sourced rate of exchange: one unit of `from` is `amount` units of `to`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rate {
    from: Unit,
    to: Unit,
    amount: Decimal,
    on: NaiveDate,
    source: String,
}

impl Rate {
    /// Returns the rate at which one unit of `from` was `amount` units of `to` on a day, by a source.
    ///
    /// # Errors
    /// [`QuantityError::Rate`] where the amount is not above zero, [`QuantityError::Unit`] where the two are not
    /// different currencies.
    pub fn new(
        from: &Unit,
        to: &Unit,
        amount: Decimal,
        on: NaiveDate,
        source: impl Into<String>,
    ) -> Result<Self, QuantityError> {
        if amount <= Decimal::ZERO {
            return Err(QuantityError::Rate { rate: amount });
        }
        if from.kind() != Kind::Money || to.kind() != Kind::Money || from.word() == to.word() {
            let (left, right) = (from.code().to_owned(), to.code().to_owned());
            let reason = "a rate of exchange leads from one currency to another";
            return Err(UnitError::Incompatible { left, right, reason }.into());
        }
        Ok(Self { from: from.at(0), to: to.at(0), amount, on, source: source.into() })
    }

    /// The unit that one of is exchanged.
    #[must_use]
    pub fn from(&self) -> &Unit {
        &self.from
    }

    /// The unit that is given for it.
    #[must_use]
    pub fn to(&self) -> &Unit {
        &self.to
    }

    /// How many units of `to` one unit of `from` is.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        self.amount
    }

    /// The day of the rate.
    #[must_use]
    pub fn on(&self) -> NaiveDate {
        self.on
    }

    /// Who published it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}
