//! `attain.Catalogue`.

use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyList};

use crate::error::{Error, Result};
use crate::indicator::Indicator;
use crate::laws::{copied, hashed};
use crate::literal::{Call, list};

/// A collection of indicators by identifier: the common ones, or those that you give.
///
/// ``attain.CATALOGUE`` holds the indicators that plans ask for most.
///
/// Parameters
/// ----------
/// indicators : sequence of Indicator, optional
///     What it holds, each with an ``id``; the common ones, where left out.
///
/// Examples
/// --------
/// >>> from attain import CATALOGUE, Indicator
/// >>> CATALOGUE["budget_revenue"].better
/// 'higher'
/// >>> CATALOGUE.find("tổng thu NGÂN SÁCH").id
/// 'budget_revenue'
/// >>> "ocop" in CATALOGUE.with_(Indicator("Sản phẩm OCOP", id="ocop"))
/// True
#[pyclass(frozen, mapping, module = "attain")]
#[derive(Clone)]
pub struct Catalogue(pub attain::Catalogue);

copied!(Catalogue);

impl Catalogue {
    fn held(&self) -> Vec<attain::Indicator> {
        self.0.iter().cloned().collect()
    }

    fn is_common(&self) -> bool {
        self.0.iter().eq(attain::Catalogue::common().iter())
    }
}

#[pymethods]
impl Catalogue {
    #[new]
    #[pyo3(signature = (indicators=None))]
    fn new(indicators: Option<Vec<Bound<'_, Indicator>>>) -> Result<Self> {
        let Some(indicators) = indicators else { return Ok(Self(attain::Catalogue::common())) };
        indicators.iter().try_fold(Self(attain::Catalogue::empty()), |catalogue, indicator| catalogue.with_(indicator))
    }

    /// Returns the catalogue with another indicator; it takes the place of one with the same identifier.
    ///
    /// Examples
    /// --------
    /// >>> from attain import CATALOGUE, Indicator
    /// >>> len(CATALOGUE.with_(Indicator("Sản phẩm OCOP", id="ocop"))) - len(CATALOGUE)
    /// 1
    fn with_(&self, indicator: &Bound<'_, Indicator>) -> Result<Self> {
        let indicator = &indicator.get().0;
        if indicator.get_id().is_none() {
            let name = indicator.name();
            return Err(Error::argument(format!(
                "the indicator `{name}` of a catalogue needs an identifier; give id="
            )));
        }
        Ok(Self(self.0.clone().with(indicator.clone())))
    }

    /// Returns the indicator that goes by a name, or None.
    ///
    /// Examples
    /// --------
    /// >>> from attain import CATALOGUE
    /// >>> CATALOGUE.find("hạnh phúc") is None
    /// True
    fn find(&self, name: &str) -> Option<Indicator> {
        self.0.find(name).cloned().map(Indicator)
    }

    /// Returns the indicator of an identifier, or None.
    ///
    /// Examples
    /// --------
    /// >>> from attain import CATALOGUE
    /// >>> CATALOGUE.get("budget_revenue").accumulates
    /// 'flow'
    fn get(&self, id: &str) -> Option<Indicator> {
        self.0.get(id).cloned().map(Indicator)
    }

    /// Returns the identifiers, in order.
    ///
    /// Examples
    /// --------
    /// >>> from attain import CATALOGUE
    /// >>> "budget_revenue" in CATALOGUE.keys()
    /// True
    fn keys(&self) -> Vec<&str> {
        self.0.iter().filter_map(attain::Indicator::get_id).collect()
    }

    /// Returns the indicators, in order.
    ///
    /// Examples
    /// --------
    /// >>> from attain import CATALOGUE
    /// >>> len(CATALOGUE.values()) == len(CATALOGUE)
    /// True
    fn values(&self) -> Vec<Indicator> {
        self.0.iter().cloned().map(Indicator).collect()
    }

    /// Returns the identifiers with their indicators, in order.
    ///
    /// Examples
    /// --------
    /// >>> from attain import CATALOGUE
    /// >>> dict(CATALOGUE.items())["budget_revenue"].unit.code
    /// 'VND'
    fn items(&self) -> Vec<(&str, Indicator)> {
        self.0.iter().filter_map(|i| Some((i.get_id()?, Indicator(i.clone())))).collect()
    }

    fn __getitem__(&self, id: &str) -> Result<Indicator> {
        Ok(self.get(id).ok_or_else(|| PyKeyError::new_err(id.to_owned()))?)
    }

    fn __contains__(&self, id: &Bound<'_, PyAny>) -> bool {
        id.extract::<&str>().is_ok_and(|id| self.0.get(id).is_some())
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(py, self.keys())?.try_iter()
    }

    fn _ipython_key_completions_(&self) -> Vec<&str> {
        self.keys()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0.iter().eq(other.0.iter())
    }

    fn __hash__(&self) -> u64 {
        hashed(&self.held())
    }

    fn __getnewargs__(&self) -> (Option<Vec<Indicator>>,) {
        ((!self.is_common()).then(|| self.values()),)
    }

    fn __repr__(&self) -> String {
        let call = Call::new("Catalogue");
        match self.is_common() {
            true => call.end(),
            false => call.arg(list(self.0.iter().map(Indicator::source))).end(),
        }
    }

    fn __str__(&self) -> String {
        format!("{} indicators", self.0.len())
    }
}
