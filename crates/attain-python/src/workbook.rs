//! Workbooks and CSV files: plans and results out of them, scorecards into them.

use std::fs::File;
use std::path::{Path, PathBuf};

use attain::{Better, Locale};
use attain_report::workbook::{Read, Reading, Sheet, SheetError, Unread};
use attain_report::{csv, workbook};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};

use crate::catalogue::Catalogue;
use crate::error::Result;
use crate::given::{GivenPeriod, expected};
use crate::html::replace;
use crate::lexicon::Lexicon;
use crate::observations::Observations;
use crate::plan::Plan;
use crate::scorecard::Scorecard;
use crate::words::{Lang, Word, lang};
use crate::work::alone;

mod raised {
    pyo3::import_exception!(attain.errors, SheetError);
}

/// A sheet by its name or its place.
pub struct GivenSheet(Sheet);

impl FromPyObject<'_, '_> for GivenSheet {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(name) = obj.cast::<PyString>() {
            return Ok(Self(Sheet::Named(name.to_cow()?.into_owned())));
        }
        match crate::exact::is_whole(&obj)? {
            true => Ok(Self(Sheet::At(obj.extract()?))),
            false => expected("the name of a sheet, or its place from 0", &obj),
        }
    }
}

/// What the readers of sheets take.
struct Given<'g, 'py> {
    sheet: Option<GivenSheet>,
    period: Option<GivenPeriod>,
    locale: Option<Lang>,
    better: Option<Word<Better>>,
    name: Option<String>,
    strict: bool,
    catalogue: Option<&'g Bound<'py, Catalogue>>,
    lexicon: Option<&'g Bound<'py, Lexicon>>,
}

impl Given<'_, '_> {
    fn reading(self) -> Result<Reading> {
        let locale = lang(self.locale);
        Ok(Reading {
            sheet: self.sheet.map(|sheet| sheet.0),
            period: self.period.map(|period| period.read(locale)).transpose()?,
            locale,
            better: self.better.map(|better| better.0),
            catalogue: self.catalogue.map_or_else(attain::Catalogue::common, |catalogue| catalogue.get().0.clone()),
            lexicon: self.lexicon.map_or_else(attain::Lexicon::new, |lexicon| lexicon.get().0.clone()),
            name: self.name,
            strict: self.strict,
        })
    }
}

/// Reads a file, with a warning that lists the cells that could not be read.
fn read<T: Send>(
    py: Python<'_>,
    path: &Path,
    reading: &Reading,
    of: fn(&Path, &Reading) -> std::result::Result<Read<T>, SheetError>,
) -> Result<T> {
    // A file that is not there, or not to be opened, is an `OSError` as everywhere else in Python.
    if let Err(error) = File::open(path) {
        return Err(opened(&error, path).into());
    }
    let found = alone(py, || of(path, reading))?.map_err(|error| raise(py, &error))?;
    if !found.unread.is_empty() {
        let message = SheetError::Unread(found.unread.clone()).to_string();
        let errors = py.import("attain.errors")?;
        let warning = errors.getattr("UnreadCellsWarning")?.call1((message, cells(py, &found.unread)?))?;
        errors.call_method1("warn", (warning,))?;
    }
    if !found.notes.is_empty() {
        py.import("attain.errors")?.call_method1("warn", (found.notes.join("\n"),))?;
    }
    Ok(found.value)
}

fn opened(error: &std::io::Error, path: &Path) -> PyErr {
    let said = error.to_string();
    let said = said.split(" (os error").next().unwrap_or_default().to_owned();
    match error.raw_os_error() {
        Some(number) => PyOSError::new_err((number, said, path.to_path_buf())),
        None => PyOSError::new_err(said),
    }
}

fn raise(py: Python<'_>, error: &SheetError) -> PyErr {
    let listed = match error {
        SheetError::Unread(unread) => cells(py, unread),
        _ => Ok(PyList::empty(py)),
    };
    match listed {
        Ok(listed) => raised::SheetError::new_err((error.to_string(), listed.unbind())),
        Err(error) => error,
    }
}

fn cells<'py>(py: Python<'py>, unread: &[Unread]) -> PyResult<Bound<'py, PyList>> {
    let record = py.import("attain.records")?.getattr("UnreadCell")?;
    let cells = unread
        .iter()
        .map(|u| record.call1((u.file.as_deref(), u.sheet.as_deref(), u.cell.to_string(), &u.text, &u.reason)))
        .collect::<PyResult<Vec<_>>>()?;
    PyList::new(py, cells)
}

/// Writes a text where a path is given, with the mark by which spreadsheets know UTF-8, and returns it.
fn placed(
    py: Python<'_>,
    path: Option<PathBuf>,
    of: impl FnOnce() -> std::result::Result<String, SheetError> + Send,
) -> Result<String> {
    let text = alone(py, of)?.map_err(|error| raise(py, &error))?;
    if let Some(path) = path {
        replace(py, &path, format!("\u{feff}{text}").as_bytes())?;
    }
    Ok(text)
}

#[pymethods]
impl Plan {
    /// Reads the plan of a workbook: a target for every cell in the columns of what is asked for.
    ///
    /// Sheets are read as offices keep them: headings of one or several rows that name a role ("Kế hoạch", "Target"),
    /// a period or a unit, a column of units or a line "ĐVT: …", values as numbers or as text ("8 - 8,5%"), chapters,
    /// totals and parts. A number is what the cell shows: 8.5 % where 0.085 is formatted as a percentage.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike
    ///     The file, in .xlsx.
    /// sheet : str or int, optional
    ///     The name of the sheet, or its place from 0; without it the first visible one that holds a plan.
    /// period : Period, str or int, optional
    ///     The period of the columns that are read, and of those whose heading names none. A heading that says no more than a
    ///     period, beside others that say what they hold, is listed as unread unless it is this one.
    /// locale : {"vi", "en"}, optional
    ///     The language of the texts; without it that of the headings.
    /// better : {"higher", "lower", "inside"}, optional
    ///     The direction of targets to which neither the sheet nor the catalogue gives one.
    /// name : str, optional
    ///     The name of the plan; without it that of the file.
    /// strict : bool, default False
    ///     Whether cells that could not be read are an error; else they are left out with a warning that lists them. Sheets
    ///     of offices have such cells, so they are read without them; a frame is made by a program, so
    ///     :meth:`Plan.from_frame` is strict.
    /// catalogue : Catalogue, optional
    ///     What is known of indicators by their names: direction, limits, how they add up.
    /// lexicon : Lexicon, optional
    ///     Words for units of your own.
    ///
    /// Raises
    /// ------
    /// SheetError
    ///     Where the file is no workbook, or too large, or holds no plan; with `strict`, every unread cell in its `cells`.
    ///
    /// Warns
    /// -----
    /// UnreadCellsWarning
    ///     Which lists every cell that could not be read, with its address and the reason.
    /// UnreadWarning
    ///     Rows that only add up others, and numbers with more than the 15 digits that a workbook keeps.
    ///
    /// Examples
    /// --------
    /// >>> import pathlib, tempfile
    /// >>> from attain import Observation, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%", period="2024")]).assess([Observation("CPI", "3,25%")])
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     card.to_excel(pathlib.Path(folder, "plan.xlsx"), locale="vi")
    /// ...     Plan.from_excel(pathlib.Path(folder, "plan.xlsx"))["CPI"].goal
    /// Goal('at most 4%')
    #[staticmethod]
    #[pyo3(signature = (path, *, sheet=None, period=None, locale=None, better=None, name=None, strict=false, catalogue=None, lexicon=None))]
    fn from_excel(
        py: Python<'_>,
        path: PathBuf,
        sheet: Option<GivenSheet>,
        period: Option<GivenPeriod>,
        locale: Option<Lang>,
        better: Option<Word<Better>>,
        name: Option<String>,
        strict: bool,
        catalogue: Option<&Bound<'_, Catalogue>>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        let given = Given { sheet, period, locale, better, name, strict, catalogue, lexicon };
        read(py, &path, &given.reading()?, |path, reading| workbook::read_plan(path, reading)).map(Self)
    }

    /// Reads the plan of a CSV file, as :meth:`from_excel` does of a workbook.
    ///
    /// The delimiter (``;``, ``,`` or a tab) is found; a file is in UTF-8, or in UTF-16 with its mark.
    ///
    /// Examples
    /// --------
    /// >>> import pathlib, tempfile
    /// >>> from attain import Plan
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     file = pathlib.Path(folder, "plan.csv")
    /// ...     written = file.write_text("Chỉ tiêu;ĐVT;Kế hoạch 2024\nThu ngân sách;tỷ đồng;17.500\n", "utf-8")
    /// ...     Plan.from_csv(file)["Thu ngân sách"].goal
    /// Goal('17,500 billion VND')
    #[staticmethod]
    #[pyo3(signature = (path, *, period=None, locale=None, better=None, name=None, strict=false, catalogue=None, lexicon=None))]
    fn from_csv(
        py: Python<'_>,
        path: PathBuf,
        period: Option<GivenPeriod>,
        locale: Option<Lang>,
        better: Option<Word<Better>>,
        name: Option<String>,
        strict: bool,
        catalogue: Option<&Bound<'_, Catalogue>>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        let given = Given { sheet: None, period, locale, better, name, strict, catalogue, lexicon };
        read(py, &path, &given.reading()?, |path, reading| csv::read_plan(path, reading)).map(Self)
    }

    /// Returns the plan as CSV, a row for every target, and writes it where a path is given.
    ///
    /// Texts that begin like a formula get an apostrophe before them; numbers never do. Versions, terms and baselines
    /// are in :meth:`to_toml`, and not here.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike, optional
    ///     Where to write it, in UTF-8 with its mark.
    /// locale : {"vi", "en"}, default "en"
    ///     ``;`` and a decimal comma, or ``,`` and a decimal point.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Plan, Target
    /// >>> print(Plan("2024", [Target("CPI", "không quá 4%", period="2024")]).to_csv().splitlines()[1])
    /// CPI,,,at most 4%,2024,,,,,,
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_csv(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> Result<String> {
        placed(py, path, || csv::plan_text(&self.0, locale.0))
    }
}

#[pymethods]
impl Observations {
    /// Reads the results of a workbook: an observation for every cell in the columns of what was reached.
    ///
    /// The plan figure and the percent of plan that stand beside a result are kept beside it, and so is a published
    /// label. Parameters, errors and warnings are those of :meth:`Plan.from_excel`.
    ///
    /// Examples
    /// --------
    /// >>> import pathlib, tempfile
    /// >>> from attain import Observation, Observations, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     card.to_excel(pathlib.Path(folder, "card.xlsx"))
    /// ...     str(Observations.from_excel(pathlib.Path(folder, "card.xlsx"))["CPI"].value)
    /// '3.25%'
    #[staticmethod]
    #[pyo3(signature = (path, *, sheet=None, period=None, locale=None, name=None, strict=false, catalogue=None, lexicon=None))]
    fn from_excel(
        py: Python<'_>,
        path: PathBuf,
        sheet: Option<GivenSheet>,
        period: Option<GivenPeriod>,
        locale: Option<Lang>,
        name: Option<String>,
        strict: bool,
        catalogue: Option<&Bound<'_, Catalogue>>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        let given = Given { sheet, period, locale, better: None, name, strict, catalogue, lexicon };
        read(py, &path, &given.reading()?, |path, reading| workbook::read_observations(path, reading)).map(Self)
    }

    /// Reads the results of a CSV file, as :meth:`from_excel` does of a workbook.
    ///
    /// Examples
    /// --------
    /// >>> import pathlib, tempfile
    /// >>> from attain import Observations
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     file = pathlib.Path(folder, "results.csv")
    /// ...     written = file.write_text("INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\nCPI,2024,3.25,percent\n")
    /// ...     str(Observations.from_csv(file)["CPI"].value)
    /// '3.25%'
    #[staticmethod]
    #[pyo3(signature = (path, *, period=None, locale=None, name=None, strict=false, catalogue=None, lexicon=None))]
    fn from_csv(
        py: Python<'_>,
        path: PathBuf,
        period: Option<GivenPeriod>,
        locale: Option<Lang>,
        name: Option<String>,
        strict: bool,
        catalogue: Option<&Bound<'_, Catalogue>>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        let given = Given { sheet: None, period, locale, better: None, name, strict, catalogue, lexicon };
        read(py, &path, &given.reading()?, |path, reading| csv::read_observations(path, reading)).map(Self)
    }

    /// Returns the results as CSV, and writes them where a path is given, as :meth:`Plan.to_csv` does.
    ///
    /// In English the columns are named by the concepts of SDMX; in Vietnamese as in a report.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Observations
    /// >>> text = Observations("2024", [Observation("Thu ngân sách", "17.946 tỷ đồng", period="2024")]).to_csv()
    /// >>> print(text.splitlines()[1])
    /// Thu ngân sách,,2024,17946,VND,VND,9,,,,,,,
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_csv(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> Result<String> {
        placed(py, path, || csv::observations_text(&self.0, locale.0))
    }
}

#[pymethods]
impl Scorecard {
    /// Writes the scorecard as a workbook; a file of that name is replaced, whole or not at all.
    ///
    /// The first sheet has the verdicts, with a frozen heading, formats by status and data bars; the second one has the
    /// sources and the traces. Names stay text whatever they begin with. A figure of up to 15 digits is a number in the
    /// unit of its row, one with more is text with a note.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike
    ///     The file, in .xlsx.
    /// locale : {"vi", "en"}, default "en"
    ///     The language of headings and texts, and of number formats.
    ///
    /// Examples
    /// --------
    /// >>> import pathlib, tempfile
    /// >>> from attain import Observation, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     card.to_excel(pathlib.Path(folder, "card.xlsx"), locale="vi")
    /// ...     [file.name for file in pathlib.Path(folder).iterdir()]
    /// ['card.xlsx']
    #[pyo3(signature = (path, *, locale=Lang(Locale::En)), text_signature = "($self, path, *, locale=\"en\")")]
    fn to_excel(&self, py: Python<'_>, path: PathBuf, locale: Lang) -> Result<()> {
        let bytes = alone(py, || workbook::scorecard_bytes(&self.0, locale.0))?.map_err(|error| raise(py, &error))?;
        Ok(replace(py, &path, &bytes)?)
    }

    /// Returns the scorecard as CSV, a row for every target, and writes it where a path is given; as
    /// :meth:`Plan.to_csv`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Plan, Target
    /// >>> card = Plan("2024", [Target("CPI", "không quá 4%")]).assess([Observation("CPI", "3,25%")])
    /// >>> print(card.to_csv(locale="vi").splitlines()[1])
    /// CPI;;;không quá 4%;;3,25%;81,25;0,75 điểm %;đạt;;có;
    #[pyo3(signature = (path=None, *, locale=Lang(Locale::En)), text_signature = "($self, path=None, *, locale=\"en\")")]
    fn to_csv(&self, py: Python<'_>, path: Option<PathBuf>, locale: Lang) -> Result<String> {
        placed(py, path, || csv::scorecard_text(&self.0, locale.0))
    }
}
