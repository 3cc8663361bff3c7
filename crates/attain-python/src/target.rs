//! `attain.Target`.

use attain::{Locale, Terms};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};

use crate::attainment::Attainment;
use crate::error::{Error, Result};
use crate::exact::{Exact, Fraction, Number};
use crate::given::{
    Day, GivenFigure, GivenGoal, GivenIndicator, GivenPeriod, GivenQuantity, GivenRange, GivenUnit, Reading,
};
use crate::goal::Goal;
use crate::html;
use crate::indicator::Indicator;
use crate::laws::{as_json, stored};
use crate::lexicon::Lexicon;
use crate::literal::{Call, day, quoted};
use crate::observation::Observation;
use crate::observations::{Given, Observations};
use crate::period::Period;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::words::{Lang, Word, formatted};

/// An indicator held to a goal over a period, by an authority, in versions.
///
/// Parameters
/// ----------
/// indicator : Indicator or str
///     What is held to the goal.
/// goal : str, Goal, Quantity, Range, Tally, Figure, Decimal or int, optional
///     What is asked for. A bare number is in the unit of the indicator.
/// by : datetime.date or str, optional
///     In place of a goal: the day that something is to be done by.
/// better : {"higher", "lower", "inside"}, optional
///     Which level is better, where neither the goal nor the indicator says.
/// period : Period, str or int, optional
///     The period it is for.
/// authority, owner, group : str, optional
///     Who set it, who answers for it, its group in the plan.
/// of : str, optional
///     The target that it is a part of.
/// weight : Decimal, int or str, optional
///     Its weight in the plan.
/// baseline : Observation, optional
///     The level that a change is counted from.
/// over : {"end", "average", "each", "total"}, optional
///     How several years meet it.
/// exceed : Range or str, optional
///     Where it counts as exceeded, in place of what the rule says.
/// tolerance : Quantity or str, optional
///     How far beside the figure still meets it.
/// near_miss : Quantity or str, optional
///     How far outside still counts as a near miss.
/// approximation : Fraction, Decimal or str, optional
///     How far "nearly" and "about" reach, as a share of the value: ``"5%"``.
/// change : {"relative", "points", "absolute"}, optional
///     What the ``%`` of a change means.
/// unit : Unit or str, optional
///     The unit of bare numbers, for an indicator given by name.
/// accumulates : {"flow", "stock", "rate"}, optional
///     How the indicator adds up over time.
/// source : str, optional
///     Where it is taken from.
/// locale : {"vi", "en"}, optional
///     The language of the texts.
/// lexicon : Lexicon, optional
///     Words of your own.
///
/// Raises
/// ------
/// TextError, GoalError, TargetError
///     Where the goal is none, or the direction contradicts that of the indicator.
///
/// Examples
/// --------
/// >>> from attain import Target
/// >>> t = Target("GRDP growth", "8 - 8,5%", better="higher", period="2024")
/// >>> t.assess("8,05%").status
/// 'met'
/// >>> t.revised("9,5 - 10,5%", on="2024-07-01").goal
/// Goal('9.5–10.5%')
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Target(pub attain::Target);

impl Target {
    pub fn source(target: &attain::Target) -> String {
        let versions = target.versions();
        let mut versions = versions.iter();
        let first = versions.next().map_or(target.goal(), |version| &version.goal);
        let terms = target.get_terms();
        let call = Call::new("Target").arg(Indicator::argument(target.indicator()));
        let call = match first.day() {
            Some(by) => call.opt("by", Some(day(by))),
            None => call.arg(Goal::source(first)),
        };
        let source = call
            .text("better", target.get_better().map(attain::Better::name))
            .text("period", target.get_period().map(ToString::to_string).as_deref())
            .text("authority", target.get_authority())
            .text("owner", target.get_owner())
            .text("group", target.get_group())
            .text("of", target.get_of())
            .opt("weight", target.get_weight().map(|w| format!("Decimal({})", quoted(&w.to_string()))))
            .opt("baseline", target.get_baseline().map(Observation::source))
            .text("over", target.get_over().map(attain::Over::name))
            .opt("exceed", terms.exceed.as_ref().map(Range::source))
            .opt("tolerance", terms.tolerance.as_ref().map(Quantity::source))
            .opt("near_miss", terms.near_miss.as_ref().map(Quantity::source))
            .text("approximation", terms.approximation.as_ref().map(ToString::to_string).as_deref())
            .text("source", target.get_source())
            .end();
        versions.fold(source, |source, version| {
            let goal = Goal::source(&version.goal);
            source
                + &match version.on {
                    Some(on) => Call::new(".revised").arg(goal).opt("on", Some(day(on))).end(),
                    None => Call::new(".replaced").arg(goal).end(),
                }
        })
    }

    /// Says how to answer a target that asks for a day.
    fn asks_a_day(&self, text: &str) -> Error {
        let name = self.0.indicator().name();
        let day = attain::Period::read(text, None).ok().filter(|period| period.days() == 1);
        let day = day.map_or_else(|| "2024-11-05".to_owned(), |day| day.start().to_string());
        Error::not_comparable(format!(
            "cannot judge `{name}` by `{text}`: it asks for a day; write Observation({}, done={})",
            quoted(name),
            quoted(&day)
        ))
    }

    /// The target in one line: its name, its period and its goal.
    pub fn line(target: &attain::Target, locale: Locale) -> String {
        let name = target.indicator().name_in(locale);
        match target.get_period() {
            Some(period) => format!("{name}, {}: {}", period.write(locale), target.goal().write(locale)),
            None => format!("{name}: {}", target.goal().write(locale)),
        }
    }
}

as_json!(Target);
stored!(Target, "Target('CPI', 'không quá 4%', period='2024')");

/// What a target is held against.
enum Found {
    Observation(Box<attain::Observation>),
    Years(Vec<attain::Observation>),
    Figure(GivenFigure),
}

impl FromPyObject<'_, '_> for Found {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(observation) = obj.cast::<Observation>() {
            return Ok(Self::Observation(Box::new(observation.get().0.clone())));
        }
        if obj.is_instance_of::<PyList>() || obj.is_instance_of::<PyTuple>() || obj.is_instance_of::<Observations>() {
            return Ok(Self::Years(obj.extract::<Given>()?.0));
        }
        obj.extract().map(Self::Figure)
    }
}

#[pymethods]
impl Target {
    #[new]
    #[pyo3(signature = (indicator, goal=None, *, by=None, better=None, period=None, authority=None, owner=None, group=None, of=None, weight=None, baseline=None, over=None, exceed=None, tolerance=None, near_miss=None, approximation=None, change=None, unit=None, accumulates=None, source=None, locale=None, lexicon=None))]
    fn new(
        indicator: GivenIndicator,
        goal: Option<GivenGoal>,
        by: Option<Day>,
        better: Option<Word<attain::Better>>,
        period: Option<GivenPeriod>,
        authority: Option<String>,
        owner: Option<String>,
        group: Option<String>,
        of: Option<String>,
        weight: Option<Exact>,
        baseline: Option<Bound<'_, Observation>>,
        over: Option<Word<attain::Over>>,
        exceed: Option<GivenRange>,
        tolerance: Option<GivenQuantity>,
        near_miss: Option<GivenQuantity>,
        approximation: Option<Fraction>,
        change: Option<Word<attain::ChangeKind>>,
        unit: Option<GivenUnit>,
        accumulates: Option<Word<attain::Accumulates>>,
        source: Option<String>,
        locale: Option<Lang>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        let reading = Reading::new(locale, lexicon);
        let mut indicator = indicator.0;
        if let Some(unit) = unit {
            indicator = indicator.unit(unit.read(reading)?);
        }
        if let Some(accumulates) = accumulates {
            indicator = indicator.accumulates(accumulates.0);
        }
        let goal = match (goal, by) {
            (Some(goal), None) => goal.read(reading)?,
            (None, Some(by)) => attain::Goal::by(by.0),
            _ => return Err(Error::wrong_type("a target has a goal, or a day in by=".to_owned())),
        };
        let mut target = attain::Target::new(indicator, goal).terms(Terms {
            exceed: exceed.map(|range| range.read(reading)).transpose()?,
            tolerance: tolerance.map(|width| width.read(reading)).transpose()?,
            near_miss: near_miss.map(|width| width.read(reading)).transpose()?,
            approximation: approximation.map(|share| share.0),
        });
        if let Some(better) = better {
            target = target.better(better.0);
        }
        if let Some(period) = period {
            target = target.period(period.read(reading.locale)?);
        }
        if let Some(baseline) = baseline {
            target = target.baseline(baseline.get().0.clone());
        }
        if let Some(over) = over {
            target = target.over(over.0);
        }
        if let Some(change) = change {
            target = target.change_counted(change.0);
        }
        if let Some(authority) = authority {
            target = target.authority(authority);
        }
        if let Some(owner) = owner {
            target = target.owner(owner);
        }
        if let Some(group) = group {
            target = target.group(group);
        }
        if let Some(of) = of {
            target = target.part_of(of);
        }
        if let Some(weight) = weight {
            target = target.weight(weight.read(reading.locale)?)?;
        }
        if let Some(source) = source {
            target = target.source(source);
        }
        target.check()?;
        Ok(Self(target))
    }

    /// Returns the target with another goal from a day on; the earlier versions are kept.
    ///
    /// Parameters
    /// ----------
    /// goal : str, Goal, Quantity, Range, Tally, Figure, Decimal or int
    ///     What is asked for from then on.
    /// on : datetime.date or str
    ///     The day from which it holds.
    ///
    /// Raises
    /// ------
    /// TargetError
    ///     Where the day does not follow that of the version before.
    ///
    /// Examples
    /// --------
    /// >>> from datetime import date
    /// >>> from attain import Target
    /// >>> t = Target("GRDP growth", "10,5%", better="higher", period="2024")
    /// >>> [str(v.goal) for v in t.revised("9,5 - 10,5%", on=date(2024, 7, 1)).versions]
    /// ['10.5%', '9.5–10.5%']
    #[pyo3(signature = (goal, *, on, locale=None, lexicon=None))]
    fn revised(
        &self,
        goal: GivenGoal,
        on: Day,
        locale: Option<Lang>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        Ok(Self(self.0.clone().revised(goal.read(Reading::new(locale, lexicon))?, on.0)?))
    }

    /// Returns the target with another goal from a day that is not known; the earlier versions are kept.
    ///
    /// Raises
    /// ------
    /// TargetError
    ///     After a version that has a day.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Target
    /// >>> t = Target("Thu ngân sách", "8.500 tỷ đồng", better="higher").replaced("8.300 tỷ đồng")
    /// >>> [str(v.goal) for v in t.versions]
    /// ['8,500 billion VND', '8,300 billion VND']
    #[pyo3(signature = (goal, *, locale=None, lexicon=None))]
    fn replaced(&self, goal: GivenGoal, locale: Option<Lang>, lexicon: Option<&Bound<'_, Lexicon>>) -> Result<Self> {
        Ok(Self(self.0.clone().replaced(goal.read(Reading::new(locale, lexicon))?)?))
    }

    /// Returns the verdict on what was measured.
    ///
    /// Parameters
    /// ----------
    /// observation : Observation, str, Quantity, Range, Tally, Figure, Decimal or int
    ///     What was measured; a bare figure is for the period of the target. A list of observations, one a year, for
    ///     a goal with ``over=``.
    /// rule : {"vn-official", "strict"}, default "vn-official"
    ///     The rule that makes sets of the goal.
    /// early_exceeds : bool, default False
    ///     Whether what is done before its day counts as exceeded.
    /// locale : {"vi", "en"}, optional
    ///     The language of the text.
    /// lexicon : Lexicon, optional
    ///     Words of your own.
    ///
    /// Returns
    /// -------
    /// Attainment
    ///
    /// Raises
    /// ------
    /// NotComparable
    ///     Where the observation is no answer to the target.
    /// AssessError
    ///     Where nothing gives a direction, or the observation is empty or beyond natural limits.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Target
    /// >>> Target("CPI", "không quá 4%").assess("3,25%").percent
    /// Decimal('81.2500')
    #[pyo3(signature = (observation, *, rule="vn-official", early_exceeds=false, locale=None, lexicon=None))]
    fn assess(
        &self,
        observation: Found,
        rule: &str,
        early_exceeds: bool,
        locale: Option<Lang>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Attainment> {
        let rule = crate::words::rule(rule, early_exceeds)?;
        let verdict = match observation {
            Found::Observation(observation) => self.0.assess_by(&observation, &rule)?,
            Found::Years(years) => self.0.assess_years(&years, &rule)?,
            Found::Figure(GivenFigure::Text(text)) if self.0.goal().day().is_some() => {
                return Err(self.asks_a_day(&text));
            }
            Found::Figure(figure) => {
                let figure = figure.read(Reading::new(locale, lexicon))?;
                let observation = attain::Observation::new(self.0.indicator().clone(), figure);
                let observation = match self.0.get_period() {
                    Some(period) => observation.period(*period),
                    None => observation,
                };
                self.0.assess_by(&observation, &rule)?
            }
        };
        Ok(Attainment(verdict))
    }

    /// The name of what is held to the goal.
    #[getter]
    fn name(&self) -> &str {
        self.0.indicator().name()
    }

    /// What is held to the goal.
    #[getter]
    fn indicator(&self) -> Indicator {
        Indicator(self.0.indicator().clone())
    }

    /// The goal of the latest version.
    #[getter]
    fn goal(&self) -> Goal {
        Goal(self.0.goal().clone())
    }

    /// Every version ``(goal, on)``, the first one first; its ``on`` is None.
    #[getter]
    fn versions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let record = py.import("attain.records")?.getattr("Version")?;
        let versions = self.0.versions().into_iter().map(|v| record.call1((Goal(v.goal), v.on)));
        PyTuple::new(py, versions.collect::<PyResult<Vec<_>>>()?)
    }

    /// The period it is for.
    #[getter]
    fn period(&self) -> Option<Period> {
        self.0.get_period().copied().map(Period)
    }

    /// Which level is better, by the call and the indicator together; None where neither says.
    #[getter]
    fn better(&self) -> Result<Option<&'static str>> {
        Ok(self.0.stated_better()?.map(attain::Better::name))
    }

    /// Which way the compared figure is better: ``"higher"``, ``"lower"``, ``"inside"``.
    ///
    /// Raises ``TargetError`` where nothing says, or two sources contradict each other.
    #[getter]
    fn direction(&self) -> Result<&'static str> {
        Ok(self.0.direction()?.name())
    }

    /// Who set it.
    #[getter]
    fn authority(&self) -> Option<&str> {
        self.0.get_authority()
    }

    /// Who answers for it.
    #[getter]
    fn owner(&self) -> Option<&str> {
        self.0.get_owner()
    }

    /// Its group in the plan.
    #[getter]
    fn group(&self) -> Option<&str> {
        self.0.get_group()
    }

    /// The target that it is a part of.
    #[getter]
    fn of(&self) -> Option<&str> {
        self.0.get_of()
    }

    /// Its weight.
    #[getter]
    fn weight(&self) -> Option<Number> {
        self.0.get_weight().map(Number)
    }

    /// The level that a change is counted from.
    #[getter]
    fn baseline(&self) -> Option<Observation> {
        self.0.get_baseline().cloned().map(Observation)
    }

    /// How several years meet it.
    #[getter]
    fn over(&self) -> Option<&'static str> {
        self.0.get_over().map(attain::Over::name)
    }

    /// Where it counts as exceeded, in place of what the rule says.
    #[getter]
    fn exceed(&self) -> Option<Range> {
        self.0.get_terms().exceed.clone().map(Range)
    }

    /// How far beside the figure still meets it.
    #[getter]
    fn tolerance(&self) -> Option<Quantity> {
        self.0.get_terms().tolerance.clone().map(Quantity)
    }

    /// How far outside still counts as a near miss.
    #[getter]
    fn near_miss(&self) -> Option<Quantity> {
        self.0.get_terms().near_miss.clone().map(Quantity)
    }

    /// How far "nearly" and "about" reach, as a share of the value.
    #[getter]
    fn approximation(&self) -> Option<Fraction> {
        self.0.get_terms().approximation.clone().map(Fraction)
    }

    /// Where it is taken from.
    #[getter(source)]
    fn taken_from(&self) -> Option<&str> {
        self.0.get_source()
    }

    fn __repr__(&self) -> String {
        Self::source(&self.0)
    }

    fn __str__(&self) -> String {
        Self::line(&self.0, Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| Self::line(&self.0, locale))
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        html::piece(py, &self.0)
    }
}
