//! Numbers in and out: `decimal.Decimal`, whole numbers and text in, never a float; `Decimal` and `Fraction` out.

use attain::{Bounds, Decimal, Locale, Ratio, decimal};
use pyo3::BoundObject;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString, PyTuple, PyType};

use crate::error::{Error, Result};

static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static FRACTION: PyOnceLock<Py<PyType>> = PyOnceLock::new();

fn decimal_type<'py>(py: Python<'py>) -> PyResult<&'py Bound<'py, PyType>> {
    DECIMAL.import(py, "decimal", "Decimal")
}

fn fraction_type<'py>(py: Python<'py>) -> PyResult<&'py Bound<'py, PyType>> {
    FRACTION.import(py, "fractions", "Fraction")
}

/// A number as it is given: exactly, or as text that is read by the rules of text.
///
/// pyo3's own conversion takes floats and bools and cuts what has more than 28 digits; this one does neither.
pub enum Exact {
    Number(Decimal),
    Text(String),
}

impl Exact {
    /// The number; text is read in a language, so `1.500` without one is an error.
    pub fn read(self, locale: Option<Locale>) -> Result<Decimal> {
        match self {
            Exact::Number(number) => Ok(number),
            Exact::Text(text) => Ok(attain::number(&text, locale)?),
        }
    }
}

impl FromPyObject<'_, '_> for Exact {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = obj.cast::<PyString>() {
            return Ok(Exact::Text(text.to_cow()?.into_owned()));
        }
        let text = if is_whole(&obj)? {
            obj.call_method0("__index__")?.str()?
        } else if obj.is_instance(decimal_type(obj.py())?)? {
            obj.str()?
        } else {
            return Err(refuse(&obj));
        };
        Ok(Exact::Number(decimal::parse(&text.to_cow()?).map_err(Error::from)?))
    }
}

/// Whether it is a whole number: an `int`, or what NumPy has for one; a bool is none.
pub fn is_whole(obj: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(obj.is_instance_of::<PyInt>() && !obj.is_instance_of::<PyBool>()
        || !obj.is_instance_of::<PyInt>() && obj.hasattr("__index__")?)
}

/// Says what to write in place of a float, a bool or anything else that is no exact number.
pub fn refuse(obj: &Bound<'_, PyAny>) -> PyErr {
    let (Ok(name), Ok(shown)) = (obj.get_type().name(), obj.str()) else {
        return PyTypeError::new_err("expected Decimal, int or str");
    };
    if obj.is_instance_of::<PyFloat>() {
        return PyTypeError::new_err(format!(
            "expected Decimal, int or str, got float: a float is not exact; write Decimal('{shown}') or '{shown}'"
        ));
    }
    PyTypeError::new_err(format!("expected Decimal, int or str, got {name}"))
}

/// A decimal on its way to Python.
pub struct Number(pub Decimal);

impl<'py> IntoPyObject<'py> for Number {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal_type(py)?.call1((self.0.to_string(),))
    }
}

/// An exact fraction on its way to Python, or on its way in: `Fraction`, `Decimal`, `int`, `"1/20"`, `"0,05"`, `"5%"`.
pub struct Fraction(pub Ratio);

impl<'py> IntoPyObject<'py> for Fraction {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        fraction_type(py)?.call1((self.0.to_string(),))
    }
}

impl FromPyObject<'_, '_> for Fraction {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if obj.is_instance(fraction_type(obj.py())?)? {
            let text = obj.str()?;
            return Ok(Self(text.to_cow()?.parse().map_err(Error::from)?));
        }
        let share = match obj.extract::<Exact>()? {
            Exact::Number(number) => Ratio::from(number),
            Exact::Text(text) => match text.trim().strip_suffix('%') {
                Some(percent) => {
                    let percent = attain::number(percent.trim(), None).map_err(Error::from)?;
                    Ratio::scaled(percent, -2)
                }
                None if text.contains('/') => text.trim().parse().map_err(Error::from)?,
                None => Ratio::from(attain::number(text.trim(), None).map_err(Error::from)?),
            },
        };
        Ok(Self(share))
    }
}

/// One value, or two bounds of which either may be open: `Fraction`, or `(Fraction, None)`.
pub fn bounds<'py, T, O>(py: Python<'py>, of: &Bounds<T>, out: impl Fn(&T) -> O) -> PyResult<Bound<'py, PyAny>>
where
    T: PartialEq,
    O: IntoPyObject<'py>,
    O::Error: Into<PyErr>,
{
    let one = |bound: &Option<T>| -> PyResult<Bound<'py, PyAny>> {
        match bound {
            Some(value) => {
                let value = out(value).into_pyobject(py).map_err(Into::into)?;
                Ok(value.into_bound().into_any())
            }
            None => Ok(py.None().into_bound(py)),
        }
    };
    if of.lower.is_some() && of.lower == of.upper {
        return one(&of.lower);
    }
    Ok(PyTuple::new(py, [one(&of.lower)?, one(&of.upper)?])?.into_any())
}
