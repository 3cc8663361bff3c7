//! Files that are read and written whole, by way of Python, so that its errors name them.

use attain::WireError;
use pyo3::exceptions::PyUnicodeDecodeError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::error::{Error, Result};

/// Reads a file and what it holds; errors of its contents name it.
pub fn read<T>(path: &Bound<'_, PyAny>, of: impl FnOnce(&str) -> std::result::Result<T, WireError>) -> Result<T> {
    let py = path.py();
    let named = PyDict::new(py);
    // A file may begin with the mark that some editors write before UTF-8.
    named.set_item("encoding", "utf-8-sig")?;
    let file = py.import("pathlib")?.getattr("Path")?.call1((path,))?;
    let name = file.str()?;
    let text: String = match file.call_method("read_text", (), Some(&named)) {
        Err(error) if error.is_instance_of::<PyUnicodeDecodeError>(py) => {
            return Err(Error::encoding(&name.to_string_lossy(), &error, py));
        }
        text => text?.extract()?,
    };
    of(&text).map_err(|error| Error::in_file(&name.to_string_lossy(), &error))
}

/// Writes a text to a file, where one is named, and returns it.
pub fn write(path: Option<&Bound<'_, PyAny>>, text: String) -> Result<String> {
    if let Some(path) = path {
        let py = path.py();
        let named = PyDict::new(py);
        named.set_item("encoding", "utf-8")?;
        named.set_item("newline", "\n")?;
        let file = py.import("pathlib")?.getattr("Path")?.call1((path,))?;
        file.call_method("write_text", (&text,), Some(&named))?;
    }
    Ok(text)
}
