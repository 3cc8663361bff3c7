//! `attain.Mention`.

use attain::{Locale, Value};
use attain_reader::{Doubt, Flag, Form, MentionKind, Role, Said};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::error::Result;
use crate::exact::Number;
use crate::figure::Figure;
use crate::given::{self, GivenPeriod, expected};
use crate::laws::copied;
use crate::literal::{Call, list, quoted};
use crate::period::Period;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::tally::Tally;
use crate::words::{Word, formatted};

/// A figure found in a report: its place, its value, and what the words around it make of it.
///
/// It comes from :attr:`Reading.mentions`.
///
/// Parameters
/// ----------
/// start, end : int
///     Code points of the text as given, half-open: number, scale and unit, without the words that qualify them.
/// text : str
///     The text between the two.
/// kind : {"quantity", "range", "growth", "ratio", "share_of_plan", "rank", "date"}
///     What sort of expression it is.
/// value : Quantity, Range, Tally or Period
///     What it says: a Tally for k of n, a Period for a date.
/// qualifiers : sequence of str, optional
///     The words that qualify it, in the order written.
/// change : {"up", "down", "excess"}, optional
///     Which way it changed.
/// form : {"plain", "multiple", "level", "excess"}, default "plain"
///     How a figure of growth or of a share is put.
/// of : str, optional
///     What it is set against.
/// role : {"target", "actual", "plan", "growth", "share", "other"}, default "other"
///     What it does in the report.
/// indicator : str, optional
///     The phrase that names what is measured.
/// part_of : int, optional
///     The mention that it is a part of, by its place in :attr:`Reading.mentions`.
/// period : Period, str or int, optional
///     The time it speaks of.
/// authority : str, optional
///     Who set it.
/// flags : sequence of str, optional
///     What is doubtful about the reading.
/// alternatives : dict of str to Quantity, Range or Tally, optional
///     The value under the other reading, by flag.
/// cell : tuple of int, optional
///     The row and the column of the table that it stands in, counted from 0.
///
/// Examples
/// --------
/// >>> from attain import read
/// >>> text = "Năm 2024 tổng thu ngân sách đạt 17.946 tỷ đồng."
/// >>> m = read(text).mentions[0]
/// >>> text[m.start:m.end], m.kind, m.low, m.unit, m.role, m.indicator, m.period
/// ('17.946 tỷ đồng', 'quantity', Decimal('17946000000000'), 'VND', 'actual', 'tổng thu ngân sách', Period('2024'))
#[pyclass(frozen, eq, hash, module = "attain")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Mention(pub attain_reader::Mention);

copied!(Mention);

/// What a mention says, as it is given.
struct GivenSaid(Said);

impl FromPyObject<'_, '_> for GivenSaid {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(period) = obj.cast::<Period>() {
            return Ok(Self(Said::Period(period.get().0)));
        }
        match given::value(&obj) {
            Some(value) => Ok(Self(Said::Value(value))),
            None => expected("Quantity, Range, Tally or Period", &obj),
        }
    }
}

fn names(names: impl Iterator<Item = &'static str>) -> Option<String> {
    let names: Vec<String> = names.map(quoted).collect();
    (!names.is_empty()).then(|| list(names))
}

fn value_source(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => Quantity::source(quantity),
        Value::Range(range) => Range::source(range),
        Value::Tally(tally) => Tally::source(tally),
        _ => "None".to_owned(),
    }
}

impl Mention {
    pub fn source(mention: &attain_reader::Mention) -> String {
        let said = match &mention.said {
            Said::Value(value) => value_source(value),
            Said::Period(period) => Period::source(period),
            _ => "None".to_owned(),
        };
        let named = |form: Form| (form != Form::Plain).then(|| quoted(form.name()));
        let alternatives: Vec<String> = mention
            .flags
            .iter()
            .filter_map(|flag| {
                Some(format!("{}: {}", quoted(flag.doubt.name()), value_source(flag.alternative.as_ref()?)))
            })
            .collect();
        Call::new("Mention")
            .arg(mention.start.to_string())
            .arg(mention.end.to_string())
            .arg(quoted(&mention.text))
            .arg(quoted(mention.kind.name()))
            .arg(said)
            .opt("qualifiers", names(mention.qualifiers.iter().map(|qualifier| qualifier.name())))
            .text("change", mention.change.map(attain::Change::name))
            .opt("form", named(mention.form))
            .text("of", mention.of.as_deref())
            .text("role", Some(mention.role.name()))
            .text("indicator", mention.indicator.as_deref())
            .opt("part_of", mention.part_of.map(|at| at.to_string()))
            .text("period", mention.period.map(|period| period.to_string()).as_deref())
            .text("authority", mention.authority.as_deref())
            .opt("flags", names(mention.flags.iter().map(|flag| flag.doubt.name())))
            .opt("alternatives", (!alternatives.is_empty()).then(|| format!("{{{}}}", alternatives.join(", "))))
            .opt("cell", mention.cell.map(|(row, column)| format!("({row}, {column})")))
            .end()
    }

    fn line(&self, locale: Locale) -> String {
        match (&self.0.said, self.0.figure()) {
            (Said::Period(period), _) => period.write(locale),
            (_, Some(figure)) => figure.write(locale),
            _ => self.0.text.clone(),
        }
    }
}

/// What a mention is made of again, in the order of its constructor.
type Made<'py> = (usize, usize, String, &'static str, Bound<'py, PyAny>);

#[pymethods]
impl Mention {
    #[new]
    #[pyo3(signature = (start, end, text, kind, value, *, qualifiers=vec![], change=None, form=Word(Form::Plain), of=None, role=Word(Role::Other), indicator=None, part_of=None, period=None, authority=None, flags=vec![], alternatives=None, cell=None), text_signature = "(start, end, text, kind, value, *, qualifiers=(), change=None, form='plain', of=None, role='other', indicator=None, part_of=None, period=None, authority=None, flags=(), alternatives=None, cell=None)")]
    fn new(
        start: usize,
        end: usize,
        text: String,
        kind: Word<MentionKind>,
        value: GivenSaid,
        qualifiers: Vec<Word<attain::Qualifier>>,
        change: Option<Word<attain::Change>>,
        form: Word<Form>,
        of: Option<String>,
        role: Word<Role>,
        indicator: Option<String>,
        part_of: Option<usize>,
        period: Option<GivenPeriod>,
        authority: Option<String>,
        flags: Vec<Word<Doubt>>,
        alternatives: Option<&Bound<'_, PyDict>>,
        cell: Option<(usize, usize)>,
    ) -> Result<Self> {
        let alternative = |doubt: Doubt| -> Result<Option<Value>> {
            let Some(other) = alternatives.map(|others| others.get_item(doubt.name())).transpose()?.flatten() else {
                return Ok(None);
            };
            match given::value(&other) {
                Some(value) => Ok(Some(value)),
                None => Ok(expected("Quantity, Range or Tally", &other)?),
            }
        };
        let flags = flags.into_iter().map(|doubt| Ok(Flag { doubt: doubt.0, alternative: alternative(doubt.0)? }));
        Ok(Self(attain_reader::Mention {
            start,
            end,
            text,
            kind: kind.0,
            said: value.0,
            qualifiers: qualifiers.into_iter().map(|qualifier| qualifier.0).collect(),
            change: change.map(|change| change.0),
            form: form.0,
            of,
            role: role.0,
            indicator,
            part_of,
            authority,
            period: period.map(|period| period.read(None)).transpose()?,
            flags: flags.collect::<Result<_>>()?,
            cell,
        }))
    }

    /// Where it starts, in code points of the text as given.
    #[getter]
    fn start(&self) -> usize {
        self.0.start
    }

    /// Where it ends.
    #[getter]
    fn end(&self) -> usize {
        self.0.end
    }

    /// The text as given between the two.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// What sort of expression it is: ``"quantity"``, ``"range"``, ``"growth"``, ``"ratio"``, ``"share_of_plan"``,
    /// ``"rank"``, ``"date"``.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind.name()
    }

    /// The lower side in the base unit, k for k of n; None where that side is open, and for a date, which :attr:`value`
    /// tells.
    #[getter]
    fn low(&self) -> Option<Number> {
        self.0.low().map(Number)
    }

    /// The upper side in the base unit, as :attr:`low`; the two are equal for a point.
    #[getter]
    fn high(&self) -> Option<Number> {
        self.0.high().map(Number)
    }

    /// What it says, as written: Quantity, Range, Tally for k of n and for a place among so many, Period for a date.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match &self.0.said {
            Said::Value(value) => crate::figure::value(py, value),
            Said::Period(period) => Ok(Period(*period).into_pyobject(py)?.into_any()),
            _ => Ok(py.None().into_bound(py)),
        }
    }

    /// The code of its unit; None for a bare number and for a date.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.0.unit().map(attain::Unit::code)
    }

    /// The value with its qualifiers, its change and what it is set against; None for a date.
    #[getter]
    fn figure(&self) -> Option<Figure> {
        self.0.figure().map(Figure)
    }

    /// The words that qualify it, in the order written: ``("estimated", "over")``.
    #[getter]
    fn qualifiers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.qualifiers.iter().map(|qualifier| qualifier.name()))
    }

    /// Which way it changed: ``"up"``, ``"down"``, ``"excess"``; None where it is a level.
    #[getter]
    fn change(&self) -> Option<&'static str> {
        self.0.change.map(attain::Change::name)
    }

    /// How a figure of growth or of a share is put: ``"plain"``, ``"multiple"`` (``gấp đôi``), ``"level"``
    /// (``bằng 98,3% cùng kỳ``), ``"excess"`` (``vượt 52,8% dự toán``).
    #[getter]
    fn form(&self) -> &'static str {
        self.0.form.name()
    }

    /// What it is set against, as written: ``"dự toán Trung ương giao"``.
    #[getter]
    fn of(&self) -> Option<&str> {
        self.0.of.as_deref()
    }

    /// What it does in the report: ``"target"``, ``"actual"``, ``"plan"``, ``"growth"``, ``"share"``, ``"other"``.
    #[getter]
    fn role(&self) -> &'static str {
        self.0.role.name()
    }

    /// The phrase that names what is measured.
    #[getter]
    fn indicator(&self) -> Option<&str> {
        self.0.indicator.as_deref()
    }

    /// The mention that it is a part of, by its place in :attr:`Reading.mentions`.
    #[getter]
    fn part_of(&self) -> Option<usize> {
        self.0.part_of
    }

    /// Who set it: ``"HĐND tỉnh"``.
    #[getter]
    fn authority(&self) -> Option<&str> {
        self.0.authority.as_deref()
    }

    /// The time it speaks of.
    #[getter]
    fn period(&self) -> Option<Period> {
        self.0.period.map(Period)
    }

    /// What is doubtful about the reading: ``("ambiguous_separator",)``; empty where nothing is.
    #[getter]
    fn flags<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.flags.iter().map(|flag| flag.doubt.name()))
    }

    /// The value under the other reading, by flag, where there is one.
    #[getter]
    fn alternatives<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let others = PyDict::new(py);
        for flag in &self.0.flags {
            if let Some(value) = &flag.alternative {
                others.set_item(flag.doubt.name(), crate::figure::value(py, value)?)?;
            }
        }
        Ok(others)
    }

    /// The row and the column of the table that it stands in, counted from 0; None in prose.
    #[getter]
    fn cell(&self) -> Option<(usize, usize)> {
        self.0.cell
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Made<'py>, Bound<'py, PyDict>)> {
        let named = PyDict::new(py);
        named.set_item("qualifiers", self.qualifiers(py)?)?;
        named.set_item("change", self.change())?;
        named.set_item("form", self.form())?;
        named.set_item("of", self.of())?;
        named.set_item("role", self.role())?;
        named.set_item("indicator", self.indicator())?;
        named.set_item("part_of", self.part_of())?;
        named.set_item("period", self.period())?;
        named.set_item("authority", self.authority())?;
        named.set_item("flags", self.flags(py)?)?;
        named.set_item("alternatives", self.alternatives(py)?)?;
        named.set_item("cell", self.cell())?;
        Ok(((self.0.start, self.0.end, self.0.text.clone(), self.kind(), self.value(py)?), named))
    }

    fn __repr__(&self) -> String {
        Self::source(&self.0)
    }

    fn __str__(&self) -> String {
        self.0.text.clone()
    }

    fn __format__(&self, spec: &str) -> Result<String> {
        formatted(spec, || self.__str__(), |locale| self.line(locale))
    }
}
