//! `attain.Attainment`, and `attain.replay`.

use attain::{Gap, Locale};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::error::Result;
use crate::exact::{Fraction, Number, bounds};
use crate::goal::Goal;
use crate::html;
use crate::laws::{as_json, stored};
use crate::literal::{Call, quoted};
use crate::observation::Observation;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::target::Target;
use crate::words::{Lang, Word, formatted};

/// What became of a target: its status, how far it got, how sure that is, and why.
///
/// It comes from :meth:`Target.assess`, :meth:`Plan.assess` and :func:`replay`.
///
/// Examples
/// --------
/// >>> from attain import Target
/// >>> a = Target("Tổng thu ngân sách", "17.500 tỷ đồng", better="higher").assess("17.946 tỷ đồng")
/// >>> a.status, a.met, a.percent, str(a.gap)
/// ('exceeded', True, Decimal('102.5486'), '446 billion VND')
/// >>> a.explain("vi")
/// 'Tổng thu ngân sách: vượt. Kết quả 17.946 tỷ đồng so với mục tiêu 17.500 tỷ đồng, bằng 102,5486% mục tiêu, tốt hơn 446 tỷ đồng.'
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Attainment(pub attain::Attainment);

as_json!(Attainment);
stored!(Attainment, "Target('CPI', 'không quá 4%').assess('3,25%')");

impl Attainment {
    pub fn source(verdict: &attain::Attainment) -> String {
        if let [observation] = verdict.observations()
            && verdict.target().assess_by(observation, verdict.rule()).is_ok_and(|again| again == *verdict)
        {
            let early = verdict.rule().counts_early_as_exceeded().then(|| "True".to_owned());
            let call = Call::new(".assess").arg(Observation::source(observation));
            let call = call.text("rule", Some(verdict.rule().name())).opt("early_exceeds", early);
            return Target::source(verdict.target()) + &call.end();
        }
        Call::new("Attainment.from_wire").arg(quoted(&serde_json::to_string(verdict).unwrap_or_default())).end()
    }
}

/// A gap on its way to Python: `Quantity` or `Range`.
pub fn gap<'py>(py: Python<'py>, gap: Option<&Gap>) -> PyResult<Option<Bound<'py, PyAny>>> {
    Ok(match gap.cloned() {
        Some(Gap::Quantity(quantity)) => Some(Quantity(quantity).into_pyobject(py)?.into_any()),
        Some(Gap::Range(range)) => Some(Range(range).into_pyobject(py)?.into_any()),
        _ => None,
    })
}

#[pymethods]
impl Attainment {
    /// What became of it: ``"exceeded"``, ``"met"``, ``"near_miss"``, ``"missed"``, ``"undecided"``, ``"no_data"``.
    #[getter]
    fn status(&self) -> &'static str {
        self.0.status().name()
    }

    /// Whether it was met or exceeded; None where that is open.
    #[getter]
    fn met(&self) -> Option<bool> {
        self.0.met()
    }

    /// Whether the status survives the rounding of what was printed; None without data.
    #[getter]
    fn certain(&self) -> Option<bool> {
        self.0.certain()
    }

    /// Whether an estimate was used.
    #[getter]
    fn provisional(&self) -> bool {
        self.0.provisional()
    }

    /// Every status that is possible: one where it is decided, none without data.
    #[getter]
    fn possible<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.possible().iter().map(|status| status.name()))
    }

    /// Why there is no status, or none yet: ``"no_observation"``, ``"not_measured"``, ``"not_comparable"``,
    /// ``"straddles"``.
    #[getter]
    fn reason(&self) -> Option<&'static str> {
        self.0.reason().map(attain::Reason::name)
    }

    /// The observation ÷ the reference, exactly; two bounds for an interval, None for one that is open.
    #[getter]
    fn ratio<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.ratio().map(|ratio| bounds(py, ratio, |ratio| Fraction(ratio.clone()))).transpose()
    }

    /// The percent of the reference that was reached, rounded once, half-even, to 4 decimals; two bounds for an
    /// interval.
    #[getter]
    fn percent<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.percent().map(|percent| bounds(py, &percent, |percent| Number(*percent))).transpose()
    }

    /// Why there is no percentage: ``"no_data"``, ``"reference_not_positive"``, ``"date"``, ``"rank"``,
    /// ``"inside_band"``, ``"too_large"``.
    #[getter]
    fn percent_reason(&self) -> Option<&'static str> {
        self.0.percent_reason().map(attain::PercentReason::name)
    }

    /// Returns the percent of the reference that was reached, rounded as you say.
    ///
    /// Parameters
    /// ----------
    /// digits : int
    ///     The decimals to keep.
    /// rounding : {"half_up", "half_even", "up", "down", "floor", "ceiling"}
    ///     How it is rounded to them.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Target
    /// >>> a = Target("Tổng thu ngân sách", "17.500 tỷ đồng", better="higher").assess("17.946 tỷ đồng")
    /// >>> a.percent_to(1, "half_up")
    /// Decimal('102.5')
    fn percent_to<'py>(
        &self,
        py: Python<'py>,
        digits: i32,
        rounding: Word<attain::Rounding>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let percent = self.0.percent_to(digits, rounding.0);
        percent.map(|percent| bounds(py, &percent, |percent| Number(*percent))).transpose()
    }

    /// The observation − the reference, signed so that positive is better: Quantity, Range or None.
    #[getter]
    fn gap<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        gap(py, self.0.gap())
    }

    /// The figure that percent and gap refer to; None for a day and inside a band.
    #[getter]
    fn reference(&self) -> Option<Quantity> {
        self.0.reference().map(Quantity)
    }

    /// The label that was published.
    #[getter]
    fn official(&self) -> Option<&str> {
        self.0.official()
    }

    /// The target that was judged.
    #[getter]
    fn target(&self) -> Target {
        Target(self.0.target().clone())
    }

    /// The goal of the version that was in force.
    #[getter]
    fn goal(&self) -> Goal {
        Goal(self.0.goal())
    }

    /// Which version of the target was in force, counted from 0.
    #[getter]
    fn version(&self) -> usize {
        self.0.version()
    }

    /// The observation it was judged by; of several years, the last.
    #[getter]
    fn observation(&self) -> Option<Observation> {
        self.0.observation().cloned().map(Observation)
    }

    /// Every observation it was judged by.
    #[getter]
    fn observations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.observations().iter().cloned().map(Observation).collect::<Vec<_>>())
    }

    /// The name of the rule it was judged by.
    #[getter]
    fn rule(&self) -> &'static str {
        self.0.rule().name()
    }

    /// What the verdict takes for granted, in English.
    #[getter]
    fn assumptions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.assumptions().iter().map(|assumption| assumption.explain(Locale::En)))
    }

    /// Everything that went into the verdict, and the verdict: a dict that JSON takes and :func:`replay` judges again.
    #[getter]
    fn trace<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        let text = serde_json::to_string(&self.0.trace())?;
        Ok(py.import("json")?.call_method1("loads", (text,))?)
    }

    /// Returns the verdict in the sentences that an analyst would write.
    ///
    /// Parameters
    /// ----------
    /// locale : {"vi", "en"}, default "en"
    ///     The language.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Target
    /// >>> Target("CPI", "không quá 4%").assess("3,25%").explain()
    /// 'CPI: met. 3.25% against a goal of at most 4%, 81.25% of it, 0.75 percentage points better.'
    #[pyo3(signature = (locale=Lang(Locale::En)), text_signature = "($self, locale=\"en\")")]
    fn explain(&self, locale: Lang) -> String {
        self.0.explain(locale.0)
    }

    fn __repr__(&self) -> String {
        Self::source(&self.0)
    }

    fn __str__(&self) -> String {
        self.0.explain(Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.0.explain(locale))
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        html::piece(py, &self.0)
    }
}

/// Judges again from a trace.
///
/// Parameters
/// ----------
/// trace : dict
///     What :attr:`Attainment.trace` gave.
///
/// Returns
/// -------
/// Attainment
///
/// Raises
/// ------
/// WireError
///     For what is no trace.
/// ReplayError
///     Where judging again comes to anything else than the trace says.
///
/// Examples
/// --------
/// >>> from attain import Target, replay
/// >>> a = Target("CPI", "không quá 4%").assess("3,25%")
/// >>> replay(a.trace) == a
/// True
#[pyfunction]
pub fn replay(trace: &Bound<'_, pyo3::types::PyDict>) -> Result<Attainment> {
    let text: String = trace.py().import("json")?.call_method1("dumps", (trace,))?.extract()?;
    Ok(Attainment(attain::replay(&serde_json::from_str(&text)?)?))
}
