//! `attain.Lexicon`.

use attain::Locale;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::error::Result;
use crate::laws::copied;
use crate::literal::{Call, quoted};
use crate::words::Lang;

/// Words for units of your own, beside those that are known: ``tủ sách`` is ``bookcase``.
///
/// It is passed to whatever reads text; there is no global registry.
///
/// Parameters
/// ----------
/// vi, en : dict of str to str, optional
///     The words of a language, with the code of the unit that they name.
///
/// Raises
/// ------
/// TextError, UnitError
///     For words that do not begin with a letter, and for what is no code.
///
/// Examples
/// --------
/// >>> from attain import Lexicon, Quantity
/// >>> lexicon = Lexicon(vi={"tủ sách": "bookcase"})
/// >>> Quantity("1.250 tủ sách", locale="vi", lexicon=lexicon).unit.code
/// 'bookcase'
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Lexicon(pub attain::Lexicon);

copied!(Lexicon);

impl Lexicon {
    pub fn source(lexicon: &attain::Lexicon) -> String {
        Locale::ALL
            .into_iter()
            .fold(Call::new("Lexicon"), |call, locale| {
                let entries: Vec<String> = lexicon
                    .iter()
                    .filter(|(of, ..)| *of == locale)
                    .map(|(_, words, unit)| format!("{}: {}", quoted(words), quoted(unit.code())))
                    .collect();
                call.opt(locale.code(), (!entries.is_empty()).then(|| format!("{{{}}}", entries.join(", "))))
            })
            .end()
    }
}

#[pymethods]
impl Lexicon {
    #[new]
    #[pyo3(signature = (*, vi=None, en=None))]
    fn new(vi: Option<&Bound<'_, PyDict>>, en: Option<&Bound<'_, PyDict>>) -> Result<Self> {
        let mut lexicon = attain::Lexicon::new();
        for (locale, words) in [(Locale::Vi, vi), (Locale::En, en)] {
            for (words, code) in words.into_iter().flatten() {
                lexicon = lexicon.with(locale, words.extract::<String>()?, &code.extract::<String>()?)?;
            }
        }
        Ok(Self(lexicon))
    }

    /// Returns the lexicon with one more entry.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Lexicon
    /// >>> Lexicon().with_("vi", "tủ sách", "bookcase")
    /// Lexicon(vi={'tủ sách': 'bookcase'})
    fn with_(&self, locale: Lang, words: &str, code: &str) -> Result<Self> {
        Ok(Self(self.0.clone().with(locale.0, words, code)?))
    }

    /// The words of a language, with the codes that they name.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Lexicon
    /// >>> Lexicon(vi={"tủ sách": "bookcase"}).words("vi")
    /// {'tủ sách': 'bookcase'}
    fn words<'py>(&self, py: Python<'py>, locale: Lang) -> PyResult<Bound<'py, PyDict>> {
        let words = PyDict::new(py);
        for (_, name, unit) in self.0.iter().filter(|(of, ..)| *of == locale.0) {
            words.set_item(name, unit.code())?;
        }
        Ok(words)
    }

    fn __len__(&self) -> usize {
        self.0.iter().count()
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((), Bound<'py, PyDict>)> {
        let named = PyDict::new(py);
        for locale in Locale::ALL {
            named.set_item(locale.code(), self.words(py, Lang(locale))?)?;
        }
        Ok(((), named))
    }

    fn __repr__(&self) -> String {
        Self::source(&self.0)
    }
}
