//! `attain.Comparison`, and `attain.compare_methods`.

use attain::progress::{Comparison as Compared, Course, Method, Series, Undefined};
use attain::{Better, Locale};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList, PyTuple};

use crate::error::{Error, Result};
use crate::html;
use crate::laws::{Reduced, copied, hashed};
use crate::literal::{Call, list, quoted};
use crate::method::{GivenMethod, Published};
use crate::progress::{Progress, number, shown};
use crate::series::{GivenAim, GivenPoint, GivenSeries, GivenValue, record, source};
use crate::words::{Lang, Word, lang};
use crate::work::alone;

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
    pub compared: Compared,
    series: Series,
    methods: Option<Vec<String>>,
}

impl std::hash::Hash for Comparison {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        state.write_u64(hashed(&(&self.series, &self.methods)));
    }
}

copied!(Comparison);

/// What a comparison is made again from: a trace with the inputs, and the names of the methods.
type Asked<'py> = (Bound<'py, PyAny>, Option<Vec<String>>);

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

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Result<Reduced<'py, Asked<'py>>> {
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

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        html::piece(py, &self.compared)
    }
}

fn compared(py: Python<'_>, series: Series, methods: Option<Vec<GivenMethod>>) -> Result<Comparison> {
    let Some(methods) = methods else {
        return Ok(Comparison { compared: alone(py, || attain::compare_methods(&series))??, series, methods: None });
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
    let compared = alone(py, || attain::progress::compare_with(&series, said.iter().map(AsRef::as_ref)))??;
    Ok(Comparison { compared, series, methods: Some(names) })
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
