//! What a pace is measured by, as it is given: the day, the profile, the bands, the rule.

use attain::Profile;
use attain::pace::{Bands, Pacing};
use chrono::NaiveDate;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};

use crate::error::Result;
use crate::exact::{Exact, Number};
use crate::given::{Day, expected};
use crate::literal::{Call, day, list, quoted};
use crate::observation::Observation;
use crate::observations::{Given, Observations};
use crate::words::rule;

/// A profile as it is given: a name, weights, or what earlier years had reached.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum GivenProfile {
    Named(String),
    Weights(Vec<attain::Decimal>),
    Earlier(Vec<attain::Observation>),
}

impl GivenProfile {
    fn read(&self) -> Result<Profile> {
        Ok(match self {
            GivenProfile::Named(name) => Profile::named(name)?,
            GivenProfile::Weights(weights) => Profile::weights(weights.iter().copied())?,
            GivenProfile::Earlier(observations) => Profile::learned(observations)?,
        })
    }

    fn source(&self) -> String {
        match self {
            GivenProfile::Named(name) => quoted(name),
            GivenProfile::Weights(weights) => list(weights.iter().map(|weight| format!("Decimal('{weight}')"))),
            GivenProfile::Earlier(observations) => list(observations.iter().map(Observation::source)),
        }
    }

    fn out<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(match self {
            GivenProfile::Named(name) => PyString::new(py, name).into_any(),
            GivenProfile::Weights(weights) => {
                PyTuple::new(py, weights.iter().map(|weight| Number(*weight)))?.into_any()
            }
            GivenProfile::Earlier(earlier) => {
                PyTuple::new(py, earlier.iter().cloned().map(Observation).collect::<Vec<_>>())?.into_any()
            }
        })
    }
}

impl FromPyObject<'_, '_> for GivenProfile {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if let Ok(name) = obj.cast::<PyString>() {
            return Ok(Self::Named(name.to_cow()?.into_owned()));
        }
        if obj.is_instance_of::<Observations>() || obj.is_instance_of::<Observation>() {
            return Ok(Self::Earlier(obj.extract::<Given>()?.0));
        }
        let items: Vec<Bound<'_, PyAny>> = match obj.try_iter() {
            Ok(items) => items.collect::<PyResult<_>>()?,
            Err(_) => return expected("str, a list of weights or a list of Observation", &obj),
        };
        if items.iter().any(|item| item.is_instance_of::<Observation>()) {
            return Ok(Self::Earlier(PyList::new(obj.py(), items)?.extract::<Given>()?.0));
        }
        let weights = items.iter().map(|item| Ok(item.extract::<Exact>()?.read(None)?));
        Ok(Self::Weights(weights.collect::<PyResult<_>>()?))
    }
}

/// What months of a table are measured by.
pub fn pacing(profile: Option<&GivenProfile>, bands: Option<(Exact, Exact, Exact)>, named: &str) -> Result<Pacing> {
    let profile = profile.map_or_else(|| Profile::named("linear").map_err(Into::into), GivenProfile::read)?;
    let bands = match bands {
        Some((ahead, on_track, at_risk)) => Bands::new(ahead.read(None)?, on_track.read(None)?, at_risk.read(None)?)?,
        None => Bands::default(),
    };
    Ok(Pacing { profile, bands, rule: rule(named, false)? })
}

/// What a pace is measured by, as it is given, so that it can be written and stored.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Measure {
    pub on: NaiveDate,
    profile: GivenProfile,
    bands: Option<[attain::Decimal; 3]>,
    rule: String,
}

impl Measure {
    pub fn new(
        on: Day,
        profile: Option<GivenProfile>,
        bands: Option<(Exact, Exact, Exact)>,
        rule: &str,
    ) -> Result<Self> {
        let bands = match bands {
            Some((ahead, on_track, at_risk)) => Some([ahead.read(None)?, on_track.read(None)?, at_risk.read(None)?]),
            None => None,
        };
        let profile = profile.unwrap_or_else(|| GivenProfile::Named("linear".to_owned()));
        Ok(Self { on: on.0, profile, bands, rule: rule.to_owned() })
    }

    pub fn pacing(&self) -> Result<Pacing> {
        let bands = match self.bands {
            Some([ahead, on_track, at_risk]) => Bands::new(ahead, on_track, at_risk)?,
            None => Bands::default(),
        };
        Ok(Pacing { profile: self.profile.read()?, bands, rule: rule(&self.rule, false)? })
    }

    pub fn source(&self, call: Call) -> String {
        let named = |name: &str| self.profile != GivenProfile::Named(name.to_owned());
        let bands = self.bands.map(|bands| {
            let edges: Vec<String> = bands.iter().map(|edge| format!("Decimal('{edge}')")).collect();
            format!("({})", edges.join(", "))
        });
        call.opt("on", Some(day(self.on)))
            .opt("profile", named("linear").then(|| self.profile.source()))
            .opt("bands", bands)
            .text("rule", (self.rule != attain::Rule::default().name()).then_some(&self.rule))
            .end()
    }

    pub fn keywords<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let keywords = PyDict::new(py);
        keywords.set_item("on", self.on)?;
        keywords.set_item("profile", self.profile.out(py)?)?;
        if let Some(bands) = self.bands {
            keywords.set_item("bands", PyTuple::new(py, bands.map(Number))?)?;
        }
        keywords.set_item("rule", &self.rule)?;
        Ok(keywords)
    }
}
