//! Arguments that are one of a few words: languages, directions, qualities.

use attain::progress::{Course, Evidence, Question, Side, Undefined};
use attain::{
    Accumulates, Better, By, Change, ChangeKind, ClaimKind, Locale, Over, Qualifier, Quality, Rounding, Rule,
};
use attain_reader::{Doubt, Form, MentionKind, Role};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::error::{Error, Result};

/// A type of the core whose values have names.
pub trait Named: Copy + 'static {
    /// The argument that takes it.
    const WHAT: &'static str;
    /// Every value with its name.
    const NAMED: &'static [(Self, &'static str)];
}

macro_rules! named {
    ($($type:ty, $what:literal;)*) => {$(
        impl Named for $type {
            const WHAT: &'static str = $what;
            const NAMED: &'static [(Self, &'static str)] = &<$type>::NAMES;
        }
    )*};
}

named! {
    Accumulates, "accumulates";
    Better, "better";
    By, "by";
    Change, "change";
    ChangeKind, "change";
    ClaimKind, "kind";
    Course, "course";
    Doubt, "flag";
    Evidence, "evidence";
    Form, "form";
    MentionKind, "kind";
    Over, "over";
    Qualifier, "qualifier";
    Quality, "quality";
    Question, "question";
    Role, "role";
    Rounding, "rounding";
    Side, "side";
    Undefined, "reason";
}

/// One of the words of a type.
pub struct Word<T>(pub T);

impl<T: Named> FromPyObject<'_, '_> for Word<T> {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let text = obj.cast::<PyString>()?;
        let text = text.to_cow()?;
        let found = T::NAMED.iter().find(|(_, name)| *name == text).map(|(value, _)| Self(*value));
        found.ok_or_else(|| {
            let known: Vec<String> = T::NAMED.iter().map(|(_, name)| format!("`{name}`")).collect();
            Error::argument(format!("{} is one of {}, found `{text}`", T::WHAT, known.join(", "))).into()
        })
    }
}

/// A language: `vi` or `en`.
pub struct Lang(pub Locale);

impl FromPyObject<'_, '_> for Lang {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let code: Locale = obj.cast::<PyString>()?.to_cow()?.parse().map_err(Error::from)?;
        Ok(Self(code))
    }
}

/// The language of an argument, where one is given.
pub fn lang(given: Option<Lang>) -> Option<Locale> {
    given.map(|lang| lang.0)
}

/// Returns the text that a format spec asks for: `""` as `str`, `"vi"`, `"en"`.
pub fn formatted(spec: &str, plain: impl FnOnce() -> String, write: impl FnOnce(Locale) -> String) -> Result<String> {
    match spec {
        "" => Ok(plain()),
        "vi" => Ok(write(Locale::Vi)),
        "en" => Ok(write(Locale::En)),
        _ => Err(Error::argument(format!("unknown format `{spec}`; use `vi` or `en`, as in f\"{{q:vi}}\""))),
    }
}

/// Returns the rule of a name.
pub fn rule(name: &str, early_exceeds: bool) -> Result<Rule> {
    Ok(Rule::named(name)?.early_exceeds(early_exceeds))
}
