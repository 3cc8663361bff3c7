//! One observation against the targets that several authorities set for it: 76.3 % of one, 71.6 % of the other.

use chrono::NaiveDate;

use super::{Pace, PaceError, Pacing};
use crate::interrupt;
use crate::observation::Observation;
use crate::target::Target;

/// Returns the pace of one observation against each of the targets that were set for its indicator, in their order.
///
/// Targets of other indicators are left out, so that a whole plan may be given.
///
/// # Errors
/// As [`Target::pace`], and [`PaceError::NoFigure`] where no target is of the indicator.
///
/// # Examples
/// ```
/// use attain::pace::{Pacing, Profile, side_by_side};
/// use attain::{Accumulates, Figure, Goal, Indicator, Locale, Observation, Period, Rounding, Target};
/// let revenue = Indicator::named("Thu ngân sách").accumulates(Accumulates::Flow);
/// let set = |by: &str, text: &str| -> Result<Target, Box<dyn std::error::Error>> {
///     Ok(Target::new(revenue.clone(), Goal::read(text, Locale::Vi)?).period(Period::year(2021)?).authority(by))
/// };
/// let targets = [set("Trung ương", "ít nhất 13.161 tỷ đồng")?, set("HĐND tỉnh", "ít nhất 14.025 tỷ đồng")?];
/// let half = Period::half(2021, 1)?;
/// let found = Observation::new(revenue, Figure::read("10.042 tỷ đồng", Locale::Vi)?).period(half);
/// let paces = side_by_side(&targets, &found, half.end(), &Pacing::from(Profile::Quarters))?;
/// let percents = paces.iter().filter_map(|pace| pace.percent_of_target_to(1, Rounding::HalfEven)?.single().copied());
/// assert_eq!(percents.map(|p| p.to_string()).collect::<Vec<_>>(), ["76.3", "71.6"]);
/// // No target is of another indicator.
/// let other = Observation::new("Xuất khẩu", Figure::read("1 tỷ USD", Locale::Vi)?).period(half);
/// assert!(side_by_side(&targets, &other, half.end(), &Pacing::default()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn side_by_side<'t>(
    targets: impl IntoIterator<Item = &'t Target>,
    observation: &Observation,
    on: NaiveDate,
    pacing: &Pacing,
) -> Result<Vec<Pace>, PaceError> {
    let of_it = |target: &&Target| target.indicator().same_as(observation.indicator());
    let paces: Vec<Pace> = targets
        .into_iter()
        .inspect(|_| interrupt::check())
        .filter(of_it)
        .map(|target| target.pace(observation, on, pacing))
        .collect::<Result<_, _>>()?;
    if paces.is_empty() {
        let target = observation.indicator().name().to_owned();
        return Err(PaceError::NoFigure { target, reason: "no target is of this indicator".to_owned() });
    }
    Ok(paces)
}
