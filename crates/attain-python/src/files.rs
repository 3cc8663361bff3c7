//! Files that are read and written whole; errors name them as Python does.

use std::path::PathBuf;

use attain::WireError;
use attain::wire::file::MAX_FILE_BYTES;
use pyo3::exceptions::PyUnicodeDecodeError;
use pyo3::prelude::*;

use crate::error::{Error, Result};
use crate::html::replace;
use crate::work::alone;

/// Reads a file and what it holds; errors of its contents name it.
pub fn read<T: Send>(
    path: &Bound<'_, PyAny>,
    of: impl FnOnce(&str) -> std::result::Result<T, WireError> + Send,
) -> Result<T> {
    let py = path.py();
    let file = py.import("pathlib")?.getattr("Path")?.call1((path,))?;
    let name = file.str()?;
    let opened = file.call_method1("open", ("rb",))?;
    // Of a file that is larger than all that is read, a byte more tells.
    let bytes = opened.call_method1("read", (MAX_FILE_BYTES + 1,));
    opened.call_method0("close")?;
    let bytes = bytes?;
    if bytes.len()? > MAX_FILE_BYTES {
        return Err(Error::too_large(&name.to_string_lossy(), MAX_FILE_BYTES));
    }
    // A file may begin with the mark that some editors write before UTF-8.
    let text: String = match bytes.call_method1("decode", ("utf-8-sig",)) {
        Err(error) if error.is_instance_of::<PyUnicodeDecodeError>(py) => {
            return Err(Error::encoding(&name.to_string_lossy(), &error, py));
        }
        text => text?.extract()?,
    };
    alone(py, || of(&text))?.map_err(|error| Error::in_file(&name.to_string_lossy(), &error))
}

/// Writes a text to a file, where one is named, and returns it.
pub fn write(
    py: Python<'_>,
    path: Option<PathBuf>,
    of: impl FnOnce() -> std::result::Result<String, WireError> + Send,
) -> Result<String> {
    let text = alone(py, of)??;
    if let Some(path) = path {
        replace(py, &path, text.as_bytes())?;
    }
    Ok(text)
}
