//! `attain.Progress`, `attain.Comparison`, and `attain.progress`, `attain.compare_methods`, `attain.mean_score`.

use attain::progress::statcan::Aggregate;
use attain::progress::{
    Comparison as Compared, Course, Evidence, Method, Note, Question, Series, Side, Stop, Surd, Undefined, Verdict,
};
use attain::{Better, Locale, Ratio, Rounding};
use pyo3::exceptions::{PyKeyError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList, PyMapping, PyString, PyTuple};

use crate::error::{Error, Result};
use crate::exact::{Fraction, Number};
use crate::html;
use crate::laws::{Reduced, copied, hashed};
use crate::literal::{Call, list, quoted};
use crate::series::{GivenAim, GivenPoint, GivenSeries, GivenValue, record, source};
use crate::words::{Lang, Word, lang};

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

fn shown(value: Option<&Surd>, digits: i32) -> String {
    let rounded = value.and_then(|value| value.round(digits, Rounding::HalfEven).ok());
    rounded.map_or_else(String::new, |rounded| rounded.normalize().to_string())
}

/// A method as it is given: the name of a published one, or one of your own.
pub enum GivenMethod {
    Published(&'static dyn Method),
    Own(Own),
}

/// A method of the caller: what it is called, and the callable that judges.
pub struct Own {
    name: String,
    source: String,
    evidence: Evidence,
    question: Question,
    judge: Py<PyAny>,
}

/// What a method of the caller said of one series.
struct Said<'m>(&'m Own, Verdict);

impl Method for Said<'_> {
    fn name(&self) -> &str {
        &self.0.name
    }
    fn source(&self) -> &str {
        &self.0.source
    }
    fn evidence(&self) -> Evidence {
        self.0.evidence
    }
    fn question(&self) -> Question {
        self.0.question
    }
    fn verdict(&self, _series: &Series) -> std::result::Result<Verdict, Stop> {
        Ok(self.1.clone())
    }
}

impl Own {
    /// Asks the callable.
    fn said(&self, py: Python<'_>, series: &Series) -> Result<Said<'_>> {
        let said = self.judge.bind(py).call1((record(py, series)?,))?;
        if let Ok(status) = said.cast::<PyString>() {
            let status = status.to_cow()?.into_owned();
            return Ok(Said(self, Verdict::new().status(status.clone(), status, None)));
        }
        let Ok(said) = said.cast::<PyMapping>() else {
            let name = said.get_type().name()?;
            return Err(Error::wrong_type(format!(
                "expected a status or a mapping from the method `{}`, got {name}",
                self.name
            )));
        };
        Ok(Said(self, verdict(&self.name, said)?))
    }
}

/// The keys of what a method of the caller may say.
const KEYS: [&str; 9] = ["value", "score", "status", "label", "course", "reason", "thresholds", "figures", "notes"];

/// Reads what a method of the caller says.
fn verdict(method: &str, said: &Bound<'_, PyMapping>) -> Result<Verdict> {
    for key in said.keys()? {
        let key: String = key.extract()?;
        if !KEYS.contains(&key.as_str()) {
            let known: Vec<String> = KEYS.iter().map(|key| format!("`{key}`")).collect();
            let known = known.join(", ");
            return Err(Error::argument(format!("`{method}` says `{key}`; a method may say {known}")));
        }
    }
    let get = |key: &str| -> PyResult<Option<Bound<'_, PyAny>>> {
        if said.contains(key)? { said.get_item(key).map(|item| (!item.is_none()).then_some(item)) } else { Ok(None) }
    };
    let surd = |item: Bound<'_, PyAny>| item.extract::<Fraction>().map(|of| Surd::from(of.0));
    let mut verdict = Verdict::new();
    if let Some(value) = get("value")? {
        verdict = verdict.value(surd(value)?);
    }
    if let Some(score) = get("score")? {
        verdict = verdict.score(surd(score)?);
    }
    if let Some(reason) = get("reason")? {
        verdict = verdict.reason(reason.extract::<Word<Undefined>>()?.0);
    }
    let course = get("course")?.map(|course| course.extract::<Word<Course>>()).transpose()?.map(|word| word.0);
    if let Some(status) = get("status")? {
        let status: String = status.extract()?;
        let label = get("label")?.map(|label| label.extract::<String>()).transpose()?;
        verdict = verdict.status(status.clone(), label.unwrap_or(status), course);
    }
    if let Some(figures) = get("figures")? {
        for (name, value) in figures.extract::<Bound<'_, PyDict>>()? {
            verdict = verdict.figure(name.extract::<String>()?, surd(value)?);
        }
    }
    if let Some(edges) = get("thresholds")? {
        for edge in edges.try_iter()? {
            let edge = edge?;
            let evidence = match edge.len()? {
                4 => edge.get_item(3)?.extract::<Word<Evidence>>()?.0,
                _ => Evidence::Read,
            };
            let side = edge.get_item(1)?.extract::<Word<Side>>()?.0;
            verdict =
                verdict.threshold(edge.get_item(0)?.extract::<String>()?, side, surd(edge.get_item(2)?)?, evidence);
        }
    }
    if let Some(notes) = get("notes")? {
        for note in notes.try_iter()? {
            verdict = verdict.note(Note::Remark(note?.extract()?));
        }
    }
    Ok(verdict)
}

impl FromPyObject<'_, '_> for GivenMethod {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(name) = obj.cast::<PyString>() {
            return Ok(Self::Published(attain::progress::method(&name.to_cow()?).map_err(Error::from)?));
        }
        let py = obj.py();
        if obj.is_instance(&py.import("attain.records")?.getattr("Method")?)? {
            let judge = obj.getattr("judge")?;
            let name: String = obj.getattr("name")?.extract()?;
            if judge.is_none() {
                return Ok(Self::Published(attain::progress::method(&name).map_err(Error::from)?));
            }
            if attain::progress::method(&name).is_ok() {
                return Err(Error::argument(format!("`{name}` is a published method; name your own otherwise")).into());
            }
            return Ok(Self::Own(Own {
                name,
                source: obj.getattr("source")?.extract()?,
                evidence: obj.getattr("evidence")?.extract::<Word<Evidence>>()?.0,
                question: obj.getattr("question")?.extract::<Word<Question>>()?.0,
                judge: judge.unbind(),
            }));
        }
        let name = obj.get_type().name()?;
        Err(PyTypeError::new_err(format!("expected the name of a method or a Method, got {name}")))
    }
}

fn judged(py: Python<'_>, series: &Series, method: &GivenMethod) -> Result<attain::Progress> {
    Ok(match method {
        GivenMethod::Published(method) => method.judge(series)?,
        GivenMethod::Own(own) => own.said(py, series)?.judge(series)?,
    })
}

/// What a method says of the way from a baseline to a target, with everything it was worked out from.
///
/// It comes from :func:`progress` and :func:`compare_methods`. A method that has no value for the figures has a
/// `reason` instead. What the rules compare is exact; `value`, `score` and the edges are given correctly rounded to
/// 20 significant digits.
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
    fn trace<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
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
        let text: String = trace.py().import("json")?.call_method1("dumps", (trace,))?.extract()?;
        let trace: serde_json::Value = serde_json::from_str(&text)?;
        let again = attain::progress::replay(&trace)?;
        if again.trace() != trace {
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

    fn _repr_html_(&self) -> String {
        html::methods(None, std::slice::from_ref(&self.0), &[])
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

/// What several methods say of one series, and why they disagree.
///
/// It comes from :func:`compare_methods`. Iterating gives a :class:`Progress` for each method; indexing by the full
/// name of a method gives one of them.
///
/// Examples
/// --------
/// >>> from attain import compare_methods
/// >>> table = compare_methods((2015, 50), (2022, 63), target=(2030, 100), better="higher")
/// >>> table.most, table["linear-1"].status
/// ('too_slow', 'behind')
/// >>> [d.sentence for d in table.disagreements if d.method == "oecd-2022"]
/// ['`oecd-2022` says nothing: the method measures in spreads across countries; give a positive one']
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq)]
pub struct Comparison {
    compared: Compared,
    series: Series,
    methods: Option<Vec<String>>,
}

impl std::hash::Hash for Comparison {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        state.write_u64(hashed(&(&self.series, &self.methods)));
    }
}

copied!(Comparison);

impl Comparison {
    fn sentence(&self, row: &attain::Progress, locale: Locale) -> Option<String> {
        self.compared.disagreements().iter().find(|d| d.method() == row.method()).map(|d| d.sentence(locale))
    }
}

#[pymethods]
impl Comparison {
    /// What was judged, a :class:`~attain.records.Series`.
    #[getter]
    fn series<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        record(py, &self.series)
    }

    /// The verdicts, in the order of the methods.
    #[getter]
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.compared.rows().iter().cloned().map(Progress).collect::<Vec<_>>())
    }

    /// The course that most methods see; of equally many the more cautious. None where no method sees one.
    #[getter]
    fn most(&self) -> Option<&'static str> {
        self.compared.most().map(Course::name)
    }

    /// Every method that does not say what most say, and why: :class:`~attain.records.Disagreement`.
    #[getter]
    fn disagreements<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let record = py.import("attain.records")?.getattr("Disagreement")?;
        let found = self.compared.disagreements().iter().map(|d| {
            let says = self.compared.row(d.method()).map(attain::Progress::label);
            record.call1((d.method(), says, d.sentence(Locale::En)))
        });
        PyTuple::new(py, found.collect::<PyResult<Vec<_>>>()?)
    }

    /// Returns the disagreements in sentences, one a line.
    ///
    /// Parameters
    /// ----------
    /// locale : {"vi", "en"}, default "en"
    ///     The language.
    ///
    /// Examples
    /// --------
    /// >>> from attain import compare_methods
    /// >>> table = compare_methods((2015, 50), (2022, 63), target=(2030, 100), better="higher", methods=["linear", "oecd"])
    /// >>> print(table.explain())
    /// `oecd-2022` says nothing: the method measures in spreads across countries; give a positive one
    #[pyo3(signature = (locale=Lang(Locale::En)), text_signature = "($self, locale=\"en\")")]
    fn explain(&self, locale: Lang) -> String {
        let sentences: Vec<String> = self.compared.disagreements().iter().map(|d| d.sentence(locale.0)).collect();
        sentences.join("\n")
    }

    /// Returns the rows as flat dicts: what a data frame is made of.
    ///
    /// Examples
    /// --------
    /// >>> from attain import compare_methods
    /// >>> table = compare_methods((2015, 50), (2022, 65), target=(2030, 100), better="higher", methods=["linear"])
    /// >>> row = table.to_dicts()[0]
    /// >>> row["method"], row["status"], row["course"], row["why"]
    /// ('linear-1', 'behind', 'too_slow', None)
    fn to_dicts<'py>(&self, py: Python<'py>) -> Result<Vec<Bound<'py, PyDict>>> {
        let rows = self.compared.rows().iter().map(|row| {
            let of = PyDict::new(py);
            of.set_item("method", row.method())?;
            of.set_item("question", row.question().name())?;
            of.set_item("value", row.value().map(number).transpose()?)?;
            of.set_item("score", row.score().map(number).transpose()?)?;
            of.set_item("status", row.status())?;
            of.set_item("label", row.label())?;
            of.set_item("course", row.course().map(Course::name))?;
            of.set_item("reason", row.reason().map(Undefined::name))?;
            of.set_item("evidence", row.evidence().name())?;
            of.set_item("source", row.source())?;
            of.set_item("why", self.sentence(row, Locale::En))?;
            Ok(of)
        });
        rows.collect()
    }

    /// Returns the rows as a pandas DataFrame; needs the extra ``attain[pandas]``.
    ///
    /// Examples
    /// --------
    /// >>> from attain import compare_methods
    /// >>> table = compare_methods((2015, 50), (2022, 65), target=(2030, 100), better="higher", methods=["linear"])
    /// >>> table.to_pandas()["status"].tolist()
    /// ['behind']
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("attain.frame")?.call_method1("methods_to_pandas", (slf,))
    }

    /// Returns the rows as a polars DataFrame; needs the extra ``attain[polars]``.
    ///
    /// Examples
    /// --------
    /// >>> from attain import compare_methods
    /// >>> table = compare_methods((2015, 50), (2022, 65), target=(2030, 100), better="higher", methods=["linear"])
    /// >>> table.to_polars()["course"].to_list()
    /// ['too_slow']
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("attain.frame")?.call_method1("methods_to_polars", (slf,))
    }

    fn __len__(&self) -> usize {
        self.compared.rows().len()
    }

    fn __getitem__(&self, method: &str) -> Result<Progress> {
        let found = self.compared.row(method).cloned().map(Progress);
        Ok(found.ok_or_else(|| PyKeyError::new_err(method.to_owned()))?)
    }

    fn __contains__(&self, item: &Bound<'_, PyAny>) -> bool {
        item.extract::<&str>().is_ok_and(|name| self.compared.row(name).is_some())
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(py, self.compared.rows().iter().cloned().map(Progress).collect::<Vec<_>>())?.try_iter()
    }

    fn _ipython_key_completions_(&self) -> Vec<&str> {
        self.compared.rows().iter().map(attain::Progress::method).collect()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Result<Reduced<'py, (Bound<'py, PyAny>, Option<Vec<String>>)>> {
        let (py, of) = (slf.py(), slf.get());
        for row in of.compared.rows() {
            if attain::progress::method(row.method()).is_err() {
                let name = row.method();
                return Err(Error::wrong_type(format!(
                    "`{name}` is a method of your own, which is not stored; keep the inputs and judge again"
                )));
            }
        }
        let first = of.compared.rows().first().map(|row| Progress(row.clone()).trace(py)).transpose()?;
        let inputs = first.unwrap_or_else(|| PyDict::new(py).into_any());
        Ok((slf.get_type().getattr("_of")?, (inputs, of.methods.clone())))
    }

    #[staticmethod]
    fn _of(trace: &Bound<'_, PyAny>, methods: Option<Vec<String>>) -> Result<Self> {
        let text: String = trace.py().import("json")?.call_method1("dumps", (trace,))?.extract()?;
        let series = Series::from_trace(&serde_json::from_str(&text)?)?;
        let named = methods.map(|names| -> Result<Vec<GivenMethod>> {
            names.iter().map(|name| Ok(GivenMethod::Published(attain::progress::method(name)?))).collect()
        });
        compared(trace.py(), series, named.transpose()?)
    }

    fn __repr__(&self) -> String {
        let methods = self.methods.as_ref().map(|names| list(names.iter().map(|name| quoted(name))));
        source(Call::new("compare_methods"), &self.series).opt("methods", methods).end()
    }

    fn __str__(&self) -> String {
        let width = self.compared.rows().iter().map(|row| row.method().chars().count()).max().unwrap_or(0);
        let rows = self.compared.rows().iter().map(|row| {
            let said =
                row.reason().map_or_else(|| row.label().to_owned(), |reason| format!("{}: {reason}", row.label()));
            format!("{:<width$}  {:>10}  {said}", row.method(), shown(row.value(), 4))
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    fn _repr_html_(&self) -> String {
        let foot: Vec<String> = self.compared.disagreements().iter().map(|d| d.sentence(Locale::En)).collect();
        html::methods(None, self.compared.rows(), &foot)
    }
}

fn compared(py: Python<'_>, series: Series, methods: Option<Vec<GivenMethod>>) -> Result<Comparison> {
    let Some(methods) = methods else {
        return Ok(Comparison { compared: attain::compare_methods(&series)?, series, methods: None });
    };
    if methods.is_empty() {
        return Err(Error::argument("expected one method at least, found none".to_owned()));
    }
    let mut said: Vec<Box<dyn Method + '_>> = Vec::with_capacity(methods.len());
    for method in &methods {
        said.push(match method {
            GivenMethod::Published(method) => Box::new(Published(*method)),
            GivenMethod::Own(own) => Box::new(own.said(py, &series)?),
        });
    }
    let names = said.iter().map(|method| method.name().to_owned()).collect();
    let compared = attain::progress::compare_with(&series, said.iter().map(AsRef::as_ref))?;
    Ok(Comparison { compared, series, methods: Some(names) })
}

/// A published method among methods of the caller's own.
struct Published(&'static dyn Method);

impl Method for Published {
    fn name(&self) -> &str {
        self.0.name()
    }
    fn source(&self) -> &str {
        self.0.source()
    }
    fn evidence(&self) -> Evidence {
        self.0.evidence()
    }
    fn question(&self) -> Question {
        self.0.question()
    }
    fn verdict(&self, series: &Series) -> std::result::Result<Verdict, Stop> {
        self.0.verdict(series)
    }
}

/// Says what every published method makes of the way from a baseline to a target, and where they disagree.
///
/// Parameters
/// ----------
/// baseline, current, target, better, limit, points, growth_rate, percent, spread, scale, locale
///     As in :func:`progress`.
/// methods : list of str or Method, optional
///     The methods to compare, your own among them; by default every published one.
///
/// Returns
/// -------
/// Comparison
///
/// Examples
/// --------
/// >>> from attain import compare_methods
/// >>> table = compare_methods(
/// ...     (2015, "14.5"), (2023, "10.2"), target=(2030, "7.25"), better="lower", methods=["statcan", "unsd", "escap"]
/// ... )
/// >>> [(p.method, p.course) for p in table][0]
/// ('statcan-2.4', 'on_track')
#[pyfunction]
#[pyo3(
    signature = (baseline, current, *, target=None, better, limit=None, methods=None, points=None, growth_rate=false, percent=false, spread=None, scale=None, locale=None),
    text_signature = "(baseline, current, *, target=None, better, limit=None, methods=None, points=None, growth_rate=False, percent=False, spread=None, scale=None, locale=None)"
)]
pub fn compare_methods(
    py: Python<'_>,
    baseline: GivenPoint,
    current: GivenPoint,
    target: Option<GivenAim>,
    better: Word<Better>,
    limit: Option<GivenValue>,
    methods: Option<Vec<GivenMethod>>,
    points: Option<Vec<GivenPoint>>,
    growth_rate: bool,
    percent: bool,
    spread: Option<GivenValue>,
    scale: Option<(GivenValue, GivenValue, GivenValue, GivenValue)>,
    locale: Option<Lang>,
) -> Result<Comparison> {
    let (better, points) = (better.0, points.unwrap_or_default());
    let given = GivenSeries { baseline, current, target, better, limit, points, growth_rate, percent, spread, scale };
    compared(py, given.read(lang(locale))?, methods)
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
    let mean = Aggregate::of(groups.iter().map(Option::as_deref).zip(verdicts.iter().map(|of| &of.get().0)));
    let score = mean.score(120).map(|(low, _)| number(&Surd::from(low))).transpose()?;
    let record = py.import("attain.records")?.getattr("MeanScore")?;
    let policy = "mean of the scores, groups first";
    Ok(record.call1((score, mean.status(), mean.counted(), mean.left_out(), policy))?)
}

/// The published methods, by name: what `attain.METHODS` is made from.
pub fn published<'py>(py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
    let methods = attain::METHODS.iter().map(|method| {
        let (question, evidence) = (method.question(), method.evidence().name());
        (method.name(), method.source(), evidence, question.name(), question.clause(Locale::En))
    });
    PyTuple::new(py, methods)
}
