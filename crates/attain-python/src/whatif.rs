//! `attain.whatif`: what would have to change for a verdict to change, and what does not depend on it.

use attain::whatif;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::attainment::Attainment;
use crate::error::Result;
use crate::exact::{Fraction, bounds};
use crate::observations::Given;
use crate::quantity::Quantity;
use crate::scorecard::Scorecard;
use crate::target::Target;
use crate::work::{alone, collected};

fn record<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("attain.records")?.getattr(name)
}

/// Returns the smallest change of the result that flips the verdict; an undecided one flips to met.
///
/// Parameters
/// ----------
/// verdict : Attainment
///     The verdict.
///
/// Returns
/// -------
/// Nudge or None
///     A named tuple ``(to_met, change, by, beyond, relative)``; None where there is no data, several years were judged,
///     or no change of the result flips it.
///
/// Examples
/// --------
/// >>> from attain import Target, whatif
/// >>> a = Target("Thu", "17.500 tỷ đồng", better="higher").assess("17.946 tỷ đồng")
/// >>> nudge = whatif.nudge(a)
/// >>> nudge.to_met, str(nudge.change), nudge.beyond
/// (False, '-446 billion VND', True)
#[pyfunction]
pub fn nudge<'py>(py: Python<'py>, verdict: &Bound<'py, Attainment>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Some(found) = whatif::nudge(&verdict.get().0) else { return Ok(None) };
    let (change, relative) = (found.shown().map(Quantity), found.relative.map(Fraction));
    record(py, "Nudge")?.call1((found.to_met, change, Fraction(found.by), found.beyond, relative)).map(Some)
}

/// Returns the smallest common change of all results that leaves at least `k` targets met, where fewer are, or fewer
/// than `k`, where at least `k` are.
///
/// Only levels move: a result that is a change, a day, a rank or k of n stays as it is.
///
/// Parameters
/// ----------
/// card : Scorecard
///     The scorecard.
/// k : int
///     How many targets.
///
/// Returns
/// -------
/// CommonChange or None
///     A named tuple ``(by, beyond, met, fixed)``; None where no common change does it.
///
/// Examples
/// --------
/// >>> from attain import Observation, Plan, Target, whatif
/// >>> plan = Plan("2024", [Target("Thóc", "ít nhất 100 tấn", better="higher")])
/// >>> whatif.common_change(plan.assess([Observation("Thóc", "98 tấn")]), 1).by
/// Fraction(1, 49)
#[pyfunction]
pub fn common_change<'py>(
    py: Python<'py>,
    card: &Bound<'py, Scorecard>,
    k: u64,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let card = &card.get().0;
    let Some(found) = alone(py, || whatif::common_change(card, k))? else { return Ok(None) };
    record(py, "CommonChange")?.call1((Fraction(found.by), found.beyond, found.met, found.fixed)).map(Some)
}

/// Returns how the count of targets met depends on the printed precision of the results.
///
/// Parameters
/// ----------
/// card : Scorecard
///     The scorecard.
///
/// Returns
/// -------
/// Sensitivity
///     A named tuple ``(met, open)``.
///
/// Examples
/// --------
/// >>> from attain import Observation, Plan, Target, whatif
/// >>> plan = Plan("2024", [Target("CPI", "dưới 4%"), Target("GRDP", "8%", better="higher")])
/// >>> whatif.sensitivity(plan.assess([Observation("CPI", "3%"), Observation("GRDP", "8,0%")]))
/// Sensitivity(met=(1, 2), open=('GRDP',))
#[pyfunction]
pub fn sensitivity<'py>(py: Python<'py>, card: &Bound<'py, Scorecard>) -> PyResult<Bound<'py, PyAny>> {
    let card = &card.get().0;
    let found = alone(py, || whatif::sensitivity(card))?;
    let met = bounds(py, &found.met, |n| *n)?;
    record(py, "Sensitivity")?.call1((met, PyTuple::new(py, found.open)?))
}

/// Returns what each part adds to the gap of its total, the part that costs most first.
///
/// Parameters
/// ----------
/// total : Attainment
///     The verdict on the total.
/// parts : list of Attainment
///     The verdicts on its parts.
///
/// Returns
/// -------
/// Blame
///     A named tuple ``(gap, parts, unexplained)``, of exact fractions in the unit itself.
///
/// Raises
/// ------
/// WhatIfError
///     Where a verdict has no single gap, or their units do not meet.
///
/// Examples
/// --------
/// >>> from attain import Target, whatif
/// >>> total = Target("Thu", "17.500 tỷ đồng", better="higher").assess("17.000 tỷ đồng")
/// >>> home = Target("Nội địa", "9.000 tỷ đồng", better="higher").assess("8.300 tỷ đồng")
/// >>> port = Target("Hải quan", "8.500 tỷ đồng", better="higher").assess("8.700 tỷ đồng")
/// >>> found = whatif.blame(total, [port, home])
/// >>> [(part.name, part.share) for part in found.parts], found.unexplained
/// ([('Nội địa', Fraction(7, 5)), ('Hải quan', Fraction(-2, 5))], Fraction(0, 1))
#[pyfunction]
pub fn blame<'py>(
    py: Python<'py>,
    total: &Bound<'py, Attainment>,
    parts: Vec<Bound<'py, Attainment>>,
) -> Result<Bound<'py, PyAny>> {
    let parts: Vec<&attain::Attainment> = parts.iter().map(|part| &part.get().0).collect();
    let total = &total.get().0;
    let found = alone(py, || whatif::blame(total, &parts))??;
    let part = record(py, "Part")?;
    let parts = found.parts.into_iter().map(|of| part.call1((of.name, Fraction(of.gap), of.share.map(Fraction))));
    let parts = PyTuple::new(py, parts.collect::<PyResult<Vec<_>>>()?)?;
    Ok(record(py, "Blame")?.call1((Fraction(found.gap), parts, Fraction(found.unexplained)))?)
}

/// Returns a target against the straight line through the results of at least three earlier years.
///
/// Parameters
/// ----------
/// target : Target
///     The target, with its year.
/// earlier : Observations or iterable of Observation
///     The results of earlier years.
///
/// Returns
/// -------
/// Trend
///     A named tuple ``(expected, spread, asks_more, soft, years)``, of exact fractions in the unit itself.
///
/// Raises
/// ------
/// WhatIfError
///     For fewer than three years.
///
/// Examples
/// --------
/// >>> from attain import Observation, Target, whatif
/// >>> target = Target("Thóc", "65 tấn", better="higher", period="2024")
/// >>> earlier = [Observation("Thóc", f"{t} tấn", period=year) for year, t in ((2021, 60), (2022, 63), (2023, 64))]
/// >>> trend = whatif.against_trend(target, earlier)
/// >>> trend.soft, trend.expected, trend.spread
/// (True, Fraction(199, 3), Fraction(2, 3))
#[pyfunction]
pub fn against_trend<'py>(py: Python<'py>, target: &Bound<'py, Target>, earlier: Given) -> Result<Bound<'py, PyAny>> {
    let target = &target.get().0;
    let found = alone(py, || whatif::against_trend(target, &earlier.0))??;
    let (expected, spread, more) = (Fraction(found.expected), Fraction(found.spread), Fraction(found.asks_more));
    Ok(record(py, "Trend")?.call1((expected, spread, more, found.soft, found.years))?)
}

/// Returns how many results lie within 1 % of their targets, on the better and on the worse side.
///
/// Many more just met than just missed is a reason to look at how the figures were made, and no proof.
///
/// Parameters
/// ----------
/// verdicts : Scorecard or iterable of Attainment
///     The verdicts.
///
/// Returns
/// -------
/// Bunching
///     A named tuple ``(just_met, just_missed, of, share_met)``.
///
/// Examples
/// --------
/// >>> from attain import Target, whatif
/// >>> target = Target("Thu", "100 tỷ đồng", better="higher")
/// >>> whatif.bunching(target.assess(f"{found} tỷ đồng") for found in ("100,5", "100", "99,5", "120"))
/// Bunching(just_met=2, just_missed=1, of=4, share_met=Fraction(2, 3))
#[pyfunction]
pub fn bunching<'py>(py: Python<'py>, verdicts: &Bound<'py, PyAny>) -> Result<Bound<'py, PyAny>> {
    let each = verdicts.try_iter()?.map(|verdict| Ok(verdict?.cast::<Attainment>()?.get().0.clone()));
    let held = collected(py, each)?;
    let found = alone(py, || whatif::bunching(&held))?;
    let share = found.share_met().map(Fraction);
    Ok(record(py, "Bunching")?.call1((found.just_met, found.just_missed, found.of, share))?)
}
