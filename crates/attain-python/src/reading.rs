//! `attain.read`, `attain.read_table` and `attain.Reading`.

use std::hash::{Hash, Hasher};

use attain::Locale;
use attain_reader::Reader;
use attain_report::Marked;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;

use crate::error::Result;
use crate::given::GivenPeriod;
use crate::html;
use crate::laws::{Reduced, compared, copied};
use crate::lexicon::Lexicon;
use crate::literal::{Call, list, quoted};
use crate::mention::Mention;
use crate::observation::Observation;
use crate::observations::{Given, Observations};
use crate::period::Period;
use crate::plan::Plan;
use crate::rows::Table;
use crate::stated_claim::StatedClaim;
use crate::target::Target;
use crate::words::{Lang, formatted, lang};
use crate::work::{alone, collected};

/// What a report was read with.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Options {
    locale: Option<Locale>,
    period: Option<attain::Period>,
    lexicon: Option<attain::Lexicon>,
}

impl Options {
    fn reader(&self) -> Reader {
        let mut reader = Reader::new();
        if let Some(locale) = self.locale {
            reader = reader.locale(locale);
        }
        if let Some(period) = self.period {
            reader = reader.period(period);
        }
        match &self.lexicon {
            Some(lexicon) => reader.lexicon(lexicon.clone()),
            None => reader,
        }
    }
}

/// A report as read: its figures, and the targets, results and claims that they make.
///
/// It comes from :func:`read`. Two readings are equal where the same text was read in the same way.
///
/// Examples
/// --------
/// >>> from attain import read
/// >>> reading = read("Mục tiêu năm 2024: tổng thu ngân sách 17.500 tỷ đồng.\n\n"
/// ...                "Kết quả năm 2024: tổng thu ngân sách đạt 17.946 tỷ đồng.")
/// >>> [(m.text, m.role) for m in reading.mentions]
/// [('17.500 tỷ đồng', 'target'), ('17.946 tỷ đồng', 'actual')]
/// >>> reading.plan().assess(reading.observations).met
/// 1
#[pyclass(frozen, module = "attain")]
pub struct Reading {
    text: String,
    /// The cells of a table; None for a text.
    rows: Option<Vec<Vec<String>>>,
    options: Options,
    read: attain_reader::Reading,
    /// Made when they are asked for first: a long report has many.
    mentions: PyOnceLock<Py<PyTuple>>,
}

copied!(Reading);
compared!(Reading);

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.rows == other.rows && self.options == other.options
    }
}

impl Hash for Reading {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
        self.options.hash(state);
    }
}

impl Reading {
    fn new(py: Python<'_>, text: String, options: Options) -> Result<Self> {
        let read = alone(py, || options.reader().read(&text))?;
        Ok(Self { text, rows: None, options, read, mentions: PyOnceLock::new() })
    }

    fn of_table(py: Python<'_>, rows: Vec<Vec<String>>, options: Options) -> Result<Self> {
        let (text, read) = alone(py, || {
            let text = rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
            (text, options.reader().read_table(&rows))
        })?;
        Ok(Self { text, rows: Some(rows), options, read, mentions: PyOnceLock::new() })
    }

    /// The report with its figures marked, as it is shown.
    pub fn marked(&self) -> Marked<'_> {
        match &self.rows {
            Some(rows) => Marked::of_table(rows, &self.read),
            None => Marked::new(&self.text, &self.read),
        }
    }

    /// The mention at a place, as Python has it.
    fn mention<'py>(&self, py: Python<'py>, at: usize) -> PyResult<Bound<'py, PyAny>> {
        self.mentions(py)?.get_item(at)
    }

    fn claim(&self, claim: &attain_reader::StatedClaim) -> StatedClaim {
        StatedClaim::of(claim, &self.read.mentions)
    }

    /// The name of the plan or the results: with the period that all of them share.
    fn named(&self, vi: &str, en: &str, periods: impl Iterator<Item = Option<attain::Period>>) -> String {
        let locale = self.read.locale;
        let mut shared = None;
        for period in periods {
            match (shared, period) {
                (None, Some(period)) => shared = Some(period),
                (Some(one), Some(other)) if one == other => {}
                _ => return locale.pick(vi, en).to_owned(),
            }
        }
        match shared {
            Some(period) => format!("{} {}", locale.pick(vi, en), period.write(locale)),
            None => locale.pick(vi, en).to_owned(),
        }
    }

    fn line(&self, locale: Locale) -> String {
        let read = &self.read;
        let (figures, targets) = (read.mentions.len(), read.targets.len());
        let (results, claims) = (read.observations.len(), read.claims.len());
        locale.pick(
            format!("{figures} số liệu: {targets} mục tiêu, {results} kết quả, {claims} phép tính"),
            format!("{figures} figures: {targets} targets, {results} results, {claims} claims"),
        )
    }
}

/// What a reading is made of again: its cells or its text, and its options.
type Source = (Option<String>, Option<Vec<Vec<String>>>, Option<&'static str>, Option<Period>, Option<Lexicon>);

#[pymethods]
impl Reading {
    /// The text as given; of a table, its cells with a tab between two and a line break after a row.
    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    /// The language that most of it is written in: ``"vi"`` or ``"en"``.
    #[getter]
    fn locale(&self) -> &'static str {
        self.read.locale.code()
    }

    /// Every figure, in the order of the text: :class:`Mention`.
    #[getter]
    fn mentions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let made = self.mentions.get_or_try_init(py, || {
            let each = self.read.mentions.iter().map(|mention| Bound::new(py, Mention(mention.clone())));
            PyTuple::new(py, collected(py, each)?).map(Bound::unbind)
        })?;
        Ok(made.bind(py).clone())
    }

    /// What the report asks for: :class:`Target`. :meth:`plan` takes those that can be judged.
    #[getter]
    fn targets<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let each = self.read.targets.iter().map(|placed| Bound::new(py, Target(placed.item.clone())));
        PyTuple::new(py, collected(py, each)?)
    }

    /// What the report says was reached, with the plan figures and shares of plan that are set beside it.
    #[getter]
    fn observations(&self, py: Python<'_>) -> PyResult<Observations> {
        let periods = self.read.observations.iter().map(|placed| placed.item.get_period().copied());
        let name = self.named("Kết quả", "Results", periods);
        alone(py, || self.read.results(name)).map(Observations)
    }

    /// The arithmetic that the report states, checked: :class:`StatedClaim`.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, collected(py, self.read.claims.iter().map(|claim| Bound::new(py, self.claim(claim))))?)
    }

    /// The figures of targets and results that could not be used: :class:`~attain.records.Unplaced`.
    #[getter]
    fn unplaced<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let record = py.import("attain.records")?.getattr("Unplaced")?;
        let each = self.read.unplaced.iter().map(|left| {
            let other = left.why.other().map(|at| self.mention(py, at)).transpose()?;
            let words = left.why.explain(Locale::En);
            record.call1((self.mention(py, left.mention)?, left.why.name(), other, words))
        });
        PyTuple::new(py, collected(py, each)?)
    }

    /// What is wrong with the text itself: :class:`~attain.records.Notice`.
    #[getter]
    fn notices<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let record = py.import("attain.records")?.getattr("Notice")?;
        let each = self.read.notices.iter().map(|notice| {
            let (start, end) = notice.span();
            record.call1((notice.name(), start, end, notice.explain(Locale::En)))
        });
        PyTuple::new(py, collected(py, each)?)
    }

    /// Returns a plan of the targets that can be judged.
    ///
    /// Parameters
    /// ----------
    /// name : str, optional
    ///     The name of the plan.
    ///
    /// Examples
    /// --------
    /// >>> from attain import read
    /// >>> plan = read("Năm 2024 phấn đấu tổng thu ngân sách đạt 17.500 tỷ đồng.").plan("2024")
    /// >>> [(target.indicator.name, str(target.goal)) for target in plan]
    /// [('tổng thu ngân sách', '17,500 billion VND')]
    #[pyo3(signature = (name=None))]
    fn plan(&self, py: Python<'_>, name: Option<String>) -> Result<Plan> {
        let periods = self.read.targets.iter().map(|placed| placed.item.get_period().copied());
        let name = name.unwrap_or_else(|| self.named("Kế hoạch", "Plan", periods));
        Ok(Plan(alone(py, || self.read.plan(name))??))
    }

    /// Returns the mention that a target or a result of the reading stands on; None for any other.
    ///
    /// Examples
    /// --------
    /// >>> from attain import read
    /// >>> reading = read("Năm 2024 phấn đấu tổng thu ngân sách đạt 17.500 tỷ đồng.")
    /// >>> reading.mention_of(reading.targets[0]).text
    /// '17.500 tỷ đồng'
    fn mention_of<'py>(&self, item: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let found = if let Ok(target) = item.cast::<Target>() {
            self.read.targets.iter().find(|placed| placed.item == target.get().0).map(|placed| placed.mention)
        } else {
            let observation = &item.cast::<Observation>()?.get().0;
            let found = alone(item.py(), || self.read.results("").items().iter().position(|item| item == observation))?;
            found.and_then(|at| self.read.observations.get(at)).map(|placed| placed.mention)
        };
        found.map(|at| self.mention(item.py(), at)).transpose()
    }

    /// Returns what observations of earlier periods make checkable: records, multiples and growth.
    ///
    /// Parameters
    /// ----------
    /// earlier : Observations, Observation or iterable of Observation
    ///     What was measured before.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, read
    /// >>> reading = read("Năm 2023 kim ngạch xuất khẩu đạt 2,45 tỷ USD, cao nhất từ trước đến nay.")
    /// >>> [claim.verdict for claim in reading.claims]
    /// ['uncheckable']
    /// >>> earlier = Observation("Kim ngạch xuất khẩu", "2,12 tỷ USD", period="2022")
    /// >>> [claim.verdict for claim in reading.check_history(earlier)]
    /// ['holds']
    fn check_history<'py>(&self, py: Python<'py>, earlier: Given) -> PyResult<Bound<'py, PyTuple>> {
        let found = alone(py, || self.read.check_history(&earlier.0))?;
        PyTuple::new(py, collected(py, found.iter().map(|claim| Bound::new(py, self.claim(claim))))?)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py, Source>> {
        let again = py.get_type::<Self>().getattr("_again")?;
        let Options { locale, period, lexicon } = self.options.clone();
        let text = self.rows.is_none().then(|| self.text.clone());
        let options = (locale.map(Locale::code), period.map(Period), lexicon.map(Lexicon));
        Ok((again, (text, self.rows.clone(), options.0, options.1, options.2)))
    }

    #[staticmethod]
    fn _again(
        py: Python<'_>,
        text: Option<String>,
        rows: Option<Vec<Vec<String>>>,
        locale: Option<Lang>,
        period: Option<GivenPeriod>,
        lexicon: Option<&Bound<'_, Lexicon>>,
    ) -> Result<Self> {
        let options = options(locale, period, lexicon)?;
        Ok(match rows {
            Some(rows) => Self::of_table(py, rows, options)?,
            None => Self::new(py, text.unwrap_or_default(), options)?,
        })
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let Options { locale, period, lexicon } = &self.options;
        let (text, rows) = (&self.text, &self.rows);
        let call = alone(py, || match rows {
            Some(rows) => {
                let row = |row: &Vec<String>| list(row.iter().map(|cell| quoted(cell)));
                Call::new("read_table").arg(list(rows.iter().map(row)))
            }
            None => Call::new("read").arg(quoted(text)),
        })?;
        let call = call
            .text("locale", locale.map(Locale::code))
            .text("period", period.map(|period| period.to_string()).as_deref())
            .opt("lexicon", lexicon.as_ref().map(Lexicon::source));
        Ok(call.end())
    }

    fn __str__(&self) -> String {
        self.line(Locale::En)
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.line(locale))
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        html::piece(py, &self.marked())
    }

    fn _repr_pretty_(&self, printer: &Bound<'_, PyAny>, _cycle: bool) -> PyResult<()> {
        printer.call_method1("text", (self.__str__(),)).map(drop)
    }
}

/// Reads a report in Vietnamese or English.
///
/// Parameters
/// ----------
/// text : str
///     The report as published.
/// locale : {"vi", "en"}, optional
///     Its language; found out where it is not given.
/// period : Period, str or int, optional
///     The time that it speaks of where it does not say so itself.
/// lexicon : Lexicon, optional
///     Words of your own for units.
///
/// Returns
/// -------
/// Reading
///
/// Examples
/// --------
/// >>> from attain import read
/// >>> text = "Tổng thu ngân sách đạt 17.946 tỷ đồng, bằng 102,6% dự toán Trung ương giao."
/// >>> reading = read(text, period="2023")
/// >>> [(m.text, m.kind, m.role) for m in reading.mentions]
/// [('17.946 tỷ đồng', 'quantity', 'actual'), ('102,6%', 'share_of_plan', 'share')]
/// >>> claim = reading.claims[0]
/// >>> claim.verdict, str(claim.implied_range)
/// ('uncheckable', '17,482–17,501 billion VND')
#[pyfunction]
#[pyo3(signature = (text, *, locale=None, period=None, lexicon=None))]
pub fn read(
    py: Python<'_>,
    text: String,
    locale: Option<Lang>,
    period: Option<GivenPeriod>,
    lexicon: Option<&Bound<'_, Lexicon>>,
) -> Result<Reading> {
    Reading::new(py, text, options(locale, period, lexicon)?)
}

fn options(locale: Option<Lang>, period: Option<GivenPeriod>, lexicon: Option<&Bound<'_, Lexicon>>) -> Result<Options> {
    let locale = lang(locale);
    let period = period.map(|period| period.read(locale)).transpose()?;
    Ok(Options { locale, period, lexicon: lexicon.map(|lexicon| lexicon.get().0.clone()) })
}

/// Reads a table of a report: a frame, or rows of cells with the heads first.
///
/// A number has to be exact: text as published, a Decimal or an int. A float is refused; read the file with
/// ``dtype=str``. Empty cells are None, NA or empty text.
///
/// Parameters
/// ----------
/// table : pandas.DataFrame, polars.DataFrame or iterable of rows
///     The cells; the names of a frame's columns are its first row.
/// locale : {"vi", "en"}, optional
///     Its language; found out where it is not given.
/// period : Period, str or int, optional
///     The time that it speaks of where it does not say so itself.
/// lexicon : Lexicon, optional
///     Words of your own for units.
///
/// Returns
/// -------
/// Reading
///     Its mentions say which :attr:`Mention.cell` they stand in, and their places count in :attr:`Reading.text`.
///
/// Examples
/// --------
/// >>> from attain import read_table
/// >>> reading = read_table([["Chỉ tiêu", "ĐVT", "Kế hoạch 2024", "Thực hiện 2024"],
/// ...                       ["Thu ngân sách", "tỷ đồng", "17.500", "17.946"]])
/// >>> [(m.cell, m.low, m.unit, m.role, m.indicator) for m in reading.mentions][1]
/// ((1, 3), Decimal('17946000000000'), 'VND', 'actual', 'Thu ngân sách')
#[pyfunction]
#[pyo3(signature = (table, *, locale=None, period=None, lexicon=None))]
pub fn read_table(
    py: Python<'_>,
    table: Table,
    locale: Option<Lang>,
    period: Option<GivenPeriod>,
    lexicon: Option<&Bound<'_, Lexicon>>,
) -> Result<Reading> {
    let options = options(locale, period, lexicon)?;
    // Exact numbers are written with the marks of the language that the words of the table are in.
    let locale = match options.locale {
        Some(locale) => locale,
        None => {
            let words = table.words();
            alone(py, || options.reader().read_table(&words).locale)?
        }
    };
    let rows = alone(py, || table.write(locale))?;
    Reading::of_table(py, rows, options)
}
