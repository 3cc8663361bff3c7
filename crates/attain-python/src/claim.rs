//! `attain.Claim` and `attain.Check`.

use attain::Locale;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::error::Result;
use crate::exact::{Fraction, bounds};
use crate::figure::Figure;
use crate::given::{GivenFigure, Reading};
use crate::laws::copied;
use crate::literal::{Call, list, quoted};
use crate::quantity::Quantity;
use crate::range::Range;
use crate::unit::Unit;
use crate::words::{Lang, Word, formatted};

/// A piece of arithmetic that a text states.
///
/// Parameters
/// ----------
/// kind : {"share_of_plan", "growth", "sum", "difference", "ratio", "per_capita", "consistency", "record"}
///     What sort of arithmetic.
/// terms : sequence of str, Quantity, Tally, Figure or None
///     The terms, in the order of the kind; None for a figure that is not printed.
/// stated : str, Quantity, Tally or Figure, optional
///     The figure that is stated as the result.
/// lowest : bool, default False
///     Of a record, whether the lowest so far is claimed rather than the highest.
/// locale : {"vi", "en"}, optional
///     The language of the texts.
///
/// Examples
/// --------
/// >>> from attain import Claim
/// >>> claim = Claim.share_of_plan("9.982 tỷ đồng", "8.575 tỷ đồng", "116,4%")
/// >>> claim.check().verdict
/// 'holds'
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Claim(pub attain::Claim);

copied!(Claim);

impl Claim {
    pub fn source(claim: &attain::Claim) -> String {
        let shown = |figure: Option<&attain::Figure>| figure.map_or_else(|| "None".to_owned(), Figure::source);
        let call = Call::new("Claim")
            .arg(quoted(claim.kind().name()))
            .arg(list(claim.terms().iter().map(|term| shown(term.as_ref()))))
            .arg(shown(claim.stated()));
        if claim.is_lowest() { call.arg("lowest=True").end() } else { call.end() }
    }

    /// What is claimed, in one line; a figure that is not printed is a question mark.
    fn line(&self, locale: Locale) -> String {
        let shown = |figure: Option<&attain::Figure>| figure.map_or_else(|| "?".to_owned(), |f| f.write(locale));
        let kind = self.0.kind().label(locale);
        let terms: Vec<String> = self.0.terms().iter().map(|term| shown(term.as_ref())).collect();
        format!("{kind} ({}) = {}", terms.join("; "), shown(self.0.stated()))
    }
}

/// What a claim is made of again, in the order of its constructor.
type Given<'py> = (&'static str, Bound<'py, PyTuple>, Option<Figure>);

fn read(given: Option<GivenFigure>, locale: Reading<'_>) -> Result<Option<attain::Figure>> {
    given.map(|given| given.read(locale)).transpose()
}

#[pymethods]
impl Claim {
    #[new]
    #[pyo3(signature = (kind, terms, stated=None, *, lowest=false, locale=None))]
    fn new(
        kind: Word<attain::ClaimKind>,
        terms: Vec<Option<GivenFigure>>,
        stated: Option<GivenFigure>,
        lowest: bool,
        locale: Option<Lang>,
    ) -> Result<Self> {
        let reading = Reading::in_language(locale);
        let terms = terms.into_iter().map(|term| read(term, reading)).collect::<Result<_>>()?;
        let claim = attain::Claim::new(kind.0, terms, read(stated, reading)?);
        Ok(Self(if lowest { claim.lowest() } else { claim }))
    }

    /// Returns the claim that a part is so many percent of a plan.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Claim
    /// >>> check = Claim.share_of_plan("17.946 tỷ đồng", None, "102,6%").check()
    /// >>> check.verdict, str(check.implied_range)
    /// ('uncheckable', '17,482–17,501 billion VND')
    #[staticmethod]
    #[pyo3(signature = (part, plan, stated, *, locale=None))]
    fn share_of_plan(
        part: Option<GivenFigure>,
        plan: Option<GivenFigure>,
        stated: Option<GivenFigure>,
        locale: Option<Lang>,
    ) -> Result<Self> {
        let reading = Reading::in_language(locale);
        let (part, plan, stated) = (read(part, reading)?, read(plan, reading)?, read(stated, reading)?);
        Ok(Self(attain::Claim::share_of_plan(part, plan, stated)))
    }

    /// Returns the claim that a figure grew by so many percent.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Claim
    /// >>> Claim.growth("17.946 tỷ đồng", "16.605 tỷ đồng", "tăng 8,1%").check().verdict
    /// 'holds'
    #[staticmethod]
    #[pyo3(signature = (now, before, stated, *, locale=None))]
    fn growth(
        now: Option<GivenFigure>,
        before: Option<GivenFigure>,
        stated: Option<GivenFigure>,
        locale: Option<Lang>,
    ) -> Result<Self> {
        let reading = Reading::in_language(locale);
        let (now, before, stated) = (read(now, reading)?, read(before, reading)?, read(stated, reading)?);
        Ok(Self(attain::Claim::growth(now, before, stated)))
    }

    /// Returns the claim that parts add up to a total.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Claim
    /// >>> Claim.sum(["8.100 tỷ đồng", "9.400 tỷ đồng"], "17.500 tỷ đồng").check().verdict
    /// 'holds'
    #[staticmethod]
    #[pyo3(signature = (parts, total, *, locale=None))]
    fn sum(parts: Vec<Option<GivenFigure>>, total: Option<GivenFigure>, locale: Option<Lang>) -> Result<Self> {
        let reading = Reading::in_language(locale);
        let parts = parts.into_iter().map(|part| read(part, reading)).collect::<Result<_>>()?;
        Ok(Self(attain::Claim::sum(parts, read(total, reading)?)))
    }

    /// Returns the claim that a level is the highest so far, or the lowest.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Claim
    /// >>> Claim.record("2,45 tỷ USD", ["2,12 tỷ USD", "2,38 tỷ USD"]).check().verdict
    /// 'holds'
    /// >>> Claim.record("2,45 tỷ USD").check().verdict
    /// 'uncheckable'
    #[staticmethod]
    #[pyo3(signature = (level, earlier=None, *, highest=true, locale=None))]
    fn record(
        level: Option<GivenFigure>,
        earlier: Option<Vec<GivenFigure>>,
        highest: bool,
        locale: Option<Lang>,
    ) -> Result<Self> {
        let reading = Reading::in_language(locale);
        let earlier = earlier.into_iter().flatten().map(|figure| figure.read(reading)).collect::<Result<Vec<_>>>()?;
        Ok(Self(attain::Claim::record(read(level, reading)?, &earlier, highest)))
    }

    /// What sort of arithmetic is claimed.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind().name()
    }

    /// The terms, in the order of the kind; None for a figure that is not printed.
    #[getter]
    pub fn terms<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.terms().iter().map(|term| term.clone().map(Figure)).collect::<Vec<_>>())
    }

    /// The figure that is stated as the result.
    #[getter]
    pub fn stated(&self) -> Option<Figure> {
        self.0.stated().cloned().map(Figure)
    }

    /// Whether the lowest so far is claimed, rather than the highest.
    #[getter]
    fn is_lowest(&self) -> bool {
        self.0.is_lowest()
    }

    /// Returns the arithmetic behind the claim; a figure that is not printed is a question mark.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Claim
    /// >>> Claim.sum(["8.100 tỷ đồng", "9.400 tỷ đồng"], "17.500 tỷ đồng").expression("vi")
    /// '8.100 tỷ đồng + 9.400 tỷ đồng'
    #[pyo3(signature = (locale=Lang(Locale::En)), text_signature = "($self, locale=\"en\")")]
    fn expression(&self, locale: Lang) -> String {
        self.0.expression(locale.0)
    }

    /// Returns how the claim fares: every printed figure stands for all that would be printed so.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Claim
    /// >>> Claim.share_of_plan("9.982 tỷ đồng", "8.575 tỷ đồng", "117%").check().verdict
    /// 'off_by_last_place'
    fn check(&self) -> Check {
        Check(self.0.check())
    }

    fn __str__(&self) -> String {
        self.line(Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.line(locale))
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Given<'py>, Bound<'py, PyDict>)> {
        let named = PyDict::new(py);
        named.set_item("lowest", self.0.is_lowest())?;
        Ok(((self.kind(), self.terms(py)?, self.stated()), named))
    }

    fn __repr__(&self) -> String {
        Self::source(&self.0)
    }
}

/// What became of a claim.
///
/// It comes from :meth:`Claim.check`.
///
/// Examples
/// --------
/// >>> from attain import Claim
/// >>> check = Claim.share_of_plan("9.982 tỷ đồng", "8.575 tỷ đồng", "116,4%").check()
/// >>> check.verdict, check.computed, check.unit.code
/// ('holds', Fraction(5704, 49), 'percent')
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Check(pub attain::Check);

copied!(Check);

/// The ends of an interval on their way to Python.
fn ends<'py>(
    py: Python<'py>,
    interval: Option<&attain::Interval<attain::Ratio>>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let end = |bound: Option<&attain::Bound<attain::Ratio>>| bound.map(|bound| bound.at.clone());
    interval
        .map(|interval| attain::Bounds { lower: end(interval.lower()), upper: end(interval.upper()) })
        .map(|of| bounds(py, &of, |end| Fraction(end.clone())))
        .transpose()
}

#[pymethods]
impl Check {
    /// What was claimed.
    #[getter]
    fn claim(&self) -> Claim {
        Claim(self.0.claim.clone())
    }

    /// How it fares: ``"holds"``, ``"off_by_last_place"``, ``"consistent_with_bound"``, ``"fails"``,
    /// ``"uncheckable"``.
    #[getter]
    fn verdict(&self) -> &'static str {
        self.0.verdict.name()
    }

    /// The figure that is stated.
    #[getter]
    pub fn stated(&self) -> Option<Figure> {
        self.0.claim.stated().cloned().map(Figure)
    }

    /// The result of the figures exactly as printed, in :attr:`unit`.
    #[getter]
    pub fn computed(&self) -> Option<Fraction> {
        self.0.computed.clone().map(Fraction)
    }

    /// The least and the most that it may have been before the figures were rounded, in :attr:`unit`.
    #[getter]
    fn possible<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        ends(py, self.0.possible.as_ref())
    }

    /// The least and the most that a figure that is not printed must have been, in :attr:`unit`.
    #[getter]
    pub fn implied<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        ends(py, self.0.implied.as_ref())
    }

    /// What a figure that is not printed must have been, rounded outward at the precision of the printed one.
    #[getter]
    pub fn implied_range(&self) -> Option<Range> {
        self.0.implied_range().map(Range)
    }

    /// The one value that it would have been, were all figures exact.
    #[getter]
    fn implied_quantity(&self) -> Option<Quantity> {
        self.0.implied_quantity().map(Quantity)
    }

    /// The unit of the result.
    #[getter]
    pub fn unit(&self) -> Option<Unit> {
        self.0.unit.clone().map(Unit)
    }

    /// Why it cannot be checked.
    #[getter]
    fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }

    /// Returns what was stated, what follows from the other figures, and how the two compare.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Claim
    /// >>> Claim.share_of_plan("9.982 tỷ đồng", "8.575 tỷ đồng", "116,4%").check().explain("vi")
    /// 'Phần trăm kế hoạch: nêu 116,4%; 9.982 tỷ đồng ÷ 8.575 tỷ đồng = 116,408%: đúng.'
    #[pyo3(signature = (locale=Lang(Locale::En)), text_signature = "($self, locale=\"en\")")]
    fn explain(&self, locale: Lang) -> String {
        self.0.explain(locale.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Claim,))> {
        let check = slf.py().get_type::<Claim>().getattr("check")?;
        Ok((check, (slf.get().claim(),)))
    }

    fn __repr__(&self) -> String {
        Claim::source(&self.0.claim) + ".check()"
    }

    fn __str__(&self) -> String {
        self.0.verdict.name().to_owned()
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.0.verdict.label(locale).to_owned())
    }
}
