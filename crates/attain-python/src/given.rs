//! Arguments that are given as text or as a value: units, quantities, goals, periods, days.

use attain::{Locale, Value};
use chrono::NaiveDate;
use pyo3::exceptions::{PyIndexError, PyKeyError, PyTypeError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyType};

use crate::error::{Error, Result};
use crate::exact::{Exact, is_whole};
use crate::figure::Figure;
use crate::goal::Goal;
use crate::indicator::Indicator;
use crate::lexicon::Lexicon;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::tally::Tally;
use crate::unit::Unit;
use crate::words::{Lang, lang};

static NO_LEXICON: attain::Lexicon = attain::Lexicon::new();

/// How text is read: in a language, with words of the caller's own.
#[derive(Clone, Copy)]
pub struct Reading<'l> {
    pub locale: Option<Locale>,
    pub lexicon: &'l attain::Lexicon,
}

impl<'l> Reading<'l> {
    pub fn new(locale: Option<Lang>, lexicon: Option<&'l Bound<'_, Lexicon>>) -> Self {
        Self { locale: lang(locale), lexicon: lexicon.map_or(&NO_LEXICON, |lexicon| &lexicon.get().0) }
    }

    pub fn in_language(locale: Option<Lang>) -> Self {
        Self::new(locale, None)
    }
}

/// Raises what says which types are taken.
pub fn expected<T>(what: &str, obj: &Bound<'_, PyAny>) -> PyResult<T> {
    let name = obj.get_type().name()?;
    Err(PyTypeError::new_err(format!("expected {what}, got {name}")))
}

/// A unit, or a text that names one.
pub enum GivenUnit {
    Text(String),
    Unit(attain::Unit),
}

impl GivenUnit {
    pub fn read(self, reading: Reading<'_>) -> Result<attain::Unit> {
        match self {
            GivenUnit::Unit(unit) => Ok(unit),
            GivenUnit::Text(text) => Ok(attain::Unit::read_with(&text, reading.locale, reading.lexicon)?),
        }
    }
}

impl FromPyObject<'_, '_> for GivenUnit {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = obj.cast::<PyString>() {
            return Ok(Self::Text(text.to_cow()?.into_owned()));
        }
        match obj.cast::<Unit>() {
            Ok(unit) => Ok(Self::Unit(unit.get().0.clone())),
            Err(_) => expected("Unit or str", &obj),
        }
    }
}

/// A figure in any of its forms.
pub enum GivenFigure {
    Text(String),
    Figure(attain::Figure),
    Number(attain::Decimal),
}

impl GivenFigure {
    pub fn read(self, reading: Reading<'_>) -> Result<attain::Figure> {
        Ok(match self {
            GivenFigure::Text(text) => attain::Figure::read_with(&text, reading.locale, reading.lexicon)?,
            GivenFigure::Figure(figure) => figure,
            GivenFigure::Number(number) => attain::Quantity::new(number, attain::Unit::number()).into(),
        })
    }
}

/// The value that an object of the package is: `Quantity`, `Range` or `Tally`.
pub fn value(obj: &Bound<'_, PyAny>) -> Option<Value> {
    if let Ok(quantity) = obj.cast::<Quantity>() {
        Some(Value::Quantity(quantity.get().0.clone()))
    } else if let Ok(range) = obj.cast::<Range>() {
        Some(Value::Range(range.get().0.clone()))
    } else if let Ok(tally) = obj.cast::<Tally>() {
        Some(Value::Tally(tally.get().0.clone()))
    } else {
        None
    }
}

impl FromPyObject<'_, '_> for GivenFigure {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(figure) = obj.cast::<Figure>() {
            return Ok(Self::Figure(figure.get().0.clone()));
        }
        if let Some(value) = value(&obj) {
            return Ok(Self::Figure(attain::Figure::new(value)));
        }
        match obj.extract::<Exact>() {
            Ok(Exact::Text(text)) => Ok(Self::Text(text)),
            Ok(Exact::Number(number)) => Ok(Self::Number(number)),
            Err(error)
                if error.is_instance_of::<PyTypeError>(obj.py()) && !obj.is_instance_of::<pyo3::types::PyFloat>() =>
            {
                expected("str, Quantity, Range, Tally, Figure, Decimal or int", &obj)
            }
            Err(error) => Err(error),
        }
    }
}

/// A goal in any of its forms.
pub enum GivenGoal {
    Text(String),
    Goal(attain::Goal),
    Figure(GivenFigure),
}

impl GivenGoal {
    pub fn read(self, reading: Reading<'_>) -> Result<attain::Goal> {
        Ok(match self {
            GivenGoal::Text(text) => attain::Goal::read_with(&text, reading.locale, reading.lexicon)?,
            GivenGoal::Goal(goal) => goal,
            GivenGoal::Figure(figure) => attain::Goal::from_figure(&figure.read(reading)?)?,
        })
    }
}

impl FromPyObject<'_, '_> for GivenGoal {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(goal) = obj.cast::<Goal>() {
            return Ok(Self::Goal(goal.get().0.clone()));
        }
        match obj.extract::<GivenFigure>()? {
            GivenFigure::Text(text) => Ok(Self::Text(text)),
            figure => Ok(Self::Figure(figure)),
        }
    }
}

/// A quantity, a text that states one, or a bare number.
pub enum GivenQuantity {
    Text(String),
    Quantity(attain::Quantity),
}

impl GivenQuantity {
    pub fn read(self, reading: Reading<'_>) -> Result<attain::Quantity> {
        match self {
            GivenQuantity::Text(text) => Ok(attain::Quantity::read_with(&text, reading.locale, reading.lexicon)?),
            GivenQuantity::Quantity(quantity) => Ok(quantity),
        }
    }
}

impl FromPyObject<'_, '_> for GivenQuantity {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(quantity) = obj.cast::<Quantity>() {
            return Ok(Self::Quantity(quantity.get().0.clone()));
        }
        Ok(match obj.extract::<Exact>()? {
            Exact::Text(text) => Self::Text(text),
            Exact::Number(number) => Self::Quantity(attain::Quantity::new(number, attain::Unit::number())),
        })
    }
}

/// A range, or a text that states one.
pub enum GivenRange {
    Text(PyBackedStr),
    Range(attain::Range),
}

impl GivenRange {
    pub fn read(self, reading: Reading<'_>) -> Result<attain::Range> {
        match self {
            GivenRange::Text(text) => Ok(attain::Range::read_with(&text, reading.locale, reading.lexicon)?),
            GivenRange::Range(range) => Ok(range),
        }
    }
}

impl FromPyObject<'_, '_> for GivenRange {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = obj.cast::<PyString>() {
            return Ok(Self::Text(text.to_owned().try_into()?));
        }
        match obj.cast::<Range>() {
            Ok(range) => Ok(Self::Range(range.get().0.clone())),
            Err(_) => expected("Range or str", &obj),
        }
    }
}

/// A period, a text that names one, or a year.
pub enum GivenPeriod {
    Text(String),
    Period(attain::Period),
}

impl GivenPeriod {
    pub fn read(self, locale: Option<Locale>) -> Result<attain::Period> {
        match self {
            GivenPeriod::Period(period) => Ok(period),
            GivenPeriod::Text(text) => match attain::Period::parse(&text) {
                Ok(period) => Ok(period),
                Err(machine @ attain::PeriodError::Form { .. }) => {
                    match (attain::Period::read(&text, locale), locale) {
                        (Ok(period), _) => Ok(period),
                        (Err(words), Some(_)) => Err(words.into()),
                        (Err(words @ attain::TextError::Ambiguous { .. }), None) => Err(words.into()),
                        (Err(words), None) => Err(Error::no_period(&machine, &words)),
                    }
                }
                Err(error) => Err(error.into()),
            },
        }
    }
}

impl FromPyObject<'_, '_> for GivenPeriod {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = obj.cast::<PyString>() {
            return Ok(Self::Text(text.to_cow()?.into_owned()));
        }
        if is_whole(&obj)? {
            return Ok(Self::Period(attain::Period::year(obj.extract()?).map_err(Error::from)?));
        }
        match obj.cast::<Period>() {
            Ok(period) => Ok(Self::Period(period.get().0)),
            Err(_) => expected("Period, str or a year as int", &obj),
        }
    }
}

/// An indicator, or the name of one.
pub struct GivenIndicator(pub attain::Indicator);

impl FromPyObject<'_, '_> for GivenIndicator {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(name) = obj.cast::<PyString>() {
            return Ok(Self(attain::Indicator::named(name.to_cow()?)));
        }
        match obj.cast::<Indicator>() {
            Ok(indicator) => Ok(Self(indicator.get().0.clone())),
            Err(_) => expected("Indicator or str", &obj),
        }
    }
}

/// A place in a list, or the name of an indicator.
pub enum Key {
    At(isize),
    Name(String),
}

impl Key {
    /// Takes the place or the name of one of `what`: `"a target"`.
    pub fn extract(obj: &Bound<'_, PyAny>, what: &str) -> PyResult<Self> {
        match obj.cast::<PyString>() {
            Ok(name) => Ok(Self::Name(name.to_cow()?.into_owned())),
            Err(_) if is_whole(obj)? => obj.extract().map(Self::At),
            Err(_) => expected(&format!("the name or the position of {what}"), obj),
        }
    }

    /// Returns what is at the place, counted from the end where it is negative, or has the name.
    pub fn find<'a, T>(&self, items: &'a [T], named: impl FnOnce(&str) -> Option<&'a T>) -> PyResult<&'a T> {
        match self {
            Key::Name(name) => named(name).ok_or_else(|| PyKeyError::new_err(name.clone())),
            Key::At(at) => {
                let back = if *at < 0 { items.len().cast_signed() } else { 0 };
                let found = usize::try_from(back.saturating_add(*at)).ok().and_then(|at| items.get(at));
                found.ok_or_else(|| {
                    PyIndexError::new_err(format!("there is no position {at}: there are {}", items.len()))
                })
            }
        }
    }
}

static DATETIME: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// A day: `datetime.date`, or `"2024-12-31"`. A time of day is refused rather than cut off.
pub struct Day(pub NaiveDate);

impl FromPyObject<'_, '_> for Day {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = obj.cast::<PyString>() {
            return Ok(Self(read_day(&text.to_cow()?)?));
        }
        if obj.is_instance(DATETIME.import(obj.py(), "datetime", "datetime")?)? {
            let message = "expected datetime.date or str, got datetime: a day has no time of day; pass x.date()";
            return Err(PyTypeError::new_err(message));
        }
        match obj.extract::<NaiveDate>() {
            Ok(day) => Ok(Self(day)),
            Err(_) => expected("datetime.date or str", &obj),
        }
    }
}

/// Reads the machine form of a day.
pub fn read_day(text: &str) -> Result<NaiveDate> {
    let wrong = || Error::argument(format!("`{text}` is not a day; write it like `2024-12-31`"));
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| wrong())
}

/// The day of an argument, where one is given.
pub fn day(given: Option<Day>) -> Option<NaiveDate> {
    given.map(|day| day.0)
}
