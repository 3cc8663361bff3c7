//! A figure to date against the same period of the year before: "bằng 143,2% so với cùng kỳ".

use super::PaceError;
use super::extent::Affine;
use crate::attainment::{AssessError, Bounds, Incomparable};
use crate::decimal::{Decimal, Ratio, Rounding};
use crate::figure::Figure;
use crate::interval::Interval;
use crate::observation::Observation;
use crate::unit::Kind;

/// This year's figure against that of the same period last year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamePeriod {
    /// This year's figure.
    pub current: Observation,
    /// Last year's figure for the same period.
    pub last: Observation,
    /// This ÷ last year's, as written; None where last year's is zero or below, or the two are rates or shares.
    pub ratio: Option<Bounds<Ratio>>,
    /// The same with half of every last printed place: a published percentage was made from unrounded figures.
    pub open_ratio: Option<Bounds<Ratio>>,
    /// This − last year's, in the unit itself; percentage points of rates and shares.
    pub difference: Bounds<Ratio>,
}

impl SamePeriod {
    /// Returns the percent of last year's figure, rounded as the caller says: 143.2 of "bằng 143,2% so với cùng kỳ".
    #[must_use]
    pub fn percent_to(&self, digits: i32, rounding: Rounding) -> Option<Bounds<Decimal>> {
        self.rounded(&Ratio::zero(), digits, rounding)
    }

    /// Returns the growth over last year's figure in percent, rounded as the caller says: 43.2 of "tăng 43,2%".
    #[must_use]
    pub fn growth_to(&self, digits: i32, rounding: Rounding) -> Option<Bounds<Decimal>> {
        self.rounded(&Ratio::from(1), digits, rounding)
    }

    /// Whether a published percentage of last year's figure can have been made from the two, rounded to its last place.
    #[must_use]
    pub fn agrees_with(&self, percent: Decimal) -> Option<bool> {
        let ratio = self.open_ratio.as_ref()?;
        let half = Ratio::scaled(Decimal::new(5, percent.scale()), -1);
        let (at, hundred) = (Ratio::from(percent), Ratio::from(100));
        let low = ratio.lower.as_ref().is_none_or(|low| &(low * &hundred) - &half <= at);
        let high = ratio.upper.as_ref().is_none_or(|high| &(high * &hundred) + &half >= at);
        Some(low && high)
    }

    fn rounded(&self, less: &Ratio, digits: i32, rounding: Rounding) -> Option<Bounds<Decimal>> {
        let ratio = self.ratio.as_ref()?;
        let end = |at: &Option<Ratio>| {
            at.as_ref().map(|at| (&(at - less) * &Ratio::from(100)).round(digits, rounding)).transpose()
        };
        Some(Bounds { lower: end(&ratio.lower).ok()?, upper: end(&ratio.upper).ok()? })
    }
}

/// Returns a figure to date against the figure of the same period last year; approximations reach 5 % as by the
/// default rule.
///
/// # Errors
/// [`PaceError::NotSamePeriod`] where a period is missing or the two are not a year apart; [`PaceError::NoFigure`] and
/// [`PaceError::Assess`] where they are of different things, or one is a change itself.
///
/// # Examples
/// ```
/// use attain::pace::against_last_year;
/// use attain::{Figure, Locale, Observation, Period, Rounding};
/// let revenue = |text, year| -> Result<_, Box<dyn std::error::Error>> {
///     Ok(Observation::new("Thu ngân sách", Figure::read(text, Locale::Vi)?).period(Period::to_date(year, 9)?))
/// };
/// let compared = against_last_year(&revenue("16.671 tỷ đồng", 2024)?, &revenue("11.642 tỷ đồng", 2023)?)?;
/// let percent = compared.percent_to(1, Rounding::HalfEven).and_then(|p| p.single().copied());
/// assert_eq!(percent.map(|p| p.to_string()), Some("143.2".into()));
/// assert!(against_last_year(&revenue("16.671 tỷ đồng", 2024)?, &revenue("11.642 tỷ đồng", 2022)?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn against_last_year(current: &Observation, last: &Observation) -> Result<SamePeriod, PaceError> {
    let name = || current.indicator().name().to_owned();
    let refuse = |reason| PaceError::Assess(AssessError::NotComparable { target: name(), reason });
    if !current.indicator().same_as(last.indicator()) {
        return Err(refuse(Incomparable::Indicator { found: last.indicator().name().to_owned() }));
    }
    let wanted = current.get_period().and_then(|period| period.same_period_last_year().ok());
    if wanted.is_none() || wanted.as_ref() != last.get_period() {
        let shown = |o: &Observation| o.get_period().map_or_else(|| "no period".to_owned(), ToString::to_string);
        let wanted = wanted.map_or_else(|| "not known".to_owned(), |period| period.to_string());
        return Err(PaceError::NotSamePeriod { current: shown(current), last: shown(last), wanted });
    }
    let figure = |o: &Observation| -> Result<Figure, PaceError> {
        let figure = o.figure().ok_or_else(|| refuse(Incomparable::NeedsFigure))?;
        match figure.change() {
            Some(_) => Err(refuse(Incomparable::ChangeForLevel { found: Box::new(figure.clone()) })),
            None => Ok(figure.clone()),
        }
    };
    let (this, before) = (figure(current)?, figure(last)?);
    let factor = before.unit().at(0).factor_to(&this.unit().at(0)).map_err(|error| {
        refuse(Incomparable::Units {
            target: this.unit().code().to_owned(),
            observation: before.unit().code().to_owned(),
            reason: error.to_string(),
        })
    })?;
    let rule = crate::goal::Rule::default();
    let values = |figure: &Figure| figure.values(rule.approximation());
    let open = |figure: &Figure| {
        let values = values(figure);
        let Some(place) = figure.place() else { return values };
        let half = &Ratio::power_of_ten(i32::from(place)) * &Ratio::from(Decimal::new(5, 1));
        let steps = [-&half, half].map(|shift| Affine { shift, times: Ratio::from(1) });
        Affine::all_of(&steps, &values)
    };
    let before_values = values(&before).map(|at| at * &factor);
    let before_open = open(&before).map(|at| at * &factor);
    let rates = matches!(this.unit().kind(), Kind::Share | Kind::Growth | Kind::Points | Kind::Rank);
    let ratio = |this: &Interval<Ratio>, before: &Interval<Ratio>| (!rates).then(|| quotient(this, before)).flatten();
    Ok(SamePeriod {
        ratio: ratio(&values(&this), &before_values),
        open_ratio: ratio(&open(&this), &before_open),
        difference: difference(&values(&this), &before_values),
        current: current.clone(),
        last: last.clone(),
    })
}

/// The bounds of a quotient; None where the divisor may be zero or below, or has no upper end.
fn quotient(a: &Interval<Ratio>, b: &Interval<Ratio>) -> Option<Bounds<Ratio>> {
    let divisors = [b.lower()?, b.upper()?];
    if !divisors.iter().all(|d| d.at.is_positive()) {
        return None;
    }
    let functions: Option<Vec<Affine>> = divisors
        .iter()
        .map(|d| Some(Affine { shift: Ratio::zero(), times: Ratio::from(1).checked_div(&d.at).ok()? }))
        .collect();
    Some(super::extent::ends(&Affine::all_of(&functions?, a)))
}

fn difference(a: &Interval<Ratio>, b: &Interval<Ratio>) -> Bounds<Ratio> {
    let less = |x: Option<&crate::interval::Bound<Ratio>>, y: Option<&crate::interval::Bound<Ratio>>| {
        x.zip(y).map(|(x, y)| &x.at - &y.at)
    };
    Bounds { lower: less(a.lower(), b.upper()), upper: less(a.upper(), b.lower()) }
}
