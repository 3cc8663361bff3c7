//! `attain.Progress`, and `attain.progress`, `attain.mean_score`.

use attain::progress::statcan::Aggregate;
use attain::progress::{Course, Surd, Undefined};
use attain::{Better, Ratio, Rounding};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::error::{Error, Result};
use crate::exact::{Fraction, Number};
use crate::html;
use crate::laws::{copied, hashed};
use crate::literal::Call;
use crate::method::{GivenMethod, judged};
use crate::series::{GivenAim, GivenPoint, GivenSeries, GivenValue, record, source};
use crate::words::{Lang, Word, lang};
use crate::work::alone;

/// The digits that a root is given with: enough for the nearest double of it to be the nearest double of the root.
const DIGITS: i32 = 20;

/// A real number on its way to Python, correctly rounded to 20 significant digits.
pub fn number(value: &Surd) -> Result<Number> {
    if let Some(exact) = value.to_ratio().and_then(|ratio| ratio.to_decimal())
        && exact.mantissa().unsigned_abs() < 10u128.pow(20)
    {
        return Ok(Number(exact));
    }
    let (low, _) = value.abs().enclosure(80);
    let mut whole = 0;
    while low >= Ratio::power_of_ten(whole) && whole < 28 {
        whole += 1;
    }
    while whole > -8 && whole <= 0 && low < Ratio::power_of_ten(whole - 1) {
        whole -= 1;
    }
    Ok(Number(value.round((DIGITS - whole).max(0), Rounding::HalfEven)?.normalize()))
}

/// A real number as tables show it.
pub fn shown(value: Option<&Surd>, digits: i32) -> String {
    let rounded = value.and_then(|value| value.round(digits, Rounding::HalfEven).ok());
    rounded.map_or_else(String::new, |rounded| rounded.normalize().to_string())
}

/// What a method says of the way from a baseline to a target, with everything it was worked out from.
///
/// It comes from :func:`progress` and :func:`compare_methods`. A method that has no value for the figures has a
/// `reason` instead. What the rules compare is exact; `value`, `score` and the edges are given correctly rounded to
/// 20 significant digits, and to 28 decimals at most.
///
/// Examples
/// --------
/// >>> from attain import progress
/// >>> p = progress((2015, "14.5"), (2023, "10.2"), target=(2030, "7.25"), better="lower")
/// >>> p.method, p.status, p.label, p.value_to(7, "half_even")
/// ('statcan-2.4', 'substantial_progress', 'on track', Decimal('0.9525902'))
/// >>> [(edge.status, edge.side, str(edge.at)) for edge in p.thresholds][0]
/// ('substantial_progress', '≥', '0.95')
/// >>> progress((2015, 0), (2023, 5), target=(2030, 10), better="higher", method="cagr").reason
/// 'zero_base'
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq)]
pub struct Progress(pub attain::Progress);

impl std::hash::Hash for Progress {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        state.write_u64(hashed(&(self.0.method(), self.0.series(), self.0.status())));
    }
}

copied!(Progress);

#[pymethods]
impl Progress {
    /// The versioned name of the method.
    #[getter]
    fn method(&self) -> &str {
        self.0.method()
    }

    /// Where the method is published.
    #[getter]
    fn source(&self) -> &str {
        self.0.source()
    }

    /// How well its formula is vouched for: ``"read"``, ``"restated"``, ``"unverified"``.
    #[getter]
    fn evidence(&self) -> &'static str {
        self.0.evidence().name()
    }

    /// Which question it answers: ``"growth"``, ``"projection"``, ``"pace"``, ``"regression"``, ``"distance"``,
    /// ``"attainment"``.
    #[getter]
    fn question(&self) -> &'static str {
        self.0.question().name()
    }

    /// What was judged, a :class:`~attain.records.Series`.
    #[getter]
    fn series<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record(py, self.0.series())
    }

    /// The figure that is judged; None where `reason` says why.
    #[getter]
    fn value(&self) -> Result<Option<Number>> {
        self.0.value().map(number).transpose()
    }

    /// The figure that is judged as a fraction; None where it is none, as most roots are.
    #[getter]
    fn value_exact(&self) -> Option<Fraction> {
        self.0.value().and_then(Surd::to_ratio).map(Fraction)
    }

    /// Returns the figure that is judged, rounded as you say.
    ///
    /// Examples
    /// --------
    /// >>> from attain import progress
    /// >>> p = progress((2015, 50), (2022, 65), target=(2030, 100), better="higher", method="linear")
    /// >>> p.value_to(3, "half_even"), p.value_exact
    /// (Decimal('0.643'), Fraction(9, 14))
    fn value_to(&self, digits: i32, rounding: Word<Rounding>) -> Result<Option<Number>> {
        Ok(self.0.value().map(|value| value.round(digits, rounding.0)).transpose()?.map(Number))
    }

    /// The score, on the method's own scale; None where it has none.
    #[getter]
    fn score(&self) -> Result<Option<Number>> {
        self.0.score().map(number).transpose()
    }

    /// Returns the score, rounded as you say.
    ///
    /// Examples
    /// --------
    /// >>> from attain import progress
    /// >>> p = progress((2015, "14.5"), (2023, "10.2"), target=(2030, "7.25"), better="lower")
    /// >>> p.score_to(4, "half_even")
    /// Decimal('2.5186')
    fn score_to(&self, digits: i32, rounding: Word<Rounding>) -> Result<Option<Number>> {
        Ok(self.0.score().map(|score| score.round(digits, rounding.0)).transpose()?.map(Number))
    }

    /// The status, in the method's own words; ``"not_available"`` where there is none.
    #[getter]
    fn status(&self) -> &str {
        self.0.status()
    }

    /// The publisher's words for the status.
    #[getter]
    fn label(&self) -> &str {
        self.0.label()
    }

    /// Where the status stands among the methods: ``"achieved"``, ``"on_track"``, ``"too_slow"``, ``"stalled"``,
    /// ``"away"``; None where the method speaks of something else than a course.
    #[getter]
    fn course(&self) -> Option<&'static str> {
        self.0.course().map(Course::name)
    }

    /// Why there is no value: ``"zero_base"``, ``"sign_change"``, ``"base_is_target"`` and others.
    #[getter]
    fn reason(&self) -> Option<&'static str> {
        self.0.reason().map(Undefined::name)
    }

    /// The edges between statuses that were used, from best to worst: :class:`~attain.records.Threshold`.
    #[getter]
    fn thresholds<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyTuple>> {
        let record = py.import("attain.records")?.getattr("Threshold")?;
        let edges = self.0.thresholds().iter().map(|edge| {
            let at = number(&edge.at)?;
            Ok(record.call1((edge.status.as_ref(), edge.side.sign(), at, edge.evidence.name()))?)
        });
        Ok(PyTuple::new(py, edges.collect::<Result<Vec<_>>>()?)?)
    }

    /// Every figure on the way to the value, by name.
    #[getter]
    fn figures<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyDict>> {
        let figures = PyDict::new(py);
        for (name, value) in self.0.figures() {
            figures.set_item(name, number(value)?)?;
        }
        Ok(figures)
    }

    /// Every step away from the inputs as given, in English.
    #[getter]
    fn notes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.notes().iter().map(ToString::to_string))
    }

    /// Everything that went into the verdict, and the verdict: a dict that JSON takes and :meth:`from_trace` judges
    /// again. Numbers are text, fractions as ``n/d``, roots with the two fractions they lie between.
    #[getter]
    pub fn trace<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.0.trace().to_string(),))
    }

    /// Returns the verdict of a published method again, from the inputs of a trace alone.
    ///
    /// Parameters
    /// ----------
    /// trace : dict
    ///     What :attr:`trace` gave.
    ///
    /// Raises
    /// ------
    /// ProgressError
    ///     For what is no trace, and for the method of somebody's own.
    /// ReplayError
    ///     Where judging again comes to anything else than the trace says.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Progress, progress
    /// >>> p = progress((2015, 50), (2022, 65), target=(2030, 100), better="higher", method="unsd")
    /// >>> Progress.from_trace(p.trace) == p
    /// True
    #[staticmethod]
    fn from_trace(trace: &Bound<'_, PyDict>) -> Result<Self> {
        let py = trace.py();
        let text: String = py.import("json")?.call_method1("dumps", (trace,))?.extract()?;
        let trace: serde_json::Value = serde_json::from_str(&text)?;
        let (again, same) = alone(py, || -> Result<_> {
            let again = attain::progress::replay(&trace)?;
            let same = again.trace() == trace;
            Ok((again, same))
        })??;
        if !same {
            return Err(Error::replay(format!("`{}` judges otherwise than the trace says", again.method())));
        }
        Ok(Self(again))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Result<(Bound<'py, PyAny>, (Bound<'py, PyAny>,))> {
        let of = slf.get();
        if attain::progress::method(of.0.method()).is_err() {
            let name = of.0.method();
            return Err(Error::wrong_type(format!(
                "`{name}` is a method of your own, which is not stored; keep the inputs and judge again"
            )));
        }
        Ok((slf.get_type().getattr("from_trace")?, (of.trace(slf.py())?,)))
    }

    fn __repr__(&self) -> String {
        source(Call::new("progress"), self.0.series()).text("method", Some(self.0.method())).end()
    }

    fn __str__(&self) -> String {
        let value = match self.0.reason() {
            Some(reason) => format!(" ({reason})"),
            None => self.0.value().map_or_else(String::new, |value| format!(" ({})", shown(Some(value), 4))),
        };
        format!("{}: {}{value}", self.0.method(), self.0.label())
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        html::piece(py, &self.0)
    }
}

/// Says what a published method makes of the way from a baseline to a target.
///
/// Parameters
/// ----------
/// baseline, current : (int, Decimal, int, str or Fraction)
///     The year and the value at the beginning, and the latest.
/// target : (int, value) or value, optional
///     What is to be reached, with its year; without one a method takes its own, or says that it needs one.
/// better : {"higher", "lower", "inside"}
///     Which way is better. It is never assumed.
/// limit : value, optional
///     The natural limit that values approach but cannot pass, such as 100 of a share.
/// method : str or Method, default "statcan-2.4"
///     A name of :data:`METHODS`, or what stands before its version; or a :class:`~attain.records.Method` of your own.
/// points : list of (int, value), optional
///     Further years, between the two or before them, for methods that take trends.
/// growth_rate : bool, default False
///     Whether the values are rates of growth, of which no rate of growth is taken.
/// percent : bool, default False
///     Whether the values are percentages, for rules that speak of percentage points.
/// spread : value, optional
///     The standard deviation across countries that distances are measured in.
/// scale : (worst, red, green, best), optional
///     The bounds and thresholds that values are normalised by.
/// locale : {"vi", "en"}, optional
///     The language of values given as text; without it, values that read in one language only settle it for all.
///
/// Returns
/// -------
/// Progress
///
/// Raises
/// ------
/// ProgressError
///     For years out of order, a scale out of order, a name that no method has.
///
/// Examples
/// --------
/// >>> from attain import progress
/// >>> print(progress((2015, "14.5"), (2023, "10.2"), target=(2030, "7.25"), better="lower"))
/// statcan-2.4: on track (0.9526)
/// >>> print(progress((2015, 100), (2023, 100), target=(2030, 100), better="inside"))
/// statcan-2.4: not available (the method knows higher or lower is better only; transform a two-sided indicator first)
#[pyfunction]
#[pyo3(
    signature = (baseline, current, *, target=None, better, limit=None, method=None, points=None, growth_rate=false, percent=false, spread=None, scale=None, locale=None),
    text_signature = "(baseline, current, *, target=None, better, limit=None, method=\"statcan-2.4\", points=None, growth_rate=False, percent=False, spread=None, scale=None, locale=None)"
)]
pub fn progress(
    py: Python<'_>,
    baseline: GivenPoint,
    current: GivenPoint,
    target: Option<GivenAim>,
    better: Word<Better>,
    limit: Option<GivenValue>,
    method: Option<GivenMethod>,
    points: Option<Vec<GivenPoint>>,
    growth_rate: bool,
    percent: bool,
    spread: Option<GivenValue>,
    scale: Option<(GivenValue, GivenValue, GivenValue, GivenValue)>,
    locale: Option<Lang>,
) -> Result<Progress> {
    let (better, points) = (better.0, points.unwrap_or_default());
    let given = GivenSeries { baseline, current, target, better, limit, points, growth_rate, percent, spread, scale };
    let series = given.read(lang(locale))?;
    let method = match method {
        Some(method) => method,
        None => GivenMethod::Published(attain::progress::method("statcan-2.4")?),
    };
    Ok(Progress(judged(py, &series, &method)?))
}

/// Says what the scores of several series come to: their mean, groups first.
///
/// Series of one group are averaged first, then groups and single series count alike. What has no score is left out
/// and counted. The status is that of ``statcan-2.4`` for an indicator with several series.
///
/// Parameters
/// ----------
/// verdicts : list of Progress
///     The verdicts.
/// groups : list of str or None, optional
///     The group of each; None for one that stands alone.
///
/// Returns
/// -------
/// MeanScore
///     A named tuple ``(score, status, counted, left_out, policy)``.
///
/// Examples
/// --------
/// >>> from attain import mean_score, progress
/// >>> met = progress((2015, 100), (2022, 45), target=(2030, 50), better="lower")
/// >>> lost = progress((2015, 100), (2020, "85.9"), better="higher")
/// >>> mean_score([met, lost]).status
/// 'moderate_progress'
#[pyfunction]
#[pyo3(signature = (verdicts, *, groups=None))]
pub fn mean_score<'py>(
    py: Python<'py>,
    verdicts: Vec<Bound<'py, Progress>>,
    groups: Option<Vec<Option<String>>>,
) -> Result<Bound<'py, PyAny>> {
    let groups = groups.unwrap_or_else(|| vec![None; verdicts.len()]);
    if groups.len() != verdicts.len() {
        let (found, wanted) = (groups.len(), verdicts.len());
        return Err(Error::argument(format!("expected a group for each of {wanted} verdicts, found {found}")));
    }
    let verdicts: Vec<&attain::Progress> = verdicts.iter().map(|of| &of.get().0).collect();
    let (mean, score) = alone(py, || {
        let mean = Aggregate::of(groups.iter().map(Option::as_deref).zip(verdicts));
        let score = mean.score(120).map(|(low, _)| number(&Surd::from(low))).transpose();
        (mean, score)
    })?;
    let score = score?;
    let record = py.import("attain.records")?.getattr("MeanScore")?;
    let policy = "mean of the scores, groups first";
    Ok(record.call1((score, mean.status(), mean.counted(), mean.left_out(), policy))?)
}
