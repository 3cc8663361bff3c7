//! Methods that hand on to the charts and tables of the package, and what these draw from.

use attain::{Bound as End, Interval, Locale, Ratio, Status};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::attainment::Attainment;
use crate::error::{Error, Result};
use crate::exact::Fraction;
use crate::given::Day;
use crate::observation::Observation;
use crate::observations::Given;
use crate::pace::Pace;
use crate::plan::Plan;
use crate::scorecard::Scorecard;
use crate::words::Lang;

/// Calls a function of a module of the package with a value and what else was given.
pub fn hand_on<'py, T>(
    value: &Bound<'py, T>,
    to: (&str, &str),
    args: Vec<Bound<'py, PyAny>>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let mut given = vec![value.clone().into_any()];
    given.extend(args);
    let args = PyTuple::new(value.py(), given)?;
    value.py().import(to.0)?.getattr(to.1)?.call(args, options)
}

/// The word for a status, by its name.
#[pyfunction]
pub fn _status_word(status: &str, locale: Lang) -> Result<&'static str> {
    let found = Status::NAMES.into_iter().find(|(_, name)| *name == status);
    let (status, _) = found.ok_or_else(|| Error::argument(format!("`{status}` is no status")))?;
    Ok(status.label(locale.0))
}

type Ends = (Option<Fraction>, Option<Fraction>);

fn ends(interval: &Interval<Ratio>) -> Ends {
    let end = |bound: Option<&End<Ratio>>| bound.map(|bound| Fraction(bound.at.clone()));
    (end(interval.lower()), end(interval.upper()))
}

#[pymethods]
impl Attainment {
    /// Returns the word for the status in a language.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Target
    /// >>> Target("CPI", "không quá 4%").assess("3,25%").label("vi")
    /// 'đạt'
    #[pyo3(signature = (locale=Lang(Locale::En)), text_signature = "($self, locale=\"en\")")]
    fn label(&self, locale: Lang) -> &'static str {
        self.0.status().label(locale.0)
    }

    /// Where the result, the reference and what was asked lie on one line, a :class:`~attain.records.Line`; None where
    /// the goal could not be made into sets.
    #[getter]
    fn line<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let Ok(sets) = self.0.sets() else { return Ok(None) };
        let named = [
            (Status::Exceeded, sets.exceeded()),
            (Status::Met, sets.met()),
            (Status::NearMiss, sets.near_miss()),
            (Status::Missed, sets.missed()),
        ];
        let of = PyDict::new(py);
        for (status, pieces) in named {
            of.set_item(status.name(), PyTuple::new(py, pieces.iter().map(ends))?)?;
        }
        let reference = sets.reference().map(|at| Fraction(at.clone()));
        let record = py.import("attain.records")?.getattr("Line")?;
        record.call1((self.0.observed().map(ends), self.0.widened().map(ends), reference, of)).map(Some)
    }
}

#[pymethods]
impl Scorecard {
    /// Draws a bullet chart, a row a target; needs the extra ``attain[chart]``.
    ///
    /// Every row has a scale of its own, which its printed figures state: a band for what was asked, a line for the
    /// reference, a bar for the result, whiskers for what rounding leaves open, a mark and a word for the status. The
    /// printed figures are exact; positions are doubles, for drawing alone.
    ///
    /// Parameters
    /// ----------
    /// ax : matplotlib.axes.Axes, optional
    ///     Where to draw; new axes, where left out.
    /// locale : {"vi", "en"}, default "en"
    ///     The language of words and figures.
    ///
    /// Returns
    /// -------
    /// matplotlib.axes.Axes
    ///
    /// Examples
    /// --------
    /// >>> import matplotlib
    /// >>> matplotlib.use("Agg")
    /// >>> from attain import Observation, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    /// >>> ax = card.chart(locale="vi")
    /// >>> [label.get_text() for label in ax.get_yticklabels()]
    /// ['CPI']
    #[pyo3(signature = (ax=None, **options), text_signature = "($self, ax=None, *, locale=\"en\")")]
    fn chart<'py>(
        slf: &Bound<'py, Self>,
        ax: Option<Bound<'py, PyAny>>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        hand_on(slf, ("attain.chart", "bullets"), ax.into_iter().collect(), options)
    }

    /// Returns the bullet chart as an Altair chart; needs the extra ``attain[altair]``.
    ///
    /// In a notebook it shows itself as a picture that needs no script from elsewhere, with the exact figures beside the
    /// bars; positions are doubles, for drawing alone. Saved as a page of Vega (``chart.save("card.html", inline=True)``) it
    /// has them in tooltips too. A chart that is put together of several (``chart | other``) is one of Altair's own, and
    /// shown as Altair is told to: after ``altair.renderers.enable("svg")`` without the network.
    ///
    /// Parameters
    /// ----------
    /// locale : {"vi", "en"}, default "en"
    ///     The language of words and figures.
    ///
    /// Returns
    /// -------
    /// altair.LayerChart
    ///     Bands, bars, whiskers, marks, statuses and words, in six layers.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    /// >>> len(card.to_altair().layer)
    /// 6
    #[pyo3(signature = (**options), text_signature = "($self, *, locale=\"en\")")]
    fn to_altair<'py>(slf: &Bound<'py, Self>, options: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        hand_on(slf, ("attain.chart", "to_altair"), Vec::new(), options)
    }

    /// Returns the rows as a table for print and for a page; needs the extra ``attain[tables]``.
    ///
    /// Every figure is set as exact text in the language; no number passes through a float.
    ///
    /// Parameters
    /// ----------
    /// locale : {"vi", "en"}, default "en"
    ///     The language of words and figures.
    ///
    /// Returns
    /// -------
    /// great_tables.GT
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    /// >>> "81,25" in card.to_great_tables(locale="vi").as_raw_html()
    /// True
    #[pyo3(signature = (**options), text_signature = "($self, *, locale=\"en\")")]
    fn to_great_tables<'py>(
        slf: &Bound<'py, Self>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        hand_on(slf, ("attain.tables", "scorecard"), Vec::new(), options)
    }
}

#[pymethods]
impl Plan {
    /// Draws a dot plot of the targets, a panel a unit; needs the extra ``attain[chart]``.
    ///
    /// A goal is a dot, a band two dots with a line between them, a floor or a ceiling a dot with an arrow to the side
    /// that is asked for; a result before it, where one is given, is a ring. Positions are doubles, for drawing alone.
    ///
    /// Parameters
    /// ----------
    /// previous : Observations, or iterable of Observation, optional
    ///     The results before the plan.
    /// locale : {"vi", "en"}, default "en"
    ///     The language of words and figures.
    ///
    /// Returns
    /// -------
    /// list of matplotlib.axes.Axes
    ///     One a unit, in the order of the plan.
    ///
    /// Examples
    /// --------
    /// >>> import matplotlib
    /// >>> matplotlib.use("Agg")
    /// >>> from attain import Plan, Target
    /// >>> plan = Plan("2024", [Target("CPI", "không quá 4%"), Target("Thu", "17.500 tỷ đồng", better="higher")])
    /// >>> [ax.get_title(loc="left") for ax in plan.chart()]
    /// ['%', 'billion VND']
    #[pyo3(signature = (previous=None, **options), text_signature = "($self, previous=None, *, locale=\"en\")")]
    fn chart<'py>(
        slf: &Bound<'py, Self>,
        previous: Option<Bound<'py, PyAny>>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        hand_on(slf, ("attain.chart", "dots"), previous.into_iter().collect(), options)
    }
}

#[pymethods]
impl Pace {
    /// Returns the word for the status in a language.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Target, pace
    /// >>> target = Target("Thu", "100 tỷ đồng", better="higher", period="2024", accumulates="flow")
    /// >>> pace(target, Observation("Thu", "30 tỷ đồng", period="2024-Q1"), on="2024-04-01").label("vi")
    /// 'vượt tiến độ'
    #[pyo3(signature = (locale=Lang(Locale::En)), text_signature = "($self, locale=\"en\")")]
    fn label(&self, locale: Lang) -> &'static str {
        self.pace.status().label(locale.0)
    }

    /// The observations that it was given.
    #[getter(given)]
    fn all_given<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.given().iter().cloned().map(Observation).collect::<Vec<_>>())
    }

    /// Returns the pace on another day, measured the same way.
    ///
    /// Parameters
    /// ----------
    /// on : datetime.date or str
    ///     The day. What is for days after it is left out.
    /// observations : Observations, or iterable of Observation, optional
    ///     What was known; what this pace was given, where left out.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Target, pace
    /// >>> target = Target("Thu", "100 tỷ đồng", better="higher", period="2024", accumulates="flow")
    /// >>> found = [Observation("Thu", f"{n} tỷ đồng", period=p) for n, p in ((20, "2024-Q1"), (60, "2024-H1"))]
    /// >>> p = pace(target, found, on="2024-07-01", profile="quarters")
    /// >>> p.status, p.at("2024-04-01").status
    /// ('ahead', 'at_risk')
    #[pyo3(signature = (on, observations=None))]
    fn at(&self, py: Python<'_>, on: Day, observations: Option<Given>) -> Result<Self> {
        self.again(py, on, observations.map(|given| given.0))
    }

    /// Draws the burn-up of the target with the corridor of its pace; needs the extra ``attain[chart]``.
    ///
    /// The line is what the profile expects by a day, the corridor round it the band in which the target is on track,
    /// the dots what was reached, the bar at the end the projection with everything that is open. Positions are
    /// doubles, for drawing alone.
    ///
    /// Parameters
    /// ----------
    /// ax : matplotlib.axes.Axes, optional
    ///     Where to draw; new axes, where left out.
    /// locale : {"vi", "en"}, default "en"
    ///     The language of words and figures.
    ///
    /// Returns
    /// -------
    /// matplotlib.axes.Axes
    ///
    /// Examples
    /// --------
    /// >>> import matplotlib
    /// >>> matplotlib.use("Agg")
    /// >>> from attain import Observation, Target, pace
    /// >>> target = Target("Thu", "100 tỷ đồng", better="higher", period="2024", accumulates="flow")
    /// >>> ax = pace(target, Observation("Thu", "30 tỷ đồng", period="2024-Q1"), on="2024-04-01").chart()
    /// >>> ax.get_ylabel()
    /// 'billion VND'
    #[pyo3(signature = (ax=None, **options), text_signature = "($self, ax=None, *, locale=\"en\")")]
    fn chart<'py>(
        slf: &Bound<'py, Self>,
        ax: Option<Bound<'py, PyAny>>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        hand_on(slf, ("attain.chart", "burn_up"), ax.into_iter().collect(), options)
    }
}
