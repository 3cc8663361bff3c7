//! The one place where an error of the core becomes an exception of `attain.errors`.

use attain::TextError as Text;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

/// The exceptions, as `python/attain/errors.py` defines them.
mod raised {
    pyo3::import_exception!(attain.errors, Error);
    pyo3::import_exception!(attain.errors, Ambiguous);
    pyo3::import_exception!(attain.errors, AssessError);
    pyo3::import_exception!(attain.errors, ColumnError);
    pyo3::import_exception!(attain.errors, ColumnTypeError);
    pyo3::import_exception!(attain.errors, DecimalError);
    pyo3::import_exception!(attain.errors, GoalError);
    pyo3::import_exception!(attain.errors, LocaleError);
    pyo3::import_exception!(attain.errors, NotComparable);
    pyo3::import_exception!(attain.errors, ObservationError);
    pyo3::import_exception!(attain.errors, PaceError);
    pyo3::import_exception!(attain.errors, PeriodError);
    pyo3::import_exception!(attain.errors, PlanError);
    pyo3::import_exception!(attain.errors, ProgressError);
    pyo3::import_exception!(attain.errors, PublishedError);
    pyo3::import_exception!(attain.errors, QuantityError);
    pyo3::import_exception!(attain.errors, RangeError);
    pyo3::import_exception!(attain.errors, ReplayError);
    pyo3::import_exception!(attain.errors, RowError);
    pyo3::import_exception!(attain.errors, TableError);
    pyo3::import_exception!(attain.errors, TallyError);
    pyo3::import_exception!(attain.errors, TargetError);
    pyo3::import_exception!(attain.errors, TextError);
    pyo3::import_exception!(attain.errors, UnitError);
    pyo3::import_exception!(attain.errors, WhatIfError);
    pyo3::import_exception!(attain.errors, WireError);
}

/// What a method of the binding may raise.
pub struct Error(PyErr);

/// What a method of the binding returns.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An `attain.Error` that belongs to no room of the core: an argument that is none of the words it may be.
    pub fn argument(message: String) -> Self {
        Self(raised::Error::new_err(message))
    }

    /// An argument of a type that is not taken.
    pub fn wrong_type(message: String) -> Self {
        Self(PyTypeError::new_err(message))
    }

    /// What is given is no answer to a target.
    pub fn not_comparable(message: String) -> Self {
        Self(raised::NotComparable::new_err(message))
    }

    /// A text that is no period, with where in it the reading stopped.
    pub fn no_period(error: &attain::PeriodError, words: &attain::TextError) -> Self {
        Self(raised::PeriodError::new_err((error.to_string(), words.at())))
    }

    /// A file that is not in UTF-8.
    pub fn encoding(path: &str, error: &PyErr, py: Python<'_>) -> Self {
        let start = error.value(py).getattr("start").and_then(|start| start.extract::<usize>());
        let at = start.map_or_else(|_| String::new(), |start| format!(" (byte {start})"));
        Self(raised::WireError::new_err(format!("{path}: it is not in UTF-8{at}; save it with the encoding UTF-8")))
    }

    /// A file of more bytes than are read.
    pub fn too_large(path: &str, limit: usize) -> Self {
        Self(raised::WireError::new_err(format!(
            "{path}: the file has more than {limit} bytes, which is all that is read"
        )))
    }

    /// A trace that judges otherwise than it says.
    pub fn replay(message: String) -> Self {
        Self(raised::ReplayError::new_err(message))
    }

    /// A file that is not what it should be, with its name.
    pub fn in_file(path: &str, error: &attain::WireError) -> Self {
        Self(raised::WireError::new_err(format!("{path}: {error}")))
    }
}

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        error.0
    }
}

impl From<PyErr> for Error {
    fn from(error: PyErr) -> Self {
        Self(error)
    }
}

impl From<pyo3::CastError<'_, '_>> for Error {
    fn from(error: pyo3::CastError<'_, '_>) -> Self {
        Self(error.into())
    }
}

impl From<attain::TextError> for Error {
    fn from(error: Text) -> Self {
        let message = error.to_string();
        match error {
            Text::Ambiguous { candidates, .. } => {
                let candidates: Vec<(String, &str)> =
                    candidates.into_iter().map(|c| (c.reading, c.locale.code())).collect();
                Self(raised::Ambiguous::new_err((message, candidates)))
            }
            Text::Unit(error) => error.into(),
            error => Self(raised::TextError::new_err((message, error.at()))),
        }
    }
}

impl From<attain::QuantityError> for Error {
    fn from(error: attain::QuantityError) -> Self {
        match error {
            attain::QuantityError::Decimal(error) => error.into(),
            attain::QuantityError::Unit(error) => error.into(),
            error => Self(raised::QuantityError::new_err(error.to_string())),
        }
    }
}

impl From<attain::RangeError> for Error {
    fn from(error: attain::RangeError) -> Self {
        match error {
            attain::RangeError::Quantity(error) => error.into(),
            attain::RangeError::Unit(error) => error.into(),
            error => Self(raised::RangeError::new_err(error.to_string())),
        }
    }
}

impl From<attain::AssessError> for Error {
    fn from(error: attain::AssessError) -> Self {
        let message = error.to_string();
        match error {
            attain::AssessError::NotComparable { .. } => Self(raised::NotComparable::new_err(message)),
            attain::AssessError::Ambiguous { .. } => Self(raised::Ambiguous::new_err(message)),
            attain::AssessError::Target(error) => error.into(),
            attain::AssessError::Text(error) => error.into(),
            attain::AssessError::Decimal(error) => error.into(),
            _ => Self(raised::AssessError::new_err(message)),
        }
    }
}

impl From<attain::PlanError> for Error {
    fn from(error: attain::PlanError) -> Self {
        match error {
            attain::PlanError::Target(error) => error.into(),
            attain::PlanError::Assess(error) => error.into(),
            error => Self(raised::PlanError::new_err(error.to_string())),
        }
    }
}

impl From<attain::PaceError> for Error {
    fn from(error: attain::PaceError) -> Self {
        match error {
            attain::PaceError::Profile(error) => error.into(),
            attain::PaceError::Assess(error) => error.into(),
            attain::PaceError::Decimal(error) => error.into(),
            error => Self(raised::PaceError::new_err(error.to_string())),
        }
    }
}

impl From<attain::pace::ProfileError> for Error {
    fn from(error: attain::pace::ProfileError) -> Self {
        Self(raised::PaceError::new_err(error.to_string()))
    }
}

impl From<attain::whatif::WhatIfError> for Error {
    fn from(error: attain::whatif::WhatIfError) -> Self {
        match error {
            attain::whatif::WhatIfError::Assess(error) => error.into(),
            attain::whatif::WhatIfError::Decimal(error) => error.into(),
            error => Self(raised::WhatIfError::new_err(error.to_string())),
        }
    }
}

impl From<attain::ReplayError> for Error {
    fn from(error: attain::ReplayError) -> Self {
        match error {
            attain::ReplayError::Wire(error) => error.into(),
            attain::ReplayError::Assess(error) => error.into(),
            error => Self(raised::ReplayError::new_err(error.to_string())),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self(raised::WireError::new_err(error.to_string()))
    }
}

impl From<attain_arrow::ColumnError> for Error {
    fn from(error: attain_arrow::ColumnError) -> Self {
        use attain_arrow::ColumnError;
        let message = error.to_string();
        match error {
            ColumnError::Arrow(error) => error.into(),
            ColumnError::Row { row, reason } => Self(raised::RowError::new_err((message, row, reason.name()))),
            ColumnError::Month { row, reason } => Self(raised::RowError::new_err((message, row, reason.name()))),
            ColumnError::Series { row, reason } => Self(raised::RowError::new_err((message, row, reason.name()))),
            ColumnError::Text { row, reason } => Self(raised::RowError::new_err((message, row, reason))),
            ColumnError::Pace(error) => error.into(),
            ColumnError::Progress(error) => error.into(),
            ColumnError::Type { .. } => Self(raised::ColumnTypeError::new_err(message)),
            _ => Self(raised::ColumnError::new_err(message)),
        }
    }
}

impl From<arrow_schema::ArrowError> for Error {
    fn from(error: arrow_schema::ArrowError) -> Self {
        use attain_arrow::capsule::CapsuleError;
        let error = match error {
            arrow_schema::ArrowError::ExternalError(inner) => match inner.downcast::<CapsuleError>() {
                Ok(error) => return (*error).into(),
                Err(inner) => match inner.downcast::<attain_arrow::ColumnError>() {
                    Ok(error) => return (*error).into(),
                    Err(inner) => arrow_schema::ArrowError::ExternalError(inner),
                },
            },
            error => error,
        };
        Self(raised::TableError::new_err(format!("the table cannot be read: {error}")))
    }
}

impl From<attain_arrow::capsule::CapsuleError> for Error {
    fn from(error: attain_arrow::capsule::CapsuleError) -> Self {
        use attain_arrow::capsule::CapsuleError;
        match error {
            CapsuleError::Python(error) => Self(error),
            CapsuleError::Arrow(error) => error.into(),
            error @ (CapsuleError::NotArrow { .. } | CapsuleError::NoCapsule { .. }) => {
                Self::wrong_type(error.to_string())
            }
            error => Self(raised::TableError::new_err(error.to_string())),
        }
    }
}

/// Errors that stand for themselves.
macro_rules! plain {
    ($($error:ident),*) => {$(
        impl From<attain::$error> for Error {
            fn from(error: attain::$error) -> Self {
                Self(raised::$error::new_err(error.to_string()))
            }
        }
    )*};
}

plain! {
    DecimalError, GoalError, LocaleError, ObservationError, PeriodError, ProgressError, PublishedError, TallyError, TargetError, UnitError, WireError
}
