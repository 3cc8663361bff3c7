//! Progress methods as they are given: a published one by its name, or a callable with what it says.

use attain::Locale;
use attain::progress::{Course, Evidence, Method, Note, Question, Series, Side, Stop, Surd, Undefined, Verdict};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyString, PyTuple};

use crate::error::{Error, Result};
use crate::series::{GivenValue, record};
use crate::words::Word;
use crate::work::alone;

/// A method as it is given: the name of a published one, or one of your own.
pub enum GivenMethod {
    Published(&'static dyn Method),
    Own(Own),
}

/// A method of the caller: what it is called, and the callable that judges.
pub struct Own {
    name: String,
    source: String,
    evidence: Evidence,
    question: Question,
    judge: Py<PyAny>,
}

/// What a method of the caller said of one series.
pub struct Said<'m>(&'m Own, Verdict);

impl Method for Said<'_> {
    fn name(&self) -> &str {
        &self.0.name
    }
    fn source(&self) -> &str {
        &self.0.source
    }
    fn evidence(&self) -> Evidence {
        self.0.evidence
    }
    fn question(&self) -> Question {
        self.0.question
    }
    fn verdict(&self, _series: &Series) -> std::result::Result<Verdict, Stop> {
        Ok(self.1.clone())
    }
}

impl Own {
    /// Asks the callable.
    pub fn said(&self, py: Python<'_>, series: &Series) -> Result<Said<'_>> {
        let said = self.judge.bind(py).call1((record(py, series)?,))?;
        if let Ok(status) = said.cast::<PyString>() {
            let status = status.to_cow()?.into_owned();
            return Ok(Said(self, Verdict::new().status(status.clone(), status, None)));
        }
        let Ok(said) = said.cast::<PyMapping>() else {
            let name = said.get_type().name()?;
            return Err(Error::wrong_type(format!(
                "expected a status or a mapping from the method `{}`, got {name}",
                self.name
            )));
        };
        Ok(Said(self, verdict(&self.name, said)?))
    }
}

/// The keys of what a method of the caller may say.
const KEYS: [&str; 9] = ["value", "score", "status", "label", "course", "reason", "thresholds", "figures", "notes"];

/// Reads what a method of the caller says.
fn verdict(method: &str, said: &Bound<'_, PyMapping>) -> Result<Verdict> {
    for key in said.keys()? {
        let key: String = key.extract()?;
        if !KEYS.contains(&key.as_str()) {
            let known: Vec<String> = KEYS.iter().map(|key| format!("`{key}`")).collect();
            let known = known.join(", ");
            return Err(Error::argument(format!("`{method}` says `{key}`; a method may say {known}")));
        }
    }
    let get = |key: &str| -> PyResult<Option<Bound<'_, PyAny>>> {
        if said.contains(key)? { said.get_item(key).map(|item| (!item.is_none()).then_some(item)) } else { Ok(None) }
    };
    let surd = |item: Bound<'_, PyAny>| item.extract::<GivenValue>()?.alone().map(Surd::from);
    let mut verdict = Verdict::new();
    if let Some(value) = get("value")? {
        verdict = verdict.value(surd(value)?);
    }
    if let Some(score) = get("score")? {
        verdict = verdict.score(surd(score)?);
    }
    if let Some(reason) = get("reason")? {
        verdict = verdict.reason(reason.extract::<Word<Undefined>>()?.0);
    }
    let course = get("course")?.map(|course| course.extract::<Word<Course>>()).transpose()?.map(|word| word.0);
    if let Some(status) = get("status")? {
        let status: String = status.extract()?;
        let label = get("label")?.map(|label| label.extract::<String>()).transpose()?;
        verdict = verdict.status(status.clone(), label.unwrap_or(status), course);
    }
    if let Some(figures) = get("figures")? {
        for (name, value) in figures.extract::<Bound<'_, PyDict>>()? {
            verdict = verdict.figure(name.extract::<String>()?, surd(value)?);
        }
    }
    if let Some(edges) = get("thresholds")? {
        for edge in edges.try_iter()? {
            let edge = edge?;
            let evidence = match edge.len()? {
                4 => edge.get_item(3)?.extract::<Word<Evidence>>()?.0,
                _ => Evidence::Read,
            };
            let side = edge.get_item(1)?.extract::<Word<Side>>()?.0;
            verdict =
                verdict.threshold(edge.get_item(0)?.extract::<String>()?, side, surd(edge.get_item(2)?)?, evidence);
        }
    }
    if let Some(notes) = get("notes")? {
        for note in notes.try_iter()? {
            verdict = verdict.note(Note::Remark(note?.extract()?));
        }
    }
    Ok(verdict)
}

impl FromPyObject<'_, '_> for GivenMethod {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(name) = obj.cast::<PyString>() {
            return Ok(Self::Published(attain::progress::method(&name.to_cow()?).map_err(Error::from)?));
        }
        let py = obj.py();
        if obj.is_instance(&py.import("attain.records")?.getattr("Method")?)? {
            let judge = obj.getattr("judge")?;
            let name: String = obj.getattr("name")?.extract()?;
            if judge.is_none() {
                return Ok(Self::Published(attain::progress::method(&name).map_err(Error::from)?));
            }
            if attain::progress::method(&name).is_ok() {
                return Err(Error::argument(format!("`{name}` is a published method; name your own otherwise")).into());
            }
            return Ok(Self::Own(Own {
                name,
                source: obj.getattr("source")?.extract()?,
                evidence: obj.getattr("evidence")?.extract::<Word<Evidence>>()?.0,
                question: obj.getattr("question")?.extract::<Word<Question>>()?.0,
                judge: judge.unbind(),
            }));
        }
        let name = obj.get_type().name()?;
        Err(PyTypeError::new_err(format!("expected the name of a method or a Method, got {name}")))
    }
}

/// Asks a method.
pub fn judged(py: Python<'_>, series: &Series, method: &GivenMethod) -> Result<attain::Progress> {
    Ok(match method {
        GivenMethod::Published(method) => alone(py, || method.judge(series))??,
        GivenMethod::Own(own) => own.said(py, series)?.judge(series)?,
    })
}

/// A published method among methods of the caller's own.
pub struct Published(pub &'static dyn Method);

impl Method for Published {
    fn name(&self) -> &str {
        self.0.name()
    }
    fn source(&self) -> &str {
        self.0.source()
    }
    fn evidence(&self) -> Evidence {
        self.0.evidence()
    }
    fn question(&self) -> Question {
        self.0.question()
    }
    fn verdict(&self, series: &Series) -> std::result::Result<Verdict, Stop> {
        self.0.verdict(series)
    }
}

/// The published methods, by name: what `attain.METHODS` is made from.
pub fn published<'py>(py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
    let methods = attain::METHODS.iter().map(|method| {
        let (question, evidence) = (method.question(), method.evidence().name());
        (method.name(), method.source(), evidence, question.name(), question.clause(Locale::En))
    });
    PyTuple::new(py, methods)
}
