//! What a notebook shows, and pages and Markdown to give away: every class by the one renderer of `attain-report`.

use std::path::{Path, PathBuf};

use attain::Locale;
use attain_report::{Report, WriteError};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;

use crate::attainment::Attainment;
use crate::comparison::Comparison;
use crate::observations::Observations;
use crate::pace::Pace;
use crate::plan::Plan;
use crate::reading::Reading;
use crate::scorecard::Scorecard;
use crate::words::Lang;
use crate::work::alone;

/// One value.
pub fn text(shown: &str) -> String {
    attain_report::text(shown)
}

/// The piece that a notebook shows.
pub fn piece(py: Python<'_>, of: &(impl Report + Sync + ?Sized)) -> PyResult<String> {
    alone(py, || of.to_fragment(Locale::En))
}

/// A page, written to a file where one is named; an error of the system names it.
fn page(py: Python<'_>, of: &(impl Report + Sync + ?Sized), path: Option<PathBuf>, locale: Lang) -> PyResult<String> {
    let page = alone(py, || of.to_html(locale.0))?;
    if let Some(path) = path {
        replace(py, &path, page.as_bytes())?;
    }
    Ok(page)
}

fn markdown(py: Python<'_>, of: &(impl Report + Sync + ?Sized), locale: Lang) -> PyResult<String> {
    alone(py, || of.to_markdown(locale.0))
}

/// Writes a file whole or not at all; nothing stops it half-way.
pub fn replace(py: Python<'_>, path: &Path, contents: &[u8]) -> PyResult<()> {
    py.detach(|| attain_report::replace(path, contents)).map_err(|error| refused(&error))
}

/// The `OSError` of a file that could not be written.
fn refused(error: &WriteError) -> PyErr {
    let path = error.path.clone();
    match error.source.raw_os_error() {
        // Python chooses the class by the number: `FileNotFoundError`, `PermissionError`.
        Some(number) => {
            let said = error.source.to_string();
            let said = said.split(" (os error").next().unwrap_or_default().to_owned();
            PyOSError::new_err((number, said, path))
        }
        None => PyOSError::new_err(error.to_string()),
    }
}

#[pymethods]
impl Scorecard {
    /// Returns the scorecard as a page, and writes it where a path is given.
    ///
    /// The page needs nothing else: it holds its style and a bullet chart for every target, runs no script and fetches
    /// nothing. It reads in light and dark, in greyscale, on a telephone and on paper. A file is written whole or not
    /// at all.
    ///
    /// Parameters
    /// ----------
    /// path : str or path-like, optional
    ///     The file.
    /// locale : {"vi", "en"}, default "en"
    ///     The language of the words and the figures.
    ///
    /// Returns
    /// -------
    /// str
    ///     The page.
    ///
    /// Raises
    /// ------
    /// OSError
    ///     Where the folder does not take the file.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    /// >>> page = card.to_html(locale="vi")
    /// >>> page.startswith("<!DOCTYPE html>"), "<svg" in page, "<script" in page
    /// (True, True, False)
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_html(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> PyResult<String> {
        page(py, &self.0, path, locale)
    }

    /// Returns the scorecard as Markdown, with a table as GitHub and notebooks know it.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    /// >>> print(card.to_markdown())  # doctest: +ELLIPSIS
    /// # 2024
    /// <BLANKLINE>
    /// 1 of 1 met
    /// <BLANKLINE>
    /// | Indicator | Goal | Found | Status | % of target | Gap |
    /// | :-- | :-- | :-- | :-- | --: | --: |
    /// | CPI | at most 4% | 3.25% | ● met | 81.25% | 0.75 percentage points |
    /// ...
    #[pyo3(signature = (*, locale=Lang(Locale::En)), text_signature = "($self, *, locale=\"en\")")]
    fn to_markdown(&self, py: Python<'_>, locale: Lang) -> PyResult<String> {
        markdown(py, &self.0, locale)
    }
}

#[pymethods]
impl Attainment {
    /// Returns the verdict as a page, and writes it where a path is given; as :meth:`Scorecard.to_html`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Target
    /// >>> "3,25%" in Target("CPI", "không quá 4%").assess("3,25%").to_html(locale="vi")
    /// True
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_html(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> PyResult<String> {
        page(py, &self.0, path, locale)
    }

    /// Returns the verdict as Markdown; as :meth:`Scorecard.to_markdown`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Target
    /// >>> "● đạt" in Target("CPI", "không quá 4%").assess("3,25%").to_markdown(locale="vi")
    /// True
    #[pyo3(signature = (*, locale=Lang(Locale::En)), text_signature = "($self, *, locale=\"en\")")]
    fn to_markdown(&self, py: Python<'_>, locale: Lang) -> PyResult<String> {
        markdown(py, &self.0, locale)
    }
}

#[pymethods]
impl Plan {
    /// Returns the plan as a page, and writes it where a path is given; as :meth:`Scorecard.to_html`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Plan, Target
    /// >>> "không quá 4%" in Plan("2024", [Target("CPI", "không quá 4%")]).to_html(locale="vi")
    /// True
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_html(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> PyResult<String> {
        page(py, &self.0, path, locale)
    }

    /// Returns the plan as Markdown; as :meth:`Scorecard.to_markdown`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Plan, Target
    /// >>> print(Plan("2024", [Target("CPI", "không quá 4%")]).to_markdown())
    /// # 2024
    /// <BLANKLINE>
    /// | Indicator | Goal | Better |
    /// | :-- | :-- | :-- |
    /// | CPI | at most 4% | lower |
    /// <BLANKLINE>
    #[pyo3(signature = (*, locale=Lang(Locale::En)), text_signature = "($self, *, locale=\"en\")")]
    fn to_markdown(&self, py: Python<'_>, locale: Lang) -> PyResult<String> {
        markdown(py, &self.0, locale)
    }
}

#[pymethods]
impl Observations {
    /// Returns the observations as a page, and writes it where a path is given; as :meth:`Scorecard.to_html`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Observations
    /// >>> "3,25%" in Observations("2024", [Observation("CPI", "3,25%")]).to_html(locale="vi")
    /// True
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_html(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> PyResult<String> {
        page(py, &self.0, path, locale)
    }

    /// Returns the observations as Markdown; as :meth:`Scorecard.to_markdown`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Observations
    /// >>> "| CPI | 3.25% |" in Observations("2024", [Observation("CPI", "3,25%")]).to_markdown()
    /// True
    #[pyo3(signature = (*, locale=Lang(Locale::En)), text_signature = "($self, *, locale=\"en\")")]
    fn to_markdown(&self, py: Python<'_>, locale: Lang) -> PyResult<String> {
        markdown(py, &self.0, locale)
    }
}

#[pymethods]
impl Comparison {
    /// Returns the comparison as a page, and writes it where a path is given; as :meth:`Scorecard.to_html`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import compare_methods
    /// >>> table = compare_methods((2015, "14.5"), (2023, "10.2"), target=(2030, "7.25"), better="lower")
    /// >>> "statcan-2.4" in table.to_html()
    /// True
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_html(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> PyResult<String> {
        page(py, &self.compared, path, locale)
    }

    /// Returns the comparison as Markdown; as :meth:`Scorecard.to_markdown`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import compare_methods
    /// >>> table = compare_methods((2015, "14.5"), (2023, "10.2"), target=(2030, "7.25"), better="lower")
    /// >>> "2015: 14.5; 2023: 10.2; target 2030: 7.25; lower is better" in table.to_markdown().replace("\\", "")
    /// True
    #[pyo3(signature = (*, locale=Lang(Locale::En)), text_signature = "($self, *, locale=\"en\")")]
    fn to_markdown(&self, py: Python<'_>, locale: Lang) -> PyResult<String> {
        markdown(py, &self.compared, locale)
    }
}

#[pymethods]
impl Pace {
    /// Returns the pace as a page, and writes it where a path is given; as :meth:`Scorecard.to_html`.
    ///
    /// :class:`Paces` has several on one page.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Target, pace
    /// >>> target = Target("Thu", "17.500 tỷ đồng", better="higher", period="2024", accumulates="flow")
    /// >>> "8.750 tỷ đồng" in pace(target, "9.000 tỷ đồng", on="2024-07-01", profile="quarters").to_html(locale="vi")
    /// True
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_html(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> PyResult<String> {
        page(py, self.pace(), path, locale)
    }

    /// Returns the pace as Markdown; as :meth:`Scorecard.to_markdown`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Target, pace
    /// >>> target = Target("Thu", "17.500 tỷ đồng", better="higher", period="2024", accumulates="flow")
    /// >>> "| ● on track |" in pace(target, "9.000 tỷ đồng", on="2024-07-01", profile="quarters").to_markdown()
    /// True
    #[pyo3(signature = (*, locale=Lang(Locale::En)), text_signature = "($self, *, locale=\"en\")")]
    fn to_markdown(&self, py: Python<'_>, locale: Lang) -> PyResult<String> {
        markdown(py, self.pace(), locale)
    }
}

#[pymethods]
impl Reading {
    /// Returns the report as a page, its figures marked where they stand, targets, results and claims in tables that lead
    /// to them, and writes it where a path is given; as :meth:`Scorecard.to_html`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import read
    /// >>> "17.946 tỷ đồng</mark>" in read("Tổng thu ngân sách đạt 17.946 tỷ đồng.").to_html(locale="vi")
    /// True
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_html(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> PyResult<String> {
        page(py, &self.marked(), path, locale)
    }

    /// Returns the targets, results and claims as Markdown, a table each; as :meth:`Scorecard.to_markdown`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import read
    /// >>> print(read("Năm 2024 phấn đấu tổng thu ngân sách đạt 17.500 tỷ đồng.").to_markdown())
    /// # A report as read
    /// <BLANKLINE>
    /// Targets: 1
    /// <BLANKLINE>
    /// | Indicator | Period | Goal | Better |
    /// | :-- | :-- | :-- | :-- |
    /// | tổng thu ngân sách | 2024 | 17,500 billion VND | higher |
    /// <BLANKLINE>
    /// Results: 0
    /// <BLANKLINE>
    /// Claims: 0
    /// <BLANKLINE>
    #[pyo3(signature = (*, locale=Lang(Locale::En)), text_signature = "($self, *, locale=\"en\")")]
    fn to_markdown(&self, py: Python<'_>, locale: Lang) -> PyResult<String> {
        markdown(py, &self.marked(), locale)
    }
}

fn cores(paces: &[Bound<'_, Pace>]) -> Vec<attain::Pace> {
    paces.iter().map(|pace| pace.get().pace().clone()).collect()
}

/// The page of several paces, for `attain.Paces`.
#[pyfunction]
#[pyo3(name = "_paces_to_html")]
pub fn paces_to_html(
    py: Python<'_>,
    paces: Vec<Bound<'_, Pace>>,
    path: Option<PathBuf>,
    locale: Lang,
) -> PyResult<String> {
    page(py, cores(&paces).as_slice(), path, locale)
}

/// The Markdown of several paces, for `attain.Paces`.
#[pyfunction]
#[pyo3(name = "_paces_to_markdown")]
pub fn paces_to_markdown(py: Python<'_>, paces: Vec<Bound<'_, Pace>>, locale: Lang) -> PyResult<String> {
    markdown(py, cores(&paces).as_slice(), locale)
}

/// What a notebook shows of several paces, for `attain.Paces`.
#[pyfunction]
#[pyo3(name = "_paces_piece")]
pub fn paces_piece(py: Python<'_>, paces: Vec<Bound<'_, Pace>>) -> PyResult<String> {
    piece(py, cores(&paces).as_slice())
}
