//! `attain.Scorecard`.

use attain::{Bounds, By, Counts, Explanation, Locale, Policy, Status};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList, PyTuple};

use crate::attainment::{Attainment, gap};
use crate::error::Result;
use crate::exact::{Exact, Fraction, Number, bounds};
use crate::given::Key;
use crate::html;
use crate::laws::{as_json, compared, store, stored};
use crate::literal::{Call, quoted};
use crate::observation::Observation;
use crate::observations::Published;
use crate::quantity::Quantity;
use crate::words::{Word, formatted};
use crate::work::{alone, collected};

/// A plan judged: a row a target, and what they come to.
///
/// It comes from :meth:`Plan.assess`. Iterating gives the verdicts, in the order of the plan; indexing by the name
/// or the identifier of an indicator, or by a position, gives one of them.
///
/// Examples
/// --------
/// >>> from attain import Observation, Plan, Target
/// >>> plan = Plan("2024", [Target("CPI", "không quá 4%"), Target("GRDP", "8 - 8,5%", better="higher")])
/// >>> card = plan.assess([Observation("CPI", "3,25%"), Observation("GRDP", "7,9 - 8,1%")])
/// >>> print(card)
/// 2024: 1–2 of 2 met
/// >>> card.met, card["GRDP"].status, card["GRDP"].possible
/// ((1, 2), 'undecided', ('missed', 'met'))
#[pyclass(frozen, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Scorecard(pub attain::Scorecard);

as_json!(Scorecard, LARGE);
compared!(Scorecard);
stored!(Scorecard, "Plan('2024', [Target('CPI', 'không quá 4%')]).assess([Observation('CPI', '3,25%')])");

/// Counts by status, every status named, the best first.
fn by_status<'py>(py: Python<'py>, counts: &Counts) -> PyResult<Bound<'py, PyDict>> {
    let of = PyDict::new(py);
    for (status, name) in Status::NAMES {
        of.set_item(name, counts.get(status))?;
    }
    Ok(of)
}

fn met<'py>(py: Python<'py>, counts: &Counts) -> PyResult<Bound<'py, PyAny>> {
    bounds(py, &counts.met(), |n| *n)
}

/// A pair of bounds in words: `24–26`.
fn span(bounds: &Bounds<u64>) -> String {
    match (bounds.lower, bounds.upper) {
        (Some(low), Some(high)) if low != high => format!("{low}–{high}"),
        (low, high) => low.or(high).unwrap_or_default().to_string(),
    }
}

impl Scorecard {
    fn line(&self, locale: Locale) -> String {
        let counts = self.0.counts();
        let (name, met, of) = (self.0.plan(), span(&counts.met()), counts.total());
        locale.pick(format!("{name}: đạt {met}/{of}"), format!("{name}: {met} of {of} met"))
    }
}

#[pymethods]
impl Scorecard {
    /// The name of the plan.
    #[getter]
    fn plan(&self) -> &str {
        self.0.plan()
    }

    /// The name of the rule it was judged by.
    #[getter]
    fn rule(&self) -> &'static str {
        self.0.judging().rule.name()
    }

    /// Every row ``(attainment, counted)``: parts of other targets and targets of other authorities are only shown.
    #[getter]
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let record = py.import("attain.records")?.getattr("Row")?;
        let rows = self.0.rows().iter().map(|row| record.call1((Attainment(row.attainment.clone()), row.counted)));
        PyTuple::new(py, collected(py, rows)?)
    }

    /// How many counted targets are met or exceeded: a number, or the least and the most where something is undecided.
    #[getter]
    fn met<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        met(py, &self.0.counts())
    }

    /// How many targets are counted, with data or without.
    #[getter]
    fn total(&self) -> u64 {
        self.0.counts().total()
    }

    /// How many counted targets came to what, every status named, the best first.
    #[getter]
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        by_status(py, &self.0.counts())
    }

    /// The share of counted targets that have data; None where nothing is counted.
    #[getter]
    fn coverage(&self) -> Option<Fraction> {
        self.0.counts().coverage().map(Fraction)
    }

    /// The weighted share of targets met, or the least and the most; a target without a weight weighs 1.
    #[getter]
    fn weighted_met<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.weighted_met().map(|met| bounds(py, &met, |share| Fraction(share.clone()))).transpose()
    }

    /// The count that was published beside it.
    #[getter]
    fn published(&self) -> Option<Published> {
        self.0.published().cloned().map(Published)
    }

    /// The observations that belong to no target.
    #[getter]
    fn unmatched<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let each = self.0.unmatched().iter().map(|found| Bound::new(py, Observation(found.clone())));
        PyTuple::new(py, collected(py, each)?)
    }

    /// The counted verdicts without data.
    #[getter]
    fn without_data<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let each = self.0.without_data().into_iter().map(|verdict| Bound::new(py, Attainment(verdict.clone())));
        PyTuple::new(py, collected(py, each)?)
    }

    /// Returns the percentages of the statuses, the best first, which add up to exactly 100.
    ///
    /// By largest remainders: every share is cut to `digits` decimals, and what is missing goes to the largest
    /// remainders.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> plan = Plan("2024", [Target(name, "không quá 4%") for name in ("a", "b", "c")])
    /// >>> card = plan.assess([Observation("a", "3%"), Observation("b", "5%"), Observation("c", "5%")])
    /// >>> {status: str(share) for status, share in card.percentages(1).items() if share}
    /// {'met': '33.3', 'missed': '66.7'}
    fn percentages<'py>(&self, py: Python<'py>, digits: u32) -> PyResult<Bound<'py, PyDict>> {
        let shares = PyDict::new(py);
        for (status, share) in self.0.counts().percentages(digits) {
            shares.set_item(status.name(), Number(share))?;
        }
        Ok(shares)
    }

    /// Returns the counts of each group, owner or authority; None is the key of targets that name none.
    ///
    /// Parameters
    /// ----------
    /// by : {"group", "owner", "authority"}
    ///     What to group by.
    ///
    /// Returns
    /// -------
    /// dict of str or None to Counts
    ///     Named tuples ``(met, total, counts, coverage)``.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> plan = Plan("2024", [Target("CPI", "không quá 4%", group="Kinh tế")])
    /// >>> plan.assess([Observation("CPI", "3,25%")]).by("group")["Kinh tế"].met
    /// 1
    fn by<'py>(&self, py: Python<'py>, by: Word<By>) -> PyResult<Bound<'py, PyDict>> {
        let record = py.import("attain.records")?.getattr("Counts")?;
        let groups = PyDict::new(py);
        for (name, counts) in alone(py, || self.0.by(by.0))? {
            let coverage = counts.coverage().map(Fraction);
            let of = record.call1((met(py, &counts)?, counts.total(), by_status(py, &counts)?, coverage))?;
            groups.set_item(name, of)?;
        }
        Ok(groups)
    }

    /// Returns the `k` counted verdicts that did worst: first what was not met, then by the gap.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> plan = Plan("2024", [Target("CPI", "không quá 4%"), Target("GRDP", "8%", better="higher")])
    /// >>> card = plan.assess([Observation("CPI", "3,25%"), Observation("GRDP", "7%")])
    /// >>> [a.target.indicator.name for a in card.worst(1)]
    /// ['GRDP']
    fn worst<'py>(&self, py: Python<'py>, k: usize) -> PyResult<Vec<Bound<'py, Attainment>>> {
        let worst = alone(py, || self.0.worst(k))?.into_iter();
        collected(py, worst.map(|verdict| Bound::new(py, Attainment(verdict.clone()))))
    }

    /// Returns whether the counted targets pass.
    ///
    /// Parameters
    /// ----------
    /// hurdles : sequence of str, optional
    ///     Indicators that must be met whatever the rest.
    /// coverage : Decimal, int or str, optional
    ///     The least percent of targets that must have data.
    /// met : Decimal, int or str, optional
    ///     The least percent of targets that must be met or exceeded.
    /// weighted : Decimal, int or str, optional
    ///     The least percent of the weights that must belong to targets met or exceeded.
    /// all : bool, default False
    ///     Whether every target must be met or exceeded.
    /// any : bool, default False
    ///     Whether one target at least must be met or exceeded.
    ///
    /// Returns
    /// -------
    /// Passing
    ///     A named tuple ``(passed, policy, because)``; `passed` is None while it is open.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "5%")])
    /// >>> card.passes(hurdles=["CPI"]).because
    /// ('hurdle `CPI`: missed',)
    /// >>> card.passes(all=True)
    /// Passing(passed=False, policy='all met', because=('all: 0 of 1 met',))
    #[pyo3(
        signature = (*, hurdles=Vec::new(), coverage=None, met=None, weighted=None, all=false, any=false),
        text_signature = "($self, *, hurdles=(), coverage=None, met=None, weighted=None, all=False, any=False)"
    )]
    fn passes<'py>(
        &self,
        py: Python<'py>,
        hurdles: Vec<String>,
        coverage: Option<Exact>,
        met: Option<Exact>,
        weighted: Option<Exact>,
        all: bool,
        any: bool,
    ) -> Result<Bound<'py, PyAny>> {
        let mut policy = hurdles.into_iter().fold(Policy::new(), Policy::hurdle);
        if let Some(coverage) = coverage {
            policy = policy.coverage(coverage.read(None)?);
        }
        if let Some(met) = met {
            policy = policy.met(met.read(None)?);
        }
        if let Some(weighted) = weighted {
            policy = policy.weighted(weighted.read(None)?);
        }
        if all {
            policy = policy.all();
        }
        if any {
            policy = policy.any();
        }
        let found = alone(py, || self.0.passes(&policy))?;
        let record = py.import("attain.records")?.getattr("Passing")?;
        Ok(record.call1((found.passed, found.policy, PyTuple::new(py, found.because)?))?)
    }

    /// Returns the verdicts that differ from those of an earlier scorecard, and why.
    ///
    /// Returns
    /// -------
    /// Flips
    ///     A list of named tuples ``(indicator, before, after, causes, earlier, later)`` that draws itself; the causes
    ///     are ``"value"``, ``"target_version"``, ``"terms"``, ``"rule"``, ``"added"``, ``"removed"``.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> plan = Plan("2024", [Target("CPI", "không quá 4%")])
    /// >>> november, december = (plan.assess([Observation("CPI", cpi)]) for cpi in ("4,1%", "3,9%"))
    /// >>> [(f.indicator, f.before, f.after, f.causes) for f in december.compare(november)]
    /// [('CPI', 'missed', 'met', ('value',))]
    fn compare<'py>(&self, py: Python<'py>, earlier: &Self) -> PyResult<Bound<'py, PyAny>> {
        let records = py.import("attain.records")?;
        let record = records.getattr("Flip")?;
        let flips = alone(py, || self.0.compare(&earlier.0))?.into_iter();
        let flips = flips.map(|flip| {
            let causes = PyTuple::new(py, flip.causes.iter().map(|cause| cause.name()))?;
            let (before, after) = (flip.before.map(Status::name), flip.after.map(Status::name));
            let (earlier, later) = (flip.earlier.map(Attainment), flip.later.map(Attainment));
            record.call1((flip.indicator, before, after, causes, earlier, later))
        });
        records.getattr("Flips")?.call1((collected(py, flips)?,))
    }

    /// Returns the rows whose published label differs from the computed one, with what would explain it.
    ///
    /// Returns
    /// -------
    /// list of Difference
    ///     Named tuples ``(indicator, label, official, computed, explanation, detail)``; the explanation is
    ///     ``"exceed_set"``, ``"tolerance"``, ``"about_width"``, ``"direction"``, ``"sub_target"`` or None.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> plan = Plan("2024", [Target("CPI", "không quá 4%")])
    /// >>> card = plan.assess([Observation("CPI", "3,25%", official="vượt")])
    /// >>> [(d.label, d.computed, d.explanation) for d in card.official_differences()]
    /// [('vượt', 'met', 'exceed_set')]
    fn official_differences<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let record = py.import("attain.records")?.getattr("Difference")?;
        let found = alone(py, || self.0.official_differences())?.into_iter();
        found
            .map(|d| {
                let detail = match &d.explanation {
                    Some(Explanation::Tolerance(width)) => Some(Quantity(width.clone()).into_pyobject(py)?.into_any()),
                    Some(Explanation::Direction(better)) => Some(better.name().into_pyobject(py)?.into_any()),
                    Some(Explanation::SubTarget(name)) => Some(name.into_pyobject(py)?.into_any()),
                    _ => None,
                };
                let explanation = d.explanation.as_ref().map(Explanation::name);
                record.call1((
                    d.indicator,
                    d.label,
                    d.official.map(attain::Status::name),
                    d.computed.name(),
                    explanation,
                    detail,
                ))
            })
            .collect()
    }

    /// Returns the rows as flat dicts: what a data frame is made of.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    /// >>> row = card.to_dicts()[0]
    /// >>> row["indicator"], row["status"], row["percent"], row["gap"]
    /// ('CPI', 'met', Decimal('81.2500'), '0.75 percentage points')
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        collected(py, self.0.rows().iter().map(|row| flat(py, row)))
    }

    /// Returns the rows as a pandas DataFrame; needs the extra ``attain[pandas]``.
    ///
    /// Percentages are exact decimals, truth values are nullable.
    ///
    /// Parameters
    /// ----------
    /// sdmx : bool, default False
    ///     Whether the period goes by ``TIME_PERIOD``, and the result is added as ``OBS_VALUE``, ``UNIT_MEASURE``,
    ///     ``UNIT_MULT`` and ``OBS_STATUS``.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    /// >>> card.to_pandas()["status"].tolist()
    /// ['met']
    #[pyo3(signature = (*, sdmx=false), text_signature = "($self, *, sdmx=False)")]
    fn to_pandas<'py>(slf: &Bound<'py, Self>, sdmx: bool) -> PyResult<Bound<'py, PyAny>> {
        let options = PyDict::new(slf.py());
        options.set_item("sdmx", sdmx)?;
        slf.py().import("attain.frame")?.getattr("to_pandas")?.call((slf,), Some(&options))
    }

    /// Returns the rows as a polars DataFrame; needs the extra ``attain[polars]``; `sdmx` as in :meth:`to_pandas`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    /// >>> card.to_polars()["percent"].to_list()
    /// [Decimal('81.2500')]
    #[pyo3(signature = (*, sdmx=false), text_signature = "($self, *, sdmx=False)")]
    fn to_polars<'py>(slf: &Bound<'py, Self>, sdmx: bool) -> PyResult<Bound<'py, PyAny>> {
        let options = PyDict::new(slf.py());
        options.set_item("sdmx", sdmx)?;
        slf.py().import("attain.frame")?.getattr("to_polars")?.call((slf,), Some(&options))
    }

    fn __len__(&self) -> usize {
        self.0.rows().len()
    }

    fn __getitem__(&self, key: &Bound<'_, PyAny>) -> PyResult<Attainment> {
        let key = Key::extract(key, "a target")?;
        let row = key.find(self.0.rows(), |name| self.0.get(name))?;
        Ok(Attainment(row.attainment.clone()))
    }

    fn __contains__(&self, item: &Bound<'_, PyAny>) -> bool {
        item.extract::<&str>().is_ok_and(|name| self.0.get(name).is_some())
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        let each = self.0.rows().iter().map(|row| Bound::new(py, Attainment(row.attainment.clone())));
        PyList::new(py, collected(py, each)?)?.try_iter()
    }

    fn _ipython_key_completions_(&self) -> Vec<&str> {
        self.0.rows().iter().map(|row| row.attainment.target().indicator().name()).collect()
    }

    fn __repr__(&self, py: Python<'_>) -> Result<String> {
        let stored = store(py, self)?;
        Ok(alone(py, || Call::new("Scorecard.from_wire").arg(quoted(&stored)).end())?)
    }

    fn __str__(&self) -> String {
        self.line(Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.line(locale))
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        html::piece(py, &self.0)
    }

    fn _repr_pretty_(&self, printer: &Bound<'_, PyAny>, _cycle: bool) -> PyResult<()> {
        printer.call_method1("text", (self.__str__(),)).map(drop)
    }
}

/// One row, flat.
fn flat<'py>(py: Python<'py>, row: &attain::Row) -> PyResult<Bound<'py, PyDict>> {
    let verdict = &row.attainment;
    let target = verdict.target();
    let percent = verdict.percent();
    let end = |lower: bool| percent.as_ref().and_then(|p| if lower { p.lower } else { p.upper });
    let point = percent.as_ref().filter(|p| p.lower == p.upper).and_then(|p| p.lower);
    let found: Vec<String> = verdict.observations().iter().map(|o| Observation::found(o, Locale::En)).collect();
    let gap = gap(py, verdict.gap())?.map(|gap| gap.str()).transpose()?;
    let of = PyDict::new(py);
    of.set_item("indicator", target.indicator().name())?;
    of.set_item("id", target.indicator().get_id())?;
    of.set_item("period", target.get_period().map(ToString::to_string))?;
    of.set_item("group", target.get_group())?;
    of.set_item("owner", target.get_owner())?;
    of.set_item("authority", target.get_authority())?;
    of.set_item("of", target.get_of())?;
    of.set_item("goal", verdict.goal().write(Locale::En))?;
    of.set_item("found", (!found.is_empty()).then(|| found.join("; ")))?;
    of.set_item("status", verdict.status().name())?;
    of.set_item("met", verdict.met())?;
    of.set_item("certain", verdict.certain())?;
    of.set_item("provisional", verdict.provisional())?;
    of.set_item("percent", point.map(Number))?;
    of.set_item("percent_low", end(true).map(Number))?;
    of.set_item("percent_high", end(false).map(Number))?;
    of.set_item("gap", gap)?;
    of.set_item("reason", verdict.reason().map(attain::Reason::name))?;
    of.set_item("percent_reason", verdict.percent_reason().map(attain::PercentReason::name))?;
    of.set_item("official", verdict.official())?;
    of.set_item("counted", row.counted)?;
    Ok(of)
}
