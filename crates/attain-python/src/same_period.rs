//! `attain.SamePeriod`, and `attain.against_last_year`.

use attain::Locale;
use pyo3::prelude::*;

use crate::error::Result;
use crate::exact::{Exact, Fraction, Number, bounds};
use crate::laws::{Reduced, copied, hashed};
use crate::literal::Call;
use crate::observation::Observation;
use crate::words::{Lang, Word, formatted};

/// A figure to date against the figure of the same period last year.
///
/// It comes from :func:`against_last_year`.
///
/// Examples
/// --------
/// >>> from attain import Observation, against_last_year
/// >>> this, last = Observation("Thu", "16.671 tỷ đồng", period="2024-01/09"), Observation("Thu", "11.642 tỷ đồng", period="2023-01/09")
/// >>> found = against_last_year(this, last)
/// >>> found.percent_to(1, "half_even"), found.growth_to(1, "half_even"), found.agrees_with("143.2")
/// (Decimal('143.2'), Decimal('43.2'), True)
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq)]
pub struct SamePeriod(pub attain::pace::SamePeriod);

impl std::hash::Hash for SamePeriod {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        state.write_u64(hashed(&(&self.0.current, &self.0.last)));
    }
}

copied!(SamePeriod);

#[pymethods]
impl SamePeriod {
    /// This year's figure.
    #[getter]
    fn current(&self) -> Observation {
        Observation(self.0.current.clone())
    }

    /// Last year's figure for the same period.
    #[getter]
    fn last(&self) -> Observation {
        Observation(self.0.last.clone())
    }

    /// This ÷ last year's, exactly; None where last year's is zero or below, or the two are rates or shares.
    #[getter]
    fn ratio<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.ratio.as_ref().map(|ratio| bounds(py, ratio, |ratio| Fraction(ratio.clone()))).transpose()
    }

    /// This − last year's, exactly, in the unit itself; percentage points of rates and shares.
    #[getter]
    fn difference<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        bounds(py, &self.0.difference, |difference| Fraction(difference.clone()))
    }

    /// Returns the percent of last year's figure, rounded as you say: 143.2 of "bằng 143,2% so với cùng kỳ".
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, against_last_year
    /// >>> this, last = (Observation("Thu", f"{v} tỷ đồng", period=y) for v, y in ((6, 2024), (5, 2023)))
    /// >>> against_last_year(this, last).percent_to(0, "half_even")
    /// Decimal('120')
    fn percent_to<'py>(
        &self,
        py: Python<'py>,
        digits: i32,
        rounding: Word<attain::Rounding>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let percent = self.0.percent_to(digits, rounding.0);
        percent.map(|percent| bounds(py, &percent, |percent| Number(*percent))).transpose()
    }

    /// Returns the growth over last year's figure in percent, rounded as you say: 43.2 of "tăng 43,2%".
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, against_last_year
    /// >>> this, last = (Observation("Thu", f"{v} tỷ đồng", period=y) for v, y in ((6, 2024), (5, 2023)))
    /// >>> against_last_year(this, last).growth_to(0, "half_even")
    /// Decimal('20')
    fn growth_to<'py>(
        &self,
        py: Python<'py>,
        digits: i32,
        rounding: Word<attain::Rounding>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let percent = self.0.growth_to(digits, rounding.0);
        percent.map(|percent| bounds(py, &percent, |percent| Number(*percent))).transpose()
    }

    /// Returns whether a published percentage of last year's figure can have been made from the two.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, against_last_year
    /// >>> this, last = (Observation("Thu", f"{v} tỷ đồng", period=y) for v, y in ((600, 2024), (500, 2023)))
    /// >>> against_last_year(this, last).agrees_with("120.1"), against_last_year(this, last).agrees_with(121)
    /// (True, False)
    fn agrees_with(&self, percent: Exact) -> Result<Option<bool>> {
        Ok(self.0.agrees_with(percent.read(None)?))
    }

    /// Returns the comparison in the sentence that a report would print.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, against_last_year
    /// >>> this, last = (Observation("Thu", f"{v} tỷ đồng", period=y) for v, y in ((6, 2024), (5, 2023)))
    /// >>> "120" in against_last_year(this, last).explain("vi")
    /// True
    #[pyo3(signature = (locale=Lang(Locale::En)), text_signature = "($self, locale=\"en\")")]
    fn explain(&self, locale: Lang) -> String {
        self.0.explain(locale.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, (Observation, Observation)>> {
        let make = slf.py().import("attain._attain")?.getattr("against_last_year")?;
        Ok((make, (slf.get().current(), slf.get().last())))
    }

    fn __repr__(&self) -> String {
        let (current, last) = (Observation::source(&self.0.current), Observation::source(&self.0.last));
        Call::new("against_last_year").arg(current).arg(last).end()
    }

    fn __str__(&self) -> String {
        self.0.explain(Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.0.explain(locale))
    }
}

/// Sets a figure to date against the figure of the same period last year.
///
/// Parameters
/// ----------
/// current, last : Observation
///     The two figures, of periods that are a year apart.
///
/// Returns
/// -------
/// SamePeriod
///
/// Examples
/// --------
/// >>> from attain import Observation, against_last_year
/// >>> this, last = (Observation("Thu", f"{v} tỷ đồng", period=y) for v, y in ((6, 2024), (5, 2023)))
/// >>> against_last_year(this, last).ratio
/// Fraction(6, 5)
#[pyfunction]
pub fn against_last_year(current: &Bound<'_, Observation>, last: &Bound<'_, Observation>) -> Result<SamePeriod> {
    Ok(SamePeriod(attain::pace::against_last_year(&current.get().0, &last.get().0)?))
}
