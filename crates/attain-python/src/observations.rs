//! `attain.Observations`, and `attain.Published`.

use std::path::PathBuf;

use attain::Locale;
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList};

use crate::claim::Claim;
use crate::error::Result;
use crate::files;
use crate::given::{Day, GivenFigure, Key, Reading, day};
use crate::html;
use crate::laws::{Stored, compared, copied, known_format, stored};
use crate::literal::{Call, list, quoted};
use crate::observation::Observation;
use crate::plan::Plan;
use crate::scorecard::Scorecard;
use crate::words::{Lang, formatted, rule};
use crate::work::{alone, collected};

/// The count that was published for a plan, beside the computed one.
///
/// Parameters
/// ----------
/// met, of : int
///     How many were met or exceeded, of how many.
/// exceeded : int, optional
///     How many of them were exceeded.
/// source : str, optional
///     Where it was published.
///
/// Raises
/// ------
/// PublishedError
///     For more than there are.
///
/// Examples
/// --------
/// >>> from attain import Published
/// >>> Published(26, 28, source="Báo cáo 2024").met
/// 26
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Published(pub attain::Published);

copied!(Published);

impl Published {
    pub fn source(published: &attain::Published) -> String {
        Call::new("Published")
            .arg(published.met.to_string())
            .arg(published.of.to_string())
            .opt("exceeded", published.exceeded.map(|n| n.to_string()))
            .text("source", published.source.as_deref())
            .end()
    }

    /// The count in a few words.
    pub fn words(published: &attain::Published, locale: Locale) -> String {
        let (met, of) = (published.met, published.of);
        locale.pick(format!("công bố {met}/{of}"), format!("published {met} of {of}"))
    }
}

#[pymethods]
impl Published {
    #[new]
    #[pyo3(signature = (met, of, *, exceeded=None, source=None))]
    fn new(met: u64, of: u64, exceeded: Option<u64>, source: Option<String>) -> Result<Self> {
        let published = attain::Published { met, of, exceeded, source };
        published.check()?;
        Ok(Self(published))
    }

    /// How many were met or exceeded.
    #[getter]
    fn met(&self) -> u64 {
        self.0.met
    }

    /// Of how many.
    #[getter]
    fn of(&self) -> u64 {
        self.0.of
    }

    /// How many of them were exceeded, where that was published.
    #[getter]
    fn exceeded(&self) -> Option<u64> {
        self.0.exceeded
    }

    /// Where it was published.
    #[getter(source)]
    fn taken_from(&self) -> Option<&str> {
        self.0.source.as_deref()
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((u64, u64), Bound<'py, PyDict>)> {
        let named = PyDict::new(py);
        named.set_item("exceeded", self.0.exceeded)?;
        named.set_item("source", self.0.source.as_deref())?;
        Ok(((self.0.met, self.0.of), named))
    }

    fn __repr__(&self) -> String {
        Self::source(&self.0)
    }

    fn __str__(&self) -> String {
        Self::words(&self.0, Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| Self::words(&self.0, locale))
    }
}

/// The results of one document: observations, the plan figures named beside them, the count that was published.
///
/// Parameters
/// ----------
/// name : str
///     The name of the document.
/// observations : iterable of Observation, optional
///     The results, in the order of the document.
/// published : Published, optional
///     The count that was published.
/// planned, shares : dict of int to str or Figure, optional
///     The plan figure, and the percent of plan, that are named beside an observation, by its place from 0.
/// source : str, optional
///     The document that they are taken from.
/// locale : {"vi", "en"}, optional
///     The language of the texts.
///
/// Examples
/// --------
/// >>> from attain import Observation, Observations
/// >>> results = Observations("2023", [Observation("Giải ngân đầu tư công", "9.982 tỷ đồng")],
/// ...                        planned={0: "8.575 tỷ đồng"}, shares={0: "116,4%"})
/// >>> len(results), str(results["giải ngân đầu tư công"].value)
/// (1, '9,982 billion VND')
/// >>> [claim.check().verdict for name, claim in results.claims()]
/// ['holds']
#[pyclass(frozen, sequence, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Observations(pub attain::Observations);

#[derive(serde::Serialize, serde::Deserialize)]
struct Record {
    #[serde(deserialize_with = "known_format")]
    format: u32,
    name: String,
    source: Option<String>,
    published: Option<attain::Published>,
    items: Vec<(attain::Observation, Option<attain::Figure>, Option<attain::Figure>)>,
}

impl Stored for Observations {
    const LARGE: bool = true;
    fn store(&self) -> Result<String> {
        let items = self.0.items().iter().enumerate().map(|(at, observation)| {
            let (planned, share) = self.0.beside(at);
            (observation.clone(), planned.cloned(), share.cloned())
        });
        Ok(serde_json::to_string(&Record {
            format: attain::wire::FORMAT,
            name: self.0.name().to_owned(),
            source: self.0.get_source().map(str::to_owned),
            published: self.0.get_published().cloned(),
            items: items.collect(),
        })?)
    }
    fn restore(text: &str) -> Result<Self> {
        let record: Record = serde_json::from_str(text)?;
        let mut results = attain::Observations::new(record.name);
        for (at, (observation, planned, share)) in record.items.into_iter().enumerate() {
            results.add(observation);
            if let Some(figure) = planned {
                results.plan_figure(at, figure);
            }
            if let Some(figure) = share {
                results.share_of_plan(at, figure);
            }
        }
        if let Some(source) = record.source {
            results = results.source(source);
        }
        if let Some(published) = record.published {
            results = results.published(published);
        }
        Ok(Self(results))
    }
}

compared!(Observations);
stored!(Observations, "Observations('2023', [Observation('CPI', '3,25%')])");

/// Observations in any of their forms: one, a list, a document.
pub struct Given(pub Vec<attain::Observation>, pub Option<attain::Published>);

impl FromPyObject<'_, '_> for Given {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(results) = obj.cast::<Observations>() {
            let results = &results.get().0;
            return Ok(Self(alone(obj.py(), || results.items().to_vec())?, results.get_published().cloned()));
        }
        if let Ok(observation) = obj.cast::<Observation>() {
            return Ok(Self(vec![observation.get().0.clone()], None));
        }
        let wrong = |obj: &Bound<'_, PyAny>| match obj.get_type().name() {
            Ok(name) => PyTypeError::new_err(format!("expected Observations or Observation, got {name}")),
            Err(error) => error,
        };
        let items = obj.try_iter().map_err(|_| wrong(&obj))?;
        let each = items.map(|item| {
            let item = item?;
            item.cast::<Observation>().map(|o| o.get().0.clone()).map_err(|_| wrong(&item))
        });
        Ok(Self(collected(obj.py(), each)?, None))
    }
}

impl Observations {
    /// What `repr` gives.
    fn source(&self) -> String {
        let beside = |is_plan: bool| {
            let entries: Vec<String> = (0..self.0.items().len())
                .filter_map(|at| {
                    let (planned, share) = self.0.beside(at);
                    let figure = if is_plan { planned } else { share }?;
                    Some(format!("{at}: {}", crate::figure::Figure::source(figure)))
                })
                .collect();
            (!entries.is_empty()).then(|| format!("{{{}}}", entries.join(", ")))
        };
        Call::new("Observations")
            .arg(quoted(self.0.name()))
            .arg(list(self.0.items().iter().map(Observation::source)))
            .opt("published", self.0.get_published().map(Published::source))
            .opt("planned", beside(true))
            .opt("shares", beside(false))
            .text("source", self.0.get_source())
            .end()
    }
}

#[pymethods]
impl Observations {
    #[new]
    #[pyo3(signature = (name, observations=None, *, published=None, planned=None, shares=None, source=None, locale=None))]
    fn new(
        name: String,
        observations: Option<Given>,
        published: Option<Bound<'_, Published>>,
        planned: Option<&Bound<'_, PyDict>>,
        shares: Option<&Bound<'_, PyDict>>,
        source: Option<String>,
        locale: Option<Lang>,
    ) -> Result<Self> {
        let mut results = attain::Observations::new(name);
        let reading = Reading::in_language(locale);
        let (items, found) = observations.map_or((Vec::new(), None), |given| (given.0, given.1));
        let count = items.len();
        items.into_iter().for_each(|observation| results.add(observation));
        for (figures, is_plan) in [(planned, true), (shares, false)] {
            for (at, figure) in figures.into_iter().flatten() {
                let at: usize = at.extract()?;
                if at >= count {
                    return Err(PyIndexError::new_err(format!("there is no observation {at}")).into());
                }
                let figure = figure.extract::<GivenFigure>()?.read(reading)?;
                match is_plan {
                    true => results.plan_figure(at, figure),
                    false => results.share_of_plan(at, figure),
                }
            }
        }
        if let Some(published) = published.map(|published| published.get().0.clone()).or(found) {
            results = results.published(published);
        }
        if let Some(source) = source {
            results = results.source(source);
        }
        Ok(Self(results))
    }

    /// Reads a results file in TOML.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike
    ///     The file.
    ///
    /// Raises
    /// ------
    /// WireError
    ///     Which names the file and the line or the entry.
    ///
    /// Examples
    /// --------
    /// >>> import tempfile, pathlib
    /// >>> from attain import Observation, Observations
    /// >>> results = Observations("2023", [Observation("CPI", "3,25%", period="2023")])
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     file = pathlib.Path(folder, "results.toml")
    /// ...     text = results.to_toml(file)
    /// ...     Observations.from_toml(file) == results
    /// True
    #[staticmethod]
    fn from_toml(path: &Bound<'_, PyAny>) -> Result<Self> {
        files::read(path, attain::Observations::from_toml).map(Self)
    }

    /// Reads a results file in JSON, as :meth:`from_toml` does in TOML.
    ///
    /// Examples
    /// --------
    /// >>> import tempfile, pathlib
    /// >>> from attain import Observation, Observations
    /// >>> results = Observations("2023", [Observation("CPI", "3,25%", period="2023")])
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     file = pathlib.Path(folder, "results.json")
    /// ...     text = results.to_json(file, locale="vi")
    /// ...     Observations.from_json(file) == results
    /// True
    #[staticmethod]
    fn from_json(path: &Bound<'_, PyAny>) -> Result<Self> {
        files::read(path, attain::Observations::from_json).map(Self)
    }

    /// Returns the results as a file in TOML, and writes it where a path is given.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike, optional
    ///     Where to write it.
    /// locale : {"vi", "en"}, default "en"
    ///     The language of its texts.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Observations
    /// >>> print(Observations("2023", [Observation("CPI", "3,25%")]).to_toml(locale="vi"))
    /// format = 1
    /// name = "2023"
    /// locale = "vi"
    /// <BLANKLINE>
    /// [[observation]]
    /// indicator = "CPI"
    /// value = "3,25%"
    /// <BLANKLINE>
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_toml(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> Result<String> {
        files::write(py, path, || self.0.to_toml(locale.0))
    }

    /// Returns the results as a file in JSON, and writes it where a path is given; as :meth:`to_toml`.
    ///
    /// Examples
    /// --------
    /// >>> import json
    /// >>> from attain import Observation, Observations
    /// >>> json.loads(Observations("2023", [Observation("CPI", "3,25%")]).to_json())["observation"]
    /// [{'indicator': 'CPI', 'value': '3.25%'}]
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_json(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> Result<String> {
        files::write(py, path, || self.0.to_json(locale.0))
    }

    /// The name of the document.
    #[getter]
    fn name(&self) -> &str {
        self.0.name()
    }

    /// The count that was published.
    #[getter]
    fn published(&self) -> Option<Published> {
        self.0.get_published().cloned().map(Published)
    }

    /// The document that they are taken from.
    #[getter(source)]
    fn taken_from(&self) -> Option<&str> {
        self.0.get_source()
    }

    /// Returns the plan made of the figures that are named beside the results.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Observations
    /// >>> results = Observations("2023", [Observation("Giải ngân", "9.982 tỷ đồng")], planned={0: "8.575 tỷ đồng"})
    /// >>> str(results.planned()["Giải ngân"].goal)
    /// '8,575 billion VND'
    fn planned(&self, py: Python<'_>) -> Result<Plan> {
        Ok(Plan(alone(py, || self.0.planned())??))
    }

    /// Returns the shares of plan that are stated, each with the name of its indicator.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Observations
    /// >>> results = Observations("2023", [Observation("Thu ngân sách", "17.946 tỷ đồng")], shares={0: "102,6%"})
    /// >>> name, claim = results.claims()[0]
    /// >>> claim.check().verdict, str(claim.check().implied_range)
    /// ('uncheckable', '17,482–17,501 billion VND')
    fn claims(&self, py: Python<'_>) -> PyResult<Vec<(String, Claim)>> {
        alone(py, || self.0.claims().into_iter().map(|(name, claim)| (name, Claim(claim))).collect())
    }

    /// Returns the scorecard of the results by the plan figures and shares of plan that are named beside them.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Indicator, Observation, Observations
    /// >>> i = Indicator("Giải ngân", better="higher")
    /// >>> Observations("2023", [Observation(i, "9.982 tỷ đồng")], planned={0: "8.575 tỷ đồng"}).scorecard().met
    /// 1
    #[pyo3(signature = (*, rule="vn-official", early_exceeds=false, authority=None, cut_off=None))]
    fn scorecard(
        &self,
        py: Python<'_>,
        rule: &str,
        early_exceeds: bool,
        authority: Option<String>,
        cut_off: Option<Day>,
    ) -> Result<Scorecard> {
        let judging = attain::Judging { rule: self::rule(rule, early_exceeds)?, authority, cut_off: day(cut_off) };
        Ok(Scorecard(alone(py, || self.0.scorecard(&judging))??))
    }

    fn __len__(&self) -> usize {
        self.0.items().len()
    }

    fn __getitem__(&self, key: &Bound<'_, PyAny>) -> PyResult<Observation> {
        let key = Key::extract(key, "an observation")?;
        Ok(Observation(key.find(self.0.items(), |name| self.0.get(name))?.clone()))
    }

    fn __contains__(&self, item: &Bound<'_, PyAny>) -> bool {
        match item.cast::<Observation>() {
            Ok(observation) => self.0.items().contains(&observation.get().0),
            Err(_) => item.extract::<&str>().is_ok_and(|name| self.0.get(name).is_some()),
        }
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        let each = self.0.items().iter().map(|item| Bound::new(py, Observation(item.clone())));
        PyList::new(py, collected(py, each)?)?.try_iter()
    }

    fn _ipython_key_completions_(&self) -> Vec<&str> {
        self.0.items().iter().map(|observation| observation.indicator().name()).collect()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        alone(py, || self.source())
    }

    fn __str__(&self) -> String {
        format!("{}: {} observations", self.0.name(), self.0.items().len())
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        let count = self.0.items().len();
        formatted(
            spec,
            || self.__str__(),
            |locale| format!("{}: {count} {}", self.0.name(), locale.pick("kết quả", "observations")),
        )
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        html::piece(py, &self.0)
    }

    fn _repr_pretty_(&self, printer: &Bound<'_, PyAny>, _cycle: bool) -> PyResult<()> {
        printer.call_method1("text", (self.__str__(),)).map(drop)
    }
}
