//! `attain.Pace`, and `attain.pace`, `attain.side_by_side`.

use attain::Locale;
use attain::pace::{Basis, Extent, Sense};
use chrono::NaiveDate;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

use crate::attainment::gap;
use crate::error::Result;
use crate::exact::{Exact, Fraction, Number, bounds};
use crate::given::{Day, GivenFigure, Reading};
use crate::goal::Goal;
use crate::html;
use crate::laws::{Reduced, copied, hashed};
use crate::literal::{Call, list};
use crate::observation::Observation;
use crate::observations::{Given, Observations};
use crate::pacing::{GivenProfile, Measure};
use crate::period::Period;
use crate::target::Target;
use crate::words::{Lang, Word, formatted};
use crate::work::{alone, collected};

/// A target before its period has ended: what was expected by a day, what was reached, and what the rest must bring.
///
/// It comes from :func:`pace`. Figures are shown as a Quantity, or as a Range where they leave several values; those
/// that are no finite decimal are rounded half-even to 4 decimals. `share`, `ratio` and `share_of_target` are exact.
///
/// Examples
/// --------
/// >>> from datetime import date
/// >>> from attain import Indicator, Observation, Target, pace
/// >>> revenue = Indicator("Thu ngân sách", better="higher", accumulates="flow")
/// >>> found = Observation(revenue, "5.904,3 tỷ đồng", period="2024-Q1")
/// >>> p = pace(Target(revenue, "15.915 tỷ đồng", period="2024"), found, on=date(2024, 4, 5), profile="quarters")
/// >>> p.status, str(p.expected), p.percent_of_target_to(1, "half_even"), p.share
/// ('ahead', '3,978.75 billion VND', Decimal('37.1'), Fraction(1, 4))
/// >>> str(p.required.rest), str(p.required.per_month)
/// ('10,010.7 billion VND', '1,112.3 billion VND')
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq)]
pub struct Pace {
    pub pace: attain::Pace,
    given: Vec<attain::Observation>,
    measure: Measure,
}

impl std::hash::Hash for Pace {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        state.write_u64(hashed(&(self.pace.target(), &self.given, &self.measure)));
    }
}

copied!(Pace);

impl Pace {
    /// What it is in the core.
    pub fn pace(&self) -> &attain::Pace {
        &self.pace
    }

    /// The observations that it was given.
    pub fn given(&self) -> &[attain::Observation] {
        &self.given
    }

    /// The same target on another day, by what was given or by other observations.
    pub fn again(&self, py: Python<'_>, on: Day, observations: Option<Vec<attain::Observation>>) -> Result<Self> {
        let mut measure = self.measure.clone();
        measure.on = on.0;
        let given = observations.unwrap_or_else(|| self.given.clone());
        Self::measured(py, self.pace.target(), given, measure)
    }

    fn measured(
        py: Python<'_>,
        target: &attain::Target,
        given: Vec<attain::Observation>,
        measure: Measure,
    ) -> Result<Self> {
        let pace = alone(py, || -> Result<_> { Ok(target.pace_of(&given, measure.on, &measure.pacing()?)?) })??;
        Ok(Self { pace, given, measure })
    }
}

/// The values of a figure on their way to Python: `Quantity` or `Range`.
fn shown<'py>(py: Python<'py>, extent: Option<&Extent>) -> PyResult<Option<Bound<'py, PyAny>>> {
    gap(py, extent.and_then(Extent::shown).as_ref())
}

fn open<'py>(py: Python<'py>, extent: Option<&Extent>) -> PyResult<Option<Bound<'py, PyAny>>> {
    gap(py, extent.and_then(Extent::shown_open).as_ref())
}

#[pymethods]
impl Pace {
    /// The target.
    #[getter]
    fn target(&self) -> Target {
        Target(self.pace.target().clone())
    }

    /// The goal of the version that was in force on the day.
    #[getter]
    fn goal(&self) -> Goal {
        Goal(self.pace.goal())
    }

    /// Which version of the target was in force on the day, counted from 0.
    #[getter]
    fn version(&self) -> usize {
        self.pace.version()
    }

    /// The observations that the figure so far was made of: one to date, or every part.
    #[getter]
    fn observations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.pace.observations().iter().cloned().map(Observation).collect::<Vec<_>>())
    }

    /// The day asked for.
    #[getter]
    fn on(&self) -> NaiveDate {
        self.pace.on()
    }

    /// The last day of the figure so far, up to which the profile counts.
    #[getter]
    fn until(&self) -> NaiveDate {
        self.pace.until()
    }

    /// How it was taken to accumulate: ``"flow"``, ``"stock"``, ``"rate"``.
    #[getter]
    fn kind(&self) -> &'static str {
        self.pace.kind().name()
    }

    /// The profile: ``"linear"``, ``"months"``, ``"quarters"``, ``"weights"``, ``"learned"``.
    #[getter]
    fn profile(&self) -> &'static str {
        self.pace.pacing().profile.name()
    }

    /// The name of the rule that read the goal.
    #[getter]
    fn rule(&self) -> &'static str {
        self.pace.pacing().rule.name()
    }

    /// The thresholds of ahead, on track and at risk: each the least pace that still has it.
    #[getter]
    fn thresholds<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let edges = PyDict::new(py);
        for (name, edge) in ["ahead", "on_track", "at_risk"].into_iter().zip(self.pace.pacing().bands.edges()) {
            edges.set_item(name, Fraction(edge.clone()))?;
        }
        Ok(edges)
    }

    /// The share of the period's whole that the profile expects by then; for rates, the weight that lies behind.
    #[getter]
    fn share(&self) -> Fraction {
        Fraction(self.pace.share().at().clone())
    }

    /// The least and the most share of the earlier years that the profile was learned from; one value without them.
    #[getter]
    fn share_spread<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let spread = self.pace.share().spread();
        let end = |bound: Option<&attain::Bound<attain::Ratio>>| bound.map(|bound| bound.at.clone());
        let of = attain::Bounds { lower: end(spread.lower()), upper: end(spread.upper()) };
        bounds(py, &of, |end| Fraction(end.clone()))
    }

    /// What is expected by then; None where the goal is a band.
    #[getter]
    fn expected<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        shown(py, self.pace.expected())
    }

    /// What is expected by then, with the spread of the earlier years.
    #[getter]
    fn expected_open<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        open(py, self.pace.expected())
    }

    /// What was reached by then.
    #[getter]
    fn actual<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        shown(py, Some(self.pace.actual()))
    }

    /// What was reached by then, with everything that is printed alike.
    #[getter]
    fn actual_open<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        open(py, Some(self.pace.actual()))
    }

    /// What was reached ÷ the target of the whole period, exactly; None where the target is zero or below.
    #[getter]
    fn share_of_target<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.pace.share_of_target().map(|share| bounds(py, share, |share| Fraction(share.clone()))).transpose()
    }

    /// The percent of the whole period's target that was reached, rounded once, half-even, to 4 decimals.
    #[getter]
    fn percent_of_target<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.pace.percent_of_target().map(|percent| bounds(py, &percent, |percent| Number(*percent))).transpose()
    }

    /// Returns the percent of the whole period's target that was reached, rounded as you say.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Target, pace
    /// >>> target = Target("Thu", "13.161 tỷ đồng", better="higher", period="2021", accumulates="flow")
    /// >>> p = pace(target, Observation("Thu", "10.042 tỷ đồng", period="2021-H1"), on="2021-07-01")
    /// >>> p.percent_of_target_to(1, "half_even")
    /// Decimal('76.3')
    fn percent_of_target_to<'py>(
        &self,
        py: Python<'py>,
        digits: i32,
        rounding: Word<attain::Rounding>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let percent = self.pace.percent_of_target_to(digits, rounding.0);
        percent.map(|percent| bounds(py, &percent, |percent| Number(*percent))).transpose()
    }

    /// What was reached ÷ what was expected, exactly; above 1 is more than expected, which is worse for a ceiling.
    #[getter]
    fn ratio<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.pace.ratio().map(|ratio| bounds(py, ratio, |ratio| Fraction(ratio.clone()))).transpose()
    }

    /// Why there is no ratio: ``"nothing_expected"``, ``"hold"``, ``"expected_not_positive"``.
    #[getter]
    fn ratio_reason(&self) -> Option<&'static str> {
        self.pace.ratio_reason().map(attain::pace::RatioReason::name)
    }

    /// The pace in percent of what was expected, rounded once, half-even, to 4 decimals.
    #[getter]
    fn percent<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.pace.percent().map(|percent| bounds(py, &percent, |percent| Number(*percent))).transpose()
    }

    /// Returns the pace in percent of what was expected, rounded as you say.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Target, pace
    /// >>> target = Target("Thu", "100 tỷ đồng", better="higher", period="2024", accumulates="flow")
    /// >>> p = pace(target, Observation("Thu", "30 tỷ đồng", period="2024-Q1"), on="2024-04-01", profile="quarters")
    /// >>> p.percent_to(0, "half_even")
    /// Decimal('120')
    fn percent_to<'py>(
        &self,
        py: Python<'py>,
        digits: i32,
        rounding: Word<attain::Rounding>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let percent = self.pace.percent_to(digits, rounding.0);
        percent.map(|percent| bounds(py, &percent, |percent| Number(*percent))).transpose()
    }

    /// How it is doing: ``"ahead"``, ``"on_track"``, ``"at_risk"``, ``"off_track"``, ``"undecided"``,
    /// ``"too_early"``.
    #[getter]
    fn status(&self) -> &'static str {
        self.pace.status().name()
    }

    /// Every status that is possible by the figures as written, the best first.
    #[getter]
    fn possible<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.pace.possible().iter().map(|status| status.name()))
    }

    /// Whether the status survives the rounding of what was printed and the spread of the earlier years.
    #[getter]
    fn certain(&self) -> bool {
        self.pace.certain()
    }

    /// Whether an estimate was used.
    #[getter]
    fn provisional(&self) -> bool {
        self.pace.provisional()
    }

    /// Where the period may end, a :class:`~attain.records.Projection`; None where nothing is expected yet.
    #[getter]
    fn projection<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let Some(found) = self.pace.projection() else { return Ok(None) };
        let (basis, of) = match found.basis {
            Basis::EarlierYears(years) => ("earlier_years", Some(years)),
            Basis::Parts(parts) => ("parts", Some(parts)),
            _ => ("precision", None),
        };
        let record = py.import("attain.records")?.getattr("Projection")?;
        let (at_pace, interval) = (shown(py, Some(&found.at_pace))?, open(py, Some(&found.at_pace))?);
        let as_planned = shown(py, found.as_planned.as_ref())?;
        let coverage = found.basis.coverage().map(Fraction);
        record.call1((at_pace, interval, as_planned, basis, of, coverage, found.met)).map(Some)
    }

    /// What the rest of the period must bring, a :class:`~attain.records.Required`; None where it has ended, the
    /// target is met or the goal is a band.
    #[getter]
    fn required<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let Some(found) = self.pace.required() else { return Ok(None) };
        let sense = match found.sense {
            Sense::AtLeast => "at_least",
            Sense::AtMost => "at_most",
        };
        let record = py.import("attain.records")?.getattr("Required")?;
        let (rest, interval) = (shown(py, Some(&found.rest))?, open(py, Some(&found.rest))?);
        let months = found.months.clone().map(Fraction);
        let per_month = shown(py, found.per_month.as_ref())?;
        let times = found.times_so_far.clone().map(Fraction);
        record.call1((rest, interval, sense, Period(found.over), months, per_month, times)).map(Some)
    }

    /// The days in which the target was met before its period has ended: "met in September" is ``2024-M09``.
    #[getter]
    fn met_in(&self) -> Option<Period> {
        self.pace.met_in().map(Period)
    }

    /// Whether it is met (True) or can no longer be (False) before the period has ended; None while that is open.
    #[getter]
    fn settled(&self) -> Option<bool> {
        self.pace.settled().map(|settled| settled.met)
    }

    /// Whether what is expected is an allowance that must not be used up, rather than something to reach.
    #[getter]
    fn is_ceiling(&self) -> bool {
        self.pace.is_ceiling()
    }

    /// What it takes for granted, in English.
    #[getter]
    fn assumptions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.pace.assumptions().iter().map(|assumption| assumption.explain(Locale::En)))
    }

    /// Returns the pace in the sentences that an analyst would write.
    ///
    /// Parameters
    /// ----------
    /// locale : {"vi", "en"}, default "en"
    ///     The language.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Target, pace
    /// >>> target = Target("Tăng trưởng GRDP", "tăng 9,5%", better="higher", period="2024", accumulates="rate")
    /// >>> so_far = Observation("Tăng trưởng GRDP", "tăng 9%", period="2024-01/09")
    /// >>> p = pace(target, so_far, on="2024-10-01", profile=[20, 25, 30, 25])
    /// >>> "11.0% in Q4 2024" in p.explain()
    /// True
    #[pyo3(signature = (locale=Lang(Locale::En)), text_signature = "($self, locale=\"en\")")]
    fn explain(&self, locale: Lang) -> String {
        self.pace.explain(locale.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (Target, Vec<Observation>)>> {
        let (py, of) = (slf.py(), slf.get());
        let make = py.import("attain._attain")?.getattr("pace")?;
        let keywords = of.measure.keywords(py)?;
        let partial = py.import("functools")?.getattr("partial")?.call((make,), Some(&keywords))?;
        Ok((partial, (of.target(), of.given.iter().cloned().map(Observation).collect())))
    }

    fn __repr__(&self) -> String {
        let given = match self.given.as_slice() {
            [one] => Observation::source(one),
            several => list(several.iter().map(Observation::source)),
        };
        self.measure.source(Call::new("pace").arg(Target::source(self.pace.target())).arg(given))
    }

    fn __str__(&self) -> String {
        self.pace.explain(Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.pace.explain(locale))
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        html::piece(py, &self.pace)
    }
}

/// What a pace is measured from: observations, or the text of a figure to date.
pub enum Found {
    Observations(Vec<attain::Observation>),
    Figure(GivenFigure),
}

impl Found {
    fn read(self, target: &attain::Target, locale: Option<Lang>) -> Result<Vec<attain::Observation>> {
        Ok(match self {
            Found::Observations(observations) => observations,
            Found::Figure(figure) => {
                let figure = figure.read(Reading::in_language(locale))?;
                vec![attain::Observation::new(target.indicator().clone(), figure)]
            }
        })
    }
}

impl FromPyObject<'_, '_> for Found {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let several = obj.is_instance_of::<PyList>() || obj.is_instance_of::<PyTuple>();
        if several || obj.is_instance_of::<Observations>() || obj.is_instance_of::<Observation>() {
            return Ok(Self::Observations(obj.extract::<Given>()?.0));
        }
        obj.extract().map(Self::Figure)
    }
}

/// Says how a target is doing before its period has ended.
///
/// Flows, stocks and rates go each by its own rule, from the kind of the indicator; one that does not fit the goal,
/// the figure or the profile is an error. The figure counts to the last day of the observation's own period; `on` may
/// follow it.
///
/// Parameters
/// ----------
/// target : Target
///     What is to be reached, with its period.
/// observation : Observation, list of Observation, Observations, or a figure
///     A figure to date, or its parts; earlier figures to date tell when a target was met. A bare figure is taken to
///     run from the first day of the target's period to `on`.
/// on : datetime.date or str
///     The day; there is no clock.
/// profile : {"linear", "months", "quarters"}, list of weights, or observations of earlier years, default "linear"
///     How much is expected by a day. Weights are of equal parts of the period, and need not add up to 1.
/// bands : (ahead, on_track, at_risk), optional
///     The least pace that still has each status; by default 1.05, 0.95 and 0.80.
/// rule : {"vn-official", "strict"}, default "vn-official"
///     The rule that reads goals and approximations.
/// locale : {"vi", "en"}, optional
///     The language of a figure given as text.
///
/// Returns
/// -------
/// Pace
///
/// Raises
/// ------
/// PaceError
///     Where the kind of the indicator does not fit, or the figure is not one to date.
///
/// Examples
/// --------
/// >>> from attain import Observation, Target, pace
/// >>> target = Target("Tăng trưởng GRDP", "tăng 9,5%", better="higher", period="2024", accumulates="rate")
/// >>> so_far = Observation("Tăng trưởng GRDP", "tăng 9%", period="2024-01/09")
/// >>> p = pace(target, so_far, on="2024-10-01", profile=[20, 25, 30, 25])
/// >>> str(p.required.rest), str(p.required.over)
/// ('11%', '2024-Q4')
#[pyfunction]
#[pyo3(
    signature = (target, observation, *, on, profile=None, bands=None, rule="vn-official", locale=None),
    text_signature = "(target, observation, *, on, profile=\"linear\", bands=None, rule=\"vn-official\", locale=None)"
)]
pub fn pace(
    py: Python<'_>,
    target: &Bound<'_, Target>,
    observation: Found,
    on: Day,
    profile: Option<GivenProfile>,
    bands: Option<(Exact, Exact, Exact)>,
    rule: &str,
    locale: Option<Lang>,
) -> Result<Pace> {
    let target = &target.get().0;
    let measure = Measure::new(on, profile, bands, rule)?;
    let given = observation.read(target, locale)?;
    Pace::measured(py, target, given, measure)
}

/// Says how one observation does against each of the targets that several authorities set for its indicator.
///
/// Targets of other indicators are left out, so that a whole plan may be given.
///
/// Parameters
/// ----------
/// targets : Plan or iterable of Target
///     The targets.
/// observation : Observation
///     A figure to date.
/// on, profile, bands, rule
///     As in :func:`pace`.
///
/// Returns
/// -------
/// Paces
///     A list, one a target, in their order, that shows itself as a table.
///
/// Examples
/// --------
/// >>> from attain import Observation, Target, side_by_side
/// >>> central = Target("Thu", "13.161 tỷ đồng", better="higher", period="2021", accumulates="flow", authority="TW")
/// >>> province = Target("Thu", "14.025 tỷ đồng", better="higher", period="2021", accumulates="flow", authority="HĐND")
/// >>> half = Observation("Thu", "10.042 tỷ đồng", period="2021-H1")
/// >>> paces = side_by_side([central, province], half, on="2021-07-01", profile="quarters")
/// >>> [(p.target.authority, str(p.percent_of_target_to(1, "half_even"))) for p in paces]
/// [('TW', '76.3'), ('HĐND', '71.6')]
#[pyfunction]
#[pyo3(
    signature = (targets, observation, *, on, profile=None, bands=None, rule="vn-official"),
    text_signature = "(targets, observation, *, on, profile=\"linear\", bands=None, rule=\"vn-official\")"
)]
pub fn side_by_side<'py>(
    targets: &Bound<'py, PyAny>,
    observation: &Bound<'py, Observation>,
    on: Day,
    profile: Option<GivenProfile>,
    bands: Option<(Exact, Exact, Exact)>,
    rule: &str,
) -> Result<Bound<'py, PyAny>> {
    let py = targets.py();
    let wanted = collected(py, targets.try_iter()?.map(|target| Ok(target?.cast::<Target>()?.get().0.clone())))?;
    let measure = Measure::new(on, profile, bands, rule)?;
    let given = observation.get().0.clone();
    let paces = alone(py, || -> Result<_> {
        Ok(attain::pace::side_by_side(&wanted, &given, measure.on, &measure.pacing()?)?)
    })??;
    let pace = |pace| Bound::new(py, Pace { pace, given: vec![given.clone()], measure: measure.clone() });
    let list = py.import("attain.records")?.getattr("Paces")?;
    Ok(list.call1((collected(py, paces.into_iter().map(pace))?,))?)
}
