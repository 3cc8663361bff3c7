//! `attain.StatedClaim`.

use attain::Locale;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::claim::{Check, Claim};
use crate::error::Result;
use crate::exact::Fraction;
use crate::figure::Figure;
use crate::laws::copied;
use crate::literal::{Call, list};
use crate::mention::Mention;
use crate::range::Range;
use crate::unit::Unit;
use crate::words::{Lang, formatted};

/// A piece of arithmetic that a report states: the claim, how it fares, and where its figures stand.
///
/// It comes from :attr:`Reading.claims`.
///
/// Parameters
/// ----------
/// claim : Claim
///     What is claimed.
/// stated : Mention, optional
///     The mention that states the result.
/// terms : sequence of Mention or None, optional
///     The mentions that it is computed from, in the order of its kind; None for a figure that is not printed.
///
/// Examples
/// --------
/// >>> from attain import read
/// >>> claim = read("Giải ngân đạt 9.982 tỷ đồng, bằng 116,4% kế hoạch (8.575 tỷ đồng).").claims[0]
/// >>> claim.kind, claim.verdict, [m.text for m in claim.mentions]
/// ('share_of_plan', 'holds', ['116,4%', '9.982 tỷ đồng', '8.575 tỷ đồng'])
/// >>> claim.expression("vi")
/// '9.982 tỷ đồng ÷ 8.575 tỷ đồng'
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct StatedClaim {
    check: attain::Check,
    stated: Option<attain_reader::Mention>,
    terms: Vec<Option<attain_reader::Mention>>,
}

copied!(StatedClaim);

impl StatedClaim {
    /// A claim of a reading with its mentions.
    pub fn of(claim: &attain_reader::StatedClaim, mentions: &[attain_reader::Mention]) -> Self {
        let at = |at: Option<usize>| at.and_then(|at| mentions.get(at)).cloned();
        Self {
            check: claim.check.clone(),
            stated: at(claim.stated),
            terms: claim.terms.iter().map(|term| at(*term)).collect(),
        }
    }

    fn shown(mention: Option<&attain_reader::Mention>) -> String {
        mention.map_or_else(|| "None".to_owned(), Mention::source)
    }

    fn check_of(&self) -> Check {
        Check(self.check.clone())
    }
}

/// What a claim is made of again, in the order of its constructor.
type Made<'py> = (Claim, Option<Mention>, Bound<'py, PyTuple>);

#[pymethods]
impl StatedClaim {
    #[new]
    #[pyo3(signature = (claim, stated=None, terms=vec![]), text_signature = "(claim, stated=None, terms=())")]
    fn new(
        claim: &Bound<'_, Claim>,
        stated: Option<&Bound<'_, Mention>>,
        terms: Vec<Option<Bound<'_, Mention>>>,
    ) -> Self {
        Self {
            check: claim.get().0.check(),
            stated: stated.map(|mention| mention.get().0.clone()),
            terms: terms.iter().map(|term| term.as_ref().map(|mention| mention.get().0.clone())).collect(),
        }
    }

    /// What is claimed.
    #[getter]
    fn claim(&self) -> Claim {
        Claim(self.check.claim.clone())
    }

    /// What became of it.
    #[getter]
    fn check(&self) -> Check {
        self.check_of()
    }

    /// What sort of arithmetic is claimed: ``"share_of_plan"``, ``"growth"``, ``"sum"``, ``"difference"``, ``"ratio"``,
    /// ``"per_capita"``, ``"consistency"``, ``"record"``.
    #[getter]
    fn kind(&self) -> &'static str {
        self.check.claim.kind().name()
    }

    /// How it fares: ``"holds"``, ``"off_by_last_place"``, ``"consistent_with_bound"``, ``"fails"``,
    /// ``"uncheckable"``.
    #[getter]
    fn verdict(&self) -> &'static str {
        self.check.verdict.name()
    }

    /// The figure that is stated as the result.
    #[getter]
    fn stated(&self) -> Option<Figure> {
        self.check_of().stated()
    }

    /// The terms, in the order of the kind; None for a figure that is not printed.
    #[getter]
    fn terms<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.claim().terms(py)
    }

    /// The result of the figures exactly as printed, in :attr:`unit`.
    #[getter]
    fn computed(&self) -> Option<Fraction> {
        self.check_of().computed()
    }

    /// The least and the most that a figure that is not printed must have been, in :attr:`unit`.
    #[getter]
    fn implied<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.check_of().implied(py)
    }

    /// What a figure that is not printed must have been, rounded outward at the precision of the printed one.
    #[getter]
    fn implied_range(&self) -> Option<Range> {
        self.check_of().implied_range()
    }

    /// The unit of the result.
    #[getter]
    fn unit(&self) -> Option<Unit> {
        self.check_of().unit()
    }

    /// Why it cannot be checked.
    #[getter]
    fn reason(&self) -> Option<&str> {
        self.check.reason.as_deref()
    }

    /// The mentions of its figures: what is stated first, then the terms that are printed.
    #[getter]
    fn mentions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let all = self.stated.iter().chain(self.terms.iter().flatten());
        PyTuple::new(py, all.cloned().map(Mention).collect::<Vec<_>>())
    }

    /// The mention that states the result.
    #[getter]
    fn stated_mention(&self) -> Option<Mention> {
        self.stated.clone().map(Mention)
    }

    /// The mention of each term, as :attr:`terms`; None for a figure that is not printed.
    #[getter]
    fn term_mentions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.terms.iter().map(|term| term.clone().map(Mention)).collect::<Vec<_>>())
    }

    /// Returns the arithmetic behind the claim; a figure that is not printed is a question mark.
    ///
    /// Examples
    /// --------
    /// >>> from attain import read
    /// >>> read("Thu ngân sách đạt 17.946 tỷ đồng, bằng 102,6% dự toán.").claims[0].expression()
    /// '17,946 billion VND ÷ ?'
    #[pyo3(signature = (locale=Lang(Locale::En)), text_signature = "($self, locale=\"en\")")]
    fn expression(&self, locale: Lang) -> String {
        self.check.claim.expression(locale.0)
    }

    /// Returns what was stated, what follows from the other figures, and how the two compare.
    ///
    /// Examples
    /// --------
    /// >>> from attain import read
    /// >>> claim = read("Giải ngân đạt 9.982 tỷ đồng, bằng 116,4% kế hoạch (8.575 tỷ đồng).").claims[0]
    /// >>> claim.explain("vi")
    /// 'Phần trăm kế hoạch: nêu 116,4% kế hoạch; 9.982 tỷ đồng ÷ 8.575 tỷ đồng = 116,408%: đúng.'
    #[pyo3(signature = (locale=Lang(Locale::En)), text_signature = "($self, locale=\"en\")")]
    fn explain(&self, locale: Lang) -> String {
        self.check.explain(locale.0)
    }

    fn __getnewargs__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        Ok((self.claim(), self.stated_mention(), self.term_mentions(py)?))
    }

    fn __repr__(&self) -> String {
        Call::new("StatedClaim")
            .arg(Claim::source(&self.check.claim))
            .arg(Self::shown(self.stated.as_ref()))
            .arg(list(self.terms.iter().map(|term| Self::shown(term.as_ref()))))
            .end()
    }

    fn __str__(&self) -> String {
        self.check.explain(Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.check.explain(locale))
    }
}
