//! What every class of the package keeps: copies are the value itself, and a stored value comes back equal.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::{Bound, PyAny, Python};

use crate::error::Result;
use crate::work::alone;

/// The hash of a value that orders its kind too, where pyo3 writes none.
pub fn hashed(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// What a pickle keeps of a value: what makes it again, and from which arguments.
pub type Reduced<'py, A> = (Bound<'py, PyAny>, A);

/// A class with a stored form: one text, the same in every language.
pub trait Stored: Send + Sync + Sized {
    /// Whether there may be much of it: then it is stored and read beside the interpreter.
    const LARGE: bool = false;
    /// Returns the stored form.
    fn store(&self) -> Result<String>;
    /// Reads the stored form.
    fn restore(text: &str) -> Result<Self>;
}

/// Returns the stored form.
pub fn store<T: Stored>(py: Python<'_>, of: &T) -> Result<String> {
    if T::LARGE { alone(py, || of.store())? } else { of.store() }
}

/// Reads the stored form.
pub fn restore<T: Stored>(py: Python<'_>, text: &str) -> Result<T> {
    if T::LARGE { alone(py, || T::restore(text))? } else { T::restore(text) }
}

/// Reads the version of a stored form, and refuses one that is not known before the rest is read otherwise than it was
/// meant.
pub fn known_format<'de, D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<u32, D::Error> {
    match serde::Deserialize::deserialize(deserializer)? {
        attain::wire::FORMAT => Ok(attain::wire::FORMAT),
        found => Err(serde::de::Error::custom(attain::WireError::Format { found })),
    }
}

/// Copying and pickling for classes with a stored form.
macro_rules! stored {
    ($class:ident, $example:literal) => {
        #[pymethods]
        impl $class {
            /// Returns the stored form: one text, the same in every language.
            ///
            /// Returns
            /// -------
            /// str
            ///     What :meth:`from_wire` reads.
            ///
            /// Examples
            /// --------
            #[doc = concat!(">>> from attain import *")]
            #[doc = concat!(">>> x = ", $example)]
            #[doc = concat!(">>> ", stringify!($class), ".from_wire(x.to_wire()) == x")]
            /// True
            fn to_wire(&self, py: Python<'_>) -> $crate::error::Result<String> {
                $crate::laws::store(py, self)
            }

            /// Reads the stored form.
            ///
            /// Parameters
            /// ----------
            /// text : str
            ///     What :meth:`to_wire` gave.
            ///
            /// Raises
            /// ------
            /// WireError
            ///     For anything else.
            ///
            /// Examples
            /// --------
            #[doc = concat!(">>> from attain import *")]
            #[doc = concat!(">>> x = ", $example)]
            #[doc = concat!(">>> ", stringify!($class), ".from_wire(x.to_wire()) == x")]
            /// True
            #[staticmethod]
            fn from_wire(py: Python<'_>, text: &str) -> $crate::error::Result<Self> {
                $crate::laws::restore(py, text)
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> $crate::error::Result<(Bound<'py, PyAny>, (String,))> {
                let stored = $crate::laws::store(slf.py(), slf.get())?;
                Ok((slf.get_type().getattr("from_wire")?, (stored,)))
            }

            fn __copy__<'py>(slf: &Bound<'py, Self>) -> Bound<'py, Self> {
                slf.clone()
            }

            fn __deepcopy__<'py>(slf: &Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
                slf.clone()
            }
        }
    };
}

/// Equality and a hash for classes that there may be much of, beside the interpreter.
macro_rules! compared {
    ($class:ident) => {
        #[pymethods]
        impl $class {
            fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
                $crate::work::alone(py, || self == other)
            }

            fn __hash__(&self, py: Python<'_>) -> PyResult<u64> {
                $crate::work::alone(py, || $crate::laws::hashed(self))
            }
        }
    };
}

/// Copying for classes that are pickled by the arguments that make them.
macro_rules! copied {
    ($class:ident) => {
        #[pymethods]
        impl $class {
            fn __copy__<'py>(slf: &Bound<'py, Self>) -> Bound<'py, Self> {
                slf.clone()
            }

            fn __deepcopy__<'py>(slf: &Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
                slf.clone()
            }
        }
    };
}

/// The stored form of a type that has one of its own in the core.
macro_rules! as_text {
    ($class:ident, $core:ty) => {
        impl $crate::laws::Stored for $class {
            fn store(&self) -> $crate::error::Result<String> {
                Ok(self.0.to_wire())
            }
            fn restore(text: &str) -> $crate::error::Result<Self> {
                Ok(Self(<$core>::from_wire(text)?))
            }
        }
    };
}

/// The stored form of a type that is a map: JSON.
macro_rules! as_json {
    ($class:ident $(, $large:ident)?) => {
        impl $crate::laws::Stored for $class {
            $(const $large: bool = true;)?
            fn store(&self) -> $crate::error::Result<String> {
                Ok(serde_json::to_string(&self.0)?)
            }
            fn restore(text: &str) -> $crate::error::Result<Self> {
                Ok(Self(serde_json::from_str(text)?))
            }
        }
    };
}

pub(crate) use {as_json, as_text, compared, copied, stored};
