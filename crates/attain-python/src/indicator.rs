//! `attain.Indicator`.

use pyo3::prelude::*;

use crate::error::Result;
use crate::given::{GivenRange, GivenUnit, Reading};
use crate::laws::{as_json, stored};
use crate::lexicon::Lexicon;
use crate::literal::{Call, list, quoted};
use crate::range::Range;
use crate::unit::Unit;
use crate::words::{Lang, Word, formatted};

/// What is measured: its names, its unit, which way is better, how it adds up over time.
///
/// Parameters
/// ----------
/// name : str
///     The name it is known by.
/// id : str, optional
///     An identifier, by which it is matched before its names are.
/// vi, en : str, optional
///     Its name in a language, where `name` is another.
/// also : sequence of str, optional
///     Other names it goes by.
/// unit : Unit or str, optional
///     The unit that bare numbers of it are in.
/// better : {"higher", "lower", "inside"}, optional
///     Which level is better.
/// accumulates : {"flow", "stock", "rate"}, optional
///     How it adds up over time.
/// limits : Range or str, optional
///     Natural limits: a value beyond them is an error.
/// source : str, optional
///     Where it is defined.
/// locale : {"vi", "en"}, optional
///     The language of the texts.
/// lexicon : Lexicon, optional
///     Words of your own.
///
/// Examples
/// --------
/// >>> from attain import Indicator
/// >>> i = Indicator("Tổng thu ngân sách", unit="tỷ đồng", better="higher", accumulates="flow")
/// >>> i.goes_by("tổng  thu NGÂN SÁCH")
/// True
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Indicator(pub attain::Indicator);

impl Indicator {
    /// The indicator as an argument: its name alone, where there is nothing else.
    pub fn argument(indicator: &attain::Indicator) -> String {
        if *indicator == attain::Indicator::named(indicator.name()) {
            quoted(indicator.name())
        } else {
            Self::source(indicator)
        }
    }

    pub fn source(indicator: &attain::Indicator) -> String {
        let also = indicator.get_also();
        Call::new("Indicator")
            .arg(quoted(indicator.name()))
            .text("id", indicator.get_id())
            .text("vi", indicator.get_vi())
            .text("en", indicator.get_en())
            .opt("also", (!also.is_empty()).then(|| list(also.iter().map(|name| quoted(name)))))
            .opt("unit", indicator.get_unit().map(Unit::source))
            .text("better", indicator.get_better().map(attain::Better::name))
            .text("accumulates", indicator.get_accumulates().map(attain::Accumulates::name))
            .opt("limits", indicator.get_limits().map(Range::source))
            .text("source", indicator.get_source())
            .end()
    }
}

as_json!(Indicator);
stored!(Indicator, "Indicator('Tổng thu ngân sách', unit='tỷ đồng')");

#[pymethods]
impl Indicator {
    #[new]
    #[pyo3(signature = (name, *, id=None, vi=None, en=None, also=Vec::new(), unit=None, better=None, accumulates=None, limits=None, source=None, locale=None, lexicon=None),
        text_signature = "(name, *, id=None, vi=None, en=None, also=(), unit=None, better=None, accumulates=None, limits=None, source=None, locale=None, lexicon=None)")]
    fn new(
        name: String,
        id: Option<String>,
        vi: Option<String>,
        en: Option<String>,
        also: Vec<String>,
        unit: Option<GivenUnit>,
        better: Option<Word<attain::Better>>,
        accumulates: Option<Word<attain::Accumulates>>,
        limits: Option<GivenRange>,
        source: Option<String>,
        locale: Option<Lang>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        let reading = Reading::new(locale, lexicon);
        let mut indicator = also.into_iter().fold(attain::Indicator::named(name), attain::Indicator::also);
        if let Some(id) = id {
            indicator = indicator.id(id);
        }
        if let Some(vi) = vi {
            indicator = indicator.vi(vi);
        }
        if let Some(en) = en {
            indicator = indicator.en(en);
        }
        if let Some(unit) = unit {
            indicator = indicator.unit(unit.read(reading)?);
        }
        if let Some(better) = better {
            indicator = indicator.better(better.0);
        }
        if let Some(accumulates) = accumulates {
            indicator = indicator.accumulates(accumulates.0);
        }
        if let Some(limits) = limits {
            indicator = indicator.limits(limits.read(reading)?);
        }
        if let Some(source) = source {
            indicator = indicator.source(source);
        }
        Ok(Self(indicator))
    }

    /// The name it was given.
    #[getter]
    fn name(&self) -> &str {
        self.0.name()
    }

    /// The identifier.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.0.get_id()
    }

    /// The Vietnamese name, where it has one of its own.
    #[getter]
    fn vi(&self) -> Option<&str> {
        self.0.get_vi()
    }

    /// The English name, where it has one of its own.
    #[getter]
    fn en(&self) -> Option<&str> {
        self.0.get_en()
    }

    /// The other names it goes by.
    #[getter]
    fn also<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, pyo3::types::PyTuple>> {
        pyo3::types::PyTuple::new(py, self.0.get_also())
    }

    /// The unit that bare numbers of it are in.
    #[getter]
    fn unit(&self) -> Option<Unit> {
        self.0.get_unit().cloned().map(Unit)
    }

    /// Which level is better: ``"higher"``, ``"lower"``, ``"inside"``.
    #[getter]
    fn better(&self) -> Option<&'static str> {
        self.0.get_better().map(attain::Better::name)
    }

    /// How it adds up over time: ``"flow"``, ``"stock"``, ``"rate"``.
    #[getter]
    fn accumulates(&self) -> Option<&'static str> {
        self.0.get_accumulates().map(attain::Accumulates::name)
    }

    /// The natural limits.
    #[getter]
    fn limits(&self) -> Option<Range> {
        self.0.get_limits().cloned().map(Range)
    }

    /// Where it is defined.
    #[getter(source)]
    fn defined_in(&self) -> Option<&str> {
        self.0.get_source()
    }

    /// Whether it goes by that name, apart from case, spacing and the way accents are typed.
    ///
    /// Examples
    /// --------
    /// >>> from attain import CATALOGUE
    /// >>> CATALOGUE["budget_revenue"].goes_by("tổng thu ngân sách")
    /// True
    fn goes_by(&self, name: &str) -> bool {
        self.0.is(name)
    }

    /// Whether the two are one indicator: by identifier where both have one, else by any name.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Indicator
    /// >>> Indicator("CPI").same_as(Indicator("cpi"))
    /// True
    fn same_as(&self, other: &Self) -> bool {
        self.0.same_as(&other.0)
    }

    fn __repr__(&self) -> String {
        Self::source(&self.0)
    }

    fn __str__(&self) -> String {
        self.0.name().to_owned()
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.0.name_in(locale).to_owned())
    }
}
