//! `attain.Tally`.

use attain::Locale;
use pyo3::prelude::*;

use crate::error::Result;
use crate::exact::Fraction;
use crate::given::{GivenUnit, Reading};
use crate::laws::copied;
use crate::literal::Call;
use crate::unit::Unit;
use crate::words::{Lang, formatted};

/// k of n counted things, never reduced: 26 of 28 is not 13 of 14.
///
/// Parameters
/// ----------
/// k, n : int
///     How many, of how many.
/// unit : Unit or str, optional
///     What is counted.
///
/// Raises
/// ------
/// TallyError
///     Where k is above n, or n is zero.
///
/// Examples
/// --------
/// >>> from attain import Tally
/// >>> Tally(8, 13, "huyện").ratio
/// Fraction(8, 13)
/// >>> Tally(26, 28) == Tally(13, 14)
/// False
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Tally(pub attain::Tally);

copied!(Tally);

impl Tally {
    pub fn source(tally: &attain::Tally) -> String {
        let call = Call::new("Tally").arg(tally.k().to_string()).arg(tally.n().to_string());
        match tally.unit().code() {
            "1" => call.end(),
            _ => call.arg(Unit::source(tally.unit())).end(),
        }
    }

    fn write(&self, locale: Locale) -> String {
        attain::Figure::from(self.0.clone()).write(locale)
    }
}

#[pymethods]
impl Tally {
    #[new]
    #[pyo3(signature = (k, n, unit=None, *, locale=None))]
    fn new(k: u64, n: u64, unit: Option<GivenUnit>, locale: Option<Lang>) -> Result<Self> {
        let unit = unit.map(|unit| unit.read(Reading::in_language(locale))).transpose()?;
        Ok(Self(attain::Tally::new(k, n, unit.unwrap_or_else(attain::Unit::number))?))
    }

    /// How many.
    #[getter]
    fn k(&self) -> u64 {
        self.0.k()
    }

    /// Of how many.
    #[getter]
    fn n(&self) -> u64 {
        self.0.n()
    }

    /// How many: :attr:`k`, by the name that fractions have for it.
    #[getter]
    fn numerator(&self) -> u64 {
        self.0.k()
    }

    /// Of how many: :attr:`n`, by the name that fractions have for it.
    #[getter]
    fn denominator(&self) -> u64 {
        self.0.n()
    }

    /// What is counted.
    #[getter]
    fn unit(&self) -> Unit {
        Unit(self.0.unit().clone())
    }

    /// k ÷ n.
    #[getter]
    fn ratio(&self) -> Fraction {
        Fraction(self.0.ratio())
    }

    fn __getnewargs__(&self) -> (u64, u64, Unit) {
        (self.0.k(), self.0.n(), self.unit())
    }

    fn __repr__(&self) -> String {
        Self::source(&self.0)
    }

    fn __str__(&self) -> String {
        self.write(Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.write(locale))
    }
}
