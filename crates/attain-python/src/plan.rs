//! `attain.Plan`.

use std::path::PathBuf;

use attain::Locale;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyList, PyTuple};

use crate::attainment::gap;
use crate::claim::Check;
use crate::error::Result;
use crate::files;
use crate::given::{Day, Key, day};
use crate::html;
use crate::indicator::Indicator;
use crate::laws::{Stored, compared, known_format, stored};
use crate::literal::{Call, list, quoted};
use crate::observation::Observation;
use crate::observations::Given;
use crate::scorecard::Scorecard;
use crate::target::Target;
use crate::words::{Lang, formatted, rule};
use crate::work::{alone, collected};

/// The targets of one document.
///
/// Parameters
/// ----------
/// name : str
///     The name of the plan.
/// targets : iterable of Target, optional
///     Its targets, in the order of the document.
/// source : str, optional
///     The document that it is taken from.
///
/// Raises
/// ------
/// PlanError
///     Where two targets are for one indicator, period and authority.
///
/// Examples
/// --------
/// >>> from attain import Observation, Plan, Target
/// >>> plan = Plan("2024", [Target("Tổng thu ngân sách", "17.500 tỷ đồng", better="higher")])
/// >>> card = plan.assess([Observation("Tổng thu ngân sách", "17.946 tỷ đồng")])
/// >>> card.met, card.total, card["Tổng thu ngân sách"].status
/// (1, 1, 'exceeded')
#[pyclass(frozen, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Plan(pub attain::Plan);

#[derive(serde::Serialize, serde::Deserialize)]
struct Record {
    #[serde(deserialize_with = "known_format")]
    format: u32,
    name: String,
    source: Option<String>,
    targets: Vec<attain::Target>,
}

impl Plan {
    fn of(name: String, source: Option<String>, targets: impl IntoIterator<Item = attain::Target>) -> Result<Self> {
        let mut plan = attain::Plan::new(name);
        if let Some(source) = source {
            plan = plan.source(source);
        }
        for target in targets {
            plan.add(target)?;
        }
        Ok(Self(plan))
    }

    /// The targets as Python has them.
    fn made<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, Target>>> {
        collected(py, self.0.targets().iter().map(|target| Bound::new(py, Target(target.clone()))))
    }
}

impl Stored for Plan {
    const LARGE: bool = true;
    fn store(&self) -> Result<String> {
        Ok(serde_json::to_string(&Record {
            format: attain::wire::FORMAT,
            name: self.0.name().to_owned(),
            source: self.0.get_source().map(str::to_owned),
            targets: self.0.targets().to_vec(),
        })?)
    }
    fn restore(text: &str) -> Result<Self> {
        let record: Record = serde_json::from_str(text)?;
        Self::of(record.name, record.source, record.targets)
    }
}

compared!(Plan);
stored!(Plan, "Plan('2024', [Target('CPI', 'không quá 4%')])");

#[pymethods]
impl Plan {
    #[new]
    #[pyo3(signature = (name, targets=None, *, source=None))]
    fn new(name: String, targets: Option<&Bound<'_, PyAny>>, source: Option<String>) -> Result<Self> {
        let Some(targets) = targets else { return Self::of(name, source, Vec::new()) };
        let each = targets.try_iter()?.map(|target| Ok(target?.cast::<Target>()?.get().0.clone()));
        let given = collected(targets.py(), each)?;
        alone(targets.py(), || Self::of(name, source, given))?
    }

    /// Returns the plan with another target.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Plan, Target
    /// >>> len(Plan("2024").with_(Target("CPI", "không quá 4%")))
    /// 1
    fn with_(&self, target: &Bound<'_, Target>) -> Result<Self> {
        let (py, target) = (target.py(), target.get().0.clone());
        let mut plan = alone(py, || self.0.clone())?;
        plan.add(target)?;
        Ok(Self(plan))
    }

    /// Reads a plan file in TOML.
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
    /// >>> from attain import Plan, Target
    /// >>> plan = Plan("2024", [Target("CPI", "không quá 4%", period="2024")])
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     file = pathlib.Path(folder, "plan.toml")
    /// ...     text = plan.to_toml(file, locale="vi")
    /// ...     Plan.from_toml(file)["CPI"].goal
    /// Goal('at most 4%')
    #[staticmethod]
    fn from_toml(path: &Bound<'_, PyAny>) -> Result<Self> {
        files::read(path, attain::Plan::from_toml).map(Self)
    }

    /// Reads a plan file in JSON, as :meth:`from_toml` does in TOML.
    ///
    /// Examples
    /// --------
    /// >>> import tempfile, pathlib
    /// >>> from attain import Plan, Target
    /// >>> plan = Plan("2024", [Target("CPI", "không quá 4%", period="2024")])
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     file = pathlib.Path(folder, "plan.json")
    /// ...     text = plan.to_json(file)
    /// ...     Plan.from_json(file)["CPI"].goal
    /// Goal('at most 4%')
    #[staticmethod]
    fn from_json(path: &Bound<'_, PyAny>) -> Result<Self> {
        files::read(path, attain::Plan::from_json).map(Self)
    }

    /// Returns the plan as a file in TOML, and writes it where a path is given.
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
    /// >>> from attain import Plan, Target
    /// >>> print(Plan("2024", [Target("CPI", "không quá 4%", period="2024")]).to_toml(locale="vi"))
    /// format = 1
    /// name = "2024"
    /// locale = "vi"
    /// <BLANKLINE>
    /// [[target]]
    /// indicator = "CPI"
    /// goal = "không quá 4%"
    /// period = "2024"
    /// <BLANKLINE>
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_toml(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> Result<String> {
        files::write(py, path, || self.0.to_toml(locale.0))
    }

    /// Returns the plan as a file in JSON, and writes it where a path is given; as :meth:`to_toml`.
    ///
    /// Examples
    /// --------
    /// >>> import json
    /// >>> from attain import Plan, Target
    /// >>> json.loads(Plan("2024", [Target("CPI", "không quá 4%")]).to_json())["target"]
    /// [{'indicator': 'CPI', 'goal': 'at most 4%'}]
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_json(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> Result<String> {
        files::write(py, path, || self.0.to_json(locale.0))
    }

    /// The name of the plan.
    #[getter]
    fn name(&self) -> &str {
        self.0.name()
    }

    /// Its targets, in the order of the document.
    #[getter]
    fn targets<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.made(py)?)
    }

    /// The document that it is taken from.
    #[getter(source)]
    fn taken_from(&self) -> Option<&str> {
        self.0.get_source()
    }

    /// Returns the scorecard of observations.
    ///
    /// Every target is a row. A target without an observation, or with one that is no answer to it, is ``no_data``
    /// with its reason. Of several observations the latest vintage up to the cut-off counts, then the better quality.
    ///
    /// Parameters
    /// ----------
    /// observations : Observations, or iterable of Observation
    ///     What was measured.
    /// rule : {"vn-official", "strict"}, default "vn-official"
    ///     The rule that makes sets of the goals.
    /// early_exceeds : bool, default False
    ///     Whether what is done before its day counts as exceeded.
    /// authority : str, optional
    ///     Whose targets are counted, where several authorities set targets for one indicator.
    /// cut_off : datetime.date or str, optional
    ///     The last vintage that counts.
    ///
    /// Returns
    /// -------
    /// Scorecard
    ///
    /// Raises
    /// ------
    /// PlanError, Ambiguous
    ///     Where the plan contradicts itself, an authority must be chosen, or two observations are equally settled
    ///     and equally new.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> plan = Plan("2024", [Target("CPI", "không quá 4%"), Target("GRDP", "8 - 8,5%", better="higher")])
    /// >>> card = plan.assess([Observation("CPI", "3,25%")])
    /// >>> [(a.target.indicator.name, a.status, a.reason) for a in card]
    /// [('CPI', 'met', None), ('GRDP', 'no_data', 'no_observation')]
    #[pyo3(signature = (observations, *, rule="vn-official", early_exceeds=false, authority=None, cut_off=None))]
    fn assess(
        &self,
        py: Python<'_>,
        observations: Given,
        rule: &str,
        early_exceeds: bool,
        authority: Option<String>,
        cut_off: Option<Day>,
    ) -> Result<Scorecard> {
        let judging = attain::Judging { rule: self::rule(rule, early_exceeds)?, authority, cut_off: day(cut_off) };
        let card = alone(py, || self.0.assess_by(&observations.0, &judging))??;
        Ok(Scorecard(match observations.1 {
            Some(published) => card.with_published(published),
            None => card,
        }))
    }

    /// Returns, for every target that has parts, whether the parts add up to it.
    ///
    /// Returns
    /// -------
    /// list of PartsCheck
    ///     Named tuples ``(total, parts, check)``.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Plan, Target
    /// >>> plan = Plan("2024", [
    /// ...     Target("Tổng thu", "17.500 tỷ đồng", better="higher"),
    /// ...     Target("Thu nội địa", "8.100 tỷ đồng", better="higher", of="Tổng thu"),
    /// ...     Target("Thu xuất nhập khẩu", "9.400 tỷ đồng", better="higher", of="Tổng thu")])
    /// >>> [(c.total, c.check.verdict) for c in plan.check_parts()]
    /// [('Tổng thu', 'holds')]
    fn check_parts<'py>(&self, py: Python<'py>) -> Result<Vec<Bound<'py, PyAny>>> {
        let record = py.import("attain.records")?.getattr("PartsCheck")?;
        let checks = alone(py, || self.0.check_parts())??.into_iter();
        let checks =
            checks.map(|found| record.call1((found.total, PyTuple::new(py, found.parts)?, Check(found.check))));
        Ok(collected(py, checks)?)
    }

    /// Returns, target by target, whether it asks for more than was reached before.
    ///
    /// Parameters
    /// ----------
    /// previous : Observations, or iterable of Observation
    ///     The results before the plan.
    ///
    /// Returns
    /// -------
    /// list of Ambition
    ///     Named tuples ``(target, previous, asks, gap, reason)``; `asks` is ``"more"``, ``"same"``, ``"less"``,
    ///     ``"open"`` or ``"unknown"``.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> plan = Plan("2024", [Target("Tổng thu", "17.500 tỷ đồng", better="higher")])
    /// >>> [a.asks for a in plan.ambition([Observation("Tổng thu", "17.946 tỷ đồng")])]
    /// ['less']
    fn ambition<'py>(&self, py: Python<'py>, previous: Given) -> Result<Vec<Bound<'py, PyAny>>> {
        let record = py.import("attain.records")?.getattr("Ambition")?;
        let found = alone(py, || self.0.ambition(&previous.0))?.into_iter();
        let found = found.map(|a| {
            let gap = gap(py, a.gap.as_ref())?;
            record.call1((Target(a.target), a.previous.map(Observation), a.asks.name(), gap, a.reason))
        });
        Ok(collected(py, found)?)
    }

    fn __len__(&self) -> usize {
        self.0.targets().len()
    }

    fn __getitem__(&self, key: &Bound<'_, PyAny>) -> PyResult<Target> {
        let key = Key::extract(key, "a target")?;
        Ok(Target(key.find(self.0.targets(), |name| self.0.get(name))?.clone()))
    }

    fn __contains__(&self, item: &Bound<'_, PyAny>) -> bool {
        if let Ok(target) = item.cast::<Target>() {
            return self.0.targets().contains(&target.get().0);
        }
        match item.cast::<Indicator>() {
            Ok(indicator) => self.0.targets().iter().any(|t| t.indicator().same_as(&indicator.get().0)),
            Err(_) => item.extract::<&str>().is_ok_and(|name| self.0.get(name).is_some()),
        }
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(py, self.made(py)?)?.try_iter()
    }

    fn _ipython_key_completions_(&self) -> Vec<&str> {
        self.0.targets().iter().map(|target| target.indicator().name()).collect()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let targets = alone(py, || list(self.0.targets().iter().map(Target::source)))?;
        Ok(Call::new("Plan").arg(quoted(self.0.name())).arg(targets).text("source", self.0.get_source()).end())
    }

    fn __str__(&self) -> String {
        format!("{}: {} targets", self.0.name(), self.0.targets().len())
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        let count = self.0.targets().len();
        formatted(
            spec,
            || self.__str__(),
            |locale| format!("{}: {count} {}", self.0.name(), locale.pick("chỉ tiêu", "targets")),
        )
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        html::piece(py, &self.0)
    }

    fn _repr_pretty_(&self, printer: &Bound<'_, PyAny>, _cycle: bool) -> PyResult<()> {
        printer.call_method1("text", (self.__str__(),)).map(drop)
    }
}
