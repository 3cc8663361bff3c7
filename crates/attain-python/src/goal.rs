//! `attain.Goal`.

use attain::{Comparator, Locale, Value};
use chrono::NaiveDate;
use pyo3::prelude::*;

use crate::error::{Error, Result};
use crate::figure;
use crate::given::{Day, GivenGoal, GivenQuantity, GivenRange, Reading};
use crate::laws::{as_json, stored};
use crate::lexicon::Lexicon;
use crate::literal::{Call, of_text};
use crate::unit::Unit;
use crate::words::{Lang, Word, formatted};

/// What is asked of an indicator, as written: a comparator with its figure, or a day.
///
/// Parameters
/// ----------
/// text : str, Quantity, Range, Tally, Figure, Decimal or int
///     ``"8 - 8,5%"``, ``"không quá 4%"``, ``"at least 64 t"``, ``"by 2024-12-31"``; a bare value is a plain goal.
/// change : {"relative", "points", "absolute"}, optional
///     What the ``%`` of a change means, where the text leaves it open.
/// locale : {"vi", "en"}, optional
///     The language of the text.
/// lexicon : Lexicon, optional
///     Words of your own.
///
/// Raises
/// ------
/// TextError, GoalError
///     For what is no goal, such as ``gần 65%``.
///
/// Examples
/// --------
/// >>> from attain import Goal, Quantity
/// >>> Goal("không quá 4%").comparator
/// 'at_most'
/// >>> Goal("không quá 4%") == Goal.at_most(Quantity("4%"))
/// True
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Goal(pub attain::Goal);

impl Goal {
    pub fn source(goal: &attain::Goal) -> String {
        let wire = |goal: &attain::Goal| serde_json::to_string(goal).unwrap_or_default();
        let (stored, kind) = (wire(goal), goal.chosen_change_kind());
        let source = of_text(
            "Goal",
            |locale| goal.write(locale),
            &stored,
            |text, locale| {
                let read = attain::Goal::read(text, locale).ok();
                let read = read.map(|read| kind.map_or(read.clone(), |kind| read.change_counted(kind)));
                read.is_some_and(|read| wire(&read) == stored)
            },
        );
        match (kind, source.strip_prefix("Goal(").and_then(|source| source.strip_suffix(')'))) {
            (Some(kind), Some(inside)) => Call::new("Goal").arg(inside).text("change", Some(kind.name())).end(),
            _ => source,
        }
    }
}

as_json!(Goal);
stored!(Goal, "Goal('giảm 0,6 - 1 điểm %')");

#[pymethods]
impl Goal {
    #[new]
    #[pyo3(signature = (text, *, change=None, locale=None, lexicon=None))]
    fn new(
        text: GivenGoal,
        change: Option<Word<attain::ChangeKind>>,
        locale: Option<Lang>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        let goal = text.read(Reading::new(locale, lexicon))?;
        Ok(Self(match change {
            Some(kind) => goal.change_counted(kind.0),
            None => goal,
        }))
    }

    /// Returns the goal of at least a quantity.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Goal
    /// >>> str(Goal.at_least("95%"))
    /// 'at least 95%'
    #[staticmethod]
    #[pyo3(signature = (at, *, locale=None, lexicon=None))]
    fn at_least(at: GivenQuantity, locale: Option<Lang>, lexicon: Option<&Bound<'_, Lexicon>>) -> Result<Self> {
        Ok(Self(attain::Goal::at_least(at.read(Reading::new(locale, lexicon))?)))
    }

    /// Returns the goal of more than a quantity.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Goal
    /// >>> Goal.more_than("95%").comparator
    /// 'more_than'
    #[staticmethod]
    #[pyo3(signature = (at, *, locale=None, lexicon=None))]
    fn more_than(at: GivenQuantity, locale: Option<Lang>, lexicon: Option<&Bound<'_, Lexicon>>) -> Result<Self> {
        Ok(Self(attain::Goal::more_than(at.read(Reading::new(locale, lexicon))?)))
    }

    /// Returns the goal of at most a quantity: a ceiling.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Goal
    /// >>> f"{Goal.at_most('4%'):vi}"
    /// 'không quá 4%'
    #[staticmethod]
    #[pyo3(signature = (at, *, locale=None, lexicon=None))]
    fn at_most(at: GivenQuantity, locale: Option<Lang>, lexicon: Option<&Bound<'_, Lexicon>>) -> Result<Self> {
        Ok(Self(attain::Goal::at_most(at.read(Reading::new(locale, lexicon))?)))
    }

    /// Returns the goal of less than a quantity.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Goal
    /// >>> Goal.below("4%").comparator
    /// 'below'
    #[staticmethod]
    #[pyo3(signature = (at, *, locale=None, lexicon=None))]
    fn below(at: GivenQuantity, locale: Option<Lang>, lexicon: Option<&Bound<'_, Lexicon>>) -> Result<Self> {
        Ok(Self(attain::Goal::below(at.read(Reading::new(locale, lexicon))?)))
    }

    /// Returns the goal of about a quantity; the target states its tolerance.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Goal
    /// >>> Goal.about("4%").comparator
    /// 'about'
    #[staticmethod]
    #[pyo3(signature = (at, *, locale=None, lexicon=None))]
    fn about(at: GivenQuantity, locale: Option<Lang>, lexicon: Option<&Bound<'_, Lexicon>>) -> Result<Self> {
        Ok(Self(attain::Goal::about(at.read(Reading::new(locale, lexicon))?)))
    }

    /// Returns the goal of exactly a quantity.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Goal
    /// >>> Goal.exactly("100%").comparator
    /// 'exactly'
    #[staticmethod]
    #[pyo3(signature = (at, *, locale=None, lexicon=None))]
    fn exactly(at: GivenQuantity, locale: Option<Lang>, lexicon: Option<&Bound<'_, Lexicon>>) -> Result<Self> {
        Ok(Self(attain::Goal::exactly(at.read(Reading::new(locale, lexicon))?)))
    }

    /// Returns the goal of staying inside a range.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Goal
    /// >>> Goal.within("2 - 4%").comparator
    /// 'within'
    #[staticmethod]
    #[pyo3(signature = (range, *, locale=None, lexicon=None))]
    fn within(range: GivenRange, locale: Option<Lang>, lexicon: Option<&Bound<'_, Lexicon>>) -> Result<Self> {
        let range = range.read(Reading::new(locale, lexicon))?;
        let goal = attain::Goal::within(range.clone());
        attain::Goal::from_figure(&goal.to_figure().unwrap_or_else(|| range.into()))?;
        Ok(Self(goal))
    }

    /// Returns the goal of a band: its worse end must be reached, its better end may be exceeded.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Goal
    /// >>> Goal.band("8 - 8,5%") == Goal("8 - 8,5%")
    /// True
    #[staticmethod]
    #[pyo3(signature = (range, *, locale=None, lexicon=None))]
    fn band(range: GivenRange, locale: Option<Lang>, lexicon: Option<&Bound<'_, Lexicon>>) -> Result<Self> {
        let range = range.read(Reading::new(locale, lexicon))?;
        Ok(Self(attain::Goal::from_figure(&range.into())?))
    }

    /// Returns the goal of being done on or before a day.
    ///
    /// Examples
    /// --------
    /// >>> from datetime import date
    /// >>> from attain import Goal
    /// >>> f"{Goal.by(date(2024, 12, 31)):vi}"
    /// 'chậm nhất ngày 31/12/2024'
    #[staticmethod]
    fn by(day: Day) -> Self {
        Self(attain::Goal::by(day.0))
    }

    /// How it compares: ``"plain"``, ``"at_least"``, ``"more_than"``, ``"at_most"``, ``"below"``, ``"within"``,
    /// ``"about"``, ``"exactly"``, or ``"by"`` for a day.
    #[getter]
    fn comparator(&self) -> &'static str {
        if self.0.day().is_some() { "by" } else { Comparator::name(self.0.comparator()) }
    }

    /// What it compares with: Quantity, Range, Tally, or None for a day.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.value().map(|value| figure::value(py, value)).transpose()
    }

    /// What it counts; None for a day.
    #[getter]
    fn unit(&self) -> Option<Unit> {
        self.0.value().map(Value::unit).cloned().map(Unit)
    }

    /// The day that something is to be done by.
    #[getter]
    fn day(&self) -> Option<NaiveDate> {
        self.0.day()
    }

    /// Which way the level is to change, where the goal is a change: ``"up"``, ``"down"``.
    #[getter]
    fn change(&self) -> Option<&'static str> {
        self.0.change().map(attain::Change::name)
    }

    /// What the ``%`` of the change means, where the caller chose.
    #[getter]
    fn change_kind(&self) -> Option<&'static str> {
        self.0.chosen_change_kind().map(attain::ChangeKind::name)
    }

    /// The base that its change is set against, as written.
    #[getter]
    fn of(&self) -> Option<&str> {
        self.0.of()
    }

    /// Returns which way the compared figure is better.
    ///
    /// Parameters
    /// ----------
    /// better : {"higher", "lower", "inside"}, optional
    ///     What the indicator or the plan says of the level.
    ///
    /// Raises
    /// ------
    /// GoalError
    ///     Where nothing says, or two sources contradict each other.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Goal
    /// >>> Goal("không quá 4%").direction()
    /// 'lower'
    #[pyo3(signature = (better=None))]
    fn direction(&self, better: Option<Word<attain::Better>>) -> Result<&'static str> {
        Ok(self.0.direction(better.map(|better| better.0)).map_err(Error::from)?.name())
    }

    fn __repr__(&self) -> String {
        Self::source(&self.0)
    }

    fn __str__(&self) -> String {
        self.0.write(Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.0.write(locale))
    }
}
