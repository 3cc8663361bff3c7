//! What judging comes to as maps: sets, counts, policies, checks of claims. What contradicts itself is refused.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::values::{decimal, through};
use super::{Text, WireError};
use crate::attainment::Status;
use crate::claim::{Check, Claim, Verdict};
use crate::decimal::{Decimal, Ratio};
use crate::goal::Sets;
use crate::indicator::Better;
use crate::interval::Interval;
use crate::rollup::{Counts, Policy};
use crate::unit::Unit;

fn refuse(place: &str, reason: impl ToString) -> WireError {
    WireError::Field { place: place.to_owned(), reason: reason.to_string() }
}

/// The sets of a goal as a map of intervals.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SetsRecord {
    /// Which way the compared figure is better.
    pub better: Better,
    /// Met or exceeded.
    pub accept: Interval<Ratio>,
    /// Beyond what was asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceeded: Vec<Interval<Ratio>>,
    /// What was asked, and no more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub met: Vec<Interval<Ratio>>,
    /// Outside, but within the declared width.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub near_miss: Vec<Interval<Ratio>>,
    /// Outside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missed: Vec<Interval<Ratio>>,
    /// The figure that percent and gap refer to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Ratio>,
}

impl From<Sets> for SetsRecord {
    fn from(sets: Sets) -> Self {
        let Sets { better, accept, exceeded, met, near_miss, missed, reference } = sets;
        Self { better, accept, exceeded, met, near_miss, missed, reference }
    }
}

impl TryFrom<SetsRecord> for Sets {
    type Error = WireError;
    fn try_from(record: SetsRecord) -> Result<Self, WireError> {
        let SetsRecord { better, accept, exceeded, met, near_miss, missed, reference } = record;
        let inside = exceeded.iter().chain(&met);
        let outside = near_miss.iter().chain(&missed);
        if inside.clone().any(|piece| !accept.contains(piece)) || outside.clone().any(|piece| accept.overlaps(piece)) {
            return Err(refuse("the sets of a goal", "`accept` holds `exceeded` and `met`, and nothing of the others"));
        }
        let pieces: Vec<&Interval<Ratio>> = inside.chain(outside).collect();
        let overlap =
            pieces.iter().enumerate().any(|(at, piece)| pieces.iter().skip(at + 1).any(|p| p.overlaps(piece)));
        if overlap {
            return Err(refuse("the sets of a goal", "two of them share a point"));
        }
        Ok(Self { better, accept, exceeded, met, near_miss, missed, reference })
    }
}

/// Counts of verdicts as a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CountsRecord {
    /// How many have each status; those that none has are left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, u64>"))]
    pub by_status: BTreeMap<Status, u64>,
    /// How many are met or exceeded for certain.
    pub surely_met: u64,
    /// How many are met or exceeded at most.
    pub possibly_met: u64,
}

impl From<Counts> for CountsRecord {
    fn from(counts: Counts) -> Self {
        let Counts { by_status, surely_met, possibly_met } = counts;
        Self { by_status, surely_met, possibly_met }
    }
}

impl TryFrom<CountsRecord> for Counts {
    type Error = WireError;
    fn try_from(record: CountsRecord) -> Result<Self, WireError> {
        let CountsRecord { mut by_status, surely_met, possibly_met } = record;
        by_status.retain(|_, count| *count > 0);
        let sum = |statuses: &[Status]| {
            statuses.iter().try_fold(0u64, |sum, s| sum.checked_add(by_status.get(s).copied().unwrap_or(0)))
        };
        let least = sum(&[Status::Exceeded, Status::Met]);
        let most = sum(&[Status::Exceeded, Status::Met, Status::Undecided]);
        let total = by_status.values().try_fold(0u64, |sum, count| sum.checked_add(*count));
        match (least, most, total) {
            (Some(least), Some(most), Some(_))
                if least <= surely_met && surely_met <= possibly_met && possibly_met <= most =>
            {
                Ok(Self { by_status, surely_met, possibly_met })
            }
            _ => {
                let place = format!("counts with {surely_met} to {possibly_met} met");
                Err(refuse(&place, "they are not between those met or exceeded and these with the undecided"))
            }
        }
    }
}

/// What a score must fulfil, as a map.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PolicyRecord {
    /// Indicators that must be met.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hurdles: Vec<String>,
    /// The least percent of targets that must have data.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub(crate) coverage: Option<Text>,
    /// The least percent of targets that must be met or exceeded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub(crate) met: Option<Text>,
    /// The least percent of the weights that must belong to targets met or exceeded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub(crate) weighted: Option<Text>,
    /// Whether all must be met or exceeded.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub all: bool,
    /// Whether one at least must be met or exceeded.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub any: bool,
}

impl From<Policy> for PolicyRecord {
    fn from(policy: Policy) -> Self {
        let Policy { hurdles, coverage, met, weighted, all, any } = policy;
        let text = |percent: Option<Decimal>| percent.map(|p| Text(p.to_string()));
        Self { hurdles, coverage: text(coverage), met: text(met), weighted: text(weighted), all, any }
    }
}

impl TryFrom<PolicyRecord> for Policy {
    type Error = WireError;
    fn try_from(record: PolicyRecord) -> Result<Self, WireError> {
        let PolicyRecord { hurdles, coverage, met, weighted, all, any } = record;
        let read = |percent: Option<Text>| percent.as_ref().map(decimal).transpose();
        Ok(Self { hurdles, coverage: read(coverage)?, met: read(met)?, weighted: read(weighted)?, all, any })
    }
}

/// The check of a claim as a map; the claim is checked again when it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckRecord {
    /// What was claimed.
    pub claim: Claim,
    /// How it fares.
    pub verdict: Verdict,
    /// The result of the figures exactly as printed, in `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<Ratio>,
    /// The result of everything that would be printed so, in `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub possible: Option<Interval<Ratio>>,
    /// What the figure that is not printed must have been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub implied: Option<Interval<Ratio>>,
    /// The unit of the result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Whether what is stated in percent was read as points.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub as_points: bool,
    /// Why it cannot be checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl From<Check> for CheckRecord {
    fn from(check: Check) -> Self {
        Self {
            claim: check.claim,
            verdict: check.verdict,
            computed: check.computed,
            possible: check.possible,
            implied: check.implied,
            unit: check.unit,
            as_points: check.as_points,
            reason: check.reason,
        }
    }
}

impl TryFrom<CheckRecord> for Check {
    type Error = WireError;
    fn try_from(record: CheckRecord) -> Result<Self, WireError> {
        let check = record.claim.check();
        if CheckRecord::from(check.clone()) == record {
            return Ok(check);
        }
        let place = format!("the check of a claim of {}", record.claim.kind().name());
        let (found, again) = (record.verdict.name(), check.verdict.name());
        let differs = if found == again { "other figures".to_owned() } else { format!("`{again}`, not `{found}`") };
        Err(refuse(&place, format!("checking again gives {differs}")))
    }
}

through! {
    Sets => SetsRecord;
    Counts => CountsRecord;
    Policy => PolicyRecord;
    Check => CheckRecord;
}
