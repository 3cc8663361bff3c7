//! `attain.Table` and `attain.TableStream`: columns that came out, for whatever reads Arrow.

use std::sync::Mutex;

use arrow_array::{Array, RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use attain_arrow::capsule::{self, CapsuleError, Incoming};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use crate::charts::hand_on;
use crate::error::{Error, Result};
use crate::laws::{Reduced, copied};
use crate::table_cells;

/// Columns in Arrow's memory, which pyarrow, pandas, polars and duckdb read without a copy.
///
/// It comes from :func:`assess_table` and its like. What it holds stays as it is; two tables are equal where their columns
/// have the same names, types and cells.
///
/// Examples
/// --------
/// >>> import polars as pl
/// >>> from attain import assess_table
/// >>> frame = pl.DataFrame({"value": ["8.05", "7.99"], "lower": ["8", "8"], "upper": ["8.5", "8.5"]})
/// >>> table = assess_table(frame.cast(pl.Decimal(10, 2)))
/// >>> table
/// <attain.Table of 2 rows: status dictionary[int8, str], percent decimal128(38, 4), gap decimal128(38, 2)>
/// >>> table.to_polars()["status"].to_list()
/// ['met', 'missed']
#[pyclass(frozen, module = "attain")]
pub struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
    rows: usize,
}

copied!(Table);

impl Table {
    pub fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        let rows = batches.iter().map(RecordBatch::num_rows).sum();
        Self { schema, batches, rows }
    }
}

#[pymethods]
impl Table {
    /// Takes what has ``__arrow_c_stream__`` or ``__arrow_c_array__``, without a copy.
    #[new]
    fn of(table: &Bound<'_, PyAny>) -> Result<Self> {
        let mut incoming = Incoming::of(table)?;
        let schema = incoming.schema();
        let batches = table.py().detach(|| incoming.by_ref().collect::<std::result::Result<_, _>>())?;
        Ok(Self::new(schema, batches))
    }

    /// The number of rows.
    #[getter]
    fn num_rows(&self) -> usize {
        self.rows
    }

    /// The names of the columns, in their order.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.schema.fields().iter().map(|field| field.name()))
    }

    /// Returns the table as a pyarrow Table, without a copy; needs the extra ``attain[arrow]``.
    ///
    /// Examples
    /// --------
    /// >>> from decimal import Decimal
    /// >>> import pyarrow as pa
    /// >>> from attain import assess_table
    /// >>> asked = pa.table({name: pa.array([Decimal("8")]) for name in ("value", "lower", "upper")})
    /// >>> assess_table(asked).to_arrow()["percent"].to_pylist()
    /// [Decimal('100.0000')]
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        hand_on(slf, ("attain.arrow", "to_arrow"), Vec::new(), None)
    }

    /// Returns the table as a pandas DataFrame of Arrow's types, which are exact; needs the extras ``attain[pandas]`` and
    /// ``attain[arrow]``.
    ///
    /// Examples
    /// --------
    /// >>> from decimal import Decimal
    /// >>> import pyarrow as pa
    /// >>> from attain import assess_table
    /// >>> asked = pa.table({name: pa.array([Decimal("8")]) for name in ("value", "lower", "upper")})
    /// >>> assess_table(asked).to_pandas()["status"].tolist()
    /// ['met']
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        hand_on(slf, ("attain.arrow", "to_pandas"), Vec::new(), None)
    }

    /// Returns the table as a polars DataFrame; needs the extra ``attain[polars]``.
    ///
    /// Examples
    /// --------
    /// >>> from decimal import Decimal
    /// >>> import polars as pl
    /// >>> from attain import assess_table
    /// >>> asked = pl.DataFrame({name: [Decimal("8")] for name in ("value", "lower", "upper")})
    /// >>> assess_table(asked).to_polars()["gap"].to_list()
    /// [Decimal('0')]
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        hand_on(slf, ("attain.arrow", "to_polars"), Vec::new(), None)
    }

    /// Returns a capsule of Arrow's C stream interface; what is asked for as `requested_schema` is not done, as the
    /// interface allows.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        capsule::stream(py, RecordBatchIterator::new(self.batches.clone().into_iter().map(Ok), self.schema.clone()))
    }

    /// Returns a capsule of the schema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyCapsule>> {
        Ok(capsule::schema(py, &self.schema)?)
    }

    fn __len__(&self) -> usize {
        self.rows
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> Result<bool> {
        let Ok(other) = other.cast::<Self>() else { return Ok(false) };
        let (py, other) = (other.py(), other.get());
        if self.schema.fields() != other.schema.fields() || self.rows != other.rows {
            return Ok(false);
        }
        Ok(py.detach(|| same(&self.batches, &other.batches))?)
    }

    fn __repr__(&self) -> String {
        format!("<attain.Table of {}>", table_cells::shape(self.rows, &self.schema))
    }

    /// The first rows, as a notebook shows them.
    fn _repr_html_(&self) -> String {
        table_cells::page(self.rows, &self.schema, &self.batches)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py, Bound<'py, PyAny>>> {
        let made = slf.py().import("attain.arrow")?.getattr("from_stored")?;
        let stored = hand_on(slf, ("attain.arrow", "stored"), Vec::new(), None)?;
        Ok((made, PyTuple::new(slf.py(), [stored])?.into_any()))
    }
}

/// Whether the same cells come in the same order, however they are cut into batches.
fn same(left: &[RecordBatch], right: &[RecordBatch]) -> std::result::Result<bool, ArrowError> {
    let rows = |batches: &[RecordBatch]| batches.iter().map(RecordBatch::num_rows).sum::<usize>();
    let mut others = right.iter();
    let mut other = others.next().cloned();
    for batch in left {
        let mut from = 0;
        while from < batch.num_rows() {
            let Some(with) = other.as_ref() else { return Ok(false) };
            if with.num_rows() == 0 {
                other = others.next().cloned();
                continue;
            }
            let count = (batch.num_rows() - from).min(with.num_rows());
            for (column, with) in batch.columns().iter().zip(with.columns()) {
                let (column, with) = (column.slice(from, count), with.slice(0, count));
                // A column that was passed on unread is looked through before its cells are.
                column.to_data().validate_full()?;
                with.to_data().validate_full()?;
                if column.as_ref() != with.as_ref() {
                    return Ok(false);
                }
            }
            from += count;
            other = Some(with.slice(count, with.num_rows() - count));
        }
    }
    Ok(rows(left) == rows(right))
}

/// Columns that are made batch by batch as they are read, once, by pyarrow, polars, duckdb or whatever reads Arrow.
///
/// It comes from :func:`assess_stream`.
///
/// Examples
/// --------
/// >>> from decimal import Decimal
/// >>> import pyarrow as pa
/// >>> from attain import assess_stream
/// >>> asked = pa.table({name: pa.array([Decimal("8")]) for name in ("value", "lower", "upper")})
/// >>> stream = assess_stream(asked)
/// >>> stream.columns
/// ('status', 'percent', 'gap')
/// >>> pa.table(stream).num_rows
/// 1
#[pyclass(frozen, module = "attain")]
pub struct TableStream {
    schema: SchemaRef,
    batches: Mutex<Option<Box<dyn RecordBatchReader + Send>>>,
}

impl TableStream {
    pub fn new(batches: impl RecordBatchReader + Send + 'static) -> Self {
        Self { schema: batches.schema(), batches: Mutex::new(Some(Box::new(batches))) }
    }
}

#[pymethods]
impl TableStream {
    /// The names of the columns, in their order.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.schema.fields().iter().map(|field| field.name()))
    }

    /// Returns a capsule of Arrow's C stream interface, once; `requested_schema` as in :class:`Table`.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> Result<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.lock().ok().and_then(|mut batches| batches.take());
        Ok(capsule::stream(py, batches.ok_or(CapsuleError::Used).map_err(Error::from)?)?)
    }

    /// Returns a capsule of the schema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyCapsule>> {
        Ok(capsule::schema(py, &self.schema)?)
    }

    fn __repr__(&self) -> String {
        format!("<attain.TableStream of {}>", table_cells::typed(&self.schema))
    }
}
