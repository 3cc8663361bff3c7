//! `attain.Range`.

use attain::{Bound as End, Locale};
use pyo3::prelude::*;

use crate::error::{Error, Result};
use crate::given::{GivenQuantity, GivenRange, GivenUnit, Reading, expected};
use crate::html;
use crate::laws::{as_text, stored};
use crate::lexicon::Lexicon;
use crate::literal::of_text;
use crate::quantity::Quantity;
use crate::unit::Unit;
use crate::words::{Lang, formatted};

/// All quantities between two bounds of one unit, or none at all.
///
/// Parameters
/// ----------
/// text : str, optional
///     The whole range: ``"8 - 8,5%"``, ``"từ 7,5% trở lên"``, ``"below 4%"``.
/// lower, upper : Quantity or str, optional
///     The bounds, in place of a text; None leaves a side open.
/// closed : {"both", "lower", "upper", "neither"}, default "both"
///     Which bounds belong to it.
/// locale : {"vi", "en"}, optional
///     The language of the text.
/// lexicon : Lexicon, optional
///     Words of your own.
///
/// Raises
/// ------
/// TextError, RangeError
///     Where the text is no range, or its bounds are in the wrong order.
///
/// Examples
/// --------
/// >>> from attain import Quantity, Range
/// >>> r = Range("8 - 8,5%")
/// >>> r.lower.amount, r.upper.amount
/// (Decimal('8'), Decimal('8.5'))
/// >>> Quantity("8,05%") in r
/// True
/// >>> r & Range(lower="8,2%")
/// Range('8.2–8.5%')
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Range(pub attain::Range);

impl Range {
    pub fn source(range: &attain::Range) -> String {
        let wire = range.to_wire();
        of_text(
            "Range",
            |locale| range.write(locale),
            &wire,
            |text, locale| attain::Range::read(text, locale).is_ok_and(|read| read.to_wire() == wire),
        )
    }
}

as_text!(Range, attain::Range);
stored!(Range, "Range('8 - 8,5%')");

/// A quantity or a range that is asked about.
enum Asked {
    Quantity(attain::Quantity),
    Range(attain::Range),
}

impl FromPyObject<'_, '_> for Asked {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(quantity) = obj.cast::<Quantity>() {
            return Ok(Self::Quantity(quantity.get().0.clone()));
        }
        match obj.cast::<Range>() {
            Ok(range) => Ok(Self::Range(range.get().0.clone())),
            Err(_) => expected("Quantity or Range", &obj),
        }
    }
}

#[pymethods]
impl Range {
    #[new]
    #[pyo3(signature = (text=None, *, lower=None, upper=None, closed="both", locale=None, lexicon=None))]
    fn new(
        text: Option<GivenRange>,
        lower: Option<GivenQuantity>,
        upper: Option<GivenQuantity>,
        closed: &str,
        locale: Option<Lang>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        let reading = Reading::new(locale, lexicon);
        let (at_lower, at_upper) = match closed {
            "both" => (true, true),
            "lower" => (true, false),
            "upper" => (false, true),
            "neither" => (false, false),
            _ => {
                let known = "`both`, `lower`, `upper`, `neither`";
                return Err(Error::argument(format!("closed is one of {known}, found `{closed}`")));
            }
        };
        match (text, lower, upper) {
            (Some(text), None, None) => Ok(Self(text.read(reading)?)),
            (None, lower, upper) if lower.is_some() || upper.is_some() => {
                let end = |given: Option<GivenQuantity>, closed| -> Result<Option<End<attain::Quantity>>> {
                    given.map(|given| Ok(End { at: given.read(reading)?, closed })).transpose()
                };
                Ok(Self(attain::Range::new(end(lower, at_lower)?, end(upper, at_upper)?)?))
            }
            (Some(_), _, _) => Err(Error::wrong_type("give a text or bounds, not both".to_owned())),
            _ => Err(Error::wrong_type("give a text, or lower=, upper= or both".to_owned())),
        }
    }

    /// The lower bound; None where there is none.
    #[getter]
    fn lower(&self) -> Option<Quantity> {
        self.0.lower().cloned().map(Quantity)
    }

    /// The upper bound; None where there is none.
    #[getter]
    fn upper(&self) -> Option<Quantity> {
        self.0.upper().cloned().map(Quantity)
    }

    /// Whether the lower bound itself belongs to it.
    #[getter]
    fn lower_closed(&self) -> bool {
        self.0.lower_closed()
    }

    /// Whether the upper bound itself belongs to it.
    #[getter]
    fn upper_closed(&self) -> bool {
        self.0.upper_closed()
    }

    /// Whether it holds nothing.
    #[getter]
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The unit of both bounds.
    #[getter]
    fn unit(&self) -> Unit {
        Unit(self.0.unit().clone())
    }

    /// Returns the range in another unit.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Range
    /// >>> Range("2 - 3 km").to("m").upper.amount
    /// Decimal('3000')
    #[pyo3(signature = (unit, *, locale=None))]
    fn to(&self, unit: GivenUnit, locale: Option<Lang>) -> Result<Self> {
        Ok(Self(self.0.to(&unit.read(Reading::in_language(locale))?)?))
    }

    /// Whether a quantity, or the whole of another range, lies in it.
    ///
    /// Raises
    /// ------
    /// UnitError
    ///     Where the units do not meet.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Range
    /// >>> Range("8 - 8,5%").contains(Range("8,1 - 8,2%"))
    /// True
    fn contains(&self, other: Asked) -> Result<bool> {
        Ok(match other {
            Asked::Quantity(quantity) => self.0.contains(&quantity)?,
            Asked::Range(range) => self.0.contains_range(&range)?,
        })
    }

    fn __contains__(&self, other: Asked) -> Result<bool> {
        self.contains(other)
    }

    /// Whether the two share a quantity.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Range
    /// >>> Range("8 - 8,5%").overlaps(Range("8,5 - 9%"))
    /// True
    fn overlaps(&self, other: &Self) -> Result<bool> {
        Ok(self.0.overlaps(&other.0)?)
    }

    /// Whether it lies wholly below another.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Range
    /// >>> Range("7 - 7,5%").before(Range("8 - 8,5%"))
    /// True
    fn before(&self, other: &Self) -> Result<bool> {
        Ok(self.0.before(&other.0)?)
    }

    /// Whether it lies wholly above another.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Range
    /// >>> Range("8 - 8,5%").after(Range("7 - 7,5%"))
    /// True
    fn after(&self, other: &Self) -> Result<bool> {
        Ok(self.0.after(&other.0)?)
    }

    /// Whether the two touch without sharing a quantity.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Range
    /// >>> Range("from 8%").adjacent(Range("below 8%"))
    /// True
    fn adjacent(&self, other: &Self) -> Result<bool> {
        Ok(self.0.adjacent(&other.0)?)
    }

    /// Returns the smallest range that holds both.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Range
    /// >>> Range("7 - 7,5%").merge(Range("8 - 8,5%"))
    /// Range('7–8.5%')
    fn merge(&self, other: &Self) -> Result<Self> {
        Ok(Self(self.0.merge(&other.0)?))
    }

    fn __and__(&self, other: &Self) -> Result<Self> {
        Ok(Self(self.0.intersect(&other.0)?))
    }

    fn __or__(&self, other: &Self) -> Result<Self> {
        Ok(Self(self.0.union(&other.0)?))
    }

    fn __sub__(&self, other: &Self) -> Result<Self> {
        Ok(Self(self.0.difference(&other.0)?))
    }

    /// Returns PostgreSQL's text form of the bounds.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Range
    /// >>> Range("8 - 8,5%").to_postgres()
    /// '[8,8.5]'
    fn to_postgres(&self) -> String {
        self.0.to_postgres()
    }

    /// Reads PostgreSQL's text form.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     ``"[8,8.5]"``, ``"(8,)"``, ``"empty"``.
    /// unit : Unit or str
    ///     What the bounds count.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Range
    /// >>> Range.from_postgres("[8,8.5]", "percent")
    /// Range('8–8.5%')
    #[staticmethod]
    #[pyo3(signature = (text, unit, *, locale=None))]
    fn from_postgres(text: &str, unit: GivenUnit, locale: Option<Lang>) -> Result<Self> {
        Ok(Self(attain::Range::from_postgres(text, &unit.read(Reading::in_language(locale))?)?))
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
