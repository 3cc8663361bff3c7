//! `attain.Quantity`, and `attain.Rate` between currencies.

use attain::Locale;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::types::{PyDict, PyInt, PyString};

use crate::error::{Error, Result};
use crate::exact::{Exact, Fraction, Number, refuse};
use crate::given::{Day, GivenQuantity, GivenUnit, Reading};
use crate::html;
use crate::laws::{as_text, copied, hashed, stored};
use crate::lexicon::Lexicon;
use crate::literal::{Call, day, of_text, quoted};
use crate::unit::Unit;
use crate::words::{Lang, Word, formatted, lang};

/// An exact amount of something: ``17.500 tỷ đồng``, ``8.05 %``, ``23 thousand people``.
///
/// The amount keeps the decimals it was written with. Two quantities are equal when they mean the same:
/// ``5 tỷ đồng`` equals ``5.000 triệu đồng``.
///
/// Parameters
/// ----------
/// text : str or Decimal or int
///     The whole quantity as text; or the amount alone, with `unit` beside it. Never a float.
/// unit : Unit or str, optional
///     The unit of the amount.
/// locale : {"vi", "en"}, optional
///     The language of the text; without one the words decide, and what stays ambiguous is an error.
/// lexicon : Lexicon, optional
///     Words of your own.
///
/// Raises
/// ------
/// TextError, Ambiguous, UnitError
///     Where the text is not a quantity, or may be two.
/// TypeError
///     For a float or a bool.
///
/// Examples
/// --------
/// >>> from decimal import Decimal
/// >>> from attain import Quantity
/// >>> q = Quantity("17.500 tỷ đồng")
/// >>> q.amount, q.unit.code, q.base
/// (Decimal('17500'), 'VND', Decimal('17500000000000'))
/// >>> q == Quantity(Decimal("17.5"), "nghìn tỷ đồng")
/// True
/// >>> print(q, f"{q:vi}", sep=" = ")
/// 17,500 billion VND = 17.500 tỷ đồng
#[pyclass(frozen, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Quantity(pub attain::Quantity);

impl Quantity {
    pub fn source(quantity: &attain::Quantity) -> String {
        let wire = quantity.to_wire();
        of_text(
            "Quantity",
            |locale| quantity.write(locale),
            &wire,
            |text, locale| attain::Quantity::read(text, locale).is_ok_and(|read| read.to_wire() == wire),
        )
    }
}

as_text!(Quantity, attain::Quantity);
stored!(Quantity, "Quantity('17.500 tỷ đồng')");

#[pymethods]
impl Quantity {
    #[new]
    #[pyo3(signature = (text, unit=None, *, locale=None, lexicon=None))]
    fn new(
        text: &Bound<'_, PyAny>,
        unit: Option<GivenUnit>,
        locale: Option<Lang>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        let reading = Reading::new(locale, lexicon);
        if unit.is_none()
            && let Ok(text) = text.cast::<PyString>()
        {
            return Ok(Self(attain::Quantity::read_with(text.to_str()?, reading.locale, reading.lexicon)?));
        }
        if let Some(unit) = unit {
            // The words of the unit may settle the language of the amount.
            if let (Exact::Text(amount), GivenUnit::Text(words)) = (text.extract::<Exact>()?, &unit)
                && let Ok(whole) =
                    attain::Quantity::read_with(&format!("{amount} {words}"), reading.locale, reading.lexicon)
            {
                return Ok(Self(whole));
            }
            let amount = text.extract::<Exact>()?.read(reading.locale)?;
            return Ok(Self(attain::Quantity::new(amount, unit.read(reading)?)));
        }
        match text.extract::<Exact>()? {
            Exact::Text(text) => Ok(Self(attain::Quantity::read_with(&text, reading.locale, reading.lexicon)?)),
            Exact::Number(number) => Ok(Self(attain::Quantity::new(number, attain::Unit::number()))),
        }
    }

    /// The amount as written: ``Decimal('17500')`` of ``17.500 tỷ đồng``.
    #[getter]
    fn amount(&self) -> Number {
        Number(self.0.amount())
    }

    /// The amount in the unit itself: ``Decimal('17500000000000')`` of ``17.500 tỷ đồng``.
    #[getter]
    fn base(&self) -> Result<Number> {
        Ok(Number(self.0.base()?))
    }

    /// The amount in the unit itself, as a fraction.
    #[getter]
    fn value(&self) -> Fraction {
        Fraction(self.0.value())
    }

    /// The unit, with the power of ten that the amount is written at.
    #[getter]
    fn unit(&self) -> Unit {
        Unit(self.0.unit().clone())
    }

    /// The power of ten of the last written digit, counted in the unit itself: 9 for ``17.500 tỷ đồng``.
    #[getter]
    fn place(&self) -> i16 {
        self.0.place()
    }

    /// Whether nothing was rounded in writing it: a count without a scale word, a rank.
    #[getter]
    fn is_exact(&self) -> bool {
        self.0.is_exact()
    }

    /// The least and the most that would have been written so, in the unit itself: half of the last place to both sides.
    ///
    /// The two are equal for what :attr:`is_exact`.
    #[getter]
    fn as_printed<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let printed = self.0.as_printed();
        let end = |bound: Option<&attain::Bound<attain::Ratio>>| bound.map(|bound| Fraction(bound.at.clone()));
        (end(printed.lower()), end(printed.upper())).into_pyobject(py).map(Bound::into_any)
    }

    /// Returns the quantity in another unit.
    ///
    /// Parameters
    /// ----------
    /// unit : Unit or str
    ///     Where to.
    ///
    /// Raises
    /// ------
    /// UnitError, DecimalError
    ///     Where no exact conversion leads there; currencies need a dated :class:`Rate`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Quantity
    /// >>> Quantity("17.500 tỷ đồng").to("triệu đồng").amount
    /// Decimal('17500000')
    #[pyo3(signature = (unit, *, locale=None, lexicon=None))]
    fn to(&self, unit: GivenUnit, locale: Option<Lang>, lexicon: Option<&Bound<'_, Lexicon>>) -> Result<Self> {
        Ok(Self(self.0.to(&unit.read(Reading::new(locale, lexicon))?)?))
    }

    /// Returns it per one of another: money by people gives money per person.
    ///
    /// Parameters
    /// ----------
    /// other : Quantity or str
    ///     What it is counted by.
    /// digits : int
    ///     The decimals of the result.
    /// rounding : {"half_up", "half_even", "up", "down", "floor", "ceiling"}
    ///     How it is rounded to them.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Quantity
    /// >>> q = Quantity("17.500 tỷ đồng").per("1.300.000 người", digits=0, rounding="half_even")
    /// >>> q.amount, q.unit.code
    /// (Decimal('13461538'), 'VND/person')
    #[pyo3(signature = (other, *, digits, rounding, locale=None))]
    fn per(
        &self,
        other: GivenQuantity,
        digits: u32,
        rounding: Word<attain::Rounding>,
        locale: Option<Lang>,
    ) -> Result<Self> {
        let other = other.read(Reading::in_language(locale))?;
        Ok(Self(self.0.checked_div(&other, digits, rounding.0)?))
    }

    /// Returns the part of a whole that this share is.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Quantity
    /// >>> str(Quantity("10%").share_of("17.500 tỷ đồng"))
    /// '1,750 billion VND'
    #[pyo3(signature = (whole, *, locale=None))]
    fn share_of(&self, whole: GivenQuantity, locale: Option<Lang>) -> Result<Self> {
        Ok(Self(self.0.share_of(&whole.read(Reading::in_language(locale))?)?))
    }

    /// Returns it in the other currency of a dated rate.
    ///
    /// Examples
    /// --------
    /// >>> from datetime import date
    /// >>> from attain import Quantity, Rate
    /// >>> rate = Rate("USD", "VND", 24_350, on=date(2024, 12, 31), source="State Bank of Viet Nam")
    /// >>> str(Quantity("2 million USD").exchange(rate, digits=0, rounding="half_even"))
    /// '48,700 million VND'
    #[pyo3(signature = (rate, *, digits, rounding))]
    fn exchange(&self, rate: &Bound<'_, Rate>, digits: u32, rounding: Word<attain::Rounding>) -> Result<Self> {
        Ok(Self(self.0.exchange(&rate.get().0, digits, rounding.0)?))
    }

    fn __add__(&self, other: &Self) -> Result<Self> {
        Ok(Self(self.0.checked_add(&other.0)?))
    }

    // `sum` starts at 0.
    fn __radd__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        if other.is_exact_instance_of::<PyInt>() && other.eq(0)? {
            return Ok(slf.clone().into_any());
        }
        Ok(slf.py().NotImplemented().into_bound(slf.py()))
    }

    fn __sub__(&self, other: &Self) -> Result<Self> {
        Ok(Self(self.0.checked_sub(&other.0)?))
    }

    fn __neg__(&self) -> Self {
        Self(self.0.negated())
    }

    fn __pos__(&self) -> Self {
        self.clone()
    }

    fn __abs__(&self) -> Self {
        if self.0.is_negative() { Self(self.0.negated()) } else { self.clone() }
    }

    fn __mul__<'py>(&self, times: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = times.py();
        let Some(times) = factor(times)? else { return Ok(py.NotImplemented().into_bound(py)) };
        let product = Self(self.0.checked_mul(times).map_err(Error::from)?);
        Ok(product.into_pyobject(py)?.into_any())
    }

    fn __rmul__<'py>(&self, times: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.__mul__(times)
    }

    fn __truediv__<'py>(&self, by: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = by.py();
        if let Ok(other) = by.cast::<Self>() {
            return Fraction(self.0.ratio_to(&other.get().0).map_err(Error::from)?).into_pyobject(py);
        }
        let Some(by) = factor(by)? else { return Ok(py.NotImplemented().into_bound(py)) };
        let amount = attain::decimal::div_exact(self.0.amount(), by).map_err(Error::from)?;
        let quotient = Self(attain::Quantity::new(amount, self.0.unit().clone()));
        Ok(quotient.into_pyobject(py)?.into_any())
    }

    fn __eq__(&self, other: &Self) -> bool {
        self == other
    }

    fn __ne__(&self, other: &Self) -> bool {
        self != other
    }

    fn __hash__(&self) -> u64 {
        hashed(self)
    }

    fn __lt__(&self, other: &Self) -> Result<bool> {
        self.compare(other, CompareOp::Lt)
    }

    fn __le__(&self, other: &Self) -> Result<bool> {
        self.compare(other, CompareOp::Le)
    }

    fn __gt__(&self, other: &Self) -> Result<bool> {
        self.compare(other, CompareOp::Gt)
    }

    fn __ge__(&self, other: &Self) -> Result<bool> {
        self.compare(other, CompareOp::Ge)
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

    fn _repr_html_(&self) -> String {
        html::text(&self.__str__())
    }
}

impl Quantity {
    fn compare(&self, other: &Self, op: CompareOp) -> Result<bool> {
        Ok(op.matches(self.0.checked_cmp(&other.0)?))
    }
}

/// A number that a quantity is multiplied by; None leaves it to the other side. A float says what to write.
fn factor(given: &Bound<'_, PyAny>) -> PyResult<Option<attain::Decimal>> {
    if given.is_instance_of::<pyo3::types::PyFloat>() {
        return Err(refuse(given));
    }
    if given.is_instance_of::<PyString>() {
        return Ok(None);
    }
    match given.extract::<Exact>() {
        Ok(Exact::Number(number)) => Ok(Some(number)),
        Ok(Exact::Text(_)) => Ok(None),
        Err(error) if error.is_instance_of::<PyTypeError>(given.py()) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A dated, sourced rate of exchange.
///
/// Parameters
/// ----------
/// base : Unit or str
///     The currency of which one unit is exchanged.
/// quote : Unit or str
///     The currency that is given for it.
/// amount : Decimal or int or str
///     How many units of `quote` one unit of `base` is.
/// on : datetime.date or str
///     The day of the rate.
/// source : str
///     Who published it.
///
/// Examples
/// --------
/// >>> from datetime import date
/// >>> from attain import Rate
/// >>> Rate("USD", "VND", 24_350, on=date(2024, 12, 31), source="State Bank of Viet Nam").amount
/// Decimal('24350')
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Rate(pub attain::Rate);

copied!(Rate);

#[pymethods]
impl Rate {
    #[new]
    #[pyo3(signature = (base, quote, amount, *, on, source, locale=None))]
    fn new(
        base: GivenUnit,
        quote: GivenUnit,
        amount: Exact,
        on: Day,
        source: String,
        locale: Option<Lang>,
    ) -> Result<Self> {
        let locale = lang(locale);
        let amount = amount.read(locale)?;
        let reading = |unit: GivenUnit| unit.read(Reading { locale, ..Reading::in_language(None) });
        Ok(Self(attain::Rate::new(&reading(base)?, &reading(quote)?, amount, on.0, source)?))
    }

    /// The currency of which one unit is exchanged.
    #[getter]
    fn base(&self) -> Unit {
        Unit(self.0.from().clone())
    }

    /// The currency that is given for it.
    #[getter]
    fn quote(&self) -> Unit {
        Unit(self.0.to().clone())
    }

    /// How many units of :attr:`quote` one unit of :attr:`base` is.
    #[getter]
    fn amount(&self) -> Number {
        Number(self.0.amount())
    }

    /// The day of the rate.
    #[getter]
    fn on(&self) -> chrono::NaiveDate {
        self.0.on()
    }

    /// Who published it.
    #[getter]
    fn source(&self) -> &str {
        self.0.source()
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((Unit, Unit, Number), Bound<'py, PyDict>)> {
        let named = PyDict::new(py);
        named.set_item("on", self.0.on())?;
        named.set_item("source", self.0.source())?;
        Ok(((self.base(), self.quote(), self.amount()), named))
    }

    fn __repr__(&self) -> String {
        let amount = format!("Decimal({})", quoted(&self.0.amount().to_string()));
        Call::new("Rate")
            .arg(Unit::source(self.0.from()))
            .arg(Unit::source(self.0.to()))
            .arg(amount)
            .opt("on", Some(day(self.0.on())))
            .text("source", Some(self.0.source()))
            .end()
    }

    fn __str__(&self) -> String {
        let (base, quote) = (self.0.from().code(), self.0.to().code());
        format!("1 {base} = {} {quote} on {}, {}", self.0.amount(), self.0.on(), self.0.source())
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(
            spec,
            || self.__str__(),
            |locale| {
                let (base, quote) = (self.0.from().code(), self.0.to().code());
                let (amount, source) = (attain::write_number(self.0.amount(), locale), self.0.source());
                let on = locale.pick(self.0.on().format("ngày %d/%m/%Y"), self.0.on().format("on %Y-%m-%d"));
                format!("1 {base} = {amount} {quote} {on}, {source}")
            },
        )
    }
}
