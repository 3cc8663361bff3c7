//! What a verdict was made of: data from which it can be made again.

use serde::{Deserialize, Serialize};

use super::forms::{write_gap, write_interval};
use super::{FORMAT, WireError};
use crate::attainment::{AssessError, Attainment, Bounds, Reason, Status};
use crate::decimal::Ratio;
use crate::goal::Rule;
use crate::observation::Observation;
use crate::target::Target;

/// Everything that went into a verdict, and the verdict.
///
/// # Examples
/// ```
/// use attain::{Goal, Locale, Target, replay};
/// let target = Target::new("CPI", Goal::read("không quá 4%", Locale::Vi)?);
/// let verdict = target.assess_text("3,25%", Locale::Vi)?;
/// assert_eq!(replay(&verdict.trace())?, verdict);
/// let mut forged = verdict.trace();
/// forged.verdict.met = Some(false);
/// assert!(replay(&forged).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Trace {
    /// The version of the wire format.
    #[serde(deserialize_with = "super::known_format")]
    pub format: u32,
    /// The target, with all its versions.
    pub target: Target,
    /// The observations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<Observation>,
    /// The rule.
    pub rule: Rule,
    /// What came of them.
    pub verdict: VerdictRecord,
}

/// The verdict of a trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VerdictRecord {
    /// What became of the target.
    pub status: Status,
    /// Every status that is possible.
    #[serde(default)]
    pub possible: Vec<Status>,
    /// Whether it was met or exceeded.
    #[serde(default)]
    pub met: Option<bool>,
    /// Whether that survives the rounding of what was printed.
    #[serde(default)]
    pub certain: Option<bool>,
    /// Whether an estimate was used.
    #[serde(default)]
    pub provisional: bool,
    /// Why there is no status, or none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The version of the target that was in force.
    pub version: usize,
    /// The sets that the rule made of the goal, as intervals on its line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<(Status, String)>,
    /// The ratio to the reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Bounds<Ratio>>,
    /// Why there is no percentage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent_reason: Option<String>,
    /// The gap, in machine form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
    /// What was taken for granted, in English.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumptions: Vec<String>,
}

/// Why a trace could not be replayed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// The trace is of a version that is not known.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// Judging again failed.
    #[error(transparent)]
    Assess(#[from] AssessError),
    /// Judging again came to something else.
    #[error(
        "the trace of `{target}` says `{recorded}`, judging again says `{replayed}`; the trace was changed or made by another version"
    )]
    Differs {
        /// The name of the indicator.
        target: String,
        /// What the trace says.
        recorded: String,
        /// What judging again says.
        replayed: String,
    },
}

impl Attainment {
    /// Returns everything that went into the verdict.
    #[must_use]
    pub fn trace(&self) -> Trace {
        Trace {
            format: FORMAT,
            target: self.target().clone(),
            observations: self.observations().to_vec(),
            rule: self.rule().clone(),
            verdict: VerdictRecord::of(self),
        }
    }
}

impl VerdictRecord {
    fn of(verdict: &Attainment) -> Self {
        let mut sets = Vec::new();
        if let Ok(found) = verdict.sets() {
            let lists = [
                (Status::Exceeded, found.exceeded()),
                (Status::Met, found.met()),
                (Status::NearMiss, found.near_miss()),
                (Status::Missed, found.missed()),
            ];
            for (status, pieces) in lists {
                sets.extend(pieces.iter().map(|piece| (status, write_interval(piece))));
            }
        }
        Self {
            status: verdict.status(),
            possible: verdict.possible().to_vec(),
            met: verdict.met(),
            certain: verdict.certain(),
            provisional: verdict.provisional(),
            reason: verdict.reason().cloned(),
            version: verdict.version(),
            sets,
            ratio: verdict.ratio().cloned(),
            percent_reason: verdict.percent_reason().map(|reason| reason.name().to_owned()),
            gap: verdict.gap().map(write_gap),
            assumptions: verdict.assumptions().iter().map(|a| a.explain(crate::locale::Locale::En)).collect(),
        }
    }
}

/// Judges again from a trace.
///
/// # Errors
/// [`ReplayError::Differs`] where judging again comes to anything else than the trace says.
pub fn replay(trace: &Trace) -> Result<Attainment, ReplayError> {
    if trace.format != FORMAT {
        return Err(WireError::Format { found: trace.format }.into());
    }
    let verdict = trace.target.verdict(&trace.observations, &trace.rule)?;
    let replayed = VerdictRecord::of(&verdict);
    if replayed != trace.verdict {
        let (recorded, replayed) = match trace.verdict.status == replayed.status {
            true => (format!("{:?}", trace.verdict), format!("{replayed:?}")),
            false => (trace.verdict.status.to_string(), replayed.status.to_string()),
        };
        return Err(ReplayError::Differs { target: trace.target.indicator().name().to_owned(), recorded, replayed });
    }
    Ok(verdict)
}

impl Serialize for Attainment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.trace().serialize(serializer)
    }
}

/// Judges again: what is read is what the rule says, or an error.
impl<'de> Deserialize<'de> for Attainment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        replay(&Trace::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Attainment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Trace::schema_name()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Trace::json_schema(generator)
    }
}
