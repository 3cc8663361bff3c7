//! `attain.Figure`.

use attain::Locale;
use pyo3::prelude::*;

use crate::error::Result;
use crate::given::{GivenFigure, Reading};
use crate::laws::{as_json, stored};
use crate::lexicon::Lexicon;
use crate::literal::of_text;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::tally::Tally;
use crate::unit::Unit;
use crate::words::{Lang, formatted};

/// One expression as written: a value with its qualifiers, its change verb and what it is set against.
///
/// Parameters
/// ----------
/// text : str, Quantity, Range, Tally, Decimal or int
///     The expression, or a bare value.
/// locale : {"vi", "en"}, optional
///     The language of the text.
/// lexicon : Lexicon, optional
///     Words of your own.
///
/// Raises
/// ------
/// TextError, Ambiguous
///     Where the text is no figure, or may be two.
///
/// Examples
/// --------
/// >>> from attain import Figure
/// >>> f = Figure("ước giảm gần 0,8 điểm % so với 2023")
/// >>> f.value, f.qualifiers, f.change, f.of
/// (Quantity('0.8 percentage points'), ('estimated', 'nearly'), 'down', '2023')
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Figure(pub attain::Figure);

impl Figure {
    pub fn source(figure: &attain::Figure) -> String {
        let wire = |figure: &attain::Figure| serde_json::to_string(figure).unwrap_or_default();
        let stored = wire(figure);
        of_text(
            "Figure",
            |locale| figure.write(locale),
            &stored,
            |text, locale| attain::Figure::read(text, locale).is_ok_and(|read| wire(&read) == stored),
        )
    }
}

as_json!(Figure);
stored!(Figure, "Figure('giảm gần 0,8 điểm % so với 2023')");

/// A value on its way to Python: `Quantity`, `Range` or `Tally`.
pub fn value<'py>(py: Python<'py>, value: &attain::Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value.clone() {
        attain::Value::Quantity(quantity) => Quantity(quantity).into_pyobject(py)?.into_any(),
        attain::Value::Range(range) => Range(range).into_pyobject(py)?.into_any(),
        attain::Value::Tally(tally) => Tally(tally).into_pyobject(py)?.into_any(),
        _ => py.None().into_bound(py),
    })
}

#[pymethods]
impl Figure {
    #[new]
    #[pyo3(signature = (text, *, locale=None, lexicon=None))]
    fn new(text: GivenFigure, locale: Option<Lang>, lexicon: Option<&Bound<'_, Lexicon>>) -> Result<Self> {
        Ok(Self(text.read(Reading::new(locale, lexicon))?))
    }

    /// The value, without what is said about it: Quantity, Range or Tally.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        value(py, self.0.value())
    }

    /// What the value counts.
    #[getter]
    fn unit(&self) -> Unit {
        Unit(self.0.unit().clone())
    }

    /// What is said about the value, in the order written: ``("estimated", "nearly")``.
    #[getter]
    fn qualifiers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, pyo3::types::PyTuple>> {
        pyo3::types::PyTuple::new(py, self.0.qualifiers().iter().map(|qualifier| qualifier.name()))
    }

    /// Which way it changed: ``"up"``, ``"down"``, ``"excess"``; None where it is a level.
    #[getter]
    fn change(&self) -> Option<&'static str> {
        self.0.change().map(attain::Change::name)
    }

    /// What it is set against, as written.
    #[getter]
    fn of(&self) -> Option<&str> {
        self.0.of()
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
