//! What a call over columns is asked by keyword, and the settings of the crate that it becomes.

use std::sync::LazyLock;

use attain::Better;
use attain_arrow::{Assess, Baseline, ColumnError, Output, Printed};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyString};

use crate::error::{Error, Result};
use crate::words::Word;

/// The options that every call that judges columns takes.
pub struct Asked {
    value: String,
    lower: Option<String>,
    upper: Option<String>,
    better: Better,
    better_column: Option<String>,
    lower_closed: Closed,
    upper_closed: Closed,
    baseline: Option<String>,
    relative: bool,
    decimals: Option<Printed>,
    baseline_decimals: Option<Printed>,
    percent_digits: u8,
    rounding: attain::Rounding,
    outputs: Vec<Output>,
    keep: Keep,
    integer_decimals: i8,
    float_decimals: Option<u8>,
    strict: bool,
    threads: usize,
}

/// Whether a bound counts itself: everywhere, or as a column says.
enum Closed {
    All(bool),
    Column(String),
}

/// The columns that are passed on.
enum Keep {
    All,
    These(Vec<String>),
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            value: "value".to_owned(),
            lower: Some("lower".to_owned()),
            upper: Some("upper".to_owned()),
            better: Better::Higher,
            better_column: None,
            lower_closed: Closed::All(true),
            upper_closed: Closed::All(true),
            baseline: None,
            relative: false,
            decimals: None,
            baseline_decimals: None,
            percent_digits: 4,
            rounding: attain::Rounding::HalfEven,
            outputs: vec![Output::Status, Output::Percent, Output::Gap],
            keep: Keep::These(Vec::new()),
            integer_decimals: 0,
            float_decimals: None,
            strict: false,
            threads: all_threads(),
        }
    }
}

impl Asked {
    /// Reads the options of a call that takes no others.
    pub fn of(call: &str, options: Option<&Bound<'_, PyDict>>) -> Result<Self> {
        let mut asked = Self::default();
        each(call, options, |name, given| asked.take(name, given))?;
        Ok(asked)
    }

    /// Takes an option, and says whether it knew the name.
    pub fn take(&mut self, name: &str, given: &Bound<'_, PyAny>) -> Result<bool> {
        match name {
            "value" => self.value = text(name, given)?,
            "lower" => self.lower = optional(given, |given| text(name, given))?,
            "upper" => self.upper = optional(given, |given| text(name, given))?,
            "better" => self.better = word::<Better>(name, given)?,
            "better_column" => self.better_column = optional(given, |given| text(name, given))?,
            "lower_closed" => self.lower_closed = closed(name, given)?,
            "upper_closed" => self.upper_closed = closed(name, given)?,
            "baseline" => self.baseline = optional(given, |given| text(name, given))?,
            "change" => self.relative = relative(name, given)?,
            "decimals" => self.decimals = printed("decimals", given)?,
            "baseline_decimals" => self.baseline_decimals = printed("baseline_decimals", given)?,
            "percent_digits" => {
                self.percent_digits = small("percent_digits", given, "a percentage has 0 to 16 decimals")?
            }
            "rounding" => self.rounding = word::<attain::Rounding>(name, given)?,
            "outputs" => self.outputs = outputs(given)?,
            "keep" => self.keep = keep(given)?,
            "integer_decimals" => self.integer_decimals = integer_decimals(given)?,
            "float_decimals" => self.float_decimals = optional(given, float_decimals)?,
            "strict" => self.strict = truth(name, given)?,
            "threads" => self.threads = threads(given)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The columns whose cells are read; the others are only passed on.
    pub fn columns(&self) -> impl Clone + Iterator<Item = &str> {
        let texts = [&self.lower, &self.upper, &self.better_column, &self.baseline].map(|name| name.as_deref());
        let decimals = [&self.decimals, &self.baseline_decimals].map(|printed| match printed {
            Some(Printed::Column(name)) => Some(name.as_str()),
            _ => None,
        });
        let closed = [&self.lower_closed, &self.upper_closed].map(|closed| match closed {
            Closed::Column(name) => Some(name.as_str()),
            Closed::All(_) => None,
        });
        [Some(self.value.as_str())].into_iter().chain(texts).chain(closed).chain(decimals).flatten()
    }

    /// The settings of the crate, for a table of these columns.
    pub fn settings<'a>(self, names: impl IntoIterator<Item = &'a str>) -> Assess {
        let (all, column) = (
            |closed: &Closed| !matches!(closed, Closed::All(false)),
            |closed: Closed| match closed {
                Closed::Column(name) => Some(name),
                Closed::All(_) => None,
            },
        );
        let closed = (all(&self.lower_closed), all(&self.upper_closed));
        let (lower, upper) = (column(self.lower_closed), column(self.upper_closed));
        let (relative, base_printed) = (self.relative, self.baseline_decimals);
        let asks = Assess::default()
            .value(self.value)
            .lower(self.lower.as_deref())
            .upper(self.upper.as_deref())
            .better(self.better)
            .closed(closed.0, closed.1)
            .closed_columns(lower.as_deref(), upper.as_deref())
            .baseline(self.baseline.map(|column| Baseline { column, relative, printed: base_printed }))
            .printed(self.decimals)
            .percent(self.percent_digits, self.rounding)
            .outputs(self.outputs)
            .integer_decimals(self.integer_decimals)
            .float_decimals(self.float_decimals)
            .strict(self.strict)
            .threads(self.threads);
        let asks = match self.better_column {
            Some(column) => asks.better_column(column),
            None => asks,
        };
        match self.keep {
            Keep::All => asks.keep(names),
            Keep::These(columns) => asks.keep(columns),
        }
    }
}

/// Hands every option of a call to what takes it, and refuses a name that it does not know.
pub fn each(
    call: &str,
    options: Option<&Bound<'_, PyDict>>,
    mut take: impl FnMut(&str, &Bound<'_, PyAny>) -> Result<bool>,
) -> Result<()> {
    for (name, given) in options.into_iter().flatten() {
        let name = name.cast::<PyString>()?.to_str()?;
        if !take(name, &given)? {
            let message = format!("{call}() got an unexpected keyword argument '{name}'");
            return Err(PyTypeError::new_err(message).into());
        }
    }
    Ok(())
}

/// Whether the option is about figures that come out row by row.
pub fn is_output(name: &str) -> bool {
    matches!(name, "outputs" | "keep" | "decimals" | "baseline_decimals" | "percent_digits" | "rounding")
}

/// Returns the decimals of whole numbers.
pub fn integer_decimals(given: &Bound<'_, PyAny>) -> Result<i8> {
    small("integer_decimals", given, "a decimal has −38 to 38 decimals")
}

/// Returns the decimals of doubles.
pub fn float_decimals(given: &Bound<'_, PyAny>) -> Result<u8> {
    small("float_decimals", given, "a double holds 15 digits")
}

/// Returns a number of threads; for None, as many as the machine has.
pub fn threads(given: &Bound<'_, PyAny>) -> Result<usize> {
    let threads = optional(given, |given| small::<u16>("threads", given, "threads are 1 to 65535, or None for all"))?;
    Ok(threads.map_or_else(all_threads, usize::from))
}

/// As many as the machine has: asked for once, since the system takes longer to say than a small table to be judged.
pub fn all_threads() -> usize {
    static ALL: LazyLock<usize> = LazyLock::new(|| std::thread::available_parallelism().map_or(1, usize::from));
    *ALL
}

/// Returns None for None.
pub fn optional<'py, T>(
    given: &Bound<'py, PyAny>,
    read: impl FnOnce(&Bound<'py, PyAny>) -> Result<T>,
) -> Result<Option<T>> {
    if given.is_none() { Ok(None) } else { read(given).map(Some) }
}

/// Says of which type an argument should be.
pub fn wrong(name: &str, wanted: &str, given: &Bound<'_, PyAny>) -> Error {
    let found = given.get_type().name().map_or_else(|_| "something else".to_owned(), |name| name.to_string());
    Error::wrong_type(format!("`{name}` is {wanted}, got {found}"))
}

/// Returns the name of a column.
pub fn text(name: &str, given: &Bound<'_, PyAny>) -> Result<String> {
    let Ok(text) = given.cast::<PyString>() else { return Err(wrong(name, "the name of a column", given)) };
    Ok(text.to_str()?.to_owned())
}

/// Returns one of the words of a type.
pub fn word<T: crate::words::Named>(name: &str, given: &Bound<'_, PyAny>) -> Result<T> {
    if given.is_instance_of::<PyString>() {
        return Ok(given.extract::<Word<T>>()?.0);
    }
    Err(wrong(name, "a word", given))
}

/// Returns True or False.
pub fn truth(name: &str, given: &Bound<'_, PyAny>) -> Result<bool> {
    let Ok(truth) = given.cast::<PyBool>() else { return Err(wrong(name, "True or False", given)) };
    Ok(truth.is_true())
}

/// Returns a whole number that fits its type.
pub fn small<T: TryFrom<i64>>(name: &'static str, given: &Bound<'_, PyAny>, reason: &'static str) -> Result<T> {
    if !given.is_instance_of::<PyInt>() || given.is_instance_of::<PyBool>() {
        return Err(wrong(name, "a whole number", given));
    }
    let number = given.extract::<i64>().ok().and_then(|number| T::try_from(number).ok());
    let refused = || -> Result<Error> {
        Ok(ColumnError::Setting { setting: name, given: given.str()?.to_string(), reason }.into())
    };
    match number {
        Some(number) => Ok(number),
        None => Err(refused()?),
    }
}

/// Returns the names in a sequence of them, or the one that stands alone.
pub fn names(name: &str, given: &Bound<'_, PyAny>) -> Result<Vec<String>> {
    if given.is_instance_of::<PyString>() {
        return Ok(vec![text(name, given)?]);
    }
    let Ok(each) = given.try_iter() else { return Err(wrong(name, "a sequence of names", given)) };
    each.map(|one| text(name, &one?)).collect()
}

fn closed(name: &str, given: &Bound<'_, PyAny>) -> Result<Closed> {
    if given.is_instance_of::<PyString>() {
        return Ok(Closed::Column(text(name, given)?));
    }
    let Ok(truth) = given.cast::<PyBool>() else {
        return Err(wrong(name, "True, False or the name of a column", given));
    };
    Ok(Closed::All(truth.is_true()))
}

fn relative(name: &str, given: &Bound<'_, PyAny>) -> Result<bool> {
    let Ok(change) = given.cast::<PyString>() else { return Err(wrong(name, "a word", given)) };
    match change.to_str()? {
        "absolute" => Ok(false),
        "relative" => Ok(true),
        found => Err(Error::argument(format!("change is one of `absolute`, `relative`, found `{found}`"))),
    }
}

fn printed(name: &'static str, given: &Bound<'_, PyAny>) -> Result<Option<Printed>> {
    if given.is_none() {
        return Ok(None);
    }
    if given.is_instance_of::<PyString>() {
        return Ok(Some(Printed::Column(text(name, given)?)));
    }
    if !given.is_instance_of::<PyInt>() || given.is_instance_of::<PyBool>() {
        return Err(wrong(name, "a number of decimals, the name of a column or None", given));
    }
    Ok(Some(Printed::To(small(name, given, "decimals are a small whole number")?)))
}

fn outputs(given: &Bound<'_, PyAny>) -> Result<Vec<Output>> {
    let known = |name: String| {
        Output::from_name(&name).ok_or_else(|| {
            let known: Vec<String> = Output::NAMES.iter().map(|(_, name)| format!("`{name}`")).collect();
            Error::argument(format!("outputs are some of {}, found `{name}`", known.join(", ")))
        })
    };
    names("outputs", given)?.into_iter().map(known).collect()
}

fn keep(given: &Bound<'_, PyAny>) -> Result<Keep> {
    match given.cast::<PyBool>() {
        Ok(all) if all.is_true() => Ok(Keep::All),
        Ok(_) => Ok(Keep::These(Vec::new())),
        Err(_) => Ok(Keep::These(names("keep", given)?)),
    }
}
