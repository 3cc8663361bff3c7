//! `attain.Unit`.

use pyo3::prelude::*;

use crate::error::Result;
use crate::exact::Fraction;
use crate::given::{GivenUnit, Reading};
use crate::laws::{as_text, stored};
use crate::lexicon::Lexicon;
use crate::literal::{Call, quoted};
use crate::words::{Lang, formatted};

/// What a number counts, and the power of ten it is written at.
///
/// Two units are equal when their codes are; the power of ten is not part of it.
///
/// Parameters
/// ----------
/// text : str
///     Words (``"tỷ đồng"``, ``"doctors per 10,000 people"``) or a code (``"VND/person/year"``). A singular
///     snake_case word that nobody knows is a counted thing.
/// exponent : int, optional
///     The power of ten to write it at, in place of that of the words.
/// locale : {"vi", "en"}, optional
///     The language of the words; without one both are tried.
/// lexicon : Lexicon, optional
///     Words of your own.
///
/// Raises
/// ------
/// TextError, UnitError
///     Where the text is neither words nor a code.
///
/// Examples
/// --------
/// >>> from attain import Unit
/// >>> Unit("tỷ đồng").code, Unit("tỷ đồng").exponent
/// ('VND', 9)
/// >>> Unit("VND/person/year").kind
/// 'money'
/// >>> f"{Unit('million VND'):vi}"
/// 'triệu đồng'
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Unit(pub attain::Unit);

impl Unit {
    pub fn source(unit: &attain::Unit) -> String {
        let power = (unit.exponent() != 0).then(|| unit.exponent().to_string());
        match attain::Unit::read(unit.code(), None) {
            Ok(read) if read == *unit && read.exponent() == 0 => {
                Call::new("Unit").arg(quoted(unit.code())).opt("exponent", power).end()
            }
            _ => Call::new("Unit.from_wire").arg(quoted(&unit.to_wire())).end(),
        }
    }
}

as_text!(Unit, attain::Unit);
stored!(Unit, "Unit('tỷ đồng')");

#[pymethods]
impl Unit {
    #[new]
    #[pyo3(signature = (text, *, exponent=None, locale=None, lexicon=None))]
    fn new(
        text: GivenUnit,
        exponent: Option<i8>,
        locale: Option<Lang>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        let unit = text.read(Reading::new(locale, lexicon))?;
        Ok(Self(exponent.map_or(unit.clone(), |exponent| unit.at(exponent))))
    }

    /// The code: the whole identity, the same in every language.
    #[getter]
    fn code(&self) -> &str {
        self.0.code()
    }

    /// The power of ten that an amount is written at: 9 for ``tỷ``.
    #[getter]
    fn exponent(&self) -> i8 {
        self.0.exponent()
    }

    /// The family: ``"money"``, ``"count"``, ``"share"``, ``"points"`` …
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind().name()
    }

    /// The word that is counted, without annotation and chain: ``VND`` of ``VND{2010}/person``.
    #[getter]
    fn word(&self) -> &str {
        self.0.word()
    }

    /// The annotation: ``2010`` of ``VND{2010}``, ``GDP`` of ``percent{GDP}``; None without one.
    #[getter]
    fn note(&self) -> Option<&str> {
        self.0.note()
    }

    /// Whether it is counted by something: ``VND/person``.
    #[getter]
    fn is_rate(&self) -> bool {
        self.0.is_rate()
    }

    /// The prices at which money is counted: ``"current"``, a year of constant prices, or None.
    #[getter]
    fn prices<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(match self.0.prices() {
            attain::Prices::Current => Some("current".into_pyobject(py)?.into_any()),
            attain::Prices::Constant(year) => Some(year.into_pyobject(py)?.into_any()),
            _ => None,
        })
    }

    /// The decimals of the currency's minor unit by ISO 4217; None for what is no money.
    #[getter]
    fn minor_digits(&self) -> Option<u16> {
        self.0.minor_digits()
    }

    /// The SDMX concepts ``(measure, multiplier, price_basis, reference_year)``.
    ///
    /// Raises ``UnitError`` where ``CL_UNIT_MULT`` has no code for the power of ten.
    #[getter]
    fn sdmx<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyAny>> {
        let sdmx = self.0.sdmx()?;
        let record = py.import("attain.records")?.getattr("Sdmx")?;
        Ok(record.call1((sdmx.measure, sdmx.multiplier, sdmx.price_basis, sdmx.reference_year))?)
    }

    /// The UCUM code, where the unit has one.
    #[getter]
    fn ucum(&self) -> Option<String> {
        self.0.ucum()
    }

    /// Returns the same unit at another power of ten.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Unit
    /// >>> str(Unit("VND").at(6))
    /// 'million VND'
    fn at(&self, exponent: i8) -> Self {
        Self(self.0.at(exponent))
    }

    /// Returns the unit counted by another one: money per person.
    ///
    /// Parameters
    /// ----------
    /// by : Unit or str
    ///     What it is counted by.
    /// factor : int, default 1
    ///     1, 10, 100 … of them.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Unit
    /// >>> Unit("doctor").per("person", factor=10_000).code
    /// 'doctor/10000 person'
    #[pyo3(signature = (by, *, factor=1, locale=None))]
    fn per(&self, by: GivenUnit, factor: u32, locale: Option<Lang>) -> Result<Self> {
        Ok(Self(self.0.per_unit(factor, &by.read(Reading::in_language(locale))?)?))
    }

    /// Returns the factor by which an amount in this unit becomes one in another.
    ///
    /// Raises
    /// ------
    /// UnitError
    ///     Where no conversion leads there; the message says why.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Unit
    /// >>> Unit("km").factor_to("m")
    /// Fraction(1000, 1)
    #[pyo3(signature = (other, *, locale=None))]
    fn factor_to(&self, other: GivenUnit, locale: Option<Lang>) -> Result<Fraction> {
        Ok(Fraction(self.0.factor_to(&other.read(Reading::in_language(locale))?)?))
    }

    fn __repr__(&self) -> String {
        Self::source(&self.0)
    }

    fn __str__(&self) -> String {
        self.0.write(attain::Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.0.write(locale))
    }
}
