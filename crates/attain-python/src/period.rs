//! `attain.Period`.

use chrono::NaiveDate;
use pyo3::prelude::*;

use crate::error::Result;
use crate::exact::Fraction;
use crate::given::{Day, GivenPeriod};
use crate::laws::{Stored, hashed, stored};
use crate::literal::{Call, quoted};
use crate::words::{Lang, formatted, lang};

/// A stretch of whole days: a year, half, quarter, month, months to date, several years, or a date.
///
/// Equality and order look at the days alone: ``2024-H1`` and ``2024-01/06`` are one period.
///
/// Parameters
/// ----------
/// text : str or int
///     ``"2024"``, ``"2024-H1"``, ``"2024-Q3"``, ``"2024-M09"``, ``"2024-01/09"`` (nine months to date),
///     ``"2021/2025"``, ``"2024-12-31"``, or words (``"9 tháng đầu năm 2024"``); a year as a number.
/// locale : {"vi", "en"}, optional
///     The language of the words.
///
/// Raises
/// ------
/// PeriodError, TextError
///     Where the text is no period, or the calendar has no such days.
///
/// Examples
/// --------
/// >>> from attain import Period
/// >>> p = Period("9 tháng đầu năm 2024")
/// >>> p, p.days, p in Period("2024")
/// (Period('2024-01/09'), 274, True)
#[pyclass(frozen, module = "attain")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period(pub attain::Period);

impl Period {
    pub fn source(period: &attain::Period) -> String {
        Call::new("Period").arg(quoted(&period.to_string())).end()
    }
}

impl Stored for Period {
    fn store(&self) -> Result<String> {
        Ok(self.0.to_string())
    }
    fn restore(text: &str) -> Result<Self> {
        Ok(Self(attain::Period::parse(text)?))
    }
}

stored!(Period, "Period('2024-Q3')");

/// A period or a day that is asked about.
enum Asked {
    Period(attain::Period),
    Day(Day),
}

impl FromPyObject<'_, '_> for Asked {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match obj.cast::<Period>() {
            Ok(period) => Ok(Self::Period(period.get().0)),
            Err(_) => obj.extract().map(Self::Day),
        }
    }
}

#[pymethods]
impl Period {
    #[new]
    #[pyo3(signature = (text, *, locale=None))]
    fn new(text: GivenPeriod, locale: Option<Lang>) -> Result<Self> {
        Ok(Self(text.read(lang(locale))?))
    }

    /// Returns all days from one to another, both included.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Period
    /// >>> Period.between("2024-07-01", "2024-09-30")
    /// Period('2024-Q3')
    #[staticmethod]
    fn between(start: Day, end: Day) -> Result<Self> {
        Ok(Self(attain::Period::between(start.0, end.0)?))
    }

    /// Reads the SDMX form.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Period
    /// >>> Period.from_sdmx("2021-01-01/P5Y")
    /// Period('2021/2025')
    #[staticmethod]
    fn from_sdmx(text: &str) -> Result<Self> {
        Ok(Self(attain::Period::from_sdmx(text)?))
    }

    /// Returns the SDMX form.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Period
    /// >>> Period("2021/2025").to_sdmx()
    /// '2021-01-01/P5Y'
    fn to_sdmx(&self) -> String {
        self.0.to_sdmx()
    }

    /// The first day.
    #[getter]
    fn start(&self) -> NaiveDate {
        self.0.start()
    }

    /// The last day, which belongs to it.
    #[getter]
    fn end(&self) -> NaiveDate {
        self.0.end()
    }

    /// The way it is written: ``"year"``, ``"quarter"``, ``"to_date"`` …
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind().name()
    }

    /// The number of days.
    #[getter]
    fn days(&self) -> i64 {
        self.0.days()
    }

    /// The number of months, where it is made of whole ones.
    #[getter]
    fn months(&self) -> Option<i64> {
        self.0.months()
    }

    /// The calendar year that holds all of it, if one does.
    #[getter]
    fn year(&self) -> Option<i32> {
        self.0.calendar_year()
    }

    /// The calendar years that it touches, in order.
    #[getter]
    fn years<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, pyo3::types::PyTuple>> {
        pyo3::types::PyTuple::new(py, self.0.each_year().map(Period).collect::<Vec<_>>())
    }

    /// Whether a day, or the whole of another period, lies in it.
    ///
    /// Examples
    /// --------
    /// >>> from datetime import date
    /// >>> from attain import Period
    /// >>> Period("2024-Q3").contains(date(2024, 9, 30))
    /// True
    fn contains(&self, other: Asked) -> bool {
        match other {
            Asked::Period(period) => self.0.contains(&period),
            Asked::Day(day) => self.0.contains_date(day.0),
        }
    }

    fn __contains__(&self, other: Asked) -> bool {
        self.contains(other)
    }

    /// Whether the two share a day.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Period
    /// >>> Period("2024-H1").overlaps(Period("2024-Q3"))
    /// False
    fn overlaps(&self, other: &Self) -> bool {
        self.0.overlaps(&other.0)
    }

    /// Whether one begins on the day after the other ends.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Period
    /// >>> Period("2024-H1").adjacent(Period("2024-Q3"))
    /// True
    fn adjacent(&self, other: &Self) -> bool {
        self.0.adjacent(&other.0)
    }

    /// Whether the period has ended when the other begins.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Period
    /// >>> Period("2024-H1").before(Period("2024-Q3"))
    /// True
    fn before(&self, other: &Self) -> bool {
        self.0.before(&other.0)
    }

    /// Whether the period begins when the other has ended.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Period
    /// >>> Period("2024-Q3").after(Period("2024-H1"))
    /// True
    fn after(&self, other: &Self) -> bool {
        self.0.after(&other.0)
    }

    /// Returns the share of its days that have gone by at the end of a day: from 0 to 1, exactly.
    ///
    /// Examples
    /// --------
    /// >>> from datetime import date
    /// >>> from attain import Period
    /// >>> Period("2024").elapsed(date(2024, 9, 30))
    /// Fraction(137, 183)
    fn elapsed(&self, on: Day) -> Result<Fraction> {
        let gone = self.0.elapsed(on.0);
        Ok(Fraction(attain::Ratio::from(gone.days).checked_div(&attain::Ratio::from(gone.of))?))
    }

    /// Returns the months completed at the end of a day, counted from the first day.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Period
    /// >>> Period("2024").months_elapsed("2024-09-30")
    /// 9
    fn months_elapsed(&self, on: Day) -> i64 {
        self.0.months_elapsed(on.0)
    }

    /// Returns the period of the same length that follows.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Period
    /// >>> Period("2024-Q4").next()
    /// Period('2025-Q1')
    fn next(&self) -> Result<Self> {
        Ok(Self(self.0.next()?))
    }

    /// Returns the period of the same length before it.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Period
    /// >>> Period("2024").previous()
    /// Period('2023')
    fn previous(&self) -> Result<Self> {
        Ok(Self(self.0.previous()?))
    }

    /// Returns the same part of the year before: "cùng kỳ".
    ///
    /// Examples
    /// --------
    /// >>> from attain import Period
    /// >>> Period("2024-01/09").same_period_last_year()
    /// Period('2023-01/09')
    fn same_period_last_year(&self) -> Result<Self> {
        Ok(Self(self.0.same_period_last_year()?))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self == other
    }

    fn __ne__(&self, other: &Self) -> bool {
        self != other
    }

    fn __lt__(&self, other: &Self) -> bool {
        self.0 < other.0
    }

    fn __le__(&self, other: &Self) -> bool {
        self.0 <= other.0
    }

    fn __gt__(&self, other: &Self) -> bool {
        self.0 > other.0
    }

    fn __ge__(&self, other: &Self) -> bool {
        self.0 >= other.0
    }

    fn __hash__(&self) -> u64 {
        hashed(self)
    }

    fn __repr__(&self) -> String {
        Self::source(&self.0)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.0.write(locale))
    }
}
