//! Tables as they are given: frames and rows of cells, their numbers exact.

use attain::{Decimal, Locale, decimal};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyList, PyString, PyTuple};

use crate::error::Error;
use crate::exact::{Exact, is_whole, refuse};
use crate::given::expected;
use crate::work::turn;

/// A cell: a text, or a number that is written in the language of the table.
enum Cell {
    Text(String),
    Number(Decimal),
}

/// The rows of a table, the heads first.
pub struct Table(Vec<Vec<Cell>>);

impl Table {
    /// The words of its first rows.
    pub fn words(&self) -> Vec<Vec<String>> {
        let word = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Number(_) => String::new(),
        };
        self.0.iter().take(64).map(|row| row.iter().map(word).collect()).collect()
    }

    /// The cells as text; a number has the decimal mark of the language, and nothing between its thousands.
    pub fn write(self, locale: Locale) -> Vec<Vec<String>> {
        let written = |cell| match cell {
            Cell::Text(text) => text,
            Cell::Number(number) => number.to_string().replace('.', locale.pick(",", ".")),
        };
        self.0
            .into_iter()
            .inspect(|_| attain::interrupt::check())
            .map(|row| row.into_iter().map(written).collect())
            .collect()
    }
}

impl FromPyObject<'_, '_> for Table {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let mut rows = Vec::new();
        let names = heads(&obj)?;
        let each = match &names {
            Some((heads, body)) => {
                if !heads.is_empty() {
                    rows.push(heads.iter().cloned().map(Cell::Text).collect());
                }
                body.try_iter()?
            }
            None if is_text(&obj) || obj.is_instance_of::<PyDict>() => {
                return expected("a frame or rows of cells", &obj);
            }
            None => obj.try_iter().or_else(|_| expected("a frame or rows of cells", &obj))?,
        };
        let heads = names.as_ref().map(|(heads, _)| heads.as_slice());
        for row in each {
            let row = row?;
            if is_text(&row) || row.is_instance_of::<PyDict>() {
                return expected("a row of cells", &row);
            }
            let mut cells = Vec::new();
            for (at, item) in row.try_iter().or_else(|_| expected("a row of cells", &row))?.enumerate() {
                let cell = cell(&item?).map_err(|error| in_place(&error, rows.len(), at, heads, obj.py()))?;
                cells.push(cell);
            }
            // A row without cells has a place in the text as well.
            if cells.is_empty() {
                cells.push(Cell::Text(String::new()));
            }
            rows.push(cells);
            turn(obj.py(), rows.len())?;
        }
        Ok(Self(rows))
    }
}

fn is_text(obj: &Bound<'_, PyAny>) -> bool {
    obj.is_instance_of::<PyString>() || obj.is_instance_of::<PyBytes>()
}

/// The names of the columns of a frame, and its rows.
fn heads<'py>(obj: &Bound<'py, PyAny>) -> PyResult<Option<(Vec<String>, Bound<'py, PyAny>)>> {
    let names = |columns: Bound<'py, PyAny>| -> PyResult<Vec<String>> {
        columns.try_iter()?.map(|name| head(&name?)).collect()
    };
    if obj.hasattr("columns")? && obj.hasattr("iter_rows")? {
        return Ok(Some((names(obj.getattr("columns")?)?, obj.call_method0("iter_rows")?)));
    }
    if !(obj.hasattr("columns")? && obj.hasattr("itertuples")?) {
        return Ok(None);
    }
    // An index with a name, or of names, is a column; the numbers that pandas gives rows are none.
    let index = obj.getattr("index")?;
    let numbered = is_numbered(&index)?;
    let frame = if numbered { obj.clone() } else { obj.call_method0("reset_index")? };
    let columns = frame.getattr("columns")?;
    // Columns that are numbered alike have no names.
    let mut heads = if is_numbered(&columns)? { Vec::new() } else { names(columns)? };
    if let Some(first) = heads.first_mut().filter(|_| !numbered)
        && index.getattr("name")?.is_none()
    {
        first.clear();
    }
    let named = PyDict::new(obj.py());
    named.set_item("index", false)?;
    named.set_item("name", obj.py().None())?;
    Ok(Some((heads, frame.call_method("itertuples", (), Some(&named))?)))
}

fn is_numbered(index: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(index.get_type().name()?.to_cow()? == "RangeIndex")
}

/// The name of a column; that of several levels is their words one after another.
fn head(name: &Bound<'_, PyAny>) -> PyResult<String> {
    if name.is_instance_of::<PyTuple>() || name.is_instance_of::<PyList>() {
        let levels: Vec<String> = name.try_iter()?.map(|level| head(&level?)).collect::<PyResult<_>>()?;
        return Ok(levels.into_iter().filter(|level| !level.is_empty()).collect::<Vec<_>>().join(" "));
    }
    Ok(name.str()?.to_cow()?.into_owned())
}

fn cell(item: &Bound<'_, PyAny>) -> PyResult<Cell> {
    if let Ok(text) = item.cast::<PyString>() {
        return Ok(Cell::Text(text.to_cow()?.into_owned()));
    }
    if is_missing(item)? {
        return Ok(Cell::Text(String::new()));
    }
    if item.is_instance_of::<PyBool>() {
        return Err(refuse(item));
    }
    if is_whole(item)? {
        return Ok(Cell::Text(item.call_method0("__index__")?.str()?.to_cow()?.into_owned()));
    }
    if item.hasattr("isoformat")? {
        let day = item.call_method0("isoformat")?;
        let day: String = day.extract()?;
        return Ok(Cell::Text(day.strip_suffix("T00:00:00").unwrap_or(&day).to_owned()));
    }
    match item.extract::<Exact>()? {
        Exact::Number(number) => Ok(Cell::Number(number)),
        Exact::Text(text) => Ok(Cell::Number(decimal::parse(&text).map_err(Error::from)?)),
    }
}

/// Whether a cell is empty: None, what pandas writes for it, or what is no number.
fn is_missing(item: &Bound<'_, PyAny>) -> PyResult<bool> {
    if item.is_none() {
        return Ok(true);
    }
    let kind = item.get_type().name()?;
    Ok(match &*kind.to_cow()? {
        "NAType" | "NaTType" => true,
        "Decimal" | "float16" | "float32" => item.ne(item)?,
        _ => item.is_instance_of::<PyFloat>() && item.ne(item)?,
    })
}

/// The error of a cell, with its place and what to do about a float.
fn in_place(error: &PyErr, row: usize, column: usize, heads: Option<&[String]>, py: Python<'_>) -> PyErr {
    let column =
        heads.and_then(|heads| heads.get(column)).map_or_else(|| column.to_string(), |head| format!("`{head}`"));
    let said = error.value(py);
    let message = format!("row {row}, column {column}: {said}; or read the whole table as text: dtype=str");
    if error.is_instance_of::<PyTypeError>(py) {
        return PyTypeError::new_err(message);
    }
    Error::argument(format!("row {row}, column {column}: {said}")).into()
}
