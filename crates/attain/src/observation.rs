//! What was measured: a figure for a period, with its quality and its vintage.

use chrono::NaiveDate;

use crate::decimal::{self, Decimal};
use crate::figure::{Change, Figure, Tally, Value};
use crate::indicator::Indicator;
use crate::interval::Bound;
use crate::names::named;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::unit::{Kind, Unit};

/// How settled a figure is; later ones win over earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Quality {
    /// `ước`: before the period was over or counted.
    Estimated,
    /// `sơ bộ`: counted, not yet checked.
    Preliminary,
    /// `chính thức`.
    Final,
}

named! {
    Quality, "quality":
    Estimated "estimated",
    Preliminary "preliminary",
    Final "final",
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Measured {
    /// A figure as written.
    Figure(Figure),
    /// Something was done on a day.
    Done(NaiveDate),
    /// Something was not done yet on a day.
    NotDoneOn(NaiveDate),
    /// Nothing was measured, for a reason.
    Missing(String),
}

/// What is wrong with an observation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ObservationError {
    /// The named members and the tally do not agree.
    #[error("the tally says `{k}` of `{n}`, but {found}; mend one of the two")]
    Members {
        /// How many the tally counts.
        k: u64,
        /// Of how many.
        n: u64,
        /// What the members say.
        found: String,
    },
    /// Members without a tally that counts them.
    #[error("members were named for `{value}`, which is no tally; write `8/13 huyện`")]
    NoTally {
        /// The value as written.
        value: String,
    },
}

/// What was measured of an indicator: a figure for a period, with quality, vintage and official label.
///
/// # Examples
/// ```
/// use attain::{Figure, Locale, Observation, Period, Quality};
/// let revenue = Observation::new("Tổng thu ngân sách", Figure::read("17.946 tỷ đồng", Locale::Vi)?)
///     .period(Period::year(2023)?)
///     .quality(Quality::Final);
/// assert!(!revenue.is_provisional());
/// let grain = Observation::new("Sản lượng lương thực", Figure::read("ước đạt gần 65 vạn tấn", Locale::Vi)?);
/// assert!(grain.is_provisional());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Observation {
    indicator: Indicator,
    measured: Measured,
    period: Option<Period>,
    quality: Option<Quality>,
    as_of: Option<NaiveDate>,
    official: Option<String>,
    members: Vec<(String, String)>,
    source: Option<String>,
}

impl Observation {
    /// Returns the observation of a figure; a bare number takes the unit of the indicator.
    #[must_use]
    pub fn new(indicator: impl Into<Indicator>, figure: impl Into<Figure>) -> Self {
        let (indicator, figure) = (indicator.into(), figure.into());
        let figure = in_unit_of(&indicator, figure);
        Self::of(indicator, Measured::Figure(figure))
    }

    /// Returns the observation that something was done on a day.
    #[must_use]
    pub fn done(indicator: impl Into<Indicator>, on: NaiveDate) -> Self {
        Self::of(indicator.into(), Measured::Done(on))
    }

    /// Returns the observation that something was not done yet on a day.
    #[must_use]
    pub fn not_done_on(indicator: impl Into<Indicator>, on: NaiveDate) -> Self {
        Self::of(indicator.into(), Measured::NotDoneOn(on))
    }

    /// Returns the observation that nothing was measured, with the reason.
    #[must_use]
    pub fn missing(indicator: impl Into<Indicator>, reason: impl Into<String>) -> Self {
        Self::of(indicator.into(), Measured::Missing(reason.into()))
    }

    fn of(indicator: Indicator, measured: Measured) -> Self {
        Self {
            indicator,
            measured,
            period: None,
            quality: None,
            as_of: None,
            official: None,
            members: Vec::new(),
            source: None,
        }
    }

    /// Returns it with another figure, its members left out.
    #[must_use]
    pub fn measuring(mut self, figure: Figure) -> Self {
        self.measured = Measured::Figure(figure);
        self.members = Vec::new();
        self
    }

    /// Returns it for a period.
    #[must_use]
    pub fn period(mut self, period: Period) -> Self {
        self.period = Some(period);
        self
    }

    /// Returns it with a quality.
    #[must_use]
    pub fn quality(mut self, quality: Quality) -> Self {
        self.quality = Some(quality);
        self
    }

    /// Returns it with its vintage: the day on which this was the figure.
    #[must_use]
    pub fn as_of(mut self, day: NaiveDate) -> Self {
        self.as_of = Some(day);
        self
    }

    /// Returns it with the label that was published for it.
    #[must_use]
    pub fn official(mut self, label: impl Into<String>) -> Self {
        self.official = Some(label.into());
        self
    }

    /// Returns it with the place that it is taken from.
    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Returns it with the members that its tally counts, by name and stage.
    ///
    /// Members need not be complete. The stage `certified` is the counted one.
    ///
    /// # Errors
    /// [`ObservationError`] where the figure is no tally, where one is named twice, more are named than there are, or
    /// more are certified than counted.
    pub fn members<N: Into<String>, S: Into<String>>(
        mut self,
        members: impl IntoIterator<Item = (N, S)>,
    ) -> Result<Self, ObservationError> {
        let members: Vec<(String, String)> = members.into_iter().map(|(n, s)| (n.into(), s.into())).collect();
        let Measured::Figure(figure) = &self.measured else {
            return Err(ObservationError::NoTally { value: "a date".to_owned() });
        };
        let Value::Tally(tally) = figure.value() else {
            return Err(ObservationError::NoTally { value: figure.to_string() });
        };
        let named = members.len() as u64;
        let certified = members.iter().filter(|(_, stage)| stage == Self::CERTIFIED).count() as u64;
        let refuse = |found| ObservationError::Members { k: tally.k(), n: tally.n(), found };
        let twice = members.iter().enumerate().find(|(at, (name, _))| members.iter().take(*at).any(|(n, _)| n == name));
        if let Some((_, (name, _))) = twice {
            return Err(refuse(format!("`{name}` is named twice")));
        }
        if named > tally.n() {
            return Err(refuse(format!("`{named}` members are named")));
        }
        if certified > tally.k() {
            return Err(refuse(format!("`{certified}` members are certified")));
        }
        if named - certified > tally.n() - tally.k() {
            return Err(refuse(format!("`{}` members are not certified", named - certified)));
        }
        self.members = members;
        Ok(self)
    }

    /// The stage of a member that a tally counts.
    pub const CERTIFIED: &'static str = "certified";

    /// What was measured of.
    #[must_use]
    pub fn indicator(&self) -> &Indicator {
        &self.indicator
    }

    /// What was found.
    #[must_use]
    pub fn measured(&self) -> &Measured {
        &self.measured
    }

    /// The figure, where one was found.
    #[must_use]
    pub fn figure(&self) -> Option<&Figure> {
        match &self.measured {
            Measured::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// The period it is for.
    #[must_use]
    pub fn get_period(&self) -> Option<&Period> {
        self.period.as_ref()
    }

    /// How settled it is.
    #[must_use]
    pub fn get_quality(&self) -> Option<Quality> {
        self.quality
    }

    /// The day on which this was the figure.
    #[must_use]
    pub fn get_as_of(&self) -> Option<NaiveDate> {
        self.as_of
    }

    /// The label that was published for it.
    #[must_use]
    pub fn get_official(&self) -> Option<&str> {
        self.official.as_deref()
    }

    /// The members that its tally counts, by name and stage.
    #[must_use]
    pub fn get_members(&self) -> &[(String, String)] {
        &self.members
    }

    /// The place it is taken from.
    #[must_use]
    pub fn get_source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Whether it is an estimate.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.quality == Some(Quality::Estimated) || self.figure().is_some_and(Figure::is_estimated)
    }
}

/// The latest vintage, then the better quality; what names no quality is neither better nor worse than an estimate.
///
/// The same figure twice is one. Where several are left that differ, returns how many.
pub(crate) fn newest<'a>(candidates: &[&'a Observation]) -> Result<&'a Observation, usize> {
    let latest = candidates.iter().map(|o| o.get_as_of()).max();
    let of_latest = || candidates.iter().copied().filter(|o| Some(o.get_as_of()) == latest);
    let quality = of_latest().map(Observation::get_quality).max().flatten();
    let first: Vec<&Observation> = of_latest()
        .filter(|o| o.get_quality() == quality || (o.get_quality().is_none() && quality != Some(Quality::Final)))
        .collect();
    match first.as_slice() {
        [one, rest @ ..] if rest.iter().all(|other| other.measured() == one.measured()) => Ok(one),
        several => Err(several.len()),
    }
}

/// The share of the whole that an excess comes to: `vượt 52,8%` is 152.8 %, and every other figure is itself.
///
/// None where what exceeds is no share or multiple, or the sum does not fit a decimal.
pub(crate) fn with_whole(share: &Figure) -> Option<Figure> {
    if share.change() != Some(Change::Excess) {
        return Some(share.clone());
    }
    let plus = |excess: &Quantity| -> Option<Quantity> {
        let unit = excess.unit();
        let whole = match (unit.kind(), unit.word()) {
            (Kind::Share | Kind::Growth, "percent") => 100,
            (Kind::Share | Kind::Growth, "per_mille") => 1000,
            (Kind::Points, "percentage_point") => 100,
            (Kind::Times | Kind::Number, _) => 1,
            _ => return None,
        };
        let of_whole = if unit.kind() == Kind::Points { Unit::percent().at(unit.exponent()) } else { unit.clone() };
        let whole = decimal::shift(Decimal::from(whole), -i32::from(unit.exponent())).ok()?;
        let sum = decimal::add(whole, excess.amount()).ok()?;
        Some(Quantity::new(sum, of_whole).with_place(excess.place()))
    };
    let value = match share.value() {
        Value::Quantity(excess) => Value::Quantity(plus(excess)?),
        Value::Range(range) => {
            let bound = |q: Option<&Quantity>, closed| match q {
                Some(q) => plus(q).map(|at| Some(Bound { at, closed })),
                None => Some(None),
            };
            let lower = bound(range.lower(), range.lower_closed())?;
            Value::Range(Range::new(lower, bound(range.upper(), range.upper_closed())?).ok()?)
        }
        Value::Tally(_) => return None,
    };
    let reached = Figure::new(value).qualified(share.qualifiers().iter().copied());
    Some(share.of().into_iter().fold(reached, Figure::against))
}

/// Gives a bare number the unit of its indicator.
pub(crate) fn in_unit_of(indicator: &Indicator, figure: Figure) -> Figure {
    let Some(unit) = indicator.get_unit() else { return figure };
    if figure.unit().kind() != Kind::Number {
        return figure;
    }
    // A scale word of its own stands in place of the indicator's: `23 nghìn` is not 23 nghìn nghìn.
    let written = |bare: &Unit| if bare.exponent() == 0 { unit.exponent() } else { bare.exponent() };
    let value = match figure.value() {
        Value::Quantity(q) => Value::Quantity(Quantity::new(q.amount(), unit.at(written(q.unit())))),
        Value::Range(range) => {
            let moved = |q: &Quantity| Quantity::new(q.amount(), unit.at(written(q.unit())));
            let bound = |q: Option<&Quantity>, closed| q.map(|q| Bound { at: moved(q), closed });
            match Range::new(bound(range.lower(), range.lower_closed()), bound(range.upper(), range.upper_closed())) {
                Ok(range) => Value::Range(range),
                Err(_) => return figure,
            }
        }
        Value::Tally(tally) => match Tally::new(tally.k(), tally.n(), unit.clone()) {
            Ok(tally) if unit.is_counted() => Value::Tally(tally),
            _ => return figure,
        },
    };
    figure.with_value(value)
}
