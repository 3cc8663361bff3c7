//! Numbers in text: `attain.number`, `attain.ordinal`, `attain.write_number`, `attain.write_words`.

use attain::Locale;
use pyo3::prelude::*;

use crate::error::Result;
use crate::exact::{Exact, Number};
use crate::words::{Lang, lang};

/// Reads a number in digits or in words.
///
/// Parameters
/// ----------
/// text : str
///     The number and nothing else.
/// locale : {"vi", "en"}, optional
///     The language; without one both are tried.
///
/// Returns
/// -------
/// decimal.Decimal
///
/// Raises
/// ------
/// TextError, Ambiguous
///     Where the text is no number, or may be two.
///
/// Examples
/// --------
/// >>> from attain import number
/// >>> number("một trăm hai mươi ba phẩy năm", locale="vi")
/// Decimal('123.5')
/// >>> number("1.500")
/// Traceback (most recent call last):
///     ...
/// attain.errors.Ambiguous: `1.500` is ambiguous: 1500 (vi) or 1.5 (en); pass a locale
#[pyfunction]
#[pyo3(signature = (text, *, locale=None))]
pub fn number(text: &str, locale: Option<Lang>) -> Result<Number> {
    Ok(Number(attain::number(text, lang(locale))?))
}

/// Reads an ordinal number.
///
/// Parameters
/// ----------
/// text : str
///     The number and nothing else: ``"thứ nhất"``, ``"21st"``.
/// locale : {"vi", "en"}, optional
///     The language; without one both are tried.
///
/// Returns
/// -------
/// int
///
/// Examples
/// --------
/// >>> from attain import ordinal
/// >>> ordinal("thứ 12"), ordinal("twenty-first")
/// (12, 21)
#[pyfunction]
#[pyo3(signature = (text, *, locale=None))]
pub fn ordinal<'py>(py: Python<'py>, text: &str, locale: Option<Lang>) -> Result<Bound<'py, PyAny>> {
    let found = attain::ordinal(text, lang(locale))?;
    Ok(py.get_type::<pyo3::types::PyInt>().call1((found.normalize().to_string(),))?)
}

/// Writes a number with the separators of a language; every written decimal is kept.
///
/// Parameters
/// ----------
/// value : Decimal, int or str
///     The number.
/// locale : {"vi", "en"}, default "en"
///     The language.
///
/// Examples
/// --------
/// >>> from decimal import Decimal
/// >>> from attain import write_number
/// >>> write_number(Decimal("12847600.50"), locale="vi")
/// '12.847.600,50'
#[pyfunction]
#[pyo3(signature = (value, *, locale=Lang(Locale::En)), text_signature = "(value, *, locale=\"en\")")]
pub fn write_number(value: Exact, locale: Lang) -> Result<String> {
    Ok(attain::write_number(value.read(Some(locale.0))?, locale.0))
}

/// Writes a number in words; None from 10²⁷ on, where the names of powers in use end.
///
/// Parameters
/// ----------
/// value : Decimal, int or str
///     The number.
/// locale : {"vi", "en"}, default "en"
///     The language.
///
/// Examples
/// --------
/// >>> from decimal import Decimal
/// >>> from attain import write_words
/// >>> write_words(Decimal("123.5"), locale="vi")
/// 'một trăm hai mươi ba phẩy năm'
#[pyfunction]
#[pyo3(signature = (value, *, locale=Lang(Locale::En)), text_signature = "(value, *, locale=\"en\")")]
pub fn write_words(value: Exact, locale: Lang) -> Result<Option<String>> {
    Ok(attain::write_words(value.read(Some(locale.0))?, locale.0))
}
