//! `attain.Observation`.

use attain::{Locale, Measured};
use chrono::NaiveDate;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::error::{Error, Result};
use crate::figure::Figure;
use crate::given::{Day, GivenFigure, GivenIndicator, GivenPeriod, GivenUnit, Reading, day as day_of};
use crate::indicator::Indicator;
use crate::laws::{as_json, stored};
use crate::lexicon::Lexicon;
use crate::literal::{Call, day, list, quoted};
use crate::period::Period;
use crate::words::{Lang, Word, formatted};

/// What was measured of an indicator: a figure for a period, with quality, vintage and the label it was given.
///
/// Parameters
/// ----------
/// indicator : Indicator or str
///     What was measured of.
/// value : str, Quantity, Range, Tally, Figure, Decimal or int, optional
///     The figure. A bare number is in the unit of the indicator.
/// done, not_done_on : datetime.date or str, optional
///     In place of a value: the day on which it was done, or a day on which it was not done yet.
/// missing : str, optional
///     In place of a value: why nothing was measured.
/// period : Period, str or int, optional
///     The period it is for.
/// quality : {"estimated", "preliminary", "final"}, optional
///     How settled it is.
/// as_of : datetime.date or str, optional
///     The day on which this was the figure.
/// official : str, optional
///     The label that was published for it: ``"vượt"``.
/// members : dict of str to str, optional
///     The members that a tally counts, by name and stage; ``"certified"`` is the counted stage.
/// unit : Unit or str, optional
///     The unit of a bare number, for an indicator given by name.
/// source : str, optional
///     Where it is taken from.
/// locale : {"vi", "en"}, optional
///     The language of the texts.
/// lexicon : Lexicon, optional
///     Words of your own.
///
/// Raises
/// ------
/// TextError, ObservationError
///     Where the text is no figure, or the members contradict the tally.
///
/// Examples
/// --------
/// >>> from attain import Observation
/// >>> o = Observation("Tổng thu ngân sách", "ước đạt 17.946 tỷ đồng", period="2024")
/// >>> o.value.amount, o.provisional
/// (Decimal('17946'), True)
/// >>> Observation("Vũng Áng 2 vận hành thử", done="2024-11-05").done
/// datetime.date(2024, 11, 5)
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Observation(pub attain::Observation);

impl Observation {
    pub fn source(observation: &attain::Observation) -> String {
        let call = Call::new("Observation").arg(Indicator::argument(observation.indicator()));
        let call = match observation.measured() {
            Measured::Figure(figure) => call.arg(Figure::source(figure)),
            Measured::Done(on) => call.opt("done", Some(day(*on))),
            Measured::NotDoneOn(on) => call.opt("not_done_on", Some(day(*on))),
            Measured::Missing(reason) => call.text("missing", Some(reason)),
            _ => call,
        };
        let members = observation.get_members();
        let pairs = members.iter().map(|(name, stage)| format!("({}, {})", quoted(name), quoted(stage)));
        call.text("period", observation.get_period().map(ToString::to_string).as_deref())
            .text("quality", observation.get_quality().map(attain::Quality::name))
            .opt("as_of", observation.get_as_of().map(day))
            .text("official", observation.get_official())
            .opt("members", (!members.is_empty()).then(|| list(pairs)))
            .text("source", observation.get_source())
            .end()
    }

    /// What was found, in words.
    pub fn found(observation: &attain::Observation, locale: Locale) -> String {
        attain_report::found(observation, locale)
    }

    fn line(&self, locale: Locale) -> String {
        let (name, found) = (self.0.indicator().name_in(locale), Self::found(&self.0, locale));
        match self.0.get_period() {
            Some(period) => format!("{name}, {}: {found}", period.write(locale)),
            None => format!("{name}: {found}"),
        }
    }
}

as_json!(Observation);
stored!(Observation, "Observation('Tổng thu ngân sách', '17.946 tỷ đồng', period='2024')");

/// The members of a tally, as a dict or as pairs.
struct Members(Vec<(String, String)>);

impl FromPyObject<'_, '_> for Members {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let Ok(dict) = obj.cast::<PyDict>() else { return obj.extract().map(Self) };
        let pairs = dict.iter().map(|(name, stage)| Ok((name.extract()?, stage.extract()?)));
        pairs.collect::<PyResult<_>>().map(Self)
    }
}

#[pymethods]
impl Observation {
    #[new]
    #[pyo3(signature = (indicator, value=None, *, done=None, not_done_on=None, missing=None, period=None, quality=None, as_of=None, official=None, members=None, unit=None, source=None, locale=None, lexicon=None))]
    fn new(
        indicator: GivenIndicator,
        value: Option<GivenFigure>,
        done: Option<Day>,
        not_done_on: Option<Day>,
        missing: Option<String>,
        period: Option<GivenPeriod>,
        quality: Option<Word<attain::Quality>>,
        as_of: Option<Day>,
        official: Option<String>,
        members: Option<Members>,
        unit: Option<GivenUnit>,
        source: Option<String>,
        locale: Option<Lang>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        let reading = Reading::new(locale, lexicon);
        let mut indicator = indicator.0;
        if let Some(unit) = unit {
            indicator = indicator.unit(unit.read(reading)?);
        }
        let mut observation = match (value, done, not_done_on, missing) {
            (Some(value), None, None, None) => attain::Observation::new(indicator, value.read(reading)?),
            (None, Some(on), None, None) => attain::Observation::done(indicator, on.0),
            (None, None, Some(on), None) => attain::Observation::not_done_on(indicator, on.0),
            (None, None, None, Some(reason)) => attain::Observation::missing(indicator, reason),
            _ => {
                let message = "an observation has one of a value, done=, not_done_on= and missing=";
                return Err(Error::wrong_type(message.to_owned()));
            }
        };
        if let Some(members) = members {
            observation = observation.members(members.0)?;
        }
        if let Some(period) = period {
            observation = observation.period(period.read(reading.locale)?);
        }
        if let Some(quality) = quality {
            observation = observation.quality(quality.0);
        }
        if let Some(as_of) = day_of(as_of) {
            observation = observation.as_of(as_of);
        }
        if let Some(official) = official {
            observation = observation.official(official);
        }
        if let Some(source) = source {
            observation = observation.source(source);
        }
        Ok(Self(observation))
    }

    /// What was measured of.
    #[getter]
    fn indicator(&self) -> Indicator {
        Indicator(self.0.indicator().clone())
    }

    /// The figure with its qualifiers; None for a day and where nothing was measured.
    #[getter]
    fn figure(&self) -> Option<Figure> {
        self.0.figure().cloned().map(Figure)
    }

    /// The value of the figure: Quantity, Range, Tally or None.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.figure().map(|figure| crate::figure::value(py, figure.value())).transpose()
    }

    /// The day on which it was done.
    #[getter]
    fn done(&self) -> Option<NaiveDate> {
        match self.0.measured() {
            Measured::Done(on) => Some(*on),
            _ => None,
        }
    }

    /// A day on which it was not done yet.
    #[getter]
    fn not_done_on(&self) -> Option<NaiveDate> {
        match self.0.measured() {
            Measured::NotDoneOn(on) => Some(*on),
            _ => None,
        }
    }

    /// Why nothing was measured.
    #[getter]
    fn missing(&self) -> Option<&str> {
        match self.0.measured() {
            Measured::Missing(reason) => Some(reason),
            _ => None,
        }
    }

    /// The period it is for.
    #[getter]
    fn period(&self) -> Option<Period> {
        self.0.get_period().copied().map(Period)
    }

    /// How settled it is: ``"estimated"``, ``"preliminary"``, ``"final"``.
    #[getter]
    fn quality(&self) -> Option<&'static str> {
        self.0.get_quality().map(attain::Quality::name)
    }

    /// Whether it is an estimate.
    #[getter]
    fn provisional(&self) -> bool {
        self.0.is_provisional()
    }

    /// The day on which this was the figure.
    #[getter]
    fn as_of(&self) -> Option<NaiveDate> {
        self.0.get_as_of()
    }

    /// The label that was published for it.
    #[getter]
    fn official(&self) -> Option<&str> {
        self.0.get_official()
    }

    /// The members that a tally counts, by name and stage.
    #[getter]
    fn members<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let members = PyDict::new(py);
        for (name, stage) in self.0.get_members() {
            members.set_item(name, stage)?;
        }
        Ok(members)
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
        self.line(Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.line(locale))
    }
}
